// Long work: the page says how far it is, stays alive, and stops it.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { eventually, feed, open, part } from './lib/app.mjs';

const SMALL = 'id,title\na,Green tea\nb,Black tea\n';

/** A table of some thirty megabytes. */
function large(t) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-long-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const words = 'black tea from the hills '.repeat(40);
  const rows = Array.from({ length: 30_000 }, (_, n) => `${n},Tea ${n},${words}`);
  const file = join(folder, 'large.csv');
  writeFileSync(file, `id,title,description\n${rows.join('\n')}\n`);
  return file;
}

test('a large file says how far it is read, and can be stopped', async (t) => {
  const { page } = await open(t);
  await feed(page);
  await page.evaluate(() => {
    location.hash = '#/try';
  });
  await part(page, 'try-file').setInputFiles(large(t));
  const progress = part(page, 'progress');
  const share = async () => Number((await progress.textContent()).match(/Read: (\d+)/)?.[1] ?? 0);
  const first = await eventually(share, (share) => share > 0, 'the first progress');
  await eventually(share, (share) => share > first, 'more progress');
  // The page draws meanwhile.
  await page.evaluate(() => new Promise(requestAnimationFrame));
  await part(page, 'stop').click();
  await part(page, 'working').waitFor({ state: 'detached' });
  assert.equal(await part(page, 'built').count(), 0);
  // The engine is free at once: it answers long before the file would have been read.
  await part(page, 'try-file').setInputFiles({ name: 'teas.csv', mimeType: 'text/csv', buffer: Buffer.from(SMALL) });
  await part(page, 'built').waitFor();
  assert.match(await part(page, 'built').textContent(), /2 items in the pack/);
});

test('who leaves the page waits for nothing: the engine goes on with what is asked next', async (t) => {
  const { page } = await open(t);
  await feed(page);
  await page.evaluate(() => {
    location.hash = '#/try';
  });
  await part(page, 'try-file').setInputFiles(large(t));
  await part(page, 'working').waitFor();
  await part(page, 'nav-search').click();
  await part(page, 'search-input').fill('chess');
  await part(page, 'search-results').locator('[data-item="org.gnome.Chess"]').waitFor();
});
