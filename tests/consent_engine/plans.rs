//! A plan from elsewhere: asked about, written down, sent, answered, stopped.

use penchant::{
    engine::{
        ports::GateEvent,
        protocol::{
            Event, Export, Forget, ForgetActs, UndoForget,
            conversation::Asking,
            egress::{
                ConsentAnswer, Egress, Ending, ExportLedger, PageTask, Redaction, Scope, TransferFailure,
                TransferOutcome, WhyNot,
            },
        },
    },
    store::faulty::StorageFault,
};

use super::bench::{Tab, provider, says};

const PLAN: &str = r#"{"steps":[{"tool":"search_catalog","arguments":{"query":"chess for <name-1>"}}]}"#;
const GOAL: &str = "chess for my son Leopold";

fn set_up() -> Tab {
    let mut tab = Tab::open();
    tab.set_up(&[]);
    tab
}

#[test]
fn without_a_provider_or_an_answer_nothing_leaves() {
    let mut tab = Tab::open();
    assert!(tab.outside(Egress::Plan { task: PageTask(1), goal: GOAL.into() }).is_err());
    tab.set_up(&[]);
    tab.plan(1, GOAL);
    assert_eq!(tab.questions().len(), 1);
    tab.advance(1_000_000);
    assert!(tab.sent().is_empty() && tab.left().nothing && tab.ended().is_empty());
}

#[test]
fn what_is_shown_is_what_is_sent_and_what_the_receipt_says() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    let asked = tab.questions().remove(0);
    assert!(!asked.message.contains("Leopold") && asked.message.contains("<name-1>"));
    let swapped = asked.redacted[0]
        .pieces
        .iter()
        .find_map(|piece| piece.alias.clone().map(|a| (piece.original.clone(), a)));
    assert_eq!(swapped, Some(("Leopold".into(), (Redaction::Name, "<name-1>".into()))));
    tab.outside(Egress::Answer { question: asked.question, answer: ConsentAnswer::Once }).unwrap();
    let sent = tab.one_sent();
    assert_eq!(String::from_utf8(sent.message.clone()).unwrap(), asked.message);
    assert_eq!(tab.receipt(sent.receipt), Some(asked.message));
    assert_eq!(asked.bytes, sent.message.len() as u64);

    tab.gate(sent.transfer, says(PLAN));
    let [(1, Ending::Plan { steps, tier })] = &tab.ended()[..] else { panic!() };
    // The name is put back, on the device.
    assert_eq!(steps[0], ("search_catalog".into(), r#"{"query":"chess for Leopold"}"#.into()));
    assert!(tier.contains("llm.example"));
    let view = tab.view();
    assert!(matches!(view.receipts[0].outcome, Some(TransferOutcome::Answered { status: 200, bytes: 1.. })));
    let left = tab.left();
    assert_eq!((left.nothing, left.requests, left.bytes, left.intact), (false, 1, asked.bytes, true));
}

#[test]
fn a_grant_of_a_session_covers_the_next_goal_and_not_another_kind_of_data() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    tab.answer(ConsentAnswer::Session);
    let first = tab.one_sent();
    tab.gate(first.transfer, says(PLAN));
    tab.plan(2, "another goal");
    assert_eq!((tab.questions().len(), tab.sent().len()), (0, 1));
    tab.set_up(&[Scope::Titles]);
    tab.like(3);
    tab.plan(3, "a third");
    let asked = tab.questions();
    assert!(asked[0].scopes.contains(Scope::Titles) && asked[0].message.contains("Title 3"));
    assert!(tab.sent().is_empty());
    // A new tab has no grant of this session.
    let mut other = tab.beside();
    other.plan(1, GOAL);
    assert_eq!((other.questions().len(), other.sent().len()), (1, 0));
}

