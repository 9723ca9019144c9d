// Personal mode: the app's own frame on somebody else's page. What it shows, and what that page gets to know of it.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { demoItems, eventually, feed, itemsOf, like, remembered } from './lib/app.mjs';
import { ANSWER } from './lib/browser.mjs';
import { host, person, personWhoSaid } from './lib/local.mjs';
import { SCRIPT, page, site } from './lib/site.mjs';

const BOARD = itemsOf('Board game');
const LISTEN = `<script>
  globalThis.heard = [];
  addEventListener('message', () => heard.push(['message']));
  for (const name of ['ready', 'impression', 'select', 'error'])
    addEventListener('penchant:' + name, (event) => { heard.push([name, event.detail]); event.preventDefault(); });
  </script>`;

/** The app on one site, a page with its frame on another: other hosts, other ports. */
async function both(t, extra = {}) {
  const app = (await host(t)).url.replace('127.0.0.1', 'localhost');
  const tag = `<penchant-recs pack="pack/pack.json" app="${app}"><a href="/one.html">One</a></penchant-recs>`;
  const pages = { 'index.html': page(SCRIPT + LISTEN + tag, '<link rel="icon" href="data:,">'), ...extra };
  const { url } = await site(t, pages);
  return { app, url, origin: new URL(url).origin };
}

async function shown(profile, url) {
  const tab = await profile.newPage();
  tab.said = [];
  tab.on('console', (message) => message.type() === 'error' && tab.said.push(`${message.location().url}: ${message.text()}`));
  await tab.goto(url);
  assert.deepEqual(await tab.evaluate(() => document.querySelector('penchant-recs').whenReady()), { source: 'personal', count: 6 });
  const frame = tab.frames().find((frame) => frame.url().includes('/embed/v1/frame.html'));
  return { tab, frame };
}

const FOLLOW = { name: 'Follow my own taste' };

/** Clicks, says yes in the app's window, and waits for the frame to know. */
async function consent(profile, frame, origin) {
  const window = profile.waitForEvent('page');
  await frame.getByRole('button', FOLLOW).click();
  const question = await window;
  await question.getByRole('heading', { name: origin }).waitFor();
  assert.equal(await question.evaluate(() => globalThis.top === globalThis), true);
  // The window closes itself on the click, perhaps before the click is reported as made.
  const closed = question.waitForEvent('close');
  const clicked = question
    .locator('[data-testid="allow"]')
    .click()
    .catch((error) => question.isClosed() || Promise.reject(error));
  await Promise.all([closed, clicked]);
  await frame.getByText('Allowed.').waitFor();
}

/** Somebody who likes board games, in the app. */
async function player(profile, app) {
  const own = await profile.newPage();
  await own.goto(app);
  await feed(own);
  for (const id of BOARD.slice(0, 3)) await like(own, id);
  return own;
}

const titles = (frame) => frame.locator('li b').allTextContents();
const heard = (tab) => tab.evaluate(() => globalThis.heard);

test('the frame knows nobody until a click, a window of its own and another click; the page hears only what is chosen', async (t) => {
  const { app, url, origin } = await both(t);
  const profile = await personWhoSaid(t, { frame: new URL(app).origin, page: origin, answer: ANSWER.yes });
  const own = await player(profile, app);

  const board = new Set(BOARD.map((id) => demoItems().get(id).title));
  const share = (titles) => titles.filter((title) => board.has(title)).length;
  const { tab, frame } = await shown(profile, url);
  const before = await titles(frame);
  assert.ok(share(before) < 2, `nothing of theirs: ${before}`);
  const databases = () => indexedDB.databases().then((found) => found.map(({ name }) => name));
  assert.ok(!(await frame.evaluate(databases)).includes('penchant'), 'a part of storage of its own');

  await consent(profile, frame, origin);
  assert.deepEqual(await titles(frame), before);
  await frame.getByRole('button', FOLLOW).click();
  await eventually(() => titles(frame), (now) => share(now) >= 3, 'board games');
  assert.deepEqual((await heard(tab)).map(([name]) => name), ['ready']);

  const [title] = await titles(frame);
  const choose = () => frame.locator('li > *').first().click().then(() => heard(tab));
  const [, [name, detail]] = await eventually(choose, (events) => events.length > 1, 'a choice');
  assert.equal(name, 'select');
  assert.deepEqual(Object.keys(detail).toSorted(), ['id', 'position', 'url']);
  assert.equal(demoItems().get(detail.id).title, title);
  await own.reload();
  // The catalogue is not open here: its item has its name nevertheless.
  const isIt = (act) => act.includes(title);
  await eventually(() => remembered(own), (acts) => acts.some(isIt), 'what was opened on the site');

  const { frame: again } = await shown(profile, url);
  await eventually(() => titles(again), (now) => share(now) >= 2, 'board games without another question');
  await again.getByRole('button', { name: 'Stop following it here' }).click();
  await eventually(() => titles(again), (now) => share(now) < 2, 'what everyone sees');
  assert.deepEqual(tab.said, []);
});

