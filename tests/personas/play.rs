//! One person's weeks with the app, act by act, through the engine's own calls.

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    rc::Rc,
};

use fastrand::Rng;
use penchant::{
    catalog::{Item, ItemIx},
    engine::{
        Engine,
        library::Library,
        ports::{ManualClock, PackInMemory},
        protocol::{Act, Call, Card, Feed, MemoryPlace, Reason, Record, Response, Search, Slate, Start},
    },
    memory::{InteractionKind, Subject, Surface},
    native::fakes::{Fakes, wait},
    store::memory::MemoryStore,
};

/// A fixed moment: 2026-01-01.
const START: i64 = 1_767_225_600_000;
const MINUTE: i64 = 60_000;
const DAY: i64 = 86_400_000;
/// Cards that a window holds.
pub const FIRST: usize = 12;
/// Cards that the page asks for.
const PAGE: usize = 24;
/// Cards that suit below which somebody searches.
const ENOUGH: usize = 6;
/// Days over which the acts are spread.
const DAYS: f64 = 60.0;
/// After how many acts the first cards are judged.
const MILESTONES: [usize; 5] = [3, 10, 50, 150, 300];
/// Acts after which the person reloads without doing anything.
const RELOADS_AT: usize = 50;
const RELOADS: usize = 4;

/// The files of a pack.
pub type Pack = BTreeMap<String, Vec<u8>>;

/// What was on the screen at one moment.
#[derive(Debug, Clone, Copy)]
pub struct Figure {
    /// Cards of the first twelve that suit and are new to the person.
    pub suit: usize,
    /// Those that suit and are brought back.
    pub back: usize,
    /// Those that do not suit, and are shown as recommendations.
    pub wrong: usize,
    /// Things that suit and that the person has not decided on, all variants of one together.
    pub left: usize,
}

impl Figure {
    /// Cards of twelve that suit. Once fewer than twelve things are left that could be shown, what counts is what is shown as
    /// a recommendation or brought back: the rest of the twelve has to say that it is further out.
    pub fn of_twelve(self) -> f64 {
        let good = self.suit + self.back;
        match self.left < FIRST {
            true if good + self.wrong == 0 => FIRST as f64,
            true => (FIRST * good) as f64 / (good + self.wrong) as f64,
            false => good as f64,
        }
    }
}

/// The figures in the order in which they were taken, each with its name.
pub type Figures = Vec<(String, Figure)>;

struct Visitor<'a> {
    engine: Engine,
    clock: Rc<ManualClock>,
    rng: Rng,
    /// What they search for, in turn.
    asks: std::iter::Cycle<std::slice::Iter<'a, String>>,
    /// Which items suit, by id.
    suits: &'a HashMap<String, bool>,
    /// Which thing each item is a variant of, by id.
    things: &'a HashMap<String, ItemIx>,
    decided: HashSet<String>,
    acts: usize,
}

/// Which thing each item of a pack is a variant of, by id.
pub fn things(pack: &Pack) -> HashMap<String, ItemIx> {
    let library = wait(Library::open("test:/pack.json".into(), &PackInMemory::new(pack.clone())));
    let library = library.expect("the pack opens");
    let thing = |(ix, item): (ItemIx, &Item)| (item.id.clone(), library.families.variant(ix));
    (0..).zip(&library.catalog.items).map(thing).collect()
}

/// Plays one person's weeks. `suits` says of every item whether it suits; they come with a wish and search for it.
pub fn play(
    pack: &Pack,
    (asks, suits): (&[String], &HashMap<String, bool>),
    things: &HashMap<String, ItemIx>,
    seed: u64,
) -> Figures {
    let mut visitor = Visitor::new(pack, (asks, suits, things), seed);
    (0..MILESTONES[0]).for_each(|_| visitor.search());
    let mut figures = Figures::new();
    let last = MILESTONES[MILESTONES.len() - 1];
    for milestone in MILESTONES {
        while visitor.acts < milestone {
            visitor.visit(milestone);
            // The first visits are close together: somebody tries it out.
            let gap = if visitor.acts < 10 { 5.0 * MINUTE as f64 } else { visitor.gap(last) };
            visitor.wait(gap as i64);
        }
        figures.push((format!("{milestone}"), visitor.figure()));
        if milestone == RELOADS_AT {
            let worst = (0..RELOADS).map(|_| visitor.reload()).min_by_key(|figure| figure.suit);
            figures.extend(worst.map(|figure| ("reloads".to_owned(), figure)));
        }
    }
    visitor.wait(30 * DAY);
    figures.push(("30 days".into(), visitor.figure()));
    figures
}

