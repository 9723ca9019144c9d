// One browser for a whole file of tests, hosts on this machine, and a recorder that every address goes through.

import { after } from 'node:test';

import { demoItems, itemsOf } from '../lib/app.mjs';
import { DIST, host } from '../lib/local.mjs';
import { proxy } from '../lib/proxy.mjs';
import { launch, profile, until } from './driver.mjs';

export { demoItems, itemsOf, until };

// What a browser asks its maker for by itself; in the journeys of Chromium alone, the recorder is the page's only.
const MAKERS = /^\w+ (?:https?:\/\/)?[\w.-]+\.(?:google|googleapis|gvt1|duckduckgo|mozilla)\.(?:com|net)[:/]/;

const served = [];
const recorder = await proxy('', served);
const homes = [];
let launched;
after(async () => {
  await (await launched)?.close();
  recorder.close();
});
// Hooks run in their order: what a browser writes into goes after the browser.
const folder = profile({ after });

/** The browser of this file; it ends with the last of its tests. */
export const browser = () => (launched ??= launch(folder, recorder.port));

/** Another browser, with the profile in a folder. */
export const begin = (folder) => launch(folder, recorder.port);

/**
 * A host on this machine, known to the recorder until the test ends.
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function serve(test, folder = DIST, name = '127.0.0.1') {
  const site = await host(test, folder);
  const url = site.url.replace('127.0.0.1', name);
  served.push(new URL(url).host);
  homes.push(` ${url}`);
  return { ...site, url };
}

/** Lets the browser reach a host that a test plays. */
export const admit = (host) => served.push(host);

/** What was asked of other hosts than those that `serve` since this was called: a function that lists it. */
export function elsewhere() {
  const { letThrough, foreign } = recorder;
  const [first, second] = [letThrough.length, foreign.length];
  return () => [
    ...letThrough.slice(first).filter((line) => !homes.some((home) => line.includes(home))),
    ...foreign.slice(second).filter((line) => !MAKERS.test(line)),
  ];
}

/** What was asked of `url` since this was called. */
export function askedOf(url) {
  const { letThrough } = recorder;
  const first = letThrough.length;
  return () => letThrough.slice(first).filter((line) => line.includes(` ${url}`));
}

/** The selector of what has a `data-testid`. */
export const part = (...names) => names.map((name) => `[data-testid="${name}"]`).join(' ');

/** Waits for a feed that awaits no answer; returns the item ids on it. */
export const feed = (page) =>
  page.until(() => {
    const cards = document.querySelectorAll('[data-testid="feed"][aria-busy="false"] [data-testid="card"]');
    return cards.length > 0 && [...cards].map((card) => card.dataset.item);
  });

/** What the memory page lists, newest first. Leaves the browser on that page. */
export async function remembered(page) {
  await page.click(part('nav-memory'));
  return page.until(() => {
    const page = document.querySelector('[data-testid="memory-page"]');
    const acts = page?.querySelector('#acts-title') && [...page.querySelectorAll('[data-testid="memory-act"] .act-text')];
    return acts?.map((act) => act.textContent.trim());
  });
}

/** Likes an item on its own page, and returns once that is remembered. */
export async function like(page, url, id) {
  const { title } = demoItems().get(id);
  await page.goto(`${url}#/item/${encodeURIComponent(id)}`);
  await page.click(part('item-page', 'like'));
  await until(async () => (await remembered(page)).includes(`Liked ${title}`), `the like of ${title}`);
}
