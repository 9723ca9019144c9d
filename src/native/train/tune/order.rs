//! One order, or two that take turns.

use rayon::prelude::*;

use super::questions::{Sample, both, mean};
use super::shares::{HEAD, choose_taste, in_head, moments, orders, pick, whole};
use crate::recommend::collab::Knot;
use crate::recommend::collab::blend::Shares;
use crate::recommend::collab::ranker::turns;

/// Parts of the recent links and of the rules that a whole list may lean on.
const LEANS: [f32; 5] = [1.0, 0.7, 0.5, 0.35, 0.2];

/// One order, or two that take turns in the first places, of a log with times: what finds most, as whole lists, of what came later
/// and, in its head, of what came next. `later` and `next` are asked of the same people; `knot` says what is liked at all and what
/// comes next.
pub(super) fn choose_order(later: &[Sample], next: &[Sample], knot: Knot) -> Knot {
    let (by_time, _, popularity) = choose_taste(later);
    let found = |lists: Vec<Vec<u32>>| {
        mean(lists.par_iter().zip(next).map(|(list, s)| in_head(list, &s.question.wanted)))
    };
    let value = |shares: Shares| {
        let kept = whole(later, shares);
        if kept < popularity { f64::MIN } else { kept * found(orders(next, shares)) }
    };
    let bases = [by_time, knot.taste].into_iter();
    let one = bases.flat_map(|base| moments().map(move |(recent, rules)| Shares { recent, rules, ..base }));
    let Some((most, shares)) = pick(one.map(|shares| (value(shares), shares))) else { return knot };
    let one = Knot { taste: shares, moment: shares, taste_first: 0.0, moment_places: 0.0, ..knot };
    let most = if most > f64::MIN { most } else { value(Shares::POPULARITY) };
    // Two orders: the one that is best as a whole list, and in turns with it the one that finds what comes next.
    let whole_list = pick([by_time, shares].map(|shares| (whole(later, shares), shares)).into_iter());
    let Some((_, taste)) = whole_list else { return one };
    let now = knot.now.unwrap_or(shares);
    let (later_by_taste, next_by_taste) = (orders(later, taste), orders(next, taste));
    let mut winner = (most, one);
    for lean in LEANS {
        let moment = Shares { recent: now.recent * lean, rules: now.rules * lean, ..now };
        let (later_by_moment, next_by_moment) = (orders(later, moment), orders(next, moment));
        for (head, places) in (0..=HEAD).flat_map(|head| (1..=HEAD - head).map(move |places| (head, places)))
        {
            let merged = |taste: &[Vec<u32>], moment: &[Vec<u32>]| -> Vec<Vec<u32>> {
                taste
                    .par_iter()
                    .zip(moment)
                    .map(|(taste, moment)| merge(taste, moment, (head, places)))
                    .collect()
            };
            let lists = merged(&later_by_taste, &later_by_moment);
            let kept = mean(lists.par_iter().zip(later).map(|(list, s)| both(list, &s.question.wanted)));
            if kept < popularity {
                continue;
            }
            let value = kept * found(merged(&next_by_taste, &next_by_moment));
            if value > winner.0 {
                let places = (head as f32, places as f32);
                winner =
                    (value, Knot { taste, moment, taste_first: places.0, moment_places: places.1, ..knot });
            }
        }
    }
    winner.1
}

/// The list that the ranker makes of two orders, both best first.
fn merge(taste: &[u32], moment: &[u32], places: (usize, usize)) -> Vec<u32> {
    let head: Vec<u32> = turns(taste, moment, places).into_iter().map(|(item, _)| item).collect();
    let rest = taste.iter().filter(|item| !head.contains(item));
    head.iter().chain(rest).copied().take(taste.len()).collect()
}
