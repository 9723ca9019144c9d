//! Structured data after schema.org, as JSON-LD has it. Microdata is brought into the same form by who reads the page.

use std::collections::HashMap;

use serde_json::{Map, Value};

use super::{
    SourceItem, SourceReading,
    amounts::{each, max, minutes, number, offered, prices_in},
    ends, kinds,
};
use crate::catalog::{
    Fault, Item, Problem, RowPlace, plain_text, sound,
    values::{
        self,
        date::{self, Order},
        json,
        link::link,
        list::{self, Between},
    },
};

/// The best of a rating that says nothing else.
const SCALE: f64 = 5.0;
/// How deep a document may nest: more is a mistake, or an attack on the stack.
const DEEPEST: usize = 32;
/// Characters of a whole article that make its description, where it has none.
const BODY: usize = 2_000;
/// What holds items without being one.
const HOLDERS: &[&str] =
    &["@graph", "itemListElement", "item", "mainEntity", "hasPart", "hasVariant", "blogPost"];
/// Who made it, the nearest first.
const CREATORS: &[&str] = &[
    "author",
    "brand",
    "director",
    "creator",
    "byArtist",
    "performer",
    "organizer",
    "manufacturer",
    "publisher",
    "hiringOrganization",
];
/// Facets, and the members that they are made of.
const FACETS: &[(&str, &[&str])] = &[
    ("genre", &["genre"]),
    ("category", &["category", "articleSection", "applicationCategory", "recipeCategory", "eventType"]),
    ("cuisine", &["recipeCuisine", "servesCuisine"]),
    ("diet", &["suitableForDiet"]),
    ("place", &["location"]),
    ("format", &["bookFormat"]),
];

/// The things of a document that have a name, by what others call them by.
type Known<'a> = HashMap<&'a str, &'a Map<String, Value>>;

/// Reads a JSON-LD document found in a page.
pub fn document(text: &str) -> SourceReading {
    match json::relaxed(text) {
        Ok(value) => node(&value),
        Err(error) => SourceReading::wrong(
            RowPlace::Line(error.line() as u64),
            Fault::NotJson { column: error.column() as u64 },
        ),
    }
}

/// Reads a value of a document: a node, a list of them, a graph, a list of items.
pub fn node(value: &Value) -> SourceReading {
    nodes([value]).pop().unwrap_or_default()
}

/// Reads the values of one page, which may speak of each other's things; what each tells.
pub fn nodes<'a>(values: impl IntoIterator<Item = &'a Value>) -> Vec<SourceReading> {
    let values: Vec<&Value> = values.into_iter().collect();
    let mut known = Known::new();
    values.iter().for_each(|value| learn(value, 0, &mut known));
    let read = |value: &&Value| {
        let mut reading = SourceReading::default();
        walk(value, 0, &known, &mut reading);
        reading
    };
    values.iter().map(read).collect()
}

fn learn<'a>(value: &'a Value, depth: usize, known: &mut Known<'a>) {
    match value {
        _ if depth > DEEPEST => {}
        Value::Array(values) => values.iter().for_each(|value| learn(value, depth + 1, known)),
        Value::Object(node) => {
            // A mere reference says nothing.
            if let Some(id) = node.get("@id").and_then(Value::as_str).filter(|_| node.len() > 1) {
                known.entry(id).or_insert(node);
            }
            node.values().for_each(|value| learn(value, depth + 1, known));
        }
        _ => {}
    }
}

fn walk(value: &Value, depth: usize, known: &Known<'_>, reading: &mut SourceReading) {
    if depth > DEEPEST {
        reading.problems.push(Problem { at: RowPlace::Whole, fault: Fault::Deep });
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| walk(value, depth + 1, known, reading)),
        Value::Object(node) => {
            if let Some(kind) = kinds::of(node).into_iter().find(|kind| kinds::is_item(kind)) {
                match (Thing { node, known }).item(kind) {
                    Ok(item) => reading.told.push(SourceItem { item, structured: true }),
                    // What has nothing but its address is told of elsewhere.
                    Err(_) if node.len() < 3 && node.contains_key("@id") => {}
                    Err(fault) => {
                        reading.problems.push(Problem { at: RowPlace::Named(kind.to_owned()), fault });
                    }
                }
                return;
            }
            for inner in HOLDERS.iter().filter_map(|name| node.get(*name)) {
                walk(inner, depth + 1, known, reading);
            }
        }
        _ => {}
    }
}

