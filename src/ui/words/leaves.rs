//! What the page says of what leaves the device.

use super::{bytes, counted, listed};
use crate::engine::protocol::outside::{
    Failure, Left, NoClaim, Outcome, Purpose, Recipient, Redaction, Scope, Scopes, Source, WhyNot,
};

pub const NAV: &str = "Sharing";
pub const TITLE: &str = "What leaves";
pub const LEAD: &str = "Nothing leaves this device unless you said so. What did is written down here before it goes, byte for byte.";
pub const NOTHING: &str = "Nothing has left this device";
pub const UNREADABLE: &str = "The record cannot be read";
pub const UNREADABLE_HINT: &str = "Until it can be, nothing leaves.";
pub const BROKEN: &str = "The record was damaged";
pub const BROKEN_HINT: &str =
    "Entries are missing or were altered from outside this app, so nobody can say what left.";
pub const EXPORT: &str = "Export the record";
pub const EXPORT_FILE: &str = "penchant-ledger.json";
pub const ERASE: &str = "Erase the contents";
pub const ERASED: &str = "The contents are erased. That something left, when, to whom and how much stays.";

pub const GRANTS: &str = "What you allow";
pub const NO_GRANTS: &str = "No permission holds. Whatever would leave, you are asked about first.";
pub const REVOKE: &str = "Take it back";
pub const REVOKED: &str = "Taken back.";
pub const REFUSED: &str = "You said no in this tab:";
pub const ASK_AGAIN: &str = "Ask me again";

pub const RECEIPTS: &str = "Receipts";
pub const NO_RECEIPTS: &str = "None. The first thing that leaves shows here.";
pub const CONTENT: &str = "What was sent";
pub const CONTENT_ERASED: &str = "Its content was erased.";
pub const LOADING: &str = "Looking it up…";

pub const PRIVATE: &str = "Never to leave";
pub const PRIVATE_HINT: &str = "Names and words that are taken out of whatever leaves, one a line.";
pub const SAVE: &str = "Save";
pub const SAVED: &str = "Saved.";

pub const ASKED: &str = "May this leave your device?";
pub const NO: &str = "No";
pub const ONCE: &str = "Only this once";
pub const SESSION: &str = "While this tab is open";
pub const THIRTY_DAYS: &str = "For 30 days";
pub const TO: &str = "To";
pub const FOR: &str = "For";
pub const HOLDS: &str = "It holds";
pub const EXACTLY: &str = "Exactly what is sent";
pub const REPLACED: &str = "Taken out of your words before it leaves";
pub const NOT_REPLACED: &str = "Nothing in your words looked personal. Read them before you answer.";
pub const BROWSER_ADDS: &str =
    "Your browser adds its name and version. No cookies, and no address of this page.";
pub const LOCAL: &str = "It is on this device.";

pub const PLANNER: &str = "A language model";
pub const PLANNER_HINT: &str =
    "Optional. It is asked for plans only, each time with your permission; everything works without one.";
pub const KIND: &str = "Kind";
pub const KINDS: [(&str, &str); 3] = [
    ("open_ai", "OpenAI-compatible: llama.cpp, LM Studio, vLLM, OpenAI"),
    ("ollama", "Ollama"),
    ("anthropic", "Anthropic"),
];
pub const ENDPOINT: &str = "Address";
pub const MODEL: &str = "Model";
pub const KEY: &str = "Key, if it needs one";
pub const KEY_HINT: &str = "Held until this page is closed. It is not stored, and only the gate has it.";
pub const OFFERS: &str = "Besides your words, it may be told";
pub const OFFER_TASTE: &str = "which kinds of things you like";
pub const OFFER_TITLES: &str = "titles of things you liked or saved";
pub const REMOVE: &str = "Remove";
pub const TEST: &str = "Test it";
pub const TEST_GOAL: &str = "Something good for a rainy evening.";
pub const TESTING: &str = "Asking…";
pub const STOP: &str = "Stop";

pub const ENCYCLOPEDIA: &str = "The encyclopedia";
pub const ENCYCLOPEDIA_HINT: &str =
    "Which Wikipedia is asked when you look something up: another language, or a copy of your own.";
pub const ENCYCLOPEDIA_USUAL: &str = "https://en.wikipedia.org";

pub const CATALOGUE: &str = "A catalogue from elsewhere";
pub const CATALOGUE_HINT: &str =
    "The address of a pack.json on another site. Its host learns that somebody reads it, and nothing else.";
pub const OPEN: &str = "Open it";
pub const OPENED: &str = "Another catalogue is open, until this page is closed.";

pub const LOOK_UP: &str = "Look it up";
pub const LOOKING: &str = "Asking…";
pub const SHOW_PICTURE: &str = "Show its picture";

/// Where things stand, in a line.
pub fn headline(left: &Left) -> String {
    match left {
        Left { since_ms: None, .. } => UNREADABLE.into(),
        Left { intact: false, .. } => BROKEN.into(),
        Left { nothing: true, .. } => NOTHING.into(),
        Left { requests, .. } => format!("{} left this device", counted(*requests, "request", "requests")),
    }
}

