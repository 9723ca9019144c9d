//! Words that are values of the catalogue's facets, with what joins and denies them.

use super::{
    super::{
        constraint::{On, Test, akin},
        vocabulary::{Field, FieldIx, Place},
    },
    reader::{TextReader, names, telling},
};

/// A stretch of text that names values of a field.
struct Match {
    field: FieldIx,
    /// Any of them: spellings, or a family such as every version of a licence.
    values: Vec<String>,
    at: usize,
    used: usize,
    denied: bool,
    /// The last word was a plural: "comedies".
    plural: bool,
}

/// Facets with more values than this are names, in which derived words are coincidences.
const MOST_DERIVED: usize = 300;

impl TextReader<'_> {
    pub fn values(&mut self) {
        let mut found: Vec<Match> = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            let next = if self.is_used(at) { None } else { self.value_at(at) };
            let Some(next) = next else {
                at += 1;
                continue;
            };
            self.take(at, next.used);
            at += next.used;
            found.push(next);
        }
        self.combine(found);
    }

    fn value_at(&self, at: usize) -> Option<Match> {
        self.language_at(at)
            .or_else(|| self.exact_at(at))
            .or_else(|| self.shared_head_at(at))
            .or_else(|| self.family_at(at))
            .or_else(|| self.everyday_at(at))
            .or_else(|| self.derived_at(at))
            .or_else(|| self.yes_no_at(at))
            .or_else(|| self.maker_at(at))
    }

    fn matched(&self, field: FieldIx, values: Vec<String>, at: usize, used: usize) -> Match {
        let last = (at + used).saturating_sub(1);
        let plural = self.lower(last).ends_with('s') && self.lower(last) != self.word(last);
        // In "gluten-free" gluten is denied; where that is a value of its own, it is meant as it stands.
        let denied = match self.lower(last) {
            "free" => self.denied(last),
            _ => (at..at + used).any(|nth| self.denied(nth)),
        };
        Match { field, values, at, used, denied, plural }
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
        Some(self.matched(field, values, at, tokens))
    }

    /// Whether words that are a value's may be meant as one.
    fn may_be(&self, field: FieldIx, at: usize, words: usize, tokens: usize) -> bool {
        let Some(known) = self.vocabulary.field(field) else { return false };
        let asked = self.context.asked == Some(field);
        let spoken = self.spoken_of(field, at, 3).is_some();
        let plain = self.grammar.is_stop(self.lower(at))
            || self.tokens.get(at).is_some_and(|token| token.number().is_some())
            || self.lower(at).len() < 2;
        match known.place {
            _ if asked => true,
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

    fn by(&self, at: usize) -> bool {
        matches!(
            self.lower(at.wrapping_sub(1)),
            "by" | "from" | "starring" | "author" | "director" | "maker" | "brand"
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
        let is_version = |word: &str| word.starts_with(|c: char| c.is_ascii_digit()) || word.starts_with('v');
        let begins = |value: &[String], used: usize| {
            value.len() >= used && value.iter().zip(&words).take(used).all(|(a, (b, _))| same(a, b))
        };
        let versioned = |value: &[String], used: usize| {
            begins(value, used)
                && (used.saturating_sub(1)..=used)
                    .any(|at| at > 0 && value.get(at).is_some_and(|word| is_version(word)))
        };
        let facets =
            self.vocabulary.fields.iter().enumerate().filter(|(_, field)| field.place == Place::Facet);
        facets.into_iter().find_map(|(ix, field)| {
            let used = (1..=words.len().min(3))
                .rev()
                .find(|used| field.values.iter().any(|value| versioned(&value.words, *used)))?;
            let values = field
                .values
                .iter()
                .filter(|value| begins(&value.words, used))
                .map(|value| value.text.clone())
                .collect();
            Some(self.matched(ix, values, at, words.get(used - 1)?.1))
        })
    }

    /// Everyday words: "funny" where the catalogue says comedy.
    fn everyday_at(&self, at: usize) -> Option<Match> {
        let words = self.words_from(at);
        self.grammar.everyday.iter().find_map(|everyday| {
            let used = everyday.said.len();
            let fits = words.len() >= used && everyday.said.iter().zip(&words).all(|(a, (b, _))| a == b);
            let tokens = words.get(used.checked_sub(1)?).filter(|_| fits)?.1;
            let (field, values) = everyday.meant.iter().find_map(|meant| self.named_value(meant))?;
            Some(self.matched(field, values, at, tokens))
        })
    }

    fn named_value(&self, words: &[String]) -> Option<(FieldIx, Vec<String>)> {
        let facets =
            self.vocabulary.fields.iter().enumerate().filter(|(_, field)| field.place == Place::Facet);
        facets.into_iter().find_map(|(ix, field)| {
            let values = Self::spellings(field, words);
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
                .filter(|value| fits(&value.words))
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

    /// "by Hitchcock": the last name of somebody.
    fn maker_at(&self, at: usize) -> Option<Match> {
        if !self.by(at) || !self.tokens.get(at)?.capital {
            return None;
        }
        let (ix, field) =
            self.vocabulary.fields.iter().enumerate().find(|(_, field)| field.place == Place::Creator)?;
        let named = |words: &[String]| words.last().is_some_and(|last| last == self.word(at));
        let values: Vec<String> =
            field.values.iter().filter(|value| named(&value.words)).map(|value| value.text.clone()).collect();
        (!values.is_empty()).then(|| self.matched(ix, values, at, 1))
    }

    /// "in French", "German-speaking", "French film".
    fn language_at(&self, at: usize) -> Option<Match> {
        let (said, code, country) =
            self.grammar.languages.iter().find(|(said, ..)| *said == self.lower(at))?;
        let after = at + 1 + usize::from(self.lower(at + 1) == "-");
        let cue = self.lower(at.wrapping_sub(1)) == "in"
            || matches!(
                self.word(after),
                "language" | "speaking" | "audio" | "subtitle" | "version" | "text" | "edition"
            );
        let is_language = |field: &Field| {
            field.words.iter().any(|word| {
                matches!(word.as_str(), "language" | "lang" | "locale" | "audio" | "subtitle" | "dub")
            })
        };
        let is_code = |text: &str| {
            let text = text.to_lowercase();
            text == *code
                || text == *said
                || text.strip_prefix(code).is_some_and(|rest| rest.starts_with(['-', '_']))
        };
        let fields =
            || self.vocabulary.fields.iter().enumerate().filter(|(_, field)| field.numbers.is_none());
        let of = |(ix, field): (FieldIx, &Field), fits: &dyn Fn(&str) -> bool| {
            let values: Vec<String> = field
                .values
                .iter()
                .filter(|value| fits(&value.text))
                .map(|value| value.text.clone())
                .collect();
            (!values.is_empty()).then_some((ix, values))
        };
        let language = fields().filter(|(_, field)| is_language(field)).find_map(|field| of(field, &is_code));
        // "French" may be a cuisine, and "French film" may mean the country.
        let other = fields()
            .filter(|(_, field)| !is_language(field) && field.place == Place::Facet)
            .find_map(|field| {
                of(field, &|text| {
                    text.to_lowercase() == *said || (!country.is_empty() && text.to_lowercase() == *country)
                })
            });
        let absent = || {
            let (ix, _) = fields().find(|(_, field)| is_language(field))?;
            cue.then(|| (ix, vec![(*said).to_owned()]))
        };
        let (field, values) = if cue { language.or_else(absent).or(other) } else { other.or(language) }?;
        Some(self.matched(field, values, at, 1))
    }

    /// What stands between two matches of one field decides whether both are meant or either.
    fn combine(&mut self, found: Vec<Match>) {
        let mut at = 0;
        while let Some(first) = found.get(at) {
            let mut group = vec![first];
            let mut either = false;
            while let Some(next) = found.get(at + group.len()) {
                let last = group.last().copied().unwrap_or(first);
                let between: Vec<&str> = (last.at + last.used..next.at).map(|nth| self.lower(nth)).collect();
                let linked = between.iter().all(|word| {
                    matches!(*word, "or" | "and" | "," | "/" | "&" | "-" | "a" | "an" | "either" | "the")
                });
                let or = between.len() <= 4 && between.contains(&"or");
                let linked = linked || or;
                if next.field != first.field || next.denied != first.denied || !linked {
                    break;
                }
                either |= between.iter().any(|word| matches!(*word, "or" | "/"))
                    || (between.contains(&"and") && next.plural);
                group.push(next);
            }
            at += group.len();
            self.state(&group, either);
        }
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
            match self
                .unknown_value(at)
                .filter(|_| self.vocabulary.field(ix).is_some_and(|field| field.numbers.is_none()))
            {
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
                && token.is_some_and(|token| token.capital && !self.grammar.is_stop(&token.lower))
        };
        let near = [at.wrapping_sub(1), after].into_iter().find(proper)?;
        Some((self.lower(near).to_owned(), near))
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
