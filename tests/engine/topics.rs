//! Topics that the person follows, asks less of, or mutes.

use penchant::{
    catalog::pack::writer::Contents,
    engine::protocol::{
        Export, FacetFilter, Failure, Forget, ForgetActs, Hold, HoldTopics, Import, Reason, ReasonSource,
        Similar, Topic, TopicTold,
    },
    memory::InteractionKind,
};

use crate::support::{self, Bench, THEMES, item_id, theme_of};

fn theme(n: usize) -> Topic {
    Topic { facet: Some("theme".into()), value: format!("theme{n}") }
}

fn tag(n: usize) -> Topic {
    Topic { facet: None, value: format!("theme{n}") }
}

fn hold(bench: &mut Bench, topic: Topic, hold: impl Into<Option<Hold>>) -> Vec<TopicTold> {
    bench.ask(HoldTopics { change: vec![(topic, hold.into())], ..HoldTopics::default() }).held
}

fn held(bench: &mut Bench) -> Vec<TopicTold> {
    bench.ask(HoldTopics::default()).held
}

/// How many of the first ten are of a theme.
fn of_theme(bench: &mut Bench, theme: usize) -> usize {
    bench.feed(10).cards.iter().filter(|card| theme_of(&card.id) == theme).count()
}

fn liking(theme: usize) -> Bench {
    let mut bench = Bench::steady();
    (10..13).for_each(|nth| bench.act(InteractionKind::Like, &item_id(theme + nth * THEMES)));
    bench
}

#[test]
fn what_is_followed_comes_first_where_nothing_else_is_known_and_says_so() {
    for topic in [theme(2), tag(2)] {
        let mut bench = Bench::steady();
        hold(&mut bench, topic.clone(), Hold::Follow);
        let cards = bench.feed(10).cards;
        assert!(cards.iter().all(|card| theme_of(&card.id) == 2));
        assert!(cards.iter().all(|card| card.reason == Reason::Follows { topic: topic.value.clone() }));
    }
}

#[test]
fn what_is_followed_stands_beside_what_is_liked() {
    let mut bench = liking(1);
    assert_eq!(of_theme(&mut bench, 3), 0);
    hold(&mut bench, theme(3), Hold::Follow);
    let cards = bench.feed(40).cards;
    let of = |theme| cards.iter().filter(|card| theme_of(&card.id) == theme).count();
    assert!(of(1) > 5 && of(3) > 5, "{} liked, {} followed", of(1), of(3));
    assert!(
        cards.iter().all(|card| theme_of(&card.id) != 3 || !matches!(card.reason, Reason::Beyond { .. }))
    );
}

#[test]
fn what_less_is_asked_of_stands_further_back_and_is_not_gone() {
    let mut bench = liking(1);
    (10..12).for_each(|nth| bench.act(InteractionKind::Like, &item_id(2 + nth * THEMES)));
    assert!(of_theme(&mut bench, 1) > 3);
    hold(&mut bench, theme(1), Hold::Less);
    assert!(of_theme(&mut bench, 1) < 3);
    assert!(bench.feed(200).cards.iter().any(|card| theme_of(&card.id) == 1));
}

#[test]
fn nothing_of_a_muted_topic_is_recommended_and_search_still_finds_it() {
    let mut bench = liking(1);
    hold(&mut bench, theme(1), Hold::Mute);
    assert!(bench.feed(200).cards.iter().all(|card| theme_of(&card.id) != 1));
    let similar = |bench: &mut Bench, n| bench.ask(Similar { item: item_id(n), limit: 200 }).cards;
    assert!(similar(&mut bench, 2).iter().all(|card| theme_of(&card.id) != 1));
    assert!(
        similar(&mut bench, 1).iter().any(|card| theme_of(&card.id) == 1),
        "who looks at one may see others"
    );
    let filter = FacetFilter { facet: "theme".into(), values: vec!["theme1".into()] };
    assert_eq!(bench.search("", &[filter]).total, 30);
    assert_eq!(theme_of(&bench.search("theme1", &[]).cards[0].id), 1);
}

#[test]
fn an_explanation_names_the_topic_and_adds_up() {
    for (wish, sign) in [(Hold::Follow, 1.0), (Hold::Less, -1.0)] {
        let mut bench = liking(1);
        bench.act(InteractionKind::Open, &item_id(0));
        hold(&mut bench, theme(2), wish);
        for n in 0..40 {
            let why = bench.explain(&item_id(n));
            let sum: f32 = why.contributions.iter().map(|c| c.value).sum();
            assert!((sum - why.score).abs() < 1e-4, "{n}: {sum} is not {}", why.score);
            let of_topic = why.contributions.iter().find(|c| matches!(c.source, ReasonSource::Topic { .. }));
            assert_eq!(of_topic.is_some(), n % THEMES == 2, "{n}");
            let named = ReasonSource::Topic { topic: theme(2).value, hold: wish };
            assert!(of_topic.is_none_or(|c| c.source == named && c.value * sign > 0.0));
            assert_eq!(why.topics, [theme(n % THEMES)], "what can be held of an item is told with it");
        }
    }
}

