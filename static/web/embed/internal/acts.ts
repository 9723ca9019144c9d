// What a visitor does, and what of it the engine has not seen yet: acts are noted here until the engine is needed, so that
// a visitor who leaves by a click waits for nothing.

import type * as protocol from '../../protocol/types.ts';
import type { Act, Placement } from '../public/api.ts';

const MOST_PENDING = 200;
const ACTS: Record<Act, true> = { open: true, like: true, save: true, dislike: true, not_interested: true, view: true };

/** An act on an item, in the engine's words. */
export function act(
  kind: Act,
  item: string,
  placement: Placement | null,
  surface: protocol.Surface = 'item',
): protocol.Act {
  if (!Object.hasOwn(ACTS, kind)) throw new TypeError(`no such kind of act: ${kind}`);
  if (typeof item !== 'string' || !item) throw new TypeError('an act is about an item, named by its id');
  // It goes back as it came, whatever else is in it.
  return { kind: { kind }, subject: { item }, surface, placement: placement as protocol.Placement | null };
}

const place = (catalogue: string) => `penchant-site:${catalogue}`;

/** Acts that wait, in order; null where nothing was ever done, or where the browser keeps nothing for us. */
export function pending(catalogue: string): protocol.Act[] | null {
  try {
    const acts: unknown = JSON.parse(localStorage.getItem(place(catalogue)) ?? 'null');
    return Array.isArray(acts) ? acts : null;
  } catch {
    return null;
  }
}

const refusals = (catalogue: string) => `penchant-no:${catalogue}`;

/** Ids of what the visitor has turned down: it is in no list, whether the engine runs or not. */
export function turnedDown(catalogue: string): string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(refusals(catalogue)) ?? '[]');
    return Array.isArray(ids) ? ids : [];
  } catch {
    return [];
  }
}

/** Notes what an act says of that; with null, all is open again. */
export function judge(catalogue: string, kind: Act | null, item = ''): void {
  try {
    const others = turnedDown(catalogue).filter((id) => id !== item);
    if (kind === 'dislike' || kind === 'not_interested') {
      localStorage.setItem(refusals(catalogue), JSON.stringify([...others, item].slice(-MOST_PENDING)));
    } else if (kind === 'like' || kind === 'save') {
      localStorage.setItem(refusals(catalogue), JSON.stringify(others));
    } else if (!kind) localStorage.removeItem(refusals(catalogue));
  } catch {
    // A browser that keeps nothing for us remembers nothing.
  }
}

/** Keeps these acts, of which the latest count; with null, nothing was ever done. */
export function keep(catalogue: string, acts: protocol.Act[] | null): void {
  try {
    if (acts) localStorage.setItem(place(catalogue), JSON.stringify(acts.slice(-MOST_PENDING)));
    else localStorage.removeItem(place(catalogue));
  } catch {
    // A browser that keeps nothing for us remembers nothing.
  }
}
