//! The acts of a life in the engine's own memory, in as little room as can be: what many of them have in common is held once.

use std::sync::Arc;

use penchant_kernels::order::Order;
use rustc_hash::FxHashMap;

use super::{
    interaction::{Interaction, InteractionKind, ItemKey, Seq, Subject},
    name::Name,
};

/// Acts that are put in or taken out one by one; for more, all are gone through once.
const FEW: usize = 64;

/// Acts in order, by their place in it and by item.
#[derive(Debug, Clone, Default)]
pub struct HeldActs {
    /// By their `seq`. In boxes of their own, so that one in the middle moves no more than pointers.
    #[allow(clippy::vec_box)]
    entries: Vec<Box<Interaction>>,
    /// By catalogue, then by item.
    by_item: FxHashMap<Name, FxHashMap<Name, Vec<Seq>>>,
    views: usize,
}

impl HeldActs {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Acts that say no more than that a card was in view.
    pub fn views(&self) -> usize {
        self.views
    }

    /// Every act, oldest first.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = &Interaction> + ExactSizeIterator {
        self.entries.iter().map(Box::as_ref)
    }

    /// All of them, oldest first.
    pub fn into_vec(self) -> Vec<Interaction> {
        self.entries.into_iter().map(|act| *act).collect()
    }

    /// One act.
    pub fn get(&self, seq: Seq) -> Option<&Interaction> {
        self.entries.get(self.place(seq).ok()?).map(Box::as_ref)
    }

    /// Whether an act is there.
    pub fn has(&self, seq: Seq) -> bool {
        self.place(seq).is_ok()
    }

    /// Every item that an act is about, in no order.
    pub fn items(&self) -> impl Iterator<Item = ItemKey<'_>> {
        self.by_item.iter().flat_map(|(catalog, items)| items.keys().map(|id| ItemKey { catalog, id }))
    }

    /// The acts on one item, oldest first.
    pub fn of_item(&self, item: ItemKey<'_>) -> impl DoubleEndedIterator<Item = &Interaction> {
        let seqs = self.by_item.get(item.catalog).and_then(|items| items.get(item.id));
        seqs.into_iter().flatten().filter_map(|seq| self.get(*seq))
    }

    fn place(&self, seq: Seq) -> Result<usize, usize> {
        // Most that is put in or asked for is the latest.
        match self.entries.last() {
            Some(last) if last.seq < seq => Err(self.entries.len()),
            _ => self.entries.binary_search_by(|act| act.seq.cmp(&seq)),
        }
    }

    /// Puts acts in, in the place of any with the same `seq`.
    pub fn insert(&mut self, acts: Vec<Interaction>) {
        let many = acts.len() > FEW;
        let mut late = Vec::new();
        self.entries.reserve(acts.len());
        for mut act in acts {
            self.index(&mut act);
            match self.place(act.seq) {
                Ok(at) => {
                    if let Some(place) = self.entries.get_mut(at) {
                        self.views -= usize::from(place.kind == InteractionKind::View);
                        **place = act;
                    }
                }
                Err(at) if at == self.entries.len() || !many => self.entries.insert(at, Box::new(act)),
                Err(_) => late.push(Box::new(act)),
            }
        }
        if !late.is_empty() {
            self.entries.append(&mut late);
            self.entries.order_by(|a, b| a.seq.cmp(&b.seq));
            let views = &mut self.views;
            self.entries.dedup_by(|later, kept| {
                let same = later.seq == kept.seq;
                *views -= usize::from(same && later.kind == InteractionKind::View);
                same
            });
        }
    }

    /// Takes acts out, which are named in order, and returns those that were there.
    pub fn remove(&mut self, seqs: &[Seq]) -> Vec<Interaction> {
        let mut removed = Vec::new();
        if seqs.len() > FEW {
            let all = std::mem::take(&mut self.entries);
            let (gone, kept) = all.into_iter().partition(|act| seqs.binary_search(&act.seq).is_ok());
            (removed, self.entries) = (gone, kept);
        } else {
            for seq in seqs {
                removed.extend(self.place(*seq).ok().map(|at| self.entries.remove(at)));
            }
        }
        for act in &removed {
            self.views -= usize::from(act.kind == InteractionKind::View);
            if let Some(item) = act.item()
                && let Some(of_catalog) = self.by_item.get_mut(item.catalog)
                && let Some(seqs) = of_catalog.get_mut(item.id)
            {
                seqs.retain(|other| *other != act.seq);
                if seqs.is_empty() {
                    of_catalog.remove(item.id);
                }
            }
        }
        removed.into_iter().map(|act| *act).collect()
    }

    /// Files an act under its item, and lets it share what other acts on it hold.
    fn index(&mut self, act: &mut Interaction) {
        self.views += usize::from(act.kind == InteractionKind::View);
        // Of an item that is acted on again and again, what it was is held once.
        if let (Some(about), Some(item)) = (&act.about, act.item())
            && Arc::strong_count(about) == 1
        {
            let others = self.of_item(item).rev().take(8).filter_map(|act| act.about.as_ref());
            let known = others.into_iter().find(|known| *known == about);
            act.about = known.cloned().or_else(|| act.about.take());
        }
        let seq = act.seq;
        let Some(ItemKey { catalog, id }) = act.item() else { return };
        let catalog = match self.by_item.get_key_value(catalog) {
            Some((name, _)) => name.clone(),
            None => catalog.into(),
        };
        let of_catalog = self.by_item.entry(catalog.clone()).or_default();
        let id = match of_catalog.get_key_value(id) {
            Some((name, _)) => name.clone(),
            None => id.into(),
        };
        let seqs = of_catalog.entry(id.clone()).or_default();
        if seqs.last().is_none_or(|last| *last < seq) {
            seqs.push(seq);
        } else if let Err(place) = seqs.binary_search(&seq) {
            seqs.insert(place, seq);
        }
        if *catalog == *act.catalog {
            act.catalog = catalog;
        }
        act.subject = Subject::Item(id);
    }
}
