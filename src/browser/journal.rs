//! The journal's files in the origin's private file system. Their holder has a lock of the origin, so the tabs take turns; the
//! lock goes when its tab does.

use futures_channel::oneshot;
use futures_util::future::{Either, FutureExt, LocalBoxFuture, select};
use js_sys::{Function, Object, Promise, Reflect};
use wasm_bindgen::{
    JsCast, JsValue,
    prelude::{Closure, wasm_bindgen},
};
use wasm_bindgen_futures::JsFuture;
use web_sys::DomException;

use super::idb::error::js_error;
use crate::store::{
    StoreError,
    journal::{HeldFiles, JournalFiles, Slot},
};

const NAMES: [&str; 2] = ["penchant-a.journal", "penchant-b.journal"];
const LOCK: &str = "penchant-journal";
/// How often a file is asked for that a tab which has just died still holds, and the pause between, in milliseconds.
const ATTEMPTS: usize = 40;
const PAUSE_MS: i32 = 25;

/// The files, of which nobody has hold yet.
pub struct OriginFiles {
    files: [File; 2],
    locks: Locks,
}

impl OriginFiles {
    /// Finds the files, or makes them.
    ///
    /// # Errors
    /// What the browser says where it has no such files, or no locks.
    pub async fn open() -> Result<Self, JsValue> {
        let navigator: Navigator = Reflect::get(&js_sys::global(), &"navigator".into())?.unchecked_into();
        let locks = navigator.locks().ok_or(JsValue::UNDEFINED)?;
        let folder = folder(&navigator).await?;
        let options = with("create", JsValue::TRUE)?;
        let file = async |name| {
            let file = JsFuture::from(folder.get_file_handle(name, &options)?).await?;
            Ok::<File, JsValue>(file.unchecked_into())
        };
        let [a, b] = NAMES;
        Ok(Self { files: [file(a).await?, file(b).await?], locks })
    }

    async fn held(&self) -> Result<Held, JsValue> {
        let (got, has) = oneshot::channel();
        let mut release = None;
        let released = Promise::new(&mut |resolve, _| release = Some(resolve));
        let granted = Closure::once_into_js(move |_: JsValue| {
            let _ = got.send(());
            released
        });
        // Whatever becomes of this lets the lock go.
        let mut held = Held { files: Vec::new(), release };
        let over = JsFuture::from(self.locks.request(LOCK, granted.unchecked_ref())?);
        if let Either::Right((Err(error), _)) = select(has, over).await {
            return Err(error);
        }
        for file in &self.files {
            held.files.push(access(file).await?);
        }
        Ok(held)
    }
}

