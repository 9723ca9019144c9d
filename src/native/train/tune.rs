//! Choosing the blend, and hyper-parameters, on people that the fit has not seen.
//!
//! A fifth of the people is held out (up to three times over, if they are few). At each knot, questions at that
//! amount of evidence are asked: *taste*, where the rest of a history is to be found from a random part of it, and
//! *moment*, where the next item is to be found from a prefix. Popularity alone is always among the choices.

use rayon::prelude::*;

use penchant_kernels::top::best;

use super::links::LinkOptions;
use super::{Data, Fitted, HyperParameters, Progress};
use super::{als, factors};
use crate::evaluate::metrics::{DEPTH, discount};
use crate::evaluate::protocol::EvaluationQuery;
use crate::recommend::collab::blend::Shares;
use crate::recommend::collab::ranker::{sum, turns};
use crate::recommend::collab::sparse::Sparse;
use crate::recommend::collab::{Blend, CollabRanker, Grain, HistoryEvent, Knot, Mix};

/// Amounts of evidence at which the blend is chosen.
const KNOTS: [usize; 6] = [1, 3, 10, 30, 100, 300];
/// A knot with fewer questions is left out, and its neighbour holds there.
const FEWEST: usize = 40;
/// Share of taste's accuracy that making room for the moment must keep; what popularity alone reaches, it always keeps.
const TASTE_KEPT: f64 = 0.93;
/// What the place of a hit in the head counts for, against 1 for being there at all.
const EARLY: f64 = 3.0;
/// Places that are shared between taste and moment.
const HEAD: usize = 10;
/// Above this many items a second fit only to compare hyper-parameters takes too long.
const SMALL: usize = 5000;
/// Links per item from which more of them find next to nothing more.
const ENOUGH_LINKS: usize = 80;
/// Most people held out at a time.
const HELD_OUT: usize = 1000;
/// Bytes of source scores kept for one knot.
const SCORES: usize = 120 << 20;

/// A fit and the people held out of it.
struct Fold {
    ranker: CollabRanker,
    held_out: Vec<Vec<u32>>,
}

/// A query, ready to be asked.
struct Question {
    history: Vec<HistoryEvent>,
    known: Vec<bool>,
    wanted: Vec<u32>,
}

/// A question with what the sources say.
struct Sample<'a> {
    question: &'a Question,
    sources: [Vec<f32>; 5],
}

