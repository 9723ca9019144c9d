// Search, the item page, the explanation and the memory page, as a person uses them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cardsIn, demoItems, eventually, feed, itemsOf, like, open, part } from './lib/app.mjs';

test('search answers while one types', async (t) => {
  const { page, complaints } = await open(t);
  await part(page, 'nav-search').click();
  const found = () => cardsIn(part(page, 'search-results'));
  await part(page, 'search-input').pressSequentially('chess');
  const ids = await eventually(found, (ids) => ids.includes('org.gnome.Chess'), 'GNOME Chess');
  const about = ids.slice(0, 5).filter((id) => /chess/i.test(JSON.stringify(demoItems().get(id))));
  assert.ok(about.length >= 4, `of the first five only ${about.join(', ')} mention chess`);
  await page.waitForURL(/#\/search\?q=chess$/);

  await part(page, 'search-input').fill('qqqzzzxxy');
  await part(page, 'search-input').fill('');
  await eventually(found, (ids) => ids.length > 5, 'the catalogue, where nothing is asked');
  assert.deepEqual(complaints, []);
});

test('an address with a question in it shows its answer', async (t) => {
  const { page, origin } = await open(t);
  // An address that is changed while the app starts may be overtaken by the app's own naming of the history entry.
  await feed(page);
  await page.goto(`${origin}/#/search?q=telescope`);
  await page.reload();
  assert.equal(await part(page, 'search-input').inputValue(), 'telescope');
  await eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.length > 0, 'results');
});

test('the model loads, and meaning is found where no word is the same', async (t) => {
  const { page } = await open(t);
  await part(page, 'nav-search').click();
  await page.locator('[data-testid="model-state"][data-state="ready"]').waitFor({ timeout: 60_000 });
  await part(page, 'search-input').fill('look at the night sky and find constellations');
  const astronomy = new Set(itemsOf('Astronomy'));
  await eventually(
    () => cardsIn(part(page, 'search-results')),
    (ids) => ids.slice(0, 5).filter((id) => astronomy.has(id)).length >= 3,
    'astronomy',
  );
});

test('an item has a page with its description and items like it', async (t) => {
  const { page, origin, complaints } = await open(t);
  await feed(page);
  await page.goto(`${origin}/#/item/org.gnome.Chess`);
  await part(page, 'item-page').getByRole('heading', { level: 1, name: demoItems().get('org.gnome.Chess').title }).waitFor();
  const games = new Set(itemsOf('Game'));
  const similar = await eventually(() => cardsIn(page), (ids) => ids.length >= 4, 'similar items');
  assert.ok(similar.filter((id) => games.has(id)).length >= 3, similar.join(', '));
  assert.ok(!similar.includes('org.gnome.Chess'));
  assert.deepEqual(complaints, []);
});

test('an address that leads nowhere says so', async (t) => {
  const { page, origin } = await open(t);
  await feed(page);
  await page.goto(`${origin}/#/item/no-such-item`);
  await page.getByText('There is nothing here').waitFor();
});

test('an explanation adds up to the score', async (t) => {
  const { page } = await open(t);
  await feed(page);
  for (const id of itemsOf('Board game').slice(0, 2)) await like(page, id);
  await part(page, 'nav-feed').click();
  await feed(page);
  await part(page, 'why').first().click();
  const dialog = part(page, 'why-dialog');
  await dialog.locator('.bars-sum').waitFor();
  const number = (text) => Number(text.replace('−', '-').replace('+', ''));
  const bars = (await dialog.locator('.bar-value').allTextContents()).map(number);
  const sum = number(await dialog.locator('.bars-sum span').last().textContent());
  const added = bars.reduce((a, b) => a + b, 0);
  // Every bar is rounded to a thousandth.
  assert.ok(Math.abs(added - sum) <= 0.0005 * (bars.length + 1), `${bars.join(' + ')} = ${added}, not ${sum}`);
});

test('what is explained goes with its page', async (t) => {
  const { page } = await open(t);
  await feed(page);
  await part(page, 'nav-search').click();
  await part(page, 'nav-feed').click();
  await feed(page);
  for (const [opener, dialog] of [['why', 'why-dialog'], ['network-indicator', 'network-dialog']]) {
    await part(page, opener).first().click();
    await part(page, dialog).waitFor();
    await page.goBack();
    await part(page, 'search-input').waitFor();
    await part(page, dialog).waitFor({ state: 'hidden' });
    await part(page, 'nav-feed').click();
    await feed(page);
  }
});

test('the keyboard is enough', async (t) => {
  const { page } = await open(t);
  const [first] = await feed(page);
  await page.keyboard.press('/');
  await page.waitForFunction(() => document.activeElement?.dataset.testid === 'search-input');
  await page.keyboard.type('chess');
  await eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await part(page, 'item-page').getByRole('heading', { level: 1 }).waitFor();
  await page.goBack();
  await page.goBack();
  assert.ok((await feed(page)).includes(first));
});

test('focus stays where it went when the feed changes', async (t) => {
  const { page } = await open(t);
  const [, second] = await feed(page);
  const card = page.locator(`[data-item="${second}"]`);
  await part(card, 'not-for-me').focus();
  await page.keyboard.press('Enter');
  await part(card, 'undo').waitFor();
  // The feed asks for what follows once the act is remembered.
  await page.waitForTimeout(1000);
  await feed(page);
  assert.equal(await page.evaluate(() => document.activeElement?.dataset.testid), 'undo');
});

test('the feed follows the dials', async (t) => {
  const { page } = await open(t);
  const before = await feed(page);
  await part(page, 'dials').locator('summary').click();
  await page.getByLabel('Lesser-known').fill('1');
  const changed = (ids) => ids.filter((id) => !before.includes(id)).length > before.length / 2;
  await eventually(() => feed(page), changed, 'a feed of lesser-known items');
});

test('nothing moves while the app starts', async (t) => {
  const { page } = await open(t, {
    before: (page) =>
      page.addInitScript(() => {
        globalThis.shifts = 0;
        new PerformanceObserver((list) => {
          for (const shift of list.getEntries()) if (!shift.hadRecentInput) globalThis.shifts += shift.value;
        }).observe({ type: 'layout-shift', buffered: true });
      }),
  });
  await feed(page);
  await page.waitForTimeout(500);
  // 0.1 is what the web vitals call good.
  const shifts = await page.evaluate(() => globalThis.shifts);
  assert.ok(shifts < 0.02, `layout shift of ${shifts}`);
});
