//! Texts → vectors, remembering those of earlier builds: embedding is the slow part of a build, and a catalogue changes
//! a little at a time.

use std::{
    collections::HashMap,
    fs::{self, OpenOptions},
    io::Write,
    path::Path,
    time::Instant,
};

use anyhow::{Context, Result};
use futures_util::future::FutureExt;
use sha2::{Digest, Sha256};

use super::onnx::OnnxEmbedder;
use crate::embed::{Embedder, ModelSpec, model, quant::Int8Vectors};

/// Texts embedded between two words of progress.
const STEP: usize = 128;

type Key = [u8; 32];

/// One int8 vector per text, by the model in a folder. `cache` keeps the vectors under the model's name: records of a
/// 32-byte hash of the text and the vector in f32, appended; a last record that a kill left incomplete is cut off.
///
/// # Errors
/// If the model cannot be loaded or run, or the cache cannot be read or written.
pub fn embed(folder: &Path, cache: Option<&Path>, texts: &[String]) -> Result<(ModelSpec, Int8Vectors)> {
    let spec = model::minilm();
    let file = cache.map(|cache| cache.join(format!("{}-{}.vectors", spec.id, &spec.sha256[..16])));
    let mut known = match &file {
        Some(file) if file.exists() => open(file, spec.dim)?,
        _ => HashMap::new(),
    };
    let keys: Vec<Key> = texts.iter().map(|text| Sha256::digest(text).into()).collect();
    let mut fresh: Vec<usize> = (0..texts.len()).filter(|at| !known.contains_key(&keys[*at])).collect();
    // Texts of like length share a batch without padding.
    fresh.sort_by_key(|at| texts[*at].len());
    if !fresh.is_empty() {
        let mut embedder = OnnxEmbedder::load(folder)?;
        let began = Instant::now();
        for (step, some) in fresh.chunks(STEP).enumerate() {
            let batch: Vec<String> = some.iter().map(|at| texts[*at].clone()).collect();
            let vectors = embedder.embed(&batch).now_or_never().context("native embedding never waits")??;
            let mut records = Vec::new();
            for (at, vector) in some.iter().zip(vectors.chunks_exact(spec.dim)) {
                records.extend(keys[*at]);
                records.extend(vector.iter().flat_map(|x| x.to_le_bytes()));
                known.insert(keys[*at], vector.to_vec());
            }
            if let Some(file) = &file {
                append(file, &records)?;
            }
            let done = (step * STEP + some.len()).min(fresh.len());
            let rate = done as f64 / began.elapsed().as_secs_f64();
            let left = (fresh.len() - done) as f64 / rate;
            eprintln!("embedded {done} of {} ({rate:.0} a second, {left:.0} s left)", fresh.len());
        }
    }
    let mut rows = Vec::with_capacity(texts.len() * spec.dim);
    for key in &keys {
        rows.extend(known.get(key).context("every text was embedded")?);
    }
    let vectors = Int8Vectors::quantize(&rows, spec.dim);
    Ok((spec, vectors))
}

fn open(file: &Path, dim: usize) -> Result<HashMap<Key, Vec<f32>>> {
    let size = 32 + 4 * dim;
    let bytes = fs::read(file)?;
    let excess = bytes.len() % size;
    if excess > 0 {
        // What is appended next would stand askew.
        OpenOptions::new().write(true).open(file)?.set_len((bytes.len() - excess) as u64)?;
    }
    let record = |record: &[u8]| {
        let (key, vector) = record.split_first_chunk::<32>()?;
        Some((*key, vector.as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect()))
    };
    Ok(bytes.chunks_exact(size).filter_map(record).collect())
}

fn append(file: &Path, records: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = OpenOptions::new().create(true).append(true).open(file)?;
    file.write_all(records).context("could not keep the vectors")
}

#[cfg(test)]
mod tests {
    use super::{append, open};

    #[test]
    fn vectors_kept_after_a_kill_are_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("cache/some.vectors");
        let record = |key: u8| [vec![key; 32], 1.5f32.to_le_bytes().repeat(2)].concat();
        append(&file, &record(1)).unwrap();
        append(&file, &record(2)[..20]).unwrap();
        assert_eq!(open(&file, 2).unwrap().len(), 1);
        append(&file, &record(3)).unwrap();
        let known = open(&file, 2).unwrap();
        assert_eq!((known.len(), &known[&[3; 32]]), (2, &vec![1.5, 1.5]));
    }
}
