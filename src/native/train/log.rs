//! The owner's log: who had which item, in which order.

mod parquet;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use anyhow::Context;
use serde::Deserialize;
use serde_json::Value;

use crate::catalog::RowError;

/// Histories over items by position.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TrainingLog {
    /// Id of every item, in order of first appearance (or of a catalogue, after [`TrainingLog::align`]).
    pub ids: Vec<String>,
    /// One history per person, oldest first, every item once, at its last occurrence. No user id is kept.
    pub histories: Vec<Vec<u32>>,
    /// Whether the order of a history means anything: false for a log without times.
    pub ordered: bool,
}

/// Bad rows named before the rest is only counted.
const LISTED: usize = 20;

/// One row of a log, by column names in the wild.
#[derive(Deserialize)]
struct Row {
    #[serde(alias = "user_id", alias = "userId", alias = "visitor", alias = "session_id")]
    user: Value,
    #[serde(alias = "item_id", alias = "itemId", alias = "product_id", alias = "id")]
    item: Value,
    #[serde(default, alias = "timestamp", alias = "date", alias = "at")]
    time: Option<Value>,
    #[serde(default, alias = "count")]
    weight: Option<Value>,
    #[serde(default, alias = "stars", alias = "score")]
    rating: Option<Value>,
}

/// Builds a log row by row.
#[derive(Default)]
struct Rows {
    items: HashMap<String, u32>,
    ids: Vec<String>,
    users: HashMap<String, Vec<(f64, u32)>>,
    timed: bool,
}

impl TrainingLog {
    /// Reads CSV with a header, or JSON Lines: an object per interaction, or an array of item ids per person, oldest
    /// first. Columns: `user`, `item`, and optionally `time` (a number, or text that sorts), `weight`, `rating`.
    /// A rating below `min_rating`, or a weight that is not above 0, is no interest, and its row is passed over.
    ///
    /// # Errors
    /// If the input cannot be read; a row that is wrong is no error, and returned beside the log.
    pub fn read(mut input: impl BufRead, min_rating: f64) -> std::io::Result<(Self, Vec<RowError<String>>)> {
        let json = input.fill_buf()?.iter().find(|b| !b.is_ascii_whitespace());
        match json.copied() {
            Some(b'{' | b'[') => read_json(input, min_rating),
            _ => read_csv(input, min_rating),
        }
    }

    /// The same from a file: through gzip if its name ends in `.gz`, as Parquet if it ends in `.parquet` or is a folder
    /// of such files. Rows that could not be read go to standard error.
    ///
    /// # Errors
    /// If the file cannot be read, or has no columns of users and items.
    pub fn read_file(path: &Path, min_rating: f64) -> anyhow::Result<Self> {
        let parts = parquet::files(path)?;
        let read = match parts.is_empty() {
            true => Self::read(open(path)?, min_rating).map_err(anyhow::Error::from),
            false => parquet::read(&parts, min_rating),
        };
        let (log, errors) = read.with_context(|| format!("cannot read {}", path.display()))?;
        for error in errors.iter().take(LISTED) {
            eprintln!("{}:{}: {}", path.display(), error.line, error.reason);
        }
        if errors.len() > LISTED {
            eprintln!("… and {} more rows that could not be read", errors.len() - LISTED);
        }
        Ok(log)
    }

    /// From histories over `items` items whose ids are their positions.
    pub fn from_histories(items: usize, histories: Vec<Vec<u32>>) -> Self {
        let ids = (0..items).map(|i| i.to_string()).collect();
        Self { ids, histories: histories.into_iter().map(once).collect(), ordered: true }
    }

