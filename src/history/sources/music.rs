//! Last.fm and Apple Music.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Rule, SourceTable},
    titles::Shape,
};

/// Whoever hears less than this of a track has not heard it.
const HEARD: f64 = 30_000.0;

const APPLE: SourceTable = SourceTable {
    source: "Apple Music",
    private: &[
        "ip city",
        "ip country code",
        "ip latitude",
        "ip longitude",
        "ip network",
        "ip network type",
        "ip region code",
        "device identifier",
        "device os name",
        "device os version",
        "device type",
        "apple id number",
        "apple music subscription",
        "client ip address",
    ],
    ..SourceTable::NONE
};

pub const TABLES: &[SourceTable] = &[
    SourceTable {
        source: "Last.fm",
        needs: &["uts", "artist", "track"],
        title: &["track"],
        maker: &["artist"],
        at: &["uts"],
        ids: &[("mbid", "track_mbid")],
        facets: &[("album", "album")],
        rules: &[Rule::Always(Kind::Consumed)],
        ..SourceTable::NONE
    },
    SourceTable {
        source: "Last.fm",
        needs: &["name", "artist.#text|artist.name", "date.uts"],
        title: &["name"],
        maker: &["artist.#text", "artist.name"],
        at: &["date.uts"],
        ids: &[("mbid", "mbid")],
        facets: &[("album", "album.#text")],
        rules: &[Rule::Always(Kind::Consumed)],
        drops: &[("@attr.nowplaying", CellTest::Is(&["true"]), HistoryWhy::OtherEvent)],
        ..SourceTable::NONE
    },
    SourceTable {
        needs: &["song name", "event type", "play duration milliseconds"],
        title: &["song name"],
        maker: &["artist name"],
        at: &["event end timestamp", "event start timestamp", "event timestamp"],
        facets: &[("genre", "genre"), ("album", "album name")],
        rules: &[
            Rule::Played {
                of: "play duration milliseconds",
                unit: 1.0,
                least: HEARD,
                skipped: &[("end reason type", &["TRACK_SKIPPED_FORWARDS", "TRACK_SKIPPED_BACKWARDS"])],
            },
            Rule::Among("end reason type", &["NATURAL_END_OF_TRACK"], Kind::Finished),
        ],
        drops: &[("event type", CellTest::IsNot(&["PLAY_END"]), HistoryWhy::OtherEvent)],
        ..APPLE
    },
    SourceTable {
        needs: &["track description", "date played", "play duration milliseconds"],
        title: &["track description"],
        shape: Shape::ArtistFirst,
        at: &["date played"],
        rules: &[Rule::Played {
            of: "play duration milliseconds",
            unit: 1.0,
            least: HEARD,
            skipped: &[("never", &["true"])],
        }],
        ..APPLE
    },
];
