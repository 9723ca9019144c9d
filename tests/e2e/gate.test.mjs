// What leaves through the gate: nothing unasked, exactly what was approved, and a record that says the same.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { eventually, feed, like, open, part } from './lib/app.mjs';
import { llama, plan, reply, says, setUp, stream, witness } from './lib/planner.mjs';

const PLAN = '{"steps":[{"tool":"recommend","arguments":{"count":3}}]}';
const KEY = 'sk-a-key-that-nobody-else-may-see';

const told = (page, text, timeout = 10_000) => part(page, 'planner-told').getByText(text).waitFor({ timeout });
const asked = (page) => part(page, 'consent-dialog').and(page.locator('[open]'));

/** Tries the model out and answers the question; returns the message that was shown. */
async function tryOut(page, answer) {
  await part(page, 'planner-test').click();
  await asked(page).waitFor();
  const shown = await part(page, 'consent-message').textContent();
  await part(page, `consent-${answer}`).click();
  return shown;
}

/** What arrived, as a receipt has it. */
function message({ method, url, headers, body }, keyed = false) {
  const key = keyed ? 'authorization: Bearer ‹key›\n' : '';
  return `${method} ${url}\ncontent-type: ${headers['content-type']}\n${key}\n${body}`;
}

/** The latest receipt's content. */
async function receipt(page) {
  const latest = part(page, 'receipt').first();
  await latest.locator('summary').click();
  const text = await latest.locator('pre').textContent();
  await latest.locator('summary').click();
  return text;
}

const headline = (page, text) => part(page, 'left').getByText(text, { exact: true }).waitFor();

test('without permission there is no gate, and nothing goes to a model that is set up', async (t) => {
  const host = await witness(t, plan(PLAN));
  const { page, recorder, complaints } = await setUp(t, host);
  await headline(page, 'Nothing has left this device');
  await part(page, 'planner-test').click();
  await asked(page).waitFor();
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'consent-no', '"no" comes first');
  assert.equal(page.frames().length, 1, 'the gate is open before anything is approved');
  await page.keyboard.press('Escape');
  await told(page, 'You did not allow it, so nothing was sent.');
  // A no holds, until the person wants to be asked.
  await part(page, 'planner-test').click();
  await told(page, 'You did not allow it, so nothing was sent.');
  await part(page, 'ask-again').click();
  await tryOut(page, 'no');
  await told(page, 'You did not allow it, so nothing was sent.');
  await headline(page, 'Nothing has left this device');
  assert.equal(page.frames().length, 1);
  assert.deepEqual([recorder.letThrough, recorder.foreign, host.arrived], [[], [], []]);
  assert.deepEqual(complaints, []);
});

test('what is shown is what arrives and what the receipt says; a second yes is not needed, a revoked one is', async (t) => {
  const host = await witness(t, plan(PLAN));
  const { page, recorder, complaints } = await setUp(t, host, { key: KEY });
  const shown = await tryOut(page, 'session');
  await told(page, 'It works: a plan of 1 step came back.');
  assert.equal(host.arrived.length, 1);
  const [{ headers }] = host.arrived;
  assert.equal(message(host.arrived[0], true), shown);
  assert.equal(headers.authorization, `Bearer ${KEY}`);
  assert.deepEqual([headers.origin, headers.cookie, headers.referer], ['null', undefined, undefined]);
  await headline(page, '1 request left this device');
  assert.equal(await receipt(page), shown);

  await part(page, 'planner-test').click();
  await eventually(() => host.arrived.length, (count) => count === 2, 'a second request');
  await told(page, 'It works: a plan of 1 step came back.');
  await headline(page, '2 requests left this device');
  await part(page, 'revoke').click();
  await part(page, 'grant').waitFor({ state: 'detached' });
  await tryOut(page, 'no');
  await told(page, 'You did not allow it, so nothing was sent.');

  const posted = recorder.letThrough.filter((line) => !line.startsWith('OPTIONS '));
  assert.deepEqual(posted, Array(2).fill(`POST ${host.url}/v1/chat/completions`));
  assert.deepEqual([recorder.foreign, host.arrived.length], [[], 2]);
  // The key is in no storage, in no export, and nowhere on the page.
  const kept = await page.evaluate(async () => {
    const all = [JSON.stringify(localStorage), JSON.stringify(sessionStorage), document.documentElement.outerHTML];
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise((opened) => (indexedDB.open(name).onsuccess = ({ target }) => opened(target.result)));
      for (const store of db.objectStoreNames) {
        const rows = db.transaction(store).objectStore(store).getAll();
        await new Promise((done) => (rows.onsuccess = done));
        all.push(...rows.result.map((row) => new TextDecoder('latin1').decode(row.buffer ? row : new TextEncoder().encode(JSON.stringify(row)))));
      }
      db.close();
    }
    return all.join('\n');
  });
  assert.ok(kept.includes('chat/completions'), 'the search for the key is blind');
  assert.ok(!kept.includes(KEY));
  assert.deepEqual(complaints, []);
});

