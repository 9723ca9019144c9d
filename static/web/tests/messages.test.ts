import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse, TO_FRAME, TO_OPENER, TO_PAGE, toFrame, toPage, VERSION } from '../embed/internal/messages.ts';

const HELLO = { penchant: VERSION, type: 'hello', limit: 6, layout: 'grid', theme: '', base: 'https://shop.example/' };
const FILE = { penchant: VERSION, type: 'file', path: 'pack.json', bytes: new ArrayBuffer(8) };
const SELECT = { penchant: VERSION, type: 'select', id: 'heat', position: 0, url: null };

test('what one side says the other takes, as it was said', () => {
  const { limit, base } = HELLO;
  const hello = toFrame('hello', { limit, layout: 'grid', theme: '', base });
  assert.deepEqual(parse(hello, TO_FRAME), HELLO);
  assert.deepEqual(parse(toFrame('file', { path: 'pack.json', bytes: FILE.bytes }), TO_FRAME), FILE);
  assert.deepEqual(parse(toPage('select', { id: 'heat', position: 0, url: null }), TO_PAGE), SELECT);
  assert.deepEqual(parse(toPage('ready', { count: 24 }), TO_PAGE), { penchant: VERSION, type: 'ready', count: 24 });
  assert.deepEqual(parse({ penchant: VERSION, type: 'allowed' }, TO_OPENER), { penchant: VERSION, type: 'allowed' });
});

const WRONG_TO_FRAME: [what: string, data: unknown][] = [
  ['nothing', null],
  ['a number', 1],
  ['a text', 'hello'],
  ['a list', [HELLO]],
  ['a map', new Map(Object.entries(HELLO))],
  ['an object of another kind', Object.assign(Object.create({ limit: 6 }), HELLO)],
  ['JSON of a message', JSON.stringify(HELLO)],
  ['an older version', { ...HELLO, penchant: 0 }],
  ['a version that is a text', { ...HELLO, penchant: '1' }],
  ['a newer version', { ...HELLO, penchant: VERSION + 1 }],
  ['a kind that every object has', { ...HELLO, type: 'toString' }],
  ['the kind __proto__', { ...HELLO, type: '__proto__' }],
  ['a kind that is a list', { ...HELLO, type: ['hello'] }],
  ['a kind of the other direction', SELECT],
  ['no cards', { ...HELLO, limit: 0 }],
  ['more cards than there are', { ...HELLO, limit: 25 }],
  ['half a card', { ...HELLO, limit: 1.5 }],
  ['a number that is none', { ...HELLO, limit: Number.NaN }],
  ['a number in words', { ...HELLO, limit: '6' }],
  ['another layout', { ...HELLO, layout: 'blob' }],
  ['a layout in a list', { ...HELLO, layout: ['grid'] }],
  ['another theme', { ...HELLO, theme: 'x' }],
  ['an address that runs', { ...HELLO, base: 'javascript:alert(1)' }],
  ['a long address', { ...HELLO, base: `https://${'x'.repeat(2_000)}` }],
  ['a field more', { ...HELLO, more: 1 }],
  ['a field less', { ...HELLO, base: undefined, memory: 'page' }],
  ['another field instead', { penchant: VERSION, type: 'missing', file: 'pack.json' }],
  ['a path that leads out', { ...FILE, path: '../pack.json' }],
  ['a path from the root', { ...FILE, path: '/pack.json' }],
  ['a long path', { ...FILE, path: 'x'.repeat(201) }],
  ['bytes that are a text', { ...FILE, bytes: 'x' }],
  ['a view of bytes', { ...FILE, bytes: new Uint8Array(8) }],
];

for (const [what, data] of WRONG_TO_FRAME) {
  test(`${what} is no message to the frame`, () => assert.equal(parse(data, TO_FRAME), null));
}

const WRONG_TO_PAGE: [what: string, data: unknown][] = [
  ['a place before the first', { ...SELECT, position: -1 }],
  ['a place after the last', { ...SELECT, position: 24 }],
  ['an address without a web', { ...SELECT, url: 'data:text/html,x' }],
  ['an id that is long', { ...SELECT, id: 'x'.repeat(2_001) }],
  ['what the person likes', { ...SELECT, interests: ['chess'] }],
  ['a greeting', HELLO],
];

for (const [what, data] of WRONG_TO_PAGE) {
  test(`${what} is no message to the page`, () => assert.equal(parse(data, TO_PAGE), null));
}
