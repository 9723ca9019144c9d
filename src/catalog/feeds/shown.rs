//! A page of a site as an item by what it shows, where it says nothing in a form made for it.

use super::{
    page::{Meta, NoItem, PageReading, stated},
    shop,
};
use crate::catalog::{
    Item,
    markup::{self, Element, Node},
    plain_text, sound,
    values::date::{self, Order},
};

/// Letters of a page's own text that are enough to tell what it is about.
const ENOUGH: usize = 80;
/// Letters between the links of a page that is more than a list of them.
const APART: usize = 40;
/// Letters of it that are no mere frame around what a site lists.
const LONG: usize = 400;
/// Letters of it that make a description.
const BODY: usize = 2_000;
/// Parts of a page that are not what it is about.
const ASIDE: &[&str] = &[
    "nav", "header", "footer", "aside", "script", "style", "form", "button", "template", "noscript", "dialog",
];

/// Reads a page of a site. One that asks not to be indexed tells nothing.
pub fn read(html: &str) -> PageReading {
    let page = markup::page(html);
    let (meta, mut reading) = stated(&page);
    links(&page, &mut reading.links);
    if let [told] = reading.told.as_mut_slice() {
        shop::complete(&mut told.item, &page, meta.first(&["product:availability", "og:availability"]));
    }
    if reading.told.is_empty() && reading.no_item.is_none() {
        match shown(&page, &meta, &reading) {
            Ok((item, heading)) => {
                reading.shown = Some(item);
                reading.heading = heading;
            }
            Err(why) => reading.no_item = Some(why),
        }
    }
    reading
}

/// Where a part of a page leads: what stands in its frame is the same on all pages.
fn links(element: &Element, found: &mut Vec<String>) {
    for child in element.elements().filter(|child| !ASIDE.contains(&child.name.as_str())) {
        found.extend(child.attribute("href").filter(|_| child.name == "a").map(str::to_owned));
        links(child, found);
    }
}

/// The page as an item by what it shows: a heading, and a text of its own that is not mostly links.
fn shown(page: &Element, meta: &Meta, reading: &PageReading) -> Result<(Item, Option<String>), NoItem> {
    let named = |name: &'static str| page.all().filter(move |element| element.name == name);
    let is_site = meta.first(&["og:type"]).is_some_and(|kind| kind.starts_with("website"));
    let articles = named("article").count();
    let is_main = |element: &&Element| element.attribute("role") == Some("main");
    let main = match articles {
        1 => named("article").next(),
        _ => None,
    };
    let main = main
        .or_else(|| named("main").next())
        .or_else(|| page.all().find(is_main))
        .or_else(|| named("body").next())
        .unwrap_or(page);
    let mut seen = Text::default();
    seen.read(main, false);
    let own = seen.letters - seen.linked;
    let is_list = articles > 1
        || (seen.links > 2 && (seen.linked > own || own < APART * seen.links))
        || (seen.leading > 1 && seen.leading * 2 > seen.headings);
    if is_list || (is_site && articles == 0 && own < LONG) {
        return Err(NoItem::List);
    }
    let line = |element: &Element| plain_text::fold(&element.text());
    let heading = main.all().chain(page.all()).find(|element| element.name == "h1").map(line);
    let mut item = meta.item();
    let title = Some(item.title.to_compare().clone()).filter(|title| !title.is_empty());
    let title = title.or_else(|| named("title").next().map(line)).unwrap_or_default();
    // A title often ends in the site's name, and a heading in a sign for its link.
    let heading =
        heading.map(|text| text.trim_end_matches(['#', '¶', '\u{200b}', '\u{f0c1}', ' ']).to_owned());
    let heading = heading.filter(|heading| !heading.is_empty());
    let own = heading.clone().filter(|heading| title.is_empty() || title.contains(heading.as_str()));
    item.title = own.unwrap_or(title).into();
    let body = plain_text::of(&seen.all);
    let has = |name: &str| main.all().any(|element| element.name == name);
    // A post may be short, or a row of pictures.
    let is_post = articles == 1 && has("h1") && (has("time") || has("img"));
    let is_short = body.chars().count() < ENOUGH && reading.description.is_empty() && !is_post;
    if item.title.is_empty() || is_short {
        return Err(NoItem::Silent);
    }
    // What a page says of itself is often the same on all of them.
    if item.description.is_empty() || body.chars().count() >= ENOUGH {
        item.description = body.chars().take(BODY).collect::<String>().into();
    }
    let time =
        || main.all().find(|element| element.name == "time").and_then(|time| time.attribute("datetime"));
    item.date = item.date.or_else(|| date::date(time()?, Order::Unknown));
    let mut item = plain_text::item(item);
    sound::tidy(&mut item);
    Ok((item, heading))
}

/// Whether a part of a page asks for consent, or leads past its frame, by what it is called. A kind of cookies to bake does not.
fn is_of_the_frame(element: &Element) -> bool {
    let names = ["class", "id"].into_iter().filter_map(|name| element.attribute(name));
    let parts: Vec<String> =
        names.flat_map(|names| names.split(|c: char| !c.is_alphanumeric())).map(str::to_lowercase).collect();
    let has = |of: &[&str]| parts.iter().any(|part| of.contains(&part.as_str()));
    let is_anchor = element.attribute("href").is_some_and(|url| url.starts_with('#'));
    has(&["consent", "onetrust", "cookiebot"])
        || (has(&["cookie", "cookies"]) && has(&["banner", "notice", "bar", "popup", "law", "modal"]))
        || (is_anchor && has(&["skip"]))
}

/// The text of a part of a page, and how much of it is links.
#[derive(Default)]
struct Text {
    all: String,
    letters: usize,
    linked: usize,
    links: usize,
    headings: usize,
    /// Headings that lead to other pages, as those of a list do.
    leading: usize,
}

impl Text {
    fn read(&mut self, element: &Element, in_link: bool) {
        for child in &element.children {
            match child {
                Node::Text(text) => {
                    let letters = text.trim().len();
                    self.letters += letters;
                    self.linked += if in_link { letters } else { 0 };
                    self.all.push_str(text);
                }
                Node::Element(child) if ASIDE.contains(&child.name.as_str()) || child.name == "h1" => {}
                Node::Element(child) if is_of_the_frame(child) => {}
                Node::Element(child) => {
                    let is_link =
                        child.name == "a" && child.attribute("href").is_some_and(|url| !url.starts_with('#'));
                    self.links += usize::from(is_link);
                    if matches!(child.name.as_str(), "h2" | "h3" | "h4") {
                        let is_leading =
                            |a: &Element| a.attribute("href").is_some_and(|url| !url.starts_with('#'));
                        self.headings += 1;
                        self.leading += usize::from(in_link || child.all().any(is_leading));
                    }
                    self.read(child, in_link || is_link);
                    if matches!(child.name.as_str(), "p" | "div" | "li" | "pre" | "section" | "h2" | "h3") {
                        self.all.push_str("\n\n");
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_for_consent_is_not_what_a_page_is_about() {
        let page = "<title>Tea</title><body><a class='skip-link' href='#main'>Skip to it</a>\
            <div class='fs-consent_banner'><p>By clicking here you agree to everything that we store.</p></div>\
            <div class='cookie-notice'>We bake some.</div><h1>Tea</h1>\
            <div class='post category-cookies'><p>Green tea is steeped for two minutes in water that does not boil any more, \
            and poured into small cups that were warmed before.</p></div></body>";
        let item = read(page).shown.unwrap();
        assert!(item.description.to_show().starts_with("Green tea"), "{:?}", item.description.to_show());
    }
}
