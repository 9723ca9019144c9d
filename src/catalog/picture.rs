//! Formats of pictures.

/// File ending and media type of a picture, by its content, not by its name or by what a host says. SVG is not among
/// them: it can carry script, and a host would serve it from the app's own origin.
pub fn format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some(("png", "image/png")),
        [0xff, 0xd8, 0xff, ..] => Some(("jpg", "image/jpeg")),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some(("webp", "image/webp")),
        [_, _, _, _, b'f', b't', b'y', b'p', b'a', b'v', b'i', b'f', ..] => Some(("avif", "image/avif")),
        [b'G', b'I', b'F', b'8', ..] => Some(("gif", "image/gif")),
        _ => None,
    }
}