#[test]
fn the_list_says_what_each_does_here_and_letting_go_leaves_no_trace() {
    let mut bench = liking(1);
    let before = support::without_placements(&bench.feed(40).cards);
    hold(&mut bench, theme(0), Hold::Follow);
    hold(&mut bench, tag(1), Hold::Mute);
    let elsewhere = Topic { facet: Some("mood".into()), value: "sad".into() };
    let told = hold(&mut bench, elsewhere.clone(), Hold::Less);
    let of = |topic: Topic| told.iter().find(|told| told.topic == topic).map(|told| (told.hold, told.items));
    assert_eq!(of(theme(0)), Some((Hold::Follow, 30)));
    assert_eq!(of(tag(1)), Some((Hold::Mute, 30)));
    assert_eq!(of(elsewhere.clone()), Some((Hold::Less, 0)), "a topic of another catalogue is kept for that");
    hold(&mut bench, theme(0), Hold::Less);
    assert_eq!(held(&mut bench).len(), 3, "a topic is held in one way");
    [theme(0), tag(1), elsewhere].into_iter().for_each(|topic| drop(hold(&mut bench, topic, None)));
    assert_eq!(support::without_placements(&bench.feed(40).cards), before);
}

#[test]
fn what_is_held_outlives_the_tab_and_goes_with_everything() {
    let mut bench = liking(1);
    let told = hold(&mut bench, theme(3), Hold::Follow);
    assert_eq!(held(&mut bench.reopen()), told);
    bench.ask(ForgetActs { what: Forget::Everything, feed: None });
    assert_eq!((held(&mut bench), held(&mut bench.reopen())), (vec![], vec![]));
}

#[test]
fn a_topic_means_the_same_in_every_catalogue_that_has_its_words() {
    let mut bench = Bench::steady();
    hold(&mut bench, theme(3), Hold::Follow);
    let loud = |contents: &mut Contents| {
        contents.id = "books".into();
        for (n, item) in contents.items.iter_mut().enumerate() {
            item.facets = [("THEME".to_owned(), vec![format!("Theme{}", n % THEMES)])].into();
        }
    };
    let mut books = bench.reopen_with(loud);
    assert_eq!(of_theme(&mut books, 3), 10);
}

#[test]
fn an_export_takes_topics_along_and_changes_none_that_is_held() {
    let mut bench = Bench::steady();
    hold(&mut bench, theme(1), Hold::Follow);
    hold(&mut bench, theme(2), Hold::Mute);
    let json = bench.ask(Export::default()).json;
    let mut other = Bench::steady();
    hold(&mut other, theme(2), Hold::Less);
    other.ask(Import::of(json.clone()));
    let holds: Vec<Hold> = held(&mut other).into_iter().map(|told| told.hold).collect();
    assert_eq!(holds, [Hold::Follow, Hold::Less]);
    let long = json.replace("theme1", &"x".repeat(1000));
    let mut third = Bench::steady();
    third.ask(Import::of(long));
    assert_eq!(held(&mut third).len(), 1, "what no page could show is left out");
}

#[test]
fn more_topics_than_can_be_held_are_refused_whole() {
    let mut bench = Bench::steady();
    let change = (0..201).map(|n| (tag(n), Some(Hold::Follow))).collect();
    let refused = bench.try_ask(HoldTopics { change, ..HoldTopics::default() });
    assert_eq!(refused.err(), Some(Failure::Full { most: 200 }));
    assert_eq!(held(&mut bench), []);
}

#[test]
fn to_somebody_new_distinct_topics_are_offered_and_to_nobody_else() {
    let offered = |bench: &mut Bench| bench.ask(HoldTopics::default()).offered;
    let mut bench = Bench::steady_with(|contents| {
        for (n, item) in contents.items.iter_mut().enumerate() {
            // Two names of the same, and one of everything.
            let names = if n % THEMES == 2 { &["b", "b again", "all"][..] } else { &["a", "all"] };
            item.facets =
                [("genre".to_owned(), names.iter().map(|name| (*name).to_owned()).collect())].into();
        }
        contents.items.truncate(80);
        contents.vectors = None;
    });
    let told: Vec<(String, String)> =
        offered(&mut bench).into_iter().map(|of| (of.topic.value, of.item)).collect();
    assert_eq!(told, [("b".to_owned(), item_id(2))], "what three of four have says too little");
    let mut bench = Bench::steady();
    assert_eq!(offered(&mut bench).len(), THEMES);
    let card = bench.feed(1).cards.remove(0);
    bench.act_on_card(InteractionKind::View, &card.id, card.placement);
    assert_eq!(offered(&mut bench).len(), THEMES, "to have seen cards is no word");
    hold(&mut bench, theme(1), Hold::Mute);
    assert_eq!(offered(&mut bench), []);
    let mut other = Bench::steady();
    other.act(InteractionKind::Open, &item_id(3));
    assert_eq!(offered(&mut other), []);
}
