// Memory that is kept twice: whichever copy the browser loses, it is whole again, and the person is told.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoItems, eventually, exported, feed, itemsOf, like, part, remembered } from './lib/app.mjs';
import { host, person } from './lib/local.mjs';

const [FIRST, SECOND] = itemsOf('Board game');
const likes = (acts) => acts.filter((act) => act.startsWith('Liked')).sort();
const LIKED = [FIRST, SECOND].map((id) => `Liked ${demoItems().get(id).title}`).sort();

/** Somebody with nothing in memory: visits by turns, and a page of the app's origin on which nothing runs. */
async function someone(t) {
  const { url } = await host(t);
  const profile = await person(t, { serviceWorkers: 'block' });
  const visit = async () => {
    const page = await profile.newPage();
    await page.goto(url);
    await feed(page);
    return page;
  };
  const outside = await profile.newPage();
  await outside.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }));
  await outside.goto(`${url}empty`);
  return { profile, visit, outside };
}

/** Somebody who liked two things, with the app closed. */
async function whoLiked(t) {
  const they = await someone(t);
  const page = await they.visit();
  for (const id of [FIRST, SECOND]) await like(page, id);
  await page.close();
  return they;
}

/** The bytes of the journal's files, as text of one character a byte. */
const journal = (outside) =>
  outside.evaluate(async () => {
    const folder = await navigator.storage.getDirectory();
    const texts = [];
    for await (const file of folder.values()) {
      const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
      texts.push(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    }
    return texts.join('');
  });

/** Everything in the person's database, as text of one character a byte. */
const database = (outside) =>
  outside.evaluate(async () => {
    const of = (request) => new Promise((done, no) => Object.assign(request, { onsuccess: () => done(request.result), onerror: no }));
    const opened = await of(indexedDB.open('penchant'));
    const tables = [...opened.objectStoreNames];
    const transaction = opened.transaction(tables);
    const texts = [];
    for (const table of tables) {
      const rows = transaction.objectStore(table);
      texts.push(...(await of(rows.getAllKeys())));
      for (const value of await of(rows.getAll())) texts.push(Array.from(value, (byte) => String.fromCharCode(byte)).join(''));
    }
    opened.close();
    return texts.join('\n');
  });

const withoutDatabase = (outside) =>
  outside.evaluate(
    () =>
      new Promise((done, no) => {
        const request = indexedDB.deleteDatabase('penchant');
        request.onsuccess = () => done();
        request.onerror = no;
        request.onblocked = no;
      }),
  );

/** Writes other bytes in the place of the journal's. */
const withJournal = (outside, change) =>
  outside.evaluate(async (change) => {
    const folder = await navigator.storage.getDirectory();
    for await (const file of folder.values()) {
      const bytes = new Uint8Array(await (await file.getFile()).arrayBuffer());
      const half = Math.floor(bytes.length / 2);
      if (change === 'removed') await folder.removeEntry(file.name);
      else {
        const changed = change === 'cut' ? bytes.slice(0, half) : bytes.map((byte, at) => (at === half ? byte ^ 0xff : byte));
        const writing = await file.createWritable();
        await writing.write(changed);
        await writing.close();
      }
    }
  }, change);

test('a database that is deleted comes back from the journal, and the person is told once', async (t) => {
  const { visit, outside } = await whoLiked(t);
  await withoutDatabase(outside);
  const page = await visit();
  const notice = part(page, 'memory-mended');
  await notice.getByText('it was put back from its second copy').waitFor();
  assert.deepEqual(likes(await remembered(page)), LIKED);
  await notice.getByRole('button').click();
  await page.reload();
  assert.deepEqual(likes(await remembered(page)), LIKED, 'it is in the database again');
  assert.equal(await notice.count(), 0, 'it was read');
});

for (const change of ['cut', 'damaged', 'removed']) {
  test(`a journal that is ${change} is made anew from the database`, async (t) => {
    const { visit, outside } = await whoLiked(t);
    const whole = await journal(outside);
    assert.ok(whole.includes(FIRST) && whole.includes(SECOND), 'both are in the journal');
    await withJournal(outside, change);
    const page = await visit();
    await part(page, 'memory-recopied').getByText('was made anew').waitFor();
    assert.deepEqual(likes(await remembered(page)), LIKED);
    await page.close();
    const mended = await journal(outside);
    assert.ok(mended.includes(FIRST) && mended.includes(SECOND), 'they are there again');
    // As whole as it looks: it gives all of it back.
    await withoutDatabase(outside);
    assert.deepEqual(likes(await remembered(await visit())), LIKED);
  });
}

test('what is forgotten is in neither copy, one act or everything', async (t) => {
  const { visit, outside } = await whoLiked(t);
  const page = await visit();
  await part(page, 'nav-memory').click();
  const acts = part(page.locator('#acts'), 'memory-act').filter({ hasText: demoItems().get(FIRST).title });
  for (let left = await acts.count(); left > 0; left -= 1) {
    await part(acts.first(), 'forget').click();
    await eventually(() => acts.count(), (count) => count === left - 1, 'an act less');
  }
  const both = async () => (await journal(outside)) + (await database(outside));
  await eventually(both, (bytes) => !bytes.includes(FIRST) && bytes.includes(SECOND), 'one forgotten in both');
  await part(page, 'forget-all').click();
  await part(page, 'confirm-forget-all').click();
  await page.getByText('Everything is forgotten').waitFor();
  await eventually(both, (bytes) => ![FIRST, SECOND, 'debian-apps', '"like"'].some((trace) => bytes.includes(trace)), 'nothing in either');
  await page.close();
  await withoutDatabase(outside);
  const next = await visit();
  assert.deepEqual(await remembered(next), [], 'nothing comes back');
  assert.equal(await part(next, 'memory-evicted').count(), 0);
});

test('several tabs write one journal', async (t) => {
  const { visit, outside } = await whoLiked(t);
  const tabs = [await visit(), await visit(), await visit()];
  const ids = itemsOf('Board game').slice(2, 8);
  await Promise.all(tabs.map(async (tab, nth) => {
    for (const id of ids.slice(nth * 2, nth * 2 + 2)) await like(tab, id);
  }));
  for (const tab of tabs) await tab.close();
  await withoutDatabase(outside);
  const all = await remembered(await visit());
  for (const id of ids) assert.ok(all.includes(`Liked ${demoItems().get(id).title}`), id);
});

test('a browser that cleared everything is told from a new person', async (t) => {
  const { visit, outside } = await whoLiked(t);
  const stranger = await (await person(t, { serviceWorkers: 'block' })).newPage();
  await stranger.goto(outside.url().replace('empty', ''));
  await feed(stranger);
  assert.equal(await part(stranger, 'memory-evicted').count(), 0, 'nobody was here');
  await withoutDatabase(outside);
  await withJournal(outside, 'removed');
  const page = await visit();
  await part(page, 'memory-evicted').getByText('import its file').waitFor();
  assert.deepEqual(await remembered(page), []);
});

test('a life of many acts is packed into blocks, and what is forgotten leaves its block in both copies', async (t) => {
  const { visit, outside } = await someone(t);
  const at = Date.now() - 400 * 86_400_000;
  const said = 'aardvark lanterns';
  const act = (_, nth) => ({
    seq: { clock: nth + 1, node: 7 },
    at_ms: at + nth * 60_000,
    session: at,
    catalog: 'debian-apps',
    kind: nth === 40 ? 'search' : 'like',
    subject: nth === 40 ? { text: said } : { item: nth % 2 ? FIRST : SECOND },
    surface: 'search',
  });
  const document = { format: 'penchant-memory', version: 1, interactions: Array.from({ length: 1_600 }, act) };
  let page = await visit();
  await part(page, 'nav-memory').click();
  const buffer = Buffer.from(JSON.stringify(document));
  await part(page, 'import').setInputFiles({ name: 'penchant-memory.json', mimeType: 'application/json', buffer });
  const told = await eventually(() => part(page, 'imported').textContent(), (text) => /\d/.test(text), 'what came in');
  assert.match(told, /1.?600 acts added/);
  await page.close();

  const blocks = async () => (await database(outside)).split('\n').filter((line) => line.startsWith('block/'));
  assert.deepEqual(await blocks(), []);
  page = await visit();
  await eventually(blocks, (keys) => keys.length > 0, 'blocks');
  assert.ok((await database(outside)).includes(said) && (await journal(outside)).includes(said));
  const found = async () => {
    await part(page, 'nav-memory').click();
    await part(page, 'find-acts').fill(said);
    return part(page, 'memory-act').count();
  };
  await eventually(found, (count) => count === 1, 'the act of a block');
  await part(page, 'memory-act').locator('[data-testid="forget"]').click();
  await eventually(() => part(page, 'memory-act').count(), (count) => count === 0, 'nothing of it');
  await page.close();
  assert.ok(!(await database(outside)).includes(said) && !(await journal(outside)).includes(said));
  assert.ok((await blocks()).length > 0);

  page = await visit();
  await eventually(found, (count) => count === 0, 'nothing of it after another opening');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
  const kept = JSON.parse(await exported(download)).interactions.filter(({ seq }) => seq.node === 7);
  assert.equal(kept.length, 1_599);
});
