//! A file into memory, whoever wrote it and however much of it there is.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::{
    ACTS, ExportFound, MANIFEST, SETTINGS, SUMS, Unopened, archive, lines,
    manifest::ExportManifest,
    portable::{self, Composed, STORE},
};
use crate::memory::transfer::{Document, ONE_FILE};

/// A line of `settings.jsonl`, as it is read.
#[derive(Deserialize)]
struct Setting<'s> {
    setting: String,
    #[serde(borrow)]
    value: Option<&'s RawValue>,
    #[serde(borrow)]
    entry: Option<&'s RawValue>,
}

/// What a file holds: one of ours, the one document that earlier builds wrote, or Portable AI Memory.
///
/// # Errors
/// [`Unopened`] if nothing of it can be had.
pub fn opened(bytes: &[u8], composed: Composed) -> Result<ExportFound, Unopened> {
    if bytes.starts_with(b"PK") {
        return unpacked(&archive::files(bytes, &[MANIFEST, SUMS, SETTINGS, ACTS]), composed);
    }
    let json = String::from_utf8_lossy(bytes);
    match Document::read(&json) {
        Some(document) => Ok(one_file(&document)),
        None => portable::found(&json, composed),
    }
}

fn one_file(document: &Document<'_>) -> ExportFound {
    let mut found = ExportFound { acts_in: ONE_FILE.to_owned(), ..ExportFound::default() };
    let mut line = 1;
    for (row, at) in document.rows.iter().zip(document.lines()) {
        found.acts.extend((line..at).map(|_| '\n'));
        // A row may go over several lines, and several may stand on one.
        found.acts.extend(row.get().chars().filter(|c| *c != '\n'));
        found.acts.push('\n');
        line = line.max(at) + 1;
    }
    found.settings = object(document.settings.iter().map(|(name, value)| (name.as_str(), value.get())));
    if let Some(line) = document.cut {
        found.left_out += 1;
        found.damaged.push(format!("{ONE_FILE}:{line}"));
    }
    found
}

fn unpacked(files: &[(String, Vec<u8>)], composed: Composed) -> Result<ExportFound, Unopened> {
    let file = |name: &str| files.iter().find(|(known, _)| known == name).map(|(_, bytes)| bytes.as_slice());
    let manifest: Option<ExportManifest> =
        file(MANIFEST).and_then(|bytes| serde_json::from_slice(bytes).ok());
    if manifest.as_ref().is_some_and(|manifest| !manifest.is_read()) {
        return Err(Unopened::Foreign);
    }
    if [ACTS, SETTINGS].into_iter().all(|name| file(name).is_none()) {
        if let Some(store) = file(STORE) {
            return portable::found(&String::from_utf8_lossy(store), composed);
        }
        return Err(if file(MANIFEST).is_some() { Unopened::Damaged } else { Unopened::Foreign });
    }
    let sums = lines::known(file(SUMS).unwrap_or_default());
    let mut found = ExportFound { acts_in: ACTS.to_owned(), ..ExportFound::default() };
    let mut lines_of = |name: &str| {
        let (bytes, listed) =
            (file(name).unwrap_or_default(), manifest.as_ref().and_then(|all| all.listed(name)));
        let (text, lost) = lines::whole(bytes, listed.is_some_and(|listed| listed.is(bytes)), &sums);
        found.lost(name, lost.up_to(listed.map_or(0, |listed| listed.lines)));
        text
    };
    let (acts, settings) = (lines_of(ACTS), lines_of(SETTINGS));
    found.acts = acts;
    found.settings = together(&settings);
    Ok(found)
}

fn together(settings: &str) -> String {
    let (mut whole, mut lists) = (BTreeMap::new(), BTreeMap::<String, Vec<&str>>::new());
    for line in settings.lines() {
        match serde_json::from_str(line) {
            Ok(Setting { setting, value: Some(value), .. }) => {
                drop(whole.insert(setting, value.get().to_owned()))
            }
            Ok(Setting { setting, entry: Some(entry), .. }) => {
                lists.entry(setting).or_default().push(entry.get());
            }
            _ => {}
        }
    }
    whole.extend(lists.into_iter().map(|(name, entries)| (name, format!("[{}]", entries.join(",")))));
    object(whole.iter().map(|(name, value)| (name.as_str(), value.as_str())))
}

/// An object of values that are JSON.
pub(super) fn object<'v>(values: impl Iterator<Item = (&'v str, &'v str)>) -> String {
    let fields = values.map(|(name, value)| format!("{}:{value}", serde_json::Value::from(name)));
    format!("{{{}}}", fields.collect::<Vec<_>>().join(","))
}
