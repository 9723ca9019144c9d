//! Every word that the page says, in one place, so that a translation is one file.
//!
//! Text from items is passed in and comes out as text; nothing here is markup.

#[allow(missing_docs, reason = "the text says it")]
pub mod asking;
#[allow(missing_docs, reason = "the text says it")]
pub mod device;
#[allow(missing_docs, reason = "the text says it")]
pub mod leaves;
#[allow(missing_docs, reason = "the text says it")]
pub mod planning;
#[allow(missing_docs, reason = "the text says it")]
pub mod sources;
#[allow(missing_docs, reason = "the text says it")]
pub mod standing;

use super::model::{
    route::Route,
    text::{bytes, grouped},
    time::{DayName, Local},
    traffic::Traffic,
};
use crate::{
    engine::protocol::{Counterfactual, MemoryState, ModelState, Reason, Source, outside::Left},
    memory::Kind,
};

/// The name of the app.
pub const NAME: &str = "Penchant";

/// Navigation and chrome.
#[allow(missing_docs, reason = "the text says it")]
pub mod chrome {
    pub const SKIP: &str = "Skip to content";
    pub const MAIN_NAV: &str = "Main";
    pub const FEED: &str = "For you";
    pub const SEARCH: &str = "Search";
    pub const MEMORY: &str = "Memory";
    pub const TO_LIGHT: &str = "Use light colours";
    pub const TO_DARK: &str = "Use dark colours";
    pub const CLOSE: &str = "Close";
    pub const CANCEL: &str = "Cancel";
    pub const RETRY: &str = "Try again";
    pub const RELOAD: &str = "Reload";
    pub const UNDO: &str = "Undo";
    pub const MORE: &str = "Show more";
    pub const NOTICES: &str = "Notices";
    pub const OFFLINE: &str = "You are offline. What this device already has keeps working.";
    pub const MISSING: &str = "There is nothing here";
    pub const MISSING_HINT: &str = "The address leads to no page or item of this catalogue.";
    pub const TO_FEED: &str = "Go to your feed";
}

/// Failures of the whole app.
#[allow(missing_docs, reason = "the text says it")]
pub mod failed {
    pub const ENGINE: &str = "The engine did not start";
    pub const ENGINE_HINT: &str = "Penchant runs on this device and needs WebAssembly and workers, which every current \
        browser has. Nothing you did is lost.";
    pub const PACK: &str = "The catalogue could not be loaded";
    pub const PACK_HINT: &str = "It may be the connection. Nothing you did is lost.";
    pub const MISMATCH: &str = "There is a newer version";
    pub const MISMATCH_HINT: &str = "This page was opened before an update. Reload it to go on.";
    pub const PART: &str = "This could not be loaded";
}

/// Cards and what can be done with them.
#[allow(missing_docs, reason = "the text says it")]
pub mod card {
    pub const LIKE: &str = "Like";
    pub const REJECT: &str = "Not for me";
    pub const SAVE: &str = "Save";
    pub const HIDDEN: &str = "Hidden.";
    pub const TELL_WHY: &str = "Tell us why? It stays here.";
    pub const NOTED: &str = "Noted. It will count.";
    /// What is stored, and how it is said.
    pub const REASONS: [(&str, &str); 3] = [
        ("not_my_kind", "Not my kind of thing"),
        ("have_it", "I have it already"),
        ("looks_poor", "Looks poor"),
    ];
}

/// The feed and its dials.
#[allow(missing_docs, reason = "the text says it")]
pub mod feed {
    pub const TITLE: &str = "For you";
    pub const START: &str =
        "Like a few things, and this page begins to lean your way. What you do here stays on this device.";
    pub const EMPTY: &str = "That was everything";
    pub const EMPTY_HINT: &str = "You have decided on every item of this catalogue. Take something back in Memory, or \
        look around in Search.";
    pub const CHANGED: &str = "Your memory changed in another tab.";
    pub const UPDATE: &str = "Update the feed";
    pub const TUNE: &str = "Tune";
    pub const DIALS_HINT: &str = "These are the weights that the ranking uses, as they stand.";
    pub const DIVERSITY: &str = "Variety";
    pub const DIVERSITY_ENDS: (&str, &str) = ("Best matches first", "As different as can be");
    pub const NOVELTY: &str = "Lesser-known";
    pub const NOVELTY_ENDS: (&str, &str) = ("Well-known first", "Lesser-known first");
    pub const CALIBRATION: &str = "Balance";
    pub const CALIBRATION_ENDS: (&str, &str) = ("Best matches only", "Your usual mix");
    pub const EXPLORATION: &str = "Guesses";
    pub const EXPLORATION_ENDS: (&str, &str) = ("None", "Every second card");
    pub const RESET: &str = "Back to the middle ground";
}

