// The app without a network, and one build at a time.
//
// Files are kept by path and SHA-256, so builds share what they have in common, and a file is either exactly the one
// that this build was made with or not there at all. What is needed to open the app comes with the installation: whole,
// or the installation fails and the build before stays. Packs are kept whole as well: a newer one takes the place of the
// old when all its files are here, and shows at the next visit. Requests to other origins pass by untouched.

/** Path → SHA-256, paths relative to the scope; '' is the page. */
type Hashes = Record<string, string>;

/** What belongs to a build. */
export interface Lists {
  /** What opens the app. */
  core: Hashes;
  /** What the person may keep for a time without a network. */
  extra: Hashes;
  /** Folders of packs, each with a `/` at its end. */
  packs: string[];
}

interface Manifest {
  files: { path: string; sha256: string }[];
}

const FILES = 'penchant-files';
// Pictures that were looked at; those that are kept on purpose are in FILES.
const SEEN = 'penchant-seen';
const SEEN_MOST = 400;
const INBOX = 'penchant-inbox';
const MOST_SHARED = 20;

const manifestOf = (pack: string) => `${pack}pack.json`;

export class ServiceWorker {
  readonly #lists: Lists;
  readonly #scope: string;
  readonly #caches: CacheStorage;
  readonly #fetch: typeof fetch;

  constructor(lists: Lists, scope: string, caches: CacheStorage, fetch: typeof globalThis.fetch) {
    this.#lists = lists;
    this.#scope = scope;
    this.#caches = caches;
    this.#fetch = fetch;
  }

