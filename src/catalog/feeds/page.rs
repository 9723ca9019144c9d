//! A page: its JSON-LD, its microdata, its Open Graph tags, or at least what it shows.

use serde_json::{Map, Value};

use super::{SourceItem, SourceReading, kinds, linked};
use crate::catalog::{
    Fault, Item, Problem, RowPlace,
    markup::{self, Element},
    plain_text,
    values::{
        self,
        date::{self, Order},
        json,
        link::link,
        number::{self, Fraction},
    },
};

/// Kinds of Open Graph objects that are items, by how their names begin. A site's front page is a `website`.
const OBJECTS: &[&str] = &["article", "product", "book", "video", "music", "og:product", "recipe", "event"];
/// How deep microdata may nest: more is a mistake.
const DEEPEST: usize = 16;

/// Why a page tells of no item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoItem {
    /// It asks not to be indexed.
    Hidden,
    /// It says that it is a site's own page (`og:type` is `website`), or it lists others.
    List,
    /// It has no title, or next to no text.
    Silent,
}

/// What a page says.
#[derive(Debug, Default)]
pub struct PageReading {
    /// The items; addresses are as they are written.
    pub told: Vec<SourceItem>,
    /// What of it could not be read, each with the name of the block.
    pub problems: Vec<(String, Problem)>,
    /// Where it says that it lives.
    pub canonical: Option<String>,
    /// Its language.
    pub language: Option<String>,
    /// Its picture.
    pub picture: Option<String>,
    /// What it says that it is about.
    pub description: String,
    /// What it would be as an item by what it shows, where it tells of none.
    pub shown: Option<Item>,
    /// Its heading, which is its title where the pages of a site have one title all together.
    pub heading: Option<String>,
    /// Why it tells of none.
    pub no_item: Option<NoItem>,
    /// Where the page itself leads, without its frame.
    pub links: Vec<String>,
}

impl PageReading {
    /// The one item of a page that tells of one gets what the page says of itself.
    pub fn complete(&mut self, own: Option<&str>) {
        let alone = self.told.len() == 1;
        for told in &mut self.told {
            let item = &mut told.item;
            item.language = item.language.take().or_else(|| self.language.clone());
            // Of several items on a page, only what has an address of its own can be led to.
            if alone {
                item.url = item.url.take().or_else(|| own.map(Into::into));
                item.image = item.image.take().or_else(|| self.picture.clone().map(Into::into));
                if item.description.is_empty() {
                    item.description = self.description.clone().into();
                }
            }
        }
    }
}

/// Reads a page that stands alone, as a person saves one: what it says in a form made for it.
pub fn document(html: &str) -> SourceReading {
    let mut page = stated(&markup::page(html)).1;
    let own = page.canonical.clone();
    page.complete(own.as_deref());
    let problems = page.problems.into_iter().map(|(_, problem)| problem).collect();
    SourceReading { told: page.told, problems, link: None }
}

/// What a page states. One that asks not to be indexed tells nothing.
pub(super) fn stated(page: &Element) -> (Meta, PageReading) {
    let meta = Meta::of(page);
    let mut reading = PageReading::default();
    let robots = meta.first(&["robots"]).unwrap_or_default().to_ascii_lowercase();
    if robots.split([',', ' ']).any(|word| matches!(word, "noindex" | "none")) {
        reading.no_item = Some(NoItem::Hidden);
        return (meta, reading);
    }
    let html = page.all().find(|element| element.name == "html");
    reading.language = html.and_then(|html| html.attribute("lang")).and_then(values::language);
    reading.picture = meta.link(&["og:image", "og:image:url", "twitter:image"]);
    reading.description = plain_text::of(&meta.first(&["description", "og:description"]).unwrap_or_default());
    let is_canonical =
        |element: &&Element| element.name == "link" && element.attribute("rel") == Some("canonical");
    let canonical =
        page.all().find(is_canonical).and_then(|element| link("url", element.attribute("href")?).ok());
    reading.canonical = canonical.or_else(|| meta.link(&["og:url"])).filter(|url| !url.is_empty());
    blocks(page, &mut reading);
    match reading.told.is_empty() {
        // Whose archives are articles to Open Graph says better here what they are.
        true if reading.no_item.is_none() => reading.told.extend(open_graph(&meta)),
        true => {}
        false => reading.no_item = None,
    }
    (meta, reading)
}

/// Items of JSON-LD, else of microdata.
fn blocks(page: &Element, reading: &mut PageReading) {
    let is_linked = |element: &&Element| {
        let kind = element.attribute("type").unwrap_or_default();
        element.name == "script"
            && kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/ld+json")
    };
    let mut values = Vec::new();
    for (number, script) in (1..).zip(page.all().filter(is_linked)) {
        let text = script.text();
        // Some templates escape what is no markup.
        let plain = || if text.contains("&quot;") { plain_text::line(&text) } else { String::new() };
        match json::relaxed(&text).or_else(|error| json::relaxed(&plain()).map_err(|_| error)) {
            Ok(value) => values.push((number, value)),
            Err(error) => {
                let (line, column) = (error.line() as u64, error.column() as u64);
                let problem = Problem { at: RowPlace::Line(line), fault: Fault::NotJson { column } };
                reading.problems.push((format!("JSON-LD block {number}"), problem));
            }
        }
    }
    if values.iter().any(|(_, value)| kinds::is_list(value)) {
        reading.no_item = Some(NoItem::List);
    }
    let found = linked::nodes(values.iter().map(|(_, value)| value));
    take(reading, "JSON-LD", values.iter().map(|(number, _)| *number).zip(found));
    if reading.told.is_empty() {
        let scopes: Vec<Value> = scopes(page).into_iter().map(|scope| microdata(scope, 0)).collect();
        take(reading, "microdata", (1..).zip(linked::nodes(&scopes)));
    }
}

