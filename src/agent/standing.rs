//! What holds beyond one conversation: what the person asked to be kept in mind, what they are waiting for, and when they
//! may be spoken to unasked.
//!
//! A suggestion that nobody asked for costs attention. So there are few: none at the level that only answers, none in
//! quiet hours, at most so many a day, each thing once, and each kind can be stopped for good.

use std::collections::{BTreeSet, HashSet};

use penchant_kernels::order::Order;
use serde::{Deserialize, Serialize};

use super::{
    constraint::{Constraint, Test},
    intent::{Context, read},
    policy::Autonomy,
    rank,
    tool::Tool,
    vocabulary::Vocabulary,
    world::World,
};
use crate::{
    catalog::{Item, ItemIx},
    index::Hit,
};

/// Notes and watches of each, at most.
pub const MOST: usize = 50;
/// Minutes of a day.
pub const MINUTES: u16 = 24 * 60;
/// Suggestions a day that can be allowed, at most.
pub const MOST_PER_DAY: u8 = 20;
/// Suggestions a day, if nothing else is set.
pub const USUAL_PER_DAY: u8 = 3;
/// Characters of a note or a watch.
const LONGEST: usize = 200;
/// What was saved is spoken of after this long.
const SAVED_MS: i64 = 7 * 24 * 60 * 60 * 1000;
/// Things that were suggested and are not suggested again; the oldest go.
const MOST_TOLD: usize = 2_000;

/// An item about what is waited for matches this share of what the best one does, at least.
const ON_TOPIC: f32 = 0.35;

/// Something to keep in mind.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// The number of the note.
    pub id: u64,
    /// The text, in the person's words, or in words that they said yes to.
    pub text: String,
    /// When it was noted.
    pub at_ms: i64,
}

/// Something to wait for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Watch {
    /// The number of the watch.
    pub id: u64,
    /// What is waited for, in words.
    pub text: String,
    /// When it began.
    pub since_ms: i64,
    /// Items that are no news: see [`mark`].
    pub known: BTreeSet<u32>,
}

/// Why the app may speak up.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SuggestionKind {
    /// Something has come that the person waits for.
    Watched,
    /// Something was saved and never looked at.
    Saved,
}

/// Hours without suggestions, in minutes of the day; over midnight if `from` is after `to`.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Quiet {
    /// The first quiet minute.
    pub from: u16,
    /// The first minute that is not quiet again.
    pub to: u16,
}

impl Quiet {
    /// Whether it is within a day.
    pub fn is_sound(&self) -> bool {
        self.from < MINUTES && self.to <= MINUTES
    }

    /// Whether a minute of the day is quiet.
    pub fn holds(self, minute: u16) -> bool {
        if self.from <= self.to {
            (self.from..self.to).contains(&minute)
        } else {
            minute >= self.from || minute < self.to
        }
    }
}

/// All of it, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Standing {
    /// What to keep in mind.
    pub notes: Vec<Note>,
    /// What to wait for.
    pub watches: Vec<Watch>,
    /// When to be silent.
    pub quiet: Option<Quiet>,
    /// Suggestions a day, at most.
    pub per_day: u8,
    /// Kinds that the person has stopped.
    pub stopped: BTreeSet<SuggestionKind>,
    /// The day (of the person's calendar) of the latest suggestion, and how many there were on it.
    pub spent: (i64, u8),
    /// What was suggested already, in order: see [`mark`].
    pub told: Vec<u32>,
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            notes: Vec::new(),
            watches: Vec::new(),
            quiet: None,
            per_day: USUAL_PER_DAY,
            stopped: BTreeSet::new(),
            spent: (0, 0),
            told: Vec::new(),
        }
    }
}

/// The person's own clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalTime {
    /// Milliseconds since the Unix epoch.
    pub now_ms: i64,
    /// Days of the person's calendar since the epoch.
    pub day: i64,
    /// Minute of that day.
    pub minute: u16,
}

/// Something that was saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Saved {
    /// The item that was saved.
    pub ix: ItemIx,
    /// When it was saved.
    pub at_ms: i64,
}

/// Something to say unasked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The item that is spoken of.
    pub ix: ItemIx,
    /// Why it is spoken of now.
    pub why: Why,
}

/// Why something is said now.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "SuggestionReason"))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// It is new, and fits what the person waits for.
    Watched {
        /// What they wait for, in their words.
        text: String,
        /// When they began to wait.
        since_ms: i64,
    },
    /// It was saved, and not looked at since.
    Saved {
        /// When it was saved.
        at_ms: i64,
    },
}

