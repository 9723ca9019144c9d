//! Items that the person adds to the catalogue's own: a feed, linked data from a page, a table. They stand beside the
//! catalogue's, each labelled with its source, under names that no item of the catalogue has.
//!
//! Their text is a stranger's. It teaches the agent no words, stands in nothing that a planner is told, and one source gets
//! no more than its share of a slate ([`crate::index::quota`]).

use serde::{Deserialize, Serialize};

use super::{
    Engine, Opened, conversation, not_started, pack_builder,
    protocol::{
        Event, Failure, FailureKind, Response,
        sources::{SourceTold, Sources, SourcesView},
    },
};
use crate::{
    catalog::{Item, feeds},
    embed::{Embedder, ModelSpec, quant::Int8Vectors},
    untrusted::Untrusted,
};

/// The facet that says which source an item is from.
pub const FACET: &str = "source";
/// Sources, at most: they are read and indexed anew whenever the app opens.
const MOST_SOURCES: usize = 12;
/// Items of a source, at most.
pub const MOST_ITEMS: usize = 200;
/// Bytes of a file.
pub const LARGEST: usize = 5 << 20;
/// Characters of a name, a title, a label, a description.
const NAME: usize = 60;
const TITLE: usize = 200;
const LABEL: usize = 60;
const DESCRIPTION: usize = 1_000;
/// Labels of a kind on one item.
const LABELS: usize = 8;
/// Problems that are named.
const NAMED: usize = 20;

/// A source as it is kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Added {
    /// What it is called; its identity.
    pub name: String,
    /// When it was added.
    pub added_ms: i64,
    /// In its own order.
    pub items: Vec<Item>,
    /// One per item; none until the language model was there.
    pub vectors: Option<Vectors>,
}

/// Vectors as they are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vectors {
    /// Which model's.
    pub model: ModelSpec,
    codes: Vec<i8>,
    scales: Vec<f32>,
}

impl Vectors {
    async fn of(items: &[Item], embedder: &mut dyn Embedder) -> Option<Self> {
        let texts: Vec<String> = items.iter().map(Item::embedding_text).collect();
        let model = embedder.spec().clone();
        let rows = embedder.embed(&texts).await.ok()?;
        let Int8Vectors { data, scales, .. } = Int8Vectors::quantize(&rows, model.dim);
        (scales.len() == items.len()).then_some(Self { model, codes: data, scales })
    }

    /// The vector of the item at a position; none for a position outside, or where the parts do not fit together.
    pub fn row(&self, at: usize) -> Option<(&[i8], f32)> {
        Some((self.codes.chunks_exact(self.model.dim.max(1)).nth(at)?, *self.scales.get(at)?))
    }
}

impl Engine {
    /// Takes up what the person does, and tells how it stands.
    pub(super) async fn sources(&mut self, request: Sources) -> Result<Response, Failure> {
        let now_ms = self.platform.now_ms();
        let Self { opened, embedder, removed_source, .. } = self;
        let Opened { library, person, .. } = opened.as_mut().ok_or_else(not_started)?;
        let mut all = person.sources();
        let mut left_out = Vec::new();
        match request {
            Sources::View => return Ok(told(&all, left_out)),
            Sources::Add { name, file, text } => {
                let mut source;
                (source, left_out) = read(&name, &file, &text, now_ms)?;
                if let Some(embedder) = embedder.as_deref_mut() {
                    source.vectors = Vectors::of(&source.items, embedder).await;
                }
                let known = all.iter().any(|other| other.name == source.name);
                if !known && all.len() >= MOST_SOURCES {
                    return Err(failed("There are twelve already. Remove one first."));
                }
                all.retain(|other| other.name != source.name);
                all.push(source);
            }
            Sources::Remove { name } => {
                let Some(at) = all.iter().position(|source| source.name == name) else {
                    return Ok(told(&all, left_out));
                };
                *removed_source = Some(all.remove(at));
            }
            Sources::Undo => match removed_source.take() {
                Some(source) if all.iter().all(|other| other.name != source.name) => all.push(source),
                _ => return Ok(told(&all, left_out)),
            },
            Sources::Embed => {
                let model = library.catalog.manifest.model.as_ref();
                let waiting = all.iter_mut().find(|source| !source.is_embedded(model));
                let (Some(source), Some(embedder)) = (waiting, embedder.as_deref_mut()) else {
                    return Ok(told(&all, left_out));
                };
                source.vectors = Vectors::of(&source.items, embedder).await;
            }
        }
        person.set_sources(&all).await?;
        self.platform.memory_written();
        self.put_sources_beside();
        Ok(told(&all, left_out))
    }

    /// Shows the sources' items as they are now kept, if they are not shown so already.
    pub(super) fn put_sources_beside(&mut self) {
        let Some(Opened { library, person, .. }) = &mut self.opened else { return };
        if library.put_beside(person.sources()) {
            // A conversation speaks of items by their positions.
            self.talk = conversation::Talk::default();
            self.platform.emit(Event::MemoryChanged);
            self.emit_status();
        }
    }
}

