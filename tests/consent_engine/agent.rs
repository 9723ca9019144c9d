//! A model's plan in a conversation: asked about, carried out here under the person's conditions, and never more than said.

use penchant::engine::protocol::{
    conversation::{Asking, ConversationView, GetBrief, StepState},
    egress::{ConsentAnswer, EgressEvent, PageTask, WhyNot},
    standing::{ACTS_PER_DAY, Autonomy, Level, Stand, StandingView, Tool},
};
use penchant::store::memory::MemoryStore;

use super::bench::{Tab, answers, items, says};

pub fn ask(tab: &mut Tab, asking: Asking) -> ConversationView {
    *tab.ask(asking)
}

pub fn say(tab: &mut Tab, text: &str) -> ConversationView {
    ask(tab, Asking::Say { text: text.into() })
}

pub fn standing(tab: &mut Tab) -> StandingView {
    stand(tab, Stand::View)
}

pub fn stand(tab: &mut Tab, request: Stand) -> StandingView {
    *tab.ask(request)
}

/// Consults the planner, who answers with this; the person allows it this once.
pub fn consult(tab: &mut Tab, answer: &str) -> ConversationView {
    ask(tab, Asking::Consult { task: PageTask(7) });
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    tab.gate(sent.transfer, says(answer));
    ask(tab, Asking::Look)
}

