//! Sequence rules: what followed an item within ten steps, sooner counting more.

use rayon::prelude::*;

const STEPS: usize = 10;
/// Rules of items that few people had are drawn towards 0 as if this many more had led nowhere.
const DOUBT: f32 = 10.0;
/// Exponent by which a follower's popularity is discounted.
const DISCOUNT: f32 = 0.3;

/// `(source, target, strength)`: the `top` strongest followers of each item, of those that at least `min_users`
/// people had within reach after it.
pub fn fit(histories: &[Vec<u32>], items: usize, top: usize, min_users: usize) -> Vec<(u32, u32, f32)> {
    let mut uses: Vec<Vec<(u32, u32)>> = vec![Vec::new(); items];
    for (user, history) in (0u32..).zip(histories) {
        for (at, &item) in (0u32..).zip(history) {
            uses[item as usize].push((user, at));
        }
    }
    let scratch = || (vec![0.0f32; items], vec![0u32; items], Vec::<u32>::new());
    (0..items)
        .into_par_iter()
        .map_init(scratch, |(strength, people, touched), item| {
            for &(user, at) in &uses[item] {
                let after = histories[user as usize].iter().skip(at as usize + 1).take(STEPS);
                for (lag, &follower) in (1u32..).zip(after) {
                    let follower_at = follower as usize;
                    if people[follower_at] == 0 {
                        touched.push(follower);
                    }
                    strength[follower_at] += 1.0 / lag as f32;
                    people[follower_at] += 1;
                }
            }
            let mut rules: Vec<(u32, u32, f32)> = Vec::new();
            for follower in touched.drain(..) {
                let at = follower as usize;
                if people[at] as usize >= min_users {
                    let audience = uses[item].len() as f32 + DOUBT;
                    let discount = (uses[at].len() as f32 + 1.0).powf(DISCOUNT);
                    rules.push((item as u32, follower, strength[at] / audience / discount));
                }
                strength[at] = 0.0;
                people[at] = 0;
            }
            rules.sort_unstable_by(|a, b| b.2.total_cmp(&a.2).then(a.1.cmp(&b.1)));
            rules.truncate(top);
            rules
        })
        .flatten_iter()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_point_forward_and_need_enough_people() {
        let mut histories = vec![vec![0, 1]; 5];
        histories.push(vec![0, 2]);
        let rules = fit(&histories, 3, 10, 5);
        assert_eq!(rules.iter().map(|&(s, t, _)| (s, t)).collect::<Vec<_>>(), [(0, 1)]);
        assert_eq!(fit(&histories, 3, 10, 1).len(), 2);
    }
}
