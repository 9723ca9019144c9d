// Where the widget is. The same rule in Rust is `related::page_key`; both are tested against the cases in
// tests/fixtures/page-keys.json.

const TRACKING = /^(utm_.*|.*clid|mc_[ce]id|_g[al]|igshid|srsltid|[gw]braid)$/;

/** An address in parts; null where it is none. (`URL.parse` and `URL.canParse` are younger than many a browser.) */
export function parsed(address: string | null | undefined, base?: string): URL | null {
  try {
    return address == null ? null : new URL(address, base);
  } catch {
    return null;
  }
}

/** What all addresses of one page have in common: the path without the file's ending, and a query without what only tracks. */
export function pageKey(address: string): string {
  const { pathname, search } = new URL(address, 'https://page.invalid');
  let path = pathname;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    // Not encoded as it should be: as it stands.
  }
  path = path
    .replace(/\/+$/, '')
    .replace(/(\/index)?\.html?$/, '')
    .replace(/\/+$/, '');
  const kept = search
    .slice(1)
    .split('&')
    .filter((part) => part && !TRACKING.test(part.split('=', 1).join()));
  return kept.length ? `${path || '/'}?${kept.sort().join('&')}` : path;
}

/**
 * The keys that the pack at this address may know this page by: of its canonical address, then of its own; each also without the
 * query, and as seen from the folder that the pack's is in.
 */
export function keysOfPage(pack: string): string[] {
  const canonical = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  const root = new URL('..', pack).pathname;
  const keys = [canonical, location.href].flatMap((address) => {
    const there = parsed(address);
    if (!there) return [];
    const key = pageKey(there.href);
    const below = there.pathname.startsWith(root) ? [pageKey(there.href.replace(root, '/'))] : [];
    return [key, key.replace(/\/?\?.*/, ''), ...below];
  });
  return [...new Set(keys)];
}

/** Where an id is found: ids that are addresses are found where their pages are. */
export const keyOfId = (id: string): string => (/^\/|:\/\//.test(id) ? pageKey(id) : id);

/** The number of the file of `related/` that has a key: FNV-1a, folded. */
export function shardOf(key: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(key)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash ^ (hash >>> 12)) & 0xfff;
}
