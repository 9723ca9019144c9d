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

/// What is said of something that was watched: before its title, or behind it.
const WATCHED: &[(&str, &str)] = &[
    ("Watched ", ""),
    ("Listened to ", ""),
    ("Played ", ""),
    ("", " angesehen"),
    ("", " angehört"),
    ("Vous avez regardé ", ""),
    ("A regardé ", ""),
    ("Has visto ", ""),
    ("Viste ", ""),
    ("Hai guardato ", ""),
    ("Você assistiu a ", ""),
    ("Assistiu a ", ""),
    ("Bekeken: ", ""),
    ("", " bekeken"),
    ("Obejrzano: ", ""),
    ("Просмотрено: ", ""),
    ("Вы посмотрели видео ", ""),
    ("تمت مشاهدة ", ""),
    ("", " を視聴しました"),
    ("「", "」を視聴しました"),
    ("已观看", ""),
    ("已觀看", ""),
    ("", "을(를) 시청함"),
    ("", " adlı videoyu izlediniz"),
];

/// What else is told among what was watched.
const OTHER_VERBS: &[&str] = &[
    "Searched for ",
    "Viewed ",
    "Shared ",
    "Commented ",
    "Subscribed ",
    "Saved ",
    "Voted ",
    "Visited ",
    "Used ",
    "Answered ",
    "Dismissed ",
    "Created ",
    "Uploaded ",
    "Added ",
];
const LIKED: &str = "Liked ";
const DISLIKED: &str = "Disliked ";

/// What an activity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Activity {
    /// Something was watched.
    Watched,
    /// Something was said to be liked.
    Liked,
    /// Something was said to be disliked.
    Disliked,
    /// Something else.
    Other,
}

/// What an activity is, and of what title: by its verb, else by its address.
pub fn activity(title: &str, url: &str) -> (Activity, String) {
    let is_video = ["watch?v=", "/shorts/", "youtu.be/"].iter().any(|mark| url.contains(mark));
    for (before, behind) in WATCHED {
        if let Some(title) = title.strip_prefix(before).and_then(|title| title.strip_suffix(behind)) {
            return (Activity::Watched, title.to_owned());
        }
    }
    if let Some(title) = title.strip_prefix(LIKED) {
        return (Activity::Liked, title.to_owned());
    }
    if let Some(title) = title.strip_prefix(DISLIKED) {
        return (Activity::Disliked, title.to_owned());
    }
    let is_other =
        OTHER_VERBS.iter().any(|verb| title.starts_with(verb) || title.trim_end() == verb.trim_end());
    (if is_video && !is_other { Activity::Watched } else { Activity::Other }, title.to_owned())
}

/// A title, the part of it that is meant, and its maker where the title says one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parts {
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
pub fn parts(title: &str, shape: Shape, shows: &Shows) -> Parts {
    let title = title.trim();
    let plain = || Parts { title: title.to_owned(), ..Parts::default() };
    match shape {
        Shape::Plain | Shape::Verb => plain(),
        // What was removed there has lost its name.
        Shape::Colons if title.starts_with(": ") => Parts::default(),
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
                Some(at) => Parts {
                    title: pieces.get(..at).unwrap_or_default().join(": "),
                    part: Some(pieces.get(at..).unwrap_or_default().join(": ")),
                    maker: None,
                },
                None => Parts { title: title.trim_end_matches(':').to_owned(), ..plain() },
            }
        }
        Shape::Series => match title.strip_suffix(')').and_then(|title| title.rsplit_once(" (")) {
            Some((title, series)) if series.contains('#') => {
                Parts { title: title.trim().to_owned(), ..Parts::default() }
            }
            _ => plain(),
        },
        Shape::Bracketed => match title.strip_suffix(')').and_then(|title| title.rsplit_once('(')) {
            Some((title, maker)) if !title.trim().is_empty() => {
                Parts { title: title.trim().to_owned(), part: None, maker: Some(turned(maker)) }
            }
            _ => plain(),
        },
        Shape::Dashes => {
            let pieces: Vec<&str> = title.split(" - ").collect();
            match pieces.iter().position(|piece| is_episode(piece)) {
                Some(at) if at > 0 => Parts {
                    title: pieces.get(..at).unwrap_or_default().join(" - "),
                    part: Some(pieces.get(at..).unwrap_or_default().join(" - ")),
                    maker: None,
                },
                _ => plain(),
            }
        }
        Shape::ArtistFirst => match title.split_once(" - ") {
            Some((maker, title)) => {
                Parts { title: title.to_owned(), part: None, maker: Some(maker.to_owned()) }
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

/// A date without the words before it: the day's name, and that something was added.
pub fn without_weekday(text: &str) -> String {
    let text = text.replace('\u{202f}', " ");
    // Clippings alone have words before the date.
    if !text.trim_start().starts_with(|c: char| c.is_alphabetic()) || text.chars().count() < 26 {
        return text;
    }
    let at = text.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
    let words = text.get(..at).unwrap_or_default();
    match words.split_once(", ") {
        Some((before, _)) => text.get(before.len() + 2..).unwrap_or_default().to_owned(),
        // "May 6, 2024" has one word before its day.
        None if words.split_whitespace().count() > 1 => text.get(at..).unwrap_or_default().to_owned(),
        None => text,
    }
}
