//! What columns mean, by their names and by what is in them.

use std::collections::{HashMap, HashSet};

use serde_json::Value;

use super::RawTable;
use crate::catalog::{
    names::{self, Meaning},
    plain_text,
    values::{
        self,
        date::{self, Order},
        link,
        list::{self, Between},
        number::{self, Fraction},
    },
};

/// From so many filled cells on, a value per cell makes no facet.
const MANY: usize = 8;
/// Longer values, on average, are texts and no labels.
const LONG: usize = 80;

/// What another column of the same meaning may stand in for, where the first says nothing.
const STAND_INS: &[Meaning] = &[
    Meaning::Title,
    Meaning::Description,
    Meaning::Url,
    Meaning::Image,
    Meaning::Creator,
    Meaning::Date,
    Meaning::Year,
];

/// What a column became.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Became {
    /// A field of the items.
    Field(Meaning),
    /// A number of the column's name.
    Number,
    /// A facet of the column's name.
    Facet,
    /// Nothing.
    Nothing(WhyNothing),
}

/// Why a column is passed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNothing {
    /// It has no name, or that of an earlier one.
    Unnamed,
    /// It is empty.
    Empty,
    /// Addresses filter nothing.
    Addresses,
    /// Days filter nothing.
    Dates,
    /// Nearly every item has another value.
    Unique,
    /// Whole texts filter nothing.
    Texts,
}

/// A column, and what came of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its name in the file.
    pub name: String,
    /// Rows in which it says something.
    pub filled: usize,
    /// What it became.
    pub became: Became,
    /// Whether the popularity is this count, as no column states it.
    pub counts: bool,
}

/// How the cells of a column are read.
pub(super) struct ColumnPlan {
    pub(super) column: Column,
    pub(super) between: Between,
    pub(super) fraction: Fraction,
    pub(super) order: Order,
    /// `NA` is a code here (Namibia, North America), among others of two letters.
    has_codes: bool,
    /// Where the first column of a meaning says nothing, this one stands in for it.
    pub(super) instead: Option<Meaning>,
}

impl ColumnPlan {
    pub(super) fn is_missing(&self, text: &str) -> bool {
        values::is_missing(text) && !(self.has_codes && text == "NA")
    }
}

/// What each column means.
pub(super) fn plans(table: &RawTable) -> Vec<ColumnPlan> {
    let mut cells: Vec<Vec<&Value>> = vec![Vec::new(); table.columns.len()];
    for (at, value) in table.rows.iter().flat_map(|row| &row.cells) {
        if let Some(column) = cells.get_mut(*at) {
            column.push(value);
        }
    }
    let mut meanings = meanings(&table.columns, &cells);
    let shared = shared_ids(table, &meanings);
    if let Some(at) = shared {
        meanings[at] = (None, None);
    }
    let in_file = fraction(cells.iter().flatten().copied()).unwrap_or_default();
    let order = order(cells.iter().flatten().copied());
    let mut plans: Vec<ColumnPlan> = Vec::new();
    let columns = table.columns.iter().zip(&cells).zip(meanings).enumerate();
    for (at, name, cells, (meaning, instead)) in columns.map(|(at, ((n, c), m))| (at, n, c, m)) {
        let filled = cells.iter().filter(|cell| !text(cell).is_some_and(|text| values::is_missing(&text)));
        let mut plan = ColumnPlan {
            column: Column {
                name: name.clone(),
                filled: filled.count(),
                became: Became::Number,
                counts: false,
            },
            between: between(&names::plain(name), cells),
            fraction: fraction(cells.iter().copied()).unwrap_or(in_file),
            order,
            has_codes: has_codes(cells),
            instead,
        };
        plan.column.became = match meaning {
            Some(meaning) => Became::Field(meaning),
            // Another name, title or text of the same thing filters nothing.
            None => match names::of_item(&names::plain(name)) {
                Some((Meaning::Id | Meaning::Title, _)) if !name.is_empty() && shared != Some(at) => {
                    Became::Nothing(WhyNothing::Unique)
                }
                _ => by_content(&plan, cells),
            },
        };
        plans.push(plan);
    }
    if plans.iter().all(|plan| plan.column.became != Became::Field(Meaning::Popularity)) {
        let rank = |plan: &ColumnPlan| names::as_count(&names::plain(&plan.column.name));
        let counts =
            plans.iter_mut().filter(|plan| plan.column.became == Became::Number && rank(plan).is_some());
        if let Some(plan) = counts.min_by_key(|plan| rank(plan)) {
            plan.column.counts = true;
        }
    }
    plans
}

