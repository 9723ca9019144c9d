//! JSON Feed 1.1 (<https://jsonfeed.org/version/1.1>). RSS and Atom are brought into the same form by who reads the XML.

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Reading, Told};
use crate::catalog::{Item, read::fields};

/// What the `version` of every feed begins with.
pub const VERSION: &str = "https://jsonfeed.org/version/";

#[derive(Deserialize)]
struct Feed {
    #[serde(default)]
    title: Option<String>,
    #[serde(default)]
    language: Option<String>,
    items: Vec<Value>,
}

#[derive(Deserialize)]
#[serde(default)]
#[derive(Default)]
struct Entry {
    #[serde(deserialize_with = "name")]
    id: String,
    url: Option<String>,
    external_url: Option<String>,
    title: Option<String>,
    summary: Option<String>,
    content_text: Option<String>,
    content_html: Option<String>,
    image: Option<String>,
    banner_image: Option<String>,
    date_published: Option<String>,
    authors: Vec<Author>,
    author: Option<Author>,
    tags: Vec<String>,
    language: Option<String>,
}

#[derive(Deserialize)]
struct Author {
    #[serde(default)]
    name: Option<String>,
}

/// Reads a feed, entry by entry: one that can't be read is named by its number, and the others are read.
pub fn document(value: Value) -> (Option<String>, Reading) {
    let feed: Feed = match serde_json::from_value(value) {
        Ok(feed) => feed,
        Err(_) => {
            let problems = vec!["the feed has no list of items".to_owned()];
            return (None, Reading { problems, ..Reading::default() });
        }
    };
    let mut reading = Reading::default();
    for (number, value) in (1..).zip(feed.items) {
        let item = serde_json::from_value(value).map_err(|_| "it is not of the form of an entry");
        match item.and_then(|entry| self::item(entry, feed.language.as_deref())) {
            Ok(item) => reading.told.push(Told { item, structured: false }),
            Err(reason) => reading.problems.push(format!("entry {number}: {reason}")),
        }
    }
    (feed.title, reading)
}

fn item(entry: Entry, language: Option<&str>) -> Result<Item, &'static str> {
    let link = |name, url: Option<String>| url.and_then(|url| fields::link(name, &url).ok());
    let markup = entry.content_html.as_deref().map(without_tags);
    let description =
        [entry.summary, entry.content_text, markup].into_iter().flatten().find(|text| !text.is_empty());
    // A note without a title is called by its beginning, as readers of feeds do.
    let beginning = || description.as_ref().map(|text| text.chars().take(80).collect::<String>());
    let title = entry.title.filter(|title| !title.trim().is_empty()).or_else(beginning);
    let date = entry.date_published.and_then(|date| fields::date(&date).ok());
    let mut item = Item {
        id: entry.id,
        title: title.ok_or("it has neither a title nor a text")?.into(),
        description: description.unwrap_or_default().into(),
        url: link("url", entry.url.or(entry.external_url)),
        image: link("image", entry.image.or(entry.banner_image)),
        creator: entry.authors.into_iter().chain(entry.author).find_map(|author| author.name),
        tags: entry.tags,
        language: entry.language.or_else(|| language.map(str::to_owned)),
        ..Item::default()
    };
    item.numbers.extend(date.as_deref().and_then(fields::year_of).map(|year| ("year".to_owned(), year)));
    item.date = date;
    Ok(item)
}

/// An id may be a number, against the specification.
fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    Ok(match Value::deserialize(deserializer)? {
        Value::String(text) => text,
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    })
}

/// The text of markup, roughly: it is shown as text, so that nothing hangs on it but its looks.
fn without_tags(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        // The first part stands before any tag.
        text.push_str(part.split_once('>').map_or(part, |(_, after)| after));
        text.push(' ');
    }
    let text = text.replace("&nbsp;", " ").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    let text = text.replace("&#39;", "'").replace("&amp;", "&");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn an_entry_is_an_item_with_all_that_it_says() {
        let (title, reading) = document(json!({
            "version": "https://jsonfeed.org/version/1.1", "title": "Notes", "language": "en",
            "items": [{
                "id": 7, "url": "https://x.example/7", "title": "Tea", "content_html": "<p>Hot &amp; <b>green</b>.</p>",
                "image": "https://x.example/7.png", "date_published": "2026-05-01T10:00:00Z",
                "authors": [{"url": "u"}, {"name": "Ann"}], "tags": ["drinks"],
            }],
        }));
        assert_eq!((title.as_deref(), reading.problems), (Some("Notes"), vec![]));
        let item = &reading.told[0].item;
        assert_eq!((item.id.as_str(), item.title.to_show().as_str()), ("7", "Tea"));
        assert_eq!(item.description.to_show(), "Hot & green .");
        assert_eq!((item.creator.as_deref(), item.date.as_deref()), (Some("Ann"), Some("2026-05-01")));
        assert_eq!((item.numbers["year"], item.language.as_deref()), (2026.0, Some("en")));
        assert_eq!(
            (&item.tags, item.image.as_deref()),
            (&vec!["drinks".to_owned()], Some("https://x.example/7.png"))
        );
    }

    #[test]
    fn a_broken_entry_is_named_and_the_others_are_read() {
        let (_, reading) = document(json!({"items": [
            {"id": "a"}, 3, {"id": "b", "title": "B", "url": "javascript:x"}, {"id": "c", "summary": "Only a text"},
        ]}));
        assert_eq!(
            reading.problems,
            ["entry 1: it has neither a title nor a text", "entry 2: it is not of the form of an entry",]
        );
        let read: Vec<(&str, Option<&str>)> = reading
            .told
            .iter()
            .map(|told| (told.item.title.to_show().as_str(), told.item.url.as_deref()))
            .collect();
        assert_eq!(read, [("B", None), ("Only a text", None)]);
        assert_eq!(document(json!({"items": 1})).1.problems, ["the feed has no list of items"]);
    }

    proptest! {
        #[test]
        fn any_markup_becomes_text(html in "[<>a-z&; é]{0,60}") {
            without_tags(&html);
        }
    }
}
