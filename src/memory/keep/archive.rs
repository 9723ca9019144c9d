//! ZIP files: written as they are for ever, and read as far as they can be.

use std::io::{Cursor, Read, Write as _};

use flate2::read::DeflateDecoder;
use zip::{CompressionMethod, ZipArchive, ZipWriter, result::ZipResult, write::SimpleFileOptions};

/// Bytes that are taken out of an archive: what a small one grows to is bounded.
const ALL: u64 = 1 << 30;
/// Files that are looked at.
const MOST: usize = 100;
const LOCAL: &[u8] = b"PK\x03\x04";

/// Files in an archive, in their order, at a fixed time, not compressed: equal files make equal archives.
pub(super) fn written(folder: &str, files: &[(&str, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (name, bytes) in files {
        zip.start_file(format!("{folder}/{name}"), stored)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// The files of an archive by their names without folders: by its directory, and where that does not lead to all of `wanted`, as they
/// stand one after another. Of one that is cut off, what is there.
pub(super) fn files(bytes: &[u8], wanted: &[&str]) -> Vec<(String, Vec<u8>)> {
    let (mut found, mut room) = (Vec::new(), ALL);
    listed(bytes, &mut found, &mut room);
    if !wanted.iter().all(|name| is_among(&found, name)) {
        standing(bytes, &mut found, &mut room);
    }
    found
}

fn is_among(found: &[(String, Vec<u8>)], name: &str) -> bool {
    found.iter().any(|(known, _)| known == name)
}

fn listed(bytes: &[u8], found: &mut Vec<(String, Vec<u8>)>, room: &mut u64) {
    let Ok(mut archive) = ZipArchive::new(Cursor::new(bytes)) else { return };
    for at in 0..archive.len().min(MOST) {
        let Ok(file) = archive.by_index_raw(at) else { continue };
        let name = bare(file.name());
        let deflated = is_deflate(file.compression());
        if let Some(bytes) = unpacked(file, deflated, room) {
            found.push((name, bytes));
        }
    }
}

/// By the headers before each file.
fn standing(bytes: &[u8], found: &mut Vec<(String, Vec<u8>)>, room: &mut u64) {
    let mut rest = bytes;
    while let Some(at) = rest.windows(LOCAL.len()).position(|window| window == LOCAL) {
        let head = rest.get(at..).unwrap_or_default();
        rest = head.get(LOCAL.len()..).unwrap_or_default();
        let number = |at: usize, size: usize| {
            let bytes = head.get(at..at + size)?;
            Some(bytes.iter().rev().fold(0, |number, byte| number << 8 | usize::from(*byte)))
        };
        let read = || Some((number(8, 2)?, number(18, 4)?, number(26, 2)?, number(28, 2)?));
        let Some((method, size, name, extra)) = read() else { continue };
        let (Some(name), Some(data)) = (head.get(30..30 + name), head.get(30 + name + extra..)) else {
            continue;
        };
        let (data, behind) = data.split_at(size.min(data.len()));
        let name = bare(&String::from_utf8_lossy(name));
        if found.len() < MOST
            && !is_among(found, &name)
            && let Some(unpacked) = unpacked(data, method == 8, room)
        {
            found.push((name, unpacked));
            rest = behind;
        }
    }
}

fn bare(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
}

/// The crate knows only the methods that it can unpack itself.
#[allow(deprecated, reason = "the number is what the file has, whatever the crate was built with")]
fn is_deflate(method: CompressionMethod) -> bool {
    method.to_u16() == 8
}

fn unpacked(from: impl Read, deflated: bool, room: &mut u64) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    // What breaks off has a beginning.
    let _ = match deflated {
        true => DeflateDecoder::new(from).take(*room).read_to_end(&mut bytes),
        false => from.take(*room).read_to_end(&mut bytes),
    };
    *room = room.saturating_sub(bytes.len() as u64);
    (!bytes.is_empty()).then_some(bytes)
}
