// What the promise of privacy rests on: which code a browser lets reach the network, and which memory.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { DIST, replace, variant } from '../lib/local.mjs';
import { plan, witness } from '../lib/planner.mjs';
import { ENGINE } from './driver.mjs';
import { admit, askedOf, browser, elsewhere, feed, itemsOf, like, part, remembered, serve, until } from './world.mjs';

/** Tries every way out that a worker and a page have in common; a string, so that it runs in either. */
const WAYS_OUT = `async (away) => {
  const way = (name) => away + name;
  const settled = (start) => new Promise((done) => {
    setTimeout(done, 3000);
    try { start(done); } catch { done(); }
  });
  await fetch(way('fetch')).catch(() => {});
  await fetch(way('post'), { method: 'POST', mode: 'no-cors', body: 'x' }).catch(() => {});
  await import(way('module.js')).catch(() => {});
  await settled((done) => {
    const request = new XMLHttpRequest();
    request.onloadend = done;
    request.open('GET', way('request'));
    request.send();
  });
  await settled((done) => (new EventSource(way('events')).onerror = done));
  await settled((done) => (new WebSocket(way('socket').replace('http', 'ws')).onerror = done));
}`;

/** The app with a file beside it that tries all ways out to `away`, then says so to its own host. */
function planted(test, name, path, away, begin) {
  const folder = variant(test, name);
  const script = `const out = ${WAYS_OUT};\nconst tried = () => out('${away}').then(() => fetch(new URL('tried', import.meta.url)));\n`;
  replace(folder, path, script + begin);
  return folder;
}

const says = (what) => (response) => response.writeHead(200, { 'Access-Control-Allow-Origin': '*' }).end(what);

/** Another host, which the browser can reach. */
async function stranger(test) {
  const host = await witness(test, says('it arrived'));
  admit(host.host);
  return host;
}

test('the recorder sees the browser, and what a worker from a network address sends away: no policy holds for it', async (t) => {
  t.diagnostic(`${ENGINE} ${(await browser()).version}`);
  const away = await stranger(t);
  const { url } = await serve(t, planted(t, 'stray', 'stray.js', `${away.url}/`, 'await tried();'));
  const tried = askedOf(`${url}tried`);
  const page = await (await browser()).tab(url);
  const gone = elsewhere();
  await page.evaluate(() => void (globalThis.stray = new Worker('stray.js', { type: 'module' })));
  await until(() => tried().length, 'all ways tried');
  const arrived = away.arrived.map(({ method, url }) => `${method} ${new URL(url).pathname}`);
  for (const way of ['GET /fetch', 'POST /post', 'GET /request', 'GET /events']) assert.ok(arrived.includes(way), `${way}: ${arrived}`);
  assert.ok(gone().some((line) => line.startsWith('CONNECT') || line.includes('/socket')), 'a socket');
  await page.close();
});

test('the engine is started from a blob: address, and so the policy of the page holds for it: nothing arrives', async (t) => {
  const away = await stranger(t);
  const folder = planted(t, 'spy', 'engine.js', `${away.url}/`, 'export default tried;');
  const { url } = await serve(t, folder);
  const [tried, gone] = [askedOf(`${url}tried`), elsewhere()];
  const page = await (await browser()).tab(url);
  await until(() => tried().length, 'all ways tried');
  assert.deepEqual([away.arrived, gone()], [[], []]);
  await page.close();
});

test('so it does for the engine in the frame on the page of somebody else', async (t) => {
  const away = await stranger(t);
  const folder = planted(t, 'frame', 'embed/v1/engine.js', `${away.url}/`, 'export default tried;');
  replace(folder, 'around.html', '<!doctype html><iframe src="embed/v1/frame.html"></iframe>');
  replace(folder, 'embed/v1/client.js', readFileSync(new URL('../../../target/site/client.js', import.meta.url), 'utf8'));
  replace(folder, 'embed/v1/frame.js', `import { EngineClient } from './client.js'; EngineClient.start(location.href, { files: new Map() });`);
  const { url } = await serve(t, folder);
  const [tried, gone] = [askedOf(`${url}embed/v1/tried`), elsewhere()];
  const page = await (await browser()).tab(`${url}around.html`);
  await until(() => tried().length, 'all ways tried');
  assert.deepEqual([away.arrived, gone()], [[], []]);
  await page.close();
});

