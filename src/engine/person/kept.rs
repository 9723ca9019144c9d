//! What is kept beside the log: settings, and lists with a record per entry.

use std::collections::BTreeMap;

use penchant_kernels::order::Order;
use percent_encoding::percent_decode_str;
use serde::{Serialize, de::DeserializeOwned};

use super::{
    MOST_TOPICS, Person,
    held::{RULE, TOPIC},
    names::{encoded, number},
};
use crate::{
    agent::{
        policy::{Allowance, Autonomy, DayOfActs, Level},
        standing::{Note, Standing, Watch},
    },
    engine::{
        added::Added,
        day::Dozen,
        protocol::{Arrangement, Dials, Failure, Shelf, StoredPart, UnreadableRecord, egress::Provider},
    },
    memory::{log::beside::Changes, thing::THING},
    store::{
        StoreError,
        record::{RecordKind, Unreadable},
    },
};

pub(super) const DIALS: RecordKind<Dials> = RecordKind::new("dials");
const AUTONOMY: RecordKind<Autonomy> = RecordKind::new("autonomy");
/// How many acts the agent has done today of its own accord.
const ACTS: RecordKind<DayOfActs> = RecordKind::new("acts");
const PROVIDER: RecordKind<Option<Provider>> = RecordKind::new("provider");
const ENCYCLOPEDIA: RecordKind<Option<String>> = RecordKind::new("encyclopedia");
/// When the agent may speak unasked, and what it has said. The first builds kept notes and watches in it too.
pub(super) const STANDING: RecordKind<Standing> = RecordKind::new("standing");
pub(super) const NOTE: RecordKind<Note> = RecordKind::new("note");
const WATCH: RecordKind<Watch> = RecordKind::new("watch");
const SOURCE: RecordKind<Added> = RecordKind::new("source");
/// Where the first builds kept every source.
pub(super) const SOURCES: RecordKind<Vec<Added>> = RecordKind::new("sources");
/// The latest dozen of each catalogue.
pub(super) const DOZENS: RecordKind<BTreeMap<String, Dozen>> = RecordKind::new("dozens");
pub(super) const SHELVES: RecordKind<Vec<(Shelf, Arrangement)>> = RecordKind::new("shelves");
/// A word that is never to leave. The record's name is the word: whatever becomes of its content, it is known.
const PRIVATE_WORD: RecordKind<()> = RecordKind::new("private-word");
/// Where the first builds look for the words that are never to leave: they are kept there too, for whoever goes back to one.
const PRIVATE_WORDS: RecordKind<Vec<String>> = RecordKind::new("private-words");

impl Person {
    /// The parts of memory beside the log that cannot be read. They are kept as they are.
    pub fn unreadable(&self) -> Vec<UnreadableRecord> {
        let log = &self.log;
        let settings = [
            (StoredPart::PrivateWords, log.setting(&PRIVATE_WORDS).err()),
            (StoredPart::Autonomy, log.setting(&AUTONOMY).err()),
            (StoredPart::Provider, log.setting(&PROVIDER).err()),
            (StoredPart::Encyclopedia, log.setting(&ENCYCLOPEDIA).err()),
            (StoredPart::Dials, log.setting(&DIALS).err()),
            (StoredPart::Suggestions, log.setting(&STANDING).err()),
            (StoredPart::Sources, log.setting(&SOURCES).err()),
            (StoredPart::Dozen, log.setting(&DOZENS).err()),
            (StoredPart::Shelves, log.setting(&SHELVES).err()),
        ];
        let settings = settings.into_iter().filter_map(|(part, why)| Some((part, why?)));
        let notes = log.entries(&NOTE).unreadable.into_iter().map(|(_, why)| (StoredPart::Notes, why));
        let watches = log.entries(&WATCH).unreadable.into_iter().map(|(_, why)| (StoredPart::Watches, why));
        let sources = log.entries(&SOURCE).unreadable.into_iter().map(|(_, why)| (StoredPart::Sources, why));
        let topics = log.entries(&TOPIC).unreadable.into_iter().map(|(_, why)| (StoredPart::Topics, why));
        let rules = log.entries(&RULE).unreadable.into_iter().map(|(_, why)| (StoredPart::Topics, why));
        let topics = topics.chain(rules);
        let things = log.entries(&THING).unreadable.into_iter().map(|(_, why)| (StoredPart::Things, why));
        let told = settings.chain(notes).chain(watches).chain(sources).chain(topics).chain(things);
        told.map(|(part, why)| UnreadableRecord { part, newer: matches!(why, Unreadable::Newer(_)) })
            .collect()
    }

