//! Memory into a file.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::value::RawValue;

use super::{
    ACTS, FOLDER, MANIFEST, README, SETTINGS, SUMS, archive, lines,
    manifest::ExportManifest,
    portable::{self, Composed, STORE},
};
use crate::memory::transfer::Document;

/// What a person finds who opens the file, in each language that the page speaks; the first for all others.
const READMES: &[(&str, &str)] = &[
    ("en", include_str!("readme/en.txt")),
    ("de", include_str!("readme/de.txt")),
    ("fr", include_str!("readme/fr.txt")),
    ("es", include_str!("readme/es.txt")),
    ("ar", include_str!("readme/ar.txt")),
    ("ja", include_str!("readme/ja.txt")),
];

/// A line of `settings.jsonl`.
#[derive(Serialize)]
struct Setting<'s> {
    setting: &'s str,
    #[serde(skip_serializing_if = "Option::is_none")]
    value: Option<&'s RawValue>,
    #[serde(skip_serializing_if = "Option::is_none")]
    entry: Option<&'s RawValue>,
}

/// A document of memory, as [`crate::memory::Log::export`] gives it, as a file. The same memory makes the same bytes.
///
/// # Errors
/// When it has no JSON form, or is too large for an archive.
pub fn packed(document: &Document<'_>, language: &str, composed: Composed) -> Result<Vec<u8>, String> {
    let settings = settings(&document.settings).map_err(|error| error.to_string())?;
    let acts: String = document.rows.iter().flat_map(|row| [row.get(), "\n"]).collect();
    let sums = lines::sums(acts.lines().chain(settings.lines()));
    let readme = READMES.iter().find(|(known, _)| *known == language).or(READMES.first());
    let readme = readme.map(|(_, text)| *text).unwrap_or_default();
    let store = portable::store(document, composed).map_err(|error| error.to_string())?;
    let mut files = vec![
        (README, readme.as_bytes().to_vec()),
        (SUMS, sums.into_bytes()),
        (SETTINGS, settings.into_bytes()),
        (ACTS, acts.into_bytes()),
        (STORE, store),
    ];
    let manifest = serde_json::to_vec(&ExportManifest::of(&files)).map_err(|error| error.to_string())?;
    files.insert(0, (MANIFEST, manifest));
    archive::written(FOLDER, &files).map_err(|error| error.to_string())
}

/// A line for each setting; of a list, for each entry: damage costs one.
fn settings(all: &BTreeMap<String, &RawValue>) -> serde_json::Result<String> {
    let mut text = String::new();
    for (setting, value) in all {
        let entries: Vec<&RawValue> = serde_json::from_str(value.get()).unwrap_or_default();
        let whole = Setting { setting, value: Some(value), entry: None };
        let apart = entries.iter().map(|entry| Setting { setting, value: None, entry: Some(entry) });
        let told: Vec<Setting<'_>> = if entries.is_empty() { vec![whole] } else { apart.collect() };
        for line in told {
            text.push_str(&serde_json::to_string(&line)?);
            text.push('\n');
        }
    }
    Ok(text)
}
