//! Universal Sentence Encoder multilingual v3 (Yang et al. 2019; Apache-2.0): texts of many languages in one space, so that
//! "Gesellschaftsspiel" lies near "board game". Small enough to need no runtime: a table of word pieces, windows of two,
//! three and five of them, and three layers. It tells topics apart by a word or two, which is what it is used for; for texts
//! in English the other model is better. The two spaces are never mixed.

pub mod bytes;
mod network;
pub mod pieces;

use futures_util::future::{LocalBoxFuture, ready};

use self::{bytes::Bytes, network::Network, pieces::Pieces};
use super::{EmbedError, Embedder, ModelSpec};

/// Components of a vector.
const DIM: usize = 512;

/// What begins the file, its version included.
const MAGIC: &[u8] = b"penchant-use-1\n";

/// The model that ships, as `cargo xtask` makes it of the published weights: nothing is lost on texts in English, German,
/// French, Spanish, Japanese and Arabic; pieces that have letters of other languages are left out.
pub fn spec() -> ModelSpec {
    ModelSpec {
        id: "use-multilingual-v3".into(),
        sha256: "758e32e84259cc67cf662927bb85525cb6fa36b763a176772c21b2a4749699ee".into(),
        dim: DIM,
        max_tokens: 128,
    }
}

/// The bytes that the model's file has once it is unpacked.
pub const FILE_BYTES: usize = 55_650_665;

/// The model, ready to embed.
pub struct MultilingualEmbedder {
    spec: ModelSpec,
    file: Vec<u8>,
    pieces: Pieces,
    network: Network,
}

impl MultilingualEmbedder {
    /// Opens the model's file, unpacked. That it is the one that ships is the caller's to check.
    ///
    /// # Errors
    /// [`EmbedError::Altered`] if it is no such file.
    pub fn open(file: Vec<u8>) -> Result<Self, EmbedError> {
        let parts = || {
            let mut bytes = Bytes::of(&file);
            (bytes.take(MAGIC.len())? == MAGIC).then_some(())?;
            let pieces = Pieces::read(&mut bytes)?;
            let network = Network::read(&mut bytes, pieces.count())?;
            bytes.rest().is_empty().then_some((pieces, network))
        };
        let (pieces, network) = parts().ok_or(EmbedError::Altered("it is no multilingual encoder"))?;
        Ok(Self { spec: spec(), pieces, network, file })
    }

    /// The pieces that a text is read as, without those that begin and end it; an empty one is an unknown stretch.
    pub fn pieces(&self, text: &str) -> Vec<&str> {
        let rows = self.pieces.rows(&self.file, text);
        let piece = |row| std::str::from_utf8(self.pieces.piece(&self.file, row)).unwrap_or_default();
        rows.into_iter().map(piece).collect()
    }

    /// The vector of a text, of unit length.
    pub fn vector(&self, text: &str) -> Vec<f32> {
        let mut rows = vec![pieces::BEGIN];
        rows.extend(
            self.pieces.rows(&self.file, text).into_iter().take(self.spec.max_tokens.saturating_sub(2)),
        );
        rows.push(pieces::END);
        self.network.vector(&self.file, &rows)
    }
}

impl Embedder for MultilingualEmbedder {
    fn spec(&self) -> &ModelSpec {
        &self.spec
    }

    fn embed<'a>(&'a mut self, texts: &'a [String]) -> LocalBoxFuture<'a, Result<Vec<f32>, EmbedError>> {
        Box::pin(ready(Ok(texts.iter().flat_map(|text| self.vector(text)).collect())))
    }
}
