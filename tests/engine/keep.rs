//! What a person keeps of all this in a file, and what they have of it later.

use penchant::{
    engine::protocol::{
        Arrangement, Because, Card, Export, Failure, FileFault, Forget, ForgetActs, GetToday, Hold,
        HoldTopics, Import, OwnRule, ShelfKind, Topic,
        conversation::Asking,
        sources::Sources,
        standing::{MOST, Quiet, Stand},
        things::Things,
    },
    memory::{InteractionKind, keep::portable::content_hash},
    native::charset::LETTERS,
};

use super::support::{Bench, ITEMS, item_id};

fn file(bench: &mut Bench) -> Vec<u8> {
    bench.ask(Export { language: Some("en".into()), ..Export::default() }).file
}

/// Does something, whatever chance says.
fn live(bench: &mut Bench, chance: &mut fastrand::Rng) {
    let item = item_id(chance.usize(..ITEMS));
    let kinds = [
        InteractionKind::View,
        InteractionKind::Dwell { ms: chance.u32(..) },
        InteractionKind::Open,
        InteractionKind::Like,
        InteractionKind::Dislike,
        InteractionKind::Save,
        InteractionKind::Finished,
        InteractionKind::NotInterested { reason: Some("seen it".into()) },
    ];
    match chance.u8(..20) {
        0 => {
            let text = format!("Remember that I never want \"{item}\" 日本");
            if let Some(step) = bench.ask(Asking::Say { text }).confirm {
                bench.ask(Asking::Confirm { step, yes: true });
            }
        }
        1 => drop(bench.ask(Stand::AddWatch { text: format!("something like {item}") })),
        2 => {
            let topic = Topic {
                facet: chance.bool().then(|| "theme".into()),
                value: format!("theme{}", chance.u8(..9)),
            };
            let hold =
                chance.choice([Some(Hold::Follow), Some(Hold::Less), Some(Hold::Mute), None]).flatten();
            drop(bench.ask(HoldTopics { change: vec![(topic, hold)], ..HoldTopics::default() }));
        }
        3 => {
            let offers = bench.ask(HoldTopics { of: Some(item), ..HoldTopics::default() }).offers;
            let offers: Vec<OwnRule> =
                offers.into_iter().filter(|rule| rule.because != Because::Seen).collect();
            let say = chance.choice(offers);
            drop(bench.ask(HoldTopics { say, ..HoldTopics::default() }));
        }
        4 => {
            let (note, collections) = (format!("for {item}\n\"quoted\""), vec!["later".into(), "ü".into()]);
            drop(bench.ask(Things::Keep { item, note, collections }));
        }
        5 => {
            let bytes = format!("id,title,genre\n1,{item},a\n2,Ünder,b\n").into_bytes();
            let name = format!("list {}", chance.u8(..3));
            drop(bench.ask(Sources::Add { name, file: "a.csv".into(), bytes }));
        }
        6 => {
            let quiet = chance.bool().then_some(Quiet { from: 1320, to: 420 });
            drop(bench.ask(Stand::SetQuiet { quiet, per_day: chance.u8(..9) }));
        }
        7 => {
            let arrange = Some((ShelfKind::Back.into(), Arrangement::Pinned));
            drop(
                bench.ask(GetToday {
                    day: chance.u8(1..9).into(),
                    arrange: arrange.filter(|_| chance.bool()),
                }),
            );
        }
        8 => drop(bench.ask(ForgetActs { what: Forget::Item { item }, feed: None })),
        _ => {
            let cards = bench.feed(8).cards;
            let card = chance.choice(&cards).expect("a card");
            let kind = chance.choice(kinds).expect("a kind");
            bench.act_on_card(kind, &card.id, card.placement.clone());
        }
    }
}

#[test]
fn an_export_taken_into_an_empty_memory_is_the_same_export_byte_for_byte_and_the_same_feed() {
    for seed in 0..40 {
        let mut chance = fastrand::Rng::with_seed(seed);
        let mut bench = Bench::steady();
        (0..chance.u8(..60)).for_each(|_| live(&mut bench, &mut chance));
        let kept = file(&mut bench);
        let mut fresh = Bench::steady();
        let told = fresh.ask(Import::of(kept.clone()));
        assert_eq!((told.known, told.forgotten, told.left_out), (0, 0, 0), "seed {seed}");
        let (before, after) = (bench.ask(Export::default()).json, fresh.ask(Export::default()).json);
        let other = before.lines().zip(after.lines()).find(|(before, after)| before != after);
        assert!(before == after, "seed {seed}: {other:?}");
        assert!(file(&mut fresh) == kept, "seed {seed}");
        let ids = |bench: &mut Bench| -> Vec<String> {
            bench.feed(20).cards.into_iter().map(|card: Card| card.id).collect()
        };
        assert_eq!(ids(&mut bench), ids(&mut fresh), "seed {seed}");
        let again = fresh.ask(Import::of(kept.clone()));
        assert_eq!((again.added, again.left_out), (0, 0), "seed {seed}");
        assert!(file(&mut fresh) == kept, "twice is once, seed {seed}");
    }
}

