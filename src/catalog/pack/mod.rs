//! The static pack: a folder of files that any host can serve, which carries a catalogue to the browser.
//! `docs/pack.md` is the format.