#[test]
fn revoking_stops_what_is_under_way_here_and_in_another_tab() {
    let mut one = set_up();
    one.plan(1, GOAL);
    one.answer(ConsentAnswer::ThirtyDays);
    let mut two = one.beside();
    two.plan(7, GOAL);
    assert!(two.questions().is_empty(), "the grant holds there too");
    let (mine, theirs) = (one.one_sent(), two.one_sent());
    one.gate(mine.transfer, says("").into_iter().take(2));
    let grant = one.view().grants[0].id;
    one.world.tabs.take();
    one.outside(Egress::Revoke { grant }).unwrap();
    assert_eq!(one.world.tabs.take(), 1, "the other tabs are told");
    two.hear_of_change();
    for (tab, sent, task) in [(&mut one, &mine, 1), (&mut two, &theirs, 7)] {
        assert_eq!(tab.aborted(), [sent.transfer]);
        assert_eq!(tab.ended(), [(task, Ending::NoPlan { why: WhyNot::Cancelled })]);
        // What still comes is not heard.
        tab.gate(sent.transfer, says(PLAN));
        assert!(tab.ended().is_empty());
        tab.plan(9, GOAL);
        assert_eq!(tab.questions().len(), 1, "asked again");
    }
    let outcomes: Vec<_> = one.view().receipts.into_iter().map(|line| line.outcome).collect();
    assert_eq!(outcomes, vec![Some(TransferOutcome::Failed { why: TransferFailure::Revoked }); 2]);
    assert!(one.left().intact && one.view().grants.is_empty());
}

#[test]
fn a_grant_that_another_tab_took_back_is_gone_even_unannounced() {
    let mut one = set_up();
    one.plan(1, GOAL);
    one.answer(ConsentAnswer::ThirtyDays);
    let mut two = one.beside();
    let grant = one.view().grants[0].id;
    one.outside(Egress::Revoke { grant }).unwrap();
    two.plan(1, GOAL);
    assert_eq!((two.questions().len(), two.sent().len()), (1, 0));
}

#[test]
fn what_cannot_be_written_down_is_not_sent() {
    for fault in
        [StorageFault::Quota, StorageFault::Abort, StorageFault::CrashBefore, StorageFault::Superseded]
    {
        for answer in [ConsentAnswer::Once, ConsentAnswer::Session] {
            let mut tab = set_up();
            tab.plan(1, GOAL);
            tab.world.break_storage(fault);
            tab.answer(answer);
            assert!(tab.sent().is_empty(), "{fault:?}, {answer:?}");
            assert_eq!(tab.ended(), [(1, Ending::NoPlan { why: WhyNot::NotWritten })]);
        }
    }
}

#[test]
fn a_no_holds_until_the_person_wants_to_be_asked() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    tab.plan(2, GOAL);
    let asked = tab.questions();
    tab.outside(Egress::Answer { question: asked[0].question, answer: ConsentAnswer::No }).unwrap();
    // Both waited for the same answer.
    let refused = Ending::NoPlan { why: WhyNot::NotAllowed };
    assert_eq!(tab.ended(), [(1, refused.clone()), (2, refused.clone())]);
    tab.plan(3, GOAL);
    assert_eq!((tab.questions().len(), tab.ended()), (0, vec![(3, refused)]));
    let (recipient, purpose) = tab.view().refused[0].clone();
    tab.outside(Egress::AskAgain { recipient, purpose }).unwrap();
    tab.plan(4, GOAL);
    assert_eq!(tab.questions().len(), 1);
    assert!(tab.sent().is_empty() && tab.left().nothing);
}

#[test]
fn an_answer_cannot_be_given_twice_and_a_question_that_is_gone_cannot_be_answered() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    let asked = tab.questions().remove(0);
    for _ in 0..3 {
        tab.outside(Egress::Answer { question: asked.question, answer: ConsentAnswer::Once }).unwrap();
    }
    assert_eq!(tab.sent().len(), 1);
    tab.plan(2, GOAL);
    let asked = tab.questions().remove(0);
    tab.outside(Egress::Cancel { task: PageTask(2) }).unwrap();
    tab.outside(Egress::Answer { question: asked.question, answer: ConsentAnswer::Once }).unwrap();
    assert!(tab.sent().is_empty());
}

#[test]
fn each_way_of_failing_leaves_the_plan_to_the_local_planner_and_says_why() {
    let head = |status| GateEvent::Head { status };
    let cases: Vec<(Vec<GateEvent>, WhyNot, TransferOutcome)> = vec![
        (vec![GateEvent::NeverSent], WhyNot::Network, TransferOutcome::NeverSent),
        (vec![GateEvent::NoKey], WhyNot::NoKey, TransferOutcome::NeverSent),
        (
            vec![GateEvent::Sent, GateEvent::Failed],
            WhyNot::Network,
            TransferOutcome::Failed { why: TransferFailure::Network },
        ),
        (
            vec![GateEvent::Sent, head(200), GateEvent::TooLong],
            WhyNot::Network,
            TransferOutcome::Failed { why: TransferFailure::TooLong },
        ),
        (
            vec![
                GateEvent::Sent,
                head(503),
                GateEvent::Chunk(b"{\"error\":\"busy\"}".to_vec()),
                GateEvent::End,
            ],
            WhyNot::Status { status: 503, complaint: "busy".into() },
            TransferOutcome::Answered { status: 503, bytes: 16 },
        ),
        (
            vec![GateEvent::Sent, head(200), GateEvent::Chunk(b"<html>\n".to_vec())],
            WhyNot::Garbage,
            TransferOutcome::Failed { why: TransferFailure::Cancelled },
        ),
    ];
    for (events, why, outcome) in cases {
        let mut tab = set_up();
        tab.plan(1, GOAL);
        tab.answer(ConsentAnswer::Once);
        let sent = tab.one_sent();
        tab.gate(sent.transfer, events.clone());
        assert_eq!(tab.ended(), [(1, Ending::NoPlan { why })], "{events:?}");
        assert_eq!(tab.view().receipts[0].outcome, Some(outcome.clone()), "{events:?}");
        assert_eq!(tab.left().nothing, outcome == TransferOutcome::NeverSent);
    }
}

