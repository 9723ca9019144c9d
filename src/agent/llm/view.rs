//! What a remote planner sees. There is no way to put anything else in.

use serde_json::json;

use crate::{
    agent::tool::Tool,
    consent::{
        Offered, Scope, Scopes,
        redact::{Redacted, Redactor},
    },
    untrusted::Untrusted,
};

/// Characters of a goal.
const GOAL: usize = 2_000;
/// Facet names, preferences and titles, at most.
const MOST: usize = 40;
/// Characters of each.
const LONGEST: usize = 80;

/// What the person asked for, redacted. There is no other way to make one.
#[derive(Debug, Clone, PartialEq)]
pub struct Goal(Redacted);

impl Goal {
    /// The person's words, through the redactor. Beyond 2,000 characters they are cut.
    pub fn new(words: &str, redactor: &mut Redactor) -> Self {
        Self(redactor.redact(&words.chars().take(GOAL).collect::<String>()))
    }

    /// The goal with what was replaced in it.
    pub fn redacted(&self) -> &Redacted {
        &self.0
    }
}

/// Names of the catalogue's facets and numbers. They are the owner's words, so only what looks like a name is taken:
/// short, and of letters, digits and a few signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FacetNames(Vec<String>);

impl FacetNames {
    /// Those of `names` that look like names, in order, at most 40.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        Self(names.into_iter().filter(|name| is_name(name)).take(MOST).map(str::to_owned).collect())
    }
}

/// Which values of which facets the person prefers, strongest first; of the catalogue's own vocabulary.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Taste(Vec<(String, String)>);

impl Taste {
    /// Pairs of facet and value that look like names, in order, at most 40.
    pub fn new<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let named = pairs.into_iter().filter(|(facet, value)| is_name(facet) && is_name(value));
        Self(named.take(MOST).map(|(facet, value)| (facet.to_owned(), value.to_owned())).collect())
    }
}

/// Titles of items that the person liked or saved, latest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Titles(Vec<String>);

impl Titles {
    /// At most 40, each cut to 80 characters.
    pub fn new<'a>(titles: impl IntoIterator<Item = &'a Untrusted<String>>) -> Self {
        let cut = |title: &Untrusted<String>| title.to_show().chars().take(LONGEST).collect();
        Self(titles.into_iter().take(MOST).map(cut).collect())
    }
}

/// Everything that a remote planner is told: the goal, the tools, the names of facets, and what the person has offered.
/// No memory, and no text of items, feeds or imports, can be put in: its fields are all there is.
#[derive(Debug, Clone, PartialEq)]
pub struct PlannerView {
    goal: Goal,
    tools: &'static [Tool],
    facets: FacetNames,
    taste: Option<Offered<Taste>>,
    titles: Option<Offered<Titles>>,
}

impl PlannerView {
    /// Without anything about the person but the goal.
    pub fn new(goal: Goal, tools: &'static [Tool], facets: FacetNames) -> Self {
        Self { goal, tools, facets, taste: None, titles: None }
    }

    /// With the person's taste, if they have offered it.
    pub fn with_taste(self, taste: Option<Offered<Taste>>) -> Self {
        Self { taste, ..self }
    }

    /// With titles, if the person has offered them.
    pub fn with_titles(self, titles: Option<Offered<Titles>>) -> Self {
        Self { titles, ..self }
    }

    /// The tools that a plan may name.
    pub fn tools(&self) -> &'static [Tool] {
        self.tools
    }

    /// The kinds of data in it: what is there, not what was claimed.
    pub fn scopes(&self) -> Scopes {
        let mut scopes: Scopes = [Scope::Goal, Scope::Tools, Scope::Facets].into_iter().collect();
        if self.taste.is_some() {
            scopes.insert(Scope::Taste);
        }
        if self.titles.is_some() {
            scopes.insert(Scope::Titles);
        }
        scopes
    }

    /// What was replaced in it.
    pub fn redactions(&self) -> Vec<Redacted> {
        vec![self.goal.0.clone()]
    }

    /// As the planner reads it: data in JSON, so that no text in it can pass for an instruction of the app.
    pub fn told(&self) -> String {
        let tool = |tool: &Tool| {
            let tool = tool.definition();
            json!({"name": tool.name, "about": tool.about, "arguments": tool.takes.schema()})
        };
        let mut told = json!({
            "goal": self.goal.0.text(),
            "tools": self.tools.iter().map(tool).collect::<Vec<_>>(),
            "facets": self.facets.0,
        });
        if let Some(taste) = &self.taste {
            let pair = |(facet, value): &(String, String)| json!({"facet": facet, "value": value});
            told["prefers"] = taste.value().0.iter().map(pair).collect();
        }
        if let Some(titles) = &self.titles {
            told["liked"] = json!(titles.value().0);
        }
        told.to_string()
    }
}

fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '+' | '.' | '&' | '/' | '#');
    !name.is_empty() && name.chars().count() <= LONGEST / 2 && name.chars().all(allowed)
}
