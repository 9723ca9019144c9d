//! Pages of links, of activity, and clippings → rows.

use super::block::RowBlock;
use crate::catalog::markup::{self, Element};

/// Links with the headings that they stand below.
pub fn links(text: &str) -> RowBlock {
    let mut block = RowBlock::of_list("links");
    let mut section = String::new();
    for (line, element) in (1..).zip(markup::page(text).all()) {
        match element.name.as_str() {
            "h1" | "h2" | "h3" => section = element.text().trim().to_lowercase(),
            "a" => {
                let mut cells =
                    vec![("title".to_owned(), element.text()), ("section".to_owned(), section.clone())];
                cells.extend(
                    element.attributes.iter().map(|(name, value)| (name.to_lowercase(), value.clone())),
                );
                block.push(line, cells);
            }
            _ => {}
        }
    }
    block
}

/// Cells of Google's activity: links, and what stands last.
pub fn activity(text: &str) -> RowBlock {
    let mut block = RowBlock::of_list("activity");
    for (line, part) in (1..).zip(text.split("outer-cell").skip(1)) {
        let page = markup::page(&format!("<div class=\"{part}"));
        let mut cells = vec![("is_ad".to_owned(), part.contains("From Google Ads").to_string())];
        let content = page.all().find(|element| {
            let class = element.attribute("class").unwrap_or_default();
            class.contains("content-cell")
                && element.all().any(|inner| inner.name == "a" || inner.name == "br")
        });
        let Some(content) = content else { continue };
        let links: Vec<&Element> = content.all().filter(|element| element.name == "a").collect();
        for (link, names) in links.iter().zip([["titleurl", "link"], ["channelurl", "channel"]]) {
            let address = link.attribute("href").unwrap_or_default();
            cells.push((names[0].to_owned(), address.to_owned()));
            cells.push((names[1].to_owned(), link.text()));
        }
        let texts: Vec<&str> = content
            .children
            .iter()
            .filter_map(|node| match node {
                markup::Node::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
                markup::Node::Element(_) => None,
            })
            .collect();
        // The verb stands before the title, or behind it in other languages; the time stands last.
        let verb: Vec<&str> = texts.iter().rev().skip(1).rev().copied().collect();
        cells.push(("verb".to_owned(), verb.join(" ")));
        cells.push(("time".to_owned(), texts.last().copied().unwrap_or_default().to_owned()));
        block.push(line, cells);
    }
    block
}

/// What was marked on a Kindle: the book, what was done, and when.
pub fn clippings(text: &str) -> RowBlock {
    let mut block = RowBlock::of_list("clippings");
    let mut line = 1;
    for part in text.split("==========") {
        let own = part.trim_matches(['\u{feff}', '\r', '\n', ' ']);
        let mut lines = own.lines();
        if let (Some(book), Some(mark)) = (lines.next(), lines.next()) {
            let mark = mark.rsplit('|').next().unwrap_or_default().trim();
            let cells = vec![
                ("book".to_owned(), book.trim_matches('\u{feff}').to_owned()),
                ("added".to_owned(), mark.to_owned()),
            ];
            block.push(line, cells);
        }
        line += part.matches('\n').count() as u64;
    }
    block
}
