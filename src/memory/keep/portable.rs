//! Portable AI Memory 1.0 (<https://portable-ai-memory.org/spec/v1.0>), out and in: what a person said or did outright, as sentences
//! that other assistants understand, each with what it is here, so that it comes back as that.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::{ExportFound, Unopened, lines::Spans};
use crate::{
    catalog::values::{calendar::civil, date},
    digest::sha256_hex,
    memory::transfer::Document,
};

/// What the one required file is called.
pub(super) const STORE: &str = "memory-store.json";
const SCHEMA: &str = "portable-ai-memory";
const VERSION: &str = "1.0";
const SPEC: &str = "https://portable-ai-memory.org/spec/v1.0";
/// Whose memories they are, where they are from, and what holds what they are here.
const OWN: &str = "penchant";
/// What an act says outright, of what sort that is, and what other act would take its place.
const SAID: &[(&str, &str, &str, &str)] = &[
    ("like", "preference", "opinion", "User likes"),
    ("dislike", "preference", "opinion", "User dislikes"),
    ("not_interested", "preference", "opinion", "User is not interested in"),
    ("save", "goal", "wish", "User wants"),
    ("have", "fact", "use", "User has"),
    ("finished", "fact", "use", "User finished"),
    ("stopped", "fact", "use", "User gave up"),
];
/// Lists beside the acts, with where the text and the time of an entry are, and what stands before the text.
const BESIDE: &[(&str, &str, &str, &str, &str)] = &[
    ("notes", "/text", "/at_ms", "preference", ""),
    ("watches", "/text", "/since_ms", "goal", "User waits for: "),
    ("topics", "/topic/value", "", "preference", "User "),
    ("things", "/note", "/at_ms", "context", "User’s note on an item: "),
];
const DAY_MS: i64 = 86_400_000;

/// Brings a text into canonical composition.
pub type Composed = fn(&str) -> String;

/// By what memories of equal content are known, wherever they are from.
pub fn content_hash(content: &str, composed: Composed) -> String {
    let text = composed(&content.trim().to_lowercase());
    let words: Vec<&str> = text.split_whitespace().collect();
    format!("sha256:{}", sha256_hex(words.join(" ").as_bytes()))
}

/// The store of a document of memory.
pub(super) fn store(document: &Document<'_>, composed: Composed) -> serde_json::Result<Vec<u8>> {
    let (mut all, mut latest_ms) = (BTreeMap::new(), 0);
    let mut add = |id: String, sort: &str, content: String, at_ms: i64, own: (&str, Value)| {
        let memory = json!({
            "content": content,
            "content_hash": content_hash(&content, composed),
            "id": id,
            "metadata": { OWN: { own.0: own.1 } },
            "provenance": { "extraction_method": "explicit_user_input", "platform": OWN },
            "status": "active",
            "tags": [],
            "temporal": { "created_at": moment(at_ms) },
            "type": sort,
        });
        all.insert(id, memory);
    };
    for row in &document.rows {
        let Ok(Value::Object(mut act)) = serde_json::from_str(row.get()) else { continue };
        let kind = act.get("kind").and_then(Value::as_str).unwrap_or_default();
        let Some((_, sort, group, says)) = SAID.iter().find(|(said, ..)| *said == kind) else { continue };
        let text = |path: &str| row_text(&act, path);
        let (Some(item), catalog) = (text("/subject/item"), text("/catalog").unwrap_or_default()) else {
            continue;
        };
        let title = text("/about/title").unwrap_or(item);
        let content = match text("/about/catalog") {
            Some(of) => format!("{says} “{title}” ({of})."),
            None => format!("{says} “{title}”."),
        };
        // The latest word on an item counts.
        let id = format!("{group}/{catalog}/{item}");
        let at_ms = act.get("at_ms").and_then(Value::as_i64).unwrap_or_default();
        latest_ms = latest_ms.max(at_ms);
        // What is no whole number has many forms, and is none of a person's words.
        act.remove("placement");
        if let Some(about) = act.get_mut("about").and_then(Value::as_object_mut) {
            about.remove("vector");
        }
        add(id, sort, content, at_ms, ("act", Value::Object(act)));
    }
    for (list, text, at, sort, before) in BESIDE {
        for (number, entry) in entries(document, list).into_iter().enumerate() {
            let said = entry.pointer(text).and_then(Value::as_str).unwrap_or_default();
            let topic = entry.get("hold").and_then(Value::as_str).map(|hold| match hold {
                "follow" => "wants more about the topic ",
                "less" => "wants less about the topic ",
                _ => "wants nothing about the topic ",
            });
            let content = format!("{before}{}{said}", topic.unwrap_or_default());
            let at_ms = entry.pointer(at).and_then(Value::as_i64).unwrap_or(latest_ms);
            if !said.is_empty() {
                add(format!("{list}/{number:04}"), sort, content, at_ms, (*list, entry));
            }
        }
    }
    let total = all.len();
    let memories: Vec<Value> = all.into_values().collect();
    // Keys are in their order, and numbers are whole: that is the canonical form (RFC 8785).
    let checksum = format!("sha256:{}", sha256_hex(&serde_json::to_vec(&memories)?));
    let integrity = json!({ "canonicalization": "RFC8785", "checksum": checksum, "total_memories": total });
    // What it is comes first: by that it is known.
    let head = format!(
        r#"{{"schema":"{SCHEMA}","schema_version":"{VERSION}","spec_uri":"{SPEC}","exported_by":"{OWN}/{}","#,
        env!("CARGO_PKG_VERSION")
    );
    let memories = serde_json::to_string(&memories)?;
    let rest = format!(
        r#""owner":{{"id":"owner"}},"export_type":"full","integrity":{integrity},"memories":{memories}}}"#
    );
    Ok((head + &rest).into_bytes())
}

