//! Addresses of the page: `#/`, `#/today`, `#/item/<id>`, `#/search?q=…&facet=value`, `#/ask`, `#/memory`,
//! `#/things?ids=…`, `#/may`, `#/sources`, `#/leaves`, `#/device`, `#/shared`, `#/try`.
//!
//! Parsing is total: what is not an address of this page is [`Route::Missing`].

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use crate::engine::protocol::{FacetFilter, Sort};

const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A place in the app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// Recommendations.
    Feed,
    /// The day's dozen, and shelves.
    Today,
    /// One item, by its id.
    Item(String),
    /// Search, with what is asked.
    Search(SearchQuery),
    /// A goal in the person's words.
    Ask,
    /// What is remembered.
    Memory,
    /// What the person has and wants; or with item ids, a list that somebody shared.
    Things(Vec<String>),
    /// What the agent may do of its own accord.
    May,
    /// What the person adds to the catalogue.
    Sources,
    /// What leaves, and what may.
    Leaves,
    /// What of the app is kept on this device.
    Device,
    /// What another app handed over.
    Handed,
    /// For owners: a pack from a file of theirs.
    Try,
    /// Whether a site's frame may follow the person's memory; the site's origin.
    Connect(String),
    /// No such place.
    Missing,
}

/// What is asked of search.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// As typed.
    pub text: String,
    /// Facets in the order in which they were chosen; none is empty.
    pub filters: Vec<FacetFilter>,
    /// In which order.
    pub sort: Sort,
}

impl Route {
    /// The place that a location's hash names.
    pub fn parse(hash: &str) -> Self {
        let path = hash.strip_prefix('#').unwrap_or(hash);
        let path = path.strip_prefix('/').unwrap_or(path);
        let (path, query) = path.split_once('?').unwrap_or((path, ""));
        match path.split_once('/') {
            Some(("item", id)) if !id.is_empty() => Self::Item(decoded(id)),
            Some(_) => Self::Missing,
            None => match path {
                "" => Self::Feed,
                "today" => Self::Today,
                "search" => Self::Search(SearchQuery::parse(query)),
                "ask" => Self::Ask,
                "memory" => Self::Memory,
                "things" => {
                    let ids = query.strip_prefix("ids=").unwrap_or_default().split(',');
                    Self::Things(ids.filter(|id| !id.is_empty()).map(decoded).collect())
                }
                "may" => Self::May,
                "sources" => Self::Sources,
                "leaves" => Self::Leaves,
                "device" => Self::Device,
                "shared" => Self::Handed,
                "try" => Self::Try,
                "connect" => match query.strip_prefix("site=") {
                    Some(site) if !site.is_empty() => Self::Connect(decoded(site)),
                    _ => Self::Missing,
                },
                _ => Self::Missing,
            },
        }
    }

    /// The hash that leads here; [`Route::parse`] of it gives this route again.
    pub fn href(&self) -> String {
        match self {
            Self::Feed | Self::Missing => "#/".into(),
            Self::Today => "#/today".into(),
            Self::Item(id) => format!("#/item/{}", encoded(id)),
            Self::Search(query) => match query.write() {
                query if query.is_empty() => "#/search".into(),
                query => format!("#/search?{query}"),
            },
            Self::Ask => "#/ask".into(),
            Self::Memory => "#/memory".into(),
            Self::Things(ids) if ids.is_empty() => "#/things".into(),
            Self::Things(ids) => {
                let ids: Vec<String> = ids.iter().map(|id| encoded(id)).collect();
                format!("#/things?ids={}", ids.join(","))
            }
            Self::May => "#/may".into(),
            Self::Sources => "#/sources".into(),
            Self::Leaves => "#/leaves".into(),
            Self::Device => "#/device".into(),
            Self::Handed => "#/shared".into(),
            Self::Try => "#/try".into(),
            Self::Connect(site) => format!("#/connect?site={}", encoded(site)),
        }
    }
}

impl SearchQuery {
    /// Whether items must hold `value` in `facet`.
    pub fn has(&self, facet: &str, value: &str) -> bool {
        self.filters.iter().any(|filter| filter.facet == facet && filter.values.iter().any(|v| v == value))
    }

    /// With `value` of `facet` asked for if it wasn't, or no longer asked for if it was.
    pub fn toggled(&self, facet: &str, value: &str) -> Self {
        let mut query = self.clone();
        if self.has(facet, value) {
            for filter in query.filters.iter_mut().filter(|filter| filter.facet == facet) {
                filter.values.retain(|v| v != value);
            }
            query.filters.retain(|filter| !filter.values.is_empty());
        } else {
            query.add(facet, value);
        }
        query
    }

    /// How many values are asked for.
    pub fn chosen(&self) -> usize {
        self.filters.iter().map(|filter| filter.values.len()).sum()
    }

    fn add(&mut self, facet: &str, value: &str) {
        match self.filters.iter_mut().find(|filter| filter.facet == facet) {
            Some(filter) => filter.values.push(value.into()),
            None => self.filters.push(FacetFilter { facet: facet.into(), values: vec![value.into()] }),
        }
    }

