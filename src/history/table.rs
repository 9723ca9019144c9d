//! What the rows of one kind of file mean, as a declaration, and how a row is read by it.

use std::collections::{BTreeMap, HashMap};

use super::{
    entry::{Entry, Kind, Rating, Why},
    ids,
    rows::{BETWEEN, Block, Row},
    titles::{self, Activity, Shape, Shows},
    when,
};
use crate::catalog::{
    plain_text,
    values::{
        date::Order,
        is_missing,
        number::{self, Fraction},
    },
};

/// Characters of a title, a name or a label that are kept.
const LONGEST: usize = 300;
/// Values of a facet that are kept.
const VALUES: usize = 12;
/// Times that a thing can have been done.
const MOST_TIMES: f64 = 100_000.0;

/// Largest numbers that ratings are given of.
const SCALES: [f32; 3] = [5.0, 10.0, 100.0];

/// One kind of file: which columns tell that it is one, and what they mean. Names of columns are in small letters; of
/// several, the first that says something counts.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Whose export it is.
    pub source: &'static str,
    /// Columns that it has; between bars, one of them.
    pub needs: &'static [&'static str],
    /// Columns that it has not.
    pub without: &'static [&'static str],
    /// What the list is called, where that tells it; between bars, one of them.
    pub list: &'static str,
    /// What its path has in it, where that tells it; between bars, one of them.
    pub path: &'static str,
    /// What it is about.
    pub title: &'static [&'static str],
    /// How titles are written.
    pub shape: Shape,
    /// The part of it.
    pub part: &'static [&'static str],
    /// Who made it.
    pub maker: &'static [&'static str],
    /// When it was made.
    pub year: &'static [&'static str],
    /// When it was done.
    pub at: &'static [&'static str],
    /// Ids, by what they are.
    pub ids: &'static [(&'static str, &'static str)],
    /// Ids, by what they are, where another column has this value: the column, the value, what it is, the id.
    pub ids_if: &'static [[&'static str; 4]],
    /// Addresses of it.
    pub url: &'static [&'static str],
    /// What else is said of it.
    pub facets: &'static [(&'static str, &'static str)],
    /// What was done.
    pub rules: &'static [Rule],
    /// Rows that are left out.
    pub drops: &'static [(&'static str, Test, Why)],
    /// Columns that are dropped for the person's sake.
    pub private: &'static [&'static str],
    /// Whose profile a row is of.
    pub profile: Option<&'static str>,
    /// Whether it tells again what another file of the same export tells with more.
    pub again: bool,
}

impl Table {
    /// Nothing.
    pub const NONE: Self = Self {
        source: "",
        needs: &[],
        without: &[],
        list: "",
        path: "",
        title: &[],
        shape: Shape::Plain,
        part: &[],
        maker: &[],
        year: &[],
        at: &[],
        ids: &[],
        ids_if: &[],
        url: &[],
        facets: &[],
        rules: &[],
        drops: &[],
        private: &[],
        profile: None,
        again: false,
    };

    /// Whether a block is of this kind.
    pub fn is(&self, block: &Block, path: &str) -> bool {
        let one_of = |names: &str, is: &dyn Fn(&str) -> bool| names.is_empty() || names.split('|').any(is);
        let has = |name: &str| block.columns.contains_key(name);
        self.needs.iter().all(|names| one_of(names, &has))
            && !self.without.iter().any(|name| has(name))
            && one_of(self.list, &|name| block.list == name || block.list.ends_with(&format!(".{name}")))
            && one_of(self.path, &|part| path.contains(part))
    }
}

/// What a cell has to say.
#[derive(Debug, Clone, Copy)]
pub enum Test {
    /// One of these, in any case.
    Is(&'static [&'static str]),
    /// None of these.
    IsNot(&'static [&'static str]),
    /// One that begins with one of these.
    Begins(&'static [&'static str]),
    /// Anything.
    Filled,
    /// Nothing.
    Empty,
}

impl Test {
    fn holds(self, cell: Option<&str>) -> bool {
        let among = |words: &[&str]| {
            cell.is_some_and(|cell| words.iter().any(|word| word.eq_ignore_ascii_case(cell)))
        };
        match self {
            Self::Is(words) => among(words),
            Self::IsNot(words) => !among(words),
            Self::Begins(with) => cell.is_some_and(|cell| with.iter().any(|start| cell.starts_with(start))),
            Self::Filled => cell.is_some(),
            Self::Empty => cell.is_none(),
        }
    }
}

