// What a person wants, has and writes down; how they find and forget what is remembered, and have it back.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { demoItems, eventually, exported, feed, itemsOf, open, part, remembered, saved } from './lib/app.mjs';

/** Presses a control with the keyboard alone. */
async function press(control, key = 'Enter') {
  await control.focus();
  await control.page().keyboard.press(key);
}

/** Types into a field with the keyboard alone. */
async function type(field, text) {
  await field.focus();
  await field.page().keyboard.type(text);
}

const focused = (page) => page.evaluate(() => document.activeElement.dataset.testid ?? document.activeElement.id);
const stands = (button) => eventually(() => button.getAttribute('aria-pressed'), (now) => now === 'true', 'the mark');
const titles = (page) => part(page, 'thing').locator('h2').evaluateAll((all) => all.map((title) => title.textContent));

test('with the keyboard alone things are marked, written about, collected, shared and found again', async (t) => {
  const { page, origin, profile, recorder, complaints } = await open(t);
  await profile.grantPermissions(['clipboard-read', 'clipboard-write'], { origin });
  await feed(page);
  const [game, other] = itemsOf('Board game').map((id) => demoItems().get(id));
  await page.goto(`${origin}/#/item/${encodeURIComponent(game.id)}`);
  const item = part(page, 'item-page');
  await press(part(item, 'save'));
  await stands(part(item, 'save'));
  assert.equal(await part(item, 'finished').count(), 0, 'it is offered once it is had');
  await press(part(item, 'have'));
  await press(part(item, 'finished'));
  await stands(part(item, 'finished'));
  await press(part(item, 'keeping'));
  await type(part(item, 'note'), 'With the old board');
  // Before memory has answered about the note, the collection is named: neither is lost.
  await type(part(item, 'collection'), 'Rainy days');
  await page.keyboard.press('Enter');
  await item.getByRole('button', { name: 'Rainy days', pressed: true }).waitFor();
  await eventually(() => part(item, 'thing-note').textContent(), (note) => note === 'With the old board', 'the note');

  await page.goto(`${origin}/#/item/${encodeURIComponent(other.id)}`);
  await item.getByRole('heading', { name: other.title }).waitFor();
  await press(part(item, 'like'));
  await stands(part(item, 'like'));

  await part(page, 'nav-memory').click();
  await press(part(part(page, 'memory-page'), 'to-things'));
  const things = part(page, 'things-page');
  await eventually(() => titles(page), (now) => now.length === 2, 'both');
  await part(things, 'sort-things').selectOption('title');
  assert.deepEqual(await titles(page), [game.title, other.title].sort((a, b) => a.localeCompare(b)));
  await press(things.getByRole('button', { name: /^Finished 1$/ }));
  assert.deepEqual(await titles(page), [game.title]);
  await press(things.getByRole('button', { name: /^Rainy days 1$/ }));
  assert.deepEqual(await titles(page), [game.title]);

  const download = page.waitForEvent('download');
  await press(part(things, 'share-file'));
  const file = await saved(await download);
  assert.match(file, /<h1>Rainy days<\/h1>/);
  assert.ok(file.includes(game.title) && !file.includes('With the old board') && !file.includes(other.title));
  await press(part(things, 'share-link'));
  const link = await eventually(() => page.evaluate(() => navigator.clipboard.readText()), (text) => text.includes('#/things?ids='), 'the link');

  // Somebody else opens it: they see the list, and nothing is remembered by that.
  const theirs = await (await profile.browser().newContext({ proxy: { server: `http://127.0.0.1:${recorder.port}`, bypass: '<-loopback>' }, serviceWorkers: 'block' })).newPage();
  t.after(() => theirs.context().close());
  await theirs.goto(link);
  await eventually(() => titles(theirs), (now) => now.length === 1, 'the list');
  assert.deepEqual(await titles(theirs), [game.title]);
  assert.deepEqual(await remembered(theirs), []);

  // A note is taken back, and had back.
  await press(part(things, 'keeping'));
  await part(things, 'note').fill('');
  await page.keyboard.press('Tab');
  await eventually(() => part(things, 'thing-note').textContent(), (note) => note === '', 'no note');
  await press(page.getByRole('button', { name: 'Undo' }));
  await eventually(() => part(things, 'thing-note').textContent(), (note) => note === 'With the old board', 'the note');

  // What is had is recommended no more.
  await part(page, 'nav-feed').click();
  await page.reload();
  assert.ok(!(await feed(page)).includes(game.id));
  assert.deepEqual(recorder.foreign, []);
  assert.deepEqual(complaints, []);
});

