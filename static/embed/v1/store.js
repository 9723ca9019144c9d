// Durable storage for an engine that may not open it itself: in a frame, the person's own database is open to the frame's
// page only. The asks are those of src/browser/borrowed.rs; the promises those of the storage port in src/store.

const names = ['interactions', 'meta', 'quarantine', 'outside'];

/**
 * @param {IDBFactory} factory
 * @param {string} name of the database; it is never made or upgraded here: the app does that
 * @returns {Promise<(ask: object) => Promise<object>>}
 */
export async function open(factory, name) {
  const database = await new Promise((opened, failed) => {
    const request = factory.open(name);
    request.onupgradeneeded = () => request.transaction.abort();
    request.onsuccess = () => opened(request.result);
    request.onerror = () => failed(new Error('there is no memory yet: open the app first'));
    request.onblocked = () => failed(new Error('memory is in use by another version'));
  });
  // The app comes first.
  database.onversionchange = () => database.close();
  return (ask) => answer(database, ask);
}

async function answer(database, { op, tables = [], keys = [], ops = [] }) {
  const known = (table) => {
    if (!names.includes(table)) throw new Error(`no such table: ${table}`);
    return table;
  };
  const writes = op === 'commit';
  const transaction = database.transaction([...database.objectStoreNames], writes ? 'readwrite' : 'readonly', { durability: 'strict' });
  const store = (table) => transaction.objectStore(known(table));
  const ended = new Promise((done, failed) => {
    transaction.oncomplete = () => done();
    transaction.onabort = () => failed(transaction.error ?? new Error('rolled back by the browser'));
  });
  const of = (request) =>
    new Promise((done, failed) => {
      request.onsuccess = () => done(request.result);
      request.onerror = () => failed(request.error);
    });
  let found = {};
  try {
    // Every request is made before anything is awaited: the transaction would end in between.
    if (op === 'scan') {
      const each = tables.map((table) => Promise.all([of(store(table).getAllKeys()), of(store(table).getAll())]));
      found = { rows: (await Promise.all(each)).map(([keys, values]) => keys.map((key, at) => [key, values[at]])) };
    } else if (op === 'keys') found = { keys: await Promise.all(tables.map((table) => of(store(table).getAllKeys()))) };
    else if (op === 'get') {
      const values = await Promise.all(keys.map((key) => of(store(tables[0]).get(key))));
      found = { values: values.map((value) => value ?? null) };
    } else if (writes) {
      for (const { kind, table, key, value } of ops) {
        if (kind === 'put') store(table).put(value, key);
        else if (kind === 'delete') store(table).delete(key);
        else store(table).clear();
      }
    } else throw new Error(`no such operation: ${op}`);
  } catch (error) {
    transaction.abort();
    await ended.catch(() => {});
    throw error;
  }
  await ended;
  return found;
}
