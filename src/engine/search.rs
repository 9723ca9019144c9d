//! Search: words, and meaning where the model is ready.

use super::{
    cards::Cards,
    protocol::{Card, FacetFilter, Reason, Results},
};
use crate::{
    catalog::ItemIx,
    index::{Hit, hybrid::Matches, quota},
};

/// Matches considered from each side.
const DEEP: usize = 200;

/// Answers a query. `vector` is the query's embedding, if the model is ready.
pub fn search(
    cards: &Cards<'_>,
    query: &str,
    vector: Option<&[f32]>,
    filters: &[FacetFilter],
    limit: usize,
) -> Results {
    let library = cards.library;
    let passes = |ix: ItemIx| filters.iter().all(|f| library.facets.has_any(ix, &f.facet, &f.values));
    if query.trim().is_empty() {
        let all: Vec<ItemIx> = (0..library.catalog.items.len() as ItemIx).filter(|ix| passes(*ix)).collect();
        let reason = || Reason::Popular;
        let shown = all.iter().take(limit).filter_map(|ix| cards.card(*ix, reason(), None)).collect();
        return Results { query: query.to_owned(), cards: shown, total: all.len() as u32, semantic: false };
    }
    // Whatever was added is looked at besides, so that it takes no other item's place.
    let deep = DEEP + library.added();
    let Matches { all, by_words, by_meaning } = library.hybrid().search(query, vector, deep, &passes);
    let total = all.len() as u32;
    let (mut within, over) = quota::part(all, limit, |hit| library.source(hit.ix));
    within.extend(over);
    let found_by = |list: &[Hit], ix: ItemIx| list.iter().any(|hit| hit.ix == ix);
    let shown: Vec<Card> = within
        .iter()
        .take(limit)
        .filter_map(|hit| {
            let reason =
                Reason::Match { words: found_by(&by_words, hit.ix), meaning: found_by(&by_meaning, hit.ix) };
            cards.card(hit.ix, reason, None)
        })
        .collect();
    Results { query: query.to_owned(), cards: shown, total, semantic: vector.is_some() }
}