/// One item.
#[allow(missing_docs, reason = "the text says it")]
pub mod item {
    pub const SIMILAR: &str = "Similar";
    pub const WHY: &str = "Why would this be for me?";
    pub const OPENS_NEW: &str = "opens in a new tab";
}

/// Why.
#[allow(missing_docs, reason = "the text says it")]
pub mod why {
    pub const LOADING: &str = "Adding it up…";
    pub const SUM: &str = "Score";
    pub const EXACT: &str = "The bars add up to the score. Nothing else went in.";
}

/// Search.
#[allow(missing_docs, reason = "the text says it")]
pub mod search {
    pub const TITLE: &str = "Search";
    pub const LABEL: &str = "Search the catalogue";
    pub const PLACEHOLDER: &str = "What are you looking for?";
    pub const FILTERS: &str = "Filters";
    pub const CLEAR: &str = "Clear filters";
    pub const CLEAR_TEXT: &str = "Clear the search";
    pub const NOTHING: &str = "Nothing found";
    pub const NOTHING_FILTERED: &str = "Nothing fits these words and filters together.";
    pub const NOTHING_HINT: &str = "Try fewer or other words.";
    pub const KEYS: &str = "Press / to search, ↓ and ↑ to move through results.";
    pub const LOAD_MODEL: &str = "Load search by meaning";
    pub const BY_WORDS: &str = "By its words";
    pub const BY_MEANING: &str = "By its meaning";
    pub const BY_BOTH: &str = "By words and meaning";
}

/// The memory page.
#[allow(missing_docs, reason = "the text says it")]
pub mod memory {
    pub const BESIDE: &str = "Also kept, and taken along by an export:";
    pub const TITLE: &str = "Memory";
    pub const LEAD: &str = "What this device remembers of you, and what it makes of it. It is kept in this browser only, and you can take \
         back any of it.";
    pub const EXPORT: &str = "Export";
    pub const EXPORT_FILE: &str = "penchant-memory.json";
    pub const FORGET_ALL: &str = "Forget everything";
    pub const FORGET_ALL_SURE: &str = "Forget everything?";
    pub const FORGET_ALL_YES: &str = "Yes, forget everything";
    pub const BELIEFS: &str = "What it believes";
    pub const BELIEFS_HINT: &str =
        "Worked out from what you did. Take away the evidence, and the belief goes with it.";
    pub const NO_BELIEFS: &str = "Nothing yet. Like a few things, and what they have in common shows here.";
    pub const RECORD: &str = "How well it does";
    pub const RECORD_HINT: &str = "Looked up on this device, in what it remembers: where each thing you liked or saved \
        stood just before you first touched it.";
    pub const NO_RECORD: &str =
        "Nothing to look up yet. Like or save a few things, and this counts how many it had ranked high.";
    pub const OURS: &str = "This ranking";
    pub const POPULAR: &str = "The most popular instead";
    pub const WORTH_HINT: &str = "What you take up and what you pass over shifts how much each reason counts for you. 100% is \
        where everybody starts.";
    pub const WORTH: [&str; 3] =
        ["What others took up", "Likeness to what you took up", "What most people like"];
    pub const ACTS: &str = "What it remembers";
    pub const NO_ACTS: &str = "Nothing. You start fresh.";
    pub const NO_ACTS_OF_KIND: &str = "Nothing of this kind.";
    pub const FILTER: &str = "Show";
    pub const ALL: &str = "Everything";
    pub const THIS_VISIT: &str = "This visit";
    pub const STRENGTH: &str = "Strength";
    pub const FORGET: &str = "Forget";
    pub const RESTORED: &str = "Put back.";
    pub const MORE_EVIDENCE: &str = "All evidence";
}

/// The network indicator.
#[allow(missing_docs, reason = "the text says it")]
pub mod network {
    pub const TITLE: &str = "What went over the network";
    pub const RULE: &str = "A rule that the browser enforces keeps this page and its engine from reaching any address but \
        this site. What you allow goes through a gate that knows nothing else, and is written down first.";
    pub const ENGINE: &str = "The engine also reads the catalogue and the language model from this site; those files are \
        the same for everyone and are not in this count.";
}

