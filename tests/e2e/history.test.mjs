// A history from another service: looked at, remembered, taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoItems, eventually, feed, itemsOf, open, part, remembered } from './lib/app.mjs';

const quoted = (text) => `"${text.replaceAll('"', '""')}"`;

/** A table of ratings, as a file that a browser hands over. */
const table = (rows) => ({
  name: 'ratings.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['Title,My Rating,Date Read', ...rows].join('\n')),
});

test('a history is shown before it is remembered, and can be taken back', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  const titles = itemsOf('Game').slice(0, 3).map((id) => demoItems().get(id).title);
  const rows = titles.map((title, nth) => `${quoted(title)},5,2021-03-0${nth + 2}`);
  assert.deepEqual(await remembered(page), []);

  await part(page, 'import').setInputFiles(table([...rows, 'Nowhere at All,1,2021-03-09']));
  const history = part(page, 'history');
  await part(history, 'history-matched').waitFor();
  assert.match(await part(history, 'history-counts').textContent(), /Rated: 4/);
  assert.equal(await part(history, 'history-first').locator('li').count(), 4);
  assert.match(await part(history, 'history-matched').textContent(), /3 found, 0 by title only, 1 not there/);
  assert.deepEqual(await part(page, 'memory-act').count(), 0, 'nothing is remembered yet');

  await part(history, 'history-keep').click();
  await part(page, 'imported').getByText('4 acts added to your memory.').waitFor();
  const all = await eventually(() => remembered(page), (acts) => acts.length === 4, 'what came in');
  for (const title of titles) assert.ok(all.includes(`Liked ${title}`), title);

  await page.getByRole('button', { name: 'Undo' }).click();
  await part(page, 'imported').getByText('Taken back').waitFor();
  await eventually(() => remembered(page), (acts) => acts.length === 0, 'nothing of it');

  await part(page, 'import').setInputFiles(table(rows));
  await part(history, 'history-keep').click();
  await part(page, 'imported').getByText('3 acts added').waitFor();
  await part(page, 'import').setInputFiles(table(rows));
  await part(history, 'history-keep').click();
  await part(page, 'imported').getByText('Already remembered: 3.').waitFor();
  assert.deepEqual(complaints, []);
});

test('what a file leaves open is asked before anything is remembered', async (t) => {
  const { page } = await open(t);
  await feed(page);
  await remembered(page);
  const buffer = Buffer.from('Title,Date\nOne,03/04/2021\nTwo,03/04/2021\n');
  await part(page, 'import').setInputFiles({ name: 'NetflixViewingHistory.csv', mimeType: 'text/csv', buffer });
  const history = part(page, 'history');
  await part(history, 'history-question').waitFor();
  assert.ok(await part(history, 'history-keep').isDisabled());
  await part(history, 'history-question').getByRole('button', { name: 'The day' }).click();
  await part(history, 'history-question').waitFor({ state: 'detached' });
  await history.getByText('April 3, 2021').first().waitFor();
  await part(history, 'history-keep').click();
  await part(page, 'imported').getByText('2 acts added').waitFor();
});

/** Bookmarks with notes: two things that the catalogue has, by their addresses, and one that it has not. */
function bookmarks() {
  const row = (id, title, url, favourite) => `${id},${title},private words,,${url},Reading,,2021-02-0${id}T04:05:06.000Z,,,${favourite}`;
  const [chess, stars] = ['org.gnome.Chess', 'org.kde.kstars.desktop'].map((id) => demoItems().get(id).url);
  const rows = [row(1, 'A game', chess, true), row(2, 'Stars', stars, false), row(3, 'On Moss', 'https://example.org/moss', true)];
  const header = 'id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite';
  return { name: 'export.csv', mimeType: 'text/csv', buffer: Buffer.from([header, ...rows].join('\n')) };
}

test('what a service knows by its address is found, notes are dropped, and nothing leaves', async (t) => {
  const { page, recorder, complaints } = await open(t);
  await feed(page);
  await remembered(page);
  await part(page, 'import').setInputFiles(bookmarks());
  const history = part(page, 'history');
  await history.getByRole('heading', { name: 'A history: Raindrop' }).waitFor();
  await eventually(() => page.evaluate(() => document.activeElement.id), (id) => id === 'history-title', 'focus in the dialog');
  assert.match(await part(history, 'history-matched').textContent(), /2 found, 0 by title only, 1 not there/);
  assert.match(await part(history, 'history-private').textContent(), /note/);
  await part(history, 'history-keep').click();
  const acts = await eventually(() => remembered(page), (acts) => acts.includes('Liked GNOME Chess'), 'the like');
  assert.ok(acts.includes('Saved KStars'), `${acts}`);
  assert.deepEqual(recorder.foreign, []);
  assert.deepEqual(complaints, []);
});

test('what is no history says so, and one that is not wanted is let go', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  await remembered(page);
  const buffer = Buffer.from('Buy milk and bread.');
  await part(page, 'import').setInputFiles({ name: 'note.txt', mimeType: 'text/plain', buffer });
  await eventually(() => part(page, 'imported').textContent(), (text) => text.length > 0, 'a reason');
  await part(page, 'import').setInputFiles(bookmarks());
  await part(page, 'history-keep').waitFor();
  await page.keyboard.press('Escape');
  await part(page, 'history-keep').waitFor({ state: 'detached' });
  assert.deepEqual(await remembered(page), []);
  assert.deepEqual(complaints, []);
});
