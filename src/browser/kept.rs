//! Files that are kept on the device on purpose: the cache that the service worker (`static/web/service-worker`) serves from.

use std::{cell::Cell, collections::HashSet};

use js_sys::{Array, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, Blob, Cache, ReadableStreamDefaultReader, Request, RequestInit, Response, Window,
};

use super::fetch::Unfetched;

/// The names that the service worker knows.
const CACHE: &str = "penchant-files";
const SEEN: &str = "penchant-seen";
/// What has come of a large file, part by part, until all of it is here: a tab that is closed meanwhile loses one part.
const PARTS: &str = "penchant-parts";
const PART: u64 = 2 << 20;
/// Where it puts what is shared.
pub const INBOX: &str = "penchant-inbox";
/// Tells the service worker to let a request pass.
const PASS: &str = "?keep";

/// The cache.
pub struct Kept {
    window: Window,
    cache: Cache,
}

/// Ends what is under way.
#[derive(Clone)]
pub struct StopSignal(AbortController);

impl StopSignal {
    /// Not ended.
    ///
    /// # Errors
    /// If the browser has no caches, as on a page without encryption.
    pub fn new() -> Result<Self, JsValue> {
        AbortController::new().map(Self)
    }

    /// Ends it.
    pub fn now(&self) {
        self.0.abort();
    }

    /// Whether it was ended.
    pub fn is_now(&self) -> bool {
        self.0.signal().aborted()
    }
}

/// The beginning of a file, held while its fetching pauses.
#[derive(Default)]
pub struct Beginning {
    chunks: Array,
    bytes: Cell<u64>,
    /// How many parts are kept beyond this tab, and the chunks and bytes that are in them.
    parts: Cell<u32>,
    in_parts: Cell<(u32, u64)>,
    is_large: bool,
}

impl Beginning {
    /// Of a file that is worth keeping in parts.
    pub fn of_large() -> Self {
        Self { is_large: true, ..Self::default() }
    }

    /// Bytes so far.
    pub fn bytes(&self) -> u64 {
        self.bytes.get()
    }

    /// Holds nothing any more.
    pub fn clear(&self) {
        self.chunks.set_length(0);
        self.bytes.set(0);
        self.parts.set(0);
        self.in_parts.set((0, 0));
    }

    fn push(&self, bytes: &Uint8Array) {
        self.bytes.set(self.bytes() + u64::from(bytes.length()));
        self.chunks.push(bytes);
    }

    /// What has come is kept in one part more.
    fn has_kept(&self) {
        self.parts.set(self.parts.get() + 1);
        self.in_parts.set((self.chunks.length(), self.bytes()));
    }
}

impl Kept {
    /// Opens it.
    ///
    /// # Errors
    /// Where the browser keeps nothing for this page.
    pub async fn open() -> Result<Self, JsValue> {
        let window = web_sys::window().ok_or("no window")?;
        let cache = JsFuture::from(window.caches()?.open(CACHE)).await?.unchecked_into();
        Ok(Self { window, cache })
    }

    /// Keys of all that is kept: addresses with `?` and the SHA-256 behind them, as the service worker writes them.
    ///
    /// # Errors
    /// What the browser says.
    pub async fn keys(&self) -> Result<HashSet<String>, JsValue> {
        let keys: Array = JsFuture::from(self.cache.keys()).await?.unchecked_into();
        Ok(keys.iter().map(|key| key.unchecked_into::<Request>().url()).collect())
    }

    /// Removes what has one of these keys.
    ///
    /// # Errors
    /// What the browser says; some may be gone by then.
    pub async fn remove(&self, keys: impl Iterator<Item = String>) -> Result<(), JsValue> {
        for key in keys {
            JsFuture::from(self.cache.delete_with_str(&key)).await?;
        }
        self.drop_parts().await
    }

    async fn drop_parts(&self) -> Result<(), JsValue> {
        JsFuture::from(self.window.caches()?.delete(PARTS)).await.map(drop)
    }

    /// Takes in what another tab, or this one before, has kept of a file.
    async fn resume(&self, parts: &Cache, key: &str, beginning: &Beginning) -> Result<(), JsValue> {
        loop {
            let found = JsFuture::from(parts.match_with_str(&part(key, beginning))).await?;
            let Ok(found) = found.dyn_into::<Response>() else { return Ok(()) };
            beginning.push(&Uint8Array::new(&JsFuture::from(found.array_buffer()?).await?));
            beginning.has_kept();
        }
    }

    /// Keeps what has come since the last part.
    async fn keep_part(&self, parts: &Cache, key: &str, beginning: &Beginning) -> Result<(), JsValue> {
        let since = beginning.chunks.slice(beginning.in_parts.get().0, beginning.chunks.length());
        let blob = Blob::new_with_u8_array_sequence(&since)?;
        let file = Response::new_with_opt_blob(Some(&blob))?;
        JsFuture::from(parts.put_with_str(&part(key, beginning), &file)).await?;
        beginning.has_kept();
        Ok(())
    }

