//! Feeds and pages as they are found → the JSON that the engine reads. The browser's own parsers do it, which run no
//! scripts and load nothing; the worker has none.

use js_sys::{Array, JSON, Object, Reflect};
use wasm_bindgen::JsValue;
use web_sys::{Document, DomParser, Element, SupportedType};

/// Characters within which a feed says that it is one. Whatever else is XML to the parser makes a page of complaints.
const HEAD: usize = 2_000;
/// Entries, none within another: each is searched through as a whole.
const ENTRIES: &str = ":is(item, entry):not(:is(item, entry) *)";
/// What RSS and Atom become: JSON Feed.
const VERSION: &str = "https://jsonfeed.org/version/1.1";

/// A text as the engine reads it.
pub struct Read {
    /// RSS and Atom as JSON Feed, a page as its linked data; what is neither stays as it is.
    pub json: String,
    /// Entries of a feed, those beyond `most` included.
    pub entries: usize,
}

/// Reads a text; of a feed, its first `most` entries.
pub fn read(text: &str, most: usize) -> Read {
    if !text.trim_start_matches('\u{feff}').trim_start().starts_with('<') {
        return Read { json: text.to_owned(), entries: 0 };
    }
    let head = text.chars().take(HEAD).collect::<String>().to_ascii_lowercase();
    let is_feed =
        ["<rss", "<feed", "<rdf:rdf"].iter().any(|root| head.contains(root)) && !head.contains("<html");
    let kind = if is_feed { SupportedType::ApplicationXml } else { SupportedType::TextHtml };
    let parsed = DomParser::new().and_then(|parser| parser.parse_from_string(text.trim_start(), kind));
    let (json, entries): (JsValue, usize) = match parsed {
        Ok(xml) if is_feed => {
            let entries = all(&xml, ENTRIES);
            (feed_of(&xml, entries.get(..most).unwrap_or(&entries)).into(), entries.len())
        }
        Ok(page) => (linked(&page).into(), 0),
        Err(_) => (JsValue::NULL, 0),
    };
    Read { json: JSON::stringify(&json).ok().and_then(|json| json.as_string()).unwrap_or_default(), entries }
}

fn feed_of(xml: &Document, entries: &[Element]) -> Object {
    let items: Array = entries.iter().map(entry).collect();
    let title = first(xml, "channel > title, feed > title").and_then(|title| title.text_content());
    object([
        ("version", Some(VERSION.into())),
        ("title", title.map(Into::into)),
        ("items", Some(items.into())),
    ])
}

fn entry(entry: &Element) -> JsValue {
    let find = |selector: &str| entry.query_selector(selector).ok().flatten();
    let text = |selector: &str| find(selector)?.text_content().map(|text| text.trim().to_owned());
    let attribute = |selector: &str, name: &str| find(selector)?.get_attribute(name);
    let link =
        attribute("link[rel='alternate'][href], link:not([rel])[href]", "href").or_else(|| text("link"));
    let image = attribute("enclosure[type^='image'], thumbnail[url], content[medium='image']", "url");
    let tags = entry.query_selector_all("category").map(|list| elements(&list)).unwrap_or_default();
    let tag = |tag: &Element| tag.get_attribute("term").or_else(|| tag.text_content());
    let tags: Array = tags.iter().filter_map(tag).map(|tag| JsValue::from(tag.trim())).collect();
    let author = text("creator, author > name, author").map(|name| {
        let author = object([("name", Some(name.into()))]);
        Array::of1(&author).into()
    });
    let date = text("pubDate, published, updated, date").and_then(|date| {
        let date = js_sys::Date::new(&date.into());
        // One that is no date has no form.
        (!date.get_time().is_nan()).then(|| date.to_iso_string().into())
    });
    let value = |text: Option<String>| text.filter(|text| !text.is_empty()).map(JsValue::from);
    object([
        ("id", value(text("guid, id"))),
        ("url", value(link)),
        ("title", value(text("title"))),
        ("content_html", value(text("description, summary, encoded, content"))),
        ("image", value(image)),
        ("date_published", date),
        ("authors", author),
        ("tags", Some(tags.into())),
    ])
    .into()
}

/// What scripts of a page say of its things. One that is no JSON is passed over, since it says nothing.
fn linked(page: &Document) -> Array {
    let blocks = all(page, "script[type='application/ld+json']");
    let texts = blocks.iter().filter_map(|block| block.text_content());
    texts.filter_map(|text| JSON::parse(&text).ok()).collect()
}

fn first(document: &Document, selector: &str) -> Option<Element> {
    document.query_selector(selector).ok().flatten()
}

fn all(document: &Document, selector: &str) -> Vec<Element> {
    document.query_selector_all(selector).map(|list| elements(&list)).unwrap_or_default()
}

fn elements(list: &web_sys::NodeList) -> Vec<Element> {
    use wasm_bindgen::JsCast;
    (0..list.length()).filter_map(|at| list.item(at)?.dyn_into().ok()).collect()
}

/// An object of the fields that there are.
fn object<const N: usize>(fields: [(&str, Option<JsValue>); N]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        if let Some(value) = value {
            let _ = Reflect::set(&object, &name.into(), &value);
        }
    }
    object
}
