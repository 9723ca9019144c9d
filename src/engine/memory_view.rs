//! Memory in words, for the person to read and correct.

use std::collections::HashMap;

use super::{
    cards::{Cards, labels},
    protocol::{
        Evidence, Export, Exported, Failure, FailureKind, GetMemory, Interest, MemoryView, RememberedAct,
    },
    session::Session,
    snapshot::Snapshot,
};
use crate::{memory::Subject, recommend};

/// What is remembered.
pub async fn memory(session: &mut Session, _: GetMemory) -> Result<MemoryView, Failure> {
    let bytes = session.ports.storage.used_bytes().await;
    Ok(view(&session.snapshot()?, bytes))
}

/// Everything remembered, as a document.
pub fn export(snapshot: &Snapshot<'_>, _: Export) -> Result<Exported, Failure> {
    let json = snapshot.person.export().map_err(|error| Failure {
        kind: FailureKind::Internal,
        message: format!("Memory could not be written as a document: {error}."),
    })?;
    Ok(Exported { json })
}

/// What is remembered. `bytes` is what the platform says it takes.
fn view(snapshot: &Snapshot<'_>, bytes: Option<u64>) -> MemoryView {
    let Snapshot { library, person, cards, .. } = snapshot;
    let interests = snapshot.ranker().interests().iter();
    let interests = interests.map(|interest| describe(snapshot, interest)).collect();
    let acts = person.log.iter().rev().map(|act| {
        let item = act.item().and_then(|key| library.ix(key)).and_then(|ix| library.item(ix));
        let own_words = match &act.subject {
            Subject::Item(id) => id,
            Subject::Text(text) => text,
        };
        RememberedAct {
            seq: act.seq,
            at_ms: act.at_ms,
            kind: act.kind.clone(),
            // An item of another catalogue has no page here.
            item: item.map(|item| item.id.clone()),
            title: item.map_or_else(|| own_words.clone(), |item| item.title.to_show().clone()),
            image: item.and_then(|item| cards.picture(item)),
        }
    });
    MemoryView { interests, acts: acts.collect(), bytes }
}

fn describe(snapshot: &Snapshot<'_>, interest: &recommend::Interest) -> Interest {
    let library = snapshot.library;
    let mut evidence: Vec<Evidence> = interest
        .members
        .iter()
        .map(|member| Evidence {
            seq: member.evidence.seq,
            item: library.item(member.evidence.ix).map(|item| item.id.clone()).unwrap_or_default(),
            title: snapshot.title(member.evidence.seq),
            share: member.share,
        })
        .collect();
    evidence.sort_by(|a, b| b.share.total_cmp(&a.share));
    Interest {
        label: label(&snapshot.cards, interest),
        strength: interest.strength,
        session: interest.session,
        evidence,
    }
}

/// The two labels that the evidence shares most, weighed down by how common they are in the whole catalogue.
fn label(cards: &Cards<'_>, interest: &recommend::Interest) -> String {
    let library = cards.library;
    let mut weights: HashMap<String, f32> = HashMap::new();
    let items = &library.catalog.items;
    for member in &interest.members {
        let Some(item) = library.item(member.evidence.ix) else { continue };
        for (facet, label) in labels(item) {
            let seen = match facet {
                Some(facet) => library.facets.count(facet, label),
                None => items.iter().filter(|item| item.tags.to_compare().contains(label)).count(),
            };
            let rare = (items.len() as f32 / seen.max(1) as f32).ln().max(0.1);
            *weights.entry(label.clone()).or_default() += member.share * rare;
        }
    }
    let mut words: Vec<(String, f32)> = weights.into_iter().collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    words.truncate(2);
    let words: Vec<String> = words.into_iter().map(|(word, _)| word).collect();
    words.join(" · ")
}
