//! Owners' descriptions → plain text. Memory, search and cards know no markup.

use scraper::{ElementRef, Html, Node};

/// Elements that begin a paragraph of their own.
const BLOCKS: &[&str] =
    &["p", "div", "ul", "ol", "li", "br", "h1", "h2", "h3", "h4", "blockquote", "tr", "section"];
/// Elements whose text is not for reading.
const SILENT: &[&str] = &["script", "style", "template", "noscript"];

/// The text of a fragment of HTML: paragraphs separated by blank lines, list items marked, white space folded. Text
/// without markup keeps its paragraphs.
pub fn of(text: &str) -> String {
    let marked_up = text.contains('<') || text.contains('&');
    let raw = if marked_up { read(text) } else { text.to_owned() };
    let paragraphs: Vec<String> = raw
        .split("\n\n")
        .map(|paragraph| paragraph.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|paragraph| !paragraph.is_empty() && paragraph != "•")
        .collect();
    paragraphs.join("\n\n")
}

fn read(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut text = String::new();
    walk(fragment.root_element(), &mut text);
    text
}

fn walk(element: ElementRef<'_>, text: &mut String) {
    for child in element.children() {
        match child.value() {
            Node::Text(words) => text.push_str(words),
            Node::Element(inner) if !SILENT.contains(&inner.name()) => {
                let block = BLOCKS.contains(&inner.name());
                if block {
                    text.push_str("\n\n");
                }
                if inner.name() == "li" {
                    text.push_str("• ");
                }
                if let Some(inner) = ElementRef::wrap(child) {
                    walk(inner, text);
                }
                if block {
                    text.push_str("\n\n");
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn markup_becomes_paragraphs() {
        for (html, plain) in [
            ("plain words", "plain words"),
            ("<p>One <b>bold</b>\n word.</p><p>Two &amp; three</p>", "One bold word.\n\nTwo & three"),
            ("<ul><li>first</li><li>second</li></ul>", "• first\n\n• second"),
            ("a<script>alert(1)</script>b", "ab"),
            ("2 < 3 and 5 > 4", "2 < 3 and 5 > 4"),
            ("", ""),
        ] {
            assert_eq!(of(html), plain, "{html}");
        }
    }
}
