//! Pages that were kept, and feeds that are followed.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Rule, SourceTable},
};

const POCKET: SourceTable = SourceTable {
    source: "Pocket",
    title: &["title"],
    at: &["time_added"],
    facets: &[("tag", "tags")],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        needs: &["title", "url", "time_added", "status"],
        url: &["url"],
        rules: &[Rule::Status("status", &[("archive", Some(Kind::Consumed)), ("unread", Some(Kind::Wants))])],
        ..POCKET
    },
    SourceTable {
        needs: &["title", "href", "time_added", "section"],
        list: "links",
        url: &["href"],
        rules: &[Rule::Status(
            "section",
            &[
                ("read archive", Some(Kind::Consumed)),
                ("archive", Some(Kind::Consumed)),
                ("unread", Some(Kind::Wants)),
            ],
        )],
        ..POCKET
    },
    SourceTable {
        source: "Instapaper",
        needs: &["url", "title", "selection", "folder"],
        title: &["title"],
        url: &["url"],
        at: &["timestamp"],
        facets: &[("tag", "tags")],
        rules: &[
            Rule::Status(
                "folder",
                &[
                    ("starred", Some(Kind::Liked)),
                    ("archive", Some(Kind::Consumed)),
                    ("unread", Some(Kind::Wants)),
                ],
            ),
            Rule::Otherwise(Kind::Saved),
        ],
        private: &["selection"],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "Raindrop",
        needs: &["title", "url", "folder", "created"],
        title: &["title"],
        url: &["url"],
        at: &["created"],
        facets: &[("tag", "tags"), ("folder", "folder")],
        rules: &[Rule::Always(Kind::Saved), Rule::Flag("favorite", Kind::Liked)],
        private: &["note", "highlights"],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "Bookmarks",
        needs: &["title", "href"],
        list: "links",
        title: &["title"],
        url: &["href"],
        at: &["add_date"],
        facets: &[("tag", "tags"), ("folder", "section")],
        rules: &[Rule::Always(Kind::Saved)],
        drops: &[(
            "href",
            CellTest::Begins(&["javascript:", "data:", "place:", "about:", "chrome:", "file:"]),
            HistoryWhy::NoTitle,
        )],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "OPML",
        needs: &["xmlurl"],
        list: "outline",
        title: &["title", "text"],
        url: &["htmlurl", "xmlurl"],
        rules: &[Rule::Filled("xmlurl", Kind::Follows)],
        drops: &[("xmlurl", CellTest::Empty, HistoryWhy::NoAct)],
        ..SourceTable::NONE
    },
];
