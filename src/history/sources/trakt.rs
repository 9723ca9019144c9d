//! Trakt and Simkl.

use crate::history::{
    Kind,
    table::{Overlap, Rule, SourceTable},
};

const TRAKT: SourceTable = SourceTable {
    source: "Trakt",
    needs: &["movie.title|show.title"],
    title: &["movie.title", "show.title"],
    part: &["episode.title", "episode.number"],
    year: &["movie.year", "show.year"],
    ids: &[
        ("imdb", "movie.ids.imdb"),
        ("tmdb", "movie.ids.tmdb"),
        ("imdb", "show.ids.imdb"),
        ("tmdb_tv", "show.ids.tmdb"),
    ],
    facets: &[("genre", "movie.genres"), ("genre", "show.genres")],
    private: &["notes"],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        needs: &["watched_at"],
        at: &["watched_at"],
        rules: &[Rule::Always(Kind::Finished)],
        ..TRAKT_HISTORY
    },
    SourceTable {
        needs: &["movie.title|show.title", "last_watched_at"],
        at: &["last_watched_at"],
        rules: &[Rule::Always(Kind::Finished), Rule::Times("plays")],
        overlap: Overlap::Rows,
        ..TRAKT
    },
    SourceTable {
        needs: &["movie.title|show.title", "rated_at", "rating"],
        at: &["rated_at"],
        rules: &[Rule::Rating("rating", 10.0)],
        ..TRAKT
    },
    SourceTable {
        needs: &["movie.title|show.title", "listed_at"],
        path: "favorite|favourite|recommend",
        at: &["listed_at"],
        rules: &[Rule::Always(Kind::Liked)],
        ..TRAKT
    },
    SourceTable {
        needs: &["movie.title|show.title", "collected_at|last_collected_at"],
        at: &["collected_at", "last_collected_at"],
        rules: &[Rule::Always(Kind::Has)],
        ..TRAKT
    },
    SourceTable {
        needs: &["movie.title|show.title", "listed_at"],
        at: &["listed_at"],
        rules: &[Rule::Always(Kind::Wants)],
        ..TRAKT
    },
    SourceTable {
        needs: &["rated_at", "trakt_id", "title", "rating"],
        source: "Trakt",
        title: &["title"],
        year: &["year"],
        at: &["rated_at"],
        ids: &[("imdb", "imdb_id"), ("tmdb", "tmdb_id")],
        facets: &[("genre", "genres"), ("type", "type")],
        rules: &[Rule::Rating("rating", 10.0)],
        ..SourceTable::NONE
    },
    SourceTable {
        needs: &["title", "type", "watchlist", "lastepwatched"],
        source: "Simkl",
        title: &["title"],
        year: &["year"],
        at: &["watcheddate"],
        ids: &[("imdb", "imdb_id"), ("imdb", "imdb"), ("tmdb", "tmdb"), ("mal_anime", "mal_id")],
        facets: &[("type", "type")],
        rules: &[
            Rule::Status(
                "watchlist",
                &[
                    ("completed", Some(Kind::Finished)),
                    ("watching", Some(Kind::Started)),
                    ("plantowatch", Some(Kind::Wants)),
                    ("plan to watch", Some(Kind::Wants)),
                    ("dropped", Some(Kind::Stopped)),
                    ("notinteresting", Some(Kind::Stopped)),
                    ("not interesting", Some(Kind::Stopped)),
                    ("hold", Some(Kind::Started)),
                    ("on hold", Some(Kind::Started)),
                ],
            ),
            Rule::Rating("rating", 10.0),
        ],
        private: &["memo"],
        ..SourceTable::NONE
    },
];

const TRAKT_HISTORY: SourceTable = SourceTable { needs: &["movie.title|show.title", "watched_at"], ..TRAKT };
