//! What guards privacy fails closed, and two catalogues with equal ids never touch each other.

use penchant::{
    engine::protocol::{
        Arrangement, Feed, Forget, ForgetActs, GetDetails, GetToday, Hold, HoldTopics, MemoryState,
        ShelfKind, StoredPart, Topic, UnreadableRecord,
        egress::{ConsentAnswer, Egress, Ending, LookupSource, PageTask, WhyNot},
        standing::{Autonomy, Level, Stand},
    },
    memory::InteractionKind,
    store::{Store, Table, WriteBatch, record::RecordKind},
};

use super::{
    agent::stand,
    bench::{Tab, items, pack, wait},
    files::serve,
};

const NEWER: RecordKind<&str> = RecordKind::new("newer").in_form(9, 0);

/// Puts bytes where a record was, and opens another tab on them.
fn with_record(table: Table, key: &str, bytes: Vec<u8>) -> Tab {
    let mut tab = Tab::open();
    tab.outside(Egress::ChangePrivate { add: vec!["Title 5".into()], remove: Vec::new() }).unwrap();
    stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy { level: Level::Acts, ..Autonomy::default() } });
    tab.outside(Egress::Lookup { task: PageTask(1), item: "item-6".into(), source: LookupSource::Wikipedia })
        .unwrap();
    tab.answer(ConsentAnswer::ThirtyDays);
    tab.sent();
    let mut batch = WriteBatch::default();
    batch.put(table, key, bytes);
    wait(tab.world.store.commit(batch)).unwrap();
    tab.beside()
}

#[test]
fn what_guards_privacy_and_cannot_be_read_lets_nothing_leave_and_is_named() {
    let newer = || NEWER.encode(&"of a build to come").unwrap();
    let cases = [
        (Table::Meta, "setting/private-words", StoredPart::PrivateWords),
        (Table::Meta, "setting/autonomy", StoredPart::Autonomy),
        (Table::Outside, "grant/00000000000007", StoredPart::Grant(penchant::consent::GrantId(7))),
    ];
    for (table, key, part) in cases {
        for (bytes, is_newer) in [(newer(), true), (b"garbage".to_vec(), false)] {
            let mut tab = with_record(table, key, bytes.clone());
            // The second opening finds it where the first put it aside.
            for opening in 0..2 {
                let told = tab.status().unreadable;
                assert_eq!(told.len(), 1, "{key} {opening}: {told:?}");
                assert_eq!((told[0].part, told[0].newer), (part, is_newer), "{key} {opening}");
                tab.outside(Egress::Lookup {
                    task: PageTask(3),
                    item: "item-7".into(),
                    source: LookupSource::Wikipedia,
                })
                .unwrap();
                assert_eq!(tab.ended(), [(3, Ending::Failed { why: WhyNot::Unreadable })], "{key} {opening}");
                assert!(tab.sent().is_empty() && tab.questions().is_empty(), "{key} {opening}");
                if part == StoredPart::Autonomy {
                    assert_eq!(stand(&mut tab, Stand::View).autonomy.level, Level::Answers);
                }
                tab = tab.beside();
            }
            if is_newer {
                let kept = wait(tab.world.store.get(table, vec![key.into()])).unwrap();
                assert_eq!(kept, [Some(bytes)], "{key} was written over");
            }
        }
    }
}

#[test]
fn topics_and_the_day_of_a_newer_build_are_named_and_never_written_over() {
    let drama = || Topic { facet: Some("genre".into()), value: "drama".into() };
    let cases = [
        ("topic/genre.drama", StoredPart::Topics),
        ("setting/dozens", StoredPart::Dozen),
        ("setting/shelves", StoredPart::Shelves),
    ];
    for (key, part) in cases {
        let bytes = NEWER.encode(&"of a build to come").unwrap();
        let mut tab = with_record(Table::Meta, key, bytes.clone());
        assert_eq!(tab.status().unreadable, [UnreadableRecord { part, newer: true }], "{key}");
        let held =
            tab.try_ask(HoldTopics { change: vec![(drama(), Some(Hold::Follow))], ..HoldTopics::default() });
        assert_eq!(held.is_err(), part == StoredPart::Topics, "{key}");
        let dozen = tab.ask(GetToday { day: 1, arrange: None }).dozen;
        assert!(!dozen.is_empty(), "{key}: the day is there all the same");
        let hide = GetToday { day: 1, arrange: Some((ShelfKind::Back.into(), Arrangement::Hidden)) };
        assert_eq!(tab.try_ask(hide).is_err(), part == StoredPart::Shelves, "{key}");
        let kept = wait(tab.world.store.get(Table::Meta, vec![key.into()])).unwrap();
        assert_eq!(kept, [Some(bytes)], "{key} was written over");
    }
}

