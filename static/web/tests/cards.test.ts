import assert from 'node:assert/strict';
import { test } from 'node:test';

import { explained, plain } from '../embed/internal/cards.ts';
import { inReach } from '../embed/internal/head.ts';
import type { Card as EngineCard, Explanation } from '../protocol/types.ts';

const card = (id: string, more: Partial<EngineCard> = {}): EngineCard => ({
  id,
  title: id,
  summary: '',
  image: null,
  picture_host: null,
  url: null,
  creator: null,
  date: null,
  tags: [],
  price: null,
  currency: null,
  availability: null,
  until: null,
  gone: null,
  reason: 'similar',
  marks: { liked: false, saved: false, rejected: false, had: false, finished: false, stopped: false, opened: false },
  placement: null,
  owner: null,
  source: null,
  variants: 1,
  ...more,
});

test("a card of the engine's says what the small files say", () => {
  const { price, currency, availability } = plain(card('a', { price: 4.5, currency: 'EUR', availability: 'InStock' }));
  assert.deepEqual({ price, currency, availability }, { price: 4.5, currency: 'EUR', availability: 'InStock' });
  assert.equal(plain(card('a')).price, undefined);
});

test('what nobody can have steps back and keeps its order', () => {
  const states = ['InStock', 'out of stock', null, 'SoldOut', 'Discontinued', 'PreOrder'];
  const cards = states.map((availability, at) => plain(card(`${at}`, { availability })));
  assert.equal(
    inReach(cards)
      .map(({ id }) => id)
      .join(''),
    '025134',
  );
});

test('an event steps back once its last day is over everywhere', () => {
  const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const ends = [day(-2), day(0), null, '2024', day(3), '2024-05', String(new Date().getUTCFullYear() + 1)];
  const cards = ends.map((until, at) => plain(card(`${at}`, { until })));
  assert.equal(
    inReach(cards)
      .map(({ id }) => id)
      .join(''),
    '1246035',
  );
});

test('an explanation names what each addend comes from', () => {
  const told: Explanation['contributions'] = [
    {
      source: { act: { seq: { device: 'd', clock: 1 } as never, kind: 'open', title: 'Sencha', catalog: null } },
      value: 0.3,
    },
    { source: { popularity: { counts: 'people' } }, value: 0.1 },
    { source: { owner: { label: 'New in' } }, value: 0.05 },
    { source: 'fatigue', value: -0.02 },
    { source: { more: { name: 'Jane Doe' } }, value: 0.36 },
  ];
  const { parts, score, rank } = explained({
    item: 'a',
    score: 0.43,
    rank: 2,
    contributions: told,
  } as unknown as Explanation);
  assert.deepEqual([score, rank], [0.43, 2]);
  assert.deepEqual(
    parts.map(({ because }) => because),
    ['open: Sencha', 'popularity', 'New in', 'fatigue', 'Jane Doe'],
  );
});
