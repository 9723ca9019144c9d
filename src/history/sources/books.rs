//! Books and comics.

use crate::history::{
    entry::{Kind, Why},
    table::{Rule, Table, Test},
    titles::Shape,
};

const GIVEN_UP: &[&str] =
    &["dnf", "did-not-finish", "did not finish", "didn-t-finish", "abandoned", "unfinished", "gave-up"];
const ISBNS: &[(&str, &str)] =
    &[("isbn", "isbn13"), ("isbn", "isbn"), ("isbn", "isbn/uid"), ("isbn", "isbn_13"), ("isbn", "isbn_10")];
const MAL: Table = Table {
    source: "MyAnimeList",
    at: &["my_finish_date", "my_start_date"],
    facets: &[("type", "series_type"), ("tag", "my_tags")],
    rules: &[
        Rule::Status(
            "my_status",
            &[
                ("completed", Some(Kind::Finished)),
                ("2", Some(Kind::Finished)),
                ("watching", Some(Kind::Started)),
                ("reading", Some(Kind::Started)),
                ("1", Some(Kind::Started)),
                ("on-hold", Some(Kind::Started)),
                ("3", Some(Kind::Started)),
                ("dropped", Some(Kind::Stopped)),
                ("4", Some(Kind::Stopped)),
                ("plan to watch", Some(Kind::Wants)),
                ("plan to read", Some(Kind::Wants)),
                ("6", Some(Kind::Wants)),
            ],
        ),
        Rule::Rating("my_score", 10.0),
    ],
    private: &["my_comments", "my_storage"],
    ..Table::NONE
};
const ANILIST: Table = Table {
    source: "AniList",
    needs: &["series_id", "series_type", "status"],
    list: "lists",
    at: &["finished_on", "started_on", "updated_at"],
    rules: &[
        Rule::Status(
            "status",
            &[
                ("0", Some(Kind::Started)),
                ("1", Some(Kind::Wants)),
                ("2", Some(Kind::Finished)),
                ("3", Some(Kind::Stopped)),
                ("4", Some(Kind::Started)),
                ("5", Some(Kind::Finished)),
            ],
        ),
        Rule::Rating("score", 100.0),
    ],
    ids_if: &[
        ["series_type", "0", "anilist_anime", "series_id"],
        ["series_type", "1", "anilist_manga", "series_id"],
    ],
    drops: &[("private", Test::Is(&["1", "true"]), Why::Private)],
    private: &["notes"],
    ..Table::NONE
};

pub const TABLES: &[Table] = &[
    Table {
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
        ..Table::NONE
    },
    Table {
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
        ..Table::NONE
    },
    Table {
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
        ..Table::NONE
    },
    Table {
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
        ..Table::NONE
    },
    Table {
        source: "Kindle",
        needs: &["book", "added"],
        list: "clippings",
        title: &["book"],
        shape: Shape::Bracketed,
        at: &["added"],
        rules: &[Rule::Always(Kind::Consumed)],
        ..Table::NONE
    },
    Table {
        needs: &["series_title", "my_status"],
        list: "anime",
        title: &["series_title"],
        ids: &[("mal_anime", "series_animedb_id")],
        rules: MAL.rules,
        ..MAL
    },
    Table {
        needs: &["my_status", "manga_title|series_title"],
        list: "manga",
        title: &["manga_title", "series_title"],
        ids: &[("mal_manga", "manga_mangadb_id"), ("mal_manga", "series_mangadb_id")],
        ..MAL
    },
    ANILIST,
];
