//! The bytes of a file → its text, by its mark, by what it declares, or by what they look like.

use std::borrow::Cow;

/// Decodes bytes by a label of the Encoding Standard (<https://encoding.spec.whatwg.org>): in a page by the browser, on the
/// command line by a library; both follow that standard, so the text is the same. Its last argument asks for none where a
/// byte is wrong; else a sign stands in the byte's place. None too for a label that is unknown.
pub type Decode = fn(&str, &[u8], bool) -> Option<String>;

/// Bytes at a file's beginning by which text is told from anything else.
const HEAD: usize = 8_192;
/// Bytes within which a file declares its encoding.
const DECLARED: usize = 1_024;
/// What is tried where nothing is declared: what older files of languages beyond the West are in, with the letters that make
/// so many in a hundred of their texts.
const TRIED: &[(&str, char, char, usize)] = &[
    ("shift_jis", '\u{3041}', '\u{30fe}', 30),
    ("euc-jp", '\u{3041}', '\u{30fe}', 30),
    ("euc-kr", '가', '힣', 90),
    ("gb18030", '一', '龥', 50),
    ("big5", '一', '龥', 50),
];

/// Knows nothing but UTF-8: for where there is no other decoder.
pub fn utf8_only(_: &str, bytes: &[u8], strict: bool) -> Option<String> {
    match String::from_utf8_lossy(bytes) {
        Cow::Owned(_) if strict => None,
        text => Some(text.into_owned()),
    }
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
        return decode(label, bytes, false).map(Cow::Owned);
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
    if let Some(text) = label.and_then(|label| decode(&label, bytes, false)) {
        return Some(Cow::Owned(text));
    }
    let lossy = String::from_utf8_lossy(bytes);
    let wrong = lossy.matches('\u{fffd}').count();
    // A file in UTF-8 with a wrong byte here and there.
    if lossy.chars().filter(|letter| !letter.is_ascii() && *letter != '\u{fffd}').count() > wrong {
        return Some(lossy);
    }
    let label = guessed(bytes, decode);
    Some(decode(label, bytes, false).map_or(lossy, Cow::Owned))
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

/// The encoding that undeclared bytes look like: letters of the West stand alone among those of ASCII, others in a row.
fn guessed(bytes: &[u8], decode: Decode) -> &'static str {
    let (mut high, mut in_rows, mut small, mut letters, mut before) = (0, 0, 0, 0, 0u8);
    for byte in bytes {
        if *byte >= 0x80 {
            high += 1;
            in_rows += usize::from(before >= 0x80);
            letters += usize::from(*byte >= 0xc0 || matches!(byte, 0xa8 | 0xb8));
            small += usize::from(*byte >= 0xe0);
        }
        before = *byte;
    }
    if in_rows * 2 < high {
        return "windows-1252";
    }
    let fits = |(label, from, to, share): &&(&'static str, char, char, usize)| {
        let text = decode(label, bytes, true).unwrap_or_default();
        let other = text.chars().filter(|letter| !letter.is_ascii());
        let known = other.clone().filter(|letter| (from..=to).contains(&letter)).count();
        known * 100 > other.count() * share
    };
    // Most letters are small.
    match letters * 10 > high * 9 && small * 2 > high {
        true => "windows-1251",
        false => TRIED.iter().find(fits).map_or("windows-1252", |(label, ..)| *label),
    }
}
