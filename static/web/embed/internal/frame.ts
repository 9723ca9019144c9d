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
import { open as openStore } from './store.ts';

// An address that exists nowhere: the engine asks it for what the page has given.
const PACK = 'https://pack.invalid/';
// What recommending takes, and no pictures.
const ROLES: readonly string[] = ['items', 'vectors', 'collab'] satisfies (typeof PACK_ROLES)[number][];
const PATIENCE = 20_000;

type Hello = Extract<Message<typeof TO_FRAME>, { type: 'hello' }>;

const part = (id: 'list' | 'state' | 'join' | 'leave'): HTMLElement => {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the frame has no ${id}`);
  return found;
};

// Of the page around it, which names its language in the frame's address; else the person's own.
const said = words(location.hash.slice(1), ...navigator.languages);
document.documentElement.lang = said.tag;
document.documentElement.dir = RIGHT_TO_LEFT.some((tag) => tag === said.tag) ? 'rtl' : 'ltr';
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
    const listed = json<Manifest>(manifest).files.filter(({ role }) => ROLES.includes(role));
    files = new Map([[`${PACK}pack.json`, manifest]]);
    for (const { path } of listed) files.set(PACK + path, await want(path));
    await show('site');
    say(toPage('ready', { count: part('list').childElementCount }));
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
    const button = document.createElement('button');
    button.type = 'button';
    button.append(line('b', card.title), line('span', card.summary));
    if (card.owner) button.append(line('small', card.owner));
    button.addEventListener('click', () => choose(current, card, position));
    place.append(button);
    return place;
  });
  part('list').replaceChildren(...places);
  part('list').removeAttribute('aria-busy');
}

function line(name: 'b' | 'span' | 'small', text: string) {
  const line = document.createElement(name);
  line.textContent = text;
  return line;
}

async function choose(engine: EngineClient, card: Card, position: number) {
  const url = card.url ? new URL(card.url, hello.base ?? host) : null;
  // Remembered before the page may lead away.
  await engine.ask({ type: 'record', acts: [act('open', card.id, card.placement, 'feed')] }).catch(() => {});
  say(toPage('select', { id: card.id, position, url: url && /^https?:$/.test(url.protocol) ? url.href : null }));
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

function consented(): boolean {
  try {
    return localStorage.getItem(answer()) === String(VERSION);
  } catch {
    return false;
  }
}

function keep(allowed: boolean) {
  try {
    if (allowed) localStorage.setItem(answer(), String(VERSION));
    else localStorage.removeItem(answer());
  } catch {
    // Then it is asked again next time.
  }
}
