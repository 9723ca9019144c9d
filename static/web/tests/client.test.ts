import assert from 'node:assert/strict';
import { type TestContext, test } from 'node:test';
import { EngineClient, EngineError, type Given } from '../protocol/client.ts';
import { PROTOCOL } from '../protocol/constants.ts';
import { pretend } from './fakes.ts';

interface Asked {
  v: number;
  build: string;
  id: number;
  body: { type: string };
}

/** A worker that says what the test lets it say. */
class FakeWorker {
  static last: FakeWorker;
  readonly url: string;
  readonly heard: unknown[] = [];
  ended = false;
  onmessage: (event: { data: unknown }) => void = () => {};
  onerror: () => void = () => {};

  constructor(url: string) {
    this.url = url;
    FakeWorker.last = this;
  }

  postMessage(data: unknown): void {
    this.heard.push(data);
  }

  terminate(): void {
    this.ended = true;
  }

  say(data: unknown): void {
    this.onmessage({ data });
  }

  get asked(): Asked[] {
    return this.heard as Asked[];
  }
}

const READY = { v: PROTOCOL, build: 'abc', id: 0, body: { type: 'ready' } };
const LOOK = { type: 'feed', limit: 1, exclude: [] } satisfies { type: 'feed'; limit: number; exclude: string[] };
const failed = (why: string) => ({ type: 'failed', failure: { internal: { why } } });

async function started(t: TestContext, given?: Given) {
  pretend(t, 'Worker', FakeWorker);
  const starting = EngineClient.start('https://shop.example/embed/v1/', given);
  const worker = FakeWorker.last;
  worker.say(READY);
  const client = await starting;
  t.after(() => client.end());
  return { client, worker };
}

test('the worker starts from a blob, and nothing is asked before it listens', async (t) => {
  pretend(t, 'Worker', FakeWorker);
  const starting = EngineClient.start('https://shop.example/embed/v1/');
  const worker = FakeWorker.last;
  assert.match(worker.url, /^blob:/);
  const script = await (await fetch(worker.url)).text();
  assert.match(script, /import\("https:\/\/shop.example\/embed\/v1\/engine.js"\)/);
  assert.deepEqual(worker.heard, []);
  worker.say(READY);
  (await starting).end();
});

test('answers go to who asked, in whatever order they come', async (t) => {
  const { client, worker } = await started(t);
  const [one, other] = [client.ask(LOOK), client.ask(LOOK)];
  const [{ id: first } = { id: 0 }, { id: second } = { id: 0 }] = worker.asked;
  assert.deepEqual(worker.asked[0], { v: PROTOCOL, build: 'abc', id: first, body: LOOK });
  worker.say({ v: PROTOCOL, build: 'abc', id: second, body: { type: 'slate', id: 2 } });
  worker.say({ v: PROTOCOL, build: 'abc', id: first, body: { type: 'slate', id: 1 } });
  worker.say({ v: PROTOCOL, build: 'abc', id: first, body: { type: 'slate', id: 3 } });
  assert.deepEqual([(await one).id, (await other).id], [1, 2]);
});

test('what could not be done is an error, and the next request is answered', async (t) => {
  const { client, worker } = await started(t);
  const asked = client.ask(LOOK);
  worker.say({ id: 1, body: failed('garbled') });
  await assert.rejects(
    asked,
    (error) => error instanceof EngineError && JSON.stringify(error.failure).includes('internal'),
  );
  const again = client.ask(LOOK);
  worker.say({ id: 2, body: { type: 'slate', id: 5 } });
  assert.equal((await again).id, 5);
});

test('an event goes to who waits for it, and to nobody else', async (t) => {
  const { client, worker } = await started(t);
  const changed = client.until((event) => event.type === 'status');
  worker.say({ id: 0, body: { type: 'ready' } });
  worker.say({ id: 0, body: { type: 'status' } });
  assert.deepEqual(await changed, { type: 'status' });
});

const NEVER: [what: string, say: (worker: FakeWorker) => void, why: RegExp][] = [
  ['an engine of another version', (worker) => worker.say({ ...READY, v: PROTOCOL + 1 }), /of another version/],
  ['code that does not load', (worker) => worker.say({ type: 'failed', message: 'no such file' }), /no such file/],
  ['a worker that may not start', (worker) => worker.onerror(), /could not be started/],
];

for (const [what, say, why] of NEVER) {
  test(`${what} is ended, and said`, async (t) => {
    pretend(t, 'Worker', FakeWorker);
    const starting = EngineClient.start('https://shop.example/');
    say(FakeWorker.last);
    await assert.rejects(starting, why);
    assert.ok(FakeWorker.last.ended);
  });
}

test('an engine that never says anything is given up', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  pretend(t, 'Worker', FakeWorker);
  const starting = EngineClient.start('https://shop.example/');
  t.mock.timers.tick(20_000);
  await assert.rejects(starting, /did not start in time/);
  assert.ok(FakeWorker.last.ended);
});

test('who waits for an engine that ends hears so, and who asks later too', async (t) => {
  const { client, worker } = await started(t);
  const asked = client.ask(LOOK);
  client.end();
  await assert.rejects(asked, /has ended/);
  await assert.rejects(client.ask(LOOK), /has ended/);
  assert.equal(worker.asked.length, 1);
});

test('an engine that dies while it works fails what waits', async (t) => {
  const { client, worker } = await started(t);
  const asked = client.ask(LOOK);
  worker.onerror();
  await assert.rejects(asked, /could not be started/);
});

test('files that are given go to the worker before anything else', async (t) => {
  const files = new Map([['https://pack.invalid/pack.json', new ArrayBuffer(8)]]);
  const { worker } = await started(t, { files });
  assert.deepEqual(worker.heard, [files]);
});

test('memory that the page keeps is asked for, and each ask is answered', async (t) => {
  const store: Given['store'] = async ({ store }) => ({ store, error: null, rows: [], keys: [['a']], values: [] });
  const { worker } = await started(t, { store });
  worker.say({ store: 1, op: 'keys', tables: ['meta'], keys: [], ops: [] });
  await new Promise(setImmediate);
  assert.deepEqual(worker.heard, [{ store: 1, error: null, rows: [], keys: [['a']], values: [] }]);
});

test('an engine that asks for memory where none is kept hears so', async (t) => {
  const { worker } = await started(t);
  worker.say({ store: 7, op: 'keys', tables: ['meta'], keys: [], ops: [] });
  await new Promise(setImmediate);
  assert.deepEqual(worker.heard, [{ store: 7, error: 'no memory was lent' }]);
});
