//! What came of scenarios, in MemCorrect's measures.

use serde::Serialize;

/// What came of one scenario; a measure that it has no say in is none.
#[derive(Debug, Clone, Default)]
pub struct Outcome {
    pub uptake: Option<bool>,
    pub turns: Option<u32>,
    pub stayed_away: Option<bool>,
    pub others_before: usize,
    pub others_after: usize,
    pub scope: Option<bool>,
    pub false_apply: Option<bool>,
    pub reassertion: Option<bool>,
    pub evidence: Option<bool>,
    /// Whether the correction moved the slate at all.
    pub moved: Option<bool>,
    pub same_slate: Option<bool>,
}

/// MemCorrect's measures, and the slate's.
#[derive(Debug, Clone, Serialize)]
pub struct Measures {
    pub scenarios: usize,
    pub uptake_at_next: Option<f64>,
    pub uptake_latency: Option<f64>,
    pub non_resurrection: Option<f64>,
    pub collateral_delta: f64,
    pub scope_precision: Option<f64>,
    pub false_apply: Option<f64>,
    pub reassertion: Option<f64>,
    pub provenance_fidelity: Option<f64>,
    pub slate_moved: Option<f64>,
    pub slate_as_never_known: Option<f64>,
}

impl Measures {
    /// The means over scenarios of one shape.
    pub fn of(outcomes: &[Outcome]) -> Self {
        let mean = |of: fn(&Outcome) -> Option<f64>| {
            let told: Vec<f64> = outcomes.iter().filter_map(of).collect();
            (!told.is_empty()).then(|| told.iter().sum::<f64>() / told.len() as f64)
        };
        let others = |of: fn(&Outcome) -> usize| outcomes.iter().map(of).sum::<usize>() as f64;
        let facts = outcomes.len() as f64 * 3.0;
        Measures {
            scenarios: outcomes.len(),
            uptake_at_next: mean(|of| of.uptake.map(as_share)),
            uptake_latency: mean(|of| of.turns.map(f64::from)),
            non_resurrection: mean(|of| of.stayed_away.map(as_share)),
            collateral_delta: (others(|of| of.others_after) - others(|of| of.others_before)) / facts.max(1.0),
            scope_precision: mean(|of| of.scope.map(as_share)),
            false_apply: mean(|of| of.false_apply.map(as_share)),
            reassertion: mean(|of| of.reassertion.map(as_share)),
            provenance_fidelity: mean(|of| of.evidence.map(as_share)),
            slate_moved: mean(|of| of.moved.map(as_share)),
            slate_as_never_known: mean(|of| of.same_slate.map(as_share)),
        }
    }
}

fn as_share(so: bool) -> f64 {
    f64::from(u8::from(so))
}
