//! IMDb.

use crate::history::{
    Kind,
    table::{Rule, SourceTable},
};

const IMDB: SourceTable = SourceTable {
    source: "IMDb",
    title: &["title"],
    maker: &["directors"],
    year: &["year"],
    at: &["date rated", "created", "date added", "modified"],
    ids: &[("imdb", "const")],
    facets: &[("genre", "genres"), ("type", "title type")],
    private: &["description"],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        needs: &["const", "title", "your rating|you rated", "position"],
        rules: &[
            Rule::Rating("your rating", 10.0),
            Rule::Rating("you rated", 10.0),
            Rule::Otherwise(Kind::Wants),
        ],
        ..IMDB
    },
    SourceTable {
        needs: &["const", "title", "your rating|you rated"],
        rules: &[Rule::Rating("your rating", 10.0), Rule::Rating("you rated", 10.0)],
        ..IMDB
    },
    SourceTable { needs: &["const", "title", "position"], rules: &[Rule::Always(Kind::Wants)], ..IMDB },
];
