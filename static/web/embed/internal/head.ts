// The head of a pack: its id and first cards, a few kilobytes. No engine is needed to show them.

import { HEAD_ITEMS, type PACK_ROLES, PACK_SCHEMA, SUMMARY_LENGTH } from '../../protocol/constants.ts';
import type { Card } from '../public/api.ts';
import type { Manifest } from './files.ts';
import { isLocalPath } from './local_path.ts';

export interface Head {
  id: string;
  cards: Card[];
}

/** An item of `top.json`; of a file of items, which has no summary, the description. */
interface Item {
  id: string;
  title: string;
  summary?: string;
  description?: string;
  url?: string;
  image?: string;
  creator?: string;
  owner?: string;
}

const heads = new Map<string, Promise<Head>>();

/** The head of the pack with this manifest. It is read once, unless that fails. */
export function head(pack: string): Promise<Head> {
  const known = heads.get(pack);
  if (known) return known;
  const loading = load(pack);
  heads.set(pack, loading);
  loading.catch(() => heads.delete(pack));
  return loading;
}

async function load(pack: string): Promise<Head> {
  const manifest: Manifest = await read(pack);
  if (!(manifest.schema <= PACK_SCHEMA)) {
    throw new Error(`the pack has schema ${manifest.schema}; this version reads up to ${PACK_SCHEMA}`);
  }
  const file = (role: (typeof PACK_ROLES)[number]) => manifest.files.find((entry) => entry.role === role)?.path;
  // Packs of older builders have no head: then their first items.
  const items: Item[] = await read(new URL(file('top') ?? file('items') ?? 'top.json', pack).href);
  return { id: manifest.id, cards: items.slice(0, HEAD_ITEMS).map((item) => card(item, pack)) };
}

async function read<T>(url: string): Promise<T> {
  const response = await fetch(url, { credentials: 'same-origin' });
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  return response.json();
}

/** What a card shows of an item in the pack at this address. */
export const card = (
  { id, title, summary, description = '', url, image, creator, owner }: Item,
  pack: string,
): Card => ({
  id,
  title,
  summary: summary ?? description.split('\n', 1).join().slice(0, SUMMARY_LENGTH),
  url,
  // Only pictures of the pack: others would tell another host who looks at what.
  image: image && isLocalPath(image) ? new URL(image, pack).href : undefined,
  creator,
  owner,
  reason: 'popular',
});
