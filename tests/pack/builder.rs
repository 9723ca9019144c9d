//! The real executable, on real folders.

use std::{
    collections::BTreeMap,
    fs,
    path::Path,
    process::{Command, Output},
};

use penchant::catalog::{Item, pack::FileEntry};

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n and so on";
const ROWS: &str = r#"{"id": "b", "title": "Plain &amp; simple", "image": "b.png", "description": "<p>One <b>word</b>.</p><p>Two.</p>", "popularity": 2}
{"id": "a", "title": "<hr>", "image": "gone.png", "description": "if a<b then", "popularity": 5}
{"id": "c", "title": "Elsewhere", "image": "https://pictures.example/c.png"}
{"id": "d", "title": "A script", "image": "d.svg"}
{"id": "e", "title": "Outside", "image": "../b.png"}
no json
"#;

fn penchant(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_penchant")).current_dir(folder).args(arguments).output().unwrap()
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&[&output.stdout[..], &output.stderr].concat()).into_owned()
}

fn shop() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("pictures")).unwrap();
    fs::write(folder.path().join("items.jsonl"), ROWS).unwrap();
    fs::write(folder.path().join("b.png"), PNG).unwrap();
    fs::write(folder.path().join("pictures/b.png"), PNG).unwrap();
    fs::write(folder.path().join("pictures/d.svg"), "<svg><script>alert(1)</script></svg>").unwrap();
    folder
}

const BUILD: [&str; 10] =
    ["pack", "build", "items.jsonl", "--out", "pack", "--id", "shop", "--title", "Shop", "--images=pictures"];

/// Every file below a folder.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let name = entry.file_name().unwrap().to_str().unwrap().to_owned();
        if entry.is_dir() {
            found.extend(files(&entry).into_iter().map(|(inner, bytes)| (format!("{name}/{inner}"), bytes)));
        } else {
            found.insert(name, fs::read(&entry).unwrap());
        }
    }
    found
}

#[test]
fn a_catalogue_with_faults_is_built_without_them_and_they_are_listed() {
    let shop = shop();
    let built = penchant(shop.path(), &BUILD);
    let said_then = said(&built);
    assert!(built.status.success(), "{said_then}");
    for line in [
        "items.jsonl:6: it is not JSON (column 2)",
        "a: its picture is missing",
        "d: its picture is not PNG, JPEG, WebP, AVIF or GIF",
        "e: its picture is not below the folder of pictures",
        "4 rows, pictures or parts of rows are left out",
        "5 items, 1 picture in",
    ] {
        assert!(said_then.contains(line), "{said_then}\n  should say: {line}");
    }
    let files = files(&shop.path().join("pack"));
    let items: Vec<Item> = serde_json::from_slice(&files["items-0000.json"]).unwrap();
    let ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids, ["a", "b", "c", "d", "e"]);
    assert_eq!(
        (items[0].title.to_show().as_str(), items[0].description.to_show().as_str()),
        ("<hr>", "if a<b then")
    );
    assert_eq!(
        (items[1].title.to_show().as_str(), items[1].description.to_show().as_str()),
        ("Plain & simple", "One word.\n\nTwo.")
    );
    assert_eq!(items[2].image, Some("https://pictures.example/c.png".into()));
    let listed: Vec<FileEntry> = serde_json::from_slice(&files["images.json"]).unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(items[1].image, Some(listed[0].path.clone().into()));
    assert_eq!(files[&listed[0].path], PNG);
    let checked = penchant(shop.path(), &["pack", "check", "pack"]);
    assert!(checked.status.success() && said(&checked).starts_with("shop: 5 items, 0 vectors, 1 pictures"));
}

