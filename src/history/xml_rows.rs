//! Elements of XML → rows.

use super::block::RowBlock;
use crate::catalog::markup::{self, Element};

/// Elements of XML that are rows.
const ROW_ELEMENTS: &[&str] = &["anime", "manga", "movie", "episodedetails", "tvshow", "item", "outline"];

/// The elements that are rows, by their names.
pub fn xml(text: &str) -> Vec<RowBlock> {
    let document = markup::xml(text);
    let mut blocks: Vec<RowBlock> = Vec::new();
    for (line, element) in (1..).zip(document.all()) {
        if !ROW_ELEMENTS.contains(&element.name.as_str()) {
            continue;
        }
        let mut cells = Vec::new();
        cells_of(element, "", &mut cells);
        let at = blocks.iter().position(|block| block.list == element.name);
        let at = at.unwrap_or_else(|| {
            blocks.push(RowBlock::of_list(&element.name));
            blocks.len() - 1
        });
        if let Some(block) = blocks.get_mut(at) {
            block.push(line, cells);
        }
    }
    blocks
}

/// What an element says itself and in the elements within, those that are rows of their own left out.
fn cells_of(element: &Element, name: &str, cells: &mut Vec<(String, String)>) {
    let within = |inner: &str| match name {
        "" => inner.to_lowercase(),
        name => format!("{name}.{}", inner.to_lowercase()),
    };
    for (inner, value) in &element.attributes {
        cells.push((within(inner), value.clone()));
    }
    let mut inner = element.elements().peekable();
    if !name.is_empty() && inner.peek().is_none() {
        let text = element.text();
        let text = text.trim();
        if let Some(kind) = element.attribute("type") {
            cells.push((format!("{name}[{}]", kind.to_lowercase()), text.to_owned()));
        }
        cells.push((name.to_owned(), text.to_owned()));
    }
    // A name within a name goes as deep as markup itself is let nest.
    for inner in inner.filter(|inner| !ROW_ELEMENTS.contains(&inner.name.as_str())) {
        cells_of(inner, &within(&inner.name), cells);
    }
}
