//! Compressed copies beside the files, for hosts that serve them as they lie.

use std::{fs, io::Write, path::Path};

use anyhow::{Context, Result};
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
    for path in list(root)? {
        let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind);
        let file = root.join(&path);
        if !KINDS.contains(&kind) || fs::metadata(&file)?.len() < SMALL as u64 {
            continue;
        }
        let bytes = fs::read(&file)?;
        let hash = digest::of_bytes(&bytes);
        for (suffix, compress) in [("br", brotli as fn(&[u8]) -> Result<Vec<u8>>), ("gz", gzip)] {
            let kept = cache.join(format!("{hash}.{suffix}"));
            if !kept.is_file() {
                let partial = kept.with_added_extension("partial");
                fs::write(&partial, compress(&bytes)?)?;
                fs::rename(&partial, &kept)?;
            }
            let copy = file.with_added_extension(suffix);
            let _ = fs::remove_file(&copy);
            link(&kept, &copy).with_context(|| format!("no compressed copy of {path}"))?;
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
