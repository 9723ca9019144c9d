//! What the person adds stands beside the catalogue's items: recommended by likeness once the model is there, and never
//! more than its share.

use penchant::{
    engine::protocol::{
        FacetFilter, Similar, Slate,
        sources::{Sources, SourcesView},
    },
    memory::InteractionKind,
};
use serde_json::json;

use crate::support::{self, Bench, item_id, weights};

fn sources(bench: &mut Bench, request: Sources) -> SourcesView {
    *bench.ask(request)
}

/// A feed of so many entries, all of theme 1.
fn feed(count: usize) -> String {
    let items: Vec<_> = (0..count)
        .map(|n| json!({"id": n.to_string(), "title": format!("Entry {n}{}", "!".repeat(n)), "content_text": "Of theme1."}))
        .collect();
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "Feed", "items": items}).to_string()
}

fn add(bench: &mut Bench, text: String) -> SourcesView {
    sources(bench, Sources::Add { name: String::new(), file: "feed.json".into(), bytes: text.into() })
}

fn added(slate: &Slate) -> usize {
    slate.cards.iter().filter(|card| card.source.as_deref() == Some("Feed")).count()
}

fn like_theme_1(bench: &mut Bench) {
    for nth in 0..3 {
        bench.act(InteractionKind::Like, &item_id(1 + nth * 4));
    }
}

#[test]
fn with_the_model_its_items_are_recommended_by_likeness_and_within_their_share() {
    let mut bench = Bench::steady();
    bench.load_model();
    let view = add(&mut bench, feed(60));
    assert!(view.sources[0].embedded);
    assert_eq!(added(&bench.feed(8)), 0, "nothing speaks for it yet");
    like_theme_1(&mut bench);
    for limit in [4, 8, 20] {
        let slate = bench.feed(limit);
        let count = added(&slate);
        assert_eq!(slate.cards.len(), usize::from(limit));
        assert!((1..=usize::from(limit).div_ceil(4)).contains(&count), "{count} of {limit}");
    }
}

#[test]
fn vectors_are_made_when_the_model_comes_and_are_kept() {
    let mut bench = Bench::steady();
    assert!(!add(&mut bench, feed(5)).sources[0].embedded);
    like_theme_1(&mut bench);
    assert_eq!(added(&bench.feed(20)), 0);
    assert!(!sources(&mut bench, Sources::Embed).sources[0].embedded, "there is no model yet");
    bench.load_model();
    assert!(sources(&mut bench, Sources::Embed).sources[0].embedded);
    assert!(added(&bench.feed(20)) > 0);
    let mut later = bench.reopen();
    assert!(added(&later.feed(20)) > 0, "without the model, by the vectors that were kept");
}

#[test]
fn a_model_that_fails_on_a_source_is_asked_for_it_once_and_goes_on_with_the_next() {
    let mut bench = Bench::steady();
    let broken = feed(3).replace("Of theme1.", support::UNEMBEDDABLE).replace("\"Feed\"", "\"Broken\"");
    let named = |view: &SourcesView| -> Vec<(String, bool)> {
        view.sources.iter().map(|source| (source.name.clone(), source.embedded)).collect()
    };
    add(&mut bench, broken.clone());
    assert!(add(&mut bench, feed(3)).waits);
    bench.load_model();
    let mut asked = 0;
    // As the page does for as long as something waits.
    while sources(&mut bench, Sources::View).waits {
        sources(&mut bench, Sources::Embed);
        asked += 1;
        assert!(asked <= 2, "asked for ever");
    }
    let view = sources(&mut bench, Sources::View);
    assert_eq!(named(&view), [("Broken".to_owned(), false), ("Feed".to_owned(), true)]);
    assert!(!add(&mut bench, broken).waits, "it was asked when it was added");
    bench.load_model();
    assert!(sources(&mut bench, Sources::View).waits, "another model may do better");
}

#[test]
fn a_pack_with_collaborative_weights_and_one_without_vectors_take_it_as_well() {
    for (vectors, collab) in [(true, true), (false, true), (false, false)] {
        let mut bench = Bench::steady_with(|contents| {
            contents.collab = collab.then(|| weights().encode());
            if !vectors {
                contents.vectors = None;
            }
        });
        add(&mut bench, feed(30));
        let id = bench.search("Entry", &[]).cards[0].id.clone();
        for act in [InteractionKind::View, InteractionKind::Like] {
            bench.act(act, &id);
        }
        bench.act(InteractionKind::Dislike, &item_id(2));
        assert_eq!(bench.feed(20).cards.len(), 20);
        assert_eq!(bench.explain(&id).item, id);
        bench.ask(Similar { item: id, limit: 5 });
        bench.track_record();
    }
}

#[test]
fn a_source_can_be_looked_through_by_its_name() {
    let mut bench = Bench::steady();
    add(&mut bench, feed(30));
    let filter = FacetFilter { facet: "source".into(), values: vec!["Feed".into()] };
    let found = bench.search("", &[filter]);
    assert_eq!((found.total, found.cards.len()), (30, 20));
    // Where there is anything else, it does not fill what is found.
    let found = bench.search("Entry theme1", &[]);
    let of_feed = found.cards.iter().filter(|card| card.source.is_some()).count();
    assert_eq!((found.cards.len(), of_feed), (20, 5));
}
