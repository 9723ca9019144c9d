//! RSS, Atom and feeds of products (Google Merchant, Meta and others that list elements of a name), entry by entry: what
//! breaks one costs that one.

use super::{SourceItem, SourceReading, beginning};
use crate::catalog::{
    Fault, Item, Problem, RowPlace,
    markup::{self, Element},
    plain_text, sound,
    values::{
        self,
        date::{self, Order},
        link::{self, link},
        list::{self, Between},
        number::{self, Fraction},
    },
};

/// Roots of feeds, and elements that are entries.
const ROOTS: &[&str] =
    &["rss", "feed", "rdf:rdf", "yml_catalog", "products", "shop", "catalog", "catalogue", "channel"];
const ENTRIES: &[&str] = &["item", "entry", "offer", "shopitem", "product"];
/// Prefixes that say no more than the name behind them.
const PREFIXES: &[&str] = &["g", "c", "atom", "rss", "rss1"];
/// Letters within which a feed says that it is one.
const HEAD: usize = 2_000;
/// Longer descriptions are whole articles: their beginning says what they are about.
const DESCRIPTION: usize = 4_000;

/// Whether a text is a feed: by its first element.
pub fn is_feed(text: &str) -> bool {
    let mut rest = text.get(..text.floor_char_boundary(HEAD)).unwrap_or(text);
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some((_, after)) = rest.strip_prefix("!--").and_then(|comment| comment.split_once("-->")) {
            rest = after;
        } else if !rest.starts_with(['?', '!']) {
            let name = rest.split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or_default();
            let name = name.to_ascii_lowercase();
            let name = PREFIXES
                .iter()
                .find_map(|prefix| name.strip_prefix(prefix)?.strip_prefix(':'))
                .unwrap_or(&name);
            return ROOTS.contains(&name);
        }
    }
    false
}

/// Reads a feed. With its title.
pub fn document(text: &str) -> (Option<String>, SourceReading) {
    let (head, entries) = split(text);
    let head = markup::xml(head);
    let of_all = |name: &str| {
        head.all().find(|element| element.name == name).map(|element| element.text().trim().to_owned())
    };
    let language = of_all("language")
        .or_else(|| head.all().find_map(|root| root.attribute("xml:lang")).map(str::to_owned));
    let mut reading = SourceReading::default();
    for (number, entry) in (1..).zip(&entries) {
        let found = markup::xml(entry);
        let Some(entry) = found.elements().next() else { continue };
        match item(&Entry::of(entry), language.as_deref()) {
            Ok(told) => reading.told.push(told),
            Err(fault) => reading.problems.push(Problem { at: RowPlace::Entry(number), fault }),
        }
    }
    reading.link = of_all("link").filter(|link| !link.is_empty());
    (of_all("title").map(|title| plain_text::line(&title)).filter(|title| !title.is_empty()), reading)
}

/// What comes before the entries, and each of them, with all that follows it up to the next.
fn split(text: &str) -> (&str, Vec<&str>) {
    let (mut starts, mut at, mut kind) = (Vec::new(), 0, None::<String>);
    while let Some(found) = text.get(at..).and_then(|rest| rest.find('<')) {
        at += found;
        let rest = &text[at..];
        let skipped =
            [("<![CDATA[", "]]>"), ("<!--", "-->")].iter().find(|(start, _)| rest.starts_with(start));
        if let Some((_, end)) = skipped {
            // One that is never closed holds nothing that it should.
            at += rest.find(end).unwrap_or(1);
            continue;
        }
        at += 1;
        let name =
            rest[1..].split(|c: char| c.is_whitespace() || "/>".contains(c)).next().unwrap_or_default();
        let name = local(&name.to_ascii_lowercase()).to_owned();
        // The first kind of entry is that of all: a product may have items of its own.
        if ENTRIES.contains(&name.as_str()) && kind.as_ref().is_none_or(|kind| *kind == name) {
            starts.push(at - 1);
            kind = Some(name);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let entries = starts.iter().zip(ends).map(|(start, end)| &text[*start..end]).collect();
    (&text[..starts.first().copied().unwrap_or(text.len())], entries)
}

/// A name without a prefix that says nothing.
fn local(name: &str) -> &str {
    PREFIXES.iter().find_map(|prefix| name.strip_prefix(prefix)?.strip_prefix(':')).unwrap_or(name)
}

/// The elements directly in an entry, by name.
struct Entry<'a> {
    all: &'a Element,
    named: Vec<(&'a str, &'a Element)>,
}

impl<'a> Entry<'a> {
    fn of(all: &'a Element) -> Self {
        Self { all, named: all.elements().map(|child| (local(&child.name), child)).collect() }
    }

    fn each(&self, name: &str) -> impl Iterator<Item = &'a Element> {
        self.named.iter().filter(move |(known, _)| *known == name).map(|(_, element)| *element)
    }

    /// The first of these elements that says something.
    fn text(&self, names: &[&str]) -> Option<String> {
        let texts =
            names.iter().flat_map(|name| self.each(name)).map(|element| element.content().trim().to_owned());
        texts.into_iter().find(|text| !text.is_empty())
    }

    /// The same as one plain line.
    fn line(&self, names: &[&str]) -> Option<String> {
        let lines = names.iter().flat_map(|name| self.each(name)).map(plain);
        lines.into_iter().find(|text| !values::is_missing(text))
    }

    fn number(&self, names: &[&str]) -> Option<f64> {
        let texts = names.iter().flat_map(|name| self.each(name)).map(Element::text);
        texts.into_iter().find_map(|text| number::number(&text, Fraction::Point))
    }
}

