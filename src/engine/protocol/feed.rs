//! Recommendations, and why they are what they are.

use serde::{Deserialize, Serialize};

use super::{
    item::Card,
    topics::{Hold, OwnRule, Topic},
};
use crate::{catalog::pack::manifest::PopularityCounts, memory::interaction::Seq};

/// A slate for the person as they are now.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Feed {
    /// Cards wanted.
    pub limit: u16,
    /// Items that the page already shows, so that "more" continues rather than repeats.
    pub exclude: Vec<String>,
}

/// Items like one item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Similar {
    /// Item id.
    pub item: String,
    /// Cards wanted.
    pub limit: u16,
}

/// A list of recommendations.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slate {
    /// Identifies it.
    pub id: u64,
    /// In order.
    pub cards: Vec<Card>,
    /// Whether more could be had.
    pub more: bool,
}

/// Why an item has the score by which it was ranked.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explain {
    /// Item id.
    pub item: String,
    /// The slate with the card that is asked about: as it was made, so is it explained. Without one, or when it is kept no
    /// more, the item is explained as it stands now.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub slate: Option<u64>,
}

/// Why an item has its score. The contributions add up to the score.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Item id.
    pub item: String,
    /// The score by which it was ranked.
    pub score: f32,
    /// Largest first by absolute value.
    pub contributions: Vec<Contribution>,
    /// The topics that the item is of, those that the person holds first.
    pub topics: Vec<Topic>,
    /// The person's own rules that keep the item out of what is recommended.
    pub kept_out: Vec<OwnRule>,
    /// Where the item stands, 1-based: the place of its card in the feed, cards shown before its slate counted, or without a
    /// slate its place in the whole catalogue for this person.
    pub rank: u32,
    /// Its place without its largest contribution from a remembered act: computed, not guessed. None if there is no such act,
    /// or it would not be among what is shown.
    pub rank_without_top: Option<u32>,
    /// What else would change without that act.
    pub without_top: Option<Counterfactual>,
}

/// How the head of the ranking would differ, had one act never happened.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counterfactual {
    /// Places compared.
    pub places: u32,
    /// Titles that would no longer be in them, in order.
    pub leave: Vec<String>,
    /// Titles that would be in their stead, in order.
    pub enter: Vec<String>,
}

/// One addend of a score.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Where it comes from.
    pub source: ReasonSource,
    /// Signed, in units of the score.
    pub value: f32,
}

/// Where an addend of a score comes from.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReasonSource {
    /// A remembered act.
    Act {
        /// Its identity.
        seq: Seq,
        /// Name of the kind as in its JSON: `like`, `open`, …
        kind: String,
        /// Item title or text.
        title: String,
        /// The name of the item's catalogue, if that is another one.
        catalog: Option<String>,
    },
    /// The popularity prior.
    Popularity {
        /// What the catalogue's popularity counts.
        counts: PopularityCounts,
    },
    /// The novelty dial.
    Novelty,
    /// Shown before without being taken up.
    Fatigue,
    /// A kind of items that the person leans to, or away from.
    Kind {
        /// Its name in the catalogue.
        name: String,
    },
    /// A topic that the person holds.
    Topic {
        /// In the catalogue's words.
        topic: String,
        /// What they want of it.
        hold: Hold,
    },
    /// The person asked for more by a maker, or like an item.
    More {
        /// The maker, or the item's title.
        name: String,
    },
    /// A rule of the catalogue's owner.
    Owner {
        /// What the owner calls it.
        label: String,
    },
}

/// How well the ranking has done for this person. It takes tens of milliseconds.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetTrackRecord {}

/// How well the ranking has done for this person: each pick is looked for in the ranking as it would have been just
/// before the person first touched the item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TrackRecord {
    /// Picks (likes and saves) looked at, the latest ones.
    pub picks: u32,
    /// Places that count as found.
    pub places: u32,
    /// Picks found there.
    pub ranked: u32,
    /// Picks that the most popular items not yet decided on would have found there.
    pub popular: u32,
    /// What each score source is worth to this person, 1 as shipped: other people's histories, likeness, the prior.
    pub worth: [f32; 3],
    /// Share of plain popularity in the ranking: above 0 while the learnt weights have not proved better.
    pub popularity: f32,
    /// Comparisons that was learnt from.
    pub learnt_from: u32,
}
