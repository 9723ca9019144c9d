//! Pages that were kept, and feeds that are followed.

use crate::history::{
    entry::{Kind, Why},
    table::{Rule, Table, Test},
};

const POCKET: Table = Table {
    source: "Pocket",
    title: &["title"],
    at: &["time_added"],
    facets: &[("tag", "tags")],
    ..Table::NONE
};

pub const TABLES: &[Table] = &[
    Table {
        needs: &["title", "url", "time_added", "status"],
        url: &["url"],
        rules: &[Rule::Status("status", &[("archive", Some(Kind::Consumed)), ("unread", Some(Kind::Wants))])],
        ..POCKET
    },
    Table {
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
    Table {
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
        ..Table::NONE
    },
    Table {
        source: "Raindrop",
        needs: &["title", "url", "folder", "created"],
        title: &["title"],
        url: &["url"],
        at: &["created"],
        facets: &[("tag", "tags"), ("folder", "folder")],
        rules: &[Rule::Always(Kind::Saved), Rule::Flag("favorite", Kind::Liked)],
        private: &["note", "highlights"],
        ..Table::NONE
    },
    Table {
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
            Test::Begins(&["javascript:", "data:", "place:", "about:", "chrome:", "file:"]),
            Why::NoTitle,
        )],
        ..Table::NONE
    },
    Table {
        source: "OPML",
        needs: &["xmlurl"],
        list: "outline",
        title: &["title", "text"],
        url: &["htmlurl", "xmlurl"],
        rules: &[Rule::Filled("xmlurl", Kind::Follows)],
        drops: &[("xmlurl", Test::Empty, Why::NoAct)],
        ..Table::NONE
    },
];
