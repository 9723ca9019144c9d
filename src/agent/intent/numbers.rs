//! Quantities in a text → bounds on the catalogue's columns.

use super::{
    super::{
        constraint::{On, Test},
        measure::{self, Measure},
        tokens::phrase,
        vocabulary::{Bound, FieldIx, Numbers},
    },
    grammar::Cmp,
    quantity::{Quantity, decade, number, quantity},
    reader::TextReader,
    reading::Set,
};

/// Tokens between a column's name and its number, at most.
const REACH: usize = 5;
/// The same, where no comparison says that the number bounds anything.
const CLOSE: usize = 2;
/// "About" is this share more or less.
const ABOUT: f64 = 0.15;

impl TextReader<'_> {
    pub fn quantities(&mut self) {
        let mut at = 0;
        while at < self.tokens.len() {
            let step = if self.is_used(at) { None } else { self.quantity_at(at) };
            if let Some(used) = step {
                self.take(at, used);
            }
            at += step.unwrap_or(1).max(1);
        }
    }

    /// Reads what begins at a token, and says how many tokens it took.
    fn quantity_at(&mut self, at: usize) -> Option<usize> {
        if let Some(used) = self.recent_years(at).or_else(|| self.decade_at(at)).or_else(|| self.range_at(at))
        {
            return Some(used);
        }
        if matches!(self.lower(at), "solo" | "alone") && self.people(at, 1.0, 1.0) {
            return Some(1);
        }
        let mut known = self.grammar.before.iter();
        let before = known.find_map(|(words, bounds)| Some((*bounds, phrase(&self.tokens, at, words)?)));
        let Some(((cmp, about), skip)) = before else { return self.bare(at) };
        let filler = (0..2)
            .take_while(|nth| {
                matches!(
                    self.lower(at + skip + nth),
                    "the" | "about" | "around" | "of" | "just" | "year" | "only"
                )
            })
            .count();
        let start = at + skip + filler;
        let found = quantity(&self.tokens, start, self.grammar)?;
        let denied = self.lower(at) != "no" && self.lower(at) != "not" && self.denied_just_before(at);
        let cmp = if denied { cmp.denied() } else { cmp };
        let used = skip + filler + found.used;
        // "from 2010 onwards" reads as "from 2010" and "2010 onwards".
        self.bound(at, found, cmp, about).then_some(used)
    }

    /// "nothing over", "no films over": the denial is the comparison's only if hardly anything stands between.
    fn denied_just_before(&self, at: usize) -> bool {
        (1..=2).any(|back| {
            at.checked_sub(back).is_some_and(|before| {
                let between_free = (before + 1..at)
                    .all(|nth| !self.is_used(nth) && self.vocabulary.values_at(&[self.word(nth)]).is_empty());
                matches!(
                    self.lower(before),
                    "not" | "nothing" | "no" | "without" | "dont" | "never" | "isnt" | "arent"
                ) && between_free
            })
        })
    }

    /// "from the last ten years", "this year".
    fn recent_years(&mut self, at: usize) -> Option<usize> {
        if self.context.year == 0 {
            return None;
        }
        let skip = [
            "in the last",
            "in the past",
            "from the last",
            "from the past",
            "of the last",
            "the last",
            "the past",
            "last",
            "past",
        ]
        .iter()
        .find_map(|words| phrase(&self.tokens, at, words))?;
        let (count, used) = match self.lower(at + skip) {
            "decade" => (10.0, skip + 1),
            "year" => (1.0, skip + 1),
            "few" if self.lower(at + skip + 1) == "years" => (5.0, skip + 2),
            _ => {
                let (count, took) = number(&self.tokens, at + skip, self.grammar)?;
                let unit = match self.lower(at + skip + took) {
                    "year" | "years" => 1.0,
                    "decades" => 10.0,
                    _ => return None,
                };
                (count * unit, skip + took + 1)
            }
        };
        let field = self.column(Measure::Year, at)?;
        self.add(at, On::Field(field), Test::AtLeast(f64::from(self.context.year) - count));
        Some(used)
    }

    fn decade_at(&mut self, at: usize) -> Option<usize> {
        let (words, cmp) = [
            ("before the", Cmp::Below),
            ("after the", Cmp::Above),
            ("since the", Cmp::AtLeast),
            ("pre", Cmp::Below),
            ("post", Cmp::Above),
        ]
        .into_iter()
        .find_map(|(words, cmp)| Some((phrase(&self.tokens, at, words)?, Some(cmp))))
        .unwrap_or((0, None));
        let hyphen = usize::from(words > 0 && self.lower(at + words) == "-");
        let ((first, last), used) = decade(&self.tokens, at + words + hyphen, self.grammar)?;
        let field = self.column(Measure::Year, at)?;
        let on = || On::Field(field);
        match (cmp, self.denied(at)) {
            (Some(Cmp::Below), _) => self.add(at, on(), Test::Below(first)),
            (Some(Cmp::Above), _) => self.add(at, on(), Test::Above(last)),
            (Some(_), _) => self.add(at, on(), Test::AtLeast(first)),
            (None, false) => {
                // "the 80s or 90s" is one stretch.
                let joined = self
                    .reading
                    .constraints
                    .iter()
                    .any(|c| c.on == on() && c.test == Test::AtMost(first - 1.0));
                if joined && matches!(self.lower(at.saturating_sub(1)), "or" | "and" | "the") {
                    self.reading
                        .constraints
                        .retain(|c| !(c.on == on() && c.test == Test::AtMost(first - 1.0)));
                } else {
                    self.add(at, on(), Test::AtLeast(first));
                }
                self.add(at, on(), Test::AtMost(last));
            }
            (None, true) => {}
        }
        Some(words + hyphen + used)
    }

    /// "between 90 and 120 minutes", "2 to 4 players", "1990-1999".
    fn range_at(&mut self, at: usize) -> Option<usize> {
        let skip = ["in between", "between", "from", "anywhere from"]
            .iter()
            .find_map(|words| phrase(&self.tokens, at, words))
            .unwrap_or(0);
        let low = quantity(&self.tokens, at + skip, self.grammar)?;
        let joint = at + skip + low.used;
        let joins = match self.lower(joint) {
            "and" => skip > 0,
            "to" | "-" | "until" | "till" => true,
            _ => false,
        };
        let high = quantity(&self.tokens, joint + 1, self.grammar).filter(|_| joins)?;
        let measure = high.measure.or(low.measure);
        // The unit is said once: "1 to 2 hours".
        let scale = match (low.measure, high.measure) {
            (None, Some(_)) => {
                high.value / number(&self.tokens, joint + 1, self.grammar)?.0.max(f64::EPSILON)
            }
            _ => 1.0,
        };
        let low = Quantity { value: low.value * scale, measure, used: low.used };
        let high = Quantity { measure, ..high };
        let used = skip + low.used + 1 + high.used;
        if measure == Some(Measure::People) {
            return (low.value <= high.value && self.people(at, low.value, high.value)).then_some(used);
        }
        (low.value <= high.value
            && self.bound(at, low, Cmp::AtLeast, None)
            && self.bound(at, high, Cmp::AtMost, None))
        .then_some(used)
    }

    /// A quantity that no comparison stands before.
    fn bare(&mut self, at: usize) -> Option<usize> {
        let found = quantity(&self.tokens, at, self.grammar)?;
        let end = at + found.used;
        let mut after = self.grammar.after.iter();
        if let Some((cmp, more)) =
            after.find_map(|(words, cmp)| Some((*cmp, phrase(&self.tokens, end, words)?)))
        {
            return self.bound(at, found, cmp, None).then_some(found.used + more);
        }
        // "for a six year old", "aged 8"
        let old = ["- year - old", "year old", "year - old", "years old", "- year - olds", "year olds", "yo"]
            .iter()
            .find_map(|words| phrase(&self.tokens, end, words));
        if let Some(more) =
            old.or_else(|| matches!(self.lower(at.wrapping_sub(1)), "age" | "aged" | "ages").then_some(0))
        {
            self.age(at, found.value);
            return Some(found.used + more);
        }
        if found.measure.is_none()
            && self.lower(at.wrapping_sub(1)) == "for"
            && found.value <= 100.0
            && self.vocabulary.columns(Measure::People).next().is_some()
        {
            let people = Quantity { measure: Some(Measure::People), ..found };
            return self.bound(at, people, Cmp::Around, None).then_some(found.used);
        }
        let cmp = match found.measure {
            None if self.is_plain_year(found.value) => Cmp::Exactly,
            // A number alone answers what was asked: so many people, at least that rating, at most so much of the rest.
            None if self.asked_measure().is_some() => match self.asked_measure() {
                Some(Measure::People) => Cmp::Around,
                Some(Measure::Rating) => Cmp::AtLeast,
                Some(Measure::Year) => Cmp::Exactly,
                _ => Cmp::AtMost,
            },
            None => match self.named_column(at, found.used, CLOSE)? {
                field if self.measure_of(field) == Some(Measure::Rating) => Cmp::AtLeast,
                _ => Cmp::Exactly,
            },
            Some(Measure::People) => Cmp::Around,
            Some(Measure::Rating) => Cmp::AtLeast,
            Some(_) => Cmp::AtMost,
        };
        self.bound(at, found, cmp, None).then_some(found.used)
    }

    fn is_plain_year(&self, value: f64) -> bool {
        value.fract() == 0.0
            && (1800.0..=2100.0).contains(&value)
            && self.vocabulary.columns(Measure::Year).next().is_some()
    }

    fn measure_of(&self, field: FieldIx) -> Option<Measure> {
        Some(self.vocabulary.field(field)?.numbers.as_ref()?.measure)
    }

    /// Bounds the column that a quantity is about. False if it is about none and may mean something else.
    fn bound(&mut self, at: usize, found: Quantity, cmp: Cmp, about: Option<Measure>) -> bool {
        if found.measure == Some(Measure::People)
            || (found.measure.is_none() && about.is_none() && self.asked_measure() == Some(Measure::People))
        {
            return self.people_bound(at, found.value, cmp);
        }
        let field = match found.measure {
            Some(measure) => match self.column(measure, at) {
                Some(field) => Some(field),
                None => {
                    // A limit on what the catalogue does not state: nothing can be shown to keep it.
                    if cmp != Cmp::Around && measure != Measure::Rating {
                        self.add(
                            at,
                            On::Unknown(format!("{measure:?}").to_lowercase()),
                            Test::AtMost(found.value),
                        );
                    }
                    return true;
                }
            },
            None => self
                .named_column(at, found.used, REACH)
                .or_else(|| self.is_plain_year(found.value).then(|| self.column(Measure::Year, at)).flatten())
                .or_else(|| {
                    about
                        .or_else(|| self.measure_near(at, found.used))
                        .and_then(|measure| self.column(measure, at))
                })
                .or(self.context.asked.filter(|field| self.measure_of(*field).is_some()))
                .or_else(|| self.by_comparison(at)),
        };
        let Some(field) = field else { return false };
        let Some(numbers) = self.vocabulary.field(field).and_then(|field| field.numbers.clone()) else {
            return false;
        };
        let value = match found.measure {
            Some(measure) if measure == numbers.measure => found.value / numbers.unit,
            _ => found.value,
        };
        if let Some(set) = &mut self.reading.set
            && set.limit.is_none()
            && numbers.measure.adds_up()
            && matches!(cmp, Cmp::Below | Cmp::AtMost | Cmp::Around)
        {
            *set = Set { limit: Some((field, value)) };
            return true;
        }
        self.bound_column(at, field, &numbers, value, cmp);
        true
    }

    fn bound_column(&mut self, at: usize, field: FieldIx, numbers: &Numbers, value: f64, cmp: Cmp) {
        let on = || On::Field(field);
        match cmp {
            Cmp::Below => self.add(at, on(), Test::Below(value)),
            Cmp::AtMost => self.add(at, on(), Test::AtMost(value)),
            Cmp::AtLeast => self.add(at, on(), Test::AtLeast(value)),
            Cmp::Above => self.add(at, on(), Test::Above(value)),
            Cmp::Exactly | Cmp::Around => {
                let slack = match (cmp, numbers.measure) {
                    (Cmp::Around, Measure::Year) => 2.0,
                    (Cmp::Around, _) => value * ABOUT,
                    _ => 0.0,
                };
                self.add(at, on(), Test::AtLeast(value - slack));
                self.add(at, on(), Test::AtMost(value + slack));
            }
        }
    }

    /// For anything from `low` to `high` people: both are between the least and the most that an item is for.
    fn people(&mut self, at: usize, low: f64, high: f64) -> bool {
        let columns: Vec<(FieldIx, Bound)> =
            self.vocabulary.columns(Measure::People).map(|(ix, _, numbers)| (ix, numbers.bound)).collect();
        for (field, bound) in &columns {
            let test = if *bound == Bound::Least { Test::AtMost(low) } else { Test::AtLeast(high) };
            self.add(at, On::Field(*field), test);
        }
        !columns.is_empty()
    }

    /// For how many, under a comparison.
    fn people_bound(&mut self, at: usize, value: f64, cmp: Cmp) -> bool {
        let columns: Vec<(FieldIx, Bound)> =
            self.vocabulary.columns(Measure::People).map(|(ix, _, numbers)| (ix, numbers.bound)).collect();
        for (field, bound) in &columns {
            let test = match (bound, cmp) {
                (Bound::Least, Cmp::AtMost | Cmp::Around | Cmp::Exactly | Cmp::Below) => Test::AtMost(value),
                (Bound::Least, Cmp::AtLeast | Cmp::Above) => continue,
                (Bound::Most, Cmp::Above) => Test::Above(value),
                (Bound::Most, Cmp::Below) => continue,
                (Bound::Most, _) => Test::AtLeast(value),
                (Bound::Plain, Cmp::Below) => Test::Below(value),
                (Bound::Plain, Cmp::Above) => Test::Above(value),
                (Bound::Plain, Cmp::AtMost) => Test::AtMost(value),
                (Bound::Plain, _) => Test::AtLeast(value),
            };
            self.add(at, On::Field(*field), test);
        }
        true
    }

    /// For somebody of an age: at least the age from which an item is meant.
    fn age(&mut self, at: usize, value: f64) {
        let columns: Vec<(FieldIx, Bound)> =
            self.vocabulary.columns(Measure::Age).map(|(ix, _, numbers)| (ix, numbers.bound)).collect();
        for (field, bound) in columns {
            let test = if bound == Bound::Most { Test::AtLeast(value) } else { Test::AtMost(value) };
            self.add(at, On::Field(field), test);
        }
    }

    fn asked_measure(&self) -> Option<Measure> {
        self.measure_of(self.context.asked?)
    }

    /// The column of a measure that the words around speak of; else the one asked about, else the plainest.
    pub fn column(&self, measure: Measure, at: usize) -> Option<FieldIx> {
        let rank = |(ix, numbers, held): &(FieldIx, &Numbers, usize)| {
            let near = self.spoken_of(*ix, at, REACH + 1).map_or(0, |distance| REACH + 2 - distance);
            let asked = usize::from(self.context.asked == Some(*ix));
            let total = self
                .vocabulary
                .field(*ix)
                .is_some_and(|field| field.words.iter().any(|word| word == "total"));
            let typical = (numbers.quantile(0.5) * numbers.unit * 1000.0) as u64;
            (near, asked, usize::from(numbers.bound == Bound::Plain), usize::from(total), *held, typical)
        };
        self.vocabulary
            .columns(measure)
            .map(|(ix, field, numbers)| (ix, numbers, field.held))
            .max_by_key(rank)
            .map(|(ix, ..)| ix)
    }

    /// The column whose name is nearest to a number without a unit.
    fn named_column(&self, at: usize, used: usize, reach: usize) -> Option<FieldIx> {
        let near = |ix: FieldIx| {
            let ahead = self.spoken_of(ix, at, reach);
            let behind = self.spoken_of(ix, at + used, reach);
            ahead.into_iter().chain(behind).min()
        };
        let columns = self.vocabulary.fields.iter().enumerate().filter(|(_, field)| field.numbers.is_some());
        columns.filter_map(|(ix, _)| Some((near(ix)?, ix))).min().map(|(_, ix)| ix)
    }

    /// What the words around a number measure: "rated at least 7", "costs at most 20".
    fn measure_near(&self, at: usize, used: usize) -> Option<Measure> {
        let near = (1..=3).flat_map(|back| [at.wrapping_sub(back), at + used + back]);
        let measures = near.filter(|near| *near < self.tokens.len()).map(|near| {
            let word = match self.lower(near) {
                "rated" | "rating" | "ratings" | "scored" => "rating",
                "costs" | "costing" | "spend" | "priced" => "price",
                "lasts" | "lasting" | "running" => "duration",
                "made" | "released" => "year",
                other => other,
            };
            measure::column(&[word.to_owned()], 100.0).0
        });
        measures.into_iter().find(|measure| *measure != Measure::Other)
    }

    /// "shorter than 100": what the comparison itself is about.
    fn by_comparison(&self, at: usize) -> Option<FieldIx> {
        let scale = (at..at + 3).find_map(|near| measure::scale(self.lower(near)))?;
        scale.about.iter().find_map(|measure| self.column(*measure, at))
    }
}
