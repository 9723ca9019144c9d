// What the feed shows once what is new and suits has run out: it says so, brings back what was liked, and says what is further out.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoItems, eventually, feed, itemsOf, open, part, whoLiked } from './lib/app.mjs';

const BACK = 'You liked or saved it before';

/** What stands in the feed, in order: a card as its id and why it is there, a heading as its text. */
const standing = (page) =>
  part(page, 'feed').locator(':scope > li').evaluateAll((all) =>
    all.map((one) => ({
      heading: one.dataset.testid === 'suits-end' ? one.querySelector('h2').textContent : undefined,
      id: one.dataset.item,
      why: one.querySelector('[data-testid="why"]')?.textContent.trim(),
    })),
  );

test('who has used up what suits gets it back under words that say so, and what is further out under others', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  // All of a kind but three: those are new and suit, and then there is no more of it.
  const liked = itemsOf('Emulator').slice(3);
  await whoLiked(page, liked);
  await part(page, 'nav-feed').click();
  await part(page, 'suits-end').first().waitFor();
  const places = await eventually(() => standing(page), (now) => now.some(({ why }) => why?.startsWith('Next to what you like')), 'what is further out');
  const headings = places.filter(({ heading }) => heading).map(({ heading }) => heading);
  assert.deepEqual(headings, ['That is what suits you now', 'Next to it']);
  const [back, beyond] = headings.map((heading) => places.findIndex((place) => place.heading === heading));
  const between = places.slice(back + 1, beyond);
  assert.ok(between.length > 0 && back + between.length <= 12, `${between.length} come back after ${back}`);
  for (const { id, why } of between) {
    assert.ok(liked.includes(id), id);
    assert.equal(why, BACK);
  }
  const others = [...places.slice(0, back), ...places.slice(beyond + 1)];
  for (const { id, why } of others) assert.ok(!liked.includes(id) && why !== BACK, `${id}: ${why}`);
  for (const { why } of places.slice(beyond + 1)) assert.match(why, /^Next to what you like: ./);

  // What comes back is explained by its place on the screen, and goes for good where it is turned down.
  const [again] = between;
  const card = page.locator(`[data-testid="feed"] [data-item="${again.id}"]`);
  await part(card, 'why').click();
  const dialog = part(page, 'why-dialog');
  await dialog.getByText(`For you, it stands at place ${back + 1}.`).waitFor();
  await dialog.press('Escape');
  await part(card, 'not-for-me').click();
  await part(card, 'undo').waitFor();
  await page.reload();
  // What was shown last stands there until the engine has come.
  await eventually(() => feed(page), (ids) => !ids.includes(again.id), `a feed without ${demoItems().get(again.id).title}`);
  assert.deepEqual(complaints, []);
});
