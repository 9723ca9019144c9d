// Files of a pack, as far as the widget reads them itself.

/** `pack.json`, as far as it is looked at here. */
export interface Manifest {
  schema: number;
  id: string;
  /** Which files of `related/` there are: a bit for each, four to a hexadecimal digit. */
  related?: string;
  files: { path: string; role: string }[];
}

/** What JSON in a file says; it is for the caller to know what that is. Not by `JSON.parse`, which pages may have patched. */
export const json = <T>(bytes: ArrayBuffer): Promise<T> => new Response(bytes).json();

/** A file that does not come within this many milliseconds does not come. */
const PATIENCE = 8_000;

/** A file of a pack, in whole. */
export async function read(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url, { credentials: 'same-origin', signal: AbortSignal.timeout(PATIENCE) });
  if (!response.ok) throw new Error(`${url}: the server answered ${response.status}`);
  return response.arrayBuffer();
}
