// The main job: a feed of real items that follows what one does, is there again after a reload, and forgets.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoItems, eventually, feed, itemsOf, like, open, part, remembered } from './lib/app.mjs';
import { emptyPage, start } from './lib/engine.mjs';

const share = (ids, category) => {
  const items = demoItems();
  return ids.slice(0, 10).filter((id) => items.get(id).facets.category?.includes(category)).length;
};

test('the first visit shows real items, with nothing known and nothing wrong', async (t) => {
  const { page, complaints } = await open(t);
  const shown = await feed(page);
  assert.ok(shown.length >= 12, `${shown.length} cards`);
  assert.equal(new Set(shown).size, shown.length);
  for (const id of shown) assert.ok(demoItems().has(id), id);
  const titles = await part(page, 'card').locator('h2').allTextContents();
  assert.deepEqual(titles, shown.map((id) => demoItems().get(id).title));
  assert.deepEqual((await remembered(page)).filter((act) => !act.startsWith('Saw')), []);
  assert.deepEqual(complaints, []);
});

for (const category of ['Board game', 'Card game', 'Text editor', 'Graphics']) {
  test(`after three likes of one theme most of the feed shares it: ${category}`, async (t) => {
    const { page } = await open(t);
    const before = share(await feed(page), category);
    for (const id of itemsOf(category).slice(0, 3)) await like(page, id);
    await part(page, 'nav-feed').click();
    const after = await eventually(async () => share(await feed(page), category), (count) => count >= 6, 'the theme');
    assert.ok(after > before, `${before} of 10 before, ${after} after`);

    await page.reload();
    const kept = share(await feed(page), category);
    assert.ok(kept >= 6, `${kept} of 10 after a reload`);
  });
}

test('forgetting likes takes back all that came of them', async (t) => {
  const { page } = await open(t);
  await feed(page);
  for (const id of itemsOf('Board game').slice(0, 3)) await like(page, id);
  const titles = itemsOf('Board game').slice(0, 3).map((id) => demoItems().get(id).title);
  const reasons = () => part(page, 'why').allTextContents();
  const named = (texts) => texts.some((text) => [...titles, 'Board game'].some((name) => text.includes(name)));
  await part(page, 'nav-feed').click();
  await eventually(reasons, named, 'a reason that names what was liked, or what that shares');

  for (const title of titles) {
    // All that it knows of the one item: that it was liked, and that its page was opened for that.
    const about = async () => (await remembered(page)).filter((act) => act.endsWith(` ${title}`));
    assert.ok((await about()).includes(`Liked ${title}`));
    while ((await about()).length > 0) {
      const before = (await about()).length;
      await part(part(page, 'memory-act').filter({ hasText: title }).first(), 'forget').click();
      await eventually(about, (acts) => acts.length < before, 'an act less');
    }
    assert.ok(!(await part(page, 'interest').allTextContents()).some((text) => text.includes(title)));
  }

  const traceless = (all) => all.length > 0 && !named(all);
  await part(page, 'nav-feed').click();
  await eventually(reasons, traceless, 'no trace of them');
  await page.reload();
  await feed(page);
  assert.ok(traceless(await reasons()));
  assert.deepEqual((await remembered(page)).filter((act) => titles.some((title) => act.endsWith(` ${title}`))), []);
});

test('after a like is forgotten every score is what it was before', async (t) => {
  const app = await open(t);
  const page = await emptyPage(app.profile, app.origin);
  await start(page);
  const [liked, ...others] = itemsOf('Board game').slice(0, 12);
  const { before, during, after } = await page.evaluate(
    async ({ liked, others }) => {
      const explanations = () => Promise.all(others.map((item) => globalThis.ask({ type: 'explain', item })));
      const like = { kind: { kind: 'like' }, subject: { item: liked }, surface: 'item', placement: null };
      const before = await explanations();
      const { seqs } = await globalThis.ask({ type: 'record', acts: [like] });
      const during = await explanations();
      await globalThis.ask({ type: 'forget', what: { type: 'one', seq: seqs[0] } });
      return { before, during, after: await explanations() };
    },
    { liked, others },
  );
  assert.notDeepEqual(during, before);
  assert.deepEqual(after, before);
});

test('what is "not for me" is gone from the feed for good', async (t) => {
  const { page } = await open(t);
  const [first] = await feed(page);
  await part(page.locator(`[data-item="${first}"]`), 'not-for-me').click();
  await part(page.locator(`[data-item="${first}"]`), 'undo').waitFor();
  const { title } = demoItems().get(first);
  await eventually(() => remembered(page), (acts) => acts.includes(`Turned down ${title}`), 'the act');
  await page.goto(page.url().split('#')[0]);
  await page.reload();
  assert.ok(!(await feed(page)).includes(first));
});

test('everything can be forgotten at once', async (t) => {
  const { page } = await open(t);
  await feed(page);
  for (const id of itemsOf('Board game').slice(0, 2)) await like(page, id);
  await part(page, 'forget-all').click();
  await part(page, 'confirm-forget-all').click();
  await eventually(() => remembered(page), (acts) => acts.length === 0, 'an empty memory');
  await page.reload();
  assert.deepEqual(await remembered(page), []);
  const records = await page.evaluate(async () => {
    const kept = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((opened) => {
        indexedDB.open(name).onsuccess = (event) => opened(event.target.result);
      });
      for (const store of database.objectStoreNames) {
        const rows = await new Promise((read) => {
          database.transaction(store).objectStore(store).getAll().onsuccess = (event) => read(event.target.result);
        });
        kept.push(...rows.map((row) => new TextDecoder('latin1').decode(new Uint8Array(row.buffer ?? row))));
      }
      database.close();
    }
    return kept;
  });
  for (const id of itemsOf('Board game').slice(0, 2)) assert.ok(!records.some((record) => record.includes(id)), id);
});