test('the page itself reaches nobody', async (t) => {
  const away = await stranger(t);
  const { url } = await serve(t);
  const page = await (await browser()).tab(url);
  await feed(page);
  const gone = elsewhere();
  await page.evaluate(`(away) => (${WAYS_OUT})(away)`, `${away.url}/`);
  await page.evaluate(async (away) => {
    navigator.sendBeacon(`${away}beacon`, 'x');
    const ended = (element) =>
      new Promise((done) => {
        Object.assign(element, { onload: done, onerror: done });
        if (!element.src) document.head.append(element);
        setTimeout(done, 1000);
      });
    const link = (rel) => ended(Object.assign(document.createElement('link'), { rel, href: away + rel }));
    await Promise.all([ended(Object.assign(new Image(), { src: `${away}image` })), ...['stylesheet', 'icon', 'prefetch'].map(link)]);
    const frame = document.createElement('iframe');
    document.body.append(Object.assign(frame, { src: `${away}frame` }));
    const form = Object.assign(document.createElement('form'), { action: `${away}form`, method: 'post' });
    document.body.append(form);
    try {
      form.submit();
    } catch {
      // Refused at once.
    }
  }, `${away.url}/`);
  assert.equal(await page.evaluate(() => location.origin), new URL(url).origin);
  assert.deepEqual([away.arrived, gone()], [[], []]);
  await page.close();
});

test('where the policy does not hold for a worker from a blob: address either, the engine is not started and memory not opened', async (t) => {
  // No browser is like that here; without the policy the page's worker is as free as one would be.
  const folder = variant(t, 'unguarded');
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const bare = html.replace(/<meta[^>]*Content-Security-Policy[^>]*>/i, '');
  assert.notEqual(bare, html);
  replace(folder, 'index.html', bare);
  const { url } = await serve(t, folder);
  const engine = askedOf(`${url}engine_bg.wasm`);
  const page = await (await browser()).tab(url);
  await page.sees('[role="alert"]', 'This browser does not hold what Penchant relies on');
  assert.deepEqual(engine(), []);
  const databases = await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(databases, []);
  await page.close();
});

const frame = () => document.querySelector('iframe[src$="gate.html"]');

