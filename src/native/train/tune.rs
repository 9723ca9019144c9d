//! Choosing the blend, and hyper-parameters, on people that the fit has not seen.
//!
//! A fifth of the people is held out (up to three times over, if they are few). At each knot, questions at that
//! amount of evidence are asked: *taste*, where the rest of a history is to be found from a random part of it; and of a log
//! with times *later*, where what came later is to be found from what was before, and *next*, where the next item is.
//! Popularity alone is always among the choices.

mod order;
mod questions;
mod shares;

use std::mem;

use rayon::prelude::*;

use super::links::LinkOptions;
use super::nearby::Nearby;
use super::size::MOST_RULES;
use super::{Data, Fitted, HyperParameters, Progress};
use super::{als, factors};
use crate::evaluate::metrics::DEPTH;
use crate::evaluate::protocol::{self, EvaluationQuery};
use crate::recommend::collab::blend::Shares;
use crate::recommend::collab::sparse::Sparse;
use crate::recommend::collab::{Blend, CollabRanker, Grain, Knot, Mix, Weights};
use order::choose_order;
use questions::{
    AskedQuery, Fold, both, later_queries, mean, moment_queries, ndcg_at, samples, taste_queries,
};
use shares::{best_with_rules, choose_moment, choose_taste};

/// Amounts of evidence at which the blend is chosen.
const KNOTS: [usize; 6] = [1, 3, 10, 30, 100, 300];
/// A knot with fewer questions is left out, and its neighbour holds there.
const FEWEST: usize = 40;
/// Above this many items a second fit only to compare hyper-parameters takes too long.
const SMALL: usize = 5000;
/// Links per item from which more of them find next to nothing more.
const ENOUGH_LINKS: usize = 80;
/// Numbers per item of the vectors that rules may be made of.
const VECTORS: [usize; 3] = [32, 64, 128];
/// Most people held out at a time.
const HELD_OUT: usize = 1000;
/// Bytes of source scores kept for one knot.
const SCORES: usize = 120 << 20;

/// Chooses hyper-parameters, into `plan`, and the blend.
pub(super) fn choose(data: &Data, plan: &mut HyperParameters, progress: Progress) -> Blend {
    let mut blend = Blend { recency: 4.0, ..Blend::default() };
    let mut order: Vec<usize> = (0..data.histories.len()).collect();
    fastrand::Rng::with_seed(11).shuffle(&mut order);
    let held = (order.len() / 5).min(HELD_OUT);
    if held < FEWEST {
        return blend;
    }
    let folds = (600 / held).clamp(1, 3);
    let mut fitted = Vec::new();
    for fold in 0..folds {
        let held_out: Vec<Vec<u32>> =
            order[fold * held..(fold + 1) * held].iter().map(|&u| data.histories[u].clone()).collect();
        let rest: Vec<Vec<u32>> = order
            .iter()
            .enumerate()
            .filter(|(at, _)| !(fold * held..(fold + 1) * held).contains(at))
            .map(|(_, &u)| data.histories[u].clone())
            .collect();
        let mut fit = data.count(&rest, plan, progress);
        if fold == 0 {
            fit.widen(plan, ENOUGH_LINKS);
            fit.model = choose_factors(&fit, &held_out, plan, progress);
            if data.ordered {
                choose_rules(&mut fit, &held_out, plan, progress);
            }
            fit.fill_budget(plan);
            if data.items <= SMALL {
                choose_links(&fit, &held_out, plan, progress);
            }
            choose_grains(&fit, &held_out, plan, &blend, progress);
        }
        fitted.push(Fold { ranker: CollabRanker::new(fit.weights(plan, blend.clone())), held_out });
        progress("validation fits", fold + 1, folds);
    }
    if data.ordered {
        blend.recency = choose_recency(&mut fitted, &blend, data);
    }
    let mut knots = Vec::new();
    for (at, &events) in KNOTS.iter().enumerate() {
        let start = blend.at(events as f32);
        knots.extend(choose_knot(&fitted, events, &start, data));
        progress("blend", at + 1, KNOTS.len());
    }
    if knots.is_empty() { blend } else { Blend { knots, ..blend } }
}

/// Picks what unobserved pairs and large factors cost, by what folding in alone finds, and returns that fit.
fn choose_factors(
    fit: &Fitted,
    held_out: &[Vec<u32>],
    plan: &mut HyperParameters,
    progress: Progress,
) -> als::ItemModel {
    let items = fit.data.items;
    let mut queries = protocol::cold(held_out, 3, 8);
    queries.extend(protocol::strong(held_out, 9));
    fastrand::Rng::with_seed(10).shuffle(&mut queries);
    queries.truncate(HELD_OUT / 2);
    let questions = [queries.into_iter().map(|query| AskedQuery::new(query, items)).collect::<Vec<_>>()];
    let found = |model: &als::ItemModel| {
        let ranker = CollabRanker::new(fit.only_factors(model, plan.als.dim));
        choose_folding(&[Fold { ranker, held_out: Vec::new() }], &questions, Blend::default().at(10.0)).0
    };
    let tick = |done, of| progress("costs of factors", done, of);
    let (options, model) = factors::fit_best(&fit.histories, items, plan.als, found, &tick);
    plan.als = options;
    model
}

