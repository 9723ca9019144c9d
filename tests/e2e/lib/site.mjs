// Somebody else's static site, with the widget and a pack in it.

import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { DIST, host } from './local.mjs';

/** What a site writes where recommendations are to be, with links for who can't have them. */
export const TAG = (attributes = '') => `
  <penchant-recs pack="pack/pack.json" limit="6" ${attributes}>
    <a href="/one.html">One</a> <a href="/two.html">Two</a>
  </penchant-recs>`;

export const SCRIPT = '<script type="module" src="embed/v1/penchant.js"></script>';

/** A page around that. */
export const page = (body, head = '', doctype = '<!doctype html>') => `${doctype}
  <html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Shop</title>
  <style>body { font: 16px/1.5 sans-serif; margin: 2rem }</style>${head}</head>
  <body><h1>Shop</h1>${body}</body></html>`;

/**
 * A host of these pages, until the test ends.
 * @param {Record<string, string>} pages by path
 * @param {object} [options] as of the server
 */
export async function site(test, pages, options) {
  const folder = mkdtempSync(join(tmpdir(), 'penchant-site-'));
  symlinkSync(join(DIST, 'embed'), join(folder, 'embed'));
  symlinkSync(join(DIST, 'packs/demo'), join(folder, 'pack'));
  for (const [path, html] of Object.entries(pages)) writeFileSync(join(folder, path), html);
  test.after(() => rmSync(folder, { recursive: true }));
  return host(test, folder, options);
}

/** Opens a page of it, and waits for the widget to show something. */
export async function visit(profile, url, { wait = true } = {}) {
  const tab = await profile.newPage();
  tab.said = [];
  tab.on('pageerror', (error) => tab.said.push(error.message));
  await tab.goto(url);
  if (wait) tab.shown = await tab.evaluate(() => document.querySelector('penchant-recs').whenReady());
  return tab;
}

/** Titles on the cards. */
export const titles = (tab) => tab.locator('penchant-recs [part="title"]').allTextContents();
