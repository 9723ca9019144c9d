//! What the page of a product shows beside what it states: the way to it, and whether it can be had.

use penchant_kernels::order::Order;
use serde_json::Value;

use crate::catalog::{Item, markup::Element, plain_text, values::json};

/// Steps of a way that are taken.
const STEPS: usize = 6;
/// What a state is called in class names, and what it is.
const STATES: &[(&str, &str)] = &[
    ("out-of-stock", "OutOfStock"),
    ("outofstock", "OutOfStock"),
    ("sold-out", "OutOfStock"),
    ("unavailable", "OutOfStock"),
    ("in-stock", "InStock"),
    ("instock", "InStock"),
    ("available", "InStock"),
];

/// Adds to the one product of a page what its data leave out.
pub fn complete(item: &mut Item, page: &Element, availability: Option<String>) {
    if !item.numbers.contains_key("price") {
        return;
    }
    if item.facet("availability").is_empty()
        && let Some(state) = availability.or_else(|| stock(page))
    {
        item.facets.to_tidy().insert("availability".into(), vec![state]);
    }
    if item.facet("category").is_empty() {
        let way = stated_way(page).or_else(|| shown_way(page)).unwrap_or_default();
        let title = item.title.to_compare().clone();
        let labels: Vec<String> = way.into_iter().filter(|label| *label != title).take(STEPS).collect();
        if !labels.is_empty() {
            item.facets.to_tidy().insert("category".into(), labels);
        }
    }
}

/// The state of the first thing whose classes say that it tells of the stock.
fn stock(page: &Element) -> Option<String> {
    page.all().find_map(|element| {
        let classes: Vec<String> =
            element.attribute("class")?.split_whitespace().map(str::to_ascii_lowercase).collect();
        let tells = classes.iter().any(|class| class == "stock" || class == "availability");
        let is = |name: &str| classes.iter().any(|class| class == name);
        STATES.iter().find(|(name, _)| tells && is(name)).map(|(_, state)| (*state).to_owned())
    })
}

/// The way that JSON-LD states, without its first step, which is the front page.
fn stated_way(page: &Element) -> Option<Vec<String>> {
    let scripts = page.all().filter(|element| element.name == "script").map(Element::text);
    let list = scripts
        .filter(|text| text.contains("BreadcrumbList"))
        .find_map(|text| list_in(json::relaxed(&text).ok()?))?;
    let mut steps: Vec<(f64, String)> = Vec::new();
    for step in list.as_array()? {
        let name = step["name"].as_str().or_else(|| step["item"]["name"].as_str())?;
        steps.push((step["position"].as_f64().unwrap_or(steps.len() as f64), plain_text::line(name)));
    }
    steps.order_by(|one, other| one.0.total_cmp(&other.0));
    Some(steps.into_iter().skip(1).map(|(_, name)| name).collect())
}

/// The elements of the first list of steps in a value.
fn list_in(value: Value) -> Option<Value> {
    match value {
        Value::Object(mut node) if node.get("@type").is_some_and(|kind| kind == "BreadcrumbList") => {
            node.remove("itemListElement")
        }
        Value::Object(node) => node.into_iter().find_map(|(_, inner)| list_in(inner)),
        Value::Array(values) => values.into_iter().find_map(list_in),
        _ => None,
    }
}

/// The links of what is called a way (`breadcrumb`), but for the front page's.
fn shown_way(page: &Element) -> Option<Vec<String>> {
    let is_way = |element: &&Element| {
        let named = |name: &str| element.attribute(name).unwrap_or_default().to_ascii_lowercase();
        named("class").contains("breadcrumb") || named("aria-label").contains("breadcrumb")
    };
    let links = page.all().find(is_way)?.all().filter(|element| element.name == "a");
    let is_front = |link: &Element| {
        let address = link.attribute("href").unwrap_or_default();
        let path = address
            .split_once("://")
            .map_or(address, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        path.trim_matches('/').is_empty()
    };
    let labels = links.filter(|link| !is_front(link)).map(|link| plain_text::fold(&link.text()));
    Some(labels.filter(|label| !label.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::markup;

    #[test]
    fn a_page_shows_the_way_and_the_stock() {
        for (html, category, availability) in [
            (
                "<div class='breadcrumbs'><ul><li><a href='https://s.example/'>Home</a></li><li><a href='/tools.html'>Tools</a></li>\
                 <li><a href=/saws>Saws</a></li><li><strong>Rip saw</strong></li></ul></div>\
                 <div class='stock unavailable' title='Availability'><span>Out of stock</span></div>",
                vec!["Tools", "Saws"],
                vec!["OutOfStock"],
            ),
            (
                "<nav class=woocommerce-breadcrumb><a href=/>Home</a> / <a href=/c/tools/>Tools &amp; more</a> / Rip saw</nav>\
                 <p class='stock in-stock'>4 in stock</p>",
                vec!["Tools & more"],
                vec!["InStock"],
            ),
            (
                "<script type='application/ld+json'>{'@graph': [{'@type': 'BreadcrumbList', 'itemListElement': [\
                 {'position': 3, 'name': 'Rip saw'}, {'position': 1, 'item': {'name': 'Start'}}, {'position': 2, 'item': {'name': 'Saws'}}]}]}</script>",
                vec!["Saws"],
                vec![],
            ),
            ("<p class=available>for you</p><nav><a href=/x>X</a></nav>", vec![], vec![]),
        ] {
            let mut item = Item { title: "Rip saw".into(), ..Item::default() };
            let page = markup::page(html);
            complete(&mut item, &page, None);
            assert!(item.facets.is_empty(), "what costs nothing is no product");
            item.numbers.insert("price".into(), 1.0);
            complete(&mut item, &page, None);
            assert_eq!(
                (item.facet("category"), item.facet("availability")),
                (&*own(&category), &*own(&availability)),
                "{html}"
            );
        }
    }

    fn own(labels: &[&str]) -> Vec<String> {
        labels.iter().map(|label| (*label).to_owned()).collect()
    }
}
