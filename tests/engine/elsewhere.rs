//! Two catalogues, one person: what was liked in one moves what is alike in the other, and touches nothing that goes by an
//! item's identity.

use std::collections::BTreeMap;

use penchant::{
    catalog::pack::writer::Contents,
    engine::protocol::{
        Card, Dials, Export, Forget, ForgetActs, GetDetails, Import, Marks, Reason, ReasonSource, SetDials,
        UndoForget,
    },
    memory::{InteractionKind, interaction::COLLABORATIVE},
};

use crate::support::{self, Bench, THEMES, item_id, plain, theme_of};

/// The other catalogue: the same ids, the same space, titles of its own.
fn books(contents: &mut Contents) {
    contents.id = "books".into();
    contents.title = "Books".into();
    contents.items.iter_mut().enumerate().for_each(|(n, item)| item.title = format!("Book {n}").into());
}

/// The same in another space, or without any.
fn books_elsewhere(contents: &mut Contents, vectors: bool) {
    books(contents);
    contents.vectors = contents.vectors.take().filter(|_| vectors).map(|(mut model, rows)| {
        model.id = "others".into();
        (model, rows)
    });
    for item in &mut contents.items {
        item.facets = item.facets.clone().map(|facets: BTreeMap<String, Vec<String>>| {
            let loud = |values: Vec<String>| values.iter().map(|value| value.to_uppercase()).collect();
            facets.into_iter().map(|(name, values)| (name.to_uppercase(), loud(values))).collect()
        });
    }
}

fn ids(bench: &mut Bench) -> Vec<String> {
    bench.feed(40).cards.into_iter().map(|card| card.id).collect()
}

fn of_theme(ids: &[String], theme: usize) -> usize {
    ids.iter().take(10).filter(|id| theme_of(id) == theme).count()
}

/// Somebody who has done this in the first catalogue, in the other one.
fn then(acts: &[(InteractionKind, usize)], other: impl FnOnce(&mut Contents)) -> Bench {
    let mut first = Bench::steady();
    acts.iter().for_each(|(kind, n)| first.act(kind.clone(), &item_id(*n)));
    first.reopen_with(other)
}

fn likes(theme: usize) -> Vec<(InteractionKind, usize)> {
    (0..3).map(|nth| (InteractionKind::Like, theme + nth * THEMES)).collect()
}

#[test]
fn what_was_liked_in_one_catalogue_brings_what_is_like_it_in_another() {
    type Other = fn(&mut Contents);
    let others: [(&str, Other); 2] =
        [("the same space", books), ("another space, the same facets", |c| books_elsewhere(c, true))];
    for (name, other) in others {
        let before = ids(&mut then(&[], other));
        for theme in 0..THEMES {
            let mut bench = then(&likes(theme), other);
            let after = ids(&mut bench);
            let (before, after) = (of_theme(&before, theme), of_theme(&after, theme));
            assert!(after > before + 3, "{name}: {after} of 10 share theme {theme}, {before} before");
        }
        let turned_down = [(InteractionKind::Dislike, 0), (InteractionKind::Dislike, 4)];
        let (before, after) = (of_theme(&before, 0), of_theme(&ids(&mut then(&turned_down, other)), 0));
        assert!(after <= before, "{name}: {after} of 10 are like what was turned down, {before} before");
    }
}

#[test]
fn where_no_vector_says_it_equal_facets_set_the_mix_of_kinds() {
    let mut bench = then(&likes(3), |contents| books_elsewhere(contents, false));
    bench.ask(SetDials { dials: Dials { calibration: 0.8, ..plain() } });
    let liked = of_theme(&ids(&mut bench), 3);
    assert!(liked >= 8, "{liked} of 10 are of the kind");
}

