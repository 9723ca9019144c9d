//! Compressed copies beside the files, for hosts that serve them as they lie.

use std::{
    cmp::Reverse,
    collections::BTreeMap,
    fs,
    io::Write,
    path::{Path, PathBuf},
    sync::atomic::{AtomicUsize, Ordering},
    thread::{self, available_parallelism},
};

use anyhow::{Context, Result, anyhow};
use brotli::enc::{BrotliCompress, BrotliEncoderParams};
use flate2::{Compression, write::GzEncoder};

use crate::{
    digest,
    files::{link, list},
};

/// Kinds of files that shrink. Pictures and vectors don't, and of the model a tenth is not worth its minutes.
const KINDS: &[&str] = &["css", "html", "js", "json", "mjs", "svg", "txt", "wasm", "webmanifest"];
/// Below this a host's answer is one packet either way.
const SMALL: usize = 1_024;

/// Puts `.br` and `.gz` beside every file of `root` that shrinks. `cache` keeps what was compressed, by its content.
pub fn tree(root: &Path, cache: &Path) -> Result<()> {
    fs::create_dir_all(cache)?;
    let mut contents: BTreeMap<String, Content> = BTreeMap::new();
    for path in list(root)? {
        let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
        let file = root.join(&path);
        if !KINDS.contains(&kind) || fs::metadata(&file)?.len() < SMALL as u64 {
            continue;
        }
        let bytes = fs::read(&file)?;
        let content = contents.entry(digest::of_bytes(&bytes)).or_insert_with(|| (bytes, Vec::new()));
        content.1.push(file);
    }
    let mut contents: Vec<(String, Content)> = contents.into_iter().collect();
    // The largest first: one of them alone takes a core for most of the time.
    contents.sort_by_key(|(_, (bytes, _))| Reverse(bytes.len()));
    let next = AtomicUsize::new(0);
    let some = || {
        while let Some((hash, content)) = contents.get(next.fetch_add(1, Ordering::Relaxed)) {
            beside(hash, content, cache)?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let threads: Vec<_> = (0..available_parallelism()?.get()).map(|_| scope.spawn(some)).collect();
        threads
            .into_iter()
            .try_for_each(|thread| thread.join().map_err(|_| anyhow!("compressing panicked"))?)
    })
}

/// What files hold, and where they are.
type Content = (Vec<u8>, Vec<PathBuf>);

fn beside(hash: &str, (bytes, files): &Content, cache: &Path) -> Result<()> {
    for (suffix, compress) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
        let kept = cache.join(format!("{hash}.{suffix}"));
        if !kept.is_file() {
            let partial = kept.with_added_extension("partial");
            fs::write(&partial, compress(bytes)?)?;
            fs::rename(&partial, &kept)?;
        }
        for file in files {
            let copy = file.with_added_extension(suffix);
            let _ = fs::remove_file(&copy);
            link(&kept, &copy).with_context(|| format!("no compressed copy of {}", file.display()))?;
        }
    }
    Ok(())
}

/// Brotli at its best; of what is very large, almost, in a tenth of the time.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut compressed = Vec::new();
    let quality = if bytes.len() > 4 << 20 { 9 } else { 11 };
    // The largest window that every browser reads.
    let params = BrotliEncoderParams { quality, lgwin: 24, size_hint: bytes.len(), ..Default::default() };
    BrotliCompress(&mut &*bytes, &mut compressed, &params)?;
    Ok(compressed)
}

/// Gzip at its best.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}
