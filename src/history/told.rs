//! What the files of a person say.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{HistoryEntry, HistoryLeftOut, HistoryPlace, HistoryQuestion, HistoryWhy, Kind};

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileTold {
    /// Its path, with the archive that it is in.
    pub path: String,
    /// Whose export it is.
    pub source: String,
    /// Rows that were looked at.
    pub rows: u32,
}

/// What the files of a person say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    /// The files that are known.
    pub files: Vec<FileTold>,
    /// What was done, in the order of the files.
    pub entries: Vec<HistoryEntry>,
    /// What is left out, by reason.
    pub left_out: Vec<HistoryLeftOut>,
    /// Cells that are dropped for the person's sake, by the name of their column.
    pub private: BTreeMap<String, u32>,
    /// Acts whose time is not told, or not in a form that can be read.
    pub undated: u32,
    /// What is to be asked before it is remembered.
    pub questions: Vec<HistoryQuestion>,
}

impl History {
    /// Counts something that is left out.
    pub(super) fn leave_out(&mut self, why: HistoryWhy, file: &str, line: u64) {
        self.leave_out_many(why, 1, file, line);
    }

    pub(super) fn leave_out_many(&mut self, why: HistoryWhy, count: u32, file: &str, line: u64) {
        match self.left_out.iter_mut().find(|known| known.why == why) {
            Some(known) => known.count = known.count.saturating_add(count),
            None => {
                let first = HistoryPlace { file: file.to_owned(), line };
                self.left_out.push(HistoryLeftOut { why, count, first });
            }
        }
    }

    /// Asks something, once.
    pub(super) fn ask(&mut self, question: HistoryQuestion) {
        let same =
            |known: &HistoryQuestion| std::mem::discriminant(known) == std::mem::discriminant(&question);
        match (self.questions.iter_mut().find(|known| same(known)), question) {
            (Some(HistoryQuestion::Profile { names }), HistoryQuestion::Profile { names: more }) => {
                names.extend(more);
                names.sort();
                names.dedup();
            }
            (Some(_), _) => {}
            (None, question) => self.questions.push(question),
        }
    }

    /// Whose exports were read, each once.
    pub fn sources(&self) -> Vec<&str> {
        let mut sources: Vec<&str> = Vec::new();
        for file in &self.files {
            if !sources.contains(&file.source.as_str()) {
                sources.push(&file.source);
            }
        }
        sources
    }

    /// How many acts there are of each kind, a thing done n times counting n.
    pub fn counts(&self) -> BTreeMap<Kind, u32> {
        let mut counts = BTreeMap::new();
        for entry in &self.entries {
            let count: &mut u32 = counts.entry(entry.kind).or_default();
            *count = count.saturating_add(entry.times);
        }
        counts
    }

    /// The first and the last moment that is told.
    pub fn span(&self) -> Option<(i64, i64)> {
        let told = || self.entries.iter().filter_map(|entry| entry.at_ms);
        Some((told().min()?, told().max()?))
    }
}
