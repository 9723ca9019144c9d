//! Sitemaps: when each page last changed.

use quick_xml::{Reader, events::Event};

use crate::catalog::read::fields;

/// Address → day of the last change, for the pages that state one; none if this is no sitemap.
pub fn dates(bytes: &[u8]) -> Option<Vec<(String, String)>> {
    let text = String::from_utf8_lossy(bytes);
    let mut reader = Reader::from_str(&text);
    let (mut dates, mut element, mut is_sitemap) = (Vec::new(), String::new(), false);
    let (mut place, mut day) = (String::new(), String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => {
                element = start.local_name().as_ref().to_owned();
                match element.as_str() {
                    "urlset" => is_sitemap = true,
                    "url" => (place, day) = (String::new(), String::new()),
                    _ if !is_sitemap => return None,
                    _ => {}
                }
            }
            Ok(Event::Text(text)) => match element.as_str() {
                "loc" => place.push_str(text.trim()),
                "lastmod" => day.push_str(text.trim()),
                _ => {}
            },
            Ok(Event::GeneralRef(_)) if element == "loc" => place.push('&'),
            Ok(Event::End(end)) => {
                if end.local_name().as_ref() == "url"
                    && let Ok(day) = fields::date(&day)
                {
                    dates.push((place.clone(), day));
                }
                element.clear();
            }
            Ok(Event::Eof) | Err(_) => return is_sitemap.then_some(dates),
            Ok(_) => {}
        }
    }
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
        assert_eq!(dates(map.as_bytes()).unwrap(), wanted);
        assert_eq!(dates(b"<rss><channel><item/></channel></rss>"), None);
        assert_eq!(dates(b"\xff\xfe not xml"), None);
    }
}
