// What sites may rest on, as types. `embed/v1` adds to it and changes nothing.

/** An item as a card shows it. All of it is text, to be shown as text. */
export interface Card {
  id: string;
  title: string;
  summary: string;
  /** As in the pack: a web address, or a path of the site. */
  url?: string | undefined;
  /** Absolute address of the picture in the pack. */
  image?: string | undefined;
  creator?: string | undefined;
  /** Of which day, month or year it is, in the form of ISO 8601. */
  date?: string | undefined;
  tags?: string[] | undefined;
  price?: number | undefined;
  /** Of the price, as the owner writes it. */
  currency?: string | undefined;
  /** As the owner writes it: `InStock`, `out of stock`. */
  availability?: string | undefined;
  /** The last day, month or year on which it can be had, in the form of ISO 8601. */
  until?: string | undefined;
  /** What the owner calls the rule that put this forward. Cards have to show it. */
  owner?: string | undefined;
  reason: 'popular' | 'because' | 'similar' | 'match' | 'explore';
  /** With `because`: titles of the items behind it. */
  because?: string[] | undefined;
  /** To be given back to `record`, so that the ranking learns from what it showed. */
  placement?: Placement | undefined;
}

/** Where a card was shown. There may be more in it: give it back as it came. */
export interface Placement {
  slate: number;
  position: number;
  propensity: number;
}

export interface Found {
  /** What the cards follow. */
  source: 'popular' | 'personal' | 'similar' | 'search';
  /** Identifies the slate; 0 where there is none. */
  slate: number;
  cards: Card[];
}

/** Why an item stands where it does for this visitor. */
export interface Explained {
  score: number;
  /** Its place among all items, from 1. */
  rank: number;
  /** What adds up to the score, the largest first. */
  parts: { because: string; value: number }[];
}

export interface Wanted {
  /** 1 to 24 in the element, up to 200 here; 6 unless said. */
  limit?: number | undefined;
  /** Id of an item: what is like it. `page`: what is like the item that the page is about, else what comes first. */
  item?: string | null | undefined;
  /** Words to look for. */
  query?: string | null | undefined;
  /** Facet → one value or several, of which an item needs one. */
  facets?: Record<string, string | string[]> | undefined;
  /** Ids that are on the page already. */
  exclude?: string[] | undefined;
}

/** What a visitor does with an item. */
export type Act = 'open' | 'like' | 'save' | 'dislike' | 'not_interested' | 'view';

export interface Options {
  /** Address of the pack's `pack.json`, relative to the page; unless said, the one beside this script. */
  pack?: string | null | undefined;
  /** `site` (unless said): what visitors do is remembered in this site's storage. `none`: nothing is kept. */
  memory?: 'site' | 'none' | undefined;
}

export interface Ready {
  source: Found['source'] | 'fallback';
  count: number;
}

export interface PenchantEvents {
  /** Cards are shown, or shown anew. */
  'penchant:ready': CustomEvent<Ready>;
  /** Half of a card was in view for a second; once per card and slate. */
  'penchant:impression': CustomEvent<{ id: string; position: number }>;
  /** A card was chosen. Cancel the event to stay on the page. */
  'penchant:select': CustomEvent<{ id: string; position: number; url: string | null }>;
  /** It could not be done; the links inside the element are shown. */
  'penchant:error': CustomEvent<{ reason: string }>;
}