#[test]
fn the_explanation_names_the_item_and_its_catalogue_and_adds_up() {
    let mut bench = then(&likes(1), books);
    let slate = bench.feed(5);
    let Reason::Because { items, .. } = &slate.cards[0].reason else { panic!("{:?}", slate.cards[0].reason) };
    assert_eq!(items[0].catalog.as_deref(), Some("Themes"));
    assert!(items[0].title.starts_with("Item "), "{}", items[0].title);
    let why = bench.explain(&slate.cards[0].id);
    let sum: f32 = why.contributions.iter().map(|c| c.value).sum();
    assert!((sum - why.score).abs() < 1e-4, "{sum} is not {}", why.score);
    let of_act = |source: &ReasonSource| match source {
        ReasonSource::Act { title, catalog, .. } => Some((title.clone(), catalog.clone())),
        _ => None,
    };
    let named = why.contributions.iter().find_map(|c| of_act(&c.source)).expect("an act");
    assert!(named.0.starts_with("Item ") && named.1.as_deref() == Some("Themes"), "{named:?}");
    let memory = bench.memory();
    assert_eq!(memory.acts[0].catalog.as_deref(), Some("Themes"));
    assert_eq!((memory.acts[0].item.as_deref(), memory.acts[0].title.as_str()), (None, "Item 9"));
    let evidence = &memory.interests[0].evidence[0];
    assert_eq!((evidence.item.as_deref(), evidence.catalog.as_deref()), (None, Some("Themes")));
    assert_eq!(memory.interests[0].label, "theme1");
}

#[test]
fn nothing_that_goes_by_an_items_identity_crosses() {
    let collab = |contents: &mut Contents| {
        books(contents);
        contents.vectors = None;
        contents.items.iter_mut().for_each(|item| item.facets = Default::default());
        contents.collab = Some(support::weights().encode());
    };
    for seed in 0..20 {
        let mut rng = fastrand::Rng::with_seed(seed);
        let kinds = [
            InteractionKind::View,
            InteractionKind::Open,
            InteractionKind::Dwell { ms: 60_000 },
            InteractionKind::Save,
            InteractionKind::Like,
            InteractionKind::Dislike,
            InteractionKind::NotInterested { reason: None },
            InteractionKind::Dismiss,
        ];
        let acts: Vec<_> =
            (0..40).map(|_| (kinds[rng.usize(..kinds.len())].clone(), rng.usize(..60))).collect();
        let (mut with, mut without) = (then(&acts, collab), then(&[], collab));
        for n in 0..60 {
            assert_eq!(marks(&mut with, n), Marks::default(), "item {n}, seed {seed}");
            assert_eq!(with.explain(&item_id(n)), without.explain(&item_id(n)), "item {n}, seed {seed}");
        }
        assert_eq!(ids(&mut with), ids(&mut without), "seed {seed}");
        // Nor do other people's histories hear of it where there is evidence that crosses.
        let crossing = |contents: &mut Contents| {
            books(contents);
            contents.collab = Some(support::weights().encode());
        };
        let others = |bench: &mut Bench| -> BTreeMap<String, f32> {
            let cards = bench.feed(120).cards.into_iter();
            let score = |card: Card| Some((card.id, card.placement?.sources?.get(COLLABORATIVE)));
            cards.filter_map(score).collect()
        };
        let (with, without) = (others(&mut then(&acts, crossing)), others(&mut then(&[], crossing)));
        let both: Vec<_> = with.iter().filter(|(id, _)| without.contains_key(*id)).collect();
        assert!(both.len() > 90, "of what is shown much is the same: {}", both.len());
        assert!(both.iter().all(|(id, score)| without.get(*id) == Some(*score)), "seed {seed}");
        // Where they can be compared by what they are, what tires is still this catalogue's alone.
        let mut with = then(&acts, books);
        for n in 0..60 {
            let tires = with.explain(&item_id(n)).contributions.into_iter();
            let tires = tires.filter(|c| c.source == ReasonSource::Fatigue);
            assert_eq!(tires.count(), 0, "item {n} was shown in another catalogue, seed {seed}");
            assert_eq!(marks(&mut with, n), Marks::default(), "item {n}, seed {seed}");
        }
    }
}

fn marks(bench: &mut Bench, n: usize) -> Marks {
    bench.ask(GetDetails { item: item_id(n) }).card.marks
}

