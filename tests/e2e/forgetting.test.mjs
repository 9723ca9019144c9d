// Forgetting everything: wherever it is, in every tab, whatever state it is in. And memory that was lost, or cannot be opened.

import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { demoItems, eventually, feed, itemsOf, like, part, remembered } from './lib/app.mjs';
import { ANSWER, settled } from './lib/browser.mjs';
import { host, installed, person } from './lib/local.mjs';

const forget = async (page) => {
  await part(page, 'nav-memory').click();
  await part(page, 'forget-all').click();
  await part(page, 'confirm-forget-all').click();
  await page.getByText('Everything is forgotten').waitFor();
};

test('it is never disabled, and takes what stands beside the acts', async (t) => {
  const { url } = await host(t);
  const page = await (await person(t)).newPage();
  await page.goto(`${url}#/leaves`);
  await part(page, 'private-words').fill('Leopold');
  await part(page, 'save-private').click();
  await page.getByText('Saved.').waitFor();
  await forget(page);
  assert.equal(await page.getByRole('button', { name: 'Undo' }).count(), 0, 'there were none');
  await part(page, 'nav-leaves').click();
  await part(page, 'private-words').waitFor();
  assert.equal(await part(page, 'private-words').inputValue(), '');
});

test('focus goes on when a row is forgotten, and to the heading after the last', async (t) => {
  const { url } = await host(t);
  const page = await (await person(t)).newPage();
  await page.goto(url);
  await feed(page);
  await like(page, itemsOf('Board game')[0]);
  await part(page, 'memory-act').first().waitFor();
  const inList = page.locator('#acts');
  for (let left = await part(inList, 'memory-act').count(); left > 0; left -= 1) {
    await part(inList, 'forget').last().focus();
    await page.keyboard.press('Enter');
    await eventually(() => part(inList, 'memory-act').count(), (count) => count === left - 1, 'an act less');
    const focused = () => page.evaluate(() => document.activeElement.dataset.testid ?? document.activeElement.id);
    await eventually(focused, (now) => now === (left > 1 ? 'forget' : 'page-title'), 'focus where one goes on');
  }
});

test('its undo says what it brings back, and brings that', async (t) => {
  const { url } = await host(t);
  const page = await (await person(t)).newPage();
  await page.goto(url);
  await feed(page);
  const id = itemsOf('Board game')[0];
  await like(page, id);
  await forget(page);
  await page.getByText(/nothing else can be had back: \d+ acts?\./).waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await eventually(() => remembered(page), (acts) => acts.includes(`Liked ${demoItems().get(id).title}`), 'the act');
});

test('nothing of it stays in addresses, caches and other tabs', async (t) => {
  const { url } = await host(t);
  const profile = await person(t);
  const page = await installed(profile, url);
  await part(page, 'nav-search').click();
  await part(page, 'search-input').fill('chess');
  await page.waitForURL(/q=chess/);
  await eventually(() => page.evaluate(() => caches.has('penchant-seen')), Boolean, 'pictures that were seen');
  // Among them one that nothing shows again.
  const traces = { 'penchant-seen': '/a-picture', 'penchant-inbox': '/inbox/text' };
  await page.evaluate(async (traces) => {
    for (const [name, key] of Object.entries(traces)) await (await caches.open(name)).put(key, new Response('a trace'));
  }, traces);

  const [asking, searching] = [await profile.newPage(), await profile.newPage()];
  await asking.goto(`${url}#/ask`);
  await part(asking, 'ask-input').fill('a board game');
  await part(asking, 'ask-send').click();
  await asking.locator('.said').getByText('a board game').waitFor();
  await part(asking, 'ask-input').fill('half a thought');
  await searching.goto(`${url}#/search?q=poker`);
  await part(part(searching, 'search-results'), 'card').first().waitFor();

  // One that shows whose taste it follows, and one that will be come back to.
  const [hearts, behind] = [await profile.newPage(), await profile.newPage()];
  for (const tab of [hearts, behind]) {
    await tab.goto(url);
    await feed(tab);
  }
  await part(behind, 'nav-memory').click();
  for (let place = 0; place < 2; place += 1) await part(hearts, 'like').nth(place).click();
  const personal = async (tab) => ({
    hearts: await tab.locator('[data-testid="like"][aria-pressed="true"]').count(),
    reasons: (await part(tab, 'why').allTextContents()).filter((reason) => /^(Because of|You lean to)/.test(reason)).length,
  });
  await eventually(() => personal(hearts), ({ reasons }) => reasons > 0, 'a feed that follows');
  await behind.goBack();
  await behind.getByRole('button', { name: 'Update' }).or(part(behind, 'why').getByText(/Because of|You lean to/)).first().waitFor();

  await forget(page);
  await page.bringToFront();
  for (const tab of [hearts, behind]) {
    await eventually(() => personal(tab), (now) => now.hearts + now.reasons === 0, 'a feed of nobody');
    await feed(tab);
    assert.deepEqual(await personal(tab), { hearts: 0, reasons: 0 });
  }
  for (const key of Object.values(traces)) assert.ok(!(await page.evaluate((key) => caches.match(key), key)), key);
  await asking.locator('.said').getByText('a board game').waitFor({ state: 'detached' });
  assert.equal(await part(asking, 'ask-input').inputValue(), '');
  await eventually(() => searching.url(), (address) => !address.includes('poker'), 'an address without words');
  assert.equal(await part(searching, 'search-input').inputValue(), '');
  await page.goBack();
  await part(page, 'search-input').waitFor();
  assert.ok(!page.url().includes('chess'), page.url());
  assert.equal(await part(page, 'search-input').inputValue(), '');
});

