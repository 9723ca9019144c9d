//! What is said of a title after it was named: "I didn't like it", "it was boring", "Lonely River is hilarious".

use super::{heard::HeardAs, reader::TextReader};
use crate::catalog::ItemIx;

/// A title that was named, and the token behind it.
#[derive(Clone, Copy)]
struct Named {
    item: ItemIx,
    end: usize,
}

impl TextReader<'_> {
    /// Takes what somebody did not like out of what others are to be like; how a title is described is only wished for.
    pub fn opinions(&mut self) {
        let mut last: Option<Named> = None;
        // The titles of the list that the last one ends.
        let mut listed: Vec<ItemIx> = Vec::new();
        for at in 0..self.tokens.len() {
            if let Some(named) = self.named_at(at) {
                let joined = |nth| matches!(self.lower(nth), "and" | "or" | "," | "&");
                if !last.is_some_and(|before| (before.end..at).all(joined)) {
                    listed.clear();
                }
                listed.push(named.item);
                last = Some(named);
            }
            let Some(Named { item, end }) = last else { continue };
            if self.is_disliked(at, end) {
                self.dislike(item);
            }
            // "Lonely River and Hidden Signal did nothing for me": all of them; "it left me cold": the last.
            if self.one_of(at, &self.grammar.unmoved).is_some() {
                // The list may end with what the catalogue does not have.
                let goes_on =
                    |nth: usize| matches!(self.lower(nth), "and" | "or" | "," | "&") || self.is_name(nth);
                let of_all =
                    (end..at).all(goes_on) || matches!(self.lower(at.wrapping_sub(1)), "they" | "those");
                let of_last = matches!(self.lower(at.wrapping_sub(1)), "it" | "that");
                let from = if of_last { listed.len().saturating_sub(1) } else { 0 };
                let disliked = listed.get(from..).filter(|_| of_all || of_last).unwrap_or_default().to_vec();
                disliked.into_iter().for_each(|item| self.dislike(item));
            }
            if at == end && self.is_verb(at) {
                let told = |nth: &usize| {
                    self.tokens.get(*nth).is_some_and(|token| !token.is_break())
                        && !matches!(self.lower(*nth), "," | "but")
                        && !self.grammar.demands.contains(&self.lower(*nth))
                };
                let count = (at..self.tokens.len()).take_while(told).count();
                self.soft.iter_mut().skip(at).take(count).for_each(|soft| *soft = true);
            }
        }
    }

    /// The title that was read at a token as liked or seen.
    fn named_at(&self, at: usize) -> Option<Named> {
        let item = self.heard.iter().find_map(|(from, role, _)| match role {
            HeardAs::Like(item) | HeardAs::Seen(item) if *from == at => Some(*item),
            _ => None,
        })?;
        let (from, count) = self.taken.iter().find(|(from, _)| *from == at)?;
        Some(Named { item, end: from + count })
    }

    fn is_verb(&self, at: usize) -> bool {
        matches!(self.lower(at), "is" | "are" | "was" | "were")
    }

    /// Whether it is said at a token that the title which ends before `end` is not liked.
    fn is_disliked(&self, at: usize, end: usize) -> bool {
        let it = |at: usize| matches!(self.lower(at), "it" | "them" | "that" | "those");
        // "didn't like it", "hated it"; not "it as much as", "it when".
        let verb = it(at + 1)
            && !matches!(self.lower(at + 2), "as" | "when" | "if" | "that")
            && (matches!(self.lower(at), "hate" | "hated" | "dislike" | "disliked" | "loathed")
                || (self.denied(at) && self.grammar.wishes.contains(&self.lower(at))));
        // "it was so boring", "Hidden Signal is awful"
        let verdict = self.is_verb(at) && (at == end || it(at.wrapping_sub(1))) || self.lower(at) == "its";
        let what = at + 1 + usize::from(self.grammar.degrees.contains(&self.lower(at + 1)));
        (verb && self.is_own(at)) || (verdict && self.one_of(what, &self.grammar.blame).is_some())
    }

    /// Whether the one who speaks is who a verb is about: "I hated", "hated", not "they hated".
    fn is_own(&self, verb: usize) -> bool {
        let subject = |nth: usize| matches!(self.lower(nth), "i" | "we");
        let opens = |nth: &usize| {
            self.tokens.get(*nth).is_none_or(|token| token.is_break())
                || matches!(self.lower(*nth), "," | "but" | "so" | "because")
                || (self.lower(*nth) == "and" && !subject(nth + 1))
        };
        let from = (0..verb).rev().find(opens).map_or(0, |opens| opens + 1);
        let other = |nth: usize| {
            !self.is_used(nth)
                && !self.grammar.denials.contains(&self.lower(nth))
                && !self.grammar.adverbs.contains(&self.lower(nth))
                && !matches!(self.lower(nth), "and" | "or")
        };
        (from..verb).any(subject) || !(from..verb).any(other)
    }

    fn dislike(&mut self, item: ItemIx) {
        for list in [&mut self.reading.like, &mut self.reading.seen] {
            list.retain(|other| *other != item);
        }
        if !self.reading.unlike.contains(&item) {
            self.reading.unlike.push(item);
        }
        for (_, role, _) in &mut self.heard {
            if matches!(role, HeardAs::Like(of) | HeardAs::Seen(of) if *of == item) {
                *role = HeardAs::Unlike(item);
            }
        }
    }
}