/// Takes in sources of an exported document, as if their files were added: nothing in it is taken at its word, and vectors
/// not at all.
pub fn take_in(all: &mut Vec<Added>, imported: Vec<Added>) {
    for source in imported {
        let name = line(&source.name, NAME);
        if name.is_empty() || all.len() >= MOST_SOURCES || all.iter().any(|other| other.name == name) {
            continue;
        }
        let prefix = format!("added/{name}/");
        let own =
            |item: Item| Item { id: item.id.strip_prefix(&prefix).unwrap_or(&item.id).to_owned(), ..item };
        let items = tidied(source.items.into_iter().map(own), &name);
        all.push(Added { name, added_ms: source.added_ms, items, vectors: None });
    }
}

impl Added {
    /// Whether its vectors are a model's.
    pub fn is_embedded(&self, model: Option<&ModelSpec>) -> bool {
        self.vectors.as_ref().map(|vectors| &vectors.model) == model
    }
}

fn told(all: &[Added], left_out: Vec<String>) -> Response {
    let source = |source: &Added| SourceTold {
        name: source.name.clone(),
        items: source.items.len() as u32,
        added_ms: source.added_ms,
        embedded: source.vectors.is_some(),
    };
    Response::Sources(Box::new(SourcesView { sources: all.iter().map(source).collect(), left_out }))
}

/// Reads a file: what it holds, and what of it could not be read.
fn read(name: &str, file: &str, text: &str, now_ms: i64) -> Result<(Added, Vec<String>), Failure> {
    if text.len() > LARGEST {
        return Err(failed("The file is larger than 5 MB."));
    }
    let (own_name, found, mut problems) = match feeds::json(text) {
        (own_name, reading) if !reading.told.is_empty() => {
            (own_name, reading.told.into_iter().map(|told| told.item).collect(), reading.problems)
        }
        // Neither a feed nor linked data: a table or a list, as an owner's file is read.
        (_, reading) => match pack_builder::items(file, text.as_bytes()) {
            Ok((items, errors)) if !items.is_empty() => (
                None,
                items,
                errors.iter().map(|error| format!("{}: {}", error.line, error.reason)).collect(),
            ),
            _ => {
                let why = reading.problems.first().map(|problem| format!(" First problem: {problem}."));
                return Err(failed(&format!("There is no item in it.{}", why.unwrap_or_default())));
            }
        },
    };
    let named = [Some(name), own_name.as_deref(), Some(file)];
    let named = named.into_iter().flatten().map(|name| line(name, NAME)).find(|name| !name.is_empty());
    let name = named.ok_or_else(|| failed("It needs a name."))?;
    let count = found.len();
    let items = tidied(found.into_iter(), &name);
    problems.truncate(NAMED);
    if count > MOST_ITEMS {
        problems.push(format!("only the first {MOST_ITEMS} of {count} items are taken"));
    }
    Ok((Added { name, added_ms: now_ms, items, vectors: None }, problems))
}

/// As many items as a source may have, no two of the same name.
fn tidied(items: impl Iterator<Item = Item>, source: &str) -> Vec<Item> {
    let mut kept: Vec<Item> = Vec::new();
    for item in items.take(MOST_ITEMS).map(|item| tidy(item, source)) {
        if kept.iter().all(|other| other.id != item.id) {
            kept.push(item);
        }
    }
    kept
}

/// An item of a source as it may stand beside the catalogue's.
fn tidy(item: Item, source: &str) -> Item {
    let absolute = |url: &Untrusted<String>| {
        url.to_compare().starts_with("https://") || url.to_compare().starts_with("http://")
    };
    let title = item.title.map(|title| line(&title, TITLE));
    // What names it where it is from, so that it is the same item when the source is added again.
    let url = item.url.as_ref().map(|url| url.to_compare().as_str()).unwrap_or_default();
    let own = [item.id.as_str(), url, title.to_compare()];
    let own = own.into_iter().find(|id| !id.is_empty()).unwrap_or_default();
    let labels = |values: Vec<String>| -> Vec<String> {
        let values = values.iter().map(|value| line(value, LABEL)).filter(|value| !value.is_empty());
        values.take(LABELS).collect()
    };
    let facets = item.facets.map(|facets| {
        let facets =
            facets.into_iter().take(LABELS).map(|(facet, values)| (line(&facet, LABEL), labels(values)));
        facets.chain([(FACET.to_owned(), vec![source.to_owned()])]).collect()
    });
    Item {
        id: format!("added/{source}/{}", line(own, TITLE)),
        description: item.description.map(|text| text.chars().take(DESCRIPTION).collect()),
        // What is relative is relative to a site that is not this one.
        url: item.url.filter(absolute),
        image: item.image.filter(absolute),
        creator: item.creator.map(|creator| creator.map(|creator| line(&creator, LABEL))),
        tags: item.tags.map(labels),
        facets,
        numbers: item.numbers.into_iter().take(LABELS).collect(),
        date: item.date,
        // How popular it is, its own words do not decide.
        popularity: None,
        language: item.language,
        title: if title.is_empty() { Untrusted::from(source.to_owned()) } else { title },
        source: Some(source.to_owned()),
    }
}

/// One line of at most so many characters.
fn line(text: &str, most: usize) -> String {
    let words = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ").chars().take(most).collect()
}

fn failed(message: &str) -> Failure {
    Failure { kind: FailureKind::File, message: message.to_owned() }
}
