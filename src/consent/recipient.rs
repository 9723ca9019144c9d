//! To whom: a web origin, exactly.

use std::fmt;

use serde::{Deserialize, Serialize};

/// An origin: scheme, host and port, as browsers write it. `https:`, or `http:` on this machine.
#[cfg_attr(test, derive(ts_rs::TS), ts(type = "string"))]
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Recipient(String);

/// Why an address is not accepted.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum BadAddress {
    /// Neither `https://` nor `http://`.
    #[error("the address must begin with https:// (or http:// for this machine)")]
    Scheme,
    /// Unencrypted, to another machine.
    #[error("only this machine may be reached without encryption: use https://")]
    Unencrypted,
    /// Something in it that could be read in two ways.
    #[error("the address has a character in it that does not belong there")]
    Character,
    /// No host, or no sensible one.
    #[error("the address names no host")]
    Host,
    /// The port is no number from 1 to 65535.
    #[error("the port is not a number from 1 to 65535")]
    Port,
    /// It goes on behind the host, where only an origin is meant.
    #[error("the address ends behind the host: no path")]
    Path,
}

impl Recipient {
    /// Splits an absolute URL into its origin and the rest, which begins with `/`.
    ///
    /// Stricter than browsers: what they would repair (backslashes, user names, capitals, spaces, fragments) is refused,
    /// so that nobody can read the address differently.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn split(url: &str) -> Result<(Self, String), BadAddress> {
        let (scheme, rest) = match (url.strip_prefix("https://"), url.strip_prefix("http://")) {
            (Some(rest), _) => ("https", rest),
            (_, Some(rest)) => ("http", rest),
            _ => return Err(BadAddress::Scheme),
        };
        let end = rest.find(['/', '?']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end).ok_or(BadAddress::Host)?;
        let bad =
            |c: char| !c.is_ascii_graphic() || matches!(c, '\\' | '#' | '"' | '<' | '>' | '`' | '{' | '}');
        if path.contains(bad) {
            return Err(BadAddress::Character);
        }
        let (host, port) = authority.split_once(':').map_or((authority, None), |(h, p)| (h, Some(p)));
        check_host(host)?;
        if scheme == "http" && !matches!(host, "localhost" | "127.0.0.1") {
            return Err(BadAddress::Unencrypted);
        }
        let usual = if scheme == "https" { 443 } else { 80 };
        let port = match port {
            None => usual,
            Some(digits) if digits.starts_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) => {
                return Err(BadAddress::Port);
            }
            Some(digits) => digits.parse::<u16>().map_err(|_| BadAddress::Port)?,
        };
        let origin =
            if port == usual { format!("{scheme}://{host}") } else { format!("{scheme}://{host}:{port}") };
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        Ok((Self(origin), path))
    }

    /// The origin.
    pub fn origin(&self) -> &str {
        &self.0
    }

    /// Host, and port where it is not the usual one.
    pub fn host(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, host)| host)
    }

    /// Whether it is this machine.
    pub fn is_local(&self) -> bool {
        self.0.starts_with("http://")
    }
}

fn check_host(host: &str) -> Result<(), BadAddress> {
    if host.is_empty() || host.len() > 253 {
        return Err(BadAddress::Host);
    }
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '.');
    if !host.chars().all(allowed) {
        return Err(BadAddress::Character);
    }
    let label = |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    if !host.split('.').all(label) {
        return Err(BadAddress::Host);
    }
    // `0x7f.1` and `2130706433` are numbers to a browser: only four plain numbers are an address.
    let last = host.rsplit('.').next().unwrap_or_default();
    let numeric = last.starts_with(|c: char| c.is_ascii_digit());
    let part = |part: &str| part.parse::<u8>().is_ok_and(|number| number.to_string() == part);
    if numeric && !(host.split('.').count() == 4 && host.split('.').all(part)) {
        return Err(BadAddress::Host);
    }
    Ok(())
}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Recipient {
    type Error = BadAddress;

    fn try_from(origin: String) -> Result<Self, BadAddress> {
        Ok(Self::split(&origin)?.0)
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.0
    }
}
