//! Which of the catalogue's columns a number is about.

use penchant_kernels::order::Order;

use super::{
    super::{
        constraint::Test,
        measure::{self, Measure},
        tokens::Token,
        vocabulary::{Bound, Field, FieldIx, Numbers},
    },
    grammar::Cmp,
    numbers::REACH,
    reader::{Comparison, TextReader},
    reading::UnreadComparison,
};

impl TextReader<'_> {
    /// What a column measures.
    pub fn measure_of(&self, field: FieldIx) -> Option<Measure> {
        Some(self.vocabulary.field(field)?.numbers.as_ref()?.measure)
    }

    /// Whether a number may be one of a column's.
    pub fn could_be(&self, field: FieldIx, value: f64) -> bool {
        let numbers = self.vocabulary.field(field).and_then(|field| field.numbers.as_ref());
        numbers.is_some_and(|numbers| {
            let (least, most) = (numbers.quantile(0.0), numbers.quantile(1.0));
            value <= 3.0 * most && (value >= least / 3.0 || numbers.measure != Measure::Year)
        })
    }

    /// What the field that was asked about measures.
    pub fn asked_measure(&self) -> Option<Measure> {
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
    pub fn named_column(&self, at: usize, used: usize, reach: usize) -> Option<FieldIx> {
        let near = |ix: FieldIx| {
            let ahead = self.spoken_of(ix, at, reach);
            let behind = self.spoken_of(ix, at + used, reach);
            ahead.into_iter().chain(behind).min()
        };
        let columns = self.vocabulary.fields.iter().enumerate().filter(|(_, field)| field.numbers.is_some());
        columns.filter_map(|(ix, _)| Some((near(ix)?, ix))).min().map(|(_, ix)| ix)
    }

    /// What the words around a number measure: "rated at least 7", "costs at most 20".
    pub fn measure_near(&self, at: usize, used: usize) -> Option<Measure> {
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

    /// Takes down a comparison that is about no column that it names: it is unread, unless a later pass reads it.
    pub fn is_unread(&mut self, at: usize, used: usize, bounds: &[(f64, Cmp)]) -> Option<usize> {
        self.unread.push(Comparison { at, used, bounds: bounds.to_vec() });
        None
    }

    /// What is unread in the end, with the columns that it parts. "At least five films" says how many.
    pub fn comparisons(&mut self) {
        for Comparison { at, used, bounds } in std::mem::take(&mut self.unread) {
            let counts =
                |token: &Token| self.grammar.is_generic(&token.word) || measure::unit(&token.word).is_some();
            // "About" so much is no bound.
            let open = bounds.iter().any(|(value, cmp)| cmp.test(*value).is_none());
            if open
                || (at..at + used).any(|nth| self.is_used(nth))
                || self.tokens.get(at + used).is_some_and(counts)
            {
                continue;
            }
            let tests: Vec<Test> = bounds.iter().filter_map(|(value, cmp)| cmp.test(*value)).collect();
            let parts = |(ix, field): (FieldIx, &Field)| {
                let numbers = field.numbers.as_ref().filter(|numbers| numbers.measure != Measure::Year)?;
                let range = numbers.quantile(0.0)..=numbers.quantile(1.0);
                let inside = bounds.iter().all(|(value, _)| range.contains(value));
                let priced = numbers.measure == Measure::Money;
                (inside && !field.is_of_nobody()).then_some((!priced, std::cmp::Reverse(field.held), ix))
            };
            let mut fields: Vec<_> = self.vocabulary.fields.iter().enumerate().filter_map(parts).collect();
            fields.order_by(|a, b| a.cmp(b));
            let words = (at..at + used).map(|nth| self.lower(nth)).collect::<Vec<_>>().join(" ");
            self.take(at, used);
            // Bounds that nobody could read, no column can be given.
            let fields = fields.into_iter().map(|(.., ix)| ix).filter(|_| !tests.is_empty()).collect();
            self.reading.unread.push(UnreadComparison { words, tests, fields });
        }
    }

    /// Whether a word is neither the grammar's nor the catalogue's, nor a name.
    pub fn is_unknown(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|token| token.is_word() && !token.capital && !token.idle);
        token.is_some_and(|token| {
            !self.is_used(at)
                && token.number().is_none()
                && !self.grammar.knows(&token.lower)
                && !self.grammar.is_generic(&token.word)
        })
    }

    /// "shorter than 100": what the comparison itself is about.
    pub fn by_comparison(&self, at: usize) -> Option<FieldIx> {
        let scale = (at..at + 3).find_map(|near| measure::scale(self.lower(near)))?;
        scale.about.iter().find_map(|measure| self.column(*measure, at))
    }
}