impl Why {
    /// The kind of suggestion that it gives rise to.
    pub fn kind(&self) -> SuggestionKind {
        match self {
            Self::Watched { .. } => SuggestionKind::Watched,
            Self::Saved { .. } => SuggestionKind::Saved,
        }
    }
}

impl Standing {
    /// Takes in the notes and watches of an export that are not here already. When it may speak up, and what it has said, is
    /// taken over where none of that was ever set or said here, and stays as it is otherwise. Returns how many notes and watches
    /// there was no room for.
    pub fn take_in(&mut self, mut imported: Self) -> u32 {
        let news = (std::mem::take(&mut imported.notes), std::mem::take(&mut imported.watches));
        let is_said = self.quiet.is_some() || !self.stopped.is_empty() || !self.told.is_empty();
        if !is_said && (self.per_day, self.spent) == (USUAL_PER_DAY, (0, 0)) {
            let over = imported.told.len().saturating_sub(MOST_TOLD);
            imported.told.drain(..over);
            imported.per_day = imported.per_day.min(MOST_PER_DAY);
            imported.quiet = imported.quiet.filter(Quiet::is_sound);
            (imported.notes, imported.watches) =
                (std::mem::take(&mut self.notes), std::mem::take(&mut self.watches));
            *self = imported;
        }
        // Equal texts that stand in the export twice were said twice.
        let (notes, watches) = (self.notes.len(), self.watches.len());
        let mut left_out = 0;
        for note in news.0 {
            let mut here = self.notes.iter().enumerate();
            let known =
                here.any(|(nth, other)| other.id == note.id || nth < notes && other.text == note.text);
            if !known && self.notes.len() < MOST {
                self.notes.push(Note { text: cut(&note.text), ..note });
            } else {
                left_out += u32::from(!known);
            }
        }
        for watch in news.1 {
            let mut here = self.watches.iter().enumerate();
            let known =
                here.any(|(nth, other)| other.id == watch.id || nth < watches && other.text == watch.text);
            if !known && self.watches.len() < MOST {
                self.watches.push(Watch { text: cut(&watch.text), ..watch });
            } else {
                left_out += u32::from(!known);
            }
        }
        left_out
    }

    /// Adds a note. False, and nothing is changed, if there are [`MOST`] already.
    #[must_use]
    pub fn note(&mut self, id: u64, text: &str, at_ms: i64) -> bool {
        let room = self.notes.len() < MOST;
        if room {
            self.notes.push(Note { id, text: cut(text), at_ms });
        }
        room
    }

    /// Adds a watch: what fits it already is no news. False, and nothing is changed, if there are [`MOST`] already.
    #[must_use]
    pub fn watch(&mut self, id: u64, text: &str, clock: (i64, i32), world: &dyn World) -> bool {
        if self.watches.len() >= MOST {
            return false;
        }
        let (since_ms, year) = clock;
        let text = cut(text);
        let known = matches(world, &text, year).into_iter().filter_map(|ix| marked(world, ix)).collect();
        self.watches.push(Watch { id, text, since_ms, known });
        true
    }

    /// How many suggestions may be made at this moment: what is left of the day, and none in quiet hours.
    pub fn room(&self, autonomy: &Autonomy, clock: LocalTime) -> usize {
        let refused = !autonomy.runs_unasked(Tool::Recommend);
        if refused || self.quiet.is_some_and(|quiet| quiet.holds(clock.minute)) {
            return 0;
        }
        let spent = if self.spent.0 == clock.day { self.spent.1 } else { 0 };
        usize::from(self.per_day.saturating_sub(spent))
    }

    /// What there is to say unasked, now; it is taken down as said. `saved` is what was saved and not looked at since.
    pub fn digest(
        &mut self,
        world: &dyn World,
        autonomy: &Autonomy,
        saved: &[Saved],
        clock: LocalTime,
        year: i32,
    ) -> Vec<Suggestion> {
        let room = self.room(autonomy, clock);
        if room == 0 {
            return Vec::new();
        }
        let mut found = Vec::new();
        if !self.stopped.contains(&SuggestionKind::Watched) && autonomy.runs_unasked(Tool::Watch) {
            self.arrived(world, year, room, &mut found);
        }
        if !self.stopped.contains(&SuggestionKind::Saved) {
            let old = |saved: &&Saved| clock.now_ms.saturating_sub(saved.at_ms) >= SAVED_MS;
            let mut old: Vec<&Saved> = saved.iter().filter(old).collect();
            old.order_by_key(|saved| saved.at_ms);
            for Saved { ix, at_ms } in old {
                self.say(world, room, *ix, Why::Saved { at_ms: *at_ms }, &mut found);
            }
        }
        if !found.is_empty() {
            let before = if self.spent.0 == clock.day { self.spent.1 } else { 0 };
            self.spent = (clock.day, before.saturating_add(found.len() as u8));
            let over = self.told.len().saturating_sub(MOST_TOLD);
            self.told.drain(..over);
        }
        found
    }

