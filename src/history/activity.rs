//! What an activity is, by the verb of its title.

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
