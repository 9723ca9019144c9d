// What another site, or a press that was meant for something else, can make of the app's own pages: nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually, feed, part } from './lib/app.mjs';
import { host, person } from './lib/local.mjs';
import { plan, setUp, witness } from './lib/planner.mjs';
import { page as around, site } from './lib/site.mjs';

const SIZE = 'width="900" height="700"';
const WAYS = {
  frame: (url) => `<iframe ${SIZE} src="${url}"></iframe>`,
  object: (url) => `<object ${SIZE} type="text/html" data="${url}"></object>`,
  embed: (url) => `<embed ${SIZE} src="${url}">`,
  sandboxed: (url) => `<iframe ${SIZE} sandbox="allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox" src="${url}"></iframe>`,
};

for (const [way, tag] of Object.entries(WAYS)) {
  test(`inside another site (${way}) the app does not start, and a link opens it by itself`, async (t) => {
    const app = await host(t);
    const stranger = await site(t, { 'index.html': around(tag(`${app.url}#/memory`)) });
    const profile = await person(t);
    const tab = await profile.newPage();
    const asked = [];
    tab.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await tab.goto(stranger.url);
    const inside = () => tab.frames().find((frame) => frame.url().startsWith(app.url));
    const frame = await eventually(inside, Boolean, 'a frame');
    const link = frame.getByRole('link', { name: 'Open Penchant' });
    await link.waitFor();
    assert.equal(await frame.locator('[data-testid]').count(), 0, 'there is something to press');
    assert.equal(tab.workers().length, 0, 'an engine was started');
    assert.deepEqual(await frame.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name)), []);
    assert.deepEqual(asked.filter((path) => /\.wasm$|pack\.json$/.test(path)), []);
    const [own] = await Promise.all([profile.waitForEvent('page'), link.click()]);
    await part(own, 'memory-page').locator('#acts-title').waitFor();
    assert.ok(own.url().endsWith('#/memory'));
  });
}

test('the refusal is in the language of the person', async (t) => {
  const app = await host(t);
  const stranger = await site(t, { 'index.html': around(WAYS.frame(app.url)) });
  const tab = await (await person(t, { locale: 'de-CH' })).newPage();
  await tab.goto(stranger.url);
  await tab.frameLocator('iframe').getByRole('link', { name: 'Penchant öffnen' }).waitFor();
});

const ready = (button) => eventually(() => button.getAttribute('aria-disabled'), (is) => is === 'false', 'a button that can be pressed');
const grants = (page) => part(page, 'grant').count();

test('a yes counts only once it has been in view for a while, uncovered and where it was', async (t) => {
  const model = await witness(t, plan('{"steps":[{"tool":"recommend","arguments":{"count":3}}]}'));
  const { page } = await setUp(t, model);
  // Pressed in the very moment in which the question opens, as by a finger that was on its way already.
  await page.evaluate(() => {
    const dialog = document.querySelector('[data-testid="consent-dialog"]');
    new MutationObserver(() => dialog.open && dialog.querySelector('[data-testid="consent-session"]').click()).observe(dialog, { attributes: true });
  });
  await part(page, 'planner-test').click();
  const dialog = part(page, 'consent-dialog').and(page.locator('[open]'));
  await dialog.waitFor();
  const yes = part(page, 'consent-session');
  await dialog.getByRole('status').getByText('too quick').waitFor({ state: 'attached' });
  assert.deepEqual([await dialog.count(), model.arrived.length], [1, 0]);

  await ready(yes);
  for (const unsettling of ['resize', 'blur', 'focus', 'visibilitychange']) {
    const open = await page.evaluate((name) => {
      dispatchEvent(new Event(name));
      document.querySelector('[data-testid="consent-session"]').click();
      return document.querySelector('[data-testid="consent-dialog"]').open;
    }, unsettling);
    assert.ok(open, `after ${unsettling} it was pressed at once`);
    await ready(yes);
  }

  // Something laid over it.
  await page.evaluate(() => {
    const cover = document.createElement('div');
    cover.id = 'cover';
    document.querySelector('[data-testid="consent-dialog"]').append(cover);
    Object.assign(cover.style, { position: 'fixed', inset: '0', background: 'white' });
  });
  await eventually(() => yes.getAttribute('aria-disabled'), (is) => is === 'true', 'a button that is covered');
  await page.evaluate(() => document.getElementById('cover').remove());
  await ready(yes);

  // By keyboard, from "no", where focus is.
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'consent-no');
  for (let presses = 0; presses < 2; presses += 1) await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), 'consent-session');
  await page.keyboard.press('Enter');
  await eventually(() => model.arrived.length, (count) => count === 1, 'the request');
  await eventually(() => grants(page), (count) => count === 1, 'the permission');
});

test('"no" needs no patience', async (t) => {
  const model = await witness(t, plan('{"steps":[]}'));
  const { page } = await setUp(t, model);
  await page.evaluate(() => {
    const dialog = document.querySelector('[data-testid="consent-dialog"]');
    new MutationObserver(() => dialog.open && dialog.querySelector('[data-testid="consent-no"]').click()).observe(dialog, { attributes: true });
  });
  await part(page, 'planner-test').click();
  await part(page, 'planner-told').getByText('You did not allow it').waitFor();
});

test('forgetting everything cannot be pressed in the moment in which it is asked', async (t) => {
  const { url } = await host(t);
  const page = await (await person(t)).newPage();
  await page.goto(url);
  await feed(page);
  await part(page, 'nav-memory').click();
  await page.evaluate(() => {
    const dialog = document.querySelector('[data-testid="forget-dialog"]');
    new MutationObserver(() => dialog.open && dialog.querySelector('[data-testid="confirm-forget-all"]').click()).observe(dialog, { attributes: true });
  });
  await part(page, 'forget-all').click();
  await part(page, 'forget-dialog').getByRole('status').getByText('too quick').waitFor({ state: 'attached' });
  assert.ok(await part(page, 'forget-dialog').evaluate((dialog) => dialog.open));
  await part(page, 'confirm-forget-all').click();
  await page.getByText('Everything is forgotten').waitFor();
});
