// The page in every language it has: chosen by the browser or the person, written as that language is written, and with
// nothing left out.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { eventually, feed, itemsOf, part } from './lib/app.mjs';
import { host, installed, person } from './lib/local.mjs';

const LANGUAGES = { en: 'en-GB', de: 'de-CH', fr: 'fr-FR', es: 'es-MX', ar: 'ar-EG', ja: 'ja-JP' };

/** Messages of one line, by name. */
const messages = (tag) =>
  Object.fromEntries(
    readFileSync(new URL(`../../static/locales/${tag}.ftl`, import.meta.url), 'utf8')
      .split('\n')
      .map((line) => line.match(/^([a-z-]+) = ([^{]+)$/))
      .filter(Boolean)
      .map(([, name, text]) => [name, text]),
  );

async function start(t, locale, options = {}) {
  const { url } = await host(t);
  const profile = await person(t, { serviceWorkers: 'block', locale, ...options });
  const page = await profile.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  return { url, page, profile, complaints };
}

/** Likes an item on its own page, and stays there. */
async function like(page, id) {
  await page.goto(`${page.url().split('#')[0]}#/item/${encodeURIComponent(id)}`);
  const button = part(part(page, 'item-page'), 'like').first();
  await button.click();
  await eventually(() => button.getAttribute('aria-pressed'), (pressed) => pressed === 'true', 'a like');
}

for (const [tag, locale] of Object.entries(LANGUAGES)) {
  test(`who browses in ${locale} gets the page in ${tag}`, async (t) => {
    const { url, page, complaints } = await start(t, locale);
    await page.goto(url);
    await feed(page);
    const said = messages(tag);
    const root = page.locator('html');
    assert.equal(await root.getAttribute('lang'), tag);
    assert.equal(await root.getAttribute('dir'), tag === 'ar' ? 'rtl' : 'ltr');
    for (const [place, name] of [['nav-feed', 'chrome-feed'], ['nav-memory', 'chrome-memory'], ['nav-leaves', 'leaves-nav']]) {
      assert.equal((await part(page, place).textContent()).trim(), said[name]);
    }
    await part(page, 'nav-leaves').click();
    await page.getByRole('heading', { level: 1, name: said['leaves-title'] }).waitFor();
    assert.match(await page.title(), new RegExp(said['leaves-title']));
    // What is written from right to left begins on the right.
    const { x } = await page.locator('.wordmark').boundingBox();
    assert.equal(x > 640, tag === 'ar');
    assert.deepEqual(complaints, []);
  });
}

test('numbers and days are written as the language writes them', async (t) => {
  const written = {};
  for (const tag of ['en', 'de', 'ar']) {
    const { url, page } = await start(t, LANGUAGES[tag]);
    await page.goto(url);
    await feed(page);
    await like(page, itemsOf('Game')[0]);
    await part(page, 'nav-feed').click();
    await feed(page);
    await part(page, 'why').first().click();
    const dialog = page.locator('dialog[open]');
    await eventually(() => dialog.textContent(), (text) => /[+-]?\p{Nd}[.,٫]\p{Nd}{3}/u.test(text), 'a score');
    written[tag] = await dialog.textContent();
  }
  assert.match(written.en, /\d\.\d{3}/);
  // In Switzerland a point, in Egypt digits of its own.
  assert.match(written.de, /\d[.,]\d{3}/);
  assert.match(written.ar, /[٠-٩]٫[٠-٩]{3}/);
});

test('another language is chosen, at the same place, and stays', async (t) => {
  const { url, page, complaints } = await start(t, 'en-US');
  await page.goto(url);
  await feed(page);
  const id = itemsOf('Game')[0];
  await like(page, id);
  await part(page, 'menu').click();
  await part(page, 'language').selectOption('fr');
  const said = messages('fr');
  await part(page, 'nav-memory').getByText(said['chrome-memory']).waitFor();
  assert.match(page.url(), /#\/item\//, 'it forgot the place');
  await part(page, 'nav-memory').click();
  await part(page, 'memory-act').getByText(said['memory-did-like']).first().waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: said['memory-title'] }).waitFor();
  await part(page, 'menu').click();
  await part(page, 'language').selectOption('en');
  await page.getByRole('heading', { level: 1, name: 'Memory' }).waitFor();
  assert.deepEqual(complaints, []);
});

test('where the words do not arrive, the page is English and says so', async (t) => {
  const { url, page } = await start(t, 'de-DE');
  await page.route('**/locales/**', (route) => route.fulfill({ status: 404, body: 'no' }));
  await page.goto(url);
  await feed(page);
  assert.equal(await page.locator('html').getAttribute('lang'), 'en');
  assert.equal((await part(page, 'nav-feed').textContent()).trim(), 'For you');
});

