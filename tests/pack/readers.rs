//! Each folder of `tests/fixtures/pack` holds an owner's file, and in `expected.json` the items and the errors that it
//! has. `PENCHANT_WRITE_FIXTURES=1` writes the latter anew: read the difference before it is committed.

use std::{fs, path::Path};

use penchant::{
    catalog::{
        Fault, Item, Problem, RowPlace, limits,
        read::{self, FileReading, Unread},
    },
    native::charset,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// The items of a file, and its problems.
fn read(bytes: &[u8]) -> (Vec<Item>, Vec<Problem>) {
    let FileReading { items, problems, .. } = read::file(bytes, charset::decode).unwrap();
    (items, problems)
}

fn line(problem: &Problem) -> u64 {
    match problem.at {
        RowPlace::Line(line) => line,
        _ => 0,
    }
}

#[test]
fn every_file_gives_its_items_and_its_errors() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/pack");
    let mut seen = 0;
    for folder in fs::read_dir(fixtures).unwrap().map(|entry| entry.unwrap().path()) {
        let inputs = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let Some(file) = inputs.into_iter().find(|file| file.file_stem().is_some_and(|stem| stem == "input"))
        else {
            continue;
        };
        let (items, errors) = read(&fs::read(file).unwrap());
        let said = |problem: &Problem| match &problem.at {
            RowPlace::Line(line) => json!({ "line": line, "reason": problem.fault.to_string() }),
            _ => json!({ "reason": problem.to_string() }),
        };
        let errors: Vec<Value> = errors.iter().map(said).collect();
        let found = json!({ "items": items, "errors": errors });
        let path = folder.join("expected.json");
        if std::env::var_os("PENCHANT_WRITE_FIXTURES").is_some() {
            fs::write(&path, serde_json::to_string_pretty(&found).unwrap() + "\n").unwrap();
        }
        let expected: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
        assert_eq!(found, expected, "{}", folder.display());
        seen += 1;
    }
    assert_eq!(seen, 51);
}

#[test]
fn a_field_of_absurd_length_is_cut_or_goes_and_is_named() {
    for (field, length, kept) in [
        ("title", 100_000, Some(limits::LINE)),
        ("description", 200_000, Some(limits::DESCRIPTION)),
        ("creator", 3_000, Some(limits::LINE)),
        // Half an address is another address.
        ("url", 9_000, None),
        ("image", 9_000, None),
        ("language", 90, None),
    ] {
        let mut row = json!({ "id": "long", "title": "Long" });
        row[field] = json!("x".repeat(length));
        let (items, errors) =
            read(format!("{row}\n{{\"id\": \"short\", \"title\": \"Short\"}}\n").as_bytes());
        assert_eq!(items.len(), 2, "{field}");
        assert_eq!(errors, [Problem { at: RowPlace::Line(1), fault: Fault::Cut { field: field.into() } }]);
        let item = serde_json::to_value(&items[0]).unwrap();
        assert_eq!(item[field].as_str().map(str::len), kept, "{field}");
    }
    let values = json!((0..9_000).map(|n| n.to_string()).collect::<Vec<_>>());
    let many =
        json!({ "id": "many", "title": "Many", "tags": values, "facets": { "f": values, "g": ["last"] } });
    let (items, errors) = read(many.to_string().as_bytes());
    assert_eq!(errors.len(), 2);
    let bytes = |labels: &[String]| labels.iter().map(String::len).sum::<usize>();
    assert!((1..=limits::LABELS).contains(&bytes(items[0].tags.to_compare())));
    assert!((1..=limits::LABELS).contains(&bytes(items[0].facet("f"))) && items[0].facet("g").is_empty());
}

#[test]
fn an_id_or_a_row_of_absurd_length_costs_the_row() {
    let csv = format!("id,title,note\na,A,{}\nb,B,\n{},C,\n", "x".repeat(2 << 20), "c".repeat(600));
    let (items, errors) = read(csv.as_bytes());
    assert_eq!((items.len(), items[0].id.as_str()), (1, "b"));
    let said: Vec<(u64, String)> =
        errors.iter().map(|error| (line(error), error.fault.to_string())).collect();
    assert_eq!(
        said,
        [(2, "the row is longer than 1 MB".into()), (4, "`id` is longer than 512 bytes".into())]
    );
}

#[test]
fn a_file_that_is_no_text_is_known_at_once() {
    let zeros = [b"id,title\n".to_vec(), vec![0; 50 << 20]].concat();
    assert_eq!(read::file(&zeros, charset::decode), Err(Unread::Binary));
    assert!(read::file(b"", charset::decode).is_ok());
    for start in [&b"PK\x03\x04"[..], b"%PDF-1.7", b"PAR1"] {
        assert_eq!(read::file(start, charset::decode), Err(Unread::Kind));
    }
}

