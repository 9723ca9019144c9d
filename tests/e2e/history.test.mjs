// A history from another service: looked at first, remembered in one go, taken back, and never told twice.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { test } from 'node:test';

import { demoItems, eventually, feed, open, part, remembered } from './lib/app.mjs';

const fixture = (name) => readFileSync(fileURLToPath(new URL(`../fixtures/history/${name}`, import.meta.url)));

/** Bookmarks of a person: two things that the catalogue has, by their addresses, and one that it has not. */
function bookmarks() {
  const row = (id, title, url, favorite) => `${id},${title},private words,,${url},Reading,,2021-02-0${id}T04:05:06.000Z,,,${favorite}`;
  const { url: chess } = demoItems().get('org.gnome.Chess');
  const { url: stars } = demoItems().get('org.kde.kstars.desktop');
  const rows = [row(1, 'Chess', chess, true), row(2, 'Stars', stars, false), row(3, 'On Moss', 'https://example.org/moss', true)];
  return Buffer.from(`id,title,note,excerpt,url,folder,tags,created,cover,highlights,favorite\n${rows.join('\n')}\n`);
}

const give = (page, name, buffer) => part(page, 'import').setInputFiles({ name, mimeType: '', buffer });

async function memory(t) {
  const app = await open(t);
  await feed(app.page);
  await part(app.page, 'nav-memory').click();
  await part(app.page, 'imported').waitFor({ state: 'attached' });
  return app;
}

test('a history is looked at first, remembered in one go, taken back, and never told twice', async (t) => {
  const { page, recorder, complaints } = await memory(t);
  const dialog = part(page, 'history');
  const imported = part(page, 'imported');
  await give(page, 'export.csv', bookmarks());
  await dialog.getByRole('heading', { name: 'A history: Raindrop' }).waitFor();
  assert.match(await part(dialog, 'history-matched').textContent(), /: 2 found, 0 by title only, 1 not there/);
  assert.match(await part(dialog, 'history-private').textContent(), /note/);
  assert.match(await part(dialog, 'history-first').textContent(), /On Moss/);
  assert.equal(await part(page, 'memory-act').count(), 0, 'nothing is remembered yet');

  await part(dialog, 'history-keep').click();
  await eventually(() => imported.textContent(), (text) => /5/.test(text), 'five acts');
  const acts = await remembered(page);
  assert.ok(acts.includes('Liked GNOME Chess') && acts.includes('Saved KStars'), `${acts}`);

  await give(page, 'export.csv', bookmarks());
  await part(dialog, 'history-keep').click();
  await eventually(() => imported.textContent(), (text) => /Already remembered: 5/.test(text), 'nothing new');
  assert.deepEqual((await remembered(page)).sort(), acts.sort());
  assert.deepEqual(recorder.foreign, []);
  assert.deepEqual(complaints, []);
});

test('what was brought is taken back whole, and what is no history says so', async (t) => {
  const { page, complaints } = await memory(t);
  await give(page, 'export.csv', bookmarks());
  await part(page, 'history-keep').click();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByText('Taken back: nothing of it is remembered.').waitFor();
  assert.equal((await remembered(page)).length, 0);

  await give(page, 'note.txt', fixture('no-history/note.txt'));
  await eventually(() => part(page, 'imported').textContent(), (text) => text.length > 0, 'a reason');
  assert.equal(await part(page, 'history').locator('h2').count(), 0);
  assert.deepEqual(complaints, []);
});

test('what the file cannot tell is asked, and holds nothing up once it is answered', async (t) => {
  const { page, complaints } = await memory(t);
  await give(page, 'NetflixViewingHistory.csv', fixture('netflix-history-undecided/NetflixViewingHistory.csv'));
  const question = part(page, 'history-question');
  await question.waitFor();
  assert.equal(await part(page, 'history-keep').isDisabled(), true);
  await question.getByRole('button', { name: 'The day' }).click();
  await question.waitFor({ state: 'detached' });
  assert.equal(await part(page, 'history-keep').isDisabled(), false);
  await page.keyboard.press('Escape');
  await part(page, 'history-keep').waitFor({ state: 'detached' });
  assert.equal(await part(page, 'memory-act').count(), 0);
  assert.deepEqual(complaints, []);
});
