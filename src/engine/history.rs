//! A history from another service: looked at first, then remembered in one go that can be taken back.

use std::{
    collections::{BTreeMap, HashSet},
    sync::Arc,
};

use super::{
    library::Library,
    pace::Pacer,
    pack_builder,
    protocol::{
        Failure, FileFault,
        history::{Bring, HistoryFile, HistoryView, LARGEST_HISTORY},
    },
    session::{Opened, Session},
};
use crate::{
    history::{Deed, HistoryFound, HistoryOrder, Kind},
    memory::{
        About, Interaction, InteractionKind, Subject, Surface,
        interaction::{ItemKey, LARGEST_INTEGER, Seq},
    },
};

/// The catalogue name under which things stand that the open catalogue has not.
const ELSEWHERE: &str = "history";
/// Things that no catalogue here knows, of which so many are remembered: those done most often, then the latest.
const MOST_UNKNOWN: usize = 2_000;
/// Of the largest number, the share from which a number given is a like, and the share up to which it is a dislike.
const LIKED: f32 = 0.7;
const DISLIKED: f32 = 0.4;

/// Looks at a history, or does what the person wants with it.
///
/// # Errors
/// [`Failure::File`] if nothing in it is a history that is known; whatever memory says if it could not be written.
pub async fn bring(session: &mut Session, call: Bring) -> Result<Box<HistoryView>, Failure> {
    let view = match call {
        Bring::Look { files, choices } => look(session, files, choices).await,
        Bring::Keep { by_title } => keep(session, by_title).await,
        Bring::Undo => {
            let seqs = std::mem::take(&mut session.brought.last);
            session.opened()?.person.take_back(&seqs).await?;
            session.effects.status = true;
            Ok(HistoryView::default())
        }
        Bring::Drop => {
            session.brought.found = None;
            Ok(HistoryView::default())
        }
    };
    view.map(Box::new)
}

async fn look(
    session: &mut Session,
    files: Vec<HistoryFile>,
    choices: crate::history::Choices,
) -> Result<HistoryView, Failure> {
    if files.iter().map(|file| file.bytes.len()).sum::<usize>() > LARGEST_HISTORY {
        return Err(Failure::file(FileFault::TooLarge { most: LARGEST_HISTORY as u64 }));
    }
    let (pacer, reader) = (Pacer::new(&session.ports), session.ports.files.clone());
    let Opened { library, .. } = session.opened()?;
    let own = library.catalog.items.iter().take(library.catalog.own());
    let order = HistoryOrder {
        files: files.iter().map(|file| (file.name.clone(), file.bytes.len())).collect(),
        choices,
        items: own.map(Into::into).collect(),
    };
    let bytes = files.into_iter().map(|file| file.bytes).reduce(|mut all, more| {
        all.extend(more);
        all
    });
    let found = reader.history(&bytes.unwrap_or_default(), order, Box::new(pacer)).await;
    let found = found.map_err(pack_builder::unread)?;
    if found.summary.sources.is_empty() {
        return Err(Failure::file(FileFault::Kind));
    }
    let view = seen(&found, library);
    session.brought.found = Some(found);
    Ok(view)
}

/// What there is to see of it; each thing counts once, whatever was done with it.
fn seen(found: &HistoryFound, library: &Library) -> HistoryView {
    let mut seen = HashSet::new();
    let mut view = HistoryView {
        summary: found.summary.clone(),
        catalog: library.catalog.manifest.title.clone(),
        ..HistoryView::default()
    };
    for deed in found.deeds.iter().filter(|deed| seen.insert(deed.thing.as_str())) {
        let count = match (&deed.item, deed.sure) {
            (Some(_), true) => &mut view.matched,
            (Some(_), false) => &mut view.by_title,
            (None, _) => &mut view.unknown,
        };
        *count += 1;
    }
    view
}

