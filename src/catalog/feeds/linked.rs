//! Structured data after schema.org, as JSON-LD has it. Microdata is brought into the same form by who reads the page.

use serde_json::{Map, Value};

use super::{SourceItem, SourceReading};
use crate::catalog::{Fault, Item, Problem, RowPlace, plain_text, read::fields};

/// Types that are items. Those that derive from them in practice are named too, as a page has no ontology at hand.
const TYPES: &[&str] = &[
    "Product",
    "ProductGroup",
    "IndividualProduct",
    "Vehicle",
    "Article",
    "NewsArticle",
    "BlogPosting",
    "TechArticle",
    "ScholarlyArticle",
    "Report",
    "Movie",
    "TVSeries",
    "TVEpisode",
    "Episode",
    "PodcastEpisode",
    "VideoObject",
    "Book",
    "Audiobook",
    "Recipe",
    "HowTo",
    "Event",
    "MusicEvent",
    "TheaterEvent",
    "ScreeningEvent",
    "Festival",
    "SportsEvent",
    "EducationEvent",
    "ExhibitionEvent",
    "Course",
    "SoftwareApplication",
    "WebApplication",
    "MobileApplication",
    "Game",
    "VideoGame",
    "MusicAlbum",
    "MusicRecording",
    "CreativeWork",
    "LodgingBusiness",
    "Hotel",
    "Restaurant",
    "TouristAttraction",
];
/// How deep a document may nest: more is a mistake, or an attack on the stack.
const DEEPEST: usize = 32;
/// Characters of a whole article that make its description, where it has none.
const BODY: usize = 2_000;

/// Reads a JSON-LD document found in a page.
pub fn document(text: &str) -> SourceReading {
    // A byte order mark, and the comment and CDATA signs that older builders put around scripts.
    let text = text.trim_start_matches('\u{feff}').trim();
    let text = text.strip_prefix("<!--").and_then(|text| text.strip_suffix("-->")).unwrap_or(text);
    let text = text.strip_prefix("//<![CDATA[").and_then(|text| text.strip_suffix("//]]>")).unwrap_or(text);
    match serde_json::from_str::<Value>(text) {
        Ok(value) => node(&value),
        Err(error) => SourceReading::wrong(
            RowPlace::Line(error.line() as u64),
            Fault::NotJson { column: error.column() as u64 },
        ),
    }
}

/// Reads a value of a document: a node, a list of them, a graph, a list of items.
pub fn node(value: &Value) -> SourceReading {
    let mut reading = SourceReading::default();
    walk(value, 0, &mut reading);
    reading
}

fn walk(value: &Value, depth: usize, reading: &mut SourceReading) {
    if depth > DEEPEST {
        reading.problems.push(Problem { at: RowPlace::Whole, fault: Fault::Deep });
        return;
    }
    match value {
        Value::Array(values) => values.iter().for_each(|value| walk(value, depth + 1, reading)),
        Value::Object(node) => {
            let types = types(node);
            if let Some(kind) = types.iter().find(|kind| TYPES.contains(kind)) {
                match item(node, kind) {
                    Ok(item) => reading.told.push(SourceItem { item, structured: true }),
                    Err(fault) => {
                        reading.problems.push(Problem { at: RowPlace::Named((*kind).to_owned()), fault })
                    }
                }
                return;
            }
            // What holds items without being one.
            for name in
                ["@graph", "itemListElement", "item", "mainEntity", "hasPart", "hasVariant", "blogPost"]
            {
                if let Some(inner) = node.get(name) {
                    walk(inner, depth + 1, reading);
                }
            }
        }
        _ => {}
    }
}

fn types(node: &Map<String, Value>) -> Vec<&str> {
    let name = |text: &'_ str| text.rsplit(['/', '#', ':']).next().unwrap_or_default().len();
    texts(node.get("@type")).into_iter().map(|text| &text[text.len() - name(text)..]).collect()
}

fn item(node: &Map<String, Value>, kind: &str) -> Result<Item, Fault> {
    let get = |names: &[&str]| names.iter().find_map(|name| node.get(*name)).and_then(text);
    let mut item = Item {
        title: get(&["name", "headline", "title"]).ok_or(Fault::Untitled)?.into(),
        description: get(&["description", "abstract", "disambiguatingDescription"])
            .unwrap_or_default()
            .into(),
        url: get(&["url", "mainEntityOfPage", "@id"])
            .and_then(|url| fields::link("url", &url).ok())
            .map(Into::into),
        image: picture(node.get("image").or_else(|| node.get("thumbnailUrl"))).map(Into::into),
        creator: [
            "author",
            "brand",
            "director",
            "creator",
            "byArtist",
            "performer",
            "organizer",
            "manufacturer",
            "publisher",
        ]
        .iter()
        .find_map(|name| node.get(*name))
        .and_then(text)
        .map(Into::into),
        tags: list(node.get("keywords")).into(),
        language: get(&["inLanguage"]),
        date: get(&["datePublished", "startDate", "releaseDate", "dateCreated", "uploadDate"])
            .and_then(|date| fields::date(&date).ok()),
        ..Item::default()
    };
    if item.description.is_empty() {
        let body = get(&["articleBody", "text"]).unwrap_or_default();
        item.description = body.chars().take(BODY).collect::<String>().into();
    }
    item.id = get(&["sku", "productID", "isbn", "gtin13", "gtin", "identifier"]).unwrap_or_default();
    item.facets.to_tidy().insert("type".into(), vec![kind.to_owned()]);
    for (facet, names) in [
        ("genre", &["genre"][..]),
        ("category", &["category", "articleSection", "applicationCategory", "recipeCategory", "eventType"]),
        ("cuisine", &["recipeCuisine"]),
        ("diet", &["suitableForDiet"]),
        ("place", &["location"]),
        ("format", &["bookFormat"]),
    ] {
        let values: Vec<String> = names.iter().flat_map(|name| list(node.get(*name))).collect();
        if !values.is_empty() {
            let values = values.iter().map(|value| last_part(value)).collect();
            item.facets.to_tidy().insert(facet.into(), values);
        }
    }
    numbers(node, &mut item);
    Ok(plain_text::item(item))
}

