//! Compressed copies beside the files, for hosts that serve them as they lie.

use std::{collections::BTreeMap, fs, io::Write, path::Path};

use anyhow::{Context, Result};
use flate2::{Compression, write::GzEncoder};

use crate::{
    digest,
    files::{link, list},
    process::feed,
    tools::Tools,
    workspace::Workspace,
};

/// Kinds of files that shrink. Pictures and vectors don't, and of the model a tenth is not worth its minutes.
const KINDS: &[&str] = &["css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest"];
/// Below this a host's answer is one packet either way.
const SMALL: usize = 1_024;

/// Puts `.br` and `.gz` beside every file of `root` that shrinks. `cache` keeps what was compressed, by its content.
pub fn tree(workspace: &Workspace, tools: &Tools, root: &Path) -> Result<()> {
    let cache = workspace.cache.join("compressed");
    fs::create_dir_all(&cache)?;
    let (mut copies, mut missing) = (Vec::new(), BTreeMap::new());
    for path in list(root)? {
        let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
        let file = root.join(&path);
        if !KINDS.contains(&kind) || fs::metadata(&file)?.len() < SMALL as u64 {
            continue;
        }
        let bytes = fs::read(&file)?;
        let hash = digest::of_bytes(&bytes);
        let zipped = cache.join(format!("{hash}.gz"));
        if !zipped.is_file() {
            let partial = zipped.with_added_extension("partial");
            fs::write(&partial, gzip(&bytes)?)?;
            fs::rename(&partial, &zipped)?;
        }
        let brotli = cache.join(format!("{hash}.br"));
        if !brotli.is_file() {
            missing.insert(brotli.clone(), file.clone());
        }
        copies.extend([("gz", zipped, file.clone()), ("br", brotli, file)]);
    }
    let lines = missing.iter().map(|(copy, file)| format!("{}\t{}\n", file.display(), copy.display()));
    // By the reference implementation, which Node has: the crate's copies are larger.
    feed(tools.node().arg(workspace.root.join("xtask/compress.mjs")), &lines.collect::<String>())?;
    for (suffix, kept, file) in copies {
        let copy = file.with_added_extension(suffix);
        let _ = fs::remove_file(&copy);
        link(&kept, &copy).with_context(|| format!("no compressed copy of {}", file.display()))?;
    }
    Ok(())
}

/// Gzip at its best.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