test('the frame speaks the language of the page around it', async (t) => {
  const { url } = await both(t);
  const profile = await person(t);
  const { tab } = await shown(profile, url);
  const buttons = { de: 'Meinem Geschmack folgen', ar: 'اتبع ذوقي', ja: '自分の好みに沿わせる', 'DE-at': 'Meinem Geschmack folgen', nl: 'Follow my own taste' };
  for (const [lang, name] of Object.entries(buttons)) {
    await tab.evaluate((lang) => document.querySelector('penchant-recs').setAttribute('lang', lang), lang);
    const frame = tab.frameLocator('penchant-recs iframe');
    await frame.getByRole('button', { name }).waitFor();
    assert.equal(await frame.locator('html').getAttribute('dir'), lang === 'ar' ? 'rtl' : 'ltr');
  }
});

test('the browser has a say too: where it lets no frame open storage, the frame goes on showing what everyone sees', async (t) => {
  const { app, url, origin } = await both(t);
  const profile = await personWhoSaid(t, { frame: new URL(app).origin, page: origin, answer: ANSWER.no });
  await player(profile, app);
  const { tab, frame } = await shown(profile, url);
  const before = await titles(frame);
  await consent(profile, frame, origin);
  await frame.getByRole('button', FOLLOW).click();
  await frame.getByText('could not be opened').waitFor();
  assert.deepEqual(await titles(frame), before);
  // What is theirs is a click away, in a window of the app's own.
  const opened = profile.waitForEvent('page');
  await frame.getByRole('link', { name: 'Penchant' }).click();
  const own = await opened;
  await feed(own);
  assert.ok((await remembered(own)).length > 0);
  assert.deepEqual((await heard(tab)).map(([name]) => name), ['ready']);
});

test('the page cannot read what the app remembers, nor ask for it in a frame', async (t) => {
  const { app, url } = await both(t);
  const profile = await person(t);
  const own = await profile.newPage();
  await own.goto(app);
  await feed(own);
  await like(own, BOARD[0]);
  const { tab } = await shown(profile, url);
  const tried = await tab.evaluate(async () => {
    const frame = document.querySelector('penchant-recs').shadowRoot.querySelector('iframe');
    const attempt = (get) => {
      try {
        return String(get());
      } catch (error) {
        return error.name;
      }
    };
    return {
      document: String(frame.contentDocument),
      reads: ['indexedDB', 'localStorage', 'caches', 'document'].map((name) => attempt(() => frame.contentWindow[name])),
      own: (await indexedDB.databases()).map(({ name }) => name),
    };
  });
  assert.equal(tried.document, 'null');
  assert.deepEqual(tried.reads, Array(4).fill('SecurityError'));
  assert.ok(!tried.own.includes('penchant'));

  const around = await site(t, { 'index.html': page(`<iframe name="app" src="${app}#/connect?site=https%3A%2F%2Fshop.example"></iframe>`) });
  await tab.goto(around.url);
  const inner = tab.frameLocator('iframe');
  await inner.getByRole('link', { name: 'Open Penchant' }).waitFor();
  assert.equal(await inner.locator('[data-testid]').count(), 0, 'there is nothing in it to press');
});

/** What the person's own memory holds, as the app tells it. */
async function acts(profile, app) {
  const own = await profile.newPage();
  await own.goto(app);
  await feed(own);
  const found = await remembered(own);
  await own.close();
  return found;
}

