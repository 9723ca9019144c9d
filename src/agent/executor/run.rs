//! The plan under way: whose turn it is, what is left of the budget, and what became of each step.

use serde::{Deserialize, Serialize};

use super::{
    super::{
        arguments::{Arguments, BadStep},
        intent::{Reading, read_reply},
        plan::{Plan, Step, Tier},
        policy::{Allowance, Budget, Verdict},
        question,
        tool::{Tool, ToolCall, Undo},
        vocabulary::FieldIx,
        world::World,
    },
    answer::PlanAnswer,
    tools::{Findings, NotFound},
};
use crate::{catalog::ItemIx, consent::request::BadRequest, untrusted::Untrusted};

/// Steps that a question takes: itself, what it brings, and the choice.
const STEPS_OF_A_QUESTION: usize = 3;

/// What the executor needs from outside.
#[derive(Debug, Clone, PartialEq)]
pub enum Next {
    /// The person's yes or no to a step: [`Executor::confirm`].
    Confirm {
        /// Its place in the plan.
        step: usize,
        /// It would not be asked about if the day's budget of acts were not used up.
        budget_spent: bool,
    },
    /// An act outside the agent: [`Executor::acted`].
    Act {
        /// Its place in the plan.
        step: usize,
        /// What is to be done.
        call: ToolCall,
        /// Nobody has said yes to it: it counts against the day's budget.
        unconfirmed: bool,
    },
    /// The person's answer: [`Executor::reply`].
    Ask {
        /// Its place in the plan.
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
#[derive(Debug, Clone, PartialEq)]
pub enum StepOutcome {
    /// It has found so much.
    Found(usize),
    /// It was done outside.
    Done {
        /// What takes it back, if anything does.
        undo: Option<Undo>,
    },
    /// It was undone.
    Undone,
    /// The person answered.
    Answered,
    /// The person said no.
    Declined,
    /// It could not be done.
    Failed(StepFailure),
}

/// Why a step could not be done.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepFailure {
    /// The plan or the catalogue does not have what it refers to.
    Bad(BadStep),
    /// No item was named that others could be like.
    NothingToBeLike,
    /// The step that it refers to has found nothing.
    StepFoundNothing,
    /// The tool was called with what is not for it.
    WrongArguments,
    /// The budget of acts for one goal is used up.
    EnoughActs,
    /// The budget of questions for one goal is used up.
    EnoughQuestions,
    /// Memory holds nothing of what is to be forgotten.
    NothingRemembered,
    /// A list holds as much as it can.
    Full {
        /// That much.
        most: u32,
    },
    /// What it changed could not be kept.
    NotKept,
    /// Without what is personal, nothing is left to look up.
    NothingLeft,
    /// The request cannot be made.
    BadRequest(BadRequest),
    /// Nothing was found, or it was not allowed.
    NothingFound,
}

impl From<BadStep> for StepFailure {
    fn from(why: BadStep) -> Self {
        Self::Bad(why)
    }
}

impl From<NotFound> for StepFailure {
    fn from(why: NotFound) -> Self {
        match why {
            NotFound::NothingToBeLike => Self::NothingToBeLike,
            NotFound::StepFoundNothing => Self::StepFoundNothing,
            NotFound::NoReader => Self::WrongArguments,
        }
    }
}

/// One line of the trace.
#[derive(Debug, Clone, PartialEq)]
pub struct TraceEntry {
    /// Position in the plan.
    pub step: usize,
    /// The tool of that step.
    pub tool: Tool,
    /// What became of it.
    pub outcome: StepOutcome,
    /// Whether it acted without a yes, so that the person has to be told.
    pub tell: bool,
}

/// A plan being carried out.
#[derive(Debug, Clone)]
pub struct Executor {
    plan: Plan,
    budget: Budget,
    findings: Findings,
    /// The step whose turn it is.
    at: usize,
    /// How far the permission for that step has come.
    permission: Permission,
    started_ms: Option<u64>,
    waited_since_ms: Option<u64>,
    steps: usize,
    questions: usize,
    acts: usize,
    asked: Vec<FieldIx>,
    trace: Vec<TraceEntry>,
    is_over: bool,
}

/// How far the permission for a step has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Permission {
    /// The policy has not been asked, or it wants a yes that has not come.
    Open,
    /// The person said yes.
    Confirmed,
    /// The policy wanted no yes, and the step was handed on to be done.
    Unconfirmed,
}

