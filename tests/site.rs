//! `penchant pack build --site`, the real executable on a folder of pages.

use std::{collections::BTreeMap, path::Path, process::Command};

use penchant::catalog::Item;

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
        "list.html: “Nowhere” has no address of its own",
        "5 items, 1 pictures",
    ] {
        assert!(said.contains(line), "{said}\n  should say: {line}");
    }

    let files = std::fs::read_dir(out.path().join("pack")).unwrap().map(|entry| entry.unwrap().path());
    let items = files.into_iter().find(|path| path.to_string_lossy().contains("items-0000")).unwrap();
    let items: Vec<Item> = serde_json::from_slice(&std::fs::read(items).unwrap()).unwrap();
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
    std::fs::write(folder.path().join("index.html"), "<p>Nothing here").unwrap();
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
