//! Memory as people keep it.

use futures_util::future::FutureExt;
use penchant::{
    engine::ports::FilesHere,
    memory::{
        Interaction,
        interaction::INTERACTION,
        transfer::{acts, read},
    },
    native::{aes::aes, charset},
};

pub fn export(bytes: &[u8]) {
    let document = String::from_utf8_lossy(bytes);
    let (read, errors) = read(&document);
    for interaction in read.into_iter().map(Interaction::kept) {
        let bytes = INTERACTION.encode(&interaction).expect("what was imported can be kept");
        assert_eq!(INTERACTION.decode(&bytes), Ok(interaction), "kept otherwise than imported");
    }
    let lines = document.lines().count() as u64;
    assert!(
        errors.iter().all(|error| (1..=lines.max(1) + 1).contains(&error.line)),
        "a line that is not there"
    );
    // Whatever else it may be: a file with checksums, Portable AI Memory, something under a passphrase.
    let opened =
        FilesHere(charset::LETTERS, aes).opened(bytes, "").now_or_never().expect("nothing is waited for");
    let Ok(found) = opened else { return };
    let (read, unread) = acts(&found.acts);
    let lines = found.acts.lines().count();
    assert!(
        read.len() + unread.len() <= lines && unread.iter().all(|line| (1..=lines as u64).contains(line))
    );
    let _: Option<serde_json::Value> = found.setting("standing");
}
