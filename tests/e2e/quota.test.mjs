// A device that is full: the browser's own quota, set small.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { open } from './lib/app.mjs';
import { emptyPage, start } from './lib/engine.mjs';

const QUOTA = 3_000_000;
// Acts about items with long names, half a megabyte at a time.
const BATCH = 50;
const NAME = 10_000;

test('a quota that runs out loses nothing acknowledged, and what is forgotten makes room', async (t) => {
  const app = await open(t);
  const page = await emptyPage(app.profile, app.origin);
  // The app's own page remembers what was seen.
  await app.page.close();
  const browser = await app.profile.newCDPSession(page);
  await browser.send('Storage.overrideQuotaForOrigin', { origin: app.origin, quotaSize: QUOTA });
  await start(page);
  const filled = await page.evaluate(
    async ([batch, name]) => {
      // Noise, so that the browser cannot compress it.
      const noise = () => Array.from({ length: name / 10 }, () => Math.random().toString(36).slice(2, 12).padEnd(10, '0')).join('');
      const acts = () =>
        Array.from({ length: batch }, () => ({ kind: { kind: 'like' }, subject: { item: noise() }, surface: 'feed', placement: null }));
      const acknowledged = [];
      for (let round = 0; round < 100; round += 1) {
        const batch = acts();
        try {
          await globalThis.ask({ type: 'record', acts: batch });
        } catch (error) {
          return { acknowledged, refused: error.message };
        }
        acknowledged.push(...batch.map(({ subject }) => subject.item.slice(0, 10)));
      }
      return { acknowledged, refused: null };
    },
    [BATCH, NAME],
  );
  assert.match(filled.refused ?? 'nothing was refused', /"quota"/);
  assert.ok(filled.acknowledged.length > 0, 'something fitted');
  assert.deepEqual(await remembered(page), filled.acknowledged, 'the same engine');

  const next = await emptyPage(app.profile, app.origin);
  await page.close();
  await start(next);
  assert.deepEqual(await remembered(next), filled.acknowledged, 'the next engine');
  await next.evaluate(() => globalThis.ask({ type: 'forget', what: { type: 'everything' } }));
  assert.deepEqual(await remembered(next), []);
});

const remembered = (page) =>
  page.evaluate(async () => {
    const { json } = await globalThis.ask({ type: 'export' });
    return JSON.parse(json).interactions.map(({ subject }) => subject.item.slice(0, 10));
  });
