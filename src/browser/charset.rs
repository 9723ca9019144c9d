//! The world's letters, as the browser knows them.

use js_sys::{JsString, RegExp};
use web_sys::TextDecoder;

use crate::catalog::text::Letters;

/// The browser's.
pub const LETTERS: Letters = Letters { decode, plain, composed };

/// Decodes bytes by a label of the Encoding Standard; see [`crate::catalog::text::Decode`].
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}

fn plain(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let apart = JsString::from(text).normalize("NFKD");
    apart.replace_by_pattern(&RegExp::new("\\p{M}", "gu"), "").into()
}

fn composed(text: &str) -> String {
    JsString::from(text).normalize("NFC").into()
}

/// As [`crate::embed::wordpiece::Bare`].
pub fn bare(text: &str) -> String {
    let without =
        |text: &JsString, what: &str, by: &str| text.replace_by_pattern(&RegExp::new(what, "gu"), by);
    let clean = without(&JsString::from(text), "(?![\\t\\n\\r])[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}]", "");
    let apart = without(&clean.normalize("NFD"), "\\p{Mn}", "");
    without(&apart, "\\p{P}", " $& ").into()
}
