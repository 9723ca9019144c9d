// The example site in examples/, from its pages to a visit.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { eventually } from './lib/app.mjs';
import { DIST, host, person } from './lib/local.mjs';
import { titles, visit } from './lib/site.mjs';

const SHOP = fileURLToPath(new URL('../../examples/tea-shop', import.meta.url));

test('a shop of static pages recommends, and follows its visitor', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-shop-'));
  t.after(() => rmSync(folder, { recursive: true }));
  cpSync(SHOP, folder, { recursive: true, filter: (path) => !/\/(pack|embed)$/.test(path) });
  const about = ['--site-url', 'https://leaf.example/', '--id', 'leaf', '--title', 'The Leaf'];
  execFileSync(process.env.PENCHANT_TOOL, ['pack', 'build', '--site', folder, ...about, '--out', join(folder, 'pack')]);
  symlinkSync(join(DIST, 'embed'), join(folder, 'embed'));
  const { url } = await host(t, folder);
  const profile = await person(t);

  const front = await visit(profile, url);
  assert.deepEqual(front.shown, { source: 'popular', count: 6 });
  assert.equal((await titles(front))[0], 'Assam');
  await front.getByRole('heading', { name: 'For you' }).waitFor();

  const tea = await visit(profile, `${url}teas/sencha.html`);
  assert.deepEqual(tea.shown, { source: 'similar', count: 3 });
  const like = await titles(tea);
  assert.ok(like.includes('Gyokuro') || like.includes('Genmaicha') || like.includes('Longjing'), like.join(', '));

  // Two oolongs are opened from the shop's own pages.
  for (const slug of ['tieguanyin', 'dong-ding']) {
    await front.evaluate((slug) => document.querySelector('penchant-recs').record('open', slug), slug);
  }
  await front.locator('penchant-recs a[part="link"]').first().click();
  await front.waitForURL('**/teas/assam.html');
  await front.goto(url);
  const source = () => front.evaluate(() => document.querySelector('penchant-recs').recommend({ limit: 6 }).then((found) => found.source));
  await eventually(source, (now) => now === 'personal', 'a list of the visitor’s own');
  for (const tab of [front, tea]) assert.deepEqual(tab.said, []);
});

test('what npm packs is whole', () => {
  const listed = execFileSync('npm', ['pack', '--dry-run', '--json', '--loglevel=error'], { cwd: join(DIST, 'embed/v1'), encoding: 'utf8' });
  const files = JSON.parse(listed)[0].files.map(({ path }) => path);
  for (const path of ['penchant.js', 'penchant.d.ts', 'headless.js', 'headless.d.ts', 'engine.js', 'engine_bg.wasm', 'package.json']) {
    assert.ok(files.includes(path), `${path} is not in ${files}`);
  }
  assert.ok(files.some((path) => path.startsWith('snippets/')));
  assert.ok(!files.some((path) => /\.(br|gz)$/.test(path)));
});
