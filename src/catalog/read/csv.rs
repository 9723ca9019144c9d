//! Comma-separated values with a header. Columns that no field is named after become numbers, if every value in them is
//! one, and facets otherwise.

use super::{Collected, fields};
use crate::catalog::{Item, RowError};

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
}

/// Reads a file. Lists in a cell (`tags`, facets) are separated by `;` or `|`. `name` stands for `title`, `link` for
/// `url`, `author` for `creator`.
pub fn read(bytes: &[u8]) -> (Vec<Item>, Vec<RowError>) {
    let mut collected = Collected::default();
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).from_reader(bytes);
    let header = match reader.headers() {
        Ok(header) => header.clone(),
        Err(_) => {
            collected.errors.push(RowError { line: 1, reason: "the header is not text in UTF-8".into() });
            return collected.finish();
        }
    };
    let mut rows = Vec::new();
    let mut record = ::csv::StringRecord::new();
    loop {
        let line = reader.position().line();
        match reader.read_record(&mut record) {
            Ok(false) => break,
            Ok(true) => rows.push((record.position().map_or(line, ::csv::Position::line), record.clone())),
            Err(error) => {
                let line = error.position().map_or(line, ::csv::Position::line);
                collected.errors.push(RowError { line, reason: "the row is not text in UTF-8".into() });
                if error.is_io_error() {
                    break;
                }
            }
        }
    }
    let columns: Vec<Column> = header.iter().enumerate().map(|(at, name)| column(name, at, &rows)).collect();
    for (line, row) in &rows {
        let item = if row.len() == header.len() {
            item(&columns, row)
        } else {
            Err(format!("the row has {} cells where the header has {}", row.len(), header.len()))
        };
        collected.add(*line, item);
    }
    collected.errors.sort_by_key(|error| error.line);
    collected.finish()
}

fn column(name: &str, at: usize, rows: &[(u64, ::csv::StringRecord)]) -> Column {
    let name = name.trim();
    match name.to_lowercase().as_str() {
        "id" => Column::Id,
        "title" | "name" => Column::Title,
        "description" => Column::Description,
        "url" | "link" => Column::Url,
        "image" => Column::Image,
        "creator" | "author" => Column::Creator,
        "tags" => Column::Tags,
        "date" => Column::Date,
        "year" => Column::Number("year".into()),
        "popularity" => Column::Popularity,
        "language" => Column::Language,
        _ => {
            let mut cells =
                rows.iter().filter_map(|(_, row)| row.get(at)).filter(|cell| !cell.trim().is_empty());
            let numbers =
                cells.clone().next().is_some() && cells.all(|cell| fields::number(name, cell).is_ok());
            if numbers { Column::Number(name.into()) } else { Column::Facet(name.into()) }
        }
    }
}

fn item(columns: &[Column], row: &::csv::StringRecord) -> Result<Item, String> {
    let mut item = Item::default();
    for (column, cell) in columns.iter().zip(row).filter(|(_, cell)| !cell.trim().is_empty()) {
        let text = cell.trim().to_owned();
        match column {
            Column::Id => item.id = text,
            Column::Title => item.title = text,
            Column::Description => item.description = text,
            Column::Url => item.url = Some(fields::link("url", &text)?),
            Column::Image => item.image = Some(fields::link("image", &text)?),
            Column::Creator => item.creator = Some(text),
            Column::Tags => item.tags = fields::list(&text),
            Column::Date => item.date = Some(fields::date(&text)?),
            Column::Popularity => {
                item.popularity = Some(fields::popularity(fields::number("popularity", &text)?)?);
            }
            Column::Language => item.language = Some(text),
            Column::Number(name) => drop(item.numbers.insert(name.clone(), fields::number(name, &text)?)),
            Column::Facet(name) => drop(item.facets.insert(name.clone(), fields::list(&text))),
        }
    }
    if let Some(year) = item.date.as_deref().and_then(fields::year_of) {
        item.numbers.entry("year".into()).or_insert(year);
    }
    Ok(item)
}
