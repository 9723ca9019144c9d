//! Look-ups, pictures and packs from elsewhere.

use penchant::consent::redact::Redactor;
use penchant::{
    catalog::Item,
    engine::{
        ports::GateEvent,
        protocol::{
            GetDetails,
            egress::{ConsentAnswer, Egress, Ending, LookupSource, NoClaim, PageTask, WhyNot},
        },
    },
    lookup::LookupQuery,
};

use super::bench::{Tab, answers, items, pack};

const ARTICLE: &str = r#"{"query":{"pages":[{"title":"Title 5","extract":"Title 5 is\na thing.",
    "revisions":[{"timestamp":"2026-10-03T12:00:00Z"}]}]}}"#;
const PNG: &[u8] = b"\x89PNG\r\n\x1a\nrest";

fn lookup(tab: &mut Tab, task: u64, n: usize, source: LookupSource) {
    tab.outside(Egress::Lookup { task: PageTask(task), item: format!("item-{n}"), source }).unwrap();
}

#[test]
fn a_title_is_looked_up_once_cited_and_kept_for_a_week() {
    let mut tab = Tab::open();
    lookup(&mut tab, 1, 5, LookupSource::Wikipedia);
    let asked = tab.questions().remove(0);
    assert_eq!(asked.recipient.to_string(), "https://en.wikipedia.org");
    assert!(asked.message.contains("titles=Title%205\n"), "{}", asked.message);
    tab.outside(Egress::Answer { question: asked.question, answer: ConsentAnswer::ThirtyDays }).unwrap();
    let sent = tab.one_sent();
    tab.gate(sent.transfer, answers(ARTICLE.as_bytes()));
    let [(1, Ending::Claim { claim, kept: false })] = &tab.ended()[..] else { panic!() };
    assert_eq!(
        (claim.text.to_show().as_str(), claim.cited.as_str()),
        ("Title 5 is a thing.", "https://en.wikipedia.org/wiki/Title_5")
    );
    assert_eq!(claim.revised.as_deref(), Some("2026-10-03"));
    assert_eq!(claim.asked_at_ms, tab.world.now.get());

    lookup(&mut tab, 2, 5, LookupSource::Wikipedia);
    assert!(tab.sent().is_empty());
    assert!(matches!(&tab.ended()[..], [(2, Ending::Claim { kept: true, .. })]));
    tab.advance(7 * 24 * 3_600_000);
    lookup(&mut tab, 3, 5, LookupSource::Wikipedia);
    assert_eq!(tab.sent().len(), 1, "it is asked again when it is old");
}

