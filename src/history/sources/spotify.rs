//! Spotify: music, podcasts and books that are listened to.

use crate::history::{
    HistoryWhy, Kind,
    table::{CellTest, Rule, SourceTable},
};

/// Whoever hears less than this of a track has not heard it.
const HEARD: f64 = 30_000.0;

const SPOTIFY: SourceTable = SourceTable { source: "Spotify", ..SourceTable::NONE };
const LIBRARY: SourceTable =
    SourceTable { ids: &[("spotify", "uri")], maker: &["artist", "publisher"], ..SPOTIFY };
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

pub const TABLES: &[SourceTable] = &[
    SourceTable {
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
        drops: &[("incognito_mode", CellTest::Is(&["true", "1"]), HistoryWhy::Private)],
        private: DEVICE,
        ..SPOTIFY
    },
    SourceTable {
        needs: &["endtime", "msplayed"],
        title: &["trackname", "episodename"],
        maker: &["artistname", "podcastname"],
        at: &["endtime"],
        rules: &[Rule::Played { of: "msplayed", unit: 1.0, least: HEARD, skipped: &[("never", &["true"])] }],
        ..SPOTIFY
    },
    SourceTable {
        needs: &["uri", "track"],
        list: "tracks",
        title: &["track"],
        facets: &[("album", "album")],
        rules: &[Rule::Always(Kind::Saved)],
        ..LIBRARY
    },
    SourceTable {
        needs: &["uri", "album"],
        list: "albums",
        title: &["album"],
        rules: &[Rule::Always(Kind::Saved)],
        ..LIBRARY
    },
    SourceTable {
        needs: &["uri", "name"],
        list: "shows|episodes|audiobooks",
        title: &["name"],
        rules: &[Rule::Always(Kind::Saved)],
        ..LIBRARY
    },
    SourceTable {
        needs: &["uri", "name"],
        list: "artists",
        title: &["name"],
        rules: &[Rule::Always(Kind::Follows)],
        ..LIBRARY
    },
    SourceTable {
        needs: &["uri", "track|name"],
        list: "bannedtracks|bannedartists",
        title: &["track", "name"],
        rules: &[Rule::Always(Kind::Disliked)],
        ..LIBRARY
    },
];
