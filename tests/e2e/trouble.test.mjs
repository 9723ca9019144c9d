// Bad days: no network, no storage, no model, no worker, no WebAssembly.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cardsIn, eventually, feed, itemsOf, like, open, part } from './lib/app.mjs';

test('a server that dies takes nothing away that is on the page', async (t) => {
  const app = await open(t);
  await feed(app.page);
  await app.disconnect();
  await part(app.page, 'nav-search').click();
  await part(app.page, 'search-input').fill('chess');
  await eventually(() => cardsIn(part(app.page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');
  await part(app.page, 'nav-feed').click();
  await feed(app.page);
});

test('without the catalogue the app says so, and offers to try again', async (t) => {
  const app = await open(t, {
    before: (page) => page.route('**/packs/**', (route) => route.abort()),
  });
  await app.page.getByText('The catalogue could not be loaded').waitFor();
  await app.page.unroute('**/packs/**');
  await app.page.getByRole('button', { name: 'Try again' }).click();
  await feed(app.page);
});

test('without the model it recommends and searches by words, and says so', async (t) => {
  const app = await open(t, {
    before: (page) => page.route('**/models/**', (route) => route.abort()),
  });
  await feed(app.page);
  await part(app.page, 'nav-search').click();
  await app.page.locator('[data-testid="model-state"][data-state="failed"]').waitFor({ timeout: 30_000 });
  const told = await app.page.locator('.search').textContent();
  assert.ok(!/TypeError|Failed to fetch|Error:/.test(told), told);
  await part(app.page, 'search-input').fill('chess');
  await eventually(() => cardsIn(part(app.page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');
});

test('without storage it works, and says that nothing is kept', async (t) => {
  // In the worker, where memory is: the script of the worker is the page's own, started from a blob.
  const app = await open(t, {
    before: (page) =>
      page.addInitScript(() => {
        const Original = Blob;
        globalThis.Blob = function (parts, options) {
          const refuse = 'indexedDB.open = () => { throw new DOMException("closed", "SecurityError"); };\n';
          return new Original(/javascript/.test(options?.type) ? [refuse, ...parts] : parts, options);
        };
        globalThis.Blob.prototype = Original.prototype;
      }),
  });
  await feed(app.page);
  await app.page.getByText('it is forgotten when the tab closes').waitFor();
  for (const id of itemsOf('Board game').slice(0, 3)) await like(app.page, id);
  await part(app.page, 'nav-feed').click();
  await eventually(
    () => part(app.page, 'why').allTextContents(),
    (reasons) => reasons.some((reason) => /^(Because of|You lean to)/.test(reason)),
    'a feed that follows the likes',
  );
});

test('a page without WebAssembly says what is missing', async (t) => {
  const app = await open(t, { before: (page) => page.addInitScript(() => delete globalThis.WebAssembly) });
  await app.page.getByRole('alert').getByText('Penchant could not start').waitFor();
});

test('a worker that cannot start is reported', async (t) => {
  const app = await open(t, {
    before: (page) => page.route('**/engine.js', (route) => route.fulfill({ status: 404, body: '' })),
  });
  await app.page.getByText('The engine did not start').waitFor();
  assert.equal(await app.page.getByRole('button', { name: 'Try again' }).count(), 1);
});

test('a page and an engine of different builds do not talk, and the page says what to do', async (t) => {
  // Every message says which build it is from. Until the page is opened anew, the engine's say another one.
  const app = await open(t, {
    before: (page) =>
      page.addInitScript(() => {
        if (sessionStorage.opened) return;
        sessionStorage.opened = 'yes';
        const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
        Object.defineProperty(MessageEvent.prototype, 'data', {
          get() {
            const data = get.call(this);
            return data?.build ? { ...data, build: 'another' } : data;
          },
        });
      }),
  });
  await app.page.getByRole('alert').getByText('There is a newer version').waitFor();
  assert.equal(await part(app.page, 'card').count(), 0);
  await app.page.getByRole('button', { name: 'Reload' }).click();
  await feed(app.page);
});