fn planned(steps: &str) -> String {
    format!(r#"{{"steps":[{steps},{{"tool":"recommend","arguments":{{"count":3}}}}]}}"#)
}

fn step(tool: &str, argument: &str, text: &str) -> String {
    planned(&format!(r#"{{"tool":"{tool}","arguments":{{"{argument}":"{text}"}}}}"#))
}

#[test]
fn a_models_plan_answers_and_every_item_keeps_what_was_said() {
    let mut tab = Tab::open();
    tab.set_up(&[]);
    let local = say(&mut tab, "two comedy items");
    assert_eq!((local.tier.as_str(), local.can_plan.as_deref()), ("local", Some("m")));
    // The plan asks for the other genre.
    let told = consult(
        &mut tab,
        &planned(r#"{"tool":"filter","arguments":{"facet":"genre","op":"is","value":"drama"}}"#),
    );
    assert_eq!(told.tier, "remote");
    assert!(told.planner.is_some_and(|planner| planner.contains("llm.example")));
    assert!(told.cards.is_empty(), "an item kept the plan's condition and broke the person's");
    let told = consult(&mut tab, &planned(r#"{"tool":"recall","arguments":{"query":"x"}}"#));
    assert_eq!(told.cards.len(), 3);
    assert!(
        told.cards.iter().all(|card| card.id.trim_start_matches("item-").parse::<u32>().unwrap() % 2 == 0)
    );
    assert_eq!(told.chips, local.chips, "a model's words are not the person's");
}

#[test]
fn where_no_plan_comes_the_local_one_stands_and_says_why() {
    let mut tab = Tab::open();
    tab.set_up(&[]);
    let before = say(&mut tab, "comedy");
    ask(&mut tab, Asking::Consult { task: PageTask(7) });
    assert_eq!(ask(&mut tab, Asking::Look).consulting, Some(PageTask(7)));
    tab.answer(ConsentAnswer::No);
    let told = ask(&mut tab, Asking::Look);
    assert_eq!(
        (told.tier.as_str(), told.consulting, told.fell_back),
        ("local", None, Some(WhyNot::NotAllowed))
    );
    assert_eq!(told.cards, before.cards);
    assert!(tab.sent().is_empty());
}

#[test]
fn beginning_anew_stops_a_planner_that_is_being_asked() {
    let mut tab = Tab::open();
    tab.set_up(&[]);
    say(&mut tab, "comedy");
    ask(&mut tab, Asking::Consult { task: PageTask(7) });
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    assert_eq!(ask(&mut tab, Asking::StartOver), ConversationView::default());
    assert_eq!(tab.aborted(), [sent.transfer]);
    tab.gate(sent.transfer, says(&planned(r#"{"tool":"recall","arguments":{"query":"x"}}"#)));
    assert_eq!(ask(&mut tab, Asking::Look), ConversationView::default(), "a late answer began something");
}

#[test]
fn an_act_waits_for_a_yes_and_can_be_undone() {
    for (tool, argument) in [("remember", "text"), ("watch", "query")] {
        let held = |tab: &mut Tab| {
            let standing = standing(tab);
            standing.notes.len() + standing.watches.len()
        };
        let mut tab = Tab::open();
        tab.set_up(&[]);
        say(&mut tab, "comedy");
        let plan = step(tool, argument, "drama");
        let told = consult(&mut tab, &plan);
        assert_eq!((told.confirm, held(&mut tab)), (Some(0), 0), "{tool}");
        let told = ask(&mut tab, Asking::Confirm { step: 0, yes: false });
        assert_eq!((told.steps[0].state, told.cards.len()), (Some(StepState::Declined), 3));
        assert_eq!(held(&mut tab), 0);

        consult(&mut tab, &plan);
        // A yes to another step is none to this one.
        assert_eq!(ask(&mut tab, Asking::Confirm { step: 1, yes: true }).confirm, Some(0));
        let told = ask(&mut tab, Asking::Confirm { step: 0, yes: true });
        assert_eq!(
            (told.steps[0].state, told.steps[0].undo, held(&mut tab)),
            (Some(StepState::Done), true, 1)
        );
        let told = ask(&mut tab, Asking::Undo { step: 0 });
        assert_eq!((told.steps[0].state, held(&mut tab)), (Some(StepState::Undone), 0));
        ask(&mut tab, Asking::Undo { step: 0 });
        assert_eq!(held(&mut tab), 0);
    }
}

#[test]
fn forgetting_takes_a_yes_at_every_level_and_can_be_undone() {
    for level in Level::ALL {
        let mut tab = Tab::open();
        stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy { level, ..Autonomy::default() } });
        tab.like(4);
        tab.like(5);
        let told = say(&mut tab, "forget what you know about Title 4");
        assert_eq!((told.confirm, tab.status().remembered), (Some(0), 2), "{level:?}");
        ask(&mut tab, Asking::Confirm { step: 0, yes: true });
        assert_eq!(tab.status().remembered, 1);
        ask(&mut tab, Asking::Undo { step: 0 });
        assert_eq!(tab.status().remembered, 2);
    }
}

#[test]
fn from_the_fourth_level_on_it_acts_and_tells() {
    let mut tab = Tab::open();
    stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy { level: Level::Acts, ..Autonomy::default() } });
    let told = say(&mut tab, "remember that I never want drama");
    assert_eq!((told.confirm, told.steps.iter().filter(|step| step.undo).count()), (None, 1));
    assert_eq!(standing(&mut tab).notes.len(), 1);
    // It holds in the next conversation, as a reading that can be taken back.
    ask(&mut tab, Asking::StartOver);
    let told = say(&mut tab, "five items");
    let ops: Vec<&str> = told.chips.iter().map(|chip| chip.op.as_str()).collect();
    assert_eq!(ops, ["is_not", "count"], "{:?}", told.chips);
    assert!(
        told.cards.iter().all(|card| card.id.trim_start_matches("item-").parse::<u32>().unwrap() % 2 == 0)
    );
    assert_eq!(ask(&mut tab, Asking::Drop { chip: 0 }).chips.len(), 1);
}

#[test]
fn what_was_done_without_a_yes_is_told_and_what_was_said_yes_to_is_not() {
    for (level, tells) in [(Level::Suggests, false), (Level::ActsWithinBudget, true), (Level::Acts, true)] {
        let mut tab = Tab::open();
        stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy { level, ..Autonomy::default() } });
        let told = say(&mut tab, "remember that I never want drama");
        let told = match told.confirm {
            Some(step) => ask(&mut tab, Asking::Confirm { step, yes: true }),
            None => told,
        };
        assert_eq!(told.steps.iter().any(|step| step.tell), tells, "{level:?}");
        assert_eq!(standing(&mut tab).notes.len(), 1, "{level:?}");
        let left = ACTS_PER_DAY - usize::from(tells);
        assert_eq!(standing(&mut tab).acts_left as usize, left, "{level:?}: a yes costs nothing of the day");
    }
}

#[test]
fn once_the_days_acts_are_used_up_it_asks_and_says_so_in_every_tab_until_the_day_is_over() {
    let disk = MemoryStore::default();
    let open = || Tab::with(disk.clone(), items());
    let remember = |tab: &mut Tab, nth: usize| {
        ask(tab, Asking::StartOver);
        say(tab, &format!("remember that I never want thing {nth}"))
    };
    let mut tab = open();
    let autonomy = Autonomy { level: Level::ActsWithinBudget, ..Autonomy::default() };
    stand(&mut tab, Stand::SetAutonomy { autonomy });
    for nth in 0..ACTS_PER_DAY {
        // Half of them in a tab of its own: a restart, or another window, begins no new day.
        if nth == ACTS_PER_DAY / 2 {
            tab = open();
        }
        let told = remember(&mut tab, nth);
        assert_eq!((told.confirm, told.budget_spent), (None, false), "act {nth}");
    }
    for mut tab in [tab, open()] {
        let told = remember(&mut tab, 99);
        assert!(told.confirm.is_some() && told.budget_spent, "{:?}", told.steps);
        assert_eq!(standing(&mut tab).acts_left, 0);
        tab.world.now.set(tab.world.now.get() + 24 * 60 * 60 * 1000);
        let told = remember(&mut tab, 99);
        assert_eq!((told.confirm, told.budget_spent), (None, false), "another day");
    }
}

#[test]
fn a_level_that_is_lowered_while_a_plan_waits_holds_for_the_rest_of_the_plan() {
    let mut tab = Tab::open();
    tab.set_up(&[]);
    stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy { level: Level::Acts, ..Autonomy::default() } });
    say(&mut tab, "comedy");
    let forget = r#"{"tool":"forget","arguments":{"text":"nothing like it"}}"#;
    let remember = r#"{"tool":"remember","arguments":{"text":"drama"}}"#;
    assert_eq!(consult(&mut tab, &planned(&format!("{forget},{remember}"))).confirm, Some(0));
    stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy::default() });
    let told = ask(&mut tab, Asking::Confirm { step: 0, yes: false });
    assert_eq!((told.confirm, standing(&mut tab).notes.len()), (Some(1), 0));
}