impl Executor {
    /// Ready to begin. `passed` are items that were passed over, for "something different".
    pub fn new(plan: Plan, reading: Reading, passed: Vec<ItemIx>, budget: Budget) -> Self {
        let findings = Findings::new(reading, passed, plan.tier != Tier::Local);
        Self {
            plan,
            budget,
            findings,
            at: 0,
            permission: Permission::Open,
            started_ms: None,
            waited_since_ms: None,
            steps: 0,
            questions: 0,
            acts: 0,
            asked: Vec::new(),
            trace: Vec::new(),
            is_over: false,
        }
    }

    /// The plan as it now is.
    pub fn plan(&self) -> &Plan {
        &self.plan
    }

    /// What became of each step so far, in order.
    pub fn trace(&self) -> &[TraceEntry] {
        &self.trace
    }

    /// Goes on until something from outside is needed. `allowance` is what the agent may do at this moment; `now_ms` is any
    /// clock that only goes forward.
    pub fn advance(&mut self, world: &dyn World, allowance: &Allowance, now_ms: u64) -> Next {
        // The person's own time is not the agent's.
        if let (Some(since), Some(started)) = (self.waited_since_ms.take(), &mut self.started_ms) {
            *started += now_ms.saturating_sub(since);
        }
        let started = *self.started_ms.get_or_insert(now_ms);
        while !self.is_over {
            let spent = now_ms.saturating_sub(started) > self.budget.ms || self.steps >= self.budget.steps;
            let Some(step) = self.plan.steps.get(self.at).filter(|_| !spent).cloned() else {
                self.is_over = true;
                break;
            };
            if let Some(next) = self.step(world, allowance, step) {
                if !matches!(next, Next::Act { .. }) {
                    self.waited_since_ms = Some(now_ms);
                }
                return next;
            }
        }
        Next::Done
    }

    /// One step; what it needs from outside, if anything.
    fn step(&mut self, world: &dyn World, allowance: &Allowance, step: Step) -> Option<Next> {
        let call = match step.call {
            Ok(call) => call,
            Err(why) => return self.fail(why.into()),
        };
        let verdict = allowance.verdict(step.tool);
        if verdict == Verdict::Confirm && self.permission != Permission::Confirmed {
            return Some(Next::Confirm { step: self.at, budget_spent: allowance.is_spent(step.tool) });
        }
        if step.tool.acts() {
            return self.act(call);
        }
        if step.tool == Tool::AskUser {
            return self.ask(call);
        }
        match self.findings.run(world, self.at, &call) {
            Ok(count) => self.close(StepOutcome::Found(count)),
            Err(why) => return self.fail(why.into()),
        }
        if step.tool == Tool::Filter && self.plan.tier == Tier::Local {
            self.consider_asking(world);
        }
        None
    }

    fn act(&mut self, call: ToolCall) -> Option<Next> {
        if self.acts >= self.budget.acts {
            return self.fail(StepFailure::EnoughActs);
        }
        let unconfirmed = self.permission != Permission::Confirmed;
        if unconfirmed {
            self.permission = Permission::Unconfirmed;
        }
        Some(Next::Act { step: self.at, call, unconfirmed })
    }