#[test]
fn a_silent_recipient_is_not_waited_for() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    assert_eq!(tab.world.timer.0.get(), Some(15_000));
    tab.advance(14_999);
    assert!(tab.ended().is_empty());
    tab.advance(1);
    assert_eq!(tab.ended(), [(1, Ending::NoPlan { why: WhyNot::Timeout })]);
    assert_eq!(tab.aborted(), [sent.transfer]);
    assert_eq!(
        tab.view().receipts[0].outcome,
        Some(TransferOutcome::Failed { why: TransferFailure::Timeout })
    );
}

#[test]
fn a_model_on_this_device_is_given_more_time() {
    let mut tab = Tab::open();
    let mut local = provider(&[]);
    local.endpoint = "http://localhost:8080/v1".into();
    tab.outside(Egress::SetProvider { provider: Some(local) }).unwrap();
    tab.plan(1, GOAL);
    tab.answer(ConsentAnswer::Once);
    assert_eq!(tab.world.timer.0.get(), Some(45_000));
}

#[test]
fn what_waited_for_a_gate_that_did_not_open_has_not_left() {
    let stops: [fn(&mut Tab); 3] = [
        |tab| tab.advance(15_000),
        |tab| drop(tab.outside(Egress::Cancel { task: PageTask(1) })),
        |tab| {
            let grant = tab.view().grants[0].id;
            tab.outside(Egress::Revoke { grant }).unwrap();
        },
    ];
    for stop in stops {
        let mut tab = set_up();
        tab.world.gate.closed.set(true);
        tab.plan(1, GOAL);
        tab.answer(ConsentAnswer::Session);
        stop(&mut tab);
        assert!(matches!(&tab.ended()[..], [(1, Ending::NoPlan { .. })]));
        assert_eq!(tab.view().receipts[0].outcome, Some(TransferOutcome::NeverSent));
        assert!(tab.left().nothing);
    }
}

#[test]
fn a_repair_is_asked_about_as_well_and_the_first_answer_is_let_go() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    tab.answer(ConsentAnswer::Once);
    let first = tab.one_sent();
    tab.gate(first.transfer, says("no plan").into_iter().take(3));
    assert!(tab.sent().is_empty(), "one yes is for one request");
    tab.answer(ConsentAnswer::Once);
    let second = tab.one_sent();
    assert_eq!(tab.aborted(), [first.transfer]);
    tab.gate(first.transfer, says("no plan"));
    assert!(tab.ended().is_empty());
    tab.gate(second.transfer, says(PLAN));
    assert!(matches!(&tab.ended()[..], [(1, Ending::Plan { .. })]));
    assert_eq!(tab.left().requests, 2);
}

#[test]
fn forgetting_everything_takes_receipts_grants_and_settings_along() {
    let mut tab = set_up();
    tab.plan(1, "a canary7788 goal");
    tab.answer(ConsentAnswer::ThirtyDays);
    tab.plan(2, "another canary7788");
    let sent = tab.sent();
    let before = tab.left().since_ms;
    tab.advance(5);
    tab.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert_eq!(tab.aborted().len(), sent.len());
    let left = tab.left();
    assert!(left.nothing && left.since_ms > before, "it says since when");
    let view = tab.view();
    assert!(view.grants.is_empty() && view.receipts.is_empty() && view.provider.is_none());
    let stored = format!("{:?}", tab.world.stored());
    let canary = format!("{:?}", b"canary7788");
    assert!(!stored.contains(canary.trim_matches(['[', ']'])));
}

