// The head of a pack: its id and first cards, a few kilobytes. No engine is needed to show them.

import { HEAD_ITEMS, type PACK_ROLES, PACK_SCHEMA, SUMMARY_LENGTH } from '../../protocol/constants.ts';
import type { Card } from '../public/api.ts';
import { json, type Manifest, read } from './files.ts';
import { isLocalPath } from './local_path.ts';

export interface Head {
  id: string;
  cards: Card[];
}

/** What the manifest says, and its bytes: the engine wants them too. */
export interface Top {
  manifest: Manifest;
  bytes: ArrayBuffer;
}

/** An item of `top.json`; of a file of items, which has no summary, the description. */
export interface Item {
  id: string;
  title: string;
  summary?: string;
  description?: string;
  url?: string;
  image?: string;
  creator?: string;
  owner?: string;
  date?: string;
  tags?: string[];
  price?: number;
  currency?: string;
  availability?: string;
  until?: string;
}

/** Calls that give the same for the same address: made once, unless that fails. */
function once<T>(load: (url: string) => Promise<T>): (url: string) => Promise<T> {
  const made = new Map<string, Promise<T>>();
  return (url) => {
    const known = made.get(url);
    if (known) return known;
    const loading = load(url);
    made.set(url, loading);
    loading.catch(() => made.delete(url));
    return loading;
  };
}

/** The manifest at this address. */
export const manifest = once(async (pack): Promise<Top> => {
  const bytes = await read(pack);
  const manifest = await json<Manifest>(bytes);
  if (!(manifest.schema <= PACK_SCHEMA)) {
    throw new Error(`the pack has schema ${manifest.schema}; this version reads up to ${PACK_SCHEMA}`);
  }
  return { manifest, bytes };
});

/** The head of the pack with this manifest. */
export const head = once(async (pack): Promise<Head> => {
  const { id, files } = (await manifest(pack)).manifest;
  const file = (role: (typeof PACK_ROLES)[number]) => files.find((entry) => entry.role === role)?.path;
  // Packs of older builders have no head: then their first items.
  const items = await json<Item[]>(await read(new URL(file('top') ?? file('items') ?? 'top.json', pack).href));
  const cards = items.slice(0, HEAD_ITEMS).map((item) => card(item, pack));
  return { id, cards: inReach(cards) };
});

/** What nobody can have any more steps back. */
export const inReach = (cards: Card[]): Card[] => [...cards.filter((card) => !isGone(card)), ...cards.filter(isGone)];

/** A day is over when it is over everywhere: in the last zone half a day after Greenwich. The rule in Rust is `catalog::gone`. */
const isGone = ({ availability = '', until }: Card): boolean =>
  /out.?of.?stock|sold.?out|discontinued/i.test(availability) ||
  (until !== undefined && until < new Date(Date.now() - 43_200_000).toISOString().slice(0, until.length));

/** What a card shows of an item in the pack at this address. */
export const card = (
  {
    summary,
    description = '',
    image,
    id,
    title,
    url,
    creator,
    owner,
    date,
    tags,
    price,
    currency,
    availability,
    until,
  }: Item,
  pack: string,
  reason: Card['reason'] = 'popular',
): Card => ({
  id,
  title,
  summary: summary ?? description.split('\n', 1).join().slice(0, SUMMARY_LENGTH),
  url,
  // Only pictures of the pack: others would tell another host who looks at what.
  image: image && isLocalPath(image) ? new URL(image, pack).href : undefined,
  creator,
  owner,
  date,
  tags,
  price,
  currency,
  availability,
  until,
  reason,
});
