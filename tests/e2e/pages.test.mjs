// Search, the item page, the explanation and the memory page, as a person uses them.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cardsIn, demoItems, eventually, feed, itemsOf, like, open, part, remembered } from './lib/app.mjs';

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

const found = (page) => part(page, 'search-results');
const titled = (title) => [...demoItems().values()].find((item) => item.title === title).id;

test('search forgives slips, and says what was meant and what comes near', async (t) => {
  // By meaning, everything comes near to something.
  const { page } = await open(t, { before: (page) => page.route('**/models/**', (route) => route.abort()) });
  await part(page, 'nav-search').click();
  await part(page, 'search-input').fill('inkscpae');
  await eventually(() => cardsIn(found(page)), (ids) => ids.slice(0, 3).includes(titled('Inkscape')), 'what was meant');
  await part(page, 'meant').getByText('Did you mean “Inkscape”?').waitFor();
  await part(page, 'meant').click();
  await part(page, 'meant').waitFor({ state: 'detached' });
  assert.equal(await part(page, 'search-input').inputValue(), 'Inkscape');
  // As one types: the beginning of a word with two letters changed round.
  await part(page, 'search-input').fill('grpahi');
  await eventually(() => cardsIn(found(page)), (ids) => ids.length > 0, 'what begins like it');
  await part(page, 'search-input').fill('xqxqzxqxqz');
  await found(page).getByText('Nothing found').waitFor();
});

test('counts of facets follow the query and say what a press leaves', async (t) => {
  // Without the language model what is found does not change under the test.
  const { page } = await open(t, { before: (page) => page.route('**/models/**', (route) => route.abort()) });
  await page.goto(`${page.url().split('#')[0]}#/search`);
  const first = page.locator('.facet').first();
  const counts = () => part(first, 'value').evaluateAll((chips) => chips.map((chip) => chip.textContent.replace(/\s+/g, ' ').trim()));
  const all = await eventually(counts, (now) => now.length > 3, 'values');
  await part(page, 'search-input').fill('chess');
  const narrowed = await eventually(counts, (now) => now.length > 0 && now.join() !== all.join(), 'other counts');
  const [count] = narrowed[1].match(/\d+$/);
  await part(first, 'value').nth(1).click();
  const said = await eventually(() => found(page).locator('.results-head .fine').first().textContent(), (text) => new RegExp(`\\b${count}\\b`).test(text), 'as many');
  assert.ok(said);
  // Together with words that nothing has, the filter is what to do without.
  await part(page, 'search-input').fill('texmaker');
  await part(page, 'near').waitFor();
  assert.ok((await cardsIn(part(page, 'near'))).includes(titled('Texmaker')));
});

test('results are sorted as one likes, at an address that can be kept', async (t) => {
  const { page } = await open(t);
  await page.goto(`${page.url().split('#')[0]}#/search?q=chess`);
  await part(part(page, 'search-results'), 'card').first().waitFor();
  await part(page, 'sort').selectOption('title');
  const titles = () => found(page).locator('h2').allTextContents();
  const sorted = (list) => list.every((title, at) => at === 0 || list[at - 1].localeCompare(title, 'en', { sensitivity: 'base' }) <= 0);
  await eventually(titles, (now) => now.length > 3 && sorted(now), 'titles in order');
  assert.match(page.url(), /sort=title/);
  await page.reload();
  await eventually(titles, (now) => now.length > 3 && sorted(now), 'titles in order after a reload');
  assert.equal(await part(page, 'sort').inputValue(), 'title');
});

