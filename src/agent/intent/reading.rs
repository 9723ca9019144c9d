//! What was understood of what a person said, and how a later saying changes it.

use super::super::{
    constraint::{Constraint, On, Test},
    marks::Marked,
    vocabulary::{FieldIx, Place, Vocabulary},
};
use super::heard::Heard;
use super::past::Span;
use super::speech::SpeechAct;
use crate::catalog::{Item, ItemIx};

/// A set that is asked for.
#[derive(Debug, Clone, PartialEq)]
pub struct Set {
    /// The sum of this column, in its own unit, is at most that.
    pub limit: Option<(FieldIx, f64)>,
}

/// A comparison of which nobody knows what it is about.
#[derive(Debug, Clone, PartialEq)]
pub struct UnreadComparison {
    /// As it was said.
    pub words: String,
    /// How it compares: one bound, or two.
    pub tests: Vec<Test>,
    /// The columns that it may be about, likeliest first.
    pub fields: Vec<FieldIx>,
}

/// What was understood of what a person said.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// What must or should hold.
    pub constraints: Vec<Constraint>,
    /// Items that it should be like.
    pub like: Vec<ItemIx>,
    /// Items that it should not be like.
    pub unlike: Vec<ItemIx>,
    /// Items that the person knows already: they say a little of what they like, and are no answer.
    pub seen: Vec<ItemIx>,
    /// What it should be about, in the words that were used.
    pub topic: Vec<String>,
    /// Words of it that say what kind of thing it is: "a chess program".
    pub kind: Vec<String>,
    /// How many items are wanted.
    pub count: Option<usize>,
    /// The set that is asked for rather than a list.
    pub set: Option<Set>,
    /// The column that decides the order, and whether less comes first.
    pub order: Option<(FieldIx, bool)>,
    /// Fields that were spoken of without a value: the first to ask about.
    pub vague: Vec<FieldIx>,
    /// Fields that do not matter.
    pub indifferent: Vec<FieldIx>,
    /// Whether something other than what was shown before is wanted.
    pub different: bool,
    /// Whether chance is to choose among what suits.
    pub surprise: bool,
    /// The person's own marks, as what is asked for or left out.
    pub marks: Vec<Marked>,
    /// When it was that something was done, of what is asked of memory: the first and the last day since 1970.
    pub past: Option<Span>,
    /// Comparisons that no column was found for.
    pub unread: Vec<UnreadComparison>,
    /// Whether it is a whole request, which nothing ties to what was said before.
    pub anew: bool,
    /// What was said beside a request, or instead of one.
    pub act: Option<SpeechAct>,
    /// What each stretch was read as.
    pub heard: Vec<Heard>,
    /// The code of the language that it was said in, where that is not English.
    pub language: Option<&'static str>,
    /// Whether it was too long to be read to its end.
    pub cut: bool,
    /// Whether it takes the place of what was said before: "instead", "actually".
    pub instead: bool,
}

impl Reading {
    /// What holds after `newer` was said on top. Denials add up; a new value of a field narrows the old one where some item
    /// of the catalogue has both, and replaces it otherwise, or where it was said so.
    pub fn then(mut self, newer: Reading, vocabulary: &Vocabulary, items: &[Item]) -> Self {
        let together = |a: &Constraint, b: &Constraint| {
            items.iter().any(|item| [a, b].iter().all(|constraint| constraint.holds(vocabulary, item)))
        };
        let narrows = |old: &Constraint, new: &Constraint| {
            matches!((&old.test, &new.test), (Test::Is(_), Test::Is(_)))
                && !newer.instead
                && together(old, new)
        };
        let replaced = |old: &Constraint| {
            let by =
                |new: &Constraint| new.on == old.on && same_side(&old.test, &new.test) && !narrows(old, new);
            newer.constraints.iter().any(by)
                || matches!(old.on, On::Field(field) if newer.indifferent.contains(&field))
        };
        self.constraints.retain(|old| !replaced(old));
        // What was wanted is denied, or the other way round: the values in question go, the others stay.
        for old in &mut self.constraints {
            let newer = newer.constraints.iter().filter(|new| new.on == old.on);
            newer.for_each(|new| take_back(&mut old.test, &new.test));
        }
        self.constraints
            .retain(|old| !matches!(&old.test, Test::Is(values) | Test::IsNot(values) if values.is_empty()));
        let settled = {
            let bounded: Vec<FieldIx> = newer.constraints.iter().filter_map(Constraint::field).collect();
            move |field: FieldIx| bounded.contains(&field)
        };
        for new in newer.constraints {
            if !self.constraints.contains(&new) {
                self.constraints.push(new);
            }
        }
        if newer.instead && !newer.topic.is_empty() {
            self.topic.clear();
            self.kind.clear();
        }
        self.kind.extend(newer.kind);
        for word in newer.topic {
            if !self.topic.contains(&word) {
                self.topic.push(word);
            }
        }
        self.marks.retain(|old| newer.marks.iter().all(|new| new.mark != old.mark));
        self.marks.extend(newer.marks);
        // A comparison that was told anew, or a column that was named for it, is unread no more.
        self.unread.retain(|old| newer.unread.is_empty() && !old.fields.iter().any(|field| settled(*field)));
        self.unread.extend(newer.unread);
        let unlike = newer.unlike;
        self.like.retain(|ix| !unlike.contains(ix));
        self.like.extend(newer.like);
        self.unlike.extend(unlike);
        self.heard.extend(newer.heard);
        self.seen.extend(newer.seen);
        self.vague.retain(|field| !newer.indifferent.contains(field));
        self.vague.extend(newer.vague);
        self.indifferent.extend(newer.indifferent);
        Self {
            act: newer.act,
            language: newer.language,
            cut: newer.cut,
            anew: newer.anew,
            count: newer.count.or(self.count),
            set: newer.set.or(self.set),
            order: newer.order.or(self.order),
            different: newer.different || self.different,
            surprise: newer.surprise,
            ..self
        }
    }

