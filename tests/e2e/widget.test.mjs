// The widget on a site of somebody else: what a visitor sees, what the site hears, what it costs.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

import { demoItems, eventually, itemsOf } from './lib/app.mjs';
import { DIST, person } from './lib/local.mjs';
import { SCRIPT, TAG, page, site, titles, visit } from './lib/site.mjs';

const popular = () => [...demoItems().values()].sort((a, b) => b.popularity - a.popularity);
const GAMES = itemsOf('Board game');

test('one tag shows what is popular, at once and without the engine', async (t) => {
  const { url } = await site(t, { 'index.html': page(SCRIPT + TAG('label="For you"')) });
  const profile = await person(t);
  const asked = [];
  profile.on('response', (response) => asked.push(response));
  const tab = await visit(profile, url);
  assert.deepEqual(tab.shown, { source: 'popular', count: 6 });
  assert.deepEqual((await titles(tab)).toSorted(), popular().slice(0, 6).map(({ title }) => title).toSorted());
  await tab.getByRole('list', { name: 'For you' }).waitFor();
  assert.equal(await tab.getByRole('link', { name: 'One', exact: true }).count(), 0);
  await tab.waitForTimeout(500);
  assert.deepEqual(tab.workers(), []);

  const files = asked.filter((response) => /embed|pack\.json|top\.json|items/.test(response.url()));
  const sizes = await Promise.all(files.map(async (file) => brotliCompressSync(await file.body()).length));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  t.diagnostic(`first view: ${total} bytes in ${files.length} files`);
  assert.ok(files.length >= 4 && total <= 60_000, `${total} bytes in ${files.map((file) => file.url())}`);
  const loader = brotliCompressSync(readFileSync(join(DIST, 'embed/v1/penchant.js'))).length;
  t.diagnostic(`loader: ${loader} bytes`);
  assert.ok(loader <= 5_000);
  assert.deepEqual(tab.said, []);
});

test('an item brings similar items, words bring what they find, facets narrow it down', async (t) => {
  const { url } = await site(t, {
    'item.html': page(SCRIPT + TAG('item="org.gnome.Chess"')),
    'query.html': page(SCRIPT + TAG('query="telescope"')),
    'facets.html': page(SCRIPT + TAG('facets="category: Board game" layout="row"')),
  });
  const profile = await person(t);
  const similar = await visit(profile, `${url}item.html`);
  assert.deepEqual(similar.shown, { source: 'similar', count: 6 });
  const games = new Set(itemsOf('Game').map((id) => demoItems().get(id).title));
  assert.ok((await titles(similar)).filter((title) => games.has(title)).length >= 4);
  const found = await visit(profile, `${url}query.html`);
  assert.equal(found.shown.source, 'search');
  assert.ok((await titles(found)).length >= 1);
  const narrowed = await visit(profile, `${url}facets.html`);
  const board = new Set(GAMES.map((id) => demoItems().get(id).title));
  assert.ok((await titles(narrowed)).every((title) => board.has(title)));

  await narrowed.evaluate(() => (document.querySelector('penchant-recs').facets = 'category: Astronomy'));
  const stars = new Set(itemsOf('Astronomy').map((id) => demoItems().get(id).title));
  await eventually(() => titles(narrowed), (now) => now.length > 0 && now.every((title) => stars.has(title)), 'astronomy');
  for (const tab of [similar, found, narrowed]) assert.deepEqual(tab.said, []);
});

