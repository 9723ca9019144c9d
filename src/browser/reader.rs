//! The reading room as a module of its own: `reader.js`, beside the engine's, and its memory. Both ends are here. What
//! crosses is JSON, and the bytes of files as they are.

use futures_util::future::{FutureExt, LocalBoxFuture};
use js_sys::{Array, Function, Promise, Uint8Array};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::{JsCast, JsValue, prelude::*};
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use super::{aes::aes, charset, fetch::said};
use crate::{
    catalog::pace::{Pace, Stopped},
    engine::ports::{Files, FilesError, FilesHere, FoundInFile, KeepOrder, PackMade, PackOrder},
    history,
    memory::keep::{ExportFound, Unopened},
};

#[wasm_bindgen(inline_js = r#"
export async function reader() {
  const reader = await import('../../reader.js');
  await reader.default();
  return reader;
}
"#)]
extern "C" {
    type Module;
    #[wasm_bindgen(catch)]
    async fn reader() -> Result<JsValue, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn read(module: &Module, bytes: &[u8], turn: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn history(module: &Module, bytes: &[u8], order: &[u8], turn: &JsValue) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn pack(module: &Module, order: &[u8]) -> Result<Array, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn keep(
        module: &Module,
        document: &[u8],
        language: &str,
        passphrase: &str,
        chance: &[u8],
    ) -> Result<Promise, JsValue>;
    #[wasm_bindgen(method, catch)]
    fn kept(module: &Module, bytes: &[u8], passphrase: &str) -> Result<Promise, JsValue>;
}

/// What the reader is made of here.
const HERE: FilesHere = FilesHere(charset::LETTERS, aes);

/// The engine's end.
#[derive(Debug, Clone, Copy)]
pub struct Reader;

impl Files for Reader {
    fn read<'a>(
        &'a self,
        bytes: &'a [u8],
        pace: Box<dyn Pace>,
    ) -> LocalBoxFuture<'a, Result<FoundInFile, FilesError>> {
        async move {
            let turn = turns(pace);
            let found = module().await?.read(bytes, turn.as_ref()).map_err(failed)?;
            decode(&JsFuture::from(found).await.map_err(failed)?)?
        }
        .boxed_local()
    }

    fn history<'a>(
        &'a self,
        bytes: &'a [u8],
        order: history::HistoryOrder,
        pace: Box<dyn Pace>,
    ) -> LocalBoxFuture<'a, Result<history::HistoryFound, FilesError>> {
        async move {
            let turn = turns(pace);
            let order = serde_json::to_vec(&order).map_err(|error| FilesError::Failed(error.to_string()))?;
            let found = module().await?.history(bytes, &order, turn.as_ref()).map_err(failed)?;
            decode(&JsFuture::from(found).await.map_err(failed)?)?
        }
        .boxed_local()
    }

    fn pack(&self, order: PackOrder) -> LocalBoxFuture<'_, Result<PackMade, FilesError>> {
        async move {
            let order = serde_json::to_vec(&order).map_err(|error| FilesError::Failed(error.to_string()))?;
            let parts = module().await?.pack(&order).map_err(failed)?;
            let made: Result<PackMade, FilesError> = decode(&parts.get(0))?;
            Ok(PackMade { zip: Uint8Array::new(&parts.get(1)).to_vec(), ..made? })
        }
        .boxed_local()
    }

    fn keep(&self, document: String, order: KeepOrder) -> LocalBoxFuture<'_, Result<Vec<u8>, FilesError>> {
        async move {
            let KeepOrder { language, passphrase, chance } = order;
            let made = module().await?.keep(document.as_bytes(), &language, &passphrase, &chance);
            let made = JsFuture::from(made.map_err(failed)?).await.map_err(failed)?;
            made.as_string()
                .map_or_else(|| Ok(Uint8Array::new(&made).to_vec()), |said| Err(FilesError::Failed(said)))
        }
        .boxed_local()
    }

    fn kept<'a>(
        &'a self,
        bytes: &'a [u8],
        passphrase: &'a str,
    ) -> LocalBoxFuture<'a, Result<ExportFound, FilesError>> {
        async move {
            let found = module().await?.kept(bytes, passphrase).map_err(failed)?;
            let found: Array = JsFuture::from(found).await.map_err(failed)?.unchecked_into();
            if let Some(why) = Unopened::named(&text(&found, 0)) {
                return Err(FilesError::Unopened(why));
            }
            Ok(ExportFound {
                acts_in: text(&found, 1),
                settings: text(&found, 2),
                damaged: text(&found, 3).lines().map(str::to_owned).collect(),
                left_out: found.get(4).as_f64().unwrap_or_default() as u32,
                acts: String::from_utf8(Uint8Array::new(&found.get(5)).to_vec()).unwrap_or_default(),
            })
        }
        .boxed_local()
    }
}

