//! Feeds: RSS, Atom and JSON Feed, and product feeds for Google Merchant in either of the first two.

use feed_rs::model::Entry;
use quick_xml::{Reader, events::Event};

use super::Found;
use crate::catalog::{Item, feeds::SourceItem, plain_text, read::fields};

/// Longer descriptions are whole articles: their beginning says what they are about.
const DESCRIPTION: usize = 4_000;

/// What a feed tells; none if the file is none.
pub fn read(bytes: &[u8]) -> Option<Found> {
    let head = String::from_utf8_lossy(bytes.get(..4_096).unwrap_or(bytes)).into_owned();
    let marks = ["<rss", "<feed", "<rdf:RDF", "jsonfeed.org/version"];
    if !marks.iter().any(|mark| head.contains(mark)) {
        return None;
    }
    if head.contains("base.google.com/ns/1.0") {
        return Some(merchant(bytes));
    }
    Some(match feed_rs::parser::parse(bytes) {
        Ok(feed) => {
            let mut reading = Found::default();
            for (number, entry) in (1..).zip(feed.entries) {
                match told(entry) {
                    Ok(told) => reading.told.push(told),
                    Err(reason) => reading.problems.push(format!("entry {number}: {reason}")),
                }
            }
            reading
        }
        Err(_) => {
            Found { problems: vec!["it begins as a feed does and can't be read".into()], ..Found::default() }
        }
    })
}

fn told(entry: Entry) -> Result<SourceItem, String> {
    let link = entry.links.iter().find(|link| link.rel.as_deref().is_none_or(|rel| rel == "alternate"));
    let url = link.map(|link| link.href.clone()).and_then(|url| fields::link("url", &url).ok());
    let body = || entry.content.and_then(|content| content.body);
    let summary = entry.summary.map(|text| text.content).filter(|text| !text.trim().is_empty());
    let day = entry.published.or(entry.updated).map(|time| time.format("%Y-%m-%d").to_string());
    let pictures =
        entry.media.into_iter().flat_map(|media| media.thumbnails).map(|thumbnail| thumbnail.image.uri);
    let tags = entry.categories.into_iter().map(|category| category.label.unwrap_or(category.term));
    let mut item = plain_text::item(Item {
        title: entry.title.map(|title| title.content).unwrap_or_default().into(),
        description: summary.or_else(body).unwrap_or_default().into(),
        url: url.map(Into::into),
        image: pictures.filter_map(|uri| fields::link("image", &uri).ok()).next().map(Into::into),
        creator: entry.authors.into_iter().find_map(|author| author.name).map(Into::into),
        tags: tags.collect(),
        language: entry.language,
        date: day.as_deref().and_then(|day| fields::date(day).ok()),
        ..Item::default()
    });
    if item.title.is_empty() {
        return Err("it has no title".into());
    }
    item.description = item.description.map(|text| text.chars().take(DESCRIPTION).collect());
    Ok(SourceItem { item, structured: false })
}

/// The names that Merchant gives to fields, in its own namespace or not.
fn merchant(bytes: &[u8]) -> Found {
    let mut reading = Found::default();
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    let (mut row, mut element, mut number) = (None::<Vec<(String, String)>>, String::new(), 0);
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                element = start.local_name().as_ref().to_owned();
                if matches!(element.as_str(), "item" | "entry") {
                    row = Some(Vec::new());
                    number += 1;
                }
            }
            Ok(Event::Empty(empty)) if empty.local_name().as_ref() == "link" => {
                let href = empty.try_get_attribute("href").ok().flatten();
                let href = href.map(|href| href.value.into_owned());
                if let (Some(row), Some(href)) = (&mut row, href) {
                    row.push(("link".into(), href));
                }
            }
            Ok(Event::Text(text)) => put(&mut row, &element, &text),
            Ok(Event::CData(text)) => put(&mut row, &element, &text),
            Ok(Event::GeneralRef(name)) => put(&mut row, &element, &format!("&{};", &*name)),
            Ok(Event::End(end)) => {
                if matches!(end.local_name().as_ref(), "item" | "entry")
                    && let Some(row) = row.take()
                {
                    match product(&row) {
                        Ok(item) => reading.told.push(SourceItem { item, structured: true }),
                        Err(reason) => reading.problems.push(format!("entry {number}: {reason}")),
                    }
                }
                element.clear();
            }
            Ok(Event::Eof) => return reading,
            Err(error) => {
                reading.problems.push(format!("it is broken at byte {}: {error}", reader.error_position()));
                return reading;
            }
            Ok(_) => {}
        }
    }
}

fn put(row: &mut Option<Vec<(String, String)>>, element: &str, text: &str) {
    let Some(row) = row.as_mut().filter(|_| !element.is_empty()) else { return };
    match row.last_mut().filter(|(name, _)| name == element) {
        Some((_, value)) => value.push_str(text),
        None => row.push((element.to_owned(), text.to_owned())),
    }
}

