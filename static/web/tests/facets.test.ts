import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facetsOf } from '../embed/internal/facets.ts';

const CASES: [text: string | null, facets: Record<string, string[]>][] = [
  [null, {}],
  ['', {}],
  ['kind: Game | Puzzle; licence: MIT', { kind: ['Game', 'Puzzle'], licence: ['MIT'] }],
  ['time: 10:30', { time: ['10:30'] }],
  ['no colon; : no name; kind:Game', { kind: ['Game'] }],
];

for (const [text, facets] of CASES) {
  test(`${JSON.stringify(text)} are the facets ${JSON.stringify(facets)}`, () =>
    assert.deepEqual(facetsOf(text), facets));
}
