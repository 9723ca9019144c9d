//! Sitemaps: when each page last changed.

use crate::catalog::{
    markup,
    values::date::{self, Order},
};

/// Address → day of the last change, for the pages that state one; none if this is no sitemap.
pub fn dates(text: &str) -> Option<Vec<(String, String)>> {
    let head = text.get(..text.floor_char_boundary(2_000)).unwrap_or(text);
    if !head.contains("<urlset") {
        return None;
    }
    let pages = text.split("<url>").skip(1).map(|page| {
        let page = markup::xml(page);
        let of = |name: &str| {
            page.elements()
                .find(|element| element.name == name)
                .map(|element| element.text().trim().to_owned())
        };
        Some((of("loc")?, date::date(&of("lastmod")?, Order::Unknown)?))
    });
    Some(pages.flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::dates;

    #[test]
    fn pages_have_their_days_and_feeds_are_no_sitemaps() {
        let map = r#"<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
            <url><loc>https://x.example/a/</loc><lastmod>2026-03-04T10:00:00Z</lastmod></url>
            <url><loc>https://x.example/b/</loc></url><url><loc>/c?x=1&amp;y=2</loc><lastmod>2026</lastmod></url></urlset>"#;
        let wanted = [
            ("https://x.example/a/".to_owned(), "2026-03-04".to_owned()),
            ("/c?x=1&y=2".into(), "2026".into()),
        ];
        assert_eq!(dates(map).unwrap(), wanted);
        assert_eq!(dates("<rss><channel><item/></channel></rss>"), None);
        assert_eq!(dates("not xml"), None);
    }
}
