//! What words mean in one catalogue: the names and values of its facets, its numbers with their units, its titles. All of
//! it is learned from the items, so it works for any catalogue.

use std::collections::{BTreeMap, HashMap};

use penchant_kernels::order::Order;

use super::{
    certificate::certificate,
    measure::{self, Measure},
    tokens::folded,
};
use crate::catalog::{Item, ItemIx};

/// Position of a field in [`Vocabulary::fields`].
pub type FieldIx = usize;

/// Tags, makers and the language are read like facets, under these names.
const TAGS: &str = "tags";
const CREATOR: &str = "creator";
const LANGUAGE: &str = "language";
const YEAR: &str = "year";
/// Words of a title that a text is compared with, at most.
const TITLE_WORDS: usize = 12;
/// Facets with more values than this are names, in which derived words are coincidences.
pub const MOST_DERIVED: usize = 300;
/// Facets with more values than this have words among them that are said in other senses: "time travel".
pub const FEW_VALUES: usize = 60;
/// Words at the end of a value that say only what it is of.
const HEADS: &[&str] =
    &["game", "film", "movi", "fiction", "genre", "book", "novel", "story", "stori", "tale"];

/// Where a field's values are in an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// [`Item::facets`]
    Facet,
    /// [`Item::tags`]
    Tags,
    /// [`Item::creator`]
    Creator,
    /// [`Item::language`]
    Language,
    /// [`Item::numbers`]
    Number,
    /// The year in [`Item::date`]
    Date,
}

/// Whether a number is the least or the most of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// `min_players`
    Least,
    /// `max_players`
    Most,
    /// `players`
    Plain,
}

/// A column of numbers.
#[derive(Debug, Clone, PartialEq)]
pub struct Numbers {
    /// What the numbers measure.
    pub measure: Measure,
    /// Base units of the measure in one of the column.
    pub unit: f64,
    /// Least or most, or neither.
    pub bound: Bound,
    /// Every item's number, ascending.
    pub sorted: Vec<f64>,
}

impl Numbers {
    /// The value below which `share` of the items are.
    pub fn quantile(&self, share: f64) -> f64 {
        let at = (share * self.sorted.len().saturating_sub(1) as f64).round() as usize;
        self.sorted.get(at).copied().unwrap_or_default()
    }

    /// Whether all of them are whole.
    pub fn whole(&self) -> bool {
        self.sorted.iter().all(|x| x.fract() == 0.0)
    }
}

/// One value of a facet.
#[derive(Debug, Clone, PartialEq)]
pub struct FacetValue {
    /// As in the catalogue.
    pub text: String,
    /// The folded words of the value.
    pub words: Vec<String>,
    /// Parts of it that are said for the whole: "Thriller/Suspense", "Cooperative Game".
    pub parts: Vec<Vec<String>>,
    /// Items that have it.
    pub count: usize,
}

/// A facet or a number of the catalogue.
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// As in the catalogue.
    pub name: String,
    /// Folded words of the name.
    pub words: Vec<String>,
    /// Where its values are.
    pub place: Place,
    /// Values, most frequent first; empty for numbers.
    pub values: Vec<FacetValue>,
    /// The column; none for facets.
    pub numbers: Option<Numbers>,
    /// Items that have a value.
    pub held: usize,
    /// Its values are people's names.
    pub names: bool,
}

impl Field {
    /// Whether it is no matter to whoever chooses: what a thing cost to make, how often it was sold, its number.
    pub fn is_of_nobody(&self) -> bool {
        let of_numbers = matches!(&self.numbers, Some(numbers) if matches!(numbers.measure, Measure::Other | Measure::Rating));
        let has = |list: &str| list.split(' ').any(|word| self.words.iter().any(|other| other == word));
        has(measure::OF_NOBODY.1) || (of_numbers && has(measure::OF_NOBODY.0))
    }

    /// Whether its values say from which age on something is meant: "PG-13".
    pub fn is_certificate(&self) -> bool {
        let known = self.values.iter().filter(|value| certificate(&value.text).is_some()).count();
        self.place == Place::Facet && known >= 2 && 2 * known >= self.values.len()
    }

