// The built app wherever it is put, and what another app or a file brings to it.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

import { cardsIn, eventually, exported, feed, itemsOf, like, part, remembered } from './lib/app.mjs';
import { DIST, host, installed, person } from './lib/local.mjs';
import { page as around, site as siteOf } from './lib/site.mjs';

const CSV = 'id,title,description,kind\ntea-1,Green tea,Leaves,Tea\ntea-2,Black tea,More leaves,Tea\n,No id,x,Tea\n';

test('it runs in any folder of any host', async (t) => {
  const site = await host(t, DIST, { at: '/some/where/' });
  const profile = await person(t);
  const page = await installed(profile, site.url);
  const asked = [];
  page.on('request', (request) => request.url().startsWith('http') && asked.push(new URL(request.url()).pathname));
  await page.reload();
  await feed(page);
  assert.ok(asked.length > 5 && asked.every((path) => path.startsWith('/some/where/')), asked.join(' '));
  await site.stop();
  await page.reload();
  await feed(page);
  await part(page, 'nav-search').click();
  await part(page, 'search-input').fill('chess');
  await eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');
});

test('the page names nothing that it does not vouch for, and compressed copies are copies', () => {
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  assert.match(html, /http-equiv="Content-Security-Policy" content="default-src 'none'/);
  const named = [...html.matchAll(/<(?:script|link)[^>]*(?:src|href)="([^"]+\.(?:js|css))"[^>]*>/g)];
  assert.ok(named.length >= 8);
  for (const [tag, path] of named) {
    const hash = createHash('sha384').update(readFileSync(join(DIST, path))).digest('base64');
    assert.ok(tag.includes(`integrity="sha384-${hash}"`), tag);
  }
  const hashed = readdirSync(DIST).filter((name) => /^(app|tokens|base)-[0-9a-f]{14,16}/.test(name));
  assert.ok(hashed.length >= 4, hashed.join(' '));
  const items = readdirSync(join(DIST, 'packs/demo')).find((name) => /^items-0000.*\.json$/.test(name));
  for (const path of ['index.html', 'engine_bg.wasm', `packs/demo/${items}`, 'embed/v1/penchant.js']) {
    const file = readFileSync(join(DIST, path));
    assert.ok(brotliDecompressSync(readFileSync(join(DIST, `${path}.br`))).equals(file), path);
    assert.ok(gunzipSync(readFileSync(join(DIST, `${path}.gz`))).equals(file), path);
    assert.ok(statSync(join(DIST, `${path}.br`)).size < file.length, path);
  }
});

test('everything is kept when asked for: it says how much, pauses, goes on where it was, and can be removed', async (t) => {
  let served = [];
  const site = await host(t, DIST, { more: (path, range) => served.push([path, range]) && undefined });
  const profile = await person(t);
  const page = await installed(profile, `${site.url}`);
  await page.goto(`${site.url}#/device`);
  const keep = part(page, 'keep');
  const button = part(page, 'keep-button');
  const state = () => keep.getAttribute('data-state');
  await eventually(state, (now) => now === 'partial', 'a look at what is there');
  assert.match(await button.textContent(), /Keep offline \(\d+(\.\d+)? MB\)/);

  // Slow enough to be stopped within the model.
  const devtools = await profile.newCDPSession(page);
  await devtools.send('Network.enable');
  const throttle = (rate) =>
    devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: rate, uploadThroughput: -1 });
  await throttle(15_000_000);
  await button.click();
  const done = () => keep.locator('progress').evaluate((bar) => bar.value);
  await eventually(async () => served.some(([path]) => path.endsWith('model.onnx')), Boolean, 'the model', 60_000);
  const pictures = await done();
  const reached = await eventually(done, (bytes) => bytes > pictures + 2_000_000, 'some of the model', 30_000);
  await button.click();
  await eventually(state, (now) => now === 'paused', 'a pause');
  const paused = await done();
  await page.waitForTimeout(300);
  assert.equal(await done(), paused);
  assert.ok(paused >= reached);

  await throttle(-1);
  served = [];
  await button.click();
  await eventually(state, (now) => now === 'whole', 'all of it', 60_000);
  const again = served.filter(([path]) => path.endsWith('model.onnx') || path.endsWith('.wasm'));
  assert.ok(again.some(([, range]) => /^bytes=\d+-$/.test(range)), JSON.stringify(again));

  await site.stop();
  // Search by meaning, with nobody to ask.
  await page.goto(`${site.url}#/search`);
  await page.getByRole('button', { name: 'Load search by meaning' }).click();
  await page.locator('[data-testid="model-state"][data-state="ready"]').waitFor({ timeout: 60_000 });
  await page.goto(`${site.url}#/device`);
  await part(page, 'keep-remove').click();
  await eventually(state, (now) => now === 'partial', 'room again');
  const left = await page.evaluate(async () => (await (await caches.open('penchant-files')).keys()).filter(({ url }) => url.includes('/models/')).length);
  assert.equal(left, 0);
});

