import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';
import { type Lists, ServiceWorker } from '../service-worker/answers.ts';
import { FakeCaches } from './fakes.ts';

const SCOPE = 'https://app.example/penchant/';
const FILES = 'penchant-files';
const SEEN = 'penchant-seen';
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const at = (path: string) => new URL(path, SCOPE).href;

/** A host with files, a browser that keeps some, and a service worker between them. */
function stand(files: Record<string, string>, lists: Partial<Lists> = {}) {
  const asked: string[] = [];
  const caches = new FakeCaches();
  const host = { ...files };
  const fetch = async (request: RequestInfo | URL, init?: RequestInit): Promise<Response> => {
    const url = request instanceof Request ? request.url : String(request);
    asked.push(url);
    const text = host[url.slice(SCOPE.length).split('?')[0] ?? ''];
    if (text === undefined) return new Response('not found', { status: 404 });
    const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`;
    // As a browser does with what it has a hash of.
    if (init?.integrity && init.integrity !== hash) throw new TypeError('failed integrity check');
    return Object.defineProperty(new Response(text), 'type', { value: 'basic' });
  };
  const given: Lists = { core: {}, extra: {}, packs: [], ...lists };
  const worker = new ServiceWorker(given, SCOPE, caches as unknown as CacheStorage, fetch);
  const meanwhile: Promise<unknown>[] = [];
  const answer = (path: string, init?: RequestInit) =>
    worker.answer(new Request(new URL(path, SCOPE), init), (work) => meanwhile.push(work));
  const text = async (path: string) => (await answer(path))?.text();
  return { host, asked, caches, worker, answer, text, meanwhile };
}

const CORE = { '': sha256('page'), 'app.js': sha256('code') };
const APP = { '': 'page', 'app.js': 'code' };

test('what opens the app comes with its installation, and then without the host', async () => {
  const app = stand(APP, { core: CORE });
  await app.worker.install();
  assert.deepEqual(app.caches.held(FILES).toSorted(), [at(`?${CORE['']}`), at(`app.js?${CORE['app.js']}`)]);
  app.asked.length = 0;
  assert.equal(await app.text(''), 'page');
  assert.equal(await app.text('index.html'), 'page');
  assert.equal(await app.text('app.js?again'), 'code');
  assert.deepEqual(app.asked, []);
});

test('an installation fails whole where the host has another file, or none', async () => {
  await assert.rejects(stand({ ...APP, 'app.js': 'other' }, { core: CORE }).worker.install(), /integrity/);
  await assert.rejects(stand({ '': 'page' }, { core: CORE }).worker.install(), /the host answered 404/);
});

test('what builds have in common is not fetched again', async () => {
  const app = stand(APP, { core: CORE });
  await app.worker.install();
  app.asked.length = 0;
  await app.worker.install();
  assert.deepEqual(app.asked, []);
});

test('a file that the browser has dropped may come from the host only as it was', async () => {
  const app = stand(APP, { core: CORE });
  assert.equal(await app.text('app.js'), 'code');
  app.host['app.js'] = 'of the next build';
  await assert.rejects(app.text('app.js') as Promise<string>, /integrity/);
});

const PASSED_BY: [what: string, path: string, init?: RequestInit][] = [
  ['another origin', 'https://other.example/penchant/app.js'],
  ['what lies beside the app', '/app.js'],
  ['what the page itself fetches to keep', 'app.js?keep'],
  ['a part of a file', 'app.js', { headers: { range: 'bytes=0-1' } }],
  ['what is sent somewhere', 'app.js', { method: 'POST', body: 'x' }],
  ['a file of no list', 'other.js'],
  ['a name that every object has', 'toString'],
];

for (const [what, path, init] of PASSED_BY) {
  test(`${what} passes by untouched`, async () => {
    const app = stand({ ...APP, 'other.js': 'x' }, { core: CORE });
    assert.equal(app.answer(path, init), undefined);
    assert.deepEqual(app.asked, []);
  });
}

test('an address that cannot be decoded passes by as well', () => {
  assert.equal(stand(APP, { core: CORE }).answer('%E0%A4%A'), undefined);
});

test('what may be kept comes from where it is: kept, else the host', async () => {
  const extra = { 'models/m.onnx': sha256('model') };
  const app = stand({ 'models/m.onnx': 'model of the host' }, { extra });
  assert.equal(await app.text('models/m.onnx'), 'model of the host');
  const cache = await app.caches.open(FILES);
  await cache.put(at(`models/m.onnx?${extra['models/m.onnx']}`), new Response('model'));
  assert.equal(await app.text('models/m.onnx'), 'model');
});

const manifest = (items: string) => JSON.stringify({ files: [{ path: 'items.json', sha256: sha256(items) }] });
const PACK = { 'packs/a/pack.json': manifest('one'), 'packs/a/items.json': 'one', 'packs/a/images/1.png': 'picture' };

test('a pack is replaced whole: a newer one shows once all its files are here', async () => {
  const app = stand(PACK, { packs: ['packs/a/'] });
  assert.equal(await app.text('packs/a/pack.json'), manifest('one'));
  await Promise.all(app.meanwhile.splice(0));
  assert.equal(await app.text('packs/a/items.json'), 'one');

  // The newer manifest is there before its file.
  app.host['packs/a/pack.json'] = manifest('two');
  assert.equal(await app.text('packs/a/pack.json'), manifest('one'));
  await assert.rejects(Promise.all(app.meanwhile.splice(0)), /integrity/);
  assert.equal(await app.text('packs/a/pack.json'), manifest('one'));
  assert.equal(await app.text('packs/a/items.json'), 'one');

  app.meanwhile.splice(0).forEach((work) => void work.catch(() => {}));
  app.host['packs/a/items.json'] = 'two';
  await app.worker.keepPacks();
  assert.equal(await app.text('packs/a/pack.json'), manifest('two'));
  assert.equal(await app.text('packs/a/items.json'), 'two');
  assert.ok(!app.caches.held(FILES).includes(at(`packs/a/items.json?${sha256('one')}`)), 'the old file is gone');
});

test('it has the packs once all their files are here, and fetches nothing again that it has', async () => {
  const app = stand(PACK, { packs: ['packs/a/'] });
  delete app.host['packs/a/items.json'];
  assert.equal(await app.worker.hasPacks(), false);
  app.host['packs/a/items.json'] = 'one';
  assert.equal(await app.worker.hasPacks(), true);
  for (const path of Object.keys(app.host)) delete app.host[path];
  assert.equal(await app.worker.hasPacks(), true);
});

test('a pack is there without the host, with the pictures that were looked at', async () => {
  const app = stand(PACK, { packs: ['packs/a/'] });
  await app.worker.keepPacks();
  assert.equal(await app.text('packs/a/images/1.png'), 'picture');
  for (const path of Object.keys(app.host)) delete app.host[path];
  for (const [path, text] of Object.entries(PACK)) assert.equal(await app.text(path), text);
});

test('a picture that is not there is not kept', async () => {
  const app = stand(PACK, { packs: ['packs/a/'] });
  assert.equal((await app.answer('packs/a/images/2.png'))?.status, 404);
  assert.deepEqual(app.caches.held(SEEN), []);
});

test('of the pictures that were looked at the latest four hundred stay', async () => {
  const names = Array.from({ length: 402 }, (_, at) => `packs/a/images/${at}.png`);
  const app = stand(Object.fromEntries(names.map((name) => [name, 'picture'])), { packs: ['packs/a/'] });
  for (const name of names) await app.text(name);
  assert.deepEqual(app.caches.held(SEEN), names.slice(2).map(at));
});

test('what neither this build nor a pack of today names is dropped; pictures kept on purpose stay', async () => {
  const app = stand({ ...APP, ...PACK }, { core: CORE, packs: ['packs/a/'] });
  await app.worker.install();
  await app.worker.keepPacks();
  const cache = await app.caches.open(FILES);
  const old = [at(`app.js?${sha256('of the build before')}`), at('packs/b/pack.json?'), at('images/1.png?')];
  for (const url of [...old, at('packs/a/images/1.png?')]) await cache.put(url, new Response('x'));
  await app.worker.tidy();
  const held = app.caches.held(FILES);
  assert.deepEqual(
    old.filter((url) => held.includes(url)),
    [],
  );
  const named = [at(`?${CORE['']}`), at('packs/a/pack.json?'), at('packs/a/images/1.png?')];
  assert.deepEqual(
    named.filter((url) => !held.includes(url)),
    [],
  );
});

test('what another app shares waits for the page, in the place of what was shared before', async () => {
  const app = stand({}, {});
  const share = async (fields: [string, string | File][]) => {
    const body = new FormData();
    for (const [name, value] of fields) body.append(name, value);
    return app.answer('share', { method: 'POST', body });
  };
  await share([['files', new File(['old'], 'old.csv')]]);
  const answer = await share([
    ['title', 'A film'],
    ['text', ''],
    ['url', 'https://x.example/'],
    ['files', new File(['id,title'], 'käse.csv', { type: 'text/csv' })],
  ]);
  assert.equal(answer?.status, 303);
  assert.equal(answer?.headers.get('location'), at('#/shared'));
  assert.deepEqual(app.caches.held('penchant-inbox'), [at('inbox/text'), at('inbox/file-0')]);
  const inbox = await app.caches.open('penchant-inbox');
  assert.equal(await (await inbox.match(at('inbox/text')))?.text(), 'A film\nhttps://x.example/');
  const file = await inbox.match(at('inbox/file-0'));
  assert.equal(file?.headers.get('x-name'), 'k%C3%A4se.csv');
  assert.equal(file?.headers.get('content-type'), 'text/csv');
  assert.equal(await file?.text(), 'id,title');
  assert.deepEqual(app.asked, [], 'it never leaves the device');
});
