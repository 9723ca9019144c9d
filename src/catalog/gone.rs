//! What nobody can have any more: the one rule for the feed, for what is like an item, for answers, and for the files beside a
//! pack. It is not hidden; it steps back behind what can be had.

use serde::{Deserialize, Serialize};

use super::{Item, ItemIx, values::calendar};

/// States of what cannot be had, as schema.org and shops' feeds have them, without case and signs.
const SOLD_OUT: &[&str] = &["outofstock", "soldout", "discontinued"];
/// What schema.org says of an event that does not take place.
pub const CANCELLED: &str = "EventCancelled";
const DAY_MS: i64 = 86_400_000;
/// A day is over when it is over everywhere: in the last zone half a day after Greenwich.
const LAST_ZONE_MS: i64 = DAY_MS / 2;

/// Why nobody can have an item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Gone {
    /// Its owner says that there is none.
    SoldOut,
    /// Its last day is over, or it does not take place.
    Past,
}

/// Which items of a catalogue nobody can have from some moment on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ends(Vec<(ItemIx, End)>);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    SoldOut,
    /// When its last day is over.
    At(i64),
}

impl Ends {
    /// Looks through the items of a catalogue.
    pub fn of(items: &[Item]) -> Self {
        Self((0..).zip(items).filter_map(|(ix, item)| Some((ix, end(item)?))).collect())
    }

    /// Whether all items can be had for ever.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether nobody can have an item at a moment, and why.
    pub fn gone(&self, ix: ItemIx, now_ms: i64) -> Option<Gone> {
        let at = self.0.binary_search_by_key(&ix, |(ix, _)| *ix).ok()?;
        match self.0.get(at)?.1 {
            End::SoldOut => Some(Gone::SoldOut),
            End::At(end_ms) => (end_ms <= now_ms).then_some(Gone::Past),
        }
    }
}

/// The last day, month or year on which an item can be had, in the form of ISO 8601: what the owner states, or the day of an event.
pub fn last_day(item: &Item) -> Option<&str> {
    item.until.as_deref().or_else(|| item.date.as_deref().filter(|_| is_event(item)))
}

/// Whether an item is something that takes place, by its kind in schema.org: then it is over after its day. Of an `event` that is a
/// kind of post, as in what WordPress answers, the date may be the one on which it was written.
pub fn is_event(item: &Item) -> bool {
    let kinds = item.facet("type").iter().filter_map(|kind| kind.rsplit(['/', '#', ':']).next());
    kinds.into_iter().any(|kind| kind.ends_with("Event") || kind == "Festival")
}

fn end(item: &Item) -> Option<End> {
    let states: Vec<String> = item.facet("availability").iter().map(|state| bare(state)).collect();
    if states.iter().any(|state| SOLD_OUT.contains(&state.as_str())) {
        return Some(End::SoldOut);
    }
    if states.contains(&bare(CANCELLED)) {
        return Some(End::At(i64::MIN));
    }
    Some(End::At((calendar::end(last_day(item)?)?).saturating_mul(DAY_MS).saturating_add(LAST_ZONE_MS)))
}

/// The last part of an address, or a name, by its letters and digits.
fn bare(text: &str) -> String {
    let name = text.rsplit('/').next().unwrap_or_default();
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(facet: &str, value: &str) -> Item {
        Item { facets: [(facet.to_owned(), vec![value.to_owned()])].into(), ..Item::default() }
    }

    #[test]
    fn an_item_is_gone_once_it_is_sold_out_or_its_last_day_is_over_everywhere() {
        let (event, work) = (with("type", "MusicEvent"), with("type", "Book"));
        let dated = |item: &Item, date: &str| Item { date: Some(date.into()), ..item.clone() };
        let until = |item: &Item, date: &str| Item { until: Some(date.into()), ..item.clone() };
        // 1 May 2026 is day 20,574.
        let (noon, next) = (20_574 * DAY_MS + DAY_MS / 2, 20_575 * DAY_MS + LAST_ZONE_MS);
        for (item, at_noon, afterwards) in [
            (with("availability", "https://schema.org/OutOfStock"), Some(Gone::SoldOut), Some(Gone::SoldOut)),
            (with("availability", "out of stock"), Some(Gone::SoldOut), Some(Gone::SoldOut)),
            (with("availability", "InStock"), None, None),
            (with("availability", "EventCancelled"), Some(Gone::Past), Some(Gone::Past)),
            (dated(&event, "2026-05-01"), None, Some(Gone::Past)),
            (dated(&event, "2026-05-02"), None, None),
            (dated(&event, "2026-04"), Some(Gone::Past), Some(Gone::Past)),
            (dated(&event, "2026"), None, None),
            (dated(&work, "1936-05-01"), None, None),
            (dated(&with("type", "event"), "2026-04-01"), None, None),
            (until(&work, "2026-05-01"), None, Some(Gone::Past)),
            (until(&dated(&event, "2026-04-01"), "2026-05-01"), None, Some(Gone::Past)),
            (until(&event, "soon"), None, None),
            (event.clone(), None, None),
        ] {
            let ends = Ends::of(&[Item::default(), item.clone()]);
            assert_eq!(ends.gone(1, noon), at_noon, "{item:?} on the day");
            assert_eq!(ends.gone(1, next), afterwards, "{item:?} after it");
            assert_eq!(ends.gone(1, next - 1), at_noon, "{item:?} while it is that day anywhere");
            assert_eq!(ends.gone(0, next), None);
        }
    }
}
