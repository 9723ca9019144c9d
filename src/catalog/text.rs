//! The bytes of a file → its text, by its mark, by what it declares, or by what they look like.

use std::borrow::Cow;

use super::encoding;
pub use super::encoding::Decode;

/// Bytes at a file's beginning by which text is told from anything else.
const HEAD: usize = 8_192;
/// Bytes within which a file declares its encoding.
const DECLARED: usize = 1_024;

/// What reading needs to know of the world's letters: in a page the browser knows it, on the command line a library. Both follow
/// the same standards, so what is read is the same.
#[derive(Debug, Clone, Copy)]
pub struct Letters {
    /// Decodes bytes.
    pub decode: Decode,
    /// A text without accents and other marks, in compatibility decomposition (Unicode's NFKD).
    pub plain: fn(&str) -> String,
    /// A text in canonical composition (Unicode's NFC).
    pub composed: fn(&str) -> String,
}

impl Letters {
    /// Knows nothing but UTF-8.
    pub const UTF8: Self = Self { decode: utf8_only, plain: str::to_owned, composed: str::to_owned };
}

/// Knows nothing but UTF-8: for where there is no other decoder.
pub fn utf8_only(_: &str, bytes: &[u8]) -> Option<String> {
    Some(String::from_utf8_lossy(bytes).into_owned())
}

/// Whether bytes begin as a text in a known encoding does: with a mark, or without the zeros that pictures and archives have.
pub fn is_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    wide(head).is_some() || !head.contains(&0)
}

/// The text of bytes, without a mark of their order; none for what is no text.
pub fn of(bytes: &[u8], decode: Decode) -> Option<Cow<'_, str>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if let Some(label) = wide(bytes.get(..HEAD).unwrap_or(bytes)) {
        let bytes =
            bytes.strip_prefix(b"\xff\xfe").or_else(|| bytes.strip_prefix(b"\xfe\xff")).unwrap_or(bytes);
        return decode(label, bytes).map(Cow::Owned);
    }
    if !is_text(bytes) {
        return None;
    }
    let declared = declared(bytes);
    // Few files in another encoding happen to be UTF-8, and many that are say something else.
    if let Ok(text) = str::from_utf8(bytes)
        && declared.as_deref() != Some("iso-2022-jp")
    {
        return Some(Cow::Borrowed(text));
    }
    let label = declared.filter(|label| !label.starts_with("utf"));
    if let Some(text) = label.and_then(|label| decode(&label, bytes)) {
        return Some(Cow::Owned(text));
    }
    let lossy = String::from_utf8_lossy(bytes);
    let wrong = lossy.matches('\u{fffd}').count();
    // A file in UTF-8 with a wrong byte here and there.
    if lossy.chars().filter(|letter| !letter.is_ascii() && *letter != '\u{fffd}').count() > wrong {
        return Some(lossy);
    }
    let label = encoding::likely(bytes, decode);
    Some(decode(label, bytes).map_or(lossy, Cow::Owned))
}

/// UTF-16 by its mark, or by the zeros in every other place.
fn wide(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xff, 0xfe, ..] => return Some("utf-16le"),
        [0xfe, 0xff, ..] => return Some("utf-16be"),
        _ => {}
    }
    let pairs = head.get(..64.min(head.len())).unwrap_or_default().chunks_exact(2);
    let (mut first, mut second, all) = (0, 0, pairs.len());
    for pair in pairs {
        first += usize::from(pair[0] == 0 && pair[1] != 0);
        second += usize::from(pair[1] == 0 && pair[0] != 0);
    }
    match (first, second) {
        (0, second) if all > 3 && second * 10 > all * 7 => Some("utf-16le"),
        (first, 0) if all > 3 && first * 10 > all * 7 => Some("utf-16be"),
        _ => None,
    }
}

/// `encoding="…"` of XML, `charset=…` of a page.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(bytes.get(..DECLARED).unwrap_or(bytes)).to_ascii_lowercase();
    if !head.trim_start().starts_with('<') {
        return None;
    }
    let (_, rest) = head
        .split_once("encoding=")
        .filter(|(before, _)| before.trim_start().starts_with("<?xml") && !before.contains("?>"))
        .or_else(|| head.split_once("charset="))?;
    let rest = rest.trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c)).unwrap_or(rest.len());
    Some(rest[..end].to_owned()).filter(|label| !label.is_empty())
}
