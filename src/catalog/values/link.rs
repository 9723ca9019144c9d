//! Addresses.

use crate::catalog::Fault;

/// Endings of files: what has one and no scheme is a file of the owner's site, not a host.
const FILES: &[&str] = &[
    "html", "htm", "xhtml", "php", "asp", "aspx", "jsp", "md", "pdf", "png", "jpg", "jpeg", "webp", "avif",
    "gif", "svg", "mp3", "mp4",
];
/// What is added to an address to follow a visitor, and names no other page.
const TRACKING: &[&str] = &[
    "fbclid", "gclid", "gbraid", "wbraid", "dclid", "msclkid", "yclid", "twclid", "ttclid", "igshid",
    "srsltid", "mc_cid", "mc_eid", "_ga", "_gl",
];

/// A web address, or a path on the owner's site; a host without a scheme is one with `https`. Other schemes (`javascript:`,
/// `data:`) are refused, and so is what a browser reads differently from what it looks like (control characters, backslashes).
///
/// # Errors
/// If it is neither.
pub fn link(name: &str, text: &str) -> Result<String, Fault> {
    let text = text.trim();
    let lower = text.to_ascii_lowercase();
    let start = lower.split(['/', '?', '#']).next().unwrap_or_default();
    let wrong = || Err(Fault::Link { field: name.into() });
    if super::is_missing(text) {
        return wrong();
    }
    if let Some(rest) = text.strip_prefix("//") {
        return if rest.starts_with('/') || rest.is_empty() || !is_safe(rest) {
            wrong()
        } else {
            Ok(format!("https:{text}"))
        };
    }
    if is_safe(text) && start.contains(':') {
        return Ok(text.to_owned());
    }
    if is_host(start, lower.len() > start.len()) {
        return Ok(format!("https://{text}"));
    }
    // Words are no address.
    if !is_safe(text) || (text.contains(' ') && !text.contains(['/', '.'])) {
        return wrong();
    }
    Ok(text.to_owned())
}

/// Whether an address is one of a file with a picture in it.
pub fn is_picture(text: &str) -> bool {
    let path = text.split(['?', '#']).next().unwrap_or_default().to_ascii_lowercase();
    ["png", "jpg", "jpeg", "webp", "avif", "gif"]
        .iter()
        .any(|kind| path.strip_suffix(kind).is_some_and(|rest| rest.ends_with('.')))
}

/// Whether a text looks as what leads somewhere does, and not as a word or a sentence: it has a scheme, begins as a path, a query
/// or a host, or is a file.
pub fn leads(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    let start = lower.split(['/', '?', '#']).next().unwrap_or_default();
    let end = start.rsplit_once('.').map_or("", |(_, end)| end);
    let is_word = !lower.contains(char::is_whitespace);
    lower.contains("://")
        || lower.starts_with(['/', '?', '#', '['])
        || (is_word && (is_host(start, true) || FILES.contains(&end) || lower.contains('/')))
}

/// Whether an address leads to the web or to a path, and not to what a browser would run or read otherwise than it looks.
pub fn is_safe(text: &str) -> bool {
    let lower = text.trim().to_ascii_lowercase();
    let has_scheme = lower.split(['/', '?', '#']).next().is_some_and(|start| start.contains(':'));
    !text.contains(|c: char| c.is_control() || c == '\\')
        && (!has_scheme || lower.starts_with("https://") || lower.starts_with("http://"))
}

/// Whether the beginning of an address without a scheme is a host: `www.x.example`, or `x.example/one`.
fn is_host(start: &str, goes_on: bool) -> bool {
    let (start, port) = start.split_once(':').unwrap_or((start, ""));
    let (name, end) = start.rsplit_once('.').unwrap_or(("", start));
    let is_name = !name.is_empty()
        && name.split('.').all(|part| !part.is_empty())
        && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-".contains(&byte))
        && end.len() >= 2
        && end.bytes().all(|byte| byte.is_ascii_alphabetic())
        && port.bytes().all(|byte| byte.is_ascii_digit());
    is_name && (name.starts_with("www") || (goes_on && !FILES.contains(&end)))
}

