// What is remembered: beyond a browser that was killed, in two tabs, and without the host.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { profile } from './driver.mjs';
import { begin, browser, demoItems, feed, itemsOf, like, part, remembered, serve, until } from './world.mjs';

const GAMES = itemsOf('Board game');
const liked = (id) => `Liked ${demoItems().get(id).title}`;

test('what was acknowledged is there after the browser was killed at that moment', async (t) => {
  const { url } = await serve(t);
  const folder = profile(t);
  for (const count of [1, 2]) {
    const killed = await begin(folder);
    try {
      const page = await killed.tab(url);
      await feed(page);
      await like(page, url, GAMES[count - 1]);
    } finally {
      killed.kill();
    }
  }
  const next = await begin(folder);
  try {
    const page = await next.tab(url);
    await feed(page);
    const acts = await remembered(page);
    for (const id of GAMES.slice(0, 2)) assert.ok(acts.includes(liked(id)), acts.join(', '));
  } finally {
    await next.close();
  }
});

test('two tabs remember side by side, and each hears of the other', async (t) => {
  const { url } = await serve(t);
  const tabs = [];
  for (const _ of [1, 2]) {
    const page = await (await browser()).tab(url);
    await feed(page);
    tabs.push(page);
  }
  const [first, second] = tabs;
  const ids = GAMES.slice(0, 4);
  await Promise.all([0, 1].map(async (at) => {
    for (const id of ids.filter((_, index) => index % 2 === at)) await like(tabs[at], url, id);
  }));
  // Without a reload.
  for (const page of tabs) {
    await until(async () => {
      const acts = await remembered(page);
      return ids.every((id) => acts.includes(liked(id)));
    }, 'the likes of both');
  }
  await first.close();
  await second.close();
});

test('without its host it opens, shows what it showed, reads a file, and remembers', async (t) => {
  const site = await serve(t);
  const app = await browser();
  const first = await app.tab(site.url);
  await feed(first);
  await like(first, site.url, GAMES[0]);
  await first.until(async () => {
    const keys = await (await caches.open('penchant-files')).keys();
    return keys.some(({ url }) => url.endsWith('pack.json?')) && !!navigator.serviceWorker.controller;
  });
  await first.close();
  await site.stop();

  const page = await app.tab(site.url);
  assert.ok((await feed(page)).length >= 12);
  await like(page, site.url, GAMES[1]);
  await page.click(part('nav-search'));
  await page.type(part('search-input'), 'chess');
  await page.sees(`${part('search-results', 'card')}[data-item="org.gnome.Chess"]`);
  await page.goto(`${site.url}#/sources`);
  await page.type(part('source-text'), '[{"id":1,"title":"A zebra"},{"id":2,"title":"A quagga"}]');
  await page.type(part('source-name'), 'Equids');
  await page.click(part('source-add'));
  await page.sees(part('source-added'), '2 items');
  await page.reload();
  const acts = await remembered(page);
  for (const id of GAMES.slice(0, 2)) assert.ok(acts.includes(liked(id)), acts.join(', '));
  await page.close();
});
