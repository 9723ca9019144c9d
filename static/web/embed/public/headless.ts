// Recommendations from a pack, without a view of them: for sites that draw their own cards. `penchant.js` rests on it.
//
// The head of the catalogue comes as a small static file. The engine, a worker with WebAssembly, is started only for what
// needs it: similar items, a search, or a visitor who has done something here before. What is remembered stays in the
// storage of the site that the page belongs to; nothing is sent anywhere.

import type { EngineClient } from '../../protocol/client.ts';
import * as acts from '../internal/acts.ts';
import { plain } from '../internal/cards.ts';
import { release, share } from '../internal/engine.ts';
import { head } from '../internal/head.ts';
import type { Act, Found, Options, Placement, Wanted } from './api.ts';

export type { Act, Card, Found, Options, Placement, Wanted } from './api.ts';

export function open({ pack, memory = 'site' }: Options): Recommender {
  return new Recommender(new URL(pack, document.baseURI).href, memory);
}

export class Recommender {
  readonly #pack: string;
  readonly #memory: 'site' | 'nowhere';
  #engine: Promise<EngineClient> | null = null;
  #id: string | null = null;

  constructor(pack: string, memory: 'site' | 'none' = 'site') {
    this.#pack = pack;
    this.#memory = memory === 'none' ? 'nowhere' : 'site';
  }

  /** What comes first for everybody, from a small static file; no engine is needed. */
  async popular({ limit = 6, exclude = [] }: Pick<Wanted, 'limit' | 'exclude'> = {}): Promise<Found> {
    const { id, cards } = await head(this.#pack);
    this.#id = id;
    return { source: 'popular', slate: 0, cards: cards.filter((card) => !exclude.includes(card.id)).slice(0, limit) };
  }

  /** Whether the visitor has done anything here before, as far as this site remembers. */
  async known(): Promise<boolean> {
    return this.#memory !== 'nowhere' && acts.pending(await this.#catalogue()) !== null;
  }

  /** The best there is for what is asked. Starts the engine where that takes one; rejects where it cannot run. */
  async recommend({ limit = 6, item, query, facets = {}, exclude = [] }: Wanted = {}): Promise<Found> {
    const filters = Object.entries(facets).map(([facet, values]) => ({ facet, values: [values].flat() }));
    const asks = item || query || filters.length > 0;
    if (!asks && !this.#engine && !(await this.known())) return this.popular({ limit, exclude });
    const engine = await this.#start();
    if (item) {
      const { id, cards } = await engine.ask({ type: 'similar', item, limit });
      return { source: 'similar', slate: id, cards: cards.map(plain) };
    }
    if (asks) {
      const { cards } = await engine.ask({ type: 'search', query: query ?? '', filters, limit });
      return { source: 'search', slate: 0, cards: cards.map(plain) };
    }
    const { id, cards } = await engine.ask({ type: 'feed', limit, exclude });
    return { source: 'personal', slate: id, cards: cards.map(plain) };
  }

  /**
   * Remembers an act; rejects for an unknown kind of act. Where the engine does not run, it is noted until the engine is
   * needed: a visitor who leaves by a click waits for nothing.
   */
  async record(kind: Act, item: string, placement: Placement | null = null): Promise<void> {
    const act = acts.act(kind, item, placement);
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

  /** Forgets all that this site's widget remembers of the visitor. */
  async forget(): Promise<void> {
    acts.keep(await this.#catalogue(), null);
    if (this.#memory !== 'nowhere') await (await this.#start()).ask({ type: 'forget', what: { type: 'everything' } });
  }

  /** Lets go of the engine, which ends with its last user. */
  close(): void {
    if (this.#engine) release(this.#pack, this.#memory);
    this.#engine = null;
  }

  async #catalogue(): Promise<string> {
    this.#id ??= (await head(this.#pack)).id;
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
