// <penchant-recs pack="/pack/pack.json" limit="6"></penchant-recs>: recommendations on any page. docs/embed.md says how.
//
// Small on purpose: the element, its view and its fallback. What fails, for whatever reason, fails to the links that the
// page's author has put inside the element.

const NAME = 'penchant-recs';
const ATTRIBUTES = ['pack', 'item', 'limit', 'layout', 'query', 'facets', 'theme', 'memory', 'label', 'lang', 'app'];
const SEEN_AFTER = 1_000;

const STYLE = `
:host { display: block !important; contain: layout style; color: inherit; font: inherit; color-scheme: inherit;
  --_line: var(--penchant-line, color-mix(in srgb, currentColor 22%, transparent));
  --_soft: var(--penchant-soft, color-mix(in srgb, currentColor 78%, transparent));
  --_bone: color-mix(in srgb, currentColor 9%, transparent); }
:host([hidden]) { display: none !important; }
:host([theme="light"]) { color-scheme: light; }
:host([theme="dark"]) { color-scheme: dark; }
[hidden] { display: none !important; }
* { box-sizing: border-box; }
ul { display: grid; gap: var(--penchant-gap, 0.75em); margin: 0; padding: 0; list-style: none;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--penchant-card-width, 15em)), 1fr)); }
ul.list { grid-template-columns: 1fr; }
ul.row { grid-auto-flow: column; grid-template-columns: none; grid-auto-columns: min(85%, var(--penchant-card-width, 15em));
  overflow-x: auto; scroll-snap-type: inline proximity; padding-block: 4px; }
li { block-size: var(--penchant-card-height, 8.75em); min-inline-size: 0; scroll-snap-align: start; }
.card { display: grid; grid-template-columns: auto 1fr; gap: 0 0.75em; align-content: start; block-size: 100%; inline-size: 100%;
  padding: 0.8em; overflow: hidden; text-align: start; font: inherit; color: inherit; text-decoration: none; cursor: pointer;
  background: var(--penchant-surface, transparent); border: 1px solid var(--_line); border-radius: var(--penchant-radius, 0.6em); }
.card:hover { border-color: currentColor; }
.card:focus-visible { outline: 2px solid var(--penchant-accent, Highlight); outline-offset: 1px; }
img { grid-row: span 3; inline-size: 3em; block-size: 3em; object-fit: contain; border-radius: 0.3em; }
.text { min-inline-size: 0; grid-column: 2; }
.card:not(:has(img)) { grid-template-columns: 1fr; }
.card:not(:has(img)) .text { grid-column: 1; }
.title { font-weight: 600; line-height: 1.3; }
.summary { margin-block-start: 0.25em; font-size: 0.875em; line-height: 1.4; color: var(--_soft); }
.owner { font-size: 0.8em; line-height: 1.4; color: var(--_soft); }
.title, .summary { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; overflow: hidden; overflow-wrap: anywhere; }
.bone { block-size: 100%; border-radius: var(--penchant-radius, 0.6em); background: var(--_bone); }
@media (forced-colors: active) { .card { border-color: ButtonBorder; } .bone { border: 1px solid GrayText; } }
`;

let sheet;

const make = (name, className, part) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (part) element.setAttribute('part', part);
  return element;
};

/** Where an item lives, from the page's point of view; nothing but a web address. */
const address = (url) => {
  const found = url === undefined ? null : new URL(url, document.baseURI);
  return found && /^https?:$/.test(found.protocol) ? found.href : null;
};

/** `kind:Game|Puzzle; licence:MIT` */
const facetsOf = (text) => {
  const facets = {};
  for (const part of (text ?? '').split(';')) {
    const at = part.indexOf(':');
    if (at > 0) facets[part.slice(0, at).trim()] = part.slice(at + 1).split('|').map((value) => value.trim());
  }
  return facets;
};

export class PenchantRecs extends HTMLElement {
  static observedAttributes = ATTRIBUTES;

  #list;
  #links;
  #empty;
  #recommender;
  #lent;
  #near;
  #seen;
  #timers = new Map();
  #shown = new Map();
  #turn = 0;
  #due = false;
  #ready = Promise.withResolvers?.() ?? later();

