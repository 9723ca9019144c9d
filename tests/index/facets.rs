use penchant::{catalog::Item, index::facets::FacetIndex};
use proptest::{collection::vec, prelude::*};

fn item(facets: &[(&str, &[&str])]) -> Item {
    let owned = |values: &[&str]| values.iter().map(|value| (*value).to_owned()).collect();
    let facets = facets.iter().map(|(name, values)| ((*name).to_owned(), owned(values))).collect();
    Item { id: "i".into(), title: "t".into(), facets, ..Item::default() }
}

fn any_of(values: &[&str]) -> Vec<String> {
    values.iter().map(|value| (*value).to_owned()).collect()
}

proptest! {
    #[test]
    fn filters_and_counts_agree_with_the_items(
        held in vec(vec((0usize..3, 0usize..5), 0..6), 0..20), facet in 0usize..4, values in vec(0usize..6, 0..4),
    ) {
        const FACETS: [&str; 4] = ["colour", "size", "shape", "none has it"];
        const VALUES: [&str; 6] = ["a", "b", "c", "d", "e", "none is it"];
        let items: Vec<Item> = held.iter().map(|pairs| {
            let mut item = item(&[]);
            for (facet, value) in pairs {
                item.facets.to_tidy().entry(FACETS[*facet].into()).or_default().push(VALUES[*value].into());
            }
            item
        }).collect();
        let index = FacetIndex::build(&items);
        let values: Vec<String> = values.iter().map(|at| VALUES[*at].to_owned()).collect();
        for (ix, item) in (0..).zip(&items) {
            let holds = item.facet(FACETS[facet]).iter().any(|v| values.contains(v));
            prop_assert_eq!(index.has_any(ix, FACETS[facet], &values), holds);
        }
        let holders = |name: &str, value: &str| {
            items.iter().filter(|i| i.facet(name).contains(&value.to_string())).count()
        };
        for (name, counts) in index.summary(2) {
            prop_assert!(counts.len() <= 2);
            prop_assert!(counts.is_sorted_by(|a, b| (b.1, &a.0) < (a.1, &b.0)), "most used first, then by name");
            for (value, count) in counts {
                prop_assert_eq!(count as usize, holders(&name, &value));
                prop_assert_eq!(index.count(&name, &value), holders(&name, &value));
            }
        }
    }
}

#[test]
fn the_facet_that_most_items_carry_comes_first() {
    let items = [
        item(&[("licence", &["MIT"]), ("genre", &["puzzle", "arcade"])]),
        item(&[("licence", &["MIT"])]),
        item(&[("genre", &["puzzle"]), ("age", &["12"])]),
    ];
    let summary = FacetIndex::build(&items).summary(24);
    let names: Vec<&str> = summary.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["genre", "licence", "age"]);
    assert_eq!(summary[0].1, [("puzzle".to_owned(), 2), ("arcade".to_owned(), 1)]);
}

#[test]
fn a_value_named_twice_counts_once() {
    let index = FacetIndex::build(&[item(&[("genre", &["puzzle", "arcade", "puzzle"])])]);
    assert_eq!(index.count("genre", "puzzle"), 1);
    assert!(index.has_any(0, "genre", &any_of(&["puzzle"])));
    assert!(!index.has_any(0, "genre", &[]), "no value asked for is none held");
}
