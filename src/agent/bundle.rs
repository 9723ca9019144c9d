//! Sets under a limit: the best choice of items whose numbers add up to at most so much. A knapsack with a number of
//! items, solved exactly on a grid (Martello and Toth 1990, chapter 2); amounts are rounded up, so the limit is kept.

/// Cells that a limit is divided into.
const CELLS: usize = 400;
/// Items of a set, at most.
pub const MOST: usize = 12;

/// Chooses among `items` (amount, worth above 0) the set of exactly `count` whose amounts sum to at most `limit` with the
/// greatest worth; positions, ascending. None if no such set exists.
pub fn choose(items: &[(f64, f64)], limit: f64, count: usize) -> Option<Vec<usize>> {
    if count == 0 || count > MOST || !limit.is_finite() || limit < 0.0 {
        return None;
    }
    let cell = (limit / CELLS as f64).max(f64::MIN_POSITIVE);
    let cells = |amount: f64| (amount / cell - 1e-9).ceil().max(0.0) as usize;
    // best[n][c]: greatest worth of n items within c cells, and the last item taken there.
    let width = CELLS + 1;
    let mut best = vec![f64::NEG_INFINITY; (count + 1) * width];
    best.iter_mut().take(width).for_each(|worth| *worth = 0.0);
    let mut taken: Vec<Vec<bool>> = Vec::with_capacity(items.len());
    for (amount, worth) in items {
        let mut took = vec![false; best.len()];
        let need = cells(*amount);
        if amount.is_finite() && *amount >= 0.0 && need <= CELLS {
            for n in (1..=count).rev() {
                for c in (need..=CELLS).rev() {
                    let with =
                        best.get((n - 1) * width + c - need).copied().unwrap_or(f64::NEG_INFINITY) + worth;
                    let at = n * width + c;
                    if let (Some(now), Some(mark)) = (best.get_mut(at), took.get_mut(at))
                        && with > *now
                    {
                        *now = with;
                        *mark = true;
                    }
                }
            }
        }
        taken.push(took);
    }
    if *best.get(count * width + CELLS)? == f64::NEG_INFINITY {
        return None;
    }
    let (mut n, mut c) = (count, CELLS);
    let mut chosen = Vec::new();
    for (at, (amount, _)) in items.iter().enumerate().rev() {
        if n > 0 && taken.get(at)?.get(n * width + c) == Some(&true) {
            chosen.push(at);
            n -= 1;
            c -= cells(*amount);
        }
    }
    chosen.reverse();
    Some(chosen)
}