#[test]
fn building_twice_gives_the_same_bytes_and_leaves_nothing_else() {
    let shop = shop();
    assert!(penchant(shop.path(), &BUILD).status.success());
    let first = files(&shop.path().join("pack"));
    assert!(penchant(shop.path(), &BUILD).status.success());
    assert_eq!(files(&shop.path().join("pack")), first);
    let mut left: Vec<String> =
        fs::read_dir(shop.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    left.sort();
    assert_eq!(left, ["b.png", "items.jsonl", "pack", "pictures"]);
}

#[test]
fn a_failed_build_leaves_the_earlier_pack() {
    let shop = shop();
    assert!(penchant(shop.path(), &BUILD).status.success());
    let before = files(&shop.path().join("pack"));
    for more in ["--strict", "--model=no-such-folder"] {
        let failed = penchant(shop.path(), &[&BUILD[..], &[more]].concat());
        assert!(!failed.status.success(), "{more}");
        assert_eq!(files(&shop.path().join("pack")), before, "{more}");
    }
}

#[test]
fn a_folder_that_holds_no_pack_is_not_filled() {
    let shop = shop();
    fs::create_dir(shop.path().join("thesis")).unwrap();
    fs::write(shop.path().join("thesis/thesis.txt"), "the only copy").unwrap();
    let mut build = BUILD;
    build[4] = "thesis";
    let refused = penchant(shop.path(), &build);
    assert!(!refused.status.success());
    assert!(said(&refused).contains("choose another folder"), "{}", said(&refused));
    assert_eq!(files(&shop.path().join("thesis")).len(), 1);
}

#[test]
fn a_rebuild_leaves_the_files_of_others_where_they_are() {
    let shop = shop();
    assert!(penchant(shop.path(), &BUILD).status.success());
    fs::write(shop.path().join("pack/.htaccess"), "ExpiresActive on").unwrap();
    fs::write(shop.path().join("pack/images/mine.png"), PNG).unwrap();
    fs::write(shop.path().join("items.jsonl"), "{\"id\": \"new\", \"title\": \"New\"}").unwrap();
    assert!(penchant(shop.path(), &BUILD).status.success());
    let left = files(&shop.path().join("pack"));
    let names: Vec<&str> = left.keys().map(|path| path.split('-').next().unwrap()).collect();
    assert_eq!(names, [".htaccess", "images/mine.png", "items", "pack.json", "top"]);
    assert!(penchant(shop.path(), &["pack", "check", "pack"]).status.success());
}

#[test]
fn a_folder_that_is_read_is_not_written_to() {
    let shop = shop();
    // A pack is there, so that the folder alone is no reason to refuse.
    let arguments = ["pack", "build", "items.jsonl", "--id", "shop", "--title", "Shop", "--out", "shop"];
    assert!(penchant(shop.path(), &arguments).status.success());
    fs::write(shop.path().join("shop/b.png"), PNG).unwrap();
    fs::create_dir(shop.path().join("shop/images")).unwrap();
    fs::write(shop.path().join("shop/images/mine.png"), PNG).unwrap();
    let before = files(&shop.path().join("shop"));
    for read in ["--images=shop", "--images=shop/images", "--images=.", "--site=shop", "--cache=shop/cache"] {
        let refused = penchant(shop.path(), &[&arguments[..], &[read]].concat());
        assert!(!refused.status.success(), "{read}");
        assert!(said(&refused).contains("which is read"), "{read}: {}", said(&refused));
        assert_eq!(files(&shop.path().join("shop")), before, "{read}");
    }
}

#[test]
fn a_list_and_lines_are_read_and_a_picture_by_the_name_of_a_table_is_not() {
    let shop = shop();
    fs::write(shop.path().join("items.json"), "[{\"id\": \"a\",\n\"title\": \"A\"}, 5]").unwrap();
    fs::write(shop.path().join("items.csv"), [PNG, &[0; 100_000]].concat()).unwrap();
    let arguments = ["--out", "pack", "--id", "shop", "--title", "Shop"];
    let built = penchant(shop.path(), &[&["pack", "build", "items.json"], &arguments[..]].concat());
    assert!(said(&built).contains("items.json:2: the line is not a JSON object"), "{}", said(&built));
    assert!(said(&built).contains("1 item,"), "{}", said(&built));
    let refused = penchant(shop.path(), &[&["pack", "build", "items.csv"], &arguments[..]].concat());
    assert!(!refused.status.success());
    assert!(said(&refused).contains("not text"), "{}", said(&refused));
}

#[test]
fn files_of_several_formats_make_one_catalogue_and_share_their_ids() {
    let shop = shop();
    fs::write(shop.path().join("more.csv"), "id,title\nb,Again\nf,New\n").unwrap();
    let build = [&BUILD[..3], &["more.csv"], &BUILD[3..]].concat();
    let built = penchant(shop.path(), &build);
    assert!(
        said(&built).contains("more.csv: an earlier file has an item with the id `b`"),
        "{}",
        said(&built)
    );
    assert!(said(&built).contains("6 items"));
}

#[test]
fn check_lists_every_fault() {
    let shop = shop();
    assert!(penchant(shop.path(), &BUILD).status.success());
    let pack = shop.path().join("pack");
    let picture = files(&pack).into_keys().find(|path| path.starts_with("images/")).unwrap();
    fs::write(pack.join(&picture), b"another picture here").unwrap();
    let checked = penchant(shop.path(), &["pack", "check", "pack"]);
    assert!(!checked.status.success() && said(&checked).contains(&picture), "{}", said(&checked));

    let (images, items) = ("images.json", "items-0000.json");
    fs::remove_file(pack.join(images)).unwrap();
    fs::write(pack.join(items), "[]").unwrap();
    let checked = penchant(shop.path(), &["pack", "check", "pack"]);
    for line in [
        &*format!("`{items}` has 2 bytes"),
        &*format!("`{images}` could not be read"),
        "the pack has 2 faults",
    ] {
        assert!(said(&checked).contains(line), "{}\n  should say: {line}", said(&checked));
    }
}

#[test]
fn the_example_in_the_documentation_is_what_is_built() {
    let page = include_str!("../../docs/pack.md").split_once("## An example").unwrap().1;
    let block = |kind: &str| page.split_once(&format!("```{kind}\n")).unwrap().1.split_once("```").unwrap().0;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("films.csv"), block("csv")).unwrap();
    let mut shown = String::new();
    for line in block("console").lines() {
        if let Some(command) = line.strip_prefix("$ penchant ") {
            let arguments: Vec<&str> = command.split(' ').collect();
            shown += &format!("{line}\n{}", said(&penchant(folder.path(), &arguments)));
        }
    }
    assert_eq!(shown, block("console"));
    let built = &files(&folder.path().join("films"))["items-0000.json"];
    let documented: serde_json::Value = serde_json::from_str(block("json")).unwrap();
    assert_eq!(serde_json::from_slice::<serde_json::Value>(built).unwrap(), documented);
}

