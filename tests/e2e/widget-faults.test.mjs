// Faults that owners and visitors met, each as it was met.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';

import { demoItems, eventually } from './lib/app.mjs';
import { blog } from './lib/blog.mjs';
import { person } from './lib/local.mjs';
import { SCRIPT, TAG, page, site, titles, visit } from './lib/site.mjs';

const first = (tab) => tab.evaluate(() => document.querySelector('penchant-recs').whenReady());
const link = (tab) => tab.getByRole('link', { name: 'One', exact: true });

test('a pack request that hangs: the owner’s links within ten seconds, and the cards once they can be had', async (t) => {
  const { url } = await site(t, { 'index.html': page(SCRIPT + TAG()) });
  const profile = await person(t);
  const tab = await profile.newPage();
  let hangs = true;
  await tab.route('**/pack.json', (route) => (hangs ? undefined : route.continue()));
  const began = Date.now();
  await tab.goto(url);
  await link(tab).waitFor({ timeout: 10_000 });
  assert.ok(Date.now() - began < 10_000);
  assert.equal(await tab.locator('penchant-recs [part="placeholder"]').count(), 0, 'bones beside the links');
  hangs = false;
  await tab.waitForTimeout(1_000);
  await tab.evaluate(() => document.querySelector('penchant-recs').refresh());
  assert.equal((await titles(tab)).length, 6);
});

test('a pack that failed and is then set right shows its cards', async (t) => {
  const { url } = await site(t, { 'index.html': page(SCRIPT + TAG().replace('pack/pack.json', 'nowhere/pack.json')) });
  const tab = await visit(await person(t), url);
  assert.equal(tab.shown.source, 'fallback');
  await tab.evaluate(() => (document.querySelector('penchant-recs').pack = 'pack/pack.json'));
  await eventually(() => titles(tab), (shown) => shown.length === 6, 'six cards');
  assert.equal(await link(tab).isVisible(), false);
});

for (const [what, script] of [
  ['no IntersectionObserver', 'delete globalThis.IntersectionObserver'],
  ['one that throws', 'IntersectionObserver = class { constructor() { throw new Error("no") } }'],
  ['one that says nothing', 'IntersectionObserver = class { observe() {} unobserve() {} disconnect() {} }'],
]) {
  test(`${what}: the cards are shown`, async (t) => {
    const { url } = await site(t, { 'index.html': page(`<script>${script}</script>${SCRIPT}${TAG()}`) });
    const tab = await visit(await person(t), url);
    assert.deepEqual(tab.shown, { source: 'popular', count: 6 });
    assert.equal((await titles(tab)).length, 6);
    assert.deepEqual(tab.said, []);
  });
}

test('properties that were set before the script has loaded count', async (t) => {
  const early = `<penchant-recs id="early"></penchant-recs><script>
    Object.assign(document.getElementById('early'), { pack: 'pack/pack.json', limit: 3, layout: 'list', label: 'Early', query: 'chess' });</script>`;
  const { url } = await site(t, { 'index.html': page(early + SCRIPT) });
  const tab = await visit(await person(t), url);
  assert.equal(tab.shown.source, 'search');
  assert.equal((await titles(tab)).length, 3);
  const { limit, layout, label } = await tab.evaluate(() => {
    const { limit, layout, label } = document.querySelector('penchant-recs');
    return { limit, layout, label };
  });
  assert.deepEqual({ limit, layout, label }, { limit: 3, layout: 'list', label: 'Early' });
  await tab.evaluate(() => (document.querySelector('penchant-recs').limit = 2));
  await eventually(() => titles(tab), (shown) => shown.length === 2, 'two cards');
});

test('what is excluded is in no answer, whatever is asked', async (t) => {
  const { url } = await site(t, { 'index.html': page(SCRIPT + TAG()) });
  const tab = await visit(await person(t), url);
  for (const asked of [{ item: 'org.gnome.Chess' }, { query: 'chess' }, { facets: { category: 'Board game' } }, {}]) {
    const { without, all } = await tab.evaluate(async (asked) => {
      const recs = document.querySelector('penchant-recs');
      const { cards } = await recs.recommend({ ...asked, limit: 4 });
      const all = cards.map(({ id }) => id);
      const found = await recs.recommend({ ...asked, limit: 4, exclude: all.slice(0, 2) });
      return { all, without: found.cards.map(({ id }) => id) };
    }, asked);
    assert.equal(without.length, 4, JSON.stringify(asked));
    assert.deepEqual(without.filter((id) => all.slice(0, 2).includes(id)), [], JSON.stringify(asked));
  }
});

test('an element that is taken away is ready at once, and so is one that never showed anything', async (t) => {
  const { url } = await site(t, { 'index.html': page(`${SCRIPT}<div style="block-size: 400vh"></div>${TAG()}`) });
  const tab = await visit(await person(t), url, { wait: false });
  await tab.evaluate(() => customElements.whenDefined('penchant-recs'));
  const said = await tab.evaluate(async () => {
    const recs = document.querySelector('penchant-recs');
    const parent = recs.parentElement;
    const before = recs.whenReady();
    recs.remove();
    const removed = await before;
    const after = await recs.whenReady();
    parent.prepend(recs);
    const again = await recs.whenReady();
    const moved = recs.whenReady();
    parent.append(recs);
    return { removed, after, again, moved: await moved };
  });
  const fallback = { source: 'fallback', count: 0 };
  const popular = { source: 'popular', count: 6 };
  assert.deepEqual(said, { removed: fallback, after: fallback, again: popular, moved: popular });
});

