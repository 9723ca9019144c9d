//! Whether the ledger is what was written.

use std::collections::{BTreeMap, BTreeSet};

use super::entry::{Entry, Head, What, hash};
use crate::store::{Row, record};

/// What was found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verified {
    /// Every entry that can be read, by chain and place.
    pub entries: Vec<Entry>,
    /// Where each chain ends, as its own entries have it.
    pub ends: Vec<Head>,
    /// Where something does not fit.
    pub breaks: Vec<Break>,
}

/// Something that does not fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Break {
    /// The record at which it shows.
    pub key: String,
    /// In words.
    pub why: &'static str,
}

/// An entry with its key and its bytes as they are stored.
type Stored<'a> = (&'a str, Entry, &'a [u8]);

/// Reads the rows of a ledger and checks that they fit together. Total: any rows whatever give an answer.
///
/// It finds an entry that was altered, removed, added or moved, a chain that was cut short, a chain that is gone
/// although a later one knew it, and bytes of a request that are not those that were approved. It cannot find a ledger
/// that was replaced as a whole by somebody who computed all hashes anew.
pub fn verify(rows: &[Row]) -> Verified {
    let mut found = Verified::default();
    let mut chains: BTreeMap<u32, Vec<Stored>> = BTreeMap::new();
    let mut heads: BTreeMap<u32, Head> = BTreeMap::new();
    let mut bodies: BTreeMap<&str, &[u8]> = BTreeMap::new();
    for (key, bytes) in rows {
        if key.starts_with("chain/") {
            match record::decode::<Entry>(bytes) {
                Ok(entry) if entry.key() == *key => {
                    chains.entry(entry.node).or_default().push((key, entry, bytes));
                }
                Ok(_) => found.broken(key, "an entry stands in another one's place"),
                Err(_) => found.broken(key, "an entry cannot be read"),
            }
        } else if key.starts_with("head/") {
            match record::decode::<Head>(bytes) {
                Ok(head) if head.key() == *key => drop(heads.insert(head.node, head)),
                _ => found.broken(key, "the end of a chain cannot be read"),
            }
        } else if key.starts_with("body/") {
            bodies.insert(key, bytes);
        }
    }
    let mut known: BTreeSet<(u32, u64, String)> = BTreeSet::new();
    for (node, mut chain) in chains {
        chain.sort_by_key(|(_, entry, _)| entry.n);
        let mut before: Option<Head> = None;
        for (key, entry, bytes) in chain {
            let expected = before.as_ref().map_or((0, ""), |head| (head.n + 1, head.hash.as_str()));
            if entry.n != expected.0 {
                found.broken(key, "an entry before this one is missing");
            } else if entry.prev != expected.1 {
                found.broken(key, "the entry before this one was altered");
            }
            if matches!(entry.what, What::Begun { .. }) != (entry.n == 0) {
                found.broken(key, "a chain does not begin as it should");
            }
            found.check_bytes(&entry, &bodies);
            let head = Head { node, n: entry.n, hash: hash(bytes) };
            known.insert((node, head.n, head.hash.clone()));
            before = Some(head);
            found.entries.push(entry);
        }
        match (heads.remove(&node), &before) {
            (Some(head), Some(end)) if head == *end => {}
            (Some(head), _) => found.broken(&head.key(), "a chain was cut short or its last entry altered"),
            (None, Some(end)) => found.broken(&end.key(), "the record of a chain's end is missing"),
            (None, None) => {}
        }
        found.ends.extend(before);
    }
    for head in heads.into_values() {
        found.broken(&head.key(), "a whole chain is missing");
    }
    for entry in found.entries.clone() {
        let What::Begun { others } = &entry.what else { continue };
        if others.iter().any(|head| !known.contains(&(head.node, head.n, head.hash.clone()))) {
            found.broken(&entry.key(), "a chain that this one knew is missing or was altered");
        }
    }
    found
}

impl Verified {
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
