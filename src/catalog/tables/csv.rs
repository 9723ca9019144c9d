//! Tables as text: a header, and a row a line, with any of the usual signs between cells.

use ::csv::{ReaderBuilder, StringRecord};

use super::{Lines, Row, Sink, fits};
use crate::catalog::{
    Fault,
    pace::{Pace, Stopped, turn},
};

/// Signs between cells; of two that fit alike, the earlier.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Rows by which the sign is told.
const TRIED: usize = 20;
/// How often reading begins anew behind a quote that is never closed.
const AGAIN: usize = 1_000;

/// Reads a table. Columns without a name are passed over, and so is the second of a name.
pub async fn read(text: &str, pace: &mut dyn Pace, to: &mut dyn Sink) -> Result<(), Stopped> {
    // Excel's own way to say it.
    let first = text.lines().next().unwrap_or_default();
    let said = first.trim().strip_prefix("sep=").and_then(|sign| sign.bytes().next());
    let start = if said.is_some() { (first.len() + 1).min(text.len()) } else { 0 };
    let delimiter = said.unwrap_or_else(|| delimiter(text));
    let reader = |at: usize, quoting: bool| {
        let text = text.get(at..).unwrap_or_default();
        ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .quoting(quoting)
            .delimiter(delimiter)
            .from_reader(text.as_bytes())
    };
    let mut lines = Lines::of(text);
    let (mut base, mut again, mut header) = (start, 0, 0);
    let mut from = reader(base, true);
    let mut record = StringRecord::new();
    loop {
        let at = base + from.position().byte() as usize;
        turn(pace, at, 2 * text.len()).await?;
        match from.read_record(&mut record) {
            Ok(true) => {}
            _ => break,
        }
        let end = base + from.position().byte() as usize;
        let line = lines.of_row(at);
        if header == 0 {
            header = record.len();
            let names: Vec<String> = record.iter().map(|name| cell(name).to_owned()).collect();
            to.columns(&names);
            continue;
        }
        let raw = text.get(at..end).unwrap_or_default();
        let is_last = end >= text.len();
        let is_open = raw.trim_end().contains('\n')
            && ((is_last && raw.matches('"').count() % 2 == 1)
                || (record.len() != header && raw.contains('"')));
        if is_open && again < AGAIN {
            // A quote that is not closed, or not where it should be: the row ends with its line.
            let skipped = raw.len() - raw.trim_start_matches(['\r', '\n']).len();
            let own = raw.get(skipped..).unwrap_or_default();
            let length = own.find('\n').map_or(own.len(), |end| end + 1);
            let one = ReaderBuilder::new()
                .has_headers(false)
                .flexible(true)
                .quoting(false)
                .delimiter(delimiter)
                .from_reader(own.get(..length).unwrap_or_default().as_bytes())
                .read_record(&mut record);
            if one.is_ok_and(|any| any) && record.len() == header {
                let closed = record.iter().map(|cell| cell.trim_start_matches('"')).collect();
                record = closed;
                to.problem(line, Fault::Unclosed);
                again += 1;
                base = at + skipped + length;
                from = reader(base, true);
            } else if let Some(unclosed) = is_last.then_some(Fault::Unclosed) {
                to.problem(line, unclosed);
            }
        }
        row(to, line, &record, header);
    }
    Ok(())
}

fn row(to: &mut dyn Sink, line: u64, record: &StringRecord, header: usize) {
    if let Err(fault) = fits(record.as_slice().len()) {
        return to.problem(line, fault);
    }
    let more = record.iter().skip(header).any(|cell| !cell.trim().is_empty());
    if more || record.len() < header {
        to.problem(line, Fault::Cells { row: record.len() as u64, header: header as u64 });
    }
    // In a longer row no cell is sure to be in its column.
    if more {
        return;
    }
    let filled = record.iter().take(header).map(cell).enumerate().filter(|(_, cell)| !cell.is_empty());
    let cells = filled.map(|(at, cell)| (at, cell.into())).collect();
    to.row(Row { line, cells });
}

/// What a cell says: Excel keeps digits as text in `="…"`.
fn cell(cell: &str) -> &str {
    let cell = cell.trim();
    cell.strip_prefix("=\"").and_then(|cell| cell.strip_suffix('"')).unwrap_or(cell).trim()
}

/// The sign that makes the most rows as long as the header, and the header longest.
fn delimiter(text: &str) -> u8 {
    let score = |delimiter: u8| {
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            .from_reader(text.as_bytes());
        let lengths: Vec<usize> =
            reader.records().take(TRIED).map_while(Result::ok).map(|record| record.len()).collect();
        let header = lengths.first().copied().unwrap_or(0);
        let alike = lengths.iter().filter(|length| **length == header).count();
        if header < 2 { 0 } else { alike * 100 / lengths.len().max(1) * 10 + header.min(1_000) }
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| score(*delimiter));
    best.filter(|delimiter| score(*delimiter) > 0).unwrap_or(b',')
}