fn text(parts: &Array, at: u32) -> String {
    parts.get(at).as_string().unwrap_or_default()
}

/// The engine's pace, as the reader calls it.
fn turns(mut pace: Box<dyn Pace>) -> Closure<dyn FnMut(f64, f64) -> JsValue> {
    Closure::new(move |done: f64, of: f64| {
        let Some(pause) = pace.turn(done as usize, of as usize) else { return JsValue::UNDEFINED };
        future_to_promise(async move { Ok(pause.await.is_ok().into()) }).into()
    })
}

async fn module() -> Result<Module, FilesError> {
    reader().await.map(JsValue::unchecked_into).map_err(|error| FilesError::NoReader(said(&error)))
}

/// The reader's end: reads a file, and asks `turn` for a pause where it may be time for one.
pub async fn found(bytes: &[u8], turn: Function) -> JsValue {
    encode(&HERE.found(bytes, &mut Turns(turn)).await)
}

/// The reader's end: reads a history.
pub async fn brought(bytes: &[u8], order: &[u8], turn: Function) -> JsValue {
    let order = serde_json::from_slice(order).map_err(|error| FilesError::Failed(error.to_string()));
    encode(&match order {
        Ok(order) => HERE.brought(bytes, order, &mut Turns(turn)).await,
        Err(error) => Err(error),
    })
}

/// The reader's end: makes a pack.
pub fn made(order: &[u8]) -> Array {
    let order = serde_json::from_slice(order).map_err(|error| FilesError::Failed(error.to_string()));
    let made = order.and_then(FilesHere::made);
    let zip = made.as_ref().map(|made| Uint8Array::from(made.zip.as_slice())).unwrap_or_default();
    Array::of2(&encode(&made), &zip)
}

/// The reader's end: puts memory into a file; what went wrong, in words, if it cannot.
pub async fn packed(document: &[u8], order: KeepOrder) -> JsValue {
    match HERE.packed(&String::from_utf8_lossy(document), &order).await {
        Ok(file) => Uint8Array::from(file.as_slice()).into(),
        Err(error) => format!("{error:?}").into(),
    }
}

/// The reader's end: takes memory out of a file. Why it cannot, the name of the file with the acts, settings, damaged places,
/// how much was left out, and the acts.
pub async fn opened(bytes: &[u8], passphrase: &str) -> Array {
    let (why, found) = match HERE.opened(bytes, passphrase).await {
        Ok(found) => (None, found),
        Err(why) => (Some(why), ExportFound::default()),
    };
    let parts = Array::of5(
        &why.map(Unopened::name).unwrap_or_default().into(),
        &found.acts_in.into(),
        &found.settings.into(),
        &found.damaged.join("\n").into(),
        &found.left_out.into(),
    );
    parts.push(&Uint8Array::from(found.acts.as_bytes()));
    parts
}

/// The engine's pace, as the reader sees it: called with how far it is, it gives nothing, or a promise of whether to go on.
struct Turns(Function);

impl Pace for Turns {
    fn turn(&mut self, done: usize, of: usize) -> Option<LocalBoxFuture<'static, Result<(), Stopped>>> {
        let said = self.0.call2(&JsValue::NULL, &(done as f64).into(), &(of as f64).into()).ok()?;
        let pause: Promise = said.dyn_into().ok()?;
        Some(
            async move {
                let goes_on = JsFuture::from(pause).await.is_ok_and(|goes_on| goes_on.is_truthy());
                if goes_on { Ok(()) } else { Err(Stopped) }
            }
            .boxed_local(),
        )
    }
}

fn encode<T: Serialize>(value: &Result<T, FilesError>) -> JsValue {
    // What is told in our own types can be written.
    Uint8Array::from(serde_json::to_vec(value).unwrap_or_default().as_slice()).into()
}

fn decode<T: DeserializeOwned>(value: &JsValue) -> Result<T, FilesError> {
    let bytes = Uint8Array::new(value).to_vec();
    serde_json::from_slice(&bytes).map_err(|error| FilesError::Failed(error.to_string()))
}

fn failed(error: JsValue) -> FilesError {
    FilesError::Failed(said(&error))
}