// What such a service answers is a file: none of them can be had here.
const OTHERS = [
  ['ollama', 'application/x-ndjson', 'ollama.ndjson', '/api/chat', ({ authorization }) => authorization, `Bearer ${KEY}`],
  ['anthropic', 'text/event-stream', 'anthropic.sse', '/v1/messages', (headers) => headers['x-api-key'], KEY],
];
for (const [kind, type, file, path, key, expected] of OTHERS) {
  test(`the format of ${kind}: what is shown is what arrives, and its answer is a plan`, async (t) => {
    const body = await readFile(new URL(`../fixtures/llm/${file}`, import.meta.url));
    const host = await witness(t, reply(200, type, body));
    const { page, recorder, complaints } = await setUp(t, host, { key: KEY, kind });
    const shown = await tryOut(page, 'once');
    await told(page, 'It works: a plan of');
    const [arrived] = host.arrived;
    assert.ok(shown.endsWith(`\n\n${arrived.body}`) && shown.startsWith(`POST ${host.url}${path}\n`), shown.slice(0, 200));
    assert.ok(!shown.includes(KEY));
    assert.equal(key(arrived.headers), expected);
    assert.equal(await receipt(page), shown);
    assert.deepEqual([recorder.foreign, host.arrived.length], [[], 1]);
    assert.deepEqual(complaints, []);
  });
}

test('the gate can reach the network and no memory; the page the reverse; nobody opens it a second time', async (t) => {
  const host = await witness(t, plan(PLAN));
  const { page, recorder } = await setUp(t, host);
  await tryOut(page, 'session');
  await told(page, 'It works');
  const gate = page.frames().find((frame) => frame.url().endsWith('/gate.html'));
  const reach = await gate.evaluate(() => {
    const tried = (what) => {
      try {
        return String(what());
      } catch (error) {
        return error.name;
      }
    };
    return [
      self.origin,
      tried(() => indexedDB.open('penchant')),
      tried(() => localStorage.length),
      tried(() => document.cookie),
      tried(() => parent.document),
      tried(() => caches.keys()),
    ];
  });
  assert.deepEqual(reach.slice(0, 5), ['null', ...Array(4).fill('SecurityError')]);
  const before = host.arrived.length;
  await page.evaluate((url) => {
    const frame = document.querySelector('iframe').contentWindow;
    const [engine, keys] = [new MessageChannel(), new MessageChannel()];
    frame.postMessage(null, '*', [engine.port2, keys.port2]);
    engine.port1.postMessage({ id: 1, origin: new URL(url).origin, url, method: 'GET', headers: [], most: 9 });
  }, `${host.url}/smuggled`);
  await page.waitForTimeout(500);
  assert.equal(host.arrived.length, before);
  assert.ok(recorder.letThrough.every((line) => !line.includes('smuggled')));
  // The frame can't be led away: its parent's policy lets it go nowhere else.
  await gate.evaluate((url) => void (location.href = url), `${host.url}/away`).catch(() => {});
  await page.waitForTimeout(500);
  assert.ok(recorder.letThrough.every((line) => !line.includes('away')));
});

test('stopping and revoking break off what is under way', async (t) => {
  const host = await witness(t, stream((response) => response.write(says('{"steps":['))));
  const { page } = await setUp(t, host);
  await tryOut(page, 'session');
  await part(page, 'planner-said').getByText('{"steps":[').waitFor();
  await part(page, 'planner-stop').click();
  await told(page, 'Stopped.');
  assert.equal(await host.arrived[0].hungUp, true);
  await part(page, 'receipt').getByText('sent, and stopped').first().waitFor();

  await part(page, 'planner-test').click();
  await eventually(() => host.arrived.length, (count) => count === 2, 'a second request');
  await part(page, 'revoke').click();
  await told(page, 'Stopped.');
  assert.equal(await host.arrived[1].hungUp, true);
  await part(page, 'receipt').getByText('sent, and stopped by you').waitFor();
});