/// Removes the files, in whatever state they are.
///
/// # Errors
/// What the browser says: another tab has hold of them.
pub async fn remove() -> Result<(), JsValue> {
    let navigator: Navigator = Reflect::get(&js_sys::global(), &"navigator".into())?.unchecked_into();
    // Where there is no such file system, there is nothing to remove.
    let Ok(folder) = folder(&navigator).await else { return Ok(()) };
    for name in NAMES {
        match JsFuture::from(folder.remove_entry(name)?).await {
            Err(error) if !is_named(&error, "NotFoundError") => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

async fn folder(navigator: &Navigator) -> Result<Folder, JsValue> {
    let storage = navigator.storage().ok_or(JsValue::UNDEFINED)?;
    Ok(JsFuture::from(storage.get_directory()?).await?.unchecked_into())
}

/// `{name: value}`.
fn with(name: &str, value: JsValue) -> Result<Object, JsValue> {
    let options = Object::new();
    Reflect::set(&options, &name.into(), &value)?;
    Ok(options)
}

async fn access(file: &File) -> Result<OpenFile, JsValue> {
    let mut attempts = 0..ATTEMPTS;
    loop {
        match JsFuture::from(file.create_sync_access_handle()?).await {
            Err(error) if is_named(&error, "NoModificationAllowedError") && attempts.next().is_some() => {
                let pause = Promise::new(&mut |done, _| set_timeout(&done, PAUSE_MS));
                JsFuture::from(pause).await?;
            }
            file => return Ok(file?.unchecked_into()),
        }
    }
}

fn is_named(error: &JsValue, name: &str) -> bool {
    error.dyn_ref::<DomException>().is_some_and(|error| error.name() == name)
}

impl JournalFiles for OriginFiles {
    fn hold(&self) -> LocalBoxFuture<'_, Result<Box<dyn HeldFiles>, StoreError>> {
        self.held()
            .map(|held| held.map(|held| Box::new(held) as Box<dyn HeldFiles>).map_err(js_error))
            .boxed_local()
    }
}

struct Held {
    files: Vec<OpenFile>,
    release: Option<Function>,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.files.iter().for_each(OpenFile::close);
        if let Some(release) = self.release.take() {
            let _ = release.call0(&JsValue::UNDEFINED);
        }
    }
}

impl Held {
    fn file(&self, slot: Slot) -> Result<&OpenFile, StoreError> {
        let closed = || StoreError::Unavailable("the journal was closed".into());
        self.files.get(slot as usize).ok_or_else(closed)
    }
}

fn at(place: u64) -> Result<Object, StoreError> {
    with("at", (place as f64).into()).map_err(js_error)
}

impl HeldFiles for Held {
    fn size(&self, slot: Slot) -> Result<u64, StoreError> {
        Ok(self.file(slot)?.get_size().map_err(js_error)? as u64)
    }

    fn read(&self, slot: Slot, place: u64, bytes: &mut [u8]) -> Result<usize, StoreError> {
        let read = self.file(slot)?.read(bytes, &at(place)?);
        Ok(read.map_err(js_error)? as usize)
    }

    fn write(&self, slot: Slot, place: u64, bytes: &[u8]) -> Result<(), StoreError> {
        let written = self.file(slot)?.write(bytes, &at(place)?);
        match written.map_err(js_error)? as usize == bytes.len() {
            true => Ok(()),
            false => Err(StoreError::Quota),
        }
    }

    fn cut(&self, slot: Slot, size: u64) -> Result<(), StoreError> {
        self.file(slot)?.truncate(size as f64).map_err(js_error)
    }

    fn flush(&self, slot: Slot) -> Result<(), StoreError> {
        self.file(slot)?.flush().map_err(js_error)
    }
}

#[wasm_bindgen]
extern "C" {
    /// `navigator`, of a page or a worker, with what not every browser has.
    type Navigator;

    #[wasm_bindgen(method, getter)]
    fn storage(this: &Navigator) -> Option<Storage>;

    #[wasm_bindgen(method, getter)]
    fn locks(this: &Navigator) -> Option<Locks>;

    /// `StorageManager`.
    type Storage;

    #[wasm_bindgen(method, catch, js_name = "getDirectory")]
    fn get_directory(this: &Storage) -> Result<Promise, JsValue>;

    /// `LockManager`, which `web-sys` has among its unstable interfaces only.
    type Locks;

    #[wasm_bindgen(method, catch)]
    fn request(this: &Locks, name: &str, granted: &Function) -> Result<Promise, JsValue>;

    /// `FileSystemDirectoryHandle`.
    type Folder;

    #[wasm_bindgen(method, catch, js_name = "getFileHandle")]
    fn get_file_handle(this: &Folder, name: &str, options: &Object) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch, js_name = "removeEntry")]
    fn remove_entry(this: &Folder, name: &str) -> Result<Promise, JsValue>;

    /// `FileSystemFileHandle`.
    type File;

    #[wasm_bindgen(method, catch, js_name = "createSyncAccessHandle")]
    fn create_sync_access_handle(this: &File) -> Result<Promise, JsValue>;

    /// `FileSystemSyncAccessHandle`.
    type OpenFile;

    #[wasm_bindgen(method, catch)]
    fn read(this: &OpenFile, bytes: &mut [u8], options: &Object) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn write(this: &OpenFile, bytes: &[u8], options: &Object) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn truncate(this: &OpenFile, size: f64) -> Result<(), JsValue>;

    #[wasm_bindgen(method, catch, js_name = "getSize")]
    fn get_size(this: &OpenFile) -> Result<f64, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn flush(this: &OpenFile) -> Result<(), JsValue>;

    #[wasm_bindgen(method)]
    fn close(this: &OpenFile);

    #[wasm_bindgen(js_name = "setTimeout")]
    fn set_timeout(done: &Function, ms: i32);
}
