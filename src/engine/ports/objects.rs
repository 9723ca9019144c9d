//! Addresses of bytes within this browser.

/// Makes addresses under which bytes can be shown.
pub trait ObjectUrls {
    /// An address of bytes of a media type; none where the browser makes none.
    fn object_url(&self, bytes: &[u8], media_type: &str) -> Option<String>;
}

/// Addresses that say what is behind them: its type and size.
#[derive(Debug, Default)]
pub struct DescribedUrls;

impl ObjectUrls for DescribedUrls {
    fn object_url(&self, bytes: &[u8], media_type: &str) -> Option<String> {
        Some(format!("blob:{media_type}/{}", bytes.len()))
    }
}
