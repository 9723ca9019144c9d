//! Every word that the page says. The words themselves are messages in `static/locales/`, one file a language; here is what
//! is said when.
//!
//! Text from items is passed in and comes out as text; nothing here is markup.

pub mod asking;
pub mod device;
mod facets;
pub mod failure;
mod feedback;
pub mod formats;
pub mod history;
pub mod leaves;
pub mod planning;
#[cfg(test)]
pub mod samples;
pub mod standing;
pub mod table;
pub mod today;

/// A function for every message of the English file, made by `build.rs`.
pub mod phrases {
    include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
}

pub use failure::failure;
pub use feedback::{rule, rule_until};
pub use formats::{bytes as size, clock, percent, percent as dial, signed};
pub use phrases::{card, chrome, failed, feed, item, memory, network, search, sources, topics, welcome, why};

use super::model::{route::Route, time::DayName, traffic::Traffic};
use crate::{
    engine::protocol::{
        Counterfactual, Gone, Hold, Lesson, MemoryState, ModelState, PopularityCounts, Reason, ReasonSource,
        StoredPart, Unkept, UnreadableRecord, egress::Left,
    },
    memory::InteractionKind,
};

/// The name of the app.
pub const NAME: &str = "Penchant";

/// Why something is not wanted: what is stored, and how it is said.
pub fn reasons() -> [(&'static str, &'static str); 2] {
    [("not_my_kind", card::not_my_kind()), ("looks_poor", card::looks_poor())]
}

/// The title of the window at `route`; `item` is the title of the item shown, once known.
pub fn title(route: &Route, item: Option<&str>) -> String {
    let place = match route {
        Route::Feed => chrome::feed(),
        Route::Today => today::nav(),
        Route::Item(_) => item.unwrap_or("…"),
        Route::Search(query) if !query.text.is_empty() => {
            return format!("{} · {} · {NAME}", query.text, chrome::search());
        }
        Route::Search(_) => chrome::search(),
        Route::Memory => chrome::memory(),
        Route::Things(_) => phrases::things::title(),
        Route::Ask => asking::title(),
        Route::May => standing::title(),
        Route::Sources => sources::title(),
        Route::Leaves => leaves::title(),
        Route::Device => device::title(),
        Route::Handed => device::handed(),
        Route::Try => device::trial(),
        Route::Connect(_) => device::connect(),
        Route::Missing => chrome::missing(),
    };
    format!("{place} · {NAME}")
}

/// Why a card is there, in one line.
pub fn reason(reason: &Reason) -> String {
    match reason {
        Reason::Because { shared, .. } if !shared.is_empty() => return why::shared(&shared.join(" · ")),
        Reason::Because { items, .. } => {
            let titles: Vec<String> =
                items.iter().map(|cause| titled(&cause.title, cause.catalog.as_deref())).collect();
            return why::because(&formats::all_of(&titles.iter().map(String::as_str).collect::<Vec<_>>()));
        }
        Reason::Follows { topic } => return topics::because(topic),
        Reason::More { name } => return topics::asked_more(name),
        Reason::Popular { counts } => counted(*counts, why::popular()),
        Reason::Back => why::back(),
        Reason::Beyond { kind: Some(kind) } => return why::next(kind),
        Reason::Beyond { kind: None } => why::beyond(),
        Reason::Explore => why::explore(),
        Reason::Similar => why::similar(),
        Reason::Asked => why::asked(),
        Reason::Match { words: true, meaning: true } => why::by_both(),
        Reason::Match { meaning: true, .. } => why::by_meaning(),
        Reason::Match { .. } => why::by_words(),
    }
    .into()
}

/// An item's title, with the name of its catalogue if that is another one.
pub fn titled(title: &str, catalog: Option<&str>) -> String {
    catalog.map_or_else(|| title.to_owned(), |catalog| why::elsewhere(title, catalog))
}

/// Where the item stands for this person.
pub fn rank(rank: u32) -> String {
    why::rank(&formats::count(rank.into()))
}

/// What a card says of what nobody can have any more.
pub fn gone(gone: Gone) -> &'static str {
    match gone {
        Gone::SoldOut => card::sold_out(),
        Gone::Past => card::past(),
    }
}

/// Why it stands behind everything else.
pub fn steps_back(gone: Gone) -> &'static str {
    match gone {
        Gone::SoldOut => why::sold_out(),
        Gone::Past => why::past(),
    }
}

