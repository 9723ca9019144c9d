//! Which items of a catalogue a history speaks of.

use penchant::{
    catalog::Item,
    history::{History, HistoryEntry, ItemMatch, Matcher, called::Called},
    native::charset,
};

use super::{Choices, told};

fn item(id: &str, title: &str, creator: &str, year: f64) -> Item {
    let mut item = Item { id: id.into(), title: title.into(), ..Item::default() };
    item.creator = Some(creator).filter(|creator| !creator.is_empty()).map(Into::into);
    if year > 0.0 {
        item.numbers.insert("year".into(), year);
    }
    item
}

fn catalogue() -> Vec<Item> {
    let mut with_address = item("f9", "Other Words Entirely", "", 2012.0);
    with_address.url = Some("https://www.imdb.com/title/tt1234567/?ref_=x".into());
    vec![
        item("f1", "Long Wall, The (1994)", "Ann Director", 0.0),
        item("f2", "Harbour", "Bo Maker", 1987.0),
        item("f3", "Harbour", "Cy Maker", 2018.0),
        item("f4", "Amélie & Friends", "Jean Réal", 2001.0),
        item("9780441172719", "Dust Season: A Novel", "Weller, Ira", 1990.0),
        item("f6", "Nine Harbours", "", 0.0),
        with_address,
    ]
}

fn found(csv: &str) -> Vec<(HistoryEntry, ItemMatch)> {
    let items = catalogue();
    let items: Vec<_> = items.iter().map(Called::from).collect();
    let matcher = Matcher::new(&items, charset::LETTERS.plain);
    let History { entries, .. } = told(&[("a.csv".into(), csv.into())], &Choices::default());
    let matches = matcher.all(&entries);
    entries.into_iter().zip(matches).collect()
}

#[test]
fn a_row_is_found_by_its_id_or_by_title_with_year_or_maker_and_the_rest_is_a_suggestion() {
    let rows = [
        ("Whatever It Is Called,,2012,tt1234567,5", "f9 certain"),
        ("The Long Wall,,1994,,5", "f1 likely"),
        ("The Long Wall,,1995,,5", "f1 likely"),
        ("The Long Wall,,1931,,5", "unknown"),
        ("Harbour,Bo Maker,,,5", "f2 likely"),
        ("Harbour,,2018,,5", "f3 likely"),
        ("Harbour,,,,5", "several"),
        ("AMELIE AND FRIENDS,J. Real,2001,,5", "f4 likely"),
        ("Dust Season,Ira Weller,1965,,5", "9780441172719 likely"),
        ("Dust Season,Somebody Else,1965,,5", "unknown"),
        ("Nine Harbours,,,,5", "several"),
        ("Anything Else,,,,5", "unknown"),
    ];
    // Among them this catalogue does not pass for one of the history's kind.
    let strangers: String = (0..30).map(|n| format!("Anything {n},,,,5\n")).collect();
    for (row, wanted) in rows {
        let csv = format!("title,director,year,imdb id,my rating\n{row}\n{strangers}");
        let (_, found) = found(&csv).into_iter().next().expect("a row");
        let items = catalogue();
        let told = match found {
            ItemMatch::One { ix, confidence: 1.0 } => format!("{} certain", items[ix as usize].id),
            ItemMatch::One { ix, .. } => format!("{} likely", items[ix as usize].id),
            ItemMatch::Several(_) => "several".into(),
            ItemMatch::Unknown => "unknown".into(),
        };
        assert_eq!(told, wanted, "{row}");
    }
}

#[test]
fn a_title_alone_is_enough_where_the_catalogue_knows_many_of_them() {
    let found =
        found("Title,Date\nNine Harbours,2021-03-04\nThe Long Wall,2021-03-05\nUnheard Of,2021-03-06\n");
    let told: Vec<bool> = found.iter().map(|(_, found)| matches!(found, ItemMatch::One { .. })).collect();
    assert_eq!(told, [true, true, false]);
}
