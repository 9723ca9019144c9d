//! Books and comics.

use crate::history::{
    Kind,
    table::{Rule, SourceTable},
    titles::Shape,
};

const GIVEN_UP: &[&str] =
    &["dnf", "did-not-finish", "did not finish", "didn-t-finish", "abandoned", "unfinished", "gave-up"];
const ISBNS: &[(&str, &str)] =
    &[("isbn", "isbn13"), ("isbn", "isbn"), ("isbn", "isbn/uid"), ("isbn", "isbn_13"), ("isbn", "isbn_10")];
pub const TABLES: &[SourceTable] = &[
    SourceTable {
        source: "Goodreads",
        needs: &["book id", "title", "author", "exclusive shelf"],
        title: &["title"],
        shape: Shape::Series,
        maker: &["author"],
        year: &["original publication year", "year published"],
        at: &["date read", "date added"],
        ids: &[("isbn", "isbn13"), ("isbn", "isbn"), ("goodreads", "book id")],
        facets: &[("shelf", "bookshelves")],
        rules: &[
            Rule::Status(
                "exclusive shelf",
                &[
                    ("read", Some(Kind::Finished)),
                    ("currently-reading", Some(Kind::Started)),
                    ("to-read", Some(Kind::Wants)),
                    ("paused", Some(Kind::Started)),
                    ("on-hold", Some(Kind::Started)),
                ],
            ),
            Rule::Among("exclusive shelf", GIVEN_UP, Kind::Stopped),
            Rule::Among("bookshelves", GIVEN_UP, Kind::Stopped),
            Rule::Rating("my rating", 5.0),
            Rule::Times("read count"),
            Rule::Count("owned copies", Kind::Has),
        ],
        private: &[
            "private notes",
            "recommended for",
            "recommended by",
            "original purchase location",
            "condition description",
        ],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "The StoryGraph",
        needs: &["title", "authors", "read status"],
        title: &["title"],
        maker: &["authors"],
        at: &["last date read", "date added"],
        ids: ISBNS,
        facets: &[
            ("mood", "moods"),
            ("pace", "pace"),
            ("driven by", "character- or plot-driven?"),
            ("content warning", "content warnings"),
            ("format", "format"),
            ("tag", "tags"),
        ],
        rules: &[
            Rule::Status(
                "read status",
                &[
                    ("read", Some(Kind::Finished)),
                    ("currently-reading", Some(Kind::Started)),
                    ("paused", Some(Kind::Started)),
                    ("to-read", Some(Kind::Wants)),
                    ("did-not-finish", Some(Kind::Stopped)),
                ],
            ),
            Rule::Rating("star rating", 5.0),
            Rule::Times("read count"),
            Rule::Flag("owned?", Kind::Has),
        ],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "BookWyrm",
        needs: &["title", "author_text", "shelf"],
        title: &["title"],
        maker: &["author_text"],
        at: &["finish_date", "stopped_date", "start_date", "shelf_date"],
        ids: ISBNS,
        rules: &[
            Rule::Status(
                "shelf",
                &[
                    ("read", Some(Kind::Finished)),
                    ("reading", Some(Kind::Started)),
                    ("to-read", Some(Kind::Wants)),
                    ("stopped-reading", Some(Kind::Stopped)),
                ],
            ),
            Rule::Filled("stopped_date", Kind::Stopped),
            Rule::Filled("finish_date", Kind::Finished),
            Rule::Rating("rating", 5.0),
        ],
        private: &["remote_id"],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "Calibre",
        needs: &["title", "authors|author_sort", "uuid|identifiers|formats"],
        title: &["title"],
        maker: &["authors", "author_sort"],
        year: &["pubdate"],
        at: &["timestamp"],
        ids: ISBNS,
        facets: &[("tag", "tags")],
        rules: &[Rule::Rating("rating", 5.0), Rule::Always(Kind::Has)],
        private: &["library_name", "cover"],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "Kindle",
        needs: &["book", "added"],
        list: "clippings",
        title: &["book"],
        shape: Shape::Bracketed,
        at: &["added"],
        rules: &[Rule::Always(Kind::Consumed)],
        ..SourceTable::NONE
    },
];
