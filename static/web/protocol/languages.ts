// Generated from the Rust types by `cargo test --lib typescript`. Not to be edited.

/** Languages of the app; the first is spoken where none fits. */
export const LANGUAGES = ['en', 'de', 'fr', 'es', 'ar', 'ja'] as const;
/** Those that are written from right to left. */
export const RIGHT_TO_LEFT = ['ar'] as const;
