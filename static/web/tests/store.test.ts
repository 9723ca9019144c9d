import assert from 'node:assert/strict';
import { test } from 'node:test';
import { IDBFactory, IDBObjectStore } from 'fake-indexeddb';
import { open } from '../embed/internal/store.ts';
import { TABLES } from '../protocol/constants.ts';
import type { StoreAnswer, StoreAsk } from '../protocol/types.ts';

/** A database as the app makes it. */
async function database(tables: readonly string[] = TABLES): Promise<IDBFactory> {
  const factory = new IDBFactory();
  const request = factory.open('penchant', 2);
  await new Promise((done, failed) => {
    request.onupgradeneeded = () => {
      for (const table of tables) request.result.createObjectStore(table);
    };
    request.onsuccess = done;
    request.onerror = failed;
  });
  request.result.close();
  return factory;
}

type Change = StoreAsk['ops'][number];
const put = (table: string, key: string, ...bytes: number[]): Change => ({
  kind: 'put',
  table: table as Change['table'],
  key,
  value: new Uint8Array(bytes),
});

/** A store over a database, by what one asks of it. */
async function store(factory: IDBFactory) {
  const answer = await open(factory, 'penchant');
  let last = 0;
  const ask = (ask: Partial<StoreAsk>): Promise<StoreAnswer> => {
    last += 1;
    return answer({ store: last, op: 'scan', tables: [], keys: [], ops: [], ...ask });
  };
  return {
    ask,
    commit: (...ops: Change[]) => ask({ op: 'commit', ops }),
    rows: async (table: (typeof TABLES)[number]) => (await ask({ op: 'scan', tables: [table] })).rows[0],
  };
}

const rows = (...pairs: [key: string, byte: number][]) => pairs.map(([key, byte]) => [key, new Uint8Array([byte])]);

test('what was committed is there, in the order of its keys, table by table', async () => {
  const { ask, commit } = await store(await database());
  await commit(put('meta', 'b', 2), put('meta', 'a', 1), put('interactions', 'c', 3));
  const { rows: found } = await ask({ op: 'scan', tables: ['interactions', 'meta', 'quarantine'] });
  assert.deepEqual(found, [rows(['c', 3]), rows(['a', 1], ['b', 2]), []]);
  assert.deepEqual((await ask({ op: 'keys', tables: ['meta', 'outside'] })).keys, [['a', 'b'], []]);
  const { values } = await ask({ op: 'get', tables: ['meta'], keys: ['b', 'none', 'a'] });
  assert.deepEqual(values, [new Uint8Array([2]), null, new Uint8Array([1])]);
});

test('each ask is answered by its number, also where it fails', async () => {
  const { ask } = await store(await database());
  const answers = [await ask({ op: 'keys' }), await ask({ op: 'get', tables: [], keys: ['a'] }), await ask({})];
  assert.deepEqual(
    answers.map(({ store, error }) => [store, error !== null]),
    [
      [1, false],
      [2, true],
      [3, false],
    ],
  );
});

test('changes happen in order', async () => {
  const { commit, rows: of } = await store(await database());
  const clear: Change = { kind: 'clear', table: 'meta', key: '', value: new Uint8Array() };
  const remove: Change = { kind: 'delete', table: 'meta', key: 'b', value: new Uint8Array() };
  await commit(put('meta', 'a', 1), clear, put('meta', 'b', 2), remove, put('meta', 'c', 3));
  assert.deepEqual(await of('meta'), rows(['c', 3]));
});

test('two engines see what the other has committed', async () => {
  const factory = await database();
  const [one, other] = [await store(factory), await store(factory)];
  await one.commit(put('meta', 'a', 1));
  assert.deepEqual(await other.rows('meta'), rows(['a', 1]));
});

const REFUSED: [what: string, ops: Change[], why: RegExp][] = [
  ['a table that is none', [put('meta', 'a', 1), put('users', 'b', 2)], /no such table: users/],
  ['a table by a name that every object has', [put('meta', 'a', 1), put('toString', 'b', 2)], /no such table/],
  ['a key that is none', [put('meta', 'a', 1), { ...put('meta', '', 2), key: {} as string }], /DataError|key/i],
];

for (const [what, ops, why] of REFUSED) {
  test(`${what} is refused, and nothing of that commit is left`, async () => {
    const { commit, rows: of } = await store(await database());
    await commit(put('meta', 'before', 0));
    assert.match((await commit(...ops)).error ?? '', why);
    assert.deepEqual(await of('meta'), rows(['before', 0]));
    await commit(put('meta', 'later', 1));
    assert.deepEqual(await of('meta'), rows(['before', 0], ['later', 1]));
  });
}

test('a commit that the browser rolls back is an error, and nothing of it is left', async (t) => {
  const { commit, rows: of } = await store(await database());
  await commit(put('meta', 'before', 0));
  const { put: original } = IDBObjectStore.prototype;
  let left = 2;
  IDBObjectStore.prototype.put = function (...args) {
    const request = original.apply(this, args);
    left -= 1;
    if (left === 0) this.transaction.abort();
    return request;
  };
  t.after(() => {
    IDBObjectStore.prototype.put = original;
  });
  assert.notEqual((await commit(put('meta', 'a', 1), put('meta', 'b', 2))).error, null);
  IDBObjectStore.prototype.put = original;
  assert.deepEqual(await of('meta'), rows(['before', 0]));
});

test('what is asked must be one of what can be asked', async () => {
  const { ask } = await store(await database());
  assert.match((await ask({ op: 'drop' as 'scan' })).error ?? '', /no such operation: drop/);
});

test('where there is no memory yet, none is made', async () => {
  const factory = new IDBFactory();
  await assert.rejects(open(factory, 'penchant'), /open the app first/);
  assert.deepEqual(await factory.databases(), []);
});

test('the app comes first: when it wants to change the database, this lets go', async () => {
  const factory = await database();
  const { commit } = await store(factory);
  const request = factory.open('penchant', 3);
  await new Promise((done, failed) => {
    request.onsuccess = done;
    request.onblocked = failed;
    request.onerror = failed;
  });
  assert.match((await commit(put('meta', 'a', 1))).error ?? '', /InvalidStateError/);
});

test('changes that expect what another engine has removed do not happen', async () => {
  const factory = await database();
  const [one, other] = [await store(factory), await store(factory)];
  await one.commit(put('interactions', 'a', 1), put('meta', 'b', 2));
  const instead = (): Partial<StoreAsk> => ({
    op: 'commit_if',
    tables: ['interactions', 'meta'],
    keys: ['a', 'b'],
    ops: [{ ...put('interactions', 'a'), kind: 'delete' }, put('interactions', 'c', 3)],
  });
  assert.equal((await one.ask(instead())).error, null);
  assert.match((await other.ask(instead())).error ?? '', /Crossed/);
  assert.deepEqual(await other.rows('interactions'), rows(['c', 3]));
});
