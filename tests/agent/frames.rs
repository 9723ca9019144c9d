//! Every value of a catalogue in many sentences: what is denied is never demanded, what is liked never denied, and how a
//! sentence is written changes nothing of what it demands.

use std::path::{Path, PathBuf};

use penchant::{
    agent::{
        constraint::{On, Test},
        conversation::Conversation,
        intent::Reading,
        vocabulary::{MOST_DERIVED, Place},
    },
    engine::{catalog_view::CatalogView, library::Library},
    recommend::{Ranker, SourceWeights, evidence::Signals},
};
use serde_json::json;

use super::{fixture, library, library_of};

/// `{}` is the value.
const DENYING: &[&str] = &[
    "no {}",
    "not {}",
    "nothing {}",
    "without {}",
    "no {} please",
    "anything but {}",
    "everything except {}",
    "I don't want {}",
    "I don't like {}",
    "I do not want {}",
    "I don't want to see anything {}",
    "I'm not looking for {}",
    "I am not looking for anything {}",
    "we are not interested in {}",
    "not in the mood for {}",
    "I hate {}",
    "I really dislike {}",
    "my wife hates {}",
    "please avoid {}",
    "skip {}",
    "no more {}",
    "I'm tired of {}",
    "I am sick of {}",
    "I've had enough of {}",
    "I can't stand anything {}, I don't want {}",
    "other than {}",
    "it doesn't have to be {}",
    "it shouldn't be {}",
    "never {}",
    "nothing too {}",
    "I'm not a fan of {}",
    "don't show me {}",
];

const LIKING: &[&str] = &[
    "{}",
    "{} please",
    "I want {}",
    "I'd like {}",
    "I would love {}",
    "I like {}",
    "I love {}",
    "I really enjoy {}",
    "we both like {}",
    "my son likes {}",
    "I'm in the mood for {}",
    "I'm looking for {}",
    "looking for something {}",
    "can you recommend {}?",
    "could you please suggest {}?",
    "show me {}",
    "give me {}",
    "I prefer {}",
    "ideally {}",
    "preferably {}",
    "maybe {}",
    "nothing but {}",
    "only {}",
    "don't give me anything but {}",
    "I wouldn't mind {}",
    "I can't get enough of {}",
    "it has been a long day, so {}",
    "a friend told me nothing, but I want {}",
    "how about {}",
    "it must be {}",
    "I need {} for tonight",
];

/// Ways to write the same.
const ALIKE: &[(&str, &str)] = &[
    ("I want {}", "I WANT {}"),
    ("I want {}", "i want {}"),
    ("I want {}", "I want {}!"),
    ("I want {}", "I want {}..."),
    ("I want {}", "Hello! I want {}, thank you very much"),
    ("I want {}", "Hi there, could you help me? I want {} please"),
    ("I want {}", "we had quite a week, what with the boiler. I want {}"),
    ("no {}", "NO {}"),
    ("no {}", "please, no {}."),
    ("no {}", "hey, no {}, thanks"),
];

fn read(library: &Library, text: &str) -> Reading {
    let ranker = Ranker::new(library.basis(), Signals::default(), SourceWeights::SHIPPED, 0.0, &|_| true);
    let world = CatalogView::new(library, ranker);
    let mut conversation = Conversation::default();
    conversation.say(text, &world, 2026);
    conversation.reading
}

/// The values of a catalogue's facets, with the facet's place; not people, and no codes.
fn values(library: &Library) -> Vec<(usize, String)> {
    let fields = library.vocabulary().fields.iter().enumerate();
    let facets = fields.filter(|(_, field)| {
        field.place == Place::Facet && field.values.len() <= MOST_DERIVED && field.yes_no().is_none()
    });
    let all = facets.flat_map(|(ix, field)| field.values.iter().map(move |value| (ix, value.text.clone())));
    all.filter(|(_, text)| text.len() > 3 && text.chars().all(|c| c.is_alphabetic() || c == ' ')).collect()
}

fn catalogs() -> Vec<(String, Library)> {
    let demo = std::env::var_os("PENCHANT_DEMO").map(|demo| Path::new(&demo).join("items.jsonl"));
    let own: Vec<PathBuf> = vec![fixture("films.items.jsonl"), fixture("games.items.jsonl")];
    let files = own.into_iter().chain(demo).map(|path| (path.display().to_string(), library(&path)));
    files.chain([("books".into(), books())]).collect()
}

