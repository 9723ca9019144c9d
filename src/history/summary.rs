//! A history in short: what a person looks at before it is remembered, and what then is.

use serde::{Deserialize, Serialize};

use super::{History, HistoryEntry, HistoryLeftOut, HistoryQuestion, Kind};
use crate::untrusted::Untrusted;

/// Rows that are shown.
const FIRST: usize = 8;

/// A row, as it will be remembered.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryRow"))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shown {
    /// What was done.
    pub kind: Kind,
    /// The number given.
    pub value: Option<f32>,
    /// Of how many.
    pub of: Option<f32>,
    /// With what.
    pub title: Untrusted<String>,
    /// Who made it.
    pub maker: Option<Untrusted<String>>,
    /// When it was made.
    pub year: Option<i32>,
    /// When it was done.
    pub at_ms: Option<i64>,
    /// How often.
    pub times: u32,
}

/// A history in short.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct HistorySummary {
    /// Whose exports they are.
    pub sources: Vec<String>,
    /// How many acts there are of each kind.
    pub counts: Vec<(Kind, u32)>,
    /// When the first was done, and the last.
    pub span: Option<(i64, i64)>,
    /// The first of them.
    pub first: Vec<Shown>,
    /// What is left out, by reason.
    pub left_out: Vec<HistoryLeftOut>,
    /// Columns that are dropped for the person's sake, with how many cells.
    pub private: Vec<(String, u32)>,
    /// How many acts have no time.
    pub undated: u32,
    /// What is to be asked.
    pub questions: Vec<HistoryQuestion>,
}

impl From<&History> for HistorySummary {
    fn from(history: &History) -> Self {
        Self {
            sources: history.sources().into_iter().map(str::to_owned).collect(),
            counts: history.counts().into_iter().collect(),
            span: history.span(),
            first: history.entries.iter().take(FIRST).map(shown).collect(),
            left_out: history.left_out.clone(),
            private: history.private.iter().map(|(column, count)| (column.clone(), *count)).collect(),
            undated: history.undated,
            questions: history.questions.clone(),
        }
    }
}

fn shown(entry: &HistoryEntry) -> Shown {
    let part = |part: &Untrusted<String>| format!("{} · {}", entry.title.to_show(), part.to_show());
    Shown {
        kind: entry.kind,
        value: entry.rating.map(|rating| rating.value),
        of: entry.rating.map(|rating| rating.of),
        title: entry.part.as_ref().map_or_else(|| entry.title.clone(), |it| part(it).into()),
        maker: entry.maker.clone(),
        year: entry.year,
        at_ms: entry.at_ms,
        times: entry.times,
    }
}
