//! A reading part by part, so that each can be shown to the person and taken back by itself.

use super::reading::Reading;
use crate::catalog::ItemIx;

/// One part of a reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadingPart {
    /// A constraint, by its place.
    Constraint(usize),
    /// That it should be like this item.
    Like(ItemIx),
    /// That it should not be like this item.
    Unlike(ItemIx),
    /// That this item is known already.
    Seen(ItemIx),
    /// A mark of the person's own, by its place.
    Marked(usize),
    /// A comparison that no column was found for, by its place.
    Unread(usize),
    /// What it should be about.
    Topic,
    /// How many items are wanted.
    Count(usize),
    /// The order that was asked for.
    Order,
    /// That something other than before is wanted.
    Different,
    /// That chance is to choose.
    Surprise,
}

impl Reading {
    /// Every part, in the order in which they are shown.
    pub fn parts(&self) -> Vec<ReadingPart> {
        let constraints = (0..self.constraints.len()).map(ReadingPart::Constraint);
        let like = self.like.iter().copied().map(ReadingPart::Like);
        let unlike = self.unlike.iter().copied().map(ReadingPart::Unlike);
        let rest = [
            (!self.topic.is_empty()).then_some(ReadingPart::Topic),
            self.count.map(ReadingPart::Count),
            self.order.map(|_| ReadingPart::Order),
            self.different.then_some(ReadingPart::Different),
            self.surprise.then_some(ReadingPart::Surprise),
        ];
        let seen = self.seen.iter().copied().map(ReadingPart::Seen);
        let marked = (0..self.marks.len()).map(ReadingPart::Marked);
        let unread = (0..self.unread.len()).map(ReadingPart::Unread);
        let named = constraints.chain(like).chain(unlike).chain(seen).chain(marked).chain(unread);
        named.chain(rest.into_iter().flatten()).collect()
    }

    /// As if a part had not been said.
    pub fn take_back(&mut self, part: ReadingPart) {
        match part {
            ReadingPart::Constraint(at) => remove(&mut self.constraints, at),
            ReadingPart::Like(item) => self.like.retain(|other| *other != item),
            ReadingPart::Unlike(item) => self.unlike.retain(|other| *other != item),
            ReadingPart::Seen(item) => self.seen.retain(|other| *other != item),
            ReadingPart::Marked(at) => remove(&mut self.marks, at),
            ReadingPart::Unread(at) => remove(&mut self.unread, at),
            ReadingPart::Topic => {
                self.topic.clear();
                self.kind.clear();
            }
            ReadingPart::Count(_) => self.count = None,
            ReadingPart::Order => self.order = None,
            ReadingPart::Different => self.different = false,
            ReadingPart::Surprise => self.surprise = false,
        }
    }
}

fn remove<T>(list: &mut Vec<T>, at: usize) {
    if at < list.len() {
        list.remove(at);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agent::constraint::{Constraint, Test};

    #[test]
    fn taking_every_part_back_leaves_nothing() {
        let mut reading = Reading {
            constraints: vec![
                Constraint::hard(0, Test::AtMost(3.0)),
                Constraint { hard: false, ..Constraint::hard(1, Test::Is(vec!["x".into()])) },
            ],
            like: vec![4, 5],
            unlike: vec![6],
            seen: vec![7],
            topic: vec!["tea".into()],
            count: Some(3),
            order: Some((1, true)),
            different: true,
            surprise: true,
            ..Reading::default()
        };
        let mut left = reading.parts().len();
        assert_eq!(left, 11);
        while let Some(part) = reading.parts().first().copied() {
            reading.take_back(part);
            left -= 1;
            assert_eq!(reading.parts().len(), left, "{part:?}");
        }
        assert!(reading.is_empty());
    }
}
