//! What a site says of itself on its front page.

use std::{fs, path::Path};

use crate::{
    catalog::{
        markup::{self, Element},
        plain_text, text,
    },
    native::charset,
};

/// What the front page of a site says of it.
#[derive(Debug, Default, PartialEq)]
pub struct Front {
    /// Its title.
    pub title: Option<String>,
    /// Its canonical address.
    pub address: Option<String>,
}

impl Front {
    /// Reads it; what is not there is not said.
    pub fn of(site: &Path) -> Self {
        let page = fs::read(site.join("index.html")).unwrap_or_default();
        let page = markup::page(&text::of(&page, charset::decode).unwrap_or_default());
        let of = |name: &str| page.all().find(|element| element.name == name);
        let title = of("title").map(|title| plain_text::fold(&title.text()));
        let is_canonical =
            |link: &&Element| link.name == "link" && link.attribute("rel") == Some("canonical");
        let address = page.all().find(is_canonical).and_then(|link| link.attribute("href")).map(str::trim);
        let is_whole = |address: &&str| address.starts_with("https://") || address.starts_with("http://");
        Self {
            title: title.filter(|title| !title.is_empty()),
            address: address
                .filter(is_whole)
                .map(|address| address.trim_end_matches("index.html").to_owned()),
        }
    }
}

/// The path that a site is served at, with `/` at both ends.
pub fn base_of(url: &str) -> String {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    if path.is_empty() { "/".into() } else { format!("/{path}/") }
}

/// A site's host and path, as a name.
pub fn name_of(url: &str) -> String {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_site_is_called_what_its_front_page_says() {
        let place = tempfile::tempdir().unwrap();
        let front = |page: &str| {
            fs::write(place.path().join("index.html"), page).unwrap();
            let Front { title, address } = Front::of(place.path());
            (title.unwrap_or_default(), address.unwrap_or_default())
        };
        assert_eq!(Front::of(place.path()), Front::default());
        let page = "<title>\n The Leaf &amp; Co </title><svg><title>Icon</title></svg><link rel=canonical href='https://x.example/shop/index.html'>";
        assert_eq!(front(page), ("The Leaf & Co".into(), "https://x.example/shop/".into()));
        assert_eq!(front("<link rel=canonical href='/'><title> </title>"), (String::new(), String::new()));
        assert_eq!(name_of("https://x.example/shop/"), "x.example/shop");
        for (url, base) in
            [("https://x.example", "/"), ("https://x.example/", "/"), ("https://x.example/a/b", "/a/b/")]
        {
            assert_eq!(base_of(url), base);
        }
    }
}
