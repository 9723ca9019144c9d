// Every request gets an answer: where numbers are too large, and where the engine breaks.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cardsIn, eventually, feed, open, part } from './lib/app.mjs';
import { emptyPage, start } from './lib/engine.mjs';

// Beyond this, JavaScript's numbers skip some.
const LARGEST = 2 ** 53 - 1;

test('a time beyond what JavaScript counts costs nobody a page', async (t) => {
  const app = await open(t);
  const page = await emptyPage(app.profile, app.origin);
  await app.page.close();
  await start(page);
  const times = await page.evaluate(async () => {
    const act = { kind: { kind: 'like' }, subject: { item: 'org.gnome.Chess' }, surface: 'feed', placement: null };
    await globalThis.ask({ type: 'record', acts: [act] });
    const { json } = await globalThis.ask({ type: 'export' });
    await globalThis.ask({ type: 'forget', what: { type: 'everything' } });
    const far = json.replace(/("at_ms":\s*)\d+/g, '$19223372036854775807');
    // It may be taken in or refused; whatever comes of it is answered.
    await globalThis.ask({ type: 'import', file: new TextEncoder().encode(far) }).catch(() => {});
    const unanswered = new Promise((_, late) => setTimeout(() => late(new Error('no answer')), 5_000));
    const { acts } = await Promise.race([globalThis.ask({ type: 'memory' }), unanswered]);
    return acts.map(({ at_ms }) => at_ms);
  });
  assert.ok(times.every((at) => Math.abs(at) <= LARGEST), `${times}`);
});

test('an engine that breaks says so to everything that waits, and can be started again', async (t) => {
  // The first engine's clock breaks when something is searched for: a defect as good as any.
  const app = await open(t, {
    before: (page) =>
      page.addInitScript(() => {
        const Original = Blob;
        let engines = 0;
        globalThis.Blob = function (parts, options) {
          const breaks = `addEventListener('message', ({ data }) => {
            if (data?.body?.type === 'search') Date.now = () => { throw new Error('broken'); };
          });\n`;
          const first = /javascript/.test(options?.type) && (engines += 1) === 1;
          return new Original(first ? [breaks, ...parts] : parts, options);
        };
        globalThis.Blob.prototype = Original.prototype;
      }),
  });
  await feed(app.page);
  await part(app.page, 'nav-search').click();
  await app.page.getByRole('alert').getByText('The engine stopped').waitFor();
  await app.page.getByRole('button', { name: 'Try again' }).click();
  await part(app.page, 'search-input').fill('chess');
  await eventually(() => cardsIn(part(app.page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');
});