test('without its host the page keeps its language', async (t) => {
  const site = await host(t);
  const profile = await person(t, { locale: 'ja-JP' });
  const page = await installed(profile, site.url);
  await site.stop();
  await page.reload();
  await feed(page);
  assert.equal((await part(page, 'nav-feed').textContent()).trim(), messages('ja')['chrome-feed']);
});

/** The same messages in no language: each in brackets, with accents, and longer by two fifths. */
function pseudo(table) {
  const accents = { a: 'å', e: 'é', i: 'î', o: 'ö', u: 'û', n: 'ñ', c: 'ç', s: 'š' };
  const said = (text) =>
    text && `⟦${text.replace(/[aeiouncs]/g, (letter) => accents[letter])}${'~'.repeat(Math.ceil(text.length * 0.4))}⟧`;
  return table
    .split('\n')
    .map((line) => {
      if (!line.startsWith('\u0002')) return said(line);
      const [choice, ...forms] = line.split('\u0003');
      return [choice, ...forms.map((form) => form.replace(/\u0004(.*)$/, (_, text) => `\u0004${said(text)}`))].join('\u0003');
    })
    .join('\n');
}

const PLACES = {
  feed: ['', '[data-testid="card"]'],
  today: ['#/today', '[data-testid="day-end"]'],
  item: ['#/item/org.gnome.Chess', '[data-testid="item-page"] h1'],
  search: ['#/search?q=chess', '[data-testid="search-results"] [data-testid="card"]'],
  'search without results': ['#/search?q=qqqzzzxxy', '[data-testid="search-input"]'],
  ask: ['#/ask', '[data-testid="ask-send"]'],
  memory: ['#/memory', '[data-testid="memory-act"]'],
  things: ['#/things', '[data-testid="thing"]'],
  may: ['#/may', '[data-testid="watch-add"]'],
  sources: ['#/sources', '[data-testid="source-add"]'],
  leaves: ['#/leaves', '[data-testid="planner-save"]'],
  device: ['#/device', '[data-testid="keep-button"]'],
  shared: ['#/shared', '[data-testid="handed-page"]'],
  try: ['#/try', '[data-testid="try-file"]'],
  missing: ['#/nowhere', 'main h1'],
};

// What the one line of a reason has no room for stands in the dialog that it opens.
/** Texts that are no message: of items and catalogues, code, names, and what the person typed. */
const NOT_OURS = [
  '.card h2', '.card-summary', '.card-under', '.row h2', '.row-summary', '.row-under', '.item-page', '.thing-text h2', 'main h1',
  '.picture', '.prose', '.facets', '.foot', '.wordmark', '[data-testid="language"]', 'code', 'pre', '.act-text', '.belief',
  '.clip', '.filters', '.quote', '.said', '[data-testid="reply-value"]', '.item-head .lead', 'dt', 'dd',
  '[data-testid^="ask-wiki"]', 'svg', 'noscript', 'script', 'style',
];

/** Opens the page in no language at all, as narrow as a phone. */
async function startPseudo(t, options = {}) {
  const { url, page, complaints } = await start(t, 'de-DE', { viewport: { width: 390, height: 844 }, ...options });
  await page.route('**/locales/de-*.txt', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ body: pseudo(await answer.text()), contentType: 'text/plain; charset=utf-8' });
  });
  return { url, page, complaints };
}

/** What of the page is in a language, is cut off, or makes it too wide. */
async function faults(page) {
  const found = await page.evaluate((notOurs) => {
    const visible = (element) => element.checkVisibility({ visibilityProperty: true });
    const left = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const { textContent: text, parentElement: element } = walker.currentNode;
      if (/\p{L}{2}/u.test(text) && !text.includes('⟦') && visible(element) && !element.closest(notOurs.join())) left.push(text.trim());
    }
    for (const element of document.querySelectorAll('[aria-label],[title],[placeholder]')) {
      for (const attribute of ['aria-label', 'title', 'placeholder']) {
        const text = element.getAttribute(attribute);
        if (text && /\p{L}{2}/u.test(text) && !/⟦|^https:/.test(text) && !element.closest(notOurs.join())) left.push(`${attribute}: ${text}`);
      }
    }
    const cut = [...document.querySelectorAll('body *')]
      .filter((element) => visible(element) && element.textContent.includes('⟦'))
      .filter((element) => {
        const style = getComputedStyle(element);
        const hides = style.overflowX === 'hidden' || style.overflowX === 'clip' || style.textOverflow === 'ellipsis';
        return hides && element.clientWidth > 1 && element.scrollWidth > element.clientWidth + 1 && !element.matches('.clip, .off-screen, .reason span');
      })
      .map((element) => `${element.tagName}.${element.className}: ${element.textContent.trim().slice(0, 60)}`);
    return { left, cut, wide: document.documentElement.scrollWidth };
  }, NOT_OURS);
  return [
    ...found.left.map((text) => `not translated: ${text}`),
    ...found.cut.map((text) => `cut off: ${text}`),
    ...(found.wide > 390 ? [`${found.wide} px wide`] : []),
  ];
}

