//! What people tell beside what they ask for, how they judge, and how they name several kinds: each with sentences over the
//! fixtures' catalogues.

use super::{
    fixture,
    kinds::{FILMS, GAMES, holds, reading, told},
    library,
};

#[test]
fn what_is_told_demands_nothing_and_chooses_none_of_one_s_own() {
    let films = library(&fixture(FILMS));
    let cases = [
        ("The last western that I saw was a dull one. A comedy please", "genre is Comedy"),
        ("I grew up in the 70s, and want a thriller", "genre is Thriller"),
        ("I watched a documentary at my uncle's, now I need a western", "genre is Western"),
        ("That was really funny. Show me a thriller", "genre is Thriller"),
        ("I speak German at home, give me a war film", "genre is War"),
        ("If it's a western, my dad joins us. Find us a drama", "genre is Drama"),
        ("I'll write that down on my list, find me a drama", "genre is Drama"),
        ("The lead is a mystery to me, I don't know. A drama please", "genre is Drama"),
        ("Der letzte Western war langweilig. Eine Komödie bitte", "genre is Comedy"),
        ("Le dernier western était ennuyeux. Une comédie, s'il vous plaît", "genre is Comedy"),
        ("El último western fue aburrido. Una comedia, por favor", "genre is Comedy"),
        ("كان فيلم الرعب مملا. اريد فيلم كوميدي", "genre is Comedy"),
        // What asks in the past asks all the same, and how something was made may be asked for.
        ("I was looking for a western", "genre is Western"),
        ("a comedy which was made before 1980", "genre is Comedy; year below 1980"),
    ];
    for (text, want) in cases {
        let read = reading(&films, &[text]);
        assert_eq!((told(&films, &read).as_str(), read.marks.len()), (want, 0), "{text:?}");
    }
    let read = reading(&films, &["my likes are westerns"]);
    assert_eq!((told(&films, &read).as_str(), read.act), ("~genre is Western", None));
    assert!(reading(&films, &["a drama to watch together with friends"]).set.is_none());
    assert!(reading(&films, &["a drama, but we can't get three hours together"]).set.is_none());
    assert_eq!(reading(&films, &["It's date night, so a drama"]).topic, Vec::<String>::new());
}

#[test]
fn what_is_judged_is_wished_for_or_denied() {
    holds(
        FILMS,
        &[
            ("I'm a western fan", "~genre is Western"),
            ("westerns are fun", "~genre is Western"),
            ("documentaries are so boring", "genre is_not Documentary"),
            ("I don't think I want anything with horror", "genre is_not Horror"),
            ("I don't care for war films", "genre is_not War"),
            ("please steer clear of horror", "genre is_not Horror"),
            ("a drama where war is not the main focus", "genre is Drama; ~genre is_not War"),
            ("I loved Lonely River and hated Hidden Signal", "like Lonely River; not Hidden Signal"),
            ("a western, anything over two hours is too long", "genre is Western; minutes at_most 120"),
            ("dramas from 2015 to now", "genre is Drama; year at_least 2015"),
        ],
    );
    holds(GAMES, &[("anything over an hour is pushing it", "playtime_min at_most 60")]);
    let games = library(&fixture(GAMES));
    assert!(reading(&games, &["a board game for two"]).topic.is_empty(), "it says only what all of them are");
}

#[test]
fn what_is_praised_asks_for_no_number() {
    let films = library(&fixture(FILMS));
    for (text, count) in [
        ("a drama, Lonely River is one of my favourites", None),
        ("I loved Lonely River and Hidden Signal, those are two of my favourites", None),
        ("Lonely River is in my top 3, give me a drama", None),
        ("give me one of the best dramas", Some(1)),
        ("two of those, please", Some(2)),
        ("the top 3 dramas", Some(3)),
    ] {
        assert_eq!(reading(&films, &[text]).count, count, "{text:?}");
    }
}

#[test]
fn several_kinds_of_several_things_are_any_of_them() {
    holds(
        FILMS,
        &[
            ("western and comedy films", "genre is [Western,Comedy]"),
            ("films of war and horror", "genre is [War,Horror]"),
            ("western, indie, comedy", "genre is [Western,Comedy]"),
            ("a western and comedy film", "genre is Comedy; genre is Western"),
        ],
    );
}

#[test]
fn a_bound_within_which_something_stays_holds_it_too() {
    let films = library(&fixture(FILMS));
    let cases = [
        ("a comedy within 90 minutes", "at_most"),
        ("a comedy in under 90 minutes", "below"),
        ("eine Komödie innerhalb von 90 Minuten", "at_most"),
        ("eine Komödie in unter 90 Minuten", "below"),
        ("une comédie d'ici 90 minutes", "at_most"),
        ("une comédie dans les 90 minutes", "at_most"),
        ("une comédie en moins de 90 minutes", "below"),
        ("una comedia dentro de 90 minutos", "at_most"),
        ("una comedia en menos de 90 minutos", "below"),
        ("90分以内のコメディ", "at_most"),
        ("90分未満のコメディ", "below"),
        ("فيلم كوميدي خلال 90 دقيقة", "at_most"),
        ("فيلم كوميدي في أقل من 90 دقيقة", "below"),
    ];
    for (text, op) in cases {
        let read = reading(&films, &[text]);
        let want = format!("genre is Comedy; minutes {op} 90");
        assert_eq!((told(&films, &read), read.topic.as_slice()), (want, &[][..]), "{text:?}");
    }
}

#[test]
fn words_of_other_languages_are_told_from_names_and_from_english() {
    holds(
        FILMS,
        &[
            ("was Lustiges, bitte", "genre is Comedy"),
            ("keine Lust auf Krieg", "genre is_not War"),
            // What is to be kept in mind, as it stands behind "remember that".
            ("ich Krieg hasse", "genre is_not War"),
            ("ich Horror nicht leiden kann", "genre is_not Horror"),
            ("je déteste la guerre", "genre is_not War"),
            ("odio la guerra", "genre is_not War"),
            ("ホラーは嫌いだという", "genre is_not Horror"),
            ("أنني أكره الرعب", "genre is_not Horror"),
            ("ein Drama mit Ana Ruiz", "creator is Ana Ruiz; genre is Drama"),
            ("un drame avec Ana Ruiz", "creator is Ana Ruiz; genre is Drama"),
            ("ابي فيلم رعب", "genre is Horror"),
            ("une comédie des années 80", "genre is Comedy; year at_least 1980; year at_most 1989"),
            ("una comedia de los años 90", "genre is Comedy; year at_least 1990; year at_most 1999"),
            ("فيلم رعب من التسعينات", "genre is Horror; year at_least 1990; year at_most 1999"),
            ("ein spannender Horrorfilm", "genre is Horror"),
            ("ein klassischer Western", "genre is Western; ~year at_most 1976"),
            ("un western classique", "genre is Western; ~year at_most 1976"),
            ("j'ai adoré Lonely River", "like Lonely River"),
            ("me gustaron Lonely River y Hidden Signal", "like Lonely River; like Hidden Signal"),
            ("wir sind zu zweit und mögen Lonely River", "like Lonely River"),
            ("nichts zu Gruseliges", "~genre is_not Horror"),
            ("rien de trop effrayant", "~genre is_not Horror"),
            ("nada demasiado aterrador", "~genre is_not Horror"),
            ("ホラー以外の短い映画", "genre is_not Horror; ~minutes at_most 105"),
        ],
    );
}