/// Books, with subjects of several words and parts.
fn books() -> Library {
    const SUBJECTS: [&str; 12] = [
        "Poetry",
        "Crime fiction",
        "Travel writing",
        "Cookery",
        "Historical novel",
        "Ghost stories",
        "Gardening",
        "Short stories",
        "Natural history",
        "Memoir",
        "Picture book",
        "Folklore",
    ];
    const WRITERS: [&str; 5] = ["Irene Varga", "Tomas Lind", "Amara Boateng", "Jun Okada", "Ruth Keller"];
    let book = |nth: usize| {
        let (first, second) = (SUBJECTS[nth % 12], SUBJECTS[(nth * 7 + 3) % 12]);
        json!({
            "id": format!("b{nth}"),
            "title": format!("The Orchard at {} {nth}", ["Dusk", "Noon", "Dawn"][nth % 3]),
            "creator": WRITERS[nth % 5],
            "description": "A book.",
            "facets": {"subject": [first, second]},
            "numbers": {"pages": 80 + 13 * (nth % 30), "year": 1950 + nth % 70},
        })
    };
    library_of((0..240).map(book))
}

fn of_value(reading: &Reading, field: usize, value: &str, wanted: bool) -> bool {
    reading.constraints.iter().any(|constraint| {
        let says = match &constraint.test {
            Test::Is(values) => wanted && values.iter().any(|other| other == value),
            Test::IsNot(values) => !wanted && values.iter().any(|other| other == value),
            _ => false,
        };
        constraint.hard && constraint.on == On::Field(field) && says
    })
}

/// Sentences that are read against what they say, a few of them.
fn wrong(frames: &[&str], wanted: bool) -> Vec<String> {
    let mut wrong = Vec::new();
    for (name, library) in catalogs() {
        for (field, value) in values(&library) {
            for frame in frames {
                let text = frame.replace("{}", &value.to_lowercase());
                if of_value(&read(&library, &text), field, &value, wanted) {
                    wrong.push(format!("{name}: {text}"));
                }
            }
        }
    }
    wrong.truncate(20);
    wrong
}

#[test]
fn what_is_denied_is_never_demanded() {
    assert_eq!(wrong(DENYING, true), Vec::<String>::new());
}

#[test]
fn what_is_liked_is_never_denied() {
    assert_eq!(wrong(LIKING, false), Vec::<String>::new());
}

#[test]
fn case_signs_politeness_and_filler_change_no_demand() {
    let mut wrong = Vec::new();
    for (name, library) in catalogs() {
        for (_, value) in values(&library) {
            for (plain, other) in ALIKE {
                let said = |frame: &str| {
                    let value = if frame.starts_with("I W") || frame.starts_with("NO") {
                        value.to_uppercase()
                    } else {
                        value.to_lowercase()
                    };
                    let reading = read(&library, &frame.replace("{}", &value));
                    let mut hard: Vec<String> =
                        reading.hard().map(|constraint| format!("{constraint:?}")).collect();
                    hard.sort();
                    hard
                };
                if said(plain) != said(other) {
                    wrong.push(format!("{name}: {value:?} in {other:?}"));
                }
            }
        }
    }
    wrong.truncate(20);
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn a_slip_in_a_long_word_changes_no_demand() {
    for library in [library(&fixture("films.items.jsonl")), books()] {
        slips_in_values_change_nothing(&library);
    }
}

#[test]
fn a_slip_in_a_title_changes_nothing() {
    let library = library(&fixture("films.items.jsonl"));
    let known = |word: &str| library.hybrid().words.one_slip(word).is_none();
    let mut wrong = Vec::new();
    for item in library.catalog.items.iter().step_by(7) {
        let title = item.title.to_show();
        let liked = |title: &str| read(&library, &format!("something like {title}")).like;
        let Some(at) = title.find(|c: char| c.is_alphabetic()) else { continue };
        let word = title[at..].split(' ').find(|word| word.len() >= 5).unwrap_or_default();
        for letter in 1..word.len().saturating_sub(1) {
            let mut slip: Vec<char> = word.chars().collect();
            slip.swap(letter, letter + 1);
            let slip = String::from_iter(slip);
            if slip != word
                && !known(&slip.to_lowercase())
                && liked(title) != liked(&title.replace(word, &slip))
            {
                wrong.push(title.replace(word, &slip));
            }
        }
    }
    wrong.truncate(20);
    assert_eq!(wrong, Vec::<String>::new());
}

fn slips_in_values_change_nothing(library: &Library) {
    let known = |word: &str| library.hybrid().words.one_slip(word).is_none();
    let mut wrong = Vec::new();
    for (field, value) in
        values(library).into_iter().filter(|(_, value)| value.len() >= 5 && !value.contains(' '))
    {
        let word: Vec<char> = value.to_lowercase().chars().collect();
        let slips = (0..word.len()).flat_map(|at| {
            let mut left_out = word.clone();
            left_out.remove(at);
            let mut swapped = word.clone();
            swapped.swap(at, (at + 1).min(word.len() - 1));
            [left_out, swapped]
        });
        for slip in slips.map(String::from_iter) {
            // A slip that makes another word is that word.
            let read = read(library, &format!("I want a {slip} please"));
            if slip.len() >= 5 && !known(&slip) && !of_value(&read, field, &value, true) {
                wrong.push(slip);
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
