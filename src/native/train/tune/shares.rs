//! How the sources are weighed at one amount of evidence.

use rayon::prelude::*;

use super::questions::{Sample, both, mean};
use crate::evaluate::metrics::discount;
use crate::recommend::collab::blend::Shares;
use crate::recommend::collab::ranker::sum;

/// What the place of a hit in the head counts for, against 1 for being there at all.
const EARLY: f64 = 3.0;
/// Places that are shared between taste and moment.
pub(super) const HEAD: usize = 10;

/// The weights for whole lists of what is liked at all, their accuracy, and that of popularity alone, which they are never below.
pub(super) fn choose_taste(samples: &[Sample]) -> (Shares, f64, f64) {
    let mut choices = Vec::new();
    for folded in [1.0, 0.0] {
        for links in [0.0, 0.1, 0.2, 0.35, 0.5, 0.8, 1.3] {
            for popularity in [0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6] {
                choices.push(Shares { popularity, folded, links, ..Shares::default() });
            }
        }
    }
    let popularity = whole(samples, Shares::POPULARITY);
    let (accuracy, shares) = choices
        .into_iter()
        .map(|shares| (whole(samples, shares), shares))
        .fold((popularity, Shares::POPULARITY), |best, next| if next.0 > best.0 { next } else { best });
    (shares, accuracy, popularity)
}

/// Taste with as much of the recent links and of the rules, and as little of itself, as finds the next item earliest; behind how
/// early that is.
pub(super) fn choose_moment(samples: &[Sample], taste: Shares) -> (f64, Shares) {
    let quality = |shares: &Shares| {
        let shares = shares.to_array();
        mean(samples.par_iter().map(|s| {
            let place = s.question.place(&sum(&s.sources, &shares));
            if place < 2 * HEAD { discount(place) } else { 0.0 }
        }))
    };
    let less = |kept: f32| Shares { folded: taste.folded * kept, links: taste.links * kept, ..taste };
    let choices = [1.0, 0.5, 0.0]
        .into_iter()
        .map(less)
        .flat_map(|taste| moments().map(move |(recent, rules)| Shares { recent, rules, ..taste }));
    pick(choices.map(|shares| (quality(&shares), shares))).unwrap_or((0.0, taste))
}

/// How early what comes next stands with as much of the factors, popularity and rules as is best.
pub(super) fn best_with_rules(samples: &[Sample]) -> f64 {
    let mut most = f64::MIN;
    for rules in [0.0, 0.3, 1.0, 3.0] {
        for (folded, popularity) in [(1.0, 0.0), (1.0, 0.2), (1.0, 0.6), (0.0, 0.1)] {
            let shares = Shares { rules, folded, popularity, ..Shares::default() };
            let lists = orders(samples, shares);
            most = most
                .max(mean(lists.par_iter().zip(samples).map(|(list, s)| in_head(list, &s.question.wanted))));
        }
    }
    most
}

/// Weights of the recent links and of the rules that are compared.
pub(super) fn moments() -> impl Iterator<Item = (f32, f32)> {
    let rules = [0.0, 0.15, 0.3, 0.6, 1.0, 1.6];
    [0.0, 0.2, 0.4, 0.6, 1.0, 1.5, 2.5].into_iter().flat_map(move |recent| rules.map(|rules| (recent, rules)))
}

/// How well an order answers as a whole list.
pub(super) fn whole(samples: &[Sample], shares: Shares) -> f64 {
    let shares = shares.to_array();
    mean(samples.par_iter().map(|s| both(&s.question.list(&sum(&s.sources, &shares)), &s.question.wanted)))
}

pub(super) fn orders(samples: &[Sample], shares: Shares) -> Vec<Vec<u32>> {
    let shares = shares.to_array();
    samples.par_iter().map(|s| s.question.list(&sum(&s.sources, &shares))).collect()
}

/// What a hit in the head is worth.
pub(super) fn in_head(list: &[u32], wanted: &[u32]) -> f64 {
    let place = list.iter().take(HEAD).position(|item| wanted.contains(item));
    place.map_or(0.0, |place| 1.0 + EARLY * discount(place))
}

/// The first of the best.
pub(super) fn pick<T>(choices: impl Iterator<Item = (f64, T)>) -> Option<(f64, T)> {
    choices.reduce(|best, next| if next.0 > best.0 { next } else { best })
}
