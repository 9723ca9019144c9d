//! The owner's log: who had which item, in which order.

mod parquet;
mod rows;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;

use anyhow::{Context, Result};
use futures_util::future::FutureExt;
use serde_json::Value;

use self::rows::Rows;
pub use self::rows::id_text;
use crate::catalog::{RowError, pace::AtOnce, tables, text};
use crate::native::{charset, report::LeftOut};

/// Histories over items by position.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrainingLog {
    /// Id of every item, in order of first appearance (or of a catalogue, after [`TrainingLog::align`]).
    pub ids: Vec<String>,
    /// One history per person, oldest first, every item once, at its last occurrence. No user id is kept.
    pub histories: Vec<Vec<u32>>,
    /// Whether the order of a history means anything: false for a log without times, or whose times are all the same for
    /// each person.
    pub ordered: bool,
}

impl TrainingLog {
    /// Reads a table with a header, JSON (a list of objects, or one a line), or an array of item ids per person, oldest first.
    /// Columns are known by the names of `catalog::names`: of users and items, and optionally of times, weights, ratings; of
    /// several that mean one, the first in the order of names that says something counts. A rating below `min_rating` (below 0
    /// where that is −∞), or a weight that is not above 0, is no interest, and its row is passed over.
    ///
    /// # Errors
    /// If it is no text, or no column names users, or none items; a row that is wrong is no error, and returned beside the log.
    pub fn read(bytes: &[u8], min_rating: f64) -> Result<(Self, Vec<RowError>)> {
        let text = text::of(bytes, charset::decode).context("it is not text")?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        let mut rows = Rows::new(min_rating);
        if text.lines().any(|line| line.trim_start().starts_with('['))
            && text.lines().all(|line| {
                line.trim().is_empty()
                    || line.trim_end().ends_with([']', '}'])
                    || !line.trim_start().starts_with('[')
            })
            && !text.trim_start().trim_start_matches('[').trim_start().starts_with('{')
        {
            return lists(text, rows);
        }
        let first = text.lines().next().unwrap_or_default();
        // MovieLens writes its cells that way.
        let double = first.contains("::").then(|| text.replace("::", "\t"));
        let text = double.as_deref().unwrap_or(text);
        let read = tables::rows(text, &mut AtOnce, &mut rows).now_or_never();
        read.context("it takes its time")??;
        rows.finish()
    }

    /// The same from a file: through gzip if its name ends in `.gz`, as Parquet if it ends in `.parquet` or is a folder of such
    /// files, by day or by whatever else it is partitioned. With what could not be read, by its place.
    ///
    /// # Errors
    /// If the file cannot be read, or has no columns of users and items.
    pub fn read_file(path: &Path, min_rating: f64) -> Result<(Self, Vec<LeftOut>)> {
        let parts = parquet::files(path)?;
        let read = match parts.is_empty() {
            true => {
                let mut bytes = Vec::new();
                open(path)?
                    .read_to_end(&mut bytes)
                    .map_err(anyhow::Error::from)
                    .and_then(|_| Self::read(&bytes, min_rating))
            }
            false => parquet::read(path, &parts, min_rating),
        };
        let (log, errors) = read.with_context(|| format!("cannot read {}", path.display()))?;
        let wrong = |error: RowError| LeftOut {
            place: format!("{}:{}", path.display(), error.line),
            reason: error.reason,
        };
        Ok((log, errors.into_iter().map(wrong).collect()))
    }

    /// From histories over `items` items whose ids are their positions.
    pub fn from_histories(items: usize, histories: Vec<Vec<u32>>) -> Self {
        let ids = (0..items).map(|i| i.to_string()).collect();
        Self { ids, histories: histories.into_iter().map(once).collect(), ordered: true }
    }

    /// The same log over the positions of a catalogue, and how many ids of the log it does not have.
    pub fn align(self, catalogue: &[String]) -> (Self, usize) {
        let position: HashMap<&str, u32> = catalogue.iter().map(String::as_str).zip(0..).collect();
        // A table that held a gap makes fractions of numbers: `101.0`.
        let whole = |id: &str| position.get(id.strip_suffix(".0")?).copied();
        let find = |id: &String| position.get(id.as_str()).copied().or_else(|| whole(id));
        let map: Vec<Option<u32>> = self.ids.iter().map(find).collect();
        let unknown = map.iter().filter(|m| m.is_none()).count();
        let histories =
            self.histories.iter().map(|h| h.iter().filter_map(|&i| map[i as usize]).collect()).collect();
        (Self { ids: catalogue.to_vec(), histories, ordered: self.ordered }, unknown)
    }

