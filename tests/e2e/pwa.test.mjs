// The app installed: offline, one build at a time, and what other apps hand to it.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { cardsIn, eventually, feed, itemsOf, part, remembered } from './lib/app.mjs';
import { DIST, host, installed, person, replace, variant } from './lib/local.mjs';

/**
 * A browser lets go of the old service worker once that is idle, and stops idle ones after half a minute; one with a
 * debugger attached, as here, it never stops, and now and then never takes for idle. So it is stopped by hand then.
 */
async function letGo(profile, page, name) {
  const changed = () => build(page).then((now) => now === name, () => false);
  for (let waited = 0; waited < 4_000; waited += 200) {
    if (await changed()) return;
    await page.waitForTimeout(200).catch(() => {});
  }
  const devtools = await profile.newCDPSession(page);
  await devtools.send('ServiceWorker.enable');
  await devtools.send('ServiceWorker.stopAllWorkers');
}

const build = (page) => page.evaluate(() => document.querySelector('meta[name="build"]')?.content ?? 'first');

test('browsers find all that they ask of an app to install it', async (t) => {
  const { url } = await host(t);
  const profile = await person(t);
  const page = await installed(profile, url);
  const devtools = await profile.newCDPSession(page);
  const { errors, data } = await devtools.send('Page.getAppManifest');
  assert.deepEqual(errors, []);
  const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
  // A profile like those of private windows installs nothing; that is the test's doing.
  const own = installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito');
  assert.deepEqual(own, []);

  const manifest = JSON.parse(data);
  assert.deepEqual([manifest.id, manifest.shortcuts.length, manifest.file_handlers.length], ['penchant', 2, 1]);
  assert.equal(manifest.share_target.method, 'POST');
  assert.ok(manifest.share_target.params.files[0].accept.includes('image/*'));
  assert.ok(manifest.launch_handler.client_mode.includes('navigate-existing'));
  const pictures = [...manifest.icons, ...manifest.screenshots, ...manifest.shortcuts.flatMap(({ icons }) => icons)];
  for (const { src, sizes, type } of pictures.filter(({ sizes }) => sizes !== 'any')) {
    const found = await page.evaluate(async (src) => {
      const response = await fetch(src);
      const { width, height } = await createImageBitmap(await response.blob());
      return [`${width}x${height}`, response.headers.get('content-type')];
    }, src);
    assert.deepEqual(found, [sizes, type], src);
  }
  assert.deepEqual(new Set(manifest.icons.map(({ purpose }) => purpose)), new Set(['any', 'maskable', 'monochrome']));
  assert.deepEqual(new Set(manifest.screenshots.map((shot) => shot.form_factor)), new Set(['wide', 'narrow']));
});

test('it offers to be installed once it has been of use, once, and not before', async (t) => {
  const { url } = await host(t);
  const profile = await person(t, { serviceWorkers: 'block' });
  const page = await profile.newPage();
  let asked = 0;
  await page.exposeFunction('askedToKeep', () => { asked += 1; });
  await page.addInitScript(() => {
    navigator.storage.persist = () => Promise.resolve(askedToKeep()).then(() => true);
  });
  const offer = () =>
    page.evaluate(() => {
      const event = new Event('beforeinstallprompt', { cancelable: true });
      event.prompt = () => Promise.resolve((globalThis.prompted = true));
      dispatchEvent(event);
      return event.defaultPrevented;
    });
  await page.goto(url);
  const ids = await feed(page);
  assert.ok(await offer(), 'the browser asks by itself');
  const said = page.getByText('Penchant can have its own place on this device.');
  await page.waitForTimeout(500);
  assert.equal(await said.count(), 0, 'it asks who has just come');
  for (const id of ids) {
    await page.goto(`${url}#/item/${encodeURIComponent(id)}`);
    const like = part(part(page, 'item-page'), 'like').first();
    await like.click();
    await eventually(() => like.getAttribute('aria-pressed'), (pressed) => pressed === 'true', 'a like');
    if (await said.isVisible()) break;
  }
  await said.waitFor();
  await page.getByRole('button', { name: 'Install' }).click();
  await eventually(() => page.evaluate(() => globalThis.prompted), Boolean, 'the prompt of the browser');
  await page.goto('about:blank');
  await page.goto(url);
  await feed(page);
  await offer();
  await page.waitForTimeout(500);
  assert.equal(await said.count(), 0, 'it asks again');
  assert.equal(asked, 0, 'nobody wanted anything large to be kept');
  await page.goto(`${url}#/device`);
  await part(page, 'keep-button').click();
  await eventually(() => asked, (times) => times === 1, 'the question for durable storage');
});

test('from the moment that it says so it opens without its host', async (t) => {
  const site = await host(t);
  const profile = await person(t);
  const first = await profile.newPage();
  await first.goto(site.url);
  await first.locator('footer').getByText('opens without a network').waitFor();
  await site.stop();
  const page = await profile.newPage();
  await page.goto(site.url);
  assert.ok((await feed(page)).length >= 12);
  await page.goto(`${site.url}#/device`);
  await part(page, 'works-offline').getByText('opens without a network').waitFor();
});

