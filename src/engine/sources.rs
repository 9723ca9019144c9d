//! Requests about the items that the person adds to the catalogue's own: to add, to remove, to put back.

use std::collections::BTreeSet;

use super::{
    added::{self, Added, MOST_ITEMS, MOST_SOURCES, NAME, Version, line, tidied},
    failures::{full, not_started},
    pace::{Pacer, stopped},
    pack_builder,
    ports::{Files, FoundInFile},
    protocol::{
        Failure, FileFault,
        sources::{LARGEST, SourceTold, Sources, SourcesView},
    },
    session::{Opened, Session},
};
use crate::{
    catalog::{Fault, Problem, RowPlace},
    embed::Embedder,
};

/// Problems that are named.
const NAMED: usize = 20;

/// Takes up what the person does, and tells how it stands.
pub async fn sources(session: &mut Session, request: Sources) -> Result<Box<SourcesView>, Failure> {
    let now_ms = session.ports.clock.now_ms();
    let (pacer, files) = (Pacer::new(&session.ports), session.ports.files.clone());
    let Session { opened, embedder, removed_source, unembeddable, .. } = session;
    let Opened { library, person, .. } = opened.as_mut().ok_or_else(not_started)?;
    let mut all = person.sources();
    let mut left_out = Vec::<Problem>::new();
    match request {
        Sources::View => return Ok(told(&all, left_out, unembeddable)),
        Sources::Add { name, file, bytes } => {
            let mut source;
            (source, left_out) = read(&name, &file, &bytes, now_ms, &*files, pacer.clone()).await?;
            if let Some(embedder) = embedder.as_deref_mut() {
                embed(&mut source, embedder, &pacer, unembeddable).await?;
            }
            let known = all.iter().any(|other| other.name == source.name);
            if !known && all.len() >= MOST_SOURCES {
                return Err(full(MOST_SOURCES));
            }
            all.retain(|other| other.name != source.name);
            all.push(source);
        }
        Sources::Remove { name } => {
            let Some(at) = all.iter().position(|source| source.name == name) else {
                return Ok(told(&all, left_out, unembeddable));
            };
            *removed_source = Some(all.remove(at));
        }
        Sources::Undo => match removed_source.take() {
            Some(source) if all.iter().all(|other| other.name != source.name) => all.push(source),
            _ => return Ok(told(&all, left_out, unembeddable)),
        },
        Sources::Embed => {
            let model = library.catalog.manifest.model.as_ref();
            let waiting = all
                .iter_mut()
                .find(|source| !source.is_embedded(model) && !unembeddable.contains(&source.version()));
            let (Some(source), Some(embedder)) = (waiting, embedder.as_deref_mut()) else {
                return Ok(told(&all, left_out, unembeddable));
            };
            // Nobody waits for it.
            embed(source, embedder, &Pacer::default(), unembeddable).await?;
        }
    }
    person.set_sources(&all).await?;
    session.put_sources_beside();
    Ok(told(&all, left_out, &session.unembeddable))
}

/// Makes the vectors of a source. A model that fails on its texts is not asked for them again.
async fn embed(
    source: &mut Added,
    embedder: &mut dyn Embedder,
    pacer: &Pacer,
    unembeddable: &mut BTreeSet<Version>,
) -> Result<(), Failure> {
    source.vectors = added::embed(&source.items, embedder, pacer).await.map_err(stopped)?;
    if source.vectors.is_none() {
        unembeddable.insert(source.version());
    }
    Ok(())
}

fn told(all: &[Added], left_out: Vec<Problem>, unembeddable: &BTreeSet<Version>) -> Box<SourcesView> {
    let waits = |source: &Added| source.vectors.is_none() && !unembeddable.contains(&source.version());
    let source = |source: &Added| SourceTold {
        name: source.name.clone(),
        items: source.items.len() as u32,
        added_ms: source.added_ms,
        embedded: source.vectors.is_some(),
    };
    let sources = all.iter().map(source).collect();
    Box::new(SourcesView { sources, left_out, waits: all.iter().any(waits) })
}

/// Reads a file: what it holds, and what of it could not be read.
async fn read(
    name: &str,
    file: &str,
    bytes: &[u8],
    now_ms: i64,
    files: &dyn Files,
    pacer: Pacer,
) -> Result<(Added, Vec<Problem>), Failure> {
    if bytes.len() > LARGEST {
        return Err(Failure::file(FileFault::TooLarge { most: LARGEST as u64 }));
    }
    let FoundInFile { name: own_name, items: found, mut problems } =
        pack_builder::reading(files, bytes, pacer).await?;
    let named = [Some(name), own_name.as_deref(), Some(file)];
    let named = named.into_iter().flatten().map(|name| line(name, NAME)).find(|name| !name.is_empty());
    let name = named.ok_or(Failure::file(FileFault::NoName))?;
    let count = found.len();
    let items = tidied(found.into_iter(), &name);
    problems.truncate(NAMED);
    if count > MOST_ITEMS {
        let fault = Fault::OnlyFirst { most: MOST_ITEMS as u64, count: count as u64 };
        problems.push(Problem { at: RowPlace::Whole, fault });
    }
    Ok((Added { name, added_ms: now_ms, items, vectors: None }, problems))
}
