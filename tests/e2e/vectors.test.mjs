// The browser's vectors against the native ones: items are embedded by the pack builder, queries on the device, and the
// two are compared with each other all day long.

import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { open } from './lib/app.mjs';
import { emptyPage, loadModel, start } from './lib/engine.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const native = resolve(root, process.env.CARGO_TARGET_DIR ?? 'target', 'tmp/native-vectors.json');

test('a text has the same vector in the browser and in the pack builder', async (t) => {
  assert.ok(existsSync(native), 'the native tests write the vectors to compare with: run `cargo test --test embed` first');
  const vectors = JSON.parse(readFileSync(native, 'utf8'));
  const texts = readFileSync(resolve(root, 'tests/fixtures/embed/texts.txt'), 'utf8').split('\n').filter(Boolean);
  assert.equal(texts.length, 100);
  assert.equal(vectors.length, texts.length);

  const app = await open(t);
  const page = await emptyPage(app.profile, app.origin);
  await start(page);
  await loadModel(page);
  const { dim, values } = await page.evaluate((texts) => globalThis.ask({ type: 'embed', texts }), texts);
  const cosines = vectors.map((vector, row) => {
    assert.equal(vector.length, dim);
    return vector.reduce((sum, x, at) => sum + x * values[row * dim + at], 0);
  });
  const worst = Math.min(...cosines);
  t.diagnostic(`worst cosine of 100 texts: ${worst.toFixed(6)}`);
  assert.ok(worst >= 0.99, `text ${cosines.indexOf(worst)}: ${worst}`);
});
