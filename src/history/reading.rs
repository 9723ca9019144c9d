//! A row, read by the declaration of its file.

use std::collections::{BTreeMap, HashMap};

use super::{
    HistoryEntry, HistoryWhy, Kind, Rating,
    activity::{self, Activity},
    block::{FileRow, RowBlock},
    cells::{is_yes, labels, short, stars, year},
    ids,
    table::{CellTest, Rule, SourceTable},
    titles::{self, Shape, Shows},
    when,
};
use crate::catalog::{
    plain_text,
    values::{date::Order, is_missing},
};

/// Largest numbers that ratings are given of.
const SCALES: [f32; 3] = [5.0, 10.0, 100.0];
/// Values of a facet that are kept.
const VALUES: usize = 12;
/// Times that a thing can have been done.
const MOST_TIMES: f64 = 100_000.0;

/// A row, read.
pub type Read = Result<Vec<HistoryEntry>, HistoryWhy>;

/// Everything that a row is read with.
pub struct RowReading<'a> {
    /// What it means.
    pub table: &'a SourceTable,
    /// Where it stands.
    pub block: &'a RowBlock,
    /// What comes first in its dates.
    pub order: Order,
    /// Of how many the numbers of its columns are given, where only the file tells.
    pub scales: HashMap<&'static str, f32>,
    /// The shows among its titles.
    pub shows: &'a Shows,
    /// Which file.
    pub file: u32,
}

