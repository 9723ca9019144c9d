//! Markup → a tree, however broken it is: the one place where tags become elements, for pages and for feeds. Names are small.

use html5gum::{DefaultEmitter, Token, Tokenizer};

/// How deep elements nest before what is within is told as one level: more is a mistake, or an attack on the stack.
const DEEPEST: usize = 128;
/// Elements of a page that never have an end.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
/// Elements of a page that end where another of these begins.
const ENDED: &[(&str, &[&str])] = &[
    ("li", &["li"]),
    ("p", &["p", "div", "ul", "ol", "h1", "h2", "h3", "section", "article", "table", "main"]),
    ("tr", &["tr"]),
    ("td", &["td", "th", "tr"]),
    ("th", &["td", "th", "tr"]),
    ("dt", &["dt", "dd"]),
    ("dd", &["dt", "dd"]),
    ("option", &["option"]),
    ("head", &["body"]),
];

/// An element, or a text between elements.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// An element.
    Element(Element),
    /// A text, its entities read.
    Text(String),
}

/// An element.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Element {
    /// Its name, with the prefix of its namespace.
    pub name: String,
    /// What it says of itself.
    pub attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The elements directly in it.
    pub fn elements(&self) -> impl DoubleEndedIterator<Item = &Self> {
        self.children.iter().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text(_) => None,
        })
    }

    /// All elements in it, in their order, each before those within.
    pub fn all(&self) -> impl Iterator<Item = &Self> {
        let mut open: Vec<&Self> = self.elements().rev().collect();
        std::iter::from_fn(move || {
            let next = open.pop()?;
            open.extend(next.elements().rev());
            Some(next)
        })
    }

    /// The texts in it, one after the other.
    pub fn text(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, false);
        text
    }

    /// Its content as HTML, where there are elements in it; else its text.
    pub fn content(&self) -> String {
        let mut text = String::new();
        self.write(&mut text, self.elements().next().is_some());
        text
    }

    fn write(&self, out: &mut String, as_html: bool) {
        for node in &self.children {
            match node {
                Node::Text(text) if as_html => out.push_str(&text.replace('&', "&amp;").replace('<', "&lt;")),
                Node::Text(text) => out.push_str(text),
                Node::Element(element) if as_html => {
                    let name = element.name.rsplit(':').next().unwrap_or_default();
                    out.extend(["<", name, ">"]);
                    element.write(out, true);
                    out.extend(["</", name, ">"]);
                }
                Node::Element(element) => element.write(out, false),
            }
        }
    }
}

/// The elements of a page.
pub fn page(html: &str) -> Element {
    let mut emitter = DefaultEmitter::default();
    // Within a script or a style, what looks like a tag is none.
    emitter.naively_switch_states(true);
    tree(html, emitter, true)
}

/// The elements of a piece of XML.
pub fn xml(text: &str) -> Element {
    tree(&without_cdata(text), DefaultEmitter::default(), false)
}

/// CDATA as a text whose signs are written as entities.
fn without_cdata(text: &str) -> String {
    let mut parts = text.split("<![CDATA[");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (inner, rest) = part.split_once("]]>").unwrap_or((part, ""));
        out.push_str(&inner.replace('&', "&amp;").replace('<', "&lt;"));
        out.push_str(rest);
    }
    out
}

fn tree(text: &str, emitter: DefaultEmitter, is_page: bool) -> Element {
    let string = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let mut open = vec![Element::default()];
    let close = |open: &mut Vec<Element>, to: usize| {
        while open.len() > to.max(1) {
            let done = open.pop();
            if let (Some(done), Some(outer)) = (done, open.last_mut()) {
                outer.children.push(Node::Element(done));
            }
        }
    };
    for Ok(token) in Tokenizer::new_with_emitter(text, emitter) {
        match token {
            Token::String(words) => {
                if let Some(inner) = open.last_mut() {
                    match inner.children.last_mut() {
                        Some(Node::Text(text)) => text.push_str(&string(&words.value)),
                        _ => inner.children.push(Node::Text(string(&words.value))),
                    }
                }
            }
            Token::StartTag(tag) => {
                let name = string(&tag.name);
                if is_page
                    && let Some(last) = open.last()
                    && ENDED.iter().any(|(known, by)| *known == last.name && by.contains(&name.as_str()))
                {
                    let to = open.len() - 1;
                    close(&mut open, to);
                }
                let ends = if is_page { VOID.contains(&name.as_str()) } else { tag.self_closing };
                let attributes = tag.attributes.into_iter();
                let attributes =
                    attributes.map(|(name, value)| (string(&name), string(&value.value))).collect();
                open.push(Element { name, attributes, children: Vec::new() });
                if ends || open.len() > DEEPEST {
                    let to = open.len() - 1;
                    close(&mut open, to);
                }
            }
            Token::EndTag(tag) => {
                let name = string(&tag.name);
                if let Some(at) = open.iter().rposition(|element| element.name == name).filter(|at| *at > 0) {
                    close(&mut open, at);
                }
            }
            _ => {}
        }
    }
    close(&mut open, 1);
    open.pop().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_is_a_tree_whatever_was_left_open() {
        let page =
            page("<ul><li itemscope>One<li>Two &amp; <b>three</ul><p>a<p>b<br>c<script>1 < 2</script>");
        let names: Vec<&str> = page.elements().map(|element| element.name.as_str()).collect();
        assert_eq!(names, ["ul", "p", "p"]);
        let items: Vec<String> =
            page.all().filter(|element| element.name == "li").map(Element::text).collect();
        assert_eq!(items, ["One", "Two & three"]);
        assert_eq!(
            page.all().find(|element| element.name == "script").map(Element::text).as_deref(),
            Some("1 < 2")
        );
    }

    #[test]
    fn xml_keeps_its_prefixes_and_reads_what_is_nearly_xml() {
        let item = xml(
            "<item><g:id>7</g:id><title>Salt & pepper</title><link href='/a'/><d><![CDATA[<b>x</b> &amp;]]></d><e><p>y</p></e>",
        );
        let item = item.elements().next().unwrap();
        let told: Vec<(&str, String)> =
            item.elements().map(|child| (child.name.as_str(), child.content())).collect();
        assert_eq!(told[0], ("g:id", "7".into()));
        assert_eq!(told[1], ("title", "Salt & pepper".into()));
        assert_eq!((told[2].0, item.elements().nth(2).unwrap().attribute("href")), ("link", Some("/a")));
        assert_eq!(told[3], ("d", "<b>x</b> &amp;".into()));
        assert_eq!(told[4], ("e", "<p>y</p>".into()));
    }

    #[test]
    fn nesting_has_no_limit() {
        let deep = page(&format!("{}deep{}", "<div>".repeat(20_000), "</div>".repeat(20_000)));
        assert_eq!(deep.text(), "deep");
    }

    proptest! {
        #[test]
        fn any_markup_is_a_tree(text in "[<>a-c/=!\\[\\]CDAT \"&;]{0,60}") {
            let _ = (page(&text).content(), xml(&text).content());
        }
    }
}
