//! One item, as the page shows it.

use serde::{Deserialize, Serialize};

use crate::{
    catalog::{Gone, pack::manifest::PopularityCounts},
    memory::interaction::Placement,
};

/// Everything about one item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GetDetails {
    /// Item id.
    pub item: String,
}

/// Everything about one item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// As on a card.
    pub card: Card,
    /// Whole description, paragraphs separated by blank lines.
    pub description: String,
    /// The owner's page, `https:` or `http:` only.
    pub url: Option<String>,
    /// Facets in name order.
    pub facets: Vec<(String, Vec<String>)>,
    /// Numbers in name order.
    pub numbers: Vec<(String, f64)>,
}

/// What goes with an item, beside what is like it.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct GoesWith {
    /// Item id.
    pub item: String,
    /// At most so many.
    pub limit: u16,
    /// How many of [`super::Similar`] are shown beside them: none of those is among them.
    pub similar: u16,
}

/// What goes with an item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Companions {
    /// Best first; empty where nothing says what goes with it.
    pub cards: Vec<Card>,
    /// What says so.
    pub by: CompanionsBy,
}

/// What says that items go together.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CompanionsBy {
    /// Others took them up after it.
    Sequence,
    /// They are of its field, of another kind in it, and near it in meaning.
    Facets,
}

/// What a card shows.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Item id.
    pub id: String,
    /// Title, as text.
    pub title: String,
    /// One or two lines, as text.
    pub summary: String,
    /// Absolute URL of the picture, same origin.
    pub image: Option<String>,
    /// Where its picture is, if that is another host: shown only if the person lets it be fetched.
    pub picture_host: Option<String>,
    /// The owner's page: `http:`, `https:`, or a path of the owner's site.
    pub url: Option<String>,
    /// Maker.
    pub creator: Option<String>,
    /// Of which day, month or year it is, in the form of ISO 8601.
    pub date: Option<String>,
    /// A few labels.
    pub tags: Vec<String>,
    /// What it costs.
    pub price: Option<f64>,
    /// In what, as the owner writes it.
    pub currency: Option<String>,
    /// Whether it can be had, as the owner writes it.
    pub availability: Option<String>,
    /// The last day, month or year on which it can be had, likewise.
    pub until: Option<String>,
    /// Why nobody can have it any more, if so: then it stands behind everything else.
    pub gone: Option<Gone>,
    /// In one line, why it is here.
    pub reason: Reason,
    /// What the person has said about it.
    pub marks: Marks,
    /// To be sent back with acts on this card.
    pub placement: Option<Placement>,
    /// What the owner of the catalogue calls the rule that put this forward or held it back, if one did.
    pub owner: Option<String>,
    /// The source that the person added it from; none for the catalogue's own.
    pub source: Option<String>,
    /// How many variants of the thing the catalogue has, with this one: the card stands for all of them.
    pub variants: u32,
}

/// The standing marks of a person on an item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Liked.
    pub liked: bool,
    /// Saved.
    pub saved: bool,
    /// Disliked or "not for me".
    pub rejected: bool,
    /// The person has it.
    pub had: bool,
    /// Done with to the end.
    pub finished: bool,
    /// Given up before the end.
    pub stopped: bool,
    /// Opened at least once.
    pub opened: bool,
}

/// The main reason for a card. The page words it; titles are shown as text.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The largest contributions come from these remembered items.
    Because {
        /// What the item has in common with most of them, in the catalogue's words: a label and a kind at most.
        shared: Vec<String>,
        /// Largest share first, at most 3.
        items: Vec<Cause>,
    },
    /// The person follows what it is of.
    Follows {
        /// The topic, in the catalogue's words.
        topic: String,
    },
    /// The person asked for more by its maker, or like another item.
    More {
        /// The maker, or that item's title.
        name: String,
    },
    /// First by what the catalogue counts; little is known about the person yet.
    Popular {
        /// What that is.
        counts: PopularityCounts,
    },
    /// The person liked or saved it some time ago: brought back where what is new to them and suits has run out.
    Back,
    /// Nothing that is known of the person speaks for it: shown where what does has run out.
    Beyond {
        /// The kind that tells most of it, in the catalogue's words.
        kind: Option<String>,
    },
    /// Shown to learn: chosen at random among plausible items.
    Explore,
    /// Close to the item on whose page it stands.
    Similar,
    /// It keeps what was asked for.
    Asked,
    /// Found by words, by meaning, or both.
    Match {
        /// By words.
        words: bool,
        /// By meaning.
        meaning: bool,
    },
}

/// A remembered item behind a card.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cause {
    /// Its title.
    pub title: String,
    /// The name of its catalogue, if that is another one.
    pub catalog: Option<String>,
    /// Its share of the positive score.
    pub share: f32,
}
