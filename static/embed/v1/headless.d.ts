/** An item as a card shows it. All of it is text, to be shown as text. */
export interface Card {
  id: string;
  title: string;
  summary: string;
  /** As in the pack: a web address, or a path of the site. */
  url?: string;
  /** Absolute address of the picture in the pack. */
  image?: string;
  creator?: string;
  /** What the owner calls the rule that put this forward. Cards have to show it. */
  owner?: string;
  reason: 'popular' | 'because' | 'similar' | 'match' | 'explore';
  /** With `because`: titles of the items behind it. */
  because?: string[];
  /** To be given back to `record`, so that the ranking learns from what it showed. */
  placement?: { slate: number; position: number; propensity: number };
}

export interface Found {
  /** What the cards follow. */
  source: 'popular' | 'personal' | 'similar' | 'search';
  /** Identifies the slate; 0 where there is none. */
  slate: number;
  cards: Card[];
}

export interface Wanted {
  /** 1 to 24 in the element, up to 200 here; 6 unless said. */
  limit?: number;
  /** Id of an item: what is like it. */
  item?: string;
  /** Words to look for. */
  query?: string;
  /** Facet → one value or several, of which an item needs one. */
  facets?: Record<string, string | string[]>;
  /** Ids that are on the page already. */
  exclude?: string[];
}

export type Act = 'open' | 'like' | 'save' | 'dislike' | 'not_interested' | 'view';

export interface Options {
  /** Address of the pack's `pack.json`, relative to the page. */
  pack: string;
  /** `site` (unless said): what visitors do is remembered in this site's storage. `none`: nothing is kept. */
  memory?: 'site' | 'none';
}

export function open(options: Options): Recommender;

export class Recommender {
  constructor(pack: string, memory?: 'site' | 'none');
  /** What comes first for everybody, from a small static file. */
  popular(wanted?: Pick<Wanted, 'limit' | 'exclude'>): Promise<Found>;
  /** Whether the visitor has done anything here before. */
  known(): Promise<boolean>;
  /** The best there is for what is asked. Starts the engine where that takes one; rejects where it cannot run. */
  recommend(wanted?: Wanted): Promise<Found>;
  /** Remembers an act. Rejects for an unknown kind of act. */
  record(kind: Act, item: string, placement?: Card['placement'] | null): Promise<void>;
  /** Forgets everything that was recorded here. */
  forget(): Promise<void>;
  /** Lets go of the engine. */
  close(): void;
}
