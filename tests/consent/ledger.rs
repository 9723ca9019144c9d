//! The ledger: durable before anything is sent, and altered by nobody unseen.

use std::task::{Context, Poll, Waker};

use penchant::{
    consent::{
        ConsentAnswer, Decision, Desk, EgressRequest, GrantId, Ledger, Permit, Purpose, Scope,
        ledger::{ENTRY, HEAD, TransferFailure, TransferOutcome, verify},
    },
    store::{
        Store, StoreError, Table, WriteBatch,
        faulty::{FaultyStore, StorageFault},
        memory::MemoryStore,
    },
};

fn run<T>(future: impl Future<Output = T>) -> T {
    let mut future = std::pin::pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(value) = future.as_mut().poll(&mut context) {
            return value;
        }
    }
}

fn permit(goal: &str) -> Permit {
    let scopes = [Scope::Goal].into_iter().collect();
    let request =
        EgressRequest::post("https://a.example/v1", Purpose::Plan, scopes, Vec::new(), goal.into()).unwrap();
    let mut desk = Desk::default();
    let Decision::Ask(question) = desk.decide(request, 0) else { panic!() };
    desk.answer(question, ConsentAnswer::Once, GrantId(1), 0).unwrap().0
}

fn open(store: &dyn Store, node: u32) -> Ledger {
    run(Ledger::open(store, node, 100)).unwrap()
}

/// A ledger of one tab with three requests, on its store.
fn three() -> (MemoryStore, Ledger) {
    let store = MemoryStore::default();
    let mut ledger = open(&store, 1);
    for (goal, outcome) in [
        ("chess", TransferOutcome::Answered { status: 200, bytes: 9 }),
        ("go", TransferOutcome::Failed { why: TransferFailure::Timeout }),
        ("draughts", TransferOutcome::NeverSent),
    ] {
        let approved = run(ledger.admit(&store, permit(goal), 200)).unwrap();
        run(ledger.note(&store, approved.receipt(), outcome, 300)).unwrap();
    }
    (store, ledger)
}

#[test]
fn a_new_ledger_says_that_nothing_has_left_since_it_began() {
    let store = MemoryStore::default();
    let summary = open(&store, 1).summary();
    assert!(summary.nothing_has_left());
    assert_eq!(summary.since_ms, Some(100));
    assert_eq!(run(Ledger::open(&store, 2, 999)).unwrap().summary().since_ms, Some(100));
}

#[test]
fn what_left_and_what_may_have_left_is_counted() {
    let (store, mut ledger) = three();
    let summary = ledger.summary();
    assert_eq!((summary.requests, summary.recipients.len(), summary.intact), (2, 1, true));
    assert!(!summary.nothing_has_left());
    // A tab that dies after writing and before sending leaves a request whose fate is not known: it counts.
    run(ledger.admit(&store, permit("shogi"), 400)).unwrap();
    assert_eq!(open(&store, 2).summary().requests, 3);
    let outcomes: Vec<_> = ledger.lines().into_iter().map(|line| line.outcome).collect();
    assert_eq!(outcomes[2..], [Some(TransferOutcome::NeverSent), None]);
}

#[test]
fn the_receipt_is_the_message_and_survives_reopening() {
    let store = MemoryStore::default();
    let mut ledger = open(&store, 1);
    let expected = permit("chess").request().message();
    let approved = run(ledger.admit(&store, permit("chess"), 200)).unwrap();
    assert_eq!(approved.get().message(), expected);
    let again = open(&store, 2);
    assert_eq!(run(again.bytes(&store, approved.receipt())).unwrap(), Some(expected.clone()));
    assert_eq!(again.lines()[0].receipt.bytes, expected.len() as u64);
    assert_eq!(again.lines(), ledger.lines());
}

#[test]
fn nothing_is_approved_that_could_not_be_written() {
    for fault in [
        StorageFault::Quota,
        StorageFault::Abort,
        StorageFault::CrashBefore,
        StorageFault::CrashAfter,
        StorageFault::Superseded,
    ] {
        let disk = MemoryStore::default();
        let store = FaultyStore::new(disk.clone());
        let mut ledger = open(&store, 1);
        store.fail_commit(fault);
        assert!(run(ledger.admit(&store, permit("chess"), 200)).is_err(), "{fault:?}");
        assert_eq!(ledger.summary().requests, 0, "{fault:?}");
        let after = open(&disk, 2).summary();
        assert!(after.intact, "{fault:?}");
        // A crash after the write leaves a pending entry: more than what left, never less.
        assert_eq!(after.requests, u64::from(fault == StorageFault::CrashAfter), "{fault:?}");
    }
}

#[test]
fn a_ledger_that_cannot_be_read_is_no_ledger() {
    let store = FaultyStore::new(MemoryStore::default());
    store.fail_read(StoreError::Unavailable("closed".into()));
    assert!(run(Ledger::open(&store, 1, 0)).is_err());
    assert!(!Ledger::default().summary().nothing_has_left());
}

