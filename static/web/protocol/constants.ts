// Generated from the Rust code by `cargo test --lib typescript`. Do not edit.

/** Version of the protocol between a page and the engine. */
export const PROTOCOL = 1;
/** Newest schema of a pack that is read. */
export const PACK_SCHEMA = 1;
/** Items in the head of a pack, and cards that a widget shows at most. */
export const HEAD_ITEMS = 24;
/** Characters of a summary on a card. */
export const SUMMARY_LENGTH = 160;
/** Tables of the database of memory. */
export const TABLES = ['interactions', 'meta', 'quarantine', 'outside'] as const;
/** Languages of the app; the first is spoken where none fits. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar', 'ja'] as const;
/** Languages that are written from right to left. */
export const RIGHT_TO_LEFT = ['ar'] as const;
/** Name of the database of the person's own memory. */
export const DATABASE = 'penchant';
