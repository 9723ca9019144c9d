//! JSON Feed 1.1 (<https://jsonfeed.org/version/1.1>).

use serde_json::Value;

use super::{SourceItem, SourceReading, beginning};
use crate::catalog::{
    Fault, Item, Problem, RowPlace, plain_text, sound,
    values::{
        self,
        date::{self, Order},
        link, list,
    },
};

/// What the `version` of every feed begins with.
pub const VERSION: &str = "https://jsonfeed.org/version/";

/// Reads a feed, entry by entry: one that can't be read is named by its number, and the others are read. With its title.
pub fn document(feed: &Value) -> (Option<String>, SourceReading) {
    let mut reading = SourceReading::default();
    match feed["items"].as_array() {
        None => reading = SourceReading::wrong(RowPlace::Whole, Fault::NoItems),
        Some(entries) => {
            for (number, entry) in (1..).zip(entries) {
                match item(entry, &feed["language"]) {
                    Ok(item) => reading.told.push(SourceItem { item, structured: false }),
                    Err(fault) => reading.problems.push(Problem { at: RowPlace::Entry(number), fault }),
                }
            }
        }
    }
    (text(&feed["title"]), reading)
}

fn item(entry: &Value, language: &Value) -> Result<Item, Fault> {
    let get = |names: &[&str]| names.iter().find_map(|name| text(&entry[*name]));
    let link = |names: &[&str]| {
        let texts = names.iter().filter_map(|name| text(&entry[*name]));
        texts.filter_map(|url| link::link("", &url).ok()).next().map(Into::into)
    };
    let authors = entry["authors"].as_array().into_iter().flatten().chain([&entry["author"]]);
    let tags = entry["tags"].as_array().into_iter().flatten();
    let mut item = plain_text::item(Item {
        id: get(&["id"]).unwrap_or_default(),
        title: get(&["title"]).unwrap_or_default().into(),
        description: get(&["summary", "content_text", "content_html"]).unwrap_or_default().into(),
        url: link(&["url", "external_url"]),
        image: link(&["image", "banner_image"]),
        creator: authors.into_iter().find_map(|author| text(&author["name"])).map(Into::into),
        tags: tags.filter_map(text).collect(),
        language: get(&["language"]).or_else(|| text(language)).as_deref().and_then(values::language),
        date: get(&["date_published", "date_modified"]).and_then(|text| date::date(&text, Order::Unknown)),
        ..Item::default()
    });
    if item.title.is_empty() {
        item.title = beginning(item.description.to_compare()).ok_or(Fault::Untitled)?.into();
    }
    sound::tidy(&mut item);
    Ok(item)
}

/// A text that says something; a number, as some write ids against the specification.
fn text(value: &Value) -> Option<String> {
    list::label(value).filter(|text| !values::is_missing(text))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn an_entry_is_an_item_with_all_that_it_says() {
        let feed = json!({
            "version": "https://jsonfeed.org/version/1.1", "title": "Notes", "language": "en",
            "items": [{
                "id": 7, "url": "https://x.example/7", "title": "Tea &amp; cakes", "content_html": "<p>Hot &amp; <b>green</b>.</p>",
                "image": "https://x.example/7.png", "date_published": "2026-05-01T10:00:00Z",
                "authors": [{"url": "u"}, {"name": "Ann"}], "tags": ["drinks"],
            }],
        });
        let (title, reading) = document(&feed);
        assert_eq!((title.as_deref(), reading.problems), (Some("Notes"), vec![]));
        let item = &reading.told[0].item;
        assert_eq!((item.id.as_str(), item.title.to_show().as_str()), ("7", "Tea & cakes"));
        assert_eq!(item.description.to_show(), "Hot & green.");
        assert_eq!((item.creator.clone(), item.date.as_deref()), (Some("Ann".into()), Some("2026-05-01")));
        assert_eq!((item.numbers["year"], item.language.as_deref()), (2026.0, Some("en")));
        assert_eq!(
            (item.tags.to_compare(), item.image.clone()),
            (&vec!["drinks".to_owned()], Some("https://x.example/7.png".into()))
        );
    }

    #[test]
    fn a_broken_entry_is_named_and_the_others_are_read() {
        let (_, reading) = document(&json!({"items": [
            {"id": "a"}, 3, {"id": "b", "title": "B", "url": "javascript:x"}, {"id": "c", "summary": "Only a text"},
        ]}));
        assert_eq!(
            reading.problems,
            [1, 2].map(|number| Problem { at: RowPlace::Entry(number), fault: Fault::Untitled })
        );
        let titles: Vec<&str> = reading.told.iter().map(|told| told.item.title.to_show().as_str()).collect();
        assert_eq!(titles, ["B", "Only a text"]);
        assert!(reading.told.iter().all(|told| told.item.url.is_none()));
        assert_eq!(document(&json!({"items": 1})).1, SourceReading::wrong(RowPlace::Whole, Fault::NoItems));
    }
}
