//! Music, podcasts and books that are listened to.

use crate::history::{
    entry::{Kind, Why},
    table::{Rule, Table, Test},
    titles::Shape,
};

/// Whoever hears less than this of a track has not heard it.
const HEARD: f64 = 30_000.0;

const SPOTIFY: Table = Table { source: "Spotify", ..Table::NONE };
const LIBRARY: Table = Table { ids: &[("spotify", "uri")], maker: &["artist", "publisher"], ..SPOTIFY };
const DEVICE: &[&str] = &[
    "ip_addr",
    "ip_addr_decrypted",
    "user_agent_decrypted",
    "conn_country",
    "platform",
    "username",
    "city",
    "region",
];
const APPLE: Table = Table {
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
    ..Table::NONE
};

pub const TABLES: &[Table] = &[
    Table {
        needs: &["ms_played", "ts"],
        title: &["master_metadata_track_name", "episode_show_name", "audiobook_title", "episode_name"],
        part: &["episode_name", "audiobook_chapter_title"],
        maker: &["master_metadata_album_artist_name"],
        at: &["ts"],
        ids: &[("spotify", "spotify_track_uri"), ("spotify", "spotify_episode_uri")],
        facets: &[("album", "master_metadata_album_album_name")],
        rules: &[
            Rule::Played {
                of: "ms_played",
                unit: 1.0,
                least: HEARD,
                skipped: &[("skipped", &["true", "1"]), ("reason_end", &["fwdbtn", "backbtn"])],
            },
            Rule::Among("reason_end", &["trackdone"], Kind::Finished),
        ],
        drops: &[("incognito_mode", Test::Is(&["true", "1"]), Why::Private)],
        private: DEVICE,
        ..SPOTIFY
    },
    Table {
        needs: &["endtime", "msplayed"],
        title: &["trackname", "episodename"],
        maker: &["artistname", "podcastname"],
        at: &["endtime"],
        rules: &[Rule::Played { of: "msplayed", unit: 1.0, least: HEARD, skipped: &[("never", &["true"])] }],
        ..SPOTIFY
    },
    Table {
        needs: &["uri", "track"],
        list: "tracks",
        title: &["track"],
        facets: &[("album", "album")],
        rules: &[Rule::Always(Kind::Saved)],
        ..LIBRARY
    },
    Table {
        needs: &["uri", "album"],
        list: "albums",
        title: &["album"],
        rules: &[Rule::Always(Kind::Saved)],
        ..LIBRARY
    },
    Table {
        needs: &["uri", "name"],
        list: "shows|episodes|audiobooks",
        title: &["name"],
        rules: &[Rule::Always(Kind::Saved)],
        ..LIBRARY
    },
    Table {
        needs: &["uri", "name"],
        list: "artists",
        title: &["name"],
        rules: &[Rule::Always(Kind::Follows)],
        ..LIBRARY
    },
    Table {
        needs: &["uri", "track|name"],
        list: "bannedtracks|bannedartists",
        title: &["track", "name"],
        rules: &[Rule::Always(Kind::Disliked)],
        ..LIBRARY
    },
    Table {
        source: "Last.fm",
        needs: &["uts", "artist", "track"],
        title: &["track"],
        maker: &["artist"],
        at: &["uts"],
        ids: &[("mbid", "track_mbid")],
        facets: &[("album", "album")],
        rules: &[Rule::Always(Kind::Consumed)],
        ..Table::NONE
    },
    Table {
        source: "Last.fm",
        needs: &["name", "artist.#text|artist.name", "date.uts"],
        title: &["name"],
        maker: &["artist.#text", "artist.name"],
        at: &["date.uts"],
        ids: &[("mbid", "mbid")],
        facets: &[("album", "album.#text")],
        rules: &[Rule::Always(Kind::Consumed)],
        drops: &[("@attr.nowplaying", Test::Is(&["true"]), Why::OtherEvent)],
        ..Table::NONE
    },
    Table {
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
        drops: &[("event type", Test::IsNot(&["PLAY_END"]), Why::OtherEvent)],
        ..APPLE
    },
    Table {
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
