//! Titles, wherever they stand, each in its role, and what is said of them.

use serde_json::json;

use super::{
    kinds::{FILMS, holds, reading, told},
    library_of,
};

#[test]
fn titles_are_found_wherever_they_stand_each_in_its_role() {
    holds(
        FILMS,
        &[
            ("I saw Lonely River last week, something like that", "seen Lonely River"),
            ("Lonely River (2003) was my favourite", "like Lonely River"),
            ("We have Lonely River and Hidden Signal", "seen Lonely River; seen Hidden Signal"),
            ("I've already watched Hidden Signal", "seen Hidden Signal"),
            (
                "films like Lonely River and Hidden Signal, but not Crimson Empire",
                "like Lonely River; like Hidden Signal; not Crimson Empire",
            ),
            ("I didn't like Hidden Signal", "not Hidden Signal"),
            (
                "I enjoyed Lonely River and Distant Orchard 3 a great deal",
                "like Lonely River; like Distant Orchard 3",
            ),
            ("we are getting ready for the new Distant Orchard 3 on Friday", "like Distant Orchard 3"),
            ("I loved Hidden Signal Oh I'm fine, and yourself?", "like Hidden Signal"),
            ("Lonely River, which was made in 2003 and ran for 134 minutes", "like Lonely River"),
            ("something like hidden signal", "like Hidden Signal"),
            ("with a hidden signal for the lonely", ""),
            ("Lonely River. I didn't like it", "not Lonely River"),
            ("I did not see Lonely River but I want to", "like Lonely River"),
            (
                "I watched Lonely River and Hidden Signal, and I hated it",
                "not Hidden Signal; seen Lonely River",
            ),
            ("I saw Hidden Signal. It was so boring", "not Hidden Signal"),
            ("Watched Hidden Signal, hated it", "not Hidden Signal"),
            (
                "I wasn't excited by Hidden Signal, Lonely River and Crimson Empire",
                "not Hidden Signal; not Lonely River; not Crimson Empire",
            ),
            ("I don't care for movies like Hidden Signal", "not Hidden Signal"),
            ("nothing like Hidden Signal, please", "not Hidden Signal"),
            ("there's nothing like Hidden Signal", "like Hidden Signal"),
            ("I can't find anything like Hidden Signal", "like Hidden Signal"),
            ("a drama, more talk than war", "genre is Drama"),
            ("a drama more recent than 2010", "genre is Drama; year above 2010"),
            ("a drama that takes an hour or two", "genre is Drama; minutes at_most 120"),
            ("I don't have time for a 150+ minute drama", "genre is Drama; minutes below 150"),
            ("I loved Lonely River. They hated it", "like Lonely River"),
            ("I loved Lonely River and my brother really hated it", "like Lonely River"),
            ("Hidden Signal is awful, but I loved Lonely River", "like Lonely River; not Hidden Signal"),
            ("I didn't like it as much as Lonely River", "like Lonely River"),
            ("I loved Hidden Signal, I don't like it when it rains", "like Hidden Signal"),
            ("Lonely River is a drama", "~genre is Drama; like Lonely River"),
            (
                "dramas of two hours or less and Lonely River",
                "genre is Drama; minutes at_most 120; like Lonely River",
            ),
        ],
    );
}

#[test]
fn a_title_of_one_word_in_a_longer_name_is_a_part_of_that_name() {
    let film = |title: &str| json!({"id": title, "title": title, "description": "A film.", "facets": {"genre": ["Drama"]}});
    let films = library_of(["Ted", "Brothers", "The Master", "Heat", "Moana"].into_iter().map(film));
    for (text, want) in [
        ("I liked Bill & Ted", ""),
        ("something by the Coen Brothers", ""),
        ("The Master of Disguise was fun", ""),
        ("I loved Sweet Heat Wave", ""),
        ("I liked Ted and Brothers", "like Ted; like Brothers"),
        ("I enjoyed Moana & Ted", "like Moana; like Ted"),
        ("Try Heat", "like Heat"),
        ("I loved The Master, and Heat", "like The Master; like Heat"),
    ] {
        assert_eq!(told(&films, &reading(&films, &[text])), want, "{text:?}");
    }
}

#[test]
fn what_left_somebody_cold_is_not_what_others_are_to_be_like() {
    holds(
        FILMS,
        &[
            ("Lonely River and Hidden Signal did nothing for me", "not Lonely River; not Hidden Signal"),
            ("I loved Lonely River but Hidden Signal left me cold", "like Lonely River; not Hidden Signal"),
            ("We saw Hidden Signal. It put us to sleep", "not Hidden Signal"),
            (
                "I loved Lonely River, but Hidden Signal and Zeppelin did nothing for him",
                "like Lonely River; not Hidden Signal",
            ),
            ("I liked Lonely River, though Hidden Signal fell flat", "like Lonely River; not Hidden Signal"),
        ],
    );
}

#[test]
fn of_a_series_that_is_known_whole_nothing_is_an_answer() {
    let film = |title: &str| json!({"id": title, "title": title, "description": "A film.", "facets": {"genre": ["Drama"]}});
    let titles = ["Otter's Eleven", "Otter's Twelve", "Otter's Thirteen", "An Otter in Rome", "Heat"];
    let films = library_of(titles.into_iter().map(film));
    for (text, want) in [
        (
            "A drama please, I've watched all of the Otter's ones",
            "genre is Drama; seen Otter's Eleven; seen Otter's Twelve; seen Otter's Thirteen; seen An Otter in Rome",
        ),
        (
            "A drama, they've seen every Otter film",
            "genre is Drama; seen Otter's Eleven; seen Otter's Twelve; seen Otter's Thirteen; seen An Otter in Rome",
        ),
        ("A drama, we have seen all the Zeppelin films", "genre is Drama"),
        ("A drama, all of the Otter ones", "genre is Drama"),
    ] {
        let read = reading(&films, &[text]);
        assert_eq!(told(&films, &read), want, "{text:?}");
        assert!(!read.topic.iter().any(|word| word.contains("zeppelin")), "{text:?}: {:?}", read.topic);
    }
}

#[test]
fn makers_are_known_with_and_without_their_initials() {
    let book =
        |title: &str, by: &str| json!({"id": title, "title": title, "description": "A book.", "creator": by});
    let books = library_of([book("Tide", "Ada K. Lo Verne"), book("Ebb", "Otto Brandt")].into_iter());
    for (text, want) in [
        ("something by Ada Lo Verne", "creator is Ada K. Lo Verne"),
        ("something by Otto J. Brandt", "creator is Otto Brandt"),
        ("Ada Lo Verne is my mother's favourite", "~creator is Ada K. Lo Verne"),
    ] {
        assert_eq!(told(&books, &reading(&books, &[text])), want, "{text:?}");
    }
}

#[test]
fn a_slip_in_a_title_is_read_as_the_title() {
    holds(
        FILMS,
        &[
            ("something like Lonly River", "like Lonely River"),
            ("I loved Hiden Signal", "like Hidden Signal"),
            ("I saw Lonely Rievr last week", "seen Lonely River"),
            ("films like Hidden Singal, but not Crimson Empier", "like Hidden Signal; not Crimson Empire"),
            ("a lonly rider", ""),
        ],
    );
}