/// The title of the window at `route`; `item` is the title of the item shown, once known.
pub fn title(route: &Route, item: Option<&str>) -> String {
    let place = match route {
        Route::Feed => chrome::FEED,
        Route::Item(_) => item.unwrap_or("…"),
        Route::Search(query) if !query.text.is_empty() => {
            return format!("{} · {} · {NAME}", query.text, chrome::SEARCH);
        }
        Route::Search(_) => chrome::SEARCH,
        Route::Memory => chrome::MEMORY,
        Route::Ask => asking::TITLE,
        Route::May => standing::TITLE,
        Route::Sources => sources::TITLE,
        Route::Leaves => leaves::TITLE,
        Route::Device => device::TITLE,
        Route::Handed => device::HANDED,
        Route::Try => device::TRY,
        Route::Connect(_) => device::CONNECT,
        Route::Missing => chrome::MISSING,
    };
    format!("{place} · {NAME}")
}

/// Why a card is there, in one line.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Because { items } => {
            let titles: Vec<&str> = items.iter().map(|(title, _)| title.as_str()).collect();
            format!("Because of {}", listed(&titles))
        }
        Reason::Popular => "Popular to start with".into(),
        Reason::Explore => "A guess, to learn".into(),
        Reason::Similar => "Close to this one".into(),
        Reason::Asked => "Fits what you asked".into(),
        Reason::Match { words: true, meaning: true } => search::BY_BOTH.into(),
        Reason::Match { meaning: true, .. } => search::BY_MEANING.into(),
        Reason::Match { .. } => search::BY_WORDS.into(),
    }
}

/// "A", "A and B", "A, B and C".
pub fn listed(items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).into(),
        [most @ .., last] => format!("{} and {last}", most.join(", ")),
    }
}

/// `count` of a thing.
fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// What the feed follows.
pub fn feed_follows(remembered: u32) -> String {
    format!(
        "It follows what you do here: {} remembered, all on this device.",
        counted(remembered.into(), "act", "acts")
    )
}

/// "Krita: like" and the like, for buttons whose picture says the rest.
pub fn act_on(act: &str, title: &str) -> String {
    format!("{act}: {title}")
}

/// The button under a card that opens the explanation.
pub fn why_title(title: &str) -> String {
    format!("Why {title}?")
}

/// Where the item stands for this person, and where it would without the strongest reason.
pub fn rank(rank: u32) -> String {
    format!("For you, it stands at place {}.", grouped(rank.into()))
}

/// Where it would stand without its largest contribution.
pub fn rank_without(source: &Source, rank: u32) -> String {
    format!("Without {}, it would stand at place {}.", source_in_sentence(source), grouped(rank.into()))
}

fn source_in_sentence(source: &Source) -> String {
    match source {
        Source::Act { kind, title, .. } => format!("{} {title}", your_act(kind).to_lowercase()),
        other => self::source(other).to_lowercase(),
    }
}

/// An addend of a score.
pub fn source(source: &Source) -> String {
    match source {
        Source::Act { kind, title, .. } => format!("{} {title}", your_act(kind)),
        Source::Popularity => "What most people like".into(),
        Source::Novelty => "Your “lesser-known” dial".into(),
        Source::Fatigue => "Shown before, not taken up".into(),
        Source::KindFatigue => "Much like it was shown, not taken up".into(),
        Source::Owner { label } => format!("This site’s rule: {label}"),
    }
}

fn your_act(kind: &str) -> &'static str {
    match kind {
        "like" => "Your like of",
        "save" => "Your saving of",
        "open" => "Your opening of",
        "dwell" => "Your time with",
        "dislike" => "Your dislike of",
        "not_interested" => "Your “not for me” to",
        "dismiss" => "Your putting aside of",
        "search" => "Your search for",
        _ => "Your look at",
    }
}

/// The addends that are too small to list.
pub fn smaller(count: usize) -> String {
    counted(count as u64, "smaller reason", "smaller reasons")
}

/// A signed part of a score.
pub fn signed(value: f32) -> String {
    if value < 0.0 { format!("−{:.3}", -value) } else { format!("+{value:.3}") }
}

