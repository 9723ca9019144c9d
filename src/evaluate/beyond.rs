//! What accuracy does not see, over the first 20 places.

use std::collections::{BTreeMap, HashSet};

use crate::embed::quant::Int8Vectors;

const PLACES: usize = 20;

/// Beyond accuracy, over all lists of a task.
#[derive(Debug, Clone, Copy, PartialEq, serde::Serialize)]
pub struct Beyond {
    /// Share of the catalogue that is recommended to anybody.
    #[serde(rename = "coverage@20")]
    pub coverage: f64,
    /// How unequally recommendations spread over the catalogue; 0 is evenly.
    #[serde(rename = "gini@20")]
    pub gini: f64,
    /// Diversity within a list: mean over its pairs of one minus the overlap of their genres (Jaccard). None without
    /// genres.
    #[serde(rename = "ILD_genre@20")]
    pub diversity: Option<f64>,
    /// The same by what the texts mean: one minus the cosine. None without vectors.
    #[serde(rename = "ILD_text@20")]
    pub text_diversity: Option<f64>,
    /// Mean surprise in bits: −log2 of the share of training people who had the item.
    #[serde(rename = "novelty_bits@20")]
    pub novelty: f64,
    /// Kullback-Leibler divergence of the list's genres from the history's, in bits (Steck 2018). None without genres.
    #[serde(rename = "calib_KL@20")]
    pub calibration: Option<f64>,
    /// Share of places that go to the less popular four fifths of the catalogue.
    #[serde(rename = "tail80_share@20")]
    pub tail: f64,
    /// Mean share of training people who had the recommended item: the bias towards the popular.
    #[serde(rename = "ARP@20")]
    pub popularity: f64,
}

/// What is known of the catalogue.
pub struct Catalogue<'a> {
    /// How many people of the training data had each item.
    pub people: &'a [f64],
    /// How many people the training data has.
    pub users: f64,
    /// Genres (or tags) per item; nowhere any where the catalogue has none.
    pub genres: &'a [Vec<String>],
    /// What the items' texts mean.
    pub vectors: Option<&'a Int8Vectors>,
}

impl Beyond {
    /// Of lists and the histories that they are for.
    pub fn of(lists: &[Vec<u32>], histories: &[&[u32]], catalogue: &Catalogue) -> Self {
        let items = catalogue.people.len();
        let mut by_people: Vec<u32> = (0..items as u32).collect();
        by_people.sort_by(|a, b| catalogue.people[*b as usize].total_cmp(&catalogue.people[*a as usize]));
        let head: HashSet<u32> = by_people.into_iter().take(items / 5).collect();
        let share = |item: u32| catalogue.people[item as usize] / catalogue.users;
        let surprise =
            |item: u32| -(catalogue.people[item as usize].max(0.5) / catalogue.users).min(1.0).log2();
        let mut shown = vec![0.0f64; items];
        let (mut diversity, mut novelty, mut calibration) = (Vec::new(), Vec::new(), Vec::new());
        let (mut tail, mut popularity, mut text_diversity) = (Vec::new(), Vec::new(), Vec::new());
        let has_genres = catalogue.genres.iter().any(|genres| !genres.is_empty());
        for (list, history) in lists.iter().zip(histories) {
            let list = &list[..list.len().min(PLACES)];
            let of_list =
                |f: &dyn Fn(u32) -> f64| list.iter().map(|&i| f(i)).sum::<f64>() / list.len() as f64;
            if !list.is_empty() {
                popularity.push(of_list(&share));
            }
            if list.len() < 2 {
                continue;
            }
            list.iter().for_each(|&item| shown[item as usize] += 1.0);
            novelty.push(of_list(&surprise));
            tail.push(of_list(&|item| f64::from(!head.contains(&item))));
            if has_genres {
                diversity.push(spread(list, |a, b| overlap(catalogue.genres, a, b)));
                calibration.push(divergence(history, list, catalogue.genres));
            }
            if let Some(vectors) = catalogue.vectors {
                let rows: Vec<Vec<f32>> =
                    list.iter().map(|&item| vectors.dequantize(item as usize)).collect();
                text_diversity.push(spread(&rows, |a, b| cosine(a, b)));
            }
        }
        let mean = |values: &[f64]| values.iter().sum::<f64>() / values.len().max(1) as f64;
        let known = |values: &[f64]| (!values.is_empty()).then(|| mean(values));
        Self {
            coverage: shown.iter().filter(|&&n| n > 0.0).count() as f64 / items.max(1) as f64,
            gini: gini(&mut shown),
            diversity: known(&diversity),
            text_diversity: known(&text_diversity),
            novelty: mean(&novelty),
            calibration: known(&calibration),
            tail: mean(&tail),
            popularity: mean(&popularity),
        }
    }