impl<'a> Visitor<'a> {
    fn new(
        pack: &Pack,
        (asks, suits, things): (&'a [String], &'a HashMap<String, bool>, &'a HashMap<String, ItemIx>),
        seed: u64,
    ) -> Self {
        let fakes = Fakes::at(START);
        let ports = fakes.ports(pack.clone(), Some(Rc::new(MemoryStore::default())), seed);
        let (engine, clock) = (Engine::new(ports), fakes.clock);
        let rng = Rng::with_seed(seed);
        let asks = asks.iter().cycle();
        let mut visitor = Self { engine, clock, rng, asks, suits, things, decided: HashSet::new(), acts: 0 };
        visitor.ask(Start {
            pack: "test:/pack.json".into(),
            model: "test:/m/".into(),
            runtime: "test:/r/".into(),
            memory: MemoryPlace::App,
        });
        visitor
    }

    fn ask<C: Call>(&mut self, call: C) -> C::Answer {
        match wait(self.engine.handle(call.into_request())) {
            Response::Failed { failure } => panic!("{failure:?}"),
            response => C::answer_of(response).expect("the answer that the call names"),
        }
    }

    fn wait(&self, ms: i64) {
        self.clock.set(self.clock.get() + ms);
    }

    /// Time until the next visit, so that the rest of the acts fills the rest of the days.
    fn gap(&mut self, last: usize) -> f64 {
        let days = DAYS - (self.clock.get() - START) as f64 / DAY as f64;
        let visits = (last - self.acts).max(1) as f64 / 4.0;
        let mean = (days / visits).max(0.01) * DAY as f64;
        mean * (0.3 + 1.4 * self.rng.f64())
    }

    fn suits(&self, card: &Card) -> bool {
        self.suits[&card.id]
    }

    fn slate(&mut self) -> Slate {
        self.ask(Feed { limit: PAGE as u16, exclude: Vec::new() })
    }

    fn judge(&self, cards: &[Card]) -> Figure {
        let first = &cards[..cards.len().min(FIRST)];
        let is_back = |card: &Card| card.reason == Reason::Back;
        let further = |card: &Card| matches!(card.reason, Reason::Beyond { .. });
        let back = first.iter().filter(|card| self.suits(card) && is_back(card)).count();
        let suit = first.iter().filter(|card| self.suits(card) && !is_back(card)).count();
        let wrong = first.iter().filter(|card| !self.suits(card) && !further(card)).count();
        let things = |ids: &mut dyn Iterator<Item = &String>| -> HashSet<ItemIx> {
            ids.map(|id| self.things[id]).collect()
        };
        let suiting = things(&mut self.suits.iter().filter(|(_, suits)| **suits).map(|(id, _)| id));
        let left = suiting.difference(&things(&mut self.decided.iter())).count();
        Figure { suit, back, wrong, left }
    }

    /// Searches for the next of what they search for, and likes the first of what is found that suits.
    fn search(&mut self) {
        let Some(query) = self.asks.next() else { return };
        let found = self.ask(Search {
            query: query.clone(),
            filters: Vec::new(),
            limit: PAGE as u16,
            sort: Default::default(),
        });
        let liked = found.cards.iter().find(|card| self.suits(card) && !self.decided.contains(&card.id));
        let Some(card) = liked.cloned() else { return };
        self.decided.insert(card.id.clone());
        self.acts += 1;
        let like = Act { surface: Surface::Search, ..act(&card, InteractionKind::Like) };
        self.ask(Record { acts: vec![like], feed: None, tell: false });
        self.wait(MINUTE / 3);
    }

    /// What stands on the screen, without looking at it.
    fn figure(&mut self) -> Figure {
        let slate = self.slate();
        self.judge(&slate.cards)
    }

    /// Opens the feed, looks at the first cards, and goes.
    fn reload(&mut self) -> Figure {
        let slate = self.slate();
        self.look(&slate.cards, &mut HashSet::new());
        self.wait(MINUTE);
        self.judge(&slate.cards)
    }

    /// Has the first cards been in view, once each.
    fn look(&mut self, cards: &[Card], seen: &mut HashSet<String>) {
        let fresh = cards.iter().take(FIRST).filter(|card| seen.insert(card.id.clone()));
        let acts: Vec<Act> = fresh.map(|card| act(card, InteractionKind::View)).collect();
        self.ask(Record { acts, feed: None, tell: false });
    }

    /// Opens the feed and goes through the first cards, with what follows each act in their place.
    fn visit(&mut self, most: usize) {
        let mut budget = self.rng.usize(2..=6);
        let mut cards = self.slate().cards;
        // Who finds too little asks for more.
        if self.judge(&cards).suit < ENOUGH && self.acts < most {
            self.search();
            cards = self.slate().cards;
        }
        let mut seen = HashSet::new();
        let mut fresh = 0;
        for at in 0..PAGE {
            self.look(&cards, &mut seen);
            let Some(card) = cards.get(at).cloned() else { break };
            if budget == 0 || self.acts == most || fresh == FIRST {
                break;
            }
            // What is brought back is passed over.
            fresh += usize::from(!self.decided.contains(&card.id));
            let chance = self.rng.f32();
            let suits = self.suits(&card);
            let kind = match () {
                () if self.decided.contains(&card.id) => continue,
                () if suits && chance < 0.15 => InteractionKind::Like,
                () if suits && chance < 0.20 => InteractionKind::Save,
                () if suits && chance < 0.50 => InteractionKind::Open,
                () if !suits && chance < 0.30 => InteractionKind::NotInterested { reason: None },
                () if !suits && chance < 0.35 => InteractionKind::Open,
                () => continue,
            };
            budget -= 1;
            self.acts += 1;
            self.wait(MINUTE / 3);
            if kind == InteractionKind::Open {
                // Who opens what does not suit is soon back.
                let ms = if suits { self.rng.u32(10_000..60_000) } else { self.rng.u32(1_000..6_000) };
                let acts = vec![act(&card, kind), act(&card, InteractionKind::Dwell { ms })];
                self.ask(Record { acts, feed: None, tell: false });
                continue;
            }
            self.decided.insert(card.id.clone());
            let exclude: Vec<String> = cards[..=at].iter().map(|card| card.id.clone()).collect();
            let limit = (PAGE - exclude.len()) as u16;
            let recorded = self.ask(Record {
                acts: vec![act(&card, kind)],
                feed: Some(Feed { limit, exclude }),
                tell: false,
            });
            cards.truncate(at + 1);
            cards.extend(recorded.slate.expect("a feed was asked for").cards);
        }
        self.wait(MINUTE);
    }
}

fn act(card: &Card, kind: InteractionKind) -> Act {
    Act {
        kind,
        subject: Subject::Item(card.id.as_str().into()),
        surface: Surface::Feed,
        placement: card.placement.clone(),
        at_ms: None,
    }
}
