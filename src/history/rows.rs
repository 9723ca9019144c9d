//! A file, taken apart into rows under names: tables, JSON, XML, pages of links, clippings. What they mean is not known here.

use serde_json::Value;

use super::{
    HistoryWhy,
    block::{FileRow, RowBlock},
    json_rows, page_rows, xml_rows,
};
use crate::catalog::{
    Fault,
    pace::{Pace, Stopped},
    tables::{self, Sink},
    text::{self, Decode},
};

/// The rows of a file. A table's columns that nothing stands under are columns all the same.
///
/// # Errors
/// [`Stopped`] if it was; inside of that, why nothing is read.
pub async fn blocks(
    bytes: &[u8],
    decode: Decode,
    pace: &mut dyn Pace,
) -> Result<Result<Vec<RowBlock>, HistoryWhy>, Stopped> {
    let Some(text) = text::of(bytes, decode) else { return Ok(Err(HistoryWhy::UnknownFile)) };
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if let Some((_, games)) = text.split_once("var rgGames") {
        let games = games.trim_start_matches([' ', '=']);
        let end = games.find("}];").map_or(games.len(), |end| end + 2);
        return Ok(json_rows::of_json(games.get(..end).unwrap_or_default()));
    }
    if text.starts_with('<') {
        let is_links = ["NETSCAPE-Bookmark", "Pocket Export"].iter().any(|mark| text.contains(mark));
        return Ok(Ok(match text.contains("outer-cell") {
            true => vec![page_rows::activity(text)],
            false if is_links => vec![page_rows::links(text)],
            false => xml_rows::xml(text),
        }));
    }
    if text.starts_with(['{', '[']) {
        return Ok(json_rows::of_json(text));
    }
    if text.lines().any(|line| line.trim() == "==========") {
        return Ok(Ok(vec![page_rows::clippings(text)]));
    }
    table(text, pace).await.map(|block| Ok(vec![block]))
}

async fn table(text: &str, pace: &mut dyn Pace) -> Result<RowBlock, Stopped> {
    let mut found = Csv::default();
    // A list of Letterboxd tells of itself before it begins.
    let described = text.starts_with("Letterboxd list export");
    let told = text.replace("\r\n", "\n");
    let behind = told.split_once("\n\n").map(|(_, rest)| rest).filter(|_| described);
    // What Jellyfin's plugin backs up has no names.
    let named = is_playback_backup(text).then(|| format!("{PLAYBACK}\n{text}"));
    tables::rows(named.as_deref().or(behind).unwrap_or(text), pace, &mut found).await?;
    Ok(found.0)
}

/// The columns of a backup of Jellyfin's Playback Reporting.
const PLAYBACK: &str =
    "DateCreated\tUserId\tItemId\tItemType\tItemName\tPlaybackMethod\tClientName\tDeviceName\tPlayDuration";

fn is_playback_backup(text: &str) -> bool {
    let cells: Vec<&str> = text.lines().next().unwrap_or_default().split('\t').collect();
    let is_date = |cell: &&str| cell.starts_with(|c: char| c.is_ascii_digit()) && cell.contains('-');
    cells.len() == PLAYBACK.split('\t').count()
        && cells.first().is_some_and(is_date)
        && cells.last().is_some_and(|cell| cell.trim().parse::<u64>().is_ok())
}

#[derive(Default)]
struct Csv(RowBlock);

impl Sink for Csv {
    fn columns(&mut self, names: &[String]) {
        for (at, name) in names.iter().enumerate() {
            let name = name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            self.0.columns.entry(name).or_insert(at);
        }
    }

    fn row(&mut self, row: tables::Row) {
        let cell = |(at, value): (usize, Value)| match value {
            Value::String(text) => Some((at, text)),
            Value::Null => None,
            other => Some((at, other.to_string())),
        };
        self.0.rows.push(FileRow { line: row.line, cells: row.cells.into_iter().filter_map(cell).collect() });
    }

    fn problem(&mut self, line: u64, fault: Fault) {
        // A shorter row says what it says; one with more cells than names is not handed over.
        if !matches!(fault, Fault::Cells { row, header } if row < header) && !matches!(fault, Fault::Unclosed)
        {
            self.0.broken.push(line);
        }
    }
}
