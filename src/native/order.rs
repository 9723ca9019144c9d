//! In which order items are shown to those of whom nothing is known.

use std::collections::HashMap;

use anyhow::{Result, bail};
use clap::ValueEnum;
use penchant_kernels::order::Order as _;

use crate::catalog::{Item, names, pack::writer};

/// What a column or a member with ratings is called.
const RATINGS: &[&str] = &[
    "rating",
    "averagerating",
    "avgrating",
    "ratingvalue",
    "ratingaverage",
    "stars",
    "starrating",
    "imdbrating",
    "voteaverage",
    "reviewrating",
    "score",
];

/// The highest of all scales.
const HIGHEST: f64 = 100.0;

/// An order to choose.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum ItemOrder {
    /// By `popularity`; where no item has any, the newest first; else, in a site, what most pages link to; else as given
    #[default]
    Popular,
    /// The newest first
    Recent,
    /// The best rated first; few ratings count as if others had given the mean
    Ratings,
    /// What most pages of the site link to first
    Links,
    /// As the files list them
    Given,
}

/// Puts items in an order, and says in words which it is. `links` has by their ids how many pages of the site link to each.
///
/// # Errors
/// If nothing is known that the order goes by.
pub fn put(items: &mut [Item], order: ItemOrder, links: &HashMap<String, usize>) -> Result<String> {
    let linked = |item: &Item| links.get(&item.id).copied().unwrap_or(0);
    let is_linked = items.iter().any(|item| linked(item) > 0);
    let has_dates = items.iter().any(|item| item.date.is_some());
    let has_popularity = items.iter().any(|item| item.popularity.is_some());
    match order {
        ItemOrder::Given => return Ok("as the files list them, as was asked for (--order given)".into()),
        ItemOrder::Ratings => {
            let Some(ratings) = Ratings::of(items) else {
                bail!("--order ratings: no item has a number called `rating`, `stars` or the like")
            };
            let scores: HashMap<String, f64> =
                items.iter().map(|item| (item.id.clone(), ratings.score(item))).collect();
            let score = |item: &Item| scores.get(&item.id).copied().unwrap_or(ratings.mean);
            items.order_by(|a, b| score(b).total_cmp(&score(a)));
            return Ok(ratings.said());
        }
        ItemOrder::Recent if has_dates => items.order_by(|a, b| b.date.cmp(&a.date)),
        ItemOrder::Recent => bail!("--order recent: no item has a date"),
        ItemOrder::Links if !is_linked => bail!("--order links: no page of a site links to an item"),
        ItemOrder::Popular => {
            writer::by_popularity(items);
            if !has_popularity && is_linked && said(items).is_none() {
                return put(items, ItemOrder::Links, links);
            }
        }
        ItemOrder::Links => {
            items.order_by(|a, b| linked(b).cmp(&linked(a)));
            return Ok("by how many pages of the site link to it, the most first".into());
        }
    }
    Ok(said(items).unwrap_or("as the files list them, as nothing tells how many care").into())
}

/// The order that items are in, if they are in one that can be told.
pub fn said(items: &[Item]) -> Option<&'static str> {
    let popular = items.iter().any(|item| item.popularity.is_some());
    let dated = items.iter().filter(|item| item.date.is_some()).count();
    if popular && items.is_sorted_by_key(|item| -item.popularity.unwrap_or(0.0)) {
        Some("by popularity, the greatest first")
    } else if dated * 2 > items.len() && items.is_sorted_by(|a, b| a.date >= b.date) {
        Some(if popular {
            "by date, the newest first"
        } else {
            "by date, the newest first, as nothing tells how many care"
        })
    } else {
        None
    }
}

/// What is known of the items' ratings.
struct Ratings {
    /// The number that they are.
    name: String,
    /// Of all ratings.
    mean: f64,
    /// How many ratings of the mean each item is taken to have: as many as items have in the mean.
    prior: f64,
}

impl Ratings {
    fn of(items: &[Item]) -> Option<Self> {
        // Stars may be those of a repository, of which there are thousands.
        let highest = |name: &String| {
            items.iter().filter_map(|item| item.numbers.get(name)).all(|value| *value <= HIGHEST)
        };
        let names = || items.iter().flat_map(|item| item.numbers.keys());
        let known = |wanted: &&str| names().find(|name| names::plain(name) == *wanted && highest(name));
        let name = RATINGS.iter().find_map(known)?.clone();
        let rated = || items.iter().filter_map(|item| Some((*item.numbers.get(&name)?, count(item, &name))));
        let (of_all, counts) =
            rated().fold((0.0, 0.0), |(sum, all), (rating, count)| (sum + rating * count, all + count));
        let number = rated().count() as f64;
        Some(match counts > 0.0 {
            true => Self { mean: of_all / counts, prior: counts / number, name },
            false => Self { mean: rated().map(|(rating, _)| rating).sum::<f64>() / number, prior: 0.0, name },
        })
    }

