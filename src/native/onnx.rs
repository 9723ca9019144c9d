//! `all-MiniLM-L6-v2` on the owner's machine, by `rten`: pure Rust, so the pack builder needs nothing installed, and the
//! same model file as in the browser, so item vectors and query vectors live in one space.

use std::{fs, num::NonZero, path::Path, sync::Arc, thread};

use futures_util::future::LocalBoxFuture;
use rayon::iter::{IntoParallelRefIterator, ParallelIterator};
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, ValueOrView};
use rten_tensor::{AsView, NdTensor};

use crate::{
    digest::sha256_hex,
    embed::{
        EmbedError, Embedder, ModelSpec,
        batch::{Batch, pool},
        model,
        wordpiece::WordPiece,
    },
    native::charset,
};

/// Tokens, padding included, that go through the model at once.
const BATCH_TOKENS: usize = 1024;

/// The model, ready to embed on every core.
pub struct OnnxEmbedder {
    spec: ModelSpec,
    words: WordPiece,
    model: Model,
    /// Ids, mask, types.
    inputs: [NodeId; 3],
    hidden: NodeId,
    cores: Arc<ThreadPool>,
}

impl OnnxEmbedder {
    /// Opens `model.onnx` and `vocab.txt` of a folder.
    ///
    /// # Errors
    /// [`EmbedError::Load`] if a file is missing, or the model is not the one that [`model::minilm`] names.
    pub fn load(folder: &Path) -> Result<Self, EmbedError> {
        let read = |name: &str| {
            let path = folder.join(name);
            fs::read(&path).map_err(|error| EmbedError::Load(format!("{}: {error}", path.display())))
        };
        let spec = model::minilm();
        let bytes = read("model.onnx")?;
        if sha256_hex(&bytes) != spec.sha256 {
            return Err(EmbedError::Load(format!(
                "{} is not {}: its SHA-256 is another",
                folder.join("model.onnx").display(),
                spec.id
            )));
        }
        let words = WordPiece::from_vocab(
            &String::from_utf8(read("vocab.txt")?).map_err(load_error)?,
            charset::bare,
        )?;
        let model = ModelOptions::with_all_ops().prepack_weights(true).load(bytes).map_err(load_error)?;
        let input = |name: &str| model.node_id(name).map_err(load_error);
        let inputs = [input("input_ids")?, input("attention_mask")?, input("token_type_ids")?];
        let hidden = *model.output_ids().first().ok_or_else(|| load_error("it has no output"))?;
        // By its own choice the runtime would leave hyper-threads idle.
        let cores =
            Arc::new(ThreadPool::with_num_threads(thread::available_parallelism().map_or(1, NonZero::get)));
        Ok(Self { spec, words, model, inputs, hidden, cores })
    }

    fn embed_all(&self, texts: &[String]) -> Result<Vec<f32>, EmbedError> {
        let dim = self.spec.dim;
        let groups = group(texts.iter().map(|text| self.words.encode(text, self.spec.max_tokens)));
        // The runtime would share out each operator; whole batches share out better. Inside the pool both happen.
        let found: Vec<Vec<f32>> = self
            .cores
            .run(|| groups.par_iter().map(|group| self.run(&group.batch)).collect::<Result<_, _>>())?;
        let mut vectors = vec![0.0; texts.len() * dim];
        for (group, found) in groups.iter().zip(found) {
            for (place, vector) in group.places.iter().zip(found.chunks_exact(dim)) {
                if let Some(row) = vectors.get_mut(place * dim..(place + 1) * dim) {
                    row.copy_from_slice(vector);
                }
            }
        }
        Ok(vectors)
    }

    fn run(&self, batch: &Batch) -> Result<Vec<f32>, EmbedError> {
        // The runtime keeps integers in 32 bits; ids, masks and types are far below that.
        let tensor = |values: &[i64]| {
            let values: Vec<i32> = values.iter().map(|value| *value as i32).collect();
            NdTensor::try_from_data([batch.rows, batch.width], values).map_err(run_error)
        };
        let tensors = [tensor(&batch.ids)?, tensor(&batch.mask)?, tensor(&batch.types)?];
        let inputs = self.inputs.into_iter().zip(tensors.map(ValueOrView::from)).collect();
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.cores)));
        let [hidden] = self.model.run_n(inputs, [self.hidden], Some(options)).map_err(run_error)?;
        let hidden: NdTensor<f32, 3> = hidden.try_into().map_err(run_error)?;
        pool(&hidden.to_vec(), batch, self.spec.dim)
    }
}

impl Embedder for OnnxEmbedder {
    fn spec(&self) -> &ModelSpec {
        &self.spec
    }

    fn embed<'a>(&'a mut self, texts: &'a [String]) -> LocalBoxFuture<'a, Result<Vec<f32>, EmbedError>> {
        Box::pin(async move { self.embed_all(texts) })
    }
}

/// Texts of about one length.
struct Group {
    /// Where each row of the batch stood among the texts.
    places: Vec<usize>,
    batch: Batch,
}

/// Groups texts by length, so that little is computed for padding.
fn group(encoded: impl Iterator<Item = Vec<u32>>) -> Vec<Group> {
    let mut texts: Vec<(usize, Vec<u32>)> = encoded.enumerate().collect();
    // Longest first: the last batch to finish is then a short one.
    texts.sort_by_key(|(place, tokens)| (std::cmp::Reverse(tokens.len()), *place));
    let mut groups = Vec::new();
    let mut texts = texts.into_iter().peekable();
    while let Some((_, longest)) = texts.peek() {
        let rows = (BATCH_TOKENS / longest.len().max(1)).max(1);
        let (places, tokens) = texts.by_ref().take(rows).unzip();
        groups.push(Group { places, batch: Batch::new(tokens) });
    }
    groups
}

fn load_error(error: impl std::fmt::Display) -> EmbedError {
    EmbedError::Load(error.to_string())
}

fn run_error(error: impl std::fmt::Display) -> EmbedError {
    EmbedError::Run(error.to_string())
}
