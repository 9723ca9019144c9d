use penchant::{catalog::Item, index::text::Bm25};
use proptest::{collection::vec, prelude::*};

use super::{everything, positions, titled};

fn described(title: &str, description: &str) -> Item {
    Item { description: description.into(), ..titled(title) }
}

fn found(items: &[Item], query: &str) -> Vec<u32> {
    positions(&Bm25::build(items).search(query, 10, &everything))
}

#[test]
fn a_word_in_the_title_says_more_than_one_in_the_labels_than_one_in_the_description() {
    let mut labelled = titled("Alpha");
    labelled.tags.to_tidy().push("chess".into());
    let items = [described("Beta", "plays chess"), labelled, titled("Chess"), titled("Gamma")];
    assert_eq!(found(&items, "chess "), [2, 1, 0]);
}

#[test]
fn creator_and_facet_values_are_labels() {
    let mut items = [titled("One"), titled("Two")];
    items[0].creator = Some("Ada Lovelace".into());
    items[1].facets.to_tidy().insert("genre".into(), vec!["Strategy".into()]);
    assert_eq!(found(&items, "lovelace "), [0]);
    assert_eq!(found(&items, "strategy "), [1]);
}

#[test]
fn a_rare_word_says_more_than_a_common_one() {
    let mut items: Vec<Item> = (0..20).map(|n| titled(&format!("game number{n}"))).collect();
    items.push(titled("sudoku book"));
    assert_eq!(found(&items, "game sudoku ")[0], 20);
}

#[test]
fn the_same_word_says_more_in_a_short_text() {
    let long = format!("chess {}", "and other things ".repeat(50));
    let items = [described("A", &long), described("B", "chess for two")];
    assert_eq!(found(&items, "chess "), [1, 0]);
}

#[test]
fn results_come_while_a_person_types_and_do_not_vanish() {
    let items =
        [titled("Galaxies at war"), titled("Movie player"), titled("Party boxes"), titled("Paper boats")];
    for (typed, expected) in
        [("galaxies", 0), ("movies", 1), ("movie", 1), ("parties", 2), ("boxes", 2), ("paper", 3)]
    {
        for end in 3..=typed.len() {
            assert_eq!(found(&items, &typed[..end])[0], expected, "{:?}", &typed[..end]);
        }
    }
}

#[test]
fn the_word_itself_comes_before_what_begins_with_it() {
    let items = [titled("Starfighter"), titled("Star"), titled("Starlight")];
    assert_eq!(found(&items, "star")[0], 1);
    assert_eq!(found(&items, "star").len(), 3);
    assert_eq!(found(&items, "star "), [1], "a space says that the word is finished");
}

#[test]
fn many_completions_do_not_outweigh_a_word() {
    let items = [described("Cart", "car carbon cargo carnival carpet carrot cartoon"), titled("Racing car")];
    assert_eq!(found(&items, "racing car")[0], 1);
}

#[test]
fn singular_and_plural_upper_and_lower_accents_and_none_are_one() {
    for (title, query) in [
        ("Games", "game "),
        ("game", "GAMES "),
        ("Café", "cafes "),
        ("cafe", "CAFÉ "),
        ("Movies", "movie "),
        ("zombie", "zombies "),
        ("Parties", "party "),
        ("Boxes", "box "),
        ("match", "matches "),
        ("cache", "caches "),
        ("Classes", "class "),
        ("viruses", "virus "),
        ("key", "keys "),
        ("ＦＵＬＬ", "full "),
        ("Straße", "straße "),
        ("naïve", "naive "),
    ] {
        assert_eq!(found(&[titled(title), titled("other")], query), [0], "{query:?} finds {title:?}");
    }
}

#[test]
fn different_words_stay_different() {
    for (title, query) in
        [("notes", "not "), ("sky", "ski "), ("car", "care "), ("bus", "bu "), ("plane", "plan ")]
    {
        let items = [titled(title), titled(query.trim())];
        assert_eq!(found(&items, query), [1], "{query:?} does not find {title:?}");
    }
}

#[test]
fn joined_words_are_found_by_their_parts() {
    let items = [titled("node.js"), titled("snake_case"), titled("L'art du jeu"), titled("Alice's diary")];
    for (query, expected) in [("node ", 0), ("case ", 1), ("art ", 2), ("alice ", 3)] {
        assert_eq!(found(&items, query)[0], expected, "{query:?}");
    }
}

#[test]
fn scripts_without_spaces_are_found_by_their_signs() {
    let items = [titled("写真を編集する"), titled("Фотографии"), titled("άλμπουμ")];
    assert_eq!(found(&items, "編集"), [0]);
    assert_eq!(found(&items, "фото"), [1]);
    assert_eq!(found(&items, "αλμπουμ "), [2]);
}

#[test]
fn what_does_not_pass_is_not_found_and_does_not_take_a_place() {
    let items: Vec<Item> = (0..20).map(|n| titled(&format!("chess {n}"))).collect();
    let hits = Bm25::build(&items).search("chess ", 3, &|ix| ix % 7 == 5);
    assert_eq!(positions(&hits), [5, 12, 19]);
}

#[test]
fn nothing_asked_and_nothing_there_find_nothing() {
    assert!(found(&[titled("chess")], "").is_empty());
    assert!(found(&[titled("chess")], " \t…!").is_empty());
    assert!(found(&[titled("chess")], "backgammon").is_empty());
    assert!(found(&[], "chess").is_empty());
    assert!(Bm25::default().search("chess", 5, &everything).is_empty());
}

proptest! {
    #[test]
    fn every_item_is_found_by_its_own_title(titles in vec("[a-zäöüéß]{2,9}( [a-z0-9]{1,9}){0,3}", 1..20)) {
        let items: Vec<Item> = titles.iter().map(|title| titled(title)).collect();
        let index = Bm25::build(&items);
        for (ix, title) in (0..).zip(&titles) {
            let hits = index.search(title, items.len(), &everything);
            prop_assert!(positions(&hits).contains(&ix), "{title:?}");
            prop_assert!(hits.is_sorted_by(|a, b| (b.score, a.ix) <= (a.score, b.ix)));
            prop_assert!(hits.iter().all(|hit| hit.score > 0.0));
            prop_assert_eq!(&index.search(title, 2, &everything)[..], &hits[..hits.len().min(2)]);
        }
    }

    #[test]
    fn any_text_can_be_read_and_asked(texts in vec(".{0,40}", 0..8), query in ".{0,40}") {
        let items: Vec<Item> = texts.iter().map(|text| described("t", text)).collect();
        Bm25::build(&items).search(&query, 5, &everything);
    }
}
