//! Last.fm and Apple Music.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Overlap, Rule, SourceTable},
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
    // Makers are in the days' list alone.
    SourceTable {
        needs: &["song name|content name", "event type", "play duration milliseconds"],
        title: &["song name", "content name"],
        maker: &["artist name", "container artist name"],
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
        drops: &[
            ("event type", CellTest::IsNot(&["PLAY_END"]), HistoryWhy::OtherEvent),
            ("end reason type", CellTest::Is(&["FAILED_TO_LOAD"]), HistoryWhy::OtherEvent),
        ],
        overlap: Overlap::File,
        ..APPLE
    },
    SourceTable {
        needs: &["track description", "date played", "play duration milliseconds"],
        at: &["date played"],
        rules: &[
            Rule::Played { of: "play duration milliseconds", unit: 1.0, least: HEARD, skipped: NEVER },
            Rule::Times("play count"),
        ],
        ..DESCRIBED
    },
    SourceTable {
        needs: &["track description", "last event end timestamp", "max play duration in millis"],
        at: &["last event end timestamp", "last modified"],
        rules: &[Rule::Played { of: "max play duration in millis", unit: 1.0, least: HEARD, skipped: NEVER }],
        overlap: Overlap::File,
        ..DESCRIBED
    },
];

const DESCRIBED: SourceTable =
    SourceTable { title: &["track description"], shape: Shape::ArtistFirst, ..APPLE };
/// What is shorter than a hearing says nothing here.
const NEVER: &[(&str, &[&str])] = &[("", &[])];
