//! Goals in the person's words, through the engine.

use penchant::{
    agent::tool::Tool,
    embed::EmbedError,
    engine::protocol::{
        Card, Event, Feed, Forget, ForgetActs, Search,
        conversation::{Asking, Choice, ConversationView, GoalOffer, Question, Reply, StepState},
        standing::{Autonomy, Level, Stand},
    },
    memory::InteractionKind,
};

use crate::support::{BESIDE, Bench, item_id, theme_of};

fn ask(bench: &mut Bench, asking: Asking) -> ConversationView {
    *bench.ask(asking)
}

fn say(bench: &mut Bench, text: &str) -> ConversationView {
    ask(bench, Asking::Say { text: text.into() })
}

fn themes(told: &ConversationView) -> Vec<usize> {
    let mut themes: Vec<usize> = told.cards.iter().map(|card| theme_of(&card.id)).collect();
    themes.sort_unstable();
    themes.dedup();
    themes
}

#[test]
fn what_is_said_holds_of_every_item_and_what_is_said_later_changes_it() {
    let mut bench = Bench::steady();
    assert_eq!(themes(&say(&mut bench, "three of theme1 or theme2")), [1, 2]);
    let told = say(&mut bench, "not theme2");
    assert_eq!((themes(&told), told.cards.len(), told.said.len()), (vec![1], 3, 2));
}

#[test]
fn a_reading_can_be_taken_back_and_all_of_it_too() {
    let mut bench = Bench::steady();
    let told = say(&mut bench, "theme1");
    assert_eq!(told.chips.len(), 1, "{:?}", told.chips);
    let told = ask(&mut bench, Asking::Drop { chip: 0 });
    assert!(told.chips.is_empty() && themes(&told).len() > 1);
    ask(&mut bench, Asking::Drop { chip: 9 });
    assert_eq!(ask(&mut bench, Asking::StartOver), ConversationView::default());
}

#[test]
fn a_note_is_confirmed_heeded_by_feed_and_search_and_its_words_leave_later_requests_alone() {
    let mut bench = Bench::steady();
    let acts = Autonomy { level: Level::Acts, ..Autonomy::default() };
    bench.ask(Stand::SetAutonomy { autonomy: acts });
    let before = bench.search("theme1", &[]);
    assert!(bench.feed(20).cards.iter().any(|card| theme_of(&card.id) == 1));
    // Not only what it denies: a note has other words, too.
    for note in ["remember that I hate theme1 apps", "remember that I teach item by item on Tuesdays"] {
        let told = say(&mut bench, note);
        assert!(
            told.steps.iter().any(|step| step.tool == Tool::Remember && step.state == Some(StepState::Done))
        );
    }
    assert_eq!(bench.ask(Stand::View).notes.len(), 2);
    let of_theme_1 = |cards: &[Card]| cards.iter().position(|card| theme_of(&card.id) == 1);
    for exclude in [Vec::new(), vec![item_id(0)]] {
        assert_eq!(of_theme_1(&bench.ask(Feed { limit: 90, exclude }).cards), None);
    }
    let all = bench
        .ask(Search { query: "item".into(), filters: Vec::new(), limit: 120, ..Search::default() })
        .cards;
    assert_eq!((all.len(), of_theme_1(&all)), (120, Some(90)), "it comes last");
    assert_eq!(bench.search("theme1", &[]).total, before.total, "who looks for it finds it");

    ask(&mut bench, Asking::StartOver);
    let told = say(&mut bench, "anything, but not theme2");
    assert_eq!(themes(&told), [0, 3]);
    let about = told.chips.iter().filter(|chip| chip.op == "about").count();
    assert_eq!(about, 0, "{:?}", told.chips);

    let note = bench.ask(Stand::View).notes.remove(0);
    bench.ask(Stand::RemoveNote { id: note.id });
    assert!(of_theme_1(&bench.feed(20).cards).is_some(), "without the note all is as before");
}

#[test]
fn where_nothing_fits_it_says_so_and_what_it_would_take() {
    let mut bench = Bench::steady();
    let told = say(&mut bench, "theme1, at most 20 minutes");
    assert!(told.cards.is_empty() && !told.nearest.is_empty());
    let told = say(&mut bench, "both theme1 and not theme1");
    assert!(told.steps.iter().any(|step| step.tool == Tool::Filter));
}

