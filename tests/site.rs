//! `penchant pack build --site`, the real executable on a folder of pages.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::{collections::BTreeMap, fs, path::Path, process::Command};

use penchant::{
    catalog::Item,
    native::{
        report::grouped,
        site::{self, Told},
    },
};

#[path = "site/shops.rs"]
mod shops;

/// A site of a few files, and what it should tell.
struct Case {
    about: &'static str,
    files: &'static [(&'static str, &'static str)],
    /// Titles and addresses.
    wanted: &'static [(&'static str, &'static str)],
    /// What is said of the rest.
    said: &'static [&'static str],
}

/// An article of some length.
const TEXT: &str = "Rope is laid from strands, strands from yarns and yarns from fibres, each twisted against the one before.";

const CASES: &[Case] = &[
    Case {
        about: "the query is part of an address, but for what follows a visitor",
        files: &[(
            "feed.xml",
            "<rss><channel><link>https://s.example/</link>\
            <item><title>One</title><link>https://v.example/watch?v=1&amp;utm_source=x</link></item>\
            <item><title>Two</title><link>https://v.example/watch?v=2</link></item>\
            <item><title>Again one</title><link>http://www.v.example/watch?fbclid=7&amp;v=1#t=3</link></item></channel></rss>",
        )],
        wanted: &[
            ("One", "https://v.example/watch?v=1"),
            ("Two", "https://v.example/watch?v=2"),
            ("Again one", "http://www.v.example/watch?v=1#t=3"),
        ],
        said: &[],
    },
    Case {
        about: "http and https, with www. or without, are one site, and so is the machine that built it",
        files: &[
            (
                "knots/index.html",
                "<title>x</title><link rel=canonical href=http://localhost:1313/knots/><script type=application/ld+json>{\"@type\": \"BlogPosting\", \"headline\": \"Knots\"}</script>",
            ),
            (
                "feed.xml",
                "<rss><channel><item><title>Knots</title><link>http://www.s.example/knots</link></item></channel></rss>",
            ),
        ],
        wanted: &[("Knots", "/knots/")],
        said: &[],
    },
    Case {
        about: "links of a feed are resolved where it lies, and a permanent guid or what it carries is where an entry lives",
        files: &[
            (
                "blog/feed.atom",
                "<feed><entry><title>A</title><link href='a/'/></entry><entry><title>B</title><link href='/b'/></entry></feed>",
            ),
            (
                "blog/rss.xml",
                "<rss><item><title>C</title><guid>https://s.example/c</guid></item>\
            <item><title>D</title><guid isPermaLink='false'>d</guid><enclosure url='d.mp3'/></item>\
            <item><title>E</title><link>N/A</link></item></rss>",
            ),
        ],
        wanted: &[("A", "/blog/a/"), ("B", "/b"), ("C", "/c"), ("D", "/blog/d.mp3")],
        said: &["blog/rss.xml: “E”: it has no address of its own"],
    },
    Case {
        about: "lists are no items: by a feed of their own, by what they say, by what they show",
        files: &[
            (
                "index.html",
                "<title>Home</title><main><h1>Home</h1><p>Rope is laid from strands, strands from yarns and yarns from fibres, each twisted against the one before.",
            ),
            (
                "p/a/index.html",
                "<script type=application/ld+json>{\"@type\": \"BlogPosting\", \"headline\": \"A\"}</script>",
            ),
            (
                "index.xml",
                "<rss><channel><link>https://s.example/</link><item><title>A</title><link>https://s.example/p/a/</link></item></channel></rss>",
            ),
            (
                "t/index.xml",
                "<rss><channel><link>https://s.example/t/</link><item><title>Rope</title><link>https://s.example/t/rope/</link></item><item><title>Yarn</title><link>https://s.example/t/yarn/</link></item></channel></rss>",
            ),
            (
                "t/rope/index.xml",
                "<rss><channel><link>https://s.example/t/rope/</link><item><title>A</title><link>https://s.example/p/a/</link></item></channel></rss>",
            ),
            (
                "t/yarn/index.html",
                "<meta property=og:type content=website><meta property=og:title content=Yarn><title>Yarn</title><h1>Yarn</h1>",
            ),
            (
                "all.html",
                "<title>All</title><main><h1>All</h1><ul><li><a href=/p/a/>The first of all the posts</a><li><a href=/p/b/>The second of all the posts</a><li><a href=/p/c/>The third of all the posts</a></ul></main>",
            ),
        ],
        wanted: &[("A", "/p/a/")],
        said: &[
            "all.html: the page lists others",
            "index.html: the page lists others",
            "t/yarn/index.html: the page lists others",
        ],
    },
    Case {
        about: "an archive that Open Graph calls an article is a list where its structured data says so",
        files: &[
            (
                "knots/index.html",
                "<meta property=og:type content=article><meta property=og:title content='Knots Archives'><title>Knots</title><script type=application/ld+json>{\"@graph\":[{\"@type\":[\"WebPage\",\"CollectionPage\"],\"name\":\"Knots\"},{\"@type\":\"WebSite\",\"name\":\"S\"}]}</script><main><h1>Knots</h1><article><h2><a href=/bowline/>Bowline</a></h2><p>How it is tied, in five steps.</article></main>",
            ),
            (
                "bowline/index.html",
                "<meta property=og:type content=article><meta property=og:title content=Bowline><title>Bowline</title><script type=application/ld+json>{\"@graph\":[{\"@type\":\"WebPage\",\"name\":\"Bowline\",\"isPartOf\":{\"@type\":\"CollectionPage\"}}]}</script><main><h1>Bowline</h1><p>How it is tied.</main>",
            ),
        ],
        wanted: &[("Bowline", "/bowline/")],
        said: &["knots/index.html: the page lists others"],
    },
    Case {
        about: "a page that says nothing in a form made for it is what it shows",
        files: &[
            (
                "guide/lay.html",
                "<html lang=en><title>Laying rope - The rope book</title><meta name=description content='How it is laid.'><nav><a href=/>x</a></nav><main><h1>Laying rope<a href='#lay'>¶</a></h1><p>Rope is laid from strands, strands from yarns and yarns from fibres, each twisted against the one before.</main>",
            ),
            ("guide/empty.html", "<title>Empty</title><main><h1>Empty</h1></main>"),
            (
                "404.html",
                "<title>Not here</title><main><h1>Not here</h1><p>Rope is laid from strands, strands from yarns and yarns from fibres, each twisted against the one before.",
            ),
            ("secret.html", "<meta name=robots content='none'><title>Secret</title><main><h1>Secret</h1>"),
        ],
        wanted: &[("Laying rope", "/guide/lay.html")],
        said: &[
            "guide/empty.html: the page says too little",
            "secret.html: the page asks not to be indexed",
            "404.html: the page lists others",
        ],
    },
    Case {
        about: "a feed in a page's place is one, in any encoding that it names",
        files: &[(
            "feed/index.html",
            "\n<?xml version='1.0'?><rss><channel><item><title>Tau &amp; Seil</title><link>/tau</link></item></channel></rss>",
        )],
        wanted: &[("Tau & Seil", "/tau")],
        said: &[],
    },
];