test('where the gate cannot be loaded nothing leaves, and the next attempt loads it anew', async (t) => {
  const host = await witness(t, plan(PLAN));
  const { page } = await setUp(t, host);
  await page.route('**/gate.html', (route) => route.abort());
  await tryOut(page, 'session');
  await page.locator('iframe').waitFor({ state: 'attached' });
  await part(page, 'planner-stop').click();
  await told(page, 'Stopped.');
  await part(page, 'receipt').getByText('never sent').waitFor();
  await headline(page, 'Nothing has left this device');
  assert.deepEqual(host.arrived, []);

  await page.unroute('**/gate.html');
  await part(page, 'planner-test').click();
  await told(page, 'It works: a plan of 1 step came back.');
  await headline(page, '1 request left this device');
  assert.equal(host.arrived.length, 1);
});

test('hosts that fail, babble or lead elsewhere are told of, and nothing else is asked', async (t) => {
  const elsewhere = await witness(t, plan(PLAN));
  const cases = [
    [reply(500, 'application/json', '{"error":{"message":"too busy"}}'), 'It answered with failure 500: “too busy”'],
    [reply(503, 'text/html', '<h1>down</h1>'), 'It answered with failure 503'],
    [reply(200, 'text/html', '<!doctype html><script>alert(1)</script>'), 'What came back cannot be read.'],
    [reply(200, 'application/octet-stream', Buffer.from([0xff, 0xfe, 0, 1, 2, 3])), 'What came back cannot be read.'],
    [stream((response) => response.end('data: {"choices":[')), 'What came back cannot be read.'],
    [(response) => response.writeHead(302, { Location: elsewhere.url, 'Access-Control-Allow-Origin': '*' }).end(), 'It could not be reached.'],
    [stream((response) => response.write(': \n', () => response.destroy())), 'It could not be reached.'],
  ];
  let answer;
  const host = await witness(t, (response) => answer(response));
  const { page, recorder } = await setUp(t, host);
  for (const [index, [behaviour, text]] of cases.entries()) {
    answer = behaviour;
    if (index === 0) await tryOut(page, 'session');
    else await part(page, 'planner-test').click();
    await eventually(() => host.arrived.length, (count) => count === index + 1, `request ${index}`);
    await told(page, text);
    await eventually(() => part(page, 'planner-test').isEnabled(), Boolean, 'an end');
  }
  assert.equal(host.arrived.length, cases.length);
  assert.deepEqual([elsewhere.arrived, recorder.foreign], [[], []]);
  await headline(page, `${cases.length} requests left this device`);
});

test('a host that is silent, or that drips, is given up on', async (t) => {
  const silent = await witness(t, () => {});
  const drips = await witness(t, stream((response) => {
    const timer = setInterval(() => response.write(': \n'), 400);
    response.on('close', () => clearInterval(timer));
  }));
  const wait = async (host, atLeast, atMost) => {
    const { page } = await setUp(t, host);
    const began = Date.now();
    await tryOut(page, 'once');
    await told(page, 'It took too long.', atMost);
    assert.ok(Date.now() - began >= atLeast);
    assert.equal(await host.arrived[0].hungUp, true);
    await part(page, 'receipt').getByText('sent, and given up on').waitFor();
  };
  await Promise.all([wait(silent, 44_500, 60_000), wait(drips, 89_500, 105_000)]);
});

test('a real model behind llama.cpp is asked, speaks as it goes, fits the schema, and can be stopped', async (t) => {
  const host = await llama(t);
  const { page, recorder, complaints } = await setUp(t, host);
  const shown = await tryOut(page, 'session');
  await part(page, 'planner-said').getByText('{').waitFor({ timeout: 45_000 });
  await told(page, /It works: a plan of \d step/, 90_000);
  assert.equal(message(host.arrived[0]), shown);
  assert.equal(await receipt(page), shown);

  await part(page, 'planner-test').click();
  await part(page, 'planner-said').getByText('{').waitFor({ timeout: 45_000 });
  await part(page, 'planner-stop').click();
  await told(page, 'Stopped.');
  assert.equal(await host.arrived[1].hungUp, true);
  await headline(page, '2 requests left this device');
  assert.equal(message(host.arrived[1]), shown);
  const posted = recorder.letThrough.filter((line) => !line.startsWith('OPTIONS '));
  assert.deepEqual(posted, host.arrived.map(({ url }) => `POST ${url}`));
  assert.deepEqual([recorder.foreign, complaints], [[], []]);
});