    /// The values that mean "yes" and "no", where the facet is a question of that kind.
    pub fn yes_no(&self) -> Option<(&FacetValue, &FacetValue)> {
        let one = |words: &[&str]| {
            self.values.iter().find(|value| words.contains(&value.text.to_lowercase().as_str()))
        };
        match self.values.as_slice() {
            [_, _] => Some((one(&["yes", "true", "1", "y"])?, one(&["no", "false", "0", "n", "none"])?)),
            _ => None,
        }
    }

    /// The values that an item has in the field.
    pub fn values_of<'a>(&self, item: &'a Item) -> &'a [String] {
        match self.place {
            Place::Facet => item.facet(&self.name),
            Place::Tags => item.tags.to_compare(),
            Place::Creator => {
                item.creator.as_ref().map(|c| std::slice::from_ref(c.to_compare())).unwrap_or_default()
            }
            Place::Language => item.language.as_slice(),
            Place::Number | Place::Date => &[],
        }
    }

    /// An item's number, in the column's own unit.
    pub fn number_of(&self, item: &Item) -> Option<f64> {
        match self.place {
            Place::Number => item.numbers.get(&self.name).copied().filter(|x| x.is_finite()),
            Place::Date => year(item.date.as_deref()?),
            _ => None,
        }
    }
}

/// A name that an item goes by.
#[derive(Debug, Clone)]
struct Named {
    /// Its folded words.
    words: Vec<String>,
    ix: ItemIx,
    /// It is a part of the title: what stands before the colon, or behind the article.
    part: bool,
}

/// What words mean in a catalogue.
#[derive(Debug, Clone, Default)]
pub struct Vocabulary {
    /// Facets first, then numbers.
    pub fields: Vec<Field>,
    /// First word → fields and values that begin with it.
    by_word: HashMap<String, Vec<(FieldIx, usize)>>,
    /// First word → fields and values of which a part begins with it.
    parts: HashMap<String, Vec<(FieldIx, usize)>>,
    /// Words of a value, as one → fields and values.
    joined: HashMap<String, Vec<(FieldIx, usize)>>,
    /// First word → titles that begin with it.
    titles: HashMap<String, Vec<Named>>,
}

impl Vocabulary {
    /// Learns from the items.
    pub fn learn(items: &[Item]) -> Self {
        let mut fields = facets(items);
        let taken = |fields: &[Field], name: &str| fields.iter().any(|field| field.name == name);
        for (name, place) in [(TAGS, Place::Tags), (CREATOR, Place::Creator), (LANGUAGE, Place::Language)] {
            let field = facet(name, place, items);
            if field.held > 0 && !taken(&fields, name) {
                fields.push(field);
            }
        }
        fields.extend(numbers(items));
        if !fields.iter().any(|field| field.numbers.as_ref().is_some_and(|n| n.measure == Measure::Year)) {
            fields.extend(column(YEAR, Place::Date, items));
        }
        let mut by_word: HashMap<String, Vec<(FieldIx, usize)>> = HashMap::new();
        let mut joined: HashMap<String, Vec<(FieldIx, usize)>> = HashMap::new();
        let mut parts: HashMap<String, Vec<(FieldIx, usize)>> = HashMap::new();
        for (at, field) in fields.iter().enumerate() {
            for (nth, value) in field.values.iter().enumerate() {
                for first in value.parts.iter().filter_map(|part| part.first()) {
                    parts.entry(first.clone()).or_default().push((at, nth));
                }
                if let Some(first) = value.words.first() {
                    by_word.entry(first.clone()).or_default().push((at, nth));
                    joined.entry(value.words.concat()).or_default().push((at, nth));
                }
            }
        }
        let mut titles: HashMap<String, Vec<Named>> = HashMap::new();
        for (ix, item) in (0..).zip(items) {
            for (part, words) in names(item.title.to_compare()) {
                if let Some(first) = words.first() {
                    titles.entry(first.clone()).or_default().push(Named { words, ix, part });
                }
            }
        }
        Self { fields, by_word, parts, joined, titles }
    }

    /// The field at a position.
    pub fn field(&self, ix: FieldIx) -> Option<&Field> {
        self.fields.get(ix)
    }

    /// A field by its name.
    pub fn named(&self, name: &str) -> Option<FieldIx> {
        self.fields.iter().position(|field| field.name == name)
    }