    /// How many people had each item.
    pub fn people(&self) -> Vec<f64> {
        let mut out = vec![0.0; self.ids.len()];
        self.histories.iter().flatten().for_each(|&item| out[item as usize] += 1.0);
        out
    }

    /// Number of interactions.
    pub fn interactions(&self) -> usize {
        self.histories.iter().map(Vec::len).sum()
    }
}

/// Lists of ids, one a line, among rows that are objects.
fn lists(text: &str, mut rows: Rows) -> Result<(TrainingLog, Vec<RowError>)> {
    let mut lists = Vec::new();
    let mut others = String::new();
    for (line, text) in (1..).zip(text.lines()) {
        match serde_json::from_str::<Vec<Value>>(text) {
            Ok(values) => {
                let ids: Option<Vec<String>> = values.iter().map(id_text).collect();
                match ids {
                    Some(ids) => lists.push(ids.into_iter().map(|id| rows.item(id)).collect()),
                    None => rows.error(line, "an item id is not text or a number"),
                }
            }
            // Lines keep their places.
            Err(_) => others.push_str(text),
        }
        others.push('\n');
    }
    if !others.trim().is_empty() {
        tables::rows(&others, &mut AtOnce, &mut rows).now_or_never().context("it takes its time")??;
    }
    let listed = !lists.is_empty();
    let (mut log, errors) = rows.finish()?;
    log.histories.extend(lists.into_iter().map(once));
    log.ordered |= listed;
    Ok((log, errors))
}

/// Opens a file, through gzip if its name ends in `.gz`.
///
/// # Errors
/// If the file cannot be opened.
pub fn open(path: &Path) -> Result<Box<dyn BufRead>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    if path.extension().is_some_and(|extension| extension == "gz") {
        return Ok(Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(file))));
    }
    Ok(Box::new(BufReader::new(file)))
}

/// Every item once, at its last occurrence.
fn once(mut history: Vec<u32>) -> Vec<u32> {
    let mut seen = std::collections::HashSet::new();
    history.reverse();
    history.retain(|item| seen.insert(*item));
    history.reverse();
    history
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (TrainingLog, Vec<RowError>) {
        TrainingLog::read(text.as_bytes(), 3.0).unwrap()
    }

    #[test]
    fn a_csv_log_becomes_histories_in_order_of_time_and_bad_rows_are_named() {
        let text = "userId,itemId,rating,timestamp\nu,b,5,20\nu,a,4,10\nu,c,1,30\nv,a,x,1\nv,,3,1\nv,c,3,2024-01-02\n";
        let (log, errors) = read(text);
        assert_eq!(log.ids, ["b", "a", "c"]);
        assert_eq!(log.histories, [vec![1, 0], vec![2]]);
        assert!(log.ordered);
        assert_eq!(errors.iter().map(|e| e.line).collect::<Vec<_>>(), [5, 6]);
    }

    #[test]
    fn a_rating_below_nothing_is_no_interest_unless_it_is_asked_for() {
        let text = "user,item,rating\nu,a,1\nu,b,-1\nu,c,x\n";
        let items = |least: f64| TrainingLog::read(text.as_bytes(), least).unwrap().0.ids;
        assert_eq!(items(f64::NEG_INFINITY), ["a", "c"]);
        assert_eq!(items(-2.0), ["a", "b"]);
    }

    #[test]
    fn times_that_are_all_the_same_give_no_order() {
        let log = |last: u32| read(&format!("user,item,time\nu,a,7\nu,b,{last}\nv,a,7\n")).0;
        assert!(!log(7).ordered);
        assert!(log(8).ordered);
    }

    #[test]
    fn json_lines_may_be_rows_or_one_list_per_person() {
        let (log, errors) = read("[3,1,\"x\",3]\n\n{\"user\":1,\"item\":1}\nnonsense\n");
        assert_eq!(log.ids, ["3", "1", "x"]);
        assert_eq!(log.histories, [vec![1], vec![1, 2, 0]]);
        assert_eq!(errors.len(), 1);
        assert_eq!(errors[0].line, 4);
    }

    #[test]
    fn aligning_to_a_catalogue_drops_what_it_does_not_have() {
        let (log, _) = read("[1,2,3]");
        let (log, unknown) = log.align(&["3".into(), "1".into(), "9".into()]);
        assert_eq!((log.histories, unknown), (vec![vec![1, 0]], 1));
    }
}
