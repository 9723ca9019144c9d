//! In which order what fits is shown.

use penchant::{
    agent::{conversation::Conversation, rank::rank},
    catalog::ItemIx,
    engine::library::Library,
};
use serde_json::json;

use super::{kinds::with_world, library_of};

/// The titles of what fits, best first.
fn ordered(library: &Library, say: &str) -> Vec<String> {
    with_world(library, |world| {
        let mut conversation = Conversation::default();
        conversation.say(say, world, 2026);
        let every: Vec<ItemIx> = (0..library.catalog.items.len() as ItemIx).collect();
        let title = |ix: ItemIx| library.item(ix).expect("an item").title.to_show().clone();
        rank(world, &conversation.reading, &every).into_iter().map(|(ix, _)| title(ix)).collect()
    })
}

/// A comedy, and an adventure that is a comedy too, by how popular each is.
fn comedies(only: u32, too: u32) -> Library {
    let film = |title: &str, popularity: u32, genres: &[&str]| json!({"id": title, "title": title, "description": "A film.", "popularity": popularity, "facets": {"genre": genres}});
    let others = [("Drama", 500), ("Western", 30), ("Horror", 1)]
        .map(|(genre, popularity)| film(&format!("Plain {genre}"), popularity, &[genre]));
    let compared = [
        film("Giggling Parson", only, &["Comedy"]),
        film("Burning Caravan", too, &["Adventure", "Western", "Comedy"]),
    ];
    library_of(compared.into_iter().chain(others))
}

const FRAMES: &[&str] = &[
    "a comedy",
    "I love comedies",
    "could you recommend a comedy, something like Plain Drama",
    "I enjoyed Plain Drama, and I like comedies",
];

#[test]
fn what_is_of_the_kind_asked_for_and_of_no_other_comes_before_what_is_a_little_better_known() {
    let films = comedies(900, 1_000);
    for say in FRAMES {
        assert_eq!(ordered(&films, say)[0], "Giggling Parson", "{say:?}");
    }
    assert_eq!(ordered(&films, "what is popular right now?")[0], "Burning Caravan");
}

#[test]
fn what_everybody_knows_comes_before_what_is_of_the_kind_only_and_hardly_known() {
    let films = comedies(2, 100_000);
    for say in FRAMES {
        assert_eq!(ordered(&films, say)[0], "Burning Caravan", "{say:?}");
    }
}

#[test]
fn what_is_about_the_topic_comes_before_what_everybody_knows() {
    let known =
        ["Pepper", "Walnut", "Copper", "Marble", "Timber"].map(|word| (format!("{word} Plain"), 9_000));
    let about = ["Chess for Two", "Chess by Post", "Slow Chess"].map(|title| (title.to_owned(), 3));
    let program = |(title, popularity): (String, u32)| json!({"id": title, "title": title, "description": "A program.", "popularity": popularity});
    let programs = library_of(known.into_iter().chain(about).map(program));
    for say in ["a chess program", "chess, please", "something about chess"] {
        let first = ordered(&programs, say);
        assert!(first.iter().take(3).all(|title| title.contains("Chess")), "{say:?}: {first:?}");
    }
}

#[test]
fn filler_is_no_topic() {
    let films = comedies(900, 1_000);
    for filler in
        ["oh wow", "for example", "sometimes", "yourself", "although", "haven't seen it yet", "who's there"]
    {
        let topic = with_world(&films, |world| {
            let mut conversation = Conversation::default();
            conversation.say(&format!("{filler}, a comedy about trains"), world, 2026);
            conversation.reading.topic
        });
        assert_eq!(topic, ["trains"], "{filler:?}");
    }
}