#[test]
fn the_report_says_what_became_of_each_column_and_what_is_left_out_by_reason() {
    let folder = tempfile::tempdir().unwrap();
    let row = |n: usize| {
        format!(
            "T-{n},Tea {n},{},\"{},50 €\",https://cdn.example/{n}.png,LOT-{n}\n",
            ["green", "black"][n % 2],
            n
        )
    };
    let rows: String = (1..=12).map(row).collect();
    let bad = "T-90,,green,1,,\n".repeat(40) + "T-1,Tea 1,green,9,,\nT-2,,,9,,\n";
    fs::write(folder.path().join("teas.csv"), format!("sku,name,kind,price,photo,lot\n{rows}{bad}")).unwrap();
    let build = ["pack", "build", "teas.csv", "--out", "pack", "--id", "teas", "--title", "Teas"];
    let built = penchant(folder.path(), &build);
    let text = said(&built);
    for line in [
        "teas.csv: fields `sku` → id, `name` → title, `photo` → image",
        "teas.csv: numbers `price`",
        "teas.csv: facets `kind`",
        "teas.csv: columns passed over `lot` (nearly every item has another value)",
        "teas.csv: 2 rows of an item told before: variants of it",
        "teas.csv:14: `title` is empty",
        "… and 37 more: `title` is empty",
        "40 rows, pictures or parts of rows are left out",
        "filled: facets 100 %, image 100 %, numbers 100 %",
        "first view: as the files list them",
        "no item has a `popularity`",
    ] {
        assert!(text.contains(line), "{text}\n  should say: {line}");
    }
    assert!(!text.contains("teas.csv:20:"), "{text}");
    let told = penchant(folder.path(), &[&build[..], &["--json"]].concat());
    let report: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(report["left_out"].as_array().unwrap().len(), 40);
    assert_eq!(
        report["sources"][0]["columns"][3],
        serde_json::json!({"name": "price", "filled": 54, "became": "number"})
    );
    let inspected = said(&penchant(folder.path(), &["pack", "inspect", "pack"]));
    for line in [
        "Teas: 12 items",
        "facet `kind`: 2 values in 12 items",
        "number `price`: 1.5 to 12.5 in 12 items",
        "first: Tea 1; Tea 2",
    ] {
        assert!(inspected.contains(line), "{inspected}\n  should say: {line}");
    }
    let json = penchant(folder.path(), &["pack", "inspect", "pack", "--json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(
        (&json["items"], &json["numbers"]["price"][1]),
        (&serde_json::json!(12), &serde_json::json!(12.5))
    );
}

#[test]
fn a_log_that_teaches_nothing_is_never_a_success_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    write("items.csv", "id,title\n1,One\n2,Two\n3,Three\n");
    write("other.csv", "user,item\na,x1\nb,x2\n");
    write("columns.csv", "wer,was\na,1\n");
    write("empty.csv", "user,item\n");
    write("floats.csv", "user,item\na,1.0\na,2.0\nb,2.0\n");
    write("single.csv", "user,item\na,1\nb,1\nc,2\n");
    write("bad.csv", "user,item,time\na,1,10\n,2,11\nb,2,12\n");
    let build = |log: &str, more: &[&str]| {
        let arguments = [
            "pack",
            "build",
            "items.csv",
            "--out",
            "pack",
            "--id",
            "x",
            "--title",
            "X",
            "--interactions",
            log,
        ];
        let built = penchant(folder.path(), &[&arguments[..], more].concat());
        (built.status.success(), said(&built))
    };
    for (log, more, is_built, line) in [
        ("other.csv", &[][..], false, "it has ids like `x1`, the catalogue like `1`"),
        (
            "columns.csv",
            &[],
            false,
            "no column of users (such as `user_id`) and items (such as `item_id`) is among its columns: `wer`, `was`",
        ),
        ("empty.csv", &[], false, "no row names a user and an item"),
        ("floats.csv", &["--min-users", "1"], true, "from 3 interactions of 2 people"),
        ("floats.csv", &["--min-users", "1"], true, "no times were found"),
        ("floats.csv", &[], true, "no item was had by 5 people or more"),
        ("single.csv", &["--min-users", "1"], true, "so nothing is learnt of what goes with what"),
        ("bad.csv", &["--min-users", "1"], true, "bad.csv:3: no user is named"),
        ("bad.csv", &["--strict"], false, "with --strict no pack is built from a log with bad rows"),
    ] {
        let (success, text) = build(log, more);
        assert_eq!(success, is_built, "{log}: {text}");
        assert!(text.contains(line), "{log}: {text}\n  should say: {line}");
    }
}
