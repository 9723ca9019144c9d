//! Owners' descriptions → plain text. Memory, search and cards know no markup.

use scraper::{Html, Node};

/// Elements that begin a paragraph of their own.
const BLOCKS: &[&str] = &[
    "p",
    "div",
    "ul",
    "ol",
    "li",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "pre",
    "table",
    "tr",
    "dl",
    "dt",
    "dd",
    "section",
    "article",
    "header",
    "footer",
    "figure",
    "hr",
];
/// Elements within a paragraph.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "cite", "code", "del", "em", "font", "i", "img", "ins", "kbd", "mark", "q", "s",
    "small", "span", "strong", "sub", "sup", "tbody", "td", "th", "thead", "tt", "u", "video", "audio",
    "iframe", "svg",
];
/// Elements whose text is not for reading.
const SILENT: &[&str] = &["script", "style", "template", "noscript"];

/// The text of a fragment of HTML: paragraphs separated by blank lines, list items marked, white space folded. Text
/// without a tag that HTML knows is not HTML (`a < b`, `Vec<u8>`): it keeps its paragraphs and its angle brackets.
pub fn of(text: &str) -> String {
    let raw = if has_tag(text) {
        read(text)
    } else if text.contains('&') {
        read(&text.replace('<', "&lt;"))
    } else {
        text.to_owned()
    };
    let fold = |paragraph: &str| paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
    let paragraphs: Vec<String> = raw
        .replace("\r\n", "\n")
        .split("\n\n")
        .map(|paragraph| fold(&paragraph.replace(char::is_control, " ")))
        .filter(|paragraph| !paragraph.is_empty() && paragraph != "•")
        .collect();
    paragraphs.join("\n\n")
}

/// The same for a text of one line. One that is nothing but markup is taken by its letters, rather than be empty.
pub fn line(text: &str) -> String {
    let plain = of(text).replace("\n\n", " ");
    if plain.is_empty() { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { plain }
}

fn has_tag(text: &str) -> bool {
    text.split('<').skip(1).filter(|rest| rest.contains('>')).any(|rest| {
        let rest = rest.strip_prefix('/').unwrap_or(rest);
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let name = name.to_ascii_lowercase();
        let known = [BLOCKS, INLINE, SILENT].iter().any(|kind| kind.contains(&name.as_str()));
        rest.starts_with("!--") || (known && after.starts_with(['>', '/', ' ', '\n', '\r', '\t']))
    })
}

/// Walks with a stack of its own: how deep a fragment nests is its author's choice.
fn read(html: &str) -> String {
    let fragment = Html::parse_fragment(html);
    let mut text = String::new();
    let mut open = vec![(fragment.tree.root(), false)];
    while let Some((node, ends)) = open.pop() {
        let name = node.value().as_element().map_or("", |element| element.name());
        if let Node::Text(words) = node.value() {
            text.push_str(words);
        }
        if SILENT.contains(&name) {
            continue;
        }
        let block = BLOCKS.contains(&name);
        if block {
            text.push_str("\n\n");
        }
        if !ends {
            if name == "li" {
                text.push_str("• ");
            }
            if block {
                open.push((node, true));
            }
            open.extend(node.children().rev().map(|child| (child, false)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{line, of};

    #[test]
    fn markup_becomes_paragraphs() {
        for (html, plain) in [
            ("plain words", "plain words"),
            ("One.\r\n\r\nTwo,\nthree.", "One.\n\nTwo, three."),
            ("<p>One <b>bold</b>\n word.</p><p>Two &amp; three</p>", "One bold word.\n\nTwo & three"),
            ("<ul><li>first</li><li>second</li></ul>", "• first\n\n• second"),
            ("a<script>alert(1)</script>b<br/>c", "ab\n\nc"),
            ("<!-- aside -->text", "text"),
            ("Tom &amp; Jerry", "Tom & Jerry"),
            ("bell\u{7} and \u{1b}escape", "bell and escape"),
            ("", ""),
        ] {
            assert_eq!(of(html), plain, "{html}");
        }
    }

    #[test]
    fn angle_brackets_that_are_no_tags_stay() {
        for text in ["2 < 3 and 5 > 4", "if a<b then all the rest stays", "Vec<u8> & friends", "a <3 b"] {
            assert_eq!(of(text), text);
        }
    }

    #[test]
    fn a_title_is_one_line_and_never_lost() {
        assert_eq!(line("<b>Bold</b>\n<p>title</p>"), "Bold title");
        assert_eq!(line("<hr>"), "<hr>");
    }

    #[test]
    fn nesting_has_no_limit() {
        let deep = format!("{}deep{}", "<div>".repeat(8_000), "</div>".repeat(8_000));
        assert_eq!(of(&deep), "deep");
    }
}