test('what a visitor opens is remembered by the site, and shows at the next visit', async (t) => {
  const { url } = await site(t, { 'index.html': page(SCRIPT + TAG()), 'none.html': page(SCRIPT + TAG('memory="none"')) });
  const profile = await person(t);
  const first = await visit(profile, url);
  for (const id of GAMES.slice(0, 3)) await first.evaluate((id) => document.querySelector('penchant-recs').record('like', id), id);
  assert.deepEqual(first.workers(), [], 'a visitor who is about to leave waits for no engine');
  await first.close();

  const second = await visit(profile, url);
  const board = new Set(GAMES.map((id) => demoItems().get(id).title));
  const share = async () => (await titles(second)).filter((title) => board.has(title)).length;
  await eventually(share, (count) => count >= 3, 'board games');
  const cards = await second.evaluate(() => document.querySelector('penchant-recs').recommend({ limit: 3 }));
  assert.equal(cards.source, 'personal');
  assert.ok(cards.cards.some(({ because }) => because?.length > 0));
  const kept = await second.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  assert.deepEqual(kept, ['penchant-site']);

  const none = await visit(profile, `${url}none.html`);
  await none.evaluate(() => document.querySelector('penchant-recs').record('like', 'org.gnome.Chess'));
  assert.equal(none.shown.source, 'popular');
});

test('the site hears what is shown and chosen, and may stop a choice', async (t) => {
  const { url } = await site(t, {
    'index.html': page(`${SCRIPT}<script>
      globalThis.heard = [];
      for (const name of ['ready', 'impression', 'select', 'error'])
        addEventListener('penchant:' + name, (event) => {
          heard.push([name, event.detail]);
          if (name === 'select') event.preventDefault();
        });
      </script>${TAG()}`),
  });
  const tab = await visit(await person(t), url);
  const heard = (name) => tab.evaluate((name) => globalThis.heard.filter(([kind]) => kind === name).map(([, detail]) => detail), name);
  await eventually(() => heard('impression'), (seen) => seen.length === 6, 'six impressions');
  await tab.locator('penchant-recs a[part="link"]').nth(1).click();
  const [{ id, position, url: to }] = await heard('select');
  assert.equal(demoItems().get(id).title, (await titles(tab))[position]);
  assert.equal(new URL(to).href, new URL(demoItems().get(id).url).href);
  assert.equal(tab.url(), url);
  assert.deepEqual(await heard('ready'), [{ source: 'popular', count: 6 }]);
  await tab.evaluate(() => (document.querySelector('penchant-recs').pack = '/nowhere/pack.json'));
  await eventually(() => heard('error'), (errors) => errors.length === 1, 'an error');
  assert.equal(await tab.getByRole('link', { name: 'One', exact: true }).count(), 1);
});

test('no picture comes from elsewhere, whatever the head of the pack says', async (t) => {
  const { not_local: paths } = JSON.parse(readFileSync(new URL('../fixtures/local-paths.json', import.meta.url), 'utf8'));
  const items = (from) => paths.slice(from, from + 24).map((path, at) => ({ id: `${from + at}`, title: `Item ${from + at}`, image: path }));
  const { url } = await site(t, { 'index.html': page(SCRIPT + TAG('limit="24"').replace('limit="6"', '')) });
  const profile = await person(t);
  for (let from = 0; from < paths.length; from += 24) {
    const tab = await profile.newPage();
    const elsewhere = [];
    tab.on('request', (request) => {
      const { origin, protocol } = new URL(request.url());
      if (protocol !== 'data:' && origin !== new URL(url).origin) elsewhere.push(request.url());
    });
    await tab.route('**/top.json', (route) => route.fulfill({ json: items(from) }));
    await tab.goto(url);
    const shown = await tab.evaluate(() => document.querySelector('penchant-recs').whenReady());
    assert.deepEqual(shown, { source: 'popular', count: items(from).length });
    await tab.evaluate(() => document.querySelector('penchant-recs').scrollIntoView({ block: 'end' }));
    assert.equal(await tab.locator('penchant-recs img').count(), 0);
    assert.deepEqual(elsewhere, []);
    await tab.close();
  }
});

