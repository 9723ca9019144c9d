//! A page: its JSON-LD, its microdata, or at least its Open Graph tags.

use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value};

use super::{Found, merge::Address};
use crate::catalog::{
    Item,
    feeds::{SourceItem, linked},
    plain_text,
    read::fields,
};

/// Kinds of Open Graph objects that are items, by how their names begin. A site's front page is a `website`.
const OBJECTS: &[&str] = &["article", "product", "book", "video", "music", "og:product", "recipe", "event"];

/// What the page at `path` tells. A page that asks not to be indexed tells nothing.
pub fn read(html: &str, path: &str, address: &Address) -> Found {
    let page = Html::parse_document(html);
    if meta(&page, "robots").is_some_and(|robots| robots.to_lowercase().contains("noindex")) {
        return Found::default();
    }
    let mut reading = Found::default();
    for (number, script) in (1..).zip(all(&page, r#"script[type="application/ld+json"]"#)) {
        let text: String = script.text().collect();
        let block = linked::document(&text);
        reading.told.extend(block.told);
        let problems = block.problems.iter().map(|problem| format!("JSON-LD block {number}: {problem}"));
        reading.problems.extend(problems);
    }
    if reading.told.is_empty() {
        for (number, scope) in
            (1..).zip(all(&page, "[itemscope][itemtype]").filter(|scope| !is_inside(*scope)))
        {
            let block = linked::node(&microdata(scope, 0));
            reading.told.extend(block.told);
            let problems =
                block.problems.iter().map(|problem| format!("microdata block {number}: {problem}"));
            reading.problems.extend(problems);
        }
    }
    if reading.told.is_empty() {
        reading.told.extend(open_graph(&page));
    }
    let canonical = all(&page, r#"link[rel="canonical"]"#).next().and_then(|link| link.attr("href"));
    let own = canonical.map_or_else(|| path.to_owned(), |url| address.local(url));
    let language = all(&page, "html").next().and_then(|html| html.attr("lang"));
    let picture = link(&page, "og:image").map(Into::into);
    let alone = reading.told.len() == 1;
    for told in &mut reading.told {
        let item = &mut told.item;
        // Of several items on a page, only what has an address of its own can be led to.
        match &item.url {
            Some(url) => item.url = Some(address.resolve(url.to_compare(), path).into()),
            None if alone => item.url = Some(own.clone().into()),
            None => {}
        }
        item.image = item.image.take().or_else(|| picture.clone().filter(|_| alone));
        item.image = item.image.take().map(|image| image.map(|image| address.resolve(&image, path)));
        item.language = item.language.take().or_else(|| language.map(str::to_owned));
        if item.description.is_empty() && alone {
            let said = meta(&page, "description").or_else(|| meta(&page, "og:description"));
            item.description = plain_text::of(&said.unwrap_or_default()).into();
        }
    }
    reading
}

fn open_graph(page: &Html) -> Option<SourceItem> {
    let kind = meta(page, "og:type")?;
    let sort = OBJECTS.iter().find(|known| kind.starts_with(**known))?;
    let date = ["article:published_time", "book:release_date", "video:release_date"]
        .iter()
        .find_map(|name| meta(page, name));
    let mut item = Item {
        title: meta(page, "og:title")?.into(),
        description: meta(page, "og:description").unwrap_or_default().into(),
        url: link(page, "og:url").map(Into::into),
        image: link(page, "og:image").map(Into::into),
        creator: ["article:author", "book:author", "product:brand"]
            .iter()
            .find_map(|name| meta(page, name))
            .map(Into::into),
        tags: metas(page, "article:tag")
            .chain(metas(page, "book:tag"))
            .chain(metas(page, "video:tag"))
            .collect(),
        date: date.and_then(|date| fields::date(&date).ok()),
        ..Item::default()
    };
    item.facets.to_tidy().insert("type".into(), vec![(*sort).to_owned()]);
    if let Some(section) = meta(page, "article:section").or_else(|| meta(page, "product:category")) {
        item.facets.to_tidy().insert("category".into(), vec![section]);
    }
    if let Some(price) =
        meta(page, "product:price:amount").and_then(|price| fields::number("price", &price).ok())
    {
        item.numbers.insert("price".into(), price);
    }
    Some(SourceItem { item: plain_text::item(item), structured: false })
}

/// A scope of microdata in the form that JSON-LD has.
fn microdata(scope: ElementRef<'_>, depth: usize) -> Value {
    let mut node = Map::new();
    let kind = scope.attr("itemtype").and_then(|types| types.split_whitespace().next()).unwrap_or_default();
    node.insert("@type".into(), kind.into());
    if let Some(id) = scope.attr("itemid") {
        node.insert("@id".into(), id.into());
    }
    // Beyond that it is a mistake.
    if depth < 16 {
        properties(scope, &mut node, depth);
    }
    Value::Object(node)
}

fn properties(scope: ElementRef<'_>, node: &mut Map<String, Value>, depth: usize) {
    let mut open: Vec<ElementRef<'_>> = scope.child_elements().collect();
    open.reverse();
    while let Some(element) = open.pop() {
        let inner = element.attr("itemscope").is_some();
        if let Some(names) = element.attr("itemprop") {
            let value = if inner { microdata(element, depth + 1) } else { plain(element).into() };
            for name in names.split_whitespace() {
                match node.get_mut(name) {
                    Some(Value::Array(values)) => values.push(value.clone()),
                    Some(first) => *first = Value::Array(vec![first.take(), value.clone()]),
                    None => drop(node.insert(name.into(), value.clone())),
                }
            }
        }
        if !inner {
            let mut children: Vec<_> = element.child_elements().collect();
            children.reverse();
            open.extend(children);
        }
    }
}

/// The value of a property, as HTML says where to find it.
fn plain(element: ElementRef<'_>) -> String {
    let attribute = match element.value().name() {
        "meta" => Some("content"),
        "a" | "link" | "area" => Some("href"),
        "img" | "audio" | "video" | "source" | "embed" | "iframe" => Some("src"),
        "object" => Some("data"),
        "data" | "meter" => Some("value"),
        "time" => Some("datetime"),
        _ => None,
    };
    let found = attribute.and_then(|name| element.attr(name)).or_else(|| element.attr("content"));
    found.map_or_else(|| plain_text::of(&element.inner_html()), |value| value.trim().to_owned())
}

/// Whether a scope is the value of another's property.
fn is_inside(scope: ElementRef<'_>) -> bool {
    scope.attr("itemprop").is_some()
        && scope.ancestors().filter_map(ElementRef::wrap).any(|outer| outer.attr("itemscope").is_some())
}

fn link(page: &Html, name: &str) -> Option<String> {
    meta(page, name).and_then(|url| fields::link("", &url).ok())
}

fn meta(page: &Html, name: &str) -> Option<String> {
    metas(page, name).next()
}

fn metas<'a>(page: &'a Html, name: &'a str) -> impl Iterator<Item = String> + 'a {
    all(page, "meta").filter_map(move |meta| {
        let named = meta.attr("property").or_else(|| meta.attr("name"))?;
        let content = meta.attr("content").map(str::trim).filter(|content| !content.is_empty())?;
        named.eq_ignore_ascii_case(name).then(|| content.to_owned())
    })
}

fn all<'a>(page: &'a Html, selector: &str) -> impl Iterator<Item = ElementRef<'a>> {
    let selector = Selector::parse(selector).ok();
    let found: Vec<ElementRef<'a>> =
        selector.map(|selector| page.select(&selector).collect()).unwrap_or_default();
    found.into_iter()
}