/// How many were found.
pub fn found(shown: usize, total: u32, query: &str) -> String {
    let items = counted(total.into(), "item", "items");
    match (query.trim().is_empty(), (shown as u32) < total) {
        (true, _) => format!("{items}, most popular first"),
        (false, true) => format!("Best {} of {items}", grouped(shown as u64)),
        (false, false) => items,
    }
}

/// The tier of search that is on.
pub fn model(state: &ModelState) -> String {
    match state {
        ModelState::Idle => "Words only".into(),
        ModelState::Loading { done, total } if *total > 0 => {
            format!("Words only, meaning on its way: {} of {}", bytes(*done), bytes(*total))
        }
        ModelState::Loading { .. } => "Words only, meaning on its way".into(),
        ModelState::Ready => "Words and meaning".into(),
        ModelState::Failed { reason } => format!("Words only. {reason}"),
    }
}

/// What to know about where memory is kept; nothing where all is well.
pub fn memory_notice(state: &MemoryState) -> Option<String> {
    match state {
        MemoryState::Durable => None,
        MemoryState::Volatile { reason } => Some(format!(
            "This browser lets nothing be kept, so it is forgotten when the tab closes. {reason}"
        )),
        MemoryState::Damaged { records } => Some(format!(
            "{} could not be read. They were set aside, not deleted; everything else works.",
            counted((*records).into(), "record of memory", "records of memory"),
        )),
    }
}

/// How much is remembered.
pub fn remembered(acts: usize, size: Option<u64>) -> String {
    let acts = counted(acts as u64, "act", "acts");
    match size {
        Some(size) => format!("{acts}, {}", bytes(size)),
        None => acts,
    }
}

/// How many picks a ranking had among its first.
pub fn found_of(found: u32, picks: u32) -> String {
    format!("{found} of {picks}")
}

/// What the track record counts.
pub fn track_record(picks: u32, places: u32) -> String {
    match picks {
        1 => format!("Your only pick so far: was it among the first {places}?"),
        _ => format!("Of your last {picks} picks, how many were among the first {places}?"),
    }
}

/// How many comparisons the weights were learnt from.
pub fn learnt_from(comparisons: u32) -> String {
    match comparisons {
        0 => "Nothing learnt yet.".into(),
        _ => format!("Learnt from {}.", counted(comparisons.into(), "comparison", "comparisons")),
    }
}

/// What changes at the head of the ranking without the strongest reason.
pub fn counterfactual(changes: &Counterfactual) -> Option<String> {
    let titles = |titles: &[String]| listed(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    match (changes.leave.as_slice(), changes.enter.as_slice()) {
        ([], []) => None,
        (leave, enter) => Some(format!(
            "Of your first {}, without it {} would not be there; instead {}.",
            changes.places,
            titles(leave),
            titles(enter)
        )),
    }
}

/// A rule of the catalogue's owner on a card.
pub fn owner(label: &str) -> String {
    format!("{label} · placed by this site")
}

/// The owner's rules, for the foot of the page.
pub fn owner_rules(labels: &[String]) -> String {
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    format!("This site’s own rules on what is shown: {}.", listed(&labels))
}

/// What forgetting everything means.
pub fn forget_all_means(acts: usize) -> String {
    format!(
        "{} and everything worked out from them go from this browser. The feed starts afresh.",
        counted(acts as u64, "remembered act", "remembered acts"),
    )
}

/// After forgetting.
pub fn forgotten(count: u32) -> String {
    match count {
        0 => "There was nothing to forget.".into(),
        1 => "Forgotten.".into(),
        _ => format!("{} forgotten.", counted(count.into(), "act", "acts")),
    }
}

/// The name of a button that forgets one thing.
pub fn forget_this(title: &str) -> String {
    format!("{}: {title}", memory::FORGET)
}

/// A share of a whole.
pub fn percent(share: f32) -> String {
    format!("{:.0}%", share * 100.0)
}

/// What was done, in the past tense, before the item's title.
pub fn done(kind: &Kind) -> String {
    match kind {
        Kind::View => "Saw".into(),
        Kind::Dwell { ms } => format!("Spent {} with", duration(*ms)),
        Kind::Open => "Opened".into(),
        Kind::Save => "Saved".into(),
        Kind::Like => "Liked".into(),
        Kind::Dislike => "Disliked".into(),
        Kind::NotInterested { .. } => "Turned down".into(),
        Kind::Dismiss => "Put aside".into(),
        Kind::Search => "Searched for".into(),
    }
}

/// Kinds of acts as a filter on the memory page.
pub fn kind_group(kind: &Kind) -> &'static str {
    match kind {
        Kind::View => "Seen",
        Kind::Dwell { .. } => "Time spent",
        Kind::Open => "Opened",
        Kind::Save => "Saved",
        Kind::Like => "Liked",
        Kind::Dislike | Kind::NotInterested { .. } | Kind::Dismiss => "Not for me",
        Kind::Search => "Searches",
    }
}

