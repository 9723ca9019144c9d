//! Search that forgives: slips, words that are not finished, filters with what they would leave, and what was sought before.

use penchant::{
    engine::protocol::{Act, FacetFilter, Forget, ForgetActs, Record, Results, Search, Sort},
    memory::{InteractionKind, Subject, Surface},
};

use crate::support::{Bench, item_id};

/// Titles of the first items, and the dates of some.
const SHELF: [(&str, Option<&str>); 6] = [
    ("Zürich Müesli", Some("2021-05")),
    ("Photography", Some("2024")),
    ("Typewriter Repair", None),
    ("écran Magique", Some("2022-01-09")),
    ("Émile Typewriter", None),
    ("photon mapper", None),
];

fn shelf() -> Bench {
    Bench::steady_with(|contents| {
        for (item, (title, date)) in contents.items.iter_mut().zip(SHELF) {
            item.title = title.to_owned().into();
            item.date = date.map(str::to_owned);
        }
    })
}

fn titles(found: &Results) -> Vec<&str> {
    found.cards.iter().map(|card| card.title.as_str()).collect()
}

#[test]
fn a_slip_or_two_find_what_was_meant_and_it_is_said() {
    let mut bench = shelf();
    for (typed, meant, first) in [
        ("typewritr repair", Some("Typewriter repair"), "Typewriter Repair"),
        ("tpyewriter repair", Some("Typewriter repair"), "Typewriter Repair"),
        ("typewwriterr repair", Some("Typewriter repair"), "Typewriter Repair"),
        ("ZURIHC", Some("Zürich"), "Zürich Müesli"),
        ("museli", Some("Müesli"), "Zürich Müesli"),
        // What is taken off the end of other words.
        ("magiuqes", Some("Magique"), "écran Magique"),
        ("magiqeu", Some("Magique"), "écran Magique"),
        // As one types: the beginning of a word with a slip in it.
        ("phtogra", Some("Photography"), "Photography"),
        ("zurich", None, "Zürich Müesli"),
        ("typewr", None, "Typewriter Repair"),
    ] {
        let found = bench.search(typed, &[]);
        assert_eq!((found.meant.as_deref(), titles(&found)[0]), (meant, first), "{typed}");
    }
    let found = bench.search("typewriter repair", &[]);
    assert_eq!((found.meant, found.near.len()), (None, 0), "nothing is put right that is right");
}

#[test]
fn where_nothing_is_found_what_is_near_is_offered() {
    let mut bench = shelf();
    let near = |found: &Results| found.near.iter().map(|card| card.title.clone()).collect::<Vec<_>>();
    let found = bench.search("phtogrpahx", &[]);
    assert_eq!((found.total, near(&found)), (0, vec!["Photography".to_owned()]));
    let filter = FacetFilter { facet: "theme".into(), values: vec!["theme3".into()] };
    let found = bench.search("photography", &[filter]);
    assert_eq!((found.total, near(&found)), (0, vec!["Photography".to_owned()]), "without the filter");
    let found = bench.search("qqqqqq", &[]);
    assert_eq!((found.total, found.near.len(), found.meant), (0, 0, None));
    bench.load_model();
    let found = bench.search("qqqqqq", &[]);
    assert!(found.total as usize + found.near.len() > 0, "with the model, whatever it means");
}

#[test]
fn counts_of_facets_follow_the_query_and_say_what_a_press_would_leave() {
    let mut bench = shelf();
    for query in ["", "typewriter", "item theme1", "itme", "qqqqqq"] {
        for chosen in [None, Some("theme2")] {
            let filter = |value: &str| FacetFilter { facet: "theme".into(), values: vec![value.to_owned()] };
            let filters: Vec<FacetFilter> = chosen.map(filter).into_iter().collect();
            let found = bench.search(query, &filters);
            let [facet] = &found.facets[..] else { panic!("{:?}", found.facets) };
            assert!(chosen.is_none_or(|chosen| facet.values.iter().any(|(value, _)| value == chosen)));
            for (value, count) in &facet.values {
                let left = bench.search(query, &[filter(value)]).total;
                assert_eq!((left, value), (*count, value), "{query:?} with {chosen:?}");
            }
        }
    }
}

#[test]
fn results_are_sorted_by_title_whatever_their_case_and_accents_or_by_date() {
    let mut bench = shelf();
    let mut sorted = |query: &str, sort| {
        let found = bench.ask(Search { query: query.into(), limit: 6, sort, ..Search::default() });
        assert!(found.dated);
        titles(&found).into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(sorted("", Sort::Title)[..3], ["écran Magique", "Émile Typewriter", "Item 10"]);
    assert_eq!(sorted("typewriter", Sort::Title), ["Émile Typewriter", "Typewriter Repair"]);
    assert_eq!(
        sorted("", Sort::Newest)[..4],
        ["Photography", "écran Magique", "Zürich Müesli", "Typewriter Repair"]
    );
    assert!(!Bench::steady().search("", &[]).dated);
}

#[test]
fn searches_that_are_remembered_are_offered_again_until_they_are_forgotten() {
    let mut bench = shelf();
    let sought = |text: &str| Act {
        kind: InteractionKind::Search,
        subject: Subject::Text(text.into()),
        surface: Surface::Search,
        placement: None,
        at_ms: None,
    };
    bench.act(InteractionKind::Like, &item_id(3));
    let acts = ["one", "two", "one", "three"].map(sought).into();
    bench.ask(Record { acts, feed: None, tell: false });
    assert_eq!(bench.search("", &[]).recent, ["three", "one", "two"]);
    assert!(bench.search("typewriter", &[]).recent.is_empty(), "whoever types has begun");
    let forgotten = bench.ask(ForgetActs { what: Forget::Search { text: "one".into() }, feed: None });
    assert_eq!(
        (forgotten.count, bench.search("", &[]).recent),
        (2, vec!["three".to_owned(), "two".to_owned()])
    );
    let mut later = bench.reopen();
    assert_eq!(later.search("", &[]).recent, ["three", "two"]);
    later.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert!(later.search("", &[]).recent.is_empty());
}
