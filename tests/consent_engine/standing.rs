//! What is said unasked: when something has come, when something was saved and never looked at; few, quiet, and stopped by
//! one press.

use penchant::{
    catalog::Item,
    engine::protocol::{
        Failure, Forget, ForgetActs,
        conversation::{Asking, StepFailure, StepState},
        egress::{Egress, MOST_PRIVATE},
        standing::{Autonomy, GetDigest, Level, MOST, Quiet, Stand, Suggested, SuggestionKind, Tool, Why},
    },
    memory::{InteractionKind, Subject},
    store::memory::MemoryStore,
};

use super::{
    agent::{ask, say, stand},
    bench::{Tab, items},
};

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

fn digest(tab: &mut Tab, day: i64, minute: u16) -> Vec<Suggested> {
    tab.ask(GetDigest { day, minute }).suggestions
}

fn arrivals(count: usize) -> Vec<Item> {
    let new = |n: usize| Item {
        id: format!("new-{n}"),
        title: format!("Arrival {n}").into(),
        facets: [("genre".to_owned(), vec![["comedy", "drama"][n % 2].to_owned()])].into(),
        ..Item::default()
    };
    items().into_iter().chain((0..count).map(new)).collect()
}

/// A tab that waits for comedies, and then finds `count` new items in the catalogue.
fn waited(count: usize) -> Tab {
    let disk = MemoryStore::default();
    let mut before = Tab::with(disk.clone(), items());
    stand(&mut before, Stand::AddWatch { text: "comedy".into() });
    Tab::with(disk, arrivals(count))
}

fn ids(found: &[Suggested]) -> Vec<&str> {
    found.iter().map(|suggested| suggested.card.id.as_str()).collect()
}

#[test]
fn a_word_a_slip_away_is_not_what_is_waited_for() {
    let disk = MemoryStore::default();
    let mut before = Tab::with(disk.clone(), items());
    // "Arrival", with a slip, and a word that is near to what is there already.
    for text in ["arrivsl", "titlle"] {
        stand(&mut before, Stand::AddWatch { text: text.into() });
    }
    let mut tab = Tab::with(disk, arrivals(4));
    assert_eq!(ids(&digest(&mut tab, 1, 600)), Vec::<&str>::new());
}

#[test]
fn what_fitted_before_is_no_news_and_what_has_come_is_said_once() {
    let mut tab = waited(0);
    assert!(digest(&mut tab, 1, 600).is_empty(), "what was there already");
    let mut tab = waited(4);
    let found = digest(&mut tab, 1, 600);
    let mut told = ids(&found);
    told.sort_unstable();
    assert_eq!(told, ["new-0", "new-2"]);
    assert!(matches!(&found[0].why, Why::Watched { text, .. } if text == "comedy"));
    assert!(digest(&mut tab, 2, 600).is_empty(), "it was said twice");
}

#[test]
fn there_are_few_a_day_and_the_rest_keeps_till_the_next() {
    let mut tab = waited(12);
    assert_eq!(digest(&mut tab, 1, 600).len(), 3);
    assert_eq!(digest(&mut tab, 1, 700).len(), 0, "the day's room is used up");
    assert_eq!(digest(&mut tab, 2, 600).len(), 3);
    stand(&mut tab, Stand::SetQuiet { quiet: None, per_day: 0 });
    assert_eq!(digest(&mut tab, 3, 600).len(), 0);
}

#[test]
fn quiet_hours_the_lowest_level_and_a_stopped_kind_are_silent_and_lose_nothing() {
    let silent: [fn(&mut Tab) -> u16; 4] = [
        |tab| {
            stand(tab, Stand::SetQuiet { quiet: Some(Quiet { from: 22 * 60, to: 7 * 60 }), per_day: 3 });
            23 * 60
        },
        |tab| {
            let autonomy = Autonomy { level: Level::Answers, ..Autonomy::default() };
            stand(tab, Stand::SetAutonomy { autonomy });
            600
        },
        |tab| {
            let tools = [(Tool::Watch, Level::Answers)].into();
            stand(tab, Stand::SetAutonomy { autonomy: Autonomy { tools, ..Autonomy::default() } });
            600
        },
        |tab| {
            stand(tab, Stand::Stop { kind: SuggestionKind::Watched, stopped: true });
            600
        },
    ];
    for (nth, silence) in silent.into_iter().enumerate() {
        let mut tab = waited(4);
        let minute = silence(&mut tab);
        assert!(digest(&mut tab, 1, minute).is_empty(), "silence {nth}");
        stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy::default() });
        stand(&mut tab, Stand::Stop { kind: SuggestionKind::Watched, stopped: false });
        assert_eq!(digest(&mut tab, 1, 8 * 60).len(), 2, "silence {nth} lost something");
    }
}

