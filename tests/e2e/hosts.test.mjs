// Pages that do their worst, knowingly or not. On each the widget works, or what its author put inside it is shown.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { eventually } from './lib/app.mjs';
import { person } from './lib/local.mjs';
import { SCRIPT, TAG, page, site, titles, visit } from './lib/site.mjs';

const works = async (tab, count = 6) => {
  assert.equal((await titles(tab)).length, count);
  assert.ok(await tab.locator('penchant-recs [part="link"]').first().isVisible());
};
const links = async (tab) => {
  assert.ok(await tab.getByRole('link', { name: 'One', exact: true }).isVisible());
  assert.equal(await tab.locator('penchant-recs [part="link"]').count(), 0);
};

/** The script where a policy names what may run: not inline. */
const CSP = (policy) => `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
const SITE_ONLY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; connect-src 'self'; script-src 'self'";

const HOSTS = [
  {
    name: 'a reset with all: unset !important',
    html: page(SCRIPT + TAG(), '<style>*, *::before { all: unset !important }</style>'),
    check: async (tab) => {
      await works(tab);
      const box = await tab.locator('penchant-recs').boundingBox();
      assert.ok(box.width > 300 && box.height > 100, JSON.stringify(box));
    },
  },
  {
    name: 'a patched fetch that lies',
    html: page(`<script>fetch = async () => new Response('{"schema":1,"files":[]}')</script>${SCRIPT}${TAG()}`),
    check: links,
  },
  {
    name: 'arrays with more in them than there should be, and without map',
    html: page(`<script>Array.prototype.extra = () => {}; Array.prototype.map = () => { throw new Error('patched') }</script>${SCRIPT}${TAG()}`),
    check: links,
  },
  {
    name: 'a customElements that defines nothing',
    html: page(`<script>customElements.define = () => {}</script>${SCRIPT}${TAG()}`),
    wait: false,
    check: links,
  },
  {
    name: 'an attachShadow that refuses',
    html: page(`<script>Element.prototype.attachShadow = () => { throw new Error('no') }</script>${SCRIPT}${TAG()}`),
    check: links,
  },
  {
    name: 'an attachShadow that closes what should be open',
    html: page(`<script>const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function () { return attach.call(this, { mode: 'closed' }) }</script>${SCRIPT}${TAG()}`),
    check: async (tab) => assert.deepEqual(tab.shown, { source: 'popular', count: 6 }),
  },
  {
    name: 'a JSON that parses nothing',
    html: page(`<script>JSON.parse = () => ({}); JSON.stringify = () => ''</script>${SCRIPT}${TAG()}`),
    check: works,
  },
  {
    name: 'a policy without WebAssembly: what needs no engine',
    html: page(SCRIPT + TAG(), CSP(SITE_ONLY)),
    check: works,
  },
  {
    name: 'a policy without WebAssembly: what is related needs none either',
    html: page(SCRIPT + TAG('item="org.gnome.Chess"'), CSP(SITE_ONLY)),
    check: works,
  },
  {
    name: 'a policy without WebAssembly: what needs one',
    html: page(SCRIPT + TAG('query="game"'), CSP(SITE_ONLY)),
    check: links,
  },
  {
    name: 'the strict policy that the documentation asks for',
    html: page(SCRIPT + TAG('query="game"'), CSP(`${SITE_ONLY} 'wasm-unsafe-eval'; worker-src blob:`)),
    check: async (tab) => {
      await works(tab);
      assert.equal(tab.shown.source, 'search');
    },
  },
  {
    name: 'Trusted Types, with the policy allowed',
    html: page(
      SCRIPT + TAG('query="game"'),
      CSP(`${SITE_ONLY} 'wasm-unsafe-eval'; worker-src blob:; require-trusted-types-for 'script'; trusted-types penchant`),
    ),
    check: async (tab) => {
      await works(tab);
      assert.equal(tab.shown.source, 'search');
    },
  },
  {
    name: 'Trusted Types, with no policy allowed',
    html: page(SCRIPT + TAG(), CSP(`${SITE_ONLY}; require-trusted-types-for 'script'; trusted-types 'none'`)),
    check: works,
  },
  {
    name: 'text that runs from right to left',
    html: page(SCRIPT + TAG('layout="row"')).replace('<html lang="en"', '<html lang="ar" dir="rtl"'),
    check: async (tab) => {
      await works(tab);
      const [first, second] = await Promise.all([0, 1].map((at) => tab.locator('penchant-recs [part="card"]').nth(at).boundingBox()));
      assert.ok(second.x < first.x);
    },
  },
  {
    name: 'stopPropagation on the window',
    html: page(`<script>for (const kind of ['click', 'pointerdown', 'keydown'])
      addEventListener(kind, (event) => event.stopImmediatePropagation(), true)</script>${SCRIPT}${TAG()}`),
    check: async (tab) => {
      await works(tab);
      const link = tab.locator('penchant-recs a[part="link"]').first();
      const to = await link.getAttribute('href');
      await tab.route('**', (route) => route.fulfill({ contentType: 'text/html', body: 'there' }));
      await link.click();
      await tab.waitForURL(to);
    },
  },
  {
    name: 'quirks mode',
    html: page(SCRIPT + TAG(), '', ''),
    check: async (tab) => {
      assert.equal(await tab.evaluate(() => document.compatMode), 'BackCompat');
      await works(tab);
    },
  },
  {
    name: 'a shadow root within a shadow root',
    html: page(`${SCRIPT}<div id="outer"></div><script>
      const root = document.getElementById('outer').attachShadow({ mode: 'open' });
      const inner = root.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      inner.append(Object.assign(document.createElement('penchant-recs'), { id: 'recs' }));
      inner.getElementById('recs').setAttribute('pack', 'pack/pack.json');</script>`),
    wait: false,
    check: async (tab) => {
      await tab.locator('penchant-recs a[part="link"]').first().waitFor();
      await works(tab);
    },
  },
  {
    name: 'two versions of the script',
    html: page(`${SCRIPT}<script type="module" src="embed/v1/penchant.js?other"></script>${TAG()}${TAG('layout="list"')}`),
    check: async (tab) => works(tab, 12),
  },
  {
    name: 'forced colours',
    html: page(SCRIPT + TAG()),
    person: { forcedColors: 'active' },
    check: async (tab) => {
      await works(tab);
      const border = await tab.locator('penchant-recs a[part="link"]').first().evaluate((link) => getComputedStyle(link).borderTopWidth);
      assert.equal(border, '1px');
    },
  },
  {
    // 1280 px at 400 %: what is left of the page is 320 px wide.
    name: 'a zoom of 400 %',
    html: page(SCRIPT + TAG()),
    person: { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 },
    check: async (tab) => {
      await works(tab);
      const wide = await tab.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= 320, `${wide} px wide`);
    },
  },
  {
    name: 'a page without scripts',
    html: page(SCRIPT + TAG()),
    person: { javaScriptEnabled: false },
    wait: false,
    check: links,
  },
  {
    name: 'a host page that gives up its scripts',
    html: page(`<script type="module" src="nowhere.js"></script>${TAG()}`),
    wait: false,
    check: links,
  },
];

for (const { name, html, person: options, wait, check } of HOSTS) {
  test(name, async (t) => {
    const { url } = await site(t, { 'index.html': html });
    const tab = await visit(await person(t, options), url, { wait });
    await check(tab);
    assert.deepEqual(tab.said, []);
  });
}

test('a sandboxed frame without an origin shows the links, and with one it works', async (t) => {
  const { url } = await site(t, {
    'index.html': page('<iframe sandbox="allow-scripts" src="inner.html"></iframe><iframe sandbox="allow-scripts allow-same-origin" src="inner.html"></iframe>'),
    'inner.html': page(SCRIPT + TAG()),
  });
  const tab = await visit(await person(t), url, { wait: false });
  const [, strict, open] = await eventually(() => tab.frames(), (frames) => frames.length === 3, 'two frames');
  assert.ok(await strict.getByRole('link', { name: 'One', exact: true }).isVisible());
  await open.locator('penchant-recs a[part="link"]').first().waitFor();
});

test('it adds nothing to the window, and takes nothing from the page', async (t) => {
  const { url } = await site(t, { 'index.html': page(`<script>globalThis.before = Object.keys(window)</script>${SCRIPT}${TAG()}`) });
  const tab = await visit(await person(t), url);
  const added = await tab.evaluate(() => Object.keys(window).filter((name) => name !== 'before' && !globalThis.before.includes(name)));
  assert.deepEqual(added, []);
});