#[test]
fn a_site_tells_of_the_items_that_a_person_would_name() {
    for Case { about, files, wanted, said } in CASES {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in *files {
            let file = folder.path().join(name);
            fs::create_dir_all(file.parent().unwrap()).unwrap();
            fs::write(file, text).unwrap();
        }
        let mut told = Told::default();
        let items = site::read(folder.path(), Some("https://s.example/"), &mut told).unwrap();
        let found: Vec<(&str, &str)> = items
            .iter()
            .map(|item| (item.title.to_show().as_str(), item.url.as_ref().unwrap().to_compare().as_str()))
            .collect();
        assert_eq!(found, *wanted, "{about}");
        let lines = [grouped(&told.left_out), grouped(&told.passed_over)].concat();
        for line in *said {
            assert!(
                lines.iter().any(|said| said.starts_with(line)),
                "{about}: {lines:#?}\n  should say: {line}"
            );
        }
        assert_eq!(lines.len(), said.len(), "{about}: {lines:#?}");
    }
}

#[cfg(unix)]
#[test]
fn one_odd_file_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.html"), format!("<title>A</title><main><h1>A</h1><p>{TEXT}")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join(".#a.html")).unwrap();
    std::os::unix::fs::symlink("gone/2026", folder.path().join("current")).unwrap();
    fs::write(folder.path().join("b.xml"), b"\x89PNG\0\0").unwrap();
    let items = site::read(folder.path(), None, &mut Told::default()).unwrap();
    assert_eq!(items.len(), 1);
}

