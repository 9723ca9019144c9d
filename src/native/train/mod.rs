//! From an owner's log to collaborative weights, on all cores.
//!
//! Privacy: items that fewer than `min_users` people had are left out before anything is counted; a pair of items gets
//! a weight only if that many people had both, or by vectors of two items that that many people had; users' factors leave as a mean and a covariance. The result holds
//! nothing about a single person.

pub mod als;
pub mod factors;
pub mod links;
pub mod log;
pub mod nearby;
pub mod ridge;
pub mod rules;
mod size;
mod tune;

use std::sync::Mutex;
use std::time::Instant;

use links::Pairs;
pub use log::TrainingLog;
use nearby::Nearby;
use size::HyperParameters;

use crate::embed::quant::Int8Vectors;
use crate::recommend::collab::sparse::Sparse;
use crate::recommend::collab::{Blend, Factors, Grain, Prior, Weights};

/// What the owner decides.
#[derive(Debug, Clone, clap::Args)]
pub struct TrainOptions {
    /// Largest size of the collaborative weights, in kilobytes
    #[arg(long, default_value_t = 600)]
    pub budget_kb: usize,
    /// Fewest people behind any collaborative weight
    #[arg(long, default_value_t = 5)]
    pub min_users: usize,
    /// Memory that counting pairs of items may take, in megabytes; where the exact item-item model needs more, its
    /// neighbours are chosen by similarity
    #[arg(long, default_value_t = 4096)]
    pub memory_mb: usize,
}

impl Default for TrainOptions {
    fn default() -> Self {
        Self { budget_kb: 600, min_users: 5, memory_mb: 4096 }
    }
}

/// What was chosen, for the owner to read.
#[derive(Debug, Clone, serde::Serialize)]
pub struct TrainingReport {
    /// People in the log.
    pub users: usize,
    /// Items that enough people had.
    pub items: usize,
    /// Interactions with them.
    pub interactions: usize,
    /// Encoded size of the weights.
    pub bytes: usize,
    /// Factors per item.
    pub dim: usize,
    /// What an unobserved pair and what large factors cost in fitting them.
    pub costs: [f64; 2],
    /// Numbers per item of the vectors that rules are made of; none where they are counted.
    pub nearby: Option<usize>,
    /// Linked sources kept per item.
    pub links_per_item: usize,
    /// How finely factors, links and rules are kept.
    pub grains: [Grain; 3],
    /// Whether the item-item model came from the exact inverse.
    pub exact: bool,
    /// How the sources are weighed.
    pub blend: Blend,
}

/// Hears of progress: what is being done, steps done, steps in all.
pub type Progress<'a> = &'a (dyn Fn(&str, usize, usize) + Sync);

/// Shows progress on standard error, with the time left of the current step.
pub fn meter() -> impl Fn(&str, usize, usize) + Sync {
    let step = Mutex::new((String::new(), Instant::now()));
    move |what: &str, done: usize, of: usize| {
        let Ok(mut step) = step.lock() else { return };
        if step.0 != what {
            *step = (what.to_owned(), Instant::now());
        }
        let left = step.1.elapsed().as_secs_f64() * (of - done.min(of)) as f64 / done.max(1) as f64;
        eprint!("\r\x1b[2K{what} {done}/{of}");
        if done > 0 && done < of {
            eprint!(", {left:.0} s left");
        }
    }
}

/// Trains on a log over the items of a catalogue; the weights index items by position. With vectors of all items,
/// those that nobody had get factors from their texts.
pub fn train(
    log: &TrainingLog,
    vectors: Option<&Int8Vectors>,
    options: &TrainOptions,
    progress: Progress,
) -> (Weights, TrainingReport) {
    let items = log.ids.len();
    let (histories, kept) = with_enough_people(&log.histories, items, options.min_users);
    let data = Data { histories: &histories, items, ordered: log.ordered, memory: options.memory_mb << 20 };
    let mut plan =
        HyperParameters::within(options.budget_kb * 1000, items, kept, options.min_users, log.ordered);
    let blend = tune::choose(&data, &mut plan, progress);
    let mut fitted = data.count(&histories, &plan, progress);
    if let Some(vectors) = vectors {
        let known: Vec<bool> = people(&histories, items).into_iter().map(|n| n > 0).collect();
        ridge::fill(&mut fitted.model.items, plan.als.dim, &known, vectors);
    }
    let (weights, bytes) = fitted.within_budget(&mut plan, &blend, progress);
    let report = TrainingReport {
        users: histories.len(),
        items: kept,
        interactions: histories.iter().map(Vec::len).sum(),
        bytes,
        dim: plan.als.dim,
        costs: [plan.als.unobserved, plan.als.regularisation],
        nearby: plan.nearby,
        links_per_item: plan.links.top,
        grains: plan.grains,
        exact: fitted.pairs.is_dense(),
        blend,
    };
    (weights, report)
}