/** A frame that follows the person, in a browser in which this script has run before every page. */
async function followed(t, script) {
  const app = (await host(t)).url.replace('127.0.0.1', 'localhost');
  const tag = `<penchant-recs pack="pack/pack.json" app="${app}"><a href="/one.html">One</a></penchant-recs>`;
  const { url } = await site(t, { 'index.html': page(SCRIPT + LISTEN + tag, '<link rel="icon" href="data:,">') });
  const { origin } = new URL(url);
  const profile = await personWhoSaid(t, { frame: new URL(app).origin, page: origin, answer: ANSWER.yes });
  if (script) await profile.addInitScript(script);
  await player(profile, app);
  const { tab, frame } = await shown(profile, url);
  await consent(profile, frame, origin);
  await frame.getByRole('button', FOLLOW).click();
  await frame.getByText('These follow what Penchant remembers').waitFor();
  return { app, url, profile, tab, frame };
}

const COVERS = {
  'faint, below a button of the page’s': 'const recs = document.querySelector("penchant-recs"); recs.style.opacity = .001',
  'below something of the page’s': `document.body.append(Object.assign(document.createElement('div'), { style: 'position: fixed; inset: 0; pointer-events: none; background: white' }))`,
};
for (const [how, script] of Object.entries(COVERS)) {
  test(`a frame that lies ${how} tells nothing and remembers nothing`, async (t) => {
    const { app, profile, tab, frame } = await followed(t);
    const before = await acts(profile, app);
    await tab.bringToFront();
    await tab.evaluate(script);
    await tab.waitForTimeout(1_500);
    const box = await frame.locator('li').first().boundingBox();
    await tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await frame.getByText('Nothing was opened').waitFor();
    for (const button of ['middle', 'left']) {
      await tab.keyboard.down('Control');
      await tab.mouse.click(box.x + box.width / 2, box.y + box.height / 2, { button });
      await tab.keyboard.up('Control');
    }
    await tab.waitForTimeout(500);
    const others = profile.pages().filter((page) => page !== tab && !page.url().startsWith(app) && page.url() !== 'about:blank');
    assert.deepEqual(others.map((page) => page.url()), [], 'another tab tells the site');
    assert.deepEqual((await heard(tab)).map(([name]) => name), ['ready']);
    assert.deepEqual(await acts(profile, app), before);
  });
}

test('where the browser cannot tell what lies over the frame, the first press of a visit is asked about, and no other', async (t) => {
  const { tab, frame } = await followed(t, 'delete IntersectionObserverEntry.prototype.isVisible');
  const selected = async () => (await heard(tab)).filter(([name]) => name === 'select').length;
  const [title] = await titles(frame);
  await frame.locator('li > *').first().click();
  const sure = frame.getByRole('button', { name: title });
  await sure.last().waitFor();
  assert.equal(await selected(), 0);
  await eventually(() => frame.locator('#sure').click({ timeout: 500 }).catch(() => {}).then(selected), (count) => count === 1, 'the act');
  await frame.locator('li > *').nth(1).click();
  await eventually(selected, (count) => count === 2, 'another one');
});

test('an act on a host’s pack is none on the app’s catalogue, though both call it the same', async (t) => {
  const { app, profile, frame, tab } = await followed(t);
  const [title] = await titles(frame);
  const choose = () => frame.locator('li > *').first().click().then(() => heard(tab));
  await eventually(choose, (events) => events.some(([name]) => name === 'select'), 'a choice');
  const { id } = [...demoItems().values()].find((item) => item.title === title);
  const own = await profile.newPage();
  await own.goto(`${app}#/item/${encodeURIComponent(id)}`);
  await own.locator('h1, h2').filter({ hasText: title }).first().waitFor();
  const exported = await own.evaluate(
    () =>
      new Promise((told) => {
        const opening = indexedDB.open('penchant');
        opening.onsuccess = () => {
          const all = opening.result.transaction('interactions').objectStore('interactions').getAll();
          all.onsuccess = () => told(all.result.map((bytes) => new TextDecoder().decode(bytes)).join(''));
        };
      }),
  );
  assert.match(exported, /http:\/\/127\.0\.0\.1:\d+ debian-apps/);
});

