//! The tools that only read, and what they have found so far.

use super::super::{
    arguments::Arguments,
    bundle,
    constraint::Constraint,
    intent::{Reading, speech::SpeechAct},
    marks::OwnMark,
    plan::USUAL_SET,
    rank,
    tool::{Tool, ToolCall},
    vocabulary::FieldIx,
    world::World,
};
use crate::{catalog::ItemIx, index::quota};

/// Candidates that a search or a likeness adds.
const DEEP: usize = 1_000;
/// Candidates that a set is chosen from.
const SET_FROM: usize = 80;

/// What the steps have found so far.
#[derive(Debug, Clone)]
pub struct Findings {
    /// How the request is read; a model's plan adds what it searches for.
    pub reading: Reading,
    /// What is left to choose from; all, if nothing has narrowed it.
    pub candidates: Option<Vec<ItemIx>>,
    /// What was chosen, best first.
    pub chosen: Option<Vec<ItemIx>>,
    /// Whether searches narrow the candidates, as a model means them to. Candidates of the local plan are all that fits, and
    /// its words decide their order.
    searches_narrow: bool,
    /// Items that were passed over, for "something different".
    passed: Vec<ItemIx>,
    /// What each step has found.
    by_step: Vec<Option<Vec<ItemIx>>>,
}

/// Why a tool has found nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotFound {
    /// No item was named that others could be like.
    NothingToBeLike,
    /// The step that it refers to has found nothing.
    StepFoundNothing,
    /// The call is none of a tool that only reads.
    NoReader,
}

impl Findings {
    /// The findings before the first step.
    pub fn new(reading: Reading, passed: Vec<ItemIx>, searches_narrow: bool) -> Self {
        Self { reading, candidates: None, chosen: None, searches_narrow, passed, by_step: Vec::new() }
    }

    /// Runs the call of step `at`, and says how much it has found.
    ///
    /// # Errors
    /// Fails where there is nothing to work on, and for calls that do more than read.
    pub fn run(&mut self, world: &dyn World, at: usize, call: &ToolCall) -> Result<usize, NotFound> {
        let found = match (call.tool, &call.with) {
            (Tool::SearchCatalog, Arguments::Words(query)) => self.search(world, query.to_compare()),
            (Tool::SimilarItems, Arguments::Items(items)) => self.similar(world, items.clone())?,
            (Tool::SimilarItems, Arguments::Step(from)) => {
                let like = self.by_step.get(*from).cloned().flatten().unwrap_or_default();
                self.similar(world, like)?
            }
            (Tool::Filter, Arguments::Conditions(conditions)) => self.filter(world, conditions),
            (Tool::Recommend, Arguments::Count(count)) => self.recommend(world, *count),
            (Tool::MakeBundle, Arguments::Bundle { count, field, limit }) => {
                self.bundle(world, *count, *field, *limit)
            }
            (Tool::Recall, Arguments::Words(query)) => world.recall(query.to_compare()).len(),
            (Tool::Compare | Tool::ItemDetails | Tool::Explain, Arguments::Step(from)) => {
                match self.by_step.get(*from) {
                    Some(Some(found)) => found.len(),
                    _ => return Err(NotFound::StepFoundNothing),
                }
            }
            _ => return Err(NotFound::NoReader),
        };
        self.by_step.resize(at, None);
        self.by_step.push(self.chosen.clone().or_else(|| self.candidates.clone()));
        Ok(found)
    }

    fn search(&mut self, world: &dyn World, query: &str) -> usize {
        let found = world.search(query, DEEP);
        let count = found.len();
        if self.searches_narrow {
            self.gather(found.into_iter().map(|hit| hit.ix));
            self.reading.topic.push(query.to_owned());
        }
        count
    }

    fn similar(&mut self, world: &dyn World, to: Vec<ItemIx>) -> Result<usize, NotFound> {
        if to.is_empty() {
            return Err(NotFound::NothingToBeLike);
        }
        let found = world.similar(&to, DEEP);
        let count = found.len();
        if self.searches_narrow {
            self.gather(found.into_iter().map(|hit| hit.ix));
            self.reading.like.extend(to.into_iter().take(USUAL_SET));
        }
        Ok(count)
    }

    fn gather(&mut self, found: impl Iterator<Item = ItemIx>) {
        let candidates = self.candidates.get_or_insert_default();
        for ix in found {
            if !candidates.contains(&ix) {
                candidates.push(ix);
            }
        }
    }

    fn filter(&mut self, world: &dyn World, conditions: &[Constraint]) -> usize {
        let mut kept = self.candidates.take().unwrap_or_else(|| self.everything(world));
        kept.retain(|ix| world.fits(*ix, conditions));
        let count = kept.len();
        self.candidates = Some(kept);
        count
    }