#[test]
fn hours_of_silence_may_go_over_midnight() {
    let night = Quiet { from: 22 * 60, to: 7 * 60 };
    let noon = Quiet { from: 12 * 60, to: 13 * 60 };
    let none = Quiet { from: 60, to: 60 };
    for (quiet, hour, holds) in [
        (night, 23, true),
        (night, 3, true),
        (night, 7, false),
        (night, 12, false),
        (noon, 12, true),
        (noon, 13, false),
        (none, 1, false),
    ] {
        assert_eq!(quiet.holds(hour * 60), holds, "{quiet:?} at {hour}");
    }
}

#[test]
fn what_was_saved_is_spoken_of_after_a_week_unless_it_was_looked_at() {
    let mut tab = Tab::open();
    for n in [3, 5, 8] {
        tab.act(InteractionKind::Save, Subject::Item(format!("item-{n}").into()));
    }
    tab.act(InteractionKind::Open, Subject::Item("item-5".into()));
    assert!(digest(&mut tab, 1, 600).is_empty(), "it was saved just now");
    tab.world.now.set(tab.world.now.get() + 8 * DAY_MS);
    tab.act(InteractionKind::NotInterested { reason: None }, Subject::Item("item-8".into()));
    let found = digest(&mut tab, 9, 600);
    assert_eq!(ids(&found), ["item-3"]);
    assert!(matches!(found[0].why, Why::Saved { .. }));
}

#[test]
fn forgetting_everything_forgets_what_stood() {
    let mut tab = waited(4);
    tab.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert_eq!(
        stand(&mut tab, Stand::View),
        penchant::engine::protocol::standing::StandingView {
            per_day: 3,
            acts_left: penchant::engine::protocol::standing::ACTS_PER_DAY as u32,
            ..Default::default()
        }
    );
    assert!(digest(&mut tab, 1, 600).is_empty());
}

#[test]
fn a_list_that_is_full_says_so_and_drops_nothing() {
    let mut tab = Tab::open();
    for n in 0..MOST {
        stand(&mut tab, Stand::AddWatch { text: format!("comedy {n}") });
    }
    let refused = tab.try_ask(Stand::AddWatch { text: "one more".into() }).unwrap_err();
    assert!(matches!(refused, Failure::Full { .. }), "{refused:?}");
    let kept = stand(&mut tab, Stand::View).watches;
    assert_eq!(kept.len(), MOST);
    assert!(kept.iter().any(|watch| watch.text == "comedy 0"), "the oldest is gone");

    // The same when it is said to the agent: neither by itself nor with a yes.
    let remember = |tab: &mut Tab, level, text: &str| {
        stand(tab, Stand::SetAutonomy { autonomy: Autonomy { level, ..Autonomy::default() } });
        ask(tab, Asking::StartOver);
        let told = say(tab, &format!("remember that I never want {text}"));
        let told = told.confirm.map_or(told, |step| ask(tab, Asking::Confirm { step, yes: true }));
        told.steps.into_iter().find(|step| step.tool == Tool::Remember).unwrap()
    };
    for n in 0..MOST {
        let step = remember(&mut tab, Level::Acts, &format!("thing {n}"));
        assert_eq!(step.state, Some(StepState::Done), "{n}");
    }
    let before = stand(&mut tab, Stand::View).notes;
    assert_eq!(before.len(), MOST);
    for level in [Level::Acts, Level::Suggests] {
        let step = remember(&mut tab, level, "one more");
        assert_eq!(step.state, Some(StepState::Failed), "{level:?}");
        assert!(matches!(step.failed, Some(StepFailure::Full { most: 50 })), "{step:?}");
        assert_eq!(stand(&mut tab, Stand::View).notes, before, "{level:?}");
    }

    let words = |count: usize| (0..count).map(|n| format!("word{n}")).collect::<Vec<_>>();
    tab.outside(Egress::ChangePrivate { add: words(MOST_PRIVATE), remove: Vec::new() }).unwrap();
    let refused =
        tab.outside(Egress::ChangePrivate { add: words(MOST_PRIVATE + 60), remove: Vec::new() }).unwrap_err();
    assert!(matches!(refused, Failure::Full { .. }), "{refused:?}");
    let mut kept = words(MOST_PRIVATE);
    kept.sort();
    assert_eq!(tab.view().private, kept);
}
