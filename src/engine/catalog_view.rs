//! What the agent's tools read: the catalogue and the person's taste, and nothing that writes or sends.

mod languages;
mod meaning;

use std::rc::Rc;

pub use languages::ValueNames;
pub use meaning::Meanings;

use super::{feedback, library::Library};
use crate::{
    agent::{
        intent::{Reading, past::Span},
        marks::OwnMark,
        vocabulary::Vocabulary,
        world::World,
    },
    catalog::{Item, ItemIx},
    index::Hit,
    recommend::{HeldTopic, Hold, Ranker, slate::SAME},
};

const DAY_MS: i64 = 86_400_000;

/// A catalogue as one person sees it.
pub struct CatalogView<'a> {
    library: &'a Library,
    ranker: Ranker<'a>,
    meanings: Meanings,
    liked: Rc<[String]>,
    marks: Rc<[MarkMade]>,
    now_ms: i64,
    seed: u64,
}

/// A mark that stands on an item of the catalogue.
#[derive(Debug, Clone, Copy)]
pub struct MarkMade {
    /// The item.
    pub ix: ItemIx,
    /// The mark.
    pub mark: OwnMark,
    /// When it was made.
    pub at_ms: i64,
}

impl<'a> CatalogView<'a> {
    /// The catalogue in the order of a ranker.
    pub fn new(library: &'a Library, ranker: Ranker<'a>) -> Self {
        Self {
            library,
            ranker,
            meanings: Meanings::default(),
            liked: Rc::default(),
            marks: Rc::default(),
            now_ms: 0,
            seed: 0,
        }
    }

    /// With embeddings of queries, where a model is ready.
    pub fn with_meanings(self, meanings: Meanings) -> Self {
        Self { meanings, ..self }
    }

    /// With titles that the person liked, the latest first.
    pub fn with_liked(self, liked: Rc<[String]>) -> Self {
        Self { liked, ..self }
    }

    /// With the marks that the person put on items, the latest first, as of `now_ms`.
    pub fn with_marks(self, marks: Rc<[MarkMade]>, now_ms: i64) -> Self {
        Self { marks, now_ms, ..self }
    }

    /// With a seed that chance comes from.
    pub fn with_seed(self, seed: u64) -> Self {
        Self { seed, ..self }
    }

    /// What orders the catalogue.
    pub fn ranker(&self) -> &Ranker<'a> {
        &self.ranker
    }
}

impl World for CatalogView<'_> {
    fn items(&self) -> &[Item] {
        &self.library.catalog.items
    }

    fn vocabulary(&self) -> &Vocabulary {
        self.library.vocabulary()
    }

    fn search(&self, query: &str, most: usize) -> Vec<Hit> {
        // Whatever was added is looked at besides, so that it takes no other item's place.
        let most = most + self.library.added();
        let vector = self.meanings.of(query);
        let mut all = self.library.hybrid().search(query, vector.as_deref(), most, &|_| true).all;
        all.truncate(most);
        all
    }

    fn knows(&self, query: &str) -> bool {
        let hybrid = self.library.hybrid();
        let vector = self.meanings.of(query);
        hybrid.words.knows(query)
            || !hybrid.search(query, vector.as_deref(), 1, &|_| true).by_meaning.is_empty()
    }

    fn near_words(&self, word: &str) -> Option<Vec<String>> {
        self.library.hybrid().words.one_slip(word)
    }

    fn similar(&self, to: &[ItemIx], most: usize) -> Vec<Hit> {
        self.library.hybrid().similar(to, most, &|_| true)
    }

    fn taste(&self, items: &[ItemIx], liked: &[ItemIx]) -> Vec<f32> {
        let said = (!liked.is_empty()).then(|| self.ranker.after_liking(liked));
        let ranker = said.as_ref().unwrap_or(&self.ranker);
        items.iter().map(|ix| ranker.score(*ix).score).collect()
    }

    fn marked(&self, mark: OwnMark, days: Option<u32>, past: Option<Span>) -> Vec<ItemIx> {
        let when =
            |at_ms: i64| past.is_none_or(|(first, last)| (first..=last).contains(&at_ms.div_euclid(DAY_MS)));
        let since = days.map(|days| self.now_ms - i64::from(days) * DAY_MS);
        let fits = |made: &&MarkMade| {
            (made.mark == mark || (mark == OwnMark::Known && made.mark == OwnMark::Liked))
                && since.is_none_or(|since| made.at_ms >= since)
                && when(made.at_ms)
        };
        let mut marked: Vec<ItemIx> = Vec::new();
        for made in self.marks.iter().filter(fits) {
            if !marked.contains(&made.ix) {
                marked.push(made.ix);
            }
        }
        marked
    }

    fn today(&self) -> i64 {
        self.now_ms.div_euclid(DAY_MS)
    }

    fn popularity(&self, ix: ItemIx) -> f32 {
        self.library.basis().prior.get(ix as usize).copied().unwrap_or_default()
    }

    fn same(&self, a: ItemIx, b: ItemIx) -> bool {
        let close = self.library.space.as_ref().is_some_and(|space| space.similarity(a, b) > SAME);
        // Not every item has a vector.
        let text = |ix: ItemIx| self.library.item(ix).map(Item::embedding_text);
        close || text(a) == text(b)
    }

    fn is_decided(&self, ix: ItemIx) -> bool {
        let muted = |(held, items): &(HeldTopic, Vec<ItemIx>)| {
            held.hold == Hold::Mute && items.binary_search(&ix).is_ok()
        };
        self.ranker.signals().decided.contains(&ix) || self.ranker.topics().held.iter().any(muted)
    }

    fn is_rejected(&self, ix: ItemIx) -> bool {
        let turned_down =
            self.ranker.signals().evidence.iter().any(|evidence| evidence.ix == ix && evidence.weight < 0.0);
        turned_down || self.library.rules.hides(ix)
    }

    fn kept_out(&self, reading: &Reading) -> Vec<ItemIx> {
        let rules = self.ranker.topics().rules.iter();
        let holding = rules
            .filter(|(rule, _)| !rule.because.lifts() && !feedback::is_named(rule, reading, self.library));
        let mut items: Vec<ItemIx> = holding.flat_map(|(_, items)| items.iter().copied()).collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    fn is_gone(&self, ix: ItemIx) -> bool {
        self.ranker.is_gone(ix)
    }

    fn chance(&self, ix: ItemIx) -> f32 {
        fastrand::Rng::with_seed(self.seed ^ (u64::from(ix) << 32)).f32()
    }

    fn recall(&self, query: &str) -> Vec<String> {
        let words: Vec<String> = crate::index::text::words(query).collect();
        let fits = |title: &&String| crate::index::text::words(title).any(|word| words.contains(&word));
        self.liked.iter().filter(fits).cloned().collect()
    }
}
