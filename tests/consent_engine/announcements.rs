//! Whatever changes what is stored is told to the other tabs, which then show the same; what changes nothing is told to
//! nobody.

use penchant::{
    engine::{
        ports::GateEvent,
        protocol::{
            Arrangement, Dials, Explain, Export, FacetFilter, Forget, ForgetActs, GetDetails, GetMemory,
            GetToday, GetTrackRecord, Hold, HoldTopics, Import, Search, SetDials, Shelf, ShelfKind, Similar,
            Status, TodayView, Topic, TopicsView, UndoForget,
            conversation::Asking,
            egress::{ConsentAnswer, Egress, ExportLedger, Line, LookupSource, PageTask},
            sources::{Sources, SourcesView},
            standing::{Autonomy, GetDigest, Level, Stand, StandingView, SuggestionKind as Sort},
        },
    },
    memory::{InteractionKind, Subject},
};

use super::{
    agent::{ask, say, stand},
    bench::{Tab, says},
};

const NOTE: &str = "remember that I never want drama";
const GOAL: &str = "chess for my son Leopold";
const DAY_MS: i64 = 24 * 60 * 60 * 1000;
const FILE: &str = r#"[{"id":"one","title":"One"},{"id":"two","title":"Two"}]"#;

/// What happens before, and what is done then.
type Case = (&'static str, fn(&mut Tab), fn(&mut Tab));

const WRITING: &[Case] = &[
    ("a like", nothing, |tab| tab.like(1)),
    ("a view", nothing, |tab| tab.act(InteractionKind::View, Subject::Item("item-1".into()))),
    ("the dials", nothing, |tab| {
        let dials = Dials { diversity: 0.9, ..Dials::default() };
        drop(tab.ask(SetDials { dials }));
    }),
    (
        "forgetting one act",
        |tab| tab.like(1),
        |tab| {
            let seq = acts(tab)[0];
            drop(tab.ask(ForgetActs { what: Forget::One { seq }, feed: None }));
        },
    ),
    (
        "forgetting an item",
        |tab| tab.like(1),
        |tab| {
            drop(tab.ask(ForgetActs { what: Forget::Item { item: "item-1".into() }, feed: None }));
        },
    ),
    (
        "taking a mark away",
        |tab| tab.like(1),
        |tab| {
            let what = Forget::Mark { item: "item-1".into(), kind: "like".into() };
            drop(tab.ask(ForgetActs { what, feed: None }));
        },
    ),
    (
        "forgetting everything",
        |tab| tab.like(1),
        |tab| {
            drop(tab.ask(ForgetActs { what: Forget::Everything, feed: None }));
        },
    ),
    (
        "putting back what was forgotten",
        |tab| {
            tab.like(1);
            drop(tab.ask(ForgetActs { what: Forget::Item { item: "item-1".into() }, feed: None }));
        },
        |tab| drop(tab.ask(UndoForget {})),
    ),
    ("an import", nothing, |tab| {
        let mut from = Tab::open();
        from.like(2);
        stand(&mut from, Stand::AddWatch { text: "comedy".into() });
        let json = from.ask(Export::default()).json;
        tab.ask(Import::of(json));
    }),
    ("the autonomy", nothing, |tab| {
        let autonomy = Autonomy { level: Level::Answers, ..Autonomy::default() };
        drop(stand(tab, Stand::SetAutonomy { autonomy }));
    }),
    ("a watch", nothing, watch),
    ("a watch that is over", watch, |tab| {
        let id = stand(tab, Stand::View).watches[0].id;
        drop(stand(tab, Stand::RemoveWatch { id }));
    }),
    ("a note in a saying", free, |tab| drop(say(tab, NOTE))),
    ("a note that is taken back", remember, |tab| {
        undo(tab);
    }),
    ("a note that is removed", remember, |tab| {
        let id = stand(tab, Stand::View).notes[0].id;
        drop(stand(tab, Stand::RemoveNote { id }));
    }),
    ("quiet hours", nothing, |tab| drop(stand(tab, Stand::SetQuiet { quiet: None, per_day: 1 }))),
    ("a kind that is stopped", nothing, |tab| {
        drop(stand(tab, Stand::Stop { kind: Sort::Saved, stopped: true }));
    }),
    ("something said unasked", saved_long_ago, |tab| {
        assert_eq!(tab.ask(GetDigest { day: 9, minute: 600 }).suggestions.len(), 1);
    }),
    ("a topic that is held", nothing, follow),
    ("a topic that is let go", follow, |tab| {
        drop(tab.ask(HoldTopics { change: vec![(drama(), None)], ..HoldTopics::default() }));
    }),
    ("a day that is opened", nothing, |tab| drop(open(tab, None))),
    (
        "a shelf that is arranged",
        |tab| drop(open(tab, None)),
        |tab| {
            open(tab, Some((ShelfKind::Back.into(), Arrangement::Hidden)));
        },
    ),
    ("a source", nothing, source),
    ("a source that is removed", source, remove_source),
    (
        "a source that is put back",
        |tab| {
            source(tab);
            remove_source(tab);
        },
        |tab| drop(tab.ask(Sources::Undo)),
    ),
    ("a planner", nothing, |tab| tab.set_up(&[])),
    ("a private word", nothing, |tab| {
        tab.outside(Egress::ChangePrivate { add: vec!["alpha".into()], remove: Vec::new() }).unwrap();
    }),
    ("an encyclopedia", nothing, |tab| {
        let base = Some("https://de.wikipedia.org".into());
        tab.outside(Egress::SetEncyclopedia { base }).unwrap();
    }),
    ("a single yes", planned, |tab| tab.answer(ConsentAnswer::Once)),
    ("a yes for the session", planned, |tab| tab.answer(ConsentAnswer::Session)),
    ("a yes for thirty days", planned, |tab| tab.answer(ConsentAnswer::ThirtyDays)),
    ("a grant that is taken back", granted, |tab| {
        let grant = tab.view().grants[0].id;
        tab.outside(Egress::Revoke { grant }).unwrap();
    }),
    ("what was sent", allowed, |tab| gate(tab, vec![GateEvent::Sent])),
    ("what was answered", allowed, |tab| gate(tab, says("no plan"))),
    ("what never left", allowed, |tab| gate(tab, vec![GateEvent::NeverSent])),
    ("what is stopped", allowed, |tab| {
        tab.outside(Egress::Cancel { task: PageTask(1) }).unwrap();
    }),
    ("what takes too long", allowed, |tab| {
        gate(tab, vec![GateEvent::Sent]);
        tab.world.tabs.take();
        tab.advance(10 * 60 * 1000);
    }),
    ("messages that are erased", allowed, |tab| {
        tab.outside(Egress::EraseReceipts).unwrap();
    }),
];

const READING: &[Case] = &[
    ("the status", nothing, |tab| drop(tab.status())),
    ("a feed", nothing, |tab| drop(tab.feed(9))),
    ("like items", nothing, |tab| drop(tab.ask(Similar { item: "item-1".into(), limit: 9 }))),
    ("an item", nothing, |tab| drop(tab.ask(GetDetails { item: "item-1".into() }))),
    ("an explanation", nothing, |tab| drop(tab.ask(Explain { item: "item-1".into(), slate: None }))),
    ("a search", nothing, |tab| {
        let filters = vec![FacetFilter { facet: "genre".into(), values: vec!["drama".into()] }];
        drop(tab.ask(Search { query: "title".into(), filters, limit: 9, ..Search::default() }));
    }),
    ("memory", |tab| tab.like(1), |tab| drop(tab.ask(GetMemory {}))),
    (
        "the track record",
        |tab| tab.like(1),
        |tab| {
            tab.ask(GetTrackRecord {});
        },
    ),
    ("an export", |tab| tab.like(1), |tab| drop(tab.ask(Export::default()))),
    ("a saying", nothing, |tab| drop(say(tab, "two dramas"))),
    ("what stands", watch, |tab| drop(stand(tab, Stand::View))),
    ("nothing to say unasked", nothing, |tab| {
        drop(tab.ask(GetDigest { day: 1, minute: 600 }));
    }),
    ("a day that is looked at again", |tab| drop(open(tab, None)), |tab| drop(open(tab, None))),
    ("the topics that are held", follow, |tab| drop(tab.ask(HoldTopics::default()))),
    ("the sources", source, |tab| drop(tab.ask(Sources::View))),
    ("a question before it is answered", |tab| tab.set_up(&[]), |tab| tab.plan(1, GOAL)),
    ("a no", planned, |tab| tab.answer(ConsentAnswer::No)),
    ("a look-up that is only asked about", nothing, |tab| {
        let lookup =
            Egress::Lookup { task: PageTask(1), item: "item-1".into(), source: LookupSource::Wikipedia };
        tab.outside(lookup).unwrap();
    }),
    ("the ledger", allowed, |tab| drop(tab.ask(ExportLedger {}))),
    ("bytes of an answer", allowed, |tab| {
        gate(tab, vec![GateEvent::Head { status: 200 }, GateEvent::Chunk(b"data: ".to_vec())]);
    }),
];

#[test]
fn every_writing_call_is_told_to_the_other_tabs_and_they_show_the_same() {
    let mut silent = Vec::new();
    for (name, before, call) in WRITING {
        let mut tab = Tab::open();
        before(&mut tab);
        let mut other = tab.beside();
        other.world.now.set(tab.world.now.get());
        let stored = tab.world.stored();
        tab.world.tabs.take();
        call(&mut tab);
        assert_ne!(tab.world.stored(), stored, "{name} writes nothing");
        if tab.world.tabs.take() == 0 {
            silent.push(*name);
            continue;
        }
        other.hear_of_change();
        assert_eq!(shown(&mut other), shown(&mut tab), "{name}");
    }
    assert!(silent.is_empty(), "written and not told: {silent:?}");
}

#[test]
fn what_writes_nothing_is_told_to_nobody() {
    for (name, before, call) in READING {
        let mut tab = Tab::open();
        before(&mut tab);
        let stored = tab.world.stored();
        tab.world.tabs.take();
        call(&mut tab);
        assert_eq!(tab.world.stored(), stored, "{name} writes");
        assert_eq!(tab.world.tabs.take(), 0, "{name} is told and wrote nothing");
    }
}

/// What a tab shows of what is stored.
fn shown(
    tab: &mut Tab,
) -> (Status, Vec<penchant::memory::interaction::Seq>, StandingView, SourcesView, TopicsView, Vec<Line>) {
    let (sources, receipts) = (tab.ask(Sources::View), tab.view().receipts);
    let topics = tab.ask(HoldTopics::default());
    (tab.status(), acts(tab), stand(tab, Stand::View), *sources, topics, receipts)
}

fn open(tab: &mut Tab, arrange: Option<(Shelf, Arrangement)>) -> TodayView {
    *tab.ask(GetToday { day: 1, arrange })
}

fn drama() -> Topic {
    Topic { facet: Some("genre".into()), value: "drama".into() }
}

fn follow(tab: &mut Tab) {
    drop(tab.ask(HoldTopics { change: vec![(drama(), Some(Hold::Follow))], ..HoldTopics::default() }));
}

fn acts(tab: &mut Tab) -> Vec<penchant::memory::interaction::Seq> {
    tab.ask(GetMemory {}).acts.iter().map(|act| act.seq).collect()
}

fn nothing(_: &mut Tab) {}

/// The agent acts without asking.
fn free(tab: &mut Tab) {
    stand(tab, Stand::SetAutonomy { autonomy: Autonomy { level: Level::Acts, ..Autonomy::default() } });
}

fn remember(tab: &mut Tab) {
    free(tab);
    say(tab, NOTE);
}

/// Takes back what a step did.
fn undo(tab: &mut Tab) {
    let told = ask(tab, Asking::Look);
    let step = told.steps.iter().position(|step| step.undo).unwrap() as u32;
    ask(tab, Asking::Undo { step });
}

fn watch(tab: &mut Tab) {
    stand(tab, Stand::AddWatch { text: "comedy".into() });
}

fn saved_long_ago(tab: &mut Tab) {
    tab.act(InteractionKind::Save, Subject::Item("item-3".into()));
    tab.world.now.set(tab.world.now.get() + 8 * DAY_MS);
}

fn source(tab: &mut Tab) {
    let add = Sources::Add { name: "Mine".into(), file: "mine.json".into(), bytes: FILE.into() };
    tab.ask(add);
}

fn remove_source(tab: &mut Tab) {
    drop(tab.ask(Sources::Remove { name: "Mine".into() }));
}

/// A planner is set up, and a question waits.
fn planned(tab: &mut Tab) {
    tab.set_up(&[]);
    tab.plan(1, GOAL);
}

/// A request is under way, allowed this once.
fn allowed(tab: &mut Tab) {
    planned(tab);
    tab.answer(ConsentAnswer::Once);
}

/// A request is under way, by a grant that outlives the tab.
fn granted(tab: &mut Tab) {
    planned(tab);
    tab.answer(ConsentAnswer::ThirtyDays);
}

/// The gate says this of the request that is under way.
fn gate(tab: &mut Tab, events: Vec<GateEvent>) {
    let sent = tab.one_sent();
    tab.gate(sent.transfer, events);
}
