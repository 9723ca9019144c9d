//! From histories to questions: who knows what, and what should be found.

/// One question to a ranker.
#[derive(Debug, Clone, PartialEq)]
pub struct EvaluationQuery {
    /// Whose it is; queries of one person are resampled together.
    pub user: u64,
    /// What the ranker may know, oldest first.
    pub known: Vec<u32>,
    /// The items that the list should hold.
    pub wanted: Vec<u32>,
}

/// `known` random items of each person with at least 5 more; the rest is wanted.
pub fn cold(histories: &[Vec<u32>], known: usize, seed: u64) -> Vec<EvaluationQuery> {
    random(histories, seed, |length| (length >= known + 5).then_some(known))
}

/// Strong generalisation: a random four fifths of each person with at least 5 items is known.
pub fn strong(histories: &[Vec<u32>], seed: u64) -> Vec<EvaluationQuery> {
    random(histories, seed, |length| (length >= 5).then(|| length - fifth(length)))
}

/// The same by time: the latest fifth is wanted.
pub fn chronological(histories: &[Vec<u32>]) -> Vec<EvaluationQuery> {
    let split = |(user, history): (u64, &Vec<u32>)| {
        (history.len() >= 5).then(|| {
            let (known, wanted) = history.split_at(history.len() - fifth(history.len()));
            EvaluationQuery { user, known: known.to_vec(), wanted: wanted.to_vec() }
        })
    };
    (0..).zip(histories).filter_map(split).collect()
}

/// At each of the last `count` steps of each person, the next item is wanted.
pub fn next(histories: &[Vec<u32>], count: usize) -> Vec<EvaluationQuery> {
    at_steps(histories, |length| length.saturating_sub(count).max(1)..length)
}

/// At each of the first `count` steps, the next item is wanted: prequential evaluation.
pub fn prequential(histories: &[Vec<u32>], count: usize) -> Vec<EvaluationQuery> {
    at_steps(histories, |length| 1..length.min(count + 1))
}

/// Leave one out: of each person with at least 3 items, all but the last two, to be trained on, and a question for the
/// last item that knows everything before it.
pub fn leave_last_out(histories: &[Vec<u32>]) -> (Vec<Vec<u32>>, Vec<EvaluationQuery>) {
    let split = |(user, history): (u64, &Vec<u32>)| match history.as_slice() {
        [training @ .., second, last] if !training.is_empty() => {
            let known = [training, &[*second]].concat();
            Some((training.to_vec(), EvaluationQuery { user, known, wanted: vec![*last] }))
        }
        _ => None,
    };
    (0..).zip(histories).filter_map(split).unzip()
}

/// New items: of each person who has both kinds, everything not hidden is known and everything hidden is wanted.
pub fn new_items(histories: &[Vec<u32>], hidden: impl Fn(u32) -> bool) -> Vec<EvaluationQuery> {
    let split = |(user, history): (u64, &Vec<u32>)| {
        let (wanted, known): (Vec<u32>, Vec<u32>) = history.iter().partition(|item| hidden(**item));
        (!known.is_empty() && !wanted.is_empty()).then_some(EvaluationQuery { user, known, wanted })
    };
    (0..).zip(histories).filter_map(split).collect()
}

fn fifth(length: usize) -> usize {
    ((length as f64 * 0.2).round() as usize).max(1)
}

fn random(histories: &[Vec<u32>], seed: u64, known: impl Fn(usize) -> Option<usize>) -> Vec<EvaluationQuery> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut out = Vec::new();
    for (user, history) in (0..).zip(histories) {
        let Some(count) = known(history.len()) else { continue };
        let mut order: Vec<usize> = (0..history.len()).collect();
        rng.shuffle(&mut order);
        let (left, right) = order.split_at_mut(count);
        left.sort_unstable();
        right.sort_unstable();
        let pick = |positions: &[usize]| positions.iter().map(|&at| history[at]).collect();
        out.push(EvaluationQuery { user, known: pick(left), wanted: pick(right) });
    }
    out
}

fn at_steps(histories: &[Vec<u32>], steps: impl Fn(usize) -> std::ops::Range<usize>) -> Vec<EvaluationQuery> {
    let of_user = |(user, history): (u64, &Vec<u32>)| -> Vec<EvaluationQuery> {
        let query =
            |at: usize| EvaluationQuery { user, known: history[..at].to_vec(), wanted: vec![history[at]] };
        if history.is_empty() { Vec::new() } else { steps(history.len()).map(query).collect() }
    };
    (0..).zip(histories).flat_map(of_user).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_protocol_splits_a_history_without_loss_or_leak() {
        let history: Vec<u32> = (0..20).collect();
        let all = [
            cold(std::slice::from_ref(&history), 3, 1),
            strong(std::slice::from_ref(&history), 1),
            chronological(std::slice::from_ref(&history)),
        ];
        for (queries, known) in all.iter().zip([3, 16, 16]) {
            let [query] = queries.as_slice() else { panic!("one query per person") };
            assert_eq!(query.known.len(), known);
            let mut both = [query.known.clone(), query.wanted.clone()].concat();
            assert!(query.known.is_sorted());
            both.sort_unstable();
            assert_eq!(both, history);
        }
        let steps = next(&[history], 5);
        assert_eq!(steps.len(), 5);
        assert!(steps.iter().all(|q| q.wanted == [q.known.len() as u32]));
    }

    #[test]
    fn what_is_wanted_was_neither_trained_on_nor_known() {
        let histories = [vec![4, 5, 6, 7], vec![1, 2], vec![8, 9]];
        let (training, queries) = leave_last_out(&histories);
        assert_eq!(training, [[4, 5]]);
        assert_eq!(queries, [EvaluationQuery { user: 0, known: vec![4, 5, 6], wanted: vec![7] }]);
        let queries = new_items(&histories, |item| item % 2 == 0);
        assert_eq!(queries.iter().map(|q| q.user).collect::<Vec<_>>(), [0, 1, 2]);
        assert_eq!((&queries[0].known, &queries[0].wanted), (&vec![5, 7], &vec![4, 6]));
        assert!(new_items(&histories, |_| true).is_empty());
    }

    #[test]
    fn short_histories_are_passed_over() {
        let short = [vec![1, 2], vec![], vec![3]];
        assert!(cold(&short, 1, 1).is_empty() && strong(&short, 1).is_empty());
        assert_eq!(next(&short, 5).len() + prequential(&short, 5).len(), 2);
    }
}
