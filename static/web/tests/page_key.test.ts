import assert from 'node:assert/strict';
import { test } from 'node:test';
import cases from '../../../tests/fixtures/page-keys.json' with { type: 'json' };
import { pageKey, shardOf } from '../embed/internal/page_key.ts';

for (const addresses of cases.same) {
  for (const address of addresses) {
    test(`${JSON.stringify(address)} is the page ${addresses[0]}`, () => assert.equal(pageKey(address), addresses[0]));
  }
}

test('other pages have other keys', () => {
  assert.equal(new Set(cases.other.map(pageKey)).size, cases.other.length);
});

for (const [key, shard] of Object.entries(cases.shards)) {
  test(`${JSON.stringify(key)} is in the file ${shard}`, () => {
    assert.equal(shardOf(key).toString(16).padStart(3, '0'), shard);
  });
}
