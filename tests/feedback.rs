//! "Less of this, because …" over a whole catalogue: what it keeps out stays out, slate after slate, by what the items say
//! themselves.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::expect_used, clippy::panic, reason = "a test that fails should say where")]

use std::{collections::BTreeMap, env, fs, path::PathBuf, rc::Rc};

use fastrand::Rng;
use penchant::{
    catalog::Item,
    engine::{
        Engine,
        library::Library,
        ports::{ManualClock, PackInMemory},
        protocol::{
            Act, Because, Call, Card, Feed, GetToday, HoldTopics, MemoryPlace, OwnRule, Record, Response,
            Similar, Start,
        },
    },
    memory::{InteractionKind, Subject, Surface},
    native::fakes::{Fakes, wait},
    store::memory::MemoryStore,
};

const START: i64 = 1_767_225_600_000;
const HOUR: i64 = 3_600_000;
/// Slates after each rule.
const SLATES: usize = 200;
const CARDS: u16 = 24;
/// People, each with likes and items to speak of of their own.
const PEOPLE: u64 = 5;

struct Visitor {
    engine: Engine,
    clock: Rc<ManualClock>,
}

impl Visitor {
    fn new(pack: &BTreeMap<String, Vec<u8>>, seed: u64) -> Self {
        let fakes = Fakes::at(START);
        let ports = fakes.ports(pack.clone(), Some(Rc::new(MemoryStore::default())), seed);
        let mut visitor = Self { engine: Engine::new(ports), clock: fakes.clock };
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

    fn feed(&mut self) -> Vec<Card> {
        self.ask(Feed { limit: CARDS, exclude: Vec::new() }).cards
    }

    fn like(&mut self, card: &Card) {
        let act = Act {
            kind: InteractionKind::Like,
            subject: Subject::Item(card.id.as_str().into()),
            surface: Surface::Feed,
            placement: card.placement.clone(),
            at_ms: None,
        };
        self.ask(Record { acts: vec![act], feed: None, tell: false });
    }
}

/// Whether an item breaks a rule, by what the item says.
fn breaks(library: &Library, rule: &OwnRule, item: &Item) -> bool {
    let ix = |id: &str| library.catalog.ix(id).expect("an item of the pack");
    let (own, other) = (ix(&rule.item), ix(&item.id));
    match rule.because {
        Because::Seen | Because::NotNow => library.families.variant(own) == library.families.variant(other),
        Because::TooLong => item.numbers.get(&rule.name).copied() >= rule.least,
        Because::Maker => item.creator.as_ref().is_some_and(|by| *by.to_show() == rule.name),
        Because::Topic => match &rule.facet {
            Some(facet) => item.facet(facet).contains(&rule.name),
            None => item.tags.to_show().contains(&rule.name),
        },
        _ => library.space.as_ref().is_some_and(|space| space.similarity(own, other) > 0.55) || own == other,
    }
}

#[test]
#[ignore = "needs packs, at PENCHANT_DEMO_PACK and PENCHANT_FILMS_PACK, and minutes: run by hand"]
fn what_a_rule_keeps_out_stays_out_of_every_later_slate() {
    let (mut places, mut broken) = (0, 0);
    for pack in ["PENCHANT_DEMO_PACK", "PENCHANT_FILMS_PACK"] {
        let folder = PathBuf::from(env::var_os(pack).unwrap_or_else(|| panic!("{pack} names a folder")));
        let files = fs::read_dir(folder).expect("a folder").map(|file| file.expect("a file").path());
        let named = |path: PathBuf| {
            let name = path.file_name()?.to_str()?.to_owned();
            Some((name, fs::read(&path).ok()?))
        };
        let files: BTreeMap<String, Vec<u8>> = files.filter_map(named).collect();
        let library = wait(Library::open("test:/pack.json".into(), &PackInMemory::new(files.clone())));
        let library = library.expect("the pack opens");
        for because in [
            Because::Seen,
            Because::NotNow,
            Because::TooLong,
            Because::Maker,
            Because::Topic,
            Because::Similar,
        ] {
            let (mut of_rule, mut wrong, mut kept_out, mut said, mut before) = (0, 0, Vec::new(), 0, 0);
            for seed in 0..PEOPLE {
                let (mut visitor, mut rng) = (Visitor::new(&files, seed), Rng::with_seed(seed));
                for _ in 0..12 {
                    let cards = visitor.feed();
                    visitor.like(&cards[rng.usize(..cards.len())]);
                    visitor.clock.set(visitor.clock.get() + HOUR);
                }
                let cards = visitor.feed();
                let offers = cards.iter().filter_map(|card| {
                    let of = Some(card.id.clone());
                    let offers = visitor.ask(HoldTopics { of, ..HoldTopics::default() }).offers;
                    offers.into_iter().find(|rule| rule.because == because)
                });
                let Some(rule) = offers.last() else { continue };
                said += 1;
                let breaking = |card: &&Card| {
                    let ix = library.catalog.ix(&card.id).expect("an item of the pack");
                    breaks(&library, &rule, library.item(ix).expect("an item"))
                };
                before += cards.iter().filter(breaking).count();
                let told = visitor.ask(HoldTopics { say: Some(rule.clone()), ..HoldTopics::default() });
                kept_out.push(told.rules[0].items);
                let until = rule.until_ms.unwrap_or(i64::MAX);
                for slate in 0..SLATES {
                    let mut cards = visitor.feed();
                    if slate % 20 == 0 {
                        let day = visitor.clock.get() / (24 * HOUR);
                        let today = visitor.ask(GetToday { day, arrange: None });
                        cards.extend(today.dozen);
                        cards.extend(today.shelves.into_iter().flat_map(|shelf| shelf.cards));
                        let item = cards[0].id.clone();
                        cards.extend(visitor.ask(Similar { item, limit: CARDS }).cards);
                    }
                    of_rule += cards.len();
                    wrong += cards.iter().filter(breaking).count();
                    if slate % 4 == 0 {
                        visitor.like(&cards[rng.usize(..cards.len().min(12))]);
                    }
                    // As long as the rule holds.
                    visitor.clock.set((visitor.clock.get() + HOUR / 2).min(until - 1));
                }
            }
            println!(
                "{pack} {because:?}: said {said}, broken before {before}, keeps out {kept_out:?}, \
                 {wrong} of {of_rule} places"
            );
            (places, broken) = (places + of_rule, broken + wrong);
        }
    }
    assert!(places > 0 && broken * 100 <= places, "{broken} of {places} places break a rule");
}