#[test]
fn what_was_liked_orders_what_fits_and_what_was_rejected_is_left_out() {
    let mut bench = Bench::steady();
    let first = say(&mut bench, "theme1").cards.first().map(|card| card.id.clone()).expect("an item");
    bench.act(InteractionKind::NotInterested { reason: None }, &first);
    ask(&mut bench, Asking::StartOver);
    assert!(say(&mut bench, "theme1").cards.iter().all(|card| card.id != first));
    bench.act(InteractionKind::Like, &item_id(5));
    ask(&mut bench, Asking::StartOver);
    assert!(say(&mut bench, "theme1").cards.iter().all(|card| card.id != item_id(5)), "it is known already");
}

#[test]
fn forgetting_everything_forgets_what_was_said() {
    let mut bench = Bench::steady();
    say(&mut bench, "theme1");
    bench.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert_eq!(say(&mut bench, "theme3").said, ["theme3"]);
}

fn ops(told: &ConversationView) -> Vec<&str> {
    told.chips.iter().map(|chip| chip.op.as_str()).collect()
}

#[test]
fn every_part_of_a_reading_is_shown_and_each_can_be_taken_back() {
    let mut bench = Bench::steady();
    let mut told = say(&mut bench, "4 of theme1, like Item 5, not like Item 9, something different");
    assert_eq!(ops(&told), ["is", "like", "unlike", "count", "different"]);
    assert_eq!(told.chips[1].values, ["Item 5"]);
    for left in (0..told.chips.len()).rev() {
        told = ask(&mut bench, Asking::Drop { chip: 0 });
        assert_eq!(told.chips.len(), left);
    }
}

#[test]
fn a_surprise_keeps_what_was_said_and_is_another_each_time() {
    let mut bench = Bench::steady();
    let ids = |told: &ConversationView| told.cards.iter().map(|card| card.id.clone()).collect::<Vec<_>>();
    let usual = say(&mut bench, "5 of theme1");
    let mut seen: Vec<Vec<String>> = Vec::new();
    for _ in 0..6 {
        let told = say(&mut bench, "surprise me");
        assert_eq!((themes(&told), told.cards.len()), (vec![1], 5));
        assert_eq!(ids(&told), ids(&ask(&mut bench, Asking::Look)), "it changes while one looks");
        seen.push(ids(&told));
    }
    assert!(seen.iter().any(|found| *found != ids(&usual)), "there was no surprise");
    seen.sort();
    seen.dedup();
    assert!(seen.len() > 3, "{} of 6 differ", seen.len());
}

#[test]
fn words_that_name_nothing_are_read_by_what_they_mean_once_the_model_is_there() {
    let mut bench = Bench::steady();
    // The model understands it; no item has such a word.
    let told = say(&mut bench, "something xtheme2x");
    assert_eq!(ops(&told), ["about"]);
    ask(&mut bench, Asking::StartOver);
    bench.load_model();
    let told = say(&mut bench, "something xtheme2x");
    assert_eq!(ops(&told), ["is", "about"]);
    let wish = &told.chips[0];
    assert_eq!((wish.facet.as_str(), &wish.values, wish.hard), ("theme", &vec!["theme2".to_owned()], false));
    assert_eq!(themes(&told), [2]);
    // Taken back, it stays so.
    let told = ask(&mut bench, Asking::Drop { chip: 0 });
    assert_eq!(ops(&told), ["about"]);
    assert_eq!(ops(&say(&mut bench, "4 of them")), ["about", "count"]);
    // What means nothing is no wish, and neither is what only goes with the words.
    for other in ["something qwertz".to_owned(), format!("something {BESIDE}xtheme2x")] {
        ask(&mut bench, Asking::StartOver);
        assert_eq!(ops(&say(&mut bench, &other)), ["about"], "{other}");
    }
}

