//! The rest of what is said: sets, how many, and what it should be about.

use super::{
    super::{
        constraint::{On, Test},
        measure::Measure,
        tokens::{Token, phrase},
        vocabulary::{FieldIx, Place},
    },
    heard::HeardAs,
    quantity::number,
    reader::{TextReader, UNSURE, names, telling},
    reading::Set,
};

/// Items of one answer, at most.
const MOST: f64 = 50.0;

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
                        self.allow(at);
                        self.reading.indifferent.extend(self.context.asked);
                        self.take(at, used);
                    }
                }
            }
        }
    }

    /// "…, older than 1970 is fine": a bound that is allowed beside what was asked for is a wish. By itself, "under two hours
    /// is fine" is all that is asked for.
    fn allow(&mut self, end: usize) {
        let opens = |nth: &usize| {
            self.tokens.get(*nth).is_some_and(Token::is_break)
                || matches!(self.lower(*nth), "," | "but" | "and")
        };
        let Some(from) = (0..end).rev().find(opens).map(|opens| opens + 1) else { return };
        if self.grammar.before.iter().any(|(words, _)| phrase(&self.tokens, from, words).is_some()) {
            self.hedged.iter_mut().take(end).skip(from).for_each(|hedged| *hedged = true);
        }
    }

    fn field_named(&self, at: usize) -> Option<FieldIx> {
        let word = self.word(at);
        self.vocabulary.fields.iter().position(|field| {
            field.place != Place::Tags && field.words.iter().any(|name| telling(name) && names(name, word))
        })
    }

    /// Whether a set is asked for; its limit is read with the quantities. "We can't get three hours together" asks for none.
    pub fn sets(&mut self) {
        for at in 0..self.tokens.len() {
            let company = self.lower(at) == "together"
                && self.grammar.company.contains(&self.lower(at.wrapping_sub(1)));
            if let Some((_, used)) =
                self.one_of(at, &self.grammar.sets).filter(|_| !company && !self.denied(at))
            {
                self.reading.set = Some(Set { limit: None });
                self.take(at, used);
                return;
            }
        }
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
            let before = self.lower(at.wrapping_sub(1));
            let asked = matches!(
                before,
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
            let of_things = (at + used..at + used + 4)
                .map_while(|near| self.tokens.get(near).filter(|token| !token.is_break()))
                .any(|token| token.is_word() && token.lower.len() > 3 && token.lower.ends_with('s'));
            let begins = at == 0 || self.tokens.get(at - 1).is_some_and(|token| !token.is_word());
            let of_things = of_things
                && (begins
                    || matches!(
                        before,
                        "like" | "some" | "any" | "exactly" | "only" | "just" | "please" | "with"
                    ));
            // "it is one of my favourites", "two of my favourites" and "my top three" ask for no number of them.
            let praised = matches!(before, "is" | "are" | "was" | "were" | "its" | "thats")
                || self.lower(at) == "one"
                || matches!(self.lower(at + used + 1), "my" | "our" | "his" | "her" | "their");
            let mine = before == "top" && self.lower(at.wrapping_sub(2)) == "my";
            let asked = (asked && !mine) || (self.lower(at + used) == "of" && !praised);
            let one = count == 1.0 && self.lower(at) == "one" && !asked;
            if count.fract() == 0.0 && (1.0..=MOST).contains(&count) && (asked || of_things) && !one {
                self.reading.count = Some(count as usize);
                self.take(at, used);
            }
        }
    }

    /// "what is popular right now": what an order without more words is by.
    pub fn popular(&mut self) {
        for at in 0..self.tokens.len() {
            if let Some((_, used)) = self.one_of(at, &self.grammar.popular) {
                self.take(at, used);
            }
        }
    }

    /// "It's date night": when it is for says nothing of what it is about.
    pub fn occasions(&mut self) {
        for at in 0..self.tokens.len() {
            if let Some((_, used)) = self.one_of(at, &self.grammar.occasions).filter(|_| !self.is_used(at)) {
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

    /// What is left: words that the items should, or should rather not, be about. They order, and exclude nothing.
    pub fn rest(&mut self) {
        let asked = self.asks();
        // Where items are for so many players, "board game" says only what they are.
        let of_games = self.vocabulary.columns(Measure::People).next().is_some();
        let mut last = None;
        for at in 0..self.tokens.len() {
            let Some(token) = self.tokens.get(at).filter(|token| token.is_word()) else { continue };
            let letter = token.lower.len() == 1 && !token.capital;
            let board = of_games && token.lower == "board" && matches!(self.lower(at + 1), "game" | "games");
            let idle = letter
                || board
                || token.idle
                || self.grammar.knows(&token.lower)
                || self.grammar.is_generic(&token.word);
            if self.is_used(at) || idle || token.number().is_some() || !asked.get(at).copied().unwrap_or(true)
            {
                continue;
            }
            let (word, lower) = (token.word.clone(), token.lower.clone());
            if self.denied(at) {
                // "no war films" and "she doesn't speak French" deny war and French.
                let read = |near: usize| near < self.tokens.len() && self.is_used(near) && self.denied(near);
                if at.checked_sub(1).is_some_and(read) || read(at + 1) {
                    continue;
                }
                self.deny_word(at, word);
            } else if !self.reading.topic.contains(&lower) {
                self.hear(at, HeardAs::Topic(lower.clone()), UNSURE);
                // Words that stand together stay so.
                match self.reading.topic.last_mut().filter(|_| last.is_some_and(|last| last + 1 == at)) {
                    Some(phrase) => *phrase = format!("{phrase} {lower}"),
                    None => self.reading.topic.push(lower),
                }
                last = Some(at);
                if self.grammar.is_generic(self.word(at + 1)) && at + 1 < self.tokens.len() {
                    self.reading.kind.extend(self.reading.topic.last().cloned());
                }
            }
        }
    }

    /// A word that is denied: out with what is tagged so; of other words less.
    fn deny_word(&mut self, at: usize, word: String) {
        let tags = self.vocabulary.fields.iter().position(|field| field.place == Place::Tags);
        let of_tags = tags.and_then(|ix| self.vocabulary.field(ix));
        let tagged = of_tags.into_iter().flat_map(|field| &field.values);
        let tagged = tagged.filter(|value| matches!(value.words.as_slice(), [one] if *one == word));
        let values: Vec<String> = tagged.map(|value| value.text.clone()).collect();
        match tags.filter(|_| !values.is_empty()) {
            Some(tags) => self.add(at, On::Field(tags), Test::IsNot(values)),
            None => {
                self.soft.iter_mut().skip(at).take(1).for_each(|soft| *soft = true);
                self.add(at, On::Words, Test::IsNot(vec![word]));
            }
        }
    }

    fn is_sentence_end(&self, at: usize) -> bool {
        matches!(self.lower(at), "." | "!" | "?" | ";")
    }

    /// For each token, whether its sentence asks for something. In a text of several sentences the others are a story; where none
    /// asks, all do.
    fn asks(&self) -> Vec<bool> {
        let mut asks = vec![false; self.tokens.len()];
        let sentences = (1..self.tokens.len()).filter(|at| self.is_sentence_end(*at - 1)).count();
        let mut from = 0;
        for at in 0..=self.tokens.len() {
            if at < self.tokens.len() && !self.is_sentence_end(at) {
                continue;
            }
            let asking = (from..at).find(|nth| self.grammar.asking.contains(&self.lower(*nth)));
            // In a story what stands before the question is told.
            let tells =
                |nth: usize| !self.grammar.knows(self.lower(nth)) && !self.grammar.is_generic(self.word(nth));
            let begin = match asking {
                Some(asking) if sentences > 0 && (asking + 1..at).any(tells) => Some(asking),
                Some(_) => Some(from),
                None => (from..at).any(|nth| self.grammar.is_generic(self.word(nth))).then_some(from),
            };
            if let Some(begin) = begin {
                asks.iter_mut().take(at).skip(begin).for_each(|ask| *ask = true);
            }
            from = at + 1;
        }
        if asks.contains(&true) { asks } else { vec![true; self.tokens.len()] }
    }
}