#[test]
fn tabs_write_at_the_same_time_and_nothing_is_lost() {
    let store = MemoryStore::default();
    let (mut one, mut two) = (open(&store, 1), open(&store, 2));
    for round in 0..5 {
        run(one.admit(&store, permit("one"), round)).unwrap();
        run(two.admit(&store, permit("two"), round)).unwrap();
    }
    run(one.refresh(&store, 0)).unwrap();
    let summary = one.summary();
    assert_eq!((summary.requests, summary.intact), (10, true), "{:?}", one.breaks());
    run(one.admit(&store, permit("one"), 9)).unwrap();
    assert!(open(&store, 3).summary().intact);
}

#[test]
fn every_alteration_of_the_chain_is_found() {
    let (store, _) = three();
    // A second chain that knew the first.
    let mut second = open(&store, 2);
    run(second.admit(&store, permit("four"), 500)).unwrap();
    let rows = run(store.scan(&[Table::Outside])).unwrap().remove(0);
    assert!(verify(&rows).breaks.is_empty());
    let chained = |key: &str| !key.starts_with("began") && !key.starts_with("grant");
    let mut tried = 0;
    for (at, (key, bytes)) in rows.iter().enumerate().filter(|(_, (key, _))| chained(key)) {
        if !key.starts_with("body/") {
            let mut without = rows.clone();
            without.remove(at);
            assert!(!verify(&without).breaks.is_empty(), "{key} removed");
            tried += 1;
        }
        for bit in (0..bytes.len() * 8).step_by(37) {
            let mut altered = rows.clone();
            altered[at].1[bit / 8] ^= 1 << (bit % 8);
            assert!(!verify(&altered).breaks.is_empty(), "{key}, bit {bit}");
            tried += 1;
        }
        for (other, (other_key, _)) in rows.iter().enumerate().skip(at + 1).filter(|(_, (k, _))| chained(k)) {
            let mut swapped = rows.clone();
            let bytes = std::mem::take(&mut swapped[at].1);
            swapped[at].1 = std::mem::replace(&mut swapped[other].1, bytes);
            assert!(!verify(&swapped).breaks.is_empty(), "{key} and {other_key} exchanged");
            tried += 1;
        }
    }
    assert!(tried > 500, "{tried}");
}

#[test]
fn an_entry_that_is_rewritten_whole_is_found_too() {
    let (store, _) = three();
    // By somebody who can write sound records: as another recipient, with a fitting checksum.
    let rows = run(store.scan(&[Table::Outside])).unwrap().remove(0);
    for (key, bytes) in rows.iter().filter(|(key, _)| key.starts_with("chain/")) {
        let mut entry: penchant::consent::ledger::Entry = ENTRY.decode(bytes).unwrap();
        entry.at_ms += 1;
        let forged = ENTRY.encode(&entry).unwrap();
        let mut altered = rows.clone();
        altered.iter_mut().find(|(k, _)| k == key).unwrap().1 = forged;
        assert!(!verify(&altered).breaks.is_empty(), "{key}");
    }
}

#[test]
fn a_broken_ledger_does_not_say_that_nothing_left_and_goes_on() {
    let (store, _) = three();
    let mut batch = WriteBatch::default();
    for (key, _) in &run(store.scan(&[Table::Outside])).unwrap()[0] {
        if key.starts_with("chain/") {
            batch.delete(Table::Outside, key);
        }
    }
    run(store.commit(batch)).unwrap();
    let mut ledger = open(&store, 5);
    assert!(!ledger.summary().nothing_has_left() && !ledger.summary().intact);
    assert!(run(ledger.admit(&store, permit("x"), 1)).is_ok());
    assert_eq!(open(&store, 6).summary().requests, 1);
}

#[test]
fn bytes_can_be_erased_and_the_chain_still_says_that_something_left() {
    let (store, mut ledger) = three();
    let before = ledger.summary();
    run(ledger.erase_bytes(&store, 900)).unwrap();
    let stored = format!("{:?}", run(store.scan(&[Table::Outside])).unwrap());
    let goal = format!("{:?}", "draughts".as_bytes());
    assert!(!stored.contains(goal.trim_matches(['[', ']'])));
    assert_eq!(open(&store, 2).summary(), before);
    assert_eq!(run(ledger.bytes(&store, ledger.lines()[0].id)).unwrap(), None);
}

#[test]
fn a_grant_that_outlives_the_tab_is_kept_until_it_is_revoked() {
    let store = MemoryStore::default();
    let mut ledger = open(&store, 1);
    for (id, answer) in [(1, ConsentAnswer::Session), (2, ConsentAnswer::ThirtyDays)] {
        let mut desk = Desk::default();
        let Decision::Ask(question) = desk.decide(permit("x").request().clone(), 0) else { panic!() };
        let (_, grant) = desk.answer(question, answer, GrantId(id), 0).unwrap();
        run(ledger.grant(&store, grant.unwrap(), 0)).unwrap();
    }
    let mut again = open(&store, 2);
    assert_eq!(again.grants().iter().map(|grant| grant.id).collect::<Vec<_>>(), [GrantId(2)]);
    run(again.revoke(&store, GrantId(2), 5)).unwrap();
    run(ledger.refresh(&store, 0)).unwrap();
    assert!(ledger.grants().is_empty() && again.grants().is_empty() && ledger.summary().intact);
}