#[test]
fn markup_and_entities_become_text_in_every_field() {
    let (items, errors) = read(
        "id,title,creator,tags,genre,description\na,R&amp;B,<b>H&amp;M</b>,A &amp; O;x,Sci &lt; Fi|<i>y</i>,a<b\n".as_bytes(),
    );
    assert_eq!(errors, []);
    assert_eq!((items[0].title.to_show().as_str(), items[0].creator.clone()), ("R&B", Some("H&M".into())));
    assert_eq!(
        (items[0].tags.to_compare().as_slice(), items[0].facet("genre")),
        (&["A & O".to_owned(), "x".into()][..], &["Sci < Fi".to_owned(), "y".into()][..])
    );
    assert_eq!(items[0].description.to_show(), "a<b");
}

#[test]
fn a_column_is_numbers_only_if_all_of_it_is() {
    let (items, _) = read(b"id,title,a,b,c\n1,x,5,5,5\n2,y,,n/a,none at all\n3,z,1e3,7,7\n");
    assert_eq!((items[2].numbers["a"], items[2].numbers["b"]), (1000.0, 7.0));
    assert!(items.iter().all(|item| !item.numbers.contains_key("c")) && items[1].facet("b").is_empty());
    assert_eq!(items[1].facet("c"), ["none at all"]);
}

#[test]
fn an_error_holds_nothing_of_the_row() {
    let secret = "correcthorsebatterystaple";
    let csv = format!("id,title,url,popularity\n1,t,ftp://{secret},1\n2,t,,{secret}\n{secret},,,1\n");
    let jsonl =
        format!("{{\"id\": \"{secret}\"\n{{\"id\":1,\"title\":\"t\",\"year\":\"{secret}\"}}\n{secret}\n");
    let errors = [read(csv.as_bytes()).1, read(jsonl.as_bytes()).1].concat();
    assert_eq!(errors.len(), 6);
    assert!(errors.iter().all(|error| !error.fault.to_string().contains(secret)), "{errors:?}");
}

/// Bytes that are now and then a file: pieces of files in any order.
fn pieces() -> impl Strategy<Value = Vec<u8>> {
    let piece = prop_oneof![
        Just(b"id,title,tags,popularity,n\n".to_vec()),
        Just(b"a,Title,x;y,3,5\n".to_vec()),
        Just(b"{\"id\":\"a\",\"title\":\"t\",\"facets\":{\"g\":[\"x\"]}}\n".to_vec()),
        prop::sample::select(b"\",;|\r\n{}[]:0-\xff\xef\xbb\xbf\0".to_vec()).prop_map(|byte| vec![byte]),
        prop::collection::vec(any::<u8>(), 0..20),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn readers_never_panic_and_name_lines_that_exist(bytes in pieces()) {
        let lines = bytes.iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
        if let Ok(FileReading { items, problems: errors, .. }) = read::file(&bytes, charset::decode) {
            prop_assert!(errors.iter().all(|error| (1..=lines).contains(&line(error))), "{errors:?} of {lines}");
            prop_assert!(errors.is_sorted_by_key(line));
            let mut ids: Vec<&str> = items.iter().map(|item| item.id.as_str()).collect();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), items.len());
            prop_assert!(items.iter().all(|item| !item.id.is_empty() && !item.title.is_empty()));
            prop_assert!(items.iter().flat_map(|item| item.numbers.values()).all(|number| number.is_finite()));
            prop_assert!(items.iter().flat_map(|item| item.popularity).all(|count| count.is_finite() && count >= 0.0));
        }
    }

    #[test]
    fn an_item_written_as_a_line_of_json_is_read_back(
        id in "[a-z][a-z0-9.-]{0,30}",
        title in "[^\\p{Cc}\\p{Z}&<]{1,30}",
        tags in prop::collection::btree_set("[^\\p{Cc}\\p{Z}&<]{1,9}", 0..4),
        number in any::<i32>(),
        popularity in 0u32..,
    ) {
        let item = Item {
            id, title: title.into(), tags: tags.into_iter().collect(), popularity: Some(f64::from(popularity)),
            numbers: [("n".to_owned(), f64::from(number))].into(),
            facets: [("kind".to_owned(), vec!["a".to_owned()])].into(),
            ..Item::default()
        };
        let (items, errors) = read(&serde_json::to_vec(&item).unwrap());
        prop_assert_eq!(errors, []);
        prop_assert_eq!(items, [item]);
    }

    #[test]
    fn every_bad_row_of_a_csv_is_named_by_its_own_line(
        good in prop::collection::vec(any::<bool>(), 1..40),
        end in prop::sample::select(vec!["\n", "\r\n"]),
        gap in 0usize..3,
    ) {
        let row = |(n, good): (usize, &bool)| {
            format!("{}{}", if *good { format!("id{n},\"A{end}title\"") } else { format!(",\"No{end}id\"") }, end.repeat(gap + 1))
        };
        let file = format!("id,title{end}{}", good.iter().enumerate().map(row).collect::<String>());
        let (items, errors) = read(file.as_bytes());
        // Each row takes two lines and is followed by `gap` empty ones.
        let lines: Vec<u64> = errors.iter().map(line).collect();
        let expected: Vec<u64> =
            (0..).zip(&good).filter(|(_, good)| !**good).map(|(n, _)| 2 + n * (2 + gap as u64)).collect();
        prop_assert_eq!(lines, expected);
        prop_assert_eq!(items.len(), good.iter().filter(|good| **good).count());
    }
}