    /// Every measure: its name, what it says, its value.
    pub fn rows(&self) -> [(&'static str, &'static str, Option<f64>); 8] {
        [
            ("coverage@20", "share of the catalogue shown to anybody", Some(self.coverage)),
            ("gini@20", "concentration, 0 is even", Some(self.gini)),
            ("ILD_genre@20", "diversity within a list, by genre", self.diversity),
            ("ILD_text@20", "diversity within a list, by text", self.text_diversity),
            ("novelty_bits@20", "surprise", Some(self.novelty)),
            ("calib_KL@20", "genres away from the history's, 0 is calibrated", self.calibration),
            ("tail80_share@20", "places for the less popular four fifths", Some(self.tail)),
            ("ARP@20", "popularity bias: people per item shown", Some(self.popularity)),
        ]
    }
}

/// Mean over pairs of one minus their likeness.
fn spread<T>(list: &[T], likeness: impl Fn(&T, &T) -> f64) -> f64 {
    let (mut total, mut pairs) = (0.0, 0.0);
    for (at, a) in list.iter().enumerate() {
        for b in &list[at + 1..] {
            total += 1.0 - likeness(a, b);
            pairs += 1.0;
        }
    }
    total / pairs
}

fn overlap(genres: &[Vec<String>], a: &u32, b: &u32) -> f64 {
    let of = |item: &u32| genres[*item as usize].iter().collect::<HashSet<&String>>();
    let (a, b) = (of(a), of(b));
    let both = a.intersection(&b).count() as f64;
    both / (a.len() as f64 + b.len() as f64 - both).max(1.0)
}

fn cosine(a: &[f32], b: &[f32]) -> f64 {
    let inner =
        |a: &[f32], b: &[f32]| a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum::<f64>();
    inner(a, b) / (inner(a, a) * inner(b, b)).sqrt().max(1e-12)
}

fn divergence(history: &[u32], list: &[u32], genres: &[Vec<String>]) -> f64 {
    let of = |items: &[u32]| {
        let mut shares: BTreeMap<&str, f64> = BTreeMap::new();
        for &item in items {
            let own = &genres[item as usize];
            for genre in own {
                *shares.entry(genre).or_default() += 1.0 / (own.len() * items.len()) as f64;
            }
        }
        shares
    };
    let (wanted, given) = (of(history), of(list));
    wanted
        .iter()
        .map(|(genre, &p)| p * (p / (0.99 * given.get(genre).unwrap_or(&0.0) + 0.01 * p)).log2())
        .sum()
}

fn gini(counts: &mut [f64]) -> f64 {
    counts.sort_unstable_by(f64::total_cmp);
    let n = counts.len() as f64;
    let total: f64 = counts.iter().sum();
    let ranked: f64 = counts.iter().enumerate().map(|(at, x)| (2.0 * (at + 1) as f64 - n - 1.0) * x).sum();
    if total > 0.0 { ranked / (n * total) } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_list_for_all_is_concentrated_and_different_genres_are_diverse() {
        let genres: Vec<Vec<String>> = (0..10).map(|i| vec![format!("g{i}")]).collect();
        let people = vec![1.0; 10];
        let vectors = Int8Vectors::quantize(&[[1.0, 0.0], [0.0, 1.0]].repeat(5).concat(), 2);
        let catalogue = Catalogue { people: &people, users: 10.0, genres: &genres, vectors: Some(&vectors) };
        let beyond = Beyond::of(&[vec![0, 1], vec![0, 1]], &[&[0, 1], &[0, 1]], &catalogue);
        assert!((beyond.coverage - 0.2).abs() < 1e-12);
        assert!((beyond.gini - 0.8).abs() < 1e-12);
        assert!(beyond.diversity.is_some_and(|d| (d - 1.0).abs() < 1e-12));
        assert!(beyond.text_diversity.is_some_and(|d| (d - 1.0).abs() < 1e-12));
        assert!(beyond.calibration.is_some_and(|kl| kl.abs() < 1e-9));
        let alike = Beyond::of(&[vec![0, 2]], &[&[0]], &catalogue);
        assert!(alike.text_diversity.is_some_and(|d| d.abs() < 1e-12));
        let plain = Catalogue { genres: &vec![Vec::new(); 10], vectors: None, ..catalogue };
        let without = Beyond::of(&[vec![0, 1]], &[&[0]], &plain);
        assert_eq!((without.diversity, without.text_diversity, without.calibration), (None, None, None));
    }
}
