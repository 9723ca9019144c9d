// Durable storage for an engine that may not open it itself: in a frame, the person's own database is open to the frame's
// page only. The asks are those of src/browser/borrowed.rs; the promises those of the storage port in src/store.

import { CROSSED, TABLES } from '../../protocol/constants.ts';
import type { StoreAnswer, StoreAsk } from '../../protocol/types.ts';

/**
 * Opens the database of this name; it is never made or upgraded here: the app does that. Resolves to what answers the
 * engine's asks.
 */
export async function open(factory: IDBFactory, name: string): Promise<(ask: StoreAsk) => Promise<StoreAnswer>> {
  const database = await new Promise<IDBDatabase>((opened, failed) => {
    const request = factory.open(name);
    request.onupgradeneeded = () => request.transaction?.abort();
    request.onsuccess = () => opened(request.result);
    request.onerror = () => failed(new Error('there is no memory yet: open the app first'));
    request.onblocked = () => failed(new Error('memory is in use by another version'));
  });
  // The app comes first.
  database.onversionchange = () => database.close();
  return async (ask) => {
    const told = (error: unknown) => ({
      error: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    });
    const found = await answer(database, ask).catch(told);
    return { store: ask.store, error: null, rows: [], keys: [], values: [], ...found };
  };
}

async function answer(database: IDBDatabase, { op, tables, keys, ops }: StoreAsk): Promise<Partial<StoreAnswer>> {
  const commits = op === 'commit' || op === 'commit_if';
  const mode = commits ? 'readwrite' : 'readonly';
  const transaction = database.transaction([...database.objectStoreNames], mode, { durability: 'strict' });
  const store = (table = '') => {
    if (!TABLES.some((known) => known === table)) throw new Error(`no such table: ${table}`);
    return transaction.objectStore(table);
  };
  let crossed = false;
  const cross = () => {
    crossed = true;
    abort(transaction);
  };
  const ended = new Promise<void>((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () =>
      failed(transaction.error ?? new Error(crossed ? CROSSED : 'rolled back by the browser'));
  });
  let found: Partial<StoreAnswer> = {};
  try {
    // Every request is made before anything is awaited: the transaction would end in between.
    if (op === 'scan') {
      const each = tables.map((table) => Promise.all([keysOf(store(table)), of(store(table).getAll())]));
      const rows = ([keys, values]: [string[], Uint8Array[]]) => keys.map((key, at): Row => [key, values[at] ?? EMPTY]);
      found = { rows: (await Promise.all(each)).map(rows) };
    } else if (op === 'keys') found = { keys: await Promise.all(tables.map((table) => keysOf(store(table)))) };
    else if (op === 'get') {
      const values = await Promise.all(keys.map((key) => of<Uint8Array | undefined>(store(tables[0]).get(key))));
      found = { values: values.map((value) => value ?? null) };
    } else if (commits) {
      // Where nothing is expected, there are no keys.
      for (const [at, key] of keys.entries()) expect(store(tables[at]).getKey(key), cross);
      for (const { kind, table, key, value } of ops) {
        if (kind === 'put') store(table).put(value, key);
        else if (kind === 'delete') store(table).delete(key);
        else store(table).clear();
      }
    } else throw new Error(`no such operation: ${op}`);
  } catch (error) {
    abort(transaction);
    await ended.catch(() => {});
    throw error;
  }
  await ended;
  return found;
}

type Row = StoreAnswer['rows'][number][number];
const EMPTY = new Uint8Array();

const of = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

/** Keys are texts: nothing else is ever written. */
const keysOf = (store: IDBObjectStore): Promise<string[]> => of(store.getAllKeys() as IDBRequest<string[]>);

/** Without the record of this key, nothing of the transaction happens. */
function expect(request: IDBRequest, crossed: () => void): void {
  request.onsuccess = () => request.result === undefined && crossed();
}

function abort(transaction: IDBTransaction): void {
  try {
    transaction.abort();
  } catch {
    // What failed has ended it.
  }
}