#[test]
fn forgetting_everything_begins_the_ledger_anew() {
    let (store, mut ledger) = three();
    let mut batch = WriteBatch::default();
    batch.clear(Table::Outside);
    run(store.commit(batch)).unwrap();
    run(ledger.refresh(&store, 7_000)).unwrap();
    let summary = ledger.summary();
    assert!(summary.nothing_has_left());
    assert_eq!(summary.since_ms, Some(7_000));
    run(ledger.admit(&store, permit("x"), 1)).unwrap();
    assert!(open(&store, 2).summary().intact);
}

/// As a build to come might write it: in a form of which this one knows nothing but the frame.
fn in_a_later_form(bytes: &[u8]) -> Vec<u8> {
    let later = |value: serde_json::Value| {
        penchant::store::record::RecordKind::<serde_json::Value>::new("later")
            .in_form(4, 0)
            .encode(&value)
            .unwrap()
    };
    later(serde_json::json!({ "of": bytes.len() }))
}

#[test]
fn a_ledger_that_a_newer_build_wrote_in_is_not_taken_for_tampered_and_says_nothing_of_what_left() {
    let (store, _) = three();
    let rows = run(store.scan(&[Table::Outside])).unwrap().remove(0);
    for newer in ["chain/", "head/", "began"] {
        // The last record of that kind, so that nothing after it holds a hash of what it was.
        let Some((key, bytes)) = rows.iter().rfind(|(key, _)| key.starts_with(newer)) else {
            panic!("{newer}")
        };
        let later = in_a_later_form(bytes);
        let store = MemoryStore::default();
        let mut batch = WriteBatch::default();
        rows.iter().for_each(|(key, bytes)| batch.put(Table::Outside, key, bytes.clone()));
        run(store.commit(std::mem::take(&mut batch))).unwrap();
        let mut known = open(&store, 4);
        batch.put(Table::Outside, key, later.clone());
        if newer == "chain/" {
            // The same build wrote where the chain ends.
            let (head_key, head) = rows.iter().find(|(key, _)| key.starts_with("head/")).unwrap();
            let head = penchant::consent::ledger::ChainHead {
                hash: penchant::consent::ledger::sha256(&later),
                ..HEAD.decode(head).unwrap()
            };
            batch.put(Table::Outside, head_key, HEAD.encode(&head).unwrap());
        }
        run(store.commit(batch)).unwrap();
        let summary = open(&store, 5).summary();
        assert!(summary.intact && summary.newer && !summary.nothing_has_left(), "{newer}: {summary:?}");
        let kept = run(store.get(Table::Outside, vec![key.clone()])).unwrap();
        assert_eq!(kept, [Some(later)], "{newer} was written over");
        run(known.catch_up(&store, 400)).unwrap();
        assert_eq!(known.summary(), summary, "{newer}");
    }
}

#[test]
fn what_another_tab_wrote_is_taken_up_with_its_hashes_as_if_all_were_read() {
    let (store, mut one) = three();
    let mut two = open(&store, 2);
    run(one.admit(&store, permit("bridge"), 400)).unwrap();
    run(two.admit(&store, permit("poker"), 500)).unwrap();
    for ledger in [&mut one, &mut two] {
        run(ledger.catch_up(&store, 600)).unwrap();
        let read: serde_json::Value =
            serde_json::from_str(&run(open(&store, 3).export(&store)).unwrap()).unwrap();
        let caught_up: serde_json::Value =
            serde_json::from_str(&run(ledger.export(&store)).unwrap()).unwrap();
        let entries = |export: &serde_json::Value| {
            let mut entries: Vec<String> =
                export["entries"].as_array().unwrap().iter().map(ToString::to_string).collect();
            entries.sort();
            entries
        };
        assert_eq!(entries(&caught_up), entries(&read));
        assert_eq!((&caught_up["breaks"], &caught_up["messages"]), (&read["breaks"], &read["messages"]));
    }
}

#[test]
fn a_grant_that_cannot_be_read_is_told_and_can_be_taken_back() {
    let store = MemoryStore::default();
    let mut known = open(&store, 3);
    let mut batch = WriteBatch::default();
    batch.put(Table::Outside, "grant/00000000000011", in_a_later_form(b"x"));
    batch.put(Table::Outside, "grant/00000000000012", b"no record".to_vec());
    run(store.commit(batch)).unwrap();
    let mut ledger = open(&store, 1);
    run(known.catch_up(&store, 100)).unwrap();
    for ledger in [&ledger, &known] {
        let ids: Vec<GrantId> = ledger.unreadable_grants().iter().map(|(id, _)| *id).collect();
        assert_eq!(ids, [GrantId(17), GrantId(18)]);
    }
    run(ledger.revoke(&store, GrantId(17), 5)).unwrap();
    assert_eq!(open(&store, 2).unreadable_grants().len(), 1);
}