test('where the frame has no storage of its own, consent holds as long as it is there', async (t) => {
  const { app, url, origin } = await both(t);
  const profile = await personWhoSaid(t, { frame: new URL(app).origin, page: origin, answer: ANSWER.yes });
  await profile.addInitScript(() => {
    if (globalThis !== globalThis.top) Object.defineProperty(globalThis, 'localStorage', { get: () => { throw new DOMException('no', 'SecurityError'); } });
  });
  await player(profile, app);
  const { frame } = await shown(profile, url);
  await consent(profile, frame, origin);
  await frame.getByRole('button', FOLLOW).click();
  await frame.getByText('These follow what Penchant remembers').waitFor();
});

test('the app’s host does not hear which site embeds it', async (t) => {
  const { app, url } = await both(t);
  const profile = await person(t);
  const told = [];
  profile.on('request', async (request) => request.url().startsWith(app) && told.push((await request.allHeaders()).referer ?? ''));
  await shown(profile, url);
  assert.ok(told.length > 2);
  assert.deepEqual([...new Set(told)].filter((referer) => !referer.startsWith(app)), ['']);
});

for (const [page, system] of [['light', 'dark'], ['light', 'light'], ['light dark', 'dark'], ['dark', 'light']]) {
  test(`on a page that is ${page}, under a system that is ${system}, the frame has the page’s colours`, async (t) => {
    const { url } = await both(t);
    const profile = await person(t, { colorScheme: system });
    const { tab, frame } = await shown(profile, url);
    await tab.evaluate((scheme) => {
      document.documentElement.style.colorScheme = scheme;
      const recs = document.querySelector('penchant-recs');
      recs.setAttribute('lang', 'de');
    }, page);
    const expected = page === 'light' ? 'light' : 'dark';
    const again = tab.frameLocator('penchant-recs iframe');
    await again.getByRole('button', { name: 'Meinem Geschmack folgen' }).waitFor();
    assert.equal(await again.locator('html').evaluate((html) => getComputedStyle(html).colorScheme), expected);
    assert.equal(await tab.locator('penchant-recs iframe').evaluate((iframe) => getComputedStyle(iframe).colorScheme), expected);
    // As seen: nothing opaque lies below the cards.
    const ground = await pixel(tab);
    assert.deepEqual(ground, expected === 'light' ? [255, 255, 255] : [18, 18, 18]);
    void frame;
  });
}

/** The colour of the frame's ground, between its cards and its edge. */
async function pixel(tab) {
  const box = await tab.locator('penchant-recs iframe').boundingBox();
  const shot = await tab.screenshot({ clip: { x: Math.ceil(box.x), y: Math.ceil(box.y), width: 1, height: 1 } });
  return tab.evaluate(async (bytes) => {
    const picture = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
    const canvas = new OffscreenCanvas(1, 1).getContext('2d');
    canvas.drawImage(picture, 0, 0);
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  }, [...shot]);
}

test('cards of the frame are links with pictures of the pack, and it is as high as they are', async (t) => {
  const { url } = await both(t);
  const { tab, frame } = await shown(await person(t), url);
  await eventually(() => frame.locator('li img').count(), (count) => count >= 4, 'pictures');
  const sizes = await frame.locator('li img').evaluateAll((pictures) => pictures.map(({ naturalWidth }) => naturalWidth));
  assert.ok(sizes.every((width) => width > 0));
  const links = await frame.locator('li > a').evaluateAll((links) => links.map(({ href }) => href));
  assert.ok(links.length >= 1 && links.every((href) => /^https?:/.test(href)), links.join());
  const heights = () => frame.evaluate(() => [document.documentElement.clientHeight, document.documentElement.scrollHeight, document.body.offsetHeight]);
  await eventually(heights, ([inner, scroll, body]) => scroll <= inner && inner === body, 'a frame as high as its cards');
  await tab.setViewportSize({ width: 420, height: 900 });
  await eventually(heights, ([inner, scroll, body]) => scroll <= inner && inner === body && body > 400, 'a higher one where it is narrow');
});

