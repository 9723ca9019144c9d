//! What a row of found values demands: both, either, none; and names of fields that no value stands near.

use super::{
    super::{
        constraint::{On, Test},
        tokens::Token,
        vocabulary::{FEW_VALUES, Field, Place},
    },
    heard::HeardAs,
    reader::{TextReader, UNSURE, names, telling},
    values::Match,
};
use crate::catalog::Item;

/// Items that are an answer of a fair length.
const FAIR: usize = 5;

impl TextReader<'_> {
    /// "music player": where hardly any item has both values, and others say of themselves in the same words that they are such
    /// a thing, the last word says what is wanted, and the whole is what it should be about.
    pub fn compounds(&mut self, found: &mut Vec<Match>) {
        let mut at = 0;
        while let [Some(first), Some(head)] = [found.get(at), found.get(at + 1)] {
            let joined = first.field == head.field && first.at + first.used == head.at;
            let plain = !first.denied && !head.denied && !self.is_soft(first.at);
            let known = self.vocabulary.field(first.field).filter(|field| joined && plain && !field.names);
            let phrase: Vec<&str> = (first.at..head.at + head.used).map(|nth| self.lower(nth)).collect();
            let phrase = phrase.join(" ");
            let is_compound = known.is_some_and(|field| {
                let has = |item: &Item, of: &Match| {
                    field.values_of(item).iter().any(|value| of.values.contains(value))
                };
                let heads = || self.items.iter().filter(|item| has(item, head));
                let both = heads().filter(|item| has(item, first)).take(FAIR).count();
                let says = |item: &&Item| item.embedding_text().to_lowercase().contains(&phrase);
                both < FAIR
                    && heads().filter(|item| !has(item, first)).filter(says).take(FAIR).count() == FAIR
            });
            if is_compound {
                self.hear(first.at, HeardAs::Topic(phrase.clone()), UNSURE);
                self.reading.topic.push(phrase);
                found.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// What stands between two matches of one field decides whether both are meant or either. Of wishes either will do.
    pub fn combine(&mut self, found: Vec<Match>) {
        let mut at = 0;
        while let Some(first) = found.get(at) {
            let mut group = vec![first];
            let soft = self.is_soft(first.at);
            let mut either = soft;
            while let Some(next) = found.get(at + group.len()) {
                let last = group.last().copied().unwrap_or(first);
                let between: Vec<&str> = (last.at + last.used..next.at).map(|nth| self.lower(nth)).collect();
                let linked = between.iter().all(|word| {
                    matches!(
                        *word,
                        "or" | "and" | "," | "/" | "&" | "-" | "a" | "an" | "either" | "the" | "+"
                    )
                });
                let or = between.len() <= 4 && between.contains(&"or");
                // "comedy, indie, drama": a list goes on over what the catalogue does not have.
                let row = (3..=8).contains(&between.len())
                    && between.first() == Some(&",")
                    && between.last() == Some(&",")
                    && !between.contains(&"but");
                let in_clause = soft && (last.at..next.at).all(|nth| self.is_soft(nth));
                if next.field != first.field
                    || next.denied != first.denied
                    || self.is_soft(next.at) != soft
                    || !(linked || or || row || in_clause)
                {
                    break;
                }
                either |= between.iter().any(|word| matches!(*word, "or" | "/" | ","))
                    || (between.contains(&"and") && (next.plural || self.is_of_many(next)));
                group.push(next);
            }
            at += group.len();
            self.state(&group, either);
        }
    }

    /// "war and crime", "films of war and crime": nothing makes them one thing.
    fn is_open_row(&self, group: &[&Match]) -> bool {
        let (Some(first), Some(last)) = (group.first(), group.last()) else { return false };
        let ends = |at: usize| self.tokens.get(at).is_none_or(Token::is_break);
        let alone = (first.at == 0 || ends(first.at - 1)) && ends(last.at + last.used);
        let many = first.at.checked_sub(2).is_some_and(|head| self.is_plural(head));
        alone || (many && self.lower(first.at - 1) == "of")
    }

    fn is_plural(&self, head: usize) -> bool {
        self.grammar.is_generic(self.word(head)) && self.lower(head).ends_with('s')
    }

    /// "war and crime films": several things, that may each be of another kind.
    fn is_of_many(&self, found: &Match) -> bool {
        self.is_plural(found.at + found.used)
    }

    fn state(&mut self, group: &[&Match], either: bool) {
        let Some(first) = group.first() else { return };
        let (field, at, denied) = (first.field, first.at, first.denied);
        let all = || group.iter().flat_map(|found| found.values.clone()).collect::<Vec<String>>();
        let on = || On::Field(field);
        if denied {
            return self.add(at, on(), Test::IsNot(all()));
        }
        // Where no item has both, "X and Y" can only mean either; "an X Y" would be both.
        let listed = group.windows(2).any(|pair| matches!(pair, [a, b] if a.at + a.used < b.at));
        let single = || {
            self.items
                .iter()
                .all(|item| self.vocabulary.field(field).is_none_or(|field| field.values_of(item).len() < 2))
        };
        let both = || {
            let known = self.vocabulary.field(field);
            self.items.iter().any(|item| {
                let has = |found: &&Match| {
                    known.is_some_and(|field| {
                        field.values_of(item).iter().any(|value| found.values.contains(value))
                    })
                };
                group.iter().all(has)
            })
        };
        let either = either || (listed && self.is_open_row(group));
        if group.len() > 1 && (either || ((listed || single()) && !both())) {
            return self.add(at, on(), Test::Is(all()));
        }
        for found in group {
            self.add(found.at, on(), Test::Is(found.values.clone()));
        }
    }

    /// Names of fields that no value stands near: what is unknown to the catalogue, or left open.
    pub fn names(&mut self) {
        for at in 0..self.tokens.len() {
            if self.is_used(at) || !self.tokens.get(at).is_some_and(|token| token.is_word()) {
                continue;
            }
            let spoken =
                |field: &Field| field.words.iter().any(|word| telling(word) && names(word, self.word(at)));
            let of_place = |field: &Field| field.place != Place::Tags;
            let Some(ix) = self.vocabulary.fields.iter().position(|field| of_place(field) && spoken(field))
            else {
                continue;
            };
            if self.reading.settles(ix) {
                self.take(at, 1);
                continue;
            }
            let few = |field: &Field| field.numbers.is_none() && field.values.len() <= FEW_VALUES;
            match self.unknown_value(at).filter(|_| self.vocabulary.field(ix).is_some_and(few)) {
                Some((value, near)) => {
                    let test =
                        if self.denied(near) { Test::IsNot(vec![value]) } else { Test::Is(vec![value]) };
                    self.add(near, On::Field(ix), test);
                    self.take(near, 1);
                }
                None if !self.reading.vague.contains(&ix) => self.reading.vague.push(ix),
                None => {}
            }
            self.take(at, 1);
        }
    }

    /// "the Zune platform", "genre: Opera": a proper name beside a field's name that is no value of it.
    fn unknown_value(&self, at: usize) -> Option<(String, usize)> {
        let after = at + 1 + usize::from(matches!(self.lower(at + 1), "is" | ":" | "=" | "of"));
        let proper = |near: &usize| {
            let token = self.tokens.get(*near);
            let first =
                *near == 0 || self.tokens.get(near.wrapping_sub(1)).is_some_and(|before| before.is_break());
            !self.is_used(*near)
                && !first
                && !self.shouted
                && token.is_some_and(|token| token.capital && !self.grammar.is_stop(&token.lower))
        };
        let near = [at.wrapping_sub(1), after].into_iter().find(proper)?;
        Some((self.lower(near).to_owned(), near))
    }
}
