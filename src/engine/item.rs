//! Everything about one item.

use super::{
    failures::not_found,
    protocol::{Details, Failure, GetDetails},
    snapshot::Snapshot,
};

/// Everything about one item.
pub fn details(snapshot: &Snapshot<'_>, GetDetails { item }: GetDetails) -> Result<Box<Details>, Failure> {
    let ix = snapshot.library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
    snapshot.cards.details(ix).map(Box::new).ok_or_else(|| not_found(&item))
}
