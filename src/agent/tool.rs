//! The closed set of tools, each defined in one line: its name, what it takes, what it does beside reading, and whether the
//! app runs it unasked. What a level of autonomy makes of a call follows from that line ([`super::policy`]), and so does
//! what a planner is told.

use serde::{Deserialize, Serialize};

use super::arguments::{Arguments, Takes};
use crate::untrusted::Untrusted;

macro_rules! tools {
    ($($tool:ident, $name:literal, $takes:ident, $effect:ident, $unasked:literal, $about:literal;)*) => {
        /// What a plan may use. There are no others.
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Tool {
            $(
                #[doc = $about]
                #[serde(rename = $name)]
                $tool,
            )*
        }

        impl Tool {
            /// Every tool.
            pub const ALL: &'static [Self] = &[$(Self::$tool),*];

            /// All that is to be known about the tool.
            pub const fn definition(self) -> ToolDefinition {
                match self {
                    $(Self::$tool => ToolDefinition {
                        name: $name,
                        about: $about,
                        takes: Takes::$takes,
                        effect: Effect::$effect,
                        runs_unasked: $unasked,
                    },)*
                }
            }
        }
    };
}

tools! {
    SearchCatalog, "search_catalog", Query, Reads, false, "Find items by words.";
    SimilarItems, "similar_items", Step, Reads, false, "Find items like those found by an earlier step, by its number.";
    Recommend, "recommend", Count, Reads, true, "The best items for the person as they are.";
    Filter, "filter", Condition, Reads, false, "Keep items whose facet or number fits.";
    Compare, "compare", Step, Reads, false, "Set the items of an earlier step side by side.";
    ItemDetails, "item_details", Step, Reads, false, "Everything about the items of an earlier step.";
    Recall, "recall", Query, Reads, false, "Look in the person's memory; the answer stays on the device.";
    Remember, "remember", Text, Adds, false, "Propose to remember a preference; the person decides.";
    Forget, "forget", Text, Removes, false, "Propose to forget a preference; the person decides.";
    AskUser, "ask_user", Text, Asks, false, "Ask the person one short question.";
    Explain, "explain", Step, Reads, false, "Say why the items of an earlier step were chosen.";
    MakeBundle, "make_bundle", Bundle, Reads, false, "Choose a set whose number adds up to at most a limit.";
    Watch, "watch", Query, Adds, true, "Propose to tell the person when something fits.";
    Lookup, "lookup", Query, Sends, false, "Propose to look something up in an encyclopedia; the person decides.";
}

/// All that is to be known about a tool.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolDefinition {
    /// Its name: planners write it, records keep it, and the page finds its words by it.
    pub name: &'static str,
    /// What it does, in a sentence, as planners are told.
    pub about: &'static str,
    /// What a planner has to give it.
    pub takes: Takes,
    /// What it does beside reading.
    pub effect: Effect,
    /// Whether the app runs it of its own accord, when it is opened: [`super::standing::Standing::digest`].
    pub runs_unasked: bool,
}

/// What a tool does beside reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It reads the catalogue and memory, and does nothing else.
    Reads,
    /// It asks the person.
    Asks,
    /// It adds to memory. What it added can be taken out again: [`Undo`].
    Adds,
    /// It takes something out of memory, which can be put back for a while: [`Undo`].
    Removes,
    /// It reaches outside of the device. Nothing takes that back.
    Sends,
}

/// What takes an act back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undo {
    /// The note of this number goes.
    Note(u64),
    /// The watch of this number goes.
    Watch(u64),
    /// What was forgotten last comes back.
    Forgotten,
}

impl Tool {
    /// Its name, as planners write it.
    pub const fn name(self) -> &'static str {
        self.definition().name
    }

    /// The tool of a name, letter by letter; near misses are none.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|tool| tool.name() == name)
    }

    /// Whether it changes memory or reaches outside: what only the person, or a level that they chose, lets happen.
    pub const fn acts(self) -> bool {
        matches!(self.definition().effect, Effect::Adds | Effect::Removes | Effect::Sends)
    }
}

/// A tool with its arguments.
#[derive(Debug, Clone, PartialEq)]
pub struct ToolCall {
    /// The tool.
    pub tool: Tool,
    /// What it is called with.
    pub with: Arguments,
}

impl ToolCall {
    /// A call of a tool with words.
    pub fn with_words(tool: Tool, words: impl Into<Untrusted<String>>) -> Self {
        Self { tool, with: Arguments::Words(words.into()) }
    }

    /// The earlier step that it refers to.
    pub fn refers_to(&mut self) -> Option<&mut usize> {
        match &mut self.with {
            Arguments::Step(from) => Some(from),
            _ => None,
        }
    }

    /// What it is about, in words: a planner's or the person's.
    pub fn words(&self) -> Option<&Untrusted<String>> {
        match &self.with {
            Arguments::Words(words) => Some(words),
            _ => None,
        }
    }

    /// The same with other words; as it was where it has none.
    pub fn reworded(self, words: &str) -> Self {
        match self.with {
            Arguments::Words(_) => Self::with_words(self.tool, words),
            _ => self,
        }
    }
}
