//! Carries a plan out, step by step. It knows no clock, network or store: it says what it needs next ([`Next`]) and is
//! told what came of it. What a budget or the policy does not allow does not happen, and the trace says so.

use serde::Serialize;

use super::{
    bundle,
    constraint::{Constraint, On},
    intent::{Reading, Set, read_reply},
    plan::{Plan, Step, Tier, USUAL_SET},
    policy::{Autonomy, Budget, Prompted, Verdict},
    question, rank,
    tool::{Call, From, Tool},
    vocabulary::FieldIx,
    world::World,
};
use crate::{catalog::ItemIx, index::quota, untrusted::Untrusted};

/// Candidates that a search or a likeness adds.
const DEEP: usize = 1_000;
/// Items that come nearest, of an answer that abstains.
const NEAREST: usize = 5;
/// Candidates that a set is chosen from.
const SET_FROM: usize = 80;

/// What the executor needs from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// The person's yes or no to a step: [`Executor::confirm`].
    Confirm {
        /// Which.
        step: usize,
    },
    /// An act outside the agent: [`Executor::acted`].
    Act {
        /// Which step.
        step: usize,
        /// What.
        call: Call,
        /// Whether the person has to be told.
        tell: bool,
    },
    /// The person's answer: [`Executor::reply`].
    Ask {
        /// Which step.
        step: usize,
        /// The field that it is about, if about one.
        about: Option<FieldIx>,
        /// The question, where it is about none: a planner's text, to be shown as such.
        text: Untrusted<String>,
    },
    /// Nothing: see [`Executor::answer`].
    Done,
}

/// What became of a step.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Candidates after it.
    Found(usize),
    /// It was done outside; how to undo it, if it can be.
    Done {
        /// For whoever did it.
        undo: Option<String>,
    },
    /// It was undone.
    Undone,
    /// The person answered.
    Answered,
    /// The person said no.
    Declined,
    /// The policy said no.
    Refused,
    /// It could not be done.
    Failed(String),
}

/// One line of the trace.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Entry {
    /// Position in the plan.
    pub step: usize,
    /// Which tool.
    pub tool: Tool,
    /// What became of it.
    pub outcome: Outcome,
}

/// Why it ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Ended {
    /// Every step is done.
    Complete,
    /// The budget of steps is used up.
    Steps,
    /// The time is.
    Time,
    /// The person stopped it.
    Cancelled,
}

/// What came of it all.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Best first; every one has been checked against every hard constraint.
    pub items: Vec<ItemIx>,
    /// Nothing fits.
    pub abstained: bool,
    /// What comes nearest, if nothing fits.
    pub nearest: Vec<ItemIx>,
    /// If nothing fits: each constraint without which something would, and how much.
    pub would_take: Vec<(Constraint, usize)>,
    /// How the request was read.
    pub reading: Reading,
    /// Fields that were asked about.
    pub asked: Vec<FieldIx>,
    /// Steps that ran.
    pub steps: usize,
    /// Who planned.
    pub tier: Tier,
    /// What the set adds up to.
    pub sum: Option<f64>,
    /// Why it ended.
    pub ended: Ended,
}

/// A plan being carried out.
#[derive(Debug, Clone)]
pub struct Executor {
    plan: Plan,
    reading: Reading,
    autonomy: Autonomy,
    prompted: Prompted,
    budget: Budget,
    at: usize,
    confirmed: bool,
    started: Option<u64>,
    waited_since: Option<u64>,
    steps: usize,
    questions: usize,
    acts: usize,
    asked: Vec<FieldIx>,
    found: Vec<Option<Vec<ItemIx>>>,
    candidates: Option<Vec<ItemIx>>,
    chosen: Option<Vec<ItemIx>>,
    shown: Vec<ItemIx>,
    trace: Vec<Entry>,
    ended: Option<Ended>,
}

impl Executor {
    /// Ready to begin. `shown` are items of earlier answers, for "something different".
    pub fn new(
        plan: Plan,
        reading: Reading,
        shown: Vec<ItemIx>,
        autonomy: Autonomy,
        prompted: Prompted,
        budget: Budget,
    ) -> Self {
        Self {
            plan,
            reading,
            autonomy,
            prompted,
            budget,
            at: 0,
            confirmed: false,
            started: None,
            waited_since: None,
            steps: 0,
            questions: 0,
            acts: 0,
            asked: Vec::new(),
            found: Vec::new(),
            candidates: None,
            chosen: None,
            shown,
            trace: Vec::new(),
            ended: None,
        }
    }

    /// The plan as it now is.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What has happened.
    pub fn trace(&self) -> &[Entry] {
        &self.trace
    }