/** A document of the app's origin without the app: what another app's share comes from, as far as a browser is concerned. */
async function shareFrom(page, url, fill) {
  await page.goto(`${url}manifest.webmanifest`);
  await page.evaluate(async (fill) => {
    const form = document.createElement('form');
    Object.assign(form, { method: 'POST', action: './share', enctype: 'multipart/form-data' });
    for (const [name, value] of Object.entries(fill)) {
      const field = document.createElement('input');
      field.name = name;
      if (name === 'files') {
        field.type = 'file';
        const data = new DataTransfer();
        const bytes = await (await fetch(value.data)).arrayBuffer();
        data.items.add(new File([bytes], value.name, { type: value.type }));
        field.files = data.files;
      } else field.value = value;
      form.append(field);
    }
    document.documentElement.append(form);
    form.submit();
  }, fill);
  await page.waitForURL(`${url}#/shared`);
}

test('what had come of a large file when the tab was closed does not come again', async (t) => {
  let served = [];
  const site = await host(t, DIST, { more: (path, range) => served.push([path, range]) && undefined });
  const profile = await person(t);
  const page = await installed(profile, site.url);
  await page.goto(`${site.url}#/device`);
  await part(page, 'keep-button').waitFor();
  const devtools = await profile.newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: 15_000_000, uploadThroughput: -1 });
  await part(page, 'keep-button').click();
  const parts = () => page.evaluate(async () => (await (await caches.open('penchant-parts')).keys()).filter(({ url }) => url.includes('model.onnx')).length);
  await eventually(parts, (count) => count >= 2, 'two parts of the model', 60_000);
  await page.close();

  served = [];
  const again = await profile.newPage();
  await again.goto(`${site.url}#/device`);
  await part(again, 'keep-button').click();
  await eventually(() => part(again, 'keep').getAttribute('data-state'), (now) => now === 'whole', 'all of it', 60_000);
  const ranges = served.filter(([path]) => path.endsWith('model.onnx')).map(([, range]) => range);
  assert.equal(ranges.length, 1);
  assert.ok(Number(/^bytes=(\d+)-$/.exec(ranges[0])?.[1]) >= 4 << 20, ranges[0]);
  assert.equal(await again.evaluate(async () => (await (await caches.open('penchant-parts')).keys()).length), 0);
});

/** Lets what was shared be shown. */
const show = (page) => part(page, 'handed-show').click();

test('a shared text can be searched for, a shared picture is shown, and neither stays', async (t) => {
  const { url } = await host(t);
  const page = await installed(await person(t), url);
  await shareFrom(page, url, { title: 'An idea', text: 'play chess', url: 'https://chess.example/' });
  const text = part(page, 'handed-text');
  await part(page, 'handed-question').getByText('Nothing of it has been opened').waitFor();
  assert.equal(await text.count(), 0, 'it is shown before anybody wants it');
  await show(page);
  await text.waitFor();
  assert.equal(await text.textContent(), 'An idea\nplay chess\nhttps://chess.example/');
  await page.reload();
  await page.getByText('Nothing was shared').waitFor();

  await shareFrom(page, url, { text: 'chess' });
  await show(page);
  await page.getByRole('link', { name: 'Search for this' }).click();
  await eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');

  const icon = readFileSync(join(DIST, 'icons/any-192.png')).toString('base64');
  await shareFrom(page, url, { files: { name: 'a picture.png', type: 'image/png', data: `data:image/png;base64,${icon}` } });
  await show(page);
  const picture = part(page, 'handed-picture');
  await picture.waitFor();
  assert.equal(await picture.evaluate((image) => image.decode().then(() => image.naturalWidth)), 192);
  await part(page, 'handed-page').getByRole('searchbox').fill('chess');
  await page.keyboard.press('Enter');
  await eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');
});

