// What a person keeps in a file and has back from it: as it is, under a passphrase, damaged, and as other assistants write it.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { test } from 'node:test';

import { eventually, feed, itemsOf, like, open, part, remembered, savedBytes, unpacked } from './lib/app.mjs';

/** Presses Export on the memory page, under a passphrase or none; returns the file's name and bytes. */
async function exportOf(page, passphrase = '') {
  await part(page, 'nav-memory').click();
  await part(page, 'passphrase').fill(passphrase);
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Export' }).click()]);
  return { name: download.suggestedFilename(), bytes: await savedBytes(download) };
}

const take = (page, name, buffer) => part(page, 'import').setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
const told = (page, holds) => eventually(() => part(page, 'imported').textContent(), (text) => holds.test(text), `${holds}`);

async function forgetAll(page) {
  await part(page, 'forget-all').click();
  await part(page, 'confirm-forget-all').click();
  await page.getByText('Everything is forgotten').waitFor();
}

test('an export that is taken back after everything was forgotten brings the same memory and the same feed', async (t) => {
  const { page, complaints, recorder } = await open(t);
  await feed(page);
  for (const id of itemsOf('Board game').slice(0, 3)) await like(page, id);
  const acts = await remembered(page);
  await part(page, 'nav-feed').click();
  await page.reload();
  const before = await feed(page);
  const { name, bytes } = await exportOf(page);
  assert.equal(name, 'penchant-memory.zip');
  const files = unpacked(bytes);
  const manifest = JSON.parse(files['penchant-memory/manifest.json']);
  assert.deepEqual([manifest.format, manifest.version], ['penchant-memory', 2]);
  for (const { name, sha256, bytes } of manifest.files) {
    const file = files[`penchant-memory/${name}`];
    assert.deepEqual([file.length, createHash('sha256').update(file).digest('hex')], [bytes, sha256], name);
  }
  assert.match(files['penchant-memory/README.txt'].toString('utf8'), /choose Import/);

  await forgetAll(page);
  await take(page, name, bytes);
  await told(page, /^\d+ acts added to your memory\.$/);
  assert.deepEqual((await exportOf(page)).bytes.equals(bytes), true, 'the same bytes, before anything else is done');
  assert.deepEqual(await remembered(page), acts);
  await part(page, 'nav-feed').click();
  await page.reload();
  assert.deepEqual(await feed(page), before);

  // One letter of one line.
  const damaged = Buffer.from(bytes);
  damaged[bytes.indexOf('"kind":"like"') + 8] ^= 1;
  await forgetAll(await onMemory(page));
  await take(page, name, damaged);
  await told(page, /1 row could not be read\. The file is damaged here: acts\.jsonl:\d+\./);
  assert.deepEqual(recorder.foreign, []);
  assert.deepEqual(complaints, []);
});

test('under a passphrase it opens with that one alone, and says what is wrong', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  await like(page, itemsOf('Board game')[0]);
  const { name, bytes } = await exportOf(page, 'four words of mine');
  assert.equal(name, 'penchant-memory.sealed');
  assert.equal(bytes.indexOf('acts.jsonl'), -1);
  await forgetAll(page);
  await part(page, 'passphrase').fill('');
  await take(page, name, bytes);
  await told(page, /under a passphrase/);
  await part(page, 'passphrase').fill('four words of yours');
  await take(page, name, bytes);
  await told(page, /not the passphrase/);
  await part(page, 'passphrase').fill('four words of mine');
  await take(page, name, bytes.subarray(0, bytes.length - 9));
  await told(page, /damaged/);
  await take(page, name, bytes);
  await told(page, /^\d+ acts? added to your memory\.$/);
  assert.deepEqual(complaints, []);
});

test('memories of another assistant become notes', async (t) => {
  const { page, complaints } = await open(t);
  await feed(page);
  const content = 'User is a cloud infrastructure engineer';
  const store = {
    schema: 'portable-ai-memory',
    schema_version: '1.0',
    owner: { id: 'user-123' },
    memories: [
      {
        id: 'mem-001',
        type: 'skill',
        content,
        content_hash: 'sha256:e1bae3ec291c99eced01fc91b4152a0cef541fccf2034fc11b3f90f4e4d79b6e',
        temporal: { created_at: '2026-02-15T00:00:00Z' },
        provenance: { platform: 'chatgpt' },
      },
    ],
  };
  await take(await onMemory(page), 'memory-store.json', Buffer.from(JSON.stringify(store)));
  await told(page, /added/);
  await page.goto(`${page.url().split('#')[0]}#/may`);
  await page.getByText(content).waitFor();
  assert.deepEqual(complaints, []);
});

async function onMemory(page) {
  await part(page, 'nav-memory').click();
  return page;
}