/// The column of ids, where many of its values stand for several titles: `Secret Identity` is no id.
fn shared_ids(table: &RawTable, meanings: &[(Option<Meaning>, Option<Meaning>)]) -> Option<usize> {
    let of = |meaning| meanings.iter().position(|(is, _)| *is == Some(meaning));
    let (id, title) = (of(Meaning::Id)?, of(Meaning::Title)?);
    let mut titles: HashMap<String, String> = HashMap::new();
    let (mut all, mut others) = (0, 0);
    for row in &table.rows {
        let cell =
            |column: usize| row.cells.iter().find(|(at, _)| *at == column).and_then(|(_, value)| text(value));
        // Rows without a title of their own are variants.
        let (Some(id), Some(title)) = (cell(id), cell(title)) else { continue };
        all += 1;
        others += usize::from(*titles.entry(id).or_insert_with(|| title.clone()) != title);
    }
    (others * 4 > all).then_some(id)
}

/// The meaning of each column by its name: of several of one meaning, the first in the order of names. Others may stand in for
/// it where it says nothing.
fn meanings(columns: &[String], cells: &[Vec<&Value>]) -> Vec<(Option<Meaning>, Option<Meaning>)> {
    let is_dated = |cell: &&Value| text(cell).is_some_and(|text| date::date(&text, Order::Day).is_some());
    // The rank and the place of the first column of each meaning.
    let mut best = [None::<(usize, usize)>; names::MEANINGS];
    let known = columns.iter().zip(cells).map(|(name, cells)| {
        let plain = names::plain(name);
        // `Year?` may be a yes or no, and a `site` one to dig at.
        names::of_item(&plain).filter(|(is, _)| match is {
            Meaning::Year => may_be_years(cells),
            Meaning::Url => may_be_addresses(&plain, cells),
            Meaning::Until | Meaning::End => cells.iter().any(is_dated),
            _ => true,
        })
    });
    let known: Vec<_> = known.collect();
    for (at, known) in known.iter().enumerate() {
        let Some((meaning, rank)) = *known else { continue };
        // `Published` may be one, too.
        let fits = meaning != Meaning::Date || rank == 0 || cells[at].iter().any(is_dated);
        let first = &mut best[meaning as usize];
        let says = matches!(meaning, Meaning::Id | Meaning::Title)
            || cells[at].iter().any(|cell| cell.as_str().is_none_or(|text| !is_nothing(text)));
        if fits && says && !cells[at].is_empty() && first.is_none_or(|first| (rank, at) < first) {
            *first = Some((rank, at));
        }
    }
    if best[Meaning::Title as usize].is_none() {
        let rows = cells.iter().map(Vec::len).max().unwrap_or_default();
        let mut free = (0..columns.len()).filter(|at| known[*at].is_none() && cells[*at].len() * 2 >= rows);
        let is_name = |at: &usize| names::is_name(&names::plain(&columns[*at])) && is_text(&cells[*at]);
        let found = free.clone().find(is_name).or_else(|| free.find(|at| tells_apart(&cells[*at])));
        best[Meaning::Title as usize] = found.map(|at| (0, at));
    }
    for meaning in [Meaning::Image, Meaning::Url] {
        let free = |at: &usize| known[*at].is_none_or(|(is, _)| is == meaning);
        if best[meaning as usize].is_none() {
            let mut fitting =
                (0..columns.len()).filter(|at| free(at) && leads_to(meaning, &columns[*at], &cells[*at]));
            best[meaning as usize] = fitting.next().map(|at| (0, at));
        }
    }
    let place = |meaning: Meaning| best[meaning as usize].map(|(_, at)| at);
    let titled = place(Meaning::Title);
    let own = |at: usize| {
        let named = known[at].map(|(meaning, _)| meaning);
        let by_values =
            [Meaning::Title, Meaning::Image, Meaning::Url].into_iter().find(|is| place(*is) == Some(at));
        let found = if titled == Some(at) {
            Some(Meaning::Title)
        } else if named.is_none() {
            by_values
        } else {
            named.filter(|name| place(*name) == Some(at))
        };
        let other = named.filter(|name| found.is_none() && place(*name).is_some());
        let instead = other.filter(|meaning| STAND_INS.contains(meaning));
        // An id that is an address is where the item lives.
        let is_url = |value: &&Value| text(value).is_some_and(|text| text.starts_with("http"));
        let is_address =
            found == Some(Meaning::Id) && place(Meaning::Url).is_none() && cells[at].iter().all(is_url);
        (found, instead.or(is_address.then_some(Meaning::Url)))
    };
    (0..columns.len()).map(own).collect()
}