    /// What has come of what is waited for, the best of each in turn.
    fn arrived(&mut self, world: &dyn World, year: i32, room: usize, found: &mut Vec<Suggestion>) {
        let news: Vec<(Why, Vec<ItemIx>)> = self
            .watches
            .iter()
            .map(|watch| {
                let fresh = |ix: &ItemIx| marked(world, *ix).is_some_and(|mark| !watch.known.contains(&mark));
                let items = matches(world, &watch.text, year).into_iter().filter(fresh).collect();
                (Why::Watched { text: watch.text.clone(), since_ms: watch.since_ms }, items)
            })
            .collect();
        let longest = news.iter().map(|(_, items)| items.len()).max().unwrap_or(0);
        for nth in 0..longest {
            for (why, items) in &news {
                if let Some(ix) = items.get(nth) {
                    self.say(world, room, *ix, why.clone(), found);
                }
            }
        }
    }

    fn say(&mut self, world: &dyn World, room: usize, ix: ItemIx, why: Why, found: &mut Vec<Suggestion>) {
        let Some(mark) = marked(world, ix) else { return };
        if found.len() < room && !self.told.contains(&mark) && !world.is_rejected(ix) {
            self.told.push(mark);
            found.push(Suggestion { ix, why });
        }
    }
}

/// Items that notes speak against ("I never want horror"), ascending.
pub fn against(notes: &[Note], vocabulary: &Vocabulary, items: &[Item]) -> Vec<ItemIx> {
    let denials = |note: &Note| read(&note.text, vocabulary, items, Context::default()).constraints;
    let denials: Vec<Constraint> = notes
        .iter()
        .flat_map(denials)
        .filter(|constraint| constraint.hard && matches!(constraint.test, Test::IsNot(_)))
        .collect();
    let denied = |item: &Item| denials.iter().any(|constraint| !constraint.holds(vocabulary, item));
    (0..).zip(items).filter(|(_, item)| denied(item)).map(|(ix, _)| ix).collect()
}

/// Items that fit what is waited for, best first.
fn matches(world: &dyn World, text: &str, year: i32) -> Vec<ItemIx> {
    let context = Context { year, ..Context::default() };
    let reading = read(text, world.vocabulary(), world.items(), context);
    if reading.is_empty() {
        return Vec::new();
    }
    let vocabulary = world.vocabulary();
    let hard: Vec<&Constraint> = reading.hard().collect();
    let wished = |constraint: &&Constraint| !constraint.hard && matches!(constraint.test, Test::Is(_));
    let wishes: Vec<&Constraint> = reading.constraints.iter().filter(wished).collect();
    let words: Vec<String> = [&reading.topic, &reading.kind].into_iter().flatten().cloned().collect();
    // Words that nothing here has are about nothing here.
    if !words.is_empty() && !world.knows(&words.join(" ")) {
        return Vec::new();
    }
    // In an answer wishes and words order and leave nothing out; what somebody waits for has come only where it is that.
    let about: HashSet<ItemIx> = match words.is_empty() {
        true => HashSet::new(),
        false => {
            let found = world.search(&format!("{} ", words.join(" ")), world.items().len());
            // What a source that was added says of itself does not put the catalogue's items off the topic.
            let is_own =
                |hit: &&Hit| world.items().get(hit.ix as usize).is_some_and(|item| item.source.is_none());
            let best = found.iter().find(is_own).or(found.first()).map_or(0.0, |hit| hit.score);
            found.into_iter().filter(|hit| hit.score >= ON_TOPIC * best).map(|hit| hit.ix).collect()
        }
    };
    let fits = |ix: ItemIx, item: &Item| {
        hard.iter().all(|constraint| constraint.holds(vocabulary, item))
            && (wishes.is_empty() || wishes.iter().any(|constraint| constraint.holds(vocabulary, item)))
            && (words.is_empty() || about.contains(&ix))
    };
    let open: Vec<ItemIx> =
        (0..).zip(world.items()).filter(|(ix, item)| fits(*ix, item)).map(|(ix, _)| ix).collect();
    rank::rank(world, &reading, &open).into_iter().map(|(ix, _)| ix).collect()
}

fn marked(world: &dyn World, ix: ItemIx) -> Option<u32> {
    world.items().get(ix as usize).map(|item| mark(&item.id))
}

/// Stands for an item's id in a few bytes (FNV-1a). That two ids share one hides a piece of news once in 4 thousand
/// million pairs.
pub fn mark(id: &str) -> u32 {
    id.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

fn cut(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}
