//! What the page says of what leaves the device.

pub use super::phrases::leaves::*;
use super::{
    failure,
    formats::{all_of, bytes},
};
use crate::engine::protocol::egress::{
    Left, LookupSource, NoClaim, Purpose, Recipient, Redaction, Scope, Scopes, TransferFailure,
    TransferOutcome, WhyNot,
};

/// Kinds of language models; the others are names.
pub fn kinds() -> [(&'static str, &'static str); 3] {
    [("open_ai", open_ai()), ("ollama", "Ollama"), ("anthropic", "Anthropic")]
}

/// Where things stand, in a line.
pub fn headline(left: &Left) -> String {
    match left {
        Left { since_ms: None, .. } => unreadable().into(),
        Left { intact: false, .. } => broken().into(),
        Left { newer: true, .. } => newer().into(),
        Left { nothing: true, .. } => nothing().into(),
        Left { requests, .. } => super::network::left(*requests),
    }
}

/// What stands below it; `since` is a day.
pub fn detail(left: &Left, since: &str) -> String {
    let hosts: Vec<&str> = left.recipients.iter().map(Recipient::host).collect();
    match left {
        Left { since_ms: None, .. } => unreadable_hint().into(),
        Left { intact: false, .. } => broken_hint().into(),
        Left { newer: true, .. } => newer_hint().into(),
        Left { nothing: true, .. } => nothing_detail(since),
        Left { bytes: count, .. } => some_detail(&bytes(*count), &all_of(&hosts), since),
    }
}

/// What something is for.
pub fn purpose(purpose: Purpose) -> &'static str {
    match purpose {
        Purpose::Plan => for_plan(),
        Purpose::Lookup => for_lookup(),
        Purpose::Picture => for_picture(),
        Purpose::Catalog => for_catalog(),
    }
}

fn scope(scope: Scope) -> &'static str {
    match scope {
        Scope::Goal => scope_goal(),
        Scope::Tools => scope_tools(),
        Scope::Facets => scope_facets(),
        Scope::Taste => scope_taste(),
        Scope::Titles => scope_titles(),
        Scope::Query => scope_query(),
        Scope::Address => scope_address(),
    }
}

/// Kinds of data.
pub fn scopes(scopes: Scopes) -> String {
    all_of(&scopes.iter().map(scope).collect::<Vec<_>>())
}

/// What stands for what was replaced.
pub fn redaction(kind: Redaction) -> &'static str {
    match kind {
        Redaction::Private => was_private(),
        Redaction::Name => was_name(),
        Redaction::Email => was_email(),
        Redaction::Phone => was_phone(),
        Redaction::Address => was_address(),
        Redaction::Id => was_id(),
    }
}

/// What a grant is for and until when it holds; with no day, as long as the tab is open.
pub fn holds_until(purpose: Purpose, day: Option<String>) -> String {
    let purpose = self::purpose(purpose);
    day.map_or_else(|| until_closed(purpose), |day| until(purpose, &day))
}

/// What became of a request.
pub fn outcome(outcome: Option<&TransferOutcome>) -> String {
    match outcome {
        None => pending().into(),
        Some(TransferOutcome::Sent) => sent().into(),
        Some(TransferOutcome::NeverSent) => never_sent().into(),
        Some(TransferOutcome::Answered { status, bytes: count }) => {
            answered(&status.to_string(), &bytes(*count))
        }
        Some(TransferOutcome::Failed { why }) => match why {
            TransferFailure::Network => unanswered(),
            TransferFailure::Timeout => given_up(),
            TransferFailure::TooLong => too_long(),
            TransferFailure::Cancelled => stopped(),
            TransferFailure::Revoked => stopped_by_you(),
        }
        .into(),
    }
}

/// Why something did not come about, in a sentence.
pub fn why_not(why: &WhyNot) -> String {
    match why {
        WhyNot::NotAllowed => not_allowed(),
        WhyNot::NotWritten => not_written(),
        WhyNot::Unreadable => unguarded(),
        WhyNot::Cancelled => cancelled(),
        WhyNot::NoKey => no_key(),
        WhyNot::Network => network(),
        WhyNot::Timeout => timeout(),
        WhyNot::Status { status, complaint } if complaint.is_empty() => {
            return self::status(&status.to_string());
        }
        WhyNot::Status { status, complaint } => return status_complaint(&status.to_string(), complaint),
        WhyNot::Garbage => garbage(),
        WhyNot::NoPlan => no_plan(),
        WhyNot::Declined => declined(),
        WhyNot::Budget => budget(),
        WhyNot::BadRequest { why } => return bad_request(failure::request(*why)),
        WhyNot::BadPack { why } => return bad_pack(&failure::pack(why)),
    }
    .into()
}

/// Who is asked about an item.
pub fn source(source: LookupSource) -> &'static str {
    match source {
        LookupSource::Wikipedia => "Wikipedia",
        LookupSource::Wikidata => "Wikidata",
    }
}

/// Why an encyclopedia says nothing.
pub fn no_claim(why: NoClaim) -> &'static str {
    match why {
        NoClaim::Missing => no_article(),
        NoClaim::Ambiguous => ambiguous(),
        NoClaim::Garbage => garbage(),
    }
}

/// Where a claim is from and how fresh it is.
pub fn freshness(host: &str, revised: Option<&str>, asked: &str) -> String {
    match revised {
        Some(revised) => fresh_as_of(host, revised, asked),
        None => fresh(host, asked),
    }
}
