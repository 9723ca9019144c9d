//! What wants to send something.

use serde_json::Value;

use super::fetch::Fetch;
use crate::{
    agent::llm::{
        Exchange, ExchangeAction, GaveUp, Input, Limits, PlanDraft, PlannerView, plan::DraftStep,
        stream::LONGEST_LINE,
    },
    consent::{ledger::TransferFailure, redact::Redactor},
    engine::{
        protocol::egress::{Ending, Provider, WhyNot},
        step::{Do, Done},
    },
};

/// One task.
pub enum EgressTask {
    /// A plan from a planner elsewhere.
    Plan {
        /// The exchange.
        exchange: Box<Exchange>,
        /// Knows what the aliases stand for.
        redactor: Redactor,
        /// Which planner it is, in words.
        tier: String,
    },
    /// Files.
    Fetch(Box<Fetch>),
}

impl EgressTask {
    /// A plan from a provider that may see `view`; the redactor knows what its aliases stand for. It ends with
    /// [`Done::Plan`] or, which is the local planner's turn, with [`Done::NoPlan`].
    pub fn plan(provider: Provider, (view, redactor): (PlannerView, Redactor)) -> Self {
        let (tier, limits) = (format!("{} · {}", provider.model, provider.endpoint), Limits::of(&provider));
        let exchange = Box::new(Exchange::new(provider, view, limits));
        Self::Plan { exchange, redactor, tier }
    }

    pub(super) fn start(&mut self) -> Vec<Do> {
        match self {
            Self::Plan { exchange, .. } => {
                let steps = exchange.start();
                self.steps(steps)
            }
            Self::Fetch(fetch) => fetch.start(),
        }
    }

    pub(super) fn input(&mut self, input: Input<'_>, now_ms: i64) -> Vec<Do> {
        match self {
            Self::Plan { exchange, .. } => {
                let steps = exchange.input(input, now_ms);
                self.steps(steps)
            }
            Self::Fetch(fetch) => fetch.input(input, now_ms),
        }
    }

    pub(super) fn deadline_ms(&self) -> Option<i64> {
        match self {
            Self::Plan { exchange, .. } => exchange.deadline_ms(),
            Self::Fetch(fetch) => fetch.deadline_ms(),
        }
    }

    /// Bytes of an answer, at most.
    pub(super) fn most_bytes(&self) -> u64 {
        match self {
            // Wire formats wrap every few letters of the text in some 200 bytes.
            Self::Plan { .. } => 8 * LONGEST_LINE as u64,
            Self::Fetch(fetch) => fetch.most_bytes(),
        }
    }

    /// How it ends when consent cannot do its part.
    pub(super) fn failure(&self, why: WhyNot) -> Done {
        match self {
            Self::Plan { .. } => Done::NoPlan(why),
            Self::Fetch(_) => Done::Failed(why),
        }
    }

    fn steps(&self, steps: Vec<ExchangeAction>) -> Vec<Do> {
        let Self::Plan { redactor, tier, .. } = self else { return Vec::new() };
        let aborted = match steps.last() {
            Some(ExchangeAction::GaveUp(GaveUp::Timeout)) => TransferFailure::Timeout,
            Some(ExchangeAction::GaveUp(GaveUp::TooLong)) => TransferFailure::TooLong,
            _ => TransferFailure::Cancelled,
        };
        let step = |step| match step {
            ExchangeAction::Send(request) => Do::Send { request, ask: true },
            ExchangeAction::Abort => Do::Abort(aborted),
            ExchangeAction::Text(text) => Do::Say(text),
            ExchangeAction::Repair => Do::Repair,
            ExchangeAction::Plan(plan) => {
                Do::End(Done::Plan { plan: restored(plan, redactor), tier: tier.clone() })
            }
            ExchangeAction::GaveUp(why) => Do::End(Done::NoPlan(why_not(why))),
        };
        steps.into_iter().map(step).collect()
    }
}

/// The plan with the person's own words in the place of the aliases.
pub fn restored(mut plan: PlanDraft, redactor: &Redactor) -> PlanDraft {
    fn walk(value: &mut Value, redactor: &Redactor) {
        match value {
            Value::String(text) => *text = redactor.restore(text),
            Value::Array(list) => list.iter_mut().for_each(|entry| walk(entry, redactor)),
            Value::Object(map) => map.values_mut().for_each(|entry| walk(entry, redactor)),
            _ => {}
        }
    }
    for step in &mut plan.steps {
        step.arguments = std::mem::take(&mut step.arguments).map(|mut arguments| {
            walk(&mut arguments, redactor);
            arguments
        });
    }
    plan
}

fn why_not(why: GaveUp) -> WhyNot {
    match why {
        GaveUp::NoRequest(why) => WhyNot::BadRequest { why },
        GaveUp::NotAllowed => WhyNot::NotAllowed,
        GaveUp::Budget => WhyNot::Budget,
        GaveUp::Network => WhyNot::Network,
        GaveUp::Timeout => WhyNot::Timeout,
        GaveUp::Status(status, complaint) => WhyNot::Status { status, complaint },
        GaveUp::Reported(complaint) => WhyNot::Status { status: 200, complaint },
        GaveUp::Garbage | GaveUp::TooLong => WhyNot::Garbage,
        GaveUp::Declined => WhyNot::Declined,
        GaveUp::NoPlan(_) => WhyNot::NoPlan,
        GaveUp::Cancelled => WhyNot::Cancelled,
    }
}

/// How a task's end is told to the page, where nothing more is to be done about it.
pub fn told(done: Done) -> Ending {
    match done {
        Done::Plan { plan, tier } => {
            let step = |step: DraftStep| (step.tool.name().to_owned(), step.arguments.to_show().to_string());
            Ending::Plan { steps: plan.steps.into_iter().map(step).collect(), tier }
        }
        Done::NoPlan(why) => Ending::NoPlan { why },
        Done::Claim { claim: Ok(claim), .. } => Ending::Claim { claim, kept: false },
        Done::Claim { claim: Err(why), .. } => Ending::NoClaim { why },
        // The engine has made something of these before they come here.
        Done::Picture { .. } | Done::Pack { .. } => Ending::Failed { why: WhyNot::Garbage },
        Done::Failed(why) => Ending::Failed { why },
    }
}
