import assert from 'node:assert/strict';
import { test } from 'node:test';
import cases from '../../../tests/fixtures/local-paths.json' with { type: 'json' };
import { card } from '../embed/internal/head.ts';
import { isLocalPath } from '../embed/internal/local_path.ts';

const PACK = 'https://shop.example/pack/pack.json';

for (const path of cases.local) {
  test(`${JSON.stringify(path)} is a path inside a pack`, () => {
    assert.ok(isLocalPath(path));
    assert.ok(new URL(path, PACK).href.startsWith('https://shop.example/pack/'));
  });
}

for (const path of cases.not_local) {
  test(`${JSON.stringify(path)} is no path inside a pack, and no picture is fetched there`, () => {
    assert.ok(!isLocalPath(path));
    assert.equal(card({ id: 'i', title: 'T', image: path }, PACK).image, undefined);
  });
}
