// What is related to an item or to a page: a small file beside the manifest that the builder has written (docs/pack.md). No
// engine is needed, and where the id is known beforehand, nothing has to be read before it.

import type { Card } from '../public/api.ts';
import { json, read } from './files.ts';
import { card, type Item, inReach, manifest } from './head.ts';
import { keyOfId, keysOfPage, shardOf } from './page_key.ts';

/** A file of `related/`. */
interface Shard {
  /** Of the catalogue. */
  id: string;
  cards: Item[];
  /** By an item's id: positions in `cards`. */
  items: Record<string, number[]>;
  /** By a page's key: an item's id. */
  pages: Record<string, string>;
}

/** What is related to an item of a catalogue. */
export interface Related {
  catalogue: string;
  item: string;
  cards: Card[];
}

const shards = new Map<string, Promise<Shard | null>>();

function shard(pack: string, number: number): Promise<Shard | null> {
  const url = new URL(`related/${number.toString(16).padStart(3, '0')}.json`, pack).href;
  // Packs of older builders have none.
  const known =
    shards.get(url) ??
    read(url)
      .then(json<Shard>)
      .catch(() => null);
  shards.set(url, known);
  known.then((found) => found ?? shards.delete(url));
  return known;
}

/** What is related to the item with this id; null if the pack does not say. */
export async function relatedTo(pack: string, item: string): Promise<Related | null> {
  const found = await shard(pack, shardOf(keyOfId(item)));
  return found && cards(pack, found, item);
}

/**
 * What is related to the item that this page is about; null if it is about none. `sure` that it is about one, the manifest is not
 * asked beforehand whether there is a file for it.
 */
export async function relatedHere(pack: string, sure: boolean): Promise<Related | null> {
  const there = sure ? null : ((await manifest(pack)).manifest.related ?? '');
  for (const key of keysOfPage(pack)) {
    const number = shardOf(key);
    if (there !== null && !((Number.parseInt(there[number >> 2] ?? '0', 16) >> (number & 3)) & 1)) continue;
    const found = await shard(pack, number);
    const item = found && Object.hasOwn(found.pages, key) && found.pages[key];
    if (item) return cards(pack, found, item);
  }
  return null;
}

function cards(pack: string, { id, cards, items }: Shard, item: string): Related | null {
  const places = Object.hasOwn(items, item) && items[item];
  if (!places) return null;
  const related = places.flatMap((place) => cards[place] ?? []);
  // What could be had when the pack was built may be over by now.
  return { catalogue: id, item, cards: inReach(related.map((found) => card(found, pack, 'similar'))) };
}
