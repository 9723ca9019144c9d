// What the widget and its frame say to each other, and nothing else: each message has a version, a kind and the fields of
// that kind, of bounded size. What does not fit is dropped, and not answered.

export const VERSION = 1;

const TEXT = 2_000;
const FILE = 64 << 20;

const text = (value) => typeof value === 'string' && value.length <= TEXT;
const count = (value) => Number.isInteger(value) && value >= 1 && value <= 24;
const path = (value) => text(value) && /^[\w.+@/-]{1,200}$/.test(value) && !value.split('/').some((part) => /^\.*$/.test(part));
const bytes = (value) => value instanceof ArrayBuffer && value.byteLength <= FILE;
const address = (value) => value === null || (text(value) && /^https?:\/\//.test(value));
const one = (...values) => (value) => values.includes(value);

/** From the page to the frame. */
export const TO_FRAME = {
  hello: { limit: count, layout: one('grid', 'row', 'list'), theme: one('light', 'dark', ''), base: address },
  file: { path, bytes },
  missing: { path },
};

/** From the frame to the page: which files of the pack it needs, that it shows something, and what was chosen. */
export const TO_PAGE = {
  want: { path },
  ready: { count: (value) => value === 0 || count(value) },
  failed: { reason: text },
  select: { id: text, position: (value) => Number.isInteger(value) && value >= 0 && value < 24, url: address },
};

/** The message, if it is one of these kinds to the letter; else null. */
export function parse(data, kinds) {
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return null;
  if (data.penchant !== VERSION || typeof data.type !== 'string' || !Object.hasOwn(kinds, data.type)) return null;
  const fields = kinds[data.type];
  const names = Object.keys(data).filter((name) => name !== 'penchant' && name !== 'type');
  if (names.length !== Object.keys(fields).length) return null;
  return names.every((name) => Object.hasOwn(fields, name) && fields[name](data[name])) ? data : null;
}

export const message = (type, fields) => ({ penchant: VERSION, type, ...fields });
