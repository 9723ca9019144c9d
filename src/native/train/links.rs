//! The linear item-item model: one matrix that predicts both what is liked together and what comes next.
//!
//! EASE (Steck 2019) regresses every item on all others over whole histories; SLIST (Choi et al. 2021) regresses the
//! items after a moment on those before it, with decay. Both are ridge regressions with a zero diagonal, so their
//! normal equations add: with `G` the co-occurrence of histories, `S` that of decayed windows before a moment, and `N`
//! from the window to the item after it,
//!
//! ```text
//! (S + a G + λ I) B = N + a G,   diag B = 0
//! ```
//!
//! Then each target keeps its `top` strongest sources and is solved again on those alone, exactly, which recovers
//! most of what pruning loses. Where the dense inverse does not fit in memory, the strongest sources come from cosine
//! similarity instead, and the second step is the same.

use faer::linalg::solvers::DenseSolveCore;
use faer::{Mat, Side};
use rayon::prelude::*;

use penchant_kernels::linalg::Cholesky;

/// Steps before a moment that predict it.
const WINDOW: usize = 20;
/// Steps after which a predecessor counts 1/e.
const DECAY: f32 = 5.0;
/// Longest history whose pairs are counted in full; of longer ones the latest part.
const LONGEST: usize = 2000;
/// Neighbours that the sparse path looks at, as a multiple of those it keeps.
const SHORTLIST: usize = 3;

/// The hyper-parameters of a fit.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LinkOptions {
    /// `a`: weight of "liked together" against "came next".
    pub together: f32,
    /// λ: weight of the squared links, against links that only fit noise.
    pub ridge: f32,
    /// Sources kept per target.
    pub top: usize,
    /// A pair of items is kept only if at least this many people had both.
    pub min_users: usize,
}

/// Everything about pairs of items that the model needs. Rows by source.
pub struct Pairs {
    items: usize,
    store: Store,
}

enum Store {
    /// `G`, `S`, `N`: items × items each.
    Dense([Vec<f32>; 3]),
    /// The strongest cells of each row: `(target, G, S, N)`, by target.
    Sparse(Vec<Vec<(u32, [f32; 3])>>),
}

/// Bytes that the dense path takes for this many items, at its peak.
pub fn dense_bytes(items: usize) -> usize {
    items * items * 4 * 7
}

impl Pairs {
    /// Counts pairs; densely if that fits in `memory` bytes. Without order only `G` is counted.
    pub fn count(histories: &[Vec<u32>], items: usize, ordered: bool, top: usize, memory: usize) -> Self {
        let mut uses: Vec<Vec<(u32, u32)>> = vec![Vec::new(); items];
        for (user, history) in (0u32..).zip(histories) {
            for (at, &item) in (0u32..).zip(history) {
                uses[item as usize].push((user, at));
            }
        }
        let count_row = |item: usize, row: &mut [Vec<f32>; 3]| {
            row.iter_mut().for_each(|part| part.fill(0.0));
            for &(user, at) in &uses[item] {
                count_use(&histories[user as usize], at as usize, ordered, row);
            }
        };
        let empty = || [vec![0.0f32; items], vec![0.0f32; items], vec![0.0f32; items]];
        if dense_bytes(items) <= memory {
            let mut parts: [Vec<f32>; 3] = std::array::from_fn(|_| vec![0.0f32; items * items]);
            let [g, s, n] = &mut parts;
            let width = items.max(1);
            g.par_chunks_mut(width)
                .zip(s.par_chunks_mut(width))
                .zip(n.par_chunks_mut(width))
                .enumerate()
                .for_each_init(empty, |row, (item, ((g, s), n))| {
                    count_row(item, row);
                    g.copy_from_slice(&row[0]);
                    s.copy_from_slice(&row[1]);
                    n.copy_from_slice(&row[2]);
                });
            return Self { items, store: Store::Dense(parts) };
        }
        let audience: Vec<f32> = uses.iter().map(|u| u.len() as f32).collect();
        let rows = (0..items).into_par_iter().map_init(empty, |row, item| {
            count_row(item, row);
            let mut cells: Vec<(u32, [f32; 3])> = (0..items as u32)
                .filter(|&target| row[0][target as usize] > 0.0)
                .map(|target| (target, std::array::from_fn(|part| row[part][target as usize])))
                .collect();
            let likeness =
                |&(target, cell): &(u32, [f32; 3])| (cell[0] + cell[2]) / audience[target as usize].sqrt();
            // The diagonal is always among the strongest: nothing occurs with an item as often as itself.
            let keep = SHORTLIST * top + 1;
            if cells.len() > keep {
                cells.select_nth_unstable_by(keep, |a, b| likeness(b).total_cmp(&likeness(a)));
                cells.truncate(keep);
            }
            cells.sort_unstable_by_key(|(target, _)| *target);
            cells
        });
        Self { items, store: Store::Sparse(rows.collect()) }
    }

