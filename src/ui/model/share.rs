//! A list of items as a file for somebody else: a page of links, without anything of the person's own.

use super::text::outward;
use crate::engine::protocol::Card;

/// Items that a link holds, so that it can still be sent.
pub const MOST_IN_LINK: usize = 50;

/// The page. Titles are strangers' text and come out as text; only addresses that lead out are links.
pub fn page<'a>(heading: &str, cards: impl Iterator<Item = &'a Card>) -> String {
    let heading = escaped(heading);
    let mut page = format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>{heading}</title>\n<h1>{heading}</h1>\n<ul>\n"
    );
    for card in cards {
        let title = escaped(&card.title);
        let line = match card.url.as_deref().and_then(outward) {
            Some(url) => format!("<a href=\"{}\" rel=\"noreferrer\">{title}</a>", escaped(url)),
            None => title,
        };
        page.push_str(&format!("<li dir=\"auto\">{line}</li>\n"));
    }
    page + "</ul>\n"
}

/// The items of a list that a link can lead to: the catalogue's own, as many as it holds.
pub fn in_link<'a>(cards: impl Iterator<Item = &'a Card>) -> Vec<String> {
    let own = cards.filter(|card| card.source.is_none());
    own.map(|card| card.id.clone()).take(MOST_IN_LINK).collect()
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            letter => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::protocol::{Marks, Reason};

    fn card(id: &str, title: &str, url: Option<&str>) -> Card {
        Card {
            id: id.into(),
            title: title.into(),
            summary: String::new(),
            image: None,
            picture_host: None,
            date: None,
            url: url.map(str::to_owned),
            creator: None,
            tags: Vec::new(),
            price: None,
            currency: None,
            availability: None,
            until: None,
            gone: None,
            reason: Reason::Asked,
            marks: Marks::default(),
            placement: None,
            owner: None,
            source: None,
            variants: 1,
        }
    }

    #[test]
    fn whatever_a_title_or_an_address_holds_the_page_has_it_as_text() {
        let cards = [
            card("a", "<script>alert(1)</script>", Some("https://x.example/?a=1&b=\"><b>")),
            card("b", "Krita & GIMP", Some("javascript:alert(1)")),
            card("c", "Only here", Some("/items/c")),
        ];
        let page = page("My \"list\"", cards.iter());
        assert!(page.contains("<h1>My &quot;list&quot;</h1>"));
        assert!(page.contains(
            "<li dir=\"auto\"><a href=\"https://x.example/?a=1&amp;b=&quot;&gt;&lt;b&gt;\" rel=\"noreferrer\">&lt;script&gt;alert(1)&lt;/script&gt;</a></li>"
        ));
        assert!(page.contains("<li dir=\"auto\">Krita &amp; GIMP</li>"));
        assert!(page.contains("<li dir=\"auto\">Only here</li>"));
        assert_eq!((page.matches("<script").count(), page.matches("javascript:").count()), (0, 0));
    }

    #[test]
    fn a_link_holds_the_first_of_the_catalogues_own() {
        let mut cards: Vec<Card> = (0..MOST_IN_LINK + 3).map(|n| card(&n.to_string(), "x", None)).collect();
        cards[0].source = Some("feed".into());
        let ids = in_link(cards.iter());
        assert_eq!((ids.len(), ids[0].as_str()), (MOST_IN_LINK, "1"));
    }
}
