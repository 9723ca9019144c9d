//! JSON Feed 1.1 (<https://jsonfeed.org/version/1.1>). RSS and Atom are brought into the same form by who reads the XML.

use serde_json::Value;

use super::{Reading, Told};
use crate::catalog::{Item, read::fields};

/// What the `version` of every feed begins with.
pub const VERSION: &str = "https://jsonfeed.org/version/";
/// Characters that a note without a title is called by: its beginning, as readers of feeds do.
const BEGINNING: usize = 80;

/// Reads a feed, entry by entry: one that can't be read is named by its number, and the others are read. With its title.
pub fn document(feed: &Value) -> (Option<String>, Reading) {
    let mut reading = Reading::default();
    match feed["items"].as_array() {
        None => reading.problems.push("the feed has no list of items".into()),
        Some(entries) => {
            for (number, entry) in (1..).zip(entries) {
                match item(entry, &feed["language"]) {
                    Ok(item) => reading.told.push(Told { item, structured: false }),
                    Err(reason) => reading.problems.push(format!("entry {number}: {reason}")),
                }
            }
        }
    }
    (text(&feed["title"]), reading)
}

fn item(entry: &Value, language: &Value) -> Result<Item, &'static str> {
    let get = |names: &[&str]| names.iter().find_map(|name| text(&entry[*name]));
    let link = |names: &[&str]| get(names).and_then(|url| fields::link("", &url).ok());
    let markup = || get(&["content_html"]).map(|html| without_tags(&html));
    let description = get(&["summary", "content_text"]).or_else(markup).unwrap_or_default();
    let beginning =
        || Some(description.chars().take(BEGINNING).collect::<String>()).filter(|text| !text.is_empty());
    let title = get(&["title"]).or_else(beginning).ok_or("it has neither a title nor a text")?;
    let date = get(&["date_published"]).and_then(|date| fields::date(&date).ok());
    let authors = entry["authors"].as_array().into_iter().flatten().chain([&entry["author"]]);
    let tags = entry["tags"].as_array().into_iter().flatten();
    Ok(Item {
        id: get(&["id"]).unwrap_or_default(),
        title: title.into(),
        description: description.into(),
        url: link(&["url", "external_url"]),
        image: link(&["image", "banner_image"]),
        creator: authors.into_iter().find_map(|author| text(&author["name"])),
        tags: tags.filter_map(text).collect(),
        language: get(&["language"]).or_else(|| text(language)),
        numbers: date
            .as_deref()
            .and_then(fields::year_of)
            .map(|year| ("year".to_owned(), year))
            .into_iter()
            .collect(),
        date,
        ..Item::default()
    })
}

/// A text that says something; a number, as some write ids against the specification.
fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
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
        let (title, reading) = document(&json!({
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
        let (_, reading) = document(&json!({"items": [
            {"id": "a"}, 3, {"id": "b", "title": "B", "url": "javascript:x"}, {"id": "c", "summary": "Only a text"},
        ]}));
        assert_eq!(
            reading.problems,
            ["entry 1: it has neither a title nor a text", "entry 2: it has neither a title nor a text",]
        );
        let read: Vec<(&str, Option<&str>)> = reading
            .told
            .iter()
            .map(|told| (told.item.title.to_show().as_str(), told.item.url.as_deref()))
            .collect();
        assert_eq!(read, [("B", None), ("Only a text", None)]);
        assert_eq!(document(&json!({"items": 1})).1.problems, ["the feed has no list of items"]);
    }

    proptest! {
        #[test]
        fn any_markup_becomes_text(html in "[<>a-z&; é]{0,60}") {
            without_tags(&html);
        }
    }
}
