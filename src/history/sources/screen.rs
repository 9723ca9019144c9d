//! Films, series and videos.

use crate::history::{
    entry::{Kind, Why},
    table::{Rule, Table, Test},
    titles::Shape,
};

const LETTERBOXD: Table = Table {
    source: "Letterboxd",
    title: &["name"],
    year: &["year"],
    at: &["watched date", "date", "date added"],
    url: &["letterboxd uri", "url"],
    facets: &[("tag", "tags")],
    ..Table::NONE
};
const IMDB: Table = Table {
    source: "IMDb",
    title: &["title"],
    maker: &["directors"],
    year: &["year"],
    at: &["date rated", "created", "date added", "modified"],
    ids: &[("imdb", "const")],
    facets: &[("genre", "genres"), ("type", "title type")],
    private: &["description"],
    ..Table::NONE
};
const NETFLIX: Table = Table {
    source: "Netflix",
    title: &["title"],
    shape: Shape::Colons,
    profile: Some("profile name"),
    private: &["device type", "country", "device model"],
    ..Table::NONE
};
const PLAYED_FILM: Rule = Rule::Played { of: "duration", unit: 1_000.0, least: 60_000.0, skipped: &[] };
const TRAKT: Table = Table {
    source: "Trakt",
    needs: &["movie.title|show.title"],
    title: &["movie.title", "show.title"],
    part: &["episode.title", "episode.number"],
    year: &["movie.year", "show.year"],
    ids: &[
        ("imdb", "movie.ids.imdb"),
        ("tmdb", "movie.ids.tmdb"),
        ("imdb", "show.ids.imdb"),
        ("tmdb_tv", "show.ids.tmdb"),
    ],
    facets: &[("genre", "movie.genres"), ("genre", "show.genres")],
    private: &["notes"],
    ..Table::NONE
};
const KODI: Table = Table {
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
    ..Table::NONE
};
const YOUTUBE: Table = Table {
    source: "YouTube",
    shape: Shape::Verb,
    at: &["time"],
    rules: &[Rule::Verb],
    drops: &[("details.0.name", Test::Is(&["From Google Ads"]), Why::Advert)],
    ..Table::NONE
};