#[test]
fn a_site_tells_of_its_items_and_what_is_broken_is_listed_by_file() {
    let out = tempfile::tempdir().unwrap();
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/site");
    let built = Command::new(env!("CARGO_BIN_EXE_penchant"))
        .args(["pack", "build", "--id", "books", "--title", "Books", "--site-url", "https://books.example/"])
        .arg("--site")
        .arg(&site)
        .arg("--out")
        .arg(out.path().join("pack"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&built.stderr).into_owned();
    assert!(built.status.success(), "{said}");
    for line in [
        "books/one.html: JSON-LD block 2: line 1: it is not JSON (column 27)",
        "books/two.html: microdata block 2: Book: it has neither a title nor a text",
        "list.html: “Nowhere”: it has no address of its own",
        "5 items, 1 picture in",
    ] {
        assert!(said.contains(line), "{said}\n  should say: {line}");
    }

    let files = fs::read_dir(out.path().join("pack")).unwrap().map(|entry| entry.unwrap().path());
    let items = files.into_iter().find(|path| path.to_string_lossy().contains("items-0000")).unwrap();
    let items: Vec<Item> = serde_json::from_slice(&fs::read(items).unwrap()).unwrap();
    let items: BTreeMap<&str, &Item> =
        items.iter().map(|item| (item.title.to_show().as_str(), item)).collect();
    assert_eq!(
        items.keys().copied().collect::<Vec<_>>(),
        ["Ein Beitrag", "Elsewhere", "One", "Three", "Two"]
    );

    let one = items["One"];
    assert_eq!(
        (one.id.as_str(), one.url.clone(), one.creator.clone()),
        ("978-1", Some("/books/one.html".into()), Some("Ada".into()))
    );
    assert!(one.image.as_ref().is_some_and(|image| image.to_compare().starts_with("images/")));
    assert_eq!(
        (one.date.as_deref(), one.numbers["pages"], one.facet("genre")),
        (Some("2026-04-05"), 321.0, &["Novel".to_owned()][..])
    );

    let two = items["Two"];
    assert_eq!(
        (two.id.as_str(), two.creator.clone(), two.date.as_deref()),
        ("/books/two.html", Some("Bob".into()), Some("2020-02-02"))
    );
    assert_eq!(two.description.to_show(), "A second book.");

    let post = items["Ein Beitrag"];
    assert_eq!(
        (post.url.clone(), post.date.as_deref(), post.language.as_deref()),
        (Some("/blog/post.html".into()), Some("2026-03-01"), Some("de"))
    );
    assert_eq!(
        (post.description.to_show().as_str(), post.tags.to_compare()),
        ("Worum es geht.", &vec!["Lesen".to_owned()])
    );
    assert_eq!(items["Elsewhere"].url, Some("https://other.example/x".into()));
}

#[test]
fn a_folder_without_items_is_no_catalogue() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("index.html"), "<p>Nothing here").unwrap();
    let built = Command::new(env!("CARGO_BIN_EXE_penchant"))
        .args(["pack", "build", "--id", "x", "--title", "X", "--site"])
        .arg(folder.path())
        .arg("--out")
        .arg(folder.path().join("pack"))
        .output()
        .unwrap();
    assert!(!built.status.success());
    assert!(String::from_utf8_lossy(&built.stderr).contains("tells of an item"));
}

/// What each folder is: the pages and feeds of a small site, as the generator that it is called after built it, without scripts and
/// styles. Every page that a person would name is an item, once, and no other is.
#[test]
fn of_what_a_generator_builds_the_pages_are_items_and_the_lists_are_not() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/generators");
    let expected: BTreeMap<String, Vec<String>> =
        serde_json::from_slice(&fs::read(folder.join("expected.json")).unwrap()).unwrap();
    assert_eq!(expected.len(), 12);
    for (generator, wanted) in expected {
        let site = folder.join(&generator);
        let (address, mut told) = (site::address(&site), Told::default());
        let items = site::read(&site, address.as_deref(), &mut told).unwrap();
        let mut found: Vec<&String> = items.iter().map(|item| item.title.to_show()).collect();
        found.sort();
        assert_eq!(found, wanted.iter().collect::<Vec<_>>(), "{generator}");
        let is_here = |item: &Item| item.url.as_ref().is_some_and(|url| url.to_compare().starts_with('/'));
        assert!(items.iter().all(is_here), "{generator}: every item is on a page of the site");
    }
}
