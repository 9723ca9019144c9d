//! Which items of the catalogue the person's own rules are about, and whether a request names it.

use super::library::Library;
use crate::{
    agent::{
        constraint::{Constraint, Test},
        intent::Reading,
    },
    catalog::{Item, ItemIx},
    index::text::words,
    memory::interaction::ItemKey,
    recommend::{Because, OwnRule, Topic},
};

/// Cosine beyond which an item is close to another one.
pub const CLOSE: f32 = 0.55;

/// The items of the catalogue that a rule is about, ascending.
pub fn items_of(rule: &OwnRule, library: &Library) -> Vec<ItemIx> {
    let having = |has: &dyn Fn(ItemIx, &Item) -> bool| -> Vec<ItemIx> {
        let items = (0..).zip(&library.catalog.items);
        items.filter(|(ix, item)| has(*ix, item)).map(|(ix, _)| ix).collect()
    };
    let own = library.ix(ItemKey::new(&rule.catalog, &rule.item));
    let variant = |ix| own.is_some_and(|own| library.families.variant(own) == library.families.variant(ix));
    match rule.because {
        Because::Seen | Because::NotNow => having(&|ix, _| variant(ix)),
        Because::TooLong => {
            let here = rule.catalog == library.catalog.manifest.id;
            let least = rule.least.filter(|_| here).unwrap_or(f64::INFINITY);
            having(&|_, item| item.numbers.get(&rule.name).is_some_and(|length| *length >= least))
        }
        Because::Maker | Because::MoreByMaker => {
            let name = rule.name.to_lowercase();
            having(&|_, item| item.creator.as_ref().is_some_and(|by| by.to_compare().to_lowercase() == name))
        }
        Because::Topic => library.items_of(&Topic { facet: rule.facet.clone(), value: rule.name.clone() }),
        Because::Similar | Because::More => {
            let close = |ix| {
                own.zip(library.space.as_ref()).is_some_and(|(own, space)| space.similarity(own, ix) > CLOSE)
            };
            having(&|ix, _| variant(ix) || close(ix))
        }
    }
}

/// Whether a request names what a rule is about: who asks for it by name is shown it.
pub fn is_named(rule: &OwnRule, reading: &Reading, library: &Library) -> bool {
    let vocabulary = library.vocabulary();
    let is = |constraint: &Constraint| match &constraint.test {
        Test::Is(values) => values.iter().any(|value| folded(value) == folded(&rule.name)),
        Test::AtLeast(_) | Test::Above(_) => {
            let field = constraint.field().and_then(|field| vocabulary.field(field));
            rule.because == Because::TooLong && field.is_some_and(|field| field.name == rule.name)
        }
        _ => false,
    };
    let (said, name) = (folded(&reading.topic.join(" ")), folded(&rule.name));
    let by_words = !name.is_empty() && name.iter().all(|word| said.contains(word));
    let own = library.ix(ItemKey::new(&rule.catalog, &rule.item));
    let likened = own.is_some_and(|own| reading.like.contains(&own));
    reading.constraints.iter().any(is) || by_words || (likened && rule.because == Because::Similar)
}

fn folded(text: &str) -> Vec<String> {
    words(text).collect()
}