#[test]
fn what_is_damaged_can_be_set_anew_and_then_leaving_is_asked_about_again() {
    let mut tab = with_record(Table::Meta, "setting/private-words", b"garbage".to_vec());
    // The words themselves are kept one by one, and are still known.
    assert_eq!(tab.view().private, ["Title 5"]);
    tab.outside(Egress::ChangePrivate { add: vec!["rosebud".into()], remove: Vec::new() }).unwrap();
    assert_eq!(
        (tab.status().unreadable, tab.view().private),
        (vec![], vec!["Title 5".into(), "rosebud".into()])
    );
    tab.outside(Egress::Lookup { task: PageTask(3), item: "item-7".into(), source: LookupSource::Wikipedia })
        .unwrap();
    assert_eq!(tab.sent().len(), 1);

    let mut tab = with_record(Table::Outside, "grant/00000000000007", b"garbage".to_vec());
    tab.outside(Egress::Revoke { grant: penchant::consent::GrantId(7) }).unwrap();
    assert_eq!(tab.status().unreadable, []);
}

#[test]
fn a_private_word_that_another_tab_added_stays() {
    let mut one = Tab::open();
    let mut other = one.beside();
    let add = |word: &str| Egress::ChangePrivate { add: vec![word.into()], remove: Vec::new() };
    one.outside(add("beta")).unwrap();
    other.outside(add("gamma")).unwrap();
    assert_eq!(one.beside().view().private, ["beta", "gamma"]);
    let mut third = one.beside();
    third.outside(Egress::ChangePrivate { add: Vec::new(), remove: vec!["beta".into()] }).unwrap();
    assert_eq!(one.beside().view().private, ["gamma"]);
    let many = (0..200).map(|n| format!("word {n}")).collect();
    assert!(
        third.outside(Egress::ChangePrivate { add: many, remove: Vec::new() }).is_err(),
        "none is dropped"
    );
    assert_eq!(one.beside().view().private, ["gamma"]);
}

#[test]
fn watches_and_notes_that_two_tabs_add_at_once_are_all_there() {
    let mut one = Tab::open();
    let mut other = one.beside();
    for n in 0..20 {
        stand(&mut one, Stand::AddWatch { text: format!("comedy {n}") });
        stand(&mut other, Stand::AddWatch { text: format!("drama {n}") });
    }
    assert_eq!(stand(&mut one.beside(), Stand::View).watches.len(), 40);
}

#[test]
fn a_catalogue_with_the_same_ids_is_another_catalogue() {
    let mut tab = Tab::open();
    tab.like(3);
    tab.act(
        InteractionKind::NotInterested { reason: None },
        penchant::memory::Subject::Item("item-4".into()),
    );
    tab.outside(Egress::OpenPack { task: PageTask(1), url: "https://far.example/pack/pack.json".into() })
        .unwrap();
    tab.answer(ConsentAnswer::Session);
    serve(&mut tab, "https://far.example/pack/", &pack("far", items()));
    assert_eq!(tab.ended(), [(1, Ending::PackOpened)]);
    let marks = |tab: &mut Tab, id: &str| tab.ask(GetDetails { item: id.into() }).card.marks;
    assert!(!marks(&mut tab, "item-3").liked && !marks(&mut tab, "item-4").rejected);
    let feed = |tab: &mut Tab| {
        let slate = tab.ask(Feed { limit: 40, exclude: Vec::new() });
        slate.cards.into_iter().map(|card| card.id).collect::<Vec<_>>()
    };
    assert!(feed(&mut tab).contains(&"item-4".to_owned()), "it was turned down in another catalogue");
    tab.act(InteractionKind::Save, penchant::memory::Subject::Item("item-3".into()));
    tab.ask(ForgetActs { what: Forget::Item { item: "item-3".into() }, feed: None });
    assert_eq!(tab.status().remembered, 2);
    assert!(marks(&mut tab.beside(), "item-3").liked, "forgotten in one, it stands in the other");
}

#[test]
fn an_act_that_the_browser_lost_is_told() {
    let mut tab = Tab::open();
    (0..3).for_each(|n| tab.like(n));
    let key = wait(tab.world.store.keys(&[Table::Interactions])).unwrap().remove(0).remove(1);
    let mut batch = WriteBatch::default();
    batch.delete(Table::Interactions, key);
    wait(tab.world.store.commit(batch)).unwrap();
    assert_eq!(tab.beside().status().memory, MemoryState::Damaged { records: 0, missing: 1 });
}
