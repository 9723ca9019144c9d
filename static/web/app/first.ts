// What a stranger sees of the catalogue until the app has come: the cards that its first feed begins with (catalog/pack/top.rs).
// Whoever has been here before has a feed of their own, which is nothing that a file could say.

import type { CardHead } from '../protocol/types.ts';

/** The catalogue that the app opens (browser/client.rs). */
const PACK = 'packs/demo/';
/** The person's memory (store/mod.rs). */
const MEMORY = 'penchant';

/** Fills the tiles that stand on the page. Where that fails they stay as they are: the app itself will say why. */
export async function firstCards(beside: (path: string) => string): Promise<void> {
  const tiles = document.querySelectorAll<HTMLElement>('#boot .card');
  if (!['', '#', '#/'].includes(location.hash) || !(await isStranger())) return;
  const response = await fetch(beside(`${PACK}top.json`));
  const heads: CardHead[] = response.ok ? await response.json() : [];
  for (const [at, tile] of tiles.entries()) {
    const head = heads[at];
    if (head) fill(tile, head, beside(PACK));
  }
  if (heads.length > 0) tiles[0]?.parentElement?.removeAttribute('aria-hidden');
}

/** Whether nothing of a person is kept here. A browser that cannot tell may keep something. */
async function isStranger(): Promise<boolean> {
  const kept = await indexedDB.databases();
  return !kept.some(({ name }) => name === MEMORY);
}

function fill(tile: HTMLElement, { id, title, summary = '', image }: CardHead, pack: string): void {
  const part = <Tag extends keyof HTMLElementTagNameMap>(tag: Tag, props: Partial<HTMLElementTagNameMap[Tag]>) =>
    Object.assign(document.createElement(tag), props);
  const name = part('h2', {});
  name.append(part('a', { className: 'stretched', href: `#/item/${encodeURIComponent(id)}`, textContent: title }));
  tile.querySelector('.card-name')?.replaceChildren(name);
  tile.querySelector('.card-summary')?.replaceChildren(summary);
  const picture = tile.querySelector<HTMLElement>('.picture');
  // Pictures elsewhere are not asked for unasked.
  if (image && picture && !URL.canParse(image)) {
    picture.classList.remove('bone');
    picture.dataset.fit = 'icon';
    picture.replaceChildren(part('img', { src: pack + image, alt: '', decoding: 'async' }));
  }
}