test('in no language at all, nothing is left out and nothing is cut off', async (t) => {
  const { url, page } = await startPseudo(t);
  await page.goto(url);
  await feed(page);
  await like(page, itemsOf('Game')[0]);
  const wrong = [];
  for (const [name, [hash, ready]] of Object.entries(PLACES)) {
    await page.goto(`${url}${hash || '#/'}`);
    await page.locator(ready).first().waitFor();
    await page.waitForTimeout(300);
    wrong.push(...(await faults(page)).map((fault) => `${name}: ${fault}`));
  }
  assert.deepEqual(wrong, []);
});

// One of everything that can go wrong and that *Ask* can show, as a test of the engine writes them.
const SAMPLES = JSON.parse(readFileSync(new URL('./lib/samples.json', import.meta.url), 'utf8'));

/** From now on the engine seems to answer with `body` where it answers with a `type`. */
const answerWith = (page, type, body) =>
  page.evaluate(([type, body]) => (globalThis.answers = { [type]: body }), [type, body]);

/** Lets the page hear other answers than the engine's. */
function otherAnswers() {
  const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, 'data');
  Object.defineProperty(MessageEvent.prototype, 'data', {
    get() {
      const data = get.call(this);
      const body = data?.id ? globalThis.answers?.[data.body?.type] : undefined;
      if (body) globalThis.heard = (globalThis.heard ?? 0) + 1;
      return body ? { ...data, body } : data;
    },
  });
}

/** Does something that is answered, and waits until the page shows the answer. */
async function answered(page, act) {
  const before = await page.evaluate(() => globalThis.heard ?? 0);
  await act();
  await page.waitForFunction((before) => (globalThis.heard ?? 0) > before, before);
  await page.evaluate(() => new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown))));
}

test('in no language at all, everything that can go wrong has words', async (t) => {
  const { url, page } = await startPseudo(t);
  await page.addInitScript(otherAnswers);
  await page.goto(`${url}#/may`);
  await part(page, 'watch-add').waitFor();
  const told = page.locator('.notice .warn');
  const wrong = [];
  for (const failure of SAMPLES.failures) {
    await answerWith(page, 'standing', { type: 'failed', failure });
    await answered(page, async () => {
      if (await told.count()) await page.locator('.notice button').click();
      else {
        await part(page, 'nav-feed').click();
        await page.evaluate(() => (location.hash = '#/may'));
      }
    });
    await told.waitFor();
    const about = JSON.stringify(failure);
    if (!(await told.textContent()).includes('⟦')) wrong.push(`${about} has no words`);
    wrong.push(...(await faults(page)).map((fault) => `${about}: ${fault}`));
  }
  assert.deepEqual(wrong, []);
  assert.ok(SAMPLES.failures.length > 50);
});

test('in no language at all, all that Ask can show has words', async (t) => {
  const { url, page } = await startPseudo(t);
  await page.addInitScript(otherAnswers);
  await page.goto(`${url}#/ask`);
  await part(page, 'ask-example').first().waitFor();
  const wrong = await faults(page);
  for (const [nth, told] of SAMPLES.told.entries()) {
    await answerWith(page, 'told', { type: 'told', ...told });
    await answered(page, async () => {
      await part(page, 'ask-input').fill('x');
      await part(page, 'ask-send').click();
    });
    await part(page, 'plan').evaluate((plan) => (plan.open = true));
    wrong.push(...(await faults(page)).map((fault) => `${nth}: ${fault}`));
    if (nth === 0) {
      // Besides its values, which are the catalogue's own, it offers three answers more.
      assert.equal(await part(page, 'reply').count(), 3);
      assert.equal(await part(page, 'chip').count(), told.chips.length);
    }
  }
  assert.deepEqual(wrong, []);
});

test('a button of Ask does the same in every language', async (t) => {
  const sent = {};
  for (const tag of ['en', 'ja']) {
    const { url, page } = await start(t, LANGUAGES[tag]);
    await page.goto(`${url}#/ask`);
    await part(page, 'ask-example').nth(1).click();
    await eventually(() => part(page, 'chip').count(), (count) => count > 1, 'readings');
    const items = part(page, 'told').locator('[data-testid="card"]');
    sent[tag] = await items.evaluateAll((cards) => cards.map((card) => card.dataset.item));
  }
  assert.equal(sent.ja.length, 3);
  assert.deepEqual(sent.ja, sent.en);
});