    /// Goes on until something from outside is needed. `now_ms` is any clock that only goes forward.
    pub fn advance(&mut self, world: &dyn World, now_ms: u64) -> Next {
        // The person's own time is not the agent's.
        if let (Some(since), Some(started)) = (self.waited_since.take(), &mut self.started) {
            *started += now_ms.saturating_sub(since);
        }
        let started = *self.started.get_or_insert(now_ms);
        loop {
            if self.ended.is_some() {
                return Next::Done;
            }
            if now_ms.saturating_sub(started) > self.budget.ms {
                self.ended = Some(Ended::Time);
                return Next::Done;
            }
            let Some(step) = self.plan.steps.get(self.at).cloned() else {
                self.ended = Some(Ended::Complete);
                return Next::Done;
            };
            if self.steps >= self.budget.steps {
                self.ended = Some(Ended::Steps);
                return Next::Done;
            }
            if let Some(next) = self.step(world, step) {
                if !matches!(next, Next::Act { .. }) {
                    self.waited_since = Some(now_ms);
                }
                return next;
            }
        }
    }

    /// One step; what it needs from outside, if anything.
    fn step(&mut self, world: &dyn World, step: Step) -> Option<Next> {
        let call = match step.call {
            Ok(call) => call,
            Err(why) => {
                self.close(Outcome::Failed(why.into()));
                return None;
            }
        };
        let verdict = self.autonomy.verdict(step.tool, self.prompted);
        match verdict {
            Verdict::Refuse => {
                self.close(Outcome::Refused);
                return None;
            }
            Verdict::Confirm if !self.confirmed => return Some(Next::Confirm { step: self.at }),
            _ => {}
        }
        if step.tool.acts() {
            if self.acts >= self.budget.acts {
                self.close(Outcome::Failed("there have been enough acts for one goal".into()));
                return None;
            }
            return Some(Next::Act { step: self.at, call, tell: verdict == Verdict::RunAndTell });
        }
        if let Call::AskUser { about, text } = call {
            if self.questions >= self.budget.questions {
                self.close(Outcome::Failed("there have been enough questions for one goal".into()));
                return None;
            }
            return Some(Next::Ask { step: self.at, about, text });
        }
        let outcome = self.run(world, &call);
        self.found.resize(self.at + 1, None);
        if let (Outcome::Found(_), Some(found)) = (&outcome, self.found.last_mut()) {
            *found = self.chosen.clone().or_else(|| self.candidates.clone());
        }
        let filtered = matches!(call, Call::Filter { .. }) && self.plan.tier == Tier::Local;
        self.close(outcome);
        if filtered {
            self.consider_asking(world);
        }
        None
    }

    /// What only reads.
    fn run(&mut self, world: &dyn World, call: &Call) -> Outcome {
        match call {
            Call::SearchCatalog { query } => {
                let query = query.to_compare();
                // Candidates of the local plan are all that fits; the words decide their order. A model's search narrows.
                if self.plan.tier != Tier::Local {
                    let found = world.search(query, DEEP).into_iter().map(|hit| hit.ix).collect();
                    self.gather(found);
                    self.reading.topic.push(query.clone());
                }
                Outcome::Found(world.search(query, DEEP).len())
            }
            Call::SimilarItems { to } => {
                let to = match to {
                    From::Items(items) => items.clone(),
                    From::Step(step) => self.found.get(*step).cloned().flatten().unwrap_or_default(),
                };
                if to.is_empty() {
                    return Outcome::Failed("there is nothing to be like".into());
                }
                let found: Vec<ItemIx> = world.similar(&to, DEEP).into_iter().map(|hit| hit.ix).collect();
                let count = found.len();
                if self.plan.tier != Tier::Local {
                    self.gather(found);
                    self.reading.like.extend(to.into_iter().take(USUAL_SET));
                }
                Outcome::Found(count)
            }
            Call::Filter { constraints } => {
                let mut kept = self.candidates.take().unwrap_or_else(|| self.everything(world));
                kept.retain(|ix| fits(world, *ix, constraints));
                let count = kept.len();
                self.candidates = Some(kept);
                Outcome::Found(count)
            }
            Call::Recommend { count } => {
                let open = self.candidates.clone().unwrap_or_else(|| self.everything(world));
                let ranked = rank::rank(world, &self.reading, &open);
                let mut chosen: Vec<ItemIx> = Vec::new();
                for (ix, _) in shared_out(world, ranked, *count) {
                    if chosen.len() == *count {
                        break;
                    }
                    if !chosen.iter().any(|other| world.same(*other, ix)) {
                        chosen.push(ix);
                    }
                }
                let found = chosen.len();
                self.chosen = Some(chosen);
                Outcome::Found(found)
            }
            Call::MakeBundle { count, set } => self.bundle(world, *count, set),
            Call::Recall { query } => Outcome::Found(world.recall(query.to_compare()).len()),
            Call::Compare { from } | Call::ItemDetails { from } | Call::Explain { from } => {
                match self.found.get(*from) {
                    Some(Some(found)) => Outcome::Found(found.len()),
                    _ => Outcome::Failed("that step has found nothing".into()),
                }
            }
            Call::Remember { .. }
            | Call::Forget { .. }
            | Call::AskUser { .. }
            | Call::Watch { .. }
            | Call::Lookup { .. } => Outcome::Failed("that is not for the agent alone".into()),
        }
    }

