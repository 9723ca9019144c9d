//! Names that a thing has everywhere: ISBN, IMDb's, an address. Rows of a history and items of a catalogue are told to be one
//! thing by them.

use crate::catalog::values::link;

/// Addresses with an id in them: what it is called, and what stands before it.
const PLACES: &[(&str, &str)] = &[
    ("imdb", "imdb.com/title/"),
    ("tmdb", "themoviedb.org/movie/"),
    ("tmdb_tv", "themoviedb.org/tv/"),
    ("goodreads", "goodreads.com/book/show/"),
    ("openlibrary", "openlibrary.org/works/"),
    ("bgg", "boardgamegeek.com/boardgame/"),
    ("bgg", "boardgamegeek.com/boardgameexpansion/"),
    ("steam", "store.steampowered.com/app/"),
    ("mal_anime", "myanimelist.net/anime/"),
    ("mal_manga", "myanimelist.net/manga/"),
    ("anilist_anime", "anilist.co/anime/"),
    ("anilist_manga", "anilist.co/manga/"),
    ("mbid", "musicbrainz.org/recording/"),
    ("spotify", "open.spotify.com/track/"),
    ("spotify", "spotify:track:"),
    ("youtube", "youtube.com/watch?v="),
    ("youtube", "youtube.com/shorts/"),
    ("youtube", "youtu.be/"),
];

/// Facets of catalogues that are ids.
const KINDS: &[&str] = &[
    "isbn",
    "imdb",
    "tmdb",
    "tmdb_tv",
    "mbid",
    "bgg",
    "steam",
    "goodreads",
    "mal_anime",
    "mal_manga",
    "anilist_anime",
    "anilist_manga",
    "spotify",
    "youtube",
];

/// Whether a facet of this name holds ids.
pub fn is_kind(name: &str) -> bool {
    KINDS.iter().any(|kind| kind.eq_ignore_ascii_case(name))
}

/// An id in its one form; none if it is no id of this kind.
pub fn tidy(kind: &str, id: &str) -> Option<String> {
    let id = id.trim();
    let digits = |id: &str| {
        let id = id.strip_suffix(".0").unwrap_or(id);
        (!id.is_empty() && id.len() < 15 && id.bytes().all(|byte| byte.is_ascii_digit()) && id != "0")
            .then(|| id.to_owned())
    };
    match kind {
        "isbn" => isbn(id),
        "imdb" => {
            let number = id.strip_prefix("tt").filter(|rest| rest.len() > 5)?;
            digits(number).map(|_| id.to_owned())
        }
        "url" => Some(link::key(id)).filter(|key| key.starts_with("//") && key.len() > 3),
        "mbid" => Some(id.to_ascii_lowercase()).filter(|id| id.len() == 36 && id.matches('-').count() == 4),
        "spotify" | "youtube" | "openlibrary" | "goodreads_slug" => {
            let id = id.rsplit(':').next().unwrap_or_default();
            let sound = !id.is_empty() && id.len() < 40 && id.bytes().all(is_sign);
            sound.then(|| id.to_owned())
        }
        _ => digits(id),
    }
}

fn is_sign(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_'
}

/// The ids that an address tells: its own, and that of the thing it is about.
pub fn of_address(address: &str) -> Vec<(&'static str, String)> {
    let mut ids = Vec::new();
    for (kind, place) in PLACES {
        if let Some((_, rest)) = address.split_once(place) {
            let end = rest.bytes().position(|byte| !is_sign(byte)).unwrap_or(rest.len());
            let id = rest.get(..end).unwrap_or_default();
            // "44767458-dune" is 44767458.
            let number = id.split(['-', '_']).next().unwrap_or_default();
            ids.extend(tidy(kind, id).or_else(|| tidy(kind, number)).map(|id| (*kind, id)));
        }
    }
    if ids.is_empty() {
        ids.extend(tidy("url", address).map(|id| ("url", id)));
    }
    ids
}

/// An ISBN of 13 digits, of one of 10 or 13 whose last digit is right.
pub fn isbn(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !matches!(c, '-' | ' ' | '=' | '"' | '\'')).collect();
    let digits: Option<Vec<u32>> = text
        .chars()
        .enumerate()
        .map(|(at, c)| if at == 9 && matches!(c, 'x' | 'X') { Some(10) } else { c.to_digit(10) })
        .collect();
    let digits = digits?;
    let last = |body: &[u32]| {
        let sum: u32 = body.iter().zip([1, 3].iter().cycle()).map(|(digit, by)| digit * by).sum();
        (10 - sum % 10) % 10
    };
    match digits.len() {
        10 => {
            let sum: u32 = digits.iter().zip((1..=10).rev()).map(|(digit, by)| digit * by).sum();
            let mut body = vec![9, 7, 8];
            body.extend(digits.get(..9)?);
            body.push(last(&body));
            (sum.is_multiple_of(11) && sum > 0).then(|| body.iter().map(u32::to_string).collect())
        }
        13 => {
            let (body, check) = digits.split_at(12);
            let starts = text.starts_with("978") || text.starts_with("979");
            (starts && check.first() == Some(&last(body))).then_some(text)
        }
        _ => None,
    }
}