#[test]
fn forgetting_takes_the_effect_away_and_undo_and_a_copy_bring_it_back() {
    let scores =
        |bench: &mut Bench| -> Vec<f32> { (0..40).map(|n| bench.explain(&item_id(n)).score).collect() };
    for other in [books as fn(&mut Contents), |c| books_elsewhere(c, true)] {
        let mut bench = then(
            &[(InteractionKind::Like, 1), (InteractionKind::Save, 6), (InteractionKind::Dislike, 3)],
            other,
        );
        let none = scores(&mut then(&[], other));
        let all = scores(&mut bench);
        assert_ne!(all, none);
        let copy = bench.ask(Export::default()).json;
        let acts = bench.memory().acts;
        for (nth, act) in acts.iter().enumerate() {
            bench.ask(ForgetActs { what: Forget::One { seq: act.seq }, feed: None });
            if nth == 0 {
                assert_ne!(scores(&mut bench), all);
                bench.ask(UndoForget {});
                assert_eq!(scores(&mut bench), all);
                bench.ask(ForgetActs { what: Forget::One { seq: act.seq }, feed: None });
            }
        }
        assert_eq!(scores(&mut bench), none, "nothing of it is left");
        let mut fresh = Bench::steady_with(other);
        fresh.ask(Import::of(copy));
        assert_eq!(scores(&mut fresh), all);
        fresh.ask(ForgetActs { what: Forget::Everything, feed: None });
        assert_eq!(scores(&mut fresh), none);
    }
}

#[test]
fn an_act_that_says_nothing_of_its_item_moves_nothing_elsewhere() {
    let mut first = Bench::steady();
    likes(2).into_iter().for_each(|(kind, n)| first.act(kind, &item_id(n)));
    // What builds wrote that kept no more than the item's id.
    let json = first.ask(Export::default()).json;
    let bare: String = json
        .lines()
        .map(|line| match line.find(",\"about\":") {
            Some(at) => format!("{}}}{}\n", &line[..at], if line.ends_with(',') { "," } else { "" }),
            None => format!("{line}\n"),
        })
        .collect();
    let mut bench = Bench::steady_with(books);
    assert_eq!(bench.ask(Import::of(bare)).added, 3);
    let mut none = Bench::steady_with(books);
    assert_eq!(ids(&mut bench), ids(&mut none));
}

#[test]
fn what_was_opened_elsewhere_has_its_name_and_moves_nothing() {
    let opened: Vec<_> = (0..5).map(|nth| (InteractionKind::Open, 2 + nth * THEMES)).collect();
    let mut bench = then(&opened, books);
    let memory = bench.memory();
    assert_eq!(memory.acts.len(), 5);
    for act in &memory.acts {
        assert!(act.title.starts_with("Item "), "{}", act.title);
        assert_eq!(act.catalog.as_deref(), Some("Themes"));
    }
    bench.ask(SetDials { dials: plain() });
    let mut none = Bench::steady_with(books);
    assert_eq!(ids(&mut bench), ids(&mut none));
    // What is liked beforehand is not forgotten by opening it.
    let both: Vec<_> = likes(2).into_iter().chain(opened).collect();
    let (mut liked, mut both) = (then(&likes(2), books), then(&both, books));
    assert_eq!(of_theme(&ids(&mut both), 2), of_theme(&ids(&mut liked), 2));
    assert!(of_theme(&ids(&mut both), 2) > of_theme(&ids(&mut none), 2));
}

#[test]
fn a_card_says_what_an_item_costs_and_whether_it_can_be_had() {
    let mut bench = Bench::steady_with(|contents| {
        for item in &mut contents.items {
            item.numbers.insert("price".into(), 12.5);
            let said = [("currency", "EUR"), ("availability", "OutOfStock")];
            said.iter().for_each(|(name, value)| {
                item.facets.to_tidy().insert((*name).into(), vec![(*value).into()]);
            });
        }
    });
    let card = &bench.feed(1).cards[0];
    assert_eq!(
        (card.price, card.currency.as_deref(), card.availability.as_deref()),
        (Some(12.5), Some("EUR"), Some("OutOfStock"))
    );
}
