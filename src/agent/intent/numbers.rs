//! Quantities in a text → bounds on the catalogue's columns.

use super::{
    super::{
        constraint::{On, Test},
        measure::{Measure, POUND, unit},
        tokens::{Token, phrase},
        vocabulary::{Bound, FieldIx, Numbers},
    },
    grammar::Cmp,
    quantity::{Quantity, number, quantity},
    reader::TextReader,
    reading::Set,
};

/// Tokens between a column's name and its number, at most.
pub const REACH: usize = 5;
/// The same, where no comparison says that the number bounds anything.
const CLOSE: usize = 2;
/// "About" is this share more or less.
const ABOUT: f64 = 0.15;

/// Minutes.
const A_DAY: f64 = 1440.0;

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
        let Some(found) = self.quantity_or_more(start) else {
            // "no longer than umpteen hours" compares, and nobody knows with what.
            let unit = self.tokens.get(start + 1).is_some_and(|token| unit(&token.word).is_some());
            return if unit && self.is_unknown(start) {
                self.is_unread(at, skip + filler + 2, &[])
            } else {
                None
            };
        };
        let before = self.lower(at) != "no" && self.lower(at) != "not" && self.denied_just_before(at);
        let excess = self.excess(start + found.used);
        let denied = before || excess.is_some();
        let cmp = if denied { cmp.denied() } else { cmp };
        let used = excess.map_or(skip + filler + found.used, |end| end - at);
        // "up to three years old" is how long ago it was made, where things have no age.
        if let Some(old) =
            ["years old", "year old"].iter().find_map(|words| phrase(&self.tokens, start + found.used, words))
        {
            return self.years_old(at, found.value, cmp).then_some(used + old);
        }
        // "from 2010 onwards" reads as "from 2010" and "2010 onwards".
        self.bound(at, found, cmp, about)
            .then_some(used)
            .or_else(|| self.is_unread(at, used, &[(found.value, cmp)]))
    }

    /// Where "is too much" ends behind a bound, within a few words: nothing is to reach it.
    fn excess(&self, from: usize) -> Option<usize> {
        let ahead =
            (from..from + 5).take_while(|at| self.tokens.get(*at).is_some_and(|token| !token.is_break()));
        ahead.into_iter().find_map(|at| Some(at + self.one_of(at, &self.grammar.excess)?.1))
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

    /// "between 90 and 120 minutes", "2 to 4 players", "1990-1999".
    fn range_at(&mut self, at: usize) -> Option<usize> {
        let skip = ["in between", "between", "from", "anywhere from"]
            .iter()
            .find_map(|words| phrase(&self.tokens, at, words))
            .unwrap_or(0);
        let low = quantity(&self.tokens, at + skip, self.grammar)?;
        let joint = at + skip + low.used;
        let joins = match self.lower(joint) {
            // "2 and 4 players" is for either.
            "and" | "or" | "&" => skip > 0 || self.of_people(joint + 1),
            "to" | "-" | "until" | "till" => true,
            _ => false,
        };
        // "2017 to now"
        if joins && matches!(self.lower(joint + 1), "present" | "now" | "today" | "date") {
            return self.bound(at, low, Cmp::AtLeast, Some(Measure::Year)).then_some(joint + 2 - at);
        }
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
        if low.value > high.value {
            return None;
        }
        let bounded = self.bound(at, low, Cmp::AtLeast, None) && self.bound(at, high, Cmp::AtMost, None);
        let bounds = [(low.value, Cmp::AtLeast), (high.value, Cmp::AtMost)];
        bounded.then_some(used).or_else(|| if skip > 0 { self.is_unread(at, used, &bounds) } else { None })
    }

    /// Whether the quantity at a token counts people.
    fn of_people(&self, at: usize) -> bool {
        quantity(&self.tokens, at, self.grammar).is_some_and(|found| found.measure == Some(Measure::People))
    }

    /// A quantity; of "an hour or two" the greater.
    fn quantity_or_more(&self, at: usize) -> Option<Quantity> {
        let found = quantity(&self.tokens, at, self.grammar)?;
        let joint = at + found.used;
        let more = number(&self.tokens, joint + 1, self.grammar).filter(|_| self.lower(joint) == "or");
        let Some((most, used)) = more.filter(|_| found.measure.is_some()) else { return Some(found) };
        let least = number(&self.tokens, at, self.grammar).map_or(1.0, |(least, _)| least);
        // "two hours or 90 minutes" says its own unit.
        let behind = joint + 1 + used;
        if most <= least || least <= 0.0 || self.tokens.get(behind).is_some_and(|of| unit(&of.word).is_some())
        {
            return Some(found);
        }
        Some(Quantity { value: found.value / least * most, used: behind - at, ..found })
    }

    /// A quantity that no comparison stands before.
    fn bare(&mut self, at: usize) -> Option<usize> {
        let found = self.quantity_or_more(at)?;
        // "a week" ago, or of work: no item lasts that long.
        if matches!(self.lower(at), "a" | "an")
            && found.measure == Some(Measure::Time)
            && found.value >= A_DAY
        {
            return None;
        }
        // "Seven Seconds" is a name.
        let name = |nth: usize| self.tokens.get(nth).is_some_and(|token| token.capital);
        if found.used > 1 && !self.shouted && at > 0 && (at..at + found.used).all(name) {
            return None;
        }
        let end = at + found.used;
        let mut after = self.grammar.after.iter();
        if let Some((cmp, more)) =
            after.find_map(|(words, cmp)| Some((*cmp, phrase(&self.tokens, end, words)?)))
        {
            let used = found.used + more;
            // "I don't have time for a 500+ page book"
            let denied =
                self.denied(at) && matches!(self.lower(at.wrapping_sub(1)), "a" | "an" | "any" | "for");
            let cmp = if denied { cmp.denied() } else { cmp };
            if denied {
                let polarity = self.polarity.iter_mut().skip(at).take_while(|denied| **denied);
                polarity.for_each(|denied| *denied = false);
            }
            let bounded = self.bound(at, found, cmp, None).then_some(used);
            return bounded.or_else(|| self.is_unread(at, used, &[(found.value, cmp)]));
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
        if let Some(corrected) = self.corrected(at, found) {
            return Some(corrected);
        }
        let cmp = match found.measure {
            // A number alone is no year: one is said to be of it.
            None if self.is_plain_year(found.value)
                && self.context.asked.is_none()
                && !self.is_of_year(at, end) =>
            {
                // Unless a word before it compares in a way that nobody knows.
                if self.is_unknown(at.wrapping_sub(1)) {
                    self.reading.vague.extend(self.column(Measure::Year, at));
                }
                return None;
            }
            None if self.is_plain_year(found.value) => Cmp::Exactly,
            // A number alone answers what was asked: so many people, at least that rating, at most so much of the rest.
            None if self.asked_measure().is_some() => match self.asked_measure() {
                Some(Measure::People) => Cmp::Around,
                Some(Measure::Rating) => Cmp::AtLeast,
                Some(Measure::Year) => Cmp::Exactly,
                _ => Cmp::AtMost,
            },
            None => match self
                .named_column(at, found.used, CLOSE)
                .filter(|field| self.could_be(*field, found.value))?
            {
                field if self.measure_of(field) == Some(Measure::Rating) => Cmp::AtLeast,
                field if self.measure_of(field) == Some(Measure::Year) => return None,
                field => self.by_key(at, field),
            },
            Some(Measure::People) => Cmp::Around,
            Some(Measure::Rating) => Cmp::AtLeast,
            Some(_) => Cmp::AtMost,
        };
        self.bound(at, found, cmp, None).then_some(found.used)
    }

    /// "max_runtime: 90": the name before a number says which end it is.
    fn by_key(&self, at: usize, _: FieldIx) -> Cmp {
        let before = (1..=4).filter_map(|back| at.checked_sub(back)).map(|near| self.lower(near));
        before
            .into_iter()
            .find_map(|word| match word {
                "max" | "maximum" => Some(Cmp::AtMost),
                "min" | "minimum" => Some(Cmp::AtLeast),
                _ => None,
            })
            .unwrap_or(Cmp::Exactly)
    }

    /// "make that 90 minutes": bounds as what it corrects did.
    fn corrected(&mut self, at: usize, found: Quantity) -> Option<usize> {
        let before = self.context.corrects?;
        let bounds = before.constraints.iter().rev().filter_map(|old| match (&old.on, &old.test) {
            (On::Field(field), Test::AtMost(_)) => Some((*field, Cmp::AtMost)),
            (On::Field(field), Test::Below(_)) => Some((*field, Cmp::Below)),
            (On::Field(field), Test::AtLeast(_)) => Some((*field, Cmp::AtLeast)),
            (On::Field(field), Test::Above(_)) => Some((*field, Cmp::Above)),
            _ => None,
        });
        let mut bounds = bounds.into_iter();
        let (_, cmp) = bounds.find(|(field, _)| match found.measure {
            Some(measure) => self.measure_of(*field) == Some(measure),
            None => self.could_be(*field, found.value),
        })?;
        self.bound(at, found, cmp, None).then_some(found.used)
    }

    /// Whether a year says when something is of: "in 1999", "a 1999 film", or nothing else was said.
    fn is_of_year(&self, at: usize, end: usize) -> bool {
        let before = self.lower(at.wrapping_sub(1));
        let born = matches!(self.lower(at.wrapping_sub(2)), "born" | "since");
        (matches!(before, "in" | "from" | "of" | "year" | "released" | "made" | "circa" | "published")
            && !born)
            || self.tokens.len() <= 2
            || (self.grammar.is_generic(self.word(at.wrapping_sub(1)))
                && self.tokens.get(end).is_none_or(Token::is_break))
            || self.tokens.get(end).is_some_and(|after| self.grammar.is_generic(&after.word))
    }

    fn is_plain_year(&self, value: f64) -> bool {
        value.fract() == 0.0
            && (1800.0..=2100.0).contains(&value)
            && self.vocabulary.columns(Measure::Year).next().is_some()
    }

    /// Bounds the column that a quantity is about. False if it is about none and may mean something else.
    fn bound(&mut self, at: usize, found: Quantity, cmp: Cmp, about: Option<Measure>) -> bool {
        if found.measure == Some(Measure::People)
            || (found.measure.is_none() && about.is_none() && self.asked_measure() == Some(Measure::People))
        {
            return self.people_bound(at, found.value, cmp);
        }
        let found = self.weighed(found, at);
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
            // What the comparison is about goes before what stands near: "before 1975, with a good rating".
            None => about
                .filter(|about| *about == Measure::Year && self.is_plain_year(found.value))
                .and_then(|year| self.column(year, at))
                .or_else(|| {
                    self.named_column(at, found.used, REACH)
                        .filter(|field| self.could_be(*field, found.value))
                })
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
        if numbers.measure == Measure::Year && !(1000.0..3000.0).contains(&value) {
            return false;
        }
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

    /// A pound is money or a weight: whichever the catalogue states, and the number may be one of.
    fn weighed(&self, found: Quantity, at: usize) -> Quantity {
        let pounds = (at..at + 8).find(|nth| self.lower(*nth).trim_end_matches('s') == "pound").is_some();
        let Some(weight) =
            self.column(Measure::Weight, at).filter(|_| pounds && found.measure == Some(Measure::Money))
        else {
            return found;
        };
        let unit =
            self.vocabulary.field(weight).and_then(|field| field.numbers.as_ref()).map_or(1.0, |n| n.unit);
        let kilos = found.value * POUND;
        let lighter = (at.saturating_sub(3)..at).any(|near| {
            matches!(self.lower(near), "lighter" | "heavier" | "weighs" | "weighing" | "weigh" | "weight")
        });
        let price = self.column(Measure::Money, at);
        let dear = price.is_some_and(|price| {
            self.vocabulary
                .field(price)
                .and_then(|field| field.numbers.as_ref())
                .is_some_and(|numbers| found.value >= numbers.quantile(0.0))
        });
        match lighter || (!dear && self.could_be(weight, kilos / unit)) {
            true => Quantity { value: kilos, measure: Some(Measure::Weight), ..found },
            false => found,
        }
    }

    fn bound_column(&mut self, at: usize, field: FieldIx, numbers: &Numbers, value: f64, cmp: Cmp) {
        let on = || On::Field(field);
        match cmp.test(value) {
            Some(test) => self.add(at, on(), test),
            None => {
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
    pub fn people(&mut self, at: usize, low: f64, high: f64) -> bool {
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
}
