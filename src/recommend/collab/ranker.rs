//! One ranker from no event to thousands, whose every score splits into the events behind it.

use penchant_kernels::{sparse::add_scaled, top::best};

use super::blend::{Blend, Mix};
use super::fold_in::{FoldIn, Folded};
use super::weights::Weights;

/// One remembered event about an item of the catalogue. Histories are slices of events, oldest first; one event per
/// item is best, with its weight the strongest evidence about it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct HistoryEvent {
    /// Position of the item in the catalogue.
    pub item: u32,
    /// Evidence in [−1, 1]: 1 for a like, less for weaker signs, negative for what speaks against the item.
    pub weight: f32,
}

impl HistoryEvent {
    /// Full evidence for an item.
    pub fn like(item: u32) -> Self {
        Self { item, weight: 1.0 }
    }
}

/// Ranks a catalogue for histories over it. Cheap to keep, pure, and never slower than one pass over the weights.
#[derive(Debug, Clone)]
pub struct CollabRanker {
    weights: Weights,
    fold_in: Option<FoldIn>,
}

/// Deviations, and scores for the moment, up to which a source says nothing: what is divided by less is no number.
const SAME: f32 = 1e-30;
/// Magnitude of a visitor's factors beyond which weights contradict themselves and scores would be no numbers.
const LARGEST_FACTOR: f64 = 1e20;

/// The sources, in the order of [`super::blend::Shares::to_array`].
const SOURCES: usize = 5;
const POPULARITY: usize = 0;
const FOLDED: usize = 1;
const LINKS: usize = 2;
const RECENT: usize = 3;
const RULES: usize = 4;

/// A catalogue scored for one history.
#[derive(Debug, Clone)]
pub struct CollabScores<'a> {
    /// One score per item, comparable within this history only. Items that are not eligible are scored as well.
    pub scores: Vec<f32>,
    ranker: &'a CollabRanker,
    eligible: Vec<bool>,
    events: Vec<Known>,
    folded: Option<Folded>,
    taste: [f32; SOURCES],
    moment: [f32; SOURCES],
    /// Items that the moment brings forward, and how much of their moment score is added.
    lifts: Vec<(u32, f32)>,
}

/// A score, taken apart. `prior` and the values of `events` sum to it, up to rounding.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Parts {
    /// From popularity and from the mean user of the log.
    pub prior: f32,
    /// `(position in the history, its part)`, for every event that names an item of the catalogue.
    pub events: Vec<(usize, f32)>,
    /// How much of the score brought the item forward for the present moment; 0 for most items.
    pub moment: f32,
}

/// An event that can be used.
#[derive(Debug, Clone, Copy)]
struct Known {
    position: usize,
    item: u32,
    /// What it adds to a sum: its weight, with weight against an item damped.
    signed: f32,
    /// Its pull on the moment, in [0, 1].
    recency: f32,
}

impl CollabRanker {
    /// Prepares weights for scoring.
    pub fn new(weights: Weights) -> Self {
        let fold_in = FoldIn::new(&weights.factors, &weights.prior);
        Self { weights, fold_in }
    }

    /// The weights that it ranks by.
    pub fn weights(&self) -> &Weights {
        &self.weights
    }

    /// The same weights under another schedule.
    pub fn with_blend(mut self, blend: Blend) -> Self {
        self.weights.blend = blend;
        self
    }