/// How a row says what was done.
#[derive(Debug, Clone, Copy)]
pub enum Rule {
    /// Each row says it.
    Always(Kind),
    /// A row says it that says nothing else.
    Otherwise(Kind),
    /// By a word of a closed set; one without a kind says nothing.
    Status(&'static str, &'static [(&'static str, Option<Kind>)]),
    /// By one of several words in a cell.
    Among(&'static str, &'static [&'static str], Kind),
    /// By a sign of yes.
    Flag(&'static str, Kind),
    /// By anything in a cell.
    Filled(&'static str, Kind),
    /// By a number above 0: so often.
    Count(&'static str, Kind),
    /// How often what else is said was done, where more than once.
    Times(&'static str),
    /// A number above 0 of so many.
    Rating(&'static str, f32),
    /// A number above 0, of as many as the largest in the file says: five, ten or a hundred.
    Stars(&'static str),
    /// By how long it was played.
    Played {
        /// The column.
        of: &'static str,
        /// Milliseconds of its unit.
        unit: f64,
        /// Milliseconds from which it counts.
        least: f64,
        /// Whether what is shorter was passed over: always, or where one of these says so.
        skipped: &'static [(&'static str, &'static [&'static str])],
    },
    /// By its verb.
    Verb,
}

/// A row, read.
pub type Read = Result<Vec<Entry>, Why>;

/// Everything that a row is read with.
pub struct Reading<'a> {
    /// What it means.
    pub table: &'a Table,
    /// Where it stands.
    pub block: &'a Block,
    /// What comes first in its dates.
    pub order: Order,
    /// Of how many the numbers of its columns are given, where only the file tells.
    pub scales: HashMap<&'static str, f32>,
    /// The shows among its titles.
    pub shows: &'a Shows,
    /// Which file.
    pub file: u32,
}

impl Reading<'_> {
    /// What a row says.
    pub fn row(&self, row: &Row) -> Read {
        let Self { table, .. } = self;
        for (name, test, why) in table.drops {
            if test.holds(self.cell(row, name)) {
                return Err(*why);
            }
        }
        let said = self.first(row, table.title).map(plain_text::line).unwrap_or_default();
        let address = self.first(row, table.url).unwrap_or_default();
        let (activity, said) = match table.shape {
            Shape::Verb => titles::activity(&said, address),
            _ => (Activity::Watched, said),
        };
        // What has no name is called by its address.
        let is_address = !address.is_empty() && said.starts_with("http") && !said.contains(' ');
        let said = if is_address { String::new() } else { said };
        let parts = titles::parts(&said, table.shape, self.shows);
        let ids = self.ids(row, address);
        if parts.title.is_empty() && ids.is_empty() {
            return Err(Why::NoTitle);
        }
        let acts = self.acts(row, activity)?;
        let maker = self.first(row, table.maker).map(str::to_owned).or(parts.maker);
        // "Bach - Topic" is how YouTube calls whom it knows by music alone.
        let maker = maker.map(|maker| short(maker.strip_suffix(" - Topic").unwrap_or(&maker)));
        let part = self.first(row, table.part).map(str::to_owned).or(parts.part);
        let part = part.filter(|part| *part != parts.title).map(|part| short(&part));
        let at_ms = table.at.iter().find_map(|name| when::moment(self.cell(row, name)?, self.order));
        let year = self.first(row, table.year).and_then(year);
        let entry = |(kind, rating, times)| Entry {
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
    pub fn cell<'a>(&'a self, row: &'a Row, name: &str) -> Option<&'a str> {
        self.block.cell(row, name).filter(|cell| !is_missing(cell))
    }

    fn first<'a>(&'a self, row: &'a Row, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.cell(row, name))
    }

    fn ids(&self, row: &Row, address: &str) -> BTreeMap<String, String> {
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

    fn facets(&self, row: &Row) -> BTreeMap<String, Vec<String>> {
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

    fn acts(&self, row: &Row, activity: Activity) -> Result<Vec<(Kind, Option<Rating>, u32)>, Why> {
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
                        Test::Is(words).holds(self.cell(row, name))
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
                    Activity::Other => return Err(Why::OtherEvent),
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
            true if short => Err(Why::Short),
            true if unknown => Err(Why::UnknownStatus),
            true => Err(Why::NoAct),
        }
    }

    fn count(&self, row: &Row, name: &str) -> u32 {
        let number = self.cell(row, name).and_then(|cell| cell.parse::<f64>().ok()).unwrap_or(0.0);
        if number >= 1.0 { number.min(MOST_TIMES) as u32 } else { 0 }
    }
}

/// Of how many the numbers of a block's columns are given: as many as the largest of them says.
pub fn scales(table: &Table, block: &Block) -> HashMap<&'static str, f32> {
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

/// A number that was given; none for 0, by which exports say that none was.
fn stars(cell: &str) -> Option<f32> {
    // "8/10", "4 stars"
    let cell = cell.split(['/', ' ']).next().unwrap_or(cell);
    number::number(cell, Fraction::Point).map(|value| value as f32).filter(|value| *value > 0.0)
}

fn is_yes(cell: &str) -> bool {
    ["1", "true", "yes", "y", "x"].iter().any(|word| word.eq_ignore_ascii_case(cell))
}

fn short(text: &str) -> String {
    text.trim().chars().take(LONGEST).collect()
}

/// The labels of a cell: a list, or a text with signs between.
fn labels(cell: &str) -> impl Iterator<Item = String> + '_ {
    let inner = cell.trim_start_matches('[').trim_end_matches(']');
    let parts = inner.split([',', ';', '|', BETWEEN]).map(|part| part.trim_matches(['"', ' ']));
    parts.filter(|part| !part.is_empty()).map(|part| part.chars().take(LONGEST).collect())
}

/// A year of a cell: alone, or of a date.
fn year(cell: &str) -> Option<i32> {
    let digits = cell.trim().strip_suffix(".0").unwrap_or(cell.trim());
    let year = crate::catalog::values::date::date(digits, Order::Day)?;
    year.get(..4)?.parse().ok().filter(|year| (1_000..2_200).contains(year))
}
