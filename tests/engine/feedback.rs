//! "Less of this, because …" and "more of this": rules that the person sees, each with an end and a way back.

use penchant::{
    catalog::pack::writer::Contents,
    engine::protocol::{
        Because, Export, Forget, ForgetActs, GetToday, Hold, HoldTopics, Import, OwnRule, Reason,
        ReasonSource, Similar, Topic, TopicsView, conversation::Asking, standing::Stand,
    },
    memory::InteractionKind,
};

use crate::support::{self, Bench, THEMES, item_id, theme_of};

const DAY_MS: i64 = 86_400_000;
/// Makers of the catalogue: item `n` is by maker `n % MAKERS`.
const MAKERS: usize = 7;

fn made(contents: &mut Contents) {
    for (n, item) in contents.items.iter_mut().enumerate() {
        item.creator = Some(format!("Maker {}", n % MAKERS).into());
        item.numbers = [("minutes".to_owned(), 60.0 + n as f64)].into();
    }
}

fn bench() -> Bench {
    let mut bench = Bench::steady_with(made);
    (10..13).for_each(|nth| bench.act(InteractionKind::Like, &item_id(1 + nth * THEMES)));
    bench
}

fn look(bench: &mut Bench) -> TopicsView {
    bench.ask(HoldTopics::default())
}

fn offer(bench: &mut Bench, item: &str, because: Because) -> OwnRule {
    let told = bench.ask(HoldTopics { of: Some(item.into()), ..HoldTopics::default() });
    told.offers.into_iter().find(|rule| rule.because == because).expect("an offer")
}

fn say(bench: &mut Bench, item: &str, because: Because) -> OwnRule {
    let rule = offer(bench, item, because);
    bench.ask(HoldTopics { say: Some(rule.clone()), ..HoldTopics::default() });
    rule
}

fn end(bench: &mut Bench, rule: &OwnRule) -> TopicsView {
    bench.ask(HoldTopics { end: Some(rule.id), ..HoldTopics::default() })
}

fn place(id: &str) -> usize {
    id.trim_start_matches("item-").parse().expect("a number")
}

/// What is shown in feed, day, shelves, beside another item and in an answer.
fn shown(bench: &mut Bench) -> Vec<String> {
    let mut cards = bench.feed(200).cards;
    let today = bench.ask(GetToday { day: 1, arrange: None });
    cards.extend(today.dozen);
    cards.extend(today.shelves.into_iter().flat_map(|shelf| shelf.cards));
    cards.extend(bench.ask(Similar { item: item_id(0), limit: 200 }).cards);
    bench.ask(Asking::StartOver);
    cards.extend(bench.ask(Asking::Say { text: "thirty things".into() }).cards);
    cards.into_iter().map(|card| card.id).collect()
}

#[test]
fn each_reason_keeps_out_what_it_says_wherever_something_is_recommended_until_it_ends() {
    let item = item_id(1);
    for (because, days) in [
        (Because::Seen, None),
        (Because::NotNow, Some(7)),
        (Because::TooLong, Some(90)),
        (Because::Maker, Some(365)),
        (Because::Topic, Some(180)),
        (Because::Similar, Some(30)),
    ] {
        let breaks = |id: &String| match because {
            Because::TooLong => place(id) >= 1,
            Because::Maker => place(id) % MAKERS == 1,
            Because::Topic | Because::Similar => theme_of(id) == 1,
            _ => *id == item,
        };
        let mut bench = bench();
        assert!(shown(&mut bench).iter().any(breaks), "{because:?}");
        let rule = say(&mut bench, &item, because);
        assert_eq!(rule.until_ms.map(|until| (until - bench.clock.get()) / DAY_MS), days, "{because:?}");
        let broken: Vec<String> = shown(&mut bench).into_iter().filter(breaks).collect();
        assert_eq!(broken, [""; 0], "{because:?}");
        let told = look(&mut bench).rules;
        let all = (0..support::ITEMS).map(item_id).filter(breaks).count();
        assert_eq!(told.iter().map(|told| told.items as usize).collect::<Vec<_>>(), [all], "{because:?}");
        let why = bench.explain(&item);
        assert_eq!(why.kept_out.iter().map(|rule| rule.because).collect::<Vec<_>>(), [because]);
        if let Some(days) = days {
            bench.clock.set(bench.clock.get() + days * DAY_MS);
            assert_eq!(look(&mut bench).rules, [], "{because:?}");
            assert!(bench.feed(200).cards.iter().any(|card| breaks(&card.id)), "{because:?}");
        }
    }
}

#[test]
fn what_is_taken_back_leaves_no_trace() {
    let mut bench = bench();
    let before = support::without_placements(&bench.feed(40).cards);
    for because in [Because::NotNow, Because::Maker, Because::More, Because::MoreByMaker] {
        let rule = say(&mut bench, &item_id(33), because);
        assert_ne!(support::without_placements(&bench.feed(40).cards), before, "{because:?}");
        assert_eq!(end(&mut bench, &rule).rules, [], "{because:?}");
        assert_eq!(support::without_placements(&bench.feed(40).cards), before, "{because:?}");
    }
}

#[test]
fn a_reason_takes_the_place_of_a_plain_not_for_me_and_speaks_against_nothing_else() {
    let mut bench = bench();
    let before = bench.memory().acts.len();
    let liked = bench.feed(1).cards.remove(0).id;
    bench.act(InteractionKind::NotInterested { reason: None }, &liked);
    say(&mut bench, &liked, Because::Seen);
    assert_eq!(bench.memory().acts.len(), before);
    let feed = bench.feed(10).cards;
    assert!(feed.iter().filter(|card| theme_of(&card.id) == 1).count() > 5, "the theme is still liked");
}