    /// What of it lasts beyond the request, as a note: conditions, what it should not be like and what does not matter. What the
    /// note is about is no wish of the moment, nor are words that are tags as well.
    pub fn lasting(self, vocabulary: &Vocabulary) -> Self {
        let Self { mut constraints, unlike, indifferent, .. } = self;
        let is_tag = |on: &On| matches!(on, On::Field(field) if vocabulary.field(*field).is_some_and(|field| field.place == Place::Tags));
        constraints.retain(|constraint| constraint.hard || !is_tag(&constraint.on));
        Self { constraints, unlike, indifferent, ..Self::default() }
    }

    /// What is demanded is not denied as well: "horror, but I don't like horror and comedy mixed".
    pub fn settle(&mut self) {
        let demanded = self.constraints.iter().filter(|constraint| constraint.hard);
        let demanded: Vec<Constraint> = demanded.filter(|c| matches!(c.test, Test::Is(_))).cloned().collect();
        for denial in self.constraints.iter_mut() {
            if let Test::IsNot(values) = &mut denial.test {
                let on = demanded.iter().filter(|other| other.on == denial.on);
                let wanted: Vec<&String> = on
                    .flat_map(
                        |other| if let Test::Is(values) = &other.test { values.as_slice() } else { &[] },
                    )
                    .collect();
                values.retain(|value| !wanted.contains(&value));
            }
        }
        self.constraints.retain(|c| !matches!(&c.test, Test::IsNot(values) if values.is_empty()));
        let unlike = &self.unlike;
        self.like.retain(|ix| !unlike.contains(ix));
    }

    /// Whether nothing was understood and nothing is left to look for.
    pub fn is_empty(&self) -> bool {
        *self == Self { language: self.language, cut: self.cut, heard: self.heard.clone(), ..Self::default() }
    }

    /// Whether nothing is asked for.
    pub fn asks_nothing(&self) -> bool {
        Self { act: None, ..self.clone() }.is_empty()
    }

    /// What it names: values, and words of the topic.
    pub fn named(&self) -> Vec<String> {
        let values = self.constraints.iter().filter_map(|constraint| match &constraint.test {
            Test::Is(values) => values.first(),
            _ => None,
        });
        self.topic.iter().chain(values).cloned().collect()
    }

    /// The constraints that must hold.
    pub fn hard(&self) -> impl Iterator<Item = &Constraint> {
        self.constraints.iter().filter(|constraint| constraint.hard)
    }

    /// Whether something must hold of a field, or was said not to matter.
    pub fn settles(&self, field: FieldIx) -> bool {
        let summed = self.set.as_ref().and_then(|set| set.limit).is_some_and(|(of, _)| of == field);
        summed
            || self.indifferent.contains(&field)
            || self.hard().any(|constraint| constraint.on == On::Field(field))
    }
}

/// Takes out of a test the values that a newer one says the contrary of.
fn take_back(old: &mut Test, new: &Test) {
    if let (Test::Is(old), Test::IsNot(new)) | (Test::IsNot(old), Test::Is(new)) = (old, new) {
        old.retain(|value| !new.contains(value));
    }
}

/// Whether `new` bounds the same side as `old`, so that it replaces it.
fn same_side(old: &Test, new: &Test) -> bool {
    use Test::*;
    matches!(
        (old, new),
        (Is(_), Is(_))
            | (AtMost(_) | Below(_), AtMost(_) | Below(_))
            | (AtLeast(_) | Above(_), AtLeast(_) | Above(_))
    )
}