test('a thousand wrong messages, none handled', async (t) => {
  const { app, url } = await both(t);
  const bare = await site(t, { 'index.html': page(`<iframe src="${app}embed/v1/frame.html"></iframe>`) });
  const profile = await person(t);
  const tab = await profile.newPage();
  await tab.goto(bare.url);
  const answered = await tab.evaluate(async (home) => {
    const frame = document.querySelector('iframe').contentWindow;
    const hello = { penchant: 1, type: 'hello', limit: 6, layout: 'grid', theme: '', base: location.href };
    const long = 'x'.repeat(2_001);
    const wrong = [
      null, 1, 'hello', [], {}, [hello], new Map(Object.entries(hello)), JSON.stringify(hello),
      { ...hello, penchant: 0 }, { ...hello, penchant: '1' }, { ...hello, penchant: 2 }, { ...hello, type: 'file' },
      { ...hello, type: 'toString' }, { ...hello, type: '__proto__' }, { ...hello, type: ['hello'] },
      { ...hello, limit: 0 }, { ...hello, limit: 25 }, { ...hello, limit: '6' }, { ...hello, limit: 1.5 }, { ...hello, limit: NaN },
      { ...hello, layout: 'blob' }, { ...hello, layout: ['grid'] }, { ...hello, theme: 'x' }, { ...hello, theme: null },
      { ...hello, base: long }, { ...hello, base: 'javascript:alert(1)' }, { ...hello, base: 1 }, { ...hello, more: 1 },
      { ...hello, base: undefined, memory: 'page' }, { penchant: 1, type: 'allowed' }, { penchant: 1, type: 'missing', path: 'pack.json' },
    ];
    const heard = [];
    const channel = (told) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => told(data);
      return port2;
    };
    const settled = () => new Promise((later) => setTimeout(later, 500));
    const { origin } = new URL(home);
    for (let count = 0; count < 500; count += 1) {
      // With a port, with none, with too many, and to somebody else.
      const ports = Array.from({ length: [1, 1, 0, 2][count % 4] }, () => channel((data) => heard.push(data)));
      const right = count % 4 > 1;
      frame.postMessage(right ? hello : wrong[count % wrong.length], origin, ports);
      if (count % 50 === 0) frame.postMessage(hello, location.origin, [channel((data) => heard.push(data))]);
    }
    await settled();
    const early = heard.length;

    // The right one is answered; from then on only what was asked for, on this channel.
    const asked = await new Promise((told) => frame.postMessage(hello, origin, [((globalThis.line = new MessageChannel()).port1.onmessage = ({ data }) => told(data), line.port2)]));
    line.port1.onmessage = ({ data }) => heard.push(data);
    const bytes = () => new ArrayBuffer(8);
    const file = { penchant: 1, type: 'file', path: 'pack.json', bytes: bytes() };
    const wrongHere = [
      ...wrong, hello, { ...file, path: 'other.json' }, { ...file, path: '../pack.json' }, { ...file, path: '/pack.json' },
      { ...file, path: '' }, { ...file, path: long }, { ...file, bytes: 'x' }, { ...file, bytes: new Uint8Array(8) },
      { ...file, penchant: 2 }, { ...file, more: true }, { penchant: 1, type: 'file', path: 'pack.json' },
      { penchant: 1, type: 'missing', path: 'items.bin' }, { penchant: 1, type: 'select', id: 'x', position: 0, url: null },
    ].filter((message) => !(message?.type === 'missing' && message.path === 'pack.json'));
    for (let count = 0; count < 500; count += 1) {
      const message = wrongHere[count % wrongHere.length];
      if (count % 2) line.port1.postMessage(message);
      else frame.postMessage(message, origin, count % 4 ? [channel((data) => heard.push(data))] : []);
    }
    await settled();
    line.port1.postMessage(file);
    const after = await new Promise((told) => (line.port1.onmessage = ({ data }) => told(data)));
    return { early, asked, late: heard.length, after: after.type };
  }, app);
  assert.deepEqual(answered, { early: 0, asked: { penchant: 1, type: 'want', path: 'pack.json' }, late: 0, after: 'failed' });
  const frame = tab.frames().at(1);
  assert.equal(await frame.locator('#state').textContent(), '');
  assert.equal(await frame.evaluate(() => localStorage.length), 0);

  // The other way: to the page around a frame that works.
  const { tab: outer } = await shown(profile, url);
  const before = await heard(outer);
  await outer.evaluate(() => {
    for (let count = 0; count < 500; count += 1) {
      postMessage({ penchant: 1, type: 'select', id: 'x', position: 0, url: 'https://evil.example/' });
      postMessage({ penchant: 1, type: 'failed', reason: 'x' });
    }
  });
  await outer.waitForTimeout(500);
  const own = (events) => events.filter(([name]) => name !== 'message');
  assert.deepEqual(own(await heard(outer)), own(before));
});
