//! Memory in words, for the person to read and correct.

use std::collections::HashMap;

use penchant_kernels::order::Order;

use super::{
    cards::{CardMaker, labels},
    derived::{other_catalog, title},
    pack_builder::unread,
    ports::KeepOrder,
    protocol::{
        Defect, Export, Exported, Failure, GetMemory, InterestView, MemoryView, RememberedAct, SupportingAct,
        Topic,
    },
    session::Session,
    snapshot::Snapshot,
};
use crate::{
    catalog::Item,
    memory::{Interaction, Subject, keep::sealed::CHANCE},
    recommend,
};

/// What is remembered.
pub async fn memory(session: &mut Session, _: GetMemory) -> Result<MemoryView, Failure> {
    let bytes = session.ports.storage.used_bytes().await;
    Ok(view(&session.snapshot()?, bytes))
}

/// Everything remembered, as a document or a file.
pub async fn export(
    session: &mut Session,
    Export { language, passphrase }: Export,
) -> Result<Exported, Failure> {
    let json = session.opened()?.person.export().map_err(|_| Failure::internal(Defect::Unexportable))?;
    let Some(language) = language else { return Ok(Exported { json, file: Vec::new() }) };
    let chance = (0..CHANCE).step_by(8).flat_map(|_| session.ports.entropy.random().to_le_bytes()).collect();
    let order = KeepOrder { language, passphrase, chance };
    let file = session.ports.files.keep(json, order).await.map_err(unread)?;
    Ok(Exported { json: String::new(), file })
}

/// What is remembered. `bytes` is what the platform says it takes.
fn view(snapshot: &Snapshot<'_>, bytes: Option<u64>) -> MemoryView {
    let Snapshot { person, cards, .. } = snapshot;
    let interests = snapshot.ranker().interests().map(|interest| describe(snapshot, interest)).collect();
    let acts = person.log.by_time().into_iter().rev().map(|act| remembered(cards, act));
    MemoryView { interests, acts: acts.collect(), bytes }
}

/// An act, in words.
pub fn remembered(cards: &CardMaker<'_>, act: &Interaction) -> RememberedAct {
    let CardMaker { library, person, .. } = cards;
    let item = act.item().and_then(|key| library.ix(key)).and_then(|ix| library.item(ix));
    let title = match &act.subject {
        Subject::Item(_) => title(library, &person.log, act),
        Subject::Text(text) => text.clone(),
    };
    RememberedAct {
        seq: act.seq,
        at_ms: act.at_ms,
        kind: act.kind.clone(),
        // An item of another catalogue has no page here.
        item: item.map(|item| item.id.clone()),
        title,
        catalog: other_catalog(library, &person.log, act),
        image: item.and_then(|item| cards.picture(item)),
    }
}

fn describe(snapshot: &Snapshot<'_>, interest: &recommend::Interest) -> InterestView {
    let library = snapshot.library;
    let mut evidence: Vec<SupportingAct> = interest
        .members
        .iter()
        .map(|member| {
            let (title, catalog) = snapshot.named(member.evidence.seq);
            let item = library.item(member.evidence.ix).map(|item| item.id.clone());
            SupportingAct { seq: member.evidence.seq, item, title, catalog, share: member.share }
        })
        .collect();
    evidence.order_by(|a, b| b.share.total_cmp(&a.share));
    let topics = named(snapshot, interest);
    let words: Vec<&str> = topics.iter().map(|topic| topic.value.as_str()).collect();
    InterestView {
        label: words.join(" · "),
        topics,
        strength: interest.strength,
        session: interest.session,
        evidence,
    }
}

/// The two labels that the evidence shares most, weighed down by how common they are in the whole catalogue.
fn named(snapshot: &Snapshot<'_>, interest: &recommend::Interest) -> Vec<Topic> {
    let library = snapshot.library;
    let mut weights: HashMap<String, (f32, Topic)> = HashMap::new();
    let items = &library.catalog.items;
    for member in &interest.members {
        let elsewhere;
        let item = match library.item(member.evidence.ix) {
            Some(item) => item,
            None => {
                let Some(about) = snapshot.person.log.about(member.evidence.seq) else { continue };
                // Of its labels only the values of facets are known.
                let tags = about.facets.to_show().values().flatten().cloned().collect();
                elsewhere = Item { facets: about.facets.clone(), tags, ..Item::default() };
                &elsewhere
            }
        };
        for (facet, label) in labels(item) {
            let seen = match facet {
                Some(facet) => library.facets.count(facet, label),
                None => items.iter().filter(|item| item.tags.to_compare().contains(label)).count(),
            };
            let rare = (items.len() as f32 / seen.max(1) as f32).ln().max(0.1);
            let topic = || Topic { facet: facet.map(str::to_owned), value: label.clone() };
            weights.entry(label.clone()).or_insert_with(|| (0.0, topic())).0 += member.share * rare;
        }
    }
    let mut topics: Vec<(f32, Topic)> = weights.into_values().collect();
    topics.order_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.value.cmp(&b.1.value)));
    topics.truncate(2);
    topics.into_iter().map(|(_, topic)| topic).collect()
}