    /// Scores every item for `history`, oldest first. Only eligible items take places: pass `false` for what must not
    /// be shown, which usually includes what the history names.
    pub fn score(&self, history: &[HistoryEvent], eligible: impl Fn(u32) -> bool) -> CollabScores<'_> {
        let blend = &self.weights.blend;
        let events = self.known(history);
        let evidence: f32 = events.iter().map(|event| event.signed.max(0.0)).sum();
        let mix = blend.at(evidence);
        let (sources, folded) = self.sources(&events, &mix);
        let deviation = sources.each_ref().map(|source| deviation(source));
        let scaled = |shares: [f32; SOURCES]| {
            std::array::from_fn(|k| if deviation[k] > SAME { shares[k] / deviation[k] } else { 0.0 })
        };
        let (taste, moment) = (scaled(mix.taste.to_array()), scaled(mix.moment.to_array()));
        let mut out = CollabScores {
            scores: sum(&sources, &taste),
            ranker: self,
            eligible: (0..self.weights.items() as u32).map(eligible).collect(),
            events,
            folded,
            taste,
            moment,
            lifts: Vec::new(),
        };
        if mix.moment_places > 0 {
            let moment = sum(&sources, &moment);
            let places = (mix.taste_first, mix.moment_places);
            out.lifts = bring_forward(&mut out.scores, &moment, places, |item| out.eligible[item as usize]);
        }
        out
    }

    /// What each source says about every item, scaled to unit standard deviation, in the order of
    /// [`super::blend::Shares::to_array`]: what a blend is chosen from. Folds in as `mix` says.
    pub fn unit_sources(&self, history: &[HistoryEvent], mix: &Mix) -> [Vec<f32>; SOURCES] {
        let (mut sources, _) = self.sources(&self.known(history), mix);
        for source in &mut sources {
            let unit = deviation(source);
            source.iter_mut().for_each(|x| *x = if unit > 0.0 { *x / unit } else { 0.0 });
        }
        sources
    }

    /// What folding in alone says about every item, under `mix`.
    pub fn folded(&self, history: &[HistoryEvent], mix: &Mix) -> Vec<f32> {
        let folded = self.fold(&self.known(history), mix);
        folded.map_or_else(Vec::new, |folded| self.weights.factors.scores(folded.user()))
    }

    fn fold(&self, events: &[Known], mix: &Mix) -> Option<Folded> {
        let observed: Vec<(u32, f64, f64)> = events
            .iter()
            .map(|e| (e.item, f64::from(e.signed.abs()), f64::from(e.signed.signum())))
            .collect();
        let folded = self.fold_in.as_ref()?.fold(&self.weights.factors, &observed, mix.noise, mix.unobserved);
        folded.filter(|folded| folded.user().iter().all(|x| x.abs() <= LARGEST_FACTOR))
    }

    fn known(&self, history: &[HistoryEvent]) -> Vec<Known> {
        let blend = &self.weights.blend;
        let mut age = 0.0;
        let mut events: Vec<Known> = Vec::with_capacity(history.len());
        for (position, event) in history.iter().enumerate().rev() {
            let weight = event.weight.clamp(-1.0, 1.0);
            if event.item as usize >= self.weights.items() || weight == 0.0 || weight.is_nan() {
                continue;
            }
            let signed = if weight > 0.0 { weight } else { weight * blend.against };
            events.push(Known { position, item: event.item, signed, recency: (-age / blend.recency).exp() });
            // What was passed over does not push what was liked into the past.
            age += f32::from(weight > 0.0);
        }
        events.reverse();
        events
    }

    fn sources(&self, events: &[Known], mix: &Mix) -> ([Vec<f32>; SOURCES], Option<Folded>) {
        let folded = self.fold(events, mix);
        let factors = &self.weights.factors;
        let by_factors = match &folded {
            Some(folded) => factors.scores(folded.user()),
            None => vec![0.0; self.weights.items()],
        };
        let uses = events.iter().map(|e| (e.item, [e.signed, e.signed * e.recency]));
        let [links, recent] = self.weights.links.product(uses);
        let [rules] = self.weights.rules.product(events.iter().map(|e| (e.item, [e.signed * e.recency])));
        ([self.weights.popularity.clone(), by_factors, links, recent, rules], folded)
    }
}

impl CollabScores<'_> {
    /// The best `count` eligible items, best first, equal scores by position in the catalogue.
    pub fn top(&self, count: usize) -> Vec<(u32, f32)> {
        let ids = best(&self.scores, count, &|item| self.eligible[item as usize]);
        ids.into_iter().map(|item| (item, self.scores[item as usize])).collect()
    }

    /// For every item, the part of its score that no event brought: [`Parts::prior`], for all items at once.
    pub fn priors(&self) -> Vec<f32> {
        let weights = &self.ranker.weights;
        let user = self.folded.as_ref().map(Folded::baseline);
        let folded = user.map_or_else(|| vec![0.0; weights.items()], |user| weights.factors.scores(&user));
        let prior = |of: &[f32; SOURCES], item: usize| {
            of[POPULARITY] * weights.popularity[item] + of[FOLDED] * folded[item]
        };
        let mut out: Vec<f32> = (0..weights.items()).map(|item| prior(&self.taste, item)).collect();
        for (item, lift) in &self.lifts {
            out[*item as usize] += lift * prior(&self.moment, *item as usize);
        }
        out
    }

    /// Standard deviation of the item's score under the posterior of folding in: how much there is to learn about it.
    /// 0 without factors.
    pub fn spread(&self, item: u32) -> f32 {
        let row = self.ranker.weights.factors.row(item);
        let variance = self.folded.as_ref().map_or(0.0, |folded| folded.variance(&row));
        variance.sqrt() as f32 * self.taste[FOLDED]
    }

    /// Takes the score of `item` apart; all zero if there is no such item.
    pub fn parts(&self, item: u32) -> Parts {
        self.parts_of(&[item]).pop().unwrap_or_default()
    }

    /// The parts of several items' scores, for less than one after another.
    pub fn parts_of(&self, items: &[u32]) -> Vec<Parts> {
        let weights = &self.ranker.weights;
        let mut apart: Vec<Apart<'_>> = items.iter().map(|item| Apart::new(self, *item)).collect();
        let places = weights.links.places(items);
        for (at, event) in self.events.iter().enumerate() {
            let links = weights.links.get_each(event.item, items, &places);
            let rules = weights.rules.get_each(event.item, items, &places);
            for ((item, link), rule) in apart.iter_mut().zip(links).zip(rules) {
                item.add(at, event, link, rule);
            }
        }
        apart.into_iter().map(|item| item.parts).collect()
    }
}

/// A score that is being taken apart.
struct Apart<'a> {
    of: &'a CollabScores<'a>,
    lift: f32,
    weight: [f32; SOURCES],
    /// What folding in gives, event by event.
    folded: Vec<f64>,
    parts: Parts,
}

