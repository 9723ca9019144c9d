//! What the person adds is a stranger's text: labelled, bounded, told to nobody, and gone when it is taken away.

use penchant::{
    catalog,
    engine::protocol::{
        Card, Dials, Export, Failure, Forget, ForgetActs, GetDetails, GetMemory, Import, Search, SetDials,
        conversation::Asking,
        egress::{ConsentAnswer, PageTask, Scope},
        sources::{Sources, SourcesView},
        standing::{Autonomy, GetDigest, Level, Stand},
    },
    memory::{InteractionKind, Subject},
    store::faulty::StorageFault,
};
use serde_json::{Value, json};

use super::{
    agent::{ask, say, stand},
    bench::Tab,
};

fn sources(tab: &mut Tab, request: Sources) -> SourcesView {
    *tab.ask(request)
}

/// Why a source was not taken.
fn refused(tab: &mut Tab, request: Sources) -> Failure {
    tab.try_ask(request).expect_err("it was taken")
}

fn add(tab: &mut Tab, name: &str, text: &str) -> SourcesView {
    sources(tab, Sources::Add { name: name.into(), file: "file.json".into(), bytes: text.into() })
}

fn feed(items: Value) -> String {
    json!({"version": "https://jsonfeed.org/version/1.1", "title": "Their notes", "items": items}).to_string()
}

fn names(view: &SourcesView) -> Vec<(&str, u32)> {
    view.sources.iter().map(|source| (source.name.as_str(), source.items)).collect()
}

fn search(tab: &mut Tab, query: &str) -> Vec<Card> {
    tab.ask(Search { query: query.into(), filters: Vec::new(), limit: 8, ..Search::default() }).cards
}

fn own_feed(tab: &mut Tab) -> Vec<String> {
    tab.feed(40).cards.into_iter().filter(|card| card.source.is_none()).map(|card| card.id).collect()
}

fn export(tab: &mut Tab) -> String {
    tab.ask(Export::default()).json
}

#[test]
fn every_form_becomes_items_labelled_with_their_source() {
    let cases = [
        ("a feed", feed(json!([{"id": "1", "title": "Zebra"}])), "Their notes"),
        ("linked data", json!({"@type": "Book", "name": "Zebra", "isbn": "1"}).to_string(), "file.json"),
        ("a graph", json!({"@graph": [{"@type": "Recipe", "name": "Zebra"}]}).to_string(), "file.json"),
        (
            "lines",
            "{\"id\":\"1\",\"title\":\"Zebra\"}\n{\"id\":\"2\",\"title\":\"Other\"}".into(),
            "file.json",
        ),
    ];
    for (form, text, name) in cases {
        let mut tab = Tab::open();
        let view = add(&mut tab, "", &text);
        assert_eq!(view.sources[0].name, name, "{form}");
        let found = search(&mut tab, "zebra");
        assert_eq!((found[0].title.as_str(), found[0].source.as_deref()), ("Zebra", Some(name)), "{form}");
        let told = say(&mut tab, "zebra");
        assert_eq!(told.cards[0].source.as_deref(), Some(name), "{form}");
        assert!(tab.sent().is_empty(), "{form}");
    }
}

#[test]
fn what_is_no_source_is_refused_and_what_is_broken_in_one_is_named() {
    let mut tab = Tab::open();
    let huge = " ".repeat(6 << 20);
    for text in ["", "{", "[]", "words", "{\"@type\":\"WebSite\"}", huge.as_str()] {
        let request = Sources::Add { name: "x".into(), file: "x.json".into(), bytes: text.into() };
        let failure = refused(&mut tab, request);
        assert!(matches!(failure, Failure::File { .. }), "{failure:?}");
    }
    assert_eq!(sources(&mut tab, Sources::View).sources, []);
    let view = add(&mut tab, "Mine", &feed(json!([{"id": "1", "title": "A"}, {"id": "2"}])));
    assert_eq!((names(&view), view.left_out.len()), (vec![("Mine", 1)], 1));
    let many: Vec<Value> =
        (0..500).map(|n| json!({"id": n.to_string(), "title": format!("T {n}")})).collect();
    let view = add(&mut tab, "Many", &feed(many.into()));
    assert_eq!(names(&view), [("Mine", 1), ("Many", 200)]);
    assert_eq!(view.left_out[0].fault, catalog::Fault::OnlyFirst { most: 200, count: 500 });
    for n in 0..10 {
        add(&mut tab, &n.to_string(), &feed(json!([{"id": "1", "title": "A"}])));
    }
    let request =
        Sources::Add { name: "y".into(), file: "y.json".into(), bytes: feed(json!([{"title": "A"}])).into() };
    refused(&mut tab, request);
}