#[test]
fn phrases_of_another_language_name_values_once_its_model_is_there() {
    let mut bench = Bench::steady();
    say(&mut bench, "something xtheme2x");
    assert_eq!(bench.models.languages.get(), 0, "what is said in the grammar's own language needs no other");
    ask(&mut bench, Asking::StartOver);
    let german = "ich möchte bitte etwas mit xtheme2x";
    let told = say(&mut bench, german);
    assert_eq!((told.language.as_deref(), ops(&told)), (Some("de"), vec!["about"]));
    say(&mut bench, "bitte nur drei davon");
    assert_eq!(bench.models.languages.get(), 1, "it is asked for once");
    // What was said before it came is read again, and the page is told.
    bench.load_languages();
    let told = bench.page.take(|event| matches!(event, Event::ToldChanged).then_some(()));
    assert_eq!(told.len(), 1);
    let told = ask(&mut bench, Asking::Look);
    let wish = told.chips.iter().find(|chip| chip.facet == "theme").expect("a wish");
    assert_eq!((&wish.values, wish.hard, wish.guess), (&vec!["theme2".to_owned()], false, true));
    assert_eq!(themes(&told), [2]);
    // Taken back, it stays so, whatever else is said; what means nothing is no wish.
    let chip = told.chips.iter().position(|chip| chip.facet == "theme").expect("a wish");
    let told = ask(&mut bench, Asking::Drop { chip: chip as u32 });
    assert!(!ops(&told).contains(&"is"));
    assert!(!ops(&say(&mut bench, "bitte etwas mit qwertz")).contains(&"is"));
    // From now on it is there at once.
    ask(&mut bench, Asking::StartOver);
    assert!(ops(&say(&mut bench, german)).contains(&"is"));
    assert_eq!(bench.models.languages.get(), 1);
}

#[test]
fn a_model_of_languages_that_failed_to_load_is_asked_for_by_the_next_request_and_once_online() {
    let mut bench = Bench::steady();
    let german = "ich möchte bitte etwas mit xtheme2x";
    let fails = |bench: &mut Bench| bench.fail_languages(EmbedError::Load("offline".into()));
    assert!(!say(&mut bench, german).unmeant, "it may come yet");
    fails(&mut bench);
    let told = bench.page.take(|event| matches!(event, Event::ToldChanged).then_some(()));
    assert_eq!(told.len(), 1, "the page is told that it did not come");
    assert!(ask(&mut bench, Asking::Look).unmeant);
    assert_eq!(bench.models.languages.get(), 1, "looking asks for nothing");
    // What needs it asks again, and nothing else does.
    ask(&mut bench, Asking::StartOver);
    assert!(!say(&mut bench, "something xtheme2x").unmeant);
    assert_eq!(bench.models.languages.get(), 1);
    bench.go_online();
    assert_eq!(bench.models.languages.get(), 1);
    ask(&mut bench, Asking::StartOver);
    say(&mut bench, german);
    assert_eq!(bench.models.languages.get(), 2);
    fails(&mut bench);
    // Online again, it is asked for at once, and what was said is read again when it comes.
    bench.go_online();
    assert_eq!(bench.models.languages.get(), 3);
    bench.go_online();
    assert_eq!(bench.models.languages.get(), 3, "it is on its way");
    bench.load_languages();
    let told = ask(&mut bench, Asking::Look);
    assert_eq!((themes(&told), told.unmeant), (vec![2], false));
}

#[test]
fn a_file_that_is_no_model_of_languages_is_not_asked_for_again() {
    let mut bench = Bench::steady();
    let german = "ich möchte bitte etwas mit xtheme2x";
    say(&mut bench, german);
    bench.fail_languages(EmbedError::Altered("it is another file"));
    assert!(ask(&mut bench, Asking::Look).unmeant);
    ask(&mut bench, Asking::StartOver);
    assert!(say(&mut bench, german).unmeant);
    bench.go_online();
    assert_eq!(bench.models.languages.get(), 1);
}

fn choice(facet: &str, reply: Reply) -> Choice {
    Choice { facet: facet.into(), reply }
}

fn is(values: &[&str]) -> Reply {
    Reply::Is(values.iter().map(|value| (*value).to_owned()).collect())
}

