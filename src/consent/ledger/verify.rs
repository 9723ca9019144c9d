//! Whether the ledger is what was written.

use std::collections::{BTreeMap, BTreeSet};

use penchant_kernels::order::Order;

use super::entry::{ChainHead, ENTRY, Entry, HEAD, What, hash};
use crate::{
    consent::ReceiptId,
    store::{Row, record::Unreadable},
};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Every entry that can be read, by chain and place, each with the SHA-256 of its stored bytes.
    pub entries: Vec<(Entry, String)>,
    /// Where each chain ends, as its own entries have it.
    pub ends: Vec<ChainHead>,
    /// Where something does not fit.
    pub breaks: Vec<Break>,
    /// Records that only a newer build can read. They fit as far as their bytes say, and are no sign of tampering.
    pub newer: Vec<String>,
    /// Every place that a chain has been at: its node, the entry's place, and its hash.
    places: BTreeSet<(u32, u64, String)>,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The record at which it shows.
    pub key: String,
    /// In words.
    pub why: &'static str,
}

/// An entry as it is stored: its key, its content where this build can read that, and its bytes.
struct Stored<'a> {
    key: &'a str,
    n: u64,
    entry: Option<Entry>,
    bytes: &'a [u8],
}

/// Reads the rows of a ledger and checks that they fit together. Total: any rows whatever give an answer.
///
/// It finds an entry that was altered, removed, added or moved, a chain that was cut short, a chain that is gone
/// although a later one knew it, and bytes of a request that are not those that were approved. It cannot find a ledger
/// that was replaced as a whole by somebody who computed all hashes anew.
pub fn verify(rows: &[Row]) -> Verified {
    let mut found = Verified::default();
    let mut chains: BTreeMap<u32, Vec<Stored>> = BTreeMap::new();
    let mut heads: BTreeMap<u32, ChainHead> = BTreeMap::new();
    let mut newer_heads: BTreeSet<String> = BTreeSet::new();
    let mut bodies: BTreeMap<&str, &[u8]> = BTreeMap::new();
    for (key, bytes) in rows {
        if key.starts_with("chain/") {
            match (ENTRY.decode(bytes), Entry::place(key)) {
                (Ok(entry), _) if entry.key() == *key => {
                    let (node, n) = (entry.node, entry.n);
                    chains.entry(node).or_default().push(Stored { key, n, entry: Some(entry), bytes });
                }
                (Ok(_), _) => found.broken(key, "an entry stands in another one's place"),
                (Err(Unreadable::Newer(_)), Some(ReceiptId { node, n })) => {
                    found.newer.push(key.clone());
                    chains.entry(node).or_default().push(Stored { key, n, entry: None, bytes });
                }
                (Err(_), _) => found.broken(key, "an entry cannot be read"),
            }
        } else if key.starts_with("head/") {
            match HEAD.decode(bytes) {
                Ok(head) if head.key() == *key => drop(heads.insert(head.node, head)),
                Err(Unreadable::Newer(_)) => {
                    found.newer.push(key.clone());
                    newer_heads.insert(key.clone());
                }
                _ => found.broken(key, "the end of a chain cannot be read"),
            }
        } else if key.starts_with("body/") {
            bodies.insert(key, bytes);
        }
    }
    for (node, mut chain) in chains {
        chain.order_by_key(|stored| stored.n);
        let mut before: Option<ChainHead> = None;
        for Stored { key, n, entry, bytes } in chain {
            let expected = before.as_ref().map_or((0, ""), |head| (head.n + 1, head.hash.as_str()));
            if n != expected.0 {
                found.broken(key, "an entry before this one is missing");
            } else if entry.as_ref().is_some_and(|entry| entry.prev != expected.1) {
                found.broken(key, "the entry before this one was altered");
            }
            let sha256 = hash(bytes);
            let head = ChainHead { node, n, hash: sha256.clone() };
            found.places.insert(place(&head));
            before = Some(head);
            let Some(entry) = entry else { continue };
            if matches!(entry.what, What::Begun { .. }) != (entry.n == 0) {
                found.broken(key, "a chain does not begin as it should");
            }
            found.check_bytes(&entry, &bodies);
            found.entries.push((entry, sha256));
        }
        match (heads.remove(&node), &before) {
            (Some(head), Some(end)) if head == *end => {}
            (None, Some(end)) if newer_heads.contains(&end.key()) => {}
            (Some(head), _) => found.broken(&head.key(), "a chain was cut short or its last entry altered"),
            (None, Some(end)) => found.broken(&end.key(), "the record of a chain's end is missing"),
            (None, None) => {}
        }
        found.ends.extend(before);
    }
    for head in heads.into_values() {
        found.broken(&head.key(), "a whole chain is missing");
    }
    for (entry, _) in found.entries.clone() {
        let What::Begun { others } = &entry.what else { continue };
        if others.iter().any(|head| !found.places.contains(&place(head))) {
            found.broken(&entry.key(), "a chain that this one knew is missing or was altered");
        }
    }
    found
}

