//! The owner's rules, worked out for the items of one catalogue.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::catalog::{
    Item, ItemIx,
    rules::{MOST_PINNED, OwnerRule, RuleAction},
};

/// What the rules do to each item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Rules {
    /// What each rule is called on cards, by number.
    pub labels: Vec<String>,
    /// `(rule, amount)` that is added to the score of an item.
    amounts: FxHashMap<ItemIx, Vec<(usize, f32)>>,
    pinned: Vec<(ItemIx, usize)>,
    hidden: FxHashSet<ItemIx>,
}

impl Rules {
    /// Works rules out. Those that can't be used are passed over; the pack builder refuses them.
    pub fn new(rules: &[OwnerRule], items: &[Item], ix_of: impl Fn(&str) -> Option<ItemIx>) -> Self {
        let mut out =
            Self { labels: rules.iter().map(|rule| rule.label.clone()).collect(), ..Self::default() };
        for (number, rule) in rules.iter().enumerate().filter(|(_, rule)| rule.fault().is_none()) {
            let mut of: Vec<ItemIx> = rule.items.iter().filter_map(|id| ix_of(id)).collect();
            if let Some(wanted) = &rule.facet {
                of.extend((0..).zip(items).filter(|(_, item)| wanted.holds_for(item)).map(|(ix, _)| ix));
            }
            let mut once = FxHashSet::default();
            of.retain(|ix| once.insert(*ix));
            let mut add = |amount: f32| {
                of.iter().for_each(|ix| out.amounts.entry(*ix).or_default().push((number, amount)));
            };
            match rule.action {
                RuleAction::Boost { amount } => add(amount),
                RuleAction::Bury { amount } => add(-amount),
                RuleAction::Pin => out.pinned.extend(of.into_iter().map(|ix| (ix, number))),
                RuleAction::Filter => out.hidden.extend(of),
            }
        }
        out.pinned.retain(|(ix, _)| !out.hidden.contains(ix));
        out.pinned.truncate(MOST_PINNED);
        out
    }

    /// Whether an item is not to be recommended.
    pub fn hides(&self, ix: ItemIx) -> bool {
        self.hidden.contains(&ix)
    }

    /// What rules add to the score of an item, each by its number.
    pub fn of(&self, ix: ItemIx) -> impl Iterator<Item = (usize, f32)> {
        self.amounts.get(&ix).into_iter().flatten().copied()
    }

    /// Items at the head of the first slate, with the rule that puts each there.
    pub fn pinned(&self) -> &[(ItemIx, usize)] {
        &self.pinned
    }

    /// Items that a rule puts forward: candidates whatever else speaks for them.
    pub fn lifted(&self) -> impl Iterator<Item = ItemIx> {
        let lifted = |rules: &Vec<(usize, f32)>| rules.iter().any(|(_, amount)| *amount > 0.0);
        self.amounts.iter().filter(move |(_, rules)| lifted(rules)).map(|(ix, _)| *ix)
    }

    /// The rule that a card has to disclose, if any: what pins the item, else what changes its score most.
    pub fn disclosed(&self, ix: ItemIx) -> Option<&str> {
        let pinned = self.pinned.iter().find(|(pinned, _)| *pinned == ix).map(|(_, rule)| *rule);
        let moved = || self.of(ix).max_by(|a, b| a.1.abs().total_cmp(&b.1.abs())).map(|(rule, _)| rule);
        pinned.or_else(moved).and_then(|rule| self.labels.get(rule)).map(String::as_str)
    }
}
