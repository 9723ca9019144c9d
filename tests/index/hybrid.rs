use penchant::{
    catalog::Item,
    embed::quant::Int8Vectors,
    index::{Hit, VectorIndex, flat::FlatIndex, hybrid::Hybrid, text::Bm25},
};
use proptest::{collection::vec, prelude::*};

use super::{everything, positions, titled};

const WORDS: [&str; 6] = ["tea", "cup", "sea", "ship", "fog", "lamp"];

/// Items of a few words, each with a vector in the plane.
struct Catalog {
    items: Vec<Item>,
    words: Bm25,
    vectors: FlatIndex,
}

impl Catalog {
    fn of(items: &[(Vec<usize>, f32)]) -> Self {
        let title = |words: &[usize]| words.iter().map(|nth| WORDS[*nth]).collect::<Vec<_>>().join(" ");
        let rows: Vec<f32> = items.iter().flat_map(|(_, angle)| plane(*angle)).collect();
        let items: Vec<Item> = items.iter().map(|(words, _)| titled(&title(words))).collect();
        let vectors = FlatIndex::new(Int8Vectors::quantize(&rows, 2));
        Self { words: Bm25::build(&items), items, vectors }
    }

    fn hybrid(&self) -> Hybrid<'_> {
        let meaning = Some((&self.vectors, &self.vectors as &dyn VectorIndex));
        Hybrid { items: &self.items, words: &self.words, meaning }
    }
}

fn plane(angle: f32) -> [f32; 2] {
    [angle.cos(), angle.sin()]
}

fn items() -> impl Strategy<Value = Vec<(Vec<usize>, f32)>> {
    vec((vec(0..WORDS.len(), 1..4), 0.0..std::f32::consts::TAU), 1..25)
}

fn of(hits: &[Hit], ix: u32) -> Option<f32> {
    hits.iter().find(|hit| hit.ix == ix).map(|hit| hit.score)
}

proptest! {
    #[test]
    fn what_either_finds_is_found_once_and_best_first(items in items(), angle in 0.0..std::f32::consts::TAU, word in 0..WORDS.len()) {
        let catalog = Catalog::of(&items);
        let found = catalog.hybrid().search(WORDS[word], Some(&plane(angle)), 100, &everything);
        let mut either = [positions(&found.by_words), positions(&found.by_meaning)].concat();
        either.sort_unstable();
        either.dedup();
        let mut all = positions(&found.all);
        all.sort_unstable();
        prop_assert_eq!(all, either);
        prop_assert!(found.all.is_sorted_by(|a, b| (b.score, a.ix) <= (a.score, b.ix)));
    }

    #[test]
    fn what_both_find_better_comes_first(items in items(), angle in 0.0..std::f32::consts::TAU, word in 0..WORDS.len()) {
        let catalog = Catalog::of(&items);
        let found = catalog.hybrid().search(WORDS[word], Some(&plane(angle)), 100, &everything);
        let scores = |ix| Some((of(&found.by_words, ix)?, of(&found.by_meaning, ix)?));
        for pair in found.all.windows(2) {
            if let (Some(first), Some(second)) = (scores(pair[0].ix), scores(pair[1].ix)) {
                prop_assert!(first.0 >= second.0 || first.1 >= second.1, "{:?} before {:?}", first, second);
            }
        }
    }

    #[test]
    fn without_a_vector_the_words_decide_and_without_words_the_vector(items in items(), angle in 0.0..std::f32::consts::TAU, word in 0..WORDS.len()) {
        let catalog = Catalog::of(&items);
        let words = catalog.hybrid().search(WORDS[word], None, 100, &everything);
        prop_assert_eq!(positions(&words.all), positions(&words.by_words));
        let meaning = catalog.hybrid().search("nothing of these", Some(&plane(angle)), 100, &everything);
        prop_assert_eq!(positions(&meaning.all), positions(&meaning.by_meaning));
    }

    #[test]
    fn an_item_is_not_like_itself_and_what_is_not_wanted_is_like_nothing(items in items(), at in 0usize..25, bare in any::<bool>()) {
        let catalog = Catalog::of(&items);
        let hybrid = if bare { Hybrid { meaning: None, ..catalog.hybrid() } } else { catalog.hybrid() };
        let at = (at % items.len()) as u32;
        let similar = hybrid.similar(&[at], 5, &|ix| ix % 3 != 1);
        prop_assert!(similar.len() <= 5);
        prop_assert!(similar.iter().all(|hit| hit.ix != at && hit.ix % 3 != 1));
        prop_assert!(similar.is_sorted_by(|a, b| (b.score, a.ix) <= (a.score, b.ix)));
    }
}

#[test]
fn nothing_is_found_in_nothing() {
    let catalog = Catalog::of(&[]);
    assert!(catalog.hybrid().search("tea", Some(&[1.0, 0.0]), 5, &everything).all.is_empty());
    assert!(catalog.hybrid().similar(&[3], 5, &everything).is_empty());
}