test('the latest searches are offered again, one by one forgotten, and had back', async (t) => {
  const { page } = await open(t);
  await part(page, 'nav-search').click();
  for (const text of ['chess', 'planets']) {
    await part(page, 'search-input').fill(text);
    await part(page, 'search-input').press('Enter');
    await part(part(page, 'search-results'), 'card').first().waitFor();
  }
  const offered = () => part(page, 'recent').locator('a').allTextContents();
  await part(page, 'search-input').fill('');
  await eventually(offered, (texts) => texts.join() === 'planets,chess', 'both');
  await part(page, 'forget-search').first().click();
  await eventually(offered, (texts) => texts.join() === 'chess', 'one');
  assert.ok(!(await remembered(page)).some((act) => act.includes('planets')));
  await page.getByRole('button', { name: 'Undo' }).click();
  await part(page, 'nav-search').click();
  await eventually(offered, (texts) => texts.join() === 'planets,chess', 'both again');
  await part(page, 'recent').getByText('chess').click();
  assert.equal(await part(page, 'search-input').inputValue(), 'chess');
});

/** Where the cards that are in view stand. */
const inView = (page) =>
  page.evaluate(() =>
    [...document.querySelectorAll('[data-testid="feed"] > [data-item]')]
      .map((card) => ({ item: card.dataset.item, top: Math.round(card.getBoundingClientRect().top + scrollY) }))
      .filter(({ top }) => top < scrollY + innerHeight),
  );

test('after an act what is in view stays; a line says what was learnt, with its undo, and the feed offers to be made anew', async (t) => {
  const { page } = await open(t);
  await feed(page);
  await part(page, 'renew').waitFor({ state: 'detached' });
  const before = await inView(page);
  const below = (await cardsIn(part(page, 'feed'))).slice(before.length);
  const first = page.locator(`[data-item="${before[0].item}"]`);
  await part(first, 'like').click();
  const line = page.locator('.toast');
  await line.getByText(/^Noted: [+−]\d+ \S/).waitFor();
  await eventually(async () => (await cardsIn(part(page, 'feed'))).slice(before.length).join(), (now) => now !== below.join(), 'other cards below');
  await page.waitForTimeout(400);
  assert.deepEqual(await inView(page), before);

  await part(page, 'renew').click();
  await eventually(() => inView(page), (now) => now.length > 0 && now[0].item !== before[0].item, 'a new feed');
  await part(page, 'renew').waitFor({ state: 'detached' });
  // What is taken back below is to be the second act: the first one's line is closed, or goes by itself.
  await line.getByRole('button', { name: 'Close' }).click({ timeout: 1_000 }).catch(() => {});
  await line.waitFor({ state: 'detached' });

  const [{ item }] = await inView(page);
  const { title } = demoItems().get(item);
  await part(page.locator(`[data-item="${item}"]`), 'like').click();
  await line.getByText(/^Noted/).waitFor();
  await line.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => part(page.locator(`[data-item="${item}"]`), 'like').getAttribute('aria-pressed'), (pressed) => pressed === 'false', 'no mark');
  assert.ok(!(await remembered(page)).includes(`Liked ${title}`));
});

test('a like from the search is in the feed at once', async (t) => {
  const { page } = await open(t);
  await feed(page);
  // What is liked is gone from the feed, and what is like it has come.
  for (const [title, next] of [['Kile', 'Texmaker'], ['Texmaker', 'Gummi'], ['Gummi', 'TeXstudio']]) {
    await part(page, 'nav-search').click();
    await part(page, 'search-input').fill(title);
    const row = found(page).locator(`[data-item="${titled(title)}"]`);
    await part(row, 'like').click();
    // Without waiting for what comes of it.
    await part(page, 'nav-feed').click();
    const shown = async () => (await feed(page)) && cardsIn(part(page, 'feed'));
    const follows = (ids) => !ids.includes(titled(title)) && ids.includes(titled(next));
    await eventually(shown, follows, `a feed with ${next} and without ${title}`);
  }
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

test('a panel over a search stays while its words go into the address, and goes with the page', async (t) => {
  const { page } = await open(t);
  await part(page, 'nav-search').click();
  const dialog = part(page, 'network-dialog');
  await part(page, 'search-input').fill('draw');
  await part(page, 'network-indicator').click();
  await dialog.waitFor();
  await page.waitForURL(/q=draw/);
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
  assert.ok(await dialog.isVisible(), 'it went with the old address');
  await page.evaluate(() => (location.hash = '#/memory'));
  await dialog.waitFor({ state: 'hidden' });
});