/// What every fit shares.
struct Data<'a> {
    histories: &'a [Vec<u32>],
    items: usize,
    ordered: bool,
    memory: usize,
}

/// Everything slow, so that what is shipped can be cut to size quickly.
struct Fitted<'a> {
    histories: Vec<Vec<u32>>,
    data: &'a Data<'a>,
    model: als::ItemModel,
    pairs: Pairs,
    /// `(source, target, strength)`, by source, the strongest first.
    rules: Vec<(u32, u32, f32)>,
}

impl Data<'_> {
    fn count(&self, histories: &[Vec<u32>], plan: &HyperParameters, progress: Progress) -> Fitted<'_> {
        let model = als::fit(histories, self.items, &plan.als, &|done, of| progress("factors", done, of));
        progress("pairs", 0, 1);
        let pairs = Pairs::count(histories, self.items, self.ordered, size::MOST_LINKS, self.memory);
        let rules = match plan.nearby {
            _ if !self.ordered => Vec::new(),
            Some(dim) => Nearby::fit(histories, self.items, dim)
                .map(|nearby| nearby.rules(dim, size::MOST_RULES))
                .unwrap_or_default(),
            None => rules::fit(histories, self.items, size::MOST_RULES, plan.links.min_users),
        };
        progress("pairs", 1, 1);
        Fitted { histories: histories.to_vec(), data: self, model, pairs, rules }
    }
}

impl Fitted<'_> {
    /// Weights that know these factors and popularity.
    fn only_factors(&self, model: &als::ItemModel, dim: usize) -> Weights {
        let narrow = |values: &[f64]| values.iter().map(|&x| x as f32).collect::<Vec<f32>>();
        let empty = || Sparse::new(self.data.items as u32, []);
        Weights {
            popularity: popularity(&self.histories, self.data.items),
            factors: Factors::quantise(dim, &narrow(&model.items)),
            prior: Prior { mean: narrow(&model.mean), covariance: narrow(&model.covariance) },
            links: empty(),
            rules: empty(),
            blend: Blend::default(),
        }
    }

    fn weights(&self, plan: &HyperParameters, blend: Blend) -> Weights {
        let items = self.data.items;
        let narrow = |values: &[f64]| values.iter().map(|&x| x as f32).collect::<Vec<f32>>();
        let [of_factors, of_links, of_rules] = plan.grains;
        Weights {
            popularity: popularity(&self.histories, items),
            factors: Factors::quantise_to(of_factors, plan.als.dim, &narrow(&self.model.items)),
            prior: Prior { mean: narrow(&self.model.mean), covariance: narrow(&self.model.covariance) },
            links: Sparse::quantised(of_links, items as u32, self.pairs.fit(&plan.links)),
            rules: Sparse::quantised(of_rules, items as u32, self.strongest(plan.rules_top)),
            blend,
        }
    }

    /// The `top` strongest rules of each source.
    fn strongest(&self, top: usize) -> impl Iterator<Item = (u32, u32, f32)> {
        let mut source = (u32::MAX, 0);
        self.rules.iter().copied().filter(move |rule| {
            source = if rule.0 == source.0 { (rule.0, source.1 + 1) } else { (rule.0, 1) };
            source.1 <= top
        })
    }
}

/// Histories without the items that fewer than `min_users` people had, and how many items are left.
fn with_enough_people(histories: &[Vec<u32>], items: usize, min_users: usize) -> (Vec<Vec<u32>>, usize) {
    let people = people(histories, items);
    let enough = |item: u32| people[item as usize] as usize >= min_users.max(1);
    let kept = (0..items as u32).filter(|&item| enough(item)).count();
    let histories = histories.iter().map(|h| h.iter().copied().filter(|&item| enough(item)).collect());
    (histories.filter(|h: &Vec<u32>| !h.is_empty()).collect(), kept)
}

fn people(histories: &[Vec<u32>], items: usize) -> Vec<u32> {
    let mut out = vec![0; items];
    histories.iter().flatten().for_each(|&item| out[item as usize] += 1);
    out
}

fn popularity(histories: &[Vec<u32>], items: usize) -> Vec<f32> {
    let people = people(histories, items);
    let most = people.iter().copied().max().unwrap_or(0).max(1);
    let unit = f64::from(1 + most).ln();
    // Rounded as the file will round it, so that training measures what will be read.
    let rounded = |p: f64| ((p * 65535.0).round() / 65535.0) as f32;
    people.iter().map(|&n| rounded(f64::from(1 + n).ln() / unit)).collect()
}
