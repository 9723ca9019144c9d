//! An explanation as bars: the addends of a score, drawn from a common zero, with their sum.

use crate::engine::protocol::{Contribution, ReasonSource};

/// One line of the chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What it stands for; none for the rest that is too small to list.
    pub source: Option<ReasonSource>,
    /// How many addends it holds.
    pub count: usize,
    /// Signed, in units of the score.
    pub value: f32,
    /// Where it begins, in [0, 1] of the chart's width.
    pub start: f32,
    /// How long it is, in [0, 1] of the chart's width.
    pub length: f32,
}

/// Bars for `contributions` (largest first by absolute value), at most `most` of them: what does not fit is one last bar.
/// The values of the bars add up to what the contributions add up to.
pub fn bars(contributions: &[Contribution], most: usize) -> Vec<Bar> {
    let listed = if contributions.len() <= most { contributions.len() } else { most.saturating_sub(1) };
    let (shown, rest) = contributions.split_at(listed);
    let mut rows: Vec<(Option<ReasonSource>, usize, f32)> =
        shown.iter().map(|contribution| (Some(contribution.source.clone()), 1, contribution.value)).collect();
    if !rest.is_empty() {
        rows.push((None, rest.len(), rest.iter().map(|contribution| contribution.value).sum()));
    }
    let highest = rows.iter().map(|(_, _, value)| *value).fold(0.0, f32::max);
    let lowest = rows.iter().map(|(_, _, value)| *value).fold(0.0, f32::min);
    let span = if highest > lowest { highest - lowest } else { 1.0 };
    let zero = -lowest / span;
    rows.into_iter()
        .map(|(source, count, value)| {
            let length = value.abs() / span;
            Bar { source, count, value, start: if value < 0.0 { zero - length } else { zero }, length }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn contributions(values: &[f32]) -> Vec<Contribution> {
        values.iter().map(|value| Contribution { source: ReasonSource::Novelty, value: *value }).collect()
    }

    #[test]
    fn bars_share_a_zero() {
        let bars = bars(&contributions(&[3.0, -1.0]), 8);
        assert_eq!((bars[0].start, bars[0].length), (0.25, 0.75));
        assert_eq!((bars[1].start, bars[1].length), (0.0, 0.25));
    }

    #[test]
    fn what_does_not_fit_is_one_bar() {
        let bars = bars(&contributions(&[5.0, 3.0, 0.5, -0.25]), 3);
        assert_eq!(bars.len(), 3);
        assert_eq!((bars[2].source.clone(), bars[2].count, bars[2].value), (None, 2, 0.25));
    }

    #[test]
    fn an_explanation_of_zeros_has_bars_of_no_length() {
        assert!(bars(&contributions(&[0.0, 0.0]), 8).iter().all(|bar| bar.length == 0.0));
    }

    proptest! {
        #[test]
        fn the_bars_add_up_and_stay_inside(values in prop::collection::vec(-9.0f32..9.0, 0..30), most in 1usize..10) {
            let bars = bars(&contributions(&values), most);
            prop_assert!(bars.len() <= most);
            let sum: f32 = values.iter().sum();
            prop_assert!((bars.iter().map(|bar| bar.value).sum::<f32>() - sum).abs() < 1e-3);
            for bar in bars {
                prop_assert!(bar.start >= -1e-4 && bar.start + bar.length <= 1.0 + 1e-4);
            }
        }
    }
}
