//! Several interests rather than one mean: a person who likes chess and photography does not like what lies between.
//!
//! Items with positive evidence are grouped by average-linkage clustering of their vectors, as PinnerSage does with
//! Ward's (Pal et al., KDD 2020), and each group is one interest. What was done in the current session forms an
//! interest of its own, so that the moment counts without drowning the years.

use rustc_hash::FxHashMap;

use super::{elsewhere::Points, evidence::Evidence};
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
    let mut by_item: FxHashMap<ItemIx, Vec<&Evidence>> = FxHashMap::default();
    for e in evidence.iter().filter(|e| e.weight > 0.0) {
        by_item.entry(e.ix).or_default().push(e);
    }
    let mut items: Vec<(ItemIx, f32)> =
        by_item.iter().map(|(ix, es)| (*ix, es.iter().map(|e| e.weight).sum())).collect();
    items.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    items.truncate(MOST_ITEMS);

    let mut interests: Vec<Interest> = cluster(&items, points)
        .into_iter()
        .map(|group| group.iter().filter_map(|ix| by_item.get(ix)).flatten().copied().cloned().collect())
        .map(|acts| Interest::new(acts, false))
        .collect();
    interests.sort_by(|a, b| b.strength.total_cmp(&a.strength));
    interests.truncate(MOST);

    let now: Vec<Evidence> = evidence.iter().filter(|e| e.session && e.weight > 0.0).cloned().collect();
    // One long-term interest of nothing but this session would be said twice.
    let says_more = interests.len() > 1 || interests.iter().any(|i| i.members.len() != now.len());
    if !now.is_empty() && says_more {
        interests.push(Interest::new(now, true));
    }
    interests
}

impl Interest {
    fn new(acts: Vec<Evidence>, session: bool) -> Self {
        // In a session the latest act says most: each earlier one counts a fifth less.
        let last = acts.len().saturating_sub(1);
        let weigh = |(place, e): (usize, &Evidence)| {
            e.weight * if session { 0.8f32.powi((last - place) as i32) } else { 1.0 }
        };
        let total: f32 = acts.iter().enumerate().map(weigh).sum();
        let shares: Vec<f32> = acts.iter().enumerate().map(weigh).map(|w| w / total).collect();
        Self {
            members: acts
                .into_iter()
                .zip(shares)
                .map(|(evidence, share)| Member { evidence, share })
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

/// Average-linkage agglomeration: merges the closest pair of groups until none is closer than [`MERGE`].
fn cluster(items: &[(ItemIx, f32)], points: Points<'_>) -> Vec<Vec<ItemIx>> {
    let mut groups: Vec<Vec<ItemIx>> = items.iter().map(|(ix, _)| vec![*ix]).collect();
    // Row by row what lies below the diagonal: how close a group is to each before it.
    let mut close: Vec<Vec<f32>> = (0..items.len())
        .map(|at| items[..at].iter().map(|(before, _)| points.similarity(items[at].0, *before)).collect())
        .collect();
    let mut nearest: Vec<Option<(usize, f32)>> = close.iter().map(|row| closest(row, &groups)).collect();
    loop {
        let pairs = nearest.iter().enumerate().filter_map(|(a, near)| near.map(|(b, s)| (b, a, s)));
        let Some((b, a, _)) = pairs.reduce(|best, next| if next.2 > best.2 { next } else { best }) else {
            return groups.into_iter().filter(|group| !group.is_empty()).collect();
        };
        // Lance–Williams update for the average: the merged group's distances are means weighted by size.
        let (na, nb) = (groups[a].len() as f32, groups[b].len() as f32);
        for other in (0..groups.len()).filter(|other| *other != a && *other != b) {
            let to = |group: usize| (group.max(other), group.min(other));
            let ((i, j), (k, l)) = (to(a), to(b));
            close[i][j] = (na * close[i][j] + nb * close[k][l]) / (na + nb);
        }
        let absorbed = std::mem::take(&mut groups[b]);
        groups[a].extend(absorbed);
        nearest[b] = None;
        for row in (b + 1..groups.len()).filter(|row| !groups[*row].is_empty()) {
            let now = close[row].get(a).copied().unwrap_or(0.0);
            let outdated = |(near, s): (usize, f32)| near == a || near == b || now >= s;
            if row == a || nearest[row].map_or(now >= MERGE, outdated) {
                nearest[row] = closest(&close[row], &groups);
            }
        }
    }
}

/// Of the groups before one, the closest that it may be merged with, and how close; the first of several.
fn closest(row: &[f32], groups: &[Vec<ItemIx>]) -> Option<(usize, f32)> {
    let near = row.iter().copied().enumerate().filter(|(at, s)| *s >= MERGE && !groups[*at].is_empty());
    near.reduce(|best, next| if next.1 > best.1 { next } else { best })
}
