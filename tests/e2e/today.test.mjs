// Topics to hold and a day's dozen with its shelves, by keyboard.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cardsIn, demoItems, eventually, feed, itemsOf, like, open, part } from './lib/app.mjs';

/** Presses a control by keyboard. */
const press = async (control, key = 'Enter') => {
  await control.focus();
  await control.press(key);
};
const reasons = (page) => part(part(page, 'feed'), 'why').allTextContents();
const topic = (root, name) => root.locator(`[data-testid="topic"][data-topic="${name}"] select`);
const goto = (page, hash) => page.goto(`${page.url().split('#')[0]}#/${hash}`);
/** True if it holds for all but one: of places that follow each other at most one is given to exploring. */
const butOne = (list, holds) => list.length > 1 && list.filter(holds).length >= list.length - 1;
const isOf = (category) => (id) => demoItems().get(id).facets.category?.includes(category);

test('somebody new picks topics and gets them, and is not asked again', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  const offers = part(page, 'offer');
  assert.equal(await offers.count(), 6);
  const chosen = (await offers.nth(1).textContent()).trim();
  await press(offers.nth(1));
  await press(part(page, 'welcome-show'));
  const followed = (texts) => butOne(texts.slice(0, 6), (text) => text === `Because you follow ${chosen}`);
  await eventually(() => reasons(page), followed, 'a feed of what was picked');
  await page.reload();
  assert.ok(followed(await feed(page).then(() => reasons(page))));
  assert.equal(await part(page, 'welcome').isVisible(), false);
  assert.deepEqual(complaints, []);
});

test('who skips is not asked again', async (t) => {
  const { page } = await open(t);
  await feed(page);
  await press(part(page, 'welcome-skip'));
  await page.reload();
  await feed(page);
  assert.equal(await part(page, 'welcome').isVisible(), false);
});

test('a topic is followed on an item, muted where a card says why, and let go in memory', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  const [board] = itemsOf('Board game');
  await goto(page, `item/${encodeURIComponent(board)}`);
  await press(topic(part(page, 'item-page'), 'Board game'), 'ArrowDown');
  await page.getByText('You follow Board game.').waitFor();
  await part(page, 'nav-feed').click();
  await eventually(() => feed(page), (ids) => butOne(ids.slice(0, 6), isOf('Board game')), 'what is followed');
  // One of the first places may be a guess.
  const followed = (await reasons(page)).indexOf('Because you follow Board game');
  assert.notEqual(followed, -1);

  await press(part(part(page, 'feed'), 'why').nth(followed));
  const dialog = part(page, 'why-dialog');
  await dialog.getByText('You follow “Board game”').waitFor();
  await topic(dialog, 'Board game').selectOption('mute');
  await dialog.press('Escape');
  await page.getByText(/Board game is muted/).waitFor();
  await page.reload();
  assert.deepEqual((await feed(page)).filter(isOf('Board game')), []);
  await goto(page, `search?category=${encodeURIComponent('Board game')}`);
  await eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.length > 0 && ids.every(isOf('Board game')), 'what is muted, found');

  await part(page, 'nav-memory').click();
  const held = part(page, 'held');
  await held.getByText(`Keeps ${itemsOf('Board game').length} items here out of what is recommended`).waitFor();
  await topic(held, 'Board game').selectOption('');
  await held.waitFor({ state: 'detached' });
  await press(part(page, 'undo').last());
  await held.waitFor();
  assert.equal(await topic(held, 'Board game').inputValue(), 'mute');
  assert.deepEqual(complaints, []);
});

test('twelve stay for the day, and a shelf is hidden and brought back', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  for (const id of itemsOf('Board game').slice(0, 3)) await like(page, id);
  await press(part(page, 'nav-today'));
  const dozen = part(page, 'dozen');
  const twelve = await eventually(() => cardsIn(dozen), (ids) => ids.length === 12, 'twelve');
  await part(page, 'day-end').waitFor();
  await press(part(dozen, 'not-for-me').nth(2));
  await part(dozen, 'undo').waitFor();
  await page.reload();
  assert.deepEqual(await eventually(() => cardsIn(dozen), (ids) => ids.length === 12, 'twelve again'), twelve);
  await part(dozen.locator(`[data-item="${twelve[2]}"]`), 'undo').waitFor();

  const shelves = () => part(page, 'shelf').locator('.shelf-head h2').allTextContents();
  const before = await shelves();
  const { title } = demoItems().get(itemsOf('Board game')[2]);
  assert.ok(before.includes(`More like ${title}`), before.join());
  const on = (await cardsIn(part(page, 'shelf'))).concat(twelve);
  assert.equal(new Set(on).size, on.length, 'nothing stands twice');
  await press(part(part(page, 'shelf').first(), 'hide'));
  await eventually(shelves, (now) => now.join() === before.slice(1).join(), 'one shelf less');
  await page.reload();
  await part(page, 'hidden-shelves').waitFor();
  assert.deepEqual(await shelves(), before.slice(1));
  await press(part(page, 'show'));
  await eventually(shelves, (now) => now.join() === before.join(), 'all shelves');
  await press(part(part(page, 'shelf').last(), 'pin'));
  await eventually(shelves, (now) => now[0] === before.at(-1), 'the pinned one first');
  assert.deepEqual(complaints, []);
});
