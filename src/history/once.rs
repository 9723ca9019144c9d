//! What is told twice is told once: within a file, and where files overlap.

use std::collections::{HashMap, HashSet};

use super::{History, HistoryEntry, HistoryWhy, Kind};

/// Two files that tell of one act do not always agree on its minute.
const WINDOW_MS: i64 = 90_000;

/// What two tellings of one act have in common.
type Key = (Kind, String);

/// A thing that was finished was consumed, whichever file says which.
fn roughly((kind, thing): &Key) -> Key {
    (if *kind == Kind::Finished { Kind::Consumed } else { *kind }, thing.clone())
}

/// Files that tell what others tell, too.
#[derive(Debug, Default)]
pub struct Overlaps {
    /// Those whose rows others tell with more.
    pub rows: HashSet<u32>,
    /// Those that are of use only where there is no other of their source.
    pub files: HashSet<u32>,
}

/// Keeps one telling of each act.
pub fn once(history: &mut History, Overlaps { rows, files }: &Overlaps) {
    let entries = std::mem::take(&mut history.entries);
    let others = entries.iter().filter(|entry| !files.contains(&entry.file));
    let others: HashSet<&str> = others.map(|entry| source(history, entry)).collect();
    let told: HashSet<(Key, &str)> = entries
        .iter()
        .filter(|entry| !rows.contains(&entry.file))
        .map(|entry| (roughly(&key(entry)), source(history, entry)))
        .collect();
    let mut twice = Vec::new();
    let mut kept: Vec<Option<&HistoryEntry>> = Vec::with_capacity(entries.len());
    let mut by_key: HashMap<Key, Vec<usize>> = HashMap::new();
    for entry in &entries {
        let key = key(entry);
        let source = source(history, entry);
        let again = rows.contains(&entry.file) && told.contains(&(roughly(&key), source));
        if again || (files.contains(&entry.file) && others.contains(source)) {
            twice.push((entry.file, entry.line));
            continue;
        }
        by_key.entry(key).or_default().push(kept.len());
        kept.push(Some(entry));
    }
    let mut groups: Vec<(Key, Vec<usize>)> = by_key.into_iter().collect();
    // In the order of the files, whatever the map's own order is.
    groups.sort_by_key(|(_, places)| places.first().copied());
    let mut losers = Vec::new();
    for ((kind, _), mut places) in groups {
        let at = |place: &usize| kept.get(*place).copied().flatten().and_then(|entry| entry.at_ms);
        places.sort_by_key(|place| at(place));
        // Those that the next one may tell of again.
        let mut near: Vec<usize> = Vec::new();
        for place in places {
            near.retain(|earlier| !kind.repeats() || within(at(earlier), at(&place)));
            let is_same = |earlier: &&usize| match (kept.get(**earlier), kept.get(place)) {
                (Some(Some(before)), Some(Some(next))) => !kind.repeats() || is_one_part(before, next),
                _ => false,
            };
            let Some(earlier) = near.iter().find(is_same).copied() else {
                near.push(place);
                continue;
            };
            // Of what holds until the next word, the last word is kept.
            let loses = if kind.repeats() { place } else { earlier };
            if !kind.repeats() {
                near = vec![place];
            }
            losers.push(loses);
        }
    }
    for loser in losers {
        if let Some(entry) = kept.get_mut(loser).and_then(Option::take) {
            twice.push((entry.file, entry.line));
        }
    }
    let kept: Vec<HistoryEntry> = kept.into_iter().flatten().cloned().collect();
    history.entries = kept;
    twice.sort_unstable();
    let path = |file: u32| history.files.get(file as usize).map(|file| file.path.clone()).unwrap_or_default();
    if let Some((file, line)) = twice.first().copied() {
        let path = path(file);
        history.leave_out_many(HistoryWhy::Twice, twice.len() as u32, &path, line);
    }
}

fn key(entry: &HistoryEntry) -> Key {
    (entry.kind, entry.thing())
}

fn source<'a>(history: &'a History, entry: &HistoryEntry) -> &'a str {
    history.files.get(entry.file as usize).map_or("", |file| file.source.as_str())
}

fn is_one_part(before: &HistoryEntry, next: &HistoryEntry) -> bool {
    match (&before.part, &next.part) {
        (Some(before), Some(next)) => before == next,
        _ => true,
    }
}

fn within(before: Option<i64>, next: Option<i64>) -> bool {
    match (before, next) {
        (Some(before), Some(next)) => before.abs_diff(next) <= WINDOW_MS.unsigned_abs(),
        (None, None) => true,
        _ => false,
    }
}