    /// Fetches `url` into the cache under `key`, from where `beginning` ends; what comes before `stop` stays in
    /// `beginning`. The file must have this SHA-256. `progress` hears the bytes so far.
    ///
    /// # Errors
    /// The network's, the host's or the cache's refusal, another file than was wanted, or being stopped.
    pub async fn fetch(
        &self,
        url: &str,
        key: &str,
        sha256: &str,
        beginning: &Beginning,
        stop: &StopSignal,
        progress: impl Fn(u64),
    ) -> Result<(), Unfetched> {
        let parts: Cache = JsFuture::from(self.window.caches()?.open(PARTS)).await?.unchecked_into();
        if beginning.is_large && beginning.bytes() == 0 {
            self.resume(&parts, key, beginning).await?;
        }
        let init = RequestInit::new();
        init.set_signal(Some(&stop.0.signal()));
        let request = Request::new_with_str_and_init(&format!("{url}{PASS}"), &init)?;
        if beginning.bytes() > 0 {
            request.headers().set("Range", &format!("bytes={}-", beginning.bytes()))?;
        }
        let response: Response =
            JsFuture::from(self.window.fetch_with_request(&request)).await?.unchecked_into();
        if !response.ok() {
            return Err(Unfetched::Status(response.status()));
        }
        if response.status() != 206 {
            beginning.clear();
        }
        let reader: ReadableStreamDefaultReader =
            response.body().ok_or(Unfetched::Other)?.get_reader().unchecked_into();
        loop {
            let chunk = JsFuture::from(reader.read()).await?;
            if Reflect::get(&chunk, &"done".into()).is_ok_and(|done| done.is_truthy()) {
                break;
            }
            let bytes: Uint8Array = Reflect::get(&chunk, &"value".into())?.unchecked_into();
            beginning.push(&bytes);
            progress(beginning.bytes());
            if beginning.is_large && beginning.bytes() - beginning.in_parts.get().1 >= PART {
                self.keep_part(&parts, key, beginning).await?;
            }
        }
        let whole = Blob::new_with_u8_array_sequence(&beginning.chunks)?;
        if beginning.parts.get() > 0 {
            self.drop_parts().await?;
        }
        beginning.clear();
        if self.sha256(&whole).await? != sha256 {
            return Err(Unfetched::Other);
        }
        let kind = response.headers().get("content-type").ok().flatten().unwrap_or_default();
        let typed = whole.slice_with_f64_and_f64_and_content_type(0.0, whole.size(), &kind)?;
        let file = Response::new_with_opt_blob(Some(&typed))?;
        JsFuture::from(self.cache.put_with_str(key, &file)).await.map(drop).map_err(Into::into)
    }

    async fn sha256(&self, blob: &Blob) -> Result<String, JsValue> {
        let bytes = JsFuture::from(blob.array_buffer()).await?;
        let digest = self
            .window
            .crypto()?
            .subtle()
            .digest_with_str_and_buffer_source("SHA-256", bytes.unchecked_ref())?;
        let digest = Uint8Array::new(&JsFuture::from(digest).await?).to_vec();
        Ok(digest.iter().map(|byte| format!("{byte:02x}")).collect())
    }
}

/// The key of the next part of a file.
fn part(key: &str, beginning: &Beginning) -> String {
    format!("{key}&part={}", beginning.parts.get())
}

/// Removes the caches that hold what the person did: the pictures that they looked at, and what was shared with the app.
///
/// # Errors
/// Where the browser keeps nothing for this page, or does not remove it.
pub async fn remove_traces() -> Result<(), JsValue> {
    let caches = web_sys::window().ok_or("no window")?.caches()?;
    for name in [SEEN, INBOX] {
        JsFuture::from(caches.delete(name)).await?;
    }
    Ok(())
}

/// Asks the browser not to clear this origin's storage when the device runs short. Whether it agreed.
pub async fn persist() -> bool {
    let Some(window) = web_sys::window() else { return false };
    let Ok(asked) = window.navigator().storage().persist() else { return false };
    JsFuture::from(asked).await.is_ok_and(|agreed| agreed.is_truthy())
}

/// Bytes that this origin uses on the device, if the browser tells.
pub async fn used() -> Option<u64> {
    let estimate = web_sys::window()?.navigator().storage().estimate().ok()?;
    let estimate: web_sys::StorageEstimate = JsFuture::from(estimate).await.ok()?.unchecked_into();
    estimate.get_usage().map(|bytes| bytes as u64)
}