/// Chooses hyper-parameters, into `plan`, and the blend.
pub(super) fn choose(data: &Data, plan: &mut HyperParameters, progress: Progress) -> Blend {
    let blend = Blend { recency: 4.0, ..Blend::default() };
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
            fit.fill_budget(plan);
            if data.items <= SMALL {
                choose_links(&fit, &held_out, plan, progress);
            }
            choose_grains(&fit, &held_out, plan, &blend, progress);
        }
        fitted.push(Fold { ranker: CollabRanker::new(fit.weights(plan, blend.clone())), held_out });
        progress("validation fits", fold + 1, folds);
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
    let mut queries = crate::evaluate::protocol::cold(held_out, 3, 8);
    queries.extend(crate::evaluate::protocol::strong(held_out, 9));
    fastrand::Rng::with_seed(10).shuffle(&mut queries);
    queries.truncate(HELD_OUT / 2);
    let questions = [queries.into_iter().map(|query| Question::new(query, items)).collect::<Vec<_>>()];
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
        let quality = |questions: &[Question], recency: f32| {
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

/// Questions of taste and of the moment to people with some thirty items.
fn middling(held_out: &[Vec<u32>], items: usize) -> (Vec<Question>, Vec<Question>) {
    let ready = |queries: Vec<EvaluationQuery>| {
        queries.into_iter().map(|query| Question::new(query, items)).collect()
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
        let quality = |questions: &[Question]| {
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

/// The best knot at this amount of evidence; `None` if too few people have that much.
fn choose_knot(folds: &[Fold], events: usize, start: &Mix, data: &Data) -> Option<Knot> {
    let most = SCORES / (20 * data.items.max(1)) / folds.len();
    let questions = |ask: fn(&[Vec<u32>], usize, u64) -> Vec<EvaluationQuery>| -> Vec<Vec<Question>> {
        let of_fold = |(seed, fold): (u64, &Fold)| -> Vec<Question> {
            let mut queries = ask(&fold.held_out, events, 100 + seed);
            fastrand::Rng::with_seed(7).shuffle(&mut queries);
            queries.truncate(most);
            queries.into_iter().map(|query| Question::new(query, data.items)).collect()
        };
        (0..).zip(folds).map(of_fold).collect()
    };
    let taste = questions(taste_queries);
    if taste.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return None;
    }
    let (_, mix) = choose_folding(folds, &taste, *start);
    let taste = samples(folds, &taste, &mix);
    let (taste_shares, accuracy, popularity) = choose_taste(&taste);
    let knot = Knot {
        events: events as f32,
        noise: mix.noise as f32,
        unobserved: mix.unobserved as f32,
        taste: taste_shares,
        moment: taste_shares,
        taste_first: 0.0,
        moment_places: 0.0,
        now: None,
    };
    let moment = if data.ordered { questions(moment_queries) } else { Vec::new() };
    if moment.iter().map(Vec::len).sum::<usize>() < FEWEST {
        return Some(knot);
    }
    let moment = samples(folds, &moment, &mix);
    let (recent, rules) = choose_moment(&moment, taste_shares);
    let now = Some(Shares { recent, rules, ..taste_shares });
    let floor = popularity.max(accuracy * TASTE_KEPT);
    Some(share_places(&taste, &moment, Knot { now, ..knot }, (recent, rules), floor))
}

/// Noise and unobserved weight for folding in, one after the other, twice; behind what they find.
fn choose_folding(folds: &[Fold], questions: &[Vec<Question>], start: Mix) -> (f64, Mix) {
    let quality = |mix: &Mix| -> f64 {
        let of_fold = |(fold, questions): (&Fold, &Vec<Question>)| {
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

/// The weights for lasting taste, their accuracy, and that of popularity alone, which they are never below.
fn choose_taste(samples: &[Sample]) -> (Shares, f64, f64) {
    let mut choices = Vec::new();
    for folded in [1.0, 0.0] {
        for links in [0.0, 0.1, 0.2, 0.35, 0.5, 0.8, 1.3] {
            for popularity in [0.0, 0.05, 0.1, 0.2, 0.4, 0.8, 1.6] {
                choices.push(Shares { popularity, folded, links, ..Shares::default() });
            }
        }
    }
    let quality = |shares: &Shares| {
        mean(
            samples
                .par_iter()
                .map(|s| both(&s.question.list(&sum(&s.sources, &shares.to_array())), &s.question.wanted)),
        )
    };
    let popularity = quality(&Shares::POPULARITY);
    let (accuracy, shares) = choices
        .into_iter()
        .map(|shares| (quality(&shares), shares))
        .fold((popularity, Shares::POPULARITY), |best, next| if next.0 > best.0 { next } else { best });
    (shares, accuracy, popularity)
}

/// How much of the recent links and of the rules to add to taste, to find the next item.
fn choose_moment(samples: &[Sample], taste: Shares) -> (f32, f32) {
    let mut choices = Vec::new();
    for recent in [0.0, 0.2, 0.4, 0.6, 1.0, 1.5, 2.5] {
        for rules in [0.0, 0.15, 0.3, 0.6, 1.0] {
            choices.push((recent, rules));
        }
    }
    let quality = |&(recent, rules): &(f32, f32)| {
        let shares = Shares { recent, rules, ..taste }.to_array();
        mean(samples.par_iter().map(|s| {
            let place = s.question.place(&sum(&s.sources, &shares));
            if place < 2 * HEAD { discount(place) } else { 0.0 }
        }))
    };
    pick(choices.into_iter().map(|choice| (quality(&choice), choice)))
        .map_or((0.0, 0.0), |(_, choice)| choice)
}

/// How the first places are shared between taste and moment, and how strongly the moment leans on the last events:
/// the largest product of accuracy at the next item and accuracy at the rest of a history, of those that keep the latter
/// at `floor`.
fn share_places(
    taste: &[Sample],
    moment: &[Sample],
    knot: Knot,
    (recent, rules): (f32, f32),
    floor: f64,
) -> Knot {
    let orders = |samples: &[Sample], shares: Shares| -> Vec<Vec<u32>> {
        let shares = shares.to_array();
        samples.par_iter().map(|s| s.question.list(&sum(&s.sources, &shares))).collect()
    };
    let (taste_by_taste, moment_by_taste) = (orders(taste, knot.taste), orders(moment, knot.taste));
    let mut winner = (f64::MIN, knot);
    for lean in [1.0, 0.7, 0.5, 0.35, 0.2] {
        let shares = Shares { recent: recent * lean, rules: rules * lean, ..knot.taste };
        let (taste_by_moment, moment_by_moment) = (orders(taste, shares), orders(moment, shares));
        for (head, places) in (0..=HEAD).flat_map(|head| (0..=HEAD - head).map(move |places| (head, places)))
        {
            let choice =
                Knot { moment: shares, taste_first: head as f32, moment_places: places as f32, ..knot };
            let kept = mean(taste.par_iter().enumerate().map(|(at, s)| {
                both(&merge(&taste_by_taste[at], &taste_by_moment[at], (head, places)), &s.question.wanted)
            }));
            if kept < floor {
                continue;
            }
            let found = mean(moment.par_iter().enumerate().map(|(at, s)| {
                let merged = merge(&moment_by_taste[at], &moment_by_moment[at], (head, places));
                let place = merged.iter().take(HEAD).position(|item| s.question.wanted.contains(item));
                place.map_or(0.0, |place| 1.0 + EARLY * discount(place))
            }));
            // A per cent of one is worth a per cent of the other.
            if found * kept > winner.0 {
                winner = (found * kept, choice);
            }
        }
    }
    winner.1
}

/// The list that the ranker makes of two orders, both best first.
fn merge(taste: &[u32], moment: &[u32], places: (usize, usize)) -> Vec<u32> {
    let head: Vec<u32> = turns(taste, moment, places).into_iter().map(|(item, _)| item).collect();
    let rest = taste.iter().filter(|item| !head.contains(item));
    head.iter().chain(rest).copied().take(DEPTH).collect()
}

/// Random parts of histories: exactly `known` items of them if few, else four fifths of histories where that is about
/// `known`.
fn taste_queries(histories: &[Vec<u32>], known: usize, seed: u64) -> Vec<EvaluationQuery> {
    if known <= 10 {
        return crate::evaluate::protocol::cold(histories, known, seed);
    }
    let mut queries = crate::evaluate::protocol::strong(histories, seed);
    queries.retain(|query| about(query.known.len(), known));
    queries
}

/// Up to four prefixes of each history of about `known` items.
fn moment_queries(histories: &[Vec<u32>], known: usize, seed: u64) -> Vec<EvaluationQuery> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut out = Vec::new();
    for (user, history) in (0..).zip(histories) {
        let mut lengths: Vec<usize> = (1..history.len()).filter(|&length| about(length, known)).collect();
        rng.shuffle(&mut lengths);
        let query =
            |at: usize| EvaluationQuery { user, known: history[..at].to_vec(), wanted: vec![history[at]] };
        out.extend(lengths.into_iter().take(4).map(query));
    }
    out
}

fn about(length: usize, known: usize) -> bool {
    length * 9 >= known * 5 && length * 5 <= known * 9
}

fn samples<'a>(folds: &[Fold], questions: &'a [Vec<Question>], mix: &Mix) -> Vec<Sample<'a>> {
    let of_fold = |(fold, questions): (&Fold, &'a Vec<Question>)| -> Vec<Sample<'a>> {
        let sample = |question: &'a Question| Sample {
            question,
            sources: fold.ranker.unit_sources(&question.history, mix),
        };
        questions.par_iter().map(sample).collect()
    };
    folds.iter().zip(questions).flat_map(of_fold).collect()
}

impl Question {
    fn new(query: EvaluationQuery, items: usize) -> Self {
        let mut known = vec![false; items];
        query.known.iter().for_each(|&item| known[item as usize] = true);
        Self {
            history: query.known.into_iter().map(HistoryEvent::like).collect(),
            known,
            wanted: query.wanted,
        }
    }

    fn list(&self, scores: &[f32]) -> Vec<u32> {
        best(scores, DEPTH, &|item| !self.known[item as usize])
    }

    /// How many unknown items score above the first that is wanted.
    fn place(&self, scores: &[f32]) -> usize {
        let Some(&wanted) = self.wanted.first() else { return usize::MAX };
        let score = scores[wanted as usize];
        scores.iter().zip(&self.known).filter(|&(&s, &known)| s > score && !known).count()
    }
}

fn ndcg_at(list: &[u32], wanted: &[u32], places: usize) -> f64 {
    let hits = list.iter().take(places).enumerate().filter(|(_, item)| wanted.contains(item));
    hits.map(|(at, _)| discount(at)).sum::<f64>()
        / (0..wanted.len().clamp(1, places)).map(discount).sum::<f64>()
}

/// Accuracy of the head and of the whole list, alike.
fn both(list: &[u32], wanted: &[u32]) -> f64 {
    0.5 * (ndcg_at(list, wanted, 20) + ndcg_at(list, wanted, DEPTH))
}

fn mean(values: impl IndexedParallelIterator<Item = f64>) -> f64 {
    let count = values.len().max(1) as f64;
    // Summed in order: a parallel sum of floats depends on how the work was split.
    values.collect::<Vec<f64>>().iter().sum::<f64>() / count
}

/// The first of the best.
fn pick<T>(choices: impl Iterator<Item = (f64, T)>) -> Option<(f64, T)> {
    choices.reduce(|best, next| if next.0 > best.0 { next } else { best })
}