fn is_nothing(text: &str) -> bool {
    text.trim().is_empty() || values::is_missing(text)
}

/// Whether a column holds words in every row.
fn is_text(cells: &[&Value]) -> bool {
    let is_word = |text: &String| number::number(text, Fraction::Point).is_none() && !text.contains("://");
    let words = cells.iter().filter_map(|cell| text(cell)).filter(is_word).count();
    words > 0 && words * 20 >= cells.len() * 19
}

/// Whether a column may hold years: not one whose numbers are all small.
fn may_be_years(cells: &[&Value]) -> bool {
    let numbers = || cells.iter().filter_map(|cell| number::number(&text(cell)?, Fraction::Point));
    numbers().next().is_none() || numbers().any(|number| number.abs() >= 100.0)
}

/// Whether an unknown column holds the address of a picture or of a page for each row that says something: nothing else, each its
/// own, on the web.
fn leads_to(meaning: Meaning, name: &str, cells: &[&Value]) -> bool {
    let texts: Vec<String> = cells.iter().filter_map(|cell| text(cell)).collect();
    let texts: HashSet<&str> =
        texts.iter().map(|text| text.trim()).filter(|text| !is_nothing(text)).collect();
    let is_picture =
        names::is_picture(&names::plain(name)) || texts.iter().all(|text| link::is_picture(text));
    texts.len() * 10 > cells.len() * 8
        && texts.iter().all(|text| text.starts_with("http://") || text.starts_with("https://"))
        && is_picture == (meaning == Meaning::Image)
}

/// Whether a column may hold addresses: not one whose values are words. Of a column that is called so, the ends of addresses are
/// enough, as long as each row has its own.
fn may_be_addresses(plain: &str, cells: &[&Value]) -> bool {
    let texts: Vec<String> = cells.iter().filter_map(|cell| text(cell)).collect();
    let texts: Vec<&str> = texts.iter().map(|text| text.trim()).filter(|text| !is_nothing(text)).collect();
    let led = texts.iter().filter(|text| link::leads(text)).count();
    let is_end = |text: &&str| !text.contains(char::is_whitespace) && !text.contains(char::is_uppercase);
    let distinct: HashSet<&&str> = texts.iter().collect();
    texts.is_empty()
        || led * 2 >= texts.len()
        || (names::is_address(plain) && texts.iter().all(is_end) && distinct.len() == texts.len())
}

/// Whether a column may be what its rows are called by: words that differ from row to row, or names.
fn tells_apart(cells: &[&Value]) -> bool {
    let is_word = |text: &String| {
        number::number(text, Fraction::Point).is_none()
            && !text.contains("://")
            && text.len() <= LONG
            && text.contains(' ')
    };
    let is_name = |text: &String| {
        text.chars().next().is_some_and(char::is_alphabetic)
            && text.chars().any(|c| c.is_alphabetic() && !c.is_uppercase())
            && !text.chars().any(|c| c.is_ascii_digit() || "_/:@".contains(c))
    };
    let texts: Vec<String> = cells.iter().filter_map(|cell| text(cell)).collect();
    let count = |is: &dyn Fn(&String) -> bool| texts.iter().filter(|text| is(text)).count();
    let (words, names, all) = (count(&is_word), count(&is_name), texts.len());
    // A time, and not "Rain (1968)".
    let is_time = |text: &String| {
        text.starts_with(|c: char| c.is_ascii_digit()) && date::date(text, Order::Day).is_some()
    };
    let days = count(&is_time);
    let distinct: HashSet<&String> = texts.iter().collect();
    let named = all >= MANY && names * 20 >= all * 19;
    (words * 5 > all || named) && days * 2 < all && distinct.len() * 10 > all * 9
}