impl<'a> Apart<'a> {
    fn new(of: &'a CollabScores<'a>, item: u32) -> Self {
        let weights = &of.ranker.weights;
        let (prior_folded, folded) = match &of.folded {
            Some(folded) => folded.parts(&weights.factors.row(item)),
            None => (0.0, vec![0.0; of.events.len()]),
        };
        let lift = of.lifts.iter().find(|(lifted, _)| *lifted == item).map_or(0.0, |(_, lift)| *lift);
        let weight: [f32; SOURCES] = std::array::from_fn(|k| of.taste[k] + lift * of.moment[k]);
        let mut prior = [0.0; SOURCES];
        prior[POPULARITY] = weights.popularity.get(item as usize).copied().unwrap_or(0.0);
        prior[FOLDED] = prior_folded as f32;
        let events = Vec::with_capacity(of.events.len());
        let parts = Parts { prior: inner(&prior, &weight), events, moment: inner(&prior, &of.moment) * lift };
        Self { of, lift, weight, folded, parts }
    }

    fn add(&mut self, at: usize, event: &Known, link: f32, rule: f32) {
        let mut from = [0.0; SOURCES];
        from[FOLDED] = self.folded.get(at).copied().unwrap_or(0.0) as f32;
        from[LINKS] = event.signed * link;
        from[RECENT] = from[LINKS] * event.recency;
        from[RULES] = event.signed * event.recency * rule;
        self.parts.moment += inner(&from, &self.of.moment) * self.lift;
        self.parts.events.push((event.position, inner(&from, &self.weight)));
    }
}

/// Brings the best eligible items of the moment into the head of the list, by [`turns`]. What is added to a score is a
/// multiple, returned, of the item's moment score, so that it splits over the same events.
pub(crate) fn bring_forward(
    scores: &mut [f32],
    moment: &[f32],
    (head, places): (usize, usize),
    eligible: impl Fn(u32) -> bool,
) -> Vec<(u32, f32)> {
    let by_taste = best(scores, head + places + 1, &eligible);
    let by_moment = best(moment, head + places, &|item| moment[item as usize] > SAME && eligible(item));
    let order = turns(&by_taste, &by_moment, (head, places));
    let taken = |item: u32| order.iter().any(|(taken, _)| *taken == item);
    let Some(&below) = by_taste.iter().find(|item| !taken(**item)) else { return Vec::new() };
    let mut lifts = Vec::with_capacity(places);
    let mut ceiling = None;
    let mut rest = order.as_slice();
    while let [(item, forward), tail @ ..] = rest {
        if !forward {
            ceiling = Some(scores[*item as usize]);
            rest = tail;
            continue;
        }
        // A run of the moment's items goes evenly between the scores of taste above and below it.
        let run = rest.iter().take_while(|(_, forward)| *forward).count();
        let floor = scores[rest.get(run).map_or(below, |(item, _)| *item) as usize];
        let ceiling = ceiling.unwrap_or(floor + 1.0);
        let step = (ceiling - floor) / (run + 1) as f32;
        for (place, (item, _)) in (1u16..).zip(&rest[..run]) {
            let score = &mut scores[*item as usize];
            let target = ceiling - step * f32::from(place);
            lifts.push((*item, (target - *score) / moment[*item as usize]));
            *score = target;
        }
        rest = &rest[run..];
    }
    lifts
}

/// The head of a list in which taste and moment take turns, taste first, until taste has had `head` places and the
/// moment `places`; both orders best first. `true` marks what the moment chose.
pub(crate) fn turns(taste: &[u32], moment: &[u32], (head, places): (usize, usize)) -> Vec<(u32, bool)> {
    let mut out: Vec<(u32, bool)> = Vec::with_capacity(head + places);
    let mut next = |order: &[u32], forward: bool| {
        if let Some(&item) = order.iter().find(|item| out.iter().all(|(taken, _)| taken != *item)) {
            out.push((item, forward));
        }
    };
    for turn in 0..head.max(places) {
        if turn < head {
            next(taste, false);
        }
        if turn < places {
            next(moment, true);
        }
    }
    out
}

pub(crate) fn sum(sources: &[Vec<f32>; SOURCES], weights: &[f32; SOURCES]) -> Vec<f32> {
    let mut out = vec![0.0; sources[POPULARITY].len()];
    for (source, &weight) in sources.iter().zip(weights) {
        if weight != 0.0 {
            add_scaled(&mut out, source, weight);
        }
    }
    out
}

fn inner(a: &[f32; SOURCES], b: &[f32; SOURCES]) -> f32 {
    a.iter().zip(b).map(|(x, y)| x * y).sum()
}

/// Standard deviation; the unit in which sources are weighed.
fn deviation(values: &[f32]) -> f32 {
    let count = values.len().max(1) as f64;
    let mean = values.iter().map(|&x| f64::from(x)).sum::<f64>() / count;
    let variance = values.iter().map(|&x| (f64::from(x) - mean).powi(2)).sum::<f64>() / count;
    variance.sqrt() as f32
}