    fn ask(&mut self, call: ToolCall) -> Option<Next> {
        if self.questions >= self.budget.questions {
            return self.fail(StepFailure::EnoughQuestions);
        }
        let (about, text) = match call.with {
            Arguments::Field(field) => (Some(field), Untrusted::default()),
            Arguments::Words(text) => (None, text),
            _ => return self.fail(StepFailure::WrongArguments),
        };
        Some(Next::Ask { step: self.at, about, text })
    }

    /// Puts a question next, if one is worth it.
    fn consider_asking(&mut self, world: &dyn World) {
        let left = self.questions < self.budget.questions && self.findings.reading.act.is_none();
        let room = self.budget.steps.saturating_sub(self.steps) >= STEPS_OF_A_QUESTION;
        if !(left && room) {
            return;
        }
        let candidates = self.findings.candidates.as_deref().unwrap_or_default();
        if let Some((field, _)) = question::best(world, &self.findings.reading, candidates, &self.asked) {
            self.insert(self.at, ToolCall { tool: Tool::AskUser, with: Arguments::Field(field) });
        }
    }

    /// Puts a step into the plan, and mends the numbers that later steps refer to.
    fn insert(&mut self, at: usize, call: ToolCall) {
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

    fn fail(&mut self, why: StepFailure) -> Option<Next> {
        self.close(StepOutcome::Failed(why));
        None
    }

    fn close(&mut self, outcome: StepOutcome) {
        let Some(tool) = self.plan.steps.get(self.at).map(|step| step.tool) else { return };
        let acted = matches!(outcome, StepOutcome::Done { .. });
        let tell = acted && self.permission == Permission::Unconfirmed;
        self.trace.push(TraceEntry { step: self.at, tool, outcome, tell });
        self.at += 1;
        self.steps += 1;
        self.permission = Permission::Open;
    }

    /// The person's yes or no to [`Next::Confirm`].
    pub fn confirm(&mut self, yes: bool) {
        if yes {
            self.permission = Permission::Confirmed;
        } else {
            self.close(StepOutcome::Declined);
        }
    }

    /// What came of [`Next::Act`]: how to undo it, or why it failed.
    pub fn acted(&mut self, done: Result<Option<Undo>, StepFailure>) {
        match done {
            Ok(undo) => {
                self.acts += 1;
                self.close(StepOutcome::Done { undo });
            }
            Err(why) => self.close(StepOutcome::Failed(why)),
        }
    }

    /// What undoes a step, once; the caller does it.
    pub fn undo(&mut self, step: usize) -> Option<Undo> {
        let entry = self.trace.iter_mut().find(|entry| entry.step == step)?;
        let StepOutcome::Done { undo } = &mut entry.outcome else { return None };
        let undo = undo.take()?;
        entry.outcome = StepOutcome::Undone;
        Some(undo)
    }

    /// The person's answer to [`Next::Ask`], in their words. What it says is filtered by next.
    pub fn reply(&mut self, world: &dyn World, text: &str) {
        let about = match self.plan.steps.get(self.at) {
            Some(Step { tool: Tool::AskUser, call: Ok(call) }) => match call.with {
                Arguments::Field(field) => Some(field),
                _ => None,
            },
            _ => return,
        };
        self.questions += 1;
        self.asked.extend(about);
        self.close(StepOutcome::Answered);
        let (vocabulary, items) = (world.vocabulary(), world.items());
        let said = read_reply(text, about, vocabulary, items);
        let with = Arguments::Conditions(said.hard().cloned().collect());
        let reading = std::mem::take(&mut self.findings.reading);
        // A reply is in no language of its own.
        let language = reading.language;
        self.findings.reading = Reading { language, ..reading.then(said, vocabulary, items) };
        // An empty filter still looks whether another question is worth it.
        self.insert(self.at, ToolCall { tool: Tool::Filter, with });
    }

    /// The answer that the steps so far make.
    pub fn answer(&self, world: &dyn World) -> PlanAnswer {
        PlanAnswer::of(&self.findings, world, &self.asked, self.steps, self.plan.tier)
    }
}