async fn keep(session: &mut Session, by_title: bool) -> Result<HistoryView, Failure> {
    let now_ms = session.ports.clock.now_ms();
    let Some(found) = session.brought.found.take() else { return Ok(HistoryView::default()) };
    let Opened { library, person, .. } = session.opened()?;
    let view = seen(&found, library);
    let acts = acts(found, library, by_title, now_ms);
    let seqs: Vec<Seq> = acts.iter().map(|act| act.seq).collect();
    let new: Vec<Seq> = seqs.into_iter().filter(|seq| person.log.get(*seq).is_none()).collect();
    let [added, known, forgotten] = person.import(acts).await?;
    session.brought.last = new;
    session.effects.status = true;
    Ok(HistoryView { added, known, forgotten, ..view })
}

/// What is remembered: of each item one act of a kind, its latest.
fn acts(found: HistoryFound, library: &Library, by_title: bool, now_ms: i64) -> Vec<Interaction> {
    let mut unknown: Vec<(u32, Option<i64>)> = Vec::new();
    let is_known = |deed: &Deed| deed.item.is_some() && (deed.sure || by_title);
    unknown.extend(found.deeds.iter().filter(|deed| !is_known(deed)).map(|deed| (deed.times, deed.at_ms)));
    unknown.sort_unstable_by(|a, b| b.cmp(a));
    let least = unknown.get(MOST_UNKNOWN).copied();
    // What has no time of its own was done before the export ended.
    let end = found.summary.span.map_or(now_ms, |(_, last)| last.min(now_ms));
    let mut acts: BTreeMap<(String, String, &'static str), Interaction> = BTreeMap::new();
    for deed in found.deeds {
        let item = deed.item.as_deref().filter(|_| deed.sure || by_title);
        let item = item.and_then(|id| library.item(library.catalog.ix(id)?));
        let is_rare = item.is_none() && least.is_some_and(|least| (deed.times, deed.at_ms) <= least);
        let Some(kind) = kind(&deed).filter(|kind| !is_rare && (item.is_some() || kind.is_explicit())) else {
            continue;
        };
        let (catalog, id, about) = match item {
            Some(item) => {
                let about = library.about(&item.id).filter(|_| kind.is_explicit());
                (library.catalog.manifest.id.clone(), item.id.clone(), about)
            }
            // What only its id tells has no name here.
            None if deed.title.is_empty() => continue,
            None => {
                let about = About {
                    catalog: deed.source.clone().into(),
                    title: deed.title.clone(),
                    facets: deed.facets.clone(),
                    vector: None,
                };
                (ELSEWHERE.to_owned(), deed.thing.replace('\u{1f}', " · ").trim().to_owned(), Some(about))
            }
        };
        let at_ms = deed.at_ms.unwrap_or(end);
        let act = Interaction {
            seq: Seq { clock: deed.clock, node: deed.node },
            at_ms,
            recorded_ms: Some(now_ms),
            session: at_ms.max(0).unsigned_abs().min(LARGEST_INTEGER),
            catalog: catalog.into(),
            kind,
            subject: Subject::Item(id.as_str().into()),
            surface: Surface::Import,
            placement: None,
            about: about.map(Arc::new),
        };
        let key = (ItemKey::new(&act.catalog, &id).catalog.to_owned(), id, act.kind.name());
        if acts.get(&key).is_none_or(|known| known.at_ms < act.at_ms) {
            acts.insert(key, act);
        }
    }
    acts.into_values().collect()
}

/// What an act is here.
fn kind(deed: &Deed) -> Option<InteractionKind> {
    Some(match deed.kind {
        Kind::Consumed | Kind::Finished => InteractionKind::Finished,
        Kind::Stopped => InteractionKind::Stopped,
        Kind::Started | Kind::Has => InteractionKind::Have,
        Kind::Rated => match deed.share {
            Some(share) if share >= LIKED => InteractionKind::Like,
            Some(share) if share <= DISLIKED => InteractionKind::Dislike,
            _ => InteractionKind::Finished,
        },
        Kind::Liked => InteractionKind::Like,
        Kind::Disliked => InteractionKind::Dislike,
        Kind::Wants | Kind::Saved | Kind::Follows => InteractionKind::Save,
        // Once may be chance.
        Kind::Skipped if deed.times > 1 => InteractionKind::Dismiss,
        Kind::Skipped => return None,
    })
}
