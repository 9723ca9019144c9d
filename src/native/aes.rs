//! AES-256-GCM, by a library.

use aes_gcm::{
    Aes256Gcm, KeyInit, Nonce,
    aead::{Aead, Payload},
};
use futures_util::future::{FutureExt, LocalBoxFuture, ready};

use crate::memory::keep::sealed::AesTask;

/// As [`crate::memory::keep::sealed::Aes`] has it.
pub fn aes(task: AesTask<'_>) -> LocalBoxFuture<'_, Option<Vec<u8>>> {
    ready(done(task)).boxed_local()
}

fn done(AesTask { seals, key, nonce, beside, bytes }: AesTask<'_>) -> Option<Vec<u8>> {
    let cipher = Aes256Gcm::new_from_slice(key).ok()?;
    let nonce = nonce.first_chunk::<12>().filter(|first| first.len() == nonce.len())?;
    let (nonce, payload) = (Nonce::from_slice(nonce), Payload { msg: bytes, aad: beside });
    if seals { cipher.encrypt(nonce, payload).ok() } else { cipher.decrypt(nonce, payload).ok() }
}