    /// The same log over the positions of a catalogue, and how many ids of the log it does not have.
    pub fn align(self, catalogue: &[String]) -> (Self, usize) {
        let position: HashMap<&str, u32> = catalogue.iter().map(String::as_str).zip(0..).collect();
        let map: Vec<Option<u32>> = self.ids.iter().map(|id| position.get(id.as_str()).copied()).collect();
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

impl Rows {
    fn item(&mut self, id: String) -> u32 {
        *self.items.entry(id).or_insert_with_key(|id| {
            self.ids.push(id.clone());
            self.ids.len() as u32 - 1
        })
    }

    fn push(&mut self, row: Row, min_rating: f64) -> Result<(), &'static str> {
        let user = id_text(&row.user).ok_or("`user` is not text or a number")?;
        let item = id_text(&row.item).ok_or("`item` is not text or a number")?;
        let weight = row.weight.as_ref().map_or(Ok(1.0), |v| number(v).ok_or("`weight` is not a number"))?;
        let rating =
            row.rating.as_ref().map_or(Ok(f64::INFINITY), |v| number(v).ok_or("`rating` is not a number"))?;
        if weight <= 0.0 || rating < min_rating {
            return Ok(());
        }
        let time = match &row.time {
            None | Some(Value::Null) => 0.0,
            Some(value) => {
                self.timed = true;
                number(value).or_else(|| moment(value)).ok_or("`time` is not a number or an ISO 8601 date")?
            }
        };
        let item = self.item(item);
        self.users.entry(user).or_default().push((time, item));
        Ok(())
    }

    fn finish(self) -> TrainingLog {
        // Sorted by user id, so that the same rows in another order train the same weights.
        let mut users: Vec<_> = self.users.into_iter().collect();
        users.sort_by(|a, b| a.0.cmp(&b.0));
        let histories = users.into_iter().map(|(_, mut events)| {
            events.sort_by(|a, b| a.0.total_cmp(&b.0));
            once(events.into_iter().map(|(_, item)| item).collect())
        });
        TrainingLog { ids: self.ids, histories: histories.collect(), ordered: self.timed }
    }
}

fn read_json(input: impl BufRead, min_rating: f64) -> std::io::Result<(TrainingLog, Vec<RowError<String>>)> {
    let (mut rows, mut lists, mut errors) = (Rows::default(), Vec::new(), Vec::new());
    for (line, text) in (1u64..).zip(input.lines()) {
        let text = text?;
        if text.trim().is_empty() {
            continue;
        }
        let outcome = if text.trim_start().starts_with('[') {
            read_list(&text, &mut rows).map(|list| lists.push(list))
        } else {
            match serde_json::from_str(&text) {
                Ok(row) => rows.push(row, min_rating).map_err(str::to_owned),
                Err(error) => Err(error.to_string()),
            }
        };
        if let Err(reason) = outcome {
            errors.push(RowError { line, reason });
        }
    }
    let listed = !lists.is_empty();
    let mut log = rows.finish();
    log.histories.extend(lists.into_iter().map(once));
    log.ordered |= listed;
    Ok((log, errors))
}

fn read_list(line: &str, rows: &mut Rows) -> Result<Vec<u32>, String> {
    let values: Vec<Value> = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let ids: Option<Vec<String>> = values.iter().map(id_text).collect();
    let ids = ids.ok_or("an item id is not text or a number")?;
    Ok(ids.into_iter().map(|id| rows.item(id)).collect())
}

fn read_csv(input: impl BufRead, min_rating: f64) -> std::io::Result<(TrainingLog, Vec<RowError<String>>)> {
    let (mut rows, mut errors) = (Rows::default(), Vec::new());
    let mut reader = csv::ReaderBuilder::new().trim(csv::Trim::All).flexible(true).from_reader(input);
    let headers = reader.headers().cloned().map_err(std::io::Error::other)?;
    let mut record = csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let fields = headers.iter().zip(&record).filter(|(_, value)| !value.is_empty());
                let object = fields.map(|(k, v)| (k.to_owned(), Value::String(v.to_owned()))).collect();
                let outcome = match serde_json::from_value(Value::Object(object)) {
                    Ok(row) => rows.push(row, min_rating).map_err(str::to_owned),
                    Err(error) => Err(error.to_string()),
                };
                if let Err(reason) = outcome {
                    errors.push(RowError { line, reason });
                }
            }
            Err(error) if error.is_io_error() => return Err(std::io::Error::other(error)),
            Err(_) => errors.push(RowError { line, reason: "not a row of UTF-8 text".into() }),
        }
    }
    Ok((rows.finish(), errors))
}

/// Opens a file, through gzip if its name ends in `.gz`.
///
/// # Errors
/// If the file cannot be opened.
pub fn open(path: &Path) -> anyhow::Result<Box<dyn BufRead>> {
    let file = File::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    if path.extension().is_some_and(|extension| extension == "gz") {
        return Ok(Box::new(BufReader::new(flate2::read::MultiGzDecoder::new(file))));
    }
    Ok(Box::new(BufReader::new(file)))
}

/// An id, which may be text or a number.
pub fn id_text(value: &Value) -> Option<String> {
    match value {
        Value::String(s) if !s.is_empty() => Some(s.clone()),
        Value::Number(n) => Some(n.to_string()),
        _ => None,
    }
}

fn number(value: &Value) -> Option<f64> {
    let number = match value {
        Value::Number(n) => n.as_f64(),
        Value::String(s) => s.parse().ok(),
        _ => None,
    };
    number.filter(|x: &f64| x.is_finite())
}

/// ISO 8601 dates sort as text, so their digits in order sort as a number.
fn moment(value: &Value) -> Option<f64> {
    let text =
        value.as_str().filter(|s| s.len() >= 10 && s.as_bytes()[4] == b'-' && s.as_bytes()[7] == b'-')?;
    let digits: String = text.chars().take(19).filter(char::is_ascii_digit).collect();
    format!("{digits:0<14}").parse().ok()
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

    fn read(text: &str) -> (TrainingLog, Vec<RowError<String>>) {
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
