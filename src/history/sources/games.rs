//! Games on tables and screens.

use crate::history::{
    Kind,
    table::{Rule, SourceTable},
};

const BGG: SourceTable = SourceTable { source: "BoardGameGeek", ..SourceTable::NONE };

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        needs: &["objectname", "objectid", "own"],
        title: &["objectname"],
        year: &["yearpublished"],
        ids: &[("bgg", "objectid")],
        facets: &[("type", "objecttype")],
        rules: &[
            Rule::Rating("rating", 10.0),
            Rule::Count("numplays", Kind::Consumed),
            Rule::Flag("own", Kind::Has),
            Rule::Flag("wishlist", Kind::Wants),
            Rule::Flag("want", Kind::Wants),
            Rule::Flag("wanttobuy", Kind::Wants),
            Rule::Flag("wanttoplay", Kind::Wants),
            Rule::Flag("preordered", Kind::Wants),
            Rule::Flag("fortrade", Kind::Stopped),
        ],
        private: &[
            "comment",
            "wishlistcomment",
            "privatecomment",
            "pricepaid",
            "invlocation",
            "conditiontext",
        ],
        ..BGG
    },
    SourceTable {
        needs: &["objectid", "name", "status.own|stats.rating.value|numplays"],
        list: "item",
        title: &["name"],
        year: &["yearpublished"],
        at: &["status.lastmodified"],
        ids: &[("bgg", "objectid")],
        rules: &[
            Rule::Rating("stats.rating.value", 10.0),
            Rule::Count("numplays", Kind::Consumed),
            Rule::Flag("status.own", Kind::Has),
            Rule::Flag("status.wishlist", Kind::Wants),
            Rule::Flag("status.want", Kind::Wants),
            Rule::Flag("status.wanttobuy", Kind::Wants),
            Rule::Flag("status.wanttoplay", Kind::Wants),
            Rule::Flag("status.fortrade", Kind::Stopped),
        ],
        private: &["comment"],
        ..BGG
    },
    SourceTable {
        source: "Steam",
        needs: &["appid", "playtime_forever|hours_forever|name"],
        title: &["name"],
        at: &["rtime_last_played", "last_played"],
        ids: &[("steam", "appid")],
        rules: &[
            // What was left within a quarter of an hour was tried.
            Rule::Played {
                of: "playtime_forever",
                unit: 60_000.0,
                least: 15.0 * 60_000.0,
                skipped: &[("never", &["true"])],
            },
            Rule::Filled("hours_forever", Kind::Consumed),
            Rule::Always(Kind::Has),
        ],
        ..SourceTable::NONE
    },
];
