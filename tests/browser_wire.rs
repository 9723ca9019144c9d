//! Messages between page and worker, in a real browser.
#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use penchant::{
    browser::{client, wire},
    engine::protocol::{
        BuildPack, BuildProgress, Event, Forget, ForgetActs, GetStatus, MemoryPlace, Request, Search, Stage,
        Start, Status,
        conversation::Asking,
        egress::{EgressEvent, Ending, PageTask, WhyNot},
        history::{Bring, Choices, HistoryFile},
        sources::Sources,
        standing::{Autonomy, Stand},
        things::Things,
    },
    memory::interaction::Seq,
};
use serde::{Deserialize, Serialize};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_dedicated_worker);

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Message {
    at_ms: i64,
    ids: Vec<u64>,
    share: f64,
    text: Option<String>,
}

fn there_and_back(at_ms: i64, ids: &[u64]) -> Message {
    let message = Message { at_ms, ids: ids.to_vec(), share: 1e300, text: Some("as it is".into()) };
    wire::decode(&wire::encode(&message).unwrap()).unwrap()
}

#[wasm_bindgen_test]
fn a_number_beyond_javascripts_becomes_the_nearest_and_the_rest_arrives() {
    const MOST: i64 = (1 << 53) - 1;
    let cases =
        [(0, 0), (MOST, MOST), (MOST + 1, MOST), (i64::MAX, MOST), (-MOST - 1, -MOST), (i64::MIN, -MOST)];
    for (sent, arrived) in cases {
        let message = there_and_back(sent, &[7, MOST as u64 + 1, u64::MAX]);
        let expected = Message {
            at_ms: arrived,
            ids: vec![7, MOST as u64, MOST as u64],
            share: 1e300,
            text: Some("as it is".into()),
        };
        assert_eq!(message, expected, "{sent}");
    }
}

/// The event that comes after this one in the list of all.
fn next(event: &Event) -> Option<Event> {
    Some(match event {
        Event::Ready => Event::Status(Status { remembered: 3, ..Status::default() }),
        Event::Status(_) => Event::MemoryChanged,
        Event::MemoryChanged => Event::Forgotten,
        Event::Forgotten => Event::ToldChanged,
        Event::ToldChanged => Event::Progress(BuildProgress { stage: Stage::Reading, done: 1, of: 2 }),
        Event::Progress(_) => Event::Egress(EgressEvent::Ended {
            task: PageTask(7),
            end: Ending::NoPlan { why: WhyNot::Cancelled },
        }),
        Event::Egress(_) => return None,
    })
}

#[wasm_bindgen_test]
fn every_event_arrives_as_it_was_sent() {
    let mut sent = Some(Event::Ready);
    while let Some(event) = sent {
        assert_eq!(client::event(&wire::encode(&event).unwrap()).as_ref(), Some(&event));
        sent = next(&event);
    }
}

#[wasm_bindgen_test]
fn every_kind_of_request_arrives_as_it_was_sent() {
    let requests = [
        Request::Status(GetStatus {}),
        Request::Start(Start {
            pack: "packs/demo/pack.json".into(),
            model: "models/".into(),
            runtime: "ort/".into(),
            memory: MemoryPlace::Site,
        }),
        Request::Search(Search { query: "chess".into(), limit: 7, ..Search::default() }),
        Request::Build(BuildPack { name: "a.csv".into(), bytes: vec![0, 255], title: String::new() }),
        Request::Ask(Asking::Confirm { step: 2, yes: true }),
        Request::Ask(Asking::Look),
    ];
    let seq = Seq { clock: 1 << 52, node: u32::MAX };
    let forget = [
        Forget::One { seq },
        Forget::These { seqs: vec![seq, seq] },
        Forget::Item { item: "a".into() },
        Forget::Mark { item: "a".into(), kind: "like".into() },
        Forget::Search { text: "chess".into() },
        Forget::Everything,
    ];
    let stand = [
        Stand::View,
        Stand::SetAutonomy { autonomy: Autonomy::default() },
        Stand::AddWatch { text: "a new chess".into() },
        Stand::RemoveWatch { id: 3 },
        Stand::RemoveNote { id: 4 },
        Stand::SetQuiet { quiet: None, per_day: 2 },
    ];
    let sources = [
        Sources::View,
        Sources::Add { name: String::new(), file: "a.csv".into(), bytes: vec![0, 255] },
        Sources::Remove { name: "a".into() },
        Sources::Undo,
        Sources::Embed,
    ];
    let things = [
        Things::View,
        Things::Shared { items: vec!["a".into()] },
        Things::Keep { item: "a".into(), note: "n".into(), collections: vec!["c".into()] },
    ];
    let file = HistoryFile { name: "a.zip".into(), bytes: vec![0, 255] };
    let choices = Choices { day_first: Some(true), profile: Some("p".into()), columns: true };
    let bring = [
        Bring::Look { files: vec![file], choices },
        Bring::Keep { by_title: true },
        Bring::Undo,
        Bring::Drop,
    ];
    let nested = forget.map(|what| Request::Forget(ForgetActs { what, feed: None })).into_iter();
    let nested = nested.chain(stand.map(Request::Standing)).chain(sources.map(Request::Sources));
    let nested = nested.chain(things.map(Request::Things)).chain(bring.map(Request::Bring));
    for request in requests.into_iter().chain(nested) {
        assert_eq!(wire::request(&wire::encode(&request).unwrap()).unwrap(), request);
    }
    for other in [
        "{}",
        "null",
        "7",
        "{\"type\":\"other\"}",
        "{\"type\":\"search\",\"query\":1}",
        "{\"type\":\"forget\",\"what\":{\"type\":\"one\"}}",
    ] {
        let value = js_sys::JSON::parse(other).unwrap();
        assert!(wire::request(&value).is_err(), "{other}");
    }
}