    /// Whether the dense inverse is used.
    pub fn is_dense(&self) -> bool {
        matches!(self.store, Store::Dense(_))
    }

    /// `[G, S, N]` from `source` to `target`.
    fn cell(&self, source: u32, target: u32) -> [f32; 3] {
        match &self.store {
            Store::Dense(parts) => {
                let at = source as usize * self.items + target as usize;
                [parts[0][at], parts[1][at], parts[2][at]]
            }
            Store::Sparse(rows) => {
                let row = &rows[source as usize];
                row.binary_search_by_key(&target, |(target, _)| *target).map_or([0.0; 3], |at| row[at].1)
            }
        }
    }

    /// How many sources of each target at least `min_users` people had too.
    pub fn partners(&self, min_users: usize) -> Vec<usize> {
        let enough = |source: u32, target: u32, g: f32| source != target && g >= min_users.max(1) as f32;
        let of_target = |target: u32| match &self.store {
            Store::Dense([g, ..]) => {
                // Symmetric: the row of the target is its column.
                let row = &g[target as usize * self.items..][..self.items];
                (0u32..).zip(row).filter(|&(source, &g)| enough(source, target, g)).count()
            }
            Store::Sparse(rows) => {
                rows[target as usize].iter().filter(|(source, [g, ..])| enough(*source, target, *g)).count()
            }
        };
        (0..self.items as u32).into_par_iter().map(of_target).collect()
    }

    /// Fits the model: `(source, target, weight)`.
    pub fn fit(&self, options: &LinkOptions) -> Vec<(u32, u32, f32)> {
        let dense = self.dense_model(options);
        let columns = (0..self.items as u32).into_par_iter().map(|target| {
            let allowed = |source: u32, g: f32| source != target && g >= options.min_users.max(1) as f32;
            let mut sources: Vec<(u32, f32)> = match &dense {
                Some(model) => (0..self.items as u32)
                    .filter(|&source| allowed(source, self.cell(source, target)[0]))
                    .map(|source| (source, model[(source as usize, target as usize)].abs()))
                    .collect(),
                None => self
                    .neighbours(target)
                    .filter(|&(source, g, _)| allowed(source, g))
                    .map(|(s, _, w)| (s, w))
                    .collect(),
            };
            if sources.len() > options.top {
                sources.select_nth_unstable_by(options.top, |a, b| b.1.total_cmp(&a.1));
                sources.truncate(options.top);
            }
            sources.sort_unstable_by_key(|(source, _)| *source);
            self.refit(target, sources.into_iter().map(|(source, _)| source).collect(), options)
        });
        columns.flatten_iter().collect()
    }

    /// The model over all sources, if it fits in memory.
    fn dense_model(&self, options: &LinkOptions) -> Option<Mat<f32>> {
        let Store::Dense([g, s, n]) = &self.store else { return None };
        let (items, a) = (self.items, options.together);
        let left = Mat::<f32>::from_fn(items, items, |i, j| {
            let at = i * items + j;
            s[at] + a * g[at] + if i == j { options.ridge } else { 0.0 }
        });
        let inverse = left.llt(Side::Lower).ok()?.inverse();
        drop(left);
        let right = Mat::<f32>::from_fn(items, items, |i, j| n[i * items + j] + a * g[i * items + j]);
        let mut model = &inverse * &right;
        // The multipliers of the zero diagonal, column by column.
        for target in 0..items {
            let multiplier = model[(target, target)] / inverse[(target, target)];
            for source in 0..items {
                model[(source, target)] -= inverse[(source, target)] * multiplier;
            }
        }
        Some(model)
    }

