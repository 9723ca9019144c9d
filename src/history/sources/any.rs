//! Tables of nobody's own, read as their columns are called.

use crate::history::{
    Kind,
    table::{Rule, SourceTable},
};

/// What a table is called that is nobody's export, and is read as its columns are called.
pub const ANY: &str = "CSV";

/// What stands in many tables under names of no service's own.
const WATCHED_AT: &[&str] = &[
    "date watched",
    "watched date",
    "date read",
    "date finished",
    "finished",
    "date played",
    "last played",
    "date rated",
    "rated at",
    "watched_at",
    "date",
    "timestamp",
    "date added",
    "created",
    "added",
];
const NAMED: &[&str] = &["title", "name", "book title", "movie", "film", "game", "track", "album"];
const MAKERS: &[&str] = &[
    "author",
    "authors",
    "artist",
    "artists",
    "director",
    "directors",
    "creator",
    "maker",
    "designer",
    "developer",
];
const STATES: &[(&str, Option<Kind>)] = &[
    ("read", Some(Kind::Finished)),
    ("watched", Some(Kind::Finished)),
    ("seen", Some(Kind::Finished)),
    ("played", Some(Kind::Finished)),
    ("completed", Some(Kind::Finished)),
    ("complete", Some(Kind::Finished)),
    ("finished", Some(Kind::Finished)),
    ("done", Some(Kind::Finished)),
    ("beaten", Some(Kind::Finished)),
    ("reading", Some(Kind::Started)),
    ("currently reading", Some(Kind::Started)),
    ("watching", Some(Kind::Started)),
    ("playing", Some(Kind::Started)),
    ("in progress", Some(Kind::Started)),
    ("dropped", Some(Kind::Stopped)),
    ("abandoned", Some(Kind::Stopped)),
    ("dnf", Some(Kind::Stopped)),
    ("did not finish", Some(Kind::Stopped)),
    ("to read", Some(Kind::Wants)),
    ("to watch", Some(Kind::Wants)),
    ("to play", Some(Kind::Wants)),
    ("want to read", Some(Kind::Wants)),
    ("plan to watch", Some(Kind::Wants)),
    ("backlog", Some(Kind::Wants)),
    ("wishlist", Some(Kind::Wants)),
    ("owned", Some(Kind::Has)),
];

/// A table of nobody's own.
const fn any(needs: &'static [&'static str], rules: &'static [Rule]) -> SourceTable {
    SourceTable {
        source: ANY,
        needs,
        title: NAMED,
        maker: MAKERS,
        year: &["year", "release year", "year published", "release date"],
        at: WATCHED_AT,
        ids: &[
            ("isbn", "isbn13"),
            ("isbn", "isbn"),
            ("imdb", "imdb"),
            ("imdb", "imdb id"),
            ("tmdb", "tmdb id"),
        ],
        url: &["url", "link", "uri"],
        facets: &[("genre", "genre"), ("genre", "genres"), ("tag", "tags")],
        rules,
        private: &["notes", "private notes", "email"],
        ..SourceTable::NONE
    }
}

const TITLED: &str = "title|name|book title|movie|film|game|track|album";

pub const TABLES: &[SourceTable] = &[
    any(
        &[TITLED, "status|state|shelf|list"],
        &[
            Rule::Status("status", STATES),
            Rule::Status("state", STATES),
            Rule::Status("shelf", STATES),
            Rule::Status("list", STATES),
            Rule::Stars("my rating"),
            Rule::Stars("rating"),
        ],
    ),
    any(
        &[TITLED, "my rating|rating|your rating|score|stars"],
        &[
            Rule::Stars("my rating"),
            Rule::Stars("your rating"),
            Rule::Stars("stars"),
            Rule::Stars("rating"),
            Rule::Stars("score"),
            Rule::Otherwise(Kind::Consumed),
        ],
    ),
    any(
        &[TITLED, "date watched|watched date|date read|date finished|date played|last played|watched_at"],
        &[Rule::Always(Kind::Consumed)],
    ),
];
