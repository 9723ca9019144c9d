// One command and a tag: the npm package from local tarballs, in an empty folder with Node and nothing else.

import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { POSTS, html } from './lib/blog.mjs';
import { DIST, host, person } from './lib/local.mjs';
import { titles, visit } from './lib/site.mjs';

// The one that the app comes with: what a feed follows on a site of plain pages is what they mean.
const MODEL = join(DIST, 'models/all-MiniLM-L6-v2-int8');
const PACKER = fileURLToPath(new URL('../../npm/pack.mjs', import.meta.url));

let home;
let tarball;
before(() => {
  home = mkdtempSync(join(tmpdir(), 'penchant-npm-'));
  const args = [PACKER, join(home, 'tarballs'), '--binary', process.env.PENCHANT_TOOL, '--embed', join(DIST, 'embed/v1'), '--local'];
  const made = execFileSync(process.execPath, args, { encoding: 'utf8' });
  tarball = /^penchant (.*)$/m.exec(made)[1];
});
after(() => rmSync(home, { recursive: true, force: true }));

/** A folder with a site and nothing else. */
function empty(t) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-empty-'));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  for (const { path, title, kind } of POSTS) {
    const about = { '@context': 'https://schema.org', '@type': 'Article', headline: title, description: `All about the ${kind}: ${title}.` };
    mkdirSync(join(folder, 'public', path), { recursive: true });
    writeFileSync(join(folder, 'public', path, 'index.html'), html(`<h1>${title}</h1>TAG`, `<script type="application/ld+json">${JSON.stringify(about)}</script>`));
  }
  writeFileSync(join(folder, 'public/index.html'), html('<h1>Blog</h1>TAG'));
  return folder;
}

/** Runs the package as an owner does, offline. */
function npx(folder, args, env = {}) {
  // Only what Node needs: no Rust, no compiler.
  const bin = [dirname(process.execPath), '/usr/bin', '/bin'].join(':');
  const { stdout, stderr, status } = spawnSync('npx', ['-y', '--offline', `--package=${tarball}`, 'penchant', ...args], {
    cwd: folder, encoding: 'utf8', env: { PATH: bin, HOME: home, npm_config_cache: join(home, 'cache'), npm_config_update_notifier: 'false', ...env },
  });
  return { said: stdout + stderr, status };
}

test('the command and the tag that it names: recommendations', async (t) => {
  const folder = empty(t);
  const began = Date.now();
  const { said, status } = npx(folder, ['--site', 'public']);
  assert.equal(status, 0, said);
  t.diagnostic(`${Date.now() - began} ms for ${POSTS.length} pages, installing included`);
  const tag = said.slice(said.indexOf('<link'), said.indexOf('</penchant-recs>') + '</penchant-recs>'.length);
  for (const { path } of [...POSTS, { path: '' }]) {
    const file = join(folder, 'public', path, 'index.html');
    writeFileSync(file, readFileSync(file, 'utf8').replace('TAG', tag));
  }
  const { url } = await host(t, join(folder, 'public'));
  const profile = await person(t);
  const tab = await visit(profile, `${url}tea/green/`);
  assert.deepEqual(tab.shown, { source: 'similar', count: 6 });
  assert.ok((await titles(tab)).every((title) => title.endsWith('tea')));
  assert.deepEqual(tab.said, []);
  assert.equal((await visit(profile, url)).shown.source, 'popular');
  assert.equal(npx(folder, ['--site', 'public']).status, 0, 'a second time');
});

test('the step for continuous integration runs as it is written', (t) => {
  const folder = empty(t);
  const step = readFileSync(new URL('../../docs/ci/action.yml', import.meta.url), 'utf8');
  const [, script] = /^ *run: (.*)$/m.exec(step);
  const [, version] = /^ *default: (\d+\.\d+\.\d+)$/m.exec(step);
  const env = { PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(':'), HOME: home, npm_config_cache: join(home, 'cache'), npm_config_offline: 'true' };
  const options = { cwd: folder, encoding: 'utf8', stdio: 'pipe' };
  // No registry has the package here: what is installed is what the step finds.
  writeFileSync(join(folder, 'package.json'), '{}');
  execFileSync('npm', ['install', '--no-audit', '--no-fund', tarball], { ...options, env });
  const inputs = { SITE: 'public', SITE_URL: 'https://x.example/shop/', VERSION: version };
  const said = execFileSync('bash', ['-ec', script], { ...options, env: { ...env, ...inputs } });
  assert.match(said, /src="\/shop\/penchant\/penchant\.js"/);
  assert.ok(readdirSync(join(folder, 'public/penchant')).includes('pack.json'));
});

