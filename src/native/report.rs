//! What came of an owner's files, for the owner to read.

use std::collections::BTreeMap;

use serde::Serialize;

use super::order;
use crate::catalog::{
    Item, Problem, RowPlace,
    names::Meaning,
    tables::{Became, Column, WhyNothing},
};

/// Places that are named of one reason.
const NAMED: usize = 3;
/// Columns that are named of one kind.
const COLUMNS: usize = 12;

/// Something that is left out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Where it was.
    pub place: String,
    /// Why.
    pub reason: String,
}

impl LeftOut {
    /// A problem in a file, with its place.
    pub fn of(file: &str, problem: &Problem) -> Self {
        let place = match &problem.at {
            RowPlace::Whole => file.to_owned(),
            RowPlace::Line(line) => format!("{file}:{line}"),
            RowPlace::Entry(number) => format!("{file}: entry {number}"),
            RowPlace::Named(name) => format!("{file}: {name}"),
        };
        Self { place, reason: problem.fault.to_string() }
    }
}

/// What was read, and what came of it.
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Files and folders that were read.
    pub sources: Vec<SourceReport>,
    /// What is left out of the items: rows, pictures, parts of rows.
    pub left_out: Vec<LeftOut>,
    /// What was passed over for a good reason, which is no fault: pages that are lists, columns that filter nothing.
    pub passed_over: Vec<LeftOut>,
    /// How the items are ordered where nothing is known of the visitor.
    pub order: String,
    /// Items in the pack.
    pub items: usize,
    /// Field → items that have it.
    pub filled: BTreeMap<&'static str, usize>,
    /// What is missing for better recommendations, and how to add it.
    pub advice: Vec<String>,
}

/// One file.
#[derive(Debug, Serialize)]
pub struct SourceReport {
    /// Its name.
    pub name: String,
    /// Records in it.
    pub records: usize,
    /// Items of it.
    pub items: usize,
    /// Column → what it became.
    pub columns: Vec<ColumnReport>,
}

/// One column.
#[derive(Debug, Serialize)]
pub struct ColumnReport {
    /// Its name.
    pub name: String,
    /// Rows in which it says something.
    pub filled: usize,
    /// What it became: a field of an item, `number`, `facet`, or `nothing`, with the reason.
    pub became: String,
}

impl ColumnReport {
    /// What became of a column.
    pub fn of(column: &Column) -> Self {
        let became = match column.became {
            Became::Field(meaning) => field(meaning).to_owned(),
            Became::Number if column.counts => "number, and the popularity".into(),
            Became::Number => "number".into(),
            Became::Facet => "facet".into(),
            Became::Nothing(why) => format!("nothing: {}", reason(why)),
        };
        Self { name: column.name.clone(), filled: column.filled, became }
    }
}

fn field(meaning: Meaning) -> &'static str {
    match meaning {
        Meaning::Id => "id",
        Meaning::Title => "title",
        Meaning::Description => "description",
        Meaning::Url => "url",
        Meaning::Image => "image",
        Meaning::Creator => "creator",
        Meaning::Tags => "tags",
        Meaning::Date => "date",
        Meaning::Year => "year",
        Meaning::Until => "until",
        Meaning::End => "end of the event",
        Meaning::Popularity => "popularity",
        Meaning::Language => "language",
        Meaning::Facets => "facets",
        Meaning::Numbers => "numbers",
    }
}

fn reason(why: WhyNothing) -> &'static str {
    match why {
        WhyNothing::Unnamed => "it has no name of its own",
        WhyNothing::Empty => "it is empty",
        WhyNothing::Addresses => "addresses filter nothing",
        WhyNothing::Dates => "days filter nothing",
        WhyNothing::Unique => "nearly every item has another value",
        WhyNothing::Texts => "long texts filter nothing",
    }
}

/// How many items have each field.
pub fn filled(items: &[Item]) -> BTreeMap<&'static str, usize> {
    let count = |is: fn(&Item) -> bool| items.iter().filter(|item| is(item)).count();
    [
        ("description", count(|item| !item.description.is_empty())),
        ("url", count(|item| item.url.is_some())),
        ("image", count(|item| item.image.is_some())),
        ("creator", count(|item| item.creator.is_some())),
        ("tags", count(|item| !item.tags.is_empty())),
        ("facets", count(|item| !item.facets.is_empty())),
        ("numbers", count(|item| !item.numbers.is_empty())),
        ("date", count(|item| item.date.is_some())),
        ("until", count(|item| item.until.is_some())),
        ("popularity", count(|item| item.popularity.is_some())),
        ("language", count(|item| item.language.is_some())),
    ]
    .into()
}

/// One, or several, of a thing.
pub fn count(n: usize, one: &str) -> String {
    if n == 1 { format!("1 {one}") } else { format!("{n} {one}s") }
}

