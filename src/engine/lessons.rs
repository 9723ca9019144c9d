//! What an act taught, told by what it changes: the first places of the ranking without it and with it, but for what it decides
//! on, counted by the labels of the items.

use std::collections::HashMap;

use penchant_kernels::order::Order;

use super::{cards::labels, feed::ranked_apart, library::Library, protocol::Lesson, snapshot::Snapshot};
use crate::{catalog::ItemIx, memory::interaction::Seq, recommend::Ranker};

/// Places that are compared.
const PLACES: usize = 24;
/// Places looked at: what the act decides on goes from among them.
const BEFORE: usize = PLACES + 4;
/// Lessons that are told.
const TOLD: usize = 3;

/// The head of a ranking, best first.
fn head(snapshot: &Snapshot<'_>, ranker: &Ranker<'_>) -> Vec<ItemIx> {
    let library = snapshot.library;
    let candidates = ranker.candidates(library.neighbours(), &|ix| !snapshot.is_denied(ix));
    // What suits comes first, as in the feed.
    let apart = ranked_apart(library, ranker, candidates.into_iter(), BEFORE);
    apart.into_iter().flatten().map(|scored| scored.ix).take(BEFORE).collect()
}

/// What was learnt by an act: how the ranking differs from what it would be without it.
pub fn learnt(snapshot: &Snapshot<'_>, act: Seq) -> Vec<Lesson> {
    let (library, ranker) = (snapshot.library, snapshot.ranker());
    let decided = &ranker.signals().decided;
    let mut before = head(snapshot, &snapshot.ranker_without(act));
    before.retain(|ix| !decided.contains(ix));
    before.truncate(PLACES);
    let mut after = head(snapshot, ranker);
    after.truncate(PLACES);
    let of = |these: &[ItemIx], others: &[ItemIx]| -> Vec<ItemIx> {
        these.iter().filter(|ix| !others.contains(ix)).copied().collect()
    };
    let (mut came, mut went) = (of(&after, &before), of(&before, &after));
    let all = changes(library, &came, &went);
    let rare = rarities(library, &all);
    let mut told = Vec::new();
    // A label that only says again what one before it said is none: each item speaks once.
    while told.len() < TOLD {
        let left = changes(library, &came, &went);
        let weight =
            |(label, by): &(&String, &i32)| by.abs() as f32 * rare.get(*label).copied().unwrap_or(0.0);
        let largest = left.iter().max_by(|a, b| weight(a).total_cmp(&weight(b)).then_with(|| b.0.cmp(a.0)));
        let Some((label, _)) = largest.filter(|(_, by)| **by != 0) else { break };
        for items in [&mut came, &mut went] {
            items.retain(|ix| !has(library, *ix, label));
        }
        // Some may have come that said something before, and as many gone.
        if let Some(by) = all.get(label).filter(|by| **by != 0) {
            told.push(Lesson { label: label.clone(), by: *by });
        }
    }
    told.order_by_key(|lesson| std::cmp::Reverse(lesson.by));
    told
}

/// How many more items of each label came than went.
fn changes(library: &Library, came: &[ItemIx], went: &[ItemIx]) -> HashMap<String, i32> {
    let mut changes = HashMap::new();
    for (items, by) in [(came, 1), (went, -1)] {
        for item in items.iter().filter_map(|ix| library.item(*ix)) {
            for (_, label) in labels(item) {
                *changes.entry(label.clone()).or_default() += by;
            }
        }
    }
    changes
}

fn has(library: &Library, ix: ItemIx, label: &str) -> bool {
    library.item(ix).is_some_and(|item| labels(item).any(|(_, other)| other == label))
}

/// How much each label tells: what most items have tells nothing.
fn rarities(library: &Library, of: &HashMap<String, i32>) -> HashMap<String, f32> {
    let items = &library.catalog.items;
    let mut holders: HashMap<String, usize> = of.keys().map(|label| (label.clone(), 0)).collect();
    for (_, label) in items.iter().flat_map(labels) {
        if let Some(holders) = holders.get_mut(label) {
            *holders += 1;
        }
    }
    let rarity = |holders: usize| (items.len() as f32 / holders.max(1) as f32).ln().max(0.01);
    holders.into_iter().map(|(label, holders)| (label, rarity(holders))).collect()
}
