//! Libraries of films at home: Kodi, Jellyfin, Plex.

use crate::history::{
    Kind,
    table::{Rule, SourceTable},
    titles::Shape,
};

const KODI: SourceTable = SourceTable {
    source: "Kodi",
    title: &["title", "name"],
    maker: &["director"],
    year: &["year", "premiered", "aired"],
    at: &["lastplayed", "lastplayeddate"],
    ids: &[
        ("imdb", "uniqueid[imdb]"),
        ("tmdb", "uniqueid[tmdb]"),
        ("imdb", "imdbid"),
        ("imdb", "imdb_id"),
        ("tmdb", "tmdbid"),
        ("imdb", "id"),
    ],
    facets: &[("genre", "genre")],
    rules: &[
        Rule::Count("playcount", Kind::Finished),
        Rule::Rating("userrating", 10.0),
        Rule::Flag("isuserfavorite", Kind::Liked),
        Rule::Otherwise(Kind::Has),
    ],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    SourceTable { needs: &["title", "playcount"], list: "movie|tvshow", ..KODI },
    SourceTable {
        needs: &["title", "showtitle|season"],
        list: "episodedetails",
        title: &["showtitle", "title"],
        part: &["title"],
        ..KODI
    },
    SourceTable { needs: &["title"], list: "movie|tvshow", ..KODI },
    SourceTable {
        needs: &["itemname", "playduration", "itemtype"],
        source: "Jellyfin",
        title: &["itemname"],
        shape: Shape::Dashes,
        at: &["datecreated"],
        facets: &[("type", "itemtype")],
        rules: &[Rule::Played { of: "playduration", unit: 1_000.0, least: 60_000.0, skipped: &[] }],
        private: &["userid", "clientname", "devicename", "playbackmethod"],
        profile: Some("userid"),
        ..SourceTable::NONE
    },
    SourceTable {
        needs: &["watched_status", "full_title"],
        source: "Plex (Tautulli)",
        title: &["grandparent_title", "title", "full_title"],
        part: &["title"],
        year: &["year"],
        at: &["stopped", "date", "started"],
        facets: &[("type", "media_type")],
        rules: &[Rule::Status(
            "watched_status",
            &[
                ("1", Some(Kind::Finished)),
                ("1.0", Some(Kind::Finished)),
                ("0.5", Some(Kind::Consumed)),
                ("0.75", Some(Kind::Consumed)),
                ("0.25", Some(Kind::Consumed)),
                ("0", Some(Kind::Skipped)),
            ],
        )],
        private: &["ip_address", "player", "platform", "location", "email"],
        profile: Some("user"),
        ..SourceTable::NONE
    },
];
