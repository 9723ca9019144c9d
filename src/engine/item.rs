//! Everything about one item.

use penchant_kernels::order::Order;
use rustc_hash::FxHashSet;

use super::{
    cards::few,
    failures::not_found,
    feed::{is_welcome, like},
    protocol::{Companions, CompanionsBy, Details, Failure, GetDetails, GoesWith, Reason},
    snapshot::Snapshot,
};
use crate::catalog::ItemIx;

/// Cosine below which two items are not of one subject.
const NEAR: f32 = 0.35;

/// Everything about one item.
pub fn details(snapshot: &Snapshot<'_>, GetDetails { item }: GetDetails) -> Result<Box<Details>, Failure> {
    let ix = snapshot.library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
    snapshot.cards.details(ix).map(Box::new).ok_or_else(|| not_found(&item))
}

/// What goes with an item: what others went on to, where the pack knows; else what is of its field and of another kind. What is
/// shown as like it is not among them.
pub fn goes_with(
    snapshot: &Snapshot<'_>,
    GoesWith { item, limit, similar }: GoesWith,
) -> Result<Companions, Failure> {
    let library = snapshot.library;
    let ix = library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
    let mut known: FxHashSet<ItemIx> = like(snapshot, ix, similar).into_iter().chain([ix]).collect();
    known = known.into_iter().map(|ix| library.families.variant(ix)).collect();
    let followed =
        library.collab.as_ref().map(|collab| collab.weights().rules.strongest(ix)).unwrap_or_default();
    let (found, by) = match followed.is_empty() {
        false => (followed, CompanionsBy::Sequence),
        true => (complements(snapshot, ix), CompanionsBy::Facets),
    };
    let open =
        |other: &ItemIx| known.insert(library.families.variant(*other)) && is_welcome(snapshot, ix, *other);
    let cards = found.into_iter().filter(open).take(few(limit));
    Ok(Companions {
        cards: cards.filter_map(|ix| snapshot.cards.card(ix, Reason::Similar, None)).collect(),
        by,
    })
}

/// What is of an item's field and of another kind in it, the nearest in meaning first.
fn complements(snapshot: &Snapshot<'_>, ix: ItemIx) -> Vec<ItemIx> {
    let library = snapshot.library;
    let Some(space) = &library.space else { return Vec::new() };
    let others =
        (0..library.catalog.items.len() as ItemIx).filter(|other| library.kinds.are_complements(ix, *other));
    let mut near: Vec<(ItemIx, f32)> = others.map(|other| (other, space.similarity(ix, other))).collect();
    near.retain(|(_, cosine)| *cosine >= NEAR);
    near.order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    near.into_iter().map(|(other, _)| other).collect()
}