fn by_content(plan: &ColumnPlan, cells: &[&Value]) -> Became {
    if plan.column.name.is_empty() {
        return Became::Nothing(WhyNothing::Unnamed);
    }
    let mut texts: Vec<String> = Vec::new();
    for cell in cells {
        match cell {
            Value::Array(_) | Value::Object(_) => texts.extend(list::labels(cell, plan.between)),
            cell => texts.extend(text(cell)),
        }
    }
    texts.retain(|text| !plan.is_missing(text));
    let count = texts.len();
    if count == 0 {
        return Became::Nothing(WhyNothing::Empty);
    }
    let share = |is: &dyn Fn(&String) -> bool| texts.iter().filter(|text| is(text)).count();
    let is_number = |text: &String| number::number(text, plan.fraction).is_some() && !number::is_code(text);
    let is_list = |cell: &&&Value| matches!(cell, Value::Array(values) if values.len() > 1);
    let numbers = if cells.iter().any(|cell| is_list(&cell)) { 0 } else { share(&is_number) };
    // One cell in twenty may be wrong.
    if numbers == count || (count > 20 && numbers * 20 > count * 19) {
        return Became::Number;
    }
    let is_address =
        |text: &String| text.contains("://") || text.starts_with("www.") || text.starts_with("//");
    if share(&is_address) == count {
        return Became::Nothing(WhyNothing::Addresses);
    }
    let is_day = |text: &String| date::date(text, plan.order).is_some_and(|date| date.len() == 10);
    if share(&is_day) == count {
        return Became::Nothing(WhyNothing::Dates);
    }
    let labels = || texts.iter().flat_map(|text| list::labels(&Value::from(text.as_str()), plan.between));
    let (letters, all, distinct) =
        labels().fold((0, 0, HashSet::new()), |(letters, all, mut distinct), label| {
            let letters = letters + label.len();
            distinct.insert(label);
            (letters, all + 1, distinct)
        });
    if letters > LONG * all {
        return Became::Nothing(WhyNothing::Texts);
    }
    if count >= MANY && distinct.len() * 10 > all * 9 {
        return Became::Nothing(WhyNothing::Unique);
    }
    Became::Facet
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Array(_) | Value::Object(_) => None,
        value => list::label(value),
    }
}

/// How numbers are written, by those that leave no doubt.
fn fraction<'a>(cells: impl Iterator<Item = &'a Value>) -> Option<Fraction> {
    let told = cells.filter_map(Value::as_str).filter_map(number::told);
    let (mut points, mut commas) = (0, 0);
    for told in told {
        match told {
            Fraction::Point => points += 1,
            Fraction::Comma => commas += 1,
        }
    }
    match points + commas {
        0 => None,
        _ if commas > points => Some(Fraction::Comma),
        _ => Some(Fraction::Point),
    }
}

/// Whether days or months come first, if a date tells.
fn order<'a>(cells: impl Iterator<Item = &'a Value>) -> Order {
    let mut told = cells.filter_map(Value::as_str).filter(|text| text.len() < 24).map(date::told);
    told.find(|order| *order != Order::Unknown).unwrap_or_default()
}

/// Whether commas stand between labels: by the column's name, or because what stands between them stands alone elsewhere.
fn between(plain: &str, cells: &[&Value]) -> Between {
    let texts = || cells.iter().filter_map(|cell| cell.as_str());
    let is_other = |text: &str| text.contains(['|']) || plain_text::line(text).contains(';');
    if texts().any(is_other) {
        return Between::Signs;
    }
    let alone: HashSet<String> =
        texts().filter(|text| !text.contains(',')).map(|text| text.trim().to_owned()).collect();
    // `,a,b,`: commas around them stand between them.
    let framed =
        texts().filter(|text| text.len() > 1 && text.starts_with(',') && text.ends_with(',')).count();
    let mut listed = texts().filter(|text| text.contains(',')).peekable();
    let recurs =
        listed.peek().is_some() && listed.all(|text| text.split(',').all(|part| alone.contains(part.trim())));
    if names::is_list(plain) || recurs || (framed > 0 && framed * 2 > texts().count()) {
        Between::Commas
    } else {
        Between::Signs
    }
}

/// Whether a column holds codes of two letters.
fn has_codes(cells: &[&Value]) -> bool {
    let texts = || cells.iter().filter_map(|cell| cell.as_str());
    let is_code = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase());
    texts().filter(|text| *text != "NA").count() > 2 && texts().all(is_code)
}