fn numbers(node: &Map<String, Value>, item: &mut Item) {
    let within = |outer: &str, names: &[&str]| {
        let outer = first(node.get(outer)?);
        names.iter().find_map(|name| number(outer.get(*name)))
    };
    let mut put = |name: &str, value: Option<f64>| {
        if let Some(value) = value {
            item.numbers.insert(name.to_owned(), value);
        }
    };
    put("rating", within("aggregateRating", &["ratingValue"]));
    put("price", within("offers", &["price", "lowPrice"]));
    put("pages", number(node.get("numberOfPages")));
    let minutes =
        ["totalTime", "duration", "timeRequired"].iter().find_map(|name| minutes(node.get(*name)?.as_str()?));
    put("minutes", minutes);
    let counted = within("interactionStatistic", &["userInteractionCount"]);
    item.popularity = counted
        .or_else(|| within("aggregateRating", &["reviewCount", "ratingCount"]))
        .and_then(|count| fields::popularity(count).ok());
}

/// A text, or what names a thing: a node's `name`, its address, the first of a list.
fn text(value: &Value) -> Option<String> {
    let found = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(values) => return values.first().and_then(text),
        Value::Object(node) => {
            return ["name", "@value", "url", "@id"].iter().find_map(|name| node.get(*name)).and_then(text);
        }
        _ => String::new(),
    };
    Some(found).filter(|text| !text.is_empty())
}

fn texts(value: Option<&Value>) -> Vec<&str> {
    match value {
        Some(Value::String(text)) => vec![text],
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    }
}

/// Labels: a list, or a text with commas between.
fn list(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(text).collect(),
        // An entity has a semicolon of its own.
        Some(Value::String(words)) => plain_text::line(words)
            .split([',', ';'])
            .map(str::trim)
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect(),
        Some(other) => text(other).into_iter().collect(),
        None => Vec::new(),
    }
}

/// `https://schema.org/Hardcover` → `Hardcover`.
fn last_part(value: &str) -> String {
    match value.strip_prefix("https://schema.org/").or_else(|| value.strip_prefix("http://schema.org/")) {
        Some(name) => name.to_owned(),
        None => value.to_owned(),
    }
}

fn first(value: &Value) -> &Value {
    value.as_array().and_then(|values| values.first()).unwrap_or(value)
}

fn number(value: Option<&Value>) -> Option<f64> {
    let value = first(value?);
    value.as_f64().or_else(|| value.as_str()?.trim().replace(',', ".").parse().ok()).filter(|n| n.is_finite())
}

fn picture(value: Option<&Value>) -> Option<String> {
    let value = first(value?);
    let url = match value {
        Value::Object(node) => {
            ["url", "contentUrl", "@id"].iter().find_map(|name| node.get(*name)).and_then(text)
        }
        other => text(other),
    };
    url.and_then(|url| fields::link("image", &url).ok())
}

/// `PT1H30M` → 90. Months and years have no fixed length.
fn minutes(duration: &str) -> Option<f64> {
    let rest = duration.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let (mut minutes, mut digits) = (0.0, String::new());
    for (part, units) in [
        (days, &[('D', 1_440.0), ('W', 10_080.0)][..]),
        (time, &[('H', 60.0), ('M', 1.0), ('S', 1.0 / 60.0)]),
    ] {
        for letter in part.chars() {
            if letter.is_ascii_digit() || letter == '.' {
                digits.push(letter);
                continue;
            }
            let (_, length) = units.iter().find(|(unit, _)| *unit == letter)?;
            minutes += digits.parse::<f64>().ok()? * length;
            digits.clear();
        }
    }
    (digits.is_empty() && minutes > 0.0).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn one(json: &str) -> Item {
        let (_, mut reading) = super::super::json(json);
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

    #[test]
    fn durations_are_minutes() {
        for (text, wanted) in [
            ("PT90M", Some(90.0)),
            ("P1DT1H", Some(1_500.0)),
            ("PT30S", Some(0.5)),
            ("P1M", None),
            ("90", None),
            ("PT", None),
        ] {
            assert_eq!(minutes(text), wanted, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in ".*", json in "[\\[\\]{}\":,@a-z0-9 ]{0,80}") {
            document(&text);
            document(&json);
        }
    }
}
