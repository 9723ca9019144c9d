//! What the rows of one kind of file mean, as a declaration, and how a row is read by it.

use super::{HistoryWhy, Kind, block::RowBlock, titles::Shape};

/// One kind of file: which columns tell that it is one, and what they mean. Names of columns are in small letters; of
/// several, the first that says something counts.
#[derive(Debug, Clone, Copy)]
pub struct SourceTable {
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
    pub drops: &'static [(&'static str, CellTest, HistoryWhy)],
    /// Columns that are dropped for the person's sake.
    pub private: &'static [&'static str],
    /// Whose profile a row is of.
    pub profile: Option<&'static str>,
    /// How it stands beside other files of the same export.
    pub overlap: Overlap,
}

impl SourceTable {
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
        overlap: Overlap::None,
    };

    /// Whether a block is of this kind.
    pub fn is(&self, block: &RowBlock, path: &str) -> bool {
        let one_of = |names: &str, is: &dyn Fn(&str) -> bool| names.is_empty() || names.split('|').any(is);
        let has = |name: &str| block.columns.contains_key(name);
        self.needs.iter().all(|names| one_of(names, &has))
            && !self.without.iter().any(|name| has(name))
            && one_of(self.list, &|name| block.list == name || block.list.ends_with(&format!(".{name}")))
            && one_of(self.path, &|part| path.contains(part))
    }
}

/// How a file stands beside others of the same export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overlap {
    /// It tells what no other does.
    None,
    /// What others tell too, they tell with more.
    Rows,
    /// It is of use only where there is no other.
    File,
}

/// What a cell has to say.
#[derive(Debug, Clone, Copy)]
pub enum CellTest {
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

impl CellTest {
    /// Whether a cell says so.
    pub fn holds(self, cell: Option<&str>) -> bool {
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