test('what is looked up is cited, kept, and asked for once; the title is all that leaves', async (t) => {
  const page_ = { title: 'Gnome', extract: 'A gnome is a mythological creature.', revisions: [{ timestamp: '2026-03-04T00:00:00Z' }] };
  const host = await witness(t, reply(200, 'application/json', JSON.stringify({ query: { pages: [page_] } })));
  const { page, origin, recorder } = await open(t, { played: [host.host] });
  await feed(page);
  await like(page, 'org.gnome.Chess');
  await part(page, 'nav-leaves').click();
  await part(page, 'encyclopedia').fill(host.url);
  await part(page, 'save-encyclopedia').click();
  await page.getByText('Saved.').waitFor();
  await page.goto(`${origin}/#/item/org.gnome.Chess`);
  const title = await part(page, 'item-page').getByRole('heading', { level: 1 }).textContent();
  // A no is no end: whoever presses again is asked again.
  for (let times = 0; times < 2; times += 1) {
    await part(page, 'ask-wikipedia').click();
    await asked(page).waitFor();
    await part(page, 'consent-no').click();
    await part(page, 'elsewhere-told').getByText('You did not allow it').waitFor();
  }
  await part(page, 'ask-wikipedia').click();
  await asked(page).waitFor();
  await part(page, 'consent-once').click();
  await part(page, 'claim').getByText('A gnome is a mythological creature.').waitFor();
  assert.match(await part(page, 'claim').locator('figcaption').textContent(), /Wikipedia · Gnome .*as of 2026-03-04, asked today/);
  assert.equal(await part(page, 'claim').getByRole('link').getAttribute('href'), `${host.url}/wiki/Gnome`);
  assert.equal(host.arrived.length, 1);
  assert.equal(new URL(host.arrived[0].url).searchParams.get('titles'), title);
  // It left with permission: that is told, and no alarm.
  await part(page, 'network-indicator').getByText('1 request left').waitFor();
  assert.ok(!(await part(page, 'network-indicator').getAttribute('class')).includes('alarm'));
  // Kept: not asked again, not even after a reload.
  await page.reload();
  await part(page, 'ask-wikipedia').click();
  await part(page, 'claim').waitFor();
  assert.equal(host.arrived.length, 1);
  assert.deepEqual(recorder.foreign, []);
});

test('a catalogue and a picture from another site come by permission, file by file, and nothing more', async (t) => {
  const files = fileURLToPath(new URL('../../dist/packs/demo/', import.meta.url));
  const host = await witness(t, async (response, { url }) => {
    const file = await readFile(files + decodeURIComponent(new URL(url).pathname.slice(1))).catch(() => null);
    reply(file ? 200 : 404, 'application/octet-stream', file ?? '')(response);
  });
  const { page, origin, recorder, complaints } = await open(t, { played: [host.host] });
  await feed(page);
  await part(page, 'nav-leaves').click();
  await part(page, 'catalogue-url').fill(`${host.url}/pack.json`);
  await part(page, 'catalogue-open').click();
  await asked(page).waitFor();
  await part(page, 'consent-session').click();
  await part(page, 'catalogue-told').getByText('Another catalogue is open').waitFor({ timeout: 30_000 });
  const read = host.arrived.length;
  assert.ok(read > 1 && host.arrived.every(({ method }) => method === 'GET'));
  await headline(page, `${read} requests left this device`);

  // Its pictures stay where they are, until one is asked for.
  await part(page, 'nav-feed').click();
  await feed(page);
  const [id] = await feed(page);
  await page.goto(`${origin}/#/item/${encodeURIComponent(id)}`);
  await part(page, 'show-picture').click();
  await asked(page).waitFor();
  assert.equal(host.arrived.length, read);
  await part(page, 'consent-once').click();
  await eventually(() => host.arrived.length, (count) => count === read + 1, 'the picture');
  const picture = part(page, 'elsewhere-told').locator('img');
  await picture.waitFor();
  await eventually(() => picture.evaluate((image) => image.naturalWidth), (width) => width > 0, 'a picture that can be seen');
  assert.deepEqual(recorder.letThrough, host.arrived.map(({ url }) => `GET ${url}`));
  assert.deepEqual([recorder.foreign, complaints], [[], []]);
});
