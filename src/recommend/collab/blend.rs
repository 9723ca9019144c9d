//! How the sources are weighed, as a smooth function of the amount of evidence.
//!
//! Two rankings are mixed. *Taste* ranks what the person would like at all; *moment* ranks what comes next, and
//! leans on the last few events. At the head of a list they take turns, taste first, until taste has had `taste_first`
//! places and moment `moment_places`; the rest is taste's: measured on held-out users, that keeps almost all of taste's
//! accuracy over the whole list while the first ten places hold the next item as often as moment alone does. A
//! weighted sum of the two loses far more on one side for the same gain on the other.
//!
//! Never below popularity: popularity alone is one of the points compared at every knot when the blend is chosen, on
//! users that training has not seen, and another point is taken only if it scores higher there; at no evidence at
//! all the ranking *is* popularity.

use serde::{Deserialize, Serialize};

/// The whole schedule; travels in the pack as JSON.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Blend {
    /// Events after which the pull of a remembered event on the moment has fallen to 1/e.
    pub recency: f32,
    /// Target and weight of an event against an item, as a share of one for it: skips are weak evidence.
    pub against: f32,
    /// In ascending order of events; between two of them everything is interpolated over the logarithm of events,
    /// outside them the nearest one holds.
    pub knots: Vec<Knot>,
}

/// The schedule at one amount of evidence. Weights multiply sources scaled to unit standard deviation over the items.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Knot {
    /// The amount of evidence: the sum of weights of the events in favour of an item.
    pub events: f32,
    /// Variance of the noise on one observed event, for folding in.
    pub noise: f32,
    /// Weight of an unobserved item in folding in, against 1 for an observed one.
    pub unobserved: f32,
    /// Weights of the sources for lasting taste.
    pub taste: Shares,
    /// Weights of the sources for the present moment.
    pub moment: Shares,
    /// Places at the head of the list that taste fills, in turns with moment.
    pub taste_first: f32,
    /// Places there that moment fills.
    pub moment_places: f32,
    /// Weights of the sources where a whole list is for what comes next; as in `moment` in files that do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<Shares>,
    /// The same where a whole list is for lasting taste; as in `taste` in files that do not say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub always: Option<Shares>,
}

/// One weight per source.
#[derive(Debug, Clone, Copy, PartialEq, Default, Serialize, Deserialize)]
pub struct Shares {
    /// How many people had the item.
    pub popularity: f32,
    /// The visitor folded into the factors.
    pub folded: f32,
    /// The linear item-item model, all events alike.
    pub links: f32,
    /// The same, recent events first.
    pub recent: f32,
    /// What followed within ten steps, recent events first.
    pub rules: f32,
}

/// The schedule at exactly the visitor's amount of evidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mix {
    /// The noise of folding in, between its [`Knot::noise`]s.
    pub noise: f64,
    /// The weight of items without an event, between its [`Knot::unobserved`]s.
    pub unobserved: f64,
    /// The shares of the sources in lasting taste, between its [`Knot::taste`]s.
    pub taste: Shares,
    /// The shares of the sources in the moment, between its [`Knot::moment`]s.
    pub moment: Shares,
    /// The places that taste fills before the moment gets one: [`Knot::taste_first`], rounded.
    pub taste_first: usize,
    /// The places that the moment fills: [`Knot::moment_places`], rounded.
    pub moment_places: usize,
}

impl Shares {
    /// In the order popularity, folded, links, recent, rules.
    pub fn to_array(self) -> [f32; 5] {
        [self.popularity, self.folded, self.links, self.recent, self.rules]
    }

    /// The inverse of [`Shares::to_array`].
    pub fn from_array([popularity, folded, links, recent, rules]: [f32; 5]) -> Self {
        Self { popularity, folded, links, recent, rules }
    }

    fn between(self, other: Self, at: f32) -> Self {
        let (a, b) = (self.to_array(), other.to_array());
        Self::from_array(std::array::from_fn(|i| lerp(a[i], b[i], at)))
    }

    /// Popularity and nothing else.
    pub const POPULARITY: Self = Self { popularity: 1.0, folded: 0.0, links: 0.0, recent: 0.0, rules: 0.0 };
}

