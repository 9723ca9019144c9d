//! Somebody by their last name, and languages by their English names.

use super::{
    super::vocabulary::{Field, FieldIx, Place},
    reader::TextReader,
    values::Match,
};

/// Words of a name and dots behind its initials, at most.
const LONGEST_NAME: usize = 6;

fn is_initial(word: &str) -> bool {
    word.chars().nth(1).is_none()
}

impl TextReader<'_> {
    /// "by Hitchcock", "a Kubrick film": the last name of somebody.
    pub fn maker_at(&self, at: usize) -> Option<Match> {
        let by = self.by(at);
        if !self.tokens.get(at)?.capital
            || self.shouted
            || !(by || self.grammar.is_generic(self.word(at + 1)))
        {
            return None;
        }
        let of_stage = matches!(self.lower(at.wrapping_sub(1)), "with" | "starring" | "featuring");
        let named =
            |words: &[String]| words.len() > 1 && words.last().is_some_and(|last| last == self.word(at));
        let of = |(ix, field): (FieldIx, &Field)| {
            let of_cast = field.words.iter().any(|word| matches!(word.as_str(), "actor" | "cast" | "star"));
            let fitting = field.values.iter().filter(|value| named(&value.words));
            let values: Vec<String> = fitting.map(|value| value.text.clone()).collect();
            (!values.is_empty()).then_some((of_cast != of_stage, ix, values))
        };
        let fields = self.vocabulary.fields.iter().enumerate();
        let (_, field, values) =
            fields.filter(|(_, field)| field.place == Place::Creator || field.names).filter_map(of).min()?;
        Some(Match { weak: false, ..self.matched(field, values, at, 1) })
    }

    /// "Ada Lo Verne" where the catalogue says "Ada K. Lo Verne", and the other way round.
    pub fn initialled_at(&self, at: usize) -> Option<Match> {
        let is_dot = |nth: usize| self.lower(nth) == "." && nth > at && is_initial(self.lower(nth - 1));
        let is_name = |nth: &usize| {
            is_dot(*nth) || self.tokens.get(*nth).is_some_and(|token| token.capital && token.is_word())
        };
        let longest = (at..self.tokens.len()).take_while(is_name).take(LONGEST_NAME).count();
        if self.shouted || longest < 2 {
            return None;
        }
        let fields = || self.vocabulary.fields.iter().enumerate();
        let makers = || fields().filter(|(_, field)| field.place == Place::Creator || field.names);
        (2..=longest).rev().find_map(|count| {
            let said: Vec<&str> =
                (at..at + count).map(|nth| self.word(nth)).filter(|word| !is_initial(word)).collect();
            let fits = |words: &[String]| {
                let whole = words.iter().map(String::as_str).filter(|word| !is_initial(word));
                words.len() > 1 && whole.eq(said.iter().copied())
            };
            let (field, values) = makers().filter(|_| said.len() > 1).find_map(|(ix, field)| {
                let fitting = field.values.iter().filter(|value| fits(&value.words));
                let values: Vec<String> = fitting.map(|value| value.text.clone()).collect();
                (!values.is_empty()).then_some((ix, values))
            })?;
            Some(Match { weak: false, ..self.matched(field, values, at, count) })
        })
    }

    /// Whether all that somebody made was seen, read or played.
    pub fn is_known_whole(&self, at: usize) -> bool {
        let near = |reach: usize, is: &dyn Fn(&str) -> bool| {
            (1..=reach).filter_map(|back| at.checked_sub(back)).any(|near| is(self.lower(near)))
        };
        near(4, &|word| matches!(word, "everything" | "all" | "every"))
            && near(8, &|word| {
                self.grammar.seen.contains(&word) && !matches!(word, "have" | "had" | "already")
            })
    }

    /// "in French", "German-speaking", "French film".
    pub fn language_at(&self, at: usize) -> Option<Match> {
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
}
