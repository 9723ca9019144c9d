// The widget knows where it is: on a page of the pack it shows what is like that page, from one small file and without an
// engine; elsewhere what is for the visitor.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';

import { POSTS, WIDGET, blog, html } from './lib/blog.mjs';
import { host, person } from './lib/local.mjs';
import { titles, visit } from './lib/site.mjs';

const kindOf = (title) => POSTS.find((post) => post.title === title)?.kind;
const TEA = POSTS.find(({ path }) => path === '/tea/green/');

/** What a tab asks for from now on, without pages and icons. */
function asked(tab) {
  const responses = [];
  tab.on('response', (response) => /penchant/.test(response.url()) && responses.push(response));
  return responses;
}

const names = (responses) => responses.map((response) => new URL(response.url()).pathname.replace(/.*penchant\//, ''));

test('on an item’s own page it shows what is like it, without being told and without an engine', async (t) => {
  const { url } = await blog(t);
  const profile = await person(t);
  for (const at of ['tea/green/', 'tea/green/index.html', 'tea/green/?utm_source=mail#top', 'tea/green']) {
    const tab = await visit(profile, url + at);
    assert.deepEqual(tab.shown, { source: 'similar', count: 6 }, at);
    const shown = await titles(tab);
    assert.deepEqual(shown.map(kindOf), Array(6).fill('tea'), `${at}: ${shown}`);
    assert.ok(!shown.includes(TEA.title), 'a page recommends itself');
    assert.deepEqual(tab.workers(), []);
    assert.deepEqual(tab.said, []);
    await tab.close();
  }
});

test('the canonical address counts before the path, and a site below a folder has its own pages', async (t) => {
  const pages = {
    'copy.html': html(WIDGET(), '<link rel="canonical" href="https://blog.example/tea/green/">'),
  };
  const { folder, write } = await blog(t, { pages });
  write('elsewhere.html', html(WIDGET('', '/shop'), '<link rel="canonical" href="/shop/bicycle/racing/">'));
  const below = await host(t, folder, { at: '/shop/' });
  const profile = await person(t);
  const plain = await host(t, folder);
  assert.deepEqual((await titles(await visit(profile, `${plain.url}copy.html`))).map(kindOf), Array(6).fill('tea'));
  const racing = await visit(profile, `${below.url}elsewhere.html`);
  assert.deepEqual((await titles(racing)).map(kindOf), Array(6).fill('bicycle'));
});

test('what is related takes one small file, and nothing before it where the page says what it is about', async (t) => {
  const pages = {
    'sure.html': html(WIDGET('item="page"'), `<link rel="canonical" href="${TEA.path}">`),
    'id.html': html(WIDGET(`item="${TEA.path}"`)),
  };
  const { url } = await blog(t, { pages });
  for (const path of ['sure.html', 'id.html']) {
    const profile = await person(t);
    const tab = await profile.newPage();
    const responses = asked(tab);
    await tab.goto(url + path);
    const shown = await tab.evaluate(() => document.querySelector('penchant-recs').whenReady());
    assert.deepEqual(shown, { source: 'similar', count: 6 });
    await tab.waitForTimeout(300);
    const data = names(responses).filter((name) => !name.endsWith('.js'));
    assert.equal(data.length, 1, `one request: ${data}`);
    assert.match(data[0], /^related\/[0-9a-f]{3}\.json$/);
    const sizes = await Promise.all(responses.map(async (response) => brotliCompressSync(await response.body()).length));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    t.diagnostic(`${path}: ${total} bytes (brotli) in ${names(responses)}: ${sizes}`);
    assert.ok(total <= 20_000, `${total} bytes`);
    assert.deepEqual(tab.workers(), []);
  }
});

test('a page that is no item shows what is popular, asks for no file in vain and starts no engine', async (t) => {
  const { url } = await blog(t, { pages: { 'about/index.html': html(WIDGET()) } });
  const profile = await person(t);
  for (const path of ['', 'about/']) {
    const tab = await profile.newPage();
    const responses = asked(tab);
    await tab.goto(url + path);
    const shown = await tab.evaluate(() => document.querySelector('penchant-recs').whenReady());
    assert.deepEqual(shown, { source: 'popular', count: 6 });
    assert.ok(responses.every((response) => response.ok()), names(responses).join());
    assert.deepEqual(tab.workers(), []);
  }
});

test('a page that says it is about an item and is about none shows what comes first, and addresses that are none harm nobody', async (t) => {
  const pages = {
    'sure.html': html(WIDGET('item="page"'), '<link rel="canonical" href="http://[broken">'),
    'plain.html': html(WIDGET('item=""'), `<link rel="canonical" href="${TEA.path}">`),
  };
  const { url } = await blog(t, { pages });
  const profile = await person(t);
  for (const path of ['sure.html', 'plain.html']) {
    const tab = await visit(profile, url + path);
    assert.deepEqual(tab.shown, { source: 'popular', count: 6 }, path);
    assert.deepEqual(tab.said, []);
  }
});

test('what a visitor turned down is in no list, and what they did brings the engine only off an item’s page', async (t) => {
  const { url } = await blog(t);
  const profile = await person(t);
  const tab = await visit(profile, `${url}tea/green/`);
  const [first] = await titles(tab);
  const { path } = POSTS.find(({ title }) => title === first);
  await tab.evaluate((id) => document.querySelector('penchant-recs').record('dislike', id), path);
  const again = await visit(profile, `${url}tea/green/`);
  assert.equal(again.shown.count, 6);
  assert.ok(!(await titles(again)).includes(first));
  assert.deepEqual(again.workers(), []);
  const others = await again.evaluate((id) => document.querySelector('penchant-recs').recommend({ item: 'page', limit: 3, exclude: [id] }), POSTS[1].path);
  assert.equal(others.cards.length, 3);
  assert.ok(others.cards.every(({ id }) => id !== POSTS[1].path && id !== TEA.path));
  const home = await visit(profile, url);
  await home.waitForEvent('worker');
});

test('a pack without related items, as older builders made it, has the engine say it', async (t) => {
  const { url, folder } = await blog(t, { pages: { 'id.html': html(WIDGET(`item="${TEA.path}"`)) } });
  rmSync(join(folder, 'penchant/related'), { recursive: true });
  const tab = await visit(await person(t), `${url}id.html`);
  assert.equal(tab.shown.source, 'similar');
  assert.ok(tab.shown.count >= 1);
});

test('cards and templates show price, date, tags and availability, and what is sold out steps back', async (t) => {
  const lamp = (id, price, availability) => ({
    id, title: `Lamp ${id}`, url: `/lamps/${id}.html`, description: 'A lamp for a desk.', numbers: { price },
    facets: { currency: ['EUR'], availability: [availability] },
  });
  const lamps = [lamp('arc', 1200.5, 'https://schema.org/InStock'), lamp('bow', 80, 'out of stock'), lamp('cup', 15, 'InStock')];
  const file = join(mkdtempSync(join(tmpdir(), 'penchant-lamps-')), 'lamps.json');
  t.after(() => rmSync(dirname(file), { recursive: true }));
  writeFileSync(file, JSON.stringify(lamps));
  const few = (attributes, inside = '') =>
    html(WIDGET(attributes).replace('limit="6" ', '').replace('</penchant-recs>', `${inside}</penchant-recs>`));
  const pages = {
    'lamps/show.html': few('item="arc" limit="2" show="price, availability"'),
    'lamps/template.html': few(
      'item="cup" limit="1"',
      '<template slot="card"><b data-field="title"></b><i data-field="price"></i></template>',
    ),
  };
  const { url } = await blog(t, { pages, more: [file] });
  const profile = await person(t);
  const tab = await visit(profile, `${url}lamps/show.html`);
  const shown = await titles(tab);
  assert.equal(shown[0], 'Lamp cup', `what is sold out first: ${shown}`);
  assert.ok(!shown.includes('Lamp bow'));
  assert.equal(await tab.locator('penchant-recs [part="price"]').first().textContent(), '€15.00');
  assert.equal(await tab.locator('penchant-recs [part="availability"]').first().textContent(), 'In Stock');
  const own = await visit(profile, `${url}lamps/template.html`);
  assert.deepEqual(await own.locator('penchant-recs i').allTextContents(), ['€1,200.50']);
});