#[test]
fn more_comes_first_says_so_and_adds_up() {
    for (because, name) in [(Because::MoreByMaker, "Maker 3"), (Because::More, "Item 3")] {
        let mut bench = Bench::steady_with(|contents| {
            made(contents);
            contents.items[3].title = "Item 3".to_owned().into();
        });
        say(&mut bench, &item_id(3), because);
        let wanted = |id: &str| match because {
            Because::MoreByMaker => place(id) % MAKERS == 3,
            _ => theme_of(id) == 3,
        };
        let cards = bench.feed(5).cards;
        assert!(cards.iter().all(|card| wanted(&card.id)), "{because:?}");
        assert!(cards.iter().all(|card| card.reason == Reason::More { name: name.into() }), "{because:?}");
        let why = bench.explain(&cards[0].id);
        let sum: f32 = why.contributions.iter().map(|part| part.value).sum();
        assert!((sum - why.score).abs() < 1e-4);
        assert!(why.contributions.iter().any(|part| part.source == ReasonSource::More { name: name.into() }));
    }
}

#[test]
fn who_asks_by_name_is_shown_it() {
    let mut bench = bench();
    say(&mut bench, &item_id(1), Because::Topic);
    let answer = |bench: &mut Bench, text: &str| {
        bench.ask(Asking::StartOver);
        bench.ask(Asking::Say { text: text.into() }).cards
    };
    assert!(answer(&mut bench, "theme2 or something else").iter().all(|card| theme_of(&card.id) != 1));
    let named = answer(&mut bench, "something with theme1");
    assert!(!named.is_empty() && named.iter().all(|card| theme_of(&card.id) == 1));
}

#[test]
fn what_was_said_last_of_the_same_counts() {
    let mut bench = bench();
    say(&mut bench, &item_id(1), Because::Maker);
    say(&mut bench, &item_id(8), Because::MoreByMaker);
    let reasons = |told: TopicsView| told.rules.iter().map(|told| told.rule.because).collect::<Vec<_>>();
    assert_eq!(reasons(look(&mut bench)), [Because::MoreByMaker]);
    say(&mut bench, &item_id(1), Because::Topic);
    let topic = Topic { facet: Some("theme".into()), value: "theme1".into() };
    let change = vec![(topic.clone(), Some(Hold::Follow))];
    let told = bench.ask(HoldTopics { change, ..HoldTopics::default() });
    assert_eq!((reasons(told.clone()), told.held.len()), (vec![Because::MoreByMaker], 1));
    say(&mut bench, &item_id(1), Because::Topic);
    assert_eq!((look(&mut bench).held, look(&mut bench).rules.len()), (vec![], 2));
}

#[test]
fn rules_outlive_the_tab_travel_with_an_export_and_go_with_everything() {
    let mut bench = bench();
    say(&mut bench, &item_id(1), Because::Maker);
    let told = look(&mut bench).rules;
    let json = bench.ask(Export::default()).json;
    let mut other = Bench::steady_with(made);
    other.ask(Import::of(json.clone()));
    assert_eq!(look(&mut other).rules, told);
    other.ask(Import::of(json));
    assert_eq!(look(&mut other).rules, told, "once");
    assert_eq!(look(&mut bench.reopen_with(made)).rules, told);
    bench.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert_eq!(look(&mut bench).rules, []);
}

#[test]
fn what_was_taken_back_does_not_come_back_with_an_older_export() {
    let mut bench = bench();
    let rule = say(&mut bench, &item_id(1), Because::Maker);
    let topic = Topic { facet: Some("theme".into()), value: "theme2".into() };
    let hold = |bench: &mut Bench, hold: Option<Hold>| {
        bench.ask(HoldTopics { change: vec![(topic.clone(), hold)], ..HoldTopics::default() })
    };
    hold(&mut bench, Some(Hold::Mute));
    let told = bench.ask(Asking::Say { text: "Remember that I never want theme3".into() });
    bench.ask(Asking::Confirm { step: told.confirm.expect("a question"), yes: true });
    let note = bench.ask(Stand::View).notes.pop().expect("a note");
    let json = bench.ask(Export::default()).json;
    end(&mut bench, &rule);
    hold(&mut bench, None);
    bench.ask(Stand::RemoveNote { id: note.id });
    let mut tab = bench.reopen_with(made);
    tab.ask(Import::of(json));
    let told = look(&mut tab);
    assert_eq!((told.rules.len(), told.held.len()), (0, 0));
    assert_eq!(tab.ask(Stand::View).notes, []);
    // Said again, it holds again.
    say(&mut tab, &item_id(1), Because::Maker);
    assert_eq!(hold(&mut tab, Some(Hold::Mute)).rules.len(), 1);
}

#[test]
fn nothing_is_offered_that_an_item_gives_no_hold_for() {
    let mut bench = Bench::steady();
    let told = bench.ask(HoldTopics { of: Some(item_id(1)), ..HoldTopics::default() });
    let reasons: Vec<Because> = told.offers.iter().map(|rule| rule.because).collect();
    let expected = [Because::Seen, Because::NotNow, Because::Topic, Because::Similar, Because::More];
    assert_eq!(reasons, expected);
    assert_eq!(bench.ask(HoldTopics { of: Some("no such".into()), ..HoldTopics::default() }).offers, []);
}
