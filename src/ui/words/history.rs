//! Words about a history from another service.

pub use super::phrases::history::*;
use super::{
    super::model::time::{DayName, Local, date},
    formats,
};
use crate::engine::protocol::history::{HistoryLeftOut, HistoryWhy, Kind, Shown};

/// What was done.
pub fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Consumed => consumed(),
        Kind::Finished => finished(),
        Kind::Stopped => stopped(),
        Kind::Started => started(),
        Kind::Rated => rated(),
        Kind::Liked => liked(),
        Kind::Disliked => disliked(),
        Kind::Wants => wants(),
        Kind::Has => has(),
        Kind::Saved => saved(),
        Kind::Skipped => skipped(),
        Kind::Follows => follows(),
    }
}

/// HistoryWhy rows or files are left out, how many, and where the first of them is.
pub fn left_out_of(out: &HistoryLeftOut) -> String {
    let why = match out.why {
        HistoryWhy::Private => why_private(),
        HistoryWhy::Trailer => why_trailer(),
        HistoryWhy::Advert => why_advert(),
        HistoryWhy::OtherEvent => why_other_event(),
        HistoryWhy::Short => why_short(),
        HistoryWhy::NoTitle => why_no_title(),
        HistoryWhy::NoAct => why_no_act(),
        HistoryWhy::UnknownStatus => why_unknown_status(),
        HistoryWhy::Twice => why_twice(),
        HistoryWhy::OtherProfile => why_other_profile(),
        HistoryWhy::Deleted => why_deleted(),
        HistoryWhy::Undecided => why_undecided(),
        HistoryWhy::Broken => why_broken(),
        HistoryWhy::UnknownFile => why_unknown_file(),
        HistoryWhy::TooLarge => why_too_large(),
        HistoryWhy::Packed => why_packed(),
    };
    let place = match out.first.line {
        0 => out.first.file.clone(),
        line => format!("{}:{line}", out.first.file),
    };
    left_out_line(why, &formats::count(out.count.into()), &place)
}

/// A day with its year.
pub fn day(at_ms: i64) -> String {
    super::day(DayName::Date(date(Local::new(at_ms, 0).day)))
}

/// What was done with a thing, and when.
pub fn row(shown: &Shown) -> String {
    let did = match (shown.value, shown.of) {
        (Some(value), Some(of)) => rated_of(&formats::number(value.into()), &formats::number(of.into())),
        _ => kind(shown.kind).to_owned(),
    };
    let times = (shown.times > 1).then(|| format!("×{}", formats::count(shown.times.into())));
    let parts = [Some(did), times, shown.at_ms.map(day)];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
