//! Every goal of the fixtures as it is read over the fixtures' catalogues, against the file that was looked at: a change of
//! the grammar that is to change no reading shows here, and one that is to change some shows which.

use std::{fmt::Write, fs};

use penchant::{
    agent::{conversation::Conversation, intent::Reading, vocabulary::FieldIx, world::World},
    catalog::ItemIx,
    engine::{catalog_view::CatalogView, library::Library},
    recommend::{Ranker, SourceWeights, evidence::Signals},
};
use serde_json::Value;

use super::{fixture, library};

const GOALS: [&str; 3] = ["demo", "films", "games"];
const CATALOGS: [&str; 2] = ["films", "games"];

#[test]
fn every_goal_is_read_as_it_was_when_its_readings_were_looked_at() {
    let mut found = String::new();
    for catalog in CATALOGS {
        let library = library(&fixture(&format!("{catalog}.items.jsonl")));
        for goals in GOALS {
            let lines = fs::read_to_string(fixture(&format!("{goals}.jsonl"))).expect("goals");
            for line in lines.lines() {
                let goal: Value = serde_json::from_str(line).expect("JSON");
                let says = goal["say"].as_array().expect("texts");
                let texts: Vec<&str> = says.iter().filter_map(Value::as_str).collect();
                writeln!(found, "{catalog} {texts:?}{}", stated(&library, &texts)).expect("a string");
            }
        }
    }
    let path = fixture("readings.txt");
    // Set once to write the file anew; then read what has changed.
    if std::env::var_os("PENCHANT_WRITE_GOLDEN").is_some() {
        fs::write(&path, &found).expect("written");
    }
    let known = fs::read_to_string(path).expect("readings");
    let differ = known.lines().zip(found.lines()).find(|(known, found)| known != found);
    assert_eq!(differ, None, "the first line that is read in another way");
    assert_eq!(known.lines().count(), found.lines().count());
}

/// All of a reading in words, so that a new name in the code is no new reading.
fn stated(library: &Library, says: &[&str]) -> String {
    let ranker = Ranker::new(library.basis(), Signals::default(), SourceWeights::SHIPPED, 0.0, &|_| true);
    let world = CatalogView::new(library, ranker);
    let mut conversation = Conversation::default();
    says.iter().for_each(|text| conversation.say(text, &world, 2026));
    let Reading {
        constraints,
        like,
        unlike,
        topic,
        count,
        set,
        order,
        vague,
        indifferent,
        different,
        surprise,
        ..
    } = &conversation.reading;
    let field = |ix: &FieldIx| world.vocabulary().field(*ix).map(|field| field.name.clone());
    let fields = |list: &[FieldIx]| list.iter().filter_map(field).collect::<Vec<_>>().join(", ");
    let ids = |list: &[ItemIx]| {
        list.iter().map(|ix| world.items()[*ix as usize].id.clone()).collect::<Vec<_>>().join(", ")
    };
    let mut text = String::new();
    for constraint in constraints {
        let (name, op, value) = constraint.stated(world.vocabulary());
        let how = if constraint.hard { "must" } else { "should" };
        write!(text, " | {how} {name} {op} {value}").expect("a string");
    }
    let limit = set.as_ref().map(|set| set.limit.map(|(ix, limit)| format!("{:?} {limit}", field(&ix))));
    let order = order.map(|(ix, less)| format!("{:?} {}", field(&ix), if less { "least" } else { "most" }));
    let rest = [
        ("like", ids(like)),
        ("unlike", ids(unlike)),
        ("topic", topic.join(" ")),
        ("count", count.map(|count| count.to_string()).unwrap_or_default()),
        ("set", limit.map(|limit| format!("{limit:?}")).unwrap_or_default()),
        ("order", order.unwrap_or_default()),
        ("vague", fields(vague)),
        ("indifferent", fields(indifferent)),
        ("different", if *different { "yes".into() } else { String::new() }),
        ("surprise", if *surprise { "yes".into() } else { String::new() }),
    ];
    for (name, value) in rest.iter().filter(|(_, value)| !value.is_empty()) {
        write!(text, " | {name}: {value}").expect("a string");
    }
    text
}
