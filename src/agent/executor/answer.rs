//! What came of a plan: items, every one checked once more, or what comes nearest and what it would take.

use penchant_kernels::order::Order;

use super::{
    super::{
        constraint::{Constraint, On},
        intent::{Reading, speech::SpeechAct},
        plan::Tier,
        rank,
        vocabulary::FieldIx,
        world::World,
    },
    tools::Findings,
};
use crate::catalog::ItemIx;

/// Items of an answer, at most.
const MOST: usize = 50;
/// Items that come nearest, of an answer that abstains.
const NEAREST: usize = 5;

/// What came of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct PlanAnswer {
    /// Best first; every one has been checked against every hard constraint.
    pub items: Vec<ItemIx>,
    /// Whether nothing fits.
    pub abstained: bool,
    /// What comes nearest, if nothing fits.
    pub nearest: Vec<ItemIx>,
    /// If nothing fits: each constraint without which something would, and how much.
    pub would_take: Vec<(Constraint, usize)>,
    /// How the request was read.
    pub reading: Reading,
    /// Fields that were asked about.
    pub asked: Vec<FieldIx>,
    /// How many steps ran.
    pub steps: usize,
    /// Who made the plan.
    pub tier: Tier,
    /// What the set adds up to.
    pub sum: Option<f64>,
}

impl PlanAnswer {
    /// The answer that `findings` make. Every item is checked once more against every hard constraint.
    pub fn of(findings: &Findings, world: &dyn World, asked: &[FieldIx], steps: usize, tier: Tier) -> Self {
        let reading = &findings.reading;
        let hard: Vec<Constraint> = reading.hard().cloned().collect();
        let mut items = findings.chosen.clone().or_else(|| findings.candidates.clone()).unwrap_or_default();
        items.retain(|ix| world.fits(*ix, &hard));
        items.truncate(MOST);
        let talk = reading.act.is_some_and(SpeechAct::is_talk) && reading.asks_nothing();
        let abstained = items.is_empty() && !talk;
        let sum = reading.set.as_ref().and_then(|set| set.limit).and_then(|(field, _)| {
            let field = world.vocabulary().field(field)?;
            Some(items.iter().filter_map(|ix| field.number_of(world.items().get(*ix as usize)?)).sum())
        });
        Self {
            abstained,
            nearest: if abstained && !reading.marks.iter().any(|marked| marked.wanted) {
                nearest(world, reading, &hard)
            } else {
                Vec::new()
            },
            would_take: if abstained { would_take(world, &hard) } else { Vec::new() },
            items,
            reading: reading.clone(),
            asked: asked.to_vec(),
            steps,
            tier,
            sum,
        }
    }
}

/// What misses the fewest constraints, by the least; taste decides between equals.
fn nearest(world: &dyn World, reading: &Reading, hard: &[Constraint]) -> Vec<ItemIx> {
    let missed = |ix: ItemIx| -> f64 {
        let item = world.items().get(ix as usize);
        item.map_or(f64::INFINITY, |item| {
            hard.iter().map(|constraint| constraint.miss(world.vocabulary(), item)).sum()
        })
    };
    let open: Vec<ItemIx> = (0..world.items().len() as ItemIx).filter(|ix| !world.is_rejected(*ix)).collect();
    let least = open.iter().map(|ix| missed(*ix)).fold(f64::INFINITY, f64::min);
    let close: Vec<ItemIx> = open.into_iter().filter(|ix| missed(*ix) <= least + 0.5).collect();
    let mut ranked = rank::rank(world, reading, &close);
    ranked.order_by(|a, b| missed(a.0).total_cmp(&missed(b.0)));
    ranked.into_iter().map(|(ix, _)| ix).take(NEAREST).collect()
}

/// Each constraint without which something fits, and how much does.
fn would_take(world: &dyn World, hard: &[Constraint]) -> Vec<(Constraint, usize)> {
    let without = |left_out: usize| {
        let others: Vec<Constraint> =
            hard.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, c)| c.clone()).collect();
        (0..world.items().len() as ItemIx).filter(|ix| world.fits(*ix, &others)).count()
    };
    let known = hard.iter().enumerate().filter(|(_, constraint)| !matches!(constraint.on, On::Words));
    known.map(|(at, constraint)| (constraint.clone(), without(at))).filter(|(_, count)| *count > 0).collect()
}