fn product(row: &[(String, String)]) -> Result<Item, &'static str> {
    // The reader leaves entities of XML as they are; what they make may be markup of its own.
    let get = |name: &str| {
        let value = row.iter().find(|(known, _)| known == name).map(|(_, value)| plain_text::of(value));
        value.filter(|value| !value.is_empty())
    };
    let mut item = Item {
        id: get("id").unwrap_or_default(),
        title: get("title").ok_or("it has no title")?.into(),
        description: get("description").unwrap_or_default().into(),
        url: get("link").and_then(|url| fields::link("url", &url).ok()).map(Into::into),
        image: get("image_link").and_then(|url| fields::link("image", &url).ok()).map(Into::into),
        creator: get("brand").map(Into::into),
        ..Item::default()
    };
    // "Home > Kitchen > Kettles"
    if let Some(path) = get("product_type").or_else(|| get("google_product_category")) {
        let parts = path.split('>').map(|part| part.trim().to_owned()).filter(|part| !part.is_empty());
        item.facets.to_tidy().insert("category".into(), parts.collect());
    }
    for name in ["condition", "availability", "color", "material", "gender", "age_group"] {
        if let Some(value) = get(name) {
            item.facets.to_tidy().insert(name.into(), vec![value]);
        }
    }
    // "29.90 EUR"
    let price = get("sale_price").or_else(|| get("price"));
    if let Some(price) =
        price.and_then(|price| price.split_whitespace().next()?.parse().ok()).filter(|p: &f64| p.is_finite())
    {
        item.numbers.insert("price".into(), price);
    }
    Ok(plain_text::item(item))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(reading: &Found) -> Vec<&str> {
        reading.told.iter().map(|told| told.item.title.to_show().as_str()).collect()
    }

    #[test]
    fn each_kind_of_feed_tells_of_its_entries() {
        let rss = r#"<?xml version="1.0"?><rss version="2.0"><channel><title>Site</title>
            <item><title>A &amp; B</title><link>https://x.example/a/</link><description>&lt;p&gt;One &lt;b&gt;two&lt;/b&gt;&lt;/p&gt;</description>
            <category>Tea</category><pubDate>Wed, 04 Mar 2026 10:00:00 GMT</pubDate></item>
            <item><link>https://x.example/b/</link></item></channel></rss>"#;
        let reading = read(rss.as_bytes()).unwrap();
        assert_eq!(titles(&reading), ["A & B"]);
        let item = &reading.told[0].item;
        assert_eq!(
            (item.description.to_show().as_str(), item.date.as_deref(), item.tags.to_compare()),
            ("One two", Some("2026-03-04"), &vec!["Tea".to_owned()])
        );
        assert_eq!(reading.problems, ["entry 2: it has no title"]);

        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>S</title><id>s</id><updated>2026-01-01T00:00:00Z</updated>
            <entry><title>A</title><id>1</id><updated>2026-01-02T00:00:00Z</updated><link href="/a/"/><author><name>N</name></author></entry></feed>"#;
        let reading = read(atom.as_bytes()).unwrap();
        assert_eq!((titles(&reading), reading.told[0].item.creator.clone()), (vec!["A"], Some("N".into())));

        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"S","items":[{"id":"1","url":"https://x.example/a","title":"A","content_text":"Words","tags":["t"]}]}"#;
        let reading = read(json.as_bytes()).unwrap();
        assert_eq!(
            (titles(&reading), reading.told[0].item.description.to_show().as_str()),
            (vec!["A"], "Words")
        );
    }

    #[test]
    fn a_product_feed_tells_of_products() {
        let feed = r#"<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel><title>Shop</title>
            <item><g:id>K-1</g:id><g:title><![CDATA[Kettle & lid]]></g:title><g:description>Boils &lt;fast&gt;</g:description><g:link>https://x.example/k</g:link>
            <g:image_link>https://x.example/k.jpg</g:image_link><g:price>29.90 EUR</g:price><g:brand>Hob</g:brand>
            <g:product_type>Home &gt; Kitchen</g:product_type><g:availability>in_stock</g:availability></item>
            <item><g:id>K-2</g:id></item></channel></rss>"#;
        let reading = read(feed.as_bytes()).unwrap();
        let item = &reading.told[0].item;
        assert_eq!(
            (item.id.as_str(), item.title.to_show().as_str(), item.numbers["price"]),
            ("K-1", "Kettle & lid", 29.9)
        );
        assert_eq!(item.facet("category"), ["Home", "Kitchen"]);
        assert_eq!(reading.problems, ["entry 2: it has no title"]);
    }

    #[test]
    fn other_files_are_no_feeds_and_broken_ones_are_said_so() {
        assert_eq!(read(b"<urlset/>"), None);
        assert_eq!(read(b"{}"), None);
        assert_eq!(read(b"<rss><channel><item><title>A").unwrap().told.len(), 0);
    }
}
