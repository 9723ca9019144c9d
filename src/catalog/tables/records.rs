//! Rows → items, once it is known what their columns mean.

use std::collections::HashMap;

use serde_json::Value;

use super::{
    RawTable, Row,
    columns::{Became, Column, ColumnPlan, plans},
    namesakes,
};
use crate::catalog::{
    Fault, Item, Problem, RowPlace, gone,
    names::{self, Meaning},
    pace::{Pace, Stopped, turn},
    plain_text, sound,
    values::{
        self, date,
        link::link,
        list::{self, Between},
        number,
    },
};

/// The items of the rows, and what the columns became. Rows of one id that tell no other title are variants of one item.
pub async fn items(
    table: &mut RawTable,
    bytes: usize,
    pace: &mut dyn Pace,
) -> Result<(Vec<Item>, Vec<Column>), Stopped> {
    let plans = plans(table);
    let columns = || plans.iter().map(|plan| plan.column.clone()).collect();
    let has = |meaning| plans.iter().any(|plan| plan.column.became == Became::Field(meaning));
    // What is there in place of a header is a row where it holds an address.
    let is_row = table.columns.iter().any(|name| name.contains("://"));
    if is_row || (!has(Meaning::Title) && (!table.rows.is_empty() || table.columns.is_empty())) {
        let fault = Fault::NoColumn { field: "title".into() };
        table.problems.push(Problem { at: RowPlace::Line(1), fault });
        return Ok((Vec::new(), columns()));
    }
    let is_id = |plan: &ColumnPlan| {
        names::plain(&plan.column.name) == "id"
            && !matches!(plan.column.became, Became::Facet | Became::Number)
    };
    let has_ids = has(Meaning::Id) || plans.iter().any(is_id);
    let mut items: Vec<Item> = Vec::new();
    let mut known: HashMap<String, (usize, &Row)> = HashMap::new();
    let mut problems = Vec::new();
    let of = table.rows.len().max(1);
    for (done, row) in table.rows.iter().enumerate() {
        // The second half of the way: the first was to read the rows.
        turn(pace, bytes + bytes / of * done, 2 * bytes).await?;
        if is_variant(&plans, row) {
            table.variants += 1;
            continue;
        }
        let mut wrong = |fault| problems.push(Problem { at: RowPlace::Line(row.line), fault });
        let mut item = item(&plans, row, &mut wrong);
        // Before anything else is done with a text, however long it is.
        sound::cut(&mut item).into_iter().for_each(&mut wrong);
        let mut item = plain_text::item(item);
        // Without names of their own, items are known by their address, or at least by their title.
        if item.id.is_empty() && !has_ids {
            let own = item.url.clone().unwrap_or_else(|| item.title.clone());
            item.id = own.to_compare().clone();
            let namesake = |id: &String| {
                let (at, other) = known.get(id)?;
                Some((items.get(*at)?, *other))
            };
            while let Some(told) = namesake(&item.id).and_then(|(other, there)| {
                // On one page are variants of one thing.
                namesakes::told_from(&item, other)
                    .or_else(|| namesakes::elsewhere(&plans, row, there).filter(|_| item.url.is_none()))
            }) {
                item.id = format!("{} ({told})", item.id);
            }
        }
        if let Some((at, _)) = known.get(&item.id) {
            if let Some(first) =
                items.get_mut(*at).filter(|first| item.title.is_empty() || item.title == first.title)
            {
                table.variants += 1;
                first.image = first.image.take().or(item.image);
                first.tags.to_tidy().extend(item.tags.to_compare().iter().cloned());
                sound::tidy(first);
            } else {
                wrong(Fault::UsedId);
            }
            continue;
        }
        match sound::sound(item) {
            Ok((item, _)) => {
                known.insert(item.id.clone(), (items.len(), row));
                items.push(item);
            }
            Err(fault) => wrong(fault),
        }
    }
    table.problems.append(&mut problems);
    Ok((items, columns()))
}

