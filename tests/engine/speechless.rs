//! The engine speaks no language: whatever it answers, each word of a text is the catalogue's or the person's own.

use std::collections::BTreeSet;

use penchant::{
    engine::protocol::{
        Arrangement, BuildPack, Call, Explain, Feed, Forget, ForgetActs, GetDetails, GetMemory, GetStatus,
        GetToday, GetTrackRecord, Hold, HoldTopics, Import, Response, Search, ShelfKind, Similar, Topic,
        UndoForget,
        conversation::{Asking, Choice, Reply},
        egress::{Egress, GetEgress, PageTask, Provider, WireFormat},
        sources::Sources,
        standing::{GetDigest, Stand},
    },
    memory::InteractionKind,
};
use serde_json::Value;

use crate::support::{Bench, item_id};

/// What goes in, beside the items "Item 0" and so on "of theme0".
const OWN: &str = "Item An item of Themes theme0 theme1 theme2 theme3 theme9 three remember that I never want theme4 \
                   forget what you know about Zebras tell me when there is a Zebra and not Mine My catalogue id title";

/// Every text in a value, by the way to it.
fn texts<'a>(value: &'a Value, way: &str, found: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => found.push((way.to_owned(), text)),
        Value::Array(values) => values.iter().for_each(|value| texts(value, way, found)),
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| texts(value, &format!("{way}.{name}"), found))
        }
        _ => {}
    }
}

/// The words of all texts that have more than one, which are nobody's own. Names of variants have one.
fn words_of_its_own(answer: &Value) -> Vec<String> {
    let own: BTreeSet<&str> = OWN.split_whitespace().collect();
    let mut found = Vec::new();
    texts(answer, "", &mut found);
    let is_own = |word: &str| own.contains(word) || !word.contains(char::is_alphabetic);
    let of = |(way, text): &(String, &str)| {
        let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let foreign = text.contains(' ') && !words().all(is_own);
        foreign.then(|| format!("{way}: {text}"))
    };
    found.iter().filter_map(of).collect()
}

fn answer<C: Call>(bench: &mut Bench, call: C) -> Value {
    let answer = bench.try_ask(call).map_or_else(|failure| Response::Failed { failure }, C::into_response);
    serde_json::to_value(answer).expect("JSON")
}

/// Yes or no to the step that waits for it.
fn confirm(bench: &mut Bench, yes: bool) -> Value {
    let step = bench.ask(Asking::Look).confirm.expect("a step that waits");
    answer(bench, Asking::Confirm { step, yes })
}

#[test]
fn no_sentence_is_made_in_the_engine() {
    let mut bench = Bench::steady();
    bench.load_model();
    for nth in [1, 2, 5, 6] {
        bench.act(InteractionKind::Like, &item_id(nth));
    }
    let say = |text: &str| Asking::Say { text: text.into() };
    let add =
        |name: &str, text: &str| Sources::Add { name: name.into(), file: "x.csv".into(), bytes: text.into() };
    let build =
        |name: &str, bytes: &[u8]| BuildPack { name: name.into(), bytes: bytes.into(), title: "Mine".into() };
    let provider = |endpoint: &str| {
        let provider = Provider {
            kind: WireFormat::OpenAi,
            endpoint: endpoint.into(),
            model: "Mine".into(),
            keyed: false,
            offers: Default::default(),
        };
        Egress::SetProvider { provider: Some(provider) }
    };
    let choice = |facet: &str, reply| Choice { facet: facet.into(), reply };
    let topic = Topic { facet: Some("theme".into()), value: "theme2".into() };
    let mut answers = vec![
        answer(&mut bench, GetStatus {}),
        answer(&mut bench, Feed { limit: 12, exclude: Vec::new() }),
        answer(&mut bench, Similar { item: item_id(3), limit: 5 }),
        answer(&mut bench, Explain { item: item_id(9), slate: None }),
        answer(&mut bench, GetTrackRecord {}),
        answer(&mut bench, GetDetails { item: item_id(3) }),
        answer(&mut bench, GetDetails { item: "Zebra".into() }),
        answer(
            &mut bench,
            Search { query: "theme1".into(), filters: Vec::new(), limit: 5, ..Search::default() },
        ),
        answer(&mut bench, GetMemory {}),
        answer(&mut bench, Import::of("{")),
        answer(&mut bench, build("a.csv", b"id,title\na,Item\n,Item\nb\n")),
        answer(&mut bench, build("a.csv", b"id\na\n")),
        answer(&mut bench, build("a.json", b"{")),
        answer(&mut bench, build("a.xlsx", b"PK")),
        answer(&mut bench, add("Mine", "id,title\na,Item\n,Item\n")),
        answer(&mut bench, add("Mine", "")),
        answer(&mut bench, add("Mine", "{\"@type\":\"Book\"}")),
        answer(&mut bench, GetEgress {}),
        answer(&mut bench, Egress::SetEncyclopedia { base: Some("https://x.example/wiki".into()) }),
        answer(&mut bench, Egress::OpenPack { task: PageTask(1), url: "ftp://x".into() }),
        answer(&mut bench, Egress::Plan { task: PageTask(2), goal: "Zebra".into() }),
        answer(&mut bench, provider("http://x.example/v1")),
        answer(&mut bench, provider("words")),
        answer(&mut bench, Asking::Consult { task: PageTask(3) }),
        answer(&mut bench, say("three of theme1")),
        answer(&mut bench, Asking::Reply { choice: choice("theme", Reply::IsNot(vec!["theme2".into()])) }),
        answer(&mut bench, say("theme1 and theme2, not theme1")),
        answer(&mut bench, say("remember that I never want theme3")),
        confirm(&mut bench, true),
        answer(&mut bench, say("forget what you know about Zebras")),
        confirm(&mut bench, true),
        answer(&mut bench, say("tell me when there is a Zebra")),
        confirm(&mut bench, false),
        answer(&mut bench, Asking::Drafted { text: "Zebra".into() }),
        answer(&mut bench, Stand::View),
        answer(&mut bench, GetDigest { day: 1, minute: 600 }),
        answer(&mut bench, GetToday { day: 1, arrange: Some((ShelfKind::Back.into(), Arrangement::Pinned)) }),
        answer(&mut bench, HoldTopics { change: vec![(topic, Some(Hold::Follow))], ..HoldTopics::default() }),
        answer(&mut bench, ForgetActs { what: Forget::Item { item: item_id(1) }, feed: None }),
        answer(&mut bench, UndoForget {}),
    ];
    bench.break_storage();
    answers.push(answer(&mut bench, Stand::AddWatch { text: "a Zebra".into() }));
    bench.load_foreign_model();
    answers.push(answer(&mut bench, GetStatus {}));
    let failed = answers.iter().filter(|answer| answer["type"] == "failed").count();
    assert!(failed >= 12, "only {failed} of {} failed", answers.len());
    let steps = answers.iter().any(|answer| answer["steps"].to_string().contains("nothing_remembered"));
    assert!(steps, "no step failed");
    let spoken: Vec<String> = answers.iter().flat_map(words_of_its_own).collect();
    assert_eq!(spoken, Vec::<String>::new());
}

#[test]
fn a_sentence_would_be_noticed() {
    let answer = serde_json::json!({ "cards": [{ "title": "Item 5" }], "why": { "told": "It is late" } });
    assert_eq!(words_of_its_own(&answer), [".why.told: It is late"]);
}
