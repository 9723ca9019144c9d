//! What the tools read. The engine implements it over the catalogue and the person's memory; nothing in it can write or
//! send.

use super::{
    constraint::Constraint,
    intent::{Reading, past::Span},
    marks::OwnMark,
    vocabulary::Vocabulary,
};
use crate::{
    catalog::{Item, ItemIx},
    index::Hit,
};

/// The port to the catalogue and to taste.
pub trait World {
    /// Items, in pack order.
    fn items(&self) -> &[Item];

    /// What words mean here.
    fn vocabulary(&self) -> &Vocabulary;

    /// Items that match words, and meaning where a model is ready; best first, scores above 0.
    fn search(&self, query: &str, most: usize) -> Vec<Hit>;

    /// Whether items have any of these words as they are, or are of their meaning where a model is ready.
    fn knows(&self, query: &str) -> bool;

    /// Words of items that one slip leads to; none where some item has the word as it is.
    fn near_words(&self, word: &str) -> Option<Vec<String>>;

    /// Items like these, without them; best first.
    fn similar(&self, to: &[ItemIx], most: usize) -> Vec<Hit>;

    /// How well each suits the person, in the order given; any scale. What they named as liked in the conversation counts as what they
    /// like.
    fn taste(&self, items: &[ItemIx], liked: &[ItemIx]) -> Vec<f32>;

    /// What the person has put a mark on, within so many days, or on one of some days, if any are given; the latest first.
    fn marked(&self, mark: OwnMark, days: Option<u32>, past: Option<Span>) -> Vec<ItemIx>;

    /// The day that it is, since 1970; 0 if unknown.
    fn today(&self) -> i64;

    /// How popular it is, in [0, 1].
    fn popularity(&self, ix: ItemIx) -> f32;

    /// Whether two items are all but the same: one under many names must not crowd the others out.
    fn same(&self, a: ItemIx, b: ItemIx) -> bool;

    /// Whether the person has decided on it, or muted what it is of: it is not to be recommended again.
    fn is_decided(&self, ix: ItemIx) -> bool;

    /// Whether the person has turned it down, or the owner holds it back.
    fn is_rejected(&self, ix: ItemIx) -> bool;

    /// Items that the person's own rules keep out of an answer: those of rules about nothing that the request names. Ascending.
    fn kept_out(&self, reading: &Reading) -> Vec<ItemIx>;

    /// Whether nobody can have it any more.
    fn is_gone(&self, ix: ItemIx) -> bool;

    /// A draw for each item, in [0, 1): the same within one answer, another in the next.
    fn chance(&self, ix: ItemIx) -> f32;

    /// Titles of remembered items that match words, latest first.
    fn recall(&self, query: &str) -> Vec<String>;

    /// Whether an item keeps all of these.
    fn fits(&self, ix: ItemIx, constraints: &[Constraint]) -> bool {
        let Some(item) = self.items().get(ix as usize) else { return false };
        constraints.iter().all(|constraint| constraint.holds(self.vocabulary(), item))
    }
}
