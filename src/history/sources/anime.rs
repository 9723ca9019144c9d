//! MyAnimeList and AniList.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Rule, SourceTable},
};

const MAL: SourceTable = SourceTable {
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
    ..SourceTable::NONE
};
const ANILIST: SourceTable = SourceTable {
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
    drops: &[("private", CellTest::Is(&["1", "true"]), HistoryWhy::Private)],
    private: &["notes"],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        needs: &["series_title", "my_status"],
        list: "anime",
        title: &["series_title"],
        ids: &[("mal_anime", "series_animedb_id")],
        rules: MAL.rules,
        ..MAL
    },
    SourceTable {
        needs: &["my_status", "manga_title|series_title"],
        list: "manga",
        title: &["manga_title", "series_title"],
        ids: &[("mal_manga", "manga_mangadb_id"), ("mal_manga", "series_mangadb_id")],
        ..MAL
    },
    ANILIST,
];
