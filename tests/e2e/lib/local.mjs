// The built app on this machine, in one browser for a whole file of tests: for what needs a host that changes, or several.

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

import { serve } from '../../../xtask/serve.mjs';
import { eventually, feed } from './app.mjs';
import { launch, settled } from './browser.mjs';

export const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));

let launched;
after(async () => (await launched)?.close());

/** The browser of this file of tests; it ends with the last of them. */
export async function browser(args) {
  launched ??= launch(args);
  return (await launched).browser;
}

/**
 * A host of its own, which serves a folder until the test ends, below `at`.
 * @returns {Promise<{url: string, show: (folder: string) => void, stop: () => Promise<void>}>} `show` lets it serve
 *   another folder from now on, as a deployment does
 */
export async function host(test, folder = DIST, options = {}) {
  const home = mkdtempSync(join(tmpdir(), 'penchant-host-'));
  const show = (other) => {
    symlinkSync(other, join(home, 'next'));
    renameSync(join(home, 'next'), join(home, 'site'));
  };
  show(folder);
  const server = await serve(join(home, 'site'), 0, options);
  test.after(async () => {
    await server.close();
    rmSync(home, { recursive: true });
  });
  return { url: `http://127.0.0.1:${server.port}${options.at ?? '/'}`, show, stop: server.close };
}

/** A person with a browser profile of their own, until the test ends. */
export async function person(test, options = {}) {
  const profile = await (await browser()).newContext({ viewport: { width: 1280, height: 900 }, ...options });
  test.after(() => profile.close());
  return sparing(profile);
}

/** A person who has answered the browser's question about storage in frames (see `settled`), until the test ends. */
export async function personWhoSaid(test, said) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-profile-'));
  const profile = await settled(folder, said);
  test.after(async () => {
    await profile.close();
    rmSync(folder, { recursive: true, force: true });
  });
  return sparing(profile);
}

async function sparing(profile) {
  // The language model would take seconds of processor time in every tab, for nothing that is tested here.
  await profile.addInitScript(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' }, configurable: true });
  });
  return profile;
}

/** Opens the app, and waits until it is kept: code, looks and catalogue. */
export async function installed(profile, url) {
  const page = await profile.newPage();
  await page.goto(url);
  await feed(page);
  await eventually(
    () =>
      page.evaluate(async () => {
        const keys = await (await caches.open('penchant-files')).keys();
        return keys.some(({ url }) => url.endsWith('pack.json?')) && !!navigator.serviceWorker.controller;
      }),
    Boolean,
    'an app that is kept',
  );
  return page;
}

/** Another build of the app: the same code, another page. */
export function variant(test, name) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-build-'));
  test.after(() => rmSync(folder, { recursive: true }));
  execFileSync('cp', ['-al', `${DIST}/.`, folder]);
  const page = readFileSync(join(DIST, 'index.html'), 'utf8').replace('<head>', `<head><meta name="build" content="${name}">`);
  const worker = readFileSync(join(DIST, 'sw.js'), 'utf8').replace(/"":"[0-9a-f]{64}"/, `"":"${sha256(page)}"`);
  replace(folder, 'index.html', page);
  replace(folder, 'sw.js', worker);
  return folder;
}

/** Puts other text in the place of a file; the compressed copies go. */
export function replace(folder, path, text) {
  for (const suffix of ['', '.br', '.gz']) rmSync(join(folder, path + suffix), { force: true });
  writeFileSync(join(folder, path), text);
}

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
