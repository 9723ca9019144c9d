// The service worker: the app without a network, and one build at a time.
//
// Files are kept by path and SHA-256, so builds share what they have in common, and a file is either exactly the one
// that this build was made with or not there at all. What is needed to open the app comes with the installation: whole,
// or the installation fails and the build before stays. Packs are kept whole as well: a newer one takes the place of the
// old when all its files are here, and shows at the next visit. Requests to other origins pass by untouched.

// Filled in by the build: path → SHA-256, paths relative to the scope; '' is the page.
const CORE = {};
const EXTRA = {};
const PACKS = [];

const FILES = 'penchant-files';
// Pictures that were looked at; those that are kept on purpose are in FILES.
const SEEN = 'penchant-seen';
const SEEN_MOST = 400;
const INBOX = 'penchant-inbox';
const { scope } = registration;

const keyOf = (path, sha) => new URL(`${path}?${sha}`, scope).href;
const manifestOf = (pack) => `${pack}pack.json`;

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) => event.waitUntil(Promise.all([tidy(), clients.claim()])));

addEventListener('message', (event) => {
  if (event.data === 'take over') skipWaiting();
  if (event.data === 'keep packs') event.waitUntil(Promise.allSettled(PACKS.map(refresh)).then(tidy));
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  const base = new URL(scope);
  if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return;
  // The page itself fetches what the person wants kept.
  if (url.search === '?keep') return;
  const path = decodeURIComponent(url.pathname.slice(base.pathname.length));
  if (request.method === 'POST' && path === 'share') event.respondWith(receive(request));
  if (request.method !== 'GET' || request.headers.has('range')) return;
  const core = path === 'index.html' ? '' : path;
  const pack = PACKS.find((folder) => path.startsWith(folder));
  if (Object.hasOwn(CORE, core)) event.respondWith(kept(core, CORE[core]));
  else if (Object.hasOwn(EXTRA, path)) event.respondWith(keptOr(keyOf(path, EXTRA[path]), request));
  else if (pack && path === manifestOf(pack)) {
    event.respondWith(keptOr(keyOf(path, ''), request));
    event.waitUntil(refresh(pack));
  } else if (pack) event.respondWith(ofPack(pack, path, request));
});

async function install() {
  const cache = await caches.open(FILES);
  await Promise.all(Object.entries(CORE).map(([path, sha]) => ensure(cache, path, sha)));
}

/** Fetches a file unless it is kept; rejects if the host has another in its place. */
async function ensure(cache, path, sha) {
  const key = keyOf(path, sha);
  if (!(await cache.match(key))) await cache.put(key, await exactly(path, sha));
}

async function exactly(path, sha) {
  const bytes = sha.match(/../g).map((byte) => parseInt(byte, 16));
  const integrity = `sha256-${btoa(String.fromCharCode(...bytes))}`;
  const response = await fetch(new URL(path, scope), { cache: 'no-cache', integrity });
  if (!response.ok) throw new Error(`${path}: the host answered ${response.status}`);
  return response;
}

/** A file of this build. Should the browser have dropped it, it may come from the host only if it is still the same. */
async function kept(path, sha) {
  const cache = await caches.open(FILES);
  return (await cache.match(keyOf(path, sha))) ?? exactly(path, sha);
}

async function keptOr(key, request) {
  return (await (await caches.open(FILES)).match(key)) ?? fetch(request);
}

async function ofPack(pack, path, request) {
  const entry = (await manifest(pack))?.files.find((file) => pack + file.path === path);
  if (entry) return keptOr(keyOf(path, entry.sha256), request);
  // Pictures are named by their content: the address is the key.
  const seen = await caches.open(SEEN);
  const found = (await (await caches.open(FILES)).match(keyOf(path, ''))) ?? (await seen.match(request.url));
  if (found) return found;
  const response = await fetch(request);
  if (!response.ok || response.type !== 'basic') return response;
  // Whole, not as a stream: one that a page stops reading would hold up the next build.
  const picture = new Response(await response.blob(), response);
  await seen.put(request.url, picture.clone());
  for (const old of (await seen.keys()).slice(0, -SEEN_MOST)) await seen.delete(old);
  return picture;
}

async function manifest(pack) {
  const response = await (await caches.open(FILES)).match(keyOf(manifestOf(pack), ''));
  return response?.json();
}

/** Takes over the pack that the host has now, once all its files but the pictures are here. */
async function refresh(pack) {
  const cache = await caches.open(FILES);
  const response = await fetch(new URL(manifestOf(pack), scope), { cache: 'no-cache' });
  if (!response.ok) return;
  const { files } = await response.clone().json();
  await Promise.all(files.map(({ path, sha256 }) => ensure(cache, pack + path, sha256)));
  await cache.put(keyOf(manifestOf(pack), ''), response);
}

/** Drops what neither this build nor a pack of today names. */
async function tidy() {
  const wanted = new Set([CORE, EXTRA].flatMap((list) => Object.entries(list)).map(([path, sha]) => keyOf(path, sha)));
  const cache = await caches.open(FILES);
  for (const pack of PACKS) {
    wanted.add(keyOf(manifestOf(pack), ''));
    for (const { path, sha256 } of (await manifest(pack))?.files ?? []) wanted.add(keyOf(pack + path, sha256));
  }
  const isPicture = ({ url }) => url.endsWith('?') && PACKS.some((pack) => url.startsWith(new URL(pack, scope).href));
  for (const key of await cache.keys()) if (!wanted.has(key.url) && !isPicture(key)) await cache.delete(key);
}

/** What another app shares, put where the page looks for it; it never leaves the device. */
async function receive(request) {
  const form = await request.formData();
  await caches.delete(INBOX);
  const inbox = await caches.open(INBOX);
  const text = ['title', 'text', 'url'].map((name) => form.get(name)).filter(Boolean).join('\n');
  if (text) await inbox.put(new URL('inbox/text', scope), new Response(text));
  for (const [at, file] of form.getAll('files').entries()) {
    const headers = { 'Content-Type': file.type, 'X-Name': encodeURIComponent(file.name) };
    await inbox.put(new URL(`inbox/file-${at}`, scope), new Response(file, { headers }));
  }
  return Response.redirect(new URL('#/shared', scope), 303);
}
