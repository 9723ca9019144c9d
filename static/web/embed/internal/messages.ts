// What the widget and its frame say to each other, and nothing else: each message has a version, a kind and the fields of
// that kind, of bounded size. What does not fit is dropped, and not answered.

import { HEAD_ITEMS } from '../../protocol/constants.ts';
import { isLocalPath } from './local_path.ts';

export const VERSION = 1;

const TEXT = 2_000;
const PATH = 200;
const FILE = 64 << 20;

type Check<T> = (value: unknown) => value is T;
type Kinds = Record<string, Record<string, Check<unknown>>>;

const text: Check<string> = (value): value is string => typeof value === 'string' && value.length <= TEXT;
const whole =
  (least: number, most: number): Check<number> =>
  (value): value is number =>
    Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
const path: Check<string> = (value): value is string => text(value) && value.length <= PATH && isLocalPath(value);
const bytes: Check<ArrayBuffer> = (value): value is ArrayBuffer =>
  value instanceof ArrayBuffer && value.byteLength <= FILE;
const address: Check<string | null> = (value): value is string | null =>
  value === null || (text(value) && /^https?:\/\//.test(value));
const one =
  <T>(...values: T[]): Check<T> =>
  (value): value is T =>
    values.some((known) => known === value);

/** From the page to the frame. */
export const TO_FRAME = {
  hello: {
    limit: whole(1, HEAD_ITEMS),
    layout: one<'grid' | 'row' | 'list'>('grid', 'row', 'list'),
    theme: one<'light' | 'dark' | ''>('light', 'dark', ''),
    base: address,
  },
  file: { path, bytes },
  missing: { path },
};

/** From the frame to the page: which files of the pack it needs, that it shows something, how high that is, and what was chosen. */
export const TO_PAGE = {
  want: { path },
  ready: { count: whole(0, HEAD_ITEMS) },
  size: { height: whole(0, 20_000) },
  failed: { reason: text },
  select: { id: text, position: whole(0, HEAD_ITEMS - 1), url: address },
};

/** From the window of the app that asks for consent to the frame that opened it. */
export const TO_OPENER = { allowed: {} };

/** The fields of a kind of message. */
export type Fields<K> = { [F in keyof K]: K[F] extends Check<infer T> ? T : never };
/** A message of one of these kinds. */
export type Message<K> = { [T in keyof K]: { penchant: typeof VERSION; type: T } & Fields<K[T]> }[keyof K];

/** The message, if it is one of these kinds to the letter; else null. */
export function parse<K extends Kinds>(data: unknown, kinds: K): Message<K> | null {
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return null;
  const said = data as Record<string, unknown>;
  if (said.penchant !== VERSION || typeof said.type !== 'string' || !Object.hasOwn(kinds, said.type)) return null;
  const fields = kinds[said.type] ?? {};
  const names = Object.keys(said).filter((name) => name !== 'penchant' && name !== 'type');
  if (names.length !== Object.keys(fields).length) return null;
  const fits = (name: string) => Object.hasOwn(fields, name) && fields[name]?.(said[name]);
  return names.every(fits) ? (said as Message<K>) : null;
}

const saying =
  <K extends Kinds>(_: K) =>
  <T extends keyof K & string>(type: T, fields: Fields<K[T]>): unknown => ({ penchant: VERSION, type, ...fields });

/** A message to the frame. */
export const toFrame = saying(TO_FRAME);
/** A message to the page around the frame. */
export const toPage = saying(TO_PAGE);
