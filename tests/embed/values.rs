//! Phrases in five languages against the names of values of three catalogues, through the code that ships. `meant.tsv` has
//! catalogue, language, phrase and the values of which one is right; `nothing.tsv` phrases that name no value. The threshold
//! was fitted on every second phrase of both files together, and is measured here on the others.

use std::collections::BTreeMap;

use futures_util::FutureExt;
use penchant::{
    agent::vocabulary::Vocabulary, catalog::Item, engine::catalog_view::ValueNames,
    native::multilingual::load,
};

use super::model_folder;

type Facets = BTreeMap<String, Vec<String>>;

/// A catalogue in which every value is there once.
fn vocabulary(facets: &Facets) -> Vocabulary {
    let items = facets.iter().flat_map(|(facet, values)| {
        values.iter().map(|value| Item {
            facets: BTreeMap::from([(facet.clone(), vec![value.clone()])]).into(),
            ..Item::default()
        })
    });
    Vocabulary::learn(&items.collect::<Vec<_>>())
}

#[test]
fn phrases_of_other_languages_are_read_as_the_values_that_they_name() {
    let catalogues: BTreeMap<String, Facets> =
        serde_json::from_str(include_str!("../fixtures/embed/multilingual/values.json")).expect("JSON");
    let catalogues: BTreeMap<&str, Vocabulary> =
        catalogues.iter().map(|(name, facets)| (name.as_str(), vocabulary(facets))).collect();
    let folder = model_folder().with_file_name("use-multilingual-v3");
    let mut names = ValueNames::of(Box::new(load(&folder).expect("the model loads")));
    let meant = include_str!("../fixtures/embed/multilingual/meant.tsv").lines();
    let nothing = include_str!("../fixtures/embed/multilingual/nothing.tsv").lines();
    // Phrases; of those that mean something, understood; of those that mean something, misunderstood; of those that mean
    // nothing, understood as something.
    let mut tally = [[0usize; 5]; 2];
    for (nth, line) in meant.chain(nothing).enumerate() {
        let columns: Vec<&str> = line.split('\t').collect();
        let [catalogue, _, phrase, right @ ..] = columns.as_slice() else { panic!("{line:?}") };
        let known = &catalogues[catalogue];
        let found = names.named(phrase, known).now_or_never().expect("it never waits");
        let right: Vec<&str> = right.iter().flat_map(|values| values.split('|')).collect();
        let counts = &mut tally[nth % 2];
        match (&found, right.is_empty()) {
            (None, true) => counts[4] += 1,
            (Some(_), true) => counts[3] += 1,
            (None, false) => counts[2] += 1,
            (Some((_, value)), false) if right.contains(&value.as_str()) => counts[0] += 1,
            (Some(_), false) => counts[1] += 1,
        }
    }
    let share = |part: usize, of: usize| part as f64 / of as f64;
    let [_, held_out] = tally.map(|[right, wrong, missed, invented, nothing]| {
        let precision = share(right, right + wrong + invented);
        let recall = share(right, right + wrong + missed);
        println!(
            "precision {precision:.3}, recall {recall:.3}, invented {invented} of {}",
            invented + nothing
        );
        (precision, recall, invented)
    });
    let (precision, recall, invented) = held_out;
    assert!(precision >= 0.95 && recall >= 0.75 && invented <= 1, "{tally:?}");
}
