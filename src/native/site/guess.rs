//! Where a site is served, by the addresses that its feeds, its sitemap and its canonical links have of pages in it.

use std::{
    collections::{BTreeMap, HashSet},
    path::Path,
};

use super::{Told, text_of, walk};

/// Files that are looked into, and addresses in each.
const FILES: usize = 20;
const ADDRESSES: usize = 500;
/// Folders that a site may lie below.
const BELOW: usize = 2;

/// The address of the site in `folder`; none where no file names two of its pages, or a single one there is.
pub fn address(folder: &Path) -> Option<String> {
    let mut files = Vec::new();
    walk(folder, "", &mut files, &mut Told::default()).ok()?;
    let known: HashSet<&str> = files.iter().map(String::as_str).collect();
    let is_page = |path: &str| {
        let path = path.trim_end_matches('/');
        !path.is_empty()
            && ["", ".html", "/index.html"].iter().any(|end| known.contains(format!("{path}{end}").as_str()))
    };
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    let of = |ends: &'static [&str]| {
        let is_of = move |file: &&String| ends.iter().any(|end| file.ends_with(end));
        files.iter().filter(is_of).take(FILES)
    };
    for file in of(&[".xml", ".rss", ".atom"]).chain(of(&[".html"])) {
        let mut text = text_of(folder, file, &mut Told::default()).unwrap_or_default();
        if file.ends_with(".html") {
            let tags = text.split('<').filter_map(|rest| rest.split('>').next());
            text = tags.filter(|tag| tag.contains("canonical") || tag.contains("og:url")).collect();
        }
        for address in text.split("http").skip(1).take(ADDRESSES) {
            let end = address.find(['<', '"', '\'', ' ', '\n', '?', '#', '&']).unwrap_or(address.len());
            let Some((scheme, rest)) = address[..end].split_once("://") else { continue };
            let Some((host, path)) = rest.split_once('/').filter(|_| matches!(scheme, "" | "s")) else {
                continue;
            };
            let mut path = path;
            for _ in 0..=BELOW {
                if is_page(path) {
                    let base = rest[host.len()..].strip_suffix(path).unwrap_or("/");
                    *found.entry(format!("http{scheme}://{host}{base}")).or_default() += 1;
                    break;
                }
                let Some((_, inner)) = path.split_once('/') else { break };
                path = inner;
            }
        }
    }
    let pages = files.iter().filter(|file| file.ends_with(".html") && *file != "index.html").count();
    let most = found.into_iter().max_by_key(|(_, count)| *count);
    most.filter(|(_, count)| *count >= pages.clamp(1, 2)).map(|(address, _)| address)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_site_is_where_its_lists_have_its_pages() {
        for (file, list, wanted) in [
            (
                "sitemap.xml",
                "<urlset><url><loc>https://x.example/a/</loc></url><url><loc>https://x.example/b/</loc></url></urlset>",
                Some("https://x.example/"),
            ),
            (
                "feed.xml",
                "<rss><link>http://x.example/shop/</link><item><link>http://x.example/shop/a/</link></item><item><link>http://x.example/shop/b</link></item></rss>",
                Some("http://x.example/shop/"),
            ),
            (
                "feed.xml",
                "<rss><item><link>https://y.example/c/</link></item><guid>https://x.example/</guid></rss>",
                None,
            ),
            (
                "b/index.html",
                "<link rel=canonical href=https://x.example/b/><a href='https://y.example/a/'>",
                None,
            ),
            (
                "c/index.html",
                "<link href='https://x.example/c/' rel='canonical'><link rel=canonical href='https://x.example/a/'>",
                Some("https://x.example/"),
            ),
            ("notes.txt", "https://x.example/a/ https://x.example/b/", None),
        ] {
            let place = tempfile::tempdir().unwrap();
            for page in ["index.html", "a/index.html", "b/index.html"] {
                fs::create_dir_all(place.path().join(page).parent().unwrap()).unwrap();
                fs::write(place.path().join(page), "").unwrap();
            }
            fs::create_dir_all(place.path().join(file).parent().unwrap()).unwrap();
            fs::write(place.path().join(file), list).unwrap();
            assert_eq!(address(place.path()).as_deref(), wanted, "{list}");
        }
    }
}
