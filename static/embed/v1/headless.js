// Recommendations from a pack, without a view of them: for sites that draw their own cards. `penchant.js` rests on it.
//
// The head of the catalogue comes as a small static file. The engine, a worker with WebAssembly, is started only for what
// needs it: similar items, a search, or a visitor who has done something here before. What is remembered stays in the
// storage of the site that the page belongs to; nothing is sent anywhere.

const PROTOCOL = 1;
const PATIENCE = 20_000;
const MOST_PENDING = 200;
const KINDS = new Set(['open', 'like', 'save', 'dislike', 'not_interested', 'view']);
const heads = new Map();
const engines = new Map();
let policy;

/**
 * @param {object} options see headless.d.ts
 */
export function open({ pack, memory = 'site' }) {
  return new Recommender(new URL(pack, document.baseURI).href, memory);
}

export class Recommender {
  #pack;
  #memory;
  #engine = null;
  #id = null;

  constructor(pack, memory) {
    this.#pack = pack;
    this.#memory = memory === 'none' ? 'nowhere' : 'site';
  }

  /** What comes first for everybody; no engine is needed. */
  async popular({ limit = 6, exclude = [] } = {}) {
    const { id, cards } = await head(this.#pack);
    this.#id = id;
    return { source: 'popular', slate: 0, cards: cards.filter((card) => !exclude.includes(card.id)).slice(0, limit) };
  }

  /** Whether the visitor has done anything here before, as far as this site remembers. */
  async known() {
    if (this.#memory === 'nowhere') return false;
    this.#id ??= (await head(this.#pack)).id;
    return pending(this.#id) !== null;
  }

  /** The best there is for what is asked; starts the engine if that takes one. */
  async recommend({ limit = 6, item, query, facets, exclude = [] } = {}) {
    const asks = item || query || (facets && Object.keys(facets).length > 0);
    if (!asks && !this.#engine && !(await this.known())) return this.popular({ limit, exclude });
    const engine = await this.#start();
    if (item) {
      const { id, cards } = await engine.ask({ type: 'similar', item, limit });
      return { source: 'similar', slate: id, cards: cards.map(plain) };
    }
    if (query || asks) {
      const filters = Object.entries(facets ?? {}).map(([facet, values]) => ({ facet, values: [values].flat() }));
      const { cards } = await engine.ask({ type: 'search', query: query ?? '', filters, limit });
      return { source: 'search', slate: 0, cards: cards.map(plain) };
    }
    const { id, cards } = await engine.ask({ type: 'feed', limit, exclude });
    return { source: 'personal', slate: id, cards: cards.map(plain) };
  }

  /**
   * Remembers an act. Where the engine does not run, it is noted until the engine is needed: a visitor who leaves by a
   * click waits for nothing.
   */
  async record(kind, item, placement = null) {
    if (!KINDS.has(kind)) throw new TypeError(`no such kind of act: ${kind}`);
    if (typeof item !== 'string' || !item) throw new TypeError('an act is about an item, named by its id');
    const act = { kind: { kind }, subject: { item }, surface: 'item', placement };
    if (kind === 'not_interested') act.kind.reason = null;
    if (this.#engine) {
      if (this.#memory !== 'nowhere') remember(this.#id, pending(this.#id) ?? []);
      return (await this.#engine).ask({ type: 'record', acts: [act] }).then(() => {});
    }
    if (this.#memory === 'nowhere' || kind === 'view') return;
    this.#id ??= (await head(this.#pack)).id;
    remember(this.#id, [...(pending(this.#id) ?? []), act].slice(-MOST_PENDING));
  }

  /** Forgets all that this site's widget remembers of the visitor. */
  async forget() {
    this.#id ??= (await head(this.#pack)).id;
    remember(this.#id, null);
    if (this.#memory !== 'nowhere') await (await this.#start()).ask({ type: 'forget', what: { type: 'everything' } });
  }

  /** Lets go of the engine, which ends with its last user. */
  close() {
    if (this.#engine) release(`${this.#memory} ${this.#pack}`);
    this.#engine = null;
  }

  #start() {
    this.#engine ??= this.#open().catch((error) => {
      this.close();
      throw error;
    });
    return this.#engine;
  }

  async #open() {
    const engine = await share(`${this.#memory} ${this.#pack}`, () => Engine.open(this.#pack, this.#memory));
    this.#id ??= (await head(this.#pack)).id;
    const acts = this.#memory === 'nowhere' ? null : pending(this.#id);
    if (acts?.length) {
      remember(this.#id, []);
      // Written in one go or not at all; put back what could not be written.
      await engine.ask({ type: 'record', acts }).catch(() => remember(this.#id, acts));
    }
    return engine;
  }
}

/** Id and first cards of a pack: a few kilobytes. Packs of older builders have no head: then their first items. */
function head(pack) {
  if (!heads.has(pack)) {
    const loading = load(pack);
    heads.set(pack, loading);
    loading.catch(() => heads.delete(pack));
  }
  return heads.get(pack);
}

async function load(pack) {
  const json = async (url) => {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
    return response.json();
  };
  const manifest = await json(pack);
  if (!(manifest.schema <= 1)) throw new Error(`the pack has schema ${manifest.schema}; this version reads up to 1`);
  const file = (role) => manifest.files.find((entry) => entry.role === role)?.path;
  const items = await json(new URL(file('top') ?? file('items'), pack));
  const card = ({ id, title, summary, description = '', url, image, creator, owner }) => ({
    id,
    title,
    summary: summary ?? description.split('\n')[0].slice(0, 160),
    url,
    // Only pictures of the pack: others would tell another host who looks at what.
    image: image && !/^[a-z]+:/i.test(image) ? new URL(image, pack).href : undefined,
    creator,
    owner,
    reason: 'popular',
  });
  return { id: manifest.id, cards: items.slice(0, 24).map(card) };
}

function plain({ id, title, summary, url, image, creator, owner, reason, placement }) {
  const because = reason.type === 'because' ? reason.items.map(([title]) => title) : undefined;
  const none = (value) => value ?? undefined;
  return {
    id, title, summary, url: none(url), image: none(image), creator: none(creator), owner: none(owner),
    reason: reason.type, because, placement: none(placement),
  };
}

// What the visitor did and the engine has not seen yet; null where nothing was ever done. A browser that keeps nothing
// for us remembers nothing.
const place = (id) => `penchant-site:${id}`;

function pending(id) {
  try {
    const acts = JSON.parse(localStorage.getItem(place(id)));
    return Array.isArray(acts) ? acts : null;
  } catch {
    return null;
  }
}

function remember(id, acts) {
  try {
    if (acts) localStorage.setItem(place(id), JSON.stringify(acts));
    else localStorage.removeItem(place(id));
  } catch {
    // As above.
  }
}

/** One engine for all on the page that ask the same of it. */
async function share(key, start) {
  if (!engines.has(key)) engines.set(key, { users: 0, engine: start() });
  const shared = engines.get(key);
  shared.users += 1;
  try {
    return await shared.engine;
  } catch (error) {
    if (engines.get(key) === shared) engines.delete(key);
    throw error;
  }
}

function release(key) {
  const shared = engines.get(key);
  if (!shared || --shared.users > 0) return;
  // Pages that change their parts take widgets down and put them up again.
  setTimeout(() => {
    if (shared.users > 0) return;
    if (engines.get(key) === shared) engines.delete(key);
    shared.engine.then((engine) => engine.end(), () => {});
  }, 5_000);
}

export class Engine {
  #worker;
  #answers = new Map();
  #next = 0;
  #build;
  #store;

  /**
   * @param {string} memory where it is kept, as the engine's protocol has it
   * @param {object} [given] in a frame: `files`, address → bytes, which the engine gets instead of what the network has
   *   there; `store`, which keeps memory for it (store.js)
   */
  static async open(pack, memory, { files, store } = {}) {
    const engine = new Engine();
    engine.#store = store;
    try {
      await engine.#run(files);
      const folder = new URL('.', import.meta.url).href;
      await engine.ask({ type: 'start', pack, model: `${folder}models/`, runtime: `${folder}ort/`, memory });
      return engine;
    } catch (error) {
      engine.end();
      throw error;
    }
  }

  /** The worker is started from a blob: so that it is under the page's own content security policy. */
  #run(files) {
    const beside = (file) => JSON.stringify(new URL(file, import.meta.url).href);
    const script = `${files ? GIVEN : ''}import(${beside('engine.js')}).then((engine) => engine.default({ module_or_path: ${beside('engine_bg.wasm')} }))
      .catch((error) => postMessage({ type: 'failed', message: String(error) }));`;
    const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
    policy ??= globalThis.trustedTypes?.createPolicy('penchant', { createScriptURL: ours });
    this.#worker = new Worker(policy ? policy.createScriptURL(url) : url, { type: 'module', name: 'penchant' });
    if (files) this.#worker.postMessage(files);
    return new Promise((ready, failed) => {
      const give = (reason) => {
        for (const { failed } of this.#answers.values()) failed(new Error(reason));
        this.#answers.clear();
        failed(new Error(reason));
      };
      const late = setTimeout(() => give('the engine did not start in time'), PATIENCE);
      this.#worker.onerror = () => give('the engine could not be started');
      this.#worker.onmessage = ({ data }) => {
        if (data.type === 'failed') give(data.message);
        else if (data.store) this.#keep(data);
        else if (data.id) this.#answer(data);
        else if (data.body.type === 'ready') {
          clearTimeout(late);
          URL.revokeObjectURL(url);
          this.#build = data.build;
          if (data.v === PROTOCOL) ready();
          else give('the engine is of another version');
        }
      };
    });
  }

  ask(body) {
    const id = ++this.#next;
    return new Promise((answered, failed) => {
      this.#answers.set(id, { answered, failed });
      this.#worker.postMessage({ v: PROTOCOL, build: this.#build, id, body });
    });
  }

  #answer({ id, body }) {
    const asked = this.#answers.get(id);
    this.#answers.delete(id);
    if (body.type === 'failed') asked?.failed(new Error(body.message));
    else asked?.answered(body);
  }

  async #keep(ask) {
    const found = await this.#store(ask).catch((error) => ({ error: `${error.name}: ${error.message}` }));
    this.#worker?.postMessage({ error: null, ...found, store: ask.store });
  }

  end() {
    this.#worker?.terminate();
    for (const { failed } of this.#answers.values()) failed(new Error('the engine has ended'));
  }
}

// In the worker, before the engine: what was given is found where it is asked for.
const GIVEN = `const files = await new Promise((told) => (onmessage = ({ data }) => told(data)));
const { fetch } = self;
self.fetch = (asked, options) => {
  const bytes = files.get(asked.url ?? String(asked));
  return bytes ? Promise.resolve(new Response(bytes)) : fetch(asked, options);
};
`;

/** The only script that this starts is its own. */
function ours(url) {
  if (!url.startsWith('blob:')) throw new TypeError('not a script of ours');
  return url;
}
