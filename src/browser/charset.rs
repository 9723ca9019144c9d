//! Text in other encodings than UTF-8, by the browser's own decoder.

use web_sys::{TextDecoder, TextDecoderOptions};

/// Decodes bytes by a label of the Encoding Standard; see [`crate::catalog::text::Decode`].
pub fn decode(label: &str, bytes: &[u8], strict: bool) -> Option<String> {
    let options = TextDecoderOptions::new();
    options.set_fatal(strict);
    let decoder = TextDecoder::new_with_label_and_options(label, &options).ok()?;
    decoder.decode_with_u8_array(bytes).ok()
}