    fn recommend(&mut self, world: &dyn World, count: usize) -> usize {
        let open = self.open(world);
        // What was marked comes in the order in which it was.
        let ranked = match self.reading.act {
            Some(SpeechAct::Recall) => open.into_iter().map(|ix| (ix, 0.0)).collect(),
            _ => rank::rank(world, &self.reading, &open),
        };
        let mut chosen: Vec<ItemIx> = Vec::new();
        for (ix, _) in shared_out(world, ranked, count) {
            if chosen.len() == count {
                break;
            }
            if !chosen.iter().any(|other| world.same(*other, ix)) {
                chosen.push(ix);
            }
        }
        let found = chosen.len();
        self.chosen = Some(chosen);
        found
    }

    fn bundle(&mut self, world: &dyn World, count: Option<usize>, field: FieldIx, limit: f64) -> usize {
        let mut ranked = rank::rank(world, &self.reading, &self.open(world));
        // A set is to be had together.
        ranked.retain(|(ix, _)| !world.is_gone(*ix));
        let least = ranked.last().map_or(0.0, |(_, score)| *score);
        let number = |ix: ItemIx| world.vocabulary().field(field)?.number_of(world.items().get(ix as usize)?);
        // Every item is worth something, so that a set is never left short for nothing.
        let worth = |score: f32| f64::from(score - least) + 0.1;
        let (items, amounts): (Vec<ItemIx>, Vec<(f64, f64)>) = shared_out(world, ranked, SET_FROM)
            .filter_map(|(ix, score)| Some((ix, (number(ix)?, worth(score)))))
            .take(SET_FROM)
            .unzip();
        let wanted = count.unwrap_or(USUAL_SET).min(bundle::MOST);
        let least = if count.is_some() { wanted } else { 1 };
        let places = (least..=wanted).rev().find_map(|count| bundle::choose(&amounts, limit, count));
        let chosen: Vec<ItemIx> =
            places.into_iter().flatten().filter_map(|at| items.get(at).copied()).collect();
        let found = chosen.len();
        self.chosen = Some(chosen);
        found
    }

    /// What is left to choose from.
    fn open(&self, world: &dyn World) -> Vec<ItemIx> {
        self.candidates.clone().unwrap_or_else(|| self.everything(world))
    }

    /// What the act of the saying is about, if it is about certain items: those to compare.
    fn of_act(&self) -> Option<Vec<ItemIx>> {
        let Reading { act, like, unlike, seen, .. } = &self.reading;
        let named: Vec<ItemIx> = like.iter().chain(seen).chain(unlike).copied().collect();
        match act {
            Some(SpeechAct::Compare) if named.len() > 1 => Some(named),
            _ => None,
        }
    }

    /// All items but those that the person has turned down, named as examples, or asked to be spared.
    fn everything(&self, world: &dyn World) -> Vec<ItemIx> {
        if let Some(items) = self.of_act() {
            return items;
        }
        let marked = |wanted: bool| {
            let marks = self.reading.marks.iter().filter(move |marked| marked.wanted == wanted);
            marks.map(|marked| world.marked(marked.mark, marked.days, self.reading.past)).collect::<Vec<_>>()
        };
        let (wanted, unwanted) = (marked(true), marked(false));
        // What has a mark is no news, and is not to be.
        if let Some((first, others)) = wanted.split_first() {
            let fits = |ix: &&ItemIx| {
                others.iter().all(|marked| marked.contains(ix))
                    && !unwanted.iter().flatten().any(|other| other == *ix)
            };
            return first.iter().filter(fits).copied().collect();
        }
        let kept_out = world.kept_out(&self.reading);
        let all = || {
            let spared = |ix: &ItemIx| {
                world.is_rejected(*ix)
                    || kept_out.binary_search(ix).is_ok()
                    || self.reading.like.contains(ix)
                    || self.reading.unlike.contains(ix)
                    || self.reading.seen.contains(ix)
                    || (self.reading.different && self.passed.contains(ix))
                    || unwanted.iter().flatten().any(|marked| marked == ix)
            };
            (0..world.items().len() as ItemIx).filter(move |ix| !spared(ix))
        };
        // What the person knows already is no recommendation, unless there is nothing else that fits, and it was not asked for.
        let hard: Vec<Constraint> = self.reading.hard().cloned().collect();
        let fresh: Vec<ItemIx> = all().filter(|ix| !world.is_decided(*ix)).collect();
        let unseen = self.reading.marks.iter().any(|marked| marked.mark == OwnMark::Known);
        if unseen || fresh.iter().any(|ix| world.fits(*ix, &hard)) { fresh } else { all().collect() }
    }
}

/// With no added source beyond its share of so many places, for as long as there is something else.
fn shared_out(
    world: &dyn World,
    ranked: Vec<(ItemIx, f32)>,
    places: usize,
) -> impl Iterator<Item = (ItemIx, f32)> {
    let source = |(ix, _): &(ItemIx, f32)| world.items().get(*ix as usize)?.source.as_deref();
    let (within, over) = quota::part(ranked, places, source);
    within.into_iter().chain(over)
}