impl RowReading<'_> {
    /// What a row says.
    pub fn row(&self, row: &FileRow) -> Read {
        let Self { table, .. } = self;
        for (name, test, why) in table.drops {
            if test.holds(self.cell(row, name)) {
                return Err(*why);
            }
        }
        let said = self.first(row, table.title).map(plain_text::line).unwrap_or_default();
        let address = self.first(row, table.url).unwrap_or_default();
        let (activity, said) = match table.shape {
            Shape::Verb => activity::activity(&said, address),
            _ => (Activity::Watched, said),
        };
        // What has no name is called by its address.
        let is_address = !address.is_empty() && said.starts_with("http") && !said.contains(' ');
        let said = if is_address { String::new() } else { said };
        let parts = titles::parts(&said, table.shape, self.shows);
        let ids = self.ids(row, address);
        if parts.title.is_empty() && ids.is_empty() {
            return Err(HistoryWhy::NoTitle);
        }
        let acts = self.acts(row, activity)?;
        let maker = self.first(row, table.maker).map(str::to_owned).or(parts.maker);
        // "Bach - Topic" is how YouTube calls whom it knows by music alone.
        let maker = maker.map(|maker| short(maker.strip_suffix(" - Topic").unwrap_or(&maker)));
        let part = self.first(row, table.part).map(str::to_owned).or(parts.part);
        let part = part.filter(|part| *part != parts.title).map(|part| short(&part));
        let at_ms = table.at.iter().find_map(|name| when::moment(self.cell(row, name)?, self.order));
        let year = self.first(row, table.year).and_then(year);
        let entry = |(kind, rating, times)| HistoryEntry {
            kind,
            rating,
            title: short(&parts.title).into(),
            part: part.clone().map(Into::into),
            maker: maker.clone().filter(|maker| !maker.is_empty()).map(Into::into),
            year,
            ids: ids.clone(),
            facets: self.facets(row).into(),
            at_ms,
            times,
            file: self.file,
            line: row.line,
        };
        Ok(acts.into_iter().map(entry).collect())
    }

    /// What a row says under a name; a word for nothing says nothing.
    pub fn cell<'a>(&'a self, row: &'a FileRow, name: &str) -> Option<&'a str> {
        self.block.cell(row, name).filter(|cell| !is_missing(cell))
    }

    fn first<'a>(&'a self, row: &'a FileRow, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.cell(row, name))
    }

    fn ids(&self, row: &FileRow, address: &str) -> BTreeMap<String, String> {
        let mut ids: BTreeMap<String, String> =
            ids::of_address(address).into_iter().map(|(kind, id)| (kind.to_owned(), id)).collect();
        let by_value =
            self.table.ids_if.iter().filter(|[name, value, ..]| self.cell(row, name) == Some(*value));
        let by_value = by_value.map(|[_, _, kind, id]| (*kind, *id));
        for (kind, name) in self.table.ids.iter().copied().chain(by_value) {
            if let Some(id) = self.cell(row, name).and_then(|id| ids::tidy(kind, id)) {
                ids.entry(kind.to_owned()).or_insert(id);
            }
        }
        ids
    }

    fn facets(&self, row: &FileRow) -> BTreeMap<String, Vec<String>> {
        let mut facets = BTreeMap::new();
        for (facet, name) in self.table.facets {
            let Some(cell) = self.cell(row, name) else { continue };
            let values: Vec<String> = labels(cell).take(VALUES).collect();
            if !values.is_empty() {
                facets.entry((*facet).to_owned()).or_insert_with(Vec::new).extend(values);
            }
        }
        facets
    }

    fn acts(
        &self,
        row: &FileRow,
        activity: Activity,
    ) -> Result<Vec<(Kind, Option<Rating>, u32)>, HistoryWhy> {
        let mut acts: Vec<(Kind, Option<Rating>, u32)> = Vec::new();
        let mut unknown = false;
        let mut times = 1;
        let mut short = false;
        for rule in self.table.rules {
            let one = |kind| (kind, None, 1);
            match *rule {
                Rule::Always(kind) => acts.push(one(kind)),
                Rule::Otherwise(kind) if acts.is_empty() => acts.push(one(kind)),
                Rule::Otherwise(_) => {}
                Rule::Status(name, words) => {
                    let Some(cell) = self.cell(row, name) else { continue };
                    match words.iter().find(|(word, _)| word.eq_ignore_ascii_case(cell)) {
                        Some((_, kind)) => acts.extend(kind.map(one)),
                        None => unknown = true,
                    }
                }
                Rule::Among(name, words, kind) => {
                    let among = |label: String| words.iter().any(|word| word.eq_ignore_ascii_case(&label));
                    acts.extend(
                        self.cell(row, name).filter(|cell| labels(cell).any(among)).map(|_| one(kind)),
                    );
                }
                Rule::Flag(name, kind) => {
                    let yes = self.cell(row, name).is_some_and(is_yes);
                    acts.extend(yes.then(|| one(kind)));
                }
                Rule::Filled(name, kind) => acts.extend(self.cell(row, name).map(|_| one(kind))),
                Rule::Count(name, kind) => {
                    let count = self.count(row, name);
                    acts.extend((count > 0).then_some((kind, None, count)));
                }
                Rule::Times(name) => {
                    let said = self.count(row, name);
                    let again = self.cell(row, name).is_some_and(|cell| cell.eq_ignore_ascii_case("yes"));
                    times = times.max(said).max(if again { 2 } else { 1 });
                }
                Rule::Rating(name, of) => {
                    let value = self.cell(row, name).and_then(stars).filter(|value| *value <= of);
                    acts.extend(value.map(|value| (Kind::Rated, Some(Rating { value, of }), 1)));
                }
                Rule::Stars(name) => {
                    let of = self.scales.get(name).copied().unwrap_or(0.0);
                    let value = self.cell(row, name).and_then(stars).filter(|value| *value <= of);
                    acts.extend(value.map(|value| (Kind::Rated, Some(Rating { value, of }), 1)));
                }
                Rule::Played { of, unit, least, skipped } => {
                    let Some(played) = self.cell(row, of).and_then(|cell| when::duration(cell, unit)) else {
                        continue;
                    };
                    let says = |(name, words): &(&str, &'static [&'static str])| {
                        CellTest::Is(words).holds(self.cell(row, name))
                    };
                    if played >= least {
                        acts.push(one(Kind::Consumed));
                    } else if skipped.is_empty() || skipped.iter().any(says) {
                        acts.push(one(Kind::Skipped));
                    } else {
                        short = true;
                    }
                }
                Rule::Verb => match activity {
                    Activity::Watched => acts.push(one(Kind::Consumed)),
                    Activity::Liked => acts.push(one(Kind::Liked)),
                    Activity::Disliked => acts.push(one(Kind::Disliked)),
                    Activity::Other => return Err(HistoryWhy::OtherEvent),
                },
            }
        }
        let has = |acts: &[(Kind, _, _)], kind| acts.iter().any(|(known, ..)| *known == kind);
        // The more certain word goes before the less certain one.
        if has(&acts, Kind::Stopped) {
            acts.retain(|(kind, ..)| !matches!(kind, Kind::Finished | Kind::Consumed | Kind::Started));
        }
        if has(&acts, Kind::Finished) {
            acts.retain(|(kind, ..)| *kind != Kind::Consumed);
        }
        if has(&acts, Kind::Skipped) {
            acts.retain(|(kind, ..)| *kind == Kind::Skipped);
        }
        acts.sort_by_key(|(kind, ..)| *kind);
        acts.dedup_by_key(|(kind, ..)| *kind);
        for (_, _, count) in acts.iter_mut().filter(|(kind, ..)| kind.repeats()) {
            *count = (*count).max(times);
        }
        match acts.is_empty() {
            false => Ok(acts),
            true if short => Err(HistoryWhy::Short),
            true if unknown => Err(HistoryWhy::UnknownStatus),
            true => Err(HistoryWhy::NoAct),
        }
    }

    fn count(&self, row: &FileRow, name: &str) -> u32 {
        let number = self.cell(row, name).and_then(|cell| cell.parse::<f64>().ok()).unwrap_or(0.0);
        if number >= 1.0 { number.min(MOST_TIMES) as u32 } else { 0 }
    }
}

/// Of how many the numbers of a block's columns are given: as many as the largest of them says.
pub fn scales(table: &SourceTable, block: &RowBlock) -> HashMap<&'static str, f32> {
    let names = table.rules.iter().filter_map(|rule| match rule {
        Rule::Stars(name) => Some(*name),
        _ => None,
    });
    let scale = |name| {
        let numbers = block.rows.iter().filter_map(|row| stars(block.cell(row, name)?));
        let largest = numbers.fold(0.0, f32::max);
        (name, SCALES.into_iter().find(|of| largest <= *of).unwrap_or(0.0))
    };
    names.map(scale).collect()
}