    /// What holds beyond one conversation. Where it cannot be read when the agent may speak unasked, it may not.
    pub fn standing(&self) -> Standing {
        let silent = || Standing { per_day: 0, ..Standing::default() };
        let mut standing = match self.log.setting(&STANDING) {
            Ok(standing) => standing.unwrap_or_default(),
            Err(_) => silent(),
        };
        let known = |id: u64, ids: &[u64]| ids.contains(&id);
        let notes: Vec<Note> = self.log.entries(&NOTE).read.into_iter().map(|(_, note)| note).collect();
        let ids: Vec<u64> = notes.iter().map(|note| note.id).collect();
        standing.notes.retain(|note| !known(note.id, &ids));
        standing.notes.extend(notes);
        standing.notes.order_by_key(|note| (note.at_ms, note.id));
        let watches: Vec<Watch> = self.log.entries(&WATCH).read.into_iter().map(|(_, watch)| watch).collect();
        let ids: Vec<u64> = watches.iter().map(|watch| watch.id).collect();
        standing.watches.retain(|watch| !known(watch.id, &ids));
        standing.watches.extend(watches);
        standing.watches.order_by_key(|watch| (watch.since_ms, watch.id));
        standing
    }

    /// Keeps what holds beyond one conversation: writes what differs from [`Person::standing`], so that what another tab
    /// added meanwhile stays.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_standing(&mut self, standing: &Standing) -> Result<(), Failure> {
        let changes = self.standing_changes(standing)?;
        self.change(changes).await
    }

    fn standing_changes(&self, standing: &Standing) -> Result<Changes, StoreError> {
        let (log, mut changes) = (&self.log, Changes::default());
        let before = self.standing();
        // Whatever the first builds kept in one record becomes a record per entry.
        let together = log.setting(&STANDING).ok().flatten().unwrap_or_default();
        for note in
            standing.notes.iter().filter(|note| !before.notes.contains(note) || together.notes.contains(note))
        {
            log.put_entry(&mut changes, &NOTE, &number(note.id), Some(note))?;
            self.put_gone(&mut changes, NOTE.name, &number(note.id), false)?;
        }
        for gone in before.notes.iter().filter(|note| standing.notes.iter().all(|other| other.id != note.id))
        {
            log.put_entry(&mut changes, &NOTE, &number(gone.id), None)?;
            self.put_gone(&mut changes, NOTE.name, &number(gone.id), true)?;
        }
        let is_new = |watch: &&Watch| !before.watches.contains(watch) || together.watches.contains(watch);
        for watch in standing.watches.iter().filter(is_new) {
            log.put_entry(&mut changes, &WATCH, &number(watch.id), Some(watch))?;
        }
        for gone in
            before.watches.iter().filter(|old| standing.watches.iter().all(|other| other.id != old.id))
        {
            log.put_entry(&mut changes, &WATCH, &number(gone.id), None)?;
        }
        let apart = Standing { notes: Vec::new(), watches: Vec::new(), ..standing.clone() };
        if together != apart {
            log.set(&mut changes, &STANDING, &apart)?;
        }
        Ok(changes)
    }

    /// What the person has added to the catalogue's items, in the order in which it was added.
    pub fn sources(&self) -> Vec<Added> {
        let mut all: Vec<Added> =
            self.log.entries(&SOURCE).read.into_iter().map(|(_, source)| source).collect();
        for source in self.log.setting(&SOURCES).ok().flatten().unwrap_or_default() {
            if all.iter().all(|other| other.name != source.name) {
                all.push(source);
            }
        }
        all.order_by(|a, b| (a.added_ms, &a.name).cmp(&(b.added_ms, &b.name)));
        all
    }

    /// Keeps the sources: writes what differs from [`Person::sources`], so that what another tab added meanwhile stays.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_sources(&mut self, sources: &[Added]) -> Result<(), Failure> {
        let changes = self.source_changes(sources)?;
        self.change(changes).await
    }

    fn source_changes(&self, sources: &[Added]) -> Result<Changes, StoreError> {
        let (log, mut changes) = (&self.log, Changes::default());
        let before = self.sources();
        let together = log.setting(&SOURCES).ok().flatten().unwrap_or_default();
        for source in sources.iter().filter(|source| !before.contains(source) || together.contains(source)) {
            log.put_entry(&mut changes, &SOURCE, &encoded(&source.name), Some(source))?;
        }
        for gone in before.iter().filter(|old| sources.iter().all(|other| other.name != old.name)) {
            log.put_entry(&mut changes, &SOURCE, &encoded(&gone.name), None)?;
        }
        if !together.is_empty() {
            log.unset(&mut changes, &SOURCES)?;
        }
        Ok(changes)
    }

    /// The latest dozen of each catalogue.
    ///
    /// # Errors
    /// Why what is there cannot be read.
    pub fn dozens(&self) -> Result<BTreeMap<String, Dozen>, Unreadable> {
        Ok(self.log.setting(&DOZENS)?.unwrap_or_default())
    }

    /// Keeps the latest dozen of each catalogue.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_dozens(&mut self, dozens: &BTreeMap<String, Dozen>) -> Result<(), Failure> {
        self.set(&DOZENS, dozens).await
    }

    /// How shelves are arranged; those that it does not name are as usual.
    pub fn shelves(&self) -> Vec<(Shelf, Arrangement)> {
        self.log.setting(&SHELVES).ok().flatten().unwrap_or_default()
    }

    /// Arranges a shelf.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn arrange(&mut self, shelf: Shelf, arrangement: Arrangement) -> Result<(), Failure> {
        let mut shelves = self.shelves();
        shelves.retain(|(other, _)| *other != shelf);
        if arrangement != Arrangement::Usual {
            shelves.push((shelf, arrangement));
        }
        self.set(&SHELVES, &shelves).await
    }

    /// Takes in how shelves are arranged and which dozens there were, from a document: what is arranged here stays, and so does
    /// a dozen that is not of an earlier day.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub(super) async fn take_in_days(
        &mut self,
        arranged: Vec<(Shelf, Arrangement)>,
        dozens: BTreeMap<String, Dozen>,
    ) -> Result<(), Failure> {
        let (mut changes, mut shelves) = (Changes::default(), self.shelves());
        let known = shelves.len();
        for (shelf, arrangement) in arranged.into_iter().take(MOST_TOPICS) {
            if shelves.iter().all(|(other, _)| *other != shelf) {
                shelves.push((shelf, arrangement));
            }
        }
        if shelves.len() > known {
            self.log.set(&mut changes, &SHELVES, &shelves)?;
        }
        // Where what was kept cannot be read, it stays.
        if let Ok(mut all) = self.dozens() {
            let later = |(catalog, dozen): &(String, Dozen)| {
                all.get(catalog).is_none_or(|here| here.day < dozen.day) && dozen.is_sound()
            };
            let new: Vec<(String, Dozen)> = dozens.into_iter().take(MOST_TOPICS).filter(later).collect();
            if !new.is_empty() {
                all.extend(new);
                self.log.set(&mut changes, &DOZENS, &all)?;
            }
        }
        self.change(changes).await
    }

    /// The words that are never to leave, in alphabetical order.
    pub fn private_words(&self) -> Vec<String> {
        let entries = self.log.entries(&PRIVATE_WORD);
        let names = entries.read.into_iter().map(|(name, ())| name);
        let names = names.chain(entries.unreadable.into_iter().map(|(name, _)| name));
        let mut words: Vec<String> =
            names.map(|name| percent_decode_str(&name).decode_utf8_lossy().into_owned()).collect();
        words.extend(self.log.setting(&PRIVATE_WORDS).ok().flatten().unwrap_or_default());
        words.sort();
        words.dedup();
        words
    }

    /// Adds words that are never to leave, and takes others away. Whatever another tab added meanwhile stays.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn change_private_words(&mut self, add: &[String], remove: &[String]) -> Result<(), Failure> {
        let changes = self.private_word_changes(add, remove)?;
        self.change(changes).await
    }

    fn private_word_changes(&self, add: &[String], remove: &[String]) -> Result<Changes, StoreError> {
        let (log, mut changes) = (&self.log, Changes::default());
        let mut words = self.private_words();
        words.retain(|word| !remove.contains(word));
        words.extend(add.iter().cloned());
        words.sort();
        words.dedup();
        for word in &words {
            log.put_entry(&mut changes, &PRIVATE_WORD, &encoded(word), Some(&()))?;
        }
        for word in remove.iter().filter(|word| !words.contains(word)) {
            log.put_entry(&mut changes, &PRIVATE_WORD, &encoded(word), None)?;
        }
        log.set(&mut changes, &PRIVATE_WORDS, &words)?;
        Ok(changes)
    }

    /// How much the agent does of its own accord. Where that cannot be read, it does the least.
    pub fn autonomy(&self) -> Autonomy {
        match self.log.setting(&AUTONOMY) {
            Ok(autonomy) => autonomy.unwrap_or_default(),
            Err(_) => Autonomy { level: Level::Answers, tools: BTreeMap::new() },
        }
    }

    /// What the agent may do at this moment. Where what it has done today cannot be read, its acts are used up.
    pub fn allowance(&self, now_ms: i64) -> Allowance {
        let acts_left = self.log.setting(&ACTS).map_or(0, |acts| acts.unwrap_or_default().left(now_ms));
        Allowance { autonomy: self.autonomy(), acts_left }
    }

    /// Counts an act against the budget of the day, durably. It is counted before it is done: rather one too many than one too
    /// few.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then the act may not be done.
    pub async fn count_act(&mut self, now_ms: i64) -> Result<(), Failure> {
        let mut acts = self.log.setting(&ACTS).ok().flatten().unwrap_or_default();
        acts.add(now_ms);
        self.set(&ACTS, &acts).await
    }

    /// Sets how much the agent does of its own accord.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_autonomy(&mut self, autonomy: &Autonomy) -> Result<(), Failure> {
        self.set(&AUTONOMY, autonomy).await
    }

    /// The planner that is set up, if one is.
    pub fn provider(&self) -> Option<Provider> {
        self.log.setting(&PROVIDER).ok().flatten().flatten()
    }

    /// Sets a planner up, or puts it away.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_provider(&mut self, provider: &Option<Provider>) -> Result<(), Failure> {
        self.set(&PROVIDER, provider).await
    }

    /// The address of the encyclopedia that the person chose, if they chose one.
    pub fn encyclopedia(&self) -> Option<String> {
        self.log.setting(&ENCYCLOPEDIA).ok().flatten().flatten()
    }

    /// Sets the encyclopedia, or with none goes back to the usual one.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_encyclopedia(&mut self, base: &Option<String>) -> Result<(), Failure> {
        self.set(&ENCYCLOPEDIA, base).await
    }

    /// Keeps the dials, each within its range.
    ///
    /// # Errors
    /// [`Failure::Memory`] if they could not be written; then nothing has changed.
    pub async fn set_dials(&mut self, dials: Dials) -> Result<(), Failure> {
        let within = |value: f32, most: f32| if value.is_finite() { value.clamp(0.0, most) } else { 0.0 };
        let dials = Dials {
            diversity: within(dials.diversity, 1.0),
            novelty: within(dials.novelty, 1.0),
            exploration: within(dials.exploration, 0.5),
            calibration: within(dials.calibration, 1.0),
        };
        self.set(&DIALS, &dials).await
    }

    async fn set<T>(&mut self, kind: &RecordKind<T>, value: &T) -> Result<(), Failure>
    where
        T: Serialize + DeserializeOwned,
    {
        let mut changes = Changes::default();
        self.log.set(&mut changes, kind, value)?;
        self.change(changes).await
    }
}