test('what is approved goes through the gate and arrives as it was shown; the gate reaches no memory', async (t) => {
  const host = await witness(t, plan('{"steps":[{"tool":"recommend","arguments":{"count":3}}]}'));
  admit(host.host);
  const { url } = await serve(t);
  const page = await (await browser()).tab(url);
  await feed(page);
  const gone = elsewhere();
  await page.click(part('nav-leaves'));
  await page.type(part('planner-endpoint'), `${host.url}/v1`);
  await page.type(part('planner-model'), 'a-model');
  await page.click(part('planner-save'));
  await page.sees(part('planner-told'), 'Saved.');
  await page.click(part('planner-test'));
  const shown = await page.sees(part('consent-message'), 'POST ');
  assert.equal(await page.evaluate(`() => !!(${frame})()`), false, 'no gate before a yes');
  await page.click(part('consent-no'));
  await page.sees(part('planner-told'), 'You did not allow it, so nothing was sent.');
  assert.deepEqual([host.arrived, gone()], [[], []]);

  await page.click(part('ask-again'));
  await page.until((asking) => !document.querySelector(asking), part('ask-again'));
  await page.click(part('planner-test'));
  await page.sees(part('consent-message'), 'POST ');
  await page.click(part('consent-session'));
  await page.sees(part('planner-told'), 'It works');
  assert.equal(host.arrived.length, 1);
  const [{ method, url: address, headers, body }] = host.arrived;
  assert.equal(`${method} ${address}\ncontent-type: ${headers['content-type']}\n\n${body}`, shown);
  assert.deepEqual([headers.origin, headers.cookie, headers.referer], ['null', undefined, undefined]);

  const gate = await page.frame(frame);
  const reach = await gate.evaluate(async () => {
    const tried = async (what) => {
      try {
        await what();
        return 'reached';
      } catch (error) {
        return error.name;
      }
    };
    const ways = [() => indexedDB.open('penchant'), () => localStorage.length, () => document.cookie, () => parent.document, () => caches.keys()];
    return [self.origin, ...(await Promise.all(ways.map(tried)))];
  });
  assert.deepEqual(reach, ['null', ...Array(5).fill('SecurityError')]);

  // Nobody opens it a second time. What goes by the way that is open arrives later, and so would have what was tried before.
  await page.evaluate((url) => {
    const [engine, keys] = [new MessageChannel(), new MessageChannel()];
    const { contentWindow } = document.querySelector('iframe[src$="gate.html"]');
    contentWindow.postMessage(null, '*', [engine.port2, keys.port2]);
    keys.port1.postMessage({ ready: true });
    engine.port1.postMessage({ id: 1, origin: new URL(url).origin, url, method: 'GET', headers: [], most: 9 });
  }, `${host.url}/smuggled`);
  // A press may come while the answer before it is still being drawn.
  const again = async () => {
    if (host.arrived.length < 2) await page.click(part('planner-test'));
    return host.arrived.length > 1;
  };
  await until(again, 'a second request');
  // It can't be led away either.
  await gate.evaluate((url) => void (location.href = url), `${host.url}/away`);
  await page.reload();
  await page.sees(part('left'));
  assert.deepEqual(new Set(host.arrived.map(({ url }) => url)), new Set([address]));
  assert.ok(gone().every((line) => line.endsWith(` ${address}`)), gone().join('\n'));
  await page.close();
});

test('with no grant nothing goes to another origin: open, like, search, ask in another language, memory, reload', async (t) => {
  const { url } = await serve(t);
  const app = await browser();
  await app.complaints();
  const gone = elsewhere();
  const page = await app.tab(url);
  await feed(page);
  await like(page, url, itemsOf('Board game')[0]);
  await page.click(part('nav-search'));
  // The runtime of the model that is bound here greets its maker when it starts, unless it is told not to.
  await until(() => page.evaluate(() => !!document.querySelector('[data-testid="model-state"][data-state="ready"]')), 'a model', 60_000);
  await page.type(part('search-input'), 'draw and paint');
  await page.sees(part('search-results', 'card'));
  // Before the page is left, its words have reached the address.
  await page.until(() => location.hash.includes('paint'));
  // The model of many languages comes from this origin, too.
  await page.click(part('nav-ask'));
  await page.type(part('ask-input'), '天文学のソフトをお願いします');
  await page.click(part('ask-send'));
  await until(
    () => page.evaluate(() => [...document.querySelectorAll('[data-testid="chip"]')].some((chip) => chip.textContent.includes('Astronomy'))),
    'what the words mean',
    60_000,
  );
  await page.click(part('network-indicator'));
  await page.sees(part('network-dialog'), 'It asked no other site for anything.');
  await page.goto(url);
  await feed(page);
  await page.reload();
  await feed(page);
  const acts = await remembered(page);
  assert.ok(acts.some((act) => act.startsWith('Liked')), acts.join(', '));
  assert.deepEqual(gone(), []);
  // WebKit says that it does not know a part of the policy, Firefox what the engine's worker tries before it starts, and that
  // pictures were still on their way when the page was left.
  const known = /directive 'manifest-src'|blocked a JavaScript eval|Failed to load ‘’\. A ServiceWorker intercepted/;
  assert.deepEqual((await app.complaints()).filter((line) => !known.test(line)), []);
  await page.close();
});
