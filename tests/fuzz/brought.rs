//! Histories of other services.

use futures_util::FutureExt;
use penchant::{
    catalog::pace::AtOnce,
    history::{Choices, read},
    memory::interaction::is_moment,
    native::charset,
};

/// What is told of an act can be shown and found again, and the same bytes are told twice the same way.
pub fn history(bytes: &[u8]) {
    let told = || {
        let files = [("seed/watched/export".to_owned(), bytes.to_vec())];
        let told = read(&files, &Choices::default(), charset::decode, &mut AtOnce).now_or_never();
        told.expect("nothing to wait for").expect("nobody stops it")
    };
    let history = told();
    for entry in &history.entries {
        assert!(!entry.thing().is_empty() && entry.times > 0);
        assert!(entry.at_ms.is_none_or(is_moment));
    }
    assert_eq!(history, told());
}
