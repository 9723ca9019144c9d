// Recommendations from a pack, without a view of them: for sites that draw their own cards. `penchant.js` rests on it.
//
// The head of the catalogue comes as a small static file. The engine, a worker with WebAssembly, is started only for what
// needs it: similar items, a search, or a visitor who has done something here before. What is remembered stays in the
// storage of the site that the page belongs to; nothing is sent anywhere.

import type { EngineClient } from '../../protocol/client.ts';
import type * as protocol from '../../protocol/types.ts';
import * as acts from '../internal/acts.ts';
import { explained, plain } from '../internal/cards.ts';
import { release, share } from '../internal/engine.ts';
import { head, inReach, manifest } from '../internal/head.ts';
import { keysOfPage, pageKey, parsed } from '../internal/page_key.ts';
import { type Related, relatedHere, relatedTo } from '../internal/related.ts';
import type { Act, Card, Explained, Found, Options, Placement, Wanted } from './api.ts';

export type { Act, Card, Explained, Found, Options, Placement, Wanted } from './api.ts';

export function open({ pack, memory = 'site' }: Options = {}): Recommender {
  const address = pack ? new URL(pack, document.baseURI) : new URL('pack.json', import.meta.url);
  return new Recommender(address.href, memory);
}

/** What an owner writes for the item that the page is about. */
const PAGE = 'page';
/** Cards of one answer of the engine's. */
const MOST = 200;
/** Cards beyond those that are shown, to stand in the place of what is sold out. */
const BEHIND = 6;

export class Recommender {
  readonly #pack: string;
  readonly #memory: 'site' | 'nowhere';
  #engine: Promise<EngineClient> | null = null;
  /** The catalogue's id, once any file has said it. */
  #id: string | null = null;

  constructor(pack: string, memory: 'site' | 'none' = 'site') {
    this.#pack = pack;
    this.#memory = memory === 'none' ? 'nowhere' : 'site';
  }

