//! `all-MiniLM-L6-v2` in the worker: `ort` over `ort-web`, on the ONNX runtime files that the app itself serves.

use futures_util::future::LocalBoxFuture;
use ort::{
    session::{RunOptions, Session},
    value::Tensor,
};
use wasm_bindgen::prelude::wasm_bindgen;

use super::{charset, fetch};
use crate::embed::{
    EmbedError, Embedder, ModelSpec,
    batch::{Batch, pool},
    model,
    wordpiece::WordPiece,
};

// The loader of `ort-web` puts a classic <script> into the document. A worker has no document, and a module worker
// cannot load classic scripts; the same file is also published as a module. So the loader is given just enough of a
// document to ask for its script, and gets the module. Its exports are copied because it wants to mark the object it
// finds, and module namespaces are frozen.
#[wasm_bindgen(inline_js = r#"
export function lend_document() {
  self.window = self;
  self.document = {
    createElement: () => ({
      heard: {},
      setAttribute() {},
      addEventListener(kind, listener) { this.heard[kind] = listener; },
    }),
    head: {
      appendChild(element) {
        if (!element.src) return; // a preload hint
        import(element.src.replace(/\.js$/, '.mjs')).then(
          exports => { self.ort = { ...exports }; element.heard.load?.(); },
          error => element.heard.error?.({ error }));
      },
    },
  };
}
export function take_document_back() { delete self.document; delete self.window; }
"#)]
extern "C" {
    fn lend_document();
    fn take_document_back();
}

/// How often the model's file is lent to the runtime, at most.
const MOST_LENT: u32 = 5;

/// The model, ready to embed.
pub struct OrtEmbedder {
    spec: ModelSpec,
    words: WordPiece,
    session: Session,
}

impl OrtEmbedder {
    /// Fetches model and vocabulary from `folder` and the runtime from `runtime` (absolute URLs that end in `/`), and
    /// opens a session. `progress` hears the bytes of the model so far and in all.
    ///
    /// # Errors
    /// [`EmbedError`] if a file cannot be had or is another, or the runtime refuses it.
    pub async fn load(folder: &str, runtime: &str, progress: impl Fn(u64, u64)) -> Result<Self, EmbedError> {
        let vocabulary = fetch::bytes(&format!("{folder}vocab.txt"), |_, _| {}).await?;
        let vocabulary = String::from_utf8(vocabulary).map_err(load_error)?;
        let words = WordPiece::from_vocab(&vocabulary, charset::bare)?;
        let bytes = fetch::bytes(&format!("{folder}model.onnx"), progress).await?;
        let spec = model::minilm();
        let found = crate::digest::sha256_hex(&bytes);
        if found != spec.sha256 {
            return Err(EmbedError::Altered("the file is not the one that the catalogue was built with"));
        }
        start_runtime(runtime).await?;
        // Telemetry is on by default and would name this host to the binding's vendor.
        let environment = ort::init().with_telemetry(false).build().map_err(load_error)?;
        let mut builder = Session::builder(&environment).map_err(load_error)?;
        // The runtime copies the file out of this memory only after it has waited for itself. Where the memory grew meanwhile,
        // as requests are answered beside, what it was lent is detached: it is lent anew.
        let mut lent = 1;
        let session = loop {
            match builder.commit_from_memory(&bytes).await {
                Ok(session) => break session,
                Err(error) if lent == MOST_LENT => return Err(load_error(error)),
                Err(_) => lent += 1,
            }
        };
        Ok(Self { spec, words, session })
    }

    async fn run(&mut self, texts: &[String]) -> Result<Vec<f32>, EmbedError> {
        let batch =
            Batch::new(texts.iter().map(|text| self.words.encode(text, self.spec.max_tokens)).collect());
        let shape = [batch.rows, batch.width];
        let tensor = |values: &[i64]| Tensor::from_array((shape, values.to_vec())).map_err(run_error);
        let inputs = ort::inputs![
            "input_ids" => tensor(&batch.ids)?,
            "attention_mask" => tensor(&batch.mask)?,
            "token_type_ids" => tensor(&batch.types)?,
        ];
        let options = RunOptions::new().map_err(run_error)?;
        let mut outputs = self.session.run_async(inputs, &options).await.map_err(run_error)?;
        ort_web::sync_outputs(&mut outputs).await.map_err(run_error)?;
        let (_, hidden) = outputs[0].try_extract_tensor::<f32>().map_err(run_error)?;
        pool(hidden, &batch, self.spec.dim)
    }
}

impl Embedder for OrtEmbedder {
    fn spec(&self) -> &ModelSpec {
        &self.spec
    }

    fn embed<'a>(&'a mut self, texts: &'a [String]) -> LocalBoxFuture<'a, Result<Vec<f32>, EmbedError>> {
        Box::pin(async move {
            let mut vectors = Vec::with_capacity(texts.len() * self.spec.dim);
            // Batches do not help one thread, and padding hurts: one text at a time.
            for text in texts {
                vectors.extend(self.run(std::slice::from_ref(text)).await?);
            }
            Ok(vectors)
        })
    }
}

/// Loads the runtime once for the life of the worker.
async fn start_runtime(base: &str) -> Result<(), EmbedError> {
    use std::cell::Cell;
    thread_local!(static STARTED: Cell<bool> = const { Cell::new(false) });
    if STARTED.get() {
        return Ok(());
    }
    lend_document();
    let api = ort_web::api(ort_web::Dist::new(base)).await;
    take_document_back();
    ort::set_api(api.map_err(load_error)?);
    STARTED.set(true);
    Ok(())
}

fn load_error(error: impl std::fmt::Display) -> EmbedError {
    EmbedError::Load(error.to_string())
}

fn run_error(error: impl std::fmt::Display) -> EmbedError {
    EmbedError::Run(error.to_string())
}
