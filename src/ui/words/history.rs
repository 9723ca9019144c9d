//! Words about a history from another service.

pub use super::phrases::history::*;
use super::{
    super::model::time::{DayName, Local, date},
    formats,
};
use crate::engine::protocol::history::{Kind, LeftOut, Shown, Why};

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

/// Why rows or files are left out, how many, and where the first of them is.
pub fn left_out_of(out: &LeftOut) -> String {
    let why = match out.why {
        Why::Private => why_private(),
        Why::Trailer => why_trailer(),
        Why::Advert => why_advert(),
        Why::OtherEvent => why_other_event(),
        Why::Short => why_short(),
        Why::NoTitle => why_no_title(),
        Why::NoAct => why_no_act(),
        Why::UnknownStatus => why_unknown_status(),
        Why::Twice => why_twice(),
        Why::OtherProfile => why_other_profile(),
        Why::Deleted => why_deleted(),
        Why::Undecided => why_undecided(),
        Why::Broken => why_broken(),
        Why::UnknownFile => why_unknown_file(),
        Why::TooLarge => why_too_large(),
        Why::Packed => why_packed(),
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
