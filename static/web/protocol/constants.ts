// Generated from the Rust types by `cargo test --lib typescript`. Not to be edited.

/** Version of the protocol between a page and the engine. */
export const PROTOCOL = 2;
/** Newest schema of a pack that is read. */
export const PACK_SCHEMA = 1;
/** What files of a pack are for. */
export const PACK_ROLES = ['items', 'top', 'vectors', 'images', 'collab'] as const;
/** Items in the head of a pack; no widget shows more. */
export const HEAD_ITEMS = 24;
/** Characters of a summary on a card. */
export const SUMMARY_LENGTH = 160;
/** Name of the database of the person's own memory. */
export const DATABASE = 'penchant';
/** The error of a change that expects what is not there. */
export const CROSSED = 'Crossed';
/** Tables of that database. */
export const TABLES = ['interactions', 'meta', 'quarantine', 'outside'] as const;
