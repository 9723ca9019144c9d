//! Text in other encodings than UTF-8, by the browser's own decoder.

use web_sys::TextDecoder;

/// Decodes bytes by a label of the Encoding Standard; see [`crate::catalog::text::Decode`].
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    TextDecoder::new_with_label(label).ok()?.decode_with_u8_array(bytes).ok()
}