fn duration(ms: u32) -> String {
    match ms / 1000 {
        seconds @ 0..60 => format!("{seconds} s"),
        seconds => format!("{} min", (seconds + 30) / 60),
    }
}

/// A day's heading.
pub fn day(name: DayName) -> String {
    const WEEKDAYS: [&str; 7] =
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = |month: u8| MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default();
    match name {
        DayName::Today => "Today".into(),
        DayName::Yesterday => "Yesterday".into(),
        DayName::Weekday(day) => WEEKDAYS.get(usize::from(day)).copied().unwrap_or_default().into(),
        DayName::ThisYear(date) => format!("{} {}", date.day, month(date.month)),
        DayName::Date(date) => format!("{} {} {}", date.day, month(date.month), date.year),
    }
}

/// A time of day.
pub fn clock(local: Local) -> String {
    format!("{:02}:{:02}", local.minute / 60, local.minute % 60)
}

/// An amount of bytes.
pub fn size(count: u64) -> String {
    bytes(count)
}

/// A dial's position.
pub fn dial(value: f32) -> String {
    percent(value)
}

/// How often a place of the feed is a guess.
pub fn exploration(value: f32) -> String {
    if value < 0.005 { "none".into() } else { format!("1 in {:.0}", 1.0 / value) }
}

/// What the network indicator says. While the app opens, the ledger has not been read.
pub fn indicator(traffic: &Traffic, left: &Left, opening: bool) -> String {
    match traffic.foreign_requests {
        0 if opening => leaves::TITLE.into(),
        0 => leaves::headline(left),
        count => format!("{} left this device", counted(count.into(), "request", "requests")),
    }
}

/// What the page asked of its own site.
pub fn own_requests(traffic: &Traffic, host: &str) -> String {
    format!(
        "Since it opened, this page asked its own site ({host}) for {}: its code, its looks and pictures. {} came over \
         the network, the rest from this device.",
        counted(traffic.own.into(), "file", "files"),
        bytes(traffic.bytes),
    )
}

/// What the page asked of other sites.
pub fn foreign_requests(traffic: &Traffic) -> String {
    let hosts: Vec<&str> = traffic.foreign.iter().map(String::as_str).collect();
    match traffic.foreign_requests {
        0 => "It asked no other site for anything.".into(),
        count => format!("{} went to {}.", counted(count.into(), "request", "requests"), listed(&hosts)),
    }
}

/// Attempts that the browser stopped.
pub fn blocked(count: u32) -> String {
    format!("{} to reach another site, stopped by the browser.", counted(count.into(), "attempt", "attempts"))
}

/// The catalogue, for the foot of the page.
pub fn catalog(name: &str, items: u32) -> String {
    format!("{name}, {}", counted(items.into(), "item", "items"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reasons_name_what_they_rest_on() {
        let because = |titles: &[&str]| {
            reason(&Reason::Because { items: titles.iter().map(|title| ((*title).into(), 0.3)).collect() })
        };
        assert_eq!(because(&["Krita"]), "Because of Krita");
        assert_eq!(because(&["Krita", "GIMP"]), "Because of Krita and GIMP");
        assert_eq!(because(&["Krita", "GIMP", "Inkscape"]), "Because of Krita, GIMP and Inkscape");
    }

    #[test]
    fn the_title_of_an_item_keeps_its_case_in_a_sentence() {
        let source = Source::Act {
            seq: crate::memory::interaction::Seq { clock: 1, node: 1 },
            kind: "like".into(),
            title: "GIMP".into(),
        };
        assert_eq!(rank_without(&source, 12), "Without your like of GIMP, it would stand at place 12.");
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(feed_follows(1), "It follows what you do here: 1 act remembered, all on this device.");
        assert_eq!(remembered(2, Some(48_000)), "2 acts, 48 kB");
        assert_eq!(found(24, 80, "paint"), "Best 24 of 80 items");
        assert_eq!(found(1, 1, "paint"), "1 item");
    }
}