#[test]
fn an_encyclopedia_that_says_nothing_useful_is_no_claim() {
    let cases: [(&str, LookupSource, NoClaim); 7] = [
        (r#"{"query":{"pages":[{"title":"X","missing":true}]}}"#, LookupSource::Wikipedia, NoClaim::Missing),
        (
            r#"{"query":{"pages":[{"title":"X","extract":"X may refer to","pageprops":{"disambiguation":""}}]}}"#,
            LookupSource::Wikipedia,
            NoClaim::Ambiguous,
        ),
        ("<html>", LookupSource::Wikipedia, NoClaim::Garbage),
        ("{}", LookupSource::Wikipedia, NoClaim::Garbage),
        (r#"{"entities":{"-1":{"missing":""}}}"#, LookupSource::Wikidata, NoClaim::Missing),
        (r#"{"entities":{"javascript:x":{"descriptions":{}}}}"#, LookupSource::Wikidata, NoClaim::Garbage),
        (r#"{"entities":[]}"#, LookupSource::Wikidata, NoClaim::Garbage),
    ];
    for (body, source, why) in cases {
        let mut tab = Tab::open();
        lookup(&mut tab, 1, 5, source);
        tab.answer(ConsentAnswer::Once);
        let sent = tab.one_sent();
        tab.gate(sent.transfer, answers(body.as_bytes()));
        assert_eq!(tab.ended(), [(1, Ending::NoClaim { why })], "{body}");
        lookup(&mut tab, 2, 5, source);
        assert_eq!(tab.questions().len(), 1, "nothing is kept of it");
    }
}

#[test]
fn wikidata_is_cited_by_the_number_of_the_thing() {
    let mut tab = Tab::open();
    lookup(&mut tab, 1, 5, LookupSource::Wikidata);
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    let body = r#"{"entities":{"Q42":{"labels":{"en":{"value":"X"}},"descriptions":{"en":{"value":"a thing"}},
        "modified":"2026-01-02T00:00:00Z"}}}"#;
    tab.gate(sent.transfer, answers(body.as_bytes()));
    let [(1, Ending::Claim { claim, .. })] = &tab.ended()[..] else { panic!() };
    assert_eq!(claim.cited, "https://www.wikidata.org/wiki/Q42");
}

#[test]
fn private_words_are_taken_out_of_what_is_looked_up() {
    let query = |title: &str| {
        let redactor = &mut Redactor::new(&["Rosebud".into()]);
        LookupQuery::new(LookupSource::Wikipedia, "https://en.wikipedia.org", &title.into(), redactor)
            .map(|q| q.title().to_owned())
    };
    assert_eq!(query("Kane rosebud"), Ok("Kane".into()));
    assert_eq!(query("Diary of anna@example.org|Other"), Ok("Diary of Other".into()));
    assert!(query("Rosebud!").is_err() && query("").is_err());

    let mut items = items();
    items[5] = Item { title: "Rosebud's Sled".into(), ..items[5].clone() };
    let mut tab = Tab::with(Default::default(), items);
    tab.outside(Egress::ChangePrivate { add: vec!["rosebud".into()], remove: Vec::new() }).unwrap();
    lookup(&mut tab, 1, 5, LookupSource::Wikipedia);
    let asked = tab.questions().remove(0);
    assert!(!asked.message.to_lowercase().contains("rosebud"), "{}", asked.message);
}

#[test]
fn the_encyclopedia_can_be_another_one() {
    let mut tab = Tab::open();
    for strange in ["http://a.example", "https://a.example/w", "wiki"] {
        assert!(tab.outside(Egress::SetEncyclopedia { base: Some(strange.into()) }).is_err(), "{strange}");
    }
    tab.outside(Egress::SetEncyclopedia { base: Some("https://de.wikipedia.org".into()) }).unwrap();
    lookup(&mut tab, 1, 5, LookupSource::Wikipedia);
    assert_eq!(tab.questions()[0].recipient.to_string(), "https://de.wikipedia.org");
}

#[test]
fn a_picture_from_another_host_is_fetched_only_if_allowed_and_is_a_picture() {
    let picture = |task, n, ask| Egress::Picture { task: PageTask(task), item: format!("item-{n}"), ask };
    let mut tab = Tab::open();
    let details = tab.ask(GetDetails { item: "item-1".into() });
    assert_eq!((details.card.image, details.card.picture_host), (None, Some("pictures.example".into())));
    // A card that scrolls by does not ask.
    tab.outside(picture(1, 1, false)).unwrap();
    assert_eq!(tab.ended(), [(1, Ending::Failed { why: WhyNot::NotAllowed })]);
    assert!(tab.questions().is_empty() && tab.sent().is_empty());
    tab.outside(picture(2, 1, true)).unwrap();
    tab.answer(ConsentAnswer::Session);
    let sent = tab.one_sent();
    assert_eq!(sent.url, "https://pictures.example/1.png");
    tab.gate(sent.transfer, answers(PNG));
    assert_eq!(tab.ended(), [(2, Ending::Picture { url: format!("blob:image/png/{}", PNG.len()) })]);
    // With the grant, cards may.
    for body in [&b"<svg onload='alert(1)'/>"[..], b"<html>", b""] {
        tab.outside(picture(3, 2, false)).unwrap();
        let sent = tab.one_sent();
        tab.gate(sent.transfer, answers(body));
        assert_eq!(tab.ended(), [(3, Ending::Failed { why: WhyNot::Garbage })]);
    }
    assert!(tab.outside(picture(4, 30, true)).is_err(), "an item without a picture elsewhere");
}

#[test]
fn whoever_presses_again_after_a_no_is_asked_again_and_what_nobody_pressed_is_not() {
    let mut tab = Tab::open();
    let picture = |task, ask| Egress::Picture { task: PageTask(task), item: "item-1".into(), ask };
    let refused = Ending::Failed { why: WhyNot::NotAllowed };
    for task in 1..4 {
        lookup(&mut tab, task, 5, LookupSource::Wikipedia);
        tab.answer(ConsentAnswer::No);
        assert_eq!(tab.ended(), [(task, refused.clone())]);
    }
    for task in 4..7 {
        tab.outside(picture(task, true)).unwrap();
        tab.answer(ConsentAnswer::No);
        assert_eq!(tab.ended(), [(task, refused.clone())]);
    }
    tab.outside(picture(7, false)).unwrap();
    assert_eq!((tab.questions().len(), tab.ended()), (0, vec![(7, refused)]));
    assert_eq!(tab.view().refused.len(), 2, "a no is a no for whatever asks by itself");
    assert!(tab.sent().is_empty() && tab.left().nothing);
}

#[test]
fn a_picture_without_end_is_broken_off() {
    let mut tab = Tab::open();
    tab.outside(Egress::Picture { task: PageTask(1), item: "item-1".into(), ask: true }).unwrap();
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    tab.gate(sent.transfer, [GateEvent::Sent, GateEvent::Head { status: 200 }]);
    for _ in 0..5 {
        tab.gate(sent.transfer, [GateEvent::Chunk(vec![0; 1 << 20])]);
    }
    assert_eq!(tab.ended(), [(1, Ending::Failed { why: WhyNot::Garbage })]);
    assert_eq!(tab.aborted(), [sent.transfer]);
}

/// Answers every request for a file with the file; returns the addresses.
pub fn serve(tab: &mut Tab, base: &str, files: &std::collections::BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let mut asked = Vec::new();
    loop {
        let sent = tab.sent();
        if sent.is_empty() {
            return asked;
        }
        for sent in sent {
            let path = sent.url.strip_prefix(base).expect("a file beside the manifest");
            asked.push(path.to_owned());
            let body = files.get(path).unwrap_or_else(|| panic!("{path} is asked for"));
            tab.gate(sent.transfer, answers(body));
        }
    }
}

#[test]
fn a_pack_from_another_origin_is_read_file_by_file_and_takes_the_place_of_the_present_one() {
    let mut other = items();
    other.iter_mut().for_each(|item| item.id = format!("far-{}", item.id));
    other[0].image = Some("images/0.png".into());
    let files = pack("far", other);
    let mut tab = Tab::open();
    tab.like(3);
    tab.outside(Egress::OpenPack { task: PageTask(1), url: "https://far.example/pack/pack.json".into() })
        .unwrap();
    assert_eq!(tab.status().catalog, "home");
    tab.answer(ConsentAnswer::Session);
    let asked = serve(&mut tab, "https://far.example/pack/", &files);
    assert!(asked.len() >= 2 && asked[0] == "pack.json", "{asked:?}");
    assert_eq!(tab.ended(), [(1, Ending::PackOpened)]);
    assert_eq!(tab.left().requests, asked.len() as u64);
    let status = tab.status();
    assert_eq!((status.catalog.as_str(), status.remembered), ("far", 1));
    let details = tab.ask(GetDetails { item: "far-item-0".into() });
    // Its pictures are there, not here.
    assert_eq!((details.card.image, details.card.picture_host), (None, Some("far.example".into())));
}

#[test]
fn a_pack_that_is_altered_on_the_way_or_is_none_is_not_opened() {
    let far = "https://far.example/pack/";
    for alter in ["pack.json", "items-0000"] {
        let mut files = pack("far", items());
        let file = files.iter_mut().find(|(path, _)| path.starts_with(alter));
        file.and_then(|(_, bytes)| bytes.last_mut()).map(|byte| *byte ^= 1).unwrap();
        let mut tab = Tab::open();
        tab.outside(Egress::OpenPack { task: PageTask(1), url: format!("{far}pack.json") }).unwrap();
        tab.answer(ConsentAnswer::Session);
        serve(&mut tab, far, &files);
        assert!(matches!(&tab.ended()[..], [(1, Ending::Failed { .. })]), "{alter}");
        assert_eq!(tab.status().catalog, "home");
    }
    let mut tab = Tab::open();
    for url in ["packs/other/pack.json", "http://far.example/pack.json", "data:,x"] {
        assert!(tab.outside(Egress::OpenPack { task: PageTask(1), url: url.into() }).is_err(), "{url}");
    }
}

#[test]
fn one_yes_to_a_pack_is_one_file() {
    let files = pack("far", items());
    let mut tab = Tab::open();
    tab.outside(Egress::OpenPack { task: PageTask(1), url: "https://far.example/pack.json".into() }).unwrap();
    tab.answer(ConsentAnswer::Once);
    assert_eq!(serve(&mut tab, "https://far.example/", &files), ["pack.json"]);
    assert_eq!(tab.questions().len(), 1, "the next file is asked about");
}
