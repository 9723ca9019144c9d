//! Several things said one after the other: each is read on top of what was said before.

use super::{
    executor::Executor,
    intent::{Context, Reading, read},
    plan::Plan,
    policy::{Autonomy, Budget, Prompted},
    vocabulary::FieldIx,
    world::World,
};
use crate::catalog::ItemIx;

/// What holds so far in a conversation.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// How it has been read.
    pub reading: Reading,
    /// Fields that were asked about.
    pub asked: Vec<FieldIx>,
    /// Items that were shown, in order of their last answer.
    pub shown: Vec<ItemIx>,
    /// What "shorter" compares with: the head of the last answer.
    reference: Option<ItemIx>,
}

impl Conversation {
    /// Reads what the person says. `year` is the present one.
    pub fn say(&mut self, text: &str, world: &dyn World, year: i32) {
        let reference = self.reference.and_then(|ix| world.items().get(ix as usize));
        let context = Context { asked: None, reference, year };
        let said = read(text, world.vocabulary(), world.items(), context);
        self.reading = std::mem::take(&mut self.reading).then(said);
    }

    /// The local plan for all that was said, ready to run.
    pub fn local(&self, autonomy: Autonomy, budget: Budget) -> Executor {
        self.run(Plan::local(&self.reading), autonomy, budget)
    }

    /// A plan for what was said, ready to run.
    pub fn run(&self, plan: Plan, autonomy: Autonomy, budget: Budget) -> Executor {
        let questions = budget.questions.saturating_sub(self.asked.len());
        let budget = Budget { questions, ..budget };
        Executor::new(plan, self.reading.clone(), self.shown.clone(), autonomy, Prompted::Asked, budget)
    }

    /// Takes up what an answer has settled.
    pub fn settle(&mut self, reading: Reading, asked: &[FieldIx], items: &[ItemIx]) {
        self.reading = reading;
        self.asked.extend(asked);
        self.shown.extend(items);
        self.reference = items.first().copied().or(self.reference);
    }
}