test('a list of items opens in the app and becomes a pack that the widget takes', async (t) => {
  const { url } = await host(t);
  const profile = await person(t);
  // The system's part: it hands the app files to read.
  await profile.addInitScript((csv) => {
    const handle = { kind: 'file', getFile: async () => new File([csv], 'teas.csv', { type: 'text/csv' }) };
    const launchQueue = { setConsumer: (consumer) => location.hash === '' && consumer({ files: [handle] }) };
    Object.defineProperty(globalThis, 'launchQueue', { value: launchQueue });
  }, CSV);
  const page = await profile.newPage();
  await page.goto(url);
  await part(page, 'to-try').click();
  await part(page, 'built').waitFor();
  assert.match(await part(page, 'built').textContent(), /2 items in the pack/);
  assert.match(await part(page, 'left-out').textContent(), /4: “id” is empty/);
  assert.deepEqual(await part(page, 'try-first').locator('b').allTextContents(), ['Green tea', 'Black tea']);
  assert.match(await part(page, 'snippet').textContent(), /<penchant-recs pack="\/pack\/pack.json"/);

  const [download] = await Promise.all([page.waitForEvent('download'), part(page, 'try-download').click()]);
  const folder = mkdtempSync(join(tmpdir(), 'penchant-try-'));
  t.after(() => rmSync(folder, { recursive: true }));
  await download.saveAs(join(folder, 'pack.zip'));
  execFileSync('python3', ['-m', 'zipfile', '-e', 'pack.zip', '.'], { cwd: folder });
  execFileSync('cp', ['-r', join(DIST, 'embed'), folder]);
  const tag = '<script type="module" src="/embed/v1/penchant.js"></script><penchant-recs pack="/pack/pack.json" item="tea-1"></penchant-recs>';
  writeFileSync(join(folder, 'index.html'), `<!doctype html>${tag}`);
  const shop = await host(t, folder);
  await page.goto(shop.url);
  assert.deepEqual(await page.evaluate(() => document.querySelector('penchant-recs').whenReady()), { source: 'similar', count: 1 });
});

test('a table that a system shares as plain text is a table', async (t) => {
  const { url } = await host(t);
  const page = await installed(await person(t), url);
  const csv = Buffer.from(CSV).toString('base64');
  await shareFrom(page, url, { files: { name: 'teas.csv', type: 'text/plain', data: `data:text/plain;base64,${csv}` } });
  await show(page);
  await part(page, 'to-try').click();
  await part(page, 'built').waitFor();
  assert.match(await part(page, 'built').textContent(), /2 items in the pack/);
});

test('an export of memory that is shared with the app is taken back in', async (t) => {
  const { url } = await host(t);
  const [mine, yours] = [await installed(await person(t), url), await installed(await person(t), url)];
  await like(mine, itemsOf('Board game')[0]);
  const [download] = await Promise.all([mine.waitForEvent('download'), mine.getByRole('button', { name: 'Export' }).click()]);
  const json = Buffer.from(await exported(download)).toString('base64');
  await shareFrom(yours, url, { files: { name: 'penchant-memory.json', type: 'application/json', data: `data:application/json;base64,${json}` } });
  await show(yours);
  await part(yours, 'take-in').click();
  await eventually(() => remembered(yours), (acts) => acts.some((act) => act.startsWith('Liked')), 'the like');
});

