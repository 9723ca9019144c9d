// Promise 1: with no grant given, nothing leaves for another origin.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { feed, open, part, remembered } from './lib/app.mjs';

test('a page cannot tell that it is being tested', async (t) => {
  const app = await open(t);
  assert.equal(await app.page.evaluate(() => navigator.webdriver), false);
  assert.notEqual(new URL(app.page.url()).hostname, 'localhost');
  assert.equal(await app.page.evaluate(() => isSecureContext), true);
});

test('the recorder sees what a worker without a policy sends away', async (t) => {
  const app = await open(t);
  // Control: a worker from a network URL has no policy of its own. Nothing in the app is started like this.
  await app.profile.route('**/stray.js', (route) =>
    route.fulfill({
      contentType: 'text/javascript',
      body: `fetch('http://stray.example/beacon', { method: 'POST', mode: 'no-cors', body: 'x' })
               .finally(() => fetch('https://stray.example/tls')).finally(() => postMessage('sent')).catch(() => {});`,
    }),
  );
  await app.page.evaluate(
    () =>
      new Promise((sent) => {
        new Worker('stray.js').onmessage = sent;
      }),
  );
  assert.deepEqual(app.recorder.foreign, ['POST http://stray.example/beacon', 'CONNECT stray.example:443']);
});

test('the page itself cannot reach another origin', async (t) => {
  const app = await open(t);
  const outcomes = await app.page.evaluate(async () => {
    const outcome = (promise) => promise.then(() => 'sent', (error) => error.name);
    const image = (src) =>
      new Promise((loaded, failed) => Object.assign(new Image(), { src, onload: loaded, onerror: () => failed(new Error()) }));
    navigator.sendBeacon('http://stray.example/beacon', 'x');
    return Promise.all([
      outcome(fetch('http://stray.example/fetch')),
      outcome(image('http://stray.example/image.png')),
      outcome(import('http://stray.example/module.js')),
    ]);
  });
  assert.deepEqual(outcomes, ['TypeError', 'Error', 'TypeError']);
  assert.deepEqual(app.recorder.foreign, []);
});

test('the engine cannot reach another origin either', async (t) => {
  const app = await open(t);
  await feed(app.page);
  const [engine] = app.page.workers();
  const outcomes = await engine.evaluate(async () => {
    const outcome = (promise) => promise.then(() => 'sent', (error) => error.name);
    return Promise.all([
      outcome(fetch('http://stray.example/fetch')),
      outcome(import('http://stray.example/module.js')),
      outcome(new Promise((_, refused) => (new WebSocket('ws://stray.example/').onerror = () => refused(new Error())))),
    ]);
  });
  assert.deepEqual(outcomes, ['TypeError', 'TypeError', 'Error']);
  assert.deepEqual(app.recorder.foreign, []);
});

test('in a whole journey nothing goes beyond the origin', async (t) => {
  const { page, origin, recorder, complaints } = await open(t, { installs: true });
  await feed(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await part(page, 'like').first().click();
  await part(page, 'save').nth(1).click();
  await part(page, 'not-for-me').nth(2).click();
  await part(page, 'why').first().click();
  await part(page, 'why-dialog').locator('.bars-sum').waitFor();
  await page.keyboard.press('Escape');
  await part(page, 'nav-search').click();
  // The runtime that is bound here greets its maker when it creates a session, unless it is told not to.
  await page.locator('[data-testid="model-state"][data-state="ready"]').waitFor({ timeout: 60_000 });
  await part(page, 'search-input').fill('draw and paint');
  await part(part(page, 'search-results'), 'card').first().getByRole('link').click();
  await part(page, 'item-page').getByRole('heading', { level: 1 }).waitFor();
  const acts = await remembered(page);
  assert.ok(acts.length >= 3, acts.join(', '));
  await part(page, 'network-indicator').click();
  await part(page, 'network-dialog').getByText('It asked no other site for anything.').waitFor();
  await page.keyboard.press('Escape');
  await part(page, 'forget-all').click();
  await part(page, 'confirm-forget-all').click();
  await page.reload();
  await page.waitForTimeout(2_000);

  assert.deepEqual(recorder.foreign, []);
  const asked = recorder.own.map((line) => line.slice(line.indexOf(origin) + origin.length));
  for (const path of ['/engine_bg.wasm', '/packs/demo/pack.json', '/models/', '/ort/', '/sw.js']) {
    assert.ok(asked.some((file) => file.startsWith(path)), `${path} was not seen: the recorder is blind there`);
  }
  // Nothing that was done is in an address, and nothing is sent but requests for files.
  assert.ok(recorder.own.every((line) => line.startsWith('GET ')));
  assert.ok(asked.every((file) => !file.includes('?')), asked.filter((file) => file.includes('?')).join(', '));
  assert.deepEqual(complaints, []);
});
