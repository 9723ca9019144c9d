// Starts a server for the built app and a browser that believes it is on the open web.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { serve } from '../../../xtask/serve.mjs';
import { launch } from './browser.mjs';
import { proxy } from './proxy.mjs';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

// Not localhost: code that behaves on developers' machines and beacons elsewhere has to be caught.
const HOST = 'demo.penchant.test';

/**
 * The app on a server of its own, open in a browser of its own; both end with the test.
 *
 * @param {import('node:test').TestContext} test
 * @param {object} [options]
 * @param {(page) => Promise<void>} [options.before] called before the first navigation
 * @param {boolean} [options.installs] whether its service worker may run; requests that one makes can't be routed
 * @param {string[]} [options.played] other hosts that the test plays, as `localhost:port`
 */
export async function open(test, { before, installs = false, played } = {}) {
  const server = await serve(DIST);
  const { port } = server;
  const origin = `http://${HOST}:${port}`;
  const recorder = await proxy(`${HOST}:${port}`, played);
  const { browser, close } = await launch([
    // What a site gets by having a certificate.
    `--unsafely-treat-insecure-origin-as-secure=${origin}`,
    '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  ]);
  test.after(async () => {
    await close();
    recorder.close();
    await server.close();
  });
  const profile = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    serviceWorkers: installs ? 'allow' : 'block',
    // Of this profile, not of the browser: what the browser sends to its maker is not the app's doing.
    proxy: { server: `http://127.0.0.1:${recorder.port}`, bypass: '<-loopback>' },
  });
  const page = await profile.newPage();
  const complaints = [];
  page.on('pageerror', (error) => complaints.push(`page: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
  });
  await before?.(page);
  await page.goto(`${origin}/`);
  return {
    origin,
    page,
    profile,
    recorder,
    /** Errors that the page threw or logged. */
    complaints,
    /** Cuts the connection, as a server that died. */
    disconnect: () => server.close(),
  };
}

let items;

/** What the demo pack was built from: items by id. */
export function demoItems() {
  if (items) return items;
  const lines = readFileSync(`${process.env.PENCHANT_DEMO}/items.jsonl`, 'utf8').split('\n').filter(Boolean);
  items = new Map(lines.map((line) => JSON.parse(line)).map((item) => [item.id, item]));
  return items;
}

/** Ids of the items whose facet `category` holds `category`, best known first. */
export function itemsOf(category) {
  const items = [...demoItems().values()].filter((item) => item.facets.category?.includes(category));
  return items.sort((a, b) => b.popularity - a.popularity).map((item) => item.id);
}

/** The part of the page with a `data-testid`. */
export const part = (root, name) => root.locator(`[data-testid="${name}"]`);

/** Item ids of the cards below `root`, in order. */
export const cardsIn = (root) =>
  part(root, 'card').evaluateAll((cards) => cards.map((card) => card.dataset.item));

/** Goes to a place of the menu. */
export async function byMenu(page, place) {
  await part(page, 'menu').click();
  await part(page, place).click();
}

/** Waits for a feed that awaits no answer; returns the item ids on it. */
export async function feed(page) {
  await page.locator('[data-testid="feed"][aria-busy="false"] [data-testid="card"]').first().waitFor();
  return cardsIn(part(page, 'feed'));
}

/** Waits until `probe` gives a value that `holds`, and returns it; fails with the last one when `patience` ends. */
export async function eventually(probe, holds, what = 'what was waited for', patience = 10_000) {
  const deadline = Date.now() + patience;
  for (;;) {
    const value = await probe();
    if (holds(value)) return value;
    assert.ok(Date.now() < deadline, `${what} did not come about; last seen: ${JSON.stringify(value)}`);
    await new Promise((later) => setTimeout(later, 50));
  }
}

/** What the memory page lists, newest first, as it is worded: `Liked GIMP`. Leaves the browser on that page. */
export async function remembered(page) {
  await part(page, 'nav-memory').click();
  await part(page, 'memory-page').locator('#acts-title').waitFor();
  return part(page, 'memory-act').locator('.act-text').evaluateAll((acts) => acts.map((act) => act.textContent.trim()));
}

/** Likes an item on its own page, and returns once that is remembered. */
export async function like(page, id) {
  const { title } = demoItems().get(id);
  await page.goto(`${page.url().split('#')[0]}#/item/${encodeURIComponent(id)}`);
  await part(part(page, 'item-page'), 'like').click();
  await eventually(() => remembered(page), (acts) => acts.includes(`Liked ${title}`), `the like of ${title}`);
}

/** Somebody who liked these three weeks ago, by an export that they bring along. Leaves the browser on the memory page. */
export async function whoLiked(page, ids) {
  const at = Date.now() - 21 * 86_400_000;
  const act = (id, nth) => ({
    seq: { clock: nth + 1, node: 7 },
    at_ms: at + nth,
    session: at,
    catalog: 'debian-apps',
    kind: 'like',
    subject: { item: id },
    surface: 'feed',
  });
  const document = { format: 'penchant-memory', version: 1, interactions: ids.map(act) };
  await part(page, 'nav-memory').click();
  const buffer = Buffer.from(JSON.stringify(document));
  await part(page, 'import').setInputFiles({ name: 'penchant-memory.json', mimeType: 'application/json', buffer });
  await part(page, 'imported').waitFor();
}

/** The bytes of a file that the page handed over. */
export async function savedBytes(download) {
  const folder = await mkdtemp(join(tmpdir(), 'penchant-saved-'));
  try {
    await download.saveAs(join(folder, 'file'));
    return await readFile(join(folder, 'file'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The text of a file that the page handed over. */
export const saved = async (download) => (await savedBytes(download)).toString('utf8');

/** The files of an archive that is not compressed, by their names. */
export function unpacked(archive) {
  const files = {};
  for (let at = 0; archive.readUInt32LE(at) === 0x04034b50; ) {
    const [size, name, extra] = [archive.readUInt32LE(at + 18), archive.readUInt16LE(at + 26), archive.readUInt16LE(at + 28)];
    const from = at + 30 + name + extra;
    files[archive.toString('utf8', at + 30, at + 30 + name)] = archive.subarray(from, from + size);
    at = from + size;
  }
  return files;
}

/** The acts of an export, as the one document that earlier builds wrote. */
export async function exported(download) {
  const acts = unpacked(await savedBytes(download))['penchant-memory/acts.jsonl'].toString('utf8');
  return `{"format":"penchant-memory","version":1,"interactions":[\n${acts.trimEnd().replaceAll('\n', ',\n')}\n]}\n`;
}