fn take(reading: &mut PageReading, form: &str, blocks: impl Iterator<Item = (usize, SourceReading)>) {
    for (number, block) in blocks {
        reading.told.extend(block.told);
        reading.problems.extend(block.problems.into_iter().map(|it| (format!("{form} block {number}"), it)));
    }
}

/// What the tags in a page's head say.
pub(super) struct Meta(Vec<(String, String)>);

impl Meta {
    fn of(page: &Element) -> Self {
        let tags = page.all().filter(|element| element.name == "meta").filter_map(|tag| {
            let name = ["property", "name", "itemprop"].iter().find_map(|name| tag.attribute(name))?;
            let content = tag.attribute("content").map(str::trim).filter(|content| !content.is_empty())?;
            Some((name.trim().to_ascii_lowercase(), content.to_owned()))
        });
        Self(tags.collect())
    }

    fn each(&self, name: &str) -> impl Iterator<Item = String> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, content)| content.clone())
    }

    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        names.iter().find_map(|name| self.each(name).next())
    }

    fn link(&self, names: &[&str]) -> Option<String> {
        names.iter().flat_map(|name| self.each(name)).find_map(|url| link("", &url).ok())
    }

    /// What a page of any kind says of itself.
    pub(super) fn item(&self) -> Item {
        let dates = [
            "article:published_time",
            "book:release_date",
            "video:release_date",
            "date",
            "datepublished",
            "dc.date",
        ];
        let mut item = Item {
            title: self.first(&["og:title", "twitter:title"]).unwrap_or_default().into(),
            description: self
                .first(&["og:description", "description", "twitter:description"])
                .unwrap_or_default()
                .into(),
            url: self.link(&["og:url"]).map(Into::into),
            image: self.link(&["og:image", "og:image:url", "twitter:image"]).map(Into::into),
            creator: ["article:author", "book:author", "product:brand", "author"]
                .iter()
                .flat_map(|name| self.each(name))
                .find(|name| !name.contains("://") && !name.starts_with('/'))
                .map(Into::into),
            tags: ["article:tag", "book:tag", "video:tag"].iter().flat_map(|name| self.each(name)).collect(),
            date: dates
                .iter()
                .flat_map(|name| self.each(name))
                .find_map(|text| date::date(&text, Order::Unknown)),
            ..Item::default()
        };
        if let Some(section) = self.first(&["article:section", "product:category"]) {
            item.facets.to_tidy().insert("category".into(), vec![section]);
        }
        let price = self.first(&["product:sale_price:amount", "product:price:amount", "og:price:amount"]);
        if let Some(price) = price.and_then(|price| number::number(&price, Fraction::Point)) {
            item.numbers.insert("price".into(), price);
        }
        item
    }
}

fn open_graph(meta: &Meta) -> Option<SourceItem> {
    let kind = meta.first(&["og:type"])?;
    let sort = OBJECTS.iter().find(|known| kind.starts_with(**known))?;
    let mut item = plain_text::item(meta.item());
    item.facets.to_tidy().insert("type".into(), vec![(*sort).to_owned()]);
    (!item.title.is_empty()).then_some(SourceItem { item, structured: false })
}

/// Scopes of microdata that are no property of another.
fn scopes(page: &Element) -> Vec<&Element> {
    let mut found = Vec::new();
    let mut open: Vec<(&Element, bool)> = vec![(page, false)];
    while let Some((element, within)) = open.pop() {
        let is_scope = element.attribute("itemscope").is_some();
        if is_scope
            && element.attribute("itemtype").is_some()
            && !(within && element.attribute("itemprop").is_some())
        {
            found.push(element);
        }
        open.extend(element.elements().rev().map(|child| (child, within || is_scope)));
    }
    found
}

/// A scope of microdata in the form that JSON-LD has.
fn microdata(scope: &Element, depth: usize) -> Value {
    let mut node = Value::Object(Map::new());
    let kind =
        scope.attribute("itemtype").and_then(|types| types.split_whitespace().next()).unwrap_or_default();
    node["@type"] = kind.into();
    if let Some(id) = scope.attribute("itemid") {
        node["@id"] = id.into();
    }
    let mut open: Vec<&Element> = if depth < DEEPEST { scope.elements().rev().collect() } else { Vec::new() };
    while let Some(element) = open.pop() {
        let inner = element.attribute("itemscope").is_some();
        if let Some(names) = element.attribute("itemprop") {
            let value = if inner { microdata(element, depth + 1) } else { property(element) };
            for name in names.split_whitespace() {
                match &mut node[name] {
                    Value::Array(values) => values.push(value.clone()),
                    none @ Value::Null => *none = value.clone(),
                    first => *first = Value::Array(vec![first.take(), value.clone()]),
                }
            }
        }
        if !inner {
            open.extend(element.elements().rev());
        }
    }
    node
}

/// The value of a property, as HTML says where to find it.
fn property(element: &Element) -> Value {
    let text = || plain_text::of(&element.content());
    let attribute = match element.name.as_str() {
        // Both an address and a name.
        "a" | "area" => {
            let url = element.attribute("href").unwrap_or_default().trim();
            let mut node = Value::Object(Map::new());
            node["url"] = url.into();
            node["name"] = text().into();
            return node;
        }
        "meta" => "content",
        "link" => "href",
        "img" | "audio" | "video" | "source" | "embed" | "iframe" => "src",
        "object" => "data",
        "data" | "meter" => "value",
        "time" => "datetime",
        _ => "content",
    };
    let found = element.attribute(attribute).or_else(|| element.attribute("content"));
    found.map_or_else(text, |value| value.trim().to_owned()).into()
}
