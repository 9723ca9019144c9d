//! Bytes → a history.

use std::collections::BTreeSet;

use super::{
    Choices, FileTold, History, HistoryQuestion, HistoryWhy,
    block::RowBlock,
    once::{Overlaps, once},
    reading::{self, RowReading},
    rows, sources,
    table::{Overlap, SourceTable},
    titles::{Shape, Shows},
    unpack::{Unpacked, unpack},
    when::{self, Dates},
};
use crate::catalog::{
    pace::{Pace, Stopped, turn},
    text::Decode,
};

/// Reads files of a person's, archives with all that lies in them. What it is of no source's is said, too.
///
/// # Errors
/// If it was stopped.
pub async fn read(
    files: &[(String, Vec<u8>)],
    choices: &Choices,
    decode: Decode,
    pace: &mut dyn Pace,
) -> Result<History, Stopped> {
    let mut history = History::default();
    let mut overlaps = Overlaps::default();
    let mut found: Vec<Unpacked> = Vec::new();
    for (path, bytes) in files {
        unpack(path, bytes, &mut |file| found.push(file));
    }
    let all = found.len();
    for (done, file) in found.into_iter().enumerate() {
        turn(pace, done, all).await?;
        let Unpacked { path, bytes } = file;
        let blocks = match bytes {
            Ok(bytes) => rows::blocks(&bytes, decode, pace).await?,
            Err(why) => Err(why),
        };
        let mut known = false;
        for block in blocks.iter().flatten() {
            known |= take(&mut history, &mut overlaps, &path, block, choices);
        }
        match blocks {
            Err(why) => history.leave_out(why, &path, 0),
            Ok(_) if !known => history.leave_out(HistoryWhy::UnknownFile, &path, 0),
            Ok(_) => {}
        }
    }
    once(&mut history, &overlaps);
    history.undated = history.entries.iter().filter(|entry| entry.at_ms.is_none()).count() as u32;
    Ok(history)
}

/// Reads the rows of a block; whether it is of a known kind.
fn take(
    history: &mut History,
    overlaps: &mut Overlaps,
    path: &str,
    block: &RowBlock,
    choices: &Choices,
) -> bool {
    let small = path.to_lowercase();
    let Some(table) = sources::all().find(|table| table.is(block, &small)) else { return false };
    if table.source == sources::ANY && !choices.columns {
        history.ask(HistoryQuestion::Columns);
    }
    let file = match history.files.iter().position(|known| known.path == path && known.source == table.source)
    {
        Some(at) => at as u32,
        None => {
            let (path, source) = (path.to_owned(), table.source.to_owned());
            history.files.push(FileTold { path, source, rows: 0 });
            history.files.len() as u32 - 1
        }
    };
    if let Some(told) = history.files.get_mut(file as usize) {
        told.rows = told.rows.saturating_add(block.rows.len() as u32);
    }
    match table.overlap {
        Overlap::None => {}
        Overlap::Rows => drop(overlaps.rows.insert(file)),
        Overlap::File => drop(overlaps.files.insert(file)),
    }
    for line in &block.broken {
        history.leave_out(HistoryWhy::Broken, path, *line);
    }
    rows_of(history, path, block, table, file, choices);
    true
}

fn rows_of(
    history: &mut History,
    path: &str,
    block: &RowBlock,
    table: &SourceTable,
    file: u32,
    choices: &Choices,
) {
    let order = match when::order(block, table.at) {
        Dates::Order(order) => order,
        Dates::Undecided(example) => {
            if choices.day_first.is_none() {
                history.ask(HistoryQuestion::DayMonth { example });
            }
            choices.order()
        }
    };
    let titles =
        block.rows.iter().filter_map(|row| table.title.iter().find_map(|name| block.cell(row, name)));
    let shows = if table.shape == Shape::Colons { Shows::of(titles) } else { Shows::default() };
    let scales = reading::scales(table, block);
    let reading = RowReading { table, block, order, scales, shows: &shows, file };
    if let Some(profile) = table.profile {
        let names: BTreeSet<&str> = block.rows.iter().filter_map(|row| reading.cell(row, profile)).collect();
        if names.len() > 1 && choices.profile.is_none() {
            let names = names.into_iter().map(str::to_owned).collect();
            history.ask(HistoryQuestion::Profile { names });
        }
    }
    for row in &block.rows {
        for name in table.private {
            if reading.cell(row, name).is_some() {
                let count: &mut u32 = history.private.entry((*name).to_owned()).or_default();
                *count = count.saturating_add(1);
            }
        }
        let own = table.profile.and_then(|name| reading.cell(row, name)).zip(choices.profile.as_deref());
        if own.is_some_and(|(profile, chosen)| profile != chosen) {
            history.leave_out(HistoryWhy::OtherProfile, path, row.line);
            continue;
        }
        match reading.row(row) {
            Ok(entries) => history.entries.extend(entries),
            Err(why) => history.leave_out(why, path, row.line),
        }
    }
}
