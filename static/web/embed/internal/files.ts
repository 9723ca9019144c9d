// Files of a pack, as far as the widget reads them itself.

/** `pack.json`, as far as it is looked at here. */
export interface Manifest {
  schema: number;
  id: string;
  files: { path: string; role: string }[];
}

/** What JSON in a file says; it is for the caller to know what that is. */
export const json = <T>(bytes: ArrayBuffer): T => JSON.parse(new TextDecoder().decode(bytes));