/// A title: markup, but where Atom says that it is text.
fn plain(element: &Element) -> String {
    match element.attribute("type") {
        Some("text") => plain_text::fold(&element.text()),
        _ => plain_text::line(&element.content()),
    }
}

fn item(entry: &Entry<'_>, language: Option<&str>) -> Result<SourceItem, Fault> {
    let is_atom = local(&entry.all.name) == "entry";
    let title = entry.each("title").map(|title| match title.attribute("type") {
        None if is_atom => plain_text::fold(&title.text()),
        _ => plain(title),
    });
    let title = title.into_iter().find(|title| !title.is_empty());
    let title =
        title.or_else(|| entry.line(&["productname", "name", "media:title", "itunes:title", "dc:title"]));
    let description = entry.text(&[
        "description",
        "summary",
        "content:encoded",
        "encoded",
        "content",
        "itunes:summary",
        "media:description",
        "dc:description",
    ]);
    let media = entry.all.all().filter(|element| element.name.starts_with("media:")).collect::<Vec<_>>();
    let description = description.or_else(|| {
        media.iter().find(|element| element.name == "media:description").map(|element| element.text())
    });
    let body = plain_text::of(&description.unwrap_or_default());
    let price = entry.number(&["sale_price", "price", "price_vat"]);
    let mut item = Item {
        title: title.or_else(|| beginning(&body)).ok_or(Fault::Untitled)?.into(),
        description: body.chars().take(DESCRIPTION).collect::<String>().into(),
        url: address(entry).map(Into::into),
        image: picture(entry).map(Into::into),
        creator: creator(entry).map(Into::into),
        language: entry.line(&["dc:language", "language"]).as_deref().or(language).and_then(values::language),
        date: entry
            .line(&[
                "pubdate",
                "published",
                "issued",
                "dc:date",
                "date",
                "dcterms:created",
                "updated",
                "modified",
            ])
            .and_then(|text| date::date(&text, Order::Unknown)),
        ..Item::default()
    };
    let id = entry
        .line(&["id", "item_id", "guid", "sku"])
        .or_else(|| entry.all.attribute("id").map(str::to_owned));
    item.id = id.unwrap_or_default();
    let mut tags: Vec<String> = Vec::new();
    for category in entry.each("category").chain(entry.each("dc:subject")) {
        let label = category.attribute("label").or_else(|| category.attribute("term")).map(plain_text::line);
        tags.push(label.unwrap_or_else(|| plain(category)));
    }
    if let Some(keywords) = entry.text(&["media:keywords", "itunes:keywords"]) {
        tags.extend(list::labels(&keywords.into(), Between::Commas));
    }
    item.tags = tags.into();
    let facet = |name: &str, values: Vec<String>, item: &mut Item| {
        if !values.is_empty() {
            item.facets.to_tidy().insert(name.into(), values);
        }
    };
    // "Home > Kitchen > Kettles"
    if let Some(path) = entry.line(&["product_type", "google_product_category", "categorytext"]) {
        facet("category", path.split(['>', '|']).map(|part| part.trim().to_owned()).collect(), &mut item);
    }
    let money = ["sale_price", "price"].iter().flat_map(|name| entry.each(name)).map(Element::text);
    let stated = || entry.line(&["currency", "currencyid", "price_currency", "currency_code"]);
    let currency = money.into_iter().find_map(|text| number::currency(&text)).or_else(stated);
    facet("currency", currency.into_iter().collect(), &mut item);
    for name in ["condition", "availability", "color", "material", "gender", "age_group", "size"] {
        facet(name, entry.line(&[name]).into_iter().collect(), &mut item);
    }
    let seconds = media
        .iter()
        .find_map(|element| element.attribute("duration"))
        .and_then(|text| text.parse::<f64>().ok());
    let minutes = entry
        .line(&["itunes:duration"])
        .and_then(|text| clock(&text))
        .or(seconds.map(|seconds| seconds / 60.0));
    let views = media.iter().find_map(|element| element.attribute("views"));
    item.popularity =
        views.and_then(|views| number::number(views, Fraction::Point)).filter(|views| *views >= 0.0);
    let numbers = [("price", price), ("minutes", minutes)];
    for (name, value) in numbers {
        if let Some(value) = value {
            item.numbers.insert(name.to_owned(), value);
        }
    }
    sound::tidy(&mut item);
    Ok(SourceItem { item, structured: price.is_some() })
}