#[test]
fn an_example_counts_as_said_in_whatever_language_and_is_taken_as_chosen() {
    let mut bench = Bench::steady();
    let example = |choices, count| {
        Asking::Example(GoalOffer { text: "drei davon, not theme1".into(), choices, count, like: None })
    };
    let told = ask(&mut bench, example(vec![choice("theme", is(&["theme1", "theme2"]))], Some(3)));
    assert_eq!((themes(&told), told.cards.len()), (vec![1, 2], 3));
    assert_eq!(
        (told.said.as_slice(), ops(&told)),
        (&["drei davon, not theme1".to_owned()][..], vec!["is", "count"])
    );
    ask(&mut bench, Asking::StartOver);
    let not = |value: &str| choice("theme", Reply::IsNot(vec![value.into()]));
    assert_eq!(themes(&ask(&mut bench, example(vec![not("theme0"), not("theme3")], None))), [1, 2]);
}

#[test]
fn an_example_asks_for_what_is_like_an_item_and_for_nothing_where_there_is_none() {
    let mut bench = Bench::steady();
    let like =
        |id: &str| GoalOffer { text: "so etwas".into(), like: Some(id.into()), ..GoalOffer::default() };
    let told = ask(&mut bench, Asking::Example(like(&item_id(1))));
    assert_eq!((ops(&told), themes(&told)), (vec!["like"], vec![1]));
    assert!(told.cards.iter().all(|card| card.id != item_id(1)), "it is like itself");
    ask(&mut bench, Asking::StartOver);
    assert!(ask(&mut bench, Asking::Example(like("nobody"))).chips.is_empty());
}

#[test]
fn what_was_said_before_a_reload_is_read_again_and_not_done_again() {
    let acts = Autonomy { level: Level::Acts, ..Autonomy::default() };
    let say = |text: &str| Asking::Say { text: text.into() };
    let earlier = [
        say("three of theme1 or theme2"),
        say("remember that I teach on Tuesdays"),
        Asking::Drop { chip: 1 },
        Asking::Reply { choice: choice("theme", is(&["theme1"])) },
    ];
    let mut bench = Bench::steady();
    bench.ask(Stand::SetAutonomy { autonomy: acts });
    let mut told = ConversationView::default();
    for asking in earlier.clone() {
        told = ask(&mut bench, asking);
    }
    let notes = bench.ask(Stand::View).notes.len();
    let mut bench = bench.reopen();
    let restored = ask(&mut bench, Asking::Restore { earlier: earlier.to_vec() });
    assert_eq!((&restored.said, &restored.chips), (&told.said, &told.chips));
    assert_eq!(themes(&restored), themes(&told));
    assert_eq!(bench.ask(Stand::View).notes.len(), notes, "it was noted again");
    let others = vec![Asking::StartOver, Asking::Undo { step: 0 }, Asking::Restore { earlier: Vec::new() }];
    assert_eq!(ask(&mut bench, Asking::Restore { earlier: others }).said, told.said, "it counts as nothing");
}

#[test]
fn a_question_is_answered_by_what_it_offers_and_by_nothing_that_the_catalogue_has_not() {
    let mut bench = Bench::steady_with(|contents| {
        for (n, item) in contents.items.iter_mut().enumerate() {
            item.numbers = [("minutes".to_owned(), (n % 90) as f64)].into();
        }
    });
    let told = say(&mut bench, "theme1");
    let Some(Question { facet, offers, .. }) = told.question.clone() else { panic!("{told:?}") };
    assert_eq!(facet, "minutes");
    let [Choice { reply: Reply::AtMost(bound), .. }, ..] = offers.as_slice() else { panic!("{offers:?}") };
    let told = ask(&mut bench, Asking::Reply { choice: offers[0].clone() });
    let chip = told.chips.last().expect("a reading");
    assert_eq!((chip.op.as_str(), chip.values.as_slice()), ("at_most", &[bound.to_string()][..]));
    for (facet, reply) in [
        ("minutes", is(&["ten"])),
        ("minutes", Reply::AtMost(f64::NAN)),
        ("theme", is(&["theme77"])),
        ("theme", is(&[])),
        ("theme", Reply::AtMost(3.0)),
        ("colour", is(&["red"])),
    ] {
        let choice = choice(facet, reply);
        assert_eq!(ask(&mut bench, Asking::Reply { choice: choice.clone() }).chips, told.chips, "{choice:?}");
    }
    let told = ask(&mut bench, Asking::Reply { choice: choice("minutes", Reply::NoPreference) });
    assert_eq!((ops(&told), told.question.as_ref()), (vec!["is"], None));
}