#[test]
fn what_of_a_file_is_damaged_or_unknown_is_told_and_the_rest_comes_in() {
    let mut bench = Bench::steady();
    (0..5).for_each(|nth| bench.act(InteractionKind::Like, &item_id(nth)));
    let mut kept = file(&mut bench);
    let at = kept.windows(8).position(|window| window == b"item-003").expect("an act");
    kept[at + 7] = b'7';
    let told = Bench::steady().ask(Import::of(kept.clone()));
    assert_eq!((told.added, told.left_out, told.damaged), (4, 1, vec!["acts.jsonl:4".to_owned()]));

    let json = bench.ask(Export::default()).json.replacen("\"like\"", "\"telepathy\"", 1);
    let told = Bench::steady().ask(Import::of(json));
    assert_eq!((told.added, told.left_out, told.unknown), (4, 1, vec!["penchant-memory.json:2".to_owned()]));

    let refused = |file: &[u8]| Bench::steady().try_ask(Import::of(file)).map(drop);
    assert_eq!(refused(&kept[..500]), Err(Failure::file(FileFault::Damaged)));
    assert_eq!(refused(b"PK\x03\x04"), Err(Failure::file(FileFault::NoExport)));
}

#[test]
fn a_file_sets_no_silence_and_no_number_of_suggestions_where_the_person_has_set_them() {
    let mut bench = Bench::steady();
    bench.ask(Stand::SetQuiet { quiet: None, per_day: 9 });
    let kept = file(&mut bench);
    let mut other = Bench::steady();
    other.ask(Stand::SetQuiet { quiet: Some(Quiet { from: 0, to: 60 }), per_day: 1 });
    other.ask(Import::of(kept.clone()));
    let told = other.ask(Stand::View);
    assert_eq!((told.quiet, told.per_day), (Some(Quiet { from: 0, to: 60 }), 1));
    let mut fresh = Bench::steady();
    fresh.ask(Import::of(kept));
    assert_eq!(fresh.ask(Stand::View).per_day, 9);
}

#[test]
fn under_a_passphrase_the_same_comes_out_and_without_it_nothing() {
    let mut bench = Bench::steady();
    bench.act(InteractionKind::Like, &item_id(3));
    let call = Export { language: Some("en".into()), passphrase: "four words of mine".into() };
    let sealed = bench.ask(call.clone()).file;
    assert_ne!(bench.ask(call).file, sealed, "never twice the same");
    let mut fresh = Bench::steady();
    let mut open = |passphrase: &str| {
        fresh.try_ask(Import { passphrase: passphrase.into(), ..Import::of(sealed.clone()) })
    };
    assert_eq!(open("").map(drop), Err(Failure::file(FileFault::Locked)));
    assert_eq!(open("four words of yours").map(drop), Err(Failure::file(FileFault::Passphrase)));
    assert_eq!(open("four words of mine").map(|told| told.added), Ok(1));
    assert!(file(&mut fresh) == file(&mut bench));
}

#[test]
fn memories_of_another_assistant_become_notes_as_far_as_there_is_room_for_notes() {
    let memory = |nth: usize| {
        let content = format!("Likes the number {nth}");
        let hash = content_hash(&content, LETTERS.composed);
        format!(
            r#"{{"id":"{nth}","type":"preference","content":"{content}","content_hash":"{hash}",
            "temporal":{{"created_at":"2026-02-15T00:00:00Z"}},"provenance":{{"platform":"chatgpt"}}}}"#
        )
    };
    let memories: Vec<String> = (0..MOST + 10).map(memory).collect();
    let store = format!(
        r#"{{"schema":"portable-ai-memory","schema_version":"1.0","owner":{{"id":"u"}},"memories":[{}]}}"#,
        memories.join(",")
    );
    let mut bench = Bench::steady();
    assert_eq!(bench.ask(Import::of(store.clone())).left_out, 10);
    let notes = bench.ask(Stand::View).notes;
    assert_eq!(notes.len(), MOST);
    assert!(notes.iter().any(|note| note.text == "Likes the number 0"));
    assert_eq!(notes[0].at_ms, 1_771_113_600_000);
    bench.ask(Import::of(store));
    assert_eq!(bench.ask(Stand::View).notes, notes, "twice is once");
}
