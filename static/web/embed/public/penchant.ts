// <penchant-recs pack="/pack/pack.json" limit="6"></penchant-recs>: recommendations on any page. docs/embed.md says how.
//
// Small on purpose: the element, its view and its fallback. What fails, for whatever reason, fails to the links that the
// page's author has put inside the element.

import { HEAD_ITEMS } from '../../protocol/constants.ts';
import STYLE from '../internal/cards.css';
import { facetsOf } from '../internal/facets.ts';
import type { Detail, Lent } from '../internal/personal.ts';
import { address, draw, make } from '../internal/view.ts';
import type { Act, Card, Found, PenchantEvents, Ready, Wanted } from './api.ts';
import type { Recommender } from './headless.ts';

export type { Act, Card, Found, PenchantEvents, Ready, Wanted } from './api.ts';

const NAME = 'penchant-recs';
const TEXTS = ['pack', 'item', 'query', 'facets', 'theme', 'memory', 'label', 'app', 'show'] as const;
const SEEN_AFTER = 1_000;
/** A page whose observer says nothing by then gets its cards wherever they are. */
const SILENT_AFTER = 2_000;
/** What has not come by then is not waited for: the page's own links are shown. */
const LATE_AFTER = 7_500;

let sheet: CSSStyleSheet | undefined;

interface Shown extends Card {
  position: number;
}

/** `<penchant-recs>`. Properties and attributes are the same. */
export class PenchantRecs extends HTMLElement {
  /** @internal */
  static readonly observedAttributes = [...TEXTS, 'limit', 'layout', 'lang'];

  declare pack: string | null;
  declare item: string | null;
  declare query: string | null;
  declare facets: string | null;
  declare theme: 'light' | 'dark' | null;
  declare memory: 'site' | 'none' | null;
  /** Address of a Penchant app, with a `/` at its end: personal mode, in a frame of that app's. */
  declare app: string | null;
  /** What cards say beside title and summary: `price`, `date`, `tags`, `availability`, in this order. */
  declare show: string | null;
  /** Names the list for screen readers. */
  declare label: string | null;

  // Without a shadow root there is no list: then the page keeps its links.
  #list: HTMLUListElement | null = null;
  readonly #links = make('slot');
  readonly #empty = make('slot');
  readonly #room = make('div', 'room');
  #recommender: Promise<Recommender> | null = null;
  #lent: Lent | null = null;
  #near: IntersectionObserver | null = null;
  #seen: IntersectionObserver | null = null;
  readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
  readonly #shown = new Map<string, Shown>();
  #turn = 0;
  #due = false;
  #begun = false;
  #isGone = false;
  #waits: ReturnType<typeof setTimeout> | undefined;
  #isReady: (ready: Ready) => void = () => {};
  #ready = this.#awaited();

