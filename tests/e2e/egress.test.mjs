// Promise 1: with no grant given, nothing leaves for another origin.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open } from './lib/app.mjs';

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