/// Whether a thing can be had, where a column says so; a yes or no in the words of schema.org.
fn stock(column: &str, value: &Value) -> Option<String> {
    let yes = names::as_stock(&names::plain(column))?;
    let said = list::label(value)?;
    match said.to_lowercase().as_str() {
        "true" | "yes" | "1" => Some(if yes { "InStock" } else { "OutOfStock" }.into()),
        "false" | "no" | "0" => Some(if yes { "OutOfStock" } else { "InStock" }.into()),
        // A count, or nothing that is known.
        _ => Some(said).filter(|said| yes && said.contains(char::is_alphabetic)),
    }
}

/// Whether a row tells of what is shown as a variant of something else only.
fn is_variant(plans: &[ColumnPlan], row: &Row) -> bool {
    let hidden =
        |value: &Value| value.as_str().is_some_and(|text| names::plain(text) == "notvisibleindividually");
    row.cells.iter().any(|(at, value)| {
        hidden(value)
            && plans.get(*at).is_some_and(|plan| names::is_visibility(&names::plain(&plan.column.name)))
    })
}

fn item(plans: &[ColumnPlan], row: &Row, wrong: &mut dyn FnMut(Fault)) -> Item {
    let mut item = Item::default();
    let mut end = None;
    for (at, value) in &row.cells {
        let Some(plan) = plans.get(*at) else { continue };
        if let Some(state) = stock(&plan.column.name, value) {
            item.facets.to_tidy().entry("availability".into()).or_insert_with(|| vec![state]);
        }
        let names_it = matches!(plan.column.became, Became::Field(Meaning::Id | Meaning::Title));
        if value.as_str().is_some_and(|text| plan.is_missing(text) && (!names_it || text.starts_with('\\'))) {
            continue;
        }
        match plan.column.became {
            Became::Field(Meaning::End) => {
                end = list::label(value).and_then(|text| date::date(&text, plan.order))
            }
            Became::Field(meaning) => field(&mut item, meaning, plan, value, wrong),
            Became::Number => match amount(value, plan) {
                Some(number) => {
                    if plan.column.counts {
                        item.popularity = values::popularity(number).ok();
                    }
                    // What sums are in, a card says.
                    if let Some(code) = value.as_str().and_then(number::currency) {
                        item.facets.to_tidy().entry("currency".into()).or_insert_with(|| vec![code]);
                    }
                    item.numbers.insert(plan.column.name.clone(), number);
                }
                None => wrong(Fault::NotANumber { field: plan.column.name.clone() }),
            },
            Became::Facet => {
                let labels = list::labels(value, plan.between);
                item.facets.to_tidy().insert(plan.column.name.clone(), labels);
            }
            Became::Nothing(_) => {}
        }
    }
    for (at, value) in &row.cells {
        let Some((plan, meaning)) = plans.get(*at).and_then(|plan| Some((plan, plan.instead?))) else {
            continue;
        };
        let is_empty = match meaning {
            Meaning::Title => item.title.is_empty(),
            Meaning::Description => item.description.is_empty(),
            Meaning::Url => item.url.is_none(),
            Meaning::Creator => item.creator.is_none(),
            Meaning::Date => item.date.is_none(),
            Meaning::Year => !item.numbers.contains_key("year"),
            _ => item.image.is_none(),
        };
        if is_empty && value.as_str().is_none_or(|text| !plan.is_missing(text)) {
            field(&mut item, meaning, plan, value, wrong);
        }
    }
    // Of what has an end, an event is over after it; a series that has ended can be seen.
    let has_end = |plan: &ColumnPlan| plan.column.became == Became::Field(Meaning::End);
    let has_venue = |plan: &ColumnPlan| names::is_venue(&names::plain(&plan.column.name));
    if gone::is_event(&item) || (plans.iter().any(has_end) && plans.iter().any(has_venue)) {
        item.until = item.until.take().or(end).or_else(|| item.date.clone());
    }
    // A day of another year is not when it came out.
    let year = item.numbers.get("year").copied();
    item.date.take_if(|date| year.is_some_and(|year| date::year_of(date) != Some(year)));
    item
}

