//! Netflix and Prime Video.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Rule, SourceTable},
    titles::Shape,
};

const NETFLIX: SourceTable = SourceTable {
    source: "Netflix",
    title: &["title"],
    shape: Shape::Colons,
    profile: Some("profile name"),
    private: &["device type", "country", "device model"],
    ..SourceTable::NONE
};
const PLAYED_FILM: Rule = Rule::Played { of: "duration", unit: 1_000.0, least: 60_000.0, skipped: &[] };

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        needs: &["start time|start time (utc)", "title", "duration|duration (h:mm:ss)"],
        at: &["start time", "start time (utc)"],
        rules: &[
            PLAYED_FILM,
            Rule::Played { of: "duration (h:mm:ss)", unit: 1_000.0, least: 60_000.0, skipped: &[] },
        ],
        drops: &[("supplemental video type", CellTest::Filled, HistoryWhy::Trailer)],
        ..NETFLIX
    },
    SourceTable {
        needs: &["title name", "thumbs value", "profile name"],
        title: &["title name"],
        at: &["event utc ts"],
        rules: &[
            Rule::Status(
                "thumbs value",
                &[
                    ("0", None),
                    ("1", Some(Kind::Disliked)),
                    ("2", Some(Kind::Liked)),
                    ("3", Some(Kind::Liked)),
                ],
            ),
            Rule::Rating("star value", 5.0),
        ],
        ..NETFLIX
    },
    SourceTable {
        needs: &["date watched", "type", "title", "episode title|path|global title identifier"],
        source: "Prime Video",
        title: &["title"],
        part: &["episode title"],
        at: &["date watched"],
        facets: &[("type", "type")],
        rules: &[Rule::Always(Kind::Consumed)],
        ..SourceTable::NONE
    },
];

/// What any table of titles and dates may be: looked at after all that is more certain.
pub const TITLES: &[SourceTable] = &[SourceTable {
    needs: &["title", "date"],
    without: &["rating", "author", "artist", "year", "url", "id", "name", "status"],
    at: &["date"],
    rules: &[Rule::Always(Kind::Consumed)],
    ..NETFLIX
}];
