//! What the browser knows of letters and of encryption is what the libraries of the command line know.
#![cfg(target_family = "wasm")]
#![allow(clippy::expect_used, clippy::panic)]

use penchant::{
    browser::{aes::aes, charset::LETTERS},
    memory::keep::{
        Unopened, opening,
        portable::content_hash,
        sealed::{self, CHANCE},
    },
};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

/// Written by the command line's libraries, under this passphrase.
const SEALED: &[u8] = include_bytes!("fixtures/exports/v1.sealed");
const PASSPHRASE: &str = "Cafe\u{301} 7";

#[wasm_bindgen_test]
fn letters_are_the_same() {
    for (label, bytes, wanted) in [
        ("windows-1252", &b"Gr\xfc\xdfe"[..], "Grüße"),
        ("windows-1250", b"\x8atefan", "Štefan"),
        ("koi8-r", b"\xf7\xd1\xda\xc1\xce\xc9\xc5", "Вязание"),
        ("shift_jis", b"\x8e\x85", "糸"),
        ("big5", b"\xb7\xc5\xb7\x78", "溫暖"),
        ("gb18030", b"\xce\xa7\xbd\xed", "围巾"),
        ("utf-16le", b"\xe4\x00", "ä"),
        ("windows-1252", b"a\x81", "a\u{81}"),
        ("utf-8", b"a\xff", "a\u{fffd}"),
    ] {
        assert_eq!((LETTERS.decode)(label, bytes).as_deref(), Some(wanted), "{label}");
    }
    assert_eq!((LETTERS.decode)("no such", b"a"), None);
    for (text, plain) in
        [("Amélie & Friends", "Amelie & Friends"), ("ﬁve ½ Ⅷ", "five 1⁄2 VIII"), ("가", "\u{1100}\u{1161}")]
    {
        assert_eq!((LETTERS.plain)(text), plain);
    }
    assert_eq!((LETTERS.composed)("Cafe\u{301}"), "Café");
    let engineer = "sha256:e1bae3ec291c99eced01fc91b4152a0cef541fccf2034fc11b3f90f4e4d79b6e";
    assert_eq!(content_hash("User is a cloud infrastructure engineer", LETTERS.composed), engineer);
}

#[wasm_bindgen_test]
async fn what_the_command_line_sealed_opens_here_and_what_is_sealed_here_opens() {
    let composed = LETTERS.composed;
    let file = sealed::unsealed(SEALED, PASSPHRASE, composed, aes).await.expect("the passphrase");
    let found = opening::opened(&file, composed).expect("a file");
    assert_eq!(found.left_out, 0);
    let wrong = sealed::unsealed(SEALED, "Cafe 7", composed, aes).await;
    assert_eq!(wrong, Err(Unopened::Passphrase));
    let mut altered = SEALED.to_vec();
    if let Some(last) = altered.last_mut() {
        *last ^= 1;
    }
    assert_eq!(sealed::unsealed(&altered, PASSPHRASE, composed, aes).await, Err(Unopened::Damaged));
    let chance: Vec<u8> = (0..CHANCE as u8).collect();
    let sealed =
        sealed::sealed(&file, PASSPHRASE, &chance, composed, aes).await.expect("AES of this browser");
    assert_eq!(sealed::unsealed(&sealed, PASSPHRASE, composed, aes).await, Ok(file));
}