    /// `(source, G, strength)` of the shortlist of `target`. `G` and `S` are symmetric, so a row serves as column.
    fn neighbours(&self, target: u32) -> impl Iterator<Item = (u32, f32, f32)> + '_ {
        let row = match &self.store {
            Store::Sparse(rows) => rows[target as usize].as_slice(),
            Store::Dense(_) => &[],
        };
        row.iter().map(move |&(source, [g, ..])| {
            let came_next = self.cell(source, target)[2];
            (source, g, (g + came_next) / self.cell(source, source)[0].max(1.0).sqrt())
        })
    }

    /// Solves one target on its sources alone.
    fn refit(&self, target: u32, sources: Vec<u32>, options: &LinkOptions) -> Vec<(u32, u32, f32)> {
        let count = sources.len();
        let a = f64::from(options.together);
        let mut left = vec![0.0f64; count * count];
        for (i, &x) in sources.iter().enumerate() {
            for (j, &y) in sources[..=i].iter().enumerate() {
                let [g, s, _] = self.cell(x, y);
                left[i * count + j] = f64::from(s) + a * f64::from(g);
            }
        }
        let right: Vec<f64> = sources
            .iter()
            .map(|&source| {
                let [g, _, n] = self.cell(source, target);
                f64::from(n) + a * f64::from(g)
            })
            .collect();
        // A sparse count may be indefinite where cells were left out; more ridge mends it.
        let mut ridge = f64::from(options.ridge);
        loop {
            let mut padded = left.clone();
            (0..count).for_each(|i| padded[i * count + i] += ridge);
            if let Some(factor) = Cholesky::new(padded, count) {
                let mut solution = right.clone();
                factor.solve(&mut solution);
                return sources.iter().zip(solution).map(|(&source, w)| (source, target, w as f32)).collect();
            }
            ridge *= 4.0;
            if !ridge.is_finite() || count == 0 {
                return Vec::new();
            }
        }
    }
}

/// Adds what one use of an item, at `at` in `history`, says about every item of that history.
fn count_use(history: &[u32], at: usize, ordered: bool, [g, s, n]: &mut [Vec<f32>; 3]) {
    let from = history.len().saturating_sub(LONGEST);
    if at < from {
        return;
    }
    for &other in &history[from..] {
        g[other as usize] += 1.0;
    }
    if !ordered {
        return;
    }
    for lag in 1..=WINDOW {
        if let Some(&after) = history.get(at + lag) {
            n[after as usize] += (-((lag - 1) as f32) / DECAY).exp();
        }
    }
    // Both this use and its partner are in the windows of the moments after the later of the two and up to WINDOW
    // steps after the earlier; their weights decay together, so those moments sum as a geometric series.
    let ratio = (-2.0 / DECAY).exp();
    let first = at.saturating_sub(WINDOW - 1);
    for (other, &item) in history.iter().enumerate().skip(first).take(2 * WINDOW) {
        let (early, late) = (at.min(other), at.max(other));
        let moments = (early + WINDOW).min(history.len() - 1).saturating_sub(late);
        if moments > 0 {
            let series = (1.0 - ratio.powi(moments as i32)) / (1.0 - ratio);
            s[item as usize] += (-((late - early) as f32) / DECAY).exp() * series;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The definition: at every moment, the outer product of the decayed window before it.
    fn windows(history: &[u32], items: usize) -> (Vec<f32>, Vec<f32>) {
        let (mut s, mut n) = (vec![0.0; items * items], vec![0.0; items * items]);
        for moment in 1..history.len() {
            for i in moment.saturating_sub(WINDOW)..moment {
                let weight = |at: usize| (-((moment - 1 - at) as f32) / DECAY).exp();
                n[history[i] as usize * items + history[moment] as usize] += weight(i);
                for j in moment.saturating_sub(WINDOW)..moment {
                    s[history[i] as usize * items + history[j] as usize] += weight(i) * weight(j);
                }
            }
        }
        (s, n)
    }

    #[test]
    fn counting_by_series_equals_counting_by_definition() {
        let items = 50;
        let history: Vec<u32> = (0..items as u32).map(|i| (i * 7) % items as u32).collect();
        let pairs = Pairs::count(std::slice::from_ref(&history), items, true, 100, usize::MAX);
        let (s, n) = windows(&history, items);
        for x in 0..items as u32 {
            for y in 0..items as u32 {
                let [g, window, next] = pairs.cell(x, y);
                let at = x as usize * items + y as usize;
                assert_eq!(g, 1.0);
                assert!((window - s[at]).abs() < 1e-4, "{x} {y}: {window} is not {}", s[at]);
                assert!((next - n[at]).abs() < 1e-5);
            }
        }
    }

    #[test]
    fn a_pair_that_too_few_people_had_gets_no_weight() {
        let mut histories = vec![vec![0, 1]; 5];
        histories.extend(vec![vec![0, 2]; 4]);
        for memory in [usize::MAX, 0] {
            let pairs = Pairs::count(&histories, 3, true, 10, memory);
            let options = LinkOptions { together: 1.0, ridge: 1.0, top: 10, min_users: 5 };
            let model = pairs.fit(&options);
            assert!(model.iter().any(|&(s, t, w)| (s, t) == (0, 1) && w > 0.1));
            assert!(model.iter().all(|&(s, t, _)| s != 2 && t != 2));
        }
    }
}
