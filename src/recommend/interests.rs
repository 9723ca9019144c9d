//! Several interests rather than one mean: a person who likes chess and photography does not like what lies between.
//!
//! Items with positive evidence are grouped by average-linkage clustering of their vectors, as PinnerSage does with
//! Ward's (Pal et al., KDD 2020), and each group is one interest. What was done in the current session forms an
//! interest of its own, so that the moment counts without drowning the years.

use penchant_kernels::{cluster::average_linkage, order::Order};
use rustc_hash::FxHashMap;

use super::{elsewhere::Points, evidence::Evidence, gathered::Gathered};
use crate::{catalog::ItemIx, index::VectorIndex};

/// Groups closer than this (mean cosine) are one interest. Between descriptions of unrelated items, MiniLM's mean
/// cosine is about 0.15; within one theme, about 0.4.
const MERGE: f32 = 0.3;
/// Interests kept, strongest first: more would cost scans and say little.
const MOST: usize = 6;
/// Items clustered, strongest first: clustering is quadratic.
const MOST_ITEMS: usize = 120;
/// Evidence at which an interest counts about two thirds of what endless evidence would: a little less than one like.
const SATURATION: f32 = 0.7;

/// An act behind an interest.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// What the act says, with its weight.
    pub evidence: Evidence,
    /// Its place among the evidence.
    pub place: usize,
    /// The part of the interest that the act makes up; the parts add to 1.
    pub share: f32,
}

/// One thing the person is after.
#[derive(Debug, Clone, PartialEq)]
pub struct Interest {
    /// The acts it rests on.
    pub members: Vec<Member>,
    /// In [0, 1): grows with evidence and saturates.
    pub strength: f32,
    /// Whether the interest is of the current session.
    pub session: bool,
}

/// The person's interests, strongest first; none without positive evidence.
pub fn find(evidence: &[Evidence], points: Points<'_>) -> Vec<Interest> {
    let mut by_item: FxHashMap<ItemIx, Vec<(usize, &Evidence)>> = FxHashMap::default();
    let speaks_for = || evidence.iter().enumerate().filter(|(_, e)| e.weight > 0.0);
    for (place, e) in speaks_for() {
        by_item.entry(e.ix).or_default().push((place, e));
    }
    let mut items: Vec<(ItemIx, f32)> =
        by_item.iter().map(|(ix, es)| (*ix, es.iter().map(|(_, e)| e.weight).sum())).collect();
    items.order_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    items.truncate(MOST_ITEMS);

    let rows = Gathered::new(items.iter().map(|(ix, _)| *ix), points);
    let mut interests: Vec<Interest> = average_linkage(rows.closeness(), MERGE)
        .into_iter()
        .map(|group| group.iter().filter_map(|at| by_item.get(&items[*at].0)).flatten().copied().collect())
        .map(|acts| Interest::new(acts, false))
        .collect();
    interests.order_by(|a, b| b.strength.total_cmp(&a.strength));
    interests.truncate(MOST);

    let now: Vec<(usize, &Evidence)> = speaks_for().filter(|(_, e)| e.session).collect();
    // One long-term interest of nothing but this session would be said twice.
    let says_more = interests.len() > 1 || interests.iter().any(|i| i.members.len() != now.len());
    if !now.is_empty() && says_more {
        interests.push(Interest::new(now, true));
    }
    interests
}

/// The evidence turned round, each in its place: what [`find`] groups of it is what the person is not after.
pub fn against(evidence: &[Evidence]) -> Vec<Evidence> {
    evidence.iter().map(|e| Evidence { weight: -e.weight, session: false, ..e.clone() }).collect()
}

impl Interest {
    /// How many items it rests on.
    pub fn items(&self) -> usize {
        let mut items: Vec<ItemIx> = self.members.iter().map(|member| member.evidence.ix).collect();
        items.sort_unstable();
        items.dedup();
        items.len()
    }

    fn new(acts: Vec<(usize, &Evidence)>, session: bool) -> Self {
        // In a session the latest act says most: each earlier one counts a fifth less.
        let last = acts.len().saturating_sub(1);
        let weigh = |(nth, (_, e)): (usize, &(usize, &Evidence))| {
            e.weight * if session { 0.8f32.powi((last - nth) as i32) } else { 1.0 }
        };
        let total: f32 = acts.iter().enumerate().map(weigh).sum();
        let shares: Vec<f32> = acts.iter().enumerate().map(weigh).map(|w| w / total).collect();
        Self {
            members: acts
                .into_iter()
                .zip(shares)
                .map(|((place, evidence), share)| Member { evidence: evidence.clone(), place, share })
                .collect(),
            strength: 1.0 - (-total / SATURATION).exp(),
            session,
        }
    }

    /// The point in the item space that its nearest items are sought from.
    pub fn centre(&self, points: Points<'_>) -> Vec<f32> {
        let mut centre = vec![0.0; points.space.dim()];
        for member in &self.members {
            let (row, scale) = points.row(member.evidence.ix);
            for (sum, code) in centre.iter_mut().zip(row) {
                *sum += member.share * (f32::from(*code) * scale);
            }
        }
        centre
    }
}
