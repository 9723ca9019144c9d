//! Grouping by average linkage.

/// Groups of places, of which `close` says how close they are: row by row what lies below the diagonal, so that `close[a][b]`
/// is of the places `a` and `b < a`. The closest pair of groups is merged until none is as close as `least` (the mean over
/// their pairs); groups come in the order of their last places. Quadratic in memory and, mostly, in time.
pub fn average_linkage(mut close: Vec<Vec<f32>>, least: f32) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = (0..close.len()).map(|place| vec![place]).collect();
    let mut nearest: Vec<Option<(usize, f32)>> =
        close.iter().map(|row| closest(row, &groups, least)).collect();
    loop {
        let pairs = nearest.iter().enumerate().filter_map(|(a, near)| near.map(|(b, s)| (b, a, s)));
        let Some((b, a, _)) = pairs.reduce(|best, next| if next.2 > best.2 { next } else { best }) else {
            return groups.into_iter().filter(|group| !group.is_empty()).collect();
        };
        // Lance–Williams update for the average: the merged group's distances are means weighted by size.
        let (na, nb) = (groups[a].len() as f32, groups[b].len() as f32);
        for other in (0..groups.len()).filter(|other| *other != a && *other != b) {
            let to = |group: usize| (group.max(other), group.min(other));
            let ((i, j), (k, l)) = (to(a), to(b));
            close[i][j] = (na * close[i][j] + nb * close[k][l]) / (na + nb);
        }
        let absorbed = std::mem::take(&mut groups[b]);
        groups[a].extend(absorbed);
        nearest[b] = None;
        for row in (b + 1..groups.len()).filter(|row| !groups[*row].is_empty()) {
            let now = close[row].get(a).copied().unwrap_or(0.0);
            let outdated = |(near, s): (usize, f32)| near == a || near == b || now >= s;
            if row == a || nearest[row].map_or(now >= least, outdated) {
                nearest[row] = closest(&close[row], &groups, least);
            }
        }
    }
}

/// Of the groups before one, the closest that it may be merged with, and how close; the first of several.
fn closest(row: &[f32], groups: &[Vec<usize>], least: f32) -> Option<(usize, f32)> {
    let near = row.iter().copied().enumerate().filter(|(at, s)| *s >= least && !groups[*at].is_empty());
    near.reduce(|best, next| if next.1 > best.1 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_close_is_grouped_and_a_group_is_as_close_as_its_pairs_are_on_average() {
        // 0 and 1 are alike, 2 is like 1 and unlike 0, 3 is like none.
        let close = |two_and_zero: f32| {
            let rows = [&[][..], &[0.9], &[two_and_zero, 0.5], &[0.1, 0.0, 0.2]];
            rows.map(<[f32]>::to_vec).to_vec()
        };
        assert_eq!(average_linkage(close(0.2), 0.3), [vec![2, 1, 0], vec![3]]);
        assert_eq!(average_linkage(close(0.0), 0.3), [vec![1, 0], vec![2], vec![3]]);
        assert!(average_linkage(Vec::new(), 0.3).is_empty());
    }
}