#[test]
fn a_look_up_is_asked_about_as_a_step_and_again_with_its_bytes() {
    let mut tab = Tab::open();
    tab.set_up(&[]);
    say(&mut tab, "comedy");
    let told = consult(&mut tab, &step("lookup", "query", "Title 5"));
    assert!(told.confirm == Some(0) && tab.questions().is_empty());
    let told = ask(&mut tab, Asking::Confirm { step: 0, yes: true });
    assert!(told.looking_up && tab.sent().is_empty());
    tab.answer(ConsentAnswer::Once);
    let sent = tab.one_sent();
    assert!(sent.url.contains("titles=Title%205"), "{}", sent.url);
    let article = r#"{"query":{"pages":[{"title":"Title 5","extract":"Title 5 is a thing."}]}}"#;
    tab.gate(sent.transfer, answers(article.as_bytes()));
    let told = ask(&mut tab, Asking::Look);
    assert_eq!((told.claims.len(), told.looking_up, told.cards.len()), (1, false, 3));
    let noticed = tab.world.page.0.borrow().iter().any(|event| {
        matches!(event, penchant::engine::protocol::Event::ToldChanged)
            || matches!(event, penchant::engine::protocol::Event::Egress(EgressEvent::Changed))
    });
    assert!(noticed);
}

