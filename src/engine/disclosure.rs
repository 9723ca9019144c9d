//! What may be told to whoever is asked elsewhere, redacted.

use std::collections::{BTreeMap, BTreeSet};

use penchant_kernels::order::Order;

use super::{
    library::Library,
    person::Person,
    protocol::egress::{LookupSource, Provider, Scope},
};
use crate::{
    agent::{
        llm::{
            PlannerView,
            view::{FacetNames, Goal, Taste, Titles},
        },
        tool::Tool,
    },
    catalog::Item,
    consent::redact::Redactor,
    lookup::{LookupQuery, NoQuery, WIKIDATA, WIKIPEDIA},
    memory::{Interaction, InteractionKind},
    untrusted::Untrusted,
};

/// The encyclopedia that plans ask.
pub const USUAL_SOURCE: LookupSource = LookupSource::Wikipedia;

/// What a planner elsewhere is told: the goal, redacted; the tools; names of facets; and what the person offers it. With
/// the redactor that knows what the aliases stand for. A model within the browser has no provider, and is offered nothing.
pub fn planner_view(
    goal: &str,
    provider: Option<&Provider>,
    library: &Library,
    person: &Person,
) -> (PlannerView, Redactor) {
    let mut redactor = Redactor::new(&person.private_words());
    let goal = Goal::new(goal, &mut redactor);
    let facets = FacetNames::new(library.facet_names.iter().map(String::as_str));
    let liked = || liked(library, person);
    let offers = provider.map(|provider| provider.offers).unwrap_or_default();
    let taste = offers.offer(Scope::Taste, || taste(&liked()));
    let titles = offers.offer(Scope::Titles, || Titles::new(liked().iter().map(|item| &item.title)));
    let view = PlannerView::new(goal, Tool::ALL, facets).with_taste(taste).with_titles(titles);
    (view, redactor)
}

/// Items of this catalogue that the person liked or saved, latest first. What a feed calls its items and says of them is
/// told to nobody, so those that were added are not among them.
fn liked<'a>(library: &'a Library, person: &Person) -> Vec<&'a Item> {
    let marked = person
        .log
        .iter()
        .rev()
        .filter(|act| matches!(act.kind, InteractionKind::Like | InteractionKind::Save));
    let mut seen = BTreeSet::new();
    marked
        .filter_map(Interaction::item)
        .filter(|key| seen.insert(*key) && !person.marks(*key).rejected)
        .filter_map(|key| library.item(library.ix(key)?))
        .filter(|item| item.source.is_none())
        .collect()
}

/// The facet values that liked items share, the most frequent first.
fn taste(liked: &[&Item]) -> Taste {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for item in liked {
        for (facet, values) in item.facets.to_compare() {
            values.iter().for_each(|value| *counts.entry((facet, value)).or_default() += 1);
        }
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.order_by_key(|(_, count)| std::cmp::Reverse(*count));
    Taste::new(pairs.into_iter().map(|(pair, _)| pair))
}

/// What is asked about a title.
pub fn query(
    title: &Untrusted<String>,
    source: LookupSource,
    person: &Person,
) -> Result<LookupQuery, NoQuery> {
    let set = person.encyclopedia();
    let base = match source {
        LookupSource::Wikipedia => set.as_deref().unwrap_or(WIKIPEDIA),
        LookupSource::Wikidata => WIKIDATA,
    };
    LookupQuery::new(source, base, title, &mut Redactor::new(&person.private_words()))
}
