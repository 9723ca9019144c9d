//! Until when what schema.org describes can be had.

use serde_json::{Map, Value};

use crate::catalog::{
    Item, gone,
    values::{
        date::{self, Order},
        list,
    },
};

/// Takes the last day of an offer, a posting or an event from its node, and that an event does not take place.
pub(super) fn tell(item: &mut Item, node: &Map<String, Value>) {
    let said = |name: &str| list::label(node.get(name)?);
    let day = |name: &str| date::date(&said(name)?, Order::Unknown);
    item.until = ["validThrough", "expires"].into_iter().find_map(day);
    if gone::is_event(item) {
        item.until = day("endDate").or(item.until.take());
        if said("eventStatus").is_some_and(|status| status.ends_with(gone::CANCELLED)) {
            item.facets.to_tidy().insert("availability".into(), vec![gone::CANCELLED.into()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::catalog::feeds::linked;

    #[test]
    fn an_event_ends_with_its_last_day_and_a_posting_when_it_says() {
        for (node, until, state) in [
            (r#""Event","startDate":"2026-05-01T20:00","endDate":"2026-05-03""#, Some("2026-05-03"), None),
            (
                r#""JobPosting","datePosted":"2026-04-01","validThrough":"2026-05-31T23:59""#,
                Some("2026-05-31"),
                None,
            ),
            (
                r#""MusicEvent","startDate":"2026-05-01","eventStatus":"https://schema.org/EventCancelled","offers":{"availability":"InStock"}"#,
                None,
                Some("EventCancelled"),
            ),
            (r#""TVSeries","startDate":"2001","endDate":"2008-02-01""#, None, None),
        ] {
            let reading = linked::document(&format!(r#"{{"@type":{node},"name":"N","url":"/n"}}"#));
            let item = &reading.told[0].item;
            assert_eq!(item.until.as_deref(), until, "{node}");
            assert_eq!(item.facet("availability").first().map(String::as_str), state, "{node}");
        }
    }
}