/// Picks ridge and weight of togetherness for the item-item model, by what links alone find.
fn choose_links(fit: &Fitted, held_out: &[Vec<u32>], plan: &mut HyperParameters, progress: Progress) {
    let options: Vec<(f32, f32)> = if fit.data.ordered {
        vec![(0.7, 150.0), (0.7, 300.0), (1.0, 500.0), (0.35, 200.0)]
    } else {
        vec![(1.0, 100.0), (1.0, 250.0), (1.0, 500.0)]
    };
    let (taste, moment) = middling(held_out, fit.data.items);
    let mut winner = (f64::MIN, plan.links);
    for (at, &(together, ridge)) in options.iter().enumerate() {
        let links = LinkOptions { together, ridge, ..plan.links };
        let matrix = Sparse::new(fit.data.items as u32, fit.pairs.fit(&links));
        let quality = |questions: &[AskedQuery], recency: f32| {
            mean(questions.par_iter().map(|question| {
                let ages = (0..question.history.len()).rev();
                let uses = question.history.iter().zip(ages);
                let [scores] =
                    matrix.product(uses.map(|(e, age)| (e.item, [(-(age as f32) / recency).exp()])));
                ndcg_at(&question.list(&scores), &question.wanted, DEPTH)
            }))
        };
        let value = quality(&taste, f32::INFINITY) + quality(&moment, 4.0);
        if value > winner.0 {
            winner = (value, links);
        }
        progress("links", at + 1, options.len());
    }
    plan.links = winner.1;
}

/// Picks what rules are made of, by what each finds of what comes next beside the factors: counts of pairs, or vectors of what
/// stands near what.
fn choose_rules(fit: &mut Fitted, held_out: &[Vec<u32>], plan: &mut HyperParameters, progress: Progress) {
    let mut queries = protocol::next(held_out, 1);
    queries.retain(|query| query.known.len() > 1);
    fastrand::Rng::with_seed(12).shuffle(&mut queries);
    queries.truncate(HELD_OUT / 2);
    let questions =
        [queries.into_iter().map(|query| AskedQuery::new(query, fit.data.items)).collect::<Vec<_>>()];
    let nearby = Nearby::fit(&fit.histories, fit.data.items, VECTORS[VECTORS.len() - 1]);
    let start = *plan;
    let quality = |fit: &Fitted, nearby: Option<usize>| {
        let mut plan = HyperParameters { nearby, ..start };
        fit.fill_budget(&mut plan);
        let rules = Sparse::new(fit.data.items as u32, fit.strongest(plan.rules_top));
        let ranker = CollabRanker::new(Weights { rules, ..fit.only_factors(&fit.model, plan.als.dim) });
        let folds = [Fold { ranker, held_out: Vec::new() }];
        best_with_rules(&samples(&folds, &questions, &Blend::default().at(10.0)))
    };
    let mut most = quality(fit, None);
    for (at, &dim) in VECTORS.iter().enumerate() {
        let Some(nearby) = &nearby else { return };
        let counted = mem::replace(&mut fit.rules, nearby.rules(dim, MOST_RULES));
        let found = quality(fit, Some(dim));
        if found > most {
            (most, plan.nearby) = (found, Some(dim));
        } else {
            fit.rules = counted;
        }
        progress("what rules are made of", at + 1, VECTORS.len());
    }
}

/// Questions of taste and of the moment to people with some thirty items.
fn middling(held_out: &[Vec<u32>], items: usize) -> (Vec<AskedQuery>, Vec<AskedQuery>) {
    let ready = |queries: Vec<EvaluationQuery>| {
        queries.into_iter().map(|query| AskedQuery::new(query, items)).collect()
    };
    (ready(taste_queries(held_out, 30, 5)), ready(moment_queries(held_out, 30, 6)))
}

/// Where the budget is too small for as many links as are of use: whether more of them, each coarser, find more.
fn choose_grains(
    fit: &Fitted,
    held_out: &[Vec<u32>],
    plan: &mut HyperParameters,
    blend: &Blend,
    progress: Progress,
) {
    let fine = plan.grains;
    let [half, quarter] = [[Grain::Int8, Grain::Int4, Grain::Int4], [Grain::Int4; 3]];
    if plan.links.top >= ENOUGH_LINKS {
        return;
    }
    if fit.data.items > SMALL {
        plan.grains = half;
        return fit.fill_budget(plan);
    }
    let (taste, moment) = middling(held_out, fit.data.items);
    let mut winner = (f64::MIN, *plan);
    for (at, grains) in [fine, half, quarter].into_iter().enumerate() {
        let mut plan = HyperParameters { grains, ..*plan };
        fit.fill_budget(&mut plan);
        let ranker = CollabRanker::new(fit.weights(&plan, blend.clone()));
        let quality = |questions: &[AskedQuery]| {
            mean(questions.par_iter().map(|question| {
                let scored = ranker.score(&question.history, |item| !question.known[item as usize]);
                let list: Vec<u32> = scored.top(DEPTH).into_iter().map(|(item, _)| item).collect();
                both(&list, &question.wanted)
            }))
        };
        let of_moment = if moment.is_empty() { 1.0 } else { quality(&moment) };
        let value = quality(&taste) * of_moment;
        if value > winner.0 {
            winner = (value, plan);
        }
        progress("bits", at + 1, 3);
    }
    *plan = winner.1;
}

