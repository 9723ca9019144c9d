//! What lies in archives, however deep: files in their order, with their paths.

use std::io::{Cursor, Read};

use flate2::read::{DeflateDecoder, MultiGzDecoder};
use zip::{CompressionMethod, ZipArchive};

use super::HistoryWhy;

/// How deep archives lie in archives.
const DEEPEST: usize = 4;
/// Files that are looked at.
const MOST_FILES: usize = 20_000;
/// Bytes of one file, unpacked.
const LARGEST: u64 = 512 << 20;
/// Bytes of all files together, unpacked: what a small archive grows to is bounded.
const ALL: u64 = 1 << 30;
/// Names of what no history is in.
const MEDIA: &[&str] = &[
    "jpg", "jpeg", "png", "gif", "webp", "svg", "heic", "mp3", "m4a", "wav", "mp4", "mov", "avi", "pdf",
    "ico", "css", "js", "db", "ttf", "woff", "woff2",
];

/// A file, unpacked; or why not.
pub struct Unpacked {
    /// Where it lies.
    pub path: String,
    /// What is in it.
    pub bytes: Result<Vec<u8>, HistoryWhy>,
}

/// Calls `each` with every file that lies in these bytes: themselves, if they are no archive.
pub fn unpack(path: &str, bytes: &[u8], each: &mut dyn FnMut(Unpacked)) {
    if is_deleted(path) {
        return each(Unpacked { path: path.to_owned(), bytes: Err(HistoryWhy::Deleted) });
    }
    let mut room = Room { bytes: ALL, files: MOST_FILES };
    into(path, bytes, 0, &mut room, each);
}

/// What may still be unpacked.
struct Room {
    bytes: u64,
    files: usize,
}

fn into(path: &str, bytes: &[u8], depth: usize, room: &mut Room, each: &mut dyn FnMut(Unpacked)) {
    let fails = |why| Unpacked { path: path.to_owned(), bytes: Err(why) };
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) if depth < DEEPEST => zipped(path, archive, depth, room, each),
            _ => each(fails(HistoryWhy::Packed)),
        }
    } else if bytes.starts_with(b"\x1f\x8b") {
        match all_of(MultiGzDecoder::new(bytes), room) {
            Ok(inner) if depth < DEEPEST => into(path, &inner, depth + 1, room, each),
            Ok(_) => each(fails(HistoryWhy::Packed)),
            Err(why) => each(fails(why)),
        }
    } else {
        each(Unpacked { path: path.to_owned(), bytes: Ok(bytes.to_vec()) });
    }
}

fn zipped(
    path: &str,
    mut archive: ZipArchive<Cursor<&[u8]>>,
    depth: usize,
    room: &mut Room,
    each: &mut dyn FnMut(Unpacked),
) {
    for at in 0..archive.len() {
        let Ok(file) = archive.by_index_raw(at) else {
            each(Unpacked { path: path.to_owned(), bytes: Err(HistoryWhy::Packed) });
            continue;
        };
        let name = file.name().replace('\\', "/");
        let end = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        if name.ends_with('/') || MEDIA.contains(&end.as_str()) {
            continue;
        }
        let inner = format!("{path}/{name}");
        if is_deleted(&name) {
            each(Unpacked { path: inner, bytes: Err(HistoryWhy::Deleted) });
            continue;
        }
        if room.files == 0 {
            return each(Unpacked { path: inner, bytes: Err(HistoryWhy::TooLarge) });
        }
        room.files -= 1;
        let unpacked = match (file.encrypted(), file.compression()) {
            (true, _) => Err(HistoryWhy::Packed),
            (_, CompressionMethod::Stored) => all_of(file, room),
            (_, method) if is_deflate(method) => all_of(DeflateDecoder::new(file), room),
            _ => Err(HistoryWhy::Packed),
        };
        match unpacked {
            Ok(bytes) => into(&inner, &bytes, depth + 1, room, each),
            Err(why) => each(Unpacked { path: inner, bytes: Err(why) }),
        }
    }
}

/// What services put aside because the person deleted it, and what a system adds.
fn is_deleted(name: &str) -> bool {
    name.split('/').any(|part| matches!(part, "deleted" | "orphaned" | "__MACOSX"))
}

/// The crate knows only the methods that it can unpack itself.
#[allow(deprecated, reason = "the number is what the file has, whatever the crate was built with")]
fn is_deflate(method: CompressionMethod) -> bool {
    method.to_u16() == 8
}

fn all_of(from: impl Read, room: &mut Room) -> Result<Vec<u8>, HistoryWhy> {
    let most = LARGEST.min(room.bytes);
    let mut bytes = Vec::new();
    match from.take(most + 1).read_to_end(&mut bytes) {
        Ok(read) if read as u64 > most => Err(HistoryWhy::TooLarge),
        Ok(read) => {
            room.bytes -= read as u64;
            Ok(bytes)
        }
        Err(_) => Err(HistoryWhy::Packed),
    }
}
