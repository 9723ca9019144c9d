//! Numbers of schema.org: counts, prices however deep they lie, durations.

use serde_json::Value;

use crate::catalog::values::number::{self, Fraction};

/// How deep offers may nest.
const DEEPEST: usize = 32;

/// A value, or each of a list.
pub(super) fn each(value: &Value) -> impl Iterator<Item = &Value> {
    match value {
        Value::Array(values) => values.iter(),
        other => std::slice::from_ref(other).iter(),
    }
}

pub(super) fn max(most: Option<f64>, next: f64) -> Option<f64> {
    Some(most.map_or(next, |most: f64| most.max(next)))
}

pub(super) fn number(value: &Value) -> Option<f64> {
    let value = each(value).next()?;
    value
        .as_f64()
        .or_else(|| number::number(value.as_str()?, Fraction::Point))
        .filter(|number| number.is_finite())
}

/// What a thing, its variants and its offers are sold for; neither what it was before nor what a part of it costs.
pub(super) fn prices_in(value: &Value, depth: usize, prices: &mut Vec<f64>) {
    for node in each(value).filter_map(Value::as_object).filter(|_| depth < DEEPEST) {
        let kind = node.get("priceType").and_then(Value::as_str).unwrap_or_default();
        let is_other =
            ["List", "Strikethrough", "SRP", "MSRP", "Regular"].iter().any(|word| kind.contains(word));
        if is_other || node.contains_key("referenceQuantity") {
            continue;
        }
        // A thing's own members are no offer of it.
        let own = ["lowPrice", "price", "minPrice"]
            .iter()
            .filter(|_| depth > 0)
            .find_map(|name| number(node.get(*name)?));
        match own {
            Some(price) => prices.push(price),
            None => {
                for name in ["offers", "hasVariant", "priceSpecification", "itemListElement"] {
                    if let Some(inner) = node.get(name).filter(|_| depth > 0 || name != "itemListElement") {
                        prices_in(inner, depth + 1, prices);
                    }
                }
            }
        }
    }
}

/// What the offers of a thing say of something, the first that says it.
pub(super) fn offered(value: &Value, name: &str, depth: usize) -> Option<String> {
    each(value).filter_map(Value::as_object).filter(|_| depth < DEEPEST).find_map(|node| {
        let own = node.get(name).and_then(Value::as_str).map(str::to_owned);
        let inner = ["offers", "hasVariant", "priceSpecification"].iter();
        own.or_else(|| {
            inner.filter_map(|inner| node.get(*inner)).find_map(|inner| offered(inner, name, depth + 1))
        })
    })
}

/// `PT1H30M` → 90. Months and years have no fixed length.
pub(super) fn minutes(duration: &str) -> Option<f64> {
    let rest = duration.strip_prefix('P')?;
    let (days, time) = rest.split_once('T').unwrap_or((rest, ""));
    let (mut minutes, mut digits) = (0.0, String::new());
    for (part, units) in [
        (days, &[('D', 1_440.0), ('W', 10_080.0)][..]),
        (time, &[('H', 60.0), ('M', 1.0), ('S', 1.0 / 60.0)]),
    ] {
        for letter in part.chars() {
            if letter.is_ascii_digit() || letter == '.' {
                digits.push(letter);
                continue;
            }
            let (_, length) = units.iter().find(|(unit, _)| *unit == letter)?;
            minutes += digits.parse::<f64>().ok()? * length;
            digits.clear();
        }
    }
    (digits.is_empty() && minutes > 0.0).then_some(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_minutes() {
        for (text, wanted) in [
            ("PT90M", Some(90.0)),
            ("P1DT1H", Some(1_500.0)),
            ("PT30S", Some(0.5)),
            ("P1M", None),
            ("90", None),
            ("PT", None),
        ] {
            assert_eq!(minutes(text), wanted, "{text}");
        }
    }

    #[test]
    fn the_price_is_the_lowest_that_a_thing_is_sold_for() {
        for (json, wanted) in [
            (r#"{"offers": {"price": "1,250.00"}}"#, Some(1_250.0)),
            (
                r#"{"offers": {"@type": "AggregateOffer", "lowPrice": 7, "highPrice": 9, "offers": [{"price": 5}]}}"#,
                Some(7.0),
            ),
            (r#"{"offers": {"offers": [{"price": "8"}, {"price": 6.5}]}}"#, Some(6.5)),
            (r#"{"hasVariant": [{"offers": {"price": 12}}, {"offers": [{"price": "11,50"}]}]}"#, Some(11.5)),
            (
                r#"{"offers": {"priceSpecification": [{"price": 30, "priceType": "https://schema.org/ListPrice"}, {"price": 20}]}}"#,
                Some(20.0),
            ),
            (
                r#"{"offers": {"priceSpecification": [{"price": 20}, {"price": 2, "referenceQuantity": {"value": 100}}]}}"#,
                Some(20.0),
            ),
            (r#"{"offers": {"price": 20, "shippingDetails": {"shippingRate": {"price": 3}}}}"#, Some(20.0)),
            (r#"{"offers": {"availability": "InStock"}}"#, None),
        ] {
            let mut prices = Vec::new();
            prices_in(&serde_json::from_str(json).unwrap(), 0, &mut prices);
            assert_eq!(prices.into_iter().reduce(f64::min), wanted, "{json}");
        }
    }
}
