//! Search: words, and meaning where the model is ready.

use super::{
    cards::few,
    failures::no_model,
    found::{Asked, COUNTED, dated, ordered, recent, values},
    protocol::{Card, Embed, Failure, ModelFault, Reason, Results, Search, Vectors},
    session::Session,
    snapshot::Snapshot,
};
use crate::{
    catalog::ItemIx,
    index::{Hit, hybrid::Matches},
};

/// Matches considered from each side, where there are more items than are counted.
const DEEP: usize = 200;
/// What scores less than this share of the best match has a word in common with the query, and no more.
const WORTH: f32 = 0.2;
/// Cards of what comes near, where nothing was found.
const NEAR: usize = 6;

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
    let Search { query, filters, limit, sort } = call;
    let (library, limit) = (snapshot.library, few(limit));
    let items = &library.catalog.items;
    let asked = Asked { query: query.trim(), filters: &filters };
    // Whatever was added is looked at besides, so that it takes no other item's place.
    let deep = if items.len() <= COUNTED { items.len() } else { DEEP + library.added() };
    let seek = |keep: &dyn Fn(ItemIx) -> bool| match asked.query.is_empty() {
        true => {
            let all = (0..items.len() as ItemIx).filter(|ix| keep(*ix));
            Matches { all: all.map(|ix| Hit { ix, score: 0.0 }).collect(), ..Matches::default() }
        }
        false => library.hybrid().search(&query, vector, deep, keep),
    };
    let mut open = seek(&|_| true);
    let least = WORTH * open.all.first().map_or(0.0, |best| best.score);
    open.all.retain(|hit| hit.score >= least);
    let facets = values(library, asked, &open.all);
    let (near, meant) = (open.all.iter().take(NEAR).copied().collect(), open.all.first());
    let meant = meant.filter(|_| !asked.query.is_empty());
    let meant = meant.and_then(|first| library.text().meant(asked.query, items, first.ix));
    // Where everything was looked at there is no more behind the filters.
    let Matches { mut all, by_words, by_meaning } = match filters.is_empty() || items.len() <= COUNTED {
        true => open,
        false => seek(&|ix| asked.admits(library, ix)),
    };
    all.retain(|hit| asked.admits(library, hit.ix));
    let total = all.len() as u32;
    let found_by = |list: &[Hit], ix: ItemIx| list.iter().any(|hit| hit.ix == ix);
    let reason = |ix: ItemIx| match asked.query.is_empty() {
        true => Reason::Popular { counts: library.popularity(ix) },
        false => Reason::Match { words: found_by(&by_words, ix), meaning: found_by(&by_meaning, ix) },
    };
    let shown = |hits: Vec<Hit>, most: usize| -> Vec<Card> {
        let card = |hit: &Hit| snapshot.cards.card(hit.ix, reason(hit.ix), None);
        hits.iter().take(most).filter_map(card).collect()
    };
    let near = match (total, asked.query.is_empty()) {
        (0, false) => nearest(snapshot, near, asked.query, vector),
        _ => Vec::new(),
    };
    Results {
        total,
        semantic: vector.is_some(),
        meant,
        near: shown(near, NEAR),
        facets,
        dated: dated(library),
        recent: if asked.query.is_empty() { recent(snapshot.person) } else { Vec::new() },
        cards: shown(ordered(snapshot, all, sort, limit), limit),
        query,
    }
}

/// What comes near where nothing was found: what the words find without the filters, else what they mean however little, else
/// what has words like them.
fn nearest(snapshot: &Snapshot<'_>, open: Vec<Hit>, query: &str, vector: Option<&[f32]>) -> Vec<Hit> {
    let hybrid = snapshot.library.hybrid();
    match (open.is_empty(), vector.zip(hybrid.meaning)) {
        (false, _) => open,
        (true, Some((vector, (_, index)))) => index.search(vector, NEAR, &|_| true),
        (true, None) => hybrid.words.search_loosely(query, NEAR),
    }
}
