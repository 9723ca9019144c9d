//! What each level of autonomy may do, by enumeration.

use penchant::agent::{
    policy::{
        Autonomy, Level,
        Prompted::{self, Asked, Unasked},
        Verdict::{self, Confirm, Refuse, Run, RunAndTell},
        verdict,
    },
    tool::Tool,
};

fn every() -> impl Iterator<Item = (Level, Tool, Prompted, Verdict)> {
    Level::ALL.into_iter().flat_map(|level| {
        Tool::ALL.into_iter().flat_map(move |tool| {
            [Asked, Unasked].map(|prompted| (level, tool, prompted, verdict(level, tool, prompted)))
        })
    })
}

#[test]
fn nothing_is_forgotten_and_nothing_is_sent_without_a_yes() {
    for (level, tool, prompted, verdict) in every() {
        if matches!(tool, Tool::Forget | Tool::Lookup) {
            assert!(matches!(verdict, Confirm | Refuse), "{level:?} {tool:?} {prompted:?}: {verdict:?}");
        }
    }
}

#[test]
fn what_acts_runs_by_itself_only_from_the_fourth_level_on_and_is_told() {
    for (level, tool, prompted, verdict) in every().filter(|(_, tool, ..)| tool.acts()) {
        assert_ne!(verdict, Run, "{level:?} {tool:?} {prompted:?}: an act is always told");
        if level < Level::Acts {
            assert_ne!(verdict, RunAndTell, "{level:?} {tool:?} {prompted:?}");
        }
    }
}

#[test]
fn at_the_lowest_level_nothing_happens_unasked() {
    for (_, tool, _, verdict) in
        every().filter(|(level, _, prompted, _)| (*level, *prompted) == (Level::Answers, Unasked))
    {
        assert_eq!(verdict, Refuse, "{tool:?}");
    }
}

#[test]
fn a_higher_level_never_allows_less() {
    let rank =
        |verdict: Verdict| [Refuse, Confirm, RunAndTell, Run].iter().position(|other| *other == verdict);
    for tool in Tool::ALL {
        for prompted in [Asked, Unasked] {
            let ranks: Vec<_> = Level::ALL.map(|level| rank(verdict(level, tool, prompted))).into();
            assert!(ranks.is_sorted(), "{tool:?} {prompted:?}: {ranks:?}");
        }
    }
}

#[test]
fn the_level_of_one_tool_goes_before_that_of_all() {
    let autonomy = Autonomy { level: Level::Acts, tools: [(Tool::Remember, Level::Answers)].into() };
    assert_eq!(autonomy.verdict(Tool::Remember, Unasked), Refuse);
    assert_eq!(autonomy.verdict(Tool::Watch, Unasked), RunAndTell);
}

#[test]
fn a_tool_is_known_by_its_exact_name_only() {
    for tool in Tool::ALL {
        let name = tool.name();
        assert_eq!(Tool::named(name), Some(tool));
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
