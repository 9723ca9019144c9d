//! What several sources say of one address → one item.

use std::collections::HashMap;

use crate::{
    catalog::{
        Item,
        feeds::{self, SourceItem},
        values::link,
    },
    native::report::LeftOut,
};

/// Hosts of a machine's own.
const LOCAL: &[&str] = &["localhost", "127.0.0.1", "0.0.0.0", "[::1]"];

/// Where something was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FactSource {
    /// On a page of the site.
    Page,
    /// In a feed.
    Feed,
}

/// Where the site is served from, and what follows for addresses.
pub struct Address {
    /// Scheme and host, with no `/` at the end; none if unknown.
    origin: Option<String>,
    /// The path that the folder is served at, with `/` at both ends.
    base: String,
}

impl Address {
    /// `site` is the address of the folder, such as `https://x.example/shop/`.
    pub fn new(site: Option<&str>) -> Self {
        let site = site.unwrap_or_default().trim_end_matches('/');
        let Some((scheme, rest)) = site.split_once("://") else {
            return Self { origin: None, base: "/".into() };
        };
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let base = if path.is_empty() { "/".into() } else { format!("/{path}/") };
        Self { origin: Some(format!("{scheme}://{host}")), base }
    }

    /// The path of a page in the folder: `a/index.html` → `/a/`.
    pub fn of_page(&self, file: &str) -> String {
        let base = &self.base;
        match file.strip_suffix("index.html") {
            Some(folder) if folder.is_empty() || folder.ends_with('/') => format!("{base}{folder}"),
            _ => format!("{base}{file}"),
        }
    }

    /// An address of the site as a path, others as they are: with either scheme, with `www.` or without, and as a generator's
    /// own server on this machine has it.
    pub fn local(&self, url: &str) -> String {
        let bare = |url: &str| {
            let (scheme, rest) = url.split_once("//")?;
            let known = ["", "http:", "https:"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
            let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
            let (host, path) = rest.split_at(end);
            let host = host.to_ascii_lowercase();
            let host = host.strip_suffix(":443").or_else(|| host.strip_suffix(":80")).unwrap_or(&host);
            known.then(|| (host.strip_prefix("www.").unwrap_or(host).to_owned(), path.to_owned()))
        };
        let Some((own, _)) = self.origin.as_deref().and_then(bare) else { return link::clean(url) };
        let path = match bare(url) {
            Some((host, path)) if host == own => path,
            // A build that was made for the machine that it was made on.
            Some((host, path))
                if LOCAL.iter().any(|local| host == *local || host.starts_with(&format!("{local}:"))) =>
            {
                path
            }
            _ => return link::clean(url),
        };
        link::clean(if path.is_empty() { "/" } else { &path })
    }

    /// An address that the page at `path` names: a path from the root, or an address elsewhere.
    pub fn resolve(&self, url: &str, path: &str) -> String {
        let url = self.local(url);
        if url.starts_with('/') || url.contains("://") {
            return url;
        }
        if url.starts_with(['#', '?']) {
            return format!("{path}{url}");
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
        let (place, query) = url.find(['?', '#']).map_or((url.as_str(), ""), |at| url.split_at(at));
        for part in place.split('/') {
            match part {
                "." => {}
                ".." => drop(parts.pop()),
                part => parts.push(part),
            }
        }
        format!("/{}{query}", parts.join("/"))
    }

    /// Where on the disk a path of the site is, relative to the folder; none for what lies elsewhere.
    fn file(&self, url: &str) -> Option<String> {
        let path = url.strip_prefix('/').filter(|path| !path.starts_with('/'))?;
        let path = path.strip_prefix(self.base.trim_start_matches('/')).unwrap_or(path);
        let path = path.split(['?', '#']).next().unwrap_or_default();
        percent_encoding::percent_decode_str(path).decode_utf8().ok().map(|path| path.into_owned())
    }

    /// What two addresses of one page have in common.
    pub fn key(&self, url: &str) -> String {
        link::key(&self.local(url))
    }
}

/// Collects what is told.
pub struct Merger<'a> {
    address: &'a Address,
    items: Vec<SourceItem>,
    by_key: HashMap<String, usize>,
    dates: HashMap<String, String>,
}

impl<'a> Merger<'a> {
    /// A merger that was told of nothing yet.
    pub fn new(address: &'a Address) -> Self {
        Self { address, items: Vec::new(), by_key: HashMap::new(), dates: HashMap::new() }
    }

    /// Adds what a file tells; `path` is where it is served.
    pub fn add(
        &mut self,
        file: &str,
        path: &str,
        told: Vec<SourceItem>,
        source: FactSource,
        left_out: &mut Vec<LeftOut>,
    ) {
        for mut told in told {
            if source == FactSource::Feed {
                told.item.map_addresses(|url| self.address.resolve(url, path));
            }
            let Some(url) = &told.item.url else {
                let place = format!("{file}: “{}”", told.item.title.to_show());
                left_out.push(LeftOut { place, reason: "it has no address of its own".into() });
                continue;
            };
            let key = self.address.key(url.to_compare());
            match self.by_key.get(&key).and_then(|at| self.items.get_mut(*at)) {
                Some(known) => {
                    // Structured data first, whatever the order of the files.
                    let later = if told.structured && !known.structured {
                        std::mem::replace(known, told)
                    } else {
                        told
                    };
                    fill(&mut known.item, later.item);
                }
                None => {
                    self.by_key.insert(key, self.items.len());
                    self.items.push(told);
                }
            }
        }
    }

