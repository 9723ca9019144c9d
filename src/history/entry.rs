//! What a history says.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{catalog::values::date::Order, digest::sha256_hex, untrusted::Untrusted};

/// What was done with a thing.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryKind"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Watched, heard, read or played, whether to the end or not.
    Consumed,
    /// To the end.
    Finished,
    /// Given up before the end.
    Stopped,
    /// Begun, and under way.
    Started,
    /// Given a number of so many.
    Rated,
    /// Said to be liked.
    Liked,
    /// Said to be disliked.
    Disliked,
    /// To be had or done some day.
    Wants,
    /// Owned.
    Has,
    /// Kept.
    Saved,
    /// Passed over soon after it began.
    Skipped,
    /// A maker or a feed that is followed.
    Follows,
}

impl Kind {
    /// Whether it is done anew each time; else the latest word on it holds.
    pub(super) fn repeats(self) -> bool {
        matches!(self, Self::Consumed | Self::Finished | Self::Stopped | Self::Skipped)
    }
}

/// A number that was given, of so many.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Rating {
    /// The number.
    pub value: f32,
    /// The largest that could be given.
    pub of: f32,
}

/// One act of a history.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    /// What was done.
    pub kind: Kind,
    /// The number given, of what was rated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rating: Option<Rating>,
    /// What it was done with; empty where the file has ids only.
    pub title: Untrusted<String>,
    /// The part of it: an episode, a chapter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub part: Option<Untrusted<String>>,
    /// Who made it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub maker: Option<Untrusted<String>>,
    /// When it was made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub year: Option<i32>,
    /// Names that others know it by, by who gave them: `isbn`, `imdb`, `url`, …
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub ids: BTreeMap<String, String>,
    /// What else the file says of it.
    #[serde(default, skip_serializing_if = "Untrusted::is_empty")]
    pub facets: Untrusted<BTreeMap<String, Vec<String>>>,
    /// When it was done, in milliseconds since 1970; of a day, its beginning in Greenwich.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<i64>,
    /// How often.
    pub times: u32,
    /// Which of [`History::files`] says so.
    pub file: u32,
    /// Where in it, from 1.
    pub line: u64,
}

impl Entry {
    /// What tells its thing from others, whatever was done with it: title, maker and year; without a title, its ids.
    pub fn thing(&self) -> String {
        let fold = |text: &str| text.trim().to_lowercase();
        let title = fold(self.title.to_compare());
        if title.is_empty() {
            return self.ids.iter().map(|(kind, id)| format!("{kind}:{id} ")).collect();
        }
        let maker = self.maker.as_ref().map(|maker| fold(maker.to_compare())).unwrap_or_default();
        let year = self.year.map(|year| year.to_string()).unwrap_or_default();
        [title, maker, year].join("\u{1f}")
    }
}

impl Entry {
    /// Two numbers made of what is said and who says it: the same export says it with the same ones.
    pub fn identity(&self, source: &str) -> (u64, u32) {
        let rating = self.rating.map(|rating| format!("{}/{}", rating.value, rating.of)).unwrap_or_default();
        let at = self.at_ms.map(|at| at.to_string()).unwrap_or_default();
        let said = [source, &format!("{:?}", self.kind), &self.thing(), &rating, &at].join("\u{1e}");
        let digest = sha256_hex(said.as_bytes());
        let number =
            |from: usize, to: usize| digest.get(from..to).and_then(|hex| u64::from_str_radix(hex, 16).ok());
        (number(0, 5).unwrap_or(0), number(5, 13).unwrap_or(0) as u32)
    }
}

/// Where in what was read.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryPlace"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The path of the file, with the archive that it is in.
    pub file: String,
    /// The line or the entry, from 1; 0 for all of it.
    pub line: u64,
}

/// Why a row or a file is left out.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryWhy"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It was done where nothing was to be remembered, or is marked as private.
    Private,
    /// It is a trailer, a recap or the like.
    Trailer,
    /// It is an advertisement.
    Advert,
    /// It tells of something else than of having seen, heard, read or wanted a thing.
    OtherEvent,
    /// It was too short to say anything.
    Short,
    /// It names nothing.
    NoTitle,
    /// It says nothing that was done.
    NoAct,
    /// Its status is a word that is not known.
    UnknownStatus,
    /// It is told elsewhere already.
    Twice,
    /// It belongs to another profile.
    OtherProfile,
    /// The person deleted it there.
    Deleted,
    /// Only the file's name would tell what was done, and it does not.
    Undecided,
    /// The row cannot be read.
    Broken,
    /// The file is no history that is known.
    UnknownFile,
    /// The file is too large.
    TooLarge,
    /// It is packed in a way that is not read, or locked.
    Packed,
}

/// What is left out for one reason.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Why.
    pub why: Why,
    /// How many rows, or files.
    pub count: u32,
    /// The first of them.
    pub first: Place,
}

/// What a file leaves open, and only the person can tell.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryQuestion"))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Question {
    /// Whether the day or the month comes first in its dates.
    DayMonth {
        /// A date that can be read either way.
        example: String,
    },
    /// Whose of several profiles is meant.
    Profile {
        /// Their names.
        names: Vec<String>,
    },
    /// The columns are none that is known, and are read as their names suggest.
    Columns,
}

/// What the person has decided.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "HistoryChoices"))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    /// Whether the day comes before the month.
    pub day_first: Option<bool>,
    /// The profile that is theirs.
    pub profile: Option<String>,
    /// Whether columns that are not known are read as their names suggest.
    pub columns: bool,
}

impl Choices {
    pub(super) fn order(&self) -> Order {
        match self.day_first {
            Some(true) => Order::Day,
            Some(false) => Order::Month,
            None => Order::Unknown,
        }
    }
}

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
    pub entries: Vec<Entry>,
    /// What is left out, by reason.
    pub left_out: Vec<LeftOut>,
    /// Cells that are dropped for the person's sake, by the name of their column.
    pub private: BTreeMap<String, u32>,
    /// Acts whose time is not told, or not in a form that can be read.
    pub undated: u32,
    /// What is to be asked before it is remembered.
    pub questions: Vec<Question>,
}

impl History {
    /// Counts something that is left out.
    pub(super) fn leave_out(&mut self, why: Why, file: &str, line: u64) {
        self.leave_out_many(why, 1, file, line);
    }

    pub(super) fn leave_out_many(&mut self, why: Why, count: u32, file: &str, line: u64) {
        match self.left_out.iter_mut().find(|known| known.why == why) {
            Some(known) => known.count = known.count.saturating_add(count),
            None => {
                let first = Place { file: file.to_owned(), line };
                self.left_out.push(LeftOut { why, count, first });
            }
        }
    }

    /// Asks something, once.
    pub(super) fn ask(&mut self, question: Question) {
        let same = |known: &Question| std::mem::discriminant(known) == std::mem::discriminant(&question);
        match (self.questions.iter_mut().find(|known| same(known)), question) {
            (Some(Question::Profile { names }), Question::Profile { names: more }) => {
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
