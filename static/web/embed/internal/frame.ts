// Personal mode, the frame's side. It belongs to the app's origin, in a part of storage that browsers keep for each site
// apart: so at first it knows nothing of the person. After a click, the person's consent in a window of the app's own, and
// the browser's, it follows their own memory. The page around it gets what is chosen, and nothing else.

import type { EngineClient, Given } from '../../protocol/client.ts';
import { DATABASE, type PACK_ROLES } from '../../protocol/constants.ts';
import { RIGHT_TO_LEFT } from '../../protocol/languages.ts';
import type { Card, MemoryPlace } from '../../protocol/types.ts';
import { act } from './acts.ts';
import { start as startEngine } from './engine.ts';
import { json, type Manifest } from './files.ts';
import { words } from './frame_words.ts';
import { type Message, parse, TO_FRAME, TO_OPENER, toPage, VERSION } from './messages.ts';
import { parsed } from './page_key.ts';
import { open as openStore } from './store.ts';

// An address that exists nowhere: the engine asks it for what the page has given.
const PACK = 'https://pack.invalid/';
// What recommending takes, and no pictures.
const ROLES: readonly string[] = ['items', 'vectors', 'collab'] satisfies (typeof PACK_ROLES)[number][];
const PATIENCE = 20_000;

type Hello = Extract<Message<typeof TO_FRAME>, { type: 'hello' }>;

const part = (id: 'list' | 'state' | 'join' | 'leave' | 'sure'): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the frame has no ${id}`);
  return found;
};

// Of the page around it, which names its language in the frame's address; else the person's own.
const said = words(location.hash.slice(1), ...navigator.languages);
document.documentElement.lang = said.tag;
document.documentElement.dir = RIGHT_TO_LEFT.some((tag) => tag === said.tag) ? 'rtl' : 'ltr';
document.documentElement.style.colorScheme = location.search === '?dark' ? 'dark' : 'light';
part('join').textContent = said.join;
part('leave').textContent = said.leave;

let port: MessagePort | undefined;
let host = '';
let asked: Window | null = null;
let engine: EngineClient | undefined;
const awaited = new Map<string, { here: (bytes: ArrayBuffer) => void; gone: (error: Error) => void }>();

addEventListener('message', ({ data, ports, source, origin }) => {
  if (source === window.parent && source !== window && !port && ports.length === 1) {
    const hello = parse(data, { hello: TO_FRAME.hello });
    if (!hello) return;
    port = ports[0];
    host = origin;
    if (port) port.onmessage = ({ data }) => hear(parse(data, TO_FRAME));
    start(hello);
  } else if (asked && source === asked && origin === location.origin && parse(data, TO_OPENER)) {
    asked = null;
    keep(true);
    state(said.allowed);
  }
});

function hear(told: Message<typeof TO_FRAME> | null) {
  if (!told || told.type === 'hello') return;
  const waiting = awaited.get(told.path);
  if (!waiting) return;
  awaited.delete(told.path);
  if (told.type === 'file') waiting.here(told.bytes);
  else waiting.gone(new Error(`${told.path} is missing`));
}

const say = (message: unknown) => port?.postMessage(message);

/** A file of the pack, from the page. */
const want = (path: string): Promise<ArrayBuffer> =>
  new Promise((here, gone) => {
    awaited.set(path, { here, gone });
    setTimeout(() => gone(new Error(`${path} did not come`)), PATIENCE);
    say(toPage('want', { path }));
  });

let files: Map<string, ArrayBuffer>;
let hello: Hello;

async function start(greeting: Hello) {
  hello = greeting;
  if (hello.theme) document.documentElement.style.colorScheme = hello.theme;
  part('list').className = hello.layout;
  try {
    const manifest = await want('pack.json');
    const said = await json<Manifest>(manifest);
    const listed = said.files.filter(({ role }) => ROLES.includes(role));
    // A catalogue of that page's, whatever it calls itself: an act on it is never one on another's, nor on the app's own.
    const own = new TextEncoder().encode(JSON.stringify({ ...said, id: `${host} ${said.id}` })).buffer;
    files = new Map([[`${PACK}pack.json`, own]]);
    for (const { path } of listed) files.set(PACK + path, await want(path));
    await show('site');
    say(toPage('ready', { count: part('list').childElementCount }));
    new ResizeObserver(() => say(toPage('size', { height: Math.min(document.body.offsetHeight, 20_000) }))).observe(
      document.body,
    );
    // A page without an origin has no name to ask for.
    part('join').hidden = host === 'null';
    if (consented() && (await granted())) await join();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    say(toPage('failed', { reason: reason.slice(0, 200) }));
  }
}

/** What suits the memory that is open now. */
async function show(memory: MemoryPlace, store?: Given['store']) {
  engine?.end();
  const current = await startEngine(`${PACK}pack.json`, memory, { files, store });
  engine = current;
  const { cards } = await current.ask({ type: 'feed', limit: hello.limit, exclude: [] });
  const places = cards.map((card, position) => {
    const place = document.createElement('li');
    const url = address(card);
    const link = document.createElement(url ? 'a' : 'button');
    if (link instanceof HTMLAnchorElement) Object.assign(link, { href: url, target: '_top', rel: 'noreferrer' });
    else link.type = 'button';
    picture(link, card.image);
    link.append(line('b', card.title), line('span', card.summary));
    if (card.owner) link.append(line('small', card.owner));
    const press = (event: MouseEvent) => {
      // Whatever button and key: where the browser went by itself, the site would hear of it unguarded.
      event.preventDefault();
      const aside = event.button === 1 || event.ctrlKey || event.metaKey || event.shiftKey;
      const act = () => choose(current, card, position, aside);
      if (memory === 'site') act();
      else deliberately(link, card.title, act);
    };
    link.onclick = press;
    link.onauxclick = (event: MouseEvent) => event.button === 1 && press(event);
    place.append(link);
    return place;
  });
  watched?.disconnect();
  for (const { firstElementChild: link } of places) if (link) watched?.observe(link);
  part('list').replaceChildren(...places);
  part('list').removeAttribute('aria-busy');
}

/** Where an item lives, from the point of view of the page around; nothing but a web address. */
function address({ url }: Card): string | null {
  const found = parsed(url, hello.base ?? host);
  return found && /^https?:$/.test(found.protocol) ? found.href : null;
}

/** Pictures that were asked for, by their paths: several cards may have one. */
const pictures = new Map<string, Promise<ArrayBuffer | null>>();

/** Puts a picture of the pack before what a card says, once the page has given it. */
async function picture(card: HTMLElement, image: string | null) {
  if (!image?.startsWith(PACK)) return;
  const path = image.slice(PACK.length);
  const asked = pictures.get(path) ?? want(path).catch(() => null);
  pictures.set(path, asked);
  const bytes = await asked;
  if (!bytes) return;
  const picture = new Image();
  picture.alt = '';
  picture.src = URL.createObjectURL(new Blob([bytes]));
  picture.onload = picture.onerror = () => URL.revokeObjectURL(picture.src);
  card.prepend(picture);
}

/** How long a card has to have been in plain view before it can be pressed in the name of the person. */
const IN_VIEW_FOR = 500;
/** Since when each card is in plain view: nothing lies over it, and nothing makes it faint. */
const inView = new WeakMap<Element, number>();
const watched = 'isVisible' in IntersectionObserverEntry.prototype ? watch() : null;

function watch(): IntersectionObserver {
  const look = (entries: IntersectionObserverEntry[]) => {
    for (const entry of entries) {
      if (!(entry as unknown as { isVisible: boolean }).isVisible) inView.delete(entry.target);
      else if (!inView.has(entry.target)) inView.set(entry.target, performance.now());
    }
  };
  const options = { threshold: [0, 0.5, 1], trackVisibility: true, delay: 100 };
  return new IntersectionObserver(look, options);
}

let sure = false;

/**
 * Does what somebody pressed who saw it. The page around can lay this frame below a button of its own, so faint that nobody sees
 * it, and would learn by one press what the person likes best.
 */
function deliberately(card: Element, title: string, act: () => void) {
  if (watched) {
    const since = inView.get(card);
    if (since === undefined) state(said.covered);
    // What has just come up under the hand was not what the hand was for.
    else if (performance.now() - since >= IN_VIEW_FOR) act();
  } else if (sure) act();
  else {
    // The browser cannot tell: then the first press of a visit takes another one, elsewhere and later.
    const shown = performance.now();
    part('sure').textContent = said.sure.replace('{title}', () => title);
    part('sure').hidden = false;
    part('sure').onclick = () => {
      if (performance.now() - shown < IN_VIEW_FOR) return;
      sure = true;
      part('sure').hidden = true;
      act();
    };
  }
}

function line(name: 'b' | 'span' | 'small', text: string) {
  const line = document.createElement(name);
  line.textContent = text;
  return line;
}

async function choose(engine: EngineClient, card: Card, position: number, aside: boolean) {
  const url = address(card);
  if (aside && url) open(url, '_blank', 'noreferrer');
  // Remembered before the page may lead away.
  await engine.ask({ type: 'record', acts: [act('open', card.id, card.placement, 'feed')] }).catch(() => {});
  if (!aside || !url) say(toPage('select', { id: card.id, position, url }));
}

part('join').addEventListener('click', () => {
  if (consented()) join();
  else {
    // Never in this frame: the page around it could draw over the question.
    const consent = new URL(`../../#/connect?site=${encodeURIComponent(host)}`, location.href);
    asked = open(consent, '_blank', 'popup,width=480,height=640');
    state(asked ? said.asked : said.blocked);
  }
});

