//! The owner's rules: what a site puts forward or holds back, and says so. They travel in the manifest, so that
//! everybody who can read the pack can read them.

use serde::{Deserialize, Serialize};

use super::Item;

/// Items that rules may put at the head of a slate, or of the catalogue, in all.
pub const MOST_PINNED: usize = 3;

/// A rule of the owner's: what it applies to, what it does, and what the card says of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct OwnerRule {
    /// What the card says: "Staff pick", "Sponsored by …". Never empty in a pack.
    pub label: String,
    /// What is done.
    #[serde(flatten)]
    pub action: RuleAction,
    /// Items it applies to, by id.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<String>,
    /// Or every item that has one of these values of a facet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub facet: Option<FacetIs>,
}

/// What a rule does to the items it applies to. What a person has turned down stays turned down, whatever a rule says.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "action", rename_all = "lowercase")]
pub enum RuleAction {
    /// At the head of the first slate, at most three items in all.
    Pin,
    /// Adds to the score; `amount` is in units of a score, at most 0.5. A close match by content is about 0.5.
    Boost {
        /// What is added.
        amount: f32,
    },
    /// Takes from the score, likewise.
    Bury {
        /// What is taken.
        amount: f32,
    },
    /// Not recommended. It can still be found and opened.
    Filter,
}

/// A condition on a facet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetIs {
    /// Name as in the pack.
    pub name: String,
    /// Any of these.
    pub values: Vec<String>,
}

impl FacetIs {
    /// Whether the item has one of the values.
    pub fn holds_for(&self, item: &Item) -> bool {
        item.facet(&self.name).iter().any(|value| self.values.contains(value))
    }
}

impl OwnerRule {
    /// Whether it names the item, or a value that the item has.
    pub fn applies(&self, item: &Item) -> bool {
        self.items.contains(&item.id) || self.facet.as_ref().is_some_and(|facet| facet.holds_for(item))
    }

    /// Why a rule can't be used, in words; none if it can.
    pub fn fault(&self) -> Option<&'static str> {
        let sound = |amount: f32| amount > 0.0 && amount <= 0.5;
        match self.action {
            _ if self.label.trim().is_empty() => {
                Some("a rule has no label, and what it does must be said on the card")
            }
            _ if self.items.is_empty() && self.facet.is_none() => Some("a rule applies to nothing"),
            RuleAction::Boost { amount } | RuleAction::Bury { amount } if !sound(amount) => {
                Some("the amount of a rule is above 0 and at most 0.5")
            }
            _ => None,
        }
    }
}
