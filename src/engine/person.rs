//! The person's memory as the engine holds it: the log, where it is kept, the dials, and what can still be undone.

mod held;
mod kept;
mod names;
mod things;

use std::{cell::Cell, collections::BTreeMap, rc::Rc};

use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    added::{self, Added},
    library::Library,
    protocol::{Act, Dials, Failure, Forget, Marks, MemoryState, StoredPart, Unkept, UnreadableRecord},
};
use crate::{
    agent::standing::Standing,
    memory::{
        About, Draft, Interaction, InteractionKind, Log, Subject, Thing,
        interaction::{ItemKey, LARGEST_INTEGER, Seq, is_moment},
        keep::ExportFound,
        log::{beside::Changes, packed::BLOCK},
    },
    recommend::{HeldTopic, OwnRule},
    store::{Mended, Store, StoreError, memory::MemoryStore},
};

use held::{RULE, TOPIC, topic_name};
use kept::{DIALS, DOZENS, NOTE, SHELVES, SOURCES, STANDING};
use names::number;

/// Topics that can be held, at most.
pub const MOST_TOPICS: usize = 200;
/// Bytes of a topic that is taken from a document.
const LONGEST_TOPIC: usize = 400;
/// What topics are called in a document.
const TOPICS: &str = "topics";
/// What rules are called in a document.
const RULES: &str = "rules";
const DAY_MS: i64 = 86_400_000;
/// What notes on items and collections are called in a document.
const THINGS: &str = "things";

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
    /// What was kept of their items, and went with them.
    undo_things: Vec<Thing>,
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
            Ok((store, mut log)) => {
                // What is not packed now is packed another time.
                let _ = log.pack(store.as_ref(), BLOCK).await;
                (store, log, None)
            }
            Err(error) => {
                let store: Rc<dyn Store> = Rc::new(MemoryStore::default());
                let log = Log::open(store.as_ref(), node).await.unwrap_or_default();
                (store, log, Some(error))
            }
        };
        let mut person = Self {
            log,
            dials: Dials::default(),
            store,
            volatile,
            undo: Vec::new(),
            undo_things: Vec::new(),
            guarded: Rc::default(),
        };
        person.take_stock();
        person
    }

    /// Whether everything that guards privacy can be read, now and after every change: while it cannot, nothing may leave.
    pub fn guarded(&self) -> Rc<Cell<bool>> {
        self.guarded.clone()
    }

    fn take_stock(&mut self) {
        self.dials = self.log.setting(&DIALS).ok().flatten().unwrap_or_default();
        let guards = |record: &UnreadableRecord| {
            matches!(record.part, StoredPart::PrivateWords | StoredPart::Autonomy)
        };
        self.guarded.set(!self.unreadable().iter().any(guards));
    }

    /// Where memory is kept, for the person.
    pub fn state(&self) -> MemoryState {
        match (&self.volatile, self.log.damaged(), self.log.missing()) {
            (Some(error), ..) => MemoryState::Volatile { why: unkept(error) },
            (None, 0, 0) => match self.store.mended() {
                Some(Mended::Database) => MemoryState::Restored,
                Some(Mended::Journal) => MemoryState::Recopied,
                None if self.store.was_lost() => MemoryState::Lost,
                None => MemoryState::Durable,
            },
            (None, records, missing) => {
                MemoryState::Damaged { records: records as u32, missing: missing as u32 }
            }
        }
    }

    /// Remembers; `Ok` means durable.
    ///
    /// # Errors
    /// [`Failure::Memory`] if the acts could not be written; then none is remembered.
    pub async fn record(
        &mut self,
        library: &Library,
        acts: Vec<Act>,
        now_ms: i64,
    ) -> Result<Vec<Seq>, Failure> {
        let about = |act: &Act| match &act.subject {
            Subject::Item(id) if act.kind.is_explicit() => library.about(id),
            // What is opened has a name wherever it is listed, and says nothing of taste in other catalogues.
            Subject::Item(id) if act.kind == InteractionKind::Open => library.about(id).map(About::named),
            _ => None,
        };
        let drafts = acts
            .into_iter()
            .map(|act| Draft {
                at_ms: act.at_ms,
                about: about(&act),
                catalog: library.catalog.manifest.id.clone(),
                kind: act.kind,
                subject: act.subject,
                surface: act.surface,
                placement: act.placement,
            })
            .collect();
        self.log.append(self.store.as_ref(), drafts, now_ms).await.map_err(Failure::from)
    }

    /// Forgets, and returns how many acts are gone; of everything, as many as were [`Person::remembered`]. Items are meant in the catalogue of this name.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing is forgotten.
    pub async fn forget(&mut self, what: &Forget, catalog: &str) -> Result<u32, Failure> {
        let of_item = |item| self.log.of_item(ItemKey::new(catalog, item));
        let seqs: Vec<Seq> = match what {
            Forget::Everything => {
                let count = self.remembered();
                self.undo = self.log.forget_everything(self.store.as_ref()).await?;
                self.undo_things.clear();
                self.take_stock();
                return Ok(count);
            }
            Forget::One { seq } => vec![*seq],
            Forget::These { seqs } => seqs.clone(),
            Forget::Search { text } => {
                self.searches().filter(|(_, said)| said == text).map(|(seq, _)| seq).collect()
            }
            Forget::Item { item } => of_item(item).map(|act| act.seq).collect(),
            Forget::Mark { item, kind } => {
                of_item(item).filter(|act| act.kind.name() == kind).map(|act| act.seq).collect()
            }
        };
        let forgotten = self.log.forget(self.store.as_ref(), &seqs).await?;
        self.undo_things.clear();
        let with_them = match what {
            // To take a mark away is not to forget the thing.
            Forget::Mark { .. } => Ok(()),
            _ => self.forget_things_of(&forgotten).await,
        };
        self.undo = forgotten;
        with_them.map(|()| self.undo.len() as u32)
    }

    /// Searches that are remembered, with what was searched for, the latest first.
    pub fn searches(&self) -> impl Iterator<Item = (Seq, &str)> {
        let told = self.log.iter().rev().filter(|act| matches!(act.kind, InteractionKind::Search));
        told.filter_map(|act| match &act.subject {
            Subject::Text(text) => Some((act.seq, text.as_str())),
            Subject::Item(_) => None,
        })
    }

    /// Forgets these acts.
    ///
    /// # Errors
    /// As [`Person::forget`].
    pub async fn forget_all(&mut self, seqs: &[Seq]) -> Result<(), Failure> {
        self.undo = self.log.forget(self.store.as_ref(), seqs).await?;
        self.undo_things.clear();
        Ok(())
    }

    /// Takes acts away as if they had never been brought in: they may be brought again.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing is taken away.
    pub async fn take_back(&mut self, seqs: &[Seq]) -> Result<(), Failure> {
        Ok(self.log.take_back(self.store.as_ref(), seqs).await?)
    }

    /// Puts back what the last forgetting removed.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then it can still be put back.
    pub async fn undo_forget(&mut self) -> Result<Vec<Seq>, Failure> {
        let held = self.undo.clone();
        let seqs = self.log.restore(self.store.as_ref(), held).await?;
        self.undo.clear();
        self.put_things_back().await?;
        Ok(seqs)
    }

    /// Lets go of what the last forgetting removed: it cannot be put back any more.
    pub fn forget_for_good(&mut self) {
        self.undo.clear();
        self.undo_things.clear();
    }

    /// Acts remembered. That a card was in view is no act of the person's.
    pub fn remembered(&self) -> u32 {
        (self.log.len() - self.log.views()) as u32
    }

    /// Takes in what an export holds, and returns how much of it is new here, was known, and was forgotten.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing is taken in.
    pub async fn import(&mut self, interactions: Vec<Interaction>) -> Result<[u32; 3], Failure> {
        let all = interactions.len();
        let known = interactions.iter().filter(|act| self.log.get(act.seq).is_some()).count();
        let added = self.log.import(self.store.as_ref(), interactions).await?.len();
        self.take_stock();
        Ok([added, known, all.saturating_sub(added + known)].map(|count| count as u32))
    }

    /// Everything remembered, and what the person wrote and added beside it, as a document that they can keep. Keys are in no
    /// document, nor are the words that are never to leave. Vectors of what they added are made anew.
    ///
    /// # Errors
    /// When something of it has no JSON form.
    pub fn export(&self) -> Result<String, serde_json::Error> {
        let mut beside = BTreeMap::new();
        put(&mut beside, STANDING.name, &self.standing())?;
        let bare = |source| Added { vectors: None, ..source };
        put(&mut beside, SOURCES.name, &self.sources().into_iter().map(bare).collect::<Vec<_>>())?;
        put(&mut beside, TOPICS, &self.topics())?;
        put(&mut beside, RULES, &self.rules())?;
        put(&mut beside, THINGS, &self.things())?;
        put(&mut beside, SHELVES.name, &self.shelves())?;
        put(&mut beside, DOZENS.name, &self.dozens().unwrap_or_default())?;
        self.log.export(&beside)
    }

    /// Takes in what the person wrote and added beside what was remembered, where it is not here already. A document sets
    /// nothing that decides how much the agent does: it may be a stranger's. Returns how many notes and watches there was no room for.
    ///
    /// # Errors
    /// [`Failure::Memory`] if it could not be written; then nothing is taken in.
    pub async fn import_beside(&mut self, found: &ExportFound) -> Result<u32, Failure> {
        let mut left_out = 0;
        // What was taken away here does not come back.
        let gone = self.gone();
        let stays_gone = |list: &str, name: &str| gone.contains(&format!("{list}.{name}"));
        if let Some(mut imported) = found.setting::<Standing>(STANDING.name) {
            // What no page could show or name is left out.
            imported.notes.retain(|note| {
                note.id <= LARGEST_INTEGER
                    && is_moment(note.at_ms)
                    && !stays_gone(NOTE.name, &number(note.id))
            });
            imported.watches.retain(|watch| watch.id <= LARGEST_INTEGER && is_moment(watch.since_ms));
            let mut standing = self.standing();
            left_out = standing.take_in(imported);
            self.set_standing(&standing).await?;
        }
        if let Some(mut imported) = found.setting::<Vec<Added>>(SOURCES.name) {
            imported.retain(|source| is_moment(source.added_ms));
            let mut all = self.sources();
            added::take_in(&mut all, imported);
            self.set_sources(&all).await?;
        }
        let short = |text: &str| text.len() <= LONGEST_TOPIC;
        let mut topics: Vec<HeldTopic> = found.setting(TOPICS).unwrap_or_default();
        let known = self.topics();
        topics.retain(|HeldTopic { topic, .. }| {
            short(topic.facet.as_deref().unwrap_or_default())
                && short(&topic.value)
                && !stays_gone(TOPIC.name, &topic_name(topic))
                && known.iter().all(|known| known.topic != *topic)
        });
        topics.truncate(MOST_TOPICS.saturating_sub(known.len()));
        let mut rules: Vec<OwnRule> = found.setting(RULES).unwrap_or_default();
        let known = self.rules();
        rules.retain(|rule| {
            let texts = [&rule.name, &rule.catalog, &rule.item].into_iter().chain(&rule.facet);
            texts.into_iter().all(|text| short(text))
                && rule.id <= LARGEST_INTEGER
                && !stays_gone(RULE.name, &number(rule.id))
                && [Some(rule.at_ms), rule.until_ms].into_iter().flatten().all(is_moment)
                && rule.least.is_none_or(f64::is_finite)
                && known.iter().all(|known| known.id != rule.id && !rule.is_overruled_by(known))
        });
        rules.truncate(MOST_TOPICS.saturating_sub(known.len()));
        self.take_in_held(topics, &rules).await?;
        if let Some(imported) = found.setting::<Vec<Thing>>(THINGS) {
            self.take_in_things(imported).await?;
        }
        self.take_in_days(
            found.setting(SHELVES.name).unwrap_or_default(),
            found.setting(DOZENS.name).unwrap_or_default(),
        )
        .await?;
        Ok(left_out)
    }

    /// Where memory is kept.
    pub fn store(&self) -> Rc<dyn Store> {
        self.store.clone()
    }

    async fn change(&mut self, changes: Changes) -> Result<(), Failure> {
        self.log.change(self.store.as_ref(), changes).await?;
        self.take_stock();
        Ok(())
    }

    /// Takes over what other tabs did. Returns whether anything changed.
    ///
    /// # Errors
    /// [`Failure::Memory`] if the store could not be read.
    pub async fn refresh(&mut self) -> Result<bool, Failure> {
        let changed = self.log.refresh(self.store.as_ref()).await?;
        self.take_stock();
        Ok(changed)
    }

    /// Where chance comes from that stays the same until the person does something, or comes another day: to load a page
    /// again is to see it again.
    pub fn seed(&self, now_ms: i64) -> u64 {
        let done = self.log.iter().rev().find(|act| !matches!(act.kind, InteractionKind::View));
        let last = done.map_or(0, |act| act.seq.clock ^ (u64::from(act.seq.node) << 32));
        (now_ms / DAY_MS).unsigned_abs().rotate_left(24) ^ last
    }

    /// Standing marks on an item: the latest word counts.
    pub fn marks(&self, item: ItemKey<'_>) -> Marks {
        let mut marks = Marks::default();
        for act in self.log.of_item(item) {
            match act.kind {
                InteractionKind::Like => (marks.liked, marks.rejected) = (true, false),
                InteractionKind::Dislike | InteractionKind::NotInterested { .. } => {
                    (marks.liked, marks.rejected) = (false, true)
                }
                InteractionKind::Save => marks.saved = true,
                InteractionKind::Have => marks.had = true,
                InteractionKind::Finished => (marks.finished, marks.stopped) = (true, false),
                InteractionKind::Stopped => (marks.finished, marks.stopped) = (false, true),
                InteractionKind::Open => marks.opened = true,
                InteractionKind::View
                | InteractionKind::Dwell { .. }
                | InteractionKind::Dismiss
                | InteractionKind::Search => {}
            }
        }
        marks
    }
}

/// Puts a part of memory into a document, where there is anything of it.
fn put<T: Serialize + Default + PartialEq>(
    document: &mut BTreeMap<&str, Box<RawValue>>,
    name: &'static str,
    part: &T,
) -> Result<(), serde_json::Error> {
    if *part != T::default() {
        document.insert(name, RawValue::from_string(serde_json::to_string(part)?)?);
    }
    Ok(())
}

fn unkept(error: &StoreError) -> Unkept {
    match error {
        StoreError::Superseded => Unkept::Newer,
        StoreError::Held => Unkept::Held,
        StoreError::Incomplete(_) => Unkept::Incomplete,
        _ => Unkept::Closed,
    }
}