    /// The values whose words are the beginning of `words`, longest first, as (field, value, words used).
    pub fn values_at(&self, words: &[&str]) -> Vec<(FieldIx, usize, usize)> {
        let Some(first) = words.first() else { return Vec::new() };
        let fits = |(field, nth): &(FieldIx, usize)| {
            let value = self.fields.get(*field)?.values.get(*nth)?;
            begins(words, &value.words).then_some((*field, *nth, value.words.len()))
        };
        let mut found: Vec<_> = self.by_word.get(*first).into_iter().flatten().filter_map(fits).collect();
        // "ebook" for "E-book", "audio book" for "Audiobook".
        let pair = words.get(1).map(|second| format!("{first}{second}"));
        let joined = [(Some((*first).to_owned()), 1), (pair, 2)].into_iter();
        for (row, used) in joined.filter_map(|(row, used)| Some((row?, used))) {
            found
                .extend(self.joined.get(&row).into_iter().flatten().map(|(field, nth)| (*field, *nth, used)));
        }
        found.order_by_key(|(field, nth, used)| (std::cmp::Reverse(*used), *field, *nth));
        found
    }

    /// The values whose first word is this one, as (field, value).
    pub fn values_with(&self, first: &str) -> impl Iterator<Item = (FieldIx, &FacetValue)> {
        let known = self.by_word.get(first).into_iter().flatten();
        known.filter_map(|(field, nth)| Some((*field, self.fields.get(*field)?.values.get(*nth)?)))
    }

    /// The values of which a part is the beginning of `words`, as (field, value, words used).
    pub fn parts_at<'a>(&'a self, words: &'a [&str]) -> impl Iterator<Item = (FieldIx, &'a str, usize)> {
        let known = words.first().and_then(|first| self.parts.get(*first));
        known.into_iter().flatten().filter_map(|(field, nth)| {
            let value = self.fields.get(*field)?.values.get(*nth)?;
            let used = value.parts.iter().filter(|part| begins(words, part)).map(Vec::len).max()?;
            Some((*field, value.text.as_str(), used))
        })
    }

    /// The items whose title the words begin with, the longest title first and the most popular item first, and how many words
    /// it took. Whole titles go before parts of them.
    pub fn titled(&self, words: &[&str]) -> Option<(Vec<ItemIx>, usize)> {
        let known = self.titles.get(*words.first()?)?;
        let fitting = || known.iter().filter(|named| begins(words, &named.words));
        let longest = fitting().map(|named| named.words.len()).max()?;
        let of_all = || fitting().filter(|named| named.words.len() == longest);
        let whole = of_all().any(|named| !named.part);
        Some((of_all().filter(|named| named.part != whole).map(|named| named.ix).collect(), longest))
    }

    /// The columns of a measure.
    pub fn columns(&self, measure: Measure) -> impl Iterator<Item = (FieldIx, &Field, &Numbers)> {
        self.fields.iter().enumerate().filter_map(move |(ix, field)| {
            let numbers = field.numbers.as_ref().filter(|numbers| numbers.measure == measure)?;
            Some((ix, field, numbers))
        })
    }
}

/// The names that an item goes by: its title without a year in brackets, what stands before a colon or bracket of it, and both
/// without their article. "And" is no part of a name, so that "&" may be said for it.
fn names(title: &str) -> Vec<(bool, Vec<String>)> {
    let year =
        |tail: &str| tail.len() == 5 && tail.ends_with(')') && tail[..4].bytes().all(|b| b.is_ascii_digit());
    let plain = match title.rsplit_once(" (") {
        Some((head, tail)) if year(tail) => head,
        _ => title,
    };
    let head = [": ", " - ", " (", " / ", ", or, ", ", Or, ", ", or ", "; or, "]
        .iter()
        .filter_map(|end| Some(plain.split_once(end)?.0))
        .min();
    let mut names: Vec<(bool, Vec<String>)> = Vec::new();
    for (part, name) in [(false, Some(plain)), (true, head)] {
        let mut words = name.map(folded).unwrap_or_default();
        words.retain(|word| word != "and");
        words.truncate(TITLE_WORDS);
        if matches!(words.first().map(String::as_str), Some("the" | "a" | "an")) && words.len() > 1 {
            names.push((true, words[1..].to_vec()));
        }
        names.push((part, words));
    }
    names
}

