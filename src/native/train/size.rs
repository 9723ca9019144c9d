//! What a budget of bytes buys: how many factors, links and rules, and how finely they are kept.

use super::als::AlsOptions;
use super::links::LinkOptions;
use super::{Fitted, Progress};
use crate::recommend::collab::{Blend, Grain, Weights};

/// Linked sources per target beyond which nothing is gained.
pub(super) const MOST_LINKS: usize = 200;
/// Rules per source.
pub(super) const MOST_RULES: usize = MOST_LINKS * 2 / 5;
/// Factors per item that are worth their work.
const WIDTHS: [usize; 4] = [64, 48, 32, 16];
/// Bytes of one distance between neighbours: a little more than one.
const DISTANCE: f64 = 1.07;

/// Hyper-parameters of one fit.
#[derive(Debug, Clone, Copy)]
pub(super) struct HyperParameters {
    pub als: AlsOptions,
    pub links: LinkOptions,
    pub rules_top: usize,
    /// Numbers per item of the vectors that rules are made of; none where they are counted.
    pub nearby: Option<usize>,
    /// Of factors, links and rules.
    pub grains: [Grain; 3],
    pub ordered: bool,
    pub budget: usize,
    /// Items that enough people had.
    pub kept: usize,
}

impl HyperParameters {
    /// The widest plan that is likely to fit.
    pub fn within(budget: usize, items: usize, kept: usize, min_users: usize, ordered: bool) -> Self {
        // A third, until links are counted (`widen`); and few items have few tastes.
        let fits = |dim: &usize| items * dim * 3 <= budget && dim * 4 <= kept;
        let dim = WIDTHS.into_iter().find(fits).unwrap_or(8);
        let mut plan = Self {
            als: AlsOptions { dim, unobserved: 0.3, regularisation: 0.01, sweeps: 10 },
            links: LinkOptions {
                together: if ordered { 0.7 } else { 1.0 },
                ridge: 300.0,
                top: MOST_LINKS,
                min_users,
            },
            rules_top: 0,
            nearby: None,
            grains: [Grain::Int8; 3],
            ordered,
            budget,
            kept,
        };
        plan.keep(MOST_LINKS);
        plan
    }

    /// Keeps so many links per target, and two fifths as many rules per source.
    pub fn keep(&mut self, links: usize) {
        self.rules_top = if self.ordered { links * 2 / 5 } else { 0 };
        self.links.top = links;
    }
}

impl Fitted<'_> {
    /// Gives factors what the budget has left beside so many links per item, or beside those that there are: few on a sparse log.
    pub(super) fn widen(&self, plan: &mut HyperParameters, enough: usize) {
        self.fill_budget(plan);
        let needed = plan.links.top.min(enough);
        for dim in WIDTHS.into_iter().filter(|dim| *dim > plan.als.dim && dim * 4 <= plan.kept) {
            let mut wider = HyperParameters { als: AlsOptions { dim, ..plan.als }, ..*plan };
            self.fill_budget(&mut wider);
            if needed > 0 && wider.links.top >= needed {
                *plan = wider;
                return;
            }
        }
    }

    /// Sets how many links and rules are likely to fill the budget, by counting those that there are.
    pub(super) fn fill_budget(&self, plan: &mut HyperParameters) {
        let items = self.data.items;
        let links = self.pairs.partners(plan.links.min_users);
        let mut rules = vec![0; items];
        self.rules.iter().for_each(|(source, ..)| rules[*source as usize] += 1);
        let bytes_of = |grain: Grain| f64::from(grain.bits()) / 8.0;
        let [of_factors, of_links, of_rules] = plan.grains;
        let dim = plan.als.dim;
        let fixed = 3000.0
            + (items * 18) as f64
            + (items * dim) as f64 * bytes_of(of_factors)
            + (dim * (dim + 3) * 2) as f64;
        let bytes = |plan: &HyperParameters| {
            let kept =
                |counts: &[usize], top: usize| counts.iter().map(|n| *n.min(&top)).sum::<usize>() as f64;
            fixed
                + kept(&links, plan.links.top) * (DISTANCE + bytes_of(of_links))
                + kept(&rules, plan.rules_top) * (DISTANCE + bytes_of(of_rules))
        };
        let (mut low, mut high) = (0, MOST_LINKS);
        while low < high {
            let middle = (low + high).div_ceil(2);
            plan.keep(middle);
            if bytes(plan) <= plan.budget as f64 { low = middle } else { high = middle - 1 }
        }
        plan.keep(low);
    }

    /// The weights as large as the budget allows, and their size in bytes.
    pub(super) fn within_budget(
        &self,
        plan: &mut HyperParameters,
        blend: &Blend,
        progress: Progress,
    ) -> (Weights, usize) {
        self.fill_budget(plan);
        loop {
            let weights = self.weights(plan, blend.clone());
            let bytes = weights.encode().len();
            if bytes <= plan.budget || plan.links.top == 0 {
                return (weights, bytes);
            }
            progress("fitting the budget", plan.budget, bytes);
            plan.keep(plan.links.top * 19 / 20);
        }
    }
}
