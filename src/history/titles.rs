//! Titles as services write them, taken apart into the thing, its part and its maker.

use std::collections::HashMap;

/// How a title is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As it is.
    Plain,
    /// `Show: Season 1: Episode`, or a film, colons and all.
    Colons,
    /// `Title (Series, #2)`
    Series,
    /// `Title (Author)`
    Bracketed,
    /// `Show - s01e01 - Title`
    Dashes,
    /// `Watched Title`, in whichever language.
    Verb,
    /// `Artist - Title`
    ArtistFirst,
}

/// Words that a part of a series begins with.
const SEASONS: &[&str] = &[
    "season",
    "saison",
    "staffel",
    "temporada",
    "stagione",
    "seizoen",
    "sæson",
    "säsong",
    "sesong",
    "sezon",
    "série",
    "series",
    "miniserie",
    "miniséries",
    "limited series",
    "part",
    "partie",
    "teil",
    "parte",
    "volume",
    "band",
    "chapter",
    "chapitre",
    "kapitel",
    "book",
    "livre",
    "buch",
    "libro",
    "collection",
    "シーズン",
    "シリーズ",
    "الموسم",
    "сезон",
    "시즌",
    "第",
];

/// Words that an episode without a name of its own begins with.
const EPISODES: &[&str] = &[
    "episode",
    "épisode",
    "episodio",
    "episódio",
    "folge",
    "aflevering",
    "avsnitt",
    "afsnit",
    "odcinek",
    "bölüm",
    "серия",
    "エピソード",
    "الحلقة",
    "에피소드",
];

/// A title, the part of it that is meant, and its maker where the title says one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TitleParts {
    /// The thing.
    pub title: String,
    /// Its part.
    pub part: Option<String>,
    /// Who made it.
    pub maker: Option<String>,
}

/// Knows which beginnings of titles many titles of a file share: those are shows.
#[derive(Debug, Default)]
pub struct Shows(HashMap<String, u32>);

/// Titles with three parts that make their first one a show.
const SHARED: u32 = 2;

impl Shows {
    /// Of these titles.
    pub fn of<'a>(titles: impl Iterator<Item = &'a str>) -> Self {
        let mut shows = HashMap::new();
        for title in titles {
            if let [first, _, _, ..] = title.split(": ").collect::<Vec<_>>().as_slice() {
                let count: &mut u32 = shows.entry((*first).to_owned()).or_default();
                *count = count.saturating_add(1);
            }
        }
        Self(shows)
    }
}

/// Takes a title apart.
pub fn parts(title: &str, shape: Shape, shows: &Shows) -> TitleParts {
    let title = title.trim();
    let plain = || TitleParts { title: title.to_owned(), ..TitleParts::default() };
    match shape {
        Shape::Plain | Shape::Verb => plain(),
        // What was removed there has lost its name.
        Shape::Colons if title.starts_with(": ") => TitleParts::default(),
        Shape::Colons => {
            let pieces: Vec<&str> = title.split(": ").collect();
            let first = *pieces.first().unwrap_or(&title);
            let last = pieces.len() - 1;
            let begins = |piece: &str, words: &[&str]| {
                let piece = piece.to_lowercase();
                let rest =
                    |word: &&str| piece.strip_prefix(word).map(|rest| !rest.starts_with(char::is_alphabetic));
                words.iter().filter_map(rest).any(|is_word| is_word)
            };
            let is_part = |(at, piece): (usize, &&str)| {
                // "Mission: Impossible: Part One" has nothing behind its part: it may be a film.
                (at < last && (begins(piece, SEASONS) || piece.starts_with(first)))
                    || (at == last && begins(piece, EPISODES))
            };
            let at = pieces.iter().enumerate().skip(1).find(|part| is_part(*part)).map(|(at, _)| at);
            let shared = || {
                (pieces.len() > 2 && shows.0.get(first).is_some_and(|count| *count >= SHARED)).then_some(1)
            };
            match at.or_else(shared) {
                Some(at) => TitleParts {
                    title: pieces.get(..at).unwrap_or_default().join(": "),
                    part: Some(pieces.get(at..).unwrap_or_default().join(": ")),
                    maker: None,
                },
                None => TitleParts { title: title.trim_end_matches(':').to_owned(), ..plain() },
            }
        }
        Shape::Series => match title.strip_suffix(')').and_then(|title| title.rsplit_once(" (")) {
            Some((title, series)) if series.contains('#') => {
                TitleParts { title: title.trim().to_owned(), ..TitleParts::default() }
            }
            _ => plain(),
        },
        Shape::Bracketed => match title.strip_suffix(')').and_then(|title| title.rsplit_once('(')) {
            Some((title, maker)) if !title.trim().is_empty() => {
                TitleParts { title: title.trim().to_owned(), part: None, maker: Some(turned(maker)) }
            }
            _ => plain(),
        },
        Shape::Dashes => {
            let pieces: Vec<&str> = title.split(" - ").collect();
            match pieces.iter().position(|piece| is_episode(piece)) {
                Some(at) if at > 0 => TitleParts {
                    title: pieces.get(..at).unwrap_or_default().join(" - "),
                    part: Some(pieces.get(at..).unwrap_or_default().join(" - ")),
                    maker: None,
                },
                _ => plain(),
            }
        }
        Shape::ArtistFirst => match title.split_once(" - ") {
            Some((maker, title)) => {
                TitleParts { title: title.to_owned(), part: None, maker: Some(maker.to_owned()) }
            }
            None => plain(),
        },
    }
}

/// `s01e02`
fn is_episode(text: &str) -> bool {
    let text = text.trim().to_ascii_lowercase();
    let episode = text.strip_prefix('s').and_then(|rest| rest.split_once('e'));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    episode.is_some_and(|(season, episode)| digits(season) && digits(episode))
}

/// `Le Guin, Ursula K.;Other, Some` → `Ursula K. Le Guin`
fn turned(maker: &str) -> String {
    let first = maker.split(';').next().unwrap_or_default().trim();
    match first.split_once(", ") {
        Some((last, first)) if !first.contains(',') => format!("{} {}", first.trim(), last.trim()),
        _ => first.to_owned(),
    }
}