/// Where it would stand without its largest contribution, if it would be there at all.
pub fn rank_without(source: &ReasonSource, rank: Option<u32>) -> String {
    let source = self::source(source);
    rank.map_or_else(
        || why::not_without(&source),
        |rank| why::rank_without(&source, &formats::count(rank.into())),
    )
}

/// An addend of a score.
pub fn source(source: &ReasonSource) -> String {
    match source {
        ReasonSource::Act { kind, title, catalog, .. } => act(kind, &titled(title, catalog.as_deref())),
        ReasonSource::Popularity { counts } => counted(*counts, why::most_like()).into(),
        ReasonSource::Novelty => why::novelty().into(),
        ReasonSource::Fatigue => why::fatigue().into(),
        ReasonSource::Kind { name } => why::kind(name),
        ReasonSource::Topic { topic, hold: Hold::Follow } => topics::source_follow(topic),
        ReasonSource::Topic { topic, .. } => topics::source_less(topic),
        ReasonSource::More { name } => topics::asked_more(name),
        ReasonSource::Owner { label } => why::owner(label),
    }
}

/// What the catalogue's popularity counts; `popular` where that is what people did.
fn counted(counts: PopularityCounts, popular: &'static str) -> &'static str {
    match counts {
        PopularityCounts::People => popular,
        PopularityCounts::Languages => why::languages(),
        PopularityCounts::Other => why::first(),
    }
}

fn act(kind: &str, title: &str) -> String {
    match kind {
        "like" => why::like(title),
        "save" => why::save(title),
        "have" => why::have(title),
        "finished" => why::finished(title),
        "open" => why::open(title),
        "dwell" => why::dwell(title),
        "dislike" => why::dislike(title),
        "not_interested" => why::not_interested(title),
        "dismiss" => why::dismiss(title),
        "search" => why::searched(title),
        _ => why::view(title),
    }
}

/// What was learnt, in a line.
pub fn learnt(lessons: &[Lesson]) -> String {
    let said = |lesson: &Lesson| match lesson.by {
        by @ 0.. => feed::more_of(&formats::count(by.unsigned_abs().into()), &lesson.label),
        by => feed::fewer_of(&formats::count(by.unsigned_abs().into()), &lesson.label),
    };
    match lessons {
        [] => feed::noted().into(),
        lessons => feed::learnt(&lessons.iter().map(said).collect::<Vec<_>>().join(" · ")),
    }
}

/// How many were found.
pub fn found(shown: usize, total: u32, query: &str) -> String {
    match (query.trim().is_empty(), (shown as u32) < total) {
        (true, _) => search::found_all(total.into()),
        (false, true) => search::found_best(total.into(), &formats::count(shown as u64)),
        (false, false) => search::found(total.into()),
    }
}

/// The tier of search that is on.
pub fn model(state: &ModelState) -> String {
    match state {
        ModelState::Idle => search::words_only().into(),
        ModelState::Loading { done, total } if *total > 0 => {
            search::model_loading(&size(*done), &size(*total))
        }
        ModelState::Loading { .. } => search::model_soon().into(),
        ModelState::Ready => search::model_ready().into(),
        ModelState::Failed { why } => search::model_failed(&failure::model(why)),
    }
}

/// What to know about where memory is kept; nothing where all is well.
pub fn memory_notice(state: &MemoryState) -> Option<String> {
    match state {
        // That it was lost or mended is said until the person has read it: see the banners of the shell.
        MemoryState::Durable | MemoryState::Lost | MemoryState::Restored | MemoryState::Recopied => None,
        MemoryState::Volatile { why: Unkept::Closed } => Some(memory::volatile().into()),
        MemoryState::Volatile { why: Unkept::Newer } => Some(memory::newer().into()),
        MemoryState::Volatile { why: Unkept::Held } => Some(memory::held().into()),
        MemoryState::Volatile { why: Unkept::Incomplete } => Some(memory::incomplete().into()),
        MemoryState::Damaged { records, missing } => {
            let damaged = (*records > 0).then(|| memory::damaged((*records).into()));
            let missing = (*missing > 0).then(|| memory::missing((*missing).into()));
            Some(damaged.into_iter().chain(missing).collect::<Vec<_>>().join(" "))
        }
    }
}

/// What to know about the parts of memory that cannot be read; nothing where there is none.
pub fn unreadable_notice(records: &[UnreadableRecord]) -> Option<String> {
    let of = |newer: bool| {
        let mut parts: Vec<&str> =
            records.iter().filter(|r| r.newer == newer).map(|r| part(r.part)).collect();
        parts.dedup();
        (!parts.is_empty()).then(|| formats::all_of(&parts))
    };
    let newer = of(true).map(|parts| memory::unreadable_newer(&parts));
    let damaged = of(false).map(|parts| memory::unreadable(&parts));
    let guards = |r: &UnreadableRecord| {
        matches!(r.part, StoredPart::PrivateWords | StoredPart::Autonomy | StoredPart::Grant(_))
    };
    let held = records.iter().any(guards).then(|| memory::unreadable_held().to_owned());
    let told: Vec<String> = newer.into_iter().chain(damaged).chain(held).collect();
    (!told.is_empty()).then(|| told.join(" "))
}

fn part(part: StoredPart) -> &'static str {
    match part {
        StoredPart::PrivateWords => memory::part_private_words(),
        StoredPart::Autonomy => memory::part_autonomy(),
        StoredPart::Provider => memory::part_provider(),
        StoredPart::Grant(_) => memory::part_grant(),
        StoredPart::Encyclopedia => memory::part_encyclopedia(),
        StoredPart::Dials => memory::part_dials(),
        StoredPart::Suggestions => memory::part_suggestions(),
        StoredPart::Notes => memory::part_notes(),
        StoredPart::Watches => memory::part_watches(),
        StoredPart::Sources => memory::part_sources(),
        StoredPart::Things => memory::part_things(),
        StoredPart::Topics => memory::part_topics(),
        StoredPart::Dozen => memory::part_dozen(),
        StoredPart::Shelves => memory::part_shelves(),
    }
}

