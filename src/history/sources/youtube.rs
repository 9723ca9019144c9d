//! YouTube.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Rule, SourceTable},
    titles::Shape,
};

const YOUTUBE: SourceTable = SourceTable {
    source: "YouTube",
    shape: Shape::Verb,
    at: &["time"],
    rules: &[Rule::Verb],
    drops: &[("details.0.name", CellTest::Is(&["From Google Ads"]), HistoryWhy::Advert)],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    // A list of what was watched, of several products: what is not YouTube's is told by its header.
    SourceTable {
        needs: &["title", "titleurl", "time", "header"],
        title: &["title"],
        maker: &["subtitles.0.name"],
        url: &["titleurl"],
        ..YOUTUBE
    },
    SourceTable {
        needs: &["time", "titleurl", "verb"],
        list: "activity",
        title: &["link"],
        maker: &["channel"],
        url: &["titleurl"],
        drops: &[("is_ad", CellTest::Is(&["true"]), HistoryWhy::Advert)],
        rules: &[Rule::Verb],
        ..YOUTUBE
    },
    SourceTable {
        needs: &["snippet.publishedat", "snippet.title"],
        source: "YouTube",
        title: &["snippet.title"],
        at: &["snippet.publishedat"],
        ids: &[("youtube", "contentdetails.videoid"), ("youtube", "snippet.resourceid.videoid")],
        rules: &[Rule::Always(Kind::Consumed)],
        ..SourceTable::NONE
    },
    SourceTable {
        needs: &["channel id", "channel title"],
        source: "YouTube",
        title: &["channel title"],
        url: &["channel url"],
        rules: &[Rule::Always(Kind::Follows)],
        ..SourceTable::NONE
    },
];
