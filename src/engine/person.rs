//! The person's memory as the engine holds it: the log, where it is kept, the dials, and what can still be undone.

use std::rc::Rc;

use super::{
    protocol::{Act, Dials, Failure, FailureKind, Forget, MemoryState, outside::Provider},
    sources::{self, Added},
};
use crate::{
    agent::{policy::Autonomy, standing::Standing},
    memory::{Draft, Interaction, Kind, Log, Subject, interaction::Seq, transfer},
    store::{Store, StoreError, memory::MemoryStore},
};

const DIALS: &str = "dials";
const STANDING: &str = "standing";
const AUTONOMY: &str = "autonomy";
const PROVIDER: &str = "provider";
const SOURCES: &str = "sources";

/// Memory, opened.
pub struct Person {
    /// Everything remembered.
    pub log: Log,
    /// The controls of the ranker.
    pub dials: Dials,
    store: Rc<dyn Store>,
    volatile: Option<String>,
    /// What the last forgetting removed: in this tab's working memory only, and only until the next one.
    undo: Vec<Interaction>,
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
                (store, log, Some(error.to_string()))
            }
        };
        let dials = log.setting(DIALS).unwrap_or_default();
        Self { log, dials, store, volatile, undo: Vec::new() }
    }

    /// Where memory is kept, for the person.
    pub fn state(&self) -> MemoryState {
        match (&self.volatile, self.log.damaged()) {
            (Some(reason), _) => MemoryState::Volatile { reason: reason.clone() },
            (None, 0) => MemoryState::Durable,
            (None, records) => MemoryState::Damaged { records: records as u32 },
        }
    }

    /// Remembers; `Ok` means durable.
    pub async fn record(&mut self, catalog: &str, acts: Vec<Act>, now_ms: i64) -> Result<Vec<Seq>, Failure> {
        let drafts = acts
            .into_iter()
            .map(|act| Draft {
                catalog: catalog.to_owned(),
                kind: act.kind,
                subject: act.subject,
                surface: act.surface,
                placement: act.placement,
            })
            .collect();
        self.log.append(self.store.as_ref(), drafts, now_ms).await.map_err(not_written)
    }

    /// Forgets, and returns how many acts are gone.
    pub async fn forget(&mut self, what: &Forget) -> Result<u32, Failure> {
        let seqs: Vec<Seq> = match what {
            Forget::Everything => {
                self.undo = self.log.forget_everything(self.store.as_ref()).await.map_err(not_written)?;
                self.dials = Dials::default();
                return Ok(self.undo.len() as u32);
            }
            Forget::One { seq } => vec![*seq],
            Forget::Item { item } => self.log.of_item(item).map(|act| act.seq).collect(),
            Forget::Mark { item, kind } => {
                self.log.of_item(item).filter(|act| act.kind.name() == kind).map(|act| act.seq).collect()
            }
        };
        self.undo = self.log.forget(self.store.as_ref(), &seqs).await.map_err(not_written)?;
        Ok(self.undo.len() as u32)
    }

    /// Forgets these acts.
    pub async fn forget_all(&mut self, seqs: &[Seq]) -> Result<(), Failure> {
        self.undo = self.log.forget(self.store.as_ref(), seqs).await.map_err(not_written)?;
        Ok(())
    }

    /// What holds beyond one conversation.
    pub fn standing(&self) -> Standing {
        self.log.setting(STANDING).unwrap_or_default()
    }

    /// Keeps what holds beyond one conversation.
    pub async fn set_standing(&mut self, standing: &Standing) -> Result<(), Failure> {
        self.put_setting(STANDING, standing).await
    }

    /// What the person has added to the catalogue's items.
    pub fn sources(&self) -> Vec<Added> {
        self.log.setting(SOURCES).unwrap_or_default()
    }

    /// Keeps it.
    pub async fn set_sources(&mut self, sources: &[Added]) -> Result<(), Failure> {
        self.put_setting(SOURCES, &sources).await
    }

    /// How much the agent does of its own accord.
    pub fn autonomy(&self) -> Autonomy {
        self.log.setting(AUTONOMY).unwrap_or_default()
    }

    /// Sets it.
    pub async fn set_autonomy(&mut self, autonomy: &Autonomy) -> Result<(), Failure> {
        self.put_setting(AUTONOMY, autonomy).await
    }

    /// The planner that is set up, if one is.
    pub fn provider(&self) -> Option<Provider> {
        self.log.setting::<Option<Provider>>(PROVIDER).flatten()
    }

    /// Sets a planner up, or puts it away.
    pub async fn set_provider(&mut self, provider: &Option<Provider>) -> Result<(), Failure> {
        self.put_setting(PROVIDER, provider).await
    }

    /// Puts back what the last forgetting removed.
    pub async fn undo_forget(&mut self) -> Result<Vec<Seq>, Failure> {
        let held = self.undo.clone();
        let seqs = self.log.restore(self.store.as_ref(), held).await.map_err(not_written)?;
        self.undo.clear();
        Ok(seqs)
    }

    /// Takes in what an export holds, and returns how much of it is new here.
    pub async fn import(&mut self, interactions: Vec<Interaction>) -> Result<u32, Failure> {
        let added = self.log.import(self.store.as_ref(), interactions).await.map_err(not_written)?;
        Ok(added.len() as u32)
    }

    /// Everything remembered, and what the person wrote and added beside it, as a document that they can keep. Keys are in no
    /// document, nor are the words that are never to leave.
    pub fn export(&self) -> Result<String, serde_json::Error> {
        self.log.export(&[STANDING, SOURCES])
    }

    /// Takes in what the person wrote and added beside what was remembered, where it is not here already. A document sets
    /// nothing that decides how much the agent does: it may be a stranger's.
    pub async fn import_beside(&mut self, json: &str) -> Result<(), Failure> {
        if let Some(imported) = transfer::setting(json, STANDING) {
            let mut standing = self.standing();
            standing.take_in(imported);
            self.set_standing(&standing).await?;
        }
        if let Some(imported) = transfer::setting::<Vec<Added>>(json, SOURCES) {
            let mut all = self.sources();
            sources::take_in(&mut all, imported);
            self.set_sources(&all).await?;
        }
        Ok(())
    }

    /// Keeps the dials, each within its range.
    pub async fn set_dials(&mut self, dials: Dials) -> Result<(), Failure> {
        let within = |value: f32, most: f32| if value.is_finite() { value.clamp(0.0, most) } else { 0.0 };
        let dials = Dials {
            diversity: within(dials.diversity, 1.0),
            novelty: within(dials.novelty, 1.0),
            exploration: within(dials.exploration, 0.5),
            calibration: within(dials.calibration, 1.0),
        };
        self.log.put_setting(self.store.as_ref(), DIALS, &dials).await.map_err(not_written)?;
        self.dials = dials;
        Ok(())
    }

    /// Where memory is kept.
    pub fn store(&self) -> Rc<dyn Store> {
        self.store.clone()
    }

    /// Keeps a small value.
    pub async fn put_setting<T: serde::Serialize>(&mut self, name: &str, value: &T) -> Result<(), Failure> {
        self.log.put_setting(self.store.as_ref(), name, value).await.map_err(not_written)
    }

    /// Takes over what other tabs did. Returns whether anything changed.
    pub async fn refresh(&mut self) -> Result<bool, Failure> {
        let changed = self.log.refresh(self.store.as_ref()).await.map_err(not_written)?;
        self.dials = self.log.setting(DIALS).unwrap_or_default();
        Ok(changed)
    }

    /// Standing marks on an item: the latest word counts.
    pub fn marks(&self, item: &str) -> super::protocol::Marks {
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

/// The item an act is about, if it is about one.
pub fn item_of(act: &Interaction) -> Option<&str> {
    match &act.subject {
        Subject::Item(id) => Some(id),
        Subject::Text(_) => None,
    }
}

fn not_written(error: StoreError) -> Failure {
    Failure { kind: FailureKind::Memory, message: format!("This could not be kept: {error}.") }
}