pub const TABLES: &[Table] = &[
    Table {
        needs: &["name", "year", "letterboxd uri", "watched date", "review"],
        rules: &[Rule::Rating("rating", 5.0), Rule::Always(Kind::Finished), Rule::Times("rewatch")],
        again: true,
        ..LETTERBOXD
    },
    Table {
        needs: &["name", "year", "letterboxd uri", "watched date"],
        rules: &[Rule::Rating("rating", 5.0), Rule::Always(Kind::Finished), Rule::Times("rewatch")],
        ..LETTERBOXD
    },
    Table {
        needs: &["name", "year", "letterboxd uri", "rating"],
        rules: &[Rule::Rating("rating", 5.0)],
        again: true,
        ..LETTERBOXD
    },
    Table {
        needs: &["name", "year", "letterboxd uri"],
        path: "watchlist",
        rules: &[Rule::Always(Kind::Wants)],
        ..LETTERBOXD
    },
    Table {
        needs: &["name", "year", "letterboxd uri"],
        path: "likes/films|likes-films|likes",
        rules: &[Rule::Always(Kind::Liked)],
        ..LETTERBOXD
    },
    Table {
        needs: &["name", "year", "letterboxd uri"],
        path: "watched",
        rules: &[Rule::Always(Kind::Finished)],
        again: true,
        ..LETTERBOXD
    },
    Table {
        needs: &["name", "year", "letterboxd uri"],
        drops: &[("name", Test::Filled, Why::Undecided)],
        ..LETTERBOXD
    },
    Table {
        needs: &["position", "name", "year", "url", "description"],
        rules: &[Rule::Always(Kind::Wants)],
        private: &["description"],
        ..LETTERBOXD
    },
    Table {
        needs: &["const", "title", "your rating|you rated", "position"],
        rules: &[
            Rule::Rating("your rating", 10.0),
            Rule::Rating("you rated", 10.0),
            Rule::Otherwise(Kind::Wants),
        ],
        ..IMDB
    },
    Table {
        needs: &["const", "title", "your rating|you rated"],
        rules: &[Rule::Rating("your rating", 10.0), Rule::Rating("you rated", 10.0)],
        ..IMDB
    },
    Table { needs: &["const", "title", "position"], rules: &[Rule::Always(Kind::Wants)], ..IMDB },
    Table {
        needs: &["start time|start time (utc)", "title", "duration|duration (h:mm:ss)"],
        at: &["start time", "start time (utc)"],
        rules: &[
            PLAYED_FILM,
            Rule::Played { of: "duration (h:mm:ss)", unit: 1_000.0, least: 60_000.0, skipped: &[] },
        ],
        drops: &[("supplemental video type", Test::Filled, Why::Trailer)],
        ..NETFLIX
    },
    Table {
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
    Table {
        needs: &["date watched", "type", "title", "episode title"],
        source: "Prime Video",
        title: &["title"],
        part: &["episode title"],
        at: &["date watched"],
        facets: &[("type", "type")],
        rules: &[Rule::Always(Kind::Consumed)],
        ..Table::NONE
    },
    Table {
        needs: &["watched_at"],
        at: &["watched_at"],
        rules: &[Rule::Always(Kind::Finished)],
        ..TRAKT_HISTORY
    },
    Table {
        needs: &["movie.title|show.title", "last_watched_at"],
        at: &["last_watched_at"],
        rules: &[Rule::Always(Kind::Finished), Rule::Times("plays")],
        again: true,
        ..TRAKT
    },
    Table {
        needs: &["movie.title|show.title", "rated_at", "rating"],
        at: &["rated_at"],
        rules: &[Rule::Rating("rating", 10.0)],
        ..TRAKT
    },
    Table {
        needs: &["movie.title|show.title", "listed_at"],
        path: "favorite|favourite|recommend",
        at: &["listed_at"],
        rules: &[Rule::Always(Kind::Liked)],
        ..TRAKT
    },
    Table {
        needs: &["movie.title|show.title", "collected_at|last_collected_at"],
        at: &["collected_at", "last_collected_at"],
        rules: &[Rule::Always(Kind::Has)],
        ..TRAKT
    },
    Table {
        needs: &["movie.title|show.title", "listed_at"],
        at: &["listed_at"],
        rules: &[Rule::Always(Kind::Wants)],
        ..TRAKT
    },
    Table {
        needs: &["rated_at", "trakt_id", "title", "rating"],
        source: "Trakt",
        title: &["title"],
        year: &["year"],
        at: &["rated_at"],
        ids: &[("imdb", "imdb_id"), ("tmdb", "tmdb_id")],
        facets: &[("genre", "genres"), ("type", "type")],
        rules: &[Rule::Rating("rating", 10.0)],
        ..Table::NONE
    },
    Table {
        needs: &["simkl_id", "title", "watchlist"],
        source: "Simkl",
        title: &["title"],
        year: &["year"],
        at: &["watcheddate"],
        ids: &[("imdb", "imdb_id"), ("tmdb", "tmdb"), ("mal_anime", "mal_id")],
        facets: &[("type", "type")],
        rules: &[
            Rule::Status(
                "watchlist",
                &[
                    ("completed", Some(Kind::Finished)),
                    ("watching", Some(Kind::Started)),
                    ("plantowatch", Some(Kind::Wants)),
                    ("plan to watch", Some(Kind::Wants)),
                    ("dropped", Some(Kind::Stopped)),
                    ("notinteresting", Some(Kind::Stopped)),
                    ("not interesting", Some(Kind::Stopped)),
                    ("hold", Some(Kind::Started)),
                    ("on hold", Some(Kind::Started)),
                ],
            ),
            Rule::Rating("rating", 10.0),
        ],
        private: &["memo"],
        ..Table::NONE
    },
    Table { needs: &["title", "playcount"], list: "movie|tvshow", ..KODI },
    Table {
        needs: &["title", "showtitle|season"],
        list: "episodedetails",
        title: &["showtitle", "title"],
        part: &["title"],
        ..KODI
    },
    Table { needs: &["title"], list: "movie|tvshow", ..KODI },
    Table {
        needs: &["itemname", "playduration", "itemtype"],
        source: "Jellyfin",
        title: &["itemname"],
        shape: Shape::Dashes,
        at: &["datecreated"],
        facets: &[("type", "itemtype")],
        rules: &[Rule::Played { of: "playduration", unit: 1_000.0, least: 60_000.0, skipped: &[] }],
        private: &["userid", "clientname", "devicename", "playbackmethod"],
        profile: Some("userid"),
        ..Table::NONE
    },
    Table {
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
        ..Table::NONE
    },
    // A list of what was watched, of several products: what is not YouTube's is told by its header.
    Table {
        needs: &["title", "titleurl", "time", "header"],
        title: &["title"],
        maker: &["subtitles.0.name"],
        url: &["titleurl"],
        ..YOUTUBE
    },
    Table {
        needs: &["time", "titleurl", "verb"],
        list: "activity",
        title: &["link"],
        maker: &["channel"],
        url: &["titleurl"],
        drops: &[("is_ad", Test::Is(&["true"]), Why::Advert)],
        rules: &[Rule::Verb],
        ..YOUTUBE
    },
    Table {
        needs: &["snippet.publishedat", "snippet.title"],
        source: "YouTube",
        title: &["snippet.title"],
        at: &["snippet.publishedat"],
        ids: &[("youtube", "contentdetails.videoid"), ("youtube", "snippet.resourceid.videoid")],
        rules: &[Rule::Always(Kind::Consumed)],
        ..Table::NONE
    },
    Table {
        needs: &["channel id", "channel title"],
        source: "YouTube",
        title: &["channel title"],
        url: &["channel url"],
        rules: &[Rule::Always(Kind::Follows)],
        ..Table::NONE
    },
    Table {
        needs: &["title", "date"],
        without: &["rating", "author", "artist", "year", "url", "id", "name", "status"],
        at: &["date"],
        rules: &[Rule::Always(Kind::Consumed)],
        ..NETFLIX
    },
];

const TRAKT_HISTORY: Table = Table { needs: &["movie.title|show.title", "watched_at"], ..TRAKT };
