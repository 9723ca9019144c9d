// Personal mode, the frame's side. It belongs to the app's origin, in a part of storage that browsers keep for each site
// apart: so at first it knows nothing of the person. After a click, the person's consent in a window of the app's own, and
// the browser's, it follows their own memory. The page around it gets what is chosen, and nothing else.

import { words } from './frame-words.js';
import { Engine } from './headless.js';
import { TO_FRAME, VERSION, message, parse } from './messages.js';
import { open as openStore } from './store.js';

// An address that exists nowhere: the engine asks it for what the page has given.
const PACK = 'https://pack.invalid/';
const ROLES = ['items', 'vectors', 'collab'];
const PATIENCE = 20_000;
const part = (id) => document.getElementById(id);

// Of the page around it, which names its language in the frame's address; else the person's own.
const said = words(location.hash.slice(1), ...navigator.languages);
document.documentElement.lang = said.tag;
document.documentElement.dir = said.tag === 'ar' ? 'rtl' : 'ltr';
part('join').textContent = said.join;
part('leave').textContent = said.leave;

let port;
let host;
let asked;
let engine;
const awaited = new Map();

addEventListener('message', (event) => {
  const { data, ports, source, origin } = event;
  if (source === window.parent && source !== window && !port && ports.length === 1) {
    const hello = parse(data, { hello: TO_FRAME.hello });
    if (!hello) return;
    [port] = ports;
    host = origin;
    port.onmessage = ({ data }) => hear(parse(data, TO_FRAME));
    start(hello);
  } else if (asked && source === asked && origin === location.origin && parse(data, { allowed: {} })) {
    asked = null;
    keep(true);
    state(said.allowed);
  }
});

function hear(said) {
  if (!said || said.type === 'hello') return;
  const waiting = awaited.get(said.path);
  if (!waiting) return;
  awaited.delete(said.path);
  if (said.type === 'file') waiting.here(said.bytes);
  else waiting.gone(new Error(`${said.path} is missing`));
}

/** A file of the pack, from the page. */
const want = (path) =>
  new Promise((here, gone) => {
    awaited.set(path, { here, gone });
    setTimeout(() => gone(new Error(`${path} did not come`)), PATIENCE);
    port.postMessage(message('want', { path }));
  });

const say = (type, fields) => port.postMessage(message(type, fields));

let files;
let hello;

async function start(greeting) {
  hello = greeting;
  if (hello.theme) document.documentElement.style.colorScheme = hello.theme;
  part('list').className = hello.layout;
  try {
    const manifest = await want('pack.json');
    const listed = JSON.parse(new TextDecoder().decode(manifest)).files.filter(({ role }) => ROLES.includes(role));
    files = new Map([[`${PACK}pack.json`, manifest]]);
    for (const { path } of listed) files.set(PACK + path, await want(path));
    await show('site');
    say('ready', { count: part('list').childElementCount });
    // A page without an origin has no name to ask for.
    part('join').hidden = host === 'null';
    if (consented() && (await granted())) await join();
  } catch (error) {
    say('failed', { reason: String(error.message ?? error).slice(0, 200) });
  }
}

/** What suits the memory that is open now. */
async function show(memory, store) {
  engine?.end();
  engine = await Engine.open(`${PACK}pack.json`, memory, { files, store });
  const { cards } = await engine.ask({ type: 'feed', limit: hello.limit, exclude: [] });
  const places = cards.map((card, position) => {
    const place = document.createElement('li');
    const button = document.createElement('button');
    button.type = 'button';
    const [title, summary] = [document.createElement('b'), document.createElement('span')];
    [title.textContent, summary.textContent] = [card.title, card.summary];
    button.append(title, summary);
    if (card.owner) button.append(Object.assign(document.createElement('small'), { textContent: card.owner }));
    button.addEventListener('click', () => choose(card, position));
    place.append(button);
    return place;
  });
  part('list').replaceChildren(...places);
  part('list').removeAttribute('aria-busy');
}

async function choose(card, position) {
  const url = card.url ? new URL(card.url, hello.base ?? host) : null;
  const act = { kind: { kind: 'open' }, subject: { item: card.id }, surface: 'feed', placement: card.placement };
  // Remembered before the page may lead away.
  await engine.ask({ type: 'record', acts: [act] }).catch(() => {});
  say('select', { id: card.id, position, url: url && /^https?:$/.test(url.protocol) ? url.href : null });
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

async function join() {
  try {
    const opened = await document.requestStorageAccess({ indexedDB: true });
    // There are browsers that let frames have cookies and nothing else. The app itself is one click away: its name below.
    if (!opened?.indexedDB) throw new Error('not for frames');
    await show('page', await openStore(opened.indexedDB, 'penchant'));
    joined(true);
    state(said.joined);
  } catch {
    state(said.closed);
  }
}

function joined(is) {
  part('join').hidden = is;
  part('leave').hidden = !is;
}

const state = (words) => (part('state').textContent = words);
const granted = () =>
  navigator.permissions.query({ name: 'storage-access' }).then((permission) => permission.state === 'granted', () => false);

// The person's answer for this site, in the storage that this site's frames have to themselves.
const answer = () => `penchant-consent ${host}`;

function consented() {
  try {
    return localStorage.getItem(answer()) === String(VERSION);
  } catch {
    return false;
  }
}

function keep(allowed) {
  try {
    if (allowed) localStorage.setItem(answer(), VERSION);
    else localStorage.removeItem(answer());
  } catch {
    // Then it is asked again next time.
  }
}