    fn gather(&mut self, found: Vec<ItemIx>) {
        let candidates = self.candidates.get_or_insert_default();
        for ix in found {
            if !candidates.contains(&ix) {
                candidates.push(ix);
            }
        }
    }

    /// All items but those that the person has turned down, named as examples, or asked to be spared.
    fn everything(&self, world: &dyn World) -> Vec<ItemIx> {
        let all = || {
            let spared = |ix: &ItemIx| {
                world.is_rejected(*ix)
                    || self.reading.like.contains(ix)
                    || self.reading.unlike.contains(ix)
                    || (self.reading.different && self.shown.contains(ix))
            };
            (0..world.items().len() as ItemIx).filter(move |ix| !spared(ix))
        };
        // What the person knows already is no recommendation, unless there is nothing else that fits.
        let hard: Vec<Constraint> = self.reading.hard().cloned().collect();
        let fresh: Vec<ItemIx> = all().filter(|ix| !world.is_decided(*ix)).collect();
        if fresh.iter().any(|ix| fits(world, *ix, &hard)) { fresh } else { all().collect() }
    }

    fn bundle(&mut self, world: &dyn World, count: Option<usize>, set: &Set) -> Outcome {
        let open = self.candidates.clone().unwrap_or_else(|| self.everything(world));
        let Some((field, limit)) = set.limit else { return Outcome::Failed("a set needs a limit".into()) };
        let Some(field) = world.vocabulary().field(field) else {
            return Outcome::Failed("there is no such number".into());
        };
        let ranked = rank::rank(world, &self.reading, &open);
        let least = ranked.last().map_or(0.0, |(_, score)| *score);
        let amounts: Vec<(ItemIx, (f64, f64))> = shared_out(world, ranked, SET_FROM)
            .filter_map(|(ix, score)| {
                let amount = field.number_of(world.items().get(ix as usize)?)?;
                // Every item is worth something, so that a set is never left short for nothing.
                Some((ix, (amount, f64::from(score - least) + 0.1)))
            })
            .take(SET_FROM)
            .collect();
        let numbers: Vec<(f64, f64)> = amounts.iter().map(|(_, number)| *number).collect();
        let wanted = count.unwrap_or(USUAL_SET).min(bundle::MOST);
        let least = if count.is_some() { wanted } else { 1 };
        let chosen = (least..=wanted).rev().find_map(|count| bundle::choose(&numbers, limit, count));
        let chosen: Vec<ItemIx> =
            chosen.into_iter().flatten().filter_map(|at| amounts.get(at)).map(|(ix, _)| *ix).collect();
        let found = chosen.len();
        self.chosen = Some(chosen);
        Outcome::Found(found)
    }

    /// Puts a question next, if one is worth it.
    fn consider_asking(&mut self, world: &dyn World) {
        let left = self.questions < self.budget.questions;
        // A question, what it brings, and the choice have to fit into what is left.
        let room = self.budget.steps.saturating_sub(self.steps) >= 3;
        let candidates = self.candidates.as_deref().unwrap_or_default();
        if !(left && room && self.prompted == Prompted::Asked) {
            return;
        }
        if let Some((field, _)) = question::best(world, &self.reading, candidates, &self.asked) {
            let ask = Call::AskUser { about: Some(field), text: Untrusted::default() };
            self.insert(self.at, ask);
        }
    }

    /// Puts a step into the plan, and mends the numbers that later steps refer to.
    fn insert(&mut self, at: usize, call: Call) {
        for step in self.plan.steps.iter_mut().skip(at) {
            if let Ok(call) = &mut step.call
                && let Some(from) = call.refers_to()
                && *from >= at
            {
                *from += 1;
            }
        }
        self.plan.steps.insert(at.min(self.plan.steps.len()), Step::of(call));
    }

    fn close(&mut self, outcome: Outcome) {
        let Some(tool) = self.plan.steps.get(self.at).map(|step| step.tool) else { return };
        self.trace.push(Entry { step: self.at, tool, outcome });
        self.found.resize(self.at + 1, None);
        self.at += 1;
        self.steps += 1;
        self.confirmed = false;
    }

    /// The person's yes or no to [`Next::Confirm`].
    pub fn confirm(&mut self, yes: bool) {
        if yes {
            self.confirmed = true;
        } else {
            self.close(Outcome::Declined);
        }
    }

