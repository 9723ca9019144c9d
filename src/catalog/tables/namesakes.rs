//! What tells things of one name apart, where the file has no names of its own for them.

use super::{
    Row,
    columns::{Became, ColumnPlan},
};
use crate::catalog::{
    Item, names,
    values::{list, number},
};

/// Degrees within which two measurements may be of one place.
const NEAR: f64 = 0.01;

/// What tells an item from its namesake by itself: another year, day or maker.
pub(super) fn told_from(item: &Item, other: &Item) -> Option<String> {
    let year = |item: &Item| item.numbers.get("year").copied();
    let differs = |a: &Option<String>, b: &Option<String>| a.is_some() && b.is_some() && a != b;
    let creator = |item: &Item| item.creator.as_ref().map(|creator| creator.to_compare().clone());
    if year(item).zip(year(other)).is_some_and(|(a, b)| a != b) {
        // No year needs more than whole numbers, and what writes others is large.
        year(item).map(|year| (year as i64).to_string())
    } else if differs(&item.date, &other.date) {
        item.date.clone()
    } else {
        creator(item).filter(|_| differs(&creator(item), &creator(other)))
    }
}

/// Where a thing is, if its namesake is elsewhere.
pub(super) fn elsewhere(plans: &[ColumnPlan], row: &Row, other: &Row) -> Option<String> {
    let places =
        plans.iter().enumerate().filter(|(_, plan)| names::is_place(&names::plain(&plan.column.name)));
    let said = |row: &Row, place: usize, plan: &ColumnPlan| {
        let (_, value) = row.cells.iter().find(|(at, _)| *at == place)?;
        let text = list::label(value).unwrap_or_else(|| value.to_string());
        (!plan.is_missing(&text)).then(|| text.trim().to_owned())
    };
    let differs = |here: &str, there: &str, plan: &ColumnPlan| {
        let number = |text: &str| number::number(text, plan.fraction);
        match number(here).zip(number(there)).filter(|_| plan.column.became == Became::Number) {
            Some((here, there)) => (here - there).abs() > NEAR,
            None => here.to_lowercase() != there.to_lowercase(),
        }
    };
    places
        .filter_map(|(at, plan)| Some((said(row, at, plan)?, said(other, at, plan)?, plan)))
        .find(|(here, there, plan)| differs(here, there, plan))
        .map(|(here, ..)| here)
}