  /** The answer to a request; none where the browser is to go on as if nobody stood in between. */
  answer(request: Request, meanwhile: (work: Promise<unknown>) => void): Promise<Response> | undefined {
    const url = new URL(request.url);
    const base = new URL(this.#scope);
    if (url.origin !== base.origin || !url.pathname.startsWith(base.pathname)) return;
    // The page itself fetches what the person wants kept.
    if (url.search === '?keep') return;
    const path = decoded(url.pathname.slice(base.pathname.length));
    if (request.method === 'POST' && path === 'share') return this.#receive(request);
    if (request.method !== 'GET' || request.headers.has('range')) return;
    const core = of(this.#lists.core, path === 'index.html' ? '' : path);
    if (core) return this.#kept(...core);
    const extra = of(this.#lists.extra, path);
    if (extra) return this.#keptOr(this.#keyOf(...extra), request);
    const pack = this.#lists.packs.find((folder) => path.startsWith(folder));
    if (!pack) return;
    if (path !== manifestOf(pack)) return this.#ofPack(pack, path, request);
    meanwhile(this.#refresh(pack));
    return this.#keptOr(this.#keyOf(path, ''), request);
  }

  /** Fetches what opens the app: all of it, or it fails. */
  async install(): Promise<void> {
    const cache = await this.#caches.open(FILES);
    await Promise.all(Object.entries(this.#lists.core).map(([path, sha]) => this.#ensure(cache, path, sha)));
  }

  /** Takes over the packs that the host has now. */
  async keepPacks(): Promise<void> {
    await Promise.allSettled(this.#lists.packs.map((pack) => this.#refresh(pack)));
    await this.tidy();
  }

  /**
   * Whether every pack is here, as of today or of an earlier visit: then the app needs no network. What is missing is fetched
   * first: the page that registers a first service worker has read its packs before there was one.
   */
  async hasPacks(): Promise<boolean> {
    const kept = () => Promise.all(this.#lists.packs.map((pack) => this.#manifest(pack)));
    if (!(await kept()).every(Boolean)) await this.keepPacks();
    return (await kept()).every(Boolean);
  }

  /** Drops what neither this build nor a pack of today names. */
  async tidy(): Promise<void> {
    const { core, extra, packs } = this.#lists;
    const named = [core, extra].flatMap((list) => Object.entries(list));
    const wanted = new Set(named.map(([path, sha]) => this.#keyOf(path, sha)));
    const cache = await this.#caches.open(FILES);
    for (const pack of packs) {
      wanted.add(this.#keyOf(manifestOf(pack), ''));
      const files = (await this.#manifest(pack))?.files ?? [];
      for (const { path, sha256 } of files) wanted.add(this.#keyOf(pack + path, sha256));
    }
    const folders = packs.map((pack) => this.#at(pack));
    const isPicture = ({ url }: Request) => url.endsWith('?') && folders.some((folder) => url.startsWith(folder));
    for (const key of await cache.keys()) if (!wanted.has(key.url) && !isPicture(key)) await cache.delete(key);
  }

  #at(path: string): string {
    return new URL(path, this.#scope).href;
  }

  #keyOf(path: string, sha: string): string {
    return this.#at(`${path}?${sha}`);
  }

  /** Fetches a file unless it is kept; rejects if the host has another in its place. */
  async #ensure(cache: Cache, path: string, sha: string): Promise<void> {
    const key = this.#keyOf(path, sha);
    if (!(await cache.match(key))) await cache.put(key, await this.#exactly(path, sha));
  }

  async #exactly(path: string, sha: string): Promise<Response> {
    const bytes = (sha.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16));
    const integrity = `sha256-${btoa(String.fromCharCode(...bytes))}`;
    const response = await this.#fetch(this.#at(path), { cache: 'no-cache', integrity });
    if (!response.ok) throw new Error(`${path}: the host answered ${response.status}`);
    return response;
  }

  /** A file of this build. Should the browser have dropped it, it may come from the host only if it is still the same. */
  async #kept(path: string, sha: string): Promise<Response> {
    const cache = await this.#caches.open(FILES);
    return (await cache.match(this.#keyOf(path, sha))) ?? this.#exactly(path, sha);
  }

  async #keptOr(key: string, request: Request): Promise<Response> {
    const cache = await this.#caches.open(FILES);
    return (await cache.match(key)) ?? this.#fetch(request);
  }

  async #ofPack(pack: string, path: string, request: Request): Promise<Response> {
    const entry = (await this.#manifest(pack))?.files.find((file) => pack + file.path === path);
    if (entry) return this.#keptOr(this.#keyOf(path, entry.sha256), request);
    // Pictures are named by their content: the address is the key.
    const [files, seen] = await Promise.all([this.#caches.open(FILES), this.#caches.open(SEEN)]);
    const found = (await files.match(this.#keyOf(path, ''))) ?? (await seen.match(request.url));
    if (found) return found;
    const response = await this.#fetch(request);
    if (!response.ok || response.type !== 'basic') return response;
    // Whole, not as a stream: one that a page stops reading would hold up the next build.
    const picture = new Response(await response.blob(), response);
    await seen.put(request.url, picture.clone());
    for (const old of (await seen.keys()).slice(0, -SEEN_MOST)) await seen.delete(old);
    return picture;
  }

  async #manifest(pack: string): Promise<Manifest | undefined> {
    const cache = await this.#caches.open(FILES);
    return (await cache.match(this.#keyOf(manifestOf(pack), '')))?.json();
  }

  /** Takes over the pack that the host has now, once all its files but the pictures are here. */
  async #refresh(pack: string): Promise<void> {
    const cache = await this.#caches.open(FILES);
    const response = await this.#fetch(this.#at(manifestOf(pack)), { cache: 'no-cache' });
    if (!response.ok) return;
    const { files }: Manifest = await response.clone().json();
    await Promise.all(files.map(({ path, sha256 }) => this.#ensure(cache, pack + path, sha256)));
    await cache.put(this.#keyOf(manifestOf(pack), ''), response);
  }

  /**
   * What another app shares, put where the page looks for it; it never leaves the device. Another site can send a form here
   * too: where the browser says which, the page is told. It asks the person in any case before it opens anything.
   */
  async #receive(request: Request): Promise<Response> {
    const form = await request.formData();
    await this.#caches.delete(INBOX);
    const inbox = await this.#caches.open(INBOX);
    const sender = URL.canParse(request.referrer) ? new URL(request.referrer) : undefined;
    const from = { 'X-From': sender && sender.origin !== new URL(this.#scope).origin ? sender.host : '' };
    const text = ['title', 'text', 'url'].flatMap((name) => form.get(name) || []).join('\n');
    if (text) await inbox.put(this.#at('inbox/text'), new Response(text, { headers: from }));
    const files = form.getAll('files').filter((file) => typeof file !== 'string');
    for (const [at, file] of files.slice(0, MOST_SHARED).entries()) {
      const headers = { ...from, 'Content-Type': file.type, 'X-Name': encodeURIComponent(file.name) };
      await inbox.put(this.#at(`inbox/file-${at}`), new Response(file, { headers }));
    }
    return Response.redirect(this.#at('#/shared'), 303);
  }
}

/** A path as it was written before it became part of an address; as it stands where it never was one. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

function of(list: Hashes, path: string): [path: string, sha: string] | undefined {
  const sha = Object.hasOwn(list, path) ? list[path] : undefined;
  return sha === undefined ? undefined : [path, sha];
}