  constructor() {
    super();
    try {
      const root = this.attachShadow({ mode: 'open' });
      sheet ??= new CSSStyleSheet();
      if (sheet.cssRules.length === 0) sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      this.#list = make('ul', '', 'list');
      this.#links = make('slot');
      this.#empty = make('slot');
      this.#empty.name = 'empty';
      this.#empty.hidden = true;
      const heading = make('slot');
      heading.name = 'heading';
      root.append(heading, this.#list, this.#empty, this.#links);
      this.#list.addEventListener('click', (event) => this.#select(event));
      this.#list.addEventListener('auxclick', (event) => event.button === 1 && this.#select(event));
    } catch (error) {
      // A page that lets nobody have a shadow root keeps its links.
      this.#list = null;
      this.#failed(error);
    }
  }

  connectedCallback() {
    if (!this.#list) return;
    this.#bones();
    this.#near = new IntersectionObserver(([{ isIntersecting }]) => isIntersecting && this.#begin(), { rootMargin: '300px' });
    this.#near.observe(this);
  }

  disconnectedCallback() {
    this.#near?.disconnect();
    this.#seen?.disconnect();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#recommender?.then((recommender) => recommender.close(), () => {});
    this.#lent?.close();
    this.#near = this.#seen = this.#recommender = null;
    this.#turn += 1;
  }

  attributeChangedCallback(name, before, after) {
    if (before === after || !this.#list) return;
    if (name === 'label') this.#name();
    if (name === 'layout') this.#list.className = this.layout;
    if (name === 'pack' || name === 'memory' || name === 'app') this.#close();
    const looks = name === 'theme' || name === 'label' || name === 'layout';
    if (!this.#lent && (looks || !this.#recommender)) return;
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected) this.refresh();
    });
  }

  get limit() {
    return Math.min(Math.max(Math.trunc(Number(this.getAttribute('limit') ?? 6)) || 6, 1), 24);
  }
  set limit(value) {
    this.setAttribute('limit', value);
  }
  get layout() {
    const layout = this.getAttribute('layout');
    return layout === 'row' || layout === 'list' ? layout : 'grid';
  }
  set layout(value) {
    this.setAttribute('layout', value);
  }

  /** Resolves once something is shown: recommendations, or the page's own links. */
  whenReady() {
    return this.#ready.promise;
  }

  /** Cards for what is asked, without showing them. */
  async recommend(options) {
    return (await this.#open()).recommend(options);
  }

  /** Remembers that the visitor did something with an item. */
  async record(kind, item) {
    return (await this.#open()).record(kind, item);
  }

  /** Asks and shows anew. */
  async refresh() {
    const turn = ++this.#turn;
    if (this.app) return this.#lend(turn);
    const { limit, item, query } = this;
    const facets = facetsOf(this.getAttribute('facets'));
    const asks = item || query || Object.keys(facets).length > 0;
    try {
      const recommender = await this.#open();
      const known = asks || (await recommender.known());
      // What is remembered may change what is shown; the first view does not wait for that.
      if (!asks) this.#show(await recommender.popular({ limit }), turn);
      if (known) {
        const found = recommender.recommend({ limit, item, query, facets });
        this.#show(await (asks ? found : found.catch(() => null)), turn);
      }
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
  }

  /** Lets go of everything; the page's own links are shown. */
  destroy() {
    this.disconnectedCallback();
    this.#fall();
  }

  /** Personal mode: a frame of the app's own, which follows the person's memory if they want that. */
  async #lend(turn) {
    try {
      const { mount } = await import('./personal.js');
      if (turn !== this.#turn) return;
      this.#lent?.close();
      const { app, pack, limit, layout, theme, label } = this;
      const { lang } = this.closest('[lang]') ?? this.getRootNode().host?.closest('[lang]') ?? document.documentElement;
      this.#lent = mount({ app, pack, limit, layout, theme, label, lang, say: (name, detail) => this.#hear(name, detail) });
      this.#list.hidden = true;
      this.#links.hidden = true;
      this.shadowRoot.append(this.#lent.frame);
    } catch (error) {
      this.#failed(error);
    }
  }

  #hear(name, detail) {
    if (name === 'error') return this.#failed(new Error(detail.reason));
    if (this.#say(name, detail) && name === 'select' && address(detail.url)) location.assign(detail.url);
    if (name === 'ready') this.#ready.resolve(detail);
  }

  #begin() {
    this.#near.disconnect();
    this.refresh();
  }

  #open() {
    this.#recommender ??= (async () => {
      if (!this.pack) throw new TypeError(`<${NAME}> needs a pack`);
      const { open } = await import('./headless.js');
      return open({ pack: this.pack, memory: this.getAttribute('memory') ?? 'site' });
    })();
    return this.#recommender;
  }

  #close() {
    this.#recommender?.then((recommender) => recommender.close(), () => {});
    if (this.#recommender) this.#recommender = null;
    if (this.isConnected && this.#list.childElementCount && !this.#due) {
      this.#due = true;
      queueMicrotask(() => {
        this.#due = false;
        if (this.isConnected) this.refresh();
      });
    }
  }

  /** Holds the place of the cards to come. */
  #bones() {
    this.#name();
    this.#list.className = this.layout;
    this.#list.hidden = false;
    this.#links.hidden = true;
    if (this.#list.childElementCount) return;
    for (let left = this.limit; left > 0; left -= 1) {
      const place = make('li');
      place.append(make('div', 'bone', 'placeholder'));
      this.#list.append(place);
    }
    this.#list.setAttribute('aria-busy', 'true');
  }

  #name() {
    const label = this.getAttribute('label');
    if (label) this.#list.setAttribute('aria-label', label);
    else this.#list.removeAttribute('aria-label');
  }