test('the manifest is asked for once, by the element and by the engine', async (t) => {
  const { url } = await site(t, { 'index.html': page(SCRIPT + TAG()) });
  const profile = await person(t);
  const asked = [];
  profile.on('request', (request) => request.url().endsWith('/pack.json') && asked.push(request.url()));
  const tab = await visit(profile, url);
  const found = await tab.evaluate(() => document.querySelector('penchant-recs').recommend({ query: 'chess' }));
  assert.ok(found.cards.length > 0);
  assert.equal(asked.length, 1, asked.join());
});

test('to forget what one pack knows leaves what another one of the site knows', async (t) => {
  const { url, folder, write } = await blog(t);
  write('lamps.json', JSON.stringify(['arc', 'bow', 'cup'].map((id) => ({ id, title: `Lamp ${id}` }))));
  const about = ['--id', 'lamps', '--title', 'Lamps', '--out', join(folder, 'lamps')];
  execFileSync(process.env.PENCHANT_TOOL, ['pack', 'build', join(folder, 'lamps.json'), ...about], { stdio: 'pipe' });
  const tab = await visit(await person(t), url);
  const known = await tab.evaluate(async () => {
    const { open } = await import('/penchant/headless.js');
    const [one, other] = ['/penchant/pack.json', '/lamps/pack.json'].map((pack) => open({ pack }));
    for (const [pack, item] of [[one, '/tea/green/'], [other, 'arc']]) {
      await pack.recommend({ query: 'tea' });
      await pack.record('like', item);
    }
    const kept = () =>
      new Promise((told) => {
        const opening = indexedDB.open('penchant-site');
        opening.onsuccess = () => {
          const all = opening.result.transaction('interactions').objectStore('interactions').getAll();
          all.onsuccess = () => told(all.result.map((bytes) => new TextDecoder().decode(bytes)).join(''));
        };
      });
    const count = (text, catalogue) => text.split(`"catalog":"${catalogue}"`).length - 1;
    const [before, , after] = [await kept(), await one.forget(), await kept()];
    const result = { known: [await one.known(), await other.known()] };
    one.close();
    other.close();
    for (const name of ['blog', 'lamps']) result[name] = [count(before, name), count(after, name)];
    return result;
  });
  assert.deepEqual(known.known, [false, true]);
  assert.ok(known.blog[0] > 0 && known.lamps[0] > 0, JSON.stringify(known));
  assert.deepEqual([known.blog[1], known.lamps[1]], [0, known.lamps[0]], JSON.stringify(known));
});

const WIDTHS = [390, 412, 768, 1280];
const RESERVE = '<link rel="stylesheet" href="embed/v1/reserve.css">';
const BELOW = '<p>Below</p>';
const ROOMS = {
  'a grid': page(SCRIPT + TAG() + BELOW, RESERVE),
  'a heading': page(SCRIPT + TAG().replace('<a', '<h2 slot="heading">You may also like</h2><a') + BELOW, RESERVE),
  'a row': page(SCRIPT + TAG('layout="row"') + BELOW, RESERVE),
  'a list': page(SCRIPT + TAG('layout="list"') + BELOW, RESERVE),
  'a row, under a reset of boxes': page(SCRIPT + TAG('layout="row"') + BELOW, `${RESERVE}<style>*, ::before, ::after { box-sizing: border-box }</style>`),
  'fewer cards than may be': page(SCRIPT + TAG() + BELOW, RESERVE),
  'the owner’s links': page(SCRIPT + TAG() + BELOW, RESERVE),
  'cards of another size': page(SCRIPT + TAG().replace('limit="6"', 'limit="4"') + BELOW, `${RESERVE}<style>penchant-recs { --penchant-card-width: 10em; --penchant-card-height: 6em; --penchant-gap: 1em }</style>`),
};

for (const [what, html] of Object.entries(ROOMS)) {
  test(`with the documented reserve nothing moves: ${what}`, async (t) => {
    const { url } = await site(t, { 'index.html': html });
    for (const width of WIDTHS) {
      // Tall, so that what is below is in view and counts.
      const profile = await person(t, { viewport: { width, height: 1_800 } });
      await profile.addInitScript(() => {
        globalThis.shifts = 0;
        new PerformanceObserver((list) => list.getEntries().forEach(({ value }) => (globalThis.shifts += value))).observe({ type: 'layout-shift', buffered: true });
      });
      const tab = await profile.newPage();
      // The page is drawn before the script is there, and before the pack is.
      for (const file of ['**/penchant.js', '**/pack.json']) {
        await tab.route(file, async (route) => {
          await new Promise((later) => setTimeout(later, 250));
          if (what === 'the owner’s links' && file.includes('pack')) return route.fulfill({ status: 404 });
          await route.continue();
        });
      }
      const few = [...demoItems().values()].slice(0, 4).map(({ id, title }) => ({ id, title }));
      if (what.startsWith('fewer')) await tab.route('**/top.json', (route) => route.fulfill({ json: few }));
      await tab.goto(url);
      const { source, count } = await first(tab);
      if (what === 'the owner’s links') assert.equal(source, 'fallback');
      else assert.ok(count >= 4);
      await tab.waitForTimeout(300);
      const shifts = await tab.evaluate(() => globalThis.shifts);
      assert.equal(shifts, 0, `${width} px: ${shifts}`);
      await profile.close();
    }
  });
}

test('one element of several packs at once, and packs that come late, show what is theirs', async (t) => {
  const { url } = await site(t, { 'index.html': page(`${SCRIPT}<penchant-recs id="late"><a href="/one.html">One</a></penchant-recs>`) });
  const tab = await visit(await person(t), url);
  // Beside the script there is none here.
  assert.equal(tab.shown.source, 'fallback');
  await tab.evaluate(() => document.getElementById('late').setAttribute('pack', 'pack/pack.json'));
  await eventually(() => titles(tab), (shown) => shown.length === 6, 'six cards');
});