test('nothing on the page moves, and nothing happens out of sight', async (t) => {
  const reserve = '<style>penchant-recs:not(:defined) { display: block; block-size: 27.75em }</style>';
  const { url } = await site(t, {
    'index.html': page(`${SCRIPT}${TAG()}<p>Below</p>`, reserve),
    'far.html': page(`${SCRIPT}<div style="block-size: 400vh"></div>${TAG()}`),
  });
  const profile = await person(t, { viewport: { width: 800, height: 900 } });
  await profile.addInitScript(() => {
    globalThis.shifts = 0;
    new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shifts += value))).observe({
      type: 'layout-shift',
      buffered: true,
    });
  });
  const tab = await visit(profile, url);
  await tab.waitForTimeout(400);
  assert.equal(await tab.evaluate(() => globalThis.shifts), 0);

  const far = await visit(profile, `${url}far.html`, { wait: false });
  const requests = [];
  far.on('request', (request) => requests.push(request.url()));
  await far.waitForTimeout(400);
  assert.deepEqual(requests.filter((address) => address.includes('pack')), []);
  await far.evaluate(() => document.querySelector('penchant-recs').scrollIntoView());
  assert.equal((await far.evaluate(() => document.querySelector('penchant-recs').whenReady())).count, 6);
});

test('a site draws its own cards: from a template, or from the headless half', async (t) => {
  const { url } = await site(t, {
    'index.html': page(`${SCRIPT}<penchant-recs pack="pack/pack.json" limit="3">
      <h2 slot="heading">Ours</h2>
      <template slot="card"><article><a data-field="link"><b data-field="title"></b></a><img data-field="image" alt=""></article></template>
    </penchant-recs>`),
  });
  const tab = await visit(await person(t), url);
  assert.deepEqual(await tab.locator('penchant-recs article b').allTextContents(), popular().slice(0, 3).map(({ title }) => title));
  const addresses = await tab.locator('penchant-recs article a').evaluateAll((links) => links.map(({ href }) => href));
  assert.deepEqual(addresses.filter(Boolean), popular().slice(0, 3).filter(({ url }) => url).map(({ url }) => new URL(url).href));
  await tab.getByRole('heading', { name: 'Ours' }).waitFor();
  const outcome = await tab.evaluate(async () => {
    const { open } = await import('/embed/v1/headless.js');
    const recommender = open({ pack: '/pack/pack.json' });
    const before = await recommender.recommend({ limit: 4, exclude: [] });
    await recommender.record('like', 'org.gnome.Chess');
    const after = await recommender.recommend({ limit: 8 });
    const refused = await recommender.record('steal', 'org.gnome.Chess').catch((error) => error.message);
    await recommender.forget();
    const known = await recommender.known();
    recommender.close();
    return { before, after, refused, known };
  });
  assert.equal(outcome.before.source, 'popular');
  assert.equal(outcome.after.source, 'personal');
  assert.ok(outcome.after.cards.every(({ id }) => id !== 'org.gnome.Chess'));
  assert.match(outcome.refused, /no such kind/);
  assert.equal(outcome.known, false);
});

test('a thousand mounts leave nothing behind', async (t) => {
  const { url } = await site(t, { 'index.html': page(`${SCRIPT}<div id="here">${TAG()}</div>`) });
  const profile = await person(t);
  const tab = await visit(profile, url);
  const devtools = await profile.newCDPSession(tab);
  await devtools.send('Performance.enable');
  const measure = async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
  };
  const mount = (times) =>
    tab.evaluate(async (times) => {
      const place = document.getElementById('here');
      for (let time = 0; time < times; time += 1) {
        const recs = document.createElement('penchant-recs');
        Object.assign(recs, { pack: 'pack/pack.json', limit: 6 });
        place.replaceChildren(recs);
        // Some are taken down before they show anything.
        if (time % 4) await recs.whenReady();
      }
    }, times);
  await mount(100);
  const before = await measure();
  await mount(1_000);
  const after = await measure();
  const grown = (name) => after[name] - before[name];
  t.diagnostic(`nodes ${grown('Nodes')}, listeners ${grown('JSEventListeners')}, heap ${Math.round(grown('JSHeapUsedSize') / 1_000)} kB`);
  assert.ok(grown('Nodes') < 500, `${grown('Nodes')} nodes more`);
  assert.ok(grown('JSEventListeners') < 50, `${grown('JSEventListeners')} listeners more`);
  assert.ok(grown('JSHeapUsedSize') < 1_500_000, `${grown('JSHeapUsedSize')} bytes more`);
});
