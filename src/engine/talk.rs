//! What was said, how it has been read, and what is being done about it.

use crate::{
    agent::{
        conversation::Conversation,
        executor::Executor,
        plan::{Plan, Tier},
        policy::Budget,
    },
    engine::{
        catalog_view::Meanings,
        protocol::egress::{PageTask, WhyNot},
        step::TaskId,
    },
    lookup::Claim,
};

/// The state of a conversation. Forgotten with the tab, which says it again where its page is loaded anew.
#[derive(Default)]
pub struct Talk {
    /// Of which catalogue: positions of items mean nothing in another.
    pub catalog: String,
    /// What was said, oldest first.
    pub said: Vec<String>,
    /// How it is read.
    pub conversation: Conversation,
    /// Of topics, where a model was ready.
    pub meanings: Meanings,
    /// Phrases of the request that were compared with the names of values.
    pub compared: Vec<String>,
    /// The plan that is being carried out, or has been.
    pub run: Option<Run>,
    /// A planner is being asked, under this number.
    pub consulting: Option<PageTask>,
    /// Why the plan is not the asked planner's own.
    pub fell_back: Option<WhyNot>,
    /// What was looked up.
    pub claims: Vec<Claim>,
    /// What chance comes from, until something is said anew.
    pub seed: u64,
}

/// A plan that is being carried out, or has been.
pub struct Run {
    /// Carries it out.
    pub executor: Executor,
    /// What it waits for.
    pub waits: Waits,
    /// Which model planned.
    pub planner: Option<String>,
}

/// What a plan waits for.
#[derive(PartialEq)]
pub enum Waits {
    /// A yes or no to a step; and whether only because the day's budget of acts is used up.
    Confirm(usize, bool),
    /// The answer to a planner's question.
    Reply(String),
    /// This look-up.
    Lookup(TaskId),
    /// Nothing: it is done.
    Nothing,
}

impl Talk {
    /// A conversation about a catalogue in which nothing has been said.
    pub fn of(catalog: String) -> Self {
        Self { catalog, ..Self::default() }
    }

    /// Takes up a plan in the place of the one before.
    pub fn take_up(&mut self, plan: Plan, planner: Option<String>) {
        let budget = budget(plan.tier);
        let executor = self.conversation.run(plan, budget);
        self.run = Some(Run { executor, waits: Waits::Nothing, planner });
    }

    /// Takes up the plan that is made here, of what was read.
    pub fn plan_locally(&mut self) {
        let executor = self.conversation.local(budget(Tier::Local));
        self.run = Some(Run { executor, waits: Waits::Nothing, planner: None });
    }
}

/// Questions do not hold the local plan up: one is shown beside what was found.
fn budget(tier: Tier) -> Budget {
    let usual = Budget::default();
    if tier == Tier::Local { Budget { questions: 0, ..usual } } else { usual }
}