    fn score(&self, item: &Item) -> f64 {
        let Some(rating) = item.numbers.get(&self.name) else { return self.mean };
        let count = count(item, &self.name);
        if self.prior > 0.0 {
            (self.prior * self.mean + count * rating) / (self.prior + count)
        } else {
            *rating
        }
    }

    fn said(&self) -> String {
        let Self { name, mean, prior } = self;
        match *prior > 0.0 {
            true => format!(
                "by `{name}`, the best first, each as if {prior:.0} more had given the mean of {mean:.1}"
            ),
            false => format!("by `{name}`, the best first; how many gave each is not known"),
        }
    }
}

/// How many gave an item its rating.
fn count(item: &Item, rating: &str) -> f64 {
    let is_count = |name: &str| name != rating && names::as_count(&names::plain(name)).is_some();
    let counted = item.numbers.iter().find(|(name, _)| is_count(name));
    counted.map(|(_, count)| *count).or(item.popularity).unwrap_or(0.0).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, rating: Option<f64>, count: Option<f64>, date: Option<&str>) -> Item {
        Item {
            id: id.into(),
            title: id.into(),
            numbers: rating.map(|rating| ("Stars".to_owned(), rating)).into_iter().collect(),
            popularity: count,
            date: date.map(Into::into),
            ..Item::default()
        }
    }

    /// The ids in an order, and what is said of it.
    fn put(items: &[Item], order: ItemOrder, links: &[(&str, usize)]) -> (String, String) {
        let mut items = items.to_vec();
        let links = links.iter().map(|(id, count)| ((*id).to_owned(), *count)).collect();
        let said = super::put(&mut items, order, &links).unwrap_or_else(|error| error.to_string());
        (items.iter().map(|item| item.id.as_str()).collect(), said)
    }

    #[test]
    fn few_ratings_of_the_best_stand_behind_many_that_are_good() {
        let rated = [
            item("a", Some(5.0), Some(1.0), None),
            item("b", Some(4.5), Some(900.0), None),
            item("c", Some(3.0), Some(500.0), None),
            item("d", None, None, None),
            item("e", Some(1.0), Some(2.0), None),
        ];
        let (order, said) = put(&rated, ItemOrder::Ratings, &[]);
        assert_eq!(order, "badec");
        assert_eq!(said, "by `Stars`, the best first, each as if 351 more had given the mean of 4.0");
        let alone = [item("a", Some(2.0), None, None), item("b", Some(3.0), None, None)];
        assert_eq!(put(&alone, ItemOrder::Ratings, &[]).0, "ba");
    }

    #[test]
    fn an_order_is_chosen_or_the_first_that_something_is_known_of() {
        let of = |popularity: [Option<f64>; 3], dates: [Option<&str>; 3]| {
            let ids = ["a", "b", "c"].iter().zip(popularity).zip(dates);
            ids.map(|((id, count), date)| item(id, None, count, date)).collect::<Vec<_>>()
        };
        let (known, days) = ([Some(1.0), None, Some(3.0)], [Some("2020"), Some("2026-02-01"), Some("2023")]);
        let links = [("c", 5), ("b", 2)];
        for (items, order, wanted, said) in [
            (of(known, days), ItemOrder::Popular, "cab", "by popularity"),
            (of(known, days), ItemOrder::Recent, "bca", "by date"),
            (of(known, days), ItemOrder::Links, "cba", "by how many pages"),
            (of(known, days), ItemOrder::Given, "abc", "as the files list them, as was asked for"),
            (of([None; 3], days), ItemOrder::Popular, "bca", "by date, the newest first, as nothing"),
            (of([None; 3], [None; 3]), ItemOrder::Popular, "cba", "by how many pages"),
            (of([None; 3], [None; 3]), ItemOrder::Recent, "abc", "--order recent: no item has a date"),
            (of(known, days), ItemOrder::Ratings, "abc", "--order ratings: no item has"),
        ] {
            let (found, words) = put(&items, order, &links);
            assert!(found == wanted && words.starts_with(said), "{order:?}: {found}, {words}");
        }
        assert_eq!(
            put(&of([None; 3], [None; 3]), ItemOrder::Popular, &[]).1,
            "as the files list them, as nothing tells how many care"
        );
    }
}
