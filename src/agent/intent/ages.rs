//! For whom: people by what they are to each other, ages, and what is fit for children.

use super::{
    super::{
        certificate::certificate,
        constraint::{On, Test},
        measure::Measure,
        vocabulary::{Bound, FieldIx},
    },
    quantity::number,
    reader::TextReader,
};

/// What is fit for the whole family is so from this age on.
const CHILD: f64 = 8.0;

impl TextReader<'_> {
    /// "my wife and I", "we are five", "for our kids", "for a six year old".
    pub fn ages(&mut self) {
        for at in 0..self.tokens.len() {
            if self.is_used(at) {
                continue;
            }
            if let Some((age, used)) = self.child_at(at) {
                self.age(at, age);
                self.take(at, used);
            } else if let Some((count, used)) = self.company(at) {
                if self.people(at, count, count) {
                    self.take(at, used);
                }
            } else if let Some((_, used)) = self.one_of(at, &self.grammar.more_people)
                && let Some(least) = self.said_people()
            {
                self.people(at, least, least + 1.0);
                self.take(at, used);
            } else if let Some((_, used)) = self.one_of(at, &self.grammar.for_children) {
                self.for_children(at, used);
            }
        }
    }

    /// "my kids are five and seven", "a child of eight": the youngest of them.
    fn child_at(&self, at: usize) -> Option<(f64, usize)> {
        let child = matches!(
            self.lower(at),
            "kid"
                | "kids"
                | "child"
                | "children"
                | "son"
                | "daughter"
                | "boy"
                | "girl"
                | "nephew"
                | "niece"
                | "grandkids"
        );
        let leads = matches!(self.lower(at + 1), "are" | "is" | "aged" | "of")
            || self.tokens.get(at + 1).is_some_and(|token| token.idle);
        let (mut youngest, mut used) =
            number(&self.tokens, at + 2, self.grammar).filter(|_| child && leads)?;
        used += 2;
        while matches!(self.lower(at + used), "and" | "," | "&")
            && let Some((age, more)) = number(&self.tokens, at + used + 1, self.grammar)
        {
            youngest = youngest.min(age);
            used += 1 + more;
        }
        (youngest < 18.0).then_some((youngest, used))
    }

    /// How many people are spoken of.
    fn company(&self, at: usize) -> Option<(f64, usize)> {
        let is_other = |at: usize| self.grammar.companions.contains(&self.lower(at));
        let and_me = |at: usize| {
            matches!(self.lower(at), "and" | "&") && matches!(self.lower(at + 1), "i" | "me" | "myself")
        };
        if matches!(self.lower(at), "my") && is_other(at + 1) && and_me(at + 2) {
            return Some((2.0, 4));
        }
        if matches!(self.lower(at), "me" | "myself") && self.lower(at + 1) == "and" && is_other(at + 3) {
            return Some((2.0, 4));
        }
        if matches!(self.lower(at), "with" | "for")
            && self.lower(at + 1) == "my"
            && is_other(at + 2)
            && self.lower(at + 3) != "and"
        {
            return Some((2.0, 3));
        }
        let led = self.one_of(at, &self.grammar.counting)?.1;
        let (count, used) = number(&self.tokens, at + led, self.grammar)?;
        let unit = self.lower(at + led + used);
        let ends = unit.is_empty()
            || !self.tokens.get(at + led + used).is_some_and(|token| token.is_word())
            || matches!(unit, "people" | "players" | "of" | "and" | "adults" | "persons" | "in" | "so");
        (ends && (1.0..=20.0).contains(&count)).then_some((count, led + used))
    }

    /// The least number of people that was read so far.
    fn said_people(&self) -> Option<f64> {
        let of = self.vocabulary.columns(Measure::People).map(|(ix, ..)| On::Field(ix)).collect::<Vec<_>>();
        let said = self.reading.constraints.iter().filter(|constraint| of.contains(&constraint.on));
        let said = said.filter_map(|constraint| match constraint.test {
            Test::AtMost(x) => Some(x),
            _ => None,
        });
        (!of.is_empty()).then(|| said.fold(2.0, f64::max))
    }

    /// What is fit for children, by certificate or by the genre that is called so.
    fn for_children(&mut self, at: usize, used: usize) {
        let denied = (at..at + used).any(|nth| self.denied(nth));
        if denied || !self.certified(at, CHILD) {
            return;
        }
        self.take(at, used);
    }

    /// For somebody of an age: the certificates up to it. False where the catalogue states none.
    fn certified(&mut self, at: usize, age: f64) -> bool {
        let fields = self.vocabulary.fields.iter().enumerate();
        let Some((ix, field)) = fields.into_iter().find(|(_, field)| field.is_certificate()) else {
            return false;
        };
        let fit = field.values.iter().map(|value| value.text.clone());
        let fit: Vec<String> =
            fit.filter(|text| certificate(text).is_some_and(|from| f64::from(from) <= age)).collect();
        if !fit.is_empty() {
            self.add(at, On::Field(ix), Test::Is(fit));
        }
        true
    }

    /// For somebody of an age: at least the age from which an item is meant.
    pub fn age(&mut self, at: usize, value: f64) {
        let columns: Vec<(FieldIx, Bound)> =
            self.vocabulary.columns(Measure::Age).map(|(ix, _, numbers)| (ix, numbers.bound)).collect();
        if columns.is_empty() {
            self.certified(at, value);
        }
        for (field, bound) in columns {
            let test = if bound == Bound::Most { Test::AtLeast(value) } else { Test::AtMost(value) };
            self.add(at, On::Field(field), test);
        }
    }
}
