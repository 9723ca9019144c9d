//! Search: words, and meaning where the model is ready.

use super::{
    cards::few,
    failures::no_model,
    protocol::{Card, Embed, Failure, ModelFault, Reason, Results, Search, Vectors},
    session::Session,
    snapshot::Snapshot,
};
use crate::{
    catalog::ItemIx,
    index::{Hit, hybrid::Matches, quota},
};

/// Matches considered from each side.
const DEEP: usize = 200;

/// Answers a query.
pub async fn search(session: &mut Session, call: Search) -> Result<Results, Failure> {
    let vector = match &mut session.embedder {
        Some(embedder) if !call.query.trim().is_empty() => {
            // A model that fails on one query must not take search down: words still work.
            embedder.embed(std::slice::from_ref(&call.query)).await.ok()
        }
        _ => None,
    };
    Ok(found(&session.snapshot()?, call, vector.as_deref()))
}

/// The model's vectors of texts.
pub async fn embed(session: &mut Session, Embed { texts }: Embed) -> Result<Vectors, Failure> {
    let embedder = session.embedder.as_mut().ok_or_else(|| no_model(ModelFault::Absent))?;
    let values = embedder.embed(&texts).await.map_err(no_model)?;
    Ok(Vectors { dim: embedder.spec().dim as u32, values })
}

/// What is found. `vector` is the query's embedding, if the model is ready.
fn found(snapshot: &Snapshot<'_>, call: Search, vector: Option<&[f32]>) -> Results {
    let Search { query, filters, limit } = call;
    let (library, cards, limit) = (snapshot.library, &snapshot.cards, few(limit));
    let passes = |ix: ItemIx| filters.iter().all(|f| library.facets.has_any(ix, &f.facet, &f.values));
    if query.trim().is_empty() {
        let mut all: Vec<ItemIx> =
            (0..library.catalog.items.len() as ItemIx).filter(|ix| passes(*ix)).collect();
        all.sort_by_key(|ix| snapshot.is_denied(*ix));
        let reason = || Reason::Popular;
        let shown = all.iter().take(limit).filter_map(|ix| cards.card(*ix, reason(), None)).collect();
        return Results { query, cards: shown, total: all.len() as u32, semantic: false };
    }
    // Whatever was added is looked at besides, so that it takes no other item's place.
    let deep = DEEP + library.added();
    let Matches { all, by_words, by_meaning } = library.hybrid().search(&query, vector, deep, &passes);
    let total = all.len() as u32;
    let (mut within, over) = quota::part(all, limit, |hit| library.source(hit.ix));
    within.extend(over);
    // What a note speaks against is still found by whoever looks for it.
    within.sort_by_key(|hit| snapshot.is_denied(hit.ix));
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
    Results { query, cards: shown, total, semantic: vector.is_some() }
}
