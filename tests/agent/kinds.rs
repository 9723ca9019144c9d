//! Kinds of misreadings that real requests had, each with sentences over the fixtures' catalogues: what is demanded, what is
//! wished, and which titles are named in which role.

use penchant::{
    agent::{
        conversation::Conversation,
        intent::{Reading, speech::SpeechAct},
        world::World,
    },
    catalog::ItemIx,
    engine::{catalog_view::CatalogView, library::Library},
    recommend::{Ranker, SourceWeights, evidence::Signals},
};
use serde_json::json;

use super::{fixture, library, library_of};

pub fn with_world<T>(library: &Library, look: impl FnOnce(&CatalogView<'_>) -> T) -> T {
    let ranker = Ranker::new(library.basis(), Signals::default(), SourceWeights::SHIPPED, 0.0, &|_| true);
    look(&CatalogView::new(library, ranker))
}

pub fn reading(library: &Library, says: &[&str]) -> Reading {
    with_world(library, |world| {
        let mut conversation = Conversation::default();
        says.iter().for_each(|text| conversation.say(text, world, 2026));
        conversation.reading
    })
}

/// Demands, then wishes behind a tilde, then titles by their role, in words.
pub fn told(library: &Library, reading: &Reading) -> String {
    let title = |ix: &ItemIx| library.item(*ix).expect("an item").title.to_show().clone();
    let of = |hard: bool| {
        let of = reading.constraints.iter().filter(move |constraint| constraint.hard == hard);
        of.map(move |constraint| {
            let (name, op, value) = constraint.stated(library.vocabulary());
            format!("{}{name} {op} {value}", if hard { "" } else { "~" }).replace('"', "")
        })
    };
    let mut all: Vec<String> = of(true).chain(of(false)).collect();
    all.sort();
    all.dedup();
    for (role, items) in [("like", &reading.like), ("not", &reading.unlike), ("seen", &reading.seen)] {
        all.extend(items.iter().map(|ix| format!("{role} {}", title(ix))));
    }
    all.join("; ")
}

/// Holds a table of sentences against how they are read.
pub fn holds(items: &str, cases: &[(&str, &str)]) {
    let library = library(&fixture(items));
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, want)| (text, want, told(&library, &reading(&library, &[text]))))
        .filter(|(_, want, got)| *want != got)
        .map(|(text, want, got)| format!("{text:?}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

pub const FILMS: &str = "films.items.jsonl";
pub const GAMES: &str = "games.items.jsonl";

#[test]
fn words_that_are_left_over_demand_nothing_and_take_no_item_away() {
    let films = library(&fixture(FILMS));
    with_world(&films, |world| {
        for text in [
            "I could do with some help in choosing a movie",
            "it has been a dreadful week and the boiler broke",
            "for my colleagues and their parrots",
            "movies about zeppelins over Lisbon",
        ] {
            let mut conversation = Conversation::default();
            conversation.say(text, world, 2026);
            assert_eq!(conversation.reading.constraints, [], "{text:?}");
            let every: Vec<ItemIx> = (0..world.items().len() as ItemIx).collect();
            let ranked = penchant::agent::rank::rank(world, &conversation.reading, &every);
            assert_eq!(ranked.len(), every.len(), "{text:?}");
        }
    });
}

#[test]
fn what_somebody_likes_is_wished_any_of_it_and_each_person_s_by_itself() {
    holds(
        FILMS,
        &[
            ("I love horror, westerns and romance", "~genre is [Horror,Western,Romance]"),
            ("My son likes animation and my daughter drama", "~genre is [Animation,Drama]"),
            ("My son likes animation. My daughter loves drama.", "~genre is Animation; ~genre is Drama"),
            ("horror, drama", "genre is [Horror,Drama]"),
            ("I enjoy comedies but tonight I want a thriller", "genre is Thriller; ~genre is Comedy"),
            ("I'd like a western", "genre is Western"),
            ("I would love a western", "genre is Western"),
        ],
    );
}

#[test]
fn denials_reach_to_the_end_of_their_clause_and_turn_nothing_round() {
    holds(
        FILMS,
        &[
            ("I don't want to watch anything scary", "genre is_not Horror"),
            ("I'm not looking for anything romantic", "genre is_not Romance"),
            ("we are not interested in westerns", "genre is_not Western"),
            ("not in the mood for war films", "genre is_not War"),
            ("non-scary films", "genre is_not Horror"),
            ("no more dramas", "genre is_not Drama"),
            ("I'm tired of westerns", "genre is_not Western"),
            ("it doesn't have to be animated", ""),
            ("don't give me anything but comedies", "genre is Comedy"),
            ("nothing but comedies", "genre is Comedy"),
            ("not that I dislike westerns, but a drama", "genre is Drama"),
            ("I can't get enough of westerns", "genre is Western"),
            (
                "a drama, no westerns and nothing longer than 100 minutes",
                "genre is Drama; genre is_not Western; minutes at_most 100",
            ),
            (
                "a western. I don't like the mix of western and comedy",
                "genre is Western; genre is_not Comedy",
            ),
        ],
    );
}

#[test]
fn what_the_catalogue_does_not_know_is_wished_less_of_and_banned_from_nothing() {
    holds(
        FILMS,
        &[
            ("nothing too gloomy", "~text is_not gloomi"),
            ("I usually don't like noisy ones because they give me a headache", "~text is_not noisi"),
            ("nothing too scary", "~genre is_not Horror"),
        ],
    );
}

#[test]
fn a_number_bounds_what_its_comparison_is_about_and_alone_it_is_nothing() {
    holds(
        FILMS,
        &[
            ("shot afetr 1990", "year above 1990"),
            ("pre-1990", "year below 1990"),
            ("she was born in 1990", ""),
            ("my flat is number 1990 on that street", ""),
            ("films from 1990", "year at_least 1990; year at_most 1990"),
            ("a hundred and twenty minutes at most", "minutes at_most 120"),
            ("at most two and a quarter hours", "minutes at_most 135"),
            ("at most an hour fifty", "minutes at_most 110"),
            ("from before 1968, scored 7 or better", "score at_least 7; year below 1968"),
            ("90 or so minutes and under", "minutes at_most 90"),
            ("a drama from the noughties", "genre is Drama; year at_least 2000; year at_most 2009"),
            ("no more than 10 years old", "year at_least 2016"),
            ("a drama from the last 5-10 years", "genre is Drama; year at_least 2016"),
            ("a comedy under 3 hours - actually make that 100 minutes", "genre is Comedy; minutes below 100"),
        ],
    );
    holds(
        GAMES,
        &[
            ("for 2 and 4 players", "max_players at_least 4; min_players at_most 2"),
            ("we are five", "max_players at_least 5; min_players at_most 5"),
            ("my kids are 7 and ten", "min_age at_most 7"),
            ("a bright child of eight could learn it", "min_age at_most 8"),
            ("my wife and I are new to this", "max_players at_least 2; min_players at_most 2"),
            ("me and my brother", "max_players at_least 2; min_players at_most 2"),
        ],
    );
}

#[test]
fn values_are_not_read_in_another_sense() {
    holds(
        FILMS,
        &[
            ("that is my max", ""),
            ("The War Horse Chronicles", ""),
            ("rated R", "rating is R"),
            ("not rated R", "rating is_not R"),
        ],
    );
}

#[test]
fn the_words_of_code_are_read_as_what_they_say() {
    let code = "{\"mechanic\": \"Party\", \"max_playtime\": 45}";
    holds(GAMES, &[(code, "mechanic is Party; playtime_min at_most 45")]);
}

#[test]
fn everyday_words_and_ages_find_the_catalogue_s_own() {
    holds(
        FILMS,
        &[
            ("something suspenseful", "genre is Thriller"),
            ("family friendly", "rating is [G,PG]"),
            ("for my 12 year old", "rating is [G,PG]"),
            ("something for the kids", "rating is [G,PG]"),
        ],
    );
    holds(
        GAMES,
        &[("a coop game", "mechanic is Cooperative"), ("some real teamwork", "mechanic is Cooperative")],
    );
}

#[test]
fn idioms_are_no_scales() {
    holds(
        FILMS,
        &[
            ("it's been a long day", ""),
            ("as long as it's good", ""),
            ("I have seen all the old ones", ""),
            ("a little older than what I am used to", ""),
            ("I don't have the energy for a long movie", "~minutes at_most 105"),
            ("something light-hearted", ""),
        ],
    );
}

#[test]
fn a_name_with_a_plus_stands_in_a_list() {
    holds(FILMS, &[("I have Disney+, Netflix and MUBI", "platform is [Disney+,Netflix,MUBI]")]);
}

#[test]
fn what_is_corrected_is_replaced_and_what_others_said_is_no_demand() {
    holds(
        FILMS,
        &[
            ("a western, sorry, I meant a drama", "genre is Drama"),
            (
                "A war film under 150 minutes... no wait, a thriller, and under 100 minutes",
                "genre is Thriller; minutes below 100",
            ),
            ("She asked for 'westerns', I'd rather have a horror film", "genre is Horror"),
            ("My brother said \"comedy is all you need\" but I want a drama", "genre is Drama"),
        ],
    );
}

#[test]
fn a_slip_of_the_finger_is_read_as_what_was_meant() {
    holds(
        FILMS,
        &[
            ("a wetsern", "genre is Western"),
            ("ocmedy under 90 mintues", "genre is Comedy; minutes below 90"),
            ("documentarys shorer than 90 minutes", "genre is Documentary; minutes below 90"),
        ],
    );
    // A short word is near many others, but not where the one beside it makes a value of them.
    holds(GAMES, &[("a crad game", "mechanic is Card game"), ("something with crad", "")]);
}

#[test]
fn a_long_text_is_read_to_its_end() {
    let story = "We talked about the weather for a while. ".repeat(150);
    holds(
        FILMS,
        &[(
            &format!("{story} Anyway, a western under 90 minutes please"),
            "genre is Western; minutes below 90",
        )],
    );
}

#[test]
fn six_languages_are_read_and_told_apart() {
    let films = library(&fixture(FILMS));
    let cases = [
        ("Wir suchen eine Komödie, höchstens 90 Minuten, bitte", "de", "genre is Comedy; minutes at_most 90"),
        (
            "Einen Horrorfilm nach 2000, aber nicht auf Deutsch",
            "de",
            "genre is Horror; language is_not de; year above 2000",
        ),
        ("Je cherche un western d'avant 1980", "fr", "genre is Western; year below 1980"),
        (
            "Quelque chose comme Lonely River, mais pas de comédie",
            "fr",
            "genre is_not Comedy; like Lonely River",
        ),
        (
            "Busco un documental de menos de dos horas, nada de guerra",
            "es",
            "genre is Documentary; genre is_not War; minutes below 120",
        ),
        ("1980年より前の西部劇", "ja", "genre is Western; year below 1980"),
        ("Lonely Riverのような映画で、90分以内のもの", "ja", "minutes at_most 90; like Lonely River"),
        ("ホラー以外の映画", "ja", "genre is_not Horror"),
        ("أريد فيلم رعب أقل من ٩٠ دقيقة", "ar", "genre is Horror; minutes below 90"),
        ("una western film under 90 minutes por favor", "es", "genre is Western; minutes below 90"),
    ];
    for (text, language, want) in cases {
        let reading = reading(&films, &[text]);
        assert_eq!((reading.language, told(&films, &reading).as_str()), (Some(language), want), "{text:?}");
    }
    for text in ["a war drama", "an action film in that style", "La La Land and Das Boot"] {
        assert_eq!(reading(&films, &[text]).language, None, "{text:?}");
    }
}

#[test]
fn what_is_said_between_people_is_no_request() {
    let films = library(&fixture(FILMS));
    for (text, act) in [
        ("hello", SpeechAct::Greeting),
        ("Hi, how are you?", SpeechAct::Greeting),
        ("thanks!", SpeechAct::Thanks),
        ("What can you do?", SpeechAct::Help),
        ("why these?", SpeechAct::Why),
        ("which is better, Lonely River or Hidden Signal?", SpeechAct::Compare),
        ("what did I like last week?", SpeechAct::Recall),
        ("delete everything you know about me", SpeechAct::ForgetAll),
        ("go back", SpeechAct::Back),
        ("hallo", SpeechAct::Greeting),
        ("merci", SpeechAct::Thanks),
        ("どうして", SpeechAct::Why),
        ("مرحبا", SpeechAct::Greeting),
    ] {
        assert_eq!(reading(&films, &[text]).act, Some(act), "{text:?}");
    }
    for text in ["hello, a western please", "something that thanks its stars", "a film about why we fight"] {
        assert_eq!(reading(&films, &[text]).act, None, "{text:?}");
    }
}

#[test]
fn going_back_takes_the_last_saying_back() {
    let films = library(&fixture(FILMS));
    let read = |says: &[&str]| told(&films, &reading(&films, says));
    assert_eq!(read(&["a western", "under 90 minutes", "go back"]), "genre is Western");
    assert_eq!(read(&["a western", "go back"]), "");
    assert_eq!(read(&["ein Western", "zurück"]), "");
}

#[test]
fn what_threads_of_strangers_showed_is_read() {
    holds(
        GAMES,
        &[
            ("new to the hobby", ""),
            ("je cherche un jeu pour mes enfants de 8 et 10 ans", "min_age at_most 8"),
        ],
    );
    holds(
        FILMS,
        &[
            ("a drama of a high score", "genre is Drama; ~score at_least 7.7"),
            ("ein Drama aus den letzten 20 Jahren", "genre is Drama; year at_least 2006"),
            ("un drame des 20 dernières années", "genre is Drama; year at_least 2006"),
            ("un western de los últimos 20 años", "genre is Western; year at_least 2006"),
            ("nicht länger als zweieinhalb Stunden", "minutes at_most 150"),
            ("I've already seen everything by Ana Ruiz", "creator is_not Ana Ruiz"),
            ("a drama by Ana Ruiz", "creator is Ana Ruiz; genre is Drama"),
        ],
    );
    let films = library(&fixture(FILMS));
    let read = reading(&films, &["a drama no longer than umpteen hours"]);
    assert_eq!(told(&films, &read), "genre is Drama");
    assert_eq!(read.unread.len(), 1);
}

#[test]
fn two_values_that_items_call_themselves_by_as_one_thing_are_that_thing() {
    let app = |title: &str, text: &str, kinds: &[&str]| json!({"id": title, "title": title, "description": text, "facets": {"category": kinds}});
    let players =
        (1..=6).map(|nth| app(&format!("Drum {nth}"), "A music player for the desktop.", &["Player"]));
    let others = [
        app("Score", "A tracker of patterns.", &["Music", "Player"]),
        app("Tape", "Records a band.", &["Music"]),
        app("Reel", "Shows moving pictures.", &["Player"]),
    ];
    let apps = library_of(players.chain(others));
    let read = reading(&apps, &["a music player"]);
    assert_eq!(told(&apps, &read), "category is Player");
    assert_eq!(read.topic, ["music player"]);
    // Nothing calls itself that: both are demanded.
    let apps = library_of(
        [app("Score", "A tracker.", &["Music", "Player"]), app("Reel", "Pictures.", &["Player"])].into_iter(),
    );
    assert_eq!(told(&apps, &reading(&apps, &["a music player"])), "category is Music; category is Player");
}