#[test]
fn a_plan_can_be_run_again_with_fewer_steps_in_another_order() {
    let mut tab = Tab::open();
    let told = say(&mut tab, "two comedy items");
    let tools = |told: &ConversationView| told.steps.iter().map(|step| step.tool).collect::<Vec<_>>();
    let all = tools(&told);
    let without: Vec<u32> = (0..all.len() as u32).filter(|at| all[*at as usize] != Tool::Filter).collect();
    let told = ask(&mut tab, Asking::Revise { keep: without, reword: None });
    assert!(!tools(&told).contains(&Tool::Filter));
    // The conditions are the person's: without the step they hold all the same.
    assert!(
        told.cards.iter().all(|card| card.id.trim_start_matches("item-").parse::<u32>().unwrap() % 2 == 0)
    );
    let told = ask(&mut tab, Asking::Revise { keep: vec![9, 9, 0], reword: None });
    assert_eq!(told.steps.len(), 1);
}

#[test]
fn a_step_can_be_given_other_words_and_asks_anew() {
    let mut tab = Tab::open();
    tab.set_up(&[]);
    say(&mut tab, "three items");
    let told = consult(&mut tab, &step("remember", "text", "I only like item-39"));
    assert_eq!(told.confirm, Some(0));
    let reword = Some((0, "I play at night".to_owned()));
    let told = ask(&mut tab, Asking::Revise { keep: vec![0, 1], reword });
    let words =
        |told: &ConversationView, at: usize| told.steps[at].text.as_ref().map(|text| text.to_show().clone());
    assert_eq!((told.confirm, words(&told, 0).as_deref()), (Some(0), Some("I play at night")));
    ask(&mut tab, Asking::Confirm { step: 0, yes: true });
    let notes = standing(&mut tab).notes;
    assert_eq!(notes.iter().map(|note| note.text.as_str()).collect::<Vec<_>>(), ["I play at night"]);

    // The local plan's words are the request's: the reading follows, and so does the answer.
    let mut tab = Tab::open();
    let told = say(&mut tab, "something about qwertz");
    assert_eq!(words(&told, 0).as_deref(), Some("qwertz"));
    let keep = (0..told.steps.len() as u32).collect();
    let told = ask(&mut tab, Asking::Revise { keep, reword: Some((0, "drama".into())) });
    assert!(told.cards.len() > 1 && told.cards.iter().all(|card| card.tags == ["drama"]));
    assert!(told.chips.iter().any(|chip| chip.op == "about" && chip.values == ["drama"]));
    // There is nothing to reword in a step without words, or in none.
    for at in [1, 99] {
        let keep = (0..told.steps.len() as u32).collect();
        let again = ask(&mut tab, Asking::Revise { keep, reword: Some((at, "x".into())) });
        assert_eq!(again.steps.len(), told.steps.len());
    }
}

#[test]
fn the_browsers_own_model_is_told_no_more_and_its_plan_runs_the_same_way() {
    let mut tab = Tab::open();
    tab.like(3);
    say(&mut tab, "comedy for my son Leopold");
    let brief = tab.ask(GetBrief {});
    assert!(!brief.prompt.contains("Leopold") && !brief.prompt.contains("Title 3"), "{}", brief.prompt);
    assert!(brief.schema.contains("make_bundle"));
    let told = ask(&mut tab, Asking::Drafted { text: step("watch", "query", "chess for <name-1>") });
    assert_eq!((told.tier.as_str(), told.confirm), ("browser", Some(0)));
    assert_eq!(told.steps[0].text.as_ref().map(|text| text.to_show().as_str()), Some("chess for Leopold"));
    let told = ask(&mut tab, Asking::Drafted { text: "I would rather not.".into() });
    assert_eq!(told.fell_back, Some(WhyNot::NoPlan));
    assert!(tab.sent().is_empty() && tab.left().nothing);
    tab.view();
}