/// A line for the first of each reason, and a count of the others.
pub fn grouped(left_out: &[LeftOut]) -> Vec<String> {
    // Reasons that differ in a number are one.
    let kind = |reason: &str| reason.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
    let mut groups: Vec<(String, Vec<&LeftOut>)> = Vec::new();
    for part in left_out {
        let kind = kind(&part.reason);
        match groups.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, parts)) => parts.push(part),
            None => groups.push((kind, vec![part])),
        }
    }
    let mut lines = Vec::new();
    for (_, parts) in &groups {
        lines.extend(parts.iter().take(NAMED).map(|part| format!("{}: {}", part.place, part.reason)));
        if let Some(first) = parts.first().filter(|_| parts.len() > NAMED) {
            lines.push(format!("… and {} more: {}", parts.len() - NAMED, first.reason));
        }
    }
    lines
}

impl Report {
    /// Looks at the items as the pack has them.
    pub fn of_items(&mut self, items: &[Item]) {
        self.items = items.len();
        self.filled = filled(items);
        let has = |field: &str| self.filled.get(field).copied().unwrap_or(0);
        if self.order.is_empty() {
            self.order =
                order::said(items).unwrap_or("as the builder was told, or as the files list them").into();
        }
        let counts = self
            .sources
            .iter()
            .flat_map(|source| &source.columns)
            .find(|column| column.became.contains("popularity") && column.became != "popularity");
        if let Some(column) = counts.filter(|_| self.order.starts_with("by popularity")) {
            self.order.push_str(&format!(" (`{}`)", column.name));
        }
        let advice = [
            (
                "popularity",
                "no item has a `popularity`: a column with how many bought, read or rated each would order the first view; --order chooses another order",
            ),
            ("description", "few items have a description: what is alike is found by texts"),
            ("url", "few items have an address (`url`): their cards lead nowhere"),
            ("image", "few items have a picture (`image`)"),
        ];
        let lacks = advice.iter().filter(|(field, _)| has(field) * 10 < items.len());
        self.advice = lacks.map(|(_, advice)| (*advice).to_owned()).collect();
    }

    /// What is said of the columns of tables.
    fn columns(&self) -> Vec<String> {
        let of = |source: &SourceReport| {
            let mut lines = Vec::new();
            let line = |kind: &str, names: Vec<String>| {
                let more = names.len().saturating_sub(COLUMNS);
                let more = if more > 0 { format!(", … and {more} more") } else { String::new() };
                let names: Vec<String> = names.into_iter().take(COLUMNS).collect();
                (!names.is_empty()).then(|| format!("{}: {kind} {}{more}", source.name, names.join(", ")))
            };
            let with = |became: &str| {
                let columns = source.columns.iter().filter(|column| column.became.starts_with(became));
                columns.map(|column| format!("`{}`", column.name)).collect::<Vec<_>>()
            };
            let fields = source.columns.iter().filter(|column| {
                !["number", "facet", "nothing"].iter().any(|kind| {
                    column.became.starts_with(kind) && column.became != "numbers" && column.became != "facets"
                })
            });
            lines.extend(line(
                "fields",
                fields.map(|column| format!("`{}` → {}", column.name, column.became)).collect(),
            ));
            lines.extend(line("numbers", with("number")));
            lines.extend(line("facets", with("facet")));
            let passed = source
                .columns
                .iter()
                .filter(|column| column.became.starts_with("nothing") && column.filled > 0);
            let passed = passed.map(|column| {
                format!("`{}` ({})", column.name, column.became.trim_start_matches("nothing: "))
            });
            lines.extend(line("columns passed over", passed.collect()));
            lines
        };
        self.sources.iter().filter(|source| !source.columns.is_empty()).flat_map(of).collect()
    }

    /// The whole of it in words.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = self.columns();
        lines.extend(grouped(&self.passed_over));
        lines.extend(self.faults());
        if self.items > 0 {
            let share = |(field, has): (&&str, &usize)| format!("{field} {} %", has * 100 / self.items);
            lines.push(format!(
                "filled: {}",
                self.filled.iter().filter(|(_, has)| **has > 0).map(share).collect::<Vec<_>>().join(", ")
            ));
            lines.push(format!("first view: {}", self.order));
        }
        lines.extend(self.advice.iter().cloned());
        lines
    }

    /// What is left out, in words.
    pub fn faults(&self) -> Vec<String> {
        let mut lines = grouped(&self.left_out);
        match self.left_out.len() {
            0 => {}
            1 => lines.push("1 row, picture or part of a row is left out".into()),
            n => lines.push(format!("{n} rows, pictures or parts of rows are left out")),
        }
        lines
    }
}
