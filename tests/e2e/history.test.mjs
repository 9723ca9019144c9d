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