/// A node, and what it may refer to.
struct Thing<'a> {
    node: &'a Map<String, Value>,
    known: &'a Known<'a>,
}

impl Thing<'_> {
    fn item(&self, kind: &str) -> Result<Item, Fault> {
        let get = |names: &[&str]| {
            names.iter().filter_map(|name| self.node.get(*name)).find_map(|value| self.text(value, 0))
        };
        let address = || {
            let urls =
                ["url", "mainEntityOfPage"].iter().filter_map(|name| address_of(self.node.get(*name)?));
            let own = self.node.get("@id").and_then(Value::as_str).map(|id| page_of(id).to_owned());
            urls.chain(own).filter(|url| !url.is_empty()).find_map(|url| link("url", &url).ok())
        };
        let mut item = Item {
            id: get(&["sku", "productID", "isbn", "gtin13", "gtin", "productGroupID", "identifier"])
                .unwrap_or_default(),
            title: get(&["name", "headline", "title"]).ok_or(Fault::Untitled)?.into(),
            description: get(&["description", "abstract", "disambiguatingDescription"])
                .unwrap_or_default()
                .into(),
            url: address().map(Into::into),
            image: ["image", "thumbnailUrl", "photo", "logo"]
                .iter()
                .filter_map(|name| self.node.get(*name))
                .find_map(|value| self.picture(value, 0))
                .map(Into::into),
            creator: CREATORS.iter().find_map(|name| self.text(self.node.get(*name)?, 0)).map(Into::into),
            tags: self.list("keywords").into(),
            language: get(&["inLanguage"]).as_deref().and_then(values::language),
            date: ["datePublished", "startDate", "releaseDate", "dateCreated", "uploadDate", "datePosted"]
                .iter()
                .find_map(|name| date::date(&list::label(self.node.get(*name)?)?, Order::Unknown)),
            ..Item::default()
        };
        if item.description.is_empty() {
            let body = get(&["articleBody", "text"]).unwrap_or_default();
            item.description = body.chars().take(BODY).collect::<String>().into();
        }
        // A group of variants is one product to who buys it.
        let kind = if kind == "ProductGroup" { "Product" } else { kind };
        item.facets.to_tidy().insert("type".into(), vec![kind.to_owned()]);
        ends::tell(&mut item, self.node);
        for (facet, names) in FACETS {
            let values: Vec<String> = names.iter().flat_map(|name| self.list(name)).collect();
            if !values.is_empty() {
                item.facets.to_tidy().insert((*facet).into(), values);
            }
        }
        for (facet, name) in [("currency", "priceCurrency"), ("availability", "availability")] {
            if let Some(value) = offered(&Value::Object(self.node.clone()), name, 0) {
                item.facets
                    .to_tidy()
                    .entry(facet.into())
                    .or_insert_with(|| vec![last_part(&value).to_owned()]);
            }
        }
        self.numbers(&mut item);
        let mut item = plain_text::item(item);
        sound::tidy(&mut item);
        Ok(item)
    }

    fn numbers(&self, item: &mut Item) {
        let node = self.node;
        let mut rating = Vec::new();
        let mut counts = Vec::new();
        for part in node.get("aggregateRating").into_iter().flat_map(each) {
            // All on the scale that most have: 60 of 100 is 3 of 5.
            let best = part.get("bestRating").and_then(number).filter(|best| *best > 0.0).unwrap_or(SCALE);
            rating.extend(part.get("ratingValue").and_then(number).map(|rating| rating * SCALE / best));
            let most = ["reviewCount", "ratingCount"]
                .iter()
                .filter_map(|name| number(part.get(*name)?))
                .fold(None, max);
            counts.extend(most);
        }
        let mut prices = Vec::new();
        prices_in(&Value::Object(node.clone()), 0, &mut prices);
        let minutes_of = |name: &str| minutes(node.get(name)?.as_str()?);
        let minutes = ["totalTime", "duration", "timeRequired"]
            .iter()
            .find_map(|name| minutes_of(name))
            .or_else(|| {
                let parts: Vec<f64> = ["prepTime", "cookTime", "performTime"]
                    .iter()
                    .filter_map(|name| minutes_of(name))
                    .collect();
                (!parts.is_empty()).then(|| parts.iter().sum())
            });
        let counted = node.get("interactionStatistic").into_iter().flat_map(each);
        let counted = counted.filter_map(|part| number(part.get("userInteractionCount")?)).fold(None, max);
        let told = [
            ("rating", rating.first().copied()),
            ("price", prices.into_iter().reduce(f64::min)),
            ("pages", node.get("numberOfPages").and_then(number)),
            ("minutes", minutes),
        ];
        for (name, value) in told {
            if let Some(value) = value {
                item.numbers.insert(name.to_owned(), value);
            }
        }
        item.popularity =
            counted.or(counts.first().copied()).and_then(|count| values::popularity(count).ok());
    }

    /// A text, or what a thing calls itself, here or where it is referred to. An address is no name.
    fn text(&self, value: &Value, depth: usize) -> Option<String> {
        match value {
            _ if depth > DEEPEST => None,
            Value::Array(values) => values.iter().find_map(|value| self.text(value, depth + 1)),
            Value::Object(node) => {
                let is_property = kinds::of(node).contains(&"PropertyValue");
                let names: &[&str] = if is_property {
                    &["value"]
                } else {
                    &["name", "@value", "legalName", "value", "headline"]
                };
                let own = names.iter().find_map(|name| self.text(node.get(*name)?, depth + 1));
                own.or_else(|| {
                    let there = self
                        .known
                        .get(node.get("@id")?.as_str()?)
                        .filter(|there| !std::ptr::eq(**there, node))?;
                    names.iter().find_map(|name| self.text(there.get(*name)?, depth + 1))
                })
            }
            other => list::label(other).filter(|text| {
                text.contains(char::is_whitespace) || !(text.contains("://") || text.starts_with('/'))
            }),
        }
    }

    /// Labels: a list, or a text with commas between.
    fn list(&self, name: &str) -> Vec<String> {
        let named = |value: &Value| {
            let value = value.as_str().map_or_else(|| value.clone(), |text| last_part(text).into());
            self.text(&value, 0)
        };
        match self.node.get(name) {
            Some(Value::Array(values)) => values.iter().filter_map(named).collect(),
            Some(value @ Value::String(text)) if text.contains(':') => named(value).into_iter().collect(),
            Some(value @ Value::String(_)) => list::labels(value, Between::Commas),
            Some(other) => named(other).into_iter().collect(),
            None => Vec::new(),
        }
    }

    fn picture(&self, value: &Value, depth: usize) -> Option<String> {
        match value {
            _ if depth > DEEPEST => None,
            Value::Array(values) => values.iter().find_map(|value| self.picture(value, depth + 1)),
            Value::Object(node) => {
                let own = ["url", "contentUrl", "@value"]
                    .iter()
                    .find_map(|name| self.picture(node.get(*name)?, depth + 1));
                own.or_else(|| {
                    let there = self
                        .known
                        .get(node.get("@id")?.as_str()?)
                        .filter(|there| !std::ptr::eq(**there, node))?;
                    ["url", "contentUrl"].iter().find_map(|name| self.picture(there.get(*name)?, depth + 1))
                })
            }
            other => link("image", other.as_str()?).ok().filter(|url| !url.is_empty()),
        }
    }
}

