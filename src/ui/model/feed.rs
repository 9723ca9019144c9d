//! A feed that changes under the reader without jumping: what was passed stays, what was acted on stays where it is,
//! the rest follows.

use std::collections::HashSet;

use crate::engine::protocol::Card;

/// The feed after new recommendations came.
///
/// The first `keep` cards stay, and so does, in its place, every later card that is `pinned` (the person acted on it).
/// `fresh` fills the other places in order and goes on behind them. No item appears twice.
pub fn merge(old: &[Card], keep: usize, pinned: impl Fn(&Card) -> bool, fresh: Vec<Card>) -> Vec<Card> {
    let keep = keep.min(old.len());
    let stays = |at: usize, card: &Card| at < keep || pinned(card);
    let staying: HashSet<&str> = old
        .iter()
        .enumerate()
        .filter(|(at, card)| stays(*at, card))
        .map(|(_, card)| card.id.as_str())
        .collect();
    let mut came = HashSet::new();
    let mut fresh =
        fresh.into_iter().filter(|card| !staying.contains(card.id.as_str()) && came.insert(card.id.clone()));
    let mut merged = Vec::with_capacity(old.len());
    for (at, card) in old.iter().enumerate() {
        if stays(at, card) {
            merged.push(card.clone());
        } else {
            merged.extend(fresh.next());
        }
    }
    merged.extend(fresh);
    merged
}

/// Ids of the cards that [`merge`] will keep: what a request for fresh ones excludes.
pub fn kept(old: &[Card], keep: usize, pinned: impl Fn(&Card) -> bool) -> Vec<String> {
    let stays = |(at, card): &(usize, &Card)| *at < keep || pinned(card);
    old.iter().enumerate().filter(stays).map(|(_, card)| card.id.clone()).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::engine::protocol::{Marks, Reason};

    fn cards(ids: &[u8]) -> Vec<Card> {
        ids.iter()
            .map(|id| Card {
                url: None,
                id: id.to_string(),
                title: String::new(),
                summary: String::new(),
                image: None,
                picture_host: None,
                creator: None,
                date: None,
                tags: Vec::new(),
                price: None,
                currency: None,
                availability: None,
                until: None,
                gone: None,
                reason: Reason::Similar,
                marks: Marks::default(),
                placement: None,
                owner: None,
                source: None,
                variants: 1,
            })
            .collect()
    }

    fn ids(cards: &[Card]) -> Vec<u8> {
        cards.iter().filter_map(|card| card.id.parse().ok()).collect()
    }

    #[test]
    fn cards_up_to_the_one_acted_on_stay_and_the_rest_follows() {
        let merged = merge(&cards(&[1, 2, 3, 4]), 2, |_| false, cards(&[7, 8, 9]));
        assert_eq!(ids(&merged), [1, 2, 7, 8, 9]);
    }

    #[test]
    fn a_card_acted_on_earlier_stays_in_its_place() {
        let merged = merge(&cards(&[1, 2, 3, 4]), 1, |card| card.id == "3", cards(&[7, 8]));
        assert_eq!(ids(&merged), [1, 7, 3, 8]);
    }

    #[test]
    fn with_nothing_kept_it_is_a_new_feed() {
        assert_eq!(ids(&merge(&cards(&[1, 2]), 0, |_| false, cards(&[2, 3]))), [2, 3]);
    }

    #[test]
    fn where_too_few_came_the_feed_shrinks_rather_than_showing_what_is_stale() {
        assert_eq!(ids(&merge(&cards(&[1, 2, 3]), 1, |_| false, cards(&[]))), [1]);
    }

    proptest! {
        #[test]
        fn nothing_appears_twice_and_what_is_kept_keeps_its_place(
            old in prop::collection::btree_set(0u8..40, 0..20),
            fresh in prop::collection::vec(0u8..40, 0..20),
            keep in 0usize..25,
            pins in prop::collection::btree_set(0u8..40, 0..5),
        ) {
            let old: Vec<u8> = old.into_iter().collect();
            let pinned = |card: &Card| card.id.parse().is_ok_and(|id: u8| pins.contains(&id));
            let merged = ids(&merge(&cards(&old), keep, pinned, cards(&fresh)));
            let distinct: HashSet<u8> = merged.iter().copied().collect();
            prop_assert_eq!(distinct.len(), merged.len());
            let keep = keep.min(old.len());
            prop_assert_eq!(&merged[..keep], &old[..keep]);
            for id in kept(&cards(&old), keep, pinned) {
                prop_assert!(merged.contains(&id.parse().unwrap()));
            }
        }
    }
}