test('without its host it is all there: feed, reasons, search, reading files, memory', async (t) => {
  const site = await host(t);
  const profile = await person(t);
  const first = await installed(profile, site.url);
  const category = itemsOf('Board game')[0];
  await first.goto(`${site.url}#/item/${category}`);
  await part(part(first, 'item-page'), 'like').click();
  await eventually(() => remembered(first), (acts) => acts.some((act) => act.startsWith('Liked')), 'the like');
  await first.close();
  await site.stop();

  const page = await profile.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(site.url);
  assert.ok((await feed(page)).length >= 12);
  await part(page, 'why').first().click();
  await part(page, 'why-dialog').locator('.bars-sum').waitFor();
  await page.keyboard.press('Escape');
  await part(page, 'nav-search').click();
  await part(page, 'search-input').fill('chess');
  await eventually(() => cardsIn(part(page, 'search-results')), (ids) => ids.includes('org.gnome.Chess'), 'results');
  await part(part(page, 'search-results'), 'card').first().getByRole('link').click();
  await part(page, 'item-page').getByRole('heading', { level: 1 }).waitFor();
  assert.ok((await remembered(page)).some((act) => act.startsWith('Liked')));
  await page.goto(`${site.url}#/sources`);
  await part(page, 'source-text').fill('id,title\n1,A zebra\n2,A quagga');
  await part(page, 'source-name').fill('Equids');
  await part(page, 'source-add').click();
  await part(page, 'source-added').getByText('2 items').waitFor();
  await page.reload();
  assert.ok((await remembered(page)).some((act) => act.startsWith('Liked')));
  assert.deepEqual(complaints, []);
});

test('a newer version waits, is let in once, and every tab follows; so does going back', async (t) => {
  const site = await host(t);
  const profile = await person(t);
  const tabs = [await installed(profile, site.url)];
  for (let more = 0; more < 2; more += 1) {
    const page = await profile.newPage();
    await page.goto(site.url);
    await feed(page);
    tabs.push(page);
  }
  const loads = tabs.map(() => 0);
  tabs.forEach((page, at) => page.on('domcontentloaded', () => (loads[at] += 1)));
  const look = () => tabs[0].evaluate(async () => (await navigator.serviceWorker.ready).update());

  for (const [step, folder, name] of [
    ['an update', variant(t, 'second'), 'second'],
    ['a rollback', DIST, 'first'],
  ]) {
    site.show(folder);
    await look();
    for (const page of tabs) await part(page, 'newer').waitFor();
    assert.ok(loads.every((count) => count === loads[0]), `${step}: nothing reloads by itself`);
    const before = [...loads];
    // What was done in another tab just now must survive the reload.
    await part(tabs[1], 'save').first().click();
    await part(tabs[2], 'update').click();
    await letGo(profile, tabs[0], name);
    for (const page of tabs) await eventually(() => build(page).catch(() => ''), (now) => now === name, step, 30_000);
    for (const page of tabs) await feed(page);
    assert.deepEqual(loads, before.map((count) => count + 1), `${step}: each tab reloads once`);
    assert.equal(await part(tabs[0], 'newer').count(), 0);
  }
  const saved = async () => (await remembered(tabs[1])).filter((act) => act.startsWith('Saved')).length;
  await eventually(saved, (count) => count === 2, 'what was done just before each');
});

test('a deployment that stopped half-way changes nothing', async (t) => {
  const site = await host(t);
  const profile = await person(t);
  const page = await installed(profile, site.url);
  const broken = variant(t, 'broken');
  replace(broken, 'index.html', '<!doctype html><p>Half of another build.');
  site.show(broken);
  await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const { installing } = registration;
    await new Promise((ended) => installing?.addEventListener('statechange', ended) ?? ended());
  });
  await page.reload();
  await feed(page);
  assert.equal(await build(page), 'first');
  assert.equal(await part(page, 'newer').count(), 0);
});

test('the service worker leaves other origins alone', async (t) => {
  const [site, stranger] = [await host(t), await host(t)];
  const profile = await person(t);
  const page = await installed(profile, site.url);
  const [worker] = profile.serviceWorkers();
  const asked = await worker.evaluate(async (address) => {
    const seen = [];
    const { fetch } = self;
    self.fetch = (request, options) => (seen.push(new URL(request.url ?? request).origin), fetch(request, options));
    const event = new FetchEvent('fetch', { request: new Request(address) });
    event.respondWith = () => seen.push('answered');
    self.dispatchEvent(event);
    return seen;
  }, stranger.url);
  assert.deepEqual(asked, []);
  const source = readFileSync(join(DIST, 'sw.js'), 'utf8');
  assert.ok(!/https?:\/\//.test(source));
  await page.close();
});