fn row_text<'a>(act: &'a Map<String, Value>, path: &str) -> Option<&'a str> {
    let (first, rest) = path.get(1..)?.split_once('/').unwrap_or((path.get(1..)?, ""));
    let value = act.get(first)?;
    if rest.is_empty() { value.as_str() } else { value.get(rest)?.as_str() }
}

/// The entries of a list; notes and watches stand in one setting.
fn entries(document: &Document<'_>, list: &str) -> Vec<Value> {
    let setting =
        |name: &str| -> Option<Value> { serde_json::from_str(document.settings.get(name)?.get()).ok() };
    let found = setting(list).or_else(|| setting("standing")?.get_mut(list).map(Value::take));
    match found {
        Some(Value::Array(entries)) => entries,
        _ => Vec::new(),
    }
}

/// What a store holds: what was exported here comes back as it was, and what another assistant knows becomes a note.
pub(super) fn found(json: &str, composed: Composed) -> Result<ExportFound, Unopened> {
    let store: Value = serde_json::from_str(json).map_err(|_| Unopened::Foreign)?;
    let is = |field: &str, value: &str| {
        store.get(field).and_then(Value::as_str).is_some_and(|is| is.starts_with(value))
    };
    let Some(memories) = store
        .get("memories")
        .and_then(Value::as_array)
        .filter(|_| is("schema", SCHEMA) && is("schema_version", "1."))
    else {
        return Err(Unopened::Foreign);
    };
    let mut found = ExportFound { acts_in: STORE.to_owned(), ..ExportFound::default() };
    let (mut damaged, mut lists) = (Spans::default(), BTreeMap::<&str, Vec<Value>>::new());
    for (memory, number) in memories.iter().zip(1..) {
        let text = |path: &str| memory.pointer(path).and_then(Value::as_str);
        let content = text("/content").filter(|content| !content.trim().is_empty());
        let Some(content) =
            content.filter(|content| text("/content_hash") == Some(&content_hash(content, composed)))
        else {
            damaged.add(number);
            found.acts.push('\n');
            continue;
        };
        let own = memory.pointer("/metadata/penchant").and_then(Value::as_object);
        // What was taken back or replaced is no more.
        let is_current = matches!(text("/status"), None | Some("active" | "deprecated"));
        match own.and_then(|own| own.iter().next()) {
            _ if !is_current => {}
            Some((kind, act)) if kind == "act" => found.acts.push_str(&act.to_string()),
            Some((kind, entry)) => {
                if let Some((list, ..)) = BESIDE.iter().find(|(list, ..)| list == kind) {
                    lists.entry(*list).or_default().push(entry.clone());
                }
            }
            None => {
                let at = text("/temporal/created_at").and_then(date::moment).unwrap_or_default();
                let id = u64::from_str_radix(
                    text("/content_hash").and_then(|hash| hash.get(7..20)).unwrap_or_default(),
                    16,
                );
                let id = id.unwrap_or_default();
                lists
                    .entry("notes")
                    .or_default()
                    .push(json!({ "id": id, "text": content, "at_ms": (at * 1_000.0) as i64 }));
            }
        }
        found.acts.push('\n');
    }
    found.lost(STORE, damaged);
    let (notes, watches) = (lists.remove("notes"), lists.remove("watches"));
    let mut settings =
        lists.into_iter().map(|(name, entries)| (name.to_owned(), entries.into())).collect::<Map<_, _>>();
    if notes.is_some() || watches.is_some() {
        let standing = json!({ "notes": notes.unwrap_or_default(), "watches": watches.unwrap_or_default() });
        settings.insert("standing".to_owned(), standing);
    }
    found.settings = Value::Object(settings).to_string();
    Ok(found)
}

/// In the form of ISO 8601.
fn moment(at_ms: i64) -> String {
    let (year, month, day) = civil(at_ms.div_euclid(DAY_MS));
    let seconds = at_ms.rem_euclid(DAY_MS) / 1_000;
    let (hours, minutes, seconds) = (seconds / 3_600, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{day:02}T{hours:02}:{minutes:02}:{seconds:02}Z")
}
