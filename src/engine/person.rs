//! The person's memory as the engine holds it: the log, where it is kept, the dials, and what can still be undone.

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use percent_encoding::{NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use serde_json::value::RawValue;

use super::{
    protocol::{
        Act, Dials, Failure, FailureKind, Forget, MemoryState, Part, Unkept, UnreadableRecord,
        outside::Provider,
    },
    sources::{self, Added},
};
use crate::{
    agent::{
        policy::{Allowance, Autonomy, DayOfActs, Level},
        standing::{Note, Standing, Watch},
    },
    memory::{
        Draft, Interaction, Kind, Log,
        interaction::{ItemKey, LARGEST_INTEGER, Seq, is_moment},
        log::beside::Changes,
        transfer,
    },
    store::{
        Store, StoreError,
        memory::MemoryStore,
        record::{RecordKind, Unreadable},
    },
};

const DIALS: RecordKind<Dials> = RecordKind::new("dials");
const AUTONOMY: RecordKind<Autonomy> = RecordKind::new("autonomy");
/// How many acts the agent has done today of its own accord.
const ACTS: RecordKind<DayOfActs> = RecordKind::new("acts");
const PROVIDER: RecordKind<Option<Provider>> = RecordKind::new("provider");
const ENCYCLOPEDIA: RecordKind<Option<String>> = RecordKind::new("encyclopedia");
/// When the agent may speak unasked, and what it has said. The first builds kept notes and watches in it too.
const STANDING: RecordKind<Standing> = RecordKind::new("standing");
const NOTE: RecordKind<Note> = RecordKind::new("note");
const WATCH: RecordKind<Watch> = RecordKind::new("watch");
const SOURCE: RecordKind<Added> = RecordKind::new("source");
/// Where the first builds kept every source.
const SOURCES: RecordKind<Vec<Added>> = RecordKind::new("sources");
/// A word that is never to leave. The record's name is the word: whatever becomes of its content, it is known.
const PRIVATE_WORD: RecordKind<()> = RecordKind::new("private-word");
/// Where the first builds look for the words that are never to leave: they are kept there too, for whoever goes back to one.
const PRIVATE_WORDS: RecordKind<Vec<String>> = RecordKind::new("private-words");

/// Memory, opened.
pub struct Person {
    /// Everything remembered.
    pub log: Log,
    /// The controls of the ranker.
    pub dials: Dials,
    store: Rc<dyn Store>,
    volatile: Option<StoreError>,
    /// What the last forgetting removed: in this tab's working memory only, and only until the next one.
    undo: Vec<Interaction>,
    /// Whether everything that guards privacy can be read.
    guarded: Rc<Cell<bool>>,
}

impl Person {
    /// Opens memory in `store`; where there is none, this tab remembers for as long as it is open and says so.
    pub async fn open(store: Result<Rc<dyn Store>, StoreError>, node: u32) -> Self {
        let opened = match store {
            Ok(store) => Log::open(store.as_ref(), node).await.map(|log| (store, log)),
            Err(error) => Err(error),
        };
        let (store, log, volatile) = match opened {
            Ok((store, log)) => (store, log, None),
            Err(error) => {
                let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
                let log = Log::open(store.as_ref(), node).await.unwrap_or_default();
                (store, log, Some(error))
            }
        };
        let mut person =
            Self { log, dials: Dials::default(), store, volatile, undo: Vec::new(), guarded: Rc::default() };
        person.take_stock();
        person
    }

    /// Whether everything that guards privacy can be read, now and after every change: while it cannot, nothing may leave.
    pub fn guarded(&self) -> Rc<Cell<bool>> {
        self.guarded.clone()
    }

    fn take_stock(&mut self) {
        self.dials = self.log.setting(&DIALS).ok().flatten().unwrap_or_default();
        let guards = |record: &UnreadableRecord| matches!(record.part, Part::PrivateWords | Part::Autonomy);
        self.guarded.set(!self.unreadable().iter().any(guards));
    }

    /// The parts of memory beside the log that cannot be read. They are kept as they are.
    pub fn unreadable(&self) -> Vec<UnreadableRecord> {
        let log = &self.log;
        let settings = [
            (Part::PrivateWords, log.setting(&PRIVATE_WORDS).err()),
            (Part::Autonomy, log.setting(&AUTONOMY).err()),
            (Part::Provider, log.setting(&PROVIDER).err()),
            (Part::Encyclopedia, log.setting(&ENCYCLOPEDIA).err()),
            (Part::Dials, log.setting(&DIALS).err()),
            (Part::Suggestions, log.setting(&STANDING).err()),
            (Part::Sources, log.setting(&SOURCES).err()),
        ];
        let settings = settings.into_iter().filter_map(|(part, why)| Some((part, why?)));
        let notes = log.entries(&NOTE).unreadable.into_iter().map(|(_, why)| (Part::Notes, why));
        let watches = log.entries(&WATCH).unreadable.into_iter().map(|(_, why)| (Part::Watches, why));
        let sources = log.entries(&SOURCE).unreadable.into_iter().map(|(_, why)| (Part::Sources, why));
        let told = settings.chain(notes).chain(watches).chain(sources);
        told.map(|(part, why)| UnreadableRecord { part, newer: matches!(why, Unreadable::Newer(_)) })
            .collect()
    }

    /// Where memory is kept, for the person.
    pub fn state(&self) -> MemoryState {
        match (&self.volatile, self.log.damaged(), self.log.missing()) {
            (Some(error), ..) => MemoryState::Volatile { reason: error.to_string(), why: unkept(error) },
            (None, 0, 0) if self.store.was_lost() => MemoryState::Lost,
            (None, 0, 0) => MemoryState::Durable,
            (None, records, missing) => {
                MemoryState::Damaged { records: records as u32, missing: missing as u32 }
            }
        }
    }

    /// Remembers; `Ok` means durable.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if the acts could not be written; then none is remembered.
    pub async fn record(&mut self, catalog: &str, acts: Vec<Act>, now_ms: i64) -> Result<Vec<Seq>, Failure> {
        let drafts = acts
            .into_iter()
            .map(|act| Draft {
                at_ms: act.at_ms,
                catalog: catalog.to_owned(),
                kind: act.kind,
                subject: act.subject,
                surface: act.surface,
                placement: act.placement,
            })
            .collect();
        self.log.append(self.store.as_ref(), drafts, now_ms).await.map_err(not_written)
    }

    /// Forgets, and returns how many acts are gone. Items are meant in the catalogue of this name.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if it could not be written; then nothing is forgotten.
    pub async fn forget(&mut self, what: &Forget, catalog: &str) -> Result<u32, Failure> {
        let of_item = |item| self.log.of_item(ItemKey::new(catalog, item));
        let seqs: Vec<Seq> = match what {
            Forget::Everything => {
                self.undo = self.log.forget_everything(self.store.as_ref()).await.map_err(not_written)?;
                self.take_stock();
                return Ok(self.undo.len() as u32);
            }
            Forget::One { seq } => vec![*seq],
            Forget::Item { item } => of_item(item).map(|act| act.seq).collect(),
            Forget::Mark { item, kind } => {
                of_item(item).filter(|act| act.kind.name() == kind).map(|act| act.seq).collect()
            }
        };
        self.undo = self.log.forget(self.store.as_ref(), &seqs).await.map_err(not_written)?;
        Ok(self.undo.len() as u32)
    }

    /// Forgets these acts.
    ///
    /// # Errors
    /// As [`Person::forget`].
    pub async fn forget_all(&mut self, seqs: &[Seq]) -> Result<(), Failure> {
        self.undo = self.log.forget(self.store.as_ref(), seqs).await.map_err(not_written)?;
        Ok(())
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
        standing.notes.sort_by_key(|note| (note.at_ms, note.id));
        let watches: Vec<Watch> = self.log.entries(&WATCH).read.into_iter().map(|(_, watch)| watch).collect();
        let ids: Vec<u64> = watches.iter().map(|watch| watch.id).collect();
        standing.watches.retain(|watch| !known(watch.id, &ids));
        standing.watches.extend(watches);
        standing.watches.sort_by_key(|watch| (watch.since_ms, watch.id));
        standing
    }

    /// Keeps what holds beyond one conversation: writes what differs from [`Person::standing`], so that what another tab
    /// added meanwhile stays.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_standing(&mut self, standing: &Standing) -> Result<(), Failure> {
        let changes = self.standing_changes(standing).map_err(not_written)?;
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
        }
        for gone in before.notes.iter().filter(|note| standing.notes.iter().all(|other| other.id != note.id))
        {
            log.put_entry(&mut changes, &NOTE, &number(gone.id), None)?;
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
        all.sort_by(|a, b| (a.added_ms, &a.name).cmp(&(b.added_ms, &b.name)));
        all
    }

    /// Keeps the sources: writes what differs from [`Person::sources`], so that what another tab added meanwhile stays.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_sources(&mut self, sources: &[Added]) -> Result<(), Failure> {
        let changes = self.source_changes(sources).map_err(not_written)?;
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
    /// [`FailureKind::Memory`] if it could not be written; then nothing has changed.
    pub async fn change_private_words(&mut self, add: &[String], remove: &[String]) -> Result<(), Failure> {
        let changes = self.private_word_changes(add, remove).map_err(not_written)?;
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
    /// [`FailureKind::Memory`] if it could not be written; then the act may not be done.
    pub async fn count_act(&mut self, now_ms: i64) -> Result<(), Failure> {
        let mut acts = self.log.setting(&ACTS).ok().flatten().unwrap_or_default();
        acts.add(now_ms);
        self.set(&ACTS, &acts).await
    }

    /// Sets how much the agent does of its own accord.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if it could not be written; then nothing has changed.
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
    /// [`FailureKind::Memory`] if it could not be written; then nothing has changed.
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
    /// [`FailureKind::Memory`] if it could not be written; then nothing has changed.
    pub async fn set_encyclopedia(&mut self, base: &Option<String>) -> Result<(), Failure> {
        self.set(&ENCYCLOPEDIA, base).await
    }

    /// Puts back what the last forgetting removed.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if it could not be written; then it can still be put back.
    pub async fn undo_forget(&mut self) -> Result<Vec<Seq>, Failure> {
        let held = self.undo.clone();
        let seqs = self.log.restore(self.store.as_ref(), held).await.map_err(not_written)?;
        self.undo.clear();
        Ok(seqs)
    }

    /// Lets go of what the last forgetting removed: it cannot be put back any more.
    pub fn forget_for_good(&mut self) {
        self.undo.clear();
    }

    /// Takes in what an export holds, and returns how much of it is new here.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if it could not be written; then nothing is taken in.
    pub async fn import(&mut self, interactions: Vec<Interaction>) -> Result<u32, Failure> {
        let added = self.log.import(self.store.as_ref(), interactions).await.map_err(not_written)?;
        self.take_stock();
        Ok(added.len() as u32)
    }

    /// Everything remembered, and what the person wrote and added beside it, as a document that they can keep. Keys are in no
    /// document, nor are the words that are never to leave.
    ///
    /// # Errors
    /// When something of it has no JSON form.
    pub fn export(&self) -> Result<String, serde_json::Error> {
        let raw = |json: String| RawValue::from_string(json);
        let (standing, sources) = (self.standing(), self.sources());
        let mut beside = BTreeMap::new();
        if standing != Standing::default() {
            beside.insert(STANDING.name, raw(serde_json::to_string(&standing)?)?);
        }
        if !sources.is_empty() {
            beside.insert(SOURCES.name, raw(serde_json::to_string(&sources)?)?);
        }
        self.log.export(&beside)
    }

    /// Takes in what the person wrote and added beside what was remembered, where it is not here already. A document sets
    /// nothing that decides how much the agent does: it may be a stranger's.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if it could not be written; then nothing is taken in.
    pub async fn import_beside(&mut self, json: &str) -> Result<(), Failure> {
        if let Some(mut imported) = transfer::setting::<Standing>(json, STANDING.name) {
            // What no page could show or name is left out.
            imported.notes.retain(|note| note.id <= LARGEST_INTEGER && is_moment(note.at_ms));
            imported.watches.retain(|watch| watch.id <= LARGEST_INTEGER && is_moment(watch.since_ms));
            let mut standing = self.standing();
            standing.take_in(imported);
            self.set_standing(&standing).await?;
        }
        if let Some(mut imported) = transfer::setting::<Vec<Added>>(json, SOURCES.name) {
            imported.retain(|source| is_moment(source.added_ms));
            let mut all = self.sources();
            sources::take_in(&mut all, imported);
            self.set_sources(&all).await?;
        }
        Ok(())
    }

    /// Keeps the dials, each within its range.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if they could not be written; then nothing has changed.
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

    /// Where memory is kept.
    pub fn store(&self) -> Rc<dyn Store> {
        self.store.clone()
    }

    async fn set<T>(&mut self, kind: &RecordKind<T>, value: &T) -> Result<(), Failure>
    where
        T: serde::Serialize + serde::de::DeserializeOwned,
    {
        let mut changes = Changes::default();
        self.log.set(&mut changes, kind, value).map_err(not_written)?;
        self.change(changes).await
    }

    async fn change(&mut self, changes: Changes) -> Result<(), Failure> {
        self.log.change(self.store.as_ref(), changes).await.map_err(not_written)?;
        self.take_stock();
        Ok(())
    }

    /// Takes over what other tabs did. Returns whether anything changed.
    ///
    /// # Errors
    /// [`FailureKind::Memory`] if the store could not be read.
    pub async fn refresh(&mut self) -> Result<bool, Failure> {
        let changed = self.log.refresh(self.store.as_ref()).await.map_err(not_written)?;
        self.take_stock();
        Ok(changed)
    }

    /// Standing marks on an item: the latest word counts.
    pub fn marks(&self, item: ItemKey<'_>) -> super::protocol::Marks {
        let mut marks = super::protocol::Marks::default();
        for act in self.log.of_item(item) {
            match act.kind {
                Kind::Like => (marks.liked, marks.rejected) = (true, false),
                Kind::Dislike | Kind::NotInterested { .. } => (marks.liked, marks.rejected) = (false, true),
                Kind::Save => marks.saved = true,
                Kind::Open => marks.opened = true,
                Kind::View | Kind::Dwell { .. } | Kind::Dismiss | Kind::Search => {}
            }
        }
        marks
    }
}

/// The name of an entry that has a number: of a fixed width, so that names sort as the numbers do.
fn number(id: u64) -> String {
    format!("{id:016x}")
}

/// The name of an entry that has a name of its own, in ASCII.
fn encoded(name: &str) -> String {
    utf8_percent_encode(name, NON_ALPHANUMERIC).to_string()
}

fn unkept(error: &StoreError) -> Unkept {
    match error {
        StoreError::Superseded => Unkept::Newer,
        StoreError::Held => Unkept::Held,
        StoreError::Incomplete(_) => Unkept::Incomplete,
        _ => Unkept::Closed,
    }
}

fn not_written(error: StoreError) -> Failure {
    Failure { kind: FailureKind::Memory, message: format!("This could not be kept: {error}.") }
}