part('leave').addEventListener('click', async () => {
  keep(false);
  await show('site');
  joined(false);
  state('');
});

/** As Chromium has it: storage that a frame is let into, by what was asked for. */
interface StorageAccess {
  requestStorageAccess(wanted: { indexedDB: true }): Promise<{ indexedDB?: IDBFactory } | undefined>;
}

async function join() {
  try {
    const opened = await (document as unknown as StorageAccess).requestStorageAccess({ indexedDB: true });
    // There are browsers that let frames have cookies and nothing else. The app itself is one click away: its name below.
    if (!opened?.indexedDB) throw new Error('not for frames');
    await show('page', await openStore(opened.indexedDB, DATABASE));
    joined(true);
    state(said.joined);
  } catch {
    state(said.closed);
  }
}

function joined(is: boolean) {
  part('join').hidden = is;
  part('leave').hidden = !is;
}

function state(words: string) {
  part('state').textContent = words;
}

const granted = (): Promise<boolean> =>
  navigator.permissions.query({ name: 'storage-access' as PermissionName }).then(
    (permission) => permission.state === 'granted',
    () => false,
  );

// The person's answer for this site, in the storage that this site's frames have to themselves.
const answer = () => `penchant-consent ${host}`;

// Where that is closed, it holds as long as the frame.
let allowed = false;

function consented(): boolean {
  if (allowed) return true;
  try {
    return localStorage.getItem(answer()) === String(VERSION);
  } catch {
    return false;
  }
}

function keep(is: boolean) {
  allowed = is;
  try {
    if (is) localStorage.setItem(answer(), String(VERSION));
    else localStorage.removeItem(answer());
  } catch {
    // Then it is asked again in the next frame.
  }
}
