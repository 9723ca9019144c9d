//! The closed set of tools, and a call of one.

use serde::{Deserialize, Serialize};

use super::{constraint::Constraint, intent::Set, vocabulary::FieldIx};
use crate::{catalog::ItemIx, untrusted::Untrusted};

/// What a plan may use. There are no others.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tool {
    /// Items by words and meaning.
    SearchCatalog,
    /// Items like some others.
    SimilarItems,
    /// The best for the person, of what was found or of everything.
    Recommend,
    /// Keeps what fits.
    Filter,
    /// Sets items side by side.
    Compare,
    /// Everything about items.
    ItemDetails,
    /// Looks into memory.
    Recall,
    /// Writes to memory.
    Remember,
    /// Removes from memory.
    Forget,
    /// Asks the person.
    AskUser,
    /// Says why.
    Explain,
    /// A set under a limit.
    MakeBundle,
    /// Tells the person when something comes.
    Watch,
    /// Looks something up outside, with consent.
    Lookup,
}

impl Tool {
    /// Every tool.
    pub const ALL: [Self; 14] = [
        Self::SearchCatalog,
        Self::SimilarItems,
        Self::Recommend,
        Self::Filter,
        Self::Compare,
        Self::ItemDetails,
        Self::Recall,
        Self::Remember,
        Self::Forget,
        Self::AskUser,
        Self::Explain,
        Self::MakeBundle,
        Self::Watch,
        Self::Lookup,
    ];

    /// Its name, as planners write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::SearchCatalog => "search_catalog",
            Self::SimilarItems => "similar_items",
            Self::Recommend => "recommend",
            Self::Filter => "filter",
            Self::Compare => "compare",
            Self::ItemDetails => "item_details",
            Self::Recall => "recall",
            Self::Remember => "remember",
            Self::Forget => "forget",
            Self::AskUser => "ask_user",
            Self::Explain => "explain",
            Self::MakeBundle => "make_bundle",
            Self::Watch => "watch",
            Self::Lookup => "lookup",
        }
    }

    /// The tool of a name, letter by letter; near misses are none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tool| tool.name() == name)
    }

    /// Whether it changes memory or reaches outside: what only the person, or a level that they chose, lets happen.
    pub fn acts(self) -> bool {
        matches!(self, Self::Remember | Self::Forget | Self::Watch | Self::Lookup)
    }
}

/// A tool with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub enum Call {
    /// Adds what matches to the candidates.
    SearchCatalog {
        /// Words.
        query: Untrusted<String>,
    },
    /// Adds what resembles to the candidates.
    SimilarItems {
        /// To what.
        to: From,
    },
    /// Orders the candidates, or all items, and keeps the best.
    Recommend {
        /// How many.
        count: usize,
    },
    /// Keeps what fits.
    Filter {
        /// All of them.
        constraints: Vec<Constraint>,
    },
    /// Sets side by side what a step found.
    Compare {
        /// Which step.
        from: usize,
    },
    /// Shows all about what a step found.
    ItemDetails {
        /// Which step.
        from: usize,
    },
    /// Looks into memory.
    Recall {
        /// Words.
        query: Untrusted<String>,
    },
    /// Proposes to remember.
    Remember {
        /// What.
        text: Untrusted<String>,
    },
    /// Proposes to forget.
    Forget {
        /// What.
        text: Untrusted<String>,
    },
    /// Asks.
    AskUser {
        /// The field that the question is about, if about one.
        about: Option<FieldIx>,
        /// The question, where it is about none.
        text: Untrusted<String>,
    },
    /// Says why what a step found was chosen.
    Explain {
        /// Which step.
        from: usize,
    },
    /// Chooses a set among the candidates.
    MakeBundle {
        /// How many; as many as fit, if none.
        count: Option<usize>,
        /// What adds up to at most how much.
        set: Set,
    },
    /// Proposes to keep watch.
    Watch {
        /// For what.
        query: Untrusted<String>,
    },
    /// Proposes to look up.
    Lookup {
        /// What.
        query: Untrusted<String>,
    },
}

/// Where items come from.
#[derive(Debug, Clone, PartialEq)]
pub enum From {
    /// What a step found, by its number.
    Step(usize),
    /// These.
    Items(Vec<ItemIx>),
}

impl Call {
    /// The earlier step that it refers to.
    pub fn refers_to(&mut self) -> Option<&mut usize> {
        match self {
            Self::Explain { from }
            | Self::Compare { from }
            | Self::ItemDetails { from }
            | Self::SimilarItems { to: From::Step(from) } => Some(from),
            _ => None,
        }
    }

    /// What it is about, in words: a planner's or the person's.
    pub fn words(&self) -> Option<&Untrusted<String>> {
        match self {
            Self::Remember { text } | Self::Forget { text } | Self::AskUser { text, .. } => Some(text),
            Self::SearchCatalog { query }
            | Self::Recall { query }
            | Self::Watch { query }
            | Self::Lookup { query } => Some(query),
            _ => None,
        }
    }

    /// The same with other words; as it was where it has none.
    pub fn reworded(self, words: &str) -> Self {
        let words = Untrusted::from(words.to_owned());
        match self {
            Self::SearchCatalog { .. } => Self::SearchCatalog { query: words },
            Self::Recall { .. } => Self::Recall { query: words },
            Self::Remember { .. } => Self::Remember { text: words },
            Self::Forget { .. } => Self::Forget { text: words },
            Self::Watch { .. } => Self::Watch { query: words },
            Self::Lookup { .. } => Self::Lookup { query: words },
            other => other,
        }
    }

    /// Of which tool.
    pub fn tool(&self) -> Tool {
        match self {
            Self::SearchCatalog { .. } => Tool::SearchCatalog,
            Self::SimilarItems { .. } => Tool::SimilarItems,
            Self::Recommend { .. } => Tool::Recommend,
            Self::Filter { .. } => Tool::Filter,
            Self::Compare { .. } => Tool::Compare,
            Self::ItemDetails { .. } => Tool::ItemDetails,
            Self::Recall { .. } => Tool::Recall,
            Self::Remember { .. } => Tool::Remember,
            Self::Forget { .. } => Tool::Forget,
            Self::AskUser { .. } => Tool::AskUser,
            Self::Explain { .. } => Tool::Explain,
            Self::MakeBundle { .. } => Tool::MakeBundle,
            Self::Watch { .. } => Tool::Watch,
            Self::Lookup { .. } => Tool::Lookup,
        }
    }
}
