//! The rest of what is said: examples, sets, valuing words, how many, and what it should be about.

use super::{
    super::{
        constraint::{Constraint, On, Test},
        measure::{Degree, Measure, Scale, scale},
        tokens::phrase,
        vocabulary::{FieldIx, Place},
    },
    quantity::number,
    reader::{TextReader, names, telling},
    reading::Set,
};
use crate::catalog::ItemIx;

/// "short" asks for the shortest third.
const LOW: f64 = 0.33;
/// Items of one answer, at most.
const MOST: f64 = 50.0;
/// Share of the items beyond which a tag narrows nothing.
const TOO_COMMON: f64 = 0.5;

impl TextReader<'_> {
    /// "any language", "the year doesn't matter", or "no preference" to a question.
    pub fn indifference(&mut self) {
        for at in 0..self.tokens.len() {
            if let Some((words, used)) = self.one_of(at, &self.grammar.indifferent) {
                let the = usize::from(self.lower(at + used) == "the");
                if let Some(field) = self.field_named(at + used + the) {
                    self.reading.indifferent.push(field);
                    self.take(at, used + the + 1);
                } else if words == "any" && self.tokens.len() == 1 {
                    self.reading.indifferent.extend(self.context.asked);
                    self.take(at, used);
                }
            }
            if let Some((_, used)) = self.one_of(at, &self.grammar.indifferent_after) {
                let before =
                    (at.saturating_sub(3)..at).rev().find_map(|near| Some((near, self.field_named(near)?)));
                match before {
                    Some((near, field)) => {
                        self.reading.indifferent.push(field);
                        self.take(near, at + used - near);
                    }
                    None => {
                        self.reading.indifferent.extend(self.context.asked);
                        self.take(at, used);
                    }
                }
            }
        }
    }

    fn field_named(&self, at: usize) -> Option<FieldIx> {
        let word = self.word(at);
        self.vocabulary.fields.iter().position(|field| {
            field.place != Place::Tags && field.words.iter().any(|name| telling(name) && names(name, word))
        })
    }

    /// "like Heat", "similar to The Third Man", and titles in quotation marks.
    pub fn titles(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let cue = self
                .one_of(at, &self.grammar.like)
                .filter(|_| !matches!(self.lower(at.wrapping_sub(1)), "would" | "id" | "wed" | "ill"));
            let Some((words, used)) = cue else {
                at += 1;
                continue;
            };
            let mut start = at + used;
            let mut found = false;
            // "like Heat and Ronin"
            while let Some((ix, took)) = self.title_at(start) {
                found = true;
                let denied = self.denied(at)
                    || self.denied(start)
                    || (words == "like"
                        && matches!(self.lower(at.wrapping_sub(1)), "dont" | "didnt" | "not"));
                let list = if denied { &mut self.reading.unlike } else { &mut self.reading.like };
                if !list.contains(&ix) {
                    list.push(ix);
                }
                self.take(start, took);
                start += took;
                if !matches!(self.lower(start), "and" | "or" | ",") {
                    break;
                }
                start += 1;
            }
            if found {
                self.take(at, used);
            }
            at = start.max(at + used);
        }
    }

    /// The title that begins at a token. Not one that is a single everyday word or the name of a value, unless it is
    /// written as a name.
    fn title_at(&self, at: usize) -> Option<(ItemIx, usize)> {
        let words = self.words_from(at);
        let row: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let (ix, used) = self.vocabulary.title_at(&row)?;
        let tokens = words.get(used.checked_sub(1)?)?.1;
        let named = self.tokens.get(at).is_some_and(|token| token.capital);
        let facet = self
            .vocabulary
            .values_at(&row)
            .iter()
            .any(|(field, _, words)| *words >= used && self.is_facet_field(*field));
        (named || (used > 1 && !facet) || (!facet && !self.grammar.is_stop(self.lower(at))))
            .then_some((ix, tokens))
    }

    fn is_facet_field(&self, field: FieldIx) -> bool {
        self.vocabulary.field(field).is_some_and(|field| field.place == Place::Facet)
    }

    /// Whether a set is asked for; its limit is read with the quantities.
    pub fn sets(&mut self) {
        for at in 0..self.tokens.len() {
            if let Some((_, used)) = self.one_of(at, &self.grammar.sets) {
                self.reading.set = Some(Set { limit: None });
                self.take(at, used);
                return;
            }
        }
    }

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
            let Some(mut found) = self.valued(at) else { continue };
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
        let than = phrase(&self.tokens, at + 1, "than").and_then(|used| self.title_at(at + 1 + used));
        let compared = than
            .map(|(ix, _)| ix)
            .or(self.reading.like.first().copied())
            .and_then(|ix| self.items.get(ix as usize))
            .or(self.context.reference)
            .and_then(|item| known.number_of(item));
        match (found.degree, compared) {
            (Degree::Superlative, _) => self.reading.order = Some((field, found.less)),
            (Degree::Comparative, Some(value)) => {
                let test = if found.less { Test::Below(value) } else { Test::Above(value) };
                self.add(at, On::Field(field), test);
                if let Some((_, used)) = than {
                    self.take(at + 1, 1 + used);
                }
            }
            _ => {
                let test = match found.less {
                    true => Test::AtMost(numbers.quantile(LOW)),
                    false => Test::AtLeast(numbers.quantile(1.0 - LOW)),
                };
                self.soft.iter_mut().skip(at).take(1).for_each(|soft| *soft = true);
                self.add(at, On::Field(field), test);
            }
        }
        true
    }

    /// How many, and whether something else is wanted, or this instead of that.
    pub fn wishes(&mut self) {
        for at in 0..self.tokens.len() {
            if let Some((_, used)) = self.one_of(at, &self.grammar.change) {
                self.reading.different = true;
                self.take(at, used);
            }
            if let Some((_, used)) = self.one_of(at, &self.grammar.surprise) {
                self.reading.surprise = true;
                self.take(at, used);
            }
            if matches!(self.lower(at), "instead" | "actually" | "rather" | "change") {
                self.reading.instead = true;
            }
            if self.is_used(at) || self.reading.count.is_some() {
                continue;
            }
            let Some((count, used)) = number(&self.tokens, at, self.grammar) else { continue };
            let asked = matches!(
                self.lower(at.wrapping_sub(1)),
                "me" | "top"
                    | "best"
                    | "recommend"
                    | "suggest"
                    | "find"
                    | "show"
                    | "give"
                    | "want"
                    | "need"
                    | "pick"
                    | "choose"
                    | "of"
            );
            // "three short films": a plural within three words.
            let of_things = (at + used..at + used + 4).any(|near| {
                let token = self.tokens.get(near);
                token.is_some_and(|token| {
                    token.is_word() && token.lower.len() > 3 && token.lower.ends_with('s')
                })
            });
            let asked = asked || self.lower(at + used) == "of";
            let one = count == 1.0 && self.lower(at) == "one" && !asked;
            if count.fract() == 0.0 && (1.0..=MOST).contains(&count) && (asked || of_things) && !one {
                self.reading.count = Some(count as usize);
                self.take(at, used);
            }
        }
    }

    /// "our group", "my budget": quantities left open.
    pub fn hints(&mut self) {
        for at in 0..self.tokens.len() {
            let hint = self
                .grammar
                .hints
                .iter()
                .find(|(word, _)| *word == self.lower(at))
                .filter(|_| !self.is_used(at));
            let Some(field) = hint.and_then(|(_, measure)| self.column(*measure, at)) else { continue };
            if !self.reading.settles(field) && !self.reading.vague.contains(&field) {
                self.reading.vague.push(field);
            }
            self.take(at, 1);
        }
    }

    /// Whether a word is one of so many items that it tells them from nothing.
    fn is_common(&self, word: &str) -> bool {
        let about = Constraint { on: On::Words, test: Test::Is(vec![word.to_owned()]), hard: true };
        let held = self.items.iter().filter(|item| about.holds(self.vocabulary, item)).count();
        held as f64 > TOO_COMMON * self.items.len() as f64
    }

    /// What is left: words that the items should, or must not, be about.
    pub fn rest(&mut self) {
        let tags = self.vocabulary.fields.iter().position(|field| field.place == Place::Tags);
        for at in 0..self.tokens.len() {
            let Some(token) = self.tokens.get(at).filter(|token| token.is_word()) else { continue };
            let idle = self.grammar.is_stop(&token.lower) || self.grammar.is_generic(&token.word);
            if self.is_used(at) || idle || token.number().is_some() {
                continue;
            }
            let (word, lower) = (token.word.clone(), token.lower.clone());
            if self.denied(at) {
                // "no war films" and "she doesn't speak French" deny war and French; what every item is cannot be denied.
                let read = |near: usize| near < self.tokens.len() && self.is_used(near) && self.denied(near);
                if at.checked_sub(1).is_some_and(read) || read(at + 1) || self.is_common(&word) {
                    continue;
                }
                self.add(at, On::Words, Test::IsNot(vec![word]));
                continue;
            }
            if let Some(tags) = tags {
                let field = self.vocabulary.field(tags);
                let known = field
                    .into_iter()
                    .flat_map(|field| &field.values)
                    .filter(|value| matches!(value.words.as_slice(), [one] if *one == word));
                let values: Vec<String> = known.clone().map(|value| value.text.clone()).collect();
                let held: usize = known.map(|value| value.count).sum();
                if !values.is_empty() && (held as f64) < TOO_COMMON * self.items.len() as f64 {
                    self.soft.iter_mut().skip(at).take(1).for_each(|soft| *soft = true);
                    self.add(at, On::Field(tags), Test::Is(values));
                }
            }
            if !self.reading.topic.contains(&lower) {
                self.reading.topic.push(lower);
            }
        }
    }
}
