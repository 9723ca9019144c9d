//! How many of the candidates may come from one source that was added to the catalogue: whoever writes a feed must not
//! crowd everybody else out by writing much.

use std::collections::HashMap;

/// Of so many places, one source besides the catalogue's own may take one.
const SHARE: usize = 4;

/// Parts candidates, best first, for a slate of `places`: those within their source's share, and those over it. Both keep
/// their order. `source` names where a candidate is from; none for the catalogue's own, which have no bounds.
pub fn part<'a, T>(
    ranked: impl IntoIterator<Item = T>,
    places: usize,
    source: impl Fn(&T) -> Option<&'a str>,
) -> (Vec<T>, Vec<T>) {
    let room = places.div_ceil(SHARE).max(1);
    let mut taken: HashMap<&str, usize> = HashMap::new();
    ranked.into_iter().partition(|candidate| match source(candidate) {
        Some(source) => {
            let taken = taken.entry(source).or_default();
            *taken += 1;
            *taken <= room
        }
        None => true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_gets_a_quarter_of_the_places_and_at_least_one() {
        let candidates = ["x", "x", "own", "x", "y", "x", "own"];
        let parted = |places| {
            part(candidates.into_iter().enumerate(), places, |(_, name)| (*name != "own").then_some(*name))
        };
        let at = |list: Vec<(usize, &str)>| list.into_iter().map(|(at, _)| at).collect::<Vec<_>>();
        for (places, within, over) in [
            (1, vec![0, 2, 4, 6], vec![1, 3, 5]),
            (8, vec![0, 1, 2, 4, 6], vec![3, 5]),
            (100, vec![0, 1, 2, 3, 4, 5, 6], vec![]),
        ] {
            let (kept, left) = parted(places);
            assert_eq!((at(kept), at(left)), (within, over), "{places} places");
        }
    }
}
