//! Accuracy of one ranked list against what was wanted. Full ranking, binary relevance, at most 100 places.

use std::collections::HashSet;

/// Places of a list that are looked at, from the first.
pub const DEPTH: usize = 100;

/// Accuracy of one list, or the mean over many.
#[derive(Debug, Clone, Copy, Default, PartialEq, serde::Serialize)]
pub struct Accuracy {
    /// Wanted items in the first 10 places, of min(10, wanted).
    #[serde(rename = "R@10")]
    pub recall_10: f64,
    /// The same for 20.
    #[serde(rename = "R@20")]
    pub recall_20: f64,
    /// The same for 50.
    #[serde(rename = "R@50")]
    pub recall_50: f64,
    /// Normalised discounted cumulative gain over 10 places.
    #[serde(rename = "N@10")]
    pub ndcg_10: f64,
    /// The same for 20.
    #[serde(rename = "N@20")]
    pub ndcg_20: f64,
    /// The same for 100.
    #[serde(rename = "N@100")]
    pub ndcg_100: f64,
    /// Whether any wanted item is in the first 10 places.
    #[serde(rename = "HR@10")]
    pub hit_10: f64,
    /// One over the place of the first wanted item.
    #[serde(rename = "MRR")]
    pub reciprocal_rank: f64,
}

impl Accuracy {
    /// Every name that [`Accuracy::get`] knows.
    pub const NAMES: [&str; 8] = ["R@10", "R@20", "R@50", "N@10", "N@20", "N@100", "HR@10", "MRR"];

    /// Of `ranked`, best first, for somebody who wants `wanted` and has `known`. A place with an item that is known
    /// or that stood further up counts as a miss.
    pub fn of(ranked: &[u32], wanted: &[u32], known: &[u32]) -> Self {
        let wanted: HashSet<u32> = wanted.iter().copied().collect();
        let mut gone: HashSet<u32> = known.iter().copied().collect();
        let hits: Vec<bool> =
            ranked.iter().take(DEPTH).map(|item| gone.insert(*item) && wanted.contains(item)).collect();
        let count = |places: usize| hits.iter().take(places).filter(|hit| **hit).count() as f64;
        let recall = |places: usize| count(places) / places.min(wanted.len()).max(1) as f64;
        let ndcg = |places: usize| {
            let gain: f64 = hits
                .iter()
                .take(places)
                .enumerate()
                .filter(|(_, hit)| **hit)
                .map(|(at, _)| discount(at))
                .sum();
            gain / (0..places.min(wanted.len()).max(1)).map(discount).sum::<f64>()
        };
        Self {
            recall_10: recall(10),
            recall_20: recall(20),
            recall_50: recall(50),
            ndcg_10: ndcg(10),
            ndcg_20: ndcg(20),
            ndcg_100: ndcg(DEPTH),
            hit_10: f64::from(count(10) > 0.0),
            reciprocal_rank: hits.iter().position(|hit| *hit).map_or(0.0, |at| 1.0 / (at + 1) as f64),
        }
    }

    /// By the name that papers use; 0 for a name that is not here.
    pub fn get(&self, name: &str) -> f64 {
        match name {
            "R@10" => self.recall_10,
            "R@20" => self.recall_20,
            "R@50" => self.recall_50,
            "N@10" => self.ndcg_10,
            "N@20" => self.ndcg_20,
            "N@100" => self.ndcg_100,
            "HR@10" => self.hit_10,
            "MRR" => self.reciprocal_rank,
            _ => 0.0,
        }
    }

    /// The mean of many, metric by metric.
    pub fn mean(all: &[Self]) -> Self {
        let mean = |part: fn(&Self) -> f64| all.iter().map(part).sum::<f64>() / all.len().max(1) as f64;
        Self {
            recall_10: mean(|a| a.recall_10),
            recall_20: mean(|a| a.recall_20),
            recall_50: mean(|a| a.recall_50),
            ndcg_10: mean(|a| a.ndcg_10),
            ndcg_20: mean(|a| a.ndcg_20),
            ndcg_100: mean(|a| a.ndcg_100),
            hit_10: mean(|a| a.hit_10),
            reciprocal_rank: mean(|a| a.reciprocal_rank),
        }
    }
}

/// Worth of a hit at a place counted from 0.
pub fn discount(place: usize) -> f64 {
    1.0 / ((place + 2) as f64).log2()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_metrics_of_a_list_worked_out_by_hand() {
        let a = Accuracy::of(&[9, 1, 2, 3], &[1, 3, 7], &[]);
        let ideal = 1.0 + 1.0 / 3f64.log2() + 0.5;
        assert!((a.ndcg_10 - (1.0 / 3f64.log2() + 1.0 / 5f64.log2()) / ideal).abs() < 1e-12);
        assert!((a.recall_10 - 2.0 / 3.0).abs() < 1e-12);
        assert_eq!((a.hit_10, a.reciprocal_rank), (1.0, 0.5));
    }

    #[test]
    fn what_is_known_or_repeated_is_a_miss_in_its_place() {
        assert_eq!(Accuracy::of(&[1, 2], &[1], &[1]).hit_10, 0.0);
        assert_eq!(Accuracy::of(&[2, 2, 1], &[2, 1], &[]).recall_10, 1.0);
        assert_eq!(Accuracy::of(&[], &[], &[]), Accuracy::default());
    }
}
