//! Names, e-mail addresses, phone numbers, postal addresses and ids in free text → local aliases, and back.
//!
//! By patterns: it finds what has the form of such a thing, and what the person has listed as private. It is a help, not
//! the guard: the person sees the text, and what was replaced in it, before it leaves. How well it does is measured in
//! `tests/consent_redact.rs`.

mod names;
mod patterns;
mod words;

use penchant_kernels::order::Order;
use serde::{Deserialize, Serialize};

/// What kind of thing was replaced.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "RedactionKind"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RedactionKind {
    /// Something that the person listed.
    Private,
    /// A person.
    Name,
    /// An e-mail address.
    Email,
    /// A phone number.
    Phone,
    /// Where somebody lives.
    Address,
    /// A number or name that stands for one person, account or device.
    Id,
}

impl RedactionKind {
    /// As aliases begin.
    fn word(self) -> &'static str {
        match self {
            Self::Private => "private",
            Self::Name => "name",
            Self::Email => "email",
            Self::Phone => "phone",
            Self::Address => "address",
            Self::Id => "id",
        }
    }

    const ALL: [Self; 6] = [Self::Private, Self::Name, Self::Email, Self::Phone, Self::Address, Self::Id];
}

/// A stretch of a text, as it was and as it leaves.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// As the person wrote it. Never leaves where there is an alias.
    pub original: String,
    /// What stands for it, with its kind; none where it leaves as it is.
    pub alias: Option<(RedactionKind, String)>,
}

/// A text with its replacements: the difference that the person is shown.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Redacted {
    /// In order.
    pub pieces: Vec<Piece>,
}

impl Redacted {
    /// The text that may leave.
    pub fn text(&self) -> String {
        let shown = |piece: &Piece| match &piece.alias {
            Some((_, alias)) => alias.clone(),
            None => piece.original.clone(),
        };
        self.pieces.iter().map(shown).collect()
    }

    /// Whether anything was replaced.
    pub fn changed(&self) -> bool {
        self.pieces.iter().any(|piece| piece.alias.is_some())
    }

    /// The text without what was replaced, for a question that no alias can be part of.
    pub fn stripped(&self) -> String {
        let kept = self.pieces.iter().filter(|piece| piece.alias.is_none());
        let text: String = kept.map(|piece| piece.original.as_str()).collect();
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// Replaces, and remembers what stands for what: the same thing always gets the same alias.
#[derive(Debug, Clone, Default)]
pub struct Redactor {
    private: Vec<String>,
    swaps: Vec<(RedactionKind, String, String)>,
}

impl Redactor {
    /// `private` are words and phrases that the person listed, in any case of letters.
    pub fn new(private: &[String]) -> Self {
        let private = private.iter().map(|word| word.trim().to_owned()).filter(|word| !word.is_empty());
        let mut private: Vec<String> = private.collect();
        // The longest first, so that a phrase is not torn by one of its words.
        private.order_by_key(|word| std::cmp::Reverse(word.len()));
        Self { private, swaps: Vec::new() }
    }

    /// Replaces what is found in `text`.
    pub fn redact(&mut self, text: &str) -> Redacted {
        let mut spans = Vec::new();
        spans.extend(aliases(text));
        spans.extend(patterns::private(text, &self.private));
        spans.extend(patterns::emails(text));
        spans.extend(patterns::handles(text));
        spans.extend(patterns::addresses(text));
        spans.extend(patterns::numbers(text));
        spans.extend(patterns::ids(text));
        spans.extend(names::names(text));
        let mut pieces = Vec::new();
        let mut at = 0;
        for (kind, start, end) in disjoint(spans) {
            if let Some(kept) = text.get(at..start).filter(|kept| !kept.is_empty()) {
                pieces.push(Piece { original: kept.to_owned(), alias: None });
            }
            let original = text.get(start..end).unwrap_or_default().to_owned();
            let alias = self.alias(kind, &original);
            pieces.push(Piece { original, alias: Some((kind, alias)) });
            at = end;
        }
        if let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            pieces.push(Piece { original: rest.to_owned(), alias: None });
        }
        Redacted { pieces }
    }

    /// Puts back what the aliases of this redactor stand for.
    pub fn restore(&self, text: &str) -> String {
        let mut restored = String::new();
        let mut at = 0;
        for (_, start, end) in aliases(text) {
            let alias = text.get(start..end).unwrap_or_default();
            let original = self.swaps.iter().find(|(_, known, _)| known == alias);
            restored.push_str(text.get(at..start).unwrap_or_default());
            restored.push_str(original.map_or(alias, |(_, _, original)| original));
            at = end;
        }
        restored.push_str(text.get(at..).unwrap_or_default());
        restored
    }

    fn alias(&mut self, kind: RedactionKind, original: &str) -> String {
        let of_kind = self.swaps.iter().filter(|(known, _, _)| *known == kind);
        if let Some((_, alias, _)) = of_kind.clone().find(|(_, _, known)| known == original) {
            return alias.clone();
        }
        let alias = format!("<{}-{}>", kind.word(), of_kind.count() + 1);
        self.swaps.push((kind, alias.clone(), original.to_owned()));
        alias
    }
}

/// A stretch of bytes, with its kind.
type Span = (RedactionKind, usize, usize);

/// Spans that do not touch each other, in order. Of two that overlap, what begins first stays and takes in the other:
/// nothing that was found is ever shown.
fn disjoint(mut spans: Vec<Span>) -> Vec<Span> {
    spans.retain(|(_, start, end)| start < end);
    spans.order_by_key(|(_, start, end)| (*start, std::cmp::Reverse(*end)));
    let mut kept: Vec<Span> = Vec::new();
    for (kind, start, end) in spans {
        match kept.last_mut() {
            Some((_, _, last)) if start < *last => *last = end.max(*last),
            _ => kept.push((kind, start, end)),
        }
    }
    kept
}

/// What looks like an alias. In the person's own text it is replaced too: only so putting back is exact.
fn aliases(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    for (start, _) in text.match_indices('<') {
        let inside = text.get(start + 1..).unwrap_or_default();
        let Some((word, _)) = inside.split_once('>') else { continue };
        let number =
            word.split_once('-').filter(|(kind, _)| RedactionKind::ALL.iter().any(|k| k.word() == *kind));
        if number.is_some_and(|(_, n)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())) {
            found.push((RedactionKind::Id, start, start + word.len() + 2));
        }
    }
    found
}
