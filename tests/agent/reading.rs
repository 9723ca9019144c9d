//! How words are read, over the fixtures' catalogues: text → what must hold.

use std::panic;

use penchant::{
    agent::{conversation::Conversation, intent::Reading, world::World},
    engine::{catalog_view::CatalogView, library::Library},
    recommend::{Ranker, SourceWeights, evidence::Signals},
};
use proptest::prelude::*;

use super::{fixture, library};

fn read(library: &Library, says: &[&str]) -> String {
    conversation(library, says).0
}

/// What must hold, in words, and all that was understood.
fn conversation(library: &Library, says: &[&str]) -> (String, Reading) {
    let ranker = Ranker::new(library.basis(), Signals::default(), SourceWeights::SHIPPED, 0.0, &|_| true);
    let world = CatalogView::new(library, ranker);
    let mut conversation = Conversation::default();
    says.iter().for_each(|text| conversation.say(text, &world, 2026));
    let hard = conversation.reading.constraints.iter().filter(|constraint| constraint.hard);
    let mut stated: Vec<String> = hard
        .map(|constraint| {
            let (name, op, value) = constraint.stated(world.vocabulary());
            format!("{name} {op} {value}").replace('"', "")
        })
        .collect();
    stated.sort();
    (stated.join("; "), conversation.reading)
}

#[test]
fn quantities_denials_and_names_are_read_as_meant() {
    let films = library(&fixture("films.items.jsonl"));
    let cases = [
        ("under two hours", "minutes below 120"),
        ("no more than an hour and a half", "minutes at_most 90"),
        ("at least 1h30", "minutes at_least 90"),
        ("nothing over 100 minutes", "minutes at_most 100"),
        ("90 minutes or less", "minutes at_most 90"),
        ("between one and two hours", "minutes at_least 60; minutes at_most 120"),
        ("from the late 80s", "year at_least 1986; year at_most 1989"),
        ("the 80s or 90s", "year at_least 1980; year at_most 1999"),
        ("before 1990 but after 1975", "year above 1975; year below 1990"),
        ("from the last ten years", "year at_least 2016"),
        ("made in the last 15 yrs", "year at_least 2011"),
        ("from this century", "year at_least 2000"),
        ("a drama, older than 1970 is fine", "genre is Drama"),
        ("older than 1970 is fine", "year below 1970"),
        ("made in 1999", "year at_least 1999; year at_most 1999"),
        ("under $5", "price_eur below 5"),
        ("rated 8 or higher", "score at_least 8"),
        ("not a comedy", "genre is_not Comedy"),
        ("no horror, war or romance", "genre is_not [Horror,War,Romance]"),
        ("anything but westerns", "genre is_not Western"),
        ("a drama, but not in French", "genre is Drama; language is_not fr"),
        ("comedies and dramas", "genre is [Comedy,Drama]"),
        ("science fiction", "genre is Science fiction"),
        ("sci-fi", "genre is Science fiction"),
        ("with subtitles", "subtitles is yes"),
        ("without subtitles", "subtitles is no"),
        ("rated PG-13", "rating is PG-13"),
        ("ideally a comedy", ""),
        ("on the Zune platform", "platform is zune"),
        ("in Swedish", "language is swedish"),
        ("under 300 pages", "pages at_most 300"),
        ("something free, no war films", "genre is_not War; price_eur at_most 0"),
        ("either a comedy film or a western", "genre is [Comedy,Western]"),
        ("romantic comedy", "genre is Comedy; genre is Romance"),
        // Everyday words are folded as what is said is: none is missed for its ending.
        ("something hilarious", "genre is Comedy"),
        ("spooky", "genre is Horror"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, want)| (text, want, read(&films, &[text])))
        .filter(|(_, want, got)| *want != got)
        .map(|(text, want, got)| format!("{text:?}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn words_for_what_items_are_say_nothing_about_them_in_any_form() {
    let films = library(&fixture("films.items.jsonl"));
    for text in ["a movie", "movies", "a film", "films", "some shows"] {
        let (_, reading) = conversation(&films, &[text]);
        assert!(reading.is_empty(), "{text:?}: {reading:?}");
    }
}

#[test]
fn what_is_said_later_changes_what_was_said_before() {
    let films = library(&fixture("films.items.jsonl"));
    let cases: [(&[&str], &str); 7] = [
        (&["a comedy in French", "in German instead"], "genre is Comedy; language is de"),
        (&["a comedy in French", "any language is fine"], "genre is Comedy"),
        (&["under two hours", "at most 90 minutes"], "minutes at_most 90"),
        (&["a comedy", "it should also be romantic"], "genre is Comedy; genre is Romance"),
        (&["a comedy", "actually a western"], "genre is Western"),
        (&["comedies or dramas", "no dramas"], "genre is Comedy; genre is_not Drama"),
        (&["a western", "not a western, a drama"], "genre is Drama; genre is_not Western"),
    ];
    for (says, want) in cases {
        assert_eq!(read(&films, says), want, "{says:?}");
    }
}

#[test]
fn people_are_between_the_least_and_the_most() {
    let games = library(&fixture("games.items.jsonl"));
    let cases = [
        ("for four", "max_players at_least 4; min_players at_most 4"),
        ("2 to 4 players", "max_players at_least 4; min_players at_most 2"),
        ("solo", "max_players at_least 1; min_players at_most 1"),
        ("three of us", "max_players at_least 3; min_players at_most 3"),
        ("for an eight year old", "min_age at_most 8"),
    ];
    for (text, want) in cases {
        assert_eq!(read(&games, &[text]), want, "{text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_text_makes_it_fall(
        words in prop::collection::vec(
            prop_oneof![
                Just("not".to_owned()), Just("under".to_owned()), Just("between".to_owned()), Just("and".to_owned()), Just("a".to_owned()),
                Just("hours".to_owned()), Just("like".to_owned()), Just("comedy".to_owned()), Just("90s".to_owned()), Just("-".to_owned()),
                Just("$".to_owned()), Just("free".to_owned()), Just("too".to_owned()), Just("any".to_owned()), "[0-9]{1,20}", "\\PC{0,6}",
            ],
            0..14,
        )
    ) {
        thread_local!(static FILMS: Library = library(&fixture("films.items.jsonl")));
        let text = words.join(" ");
        FILMS.with(|films| {
            let read = panic::catch_unwind(panic::AssertUnwindSafe(|| read(films, &[&text, "shorter", &text])));
            prop_assert!(read.is_ok(), "{text:?}");
            Ok(())
        })?;
    }
}