  constructor() {
    super();
    try {
      const root = this.attachShadow({ mode: 'open' });
      sheet ??= new CSSStyleSheet();
      if (sheet.cssRules.length === 0) sheet.replaceSync(STYLE);
      root.adoptedStyleSheets = [sheet];
      const list = make('ul', '', 'list');
      this.#empty.name = 'empty';
      this.#empty.hidden = true;
      const heading = make('slot');
      heading.name = 'heading';
      this.#room.append(list, this.#links);
      root.append(heading, this.#room, this.#empty);
      list.addEventListener('click', (event) => this.#select(event));
      list.addEventListener('auxclick', (event) => event.button === 1 && this.#select(event));
      this.#list = list;
    } catch (error) {
      // A page that lets nobody have a shadow root.
      this.#failed(error);
    }
  }

  /** @internal */
  connectedCallback(): void {
    if (!this.#list) return;
    // What frameworks have set before this script was there hides what is behind it.
    for (const name of [...TEXTS, 'limit', 'layout']) {
      if (!Object.hasOwn(this, name)) continue;
      const value = Reflect.get(this, name);
      Reflect.deleteProperty(this, name);
      Reflect.set(this, name, value);
    }
    if (this.#isGone) this.#ready = this.#awaited();
    this.#bones(this.#list);
    // Where there is no observer, or one that says nothing.
    this.#waits = setTimeout(() => this.#begin(), globalThis.IntersectionObserver ? SILENT_AFTER : 0);
    this.#near = observer(
      (entries) => {
        clearTimeout(this.#waits);
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#begin();
      },
      { rootMargin: '300px' },
    );
    this.#near?.observe(this);
  }

  /** @internal */
  disconnectedCallback(): void {
    clearTimeout(this.#waits);
    this.#near?.disconnect();
    this.#seen?.disconnect();
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
    this.#release();
    this.#lent?.close();
    this.#near = this.#seen = null;
    this.#begun = false;
    this.#turn += 1;
    // Some are only put elsewhere.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#isGone = true;
      this.#isReady({ source: 'fallback', count: 0 });
    });
  }

  /** @internal */
  attributeChangedCallback(name: string, before: string | null, after: string | null): void {
    if (before === after || !this.#list) return;
    if (name === 'label') this.#name(this.#list);
    if (name === 'layout') this.#list.className = this.layout;
    if (name === 'pack' || name === 'memory') this.#release();
    const looks = name === 'theme' || name === 'label' || name === 'layout';
    if (this.#begun && (this.#lent || !looks)) this.#later();
  }

  get limit(): number {
    return Math.min(Math.max(Math.trunc(Number(this.getAttribute('limit') ?? 6)) || 6, 1), HEAD_ITEMS);
  }
  set limit(value: number) {
    this.setAttribute('limit', String(value));
  }
  get layout(): 'grid' | 'row' | 'list' {
    const layout = this.getAttribute('layout');
    return layout === 'row' || layout === 'list' ? layout : 'grid';
  }
  set layout(value: 'grid' | 'row' | 'list') {
    this.setAttribute('layout', value);
  }

  /** Resolves once something is shown: recommendations, or the page's own links, also when it is taken away. It never rejects. */
  whenReady(): Promise<Ready> {
    return this.#ready;
  }

  #awaited(): Promise<Ready> {
    this.#isGone = false;
    return new Promise((ready) => {
      this.#isReady = ready;
    });
  }

  /** Cards for what is asked, without showing them. */
  async recommend(wanted?: Wanted): Promise<Found> {
    return (await this.#open()).recommend(wanted);
  }

  /** Remembers that the visitor did something with an item. */
  async record(kind: Act, item: string): Promise<void> {
    return (await this.#open()).record(kind, item);
  }

  /** Asks and shows anew. */
  async refresh(): Promise<void> {
    this.#begun = true;
    this.#turn += 1;
    const turn = this.#turn;
    if (this.app) return this.#lend(this.app, turn);
    const { limit, item, query } = this;
    const facets = facetsOf(this.getAttribute('facets'));
    const page = item === 'page';
    const asks = (item && !page) || query || Object.keys(facets).length > 0;
    clearTimeout(this.#waits);
    this.#waits = setTimeout(() => turn === this.#turn && this.#failed(new Error('it takes too long')), LATE_AFTER);
    try {
      const recommender = await this.#open();
      // Unless the page says what it wants, on an item's own page it is what is like that item.
      const here = asks || item === '' ? null : await recommender.here({ limit }, page);
      if (asks) this.#show(await recommender.recommend({ limit, item, query, facets }), turn);
      else if (here) this.#show(here, turn);
      else {
        // What is remembered may change what is shown; the first view does not wait for that.
        this.#show(await recommender.popular({ limit }), turn);
        if (await recommender.known()) this.#show(await recommender.recommend({ limit }).catch(() => null), turn);
      }
    } catch (error) {
      if (turn === this.#turn) this.#failed(error);
    }
  }

  /** Lets go of everything; the page's own links are shown. */
  destroy(): void {
    this.disconnectedCallback();
    this.#fall(false);
    this.#isReady({ source: 'fallback', count: 0 });
  }

  /** Personal mode: a frame of the app's own, which follows the person's memory if they want that. */
  async #lend(app: string, turn: number): Promise<void> {
    try {
      const { mount } = await import('../internal/personal.ts');
      if (turn !== this.#turn) return;
      this.#lent?.close();
      const { limit, layout, theme, label } = this;
      const root = this.getRootNode();
      const host = root instanceof ShadowRoot ? root.host : null;
      const around =
        this.closest<HTMLElement>('[lang]') ?? host?.closest<HTMLElement>('[lang]') ?? document.documentElement;
      this.#lent = mount({
        app,
        pack: this.pack ?? new URL('pack.json', import.meta.url).href,
        limit,
        layout,
        theme,
        label,
        lang: around.lang,
        around: this,
        say: (detail) => this.#hear(detail),
      });
      if (this.#list) this.#list.hidden = true;
      this.#links.hidden = true;
      this.shadowRoot?.append(this.#lent.frame);
    } catch (error) {
      this.#failed(error);
    }
  }

  #hear(detail: Detail<'ready' | 'select' | 'error'>): void {
    if ('reason' in detail) this.#failed(new Error(detail.reason));
    else if ('url' in detail) {
      const to = address(detail.url);
      if (this.#say('select', detail) && to) location.assign(to);
    } else {
      this.#say('ready', detail);
      this.#isReady(detail);
    }
  }

  #begin(): void {
    clearTimeout(this.#waits);
    this.#near?.disconnect();
    this.refresh();
  }

  #open(): Promise<Recommender> {
    if (this.#recommender) return this.#recommender;
    const opening = (async () => {
      const { open } = await import('./headless.ts');
      return open({ pack: this.pack, memory: this.memory ?? 'site' });
    })();
    this.#recommender = opening;
    // What failed once is tried again.
    opening.catch(() => {
      if (this.#recommender === opening) this.#recommender = null;
    });
    return opening;
  }

  #release(): void {
    this.#recommender?.then(
      (recommender) => recommender.close(),
      () => {},
    );
    this.#recommender = null;
  }

  /** Shows anew once all that is about to change has changed. */
  #later(): void {
    if (this.#due) return;
    this.#due = true;
    queueMicrotask(() => {
      this.#due = false;
      if (this.isConnected) this.refresh();
    });
  }

  /** Holds the place of the cards to come. */
  #bones(list: HTMLUListElement): void {
    this.#name(list);
    list.className = this.layout;
    list.hidden = false;
    this.#links.hidden = true;
    if (list.childElementCount) return;
    list.append(...places(this.limit));
    list.setAttribute('aria-busy', 'true');
  }

  /** Whether the page has kept room for as many cards as there may be, so that nothing may move. */
  get #reserves(): boolean {
    return getComputedStyle(this).getPropertyValue('--penchant-reserve').trim() !== '';
  }

  #name(list: HTMLUListElement): void {
    if (this.label) list.setAttribute('aria-label', this.label);
    else list.removeAttribute('aria-label');
  }

  #show(found: Found | null, turn: number): void {
    if (!found || !this.#list || turn !== this.#turn || !this.isConnected) return;
    const { cards, source } = found;
    const same = cards.length === this.#shown.size && cards.every(({ id }) => this.#shown.has(id));
    // Nothing moves under a hand, and nothing is drawn again for nothing.
    const held = this.matches(':hover') || this.shadowRoot?.activeElement;
    if (source === 'personal' && (same || (this.#shown.size > 0 && held))) return;
    clearTimeout(this.#waits);
    this.#seen?.disconnect();
    const seen = observer((entries) => this.#look(entries), { threshold: 0.5 });
    this.#seen = seen;
    this.#shown.clear();
    const template = this.querySelector<HTMLTemplateElement>(':scope > template[slot="card"]');
    const facts = this.show?.match(/\w+/g) ?? [];
    const drawn = cards.map((card, position) => {
      const place = draw(card, template, facts);
      this.#shown.set(card.id, { ...card, position });
      place.dataset.id = card.id;
      seen?.observe(place);
      return place;
    });
    const left = cards.length && this.#reserves ? this.limit - cards.length : 0;
    this.#list.replaceChildren(...drawn, ...places(left, 'kept'));
    this.#list.className = this.layout;
    this.#list.removeAttribute('aria-busy');
    this.#list.hidden = cards.length === 0;
    this.#links.hidden = true;
    this.#empty.hidden = cards.length > 0;
    const ready = { source, count: cards.length };
    this.#say('ready', ready);
    this.#isReady(ready);
  }

  #look(entries: IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting } of entries) {
      const id = idOf(target);
      clearTimeout(this.#timers.get(id));
      this.#timers.delete(id);
      if (!isIntersecting) continue;
      const timer = setTimeout(() => {
        this.#timers.delete(id);
        this.#seen?.unobserve(target);
        const card = this.#shown.get(id);
        if (!card) return;
        this.#say('impression', { id, position: card.position });
        if (card.placement) this.record('view', id).catch(() => {});
      }, SEEN_AFTER);
      this.#timers.set(id, timer);
    }
  }

  #select(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : null;
    const id = idOf(target?.closest('li'));
    const card = this.#shown.get(id);
    if (!card || !target?.closest('a, button')) return;
    if (!this.#say('select', { id, position: card.position, url: address(card.url) })) event.preventDefault();
    this.#recommender?.then((recommender) => recommender.record('open', id, card.placement ?? null)).catch(() => {});
  }

  #failed(error: unknown): void {
    clearTimeout(this.#waits);
    this.#fall(true);
    this.#say('error', { reason: error instanceof Error ? error.message : String(error) });
    this.#isReady({ source: 'fallback', count: 0 });
  }

  /** Shows the page's own links, in the room that was kept for the cards if that is to `stay`. */
  #fall(stay: boolean): void {
    if (!this.#list) return;
    this.#lent?.close();
    this.#shown.clear();
    const kept = stay && this.#reserves ? this.limit : 0;
    this.#list.replaceChildren(...places(kept, 'kept'));
    this.#list.hidden = kept === 0;
    this.#list.removeAttribute('aria-busy');
    this.#links.hidden = false;
    this.#links.className = kept ? 'rows' : '';
  }

  #say<Name extends Events>(name: Name, detail: PenchantEvents[`penchant:${Name}`]['detail']): boolean {
    const cancelable = name === 'select';
    return this.dispatchEvent(
      new CustomEvent(`penchant:${name}`, { detail, bubbles: true, composed: true, cancelable }),
    );
  }
}

type Events = 'ready' | 'impression' | 'select' | 'error';

/** Places of cards that are to come, or (`kept`) that are not. */
const places = (count: number, className = ''): HTMLLIElement[] =>
  Array.from({ length: Math.max(count, 0) }, () => {
    const place = make('li', className);
    if (className) place.ariaHidden = 'true';
    else place.append(make('div', 'bone', 'placeholder'));
    return place;
  });

/** An observer of what is in view; none where the browser has none. */
function observer(look: IntersectionObserverCallback, options: IntersectionObserverInit): IntersectionObserver | null {
  try {
    return new IntersectionObserver(look, options);
  } catch {
    return null;
  }
}

const idOf = (place: Element | null | undefined): string => (place instanceof HTMLElement && place.dataset.id) || '';

for (const name of TEXTS) {
  Object.defineProperty(PenchantRecs.prototype, name, {
    configurable: true,
    enumerable: true,
    get(this: PenchantRecs) {
      return this.getAttribute(name);
    },
    set(this: PenchantRecs, value: string | null | undefined) {
      if (value == null) this.removeAttribute(name);
      else this.setAttribute(name, value);
    },
  });
}

// Of several copies on a page the first is the element; the others are there for who imports them.
if (!customElements.get(NAME)) customElements.define(NAME, PenchantRecs);

// Only what is listened to by its name: nothing that would have to be there at run time.
export interface PenchantRecs {
  addEventListener<K extends keyof PenchantEvents>(
    type: K,
    listener: (this: PenchantRecs, event: PenchantEvents[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    type: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    'penchant-recs': PenchantRecs;
  }
}