#[test]
fn nothing_in_it_stands_for_an_item_of_the_catalogue_or_moves_one() {
    let mut tab = Tab::open();
    let without_chance = Dials { diversity: 0.0, novelty: 0.0, exploration: 0.0, calibration: 0.0 };
    tab.ask(SetDials { dials: without_chance });
    tab.like(3);
    let (before, memory) = (own_feed(&mut tab), tab.ask(GetMemory {}));
    let told = say(&mut tab, "two comedy items");
    let evil = json!([
        {"id": "item-5", "title": "Title 5"}, {"id": "../item-6", "title": "item-6", "url": "javascript:x"},
        {"id": "7", "title": "comedy", "tags": ["comedy", "two", "items"], "image": "images/0.png"},
    ]);
    add(&mut tab, "comedy", &feed(evil));
    // They may follow where the catalogue ends, and move nothing before it.
    assert!(before.starts_with(&own_feed(&mut tab)));
    assert_eq!(tab.ask(GetMemory {}), memory, "an act that nobody did");
    let details = tab.ask(GetDetails { item: "item-5".into() });
    assert_eq!((details.card.source, details.description.as_str()), (None, "Description 5."));
    let after = say(&mut tab, "two comedy items");
    assert_eq!(after.chips, told.chips, "it taught the agent a word");
    let ids = |cards: &[Card]| cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&after.cards), ids(&told.cards));
    for card in search(&mut tab, "comedy").iter().filter(|card| card.source.is_some()) {
        assert_eq!((&card.url, &card.image), (&None, &None), "a path of theirs is no path of ours");
    }
}

#[test]
fn one_source_does_not_crowd_the_others_out() {
    let mut tab = Tab::open();
    let items: Vec<Value> = (0..200)
        .map(|n| json!({"id": n.to_string(), "title": format!("Title title description {n}"), "summary": "Title."}))
        .collect();
    add(&mut tab, "Loud", &feed(items.into()));
    let found = search(&mut tab, "title");
    assert_eq!(found.len(), 8);
    assert!(found.iter().filter(|card| card.source.is_some()).count() <= 2);
    let told = say(&mut tab, "4 items about title");
    assert_eq!(told.cards.len(), 4);
    assert!(told.cards.iter().filter(|card| card.source.is_some()).count() <= 1);
}

#[test]
fn a_planner_is_told_nothing_of_it_whatever_is_granted() {
    let mut tab = Tab::open();
    tab.set_up(&[Scope::Taste, Scope::Titles]);
    let marker = "Xyzzyplugh";
    let item = json!({"@type": "Book", "name": format!("{marker} name"), "genre": format!("{marker}genre"), "sku": marker});
    add(&mut tab, &format!("{marker} source"), &item.to_string());
    let id = search(&mut tab, marker)[0].id.clone();
    tab.act(InteractionKind::Like, Subject::Item(id.into()));
    tab.like(3);
    say(&mut tab, "three items");
    ask(&mut tab, Asking::Consult { task: PageTask(7) });
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    let message = String::from_utf8_lossy(&sent.message).into_owned();
    assert!(message.contains("Title 3"), "what was granted is told: {message}");
    assert!(!message.to_lowercase().contains(&marker.to_lowercase()), "{message}");
}