    fn parse(text: &str) -> Self {
        let mut query = Self::default();
        for pair in text.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decoded(name), decoded(value));
            match name.strip_prefix('.') {
                None if name == "q" => query.text = value,
                None if name == "sort" => query.sort = sorted(&value),
                // A facet named `q` or `sort`, or one that begins with a dot, is written with a dot before it.
                facet => {
                    let facet = facet.unwrap_or(&name);
                    if !query.has(facet, &value) {
                        query.add(facet, &value);
                    }
                }
            }
        }
        query
    }

    fn write(&self) -> String {
        let mut pairs = Vec::new();
        if !self.text.is_empty() {
            pairs.push(format!("q={}", encoded(&self.text)));
        }
        if self.sort != Sort::Relevance {
            pairs.push(format!("sort={}", order(self.sort)));
        }
        for filter in &self.filters {
            let taken = matches!(filter.facet.as_str(), "q" | "sort") || filter.facet.starts_with('.');
            let dot = if taken { "." } else { "" };
            for value in &filter.values {
                pairs.push(format!("{dot}{}={}", encoded(&filter.facet), encoded(value)));
            }
        }
        pairs.join("&")
    }
}

/// An order as it stands in addresses.
pub fn order(sort: Sort) -> &'static str {
    match sort {
        Sort::Relevance => "relevance",
        Sort::Title => "title",
        Sort::Newest => "newest",
    }
}

/// The order of that name; by relevance where there is none.
pub fn sorted(name: &str) -> Sort {
    [Sort::Title, Sort::Newest].into_iter().find(|sort| order(*sort) == name).unwrap_or_default()
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, ESCAPED).to_string()
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn query(text: &str, filters: &[(&str, &[&str])]) -> SearchQuery {
        let filters = filters
            .iter()
            .map(|(facet, values)| FacetFilter {
                facet: (*facet).into(),
                values: values.iter().map(|v| (*v).into()).collect(),
            })
            .collect();
        SearchQuery { text: text.into(), filters, sort: Sort::Relevance }
    }

    #[test]
    fn known_addresses_are_read() {
        let cases = [
            ("", Route::Feed),
            ("#/", Route::Feed),
            ("#/today", Route::Today),
            ("#/memory", Route::Memory),
            ("#/ask", Route::Ask),
            ("#/may", Route::May),
            ("#/things", Route::Things(Vec::new())),
            ("#/things?ids=", Route::Things(Vec::new())),
            ("#/things?ids=a%2Cb,c%20d", Route::Things(vec!["a,b".into(), "c d".into()])),
            ("#/sources", Route::Sources),
            ("#/leaves", Route::Leaves),
            ("#/device", Route::Device),
            ("#/shared", Route::Handed),
            ("#/try", Route::Try),
            ("#/connect?site=https%3A%2F%2Fx.example", Route::Connect("https://x.example".into())),
            ("#/item/org.gnu.g%2B%2B", Route::Item("org.gnu.g++".into())),
            ("#/item/a/b", Route::Item("a/b".into())),
            ("#/search", Route::Search(SearchQuery::default())),
            ("#/search?q=paint%20it&Category=Game&Category=Art", {
                Route::Search(query("paint it", &[("Category", &["Game", "Art"])]))
            }),
            ("#/search?.q=x", Route::Search(query("", &[("q", &["x"])]))),
            ("#/search?.sort=x", Route::Search(query("", &[("sort", &["x"])]))),
            (
                "#/search?q=x&sort=newest",
                Route::Search(SearchQuery { sort: Sort::Newest, ..query("x", &[]) }),
            ),
            ("#/search?sort=up&q=x", Route::Search(query("x", &[]))),
        ];
        for (hash, route) in cases {
            assert_eq!(Route::parse(hash), route, "{hash}");
        }
    }

    #[test]
    fn what_is_no_address_is_missing() {
        for hash in ["#/item/", "#/nowhere", "#/memory/", "#main", "#//", "#/connect", "#/connect?site="] {
            assert_eq!(Route::parse(hash), Route::Missing, "{hash}");
        }
    }

    #[test]
    fn toggling_twice_changes_nothing() {
        let start = query("x", &[("Category", &["Game"])]);
        let there = start.toggled("Licence", "MIT").toggled("Category", "Art");
        assert_eq!(there.chosen(), 3);
        assert_eq!(there.toggled("Category", "Art").toggled("Licence", "MIT"), start);
    }

    proptest! {
        #[test]
        fn whatever_an_address_holds_it_is_read_and_written_so_that_it_is_read_alike(
            start in prop::sample::select(vec!["", "#", "#/", "#/item/", "#/search?", "#/search?q=", "#/things?ids=", "#/connect?site="]),
            rest in prop_oneof![".*", "[%&=.q#/?a0-9 \u{fffd}]{0,40}"],
        ) {
            let route = Route::parse(&format!("{start}{rest}"));
            // What is no place has no address; its link leads to the beginning.
            let back = if route == Route::Missing { Route::Feed } else { route.clone() };
            prop_assert_eq!(Route::parse(&route.href()), back);
        }

        #[test]
        fn an_address_leads_back_to_its_route(
            id in ".+",
            text in ".*",
            filters in prop::collection::btree_map(".*", prop::collection::btree_set(".*", 1..3), 0..3),
            sort in prop::sample::select(vec![Sort::Relevance, Sort::Title, Sort::Newest]),
        ) {
            let shared = Route::Things(vec![id.clone(), "b".into()]);
            prop_assert_eq!(Route::parse(&shared.href()), shared);
            let item = Route::Item(id);
            prop_assert_eq!(Route::parse(&item.href()), item);
            let filters = filters
                .into_iter()
                .map(|(facet, values)| FacetFilter { facet, values: values.into_iter().collect() })
                .collect();
            let search = Route::Search(SearchQuery { text, filters, sort });
            prop_assert_eq!(Route::parse(&search.href()), search);
        }
    }
}