/** A database as another build, or another accident, left it. */
const broken = (page, version, tables) =>
  page.evaluate(
    ([version, tables]) =>
      new Promise((made) => {
        const opening = indexedDB.open('penchant', version);
        opening.onupgradeneeded = () => tables.forEach((table) => opening.result.createObjectStore(table));
        opening.onsuccess = () => made(opening.result.close());
      }),
    [version, tables],
  );

for (const [what, version, tables, said] of [
  ['lacks a table', 2, ['interactions', 'quarantine', 'outside'], 'A part of this memory is missing'],
  ['is of a newer version', 99, ['interactions', 'meta', 'quarantine', 'outside', 'next'], 'A newer version of Penchant wrote'],
]) {
  test(`a memory that ${what} is told of in words, and can be forgotten as a whole`, async (t) => {
    const { url } = await host(t);
    const page = await (await person(t, { serviceWorkers: 'block' })).newPage();
    await page.goto(`${url}manifest.webmanifest`);
    await broken(page, version, tables);
    await page.goto(url);
    await feed(page);
    const notice = part(page, 'memory-notice');
    await notice.getByText(said).waitFor();
    assert.ok(!/Error|IDB|storage failed|object store/.test(await notice.textContent()), 'a raw message');
    const id = itemsOf('Board game')[0];
    await like(page, id);
    await page.reload();
    assert.deepEqual(await remembered(page), [], 'it was not kept, as was said');
    await forget(page);
    await notice.waitFor({ state: 'detached' });
    await like(page, id);
    await page.reload();
    assert.ok((await remembered(page)).some((act) => act.startsWith('Liked')), 'it is kept again');
    assert.equal(await notice.count(), 0);
  });
}

test('a memory that the browser finds damaged and deletes comes back, or that it is gone is said, until it is read', async (t) => {
  const { url } = await host(t);
  const folder = mkdtempSync(join(tmpdir(), 'penchant-damaged-'));
  let profile;
  t.after(async () => {
    await profile?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const visit = async () => {
    profile = await settled(folder, { frame: url, page: url, answer: ANSWER.no });
    const page = await profile.newPage();
    await page.goto(url);
    await feed(page);
    return page;
  };
  // What a crash of the device can leave: files of the right names with something else in them.
  const damage = () => {
    const store = join(folder, 'Default/IndexedDB', `http_127.0.0.1_${new URL(url).port}.indexeddb.leveldb`);
    for (const name of readdirSync(store).filter((name) => /^(MANIFEST|\d+\.(log|ldb))/.test(name))) {
      writeFileSync(join(store, name), Buffer.alloc(4_096, 0x5a));
    }
  };
  const saidUntilRead = async (page, testid, text) => {
    const notice = part(page, testid);
    await notice.getByText(text).waitFor();
    await page.reload();
    await notice.waitFor();
    await notice.getByRole('button').click();
    await notice.waitFor({ state: 'detached' });
    await page.reload();
    await remembered(page);
    assert.equal(await notice.count(), 0, 'it was read');
  };
  const id = itemsOf('Board game')[0];
  await like(await visit(), id);
  await profile.close();
  damage();
  const second = await visit();
  await saidUntilRead(second, 'memory-mended', 'it was put back from its second copy');
  assert.ok((await remembered(second)).includes(`Liked ${demoItems().get(id).title}`), 'nothing is lost');
  // Both copies at once.
  await profile.close();
  damage();
  rmSync(join(folder, 'Default/File System'), { recursive: true, force: true });
  const third = await visit();
  await saidUntilRead(third, 'memory-lost', 'The browser found this memory damaged and deleted it');
  assert.ok(!(await remembered(third)).some((act) => act.startsWith('Liked')));
});
