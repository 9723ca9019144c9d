//! What the executor asks of the world.

use std::cell::Cell;

use penchant::{
    agent::{
        conversation::Conversation,
        executor::{Next, StepOutcome},
        intent::Reading,
        llm::plan::read,
        marks::OwnMark,
        plan::{Plan, Tier},
        policy::{Allowance, Budget},
        tool::Tool,
        vocabulary::Vocabulary,
        world::World,
    },
    catalog::{Item, ItemIx},
    engine::catalog_view::CatalogView,
    index::Hit,
    recommend::{Ranker, SourceWeights, evidence::Signals},
};

use super::{fixture, library};

/// Counts what is searched for.
struct Counting<'a> {
    world: &'a dyn World,
    searches: Cell<usize>,
}

impl World for Counting<'_> {
    fn items(&self) -> &[Item] {
        self.world.items()
    }
    fn vocabulary(&self) -> &Vocabulary {
        self.world.vocabulary()
    }
    fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        self.searches.set(self.searches.get() + 1);
        self.world.search(query, most)
    }
    fn knows(&self, query: &str) -> bool {
        self.world.knows(query)
    }
    fn is_gone(&self, ix: ItemIx) -> bool {
        self.world.is_gone(ix)
    }
    fn kept_out(&self, reading: &Reading) -> Vec<ItemIx> {
        self.world.kept_out(reading)
    }
    fn similar(&self, to: &[ItemIx], most: usize) -> Vec<Hit> {
        self.world.similar(to, most)
    }
    fn near_words(&self, word: &str) -> Option<Vec<String>> {
        self.world.near_words(word)
    }
    fn taste(&self, items: &[ItemIx], liked: &[ItemIx]) -> Vec<f32> {
        self.world.taste(items, liked)
    }
    fn marked(&self, mark: OwnMark, days: Option<u32>, past: Option<(i64, i64)>) -> Vec<ItemIx> {
        self.world.marked(mark, days, past)
    }
    fn today(&self) -> i64 {
        self.world.today()
    }
    fn popularity(&self, ix: ItemIx) -> f32 {
        self.world.popularity(ix)
    }
    fn same(&self, a: ItemIx, b: ItemIx) -> bool {
        self.world.same(a, b)
    }
    fn is_decided(&self, ix: ItemIx) -> bool {
        self.world.is_decided(ix)
    }
    fn is_rejected(&self, ix: ItemIx) -> bool {
        self.world.is_rejected(ix)
    }
    fn chance(&self, ix: ItemIx) -> f32 {
        self.world.chance(ix)
    }
    fn recall(&self, query: &str) -> Vec<String> {
        self.world.recall(query)
    }
}

#[test]
fn a_step_that_searches_searches_once_whoever_planned() {
    let films = library(&fixture("films.items.jsonl"));
    let ranker = Ranker::new(films.basis(), Signals::default(), SourceWeights::SHIPPED, 0.0, &|_| true);
    let view = CatalogView::new(&films, ranker);
    let draft = r#"{"steps":[{"tool":"search_catalog","arguments":{"query":"a story of the sea"}}]}"#;
    let draft = read(draft, Tool::ALL).unwrap();
    for tier in [Tier::Local, Tier::Remote] {
        let world = Counting { world: &view, searches: Cell::new(0) };
        let conversation = Conversation::default();
        let plan = Plan::from_draft(&draft, &conversation.reading, world.vocabulary(), tier);
        let mut executor = conversation.run(plan, Budget::default());
        assert_eq!(executor.advance(&world, &Allowance::default(), 0), Next::Done);
        assert_eq!(world.searches.get(), 1, "{tier:?}");
        assert!(matches!(executor.trace()[0].outcome, StepOutcome::Found(_)), "{tier:?}");
    }
}