fn place(head: &ChainHead) -> (u32, u64, String) {
    (head.node, head.n, head.hash.clone())
}

impl Verified {
    /// Takes up what was written since: entries that come after those that are here, and the ends of all chains. False
    /// where anything does not fit; then nothing has changed, and the whole is to be verified anew.
    pub fn follow(&mut self, entries: &[Row], heads: &[Row]) -> bool {
        if !self.breaks.is_empty() {
            return false;
        }
        let mut ends: BTreeMap<u32, ChainHead> =
            self.ends.iter().map(|head| (head.node, head.clone())).collect();
        let mut fresh: Vec<(Entry, &[u8])> = Vec::new();
        for (key, bytes) in entries {
            match ENTRY.decode(bytes) {
                Ok(entry) if entry.key() == *key => fresh.push((entry, bytes)),
                _ => return false,
            }
        }
        fresh.order_by_key(|(entry, _)| (entry.node, entry.n));
        let (mut places, mut hashed) = (BTreeSet::new(), Vec::new());
        for (entry, bytes) in fresh {
            let before = ends.get(&entry.node);
            let expected = before.map_or((0, ""), |head| (head.n + 1, head.hash.as_str()));
            let begins = matches!(entry.what, What::Begun { .. });
            if (entry.n, entry.prev.as_str()) != expected || begins != (entry.n == 0) {
                return false;
            }
            let head = ChainHead { node: entry.node, n: entry.n, hash: hash(bytes) };
            places.insert(place(&head));
            hashed.push((entry, head.hash.clone()));
            ends.insert(head.node, head);
        }
        let is_known = |head: &ChainHead| self.places.contains(&place(head)) || places.contains(&place(head));
        let begun = hashed.iter().filter_map(|(entry, _)| match &entry.what {
            What::Begun { others } => Some(others),
            _ => None,
        });
        let mut stored = heads.iter().map(|(_, bytes)| HEAD.decode(bytes).ok());
        let fits = |head: Option<ChainHead>| head.is_some_and(|head| ends.get(&head.node) == Some(&head));
        if !begun.flatten().all(is_known) || heads.len() != ends.len() || !stored.all(fits) {
            return false;
        }
        self.places.extend(places);
        self.entries.extend(hashed);
        self.ends = ends.into_values().collect();
        true
    }

    /// Adds an entry that this ledger wrote itself, as the end of its chain.
    pub(super) fn add(&mut self, entry: Entry, end: &ChainHead) {
        self.places.insert(place(end));
        self.ends.retain(|head| head.node != end.node);
        self.ends.push(end.clone());
        self.entries.push((entry, end.hash.clone()));
    }

    fn broken(&mut self, key: &str, why: &'static str) {
        self.breaks.push(Break { key: key.to_owned(), why });
    }

    fn check_bytes(&mut self, entry: &Entry, bodies: &BTreeMap<&str, &[u8]>) {
        let What::Pending { receipt } = &entry.what else { return };
        let key = entry.id().body_key();
        // Bytes may have been erased; if they are there, they are those that were approved.
        if bodies.get(key.as_str()).is_some_and(|bytes| hash(bytes) != receipt.sha256) {
            self.broken(&key, "the bytes of a request are not those that were approved");
        }
    }
}
