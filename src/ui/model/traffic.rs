//! What the page asked of the network, counted.

use super::text::host;
use crate::engine::protocol::egress::Left;

/// Requests since the page opened.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Traffic {
    /// Files from the app's own site.
    pub own: u32,
    /// Their bytes over the network, headers included; what came from the cache counts nothing.
    pub bytes: u64,
    /// Other hosts that were reached, each once.
    pub foreign: Vec<String>,
    /// Requests to them.
    pub foreign_requests: u32,
    /// Attempts that the browser stopped by the page's policy.
    pub blocked: u32,
}

impl Traffic {
    /// Whether something left, or may have, that nobody allowed: a host was reached past the gate, or the record of what left
    /// cannot be relied on. While the app opens, there is no record yet.
    pub fn is_alarming(&self, left: &Left, opening: bool) -> bool {
        self.foreign_requests > 0 || (!opening && is_doubtful(left))
    }

    /// Counts one request for `url` by a page of `origin`. Addresses inside the browser (`blob:`, `data:`) are none.
    pub fn note(&mut self, url: &str, origin: &str, bytes: u64) {
        let of_origin =
            url.strip_prefix(origin).is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?', '#']));
        if of_origin {
            self.own += 1;
            self.bytes += bytes;
        } else if url.contains("://") && !url.starts_with("blob:") {
            self.foreign_requests += 1;
            let host = host(url).to_owned();
            if !self.foreign.contains(&host) {
                self.foreign.push(host);
            }
        }
    }
}

/// Whether the record of what left cannot be relied on.
pub fn is_doubtful(left: &Left) -> bool {
    !left.intact || left.newer || left.since_ms.is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_allowed_is_no_alarm_and_what_nobody_knows_of_is() {
        let sound = Left { nothing: true, since_ms: Some(1), intact: true, ..Left::default() };
        let allowed = Left { nothing: false, requests: 3, bytes: 900, ..sound.clone() };
        let reached = Traffic { foreign_requests: 1, ..Traffic::default() };
        let quiet = Traffic { own: 9, blocked: 1, ..Traffic::default() };
        for (traffic, left, opening, expected) in [
            (&quiet, &sound, false, false),
            (&quiet, &allowed, false, false),
            (&quiet, &Left::default(), true, false),
            (&reached, &sound, false, true),
            (&reached, &Left::default(), true, true),
            (&quiet, &Left { intact: false, ..allowed.clone() }, false, true),
            (&quiet, &Left { newer: true, ..sound.clone() }, false, true),
            (&quiet, &Left { since_ms: None, ..sound.clone() }, false, true),
        ] {
            assert_eq!(traffic.is_alarming(left, opening), expected, "{traffic:?} {left:?}");
        }
    }

    #[test]
    fn requests_are_told_apart_by_where_they_went() {
        let mut traffic = Traffic::default();
        for (url, bytes) in [
            ("https://app.example/app.wasm", 300),
            ("https://app.example/icons/a.png", 0),
            ("blob:https://app.example/1-2-3", 9),
            ("data:image/png;base64,xx", 9),
            ("https://app.example.evil.example/", 9),
            ("https://cdn.example/x.js", 9),
            ("https://cdn.example/y.js", 9),
        ] {
            traffic.note(url, "https://app.example", bytes);
        }
        let expected = Traffic {
            own: 2,
            bytes: 300,
            foreign: vec!["app.example.evil.example".into(), "cdn.example".into()],
            foreign_requests: 3,
            blocked: 0,
        };
        assert_eq!(traffic, expected);
    }
}
