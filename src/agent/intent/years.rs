//! When things were made: "the last ten years", "the late 80s", "up to three years old".

use super::{
    super::{
        constraint::{On, Test},
        measure::Measure,
        tokens::phrase,
    },
    grammar::Cmp,
    quantity::{decade, number},
    reader::TextReader,
};

impl TextReader<'_> {
    /// "up to three years old": how long ago it was made, where things have no age.
    pub fn years_old(&mut self, at: usize, years: f64, cmp: Cmp) -> bool {
        if self.vocabulary.columns(Measure::Age).next().is_some() {
            self.age(at, years);
            return true;
        }
        let Some(field) = self.column(Measure::Year, at).filter(|_| self.context.year > 0) else {
            return true;
        };
        let made = f64::from(self.context.year) - years;
        let test = match cmp {
            Cmp::AtLeast | Cmp::Above => Test::AtMost(made),
            _ => Test::AtLeast(made),
        };
        self.add(at, On::Field(field), test);
        true
    }

    /// "from the last ten years", "this century".
    pub fn recent_years(&mut self, at: usize) -> Option<usize> {
        if self.context.year == 0 {
            return None;
        }
        // "20 dernières années" is "20 last years".
        if let Some((count, used)) = number(&self.tokens, at, self.grammar)
            && let Some(more) = phrase(&self.tokens, at + used, "last years")
        {
            let field = self.column(Measure::Year, at)?;
            self.add(at, On::Field(field), Test::AtLeast(f64::from(self.context.year) - count));
            return Some(used + more);
        }
        if let Some(used) = phrase(&self.tokens, at, "this century") {
            let field = self.column(Measure::Year, at)?;
            let begun = self.context.year - self.context.year.rem_euclid(100);
            self.add(at, On::Field(field), Test::AtLeast(f64::from(begun)));
            return Some(used);
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
                let (mut count, mut took) = number(&self.tokens, at + skip, self.grammar)?;
                // "the last 5-10 years"
                if matches!(self.lower(at + skip + took), "-" | "to" | "or")
                    && let Some((most, more)) = number(&self.tokens, at + skip + took + 1, self.grammar)
                {
                    count = most;
                    took += 1 + more;
                }
                let unit = match self.lower(at + skip + took) {
                    "year" | "years" | "yr" | "yrs" => 1.0,
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

    pub fn decade_at(&mut self, at: usize) -> Option<usize> {
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
}
