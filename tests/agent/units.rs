//! Numbers with units, whatever unit the catalogue has; comparisons of which nobody knows what they are about; and what is asked.

use penchant::{
    agent::{
        conversation::{Conversation, Reply},
        vocabulary::Vocabulary,
    },
    catalog::Item,
    engine::{catalog_view::CatalogView, library::Library},
    recommend::{Ranker, SourceWeights, evidence::Signals},
};
use serde_json::{Value, json};

use super::library_of;

fn world(library: &Library) -> CatalogView<'_> {
    let ranker = Ranker::new(library.basis(), Signals::default(), SourceWeights::SHIPPED, 0.0, &|_| true);
    CatalogView::new(library, ranker)
}

/// One of a few, in turn.
fn nth_of(values: &[&'static str], nth: usize) -> &'static str {
    values[nth % values.len()]
}

/// A shop for walkers: sizes in its own units, and columns that are nobody's business.
fn shop() -> Library {
    let item = |nth: usize| {
        let x = nth as f64;
        json!({
            "id": format!("s{nth}"),
            "title": format!("Cairn {nth}"),
            "description": "For walks.",
            "facets": {"kind": [nth_of(&["tent", "rucksack", "kettle", "rope"], nth)], "colour": [nth_of(&["red", "green", "blue"], nth)]},
            "numbers": {
                "weight_kg": 0.25 + 0.05 * x, "price_eur": 15.0 + 2.0 * x, "length_cm": 20.0 + 4.0 * x,
                "capacity_l": 1.0 + x, "margin_eur": 3.0 + x, "budget_usd": 1000.0 * x, "votes": 17.0 * x,
            },
        })
    };
    library_of((0..100).map(item))
}

fn told(library: &Library, text: &str) -> String {
    let world = world(library);
    let mut conversation = Conversation::default();
    conversation.say(text, &world, 2026);
    let round = |value: &Value| value.as_f64().map_or_else(|| value.to_string(), |x| format!("{:.3}", x));
    let stated = conversation.reading.constraints.iter().map(|constraint| {
        let (name, op, value) = constraint.stated(library.vocabulary());
        format!("{name} {op} {}", round(&value)).replace('"', "")
    });
    let mut stated: Vec<String> = stated.collect();
    stated.sort();
    stated.join("; ")
}

#[test]
fn units_find_their_column_and_are_converted() {
    let shop = shop();
    let cases = [
        ("a tent under 2000 grams", "kind is tent; weight_kg below 2.000"),
        ("a rucksack under 30 oz", "kind is rucksack; weight_kg below 0.850"),
        ("a rucksack lighter than 4 pounds", "kind is rucksack; weight_kg below 1.814"),
        ("a kettle, 300g or less", "kind is kettle; weight_kg at_most 0.300"),
        ("a tent under a kilo and a half", "kind is tent; weight_kg below 1.500"),
        ("at most 1.5 kg", "weight_kg at_most 1.500"),
        ("2 lbs max", "weight_kg at_most 0.907"),
        ("a rope no longer than 2 m", "kind is rope; length_cm at_most 200.000"),
        ("a rope of at least 150 cm", "kind is rope; length_cm at_least 150.000"),
        ("shorter than 72 inches", "length_cm below 182.880"),
        ("between 3 and 5 feet", "length_cm at_least 91.440; length_cm at_most 152.400"),
        ("under 60 centimetres", "length_cm below 60.000"),
        ("a rucksack of at least 40 litres", "capacity_l at_least 40.000; kind is rucksack"),
        ("a kettle under 1500 ml", "capacity_l below 1.500; kind is kettle"),
        ("a kettle, $20-$40", "kind is kettle; price_eur at_least 20.000; price_eur at_most 40.000"),
        ("100 bucks max", "price_eur at_most 100.000"),
        ("a rope up to 50 euros", "kind is rope; price_eur at_most 50.000"),
        ("ein Zelt unter 2 Kilo", "weight_kg below 2.000"),
        ("une corde de moins de 2 mètres", "length_cm below 200.000"),
        ("menos de 3 kilos", "weight_kg below 3.000"),
        ("2キロ以内", "weight_kg at_most 2.000"),
        ("أقل من 2 كيلو", "weight_kg below 2.000"),
        ("ein Seil bis 150 Zentimeter", "length_cm at_most 150.000"),
        ("moins de 40 litres", "capacity_l below 40.000"),
        ("menos de 900 gramos", "weight_kg below 0.900"),
        ("150センチ以内", "length_cm at_most 150.000"),
        ("أقل من 3 متر", "length_cm below 300.000"),
    ];
    let wrong: Vec<String> = cases
        .iter()
        .map(|(text, want)| (text, want, told(&shop, text)))
        .filter(|(_, want, got)| *want != got)
        .map(|(text, want, got)| format!("{text:?}\n  want {want}\n  got  {got}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_comparison_of_nothing_known_is_a_question_and_no_condition() {
    let shop = shop();
    let world = world(&shop);
    for (text, words) in [
        ("a tent under 40", "under 40"),
        ("a rope, 40 or more", "40 or more"),
        ("between 30 and 50", "between 30 and 50"),
        ("a tent not over 30", "not over 30"),
        ("ein Rucksack unter 40", "less than 40"),
        ("moins de 40", "less than 40"),
        ("menos de 40", "less than 40"),
        ("40以内", "at most 40"),
        ("أقل من 40", "less than 40"),
    ] {
        let mut conversation = Conversation::default();
        conversation.say(text, &world, 2026);
        let on_numbers = |vocabulary: &Vocabulary, name: &str| {
            vocabulary.named(name).is_some_and(|ix| vocabulary.fields[ix].numbers.is_some())
        };
        let stated = |conversation: &Conversation| {
            let stated = conversation.reading.constraints.iter().map(|c| c.stated(shop.vocabulary()).0);
            stated.filter(|name| on_numbers(shop.vocabulary(), name)).collect::<Vec<_>>()
        };
        assert_eq!(stated(&conversation), Vec::<String>::new(), "{text:?}");
        let unread: Vec<&str> = conversation.reading.unread.iter().map(|of| of.words.as_str()).collect();
        assert_eq!(unread, [words], "{text:?}");
        let price = shop.vocabulary().named("price_eur").expect("a column");
        assert_eq!(conversation.question(&world), Some(price), "{text:?}");
        conversation.reply(&world, price, Reply::Meant);
        assert!(stated(&conversation).iter().all(|name| name == "price_eur"), "{text:?}");
        assert!(!stated(&conversation).is_empty() && conversation.reading.unread.is_empty(), "{text:?}");
    }
    // What says how many, or which version, compares nothing.
    for text in ["at least five tents", "something for Windows 10 or later"] {
        let mut conversation = Conversation::default();
        conversation.say(text, &world, 2026);
        assert!(
            conversation.reading.constraints.iter().all(|c| c.field() == shop.vocabulary().named("kind")),
            "{text:?}"
        );
    }
}

#[test]
fn what_a_thing_cost_to_make_is_asked_about_by_nobody() {
    let item = |nth: usize| {
        let x = nth as f64;
        json!({
            "id": format!("f{nth}"),
            "title": format!("Quarry {nth}"),
            "description": "A film.",
            "facets": {"sponsored": [nth_of(&["yes", "no"], nth)], "sku": [format!("k{}", nth % 9)]},
            "numbers": {"budget_usd": 1e6 * x, "revenue": 3e6 * x, "vote_count": x, "popularity_rank": x, "minutes": 80.0 + x % 90.0},
        })
    };
    let films = library_of((0..200).map(item));
    let world = world(&films);
    for text in [
        "a film",
        "something for my budget",
        "what was its budget?",
        "a film with many votes",
        "un film",
        "ein Film mit Budget",
    ] {
        let mut conversation = Conversation::default();
        conversation.say(text, &world, 2026);
        while let Some(field) = conversation.question(&world) {
            assert_eq!(films.vocabulary().fields[field].name, "minutes", "{text:?}");
            conversation.reply(&world, field, Reply::NoPreference);
        }
    }
}

#[test]
fn what_kind_it_is_is_asked_first_and_two_things_at_most() {
    let item = |nth: usize| {
        json!({
            "id": format!("b{nth}"),
            "title": format!("Harbour {nth}"),
            "description": "A book.",
            "facets": {"genre": [nth_of(&["Poetry", "Crime", "Travel", "Essays"], nth)], "binding": [nth_of(&["hard", "soft"], nth)]},
            "numbers": {"pages": 90.0 + nth as f64, "votes": nth as f64},
        })
    };
    let books = library_of((0..120).map(item));
    let world = world(&books);
    let mut conversation = Conversation::default();
    conversation.say("a book", &world, 2026);
    let mut asked = Vec::new();
    while let Some(field) = conversation.question(&world) {
        asked.push(books.vocabulary().fields[field].name.as_str());
        conversation.reply(&world, field, Reply::NoPreference);
    }
    assert_eq!((asked.first(), asked.len()), (Some(&"genre"), 2), "{asked:?}");
}

#[test]
fn an_item_that_does_not_state_a_number_keeps_no_bound_on_it() {
    let item = |nth: usize| {
        let mut item =
            json!({"id": format!("p{nth}"), "title": format!("Fell {nth}"), "description": "A pack."});
        if nth.is_multiple_of(2) {
            item["numbers"] = json!({"weight_kg": 0.5 + nth as f64 / 10.0});
        }
        item
    };
    let packs = library_of((0..40).map(item));
    let world = world(&packs);
    let mut conversation = Conversation::default();
    conversation.say("under 2 kg", &world, 2026);
    let kept = |item: &Item| conversation.reading.hard().all(|c| c.holds(packs.vocabulary(), item));
    assert!(packs.catalog.items.iter().filter(|item| kept(item)).all(|item| item.numbers["weight_kg"] < 2.0));
    assert_eq!(packs.catalog.items.iter().filter(|item| kept(item)).count(), 8);
}
