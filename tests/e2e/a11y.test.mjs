// WCAG 2.2 AA, as far as a machine can tell: axe on every page, the keyboard alone, large text, zoom, forced colours,
// reduced motion.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';

import { eventually, feed, itemsOf, like, part, remembered } from './lib/app.mjs';
import { host, person } from './lib/local.mjs';
import { SCRIPT, TAG, page as html, site, visit } from './lib/site.mjs';

const AXE = readFileSync(process.env.PENCHANT_AXE, 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [1280, 390];

/** Every place of the app, and how it is when there is something to see. */
const PLACES = {
  feed: ['', (page) => feed(page)],
  today: ['#/today', (page) => part(page, 'day-end').waitFor()],
  item: ['#/item/org.gnome.Chess', (page) => part(page, 'card').first().waitFor()],
  search: ['#/search?q=chess', (page) => part(page, 'search-results').locator('[data-testid="card"]').first().waitFor()],
  'search without results': ['#/search?q=qqqzzzxxy', (page) => page.getByRole('heading', { name: 'Nothing found' }).waitFor()],
  memory: ['#/memory', (page) => part(page, 'memory-act').first().waitFor()],
  things: ['#/things', (page) => part(page, 'thing').first().waitFor()],
  ask: ['#/ask', (page) => part(page, 'ask-send').waitFor()],
  may: ['#/may', (page) => part(page, 'watch-add').waitFor()],
  sources: ['#/sources', (page) => part(page, 'source-add').waitFor()],
  leaves: ['#/leaves', (page) => part(page, 'planner-save').waitFor()],
  device: ['#/device', (page) => part(page, 'keep-button').waitFor()],
  shared: ['#/shared', (page) => page.getByText('Nothing was shared').waitFor()],
  try: ['#/try', (page) => part(page, 'try-file').waitFor()],
  missing: ['#/nowhere', (page) => page.getByText('There is nothing here').waitFor()],
};

async function start(t, options) {
  const { url } = await host(t);
  const profile = await person(t, { serviceWorkers: 'block', ...options });
  await profile.addInitScript(AXE);
  const page = await profile.newPage();
  await page.goto(url);
  await feed(page);
  const go = async (name) => {
    const [hash, ready] = PLACES[name];
    await page.goto(`${url}${hash || '#/'}`);
    await ready(page);
  };
  return { page, go, url };
}

async function violations(page) {
  // Colours are measured as they will be, not on their way there.
  await rest(page);
  return page.evaluate(async (values) => {
    const { violations } = await globalThis.axe.run(document, { runOnly: { type: 'tag', values } });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)}\n${failureSummary}`));
  }, RULES);
}

async function checked(page, name) {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      const found = await violations(page);
      assert.deepEqual(found, [], `${name}, ${colorScheme}, ${width} px wide:\n${found.join('\n\n')}`);
    }
  }
}

/** Until what moves has come to rest. */
const rest = (page) =>
  page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    await Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})));
  });

/** What sticks out of the page sideways. */
const overflow = (page) =>
  page.evaluate(() => {
    const wide = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= wide) return [];
    const out = [...document.querySelectorAll('body *')].filter((element) => element.getBoundingClientRect().right > wide + 1);
    return out.map((element) => element.outerHTML.slice(0, 120));
  });

/** Texts in a frame that is too small for them, but for those that are cut on purpose (`…`, a line limit, off the screen). */
const clipped = (page) =>
  page.evaluate(() => {
    const texts = document.querySelectorAll(':is(h1, h2, button, a, label, p, .chip):not(.off-screen)');
    const cut = [...texts].filter((element) => {
      const style = getComputedStyle(element);
      if (style.overflow === 'visible' || style.webkitLineClamp !== 'none' || style.textOverflow === 'ellipsis') return false;
      return element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 2;
    });
    return cut.map((element) => element.outerHTML.slice(0, 120));
  });

test('axe finds nothing on any page, in both themes, wide and narrow', async (t) => {
  const { page, go } = await start(t);
  await like(page, itemsOf('Board game')[0]);
  for (const name of Object.keys(PLACES)) {
    await go(name);
    await checked(page, name);
  }
});

test('axe finds nothing in the dialogs, nor on a site with the widget', async (t) => {
  const { page, go } = await start(t);
  await go('feed');
  for (const [opener, dialog] of [['why', 'why-dialog'], ['network-indicator', 'network-dialog']]) {
    await part(page, opener).first().click();
    await part(page, dialog).getByRole('heading').first().waitFor();
    await checked(page, dialog);
    await page.keyboard.press('Escape');
  }
  await go('leaves');
  await part(page, 'planner-model').fill('m');
  await part(page, 'planner-save').click();
  await part(page, 'planner-told').getByText('Saved.').waitFor();
  await part(page, 'planner-test').click();
  await part(page, 'consent-message').waitFor();
  await checked(page, 'consent-dialog');
  await page.keyboard.press('Escape');
  const shop = await site(t, { 'index.html': html(`${SCRIPT}<main>${TAG('label="For you"')}</main>`).replace('<body><h1>Shop</h1>', '<body>').replace('<main>', '<main><h1>Shop</h1>') });
  const tab = await visit(await person(t), shop.url);
  await tab.evaluate(AXE);
  await checked(tab, 'widget');
});

test('the keyboard alone likes, asks why, forgets, and always shows where it is', async (t) => {
  const { page } = await start(t);
  const focus = () => page.evaluate(() => {
    const { dataset, className, textContent, tagName } = document.activeElement;
    // A link that fills its card has the ring around the card.
    const card = document.activeElement.closest('.card, .row');
    const rings = [getComputedStyle(document.activeElement), card && getComputedStyle(card), card && getComputedStyle(card, '::before')];
    const ring = rings.some((style) => style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
    return { id: dataset.testid ?? null, className, text: textContent.trim(), tagName, ring };
  });
  const tabTo = async (fits) => {
    for (let step = 0; step < 60; step += 1) {
      await page.keyboard.press('Tab');
      const now = await focus();
      if (now.tagName !== 'BODY') assert.ok(now.ring, `no ring on ${now.tagName} ${now.className}`);
      if (fits(now)) return now;
    }
    throw new Error('the keyboard does not get there');
  };
  await page.keyboard.press('Tab');
  assert.match((await focus()).className, /skip/);
  await page.keyboard.press('Enter');
  assert.equal((await focus()).tagName, 'H1');

  await tabTo(({ id }) => id === 'like');
  await page.keyboard.press('Space');
  await eventually(() => page.evaluate(() => document.activeElement.getAttribute('aria-pressed')), (pressed) => pressed === 'true', 'a like');
  // The feed follows; a card that leaves takes its buttons along.
  await page.waitForTimeout(1_000);
  await feed(page);

  await tabTo(({ id }) => id === 'why');
  const before = (await focus()).text;
  await page.keyboard.press('Enter');
  await part(page, 'why-dialog').locator('.bars-sum').waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest('dialog') !== null));
  await page.keyboard.press('Escape');
  await eventually(focus, ({ id, text }) => id === 'why' && text === before, 'focus where it was');

  const acts = await remembered(page);
  assert.ok(acts.some((act) => act.startsWith('Liked')));
  await tabTo(({ id }) => id === 'forget');
  await page.keyboard.press('Enter');
  // What was said is in a live region.
  await page.locator('[role="status"]').filter({ hasText: 'Forgotten' }).waitFor({ state: 'attached' });
});

/** Parts of the header that lie upon each other. */
const crowded = (page) =>
  page.evaluate(() => {
    const parts = ['.wordmark span', '.nav', '.indicator', '.indicator span', '.top-end .icon-button'];
    const boxes = parts.map((part) => [part, document.querySelector(`.top ${part}`)?.getBoundingClientRect()]).filter(([, box]) => box?.width > 1);
    const apart = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1 || a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    const within = (a, b) => a.startsWith(b) || b.startsWith(a);
    return boxes.flatMap(([a, one], at) =>
      boxes.slice(at + 1).filter(([b, other]) => !within(a, b) && !apart(one, other)).map(([b]) => `${a} and ${b}`),
    );
  });

test('what changes is said in a region that was there before', async (t) => {
  const { page, go } = await start(t);
  /** Keeps hold of the live region that `find` finds now, and waits until that very one says `text`. */
  const hears = async (region, act, text) => {
    const held = await region.elementHandle();
    await act();
    await eventually(() => held.evaluate((region) => (region.isConnected ? region.textContent : '')), (said) => text.test(said), `${text}`);
  };
  await go('ask');
  const answer = part(page, 'announced');
  const say = (words) => async () => {
    await part(page, 'ask-input').fill(words);
    await part(page, 'ask-send').click();
  };
  await hears(answer, say('three board games'), /^3 items/);
  await hears(answer, say('a web browser that is also a card game'), /Nothing here keeps all of that/);
  await go('search');
  await hears(part(page, 'announced'), () => part(page, 'search-input').fill('qqqzzzxxy'), /^Nothing found/);
  await hears(part(page, 'announced'), () => part(page, 'search-input').fill('chess'), /items?$/);
  await go('sources');
  const told = part(page, 'sources-page').locator('[role="status"]');
  await hears(told, () => part(page, 'source-add').click(), /There is no item in it/);
});

test('text of 200 % and a zoom of 400 % lose nothing', async (t) => {
  const { page, go } = await start(t);
  await like(page, itemsOf('Board game')[0]);
  for (const [what, viewport, size] of [
    ['text of 200 %', { width: 1280, height: 900 }, '200%'],
    ['text of 200 %, narrow', { width: 390, height: 844 }, '200%'],
    // 1280 × 1024 at 400 %.
    ['a zoom of 400 %', { width: 320, height: 256 }, ''],
  ]) {
    await page.setViewportSize(viewport);
    for (const name of Object.keys(PLACES)) {
      await go(name);
      await page.evaluate((size) => (document.documentElement.style.fontSize = size), size);
      await rest(page);
      assert.deepEqual(await overflow(page), [], `${name}, ${what}`);
      assert.deepEqual(await clipped(page), [], `${name}, ${what}`);
      assert.deepEqual(await crowded(page), [], `${name}, ${what}`);
    }
  }
});

test('forced colours keep controls apart, and reduced motion stands still', async (t) => {
  const { page, go } = await start(t, { forcedColors: 'active', reducedMotion: 'reduce' });
  const seen = await part(page, 'like').first().evaluate((button) => {
    const { borderTopStyle, outlineStyle, color, backgroundColor } = getComputedStyle(button);
    return { framed: borderTopStyle !== 'none' || outlineStyle !== 'none', apart: color !== backgroundColor };
  });
  assert.ok(seen.apart);
  for (const name of ['feed', 'memory', 'device']) {
    if (name === 'memory') await like(page, itemsOf('Board game')[0]);
    await go(name);
    const found = await violations(page);
    assert.deepEqual(found, [], `${name}: ${found.join('\n')}`);
    const moving = await page.evaluate(() =>
      [...document.querySelectorAll('*')].flatMap((element) => {
        const { animationName, animationDuration, transitionDuration } = getComputedStyle(element);
        const seconds = [...(animationName === 'none' ? [] : animationDuration.split(',')), ...transitionDuration.split(',')];
        return seconds.some((time) => parseFloat(time) > 0.01) ? [element.outerHTML.slice(0, 100)] : [];
      }),
    );
    assert.deepEqual(moving, [], name);
  }
});