/// What stands below it; `since` is a day.
pub fn detail(left: &Left, since: &str) -> String {
    let hosts: Vec<&str> = left.recipients.iter().map(Recipient::host).collect();
    match left {
        Left { since_ms: None, .. } => UNREADABLE_HINT.into(),
        Left { intact: false, .. } => BROKEN_HINT.into(),
        Left { nothing: true, .. } => {
            format!(
                "So says the record that this app keeps, since {since}. Every entry of it was checked just now."
            )
        }
        Left { bytes: count, .. } => {
            format!(
                "{} to {}, since {since}. Every entry of the record was checked just now.",
                bytes(*count),
                listed(&hosts)
            )
        }
    }
}

/// What something is for.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Plan => "planning what you asked for",
        Purpose::Lookup => "looking something up",
        Purpose::Picture => "a picture",
        Purpose::Catalog => "a catalogue",
    }
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Goal => "what you asked for",
        Scope::Tools => "what this app can do",
        Scope::Facets => "how the catalogue is sorted",
        Scope::Taste => "what kinds of things you like",
        Scope::Titles => "titles of things you liked or saved",
        Scope::Query => "the words that are looked up",
        Scope::Address => "the address of a file",
    }
}

/// Kinds of data.
pub fn scopes(scopes: Scopes) -> String {
    listed(&scopes.iter().map(scope).collect::<Vec<_>>())
}

/// What stands for what was replaced.
pub fn redaction(kind: Redaction) -> &'static str {
    match kind {
        Redaction::Private => "a word of yours",
        Redaction::Name => "a name",
        Redaction::Email => "an e-mail address",
        Redaction::Phone => "a phone number",
        Redaction::Address => "an address",
        Redaction::Id => "a number that stands for you",
    }
}

/// Until when a grant holds; with none, as long as the tab is open.
pub fn until(day: Option<String>) -> String {
    day.map_or_else(|| "until this tab is closed".into(), |day| format!("until {day}"))
}

/// What became of a request.
pub fn outcome(outcome: Option<&Outcome>) -> String {
    match outcome {
        None => "sent, or about to be".into(),
        Some(Outcome::Sent) => "sent".into(),
        Some(Outcome::NeverSent) => "never sent".into(),
        Some(Outcome::Answered { status, bytes: count }) => format!("answered ({status}, {})", bytes(*count)),
        Some(Outcome::Failed { why }) => match why {
            Failure::Network => "sent, and not answered".into(),
            Failure::Timeout => "sent, and given up on".into(),
            Failure::TooLong => "sent; the answer was too long".into(),
            Failure::Cancelled => "sent, and stopped".into(),
            Failure::Revoked => "sent, and stopped by you".into(),
        },
    }
}

/// Why something did not come about, in a sentence.
pub fn why_not(why: &WhyNot) -> String {
    match why {
        WhyNot::NotAllowed => "You did not allow it, so nothing was sent.".into(),
        WhyNot::NotWritten => "It could not be written down, so nothing was sent.".into(),
        WhyNot::Cancelled => "Stopped.".into(),
        WhyNot::NoKey => "The key has to be typed again: it is never stored.".into(),
        WhyNot::Network => {
            "It could not be reached. If it runs on this device, let it accept requests from any origin."
                .into()
        }
        WhyNot::Timeout => "It took too long.".into(),
        WhyNot::Status { status, complaint } if complaint.is_empty() => {
            format!("It answered with failure {status}.")
        }
        WhyNot::Status { status, complaint } => format!("It answered with failure {status}: “{complaint}”"),
        WhyNot::Garbage => "What came back cannot be read.".into(),
        WhyNot::NoPlan => "It answers, but not with a plan: use a larger model.".into(),
        WhyNot::Declined => "The model declined.".into(),
        WhyNot::Budget => "More would have left than is allowed for one question.".into(),
        WhyNot::BadRequest { message } => format!("That can't be asked for: {message}."),
    }
}

/// It works.
pub fn test_passed(steps: usize) -> String {
    format!("It works: a plan of {} came back.", counted(steps as u64, "step", "steps"))
}

/// Who is asked about an item.
pub fn source(source: Source) -> &'static str {
    match source {
        Source::Wikipedia => "Wikipedia",
        Source::Wikidata => "Wikidata",
    }
}

/// Why an encyclopedia says nothing.
pub fn no_claim(why: NoClaim) -> &'static str {
    match why {
        NoClaim::Missing => "It has nothing under this title.",
        NoClaim::Ambiguous => "The title stands for several things there.",
        NoClaim::Garbage => "What came back cannot be read.",
    }
}

/// How fresh a claim is.
pub fn freshness(revised: Option<&str>, asked: &str) -> String {
    match revised {
        Some(revised) => format!("as of {revised}, asked {asked}"),
        None => format!("asked {asked}"),
    }
}