#[test]
fn receipts_can_be_erased() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    tab.outside(Egress::EraseReceipts).unwrap();
    assert_eq!(tab.receipt(sent.receipt), None);
    assert_eq!((tab.left().requests, tab.left().intact), (1, true));
}

#[test]
fn no_key_is_ever_stored_or_exported() {
    let mut tab = set_up();
    assert!(provider(&[]).keyed);
    tab.plan(1, GOAL);
    tab.answer(ConsentAnswer::Once);
    let message = String::from_utf8(tab.one_sent().message).unwrap();
    assert!(message.contains("authorization: Bearer ‹key›\n"));
    let json = tab.ask(Export::default()).json;
    assert!(!json.contains("llm.example"));
}

#[test]
fn an_endpoint_that_is_no_address_is_not_taken() {
    let mut tab = Tab::open();
    for endpoint in ["", "http://llm.example/v1", "https://a@llm.example"] {
        let mut strange = provider(&[]);
        strange.endpoint = endpoint.into();
        assert!(tab.outside(Egress::SetProvider { provider: Some(strange) }).is_err(), "{endpoint}");
    }
}

#[test]
fn the_whole_record_can_be_taken_along_and_checked_elsewhere() {
    let mut tab = set_up();
    tab.plan(1, GOAL);
    let shown = tab.questions().remove(0);
    tab.outside(Egress::Answer { question: shown.question, answer: ConsentAnswer::Session }).unwrap();
    let sent = tab.one_sent();
    tab.gate(sent.transfer, says(PLAN));
    let json = tab.ask(ExportLedger {}).json;
    let whole: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(whole["messages"][sent.receipt.to_string()], shown.message);
    assert!(whole["breaks"].as_array().unwrap().is_empty());
    let entries = whole["entries"].as_array().unwrap();
    // Begun, granted, pending, sent, answered.
    assert_eq!(entries.len(), 5);
    for (before, after) in entries.iter().zip(&entries[1..]) {
        assert_eq!(after["entry"]["prev"], before["sha256"]);
    }
    assert_eq!(whole["ends"][0]["hash"], entries[4]["sha256"]);
}

#[test]
fn what_another_tab_forgets_is_dropped_here_too() {
    let mut one = set_up();
    let mut two = one.beside();
    two.plan(1, GOAL);
    two.answer(ConsentAnswer::Session);
    let sent = two.one_sent();
    two.ask(Asking::Say { text: "a comedy".into() });
    two.like(1);
    two.ask(ForgetActs { what: Forget::Item { item: "item-1".into() }, feed: None });
    one.advance(1_000);
    one.ask(ForgetActs { what: Forget::Everything, feed: None });
    two.advance(2_000);
    two.world.page.0.borrow_mut().clear();
    two.hear_of_change();
    assert_eq!(two.aborted(), [sent.transfer]);
    assert!(two.view().grants.is_empty());
    assert!(two.world.page.0.borrow().contains(&Event::Forgotten));
    let told = two.ask(Asking::Look);
    assert!(told.said.is_empty(), "{:?}", told.said);
    assert_eq!(two.ask(UndoForget {}).seqs, []);
    // A change that is no forgetting takes nothing away.
    two.world.page.0.borrow_mut().clear();
    one.like(3);
    two.hear_of_change();
    assert!(!two.world.page.0.borrow().contains(&Event::Forgotten));
    assert!(two.world.page.0.borrow().contains(&Event::MemoryChanged));
}

#[test]
fn a_decision_reads_no_more_of_the_ledger_than_what_was_written_since() {
    let mut one = set_up();
    one.plan(1, GOAL);
    one.answer(ConsentAnswer::ThirtyDays);
    let sent = one.one_sent();
    one.gate(sent.transfer, says(PLAN));
    let mut two = one.beside();
    for task in 2..9 {
        let tab = if task % 2 == 0 { &mut one } else { &mut two };
        let reads = tab.world.reads.clone();
        reads.scans.take();
        reads.records.take();
        tab.plan(task, GOAL);
        // Since its own last turn, the other tab wrote no more than a chain's beginning and three entries.
        assert!(reads.scans.take() == 0 && reads.records.take() <= 4, "task {task}");
        let sent = tab.one_sent();
        tab.gate(sent.transfer, says(PLAN));
    }
    for tab in [&mut one, &mut two] {
        let left = tab.left();
        assert!(left.intact && left.requests >= 7, "{left:?}");
    }
    one.hear_of_change();
    two.hear_of_change();
    assert_eq!((one.left(), one.left().requests), (two.left(), 8));
}