  /** What comes first for everybody, from a small static file; no engine is needed. */
  async popular({ limit = 6, exclude = [] }: Pick<Wanted, 'limit' | 'exclude'> = {}): Promise<Found> {
    const { id, cards } = await head(this.#pack);
    this.#id = id;
    return { source: 'popular', slate: 0, cards: this.#fit(cards, limit, [...exclude, ...this.#refused(id)]) };
  }

  /**
   * What is like the item that this page is about, from a small static file; null if it is about none. `sure` that it is about
   * one, nothing is read before that.
   */
  async here({ limit = 6, exclude = [] }: Pick<Wanted, 'limit' | 'exclude'> = {}, sure = false): Promise<Found | null> {
    const related = await relatedHere(this.#pack, sure);
    return related && this.#similar(related, limit, exclude);
  }

  /** Whether the visitor has done anything here before, as far as this site remembers. */
  async known(): Promise<boolean> {
    return this.#memory !== 'nowhere' && acts.pending(await this.#catalogue()) !== null;
  }

  /** The best there is for what is asked. Starts the engine where that takes one; rejects where it cannot run. */
  async recommend({ limit = 6, item, query, facets = {}, exclude = [] }: Wanted = {}): Promise<Found> {
    if (item) {
      const related = await (item === PAGE ? relatedHere(this.#pack, true) : relatedTo(this.#pack, item));
      if (related) return this.#similar(related, limit, exclude);
    }
    const filters = Object.entries(facets).map(([facet, values]) => ({ facet, values: [values].flat() }));
    const like = item === PAGE ? null : item;
    const asks = like || query || filters.length > 0;
    if (!asks && !this.#engine && !(await this.known())) return this.popular({ limit, exclude });
    const engine = await this.#start();
    // The page itself is among what was found, or it is not; and what nobody can have steps back behind others.
    const most = Math.min(limit + exclude.length + 1 + BEHIND, MOST);
    const fit = (cards: protocol.Card[]) => this.#fit(inReach(cards.map(plain)), limit, exclude);
    if (like) {
      const { id, cards } = await engine.ask({ type: 'similar', item: like, limit: most });
      return { source: 'similar', slate: id, cards: fit(cards) };
    }
    if (asks) {
      const { cards } = await engine.ask({ type: 'search', query: query ?? '', filters, limit: most });
      return { source: 'search', slate: 0, cards: fit(cards) };
    }
    const { id, cards } = await engine.ask({ type: 'feed', limit: Math.min(limit + 1 + BEHIND, MOST), exclude });
    return { source: 'personal', slate: id, cards: fit(cards) };
  }

  /** Why an item stands where it does for this visitor: the addends of its score. Starts the engine. */
  async explain(item: string): Promise<Explained> {
    const engine = await this.#start();
    return explained(await engine.ask({ type: 'explain', item }));
  }

  async #similar({ catalogue, item, cards }: Related, limit: number, exclude: string[]): Promise<Found> {
    this.#id = catalogue;
    const without = [...exclude, ...this.#refused(catalogue), item];
    const similar = this.#fit(cards, limit, without);
    if (similar.length < limit) {
      // More than are related: then what comes first for everybody.
      const others = await this.popular({ limit, exclude: [...without, ...cards.map(({ id }) => id)] }).catch(
        () => null,
      );
      similar.push(...(others?.cards ?? []).slice(0, limit - similar.length));
    }
    return { source: 'similar', slate: 0, cards: similar };
  }

  /** The first of these, without some, and without this page itself. */
  #fit(cards: Card[], limit: number, without: string[]): Card[] {
    const keys = keysOfPage(this.#pack);
    const isHere = ({ url }: Card) => {
      const there = parsed(url, document.baseURI);
      return there?.origin === location.origin && keys.includes(pageKey(there.href));
    };
    return cards.filter((card) => !without.includes(card.id) && !isHere(card)).slice(0, limit);
  }

  #refused(catalogue: string): string[] {
    return this.#memory === 'nowhere' ? [] : acts.turnedDown(catalogue);
  }

  /**
   * Remembers an act; rejects for an unknown kind of act. Where the engine does not run, it is noted until the engine is
   * needed: a visitor who leaves by a click waits for nothing.
   */
  async record(kind: Act, item: string, placement: Placement | null = null): Promise<void> {
    const act = acts.act(kind, item, placement);
    if (this.#memory !== 'nowhere') acts.judge(await this.#catalogue(), kind, item);
    if (this.#engine) {
      if (this.#memory !== 'nowhere') {
        const catalogue = await this.#catalogue();
        acts.keep(catalogue, acts.pending(catalogue) ?? []);
      }
      await (await this.#engine).ask({ type: 'record', acts: [act] });
    } else if (this.#memory !== 'nowhere' && kind !== 'view') {
      const catalogue = await this.#catalogue();
      acts.keep(catalogue, [...(acts.pending(catalogue) ?? []), act]);
    }
  }

  /** Forgets all that this site's widget remembers of the visitor in this catalogue; what other packs of the site know stays. */
  async forget(): Promise<void> {
    const catalogue = await this.#catalogue();
    acts.keep(catalogue, null);
    acts.judge(catalogue, null);
    if (this.#memory === 'nowhere') return;
    const engine = await this.#start();
    const { acts: all } = await engine.ask({ type: 'memory' });
    const seqs = all.filter(({ catalog }) => catalog === null).map(({ seq }) => seq);
    await engine.ask({ type: 'forget', what: { type: 'these', seqs } });
  }

  /** Lets go of the engine, which ends with its last user. */
  close(): void {
    if (this.#engine) release(this.#pack, this.#memory);
    this.#engine = null;
  }

  async #catalogue(): Promise<string> {
    this.#id ??= (await manifest(this.#pack)).manifest.id;
    return this.#id;
  }

  #start(): Promise<EngineClient> {
    this.#engine ??= this.#open().catch((error) => {
      this.close();
      throw error;
    });
    return this.#engine;
  }

  async #open(): Promise<EngineClient> {
    const engine = await share(this.#pack, this.#memory);
    const catalogue = await this.#catalogue();
    const waiting = this.#memory === 'nowhere' ? null : acts.pending(catalogue);
    if (waiting?.length) {
      acts.keep(catalogue, []);
      // Written in one go or not at all; put back what could not be written.
      await engine.ask({ type: 'record', acts: waiting }).catch(() => acts.keep(catalogue, waiting));
    }
    return engine;
  }
}
