//! Files from the app's own origin, by `fetch`. The content security policy, not this file, is what keeps other
//! origins out of reach.

use futures_util::future::LocalBoxFuture;
use gloo_net::http::Request;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader, ReadableWritablePair};

use crate::{
    catalog::pack::{PackError, PackSource},
    embed::EmbedError,
};

#[wasm_bindgen]
extern "C" {
    /// The browser's own unpacking, which `web-sys` does not have yet.
    type DecompressionStream;

    #[wasm_bindgen(constructor, catch)]
    fn new(format: &str) -> Result<DecompressionStream, JsValue>;
}

/// The files of a pack, relative to the URL of its manifest.
pub struct UrlSource {
    base: String,
}

impl UrlSource {
    /// `manifest` is the absolute URL of a `pack.json`.
    pub fn beside(manifest: &str) -> Self {
        let base = manifest.rsplit_once('/').map_or("", |(folder, _)| folder);
        Self { base: format!("{base}/") }
    }

    /// The absolute URL of a file of the pack.
    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl PackSource for UrlSource {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        Box::pin(async move {
            bytes(&self.url(path), |_, _| {}).await.map_err(|unfetched| match unfetched {
                Unfetched::Status(status) => PackError::Status { path: path.to_owned(), status },
                Unfetched::Other => PackError::Altered { path: path.to_owned() },
                Unfetched::Said(reason) => PackError::Read { path: path.to_owned(), reason },
            })
        })
    }
}

/// Why a file could not be had.
#[derive(Debug, Clone, PartialEq)]
pub enum Unfetched {
    /// The host answered with a failure, an HTTP status.
    Status(u16),
    /// It is another file.
    Other,
    /// What the browser says.
    Said(String),
}

impl From<JsValue> for Unfetched {
    fn from(error: JsValue) -> Self {
        Self::Said(said(&error))
    }
}

impl From<Unfetched> for EmbedError {
    fn from(unfetched: Unfetched) -> Self {
        match unfetched {
            Unfetched::Status(status) => Self::Status(status),
            Unfetched::Other => Self::Altered("it is another file"),
            Unfetched::Said(said) => Self::Load(said),
        }
    }
}

/// The body of a same-origin URL. `progress` hears the bytes so far and in all (0 where the server doesn't say).
///
/// # Errors
/// The network's refusal, or a status other than success.
pub async fn bytes(url: &str, progress: impl Fn(u64, u64)) -> Result<Vec<u8>, Unfetched> {
    let response = Request::get(url).send().await.map_err(|error| Unfetched::Said(error.to_string()))?;
    if !response.ok() {
        return Err(Unfetched::Status(response.status()));
    }
    // Where the body is compressed, its length says nothing of what arrives here.
    let length =
        response.headers().get("content-length").filter(|_| !response.headers().has("content-encoding"));
    let total = length.and_then(|n| n.parse().ok()).unwrap_or(0);
    match response.body() {
        Some(body) => collect(&body, total, progress).await,
        None => Ok(Vec::new()),
    }
}

/// The body of a same-origin URL that is gzipped, unpacked: not by the host's encoding, the file itself is so. `total` is
/// what it unpacks to.
///
/// # Errors
/// The network's refusal, a status other than success, or a file that is not so packed.
pub async fn unpacked(url: &str, total: u64) -> Result<Vec<u8>, Unfetched> {
    let response = Request::get(url).send().await.map_err(|error| Unfetched::Said(error.to_string()))?;
    if !response.ok() {
        return Err(Unfetched::Status(response.status()));
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let unpack: ReadableWritablePair = DecompressionStream::new("gzip")?.unchecked_into();
    collect(&body.pipe_through(&unpack), total, |_, _| {}).await
}

/// All that a stream gives.
async fn collect(
    body: &ReadableStream,
    total: u64,
    progress: impl Fn(u64, u64),
) -> Result<Vec<u8>, Unfetched> {
    let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
    let mut bytes = Vec::with_capacity(total as usize);
    loop {
        let chunk = JsFuture::from(reader.read()).await?;
        let done = Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy());
        if done {
            return Ok(bytes);
        }
        let value: Uint8Array = Reflect::get(&chunk, &"value".into())?.unchecked_into();
        let start = bytes.len();
        bytes.resize(start + value.length() as usize, 0);
        if let Some(room) = bytes.get_mut(start..) {
            value.copy_to(room);
        }
        progress(bytes.len() as u64, total);
    }
}

/// Whether a page's or worker's navigator says that data is dear.
pub fn saves_data(navigator: &JsValue) -> bool {
    Reflect::get(navigator, &"connection".into())
        .and_then(|connection| Reflect::get(&connection, &"saveData".into()))
        .is_ok_and(|saves| saves.is_truthy())
}

/// What a thrown value says.
pub fn said(error: &JsValue) -> String {
    error.dyn_ref::<js_sys::Error>().map_or_else(|| format!("{error:?}"), |e| String::from(e.message()))
}