/// What addresses of one page have in common: neither scheme nor `www.` nor the end of the path nor a visitor's traces tell
/// one page from another; the rest of the query does.
pub fn key(url: &str) -> String {
    let (url, anchor) = url.split_once('#').map_or((url, ""), |(url, anchor)| (url, anchor));
    let (place, query) = url.split_once('?').unwrap_or((url, ""));
    let place = match place.split_once("//") {
        Some((_, rest)) => {
            let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
            let host = host.to_ascii_lowercase();
            let host = host.strip_prefix("www.").unwrap_or(&host);
            let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(host);
            format!("//{host}/{path}")
        }
        None => place.to_owned(),
    };
    let place = place.strip_suffix("index.html").filter(|folder| folder.ends_with('/')).unwrap_or(&place);
    let place = place.trim_end_matches('/');
    let query = own_query(query);
    let part = |sign: &str, text: &str| if text.is_empty() { String::new() } else { format!("{sign}{text}") };
    format!("{place}{}{}", part("?", &query), part("#", anchor))
}

/// An address without a visitor's traces.
pub fn clean(url: &str) -> String {
    let (place, anchor) = url.split_once('#').map_or((url, None), |(place, anchor)| (place, Some(anchor)));
    let Some((place, query)) = place.split_once('?') else { return url.to_owned() };
    let query = own_query(query);
    let query = if query.is_empty() { String::new() } else { format!("?{query}") };
    format!("{place}{query}{}", anchor.map(|anchor| format!("#{anchor}")).unwrap_or_default())
}

fn own_query(query: &str) -> String {
    let is_own = |part: &&str| {
        let name = part.split('=').next().unwrap_or_default().to_ascii_lowercase();
        !part.is_empty() && !name.starts_with("utm_") && !TRACKING.contains(&name.as_str())
    };
    query.split('&').filter(is_own).collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_leads_somewhere_or_is_refused() {
        for (text, wanted) in [
            ("https://x.example/a", Some("https://x.example/a")),
            (" HTTP://x.example ", Some("HTTP://x.example")),
            ("//cdn.example/a.png", Some("https://cdn.example/a.png")),
            ("www.x.example", Some("https://www.x.example")),
            ("x.example/kettle", Some("https://x.example/kettle")),
            ("x.example:8080/kettle", Some("https://x.example:8080/kettle")),
            ("kettle.html", Some("kettle.html")),
            ("img/kettle.png?v=2", Some("img/kettle.png?v=2")),
            ("v1.two/three", Some("https://v1.two/three")),
            ("/a b.png", Some("/a b.png")),
            ("?p=2", Some("?p=2")),
            ("N/A", None),
            ("see below", None),
            ("javascript:x", None),
            ("mailto:a@x.example", None),
            ("a\\b", None),
            ("///x", None),
        ] {
            assert_eq!(link("url", text).ok().as_deref(), wanted, "{text}");
        }
    }

    #[test]
    fn one_page_has_one_key_and_two_pages_have_two() {
        let same = [
            "https://x.example/a/",
            "http://www.x.example:80/a",
            "//X.example/a/index.html#",
            "https://x.example/a/?utm_source=n&fbclid=1",
        ];
        assert!(same.iter().all(|url| key(url) == "//x.example/a"), "{:?}", same.map(key));
        assert_ne!(key("/watch?v=1"), key("/watch?v=2"));
        assert_ne!(key("/?p=1"), key("/?p=2"));
        assert_ne!(key("/changes#1.0"), key("/changes#1.1"));
        assert_eq!(key("/myindex.html"), "/myindex.html");
        assert_eq!(clean("https://x.example/a?utm_medium=rss&p=1#b"), "https://x.example/a?p=1#b");
        assert_eq!(clean("/a?utm_medium=rss"), "/a");
    }
}