/// What is wanted of a topic.
pub fn hold(hold: Option<Hold>) -> &'static str {
    match hold {
        None => topics::neutral(),
        Some(Hold::Follow) => topics::follow(),
        Some(Hold::Less) => topics::less(),
        Some(Hold::Mute) => topics::mute(),
    }
}

/// That a topic is held so from now on.
pub fn held(topic: &str, hold: Option<Hold>) -> String {
    match hold {
        Some(Hold::Follow) => topics::followed(topic),
        Some(Hold::Less) => topics::lessened(topic),
        Some(Hold::Mute) => topics::muted(topic),
        None => topics::let_go(topic),
    }
}

/// What it does in this catalogue that a topic is held.
pub fn does(hold: Hold, items: u32) -> String {
    match hold {
        Hold::Follow => topics::lifts(items.into()),
        Hold::Less => topics::holds_back(items.into()),
        Hold::Mute => topics::hides(items.into()),
    }
}

/// How much is remembered.
pub fn remembered(acts: usize, bytes: Option<u64>) -> String {
    match bytes {
        Some(bytes) => memory::remembered_size(acts as u64, &size(bytes)),
        None => memory::remembered(acts as u64),
    }
}

/// How many picks a ranking had among its first.
pub fn found_of(found: u32, picks: u32) -> String {
    chrome::part_of(&formats::count(found.into()), &formats::count(picks.into()))
}

/// What changes at the head of the ranking without the strongest reason.
pub fn counterfactual(changes: &Counterfactual) -> Option<String> {
    let titles = |titles: &[String]| formats::all_of(&titles.iter().map(String::as_str).collect::<Vec<_>>());
    match (changes.leave.as_slice(), changes.enter.as_slice()) {
        ([], []) => None,
        (leave, enter) => {
            let places = formats::number(changes.places.into());
            Some(why::counterfactual(&places, &titles(leave), &titles(enter)))
        }
    }
}

/// The owner's rules, for the foot of the page.
pub fn owner_rules(labels: &[String]) -> String {
    let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
    chrome::owner_rules(&formats::all_of(&labels))
}

/// What was done, in the past tense, before the item's title.
pub fn done(kind: &InteractionKind) -> String {
    match kind {
        InteractionKind::View => memory::did_view().into(),
        InteractionKind::Dwell { ms } => memory::did_dwell(&formats::duration(*ms)),
        InteractionKind::Open => memory::did_open().into(),
        InteractionKind::Save => memory::did_save().into(),
        InteractionKind::Have => memory::did_have().into(),
        InteractionKind::Finished => memory::did_finish().into(),
        InteractionKind::Stopped => memory::did_stop().into(),
        InteractionKind::Like => memory::did_like().into(),
        InteractionKind::Dislike => memory::did_dislike().into(),
        InteractionKind::NotInterested { .. } => memory::did_not_interested().into(),
        InteractionKind::Dismiss => memory::did_dismiss().into(),
        InteractionKind::Search => memory::did_search().into(),
    }
}

