//! Comma-separated values with a header. Columns that no field is named after become numbers, if every value in them is
//! one, and facets otherwise.

use std::collections::HashSet;

use ::csv::{Position, ReaderBuilder, StringRecord};

use super::{Collected, Pace, Read, Stopped, fields, fits, turn};
use crate::catalog::{Fault, Item, RowError};

/// Other names for fields, where a file has no column of the field's own name.
const ALIASES: &[(&str, &str)] = &[("name", "title"), ("link", "url"), ("author", "creator")];

/// What a column means.
enum Column {
    Id,
    Title,
    Description,
    Url,
    Image,
    Creator,
    Tags,
    Date,
    Popularity,
    Language,
    Number(String),
    Facet(String),
    Ignored,
}

/// Reads a file. Lists in a cell (`tags`, facets) are separated by `;` or `|`. `name` stands for `title`, `link` for
/// `url`, `author` for `creator`. Columns without a name are passed over, and so is the second of a name.
pub async fn read(bytes: &[u8], pace: &mut dyn Pace) -> Result<Read, Stopped> {
    let mut collected = Collected::default();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ReaderBuilder::new().flexible(true).from_reader(bytes);
    let names = match reader.headers() {
        Ok(header) => match names(header, &mut collected.errors) {
            Some(names) => names,
            None => return Ok(collected.finish()),
        },
        Err(_) => {
            collected.errors.push(RowError { line: 1, reason: Fault::NotText });
            return Ok(collected.finish());
        }
    };
    let mut lines = Lines { bytes, at: 0, line: 1 };
    let mut rows: Vec<(u64, StringRecord)> = Vec::new();
    // The file is gone through twice: for its rows, and for what they say.
    let of = 2 * bytes.len();
    let mut record = StringRecord::new();
    loop {
        let start = reader.position().byte();
        turn(pace, start as usize, of).await?;
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => {
                let start = record.position().map_or(start, Position::byte);
                rows.push((lines.of_row(start), record.clone()));
            }
            Err(error) => {
                let line = lines.of_row(error.position().map_or(start, Position::byte));
                collected.errors.push(RowError { line, reason: Fault::NotText });
                if error.is_io_error() {
                    break;
                }
            }
        }
    }
    let columns: Vec<Column> = names.iter().enumerate().map(|(at, name)| column(name, at, &rows)).collect();
    for (line, row) in &rows {
        turn(pace, bytes.len() + row.position().map_or(0, |at| at.byte() as usize), of).await?;
        let item = if row.len() == columns.len() {
            fits(row.as_slice().len()).and_then(|()| item(&columns, row))
        } else {
            Err(Fault::Cells { row: row.len() as u64, header: columns.len() as u64 })
        };
        collected.add(*line, item);
    }
    Ok(collected.finish())
}

/// Counts lines. The parser names the place where the row before ended, which lies some line ends too early where lines
/// end in CR LF or are empty.
struct Lines<'a> {
    bytes: &'a [u8],
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line of the first row that begins at this byte or after it. Rows are asked for in their order.
    fn of_row(&mut self, start: u64) -> u64 {
        let start = usize::try_from(start).unwrap_or(usize::MAX);
        while let Some(byte) = self.bytes.get(self.at) {
            if self.at >= start && !matches!(byte, b'\r' | b'\n') {
                break;
            }
            self.line += u64::from(*byte == b'\n');
            self.at += 1;
        }
        self.line
    }
}

/// The columns' names, empty for those to be passed over; none where rows could not become items.
fn names(header: &StringRecord, errors: &mut Vec<RowError>) -> Option<Vec<String>> {
    let mut mistake = |reason: Fault| errors.push(RowError { line: 1, reason });
    let mut seen = HashSet::new();
    let mut names: Vec<String> = header.iter().map(|name| name.trim().to_owned()).collect();
    for name in names.iter_mut().filter(|name| !name.is_empty()) {
        if !seen.insert(name.to_lowercase()) {
            mistake(Fault::ColumnTwice);
            name.clear();
        }
    }
    for name in &mut names {
        let alias = ALIASES.iter().find(|(alias, _)| name.eq_ignore_ascii_case(alias));
        if let Some((_, field)) = alias.filter(|(_, field)| !seen.contains(*field)) {
            (*field).clone_into(name);
        }
    }
    for field in ["id", "title"] {
        if !names.iter().any(|name| name.eq_ignore_ascii_case(field)) {
            mistake(Fault::NoColumn { field: field.into() });
            return None;
        }
    }
    Some(names)
}

fn column(name: &str, at: usize, rows: &[(u64, StringRecord)]) -> Column {
    match name.to_lowercase().as_str() {
        "" => Column::Ignored,
        "id" => Column::Id,
        "title" => Column::Title,
        "description" => Column::Description,
        "url" => Column::Url,
        "image" => Column::Image,
        "creator" => Column::Creator,
        "tags" => Column::Tags,
        "date" => Column::Date,
        "year" => Column::Number("year".into()),
        "popularity" => Column::Popularity,
        "language" => Column::Language,
        _ => {
            let mut cells =
                rows.iter().filter_map(|(_, row)| row.get(at)).map(str::trim).filter(|cell| !cell.is_empty());
            let quantity = |cell: &str| fields::number(name, cell).is_ok() && !fields::is_code(cell);
            if cells.clone().next().is_some() && cells.all(quantity) {
                Column::Number(name.into())
            } else {
                Column::Facet(name.into())
            }
        }
    }
}

fn item(columns: &[Column], row: &StringRecord) -> Result<Item, Fault> {
    let mut item = Item::default();
    for (column, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty()) {
        let text = cell.trim().to_owned();
        match column {
            Column::Id => item.id = text,
            Column::Title => item.title = text.into(),
            Column::Description => item.description = text.into(),
            Column::Url => item.url = Some(fields::link("url", &text)?.into()),
            Column::Image => item.image = Some(fields::link("image", &text)?.into()),
            Column::Creator => item.creator = Some(text.into()),
            Column::Tags => item.tags = fields::list(&text).into(),
            Column::Date => item.date = Some(fields::date(&text)?),
            Column::Popularity => {
                item.popularity = Some(fields::popularity(fields::number("popularity", &text)?)?);
            }
            Column::Language => item.language = Some(text),
            Column::Number(name) => drop(item.numbers.insert(name.clone(), fields::number(name, &text)?)),
            Column::Facet(name) => drop(item.facets.to_tidy().insert(name.clone(), fields::list(&text))),
            Column::Ignored => {}
        }
    }
    Ok(item)
}
