import assert from 'node:assert/strict';
import { test } from 'node:test';
import { act, keep, pending } from '../embed/internal/acts.ts';
import type { Act } from '../embed/public/api.ts';
import { FakeStorage, pretend } from './fakes.ts';

const LIKE = act('like', 'heat', null);

test('acts wait in order, apart for each catalogue', (t) => {
  pretend(t, 'localStorage', new FakeStorage());
  assert.equal(pending('films'), null);
  keep('films', [LIKE]);
  keep('films', [...(pending('films') ?? []), act('open', 'ran', null)]);
  assert.deepEqual(
    pending('films')?.map(({ subject }) => subject),
    [{ item: 'heat' }, { item: 'ran' }],
  );
  assert.equal(pending('books'), null);
});

test('an empty list still says that something was done, until all is forgotten', (t) => {
  pretend(t, 'localStorage', new FakeStorage());
  keep('films', []);
  assert.deepEqual(pending('films'), []);
  keep('films', null);
  assert.equal(pending('films'), null);
});

test('of more than two hundred acts the latest are kept', (t) => {
  pretend(t, 'localStorage', new FakeStorage());
  keep(
    'films',
    Array.from({ length: 203 }, (_, at) => act('open', `i${at}`, null)),
  );
  const kept = pending('films') ?? [];
  assert.equal(kept.length, 200);
  assert.deepEqual(kept.at(0)?.subject, { item: 'i3' });
  assert.deepEqual(kept.at(-1)?.subject, { item: 'i202' });
});

for (const stored of ['', 'x', '{}', 'null', '"acts"']) {
  test(`what is stored as ${JSON.stringify(stored)} is no list of acts`, (t) => {
    const storage = new FakeStorage();
    storage.setItem('penchant-site:films', stored);
    pretend(t, 'localStorage', storage);
    assert.equal(pending('films'), null);
  });
}

test('a browser that keeps nothing remembers nothing, and nothing fails', (t) => {
  pretend(t, 'localStorage', new FakeStorage(0));
  keep('films', [LIKE]);
  assert.equal(pending('films'), null);
});

test('a browser without storage remembers nothing, and nothing fails', (t) => {
  pretend(t, 'localStorage', undefined);
  keep('films', [LIKE]);
  keep('films', null);
  assert.equal(pending('films'), null);
});

test('an act names what was done, to which item, and where it was shown', () => {
  const placement = { slate: 7, position: 2, propensity: 0.5, more: 'as it came' };
  assert.deepEqual(act('not_interested', 'heat', placement), {
    kind: { kind: 'not_interested' },
    subject: { item: 'heat' },
    surface: 'item',
    placement,
  });
});

for (const kind of ['steal', 'search', 'toString', '__proto__', '', undefined]) {
  test(`${JSON.stringify(kind)} is no act of a visitor`, () => {
    assert.throws(() => act(kind as Act, 'heat', null), /no such kind of act/);
  });
}

for (const item of ['', undefined, null, 7, {}]) {
  test(`${JSON.stringify(item)} is no item`, () => {
    assert.throws(() => act('like', item as string, null), /named by its id/);
  });
}
