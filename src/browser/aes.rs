//! AES-256-GCM, by the browser.

use futures_util::future::{FutureExt, LocalBoxFuture};
use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AesGcmParams, CryptoKey, WorkerGlobalScope};

use crate::memory::keep::sealed::AesTask;

/// As [`crate::memory::keep::sealed::Aes`] has it. Where the page is not served over HTTPS, browsers have none.
pub fn aes(task: AesTask<'_>) -> LocalBoxFuture<'_, Option<Vec<u8>>> {
    async move { done(task).await.ok() }.boxed_local()
}

async fn done(AesTask { seals, key, nonce, beside, bytes }: AesTask<'_>) -> Result<Vec<u8>, JsValue> {
    // A window has the same property.
    let subtle = js_sys::global().unchecked_into::<WorkerGlobalScope>().crypto()?.subtle();
    let usages = Array::of2(&"encrypt".into(), &"decrypt".into());
    let key = subtle.import_key_with_str("raw", &Uint8Array::from(key), "AES-GCM", false, &usages)?;
    let key: CryptoKey = JsFuture::from(key).await?.unchecked_into();
    let params = AesGcmParams::new("AES-GCM", &Uint8Array::from(nonce));
    params.set_additional_data(&Uint8Array::from(beside));
    let bytes = Uint8Array::from(bytes);
    let done = match seals {
        true => subtle.encrypt_with_object_and_js_u8_array(&params, &key, &bytes)?,
        false => subtle.decrypt_with_object_and_js_u8_array(&params, &key, &bytes)?,
    };
    Ok(Uint8Array::new(&JsFuture::from(done).await?).to_vec())
}