/// Kinds of acts as a filter on the memory page.
pub fn kind_group(kind: &InteractionKind) -> &'static str {
    match kind {
        InteractionKind::View => memory::kind_view(),
        InteractionKind::Dwell { .. } => memory::kind_dwell(),
        InteractionKind::Open => memory::kind_open(),
        InteractionKind::Save => memory::kind_save(),
        InteractionKind::Have => card::have_it(),
        InteractionKind::Finished => memory::kind_finished(),
        InteractionKind::Stopped => memory::kind_stopped(),
        InteractionKind::Like => memory::kind_like(),
        InteractionKind::Dislike | InteractionKind::NotInterested { .. } | InteractionKind::Dismiss => {
            memory::kind_reject()
        }
        InteractionKind::Search => memory::kind_search(),
    }
}

/// A day's heading.
pub fn day(name: DayName) -> String {
    match name {
        DayName::Today => phrases::day::today().into(),
        DayName::Yesterday => phrases::day::yesterday().into(),
        DayName::Weekday(day) => formats::weekday(day),
        DayName::ThisYear(date) => formats::date(date, false),
        DayName::Date(date) => formats::date(date, true),
    }
}

/// A day inside a sentence.
pub fn day_inside(name: DayName) -> String {
    match name {
        DayName::Today => phrases::day::today_inside().into(),
        DayName::Yesterday => phrases::day::yesterday_inside().into(),
        name => day(name),
    }
}

/// How often a place of the feed is a guess.
pub fn exploration(value: f32) -> String {
    match value {
        0.005.. => feed::one_in(&formats::number((1.0 / f64::from(value)).round())),
        _ => feed::no_guesses().into(),
    }
}

/// What the network indicator says. While the app opens, the ledger has not been read.
pub fn indicator(traffic: &Traffic, left: &Left, opening: bool) -> String {
    match traffic.foreign_requests {
        0 if opening => leaves::title().into(),
        0 => leaves::headline(left),
        count => network::left(count.into()),
    }
}

/// What the page asked of its own site.
pub fn own_requests(traffic: &Traffic, host: &str) -> String {
    network::own(traffic.own.into(), host, &size(traffic.bytes))
}

/// What the page asked of other sites.
pub fn foreign_requests(traffic: &Traffic) -> String {
    let hosts: Vec<&str> = traffic.foreign.iter().map(String::as_str).collect();
    match traffic.foreign_requests {
        0 => network::foreign_none().into(),
        count => network::foreign(count.into(), &formats::all_of(&hosts)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::protocol::Cause;

    #[test]
    fn reasons_name_what_they_rest_on() {
        let because = |titles: &[&str]| {
            let cause = |title: &&str| Cause { title: (*title).into(), catalog: None, share: 0.3 };
            reason(&Reason::Because { shared: Vec::new(), items: titles.iter().map(cause).collect() })
        };
        let shared = Reason::Because { shared: vec!["latex".into(), "Office".into()], items: Vec::new() };
        assert_eq!(reason(&shared), "You lean to latex · Office");
        assert_eq!(because(&["Krita"]), "Because of Krita");
        assert_eq!(because(&["Krita", "GIMP"]), "Because of Krita and GIMP");
        assert_eq!(because(&["Krita", "GIMP", "Inkscape"]), "Because of Krita, GIMP and Inkscape");
    }

    #[test]
    fn an_act_is_named_in_a_sentence() {
        assert_eq!(titled("Solaris", Some("Books")), "Solaris (in “Books”)");
        let source = ReasonSource::Act {
            seq: crate::memory::interaction::Seq { clock: 1, node: 1 },
            kind: "like".into(),
            title: "GIMP".into(),
            catalog: None,
        };
        assert_eq!(
            rank_without(&source, Some(12)),
            "Without “Your like of GIMP”, it would stand at place 12."
        );
    }

    #[test]
    fn one_is_singular() {
        assert_eq!(feed::follows(1), "It follows what you do here: 1 act remembered, all on this device.");
        assert_eq!(remembered(2, Some(48_000)), "2 acts, 48 kB");
        assert_eq!(found(24, 80, "paint"), "Best 24 of 80 items");
        assert_eq!(found(1, 1, "paint"), "1 item");
    }
}