fn field(item: &mut Item, meaning: Meaning, plan: &ColumnPlan, value: &Value, wrong: &mut dyn FnMut(Fault)) {
    let name = || plan.column.name.clone();
    let said = || match value {
        Value::Array(values) => values.iter().find_map(list::label),
        value => list::label(value),
    };
    let address = |wrong: &mut dyn FnMut(Fault)| match link(&name(), &address(value)?) {
        Ok(url) => Some(url.into()),
        Err(fault) => {
            wrong(fault);
            None
        }
    };
    match meaning {
        Meaning::Id => item.id = said().unwrap_or_default(),
        Meaning::Title => item.title = said().unwrap_or_default().into(),
        // WooCommerce writes line ends as letters.
        Meaning::Description => item.description = said().unwrap_or_default().replace("\\n", "\n").into(),
        Meaning::Url => item.url = address(wrong),
        Meaning::Image => item.image = address(wrong),
        Meaning::Creator => {
            let listed = value.as_str().filter(|text| text.starts_with('[')).and_then(list::written);
            let first = listed
                .as_ref()
                .and_then(Value::as_array)
                .and_then(|names| names.iter().find_map(list::label));
            item.creator = first.or_else(said).map(Into::into);
        }
        Meaning::Tags => item.tags = list::labels(value, plan.between).into(),
        Meaning::Date => match said().and_then(|text| date::date(&text, plan.order)) {
            Some(date) => item.date = Some(date),
            None => wrong(Fault::Date),
        },
        // Where it says something else, nothing ends.
        Meaning::Until => item.until = said().and_then(|text| date::date(&text, plan.order)),
        Meaning::End => {}
        Meaning::Year => {
            let dated = said().and_then(|text| date::year_of(&date::date(&text, plan.order)?));
            match dated.or_else(|| amount(value, plan)) {
                Some(year) => drop(item.numbers.insert("year".into(), year)),
                None => wrong(Fault::NotANumber { field: name() }),
            }
        }
        Meaning::Popularity => match amount(value, plan).map(values::popularity) {
            Some(Ok(count)) => item.popularity = Some(count),
            Some(Err(fault)) => wrong(fault),
            None => wrong(Fault::NotANumber { field: name() }),
        },
        Meaning::Language => item.language = said().as_deref().and_then(values::language).or_else(said),
        Meaning::Facets => {
            let Value::Object(facets) = value else {
                return wrong(Fault::FieldNotAnObject { field: name() });
            };
            for (facet, values) in facets.iter().filter(|(_, values)| !values.is_null()) {
                item.facets.to_tidy().insert(facet.clone(), list::labels(values, Between::Signs));
            }
        }
        Meaning::Numbers => {
            let Value::Object(numbers) = value else {
                return wrong(Fault::FieldNotAnObject { field: name() });
            };
            for (number, value) in numbers.iter().filter(|(_, value)| !value.is_null()) {
                match amount(value, plan) {
                    Some(value) => drop(item.numbers.insert(number.clone(), value)),
                    None => wrong(Fault::NotANumber { field: number.clone() }),
                }
            }
        }
    }
}

fn amount(value: &Value, plan: &ColumnPlan) -> Option<f64> {
    match value {
        Value::Bool(is) => Some(f64::from(u8::from(*is))),
        Value::String(text) => number::number(text, plan.fraction),
        Value::Array(values) => {
            values.first().filter(|_| values.len() == 1).and_then(|one| amount(one, plan))
        }
        value => value.as_f64().filter(|number| number.is_finite()),
    }
}

/// The address in a cell, or the first of several.
fn address(value: &Value) -> Option<String> {
    match value {
        Value::Array(values) => values.iter().find_map(address),
        Value::Object(node) => {
            ["src", "url", "href", "@id"].iter().find_map(|name| address(node.get(*name)?))
        }
        Value::String(text) if text.starts_with(['[', '{']) => address(&list::written(text)?),
        Value::String(text) => {
            let parts = [", ", ",http", ";", "|", " http"];
            let end = parts
                .iter()
                .filter_map(|part| text.find(part))
                .min()
                .filter(|_| text.matches("http").count() > 1);
            Some(text[..end.unwrap_or(text.len())].trim().to_owned())
        }
        _ => None,
    }
}
