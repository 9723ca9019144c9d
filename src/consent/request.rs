//! What would leave, byte for byte.

use super::{Purpose, Recipient, Scopes, redact::Redacted};

/// Bytes of a request in all, at most.
pub const MOST_BYTES: usize = 64 * 1024;

/// How a key is written where it is not shown. The gate puts the key in its place; nothing else ever holds it.
pub const KEY_SHOWN: &str = "‹key›";

/// The method.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Reads.
    Get,
    /// Sends a body.
    Post,
}

impl Method {
    /// As HTTP writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
        }
    }
}

/// The value of a header.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeaderValue {
    /// As it stands.
    Plain(String),
    /// The key that the person typed for the recipient, after a prefix. The request knows only that there is one.
    Key {
        /// Such as `Bearer `.
        prefix: &'static str,
    },
}

/// Something that would leave this device. Making one needs no permission; sending it does.
#[derive(Debug, Clone, PartialEq)]
pub struct EgressRequest {
    recipient: Recipient,
    purpose: Purpose,
    scopes: Scopes,
    method: Method,
    path: String,
    headers: Vec<(&'static str, HeaderValue)>,
    body: Vec<u8>,
    redacted: Vec<Redacted>,
}

/// Why a request cannot be made.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum BadRequest {
    /// The address is not accepted.
    #[error(transparent)]
    Address(#[from] super::recipient::BadAddress),
    /// More than [`MOST_BYTES`].
    #[error("it would be more than {} kB", MOST_BYTES / 1024)]
    TooLarge,
    /// A header that HTTP does not allow.
    #[error("a header has a character in it that does not belong there")]
    Header,
}

impl EgressRequest {
    /// A request that reads `url`.
    ///
    /// # Errors
    /// When the address is not accepted.
    pub fn get(url: &str, purpose: Purpose, scopes: Scopes) -> Result<Self, BadRequest> {
        Self::new(url, purpose, scopes, Method::Get, Vec::new(), Vec::new())
    }

    /// A request that sends `body` to `url`.
    ///
    /// # Errors
    /// When the address is not accepted, a header is malformed, or it is too large.
    pub fn post(
        url: &str,
        purpose: Purpose,
        scopes: Scopes,
        headers: Vec<(&'static str, HeaderValue)>,
        body: Vec<u8>,
    ) -> Result<Self, BadRequest> {
        Self::new(url, purpose, scopes, Method::Post, headers, body)
    }

    fn new(
        url: &str,
        purpose: Purpose,
        scopes: Scopes,
        method: Method,
        headers: Vec<(&'static str, HeaderValue)>,
        body: Vec<u8>,
    ) -> Result<Self, BadRequest> {
        let (recipient, path) = Recipient::split(url)?;
        let plain = |text: &str| text.bytes().all(|byte| (0x20..0x7f).contains(&byte));
        let sound = headers.iter().all(|(_, value)| match value {
            HeaderValue::Plain(value) => plain(value),
            HeaderValue::Key { prefix } => plain(prefix),
        });
        if !sound {
            return Err(BadRequest::Header);
        }
        let request = Self { recipient, purpose, scopes, method, path, headers, body, redacted: Vec::new() };
        if request.message().len() > MOST_BYTES { Err(BadRequest::TooLarge) } else { Ok(request) }
    }

    /// With what was replaced in it, for the person to see.
    pub fn with_redactions(mut self, redacted: Vec<Redacted>) -> Self {
        self.redacted = redacted;
        self
    }

    /// To whom.
    pub fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    /// What for.
    pub fn purpose(&self) -> Purpose {
        self.purpose
    }

    /// Which kinds of data it holds.
    pub fn scopes(&self) -> Scopes {
        self.scopes
    }

    /// The method.
    pub fn method(&self) -> Method {
        self.method
    }

    /// The absolute URL.
    pub fn url(&self) -> String {
        format!("{}{}", self.recipient, self.path)
    }

    /// Headers, in order.
    pub fn headers(&self) -> &[(&'static str, HeaderValue)] {
        &self.headers
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// What was replaced before it left.
    pub fn redacted(&self) -> &[Redacted] {
        &self.redacted
    }

    /// Everything that the app sends, as the person sees it and as the receipt keeps it: method and address, its
    /// headers with the key hidden, an empty line, and the body. The browser adds headers of its own.
    pub fn message(&self) -> Vec<u8> {
        let mut message = format!("{} {}\n", self.method.name(), self.url());
        for (name, value) in &self.headers {
            message.push_str(name);
            message.push_str(": ");
            match value {
                HeaderValue::Plain(value) => message.push_str(value),
                HeaderValue::Key { prefix } => {
                    message.push_str(prefix);
                    message.push_str(KEY_SHOWN);
                }
            }
            message.push('\n');
        }
        message.push('\n');
        let mut message = message.into_bytes();
        message.extend_from_slice(&self.body);
        message
    }
}