    /// Days of the last change, by address.
    pub fn date(&mut self, dates: Vec<(String, String)>) {
        let dates = dates.into_iter().map(|(url, day)| (self.address.key(&url), day));
        self.dates.extend(dates);
    }

    /// Whether anything was told of an address.
    pub fn knows(&self, url: &str) -> bool {
        self.by_key.contains_key(&self.address.key(url))
    }

    /// The items, each with an id: its source's name for it, or else its address.
    pub fn finish(self) -> Vec<Item> {
        let Self { address, items, dates, .. } = self;
        let mut items = feeds::named(items);
        let mut days: HashMap<&String, usize> = HashMap::new();
        dates.values().for_each(|day| *days.entry(day).or_default() += 1);
        // The day on which most pages were made is the build's.
        let is_built =
            |day: &&String| dates.len() > 2 && 2 * days.get(day).copied().unwrap_or(0) > dates.len();
        for item in &mut items {
            let url = item.url.clone().unwrap_or_default();
            let changed = || dates.get(&address.key(url.to_compare())).filter(|day| !is_built(day)).cloned();
            item.date = item.date.take().or_else(changed);
            item.image =
                item.image.take().map(|image| image.map(|image| address.file(&image).unwrap_or(image)));
        }
        items
    }
}

/// Takes over from `other` what `item` lacks.
fn fill(item: &mut Item, other: Item) {
    if item.id.is_empty() {
        item.id = other.id;
    }
    if item.description.is_empty() {
        item.description = other.description;
    }
    item.image = item.image.take().or(other.image);
    item.creator = item.creator.take().or(other.creator);
    item.date = item.date.take().or(other.date);
    item.until = item.until.take().or(other.until);
    item.language = item.language.take().or(other.language);
    if item.tags.is_empty() {
        item.tags = other.tags;
    }
    item.popularity = item.popularity.or(other.popularity);
    // Of two values under a name, the later stays.
    item.facets = other.facets.map(|mut facets| {
        facets.append(item.facets.to_tidy());
        facets
    });
    for (name, value) in other.numbers {
        item.numbers.entry(name).or_insert(value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_the_same() {
        let here = Address::new(Some("https://x.example/shop/"));
        for (url, page, wanted) in [
            ("https://x.example/shop/a/", "/a/", "/shop/a/"),
            ("https://y.example/a", "/a/", "https://y.example/a"),
            ("b.html", "/a/", "/a/b.html"),
            ("../img/b.png", "/a/c.html", "/img/b.png"),
            ("#two", "/a/", "/a/#two"),
            ("/x", "/a/", "/x"),
            ("?p=2", "/a/", "/a/?p=2"),
            ("b?c=../d", "/a/", "/a/b?c=../d"),
            ("http://www.x.example/shop/a/?utm_source=feed", "/", "/shop/a/"),
            ("//X.example:443/a", "/", "/a"),
            ("http://localhost:1313/shop/a/", "/", "/shop/a/"),
        ] {
            assert_eq!(here.resolve(url, page), wanted, "{url}");
        }
        assert_eq!(here.key("https://x.example/shop/a/index.html"), here.key("/shop/a"));
        let root = Address::new(None);
        assert_eq!(
            (root.of_page("index.html"), here.of_page("a/index.html")),
            ("/".into(), "/shop/a/".into())
        );
        assert_eq!(root.of_page("a/myindex.html"), "/a/myindex.html");
        assert_eq!(here.file("/shop/img/a.png?v=2").as_deref(), Some("img/a.png"));
        assert_eq!(here.file("https://y.example/a.png"), None);
        assert_eq!(here.file("//y.example/a.png"), None);
        assert_eq!(here.file("/shop/img/a%20b.png").as_deref(), Some("img/a b.png"));
        assert_ne!(here.key("https://x.example/watch?v=1"), here.key("https://x.example/watch?v=2"));
    }

    #[test]
    fn structured_data_wins_whatever_came_first() {
        let address = Address::new(None);
        let told = |title: &str, structured, creator: Option<&str>| SourceItem {
            item: Item {
                title: title.into(),
                url: Some("/a/".into()),
                creator: creator.map(Into::into),
                ..Item::default()
            },
            structured,
        };
        for order in [[0, 1], [1, 0]] {
            let sources = [told("from the page", true, None), told("from the feed", false, Some("Who"))];
            let mut merger = Merger::new(&address);
            for at in order {
                merger.add("x", "/", vec![sources[at].clone()], FactSource::Page, &mut Vec::new());
            }
            let items = merger.finish();
            assert_eq!(items.len(), 1);
            assert_eq!(
                (items[0].title.to_show().as_str(), items[0].creator.clone(), items[0].id.as_str()),
                ("from the page", Some("Who".into()), "/a/")
            );
        }
    }
}