test('what another site sends is told from what an app shares, and can be thrown away unopened', async (t) => {
  const { url } = await host(t);
  const page = await installed(await person(t), url);
  const form = `<form method="post" action="${url}share" enctype="multipart/form-data"><input name="text" value="look at this"></form>`;
  const stranger = await siteOf(t, { 'index.html': around(form) });
  await page.goto(stranger.url);
  await page.evaluate(() => document.forms[0].submit());
  await page.waitForURL(`${url}#/shared`);
  await part(page, 'handed-question').getByText(`the site ${new URL(stranger.url).host}`).waitFor();
  await part(page, 'handed-drop').click();
  await page.getByText('Nothing was shared').waitFor();
  assert.equal(await part(page, 'handed-text').count(), 0);
});

test('texts without measure and binaries that call themselves texts hold up nothing', async (t) => {
  const { url } = await host(t);
  const page = await installed(await person(t), url);
  await shareFrom(page, url, { title: 't'.repeat(100_000), text: 'word '.repeat(1_000_000) });
  await show(page);
  const text = await part(page, 'handed-text').textContent();
  assert.ok(text.length <= 2_000, `${text.length} characters`);
  await page.getByText('only the beginning').waitFor();
  const address = await page.getByRole('link', { name: 'Search for this' }).getAttribute('href');
  assert.ok(address.length < 1_000);

  const bytes = Buffer.alloc(3_000_000, 'PK\0\u0001').toString('base64');
  await shareFrom(page, url, { files: { name: 'notes.txt', type: 'text/plain', data: `data:text/plain;base64,${bytes}` } });
  await show(page);
  await part(page, 'handed-refused').getByText('holds no text').waitFor();

  await page.goto(`${url}#/sources`);
  await part(page, 'source-text').waitFor();
  await page.evaluate(() => {
    const file = new File([new Uint8Array(6_000_000).fill(97)], 'feed.xml', { type: 'text/xml' });
    file.arrayBuffer = () => { throw new Error('it was read'); };
    const data = new DataTransfer();
    data.items.add(file);
    const input = document.querySelector('[data-testid="source-file"]');
    input.files = data.files;
  });
  await part(page, 'source-add').click();
  await part(page, 'source-failed').getByText('too large').waitFor();
});

test('what was saved long ago is spoken of once, with why, and one press stops its kind', async (t) => {
  const { url } = await host(t);
  const [mine, yours] = [await installed(await person(t), url), await installed(await person(t), url)];
  await mine.goto(`${url}#/item/${encodeURIComponent(itemsOf('Board game')[0])}`);
  await part(part(mine, 'item-page'), 'save').click();
  await eventually(() => remembered(mine), (acts) => acts.some((act) => act.startsWith('Saved')), 'what was saved');
  const [download] = await Promise.all([mine.waitForEvent('download'), mine.getByRole('button', { name: 'Export' }).click()]);
  const kept = await exported(download);
  // Nine days ago, by another device's clock.
  const old = kept.replace(/("at_ms":\s*)(\d+)/g, (_, name, at) => `${name}${Number(at) - 9 * 86_400_000}`);
  assert.notEqual(old, kept);
  const data = `data:application/json;base64,${Buffer.from(old).toString('base64')}`;
  await shareFrom(yours, url, { files: { name: 'penchant-memory.json', type: 'application/json', data } });
  await show(yours);
  await part(yours, 'take-in').click();
  await eventually(() => remembered(yours), (acts) => acts.some((act) => act.startsWith('Saved')), 'what was saved');
  await part(yours, 'nav-feed').click();
  const { height } = await part(yours, 'digest').boundingBox();
  assert.ok(height < 80, `it takes ${height} px of the first screen`);
  await part(yours, 'digest-open').click();
  await part(yours, 'digest').getByText('You saved it').waitFor();
  await part(yours, 'stop-kind').click();
  await part(yours, 'digest').waitFor({ state: 'detached' });
  await yours.reload();
  await feed(yours);
  assert.equal(await part(yours, 'digest').count(), 0, 'it was said twice');
});
