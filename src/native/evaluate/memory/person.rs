//! A person with the app: the whole engine, its memory in the machine's, a made-up catalogue, and no network at all.

use std::{collections::BTreeSet, rc::Rc};

use anyhow::{Context, Result, bail};

use super::{
    catalogue::{Files, item_id},
    scenario::{Fact, HowLearnt, TOPICS},
};
use crate::{
    engine::{
        Engine,
        ports::ManualClock,
        protocol::{
            Act, Call, Dials, Export, Feed, Forget, ForgetActs, GetMemory, Import, MemoryPlace, Recalled,
            Record, RememberedAct, Response, SetDials, Start,
            conversation::{Asking, ConversationView},
            standing::Stand,
        },
    },
    memory::{InteractionKind, Subject, Surface},
    native::fakes::{Fakes, wait},
    store::memory::MemoryStore,
};

/// The first of January 2026.
const START_MS: i64 = 1_767_225_600_000;
/// Steps of one plan that may want a yes.
const MOST_STEPS: usize = 8;
/// Cards of a slate that is compared.
const CARDS: u16 = 24;

/// One tab of theirs.
pub struct PlayedPerson {
    engine: Engine,
    clock: Rc<ManualClock>,
    kept: MemoryStore,
}

/// What memory tells of a topic in the catalogue that is open.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ToldOfFact {
    /// Whether it tells anything.
    pub known: bool,
    /// Whether all of it names its evidence: words as they were said, or items that were liked, with their time.
    pub with_evidence: bool,
}

impl PlayedPerson {
    /// Somebody of whom nothing is known.
    ///
    /// # Errors
    /// If the engine does not start.
    pub fn new(files: &Files) -> Result<Self> {
        Self::open(files, MemoryStore::default(), START_MS)
    }

    /// Another tab on the same memory.
    ///
    /// # Errors
    /// If the engine does not start.
    pub fn tab(&self, files: &Files) -> Result<Self> {
        Self::open(files, self.kept.clone(), self.clock.get())
    }

    fn open(files: &Files, kept: MemoryStore, at_ms: i64) -> Result<Self> {
        let fakes = Fakes::at(at_ms);
        let ports = fakes.ports(files.clone(), Some(Rc::new(kept.clone())), 1);
        let mut person = Self { engine: Engine::new(ports), clock: fakes.clock, kept };
        person.ask(Start {
            pack: "made-up:/pack.json".into(),
            model: "made-up:/m/".into(),
            runtime: "made-up:/r/".into(),
            memory: MemoryPlace::App,
        })?;
        // Equal memories then give equal slates.
        let dials = Dials { diversity: 0.0, novelty: 0.0, exploration: 0.0, calibration: 0.0 };
        person.ask(SetDials { dials })?;
        Ok(person)
    }

    fn ask<C: Call>(&mut self, call: C) -> Result<C::Answer> {
        match wait(self.engine.handle(call.into_request())) {
            Response::Failed { failure } => bail!("the engine failed: {failure:?}"),
            response => C::answer_of(response).context("another answer than the call's"),
        }
    }

    /// Time goes by.
    pub fn wait(&self, ms: i64) {
        self.clock.set(self.clock.get() + ms);
    }

    /// Says something as a first saying, and yes to whatever is proposed.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn say(&mut self, text: &str) -> Result<()> {
        let mut told = self.hear(text)?;
        for _ in 0..MOST_STEPS {
            let Some(step) = told.confirm else { return Ok(()) };
            told = self.ask(Asking::Confirm { step, yes: true })?;
        }
        bail!("it never ends asking about {text:?}")
    }

    fn hear(&mut self, text: &str) -> Result<Box<ConversationView>> {
        self.ask(Asking::StartOver)?;
        self.ask(Asking::Say { text: text.to_owned() })
    }

    /// A fact is learnt.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn learn(&mut self, fact: &Fact) -> Result<()> {
        match &fact.learnt {
            HowLearnt::Said(text) => self.say(text),
            HowLearnt::Did(items) => {
                let like = |n: &usize| Act {
                    kind: InteractionKind::Like,
                    subject: Subject::Item(item_id(*n).into()),
                    surface: Surface::Feed,
                    placement: None,
                    at_ms: None,
                };
                let acts = items.iter().map(like).collect();
                self.ask(Record { acts, feed: None, tell: false }).map(drop)
            }
        }
    }

    /// Forgets items where the memory page does.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn forget(&mut self, items: &[usize]) -> Result<()> {
        items.iter().try_for_each(|n| {
            let what = Forget::Item { item: item_id(*n) };
            self.ask(ForgetActs { what, feed: None }).map(drop)
        })
    }

    /// What memory tells when it is asked about a topic.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn told_of(&mut self, fact: &Fact) -> Result<ToldOfFact> {
        let topic = TOPICS.get(fact.topic).copied().unwrap_or_default();
        let told = self.hear(&format!("what do you know about me and {topic}?"))?;
        let Recalled { acts, notes, .. } = *told.recalled.context("memory was not asked")?;
        // Of this catalogue: another one's items are told too, with its name.
        let of = |act: &&RememberedAct| act.kind == InteractionKind::Like && act.catalog.is_none();
        let likes: Vec<_> = acts.iter().filter(of).collect();
        let now = self.clock.get();
        let evidence = match &fact.learnt {
            HowLearnt::Said(text) => notes.iter().all(|note| text.contains(&note.text) && note.at_ms <= now),
            HowLearnt::Did(items) => {
                let ids: Vec<String> = items.iter().map(|n| item_id(*n)).collect();
                likes
                    .iter()
                    .all(|act| act.item.as_ref().is_some_and(|id| ids.contains(id)) && act.at_ms <= now)
            }
        };
        Ok(ToldOfFact { known: !likes.is_empty() || !notes.is_empty(), with_evidence: evidence })
    }

    /// All that memory holds of one's own will: likes by item and catalogue, and what is kept in mind.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn all(&mut self) -> Result<BTreeSet<String>> {
        let acts = self.ask(GetMemory {})?.acts.into_iter();
        let likes = acts.filter(|act| act.kind == InteractionKind::Like);
        let likes = likes.map(|act| format!("{}: {}", act.catalog.unwrap_or_default(), act.title));
        let notes = self.ask(Stand::View)?.notes.into_iter().map(|note| note.text);
        Ok(likes.chain(notes).collect())
    }

    /// Everything, as a document to keep.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn export(&mut self) -> Result<String> {
        Ok(self.ask(Export::default())?.json)
    }

    /// Takes a document back in.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn import(&mut self, json: &str) -> Result<()> {
        self.ask(Import::of(json)).map(drop)
    }

    /// The first cards that would be recommended.
    ///
    /// # Errors
    /// If the engine fails.
    pub fn slate(&mut self) -> Result<Vec<String>> {
        let slate = self.ask(Feed { limit: CARDS, exclude: Vec::new() })?;
        Ok(slate.cards.into_iter().map(|card| card.id).collect())
    }
}