/// The best of what elements say: each has a place in the order, the first that is sound counts.
fn best<'a>(
    elements: &mut dyn Iterator<Item = &'a Element>,
    told: &dyn Fn(&'a Element) -> Option<(u8, String)>,
) -> Option<String> {
    let mut best: Option<(u8, String)> = None;
    for element in elements {
        let Some((place, text)) = told(element) else { continue };
        let text = plain_text::fold(&text);
        if best.as_ref().is_none_or(|(known, _)| place < *known) && !values::is_missing(&text) {
            best = Some((place, text));
        }
    }
    best.map(|(_, text)| text)
}

/// Where an entry lives: its link, a permanent name that is one, or else what it carries.
fn address(entry: &Entry<'_>) -> Option<String> {
    let told = |element: &Element| {
        let attribute = |name: &str| element.attribute(name).map(str::to_owned);
        let text = element.text();
        let is_web = text.trim().starts_with("http");
        let (place, url) = match local(&element.name) {
            "feedburner:origlink" => (0, text),
            "link" => match attribute("href") {
                Some(href) if element.attribute("rel").is_none_or(|rel| rel == "alternate") => (1, href),
                Some(_) => return None,
                None => (2, text),
            },
            "url" | "product_url" => (3, text),
            "guid"
                if element.attribute("ispermalink") != Some("false") && (is_web || text.starts_with('/')) =>
            {
                (4, text)
            }
            "id" if is_web => (5, text),
            "enclosure" => (6, attribute("url")?),
            _ => return None,
        };
        Some((place, link::clean(&link("", &url).ok()?)))
    };
    best(&mut entry.all.elements(), &told)
}

fn picture(entry: &Entry<'_>) -> Option<String> {
    let told = |element: &Element| {
        let attribute = |name: &str| element.attribute(name).unwrap_or_default().to_owned();
        let url = attribute("url");
        let path = url.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
        let is_image = attribute("medium") == "image"
            || attribute("type").starts_with("image")
            || [".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"].iter().any(|end| path.ends_with(end));
        let (place, url) = match local(&element.name) {
            "image_link" | "image_url" | "imgurl" => (0, element.text()),
            "media:content" if is_image => (1, url),
            "media:thumbnail" => (2, url),
            "enclosure" if is_image => (3, url),
            "link" if is_image && attribute("rel") == "enclosure" => (4, attribute("href")),
            "itunes:image" => (5, attribute("href")),
            "image" => (6, element.all().find(|child| child.name == "url").unwrap_or(element).text()),
            "picture" => (7, element.text()),
            _ => return None,
        };
        Some((place, link("", &url).ok()?))
    };
    best(&mut entry.all.all(), &told)
}

/// A person's name; of `ann@x.example (Ann)` what is within.
fn creator(entry: &Entry<'_>) -> Option<String> {
    let names = ["dc:creator", "author", "itunes:author", "brand", "manufacturer", "vendor", "publisher"];
    let told = |element: &Element| {
        let place = names.iter().position(|name| *name == local(&element.name))?;
        let inner = element.elements().find(|child| local(&child.name) == "name");
        let text = plain(inner.unwrap_or(element));
        let name = match text.split_once('(') {
            Some((address, name)) if address.contains('@') => name.trim_end_matches(')').to_owned(),
            _ => text,
        };
        (!name.contains("://")).then_some((place as u8, name))
    };
    best(&mut entry.all.elements(), &told)
}

/// `42:10`, `1:02:03` or `1805` seconds → minutes.
fn clock(text: &str) -> Option<f64> {
    let parts: Option<Vec<f64>> =
        text.split(':').map(|part| part.trim().parse::<u32>().ok().map(f64::from)).collect();
    let seconds = parts?.into_iter().fold(0.0, |sum, part| sum * 60.0 + part);
    (seconds > 0.0).then_some(seconds / 60.0)
}
