// The widget on a site of somebody else, and the app's own frame in it.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DIST } from '../lib/local.mjs';
import { SCRIPT, TAG, page as html } from '../lib/site.mjs';
import { ENGINE } from './driver.mjs';
import { browser, demoItems, elsewhere, feed, itemsOf, like, part, serve, until } from './world.mjs';

const GAMES = itemsOf('Board game');
const BOARD = new Set(GAMES.map((id) => demoItems().get(id).title));
const share = (titles) => titles.filter((title) => BOARD.has(title)).length;

/** A site with the widget and a pack in it. */
async function site(test, body) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-site-'));
  test.after(() => rmSync(folder, { recursive: true }));
  symlinkSync(join(DIST, 'embed'), join(folder, 'embed'));
  symlinkSync(join(DIST, 'packs/demo'), join(folder, 'pack'));
  writeFileSync(join(folder, 'index.html'), html(body));
  return serve(test, folder);
}

const shown = (page) => page.evaluate(() => document.querySelector('penchant-recs').whenReady());
const titles = (page) =>
  page.evaluate(() => [...document.querySelector('penchant-recs').shadowRoot.querySelectorAll('[part="title"]')].map((each) => each.textContent));

test('on a site the widget shows items, remembers for the site alone, and asks nobody else', async (t) => {
  const { url } = await site(t, SCRIPT + TAG());
  const gone = elsewhere();
  const app = await browser();
  const first = await app.tab(url);
  assert.deepEqual(await shown(first), { source: 'popular', count: 6 });
  assert.equal((await titles(first)).length, 6);
  await first.evaluate(async (ids) => {
    for (const id of ids) await document.querySelector('penchant-recs').record('like', id);
  }, GAMES.slice(0, 3));
  await first.close();

  const second = await app.tab(url);
  await until(async () => share(await titles(second)) >= 3, 'board games');
  const databases = await second.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(databases, ['penchant-site']);
  assert.deepEqual(gone(), []);
  await second.close();
});

const frame = () => document.querySelector('penchant-recs').shadowRoot.querySelector('iframe');
const listed = (frame) => frame.evaluate(() => [...document.querySelectorAll('li b')].map((each) => each.textContent));
const button = '#join';

test("the app's frame knows nobody at first; with the person's yes it knows them only where the browser lets frames have storage", async (t) => {
  // Another site, not only another port: that is what browsers keep storage apart by.
  const app = await serve(t, DIST, 'localhost');
  const { url } = await site(t, `${SCRIPT}<script>
    globalThis.heard = [];
    for (const name of ['ready', 'select', 'error']) addEventListener('penchant:' + name, ({ detail }) => heard.push([name, detail]));
    </script><penchant-recs style="--penchant-frame-height: 24em" pack="pack/pack.json" app="${app.url}"><a href="/one.html">One</a></penchant-recs>`);
  const gone = elsewhere();
  const own = await (await browser()).tab(app.url);
  await feed(own);
  for (const id of GAMES.slice(0, 3)) await like(own, app.url, id);

  const page = await (await browser()).tab(url);
  assert.deepEqual(await shown(page), { source: 'personal', count: 6 });
  const inner = await page.frame(frame);
  const before = await listed(inner);
  assert.ok(before.length === 6 && share(before) < 2, `nothing of theirs: ${before}`);
  const databases = await inner.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.ok(!databases.includes('penchant'), 'a part of storage of its own');
  const reads = await page.evaluate(`() => {
    const { contentDocument, contentWindow } = (${frame})();
    return [contentDocument, ...['indexedDB', 'localStorage', 'document'].map((name) => {
      try { return String(contentWindow[name]); } catch (error) { return error.name; }
    })];
  }`);
  assert.deepEqual(reads, [null, ...Array(3).fill('SecurityError')]);

  await inner.click(button);
  const question = await (await browser()).opened('#/connect');
  await question.sees('h1, h2', new URL(url).origin);
  await question.click(part('allow'));
  await inner.sees('#state', 'Allowed.');
  assert.deepEqual(await listed(inner), before);
  await inner.click(button);
  if (ENGINE === 'chromium') await until(async () => share(await listed(inner)) >= 3, 'board games');
  else {
    await inner.sees('#state', 'could not be opened');
    assert.deepEqual(await listed(inner), before);
  }
  assert.deepEqual(await page.evaluate(() => globalThis.heard), [['ready', { source: 'personal', count: 6 }]]);
  assert.deepEqual(gone(), []);
  await page.close();
  await own.close();
});