test('what is found in memory is forgotten together, and an export brings it into another feed at once', async (t) => {
  const { page, complaints } = await open(t);
  const cold = await feed(page);
  const games = itemsOf('Board game').slice(0, 3);
  for (const id of games) {
    await page.goto(`${page.url().split('#')[0]}#/item/${encodeURIComponent(id)}`);
    const like = part(part(page, 'item-page'), 'like');
    await press(like);
    await stands(like);
  }
  const { title } = demoItems().get(games[0]);
  await eventually(() => remembered(page), (acts) => games.every((id) => acts.includes(`Liked ${demoItems().get(id).title}`)), 'the likes');
  const download = page.waitForEvent('download');
  await press(page.getByRole('button', { name: 'Export' }));
  const document = await exported(await download);

  const acts = page.locator('#acts');
  const rows = () => part(acts, 'memory-act').locator('.act-text').allTextContents();
  const all = await rows();
  await part(acts, 'when').selectOption('older');
  await acts.getByText('Nothing like that is remembered.').waitFor();
  await part(acts, 'when').selectOption('today');
  await type(part(acts, 'find-acts'), title.toUpperCase());
  const found = await eventually(rows, (now) => now.length < all.length, 'fewer');
  assert.ok(found.length > 0 && found.every((row) => row.includes(title)));
  await press(part(acts, 'forget-these'));
  const dialog = part(page, 'these-dialog');
  await dialog.getByText(`Forget what is shown here: ${found.length} act`).waitFor();
  await press(part(dialog, 'confirm-forget-these'));
  await acts.getByText('Nothing like that is remembered.').waitFor();
  await eventually(() => focused(page), (now) => now === 'find-acts', 'focus where one goes on');
  await press(page.getByRole('button', { name: 'Undo' }));
  await eventually(rows, (now) => now.length === found.length, 'they are back');
  await part(acts, 'find-acts').fill('');
  await eventually(rows, (now) => now.length === all.length, 'all of them');

  await part(page, 'forget-all').click();
  await part(page, 'confirm-forget-all').click();
  await page.getByText('Everything is forgotten').waitFor();
  const folder = mkdtempSync(join(tmpdir(), 'penchant-import-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'penchant-memory.json');
  writeFileSync(file, document.replace('\n]}', ',\n{"kind":"telepathy"}\n]}'));
  await part(page, 'import').setInputFiles(file);
  const told = await eventually(() => part(page, 'imported').textContent(), (text) => /added/.test(text), 'what came in');
  assert.match(told, /^\d+ acts added to your memory\. 1 row could not be read\. Not known to this version: penchant-memory\.json:\d+\.$/);
  await part(page, 'nav-feed').click();
  await eventually(() => feed(page), (ids) => ids.join() !== cold.join() && games.every((id) => !ids.includes(id)), 'a feed of what came in');
  assert.ok((await remembered(page)).includes(`Liked ${title}`));
  await part(page, 'import').setInputFiles(file);
  await part(page, 'imported').getByText(/Already remembered: \d+\./).waitFor();
  assert.deepEqual(complaints, []);
});

test('what goes with an item says why, and nothing of it is among the similar', async (t) => {
  const { page, origin, complaints } = await open(t);
  const krita = [...demoItems().values()].find((item) => item.title === 'Krita').id;
  await page.goto(`${origin}/#/item/${encodeURIComponent(krita)}`);
  await part(page, 'goes-with').getByText('of another kind').waitFor();
  const ids = (root) => part(root, 'card').evaluateAll((cards) => cards.map((card) => card.dataset.item));
  const beside = await ids(part(page, 'goes-with'));
  const similar = await ids(page.locator('section[aria-labelledby="similar-title"]'));
  assert.ok(beside.length >= 3 && similar.length === 8);
  assert.deepEqual(beside.filter((id) => similar.includes(id)), []);
  assert.deepEqual(complaints, []);
});