#[test]
fn it_is_there_in_every_tab_until_it_is_taken_away_and_can_be_had_back() {
    let mut tab = Tab::open();
    let mut other = tab.beside();
    add(&mut tab, "Mine", &feed(json!([{"id": "1", "title": "Zebra"}])));
    assert!(search(&mut other, "zebra").is_empty());
    other.hear_of_change();
    assert_eq!(search(&mut other, "zebra").len(), 1);
    assert_eq!(search(&mut tab.beside(), "zebra").len(), 1, "after opening anew");
    // The same name again takes the place of what was there; what was liked is the same item.
    let id = search(&mut tab, "zebra")[0].id.clone();
    tab.act(InteractionKind::Like, Subject::Item(id.into()));
    add(&mut tab, "Mine", &feed(json!([{"id": "1", "title": "Zebra two"}, {"id": "2", "title": "Gnu"}])));
    assert!(search(&mut tab, "zebra")[0].marks.liked);
    assert_eq!(names(&sources(&mut tab, Sources::Remove { name: "Mine".into() })), []);
    assert!(search(&mut tab, "zebra").is_empty());
    assert_eq!(names(&sources(&mut tab, Sources::Undo)), [("Mine", 2)]);
    assert_eq!(search(&mut tab, "gnu").len(), 1);
    tab.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert!(search(&mut tab, "zebra").is_empty());
    assert_eq!(sources(&mut tab, Sources::Undo).sources, []);
}

#[test]
fn what_could_not_be_kept_is_not_shown() {
    let mut tab = Tab::open();
    tab.world.break_storage(StorageFault::Quota);
    let request = Sources::Add {
        name: "x".into(),
        file: "x.json".into(),
        bytes: feed(json!([{"title": "Zebra"}])).into(),
    };
    assert!(matches!(refused(&mut tab, request), Failure::Memory { .. }));
    assert!(search(&mut tab, "zebra").is_empty());
}

#[test]
fn what_somebody_waited_for_may_come_from_it() {
    let mut tab = Tab::open();
    stand(&mut tab, Stand::AddWatch { text: "zebra".into() });
    add(&mut tab, "Mine", &feed(json!([{"id": "1", "title": "Zebra"}])));
    let suggestions = tab.ask(GetDigest { day: 1, minute: 600 }).suggestions;
    assert_eq!(suggestions.len(), 1);
    assert_eq!(suggestions[0].card.source.as_deref(), Some("Mine"));
}

#[test]
fn an_export_takes_notes_watches_and_sources_along_and_nothing_that_it_decides_by() {
    let mut tab = Tab::open();
    let bold = Autonomy { level: Level::Acts, ..Autonomy::default() };
    stand(&mut tab, Stand::SetAutonomy { autonomy: bold });
    say(&mut tab, "remember that I never want drama");
    stand(&mut tab, Stand::AddWatch { text: "zebra".into() });
    tab.set_up(&[Scope::Taste]);
    add(&mut tab, "Mine", &feed(json!([{"id": "1", "title": "Zebra"}])));
    let json = export(&mut tab);
    assert!(!json.contains("llm.example"), "{json}");

    let mut other = Tab::open();
    let import = |tab: &mut Tab, json: &str| assert_eq!(tab.ask(Import::of(json)).left_out, 0);
    import(&mut other, &json);
    let (here, there) = (stand(&mut tab, Stand::View), stand(&mut other, Stand::View));
    assert_eq!((there.notes.len(), there.watches.len()), (1, 1));
    assert_eq!((&here.notes, &here.watches), (&there.notes, &there.watches));
    assert_eq!(there.autonomy, Autonomy::default(), "a file decided how much the agent does");
    assert_eq!(search(&mut other, "zebra")[0].id, search(&mut tab, "zebra")[0].id);
    // Once more changes nothing.
    import(&mut other, &json);
    assert_eq!(export(&mut other), json);

    // A document that somebody altered: what calls itself an item of the catalogue is one of the source.
    let altered = json.replace("added/Mine/1", "item-5");
    let mut third = Tab::open();
    import(&mut third, &altered);
    assert_eq!(search(&mut third, "zebra")[0].id, "added/Mine/item-5");
}
