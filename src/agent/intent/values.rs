//! Words that are values of the catalogue's facets, with what joins and denies them.

use super::{
    super::{
        constraint::akin,
        measure,
        tokens::Token,
        vocabulary::{FEW_VALUES, FacetValue, Field, FieldIx, MOST_DERIVED, Place},
    },
    reader::{TextReader, names},
};

/// A stretch of text that names values of a field.
pub struct Match {
    pub field: FieldIx,
    /// Any of them: spellings, or a family such as every version of a licence.
    pub values: Vec<String>,
    pub at: usize,
    pub used: usize,
    pub denied: bool,
    /// The last word was a plural: "comedies".
    pub plural: bool,
    /// The word may be meant in another sense: it is a word of the topic only.
    pub weak: bool,
}

impl TextReader<'_> {
    pub fn values(&mut self) {
        let mut found: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let next = if self.is_used(at) { None } else { self.value_at(at).filter(|found| !found.weak) };
            let Some(next) = next else {
                at += 1;
                continue;
            };
            let mut next = next;
            // "romantic fiction", "card games": what it is comes behind.
            let head = self.tokens.get(at + next.used).is_some_and(|head| self.grammar.is_head(&head.word));
            let taken = next.used + usize::from(head && !self.is_used(at + next.used));
            // Somebody who is named without a word for what they did is a wish.
            let names = self
                .vocabulary
                .field(next.field)
                .is_some_and(|field| field.names || field.place == Place::Creator);
            // "I've read everything by her": nothing more of hers.
            next.denied |= names && self.is_known_whole(at);
            let listed = found.last().is_some_and(|last| {
                last.field == next.field
                    && !self.is_soft(last.at)
                    && (last.at + last.used..at)
                        .all(|nth| matches!(self.lower(nth), "and" | "or" | "," | "&"))
            });
            if names && !next.denied && !listed && !self.by(at) && self.context.asked != Some(next.field) {
                self.soft.iter_mut().skip(at).take(1).for_each(|soft| *soft = true);
            }
            if next.denied {
                self.add_akin(&mut next);
            }
            self.take(at, taken);
            at += taken;
            found.push(next);
        }
        self.compounds(&mut found);
        self.combine(found);
    }

    fn value_at(&self, at: usize) -> Option<Match> {
        // "on tv" is where, and no "TV Movie".
        if self.lower(at) == "tv" && matches!(self.lower(at.wrapping_sub(1)), "on" | "my") {
            return None;
        }
        self.language_at(at)
            .or_else(|| self.exact_at(at))
            .or_else(|| self.shared_head_at(at))
            .or_else(|| self.family_at(at))
            .or_else(|| self.part_at(at))
            .or_else(|| self.everyday_at(at))
            .or_else(|| self.derived_at(at))
            .or_else(|| self.yes_no_at(at))
            .filter(|found| self.is_names(found.field) || !self.is_in_name(at, found.used))
            .or_else(|| self.initialled_at(at))
            .or_else(|| self.maker_at(at))
    }

    /// A match, with what the words around make of it.
    pub fn matched(&self, field: FieldIx, values: Vec<String>, at: usize, used: usize) -> Match {
        let last = (at + used).saturating_sub(1);
        let plural = self.lower(last).ends_with('s') && self.lower(last) != self.word(last);
        // In "gluten-free" gluten is denied; where that is a value of its own, it is meant as it stands.
        let denied = match (self.lower(at), self.lower(last)) {
            ("non", _) => self.denied(at),
            (_, "free") => self.denied(last),
            _ => (at..at + used).any(|nth| self.denied(nth)),
        };
        let many = self.vocabulary.field(field).is_some_and(|field| field.values.len() > FEW_VALUES);
        let weak = used == 1 && many && !denied && self.is_modified(at, used);
        Match { field, values, at, used, denied, plural, weak }
    }

    /// "time travel", "scaredy cat": a word before that nobody has read and that makes another thing of it.
    fn is_modified(&self, at: usize, used: usize) -> bool {
        // "mind-bending"
        if self.lower(at + used) == "-" && self.tokens.get(at + used + 1).is_some_and(Token::is_word) {
            return true;
        }
        let Some(before) = at.checked_sub(1) else { return false };
        let word = self.lower(before);
        self.tokens.get(before).is_some_and(|token| token.is_word() && token.number().is_none())
            && !self.is_used(before)
            && !self.grammar.is_stop(word)
            && !self.grammar.is_generic(self.word(before))
            && !self.grammar.ones.contains(&word)
            && measure::scale(word).is_none()
            && self.grammar.everyday.iter().all(|everyday| !everyday.begins(&[self.word(before)]))
    }

    fn is_names(&self, field: FieldIx) -> bool {
        self.vocabulary.field(field).is_none_or(|field| field.names || field.place != Place::Facet)
    }

    /// Every spelling in a field of one row of words.
    fn spellings(field: &Field, words: &[String]) -> Vec<String> {
        field.values.iter().filter(|value| value.words == words).map(|value| value.text.clone()).collect()
    }

    /// The words of a value, as they stand.
    fn exact_at(&self, at: usize) -> Option<Match> {
        let words = self.words_from(at);
        let row: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        let candidates = self.vocabulary.values_at(&row);
        let longest = candidates.iter().map(|(.., used)| *used).max()?;
        let fits = |(field, nth, used): &(FieldIx, usize, usize)| {
            let known = self.vocabulary.field(*field)?;
            let tokens = words.get(used.checked_sub(1)?)?.1;
            if *used < longest && known.place != Place::Facet || !self.may_be(*field, at, *used, tokens) {
                return None;
            }
            // "a novel" says what it is, unless that is what most are told by.
            let few = known.values.get(*nth).is_some_and(|value| 20 * value.count < self.items.len());
            if few
                && *used == 1
                && self.grammar.is_generic(self.word(at))
                && self.context.asked != Some(*field)
            {
                return None;
            }
            let near = self.spoken_of(*field, at, 4).map_or(9, |distance| distance);
            let asked = self.context.asked == Some(*field);
            let value = known.values.get(*nth)?;
            Some((
                (
                    std::cmp::Reverse(*used),
                    !asked,
                    near,
                    place_rank(known.place),
                    std::cmp::Reverse(value.count),
                ),
                *field,
                value,
                tokens,
            ))
        };
        let (_, field, value, tokens) = candidates.iter().filter_map(fits).min_by(|a, b| a.0.cmp(&b.0))?;
        let mut values = Self::spellings(self.vocabulary.field(field)?, &value.words);
        // "GPL-3.0+" and "GPL-3.0" have the same words.
        let plus = self.lower(at + tokens) == "+";
        if values.iter().any(|text| text.ends_with('+') == plus) {
            values.retain(|text| text.ends_with('+') == plus);
        }
        let tokens = tokens + usize::from(plus);
        let said: Vec<&str> = row.iter().copied().take(value.words.len()).collect();
        self.add_parts(field, &said, &mut values);
        Some(self.matched(field, values, at, tokens))
    }

    /// Adds the values of which the words are a part of their own: "Horror fiction", "Thriller/Suspense".
    fn add_parts(&self, field: FieldIx, words: &[&str], values: &mut Vec<String>) {
        for (of, text, used) in self.vocabulary.parts_at(words) {
            if of == field && used == words.len() && !values.iter().any(|value| value == text) {
                values.push(text.to_owned());
            }
        }
    }

    /// What is denied is denied in all its forms: with "romantic", romance.
    fn add_akin(&self, denied: &mut Match) {
        let word = self.word(denied.at);
        let Some(field) =
            self.vocabulary.field(denied.field).filter(|field| denied.used == 1 && !field.names)
        else {
            return;
        };
        let fits = |words: &[String]| matches!(words, [one] if akin(one, word));
        for value in &field.values {
            if (fits(&value.words) || value.parts.iter().any(|part| fits(part)))
                && !denied.values.contains(&value.text)
            {
                denied.values.push(value.text.clone());
            }
        }
    }

    /// Whether words are a part of a name that the catalogue does not have: "World War Z".
    fn is_in_name(&self, at: usize, tokens: usize) -> bool {
        let name = |nth: usize| self.tokens.get(nth).is_some_and(|token| token.capital && token.is_word());
        let other = |nth: usize| {
            name(nth)
                && !self.is_used(nth)
                && !self.grammar.is_stop(self.lower(nth))
                && !self.grammar.is_generic(self.word(nth))
                && !self.grammar.is_head(self.word(nth))
                && self.vocabulary.values_at(&[self.word(nth)]).is_empty()
                && self.vocabulary.parts_at(&[self.word(nth)]).next().is_none()
        };
        let before = at.checked_sub(1).is_some_and(|before| {
            other(before) && before > 0 && !self.tokens.get(before - 1).is_some_and(|token| token.is_break())
        });
        !self.shouted && (at..at + tokens).all(name) && (other(at + tokens) || before)
    }

    /// A part of values: "suspense" of "Thriller/Suspense".
    fn part_at(&self, at: usize) -> Option<Match> {
        let words = self.words_from(at);
        let row: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        if self.grammar.is_stop(self.lower(at)) || self.grammar.is_generic(self.word(at)) {
            return None;
        }
        let (field, _, used) = self.vocabulary.parts_at(&row).max_by_key(|(.., used)| *used)?;
        let mut values = Vec::new();
        self.add_parts(field, row.get(..used)?, &mut values);
        let found = self.matched(field, values, at, words.get(used.checked_sub(1)?)?.1);
        let many = self.vocabulary.field(field).is_some_and(|field| field.values.len() > FEW_VALUES);
        Some(Match { weak: found.weak || (many && used == 1 && !found.denied), ..found })
    }

    /// Whether words that are a value's may be meant as one.
    fn may_be(&self, field: FieldIx, at: usize, words: usize, tokens: usize) -> bool {
        let Some(known) = self.vocabulary.field(field) else { return false };
        let asked = self.context.asked == Some(field);
        let spoken = self.spoken_of(field, at, 3).is_some();
        let plain = self.grammar.is_stop(self.lower(at))
            || self.tokens.get(at).is_some_and(|token| token.number().is_some())
            || self.lower(at).len() < 2;
        let rated =
            matches!(self.lower(at.wrapping_sub(1)), "rated" | "certificate" | "rating" | "certified");
        match known.place {
            _ if asked => true,
            _ if words == 1 && rated && known.is_certificate() => true,
            _ if words == 1 && known.names => {
                self.by(at) && self.tokens.get(at).is_some_and(|token| token.capital)
            }
            _ if words == 1 && plain => spoken && !self.grammar.is_stop(self.lower(at)),
            Place::Creator => self.by(at) || words > 1,
            Place::Tags => matches!(self.lower(at.wrapping_sub(1)), "tagged" | "tag"),
            // One short code in lower case ("is", "no") is a word of the sentence.
            Place::Language => self.lower(at).len() > 3 || spoken,
            Place::Facet => {
                tokens > 0
                    && (self.lower(at).len() > 2
                        || spoken
                        || self.tokens.get(at).is_some_and(|token| token.capital)
                        || words > 1)
            }
            _ => false,
        }
    }

    /// Whether the word before says what somebody did.
    pub fn by(&self, at: usize) -> bool {
        let of =
            self.lower(at.wrapping_sub(1)) == "of" && self.grammar.is_generic(self.word(at.wrapping_sub(2)));
        of || matches!(
            self.lower(at.wrapping_sub(1)),
            "by" | "from"
                | "starring"
                | "with"
                | "author"
                | "director"
                | "maker"
                | "brand"
                | "directed"
                | "featuring"
        )
    }

    /// "strategy and card games": the last word is that of both.
    fn shared_head_at(&self, at: usize) -> Option<Match> {
        let first = self.word(at);
        if self.grammar.is_stop(self.lower(at)) {
            return None;
        }
        let ahead =
            (at + 1..at + 7).take_while(|nth| self.tokens.get(*nth).is_some_and(|token| !token.is_break()));
        let mut joined = false;
        for nth in ahead {
            joined |= matches!(self.lower(nth), "and" | "or" | "," | "/" | "&");
            let row = [first, self.word(nth)];
            let fits = self
                .vocabulary
                .values_at(&row)
                .into_iter()
                .filter(|(field, _, used)| *used == 2 && self.is_facet(*field));
            if let (true, Some((field, value, _))) = (joined, fits.into_iter().next()) {
                let known = self.vocabulary.field(field)?;
                let values = Self::spellings(known, &known.values.get(value)?.words);
                return Some(Match {
                    plural: self.lower(nth).ends_with('s'),
                    ..self.matched(field, values, at, 1)
                });
            }
        }
        None
    }

    fn is_facet(&self, field: FieldIx) -> bool {
        self.vocabulary.field(field).is_some_and(|field| field.place == Place::Facet)
    }

    /// "GPL" for every version of it: values that go on with a version.
    fn family_at(&self, at: usize) -> Option<Match> {
        let words = self.words_from(at);
        if self.lower(at).len() < 2 || self.grammar.is_stop(self.lower(at)) {
            return None;
        }
        // "2" is the beginning of "2.0".
        let same = |a: &str, b: &str| a == b || a.strip_prefix(b).is_some_and(|rest| rest.starts_with('.'));
        let is_version = |word: &str| word.trim_start_matches('v').starts_with(|c: char| c.is_ascii_digit());
        let begins = |value: &[String], used: usize| {
            value.len() >= used && value.iter().zip(&words).take(used).all(|(a, (b, _))| same(a, b))
        };
        let versioned = |value: &[String], used: usize| {
            begins(value, used)
                && (used.saturating_sub(1)..=used)
                    .any(|at| at > 0 && value.get(at).is_some_and(|word| is_version(word)))
        };
        let known = || {
            let known = self.vocabulary.values_with(words.first().map_or("", |(first, _)| first));
            known.filter(|(field, _)| self.is_facet(*field))
        };
        let longest = |(field, value): (FieldIx, &FacetValue)| {
            let used = (1..=words.len().min(3)).rev().find(|used| versioned(&value.words, *used))?;
            Some((std::cmp::Reverse(field), used))
        };
        let (std::cmp::Reverse(field), used) = known().filter_map(longest).max()?;
        let fits = known().filter(|(of, value)| *of == field && begins(&value.words, used));
        let values = fits.map(|(_, value)| value.text.clone()).collect();
        Some(self.matched(field, values, at, words.get(used - 1)?.1))
    }

    /// Everyday words: "funny" where the catalogue says comedy.
    fn everyday_at(&self, at: usize) -> Option<Match> {
        let words = self.words_from(at);
        let row: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.grammar.everyday.iter().find_map(|everyday| {
            let tokens = words.get(everyday.said.len().checked_sub(1)?).filter(|_| everyday.begins(&row))?.1;
            let (field, values) = everyday.meant.iter().find_map(|meant| self.named_value(meant))?;
            Some(Match { weak: false, ..self.matched(field, values, at, tokens) })
        })
    }

    fn named_value(&self, words: &[String]) -> Option<(FieldIx, Vec<String>)> {
        let row: Vec<&str> = words.iter().map(String::as_str).collect();
        let facets = self
            .vocabulary
            .fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.place == Place::Facet && !field.names);
        facets.into_iter().find_map(|(ix, field)| {
            let mut values = Self::spellings(field, words);
            self.add_parts(ix, &row, &mut values);
            (!values.is_empty()).then_some((ix, values))
        })
    }

    /// "violent" where the catalogue says violence.
    fn derived_at(&self, at: usize) -> Option<Match> {
        let word = self
            .tokens
            .get(at)
            .filter(|token| token.is_word() && !self.grammar.is_stop(&token.lower))?
            .word
            .as_str();
        let facets = self.vocabulary.fields.iter().enumerate();
        let facets =
            facets.filter(|(_, field)| field.place == Place::Facet && field.values.len() <= MOST_DERIVED);
        facets.into_iter().find_map(|(ix, field)| {
            let fits = |words: &[String]| matches!(words, [one] if akin(one, word));
            let values: Vec<String> = field
                .values
                .iter()
                .filter(|value| fits(&value.words) || value.parts.iter().any(|part| fits(part)))
                .map(|value| value.text.clone())
                .collect();
            (!values.is_empty()).then(|| self.matched(ix, values, at, 1))
        })
    }

    /// The name of a facet that is a question of yes and no: "with subtitles", "not multiplayer".
    fn yes_no_at(&self, at: usize) -> Option<Match> {
        let words = self.words_from(at);
        self.vocabulary.fields.iter().enumerate().find_map(|(ix, field)| {
            let (yes, no) = field.yes_no()?;
            let name: Vec<&String> = field
                .words
                .iter()
                .filter(|word| !matches!(word.as_str(), "ha" | "is" | "has" | "with" | "can"))
                .collect();
            let fits = !name.is_empty()
                && words.len() >= name.len()
                && name.iter().zip(&words).all(|(name, (word, _))| names(name, word));
            let tokens = words.get(name.len().checked_sub(1)?).filter(|_| fits)?.1;
            let denied = (at..at + tokens).any(|nth| self.denied(nth));
            let value = if denied { no } else { yes };
            Some(Match { denied: false, ..self.matched(ix, vec![value.text.clone()], at, tokens) })
        })
    }
}

fn place_rank(place: Place) -> usize {
    match place {
        Place::Facet => 0,
        Place::Language => 1,
        Place::Creator => 2,
        _ => 3,
    }
}
