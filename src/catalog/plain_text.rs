//! Markup of owners and strangers → plain text: the one place where it is done, for the command line tool and the worker.
//! Memory, search and cards know no markup.

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::Item;

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

/// Makes the texts of an item plain: paragraphs stay in the description, everything else is one line. Its id and its
/// addresses are no texts and stay as they are. A reader calls this once for what it read: a text that is about markup
/// would lose its examples the second time.
pub fn item(mut item: Item) -> Item {
    item.title = item.title.map(|title| line(&title));
    item.description = item.description.map(|text| of(&text));
    item.creator = item.creator.map(|creator| creator.map(|creator| line(&creator)));
    let facets = item.facets.to_tidy().values_mut().flatten();
    for label in item.tags.to_tidy().iter_mut().chain(facets) {
        *label = line(label);
    }
    item
}

/// The text of a fragment of HTML: paragraphs separated by blank lines, list items marked, white space folded. Text
/// without a tag that HTML knows is not HTML (`a < b`, `Vec<u8>`): it keeps its paragraphs and its angle brackets.
pub fn of(text: &str) -> String {
    let raw = if has_tag(text) {
        read(text)
    } else if text.contains('&') {
        let words = read(&text.replace('<', "&lt;"));
        // Markup from end to end that was escaped once more is no text about markup.
        let escaped = text.trim().starts_with("&lt;") && text.trim().ends_with("&gt;") && has_tag(&words);
        if escaped { read(&words) } else { words }
    } else {
        text.to_owned()
    };
    let paragraphs = raw.replace("\r\n", "\n");
    let paragraphs = paragraphs.split("\n\n").map(fold);
    let paragraphs: Vec<String> =
        paragraphs.filter(|paragraph| !paragraph.is_empty() && paragraph != "•").collect();
    paragraphs.join("\n\n")
}

/// The same for a text of one line. One that is nothing but markup is taken by its letters, rather than be empty.
pub fn line(text: &str) -> String {
    let plain = of(text).replace("\n\n", " ");
    if plain.is_empty() { fold(text) } else { plain }
}

/// One line without control characters, each run of white space a single space.
pub fn fold(text: &str) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
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

/// The text between tags. Only a tokenizer is at work: how deep a fragment nests costs nothing.
fn read(html: &str) -> String {
    let mut emitter = DefaultEmitter::default();
    // Within a script or a style, what looks like a tag is none.
    emitter.naively_switch_states(true);
    let mut text = String::new();
    let mut silent_within = None;
    for Ok(token) in Tokenizer::new_with_emitter(html, emitter) {
        match token {
            Token::String(words) if silent_within.is_none() => {
                text.push_str(&String::from_utf8_lossy(&words.value));
            }
            Token::StartTag(tag) if silent_within.is_none() => {
                if is_among(SILENT, &tag.name) {
                    silent_within = Some(tag.name);
                } else if is_among(BLOCKS, &tag.name) {
                    text.push_str(if tag.name == b"li" { "\n\n• " } else { "\n\n" });
                }
            }
            Token::EndTag(tag) if silent_within.is_none() && is_among(BLOCKS, &tag.name) => {
                text.push_str("\n\n");
            }
            Token::EndTag(tag) if silent_within.as_ref() == Some(&tag.name) => silent_within = None,
            _ => {}
        }
    }
    text
}

fn is_among(names: &[&str], name: &[u8]) -> bool {
    names.iter().any(|known| known.as_bytes() == name)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

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
            ("caf&eacute; &#8211; &notin; &xyzzy;", "café – ∉ &xyzzy;"),
            ("a<style>b{c:'<p>'}</style><noscript><p>d</p></noscript>e", "ae"),
            ("<p title='a > b'>in one</p", "in one"),
            ("", ""),
        ] {
            assert_eq!(of(html), plain, "{html}");
        }
    }

    #[test]
    fn markup_that_was_escaped_as_a_whole_is_markup() {
        assert_eq!(of("&lt;p class=&quot;x&quot;&gt;Doors &amp;amp; bells&lt;/p&gt;"), "Doors & bells");
        assert_eq!(of("Write &lt;p&gt;text&lt;/p&gt;"), "Write <p>text</p>");
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
    fn every_text_of_an_item_becomes_plain() {
        let told = Item {
            id: "a&amp;b".into(),
            title: "Tom &amp; Jerry".into(),
            description: "<p>One</p><p>Two</p>".into(),
            url: Some("/a?b=1&amp;c=2".into()),
            creator: Some("H&amp;M".into()),
            tags: vec!["R&amp;B".into()].into(),
            facets: [("genre".to_owned(), vec!["<i>Sci-Fi</i> &amp; Fantasy".to_owned()])].into(),
            ..Item::default()
        };
        let plain = Item {
            title: "Tom & Jerry".into(),
            description: "One\n\nTwo".into(),
            creator: Some("H&M".into()),
            tags: vec!["R&B".into()].into(),
            facets: [("genre".to_owned(), vec!["Sci-Fi & Fantasy".to_owned()])].into(),
            ..told.clone()
        };
        assert_eq!(item(told), plain);
    }

    proptest! {
        #[test]
        fn any_markup_becomes_text(html in "[<>a-z&;/! é]{0,60}") {
            of(&html);
            prop_assert!(!line(&html).contains(char::is_control));
        }
    }

    #[test]
    fn nesting_has_no_limit() {
        let deep = format!("{}deep{}", "<div>".repeat(8_000), "</div>".repeat(8_000));
        assert_eq!(of(&deep), "deep");
    }
}
