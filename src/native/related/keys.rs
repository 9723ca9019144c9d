//! Where what is related to an item is found: by its id, or by its page.

use std::fmt::Write as _;

use percent_encoding::percent_decode_str;

/// Files that there may be: three hexadecimal digits.
pub const SHARDS: usize = 1 << 12;

/// The host of an address, without `www.`; none of a path.
pub fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned())
}

/// What all addresses of one page have in common: the path without the file's ending, and a query without what only tracks. The
/// widget's rule is the same (`static/web/embed/internal/page_key.ts`); both are tested against `tests/fixtures/page-keys.json`.
pub fn page_key(address: &str) -> String {
    let address = address.split('#').next().unwrap_or_default();
    let path = match address.split_once("://") {
        Some((_, rest)) => rest.find(['/', '?']).map_or("", |at| &rest[at..]),
        None => address,
    };
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let decoded = percent_decode_str(path).decode_utf8().map_or_else(|_| path.to_owned(), Into::into);
    let mut key = decoded.trim_end_matches('/');
    for ending in ["/index.html", "/index.htm", ".html", ".htm"] {
        key = key.strip_suffix(ending).unwrap_or(key);
    }
    let slash = if key.is_empty() || key.starts_with('/') { "" } else { "/" };
    let mut kept: Vec<&str> =
        query.split('&').filter(|part| !part.is_empty() && !is_tracking(part)).collect();
    kept.sort_unstable();
    match (key.trim_end_matches('/'), kept.is_empty()) {
        (key, true) => format!("{slash}{key}"),
        ("", false) => format!("/?{}", kept.join("&")),
        (key, false) => format!("{slash}{key}?{}", kept.join("&")),
    }
}

fn is_tracking(part: &str) -> bool {
    let name = part.split('=').next().unwrap_or_default();
    name.starts_with("utm_") || name.ends_with("clid") || TRACKING.contains(&name)
}

/// What campaigns add to addresses, beside `utm_…` and `…clid`.
const TRACKING: &[&str] = &["mc_cid", "mc_eid", "_ga", "_gl", "igshid", "srsltid", "gbraid", "wbraid"];

/// Ids that are addresses of pages are found where their pages are.
pub fn key_of_id(id: &str) -> String {
    if id.starts_with('/') || id.contains("://") { page_key(id) } else { id.to_owned() }
}

/// The shard of a key: FNV-1a, folded.
pub fn shard(key: &str) -> usize {
    let hash =
        key.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash ^ (hash >> 12)) as usize % SHARDS
}

/// The name of a shard's file.
pub fn name(shard: usize) -> String {
    format!("{shard:03x}.json")
}

/// A bit for each shard, four to a hexadecimal digit, the lowest first.
pub fn bitmap(shards: impl Iterator<Item = usize>) -> String {
    let mut digits = [0_u8; SHARDS / 4];
    shards.for_each(|shard| digits[shard / 4] |= 1 << (shard % 4));
    digits.iter().fold(String::new(), |mut text, digit| {
        let _ = write!(text, "{digit:x}");
        text
    })
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, HashSet};

    use serde::Deserialize;

    use super::*;

    #[derive(Deserialize)]
    struct Cases {
        same: Vec<Vec<String>>,
        other: Vec<String>,
        shards: BTreeMap<String, String>,
    }

    #[test]
    fn all_addresses_of_a_page_have_one_key_and_other_pages_another() {
        let cases: Cases =
            serde_json::from_str(include_str!("../../../tests/fixtures/page-keys.json")).unwrap();
        for addresses in &cases.same {
            for address in addresses {
                assert_eq!(page_key(address), addresses[0], "{address}");
            }
        }
        let keys: HashSet<String> = cases.other.iter().map(|address| page_key(address)).collect();
        assert_eq!(keys.len(), cases.other.len());
        for (key, number) in &cases.shards {
            assert_eq!(name(shard(key)), format!("{number}.json"), "{key}");
        }
    }
}