  #show(found, turn) {
    if (!found || turn !== this.#turn || !this.isConnected) return;
    const { cards, source, slate } = found;
    const same = cards.length === this.#shown.size && cards.every(({ id }) => this.#shown.has(id));
    // Nothing moves under a hand, and nothing is drawn again for nothing.
    const inUse = source === 'personal' && this.#shown.size > 0 && (this.matches(':hover') || this.shadowRoot.activeElement);
    if ((same && source === 'personal') || inUse) return;
    this.#seen?.disconnect();
    this.#seen = new IntersectionObserver((entries) => this.#look(entries), { threshold: 0.5 });
    this.#shown.clear();
    const places = [];
    for (const [position, card] of cards.entries()) {
      const place = this.#card(card);
      this.#shown.set(card.id, { ...card, position, slate, place });
      place.dataset.id = card.id;
      places.push(place);
      this.#seen.observe(place);
    }
    this.#list.replaceChildren(...places);
    this.#list.removeAttribute('aria-busy');
    this.#list.hidden = cards.length === 0;
    this.#links.hidden = true;
    this.#empty.hidden = cards.length > 0;
    this.#say('ready', { source, count: cards.length });
    this.#ready.resolve({ source, count: cards.length });
  }

  #card(card) {
    const place = make('li', '', 'card');
    const href = address(card.url);
    const template = this.querySelector(':scope > template[slot="card"]');
    if (template) {
      place.append(template.content.cloneNode(true));
      for (const field of place.querySelectorAll('[data-field]')) {
        const name = field.dataset.field;
        if (name === 'link' && href) field.href = href;
        else if (name === 'image' && card.image) field.src = card.image;
        else if (name === 'image') field.remove();
        else if (['title', 'summary', 'creator', 'owner'].includes(name)) field.textContent = card[name] ?? '';
      }
      return place;
    }
    const link = make(href ? 'a' : 'button', 'card', 'link');
    if (href) link.href = href;
    else link.type = 'button';
    if (card.image) {
      const image = make('img', '', 'image');
      Object.assign(image, { src: card.image, alt: '', loading: 'lazy', decoding: 'async' });
      link.append(image);
    }
    const text = make('span', 'text');
    for (const name of ['title', 'summary', 'owner']) {
      if (!card[name]) continue;
      const line = make(name === 'owner' ? 'small' : 'span', name, name);
      line.textContent = card[name];
      text.append(line);
    }
    link.append(text);
    place.append(link);
    return place;
  }

  #look(entries) {
    for (const { target, isIntersecting } of entries) {
      const { id } = target.dataset;
      clearTimeout(this.#timers.get(id));
      this.#timers.delete(id);
      if (!isIntersecting) continue;
      this.#timers.set(id, setTimeout(() => {
        this.#timers.delete(id);
        this.#seen?.unobserve(target);
        const card = this.#shown.get(id);
        if (!card) return;
        this.#say('impression', { id, position: card.position });
        if (card.placement) this.record('view', id).catch(() => {});
      }, SEEN_AFTER));
    }
  }

  #select(event) {
    const id = event.target.closest('li')?.dataset.id;
    const card = this.#shown.get(id);
    if (!card || !event.target.closest('a, button')) return;
    const url = address(card.url);
    if (!this.#say('select', { id, position: card.position, url })) event.preventDefault();
    this.#recommender?.then((recommender) => recommender.record('open', id, card.placement ?? null)).catch(() => {});
  }

  #failed(error) {
    this.#fall();
    this.#say('error', { reason: String(error?.message ?? error) });
    this.#ready.resolve({ source: 'fallback', count: 0 });
  }

  #fall() {
    if (!this.#list) return;
    this.#lent?.close();
    this.#shown.clear();
    this.#list.replaceChildren();
    this.#list.hidden = true;
    this.#links.hidden = false;
  }

  #say(name, detail) {
    return this.dispatchEvent(new CustomEvent(`penchant:${name}`, { detail, bubbles: true, composed: true, cancelable: name === 'select' }));
  }
}

for (const name of ['pack', 'item', 'query', 'facets', 'theme', 'memory', 'label', 'app']) {
  Object.defineProperty(PenchantRecs.prototype, name, {
    configurable: true,
    enumerable: true,
    get() {
      return this.getAttribute(name);
    },
    set(value) {
      if (value === null || value === undefined) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

function later() {
  const later = {};
  later.promise = new Promise((resolve) => (later.resolve = resolve));
  return later;
}

// Of several copies on a page the first is the element; the others are there for who imports them.
if (!customElements.get(NAME)) customElements.define(NAME, PenchantRecs);
