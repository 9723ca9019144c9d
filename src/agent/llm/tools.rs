//! The tools as a planner is told of them.

/// A tool. All of it is the app's own text, fixed when the app was built: nothing of an item or a person can be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToolSpec {
    /// Its name.
    pub name: &'static str,
    /// What it does, in a sentence.
    pub about: &'static str,
    /// JSON Schema of its arguments: an object all of whose properties are required.
    pub arguments: &'static str,
}

const QUERY: &str = r#"{"type":"object","properties":{"query":{"type":"string","maxLength":200}},"required":["query"],"additionalProperties":false}"#;
const COUNT: &str = r#"{"type":"object","properties":{"count":{"type":"integer","minimum":1,"maximum":50}},"required":["count"],"additionalProperties":false}"#;
const ITEM: &str = r#"{"type":"object","properties":{"from":{"type":"integer","minimum":0,"maximum":8}},"required":["from"],"additionalProperties":false}"#;
const FILTER: &str = r#"{"type":"object","properties":{"facet":{"type":"string","maxLength":60},"op":{"enum":["is","is_not","at_least","at_most"]},"value":{"type":"string","maxLength":60}},"required":["facet","op","value"],"additionalProperties":false}"#;
const TEXT: &str = r#"{"type":"object","properties":{"text":{"type":"string","maxLength":200}},"required":["text"],"additionalProperties":false}"#;
const BUNDLE: &str = r#"{"type":"object","properties":{"count":{"type":"integer","minimum":1,"maximum":12},"facet":{"type":"string","maxLength":60},"at_most":{"type":"number","minimum":0,"maximum":1000000000}},"required":["count","facet","at_most"],"additionalProperties":false}"#;

/// Every tool that a plan may name.
pub const TOOLS: [ToolSpec; 14] = [
    tool("search_catalog", "Find items by words.", QUERY),
    tool("similar_items", "Find items like those found by an earlier step, by its number.", ITEM),
    tool("recommend", "The best items for the person as they are.", COUNT),
    tool("filter", "Keep items whose facet or number fits.", FILTER),
    tool("compare", "Set the items of an earlier step side by side.", ITEM),
    tool("item_details", "Everything about the items of an earlier step.", ITEM),
    tool("recall", "Look in the person's memory; the answer stays on the device.", QUERY),
    tool("remember", "Propose to remember a preference; the person decides.", TEXT),
    tool("forget", "Propose to forget a preference; the person decides.", TEXT),
    tool("ask_user", "Ask the person one short question.", TEXT),
    tool("explain", "Say why the items of an earlier step were chosen.", ITEM),
    tool("make_bundle", "Choose a set whose number adds up to at most a limit.", BUNDLE),
    tool("watch", "Propose to tell the person when something fits.", QUERY),
    tool("lookup", "Propose to look something up in an encyclopedia; the person decides.", QUERY),
];

const fn tool(name: &'static str, about: &'static str, arguments: &'static str) -> ToolSpec {
    ToolSpec { name, about, arguments }
}