test('a site below a folder says so on its front page, and the tag and the playground follow', async (t) => {
  const folder = empty(t);
  writeFileSync(join(folder, 'public/index.html'), html('<h1>Blog</h1>', '<link rel="canonical" href="https://x.example/blog/">'));
  const { said, status } = npx(folder, ['--site', 'public']);
  assert.equal(status, 0, said);
  assert.match(said, /The site is at https:\/\/x\.example\/blog\//);
  const tag = said.slice(said.indexOf('<link'), said.indexOf('</penchant-recs>') + '</penchant-recs>'.length);
  assert.match(tag, /src="\/blog\/penchant\/penchant\.js"/);
  writeFileSync(join(folder, 'public/tea/green/index.html'), html(tag));
  const { url } = await host(t, join(folder, 'public'), { at: '/blog/' });
  const tab = await visit(await person(t), `${url}tea/green/`);
  assert.equal(tab.shown.source, 'similar');
  const [first] = await tab.locator('penchant-recs a[part="link"]').evaluateAll((links) => links.map(({ href }) => href));
  assert.ok((await fetch(first)).ok, `${first} is nowhere`);
});

test('where there is no program for the platform it says so, and another one can be named', async (t) => {
  const folder = empty(t);
  const missing = npx(folder, ['--site', 'public'], { npm_config_arch: 'mips' });
  assert.equal(missing.status, 1);
  assert.match(missing.said, /no program for linux-mips: the package @penchant\/linux-mips is not installed[\s\S]*PENCHANT_BINARY_PATH/);
  const named = npx(folder, ['--version'], { npm_config_arch: 'mips', PENCHANT_BINARY_PATH: process.env.PENCHANT_TOOL });
  assert.match(named.said, /penchant \d+\.\d+/);
  const wrong = npx(folder, ['--version'], { PENCHANT_BINARY_PATH: '/nowhere/penchant' });
  assert.equal(wrong.status, 1);
  assert.match(wrong.said, /\/nowhere\/penchant could not be started/);
});

test('what cannot be done ends with a reason', async (t) => {
  const folder = empty(t);
  for (const [args, reason] of [
    [[], /name the folder of your built site/],
    [['--site', 'nowhere'], /there is no folder nowhere/],
    [['--site', 'public', '--out', 'elsewhere'], /has to be a folder in/],
  ]) {
    const { said, status } = npx(folder, args);
    assert.notEqual(status, 0);
    assert.match(said, reason);
  }
});

test('the wheel is the same command', async (t) => {
  const folder = empty(t);
  const [wheels, venv] = ['wheels', 'venv'].map((name) => join(folder, name));
  const build = fileURLToPath(new URL('../../python/build.sh', import.meta.url));
  const env = { ...process.env, PATH: `${join(process.env.PENCHANT_WRAPPERS, 'pip/bin')}:${process.env.PATH}` };
  execFileSync('sh', [build, wheels], { env, stdio: 'pipe' });
  const [wheel] = readdirSync(wheels);
  execFileSync('python3', ['-m', 'venv', venv], { stdio: 'pipe' });
  execFileSync(join(venv, 'bin/pip'), ['install', '--quiet', '--no-index', join(wheels, wheel)], { stdio: 'pipe' });
  const said = execFileSync(join(venv, 'bin/penchant'), ['--site', 'public'], { cwd: folder, env: { PATH: '/usr/bin:/bin' }, encoding: 'utf8', stdio: 'pipe' });
  assert.match(said, /<penchant-recs><\/penchant-recs>/);
  const made = readdirSync(join(folder, 'public/penchant'));
  for (const file of ['pack.json', 'penchant.js', 'engine_bg.wasm', 'related']) assert.ok(made.includes(file), made.join());
});

test('the playground: items, what is like them, and a feed that follows what is opened', async (t) => {
  const folder = empty(t);
  const server = spawn(process.env.PENCHANT_TOOL, ['--site', 'public', '--serve', '0'], {
    cwd: folder, env: { ...process.env, PENCHANT_WIDGET: join(DIST, 'embed/v1'), PENCHANT_MODEL: MODEL },
  });
  t.after(() => server.kill());
  const address = await new Promise((told, failed) => {
    let said = '';
    server.stdout.on('data', (text) => {
      said += text;
      const found = /playground at (\S+)/.exec(said);
      if (found) told(found[1]);
    });
    server.on('exit', () => failed(new Error(said)));
  });
  const tab = await (await person(t)).newPage();
  await tab.goto(address);
  await tab.locator('#feed li').first().waitFor();
  await tab.locator('#items').getByRole('button', { name: 'The green tea' }).click();
  await tab.locator('#similar li').first().waitFor();
  assert.match(await tab.locator('#similar').innerText(), /tea/);
  await tab.getByText('Opened The green tea.').waitFor();
  await tab.locator('#feed').getByText(/^personal: /).first().waitFor();
  await tab.locator('#feed').getByText(/^score \d\.\d{3} \(rank \d+\) = .*open: The green tea/).first().waitFor();
  await tab.getByRole('button', { name: 'Be somebody new' }).click();
  await tab.getByText('Nothing is known of them.').waitFor();
  assert.equal(await tab.locator('#wrong').textContent(), '');
});
