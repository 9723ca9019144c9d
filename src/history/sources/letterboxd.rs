//! Letterboxd.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Overlap, Rule, SourceTable},
};

const LETTERBOXD: SourceTable = SourceTable {
    source: "Letterboxd",
    title: &["name"],
    year: &["year"],
    at: &["watched date", "date", "date added"],
    url: &["letterboxd uri", "url"],
    facets: &[("tag", "tags")],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        needs: &["name", "year", "letterboxd uri", "watched date", "review"],
        rules: &[Rule::Rating("rating", 5.0), Rule::Always(Kind::Finished), Rule::Times("rewatch")],
        overlap: Overlap::Rows,
        ..LETTERBOXD
    },
    SourceTable {
        needs: &["name", "year", "letterboxd uri", "watched date"],
        rules: &[Rule::Rating("rating", 5.0), Rule::Always(Kind::Finished), Rule::Times("rewatch")],
        ..LETTERBOXD
    },
    SourceTable {
        needs: &["name", "year", "letterboxd uri", "rating"],
        rules: &[Rule::Rating("rating", 5.0)],
        overlap: Overlap::Rows,
        ..LETTERBOXD
    },
    SourceTable {
        needs: &["name", "year", "letterboxd uri"],
        path: "watchlist",
        rules: &[Rule::Always(Kind::Wants)],
        ..LETTERBOXD
    },
    SourceTable {
        needs: &["name", "year", "letterboxd uri"],
        path: "likes/films|likes-films|likes",
        rules: &[Rule::Always(Kind::Liked)],
        ..LETTERBOXD
    },
    SourceTable {
        needs: &["name", "year", "letterboxd uri"],
        path: "watched",
        rules: &[Rule::Always(Kind::Finished)],
        overlap: Overlap::Rows,
        ..LETTERBOXD
    },
    SourceTable {
        needs: &["name", "year", "letterboxd uri"],
        drops: &[("name", CellTest::Filled, HistoryWhy::Undecided)],
        ..LETTERBOXD
    },
    SourceTable {
        needs: &["position", "name", "year", "url", "description"],
        rules: &[Rule::Always(Kind::Wants)],
        private: &["description"],
        ..LETTERBOXD
    },
];
