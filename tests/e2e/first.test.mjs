// What is there before the engine is: the first cards of a stranger's feed, from one small file.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cardsIn, feed, part } from './lib/app.mjs';
import { host, person } from './lib/local.mjs';

/** The address of the card at each place, before and after there is an app. */
const addresses = (page, cards) => page.locator(`${cards} h2 a`).evaluateAll((links) => links.map((link) => link.hash));

const BOOT = '.grid > .skeleton';

/** A page whose code does not come until it is let in. */
async function withoutCode(t, options = {}) {
  const { url } = await host(t);
  const profile = await person(t, { serviceWorkers: 'block', ...options });
  const page = await profile.newPage();
  let letIn;
  const held = new Promise((resolve) => (letIn = resolve));
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  return { url, page, letIn };
}

test('a stranger sees the first cards before there is any code, and the same cards when there is', async (t) => {
  const { url, page, letIn } = await withoutCode(t);
  await page.goto(url);
  await page.locator(`${BOOT} h2`).first().waitFor();
  const before = await addresses(page, BOOT);
  assert.equal(before.length, 9);
  assert.equal(await page.locator(`${BOOT} img`).first().evaluate((image) => new URL(image.src).origin), new URL(url).origin);
  letIn();
  await feed(page);
  const after = await addresses(page, '[data-testid="feed"] > .card');
  assert.deepEqual(after.slice(0, before.length), before);
});

test('a card that is pressed before there is any code opens when there is', async (t) => {
  const { url, page, letIn } = await withoutCode(t);
  await page.goto(url);
  const first = page.locator(`${BOOT} h2 a`).first();
  const title = await first.textContent();
  await first.click();
  letIn();
  await part(page, 'item-page').getByRole('heading', { level: 1, name: title }).waitFor();
});

test('who has been here before waits for a feed of their own', async (t) => {
  const { url } = await host(t);
  const profile = await person(t, { serviceWorkers: 'block' });
  const page = await profile.newPage();
  await page.goto(url);
  const [, liked] = await feed(page);
  const card = page.locator(`[data-testid="card"][data-item="${liked}"]`);
  await part(card, 'like').click();
  await part(page, 'nav-memory').click();
  await part(page, 'memory-act').first().waitFor();
  let asked = 0;
  page.on('request', (request) => (asked += Number(request.url().endsWith('top.json'))));
  await page.goto(url);
  await page.reload();
  assert.ok(!(await feed(page)).includes(liked), 'what they liked is recommended');
  assert.equal(asked, 0, 'it was asked what strangers see');
});