/// Picks how soon events fade for the moment, by how early it finds what comes next, and sets the folds to it.
fn choose_recency(folds: &mut [Fold], blend: &Blend, data: &Data) -> f32 {
    let at = |folds: &mut [Fold], recency: f32| {
        for fold in folds {
            fold.ranker = fold.ranker.clone().with_blend(Blend { recency, ..blend.clone() });
        }
    };
    let mut winner = (f64::MIN, blend.recency);
    for recency in [2.0, 4.0, 8.0, 16.0] {
        at(&mut folds[..1], recency);
        let mut queries = folds.first().map(|fold| protocol::next(&fold.held_out, 2)).unwrap_or_default();
        fastrand::Rng::with_seed(13).shuffle(&mut queries);
        queries.truncate(HELD_OUT / 2);
        let questions =
            [queries.into_iter().map(|query| AskedQuery::new(query, data.items)).collect::<Vec<_>>()];
        let next = samples(&folds[..1], &questions, &blend.at(30.0));
        let taste = Shares { folded: 1.0, links: 0.1, popularity: 0.05, ..Shares::default() };
        let (found, _) = choose_moment(&next, taste);
        if found > winner.0 {
            winner = (found, recency);
        }
    }
    at(folds, winner.1);
    winner.1
}

/// The best knot at this amount of evidence; `None` if too few people have that much.
fn choose_knot(folds: &[Fold], events: usize, start: &Mix, data: &Data) -> Option<Knot> {
    let most = SCORES / (20 * data.items.max(1)) / folds.len();
    let questions = |ask: fn(&[Vec<u32>], usize, u64) -> Vec<EvaluationQuery>| -> Vec<Vec<AskedQuery>> {
        let of_fold = |(seed, fold): (u64, &Fold)| -> Vec<AskedQuery> {
            let mut queries = ask(&fold.held_out, events, 100 + seed);
            fastrand::Rng::with_seed(7).shuffle(&mut queries);
            queries.truncate(most);
            queries.into_iter().map(|query| AskedQuery::new(query, data.items)).collect()
        };
        (0..).zip(folds).map(of_fold).collect()
    };
    let taste = questions(taste_queries);
    if taste.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return None;
    }
    let (_, mix) = choose_folding(folds, &taste, *start);
    let (always, ..) = choose_taste(&samples(folds, &taste, &mix));
    let knot = Knot {
        events: events as f32,
        noise: mix.noise as f32,
        unobserved: mix.unobserved as f32,
        taste: always,
        moment: always,
        taste_first: 0.0,
        moment_places: 0.0,
        now: None,
        always: None,
    };
    if !data.ordered {
        return Some(knot);
    }
    let (later, next) = (questions(later_queries), questions(moment_queries));
    let few = |asked: &[Vec<AskedQuery>]| asked.iter().map(Vec::len).sum::<usize>() < FEWEST;
    if few(&next) {
        return Some(knot);
    }
    // Where nobody has so few that came before so little, random parts of histories have to do.
    let later = samples(folds, if few(&later) { &taste } else { &later }, &mix);
    let next = samples(folds, &next, &mix);
    let now = Some(choose_moment(&next, always).1);
    Some(choose_order(&later, &next, Knot { now, always: Some(always), ..knot }))
}

/// Noise and unobserved weight for folding in, one after the other, twice; behind what they find.
fn choose_folding(folds: &[Fold], questions: &[Vec<AskedQuery>], start: Mix) -> (f64, Mix) {
    let quality = |mix: &Mix| -> f64 {
        let of_fold = |(fold, questions): (&Fold, &Vec<AskedQuery>)| {
            mean(questions.par_iter().map(|question| {
                both(&question.list(&fold.ranker.folded(&question.history, mix)), &question.wanted)
            }))
        };
        folds.iter().zip(questions).map(of_fold).sum()
    };
    let mut winner = (quality(&start), start);
    for _ in 0..2 {
        for noise in [0.01, 0.02, 0.03, 0.05, 0.1, 0.2] {
            let mix = Mix { noise, ..winner.1 };
            let value = quality(&mix);
            if value > winner.0 {
                winner = (value, mix);
            }
        }
        for unobserved in [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.6] {
            let mix = Mix { unobserved, ..winner.1 };
            let value = quality(&mix);
            if value > winner.0 {
                winner = (value, mix);
            }
        }
    }
    winner
}