    /// What came of [`Next::Act`]: how to undo it, or why it failed.
    pub fn acted(&mut self, done: Result<Option<String>, String>) {
        if done.is_ok() {
            self.acts += 1;
        }
        self.close(match done {
            Ok(undo) => Outcome::Done { undo },
            Err(why) => Outcome::Failed(why),
        });
    }

    /// What undoes a step, once; the caller does it.
    pub fn undo(&mut self, step: usize) -> Option<String> {
        let entry = self.trace.iter_mut().find(|entry| entry.step == step)?;
        let Outcome::Done { undo } = &mut entry.outcome else { return None };
        let undo = undo.take()?;
        entry.outcome = Outcome::Undone;
        Some(undo)
    }

    /// The person's answer to [`Next::Ask`], in their words. What it says is filtered by next.
    pub fn reply(&mut self, world: &dyn World, text: &str) {
        let Some(Ok(Call::AskUser { about, .. })) =
            self.plan.steps.get(self.at).map(|step| step.call.clone())
        else {
            return;
        };
        self.questions += 1;
        self.asked.extend(about);
        self.close(Outcome::Answered);
        let (vocabulary, items) = (world.vocabulary(), world.items());
        let said = read_reply(text, about, vocabulary, items);
        let constraints: Vec<Constraint> = said.hard().cloned().collect();
        self.reading = std::mem::take(&mut self.reading).then(said, vocabulary, items);
        // An empty filter still looks whether another question is worth it.
        self.insert(self.at, Call::Filter { constraints });
    }

    /// Stops. What has been found so far is the answer.
    pub fn cancel(&mut self) {
        self.ended.get_or_insert(Ended::Cancelled);
    }

    /// What came of it. Every item is checked once more against every hard constraint.
    pub fn answer(&self, world: &dyn World) -> Answer {
        let hard: Vec<Constraint> = self.reading.hard().cloned().collect();
        let mut items = self.chosen.clone().or_else(|| self.candidates.clone()).unwrap_or_default();
        items.retain(|ix| fits(world, *ix, &hard));
        items.truncate(50);
        let abstained = items.is_empty();
        let sum = self.reading.set.as_ref().and_then(|set| set.limit).and_then(|(field, _)| {
            let field = world.vocabulary().field(field)?;
            Some(items.iter().filter_map(|ix| field.number_of(world.items().get(*ix as usize)?)).sum())
        });
        Answer {
            abstained,
            nearest: if abstained { nearest(world, &self.reading, &hard) } else { Vec::new() },
            would_take: if abstained { would_take(world, &hard) } else { Vec::new() },
            items,
            reading: self.reading.clone(),
            asked: self.asked.clone(),
            steps: self.steps,
            tier: self.plan.tier,
            sum,
            ended: self.ended.unwrap_or(Ended::Cancelled),
        }
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

fn fits(world: &dyn World, ix: ItemIx, constraints: &[Constraint]) -> bool {
    let Some(item) = world.items().get(ix as usize) else { return false };
    constraints.iter().all(|constraint| constraint.holds(world.vocabulary(), item))
}

/// What misses the fewest constraints, by the least; taste decides between equals.
fn nearest(world: &dyn World, reading: &Reading, hard: &[Constraint]) -> Vec<ItemIx> {
    let missed = |ix: ItemIx| -> f64 {
        let item = world.items().get(ix as usize);
        item.map_or(f64::INFINITY, |item| {
            hard.iter().map(|constraint| constraint.miss(world.vocabulary(), item)).sum()
        })
    };
    let open: Vec<ItemIx> = (0..world.items().len() as ItemIx).filter(|ix| !world.is_rejected(*ix)).collect();
    let least = open.iter().map(|ix| missed(*ix)).fold(f64::INFINITY, f64::min);
    let close: Vec<ItemIx> = open.into_iter().filter(|ix| missed(*ix) <= least + 0.5).collect();
    let mut ranked = rank::rank(world, reading, &close);
    ranked.sort_by(|a, b| missed(a.0).total_cmp(&missed(b.0)));
    ranked.into_iter().map(|(ix, _)| ix).take(NEAREST).collect()
}

/// Each constraint without which something fits, and how much does.
fn would_take(world: &dyn World, hard: &[Constraint]) -> Vec<(Constraint, usize)> {
    let without = |left_out: usize| {
        let others: Vec<Constraint> =
            hard.iter().enumerate().filter(|(at, _)| *at != left_out).map(|(_, c)| c.clone()).collect();
        (0..world.items().len() as ItemIx).filter(|ix| fits(world, *ix, &others)).count()
    };
    let known = hard.iter().enumerate().filter(|(_, constraint)| !matches!(constraint.on, On::Words));
    known.map(|(at, constraint)| (constraint.clone(), without(at))).filter(|(_, count)| *count > 0).collect()
}