/// The address in a value: a text, or that of a node.
fn address_of(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(address_of),
        Value::Object(node) => {
            let named = || node.get("@id")?.as_str().map(page_of);
            node.get("url").and_then(Value::as_str).or_else(named).map(str::to_owned)
        }
        other => other.as_str().map(str::to_owned),
    }
    .map(|url| url.trim().to_owned())
    .filter(|url| !url.is_empty())
}

/// A node's name without what tells it from others on the page.
fn page_of(id: &str) -> &str {
    id.split('#').next().unwrap_or_default()
}

/// `https://schema.org/Hardcover` → `Hardcover`.
fn last_part(value: &str) -> &str {
    value
        .strip_prefix("https://schema.org/")
        .or_else(|| value.strip_prefix("http://schema.org/"))
        .unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(json: &str) -> Item {
        let mut reading = document(json);
        assert_eq!(reading.problems, []);
        assert_eq!(reading.told.len(), 1, "{json}");
        reading.told.remove(0).item
    }

    #[test]
    fn each_kind_of_thing_is_read() {
        let product = one(
            r#"{"@context":"https://schema.org","@type":"Product","name":"Kettle","sku":"K-1","brand":{"@type":"Brand","name":"Hob"},
            "image":["/img/kettle.jpg"],"offers":[{"@type":"Offer","price":"29,90"}],"category":"Kitchen",
            "aggregateRating":{"ratingValue":4.5,"reviewCount":"12"}}"#,
        );
        assert_eq!(
            (product.id.as_str(), product.title.to_show().as_str(), product.creator.clone()),
            ("K-1", "Kettle", Some("Hob".into()))
        );
        assert_eq!(product.image, Some("/img/kettle.jpg".into()));
        assert_eq!(
            (product.numbers["price"], product.numbers["rating"], product.popularity),
            (29.9, 4.5, Some(12.0))
        );
        assert_eq!(product.facet("category"), ["Kitchen"]);

        let film = one(
            r#"{"@type":["Movie","CreativeWork"],"name":"Heat","director":[{"name":"Mann"},{"name":"Other"}],
            "genre":["Crime","Drama"],"duration":"PT2H50M","datePublished":"1995-12-15T00:00"}"#,
        );
        assert_eq!(
            (film.creator.clone(), film.numbers["minutes"], film.numbers["year"]),
            (Some("Mann".into()), 170.0, 1995.0)
        );

        let recipe = one(
            r#"{"@type":"http://schema.org/Recipe","name":"Soup","keywords":"warm, winter","recipeCuisine":"French","totalTime":"PT45M"}"#,
        );
        assert_eq!(
            (recipe.tags.to_compare(), recipe.numbers["minutes"]),
            (&vec!["warm".to_owned(), "winter".into()], 45.0)
        );
        assert_eq!(
            (recipe.facet("type"), recipe.facet("cuisine")),
            (&["Recipe".to_owned()][..], &["French".to_owned()][..])
        );

        let book = one(
            r#"{"@type":"Book","name":"B","isbn":"978","author":"A. Uthor","bookFormat":"https://schema.org/Hardcover","numberOfPages":200}"#,
        );
        assert_eq!((book.id.as_str(), book.facet("format")), ("978", &["Hardcover".to_owned()][..]));

        let event = one(
            r#"{"@type":"MusicEvent","name":"Concert","startDate":"2026-05-01T20:00","location":{"@type":"Place","name":"Hall"}}"#,
        );
        assert_eq!(
            (event.date.as_deref(), event.facet("place")),
            (Some("2026-05-01"), &["Hall".to_owned()][..])
        );

        let article = one(
            r#"{"@type":"BlogPosting","headline":"On tea","articleBody":"Leaves.","mainEntityOfPage":{"@id":"/tea/"}}"#,
        );
        assert_eq!(
            (article.description.to_show().as_str(), article.url.clone()),
            ("Leaves.", Some("/tea/".into()))
        );
    }

    #[test]
    fn graphs_and_lists_hold_items() {
        for json in [
            r#"{"@graph":[{"@type":"WebSite","name":"Site"},{"@type":"Book","name":"A"},{"@type":"Book","name":"B"}]}"#,
            r#"[{"@type":"Book","name":"A"},{"@type":"Book","name":"B"}]"#,
            r#"{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Book","name":"A"}},{"@type":"Book","name":"B"}]}"#,
            r#"{"@type":"WebPage","mainEntity":{"@type":"ItemList","itemListElement":[{"item":{"@type":"Book","name":"A"}},{"item":{"@type":"Book","name":"B"}}]}}"#,
        ] {
            let titles: Vec<String> =
                document(json).told.into_iter().map(|told| told.item.title.to_show().clone()).collect();
            assert_eq!(titles, ["A", "B"], "{json}");
        }
    }

    #[test]
    fn what_is_broken_is_said_and_the_rest_is_read() {
        assert_eq!(
            document("{\n\"@type\": }"),
            SourceReading::wrong(RowPlace::Line(2), Fault::NotJson { column: 10 })
        );
        let reading = document(
            r#"[{"@type":"Book"},{"@type":"Book","name":"A","url":"javascript:x","image":"data:y"}]"#,
        );
        let untitled = Problem { at: RowPlace::Named("Book".into()), fault: Fault::Untitled };
        assert_eq!(reading.problems, [untitled]);
        assert_eq!((&reading.told[0].item.url, &reading.told[0].item.image), (&None, &None));
        let deep = format!("{}1{}", "[".repeat(100), "]".repeat(100));
        assert_eq!(document(&deep), SourceReading::wrong(RowPlace::Whole, Fault::Deep));
        assert_eq!(document("{\"@type\":\"WebSite\"}"), SourceReading::default());
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*", json in "[\\[\\]{}\":,@a-z0-9 ]{0,80}") {
            document(&text);
            document(&json);
        }
    }
}