/// The parts of a value that are said for the whole of it.
fn parts(text: &str) -> Vec<Vec<String>> {
    let split = text.split(['/', '&', ',']);
    let mut parts: Vec<Vec<String>> = Vec::new();
    for part in split {
        let mut words = folded(part);
        let whole = words.len();
        // Science fiction is no science.
        while words.len() > 1
            && words[0] != "scienc"
            && words[0] != "science"
            && words.last().is_some_and(|last| HEADS.contains(&last.as_str()))
        {
            words.pop();
        }
        if !words.is_empty() && (words.len() < whole || part.len() < text.len()) {
            parts.push(words);
        }
    }
    parts
}

fn begins(words: &[&str], with: &[String]) -> bool {
    !with.is_empty() && words.len() >= with.len() && words.iter().zip(with).all(|(a, b)| a == b)
}

fn facets(items: &[Item]) -> Vec<Field> {
    let mut names: Vec<&String> = items.iter().flat_map(|item| item.facets.to_compare().keys()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().map(|name| facet(name, Place::Facet, items)).collect()
}

fn facet(name: &str, place: Place, items: &[Item]) -> Field {
    let mut field = Field {
        name: name.to_owned(),
        words: name_words(name),
        place,
        values: Vec::new(),
        numbers: None,
        held: 0,
        names: false,
    };
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for item in items {
        let values = field.values_of(item);
        field.held += usize::from(!values.is_empty());
        values.iter().for_each(|value| *counts.entry(value).or_default() += 1);
    }
    let value = |(text, count): (&str, usize)| FacetValue {
        text: text.to_owned(),
        words: folded(text),
        parts: parts(text),
        count,
    };
    field.values = counts.into_iter().map(value).collect();
    let name = |value: &&FacetValue| {
        value.words.len() > 1 && value.text.split(' ').all(|word| !word.starts_with(char::is_lowercase))
    };
    field.names = field.values.len() > MOST_DERIVED
        && place == Place::Facet
        && 3 * field.values.iter().filter(name).count() > 2 * field.values.len();
    if field.values.len() > 2 * MOST_DERIVED {
        field.values.iter_mut().for_each(|value| value.parts.clear());
    }
    field.values.order_by(|a, b| b.count.cmp(&a.count).then_with(|| a.text.cmp(&b.text)));
    field
}

fn numbers(items: &[Item]) -> Vec<Field> {
    let mut names: Vec<&String> = items.iter().flat_map(|item| item.numbers.keys()).collect();
    names.sort_unstable();
    names.dedup();
    names.into_iter().filter_map(|name| column(name, Place::Number, items)).collect()
}

fn column(name: &str, place: Place, items: &[Item]) -> Option<Field> {
    let words = name_words(name);
    let mut field = Field {
        name: name.to_owned(),
        words,
        place,
        values: Vec::new(),
        numbers: None,
        held: 0,
        names: false,
    };
    let mut sorted: Vec<f64> = items.iter().filter_map(|item| field.number_of(item)).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    let median = *sorted.get(sorted.len() / 2)?;
    let (measure, unit) = measure::column(&field.words, median);
    let edge = |words: &[&str]| {
        field.words.len() > 1
            && [field.words.first(), field.words.last()]
                .iter()
                .flatten()
                .any(|word| words.contains(&word.as_str()))
    };
    // "duration_min" is in minutes; "min_duration" is a least one.
    let least = edge(&["minimum", "least", "from"]) || field.words.first().is_some_and(|word| word == "min");
    let bound = match () {
        () if field.words.len() > 1 && least => Bound::Least,
        () if edge(&["max", "maximum", "most", "to"]) => Bound::Most,
        () => Bound::Plain,
    };
    field.held = sorted.len();
    field.numbers = Some(Numbers { measure, unit, bound, sorted });
    Some(field)
}

/// "runtimeMinutes", "runtime_minutes" and "Runtime (minutes)" are the same words.
fn name_words(name: &str) -> Vec<String> {
    let mut parted = String::new();
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            parted.push(' ');
        }
        parted.push(if c == '_' { ' ' } else { c });
        before = c;
    }
    folded(&parted)
}

fn year(date: &str) -> Option<f64> {
    date.get(..4)?.parse::<u16>().ok().map(f64::from)
}
