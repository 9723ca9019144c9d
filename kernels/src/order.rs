//! Sorting by one piece of code, whatever is sorted: the standard library's is made anew for every type and order, which came to
//! a tenth of the engine.

use std::cmp::Ordering;

/// Sorting of slices that is stable and made once. For what is sorted on a small device or rarely; a call through a pointer
/// a comparison is its price.
pub trait Order<T> {
    /// Sorts as [`slice::sort_by`] does.
    fn order_by(&mut self, compare: impl FnMut(&T, &T) -> Ordering);

    /// Sorts as [`slice::sort_by_key`] does.
    fn order_by_key<K: Ord>(&mut self, key: impl FnMut(&T) -> K);
}

impl<T> Order<T> for [T] {
    fn order_by(&mut self, mut compare: impl FnMut(&T, &T) -> Ordering) {
        let mut sources = order(self.len(), &mut |a, b| match (self.get(a), self.get(b)) {
            (Some(a), Some(b)) => compare(a, b),
            _ => Ordering::Equal,
        });
        move_to(&mut sources, &mut |a, b| self.swap(a, b));
    }

    fn order_by_key<K: Ord>(&mut self, mut key: impl FnMut(&T) -> K) {
        self.order_by(|a, b| key(a).cmp(&key(b)));
    }
}

/// For each place, where what belongs there is.
fn order(len: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut sources: Vec<usize> = (0..len).collect();
    sources.sort_by(|a, b| compare(*a, *b));
    sources
}

/// Swaps everything to its place, as [`slice::sort_by_cached_key`] does.
fn move_to(sources: &mut [usize], swap: &mut dyn FnMut(usize, usize)) {
    for place in 0..sources.len() {
        let mut source = sources[place];
        // What stood there before was swapped on.
        while source < place {
            source = sources[source];
        }
        sources[place] = source;
        swap(place, source);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn the_order_is_that_of_a_stable_sort(keys in prop::collection::vec(0u8..20, 0..200)) {
            let mut want: Vec<(u8, usize)> = keys.into_iter().zip(0..).collect();
            let mut got = want.clone();
            want.sort_by_key(|(key, _)| std::cmp::Reverse(*key));
            got.order_by(|a, b| b.0.cmp(&a.0));
            prop_assert_eq!(&got, &want);
            got.reverse();
            want.reverse();
            want.sort_by_key(|(key, _)| *key);
            got.order_by_key(|(key, _)| *key);
            prop_assert_eq!(got, want);
        }
    }
}
