// What a person adds to the catalogue: a feed, a page, a list.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { byMenu, cardsIn, eventually, feed, open, part } from './lib/app.mjs';

const file = (name) => fileURLToPath(new URL(`../fixtures/sources/${name}`, import.meta.url));

async function sources(t) {
  const app = await open(t);
  await feed(app.page);
  await byMenu(app.page, 'menu-sources');
  await part(app.page, 'source-add').waitFor();
  const add = async (fill) => {
    await fill(app.page);
    await part(app.page, 'source-add').click();
    return part(app.page, 'source-added').textContent();
  };
  return { ...app, add };
}

const upload = (name) => (page) => part(page, 'source-file').setInputFiles(file(name));

async function search(page, text) {
  await part(page, 'nav-search').click();
  await part(page, 'search-input').fill(text);
  return eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.some((id) => id.startsWith('added/')), text);
}

test('feeds, pages and lists become items that say where they are from, and nothing is asked of anybody', async (t) => {
  const { page, add, recorder, complaints } = await sources(t);
  await page.getByText('Nothing yet').waitFor();
  assert.match(await add(upload('rss.xml')), /^2 items of “Zebra Weekly” added/);
  await page.getByText('Left out').click();
  await page.getByText('entry 3: it has neither a title nor a text').waitFor();
  assert.match(await add(upload('atom.xml')), /^1 item of “Quagga Notes” added/);
  const html = readFileSync(file('page.html'), 'utf8');
  const pasted = async () => {
    await part(page, 'source-text').fill(html);
    await part(page, 'source-name').fill('A shop');
  };
  assert.match(await add(pasted), /^1 item of “A shop” added/);
  assert.equal(await part(page, 'sources').locator('.line').count(), 3);

  assert.ok((await search(page, 'zebra stripes')).includes('added/Zebra Weekly/z-1'));
  const row = page.locator('[data-item="added/Zebra Weekly/z-1"]');
  assert.match(await row.textContent(), /Ann Otter.*From Zebra Weekly, which you added/);
  await row.locator('a').first().click();
  const item = part(page, 'item-page');
  await item.getByText('Stripes on a board').waitFor();
  assert.match(await item.textContent(), /From Zebra Weekly, which you added/);
  await search(page, 'quagga');
  assert.match(await page.locator('[data-item^="added/Quagga"]').textContent(), /The (<i>)?last(<\/i>)? quagga.*Bo Tapir/);
  await search(page, 'okapi');

  // Liked, it is remembered and explained like any other.
  await part(page.locator('[data-item^="added/A shop"]'), 'like').click();
  await part(page, 'nav-memory').click();
  await part(page, 'memory-page').getByText('Okapi at night').first().waitFor();

  assert.equal(await page.evaluate(() => window.ran), undefined, 'a script of theirs ran');
  assert.deepEqual(recorder.foreign, []);
  assert.deepEqual(complaints, []);
});

test('a source outlives the tab, can be looked through, taken away and had back', async (t) => {
  const { page, add } = await sources(t);
  await add(upload('rss.xml'));
  await page.reload();
  await part(page, 'sources').getByText('Zebra Weekly').waitFor();
  await part(page, 'sources').getByRole('link', { name: 'Look through' }).click();
  const found = () => cardsIn(part(page, 'search-results'));
  await eventually(found, (ids) => ids.length === 2 && ids.every((id) => id.startsWith('added/Zebra')), 'its items');
  await page.goBack();
  await part(page, 'sources').getByRole('button', { name: 'Remove: Zebra Weekly' }).click();
  await page.getByText('Nothing yet').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await part(page, 'sources').getByText('Zebra Weekly').waitFor();
});

test('what is no source is refused with a reason, and stays in the form', async (t) => {
  const { page } = await sources(t);
  for (const text of ['', 'some words', '<p>A page that says nothing of its things.</p>', '{"@type":']) {
    await part(page, 'source-text').fill(text);
    await part(page, 'source-add').click();
    await part(page, 'source-failed').getByText('There is no item in it').waitFor();
    assert.equal(await part(page, 'source-text').inputValue(), text);
  }
});

test('what somebody waited for is told when a source brings it', async (t) => {
  const { page, add } = await sources(t);
  await page.goto(`${page.url().split('#')[0]}#/may`);
  await part(page, 'watch-text').fill('quagga');
  await part(page, 'watch-add').click();
  await part(page, 'watches').getByText('quagga').waitFor();
  await page.goto(`${page.url().split('#')[0]}#/sources`);
  await add(upload('atom.xml'));
  await page.goto(`${page.url().split('#')[0]}#/`);
  await page.reload();
  await feed(page);
  await part(page, 'digest').getByText('quagga').first().waitFor();
  assert.equal((await cardsIn(part(page, 'digest'))).length, 1);
});

test('what reads files is fetched when a file is read, and asked for again after it could not be had', async (t) => {
  const { page, add } = await sources(t);
  const asked = [];
  page.on('request', (request) => /reader/.test(request.url()) && asked.push(request.url()));
  await page.context().route('**/reader.js', (route) => route.abort());
  await upload('rss.xml')(page);
  await part(page, 'source-add').click();
  await part(page, 'source-failed').getByText('The file is not at fault').waitFor();
  await page.context().unroute('**/reader.js');
  assert.match(await add(upload('rss.xml')), /^2 items of “Zebra Weekly” added/);
  assert.ok(asked.every((url) => /\/reader(_bg)?\.(js|wasm)$/.test(url)), asked.join());
});

test('what is sold out or over says so, and nothing that was never counted is called popular', async (t) => {
  const { page, add, complaints } = await sources(t);
  const list = async () => {
    await part(page, 'source-text').fill(
      'id,title,description,availability,available_until\nlamp,Zebrine lamp,Striped,InStock,\nchair,Zebrine chair,Striped,SoldOut,\nfair,Zebrine fair,Striped,,2020-05-01\n',
    );
    await part(page, 'source-name').fill('Zebras');
  };
  assert.match(await add(list), /^3 items of “Zebras” added/);
  await search(page, 'zebrine');
  const said = { lamp: null, chair: 'Sold out', fair: 'Over' };
  for (const [id, gone] of Object.entries(said)) {
    const row = page.locator(`[data-item="added/Zebras/${id}"]`);
    assert.equal(/Sold out|Over/.exec(await row.textContent())?.[0] ?? null, gone, id);
  }
  await page.locator('[data-item="added/Zebras/chair"] a').first().click();
  const item = part(page, 'item-page');
  await part(item, 'gone').waitFor();
  await part(item, 'why').click();
  const dialog = part(page, 'why-dialog');
  await part(dialog, 'steps-back').waitFor();
  await dialog.getByText('Its place to begin with').first().waitFor();
  assert.equal(await dialog.getByText('Translated into many languages').count(), 0);
  assert.deepEqual(complaints, []);
});
