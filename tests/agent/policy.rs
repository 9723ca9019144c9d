//! What each level of autonomy may do, by enumeration, and within which budget.

use penchant::agent::{
    policy::{
        ACTS_PER_DAY, Allowance, Autonomy, DayOfActs, Level,
        Verdict::{Confirm, Run, RunAndTell},
        runs_unasked, verdict,
    },
    tool::{Effect, Tool},
};

const HOUR_MS: i64 = 60 * 60 * 1000;

fn every() -> impl Iterator<Item = (Level, Tool)> {
    Level::ALL.into_iter().flat_map(|level| Tool::ALL.iter().map(move |tool| (level, *tool)))
}

#[test]
fn nothing_is_forgotten_and_nothing_is_sent_without_a_yes() {
    for (level, tool) in every() {
        if matches!(tool.definition().effect, Effect::Removes | Effect::Sends) {
            assert_eq!(verdict(level, tool), Confirm, "{level:?} {tool:?}");
        }
    }
    assert_eq!(Tool::Forget.definition().effect, Effect::Removes);
    assert_eq!(Tool::Lookup.definition().effect, Effect::Sends);
}

#[test]
fn what_acts_runs_by_itself_only_from_the_fourth_level_on_and_is_told() {
    for (level, tool) in every().filter(|(_, tool)| tool.acts()) {
        let verdict = verdict(level, tool);
        assert_ne!(verdict, Run, "{level:?} {tool:?}: an act is always told");
        if level < Level::ActsWithinBudget {
            assert_eq!(verdict, Confirm, "{level:?} {tool:?}");
        }
    }
}

#[test]
fn unasked_nothing_runs_that_acts_or_asks_except_that_a_watch_tells_what_has_come() {
    for (level, tool) in every().filter(|(level, tool)| runs_unasked(*level, *tool)) {
        assert!(level > Level::Answers, "{tool:?} at the lowest level");
        assert!(matches!(tool, Tool::Recommend | Tool::Watch), "{level:?} {tool:?}");
    }
    assert!(runs_unasked(Level::default(), Tool::Recommend) && runs_unasked(Level::default(), Tool::Watch));
}

#[test]
fn a_higher_level_never_allows_less_whatever_is_left_of_the_day() {
    for acts_left in [0, 1] {
        for tool in Tool::ALL {
            let rank = |level: Level| {
                let autonomy = Autonomy { level, ..Autonomy::default() };
                let verdict = Allowance { autonomy, acts_left }.verdict(*tool);
                [Confirm, RunAndTell, Run].iter().position(|other| verdict == *other)
            };
            let ranks = Level::ALL.map(rank);
            assert!(ranks.is_sorted(), "{tool:?}: {ranks:?}");
        }
    }
}

#[test]
fn the_level_of_one_tool_goes_before_that_of_all() {
    let autonomy = Autonomy { level: Level::Acts, tools: [(Tool::Remember, Level::Answers)].into() };
    assert_eq!(autonomy.when_asked(Tool::Remember), Confirm);
    assert_eq!(autonomy.when_asked(Tool::Watch), RunAndTell);
    let quiet = Autonomy { level: Level::Acts, tools: [(Tool::Recommend, Level::Answers)].into() };
    assert!(!quiet.runs_unasked(Tool::Recommend));
}

#[test]
fn a_day_has_so_many_acts_and_any_other_day_has_them_again() {
    let mut acts = DayOfActs::default();
    let start = 1_000 * HOUR_MS;
    for nth in 0..ACTS_PER_DAY {
        assert_eq!(acts.left(start), ACTS_PER_DAY - nth);
        acts.add(start);
    }
    assert_eq!(acts.left(start), 0);
    assert_eq!(acts.left(start + 23 * HOUR_MS), 0);
    assert_eq!(acts.left(start - 48 * HOUR_MS), 0, "a clock that was set back gives no new day");
    assert_eq!(acts.left(start + 24 * HOUR_MS), ACTS_PER_DAY);
    acts.add(start + 24 * HOUR_MS);
    let kept = serde_json::to_string(&acts).unwrap();
    assert_eq!(kept.matches(',').count(), 0, "what no budget counts is kept no longer: {kept}");
}

#[test]
fn only_the_level_that_has_a_budget_asks_when_it_is_spent() {
    for level in Level::ALL {
        let allowance = |acts_left| {
            let autonomy = Autonomy { level, ..Autonomy::default() };
            Allowance { autonomy, acts_left }
        };
        let spent = level == Level::ActsWithinBudget;
        assert_eq!(allowance(0).is_spent(Tool::Remember), spent, "{level:?}");
        assert_eq!(allowance(0).verdict(Tool::Remember) == RunAndTell, level == Level::Acts, "{level:?}");
        assert!(!allowance(1).is_spent(Tool::Remember) && !allowance(0).is_spent(Tool::Recommend));
    }
}

#[test]
fn a_tool_is_known_by_its_exact_name_only() {
    for tool in Tool::ALL {
        let name = tool.name();
        assert_eq!(Tool::named(name), Some(*tool));
        assert_eq!(serde_json::to_value(tool).unwrap(), name, "records keep another name");
        for near in [
            name.to_uppercase(),
            format!(" {name}"),
            format!("{name}s"),
            name.replace('_', "-"),
            name.replacen('e', "е", 1),
        ] {
            assert!(near == name || Tool::named(&near).is_none(), "{near:?}");
        }
    }
}
