//! Words of the page that takes goals.

use crate::engine::protocol::asking::Chip;

pub const NAV: &str = "Ask";
pub const TITLE: &str = "Ask";
pub const LEAD: &str = "Say what you want, with everything that matters and everything that must not be. It is read on this device, and \
    forgotten when you close the tab.";
pub const LABEL: &str = "What do you want?";
pub const PLACEHOLDER: &str = "What do you want, and what not?";
pub const MORE: &str = "Add, change or take back";
pub const SEND: &str = "Ask";
pub const EXAMPLES: &str = "For example";
pub const READ_AS: &str = "Read as";
pub const READ_HINT: &str = "Press one to take it back.";
pub const WISH: &str = "rather";
pub const NO_PREFERENCE: &str = "No preference";
pub const START_OVER: &str = "Start over";
pub const NOTHING: &str = "Nothing here keeps all of that";
pub const NOT_ENOUGH: &str = "Taking any one condition back is not enough.";
pub const NEAREST: &str = "What comes nearest";

/// A reading, in words.
pub fn chip(chip: &Chip) -> String {
    let value = chip.values.join(" or ");
    let name = chip.facet.replace('_', " ");
    let said = match (chip.facet.as_str(), chip.op.as_str()) {
        (_, "like") => format!("like {value}"),
        (_, "unlike") => format!("not like {value}"),
        (_, "about") => format!("about {}", chip.values.join(" ")),
        (_, "count") => format!("{value} of them"),
        (_, "least_first") => format!("least {name} first"),
        (_, "most_first") => format!("most {name} first"),
        (_, "different") => "other than before".into(),
        (_, "surprise") => "a surprise".into(),
        ("text", "is_not") => format!("nothing with “{value}”"),
        (_, "is") => format!("{name}: {value}"),
        (_, "is_not") => format!("{name}: not {value}"),
        (_, "below") => format!("{name} below {value}"),
        (_, "above") => format!("{name} above {value}"),
        (_, "at_least") => format!("{name} at least {value}"),
        _ => format!("{name} at most {value}"),
    };
    if chip.hard { said } else { format!("{WISH} {said}") }
}

/// Takes a reading back.
pub fn take_back(label: &str) -> String {
    format!("Take back: {label}")
}

/// Asks about a facet.
pub fn question(facet: &str) -> String {
    format!("Does the {} matter?", facet.replace('_', " "))
}

/// A bound that an answer may set.
pub fn at_most(value: &str) -> String {
    format!("at most {value}")
}

/// How many are shown.
pub fn fit(count: usize) -> String {
    match count {
        1 => "1 item, and it keeps all of it".into(),
        count => format!("{count} items, and each keeps all of it"),
    }
}

/// What a set adds up to.
pub fn sum(name: &str, sum: f64, limit: f64) -> String {
    format!("{}: {sum} together, of at most {limit}", name.replace('_', " "))
}

/// What leaving a condition out would bring.
pub fn without(label: &str, count: u32) -> String {
    match count {
        1 => format!("Without “{label}”: 1 item"),
        count => format!("Without “{label}”: {count} items"),
    }
}

/// A goal to begin with, of the catalogue's own words.
pub fn examples(values: &[String]) -> Vec<String> {
    match values {
        [a, b, c, d, ..] => vec![
            format!("{b}, but not {c}"),
            format!("three of {c} or {d}"),
            format!("something different from {a}"),
        ],
        [a, b, ..] => vec![format!("{a} or {b}"), format!("{b}, but not {a}")],
        [a] => vec![a.clone()],
        [] => Vec::new(),
    }
}