impl Blend {
    /// Whether every number is usable: knots ascending from above 0, noise and unobserved weight in `(0, 1e6]`,
    /// everything finite and no weight negative.
    pub fn is_valid(&self) -> bool {
        let shares = |s: &Shares| s.to_array().iter().all(|w| (0.0..=1e6).contains(w));
        (1e-3..=1e6).contains(&self.recency)
            && (0.0..=1.0).contains(&self.against)
            && !self.knots.is_empty()
            && self.knots.windows(2).all(|pair| pair[0].events < pair[1].events)
            && self.knots.iter().all(|k| {
                (1e-3..=1e9).contains(&k.events)
                    && (1e-9..=1e6).contains(&k.noise)
                    && (1e-9..=1e6).contains(&k.unobserved)
                    && shares(&k.taste)
                    && shares(&k.moment)
                    && k.now.iter().chain(&k.always).all(shares)
                    && (0.0..=1e4).contains(&k.taste_first)
                    && (0.0..=1e4).contains(&k.moment_places)
            })
    }

    /// The mix for this much evidence (see [`Knot::events`]). Without any it is popularity alone.
    pub fn at(&self, events: f32) -> Mix {
        let after = self.knots.partition_point(|knot| knot.events <= events);
        let (low, high) = match (after.checked_sub(1).and_then(|i| self.knots.get(i)), self.knots.get(after))
        {
            (Some(low), Some(high)) => (low, high),
            (Some(only), None) | (None, Some(only)) => (only, only),
            (None, None) => return Mix::POPULARITY,
        };
        if events <= 0.0 {
            return Mix::POPULARITY;
        }
        let span = (high.events / low.events).ln();
        let at = if span > 0.0 { (events / low.events).ln() / span } else { 0.0 };
        let geometric = |a: f32, b: f32| f64::from(lerp(a.ln(), b.ln(), at)).exp();
        Mix {
            noise: geometric(low.noise, high.noise),
            unobserved: geometric(low.unobserved, high.unobserved),
            taste: low.taste.between(high.taste, at),
            moment: low.moment.between(high.moment, at),
            taste_first: lerp(low.taste_first, high.taste_first, at).round() as usize,
            moment_places: lerp(low.moment_places, high.moment_places, at).round() as usize,
        }
    }
}

impl Mix {
    const POPULARITY: Self = Self {
        noise: 1.0,
        unobserved: 1.0,
        taste: Shares::POPULARITY,
        moment: Shares::POPULARITY,
        taste_first: 0,
        moment_places: 0,
    };
}

impl Default for Blend {
    /// Where the search of the trainer starts; close to the optimum on MovieLens.
    fn default() -> Self {
        let knot = |events: f32, noise, unobserved, popularity, links, places| Knot {
            events,
            noise,
            unobserved,
            taste: Shares { popularity, folded: 0.7, links, ..Shares::default() },
            moment: Shares { popularity, folded: 0.6, links: 0.4, recent: 0.6, rules: 0.3 },
            taste_first: 3.0,
            moment_places: places,
            now: None,
            always: None,
        };
        Self {
            recency: 5.0,
            against: 0.2,
            knots: vec![
                knot(1.0, 0.02, 0.003, 0.3, 0.0, 0.0),
                knot(3.0, 0.02, 0.003, 0.2, 0.0, 0.0),
                knot(10.0, 0.03, 0.02, 0.1, 0.1, 4.0),
                knot(30.0, 0.04, 0.1, 0.0, 0.2, 7.0),
                knot(100.0, 0.05, 0.3, 0.0, 0.3, 7.0),
            ],
        }
    }
}

fn lerp(a: f32, b: f32, at: f32) -> f32 {
    a + (b - a) * at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_shipped_default_is_valid_and_popularity_rules_without_evidence() {
        let blend = Blend::default();
        assert!(blend.is_valid());
        assert_eq!(blend.at(0.0), Mix::POPULARITY);
    }

    proptest! {
        #[test]
        fn a_little_more_evidence_moves_the_weights_a_little(events in 0.5f32..500.0) {
            let blend = Blend::default();
            let (a, b) = (blend.at(events), blend.at(events * 1.01));
            for (x, y) in a.taste.to_array().iter().zip(b.taste.to_array()) {
                prop_assert!((x - y).abs() < 0.02);
            }
            prop_assert!((a.noise / b.noise).ln().abs() < 0.05);
            prop_assert!(a.moment_places.abs_diff(b.moment_places) <= 1);
        }
    }
}
