//! Titles anywhere in a text, each with its role: what others are to be like, what was seen already, what it is not to be like.

use super::{
    super::{measure::Measure, vocabulary::Place},
    heard::HeardAs,
    reader::{SURE, TextReader},
};
use crate::catalog::ItemIx;

/// Tokens over which a role reaches its title, at most.
const REACH: usize = 6;

/// A title as it stands in the text.
struct Title {
    /// The items that go by it, the most popular first.
    items: Vec<ItemIx>,
    /// Tokens that it took, and how many of them are words that tell.
    used: usize,
}

impl TextReader<'_> {
    /// Marks the titles of a text, and notes their roles.
    pub fn titles(&mut self) {
        let mut at = 0;
        let (mut list_goes_on, mut list_denied) = (false, false);
        while at < self.tokens.len() {
            let found = if self.is_used(at) { None } else { self.title_at(at, list_goes_on) };
            let Some(Title { items, mut used }) = found else {
                list_goes_on &= matches!(self.lower(at), "and" | "or" | "," | "&" | "the");
                at += 1;
                continue;
            };
            let Some(best) = items.first().copied() else { break };
            // "I hated this one, that one and the third": a list has one role.
            let denied = self.denied(at) || (list_goes_on && list_denied);
            let seen = self.was_seen(at);
            list_denied = denied;
            let (list, role) = match (denied, seen) {
                (true, _) => (&mut self.reading.unlike, HeardAs::Unlike(best)),
                (_, true) => (&mut self.reading.seen, HeardAs::Seen(best)),
                _ => (&mut self.reading.like, HeardAs::Like(best)),
            };
            if !list.contains(&best) {
                list.push(best);
            }
            // Of a series of which all is known or unwanted, none is an answer.
            if denied || seen {
                let title = |ix: &ItemIx| self.items.get(*ix as usize).map(|item| &item.title);
                let others: Vec<ItemIx> =
                    items.iter().copied().filter(|ix| title(ix) != title(&best)).collect();
                self.reading.seen.extend(others);
            }
            self.hear(at, role, SURE);
            used += self.year_of(at + used, &items).map_or(0, |(_, used)| used);
            // What is told of it is no demand: "…, which was made in 2001 with …".
            let comma = usize::from(self.lower(at + used) == ",");
            if matches!(self.lower(at + used + comma), "which" | "that" | "who")
                && matches!(self.lower(at + used + comma + 1), "was" | "is" | "has" | "had" | "were")
            {
                let told = |nth: &usize| {
                    self.tokens.get(*nth).is_some_and(|token| !token.is_break())
                        && !matches!(self.lower(*nth), "but" | "i" | "so")
                };
                used += (at + used..self.tokens.len()).take_while(told).count();
            }
            self.take(at, used);
            self.take_cue(at);
            // "The new Paddington 2" is not to be like something new.
            if let Some(before) = at.checked_sub(1)
                && matches!(self.lower(before), "new" | "old" | "original" | "latest")
            {
                self.take(before, 1);
            }
            list_goes_on = true;
            at += used;
        }
    }

    /// The words before a title that only lead to it.
    pub fn take_cue(&mut self, at: usize) {
        let cue = (1..=4).filter_map(|back| at.checked_sub(back)).find_map(|from| {
            let (_, used) = self.one_of(from, &self.grammar.like)?;
            (from + used == at).then_some((from, used))
        });
        if let Some((from, used)) = cue {
            self.take(from, used);
        }
    }

    /// The words from a token on over the signs that titles have, each with the tokens up to its end.
    fn title_words(&self, at: usize) -> Vec<(&str, usize)> {
        let mut words = Vec::new();
        for (nth, token) in self.tokens.iter().enumerate().skip(at).take(20) {
            let sign =
                matches!(token.lower.as_str(), "-" | ":" | "," | "&" | "." | "!" | "/" | "and" | "?" | ")");
            if self.is_used(nth) || (!token.is_word() && !sign) || words.len() == 12 {
                break;
            }
            if !sign {
                words.push((token.word.as_str(), nth + 1 - at));
            }
        }
        words
    }

    /// The title that begins at a token, unless its words are more likely meant as words.
    fn title_at(&self, at: usize, in_list: bool) -> Option<Title> {
        if !self.tokens.get(at)?.is_word() || self.lower(at) == "and" {
            return None;
        }
        let words = self.title_words(at);
        let row: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let (mut items, count) = self.vocabulary.titled(&row)?;
        let used = words.get(count.checked_sub(1)?)?.1;
        let year = self.year_of(at + used, &items);
        if let Some((of_year, _)) = &year {
            items.clone_from(of_year);
        }
        // "Martian" and "Martians" are folded alike, and two titles.
        let spelled: Vec<ItemIx> =
            items.iter().copied().filter(|ix| self.is_spelled_so(at, used, &[*ix])).collect();
        if !spelled.is_empty() {
            items = spelled;
        } else if count < 3 {
            return None;
        }
        let title = Title { items, used };
        if year.is_some() {
            return Some(title);
        }
        // "Jeff Bridges" is no "Jeff"; a value's own words are meant as the value.
        let longer = |field: usize, words: usize| words > count || (words == count && !self.is_tags(field));
        if self.vocabulary.values_at(&row).iter().any(|(field, _, words)| longer(*field, *words))
            || self
                .grammar
                .everyday
                .iter()
                .any(|everyday| everyday.said.len() >= count && everyday.begins(&row))
        {
            return None;
        }
        let own = || (at..at + used).filter(|nth| self.tokens.get(*nth).is_some_and(|token| token.is_word()));
        let telling = own().filter(|nth| !self.grammar.is_stop(self.lower(*nth))).count();
        let plain =
            own().all(|nth| self.grammar.is_generic(self.word(nth)) || self.grammar.is_stop(self.lower(nth)));
        let capital = |nth: usize| self.tokens.get(nth).is_some_and(|token| token.capital);
        // "Paddington 2" is as much of a name as "Paddington".
        let number = |nth: usize| self.tokens.get(nth).is_some_and(|token| token.number().is_some());
        let named = !self.shouted
            && own().all(|nth| capital(nth) || number(nth) || self.grammar.is_stop(self.lower(nth)))
            && own().any(capital);
        let first = at == 0 || self.tokens.get(at - 1).is_some_and(|before| before.is_break());
        let alone = (first || matches!(self.lower(at - 1), ","))
            && (at + used >= self.tokens.len()
                || matches!(self.lower(at + used), "," | "and" | "or")
                || self.tokens.get(at + used).is_some_and(|after| after.is_break()));
        let cue = (in_list && (named || alone)) || self.is_led_to(at);
        let written = count > 1 && !self.shouted && own().all(capital);
        let digits = own().all(number);
        let exact = || self.is_spelled_so(at, used, &title.items);
        let fits = match () {
            () if self.goes_on(at, used) => false,
            () if digits => cue && named_number(self.lower(at + used)),
            () if written && alone => true,
            () if telling == 0 || plain => cue && named && (telling > 0 || !first),
            () if count == 1 && named => cue || !(first && !alone || self.is_placed(at)),
            // "old movies" are no "Old".
            () if count == 1 => cue && exact() && !self.grammar.is_generic(self.word(at + used)),
            () if named => cue || !first || telling > 1 || alone,
            () => exact() && (cue || (telling > 1 && (count > 2 || alone))),
        };
        fits.then_some(title)
    }

    /// Whether a title of one telling word is a part of a longer name: "Ark Nova" is no "Ark", "Bill & Ted" no "Ted", "The
    /// Master of Disguise" not "The Master".
    fn goes_on(&self, at: usize, used: usize) -> bool {
        let behind = at + used;
        let telling = (at..behind).filter(|nth| !self.grammar.is_stop(self.lower(*nth))).count();
        if telling > 1 || self.shouted {
            return false;
        }
        let begins_title = || {
            let words = self.title_words(behind);
            let row: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.vocabulary.titled(&row).is_some()
        };
        let before = |back: usize| at.checked_sub(back).filter(|before| self.is_name(*before));
        let capital = |nth: usize| self.tokens.get(nth).is_some_and(|token| token.capital);
        // The first word of a sentence has a capital whatever it is.
        let inside = |nth: usize| nth > 0 && self.tokens.get(nth - 1).is_some_and(|token| !token.is_break());
        let of = behind + 1 + usize::from(self.lower(behind + 1) == "the");
        (self.is_name(behind) && !begins_title())
            || (self.lower(behind) == "of" && self.is_name(of))
            || (used == 1 && before(1).is_some_and(|before| inside(before) && !self.is_value(before)))
            || (used == 1 && before(2).is_some() && (capital(at - 1) || self.lower(at - 1) == "&"))
    }

    /// Whether a word is written as a name, and nobody has taken it.
    pub fn is_name(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.capital && token.is_word())
            && !self.is_used(at)
            && !self.grammar.is_stop(self.lower(at))
            && !self.grammar.is_generic(self.word(at))
    }

    fn is_value(&self, at: usize) -> bool {
        !self.vocabulary.values_at(&[self.word(at)]).is_empty()
    }

    fn is_tags(&self, field: usize) -> bool {
        self.vocabulary.field(field).is_some_and(|field| field.place == Place::Tags)
    }

    /// Whether words that lead to titles stand right before: "like", "the film", "saw".
    fn is_led_to(&self, at: usize) -> bool {
        (1..=4).filter_map(|back| Some((back, at.checked_sub(back)?))).any(|(back, from)| {
            [&self.grammar.like, &self.grammar.seen].into_iter().any(|list| {
                self.one_of(from, list).is_some_and(|(words, used)| {
                    used == back
                        && (words != "like"
                            || !matches!(self.lower(from.wrapping_sub(1)), "would" | "id" | "wed"))
                })
            })
        }) || (at >= 2
            && self.grammar.is_generic(self.word(at - 1))
            && matches!(self.lower(at - 2), "the" | "movie" | "called"))
            || matches!(self.lower(at.wrapping_sub(1)), "called" | "titled" | "named")
    }

    /// "on Friday", "in Paris": a time or a place.
    fn is_placed(&self, at: usize) -> bool {
        matches!(
            self.lower(at.wrapping_sub(1)),
            "on" | "this"
                | "next"
                | "every"
                | "in"
                | "from"
                | "at"
                | "near"
                | "about"
                | "of"
                | "a"
                | "an"
                | "for"
        )
    }

    /// Whether the words are the title's letter for letter: "murder mysteries" are not "Murder Mystery".
    fn is_spelled_so(&self, at: usize, used: usize, items: &[ItemIx]) -> bool {
        let title = items.first().and_then(|ix| self.items.get(*ix as usize));
        let title = title.map(|item| item.title.to_compare().to_lowercase()).unwrap_or_default();
        (at..at + used)
            .filter(|nth| self.tokens.get(*nth).is_some_and(|token| token.is_word() && !token.mended))
            .all(|nth| self.lower(nth) == "and" || title.replace(['\'', '’'], "").contains(self.lower(nth)))
    }

    /// Whether the title that begins at a token was seen, read or played, or is owned.
    fn was_seen(&self, at: usize) -> bool {
        let before = (at.saturating_sub(REACH)..at).rev();
        for near in before {
            if self.grammar.seen.contains(&self.lower(near)) {
                return !matches!(self.lower(near.wrapping_sub(1)), "never" | "havent");
            }
            let between = self.is_used(near)
                || self
                    .tokens
                    .get(near)
                    .is_some_and(|token| token.capital && !self.shouted && token.lower != "i")
                || self.grammar.adverbs.contains(&self.lower(near))
                || self.grammar.is_generic(self.word(near))
                || matches!(self.lower(near), "the" | "," | "and" | "recently" | "already" | "&");
            if !between {
                return false;
            }
        }
        false
    }

    /// "(2001)" behind a title: the items of that year, if any are, and the tokens that it took.
    fn year_of(&self, at: usize, items: &[ItemIx]) -> Option<(Vec<ItemIx>, usize)> {
        let year = self.tokens.get(at + 1)?.number()?;
        if self.lower(at) != "(" || self.lower(at + 2) != ")" || !(1800.0..2200.0).contains(&year) {
            return None;
        }
        let of = |ix: &ItemIx| {
            let item = self.items.get(*ix as usize)?;
            self.vocabulary.columns(Measure::Year).find_map(|(_, field, _)| field.number_of(item))
        };
        let near = |ix: &ItemIx| of(ix).is_none_or(|of| (of - year).abs() <= 1.0);
        let mut fitting: Vec<ItemIx> = items.iter().copied().filter(near).collect();
        if fitting.is_empty() {
            fitting = items.to_vec();
        }
        Some((fitting, 3))
    }
}

/// Whether what stands behind a number lets it be a title: not a unit.
fn named_number(after: &str) -> bool {
    matches!(after, "" | "," | "." | "and" | "or" | "!" | "?" | "but" | ")")
}
