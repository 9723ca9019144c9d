//! The head of the catalogue, small enough for a first view on a page that is somebody else's: what is shown to a
//! visitor of whom nothing is known, without an engine.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{
    catalog::{
        Item, ItemIx, gone,
        rules::{MOST_PINNED, OwnerRule, RuleAction},
    },
    untrusted::Untrusted,
};

/// Items in it: more than any first view shows.
pub const ITEMS: usize = 24;
/// Items looked at for it, the most popular.
const CONSIDERED: usize = 6 * ITEMS;
/// Items of the same kind among them.
const ALIKE: usize = 3;
/// Characters of a description: what a card has room for.
pub const SUMMARY: usize = 160;

/// Labels of an item on a card.
const TAGS: usize = 3;

/// What a card shows of an item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CardHead {
    /// The item's id.
    pub id: String,
    /// The item's title, as text.
    pub title: String,
    /// One or two lines, as text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Where the item lives, as in the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// The item's picture, as in the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub image: Option<String>,
    /// Who made the item, as in the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub creator: Option<String>,
    /// Of which day, month or year it is, in the form of ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The last day, month or year on which it can be had, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// A few labels.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tags: Vec<String>,
    /// What it costs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub price: Option<f64>,
    /// In what, as in the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub currency: Option<String>,
    /// Whether it can be had, as in the item.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub availability: Option<String>,
    /// What the owner calls the rule that puts it here, if one does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<String>,
}

/// The items that come first for everybody, as [`first`] has them.
pub fn head(items: &[Item], rules: &[OwnerRule]) -> Vec<CardHead> {
    let first = first(items, rules).into_iter();
    first.filter_map(|(ix, label)| Some(card(items.get(ix as usize)?, label))).collect()
}

/// The items that come first for a person of whom nothing is known, by their positions, with what the owner calls the rule
/// that puts one there: what the owner pins, then what is most popular, without what the owner hides. Of what is alike by
/// its first facet few stand among them, as long as there is something else.
pub fn first<'a>(items: &[Item], rules: &'a [OwnerRule]) -> Vec<(ItemIx, Option<&'a str>)> {
    let rule = |item: &Item, action: RuleAction| {
        rules.iter().find(|rule| rule.action == action && rule.fault().is_none() && rule.applies(item))
    };
    let shown = || (0..).zip(items).filter(|(_, item)| rule(item, RuleAction::Filter).is_none());
    let pins = shown().filter_map(|(ix, item)| Some((ix, Some(&*rule(item, RuleAction::Pin)?.label))));
    let mut first: Vec<(ItemIx, Option<&str>)> = pins.take(MOST_PINNED).collect();
    let mut alike: BTreeMap<Option<&String>, usize> = BTreeMap::new();
    let mut later = Vec::new();
    for (ix, item) in shown().take(CONSIDERED) {
        if first.iter().any(|(other, _)| *other == ix) {
            continue;
        }
        let kind = item.facets.to_compare().values().next().and_then(|values| values.first());
        let count = alike.entry(kind).or_default();
        *count += 1;
        if *count > ALIKE && kind.is_some() { later.push((ix, None)) } else { first.push((ix, None)) }
    }
    first.extend(later);
    first.truncate(ITEMS);
    first
}

/// The beginning of a description: its first paragraph, cut at a word.
pub fn summary(description: &str) -> String {
    let first = description.split("\n\n").next().unwrap_or_default();
    let (mut line, mut chars) = (String::new(), 0);
    for word in first.split_whitespace() {
        let gap = usize::from(!line.is_empty());
        chars += gap + word.chars().count();
        if chars > SUMMARY {
            // A word that is too long by itself is cut.
            line.extend(word.chars().take(if gap == 0 { SUMMARY } else { 0 }));
            line.push('…');
            break;
        }
        line.extend([" "].into_iter().take(gap).chain([word]));
    }
    line
}

/// A text that there may be, to be shown.
pub fn shown(text: &Option<Untrusted<String>>) -> Option<String> {
    text.as_ref().map(|text| text.to_show().clone())
}

/// A card of an item, with what the owner calls the rule that puts it there.
pub fn card(item: &Item, owner: Option<&str>) -> CardHead {
    CardHead {
        id: item.id.clone(),
        title: item.title.to_show().clone(),
        summary: summary(item.description.to_show()),
        url: shown(&item.url),
        image: shown(&item.image),
        creator: shown(&item.creator),
        date: item.date.clone(),
        until: gone::last_day(item).map(str::to_owned),
        tags: item.tags.to_show().iter().take(TAGS).cloned().collect(),
        price: item.numbers.get("price").copied(),
        currency: item.facet("currency").first().cloned(),
        availability: item.facet("availability").first().cloned(),
        owner: owner.map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::rules::FacetIs;

    fn item(n: usize) -> Item {
        let facets = [("kind".to_owned(), vec![format!("k{}", n % 2)])].into();
        Item { id: format!("i{n}"), title: "T".into(), facets, ..Item::default() }
    }

    fn rule(action: RuleAction, items: &[&str], kind: Option<&str>) -> OwnerRule {
        OwnerRule {
            label: "Ours".into(),
            action,
            items: items.iter().map(|id| (*id).to_owned()).collect(),
            facet: kind.map(|kind| FacetIs { name: "kind".into(), values: vec![kind.into()] }),
        }
    }

    fn ids(items: &[CardHead]) -> Vec<&str> {
        items.iter().map(|item| item.id.as_str()).collect()
    }

    #[test]
    fn the_owners_rules_hold_for_it_too() {
        let items: Vec<Item> = (0..6).map(item).collect();
        assert_eq!(ids(&head(&items, &[])), ["i0", "i1", "i2", "i3", "i4", "i5"]);
        let pinned = [rule(RuleAction::Pin, &["i4"], None), rule(RuleAction::Filter, &[], Some("k1"))];
        let found = head(&items, &pinned);
        assert_eq!(ids(&found), ["i4", "i0", "i2"]);
        assert_eq!((found[0].owner.as_deref(), &found[1].owner), (Some("Ours"), &None));
        let both = [rule(RuleAction::Pin, &["i1"], None), rule(RuleAction::Filter, &["i1"], None)];
        assert_eq!(ids(&head(&items, &both)), ["i0", "i2", "i3", "i4", "i5"]);
    }

    #[test]
    fn it_is_small_whatever_the_items_are() {
        let long = |n| Item { description: "word ".repeat(5_000).into(), ..item(n) };
        let items: Vec<Item> = (0..1_000).map(long).collect();
        let head = head(&items, &[]);
        assert_eq!(head.len(), ITEMS);
        assert!(head.iter().all(|item| item.summary.len() <= SUMMARY + '…'.len_utf8()));
    }
}
