//! Words that value: "shorter", "cheap", "the newest", "highly rated".

use super::{
    super::{
        constraint::{On, Test},
        measure::{Degree, Measure, Scale, scale},
    },
    reader::TextReader,
};

/// "short" asks for the shortest third.
const LOW: f64 = 0.33;
/// Years after which something is old, and after which it is a classic.
const OLD: f64 = 25.0;
const CLASSIC: f64 = 50.0;
/// So many items have to be that old, or the oldest third is meant.
const ENOUGH: usize = 20;

impl TextReader<'_> {
    /// "shorter", "cheap", "the newest", "not too long", "too expensive".
    pub fn scales(&mut self) {
        for at in 0..self.tokens.len() {
            if self.is_used(at) {
                continue;
            }
            // "ad free" is no price.
            let of = at.wrapping_sub(1);
            let costs_nothing = self.lower(of) != "-" && !self.grammar.is_free_of(self.word(of));
            if self.lower(at) == "free" && costs_nothing && self.free_at(at) {
                continue;
            }
            let Some(mut found) = self.valued(at).filter(|found| self.is_of_items(at, *found)) else {
                continue;
            };
            let back = |back: usize| at.checked_sub(back).map_or("", |near| self.lower(near));
            let (before, before_that) = (back(1), back(2));
            let flip = match before {
                "too" if matches!(before_that, "not" | "isnt" | "nothing" | "arent" | "dont") => {
                    Some(Degree::Plain)
                }
                "too" => Some(Degree::Comparative),
                "less" => Some(Degree::Comparative),
                "least" => Some(Degree::Superlative),
                "so" | "as" | "that" | "very" if matches!(before_that, "not" | "isnt") => Some(Degree::Plain),
                "not" | "isnt" | "nothing" => Some(Degree::Plain),
                _ if self.denied(at) && found.degree == Degree::Plain => Some(Degree::Plain),
                _ => None,
            };
            match (flip, before) {
                (Some(degree), _) => found = Scale { less: !found.less, degree, ..found },
                (None, "more") => found.degree = Degree::Comparative,
                (None, "most") => found.degree = Degree::Superlative,
                _ => {}
            }
            if self.scale_at(at, found) {
                let modifiers = ["more", "most", "less", "least", "too", "not", "bit", "little", "much", "a"];
                self.take(at, 1);
                if modifiers.contains(&self.lower(at.wrapping_sub(1))) {
                    self.take(at - 1, 1);
                }
            }
        }
    }

    /// A word that values; "highly rated" is one.
    fn valued(&self, at: usize) -> Option<Scale> {
        let rated = matches!(self.lower(at), "rated" | "reviewed" | "scored" | "ratings" | "reviews");
        let praised =
            matches!(self.lower(at.wrapping_sub(1)), "highly" | "well" | "best" | "top" | "good" | "high");
        match rated && praised {
            true => Some(Scale { about: &[Measure::Rating], less: false, degree: Degree::Plain }),
            false => scale(self.lower(at)),
        }
    }

    /// "free": it costs nothing, where the catalogue states what things cost.
    fn free_at(&mut self, at: usize) -> bool {
        let Some(price) = self.column(Measure::Money, at) else { return false };
        self.add(at, On::Field(price), Test::AtMost(0.0));
        self.take(at, 1);
        true
    }

    fn scale_at(&mut self, at: usize, found: Scale) -> bool {
        let named = self.vocabulary.fields.iter().enumerate().filter(|(_, field)| field.numbers.is_some());
        let named = named.map(|(ix, _)| ix).find(|ix| self.spoken_of(*ix, at, 2).is_some());
        let Some(field) = found.about.iter().find_map(|measure| self.column(*measure, at)).or(named) else {
            return false;
        };
        let Some(known) = self.vocabulary.field(field) else { return false };
        let Some(numbers) = known.numbers.clone() else { return false };
        let compared = self
            .reading
            .like
            .first()
            .copied()
            .and_then(|ix| self.items.get(ix as usize))
            .or(self.context.reference)
            .and_then(|item| known.number_of(item));
        match (found.degree, compared) {
            (Degree::Superlative, _) => self.reading.order = Some((field, found.less)),
            (Degree::Comparative, Some(value)) if self.is_compared(at) => {
                let test = if found.less { Test::Below(value) } else { Test::Above(value) };
                self.add(at, On::Field(field), test);
            }
            _ => {
                let low = numbers.quantile(LOW);
                let test = match found.less {
                    // "old" is a time long ago, whatever the catalogue has most of.
                    true => {
                        Test::AtMost(match self.long_ago(at).filter(|_| numbers.measure == Measure::Year) {
                            Some(year) if numbers.sorted.partition_point(|of| *of <= year) >= ENOUGH => {
                                low.min(year)
                            }
                            _ => low,
                        })
                    }
                    false => Test::AtLeast(numbers.quantile(1.0 - LOW)),
                };
                self.hedged.iter_mut().skip(at).take(1).for_each(|hedged| *hedged = true);
                self.add(at, On::Field(field), test);
            }
        }
        true
    }

    /// Whether a comparison is with what was named or shown: "but shorter", "something cheaper than that".
    fn is_compared(&self, at: usize) -> bool {
        let near = |nth: usize| {
            matches!(
                self.lower(nth),
                "but"
                    | "something"
                    | "bit"
                    | "much"
                    | "little"
                    | "even"
                    | "more"
                    | "less"
                    | "too"
                    | "and"
                    | "only"
                    | "ones"
                    | ","
                    | "just"
                    | "a"
            )
        };
        at == 0
            || self.tokens.len() <= 4
            || (1..=2).filter_map(|back| at.checked_sub(back)).any(near)
            || matches!(self.lower(at + 1), "than" | "please")
    }

    /// The year before which something is as old as is said.
    fn long_ago(&self, at: usize) -> Option<f64> {
        let years = if self.word(at).starts_with("classic") { CLASSIC } else { OLD };
        (self.context.year > 0).then(|| f64::from(self.context.year) - years)
    }

    /// Whether a word that values is said of what is asked for: not in "a long day", "as long as", "seen all the old ones".
    fn is_of_items(&self, at: usize, found: Scale) -> bool {
        let back = |by: usize| at.checked_sub(by).map_or("", |near| self.lower(near));
        if back(1) == "as" && self.lower(at + 1) == "as" {
            return false;
        }
        // "The Fast and the Furious" is a name.
        let first = at == 0 || self.tokens.get(at - 1).is_some_and(|before| !before.is_word());
        if !first && !self.shouted && self.tokens.get(at).is_some_and(|token| token.capital) {
            return false;
        }
        if found.degree == Degree::Comparative {
            // "older than what I want": what it is compared with is neither named nor a number.
            return self.lower(at + 1) != "than" || self.is_used(at + 2);
        }
        // "light-hearted"
        if self.lower(at + 1) == "-" && self.tokens.get(at + 2).is_some_and(|after| after.is_word()) {
            return false;
        }
        let seen = (1..=4)
            .any(|by| self.grammar.seen.contains(&back(by)) && !matches!(back(by), "have" | "had" | "got"));
        let Some(next) = self.tokens.get(at + 1).filter(|next| next.is_word()) else { return !seen };
        let follows = self.is_used(at + 1)
            || self.named_column(at + 1, 0, 0).is_some()
            || self.grammar.is_stop(&next.lower)
            || self.grammar.is_generic(&next.word)
            || scale(&next.lower).is_some();
        // "a short fantasy story": what it is of comes a word later.
        let of_items = follows
            || self.tokens.get(at + 2).is_some_and(|later| self.grammar.is_generic(&later.word))
            || self.is_used(at + 2);
        of_items && !seen && !self.grammar.unscaled.contains(&next.lower.as_str())
    }
}
