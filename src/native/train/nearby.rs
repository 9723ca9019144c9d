//! What stands near what in histories, by vectors of items: positive pointwise mutual information of items within a few steps,
//! decomposed (Levy and Goldberg 2014). On a sparse log few pairs of items have enough people, but every item has: each vector is made
//! of all that its item's people had, and what two of them have in common says nothing of any one pair.

use std::collections::HashMap;

use faer::{Mat, Side};
use rayon::prelude::*;

/// Steps within which two items stand near each other.
const WINDOW: usize = 10;
/// Columns beyond those that are kept, and passes over the matrix: what it takes for these to be right.
const BEYOND: usize = 10;
const PASSES: usize = 4;

/// Vectors of items, by what stands near them.
pub struct Nearby {
    dim: usize,
    /// `dim` numbers per item, the ones that say most first.
    rows: Vec<f32>,
}

/// A symmetric sparse matrix, by row.
type Rows = Vec<Vec<(u32, f32)>>;

impl Nearby {
    /// Finds them; of `dim` numbers each, or as many as there are.
    pub fn fit(histories: &[Vec<u32>], items: usize, dim: usize) -> Option<Self> {
        let matrix = information(histories, items);
        let width = (dim + BEYOND).min(items);
        let mut rng = fastrand::Rng::with_seed(0x51de);
        let mut columns = Mat::<f32>::from_fn(items, width, |_, _| rng.f32() - 0.5);
        for _ in 0..PASSES {
            columns = times(&matrix, &columns).qr().compute_thin_Q();
        }
        let small = columns.transpose() * times(&matrix, &columns);
        let parts = small.self_adjoint_eigen(Side::Lower).ok()?;
        let (vectors, values) = (parts.U(), parts.S().column_vector());
        // Ascending: the greatest are the last.
        let kept: Vec<usize> = (0..width).rev().filter(|at| values[*at] > 0.0).take(dim).collect();
        let turned = &columns * vectors;
        let mut rows = Vec::with_capacity(items * kept.len());
        for item in 0..items {
            rows.extend(kept.iter().map(|at| turned[(item, *at)] * values[*at].sqrt()));
        }
        Some(Self { dim: kept.len(), rows })
    }

    /// `(source, target, strength)`: of each item the `top` that are most like it by the first `dim` numbers, the strongest first.
    pub fn rules(&self, dim: usize, top: usize) -> Vec<(u32, u32, f32)> {
        let dim = dim.min(self.dim);
        let units: Vec<f32> =
            self.rows.chunks_exact(self.dim.max(1)).flat_map(|row| unit(&row[..dim])).collect();
        let rows: Vec<&[f32]> = units.chunks_exact(dim.max(1)).collect();
        let of = |(source, row): (u32, &&[f32])| {
            let near = |(target, other): (u32, &&[f32])| {
                let cosine: f32 = row.iter().zip(*other).map(|(x, y)| x * y).sum();
                (target != source && cosine > 0.0).then_some((source, target, cosine))
            };
            let mut near: Vec<(u32, u32, f32)> = (0u32..).zip(&rows).filter_map(near).collect();
            let order = |a: &(u32, u32, f32), b: &(u32, u32, f32)| b.2.total_cmp(&a.2).then(a.1.cmp(&b.1));
            if near.len() > top {
                near.select_nth_unstable_by(top, order);
                near.truncate(top);
            }
            near.sort_unstable_by(order);
            near
        };
        let sources: Vec<(u32, &&[f32])> = (0u32..).zip(&rows).collect();
        sources.into_par_iter().map(of).flatten_iter().collect()
    }
}

/// How much more often two items stand near each other than chance would have it, in nats; 0 where that is less.
fn information(histories: &[Vec<u32>], items: usize) -> Rows {
    let mut counts: Vec<HashMap<u32, f32>> = vec![HashMap::new(); items];
    for history in histories {
        for (at, &item) in history.iter().enumerate() {
            for (lag, &other) in (1u32..).zip(history[at + 1..].iter().take(WINDOW)) {
                if other != item {
                    let near = 1.0 / (lag as f32).sqrt();
                    *counts[item as usize].entry(other).or_default() += near;
                    *counts[other as usize].entry(item).or_default() += near;
                }
            }
        }
    }
    // In a fixed order: sums of floats depend on it.
    let mut rows: Rows = counts.into_iter().map(|row| row.into_iter().collect()).collect();
    rows.par_iter_mut().for_each(|row: &mut Vec<(u32, f32)>| row.sort_unstable_by_key(|(other, _)| *other));
    let sums: Vec<f64> = rows.iter().map(|row| row.iter().map(|(_, near)| f64::from(*near)).sum()).collect();
    let all: f64 = sums.iter().sum();
    rows.par_iter_mut().enumerate().for_each(|(item, row)| {
        for (other, near) in row.iter_mut() {
            let chance = sums[item] * sums[*other as usize] / all;
            *near = (f64::from(*near) / chance).ln().max(0.0) as f32;
        }
    });
    rows
}

fn times(matrix: &Rows, columns: &Mat<f32>) -> Mat<f32> {
    let width = columns.ncols();
    let product = |row: &Vec<(u32, f32)>| -> Vec<f32> {
        let of = |column: usize| row.iter().map(|(at, value)| value * columns[(*at as usize, column)]).sum();
        (0..width).map(of).collect()
    };
    let rows: Vec<Vec<f32>> = matrix.par_iter().map(product).collect();
    Mat::from_fn(matrix.len(), width, |i, j| rows[i][j])
}

fn unit(row: &[f32]) -> impl Iterator<Item = f32> {
    let length = row.iter().map(|x| x * x).sum::<f32>().sqrt();
    row.iter().map(move |x| if length > 0.0 { x / length } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_near_the_same_things_is_near_though_no_two_people_had_both() {
        // Items 0 to 9 are of one kind, 10 to 19 of another; people have three of a kind, and nobody has both 0 and 1.
        let mut rng = fastrand::Rng::with_seed(4);
        let mut person = || -> Vec<u32> {
            let kind = rng.u32(..2) * 10;
            let mut had: Vec<u32> = (kind..kind + 10).collect();
            rng.shuffle(&mut had);
            had.truncate(3);
            had
        };
        let people: Vec<Vec<u32>> =
            (0..400).map(|_| person()).filter(|had| !(had.contains(&0) && had.contains(&1))).collect();
        let rules = Nearby::fit(&people, 20, 4).unwrap().rules(2, 9);
        let near: Vec<u32> = rules.iter().filter(|rule| rule.0 == 0).map(|rule| rule.1).collect();
        assert_eq!(near.len(), 9);
        assert!(near.contains(&1) && near.iter().all(|item| *item < 10), "{near:?}");
    }
}
