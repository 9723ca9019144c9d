//! Several things said one after the other: each is read on top of what was said before.

use super::{
    constraint::{Constraint, On, Test},
    executor::Executor,
    intent::{
        Context, Reading,
        command::{Command, command},
        read, read_reply,
    },
    plan::Plan,
    policy::Budget,
    question,
    vocabulary::FieldIx,
    world::World,
};
use crate::catalog::{Item, ItemIx};

/// What holds so far in a conversation.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// How all that was said has been read.
    pub reading: Reading,
    /// Fields that were asked about.
    pub asked: Vec<FieldIx>,
    /// Items that were shown, in order of their last answer.
    pub shown: Vec<ItemIx>,
    /// What is to be done beside finding, as said last.
    pub command: Option<Command>,
    /// What "shorter" compares with: the head of the last answer.
    reference: Option<ItemIx>,
}

impl Conversation {
    /// Reads what the person says. `year` is the present one.
    pub fn say(&mut self, text: &str, world: &dyn World, year: i32) {
        let (command, text) = command(text);
        self.command = command;
        let reference = self.reference.and_then(|ix| world.items().get(ix as usize));
        let context = Context { asked: None, reference, year };
        let said = read(text, world.vocabulary(), world.items(), context);
        self.take_up(said, world);
    }

    fn take_up(&mut self, said: Reading, world: &dyn World) {
        self.reading = std::mem::take(&mut self.reading).then(said, world.vocabulary(), world.items());
    }

    /// Reads the person's answer to a question about `about`, in their words. What it does not settle is settled all the
    /// same: they have no preference.
    pub fn reply(&mut self, world: &dyn World, about: Option<FieldIx>, text: &str) {
        self.command = None;
        self.asked.extend(about);
        self.take_up(read_reply(text, about, world.vocabulary(), world.items()), world);
    }

    /// Takes a part of the reading back, by its place among them.
    pub fn take_back(&mut self, at: usize) {
        self.command = None;
        if let Some(part) = self.reading.parts().get(at) {
            self.reading.take_back(*part);
        }
    }

    /// Adds a wish that the words themselves do not say; none on a field of which something was said.
    pub fn wish(&mut self, field: FieldIx, value: String) {
        let said = self.reading.constraints.iter().any(|constraint| constraint.on == On::Field(field));
        if !said {
            let wish = Constraint { hard: false, ..Constraint::hard(field, Test::Is(vec![value])) };
            self.reading.constraints.push(wish);
        }
    }

    /// The field that is most worth asking about now, while there are questions left.
    pub fn question(&self, world: &dyn World) -> Option<FieldIx> {
        if self.asked.len() >= Budget::default().questions {
            return None;
        }
        let fits =
            |item: &Item| self.reading.hard().all(|constraint| constraint.holds(world.vocabulary(), item));
        let left: Vec<ItemIx> =
            (0..).zip(world.items()).filter(|(_, item)| fits(item)).map(|(ix, _)| ix).collect();
        question::best(world, &self.reading, &left, &self.asked).map(|(field, _)| field)
    }

    /// The local plan for all that was said, ready to run.
    pub fn local(&self, budget: Budget) -> Executor {
        self.run(Plan::local(&self.reading, self.command.as_ref()), budget)
    }

    /// A plan for what was said, ready to run.
    pub fn run(&self, plan: Plan, budget: Budget) -> Executor {
        let questions = budget.questions.saturating_sub(self.asked.len());
        Executor::new(plan, self.reading.clone(), self.shown.clone(), Budget { questions, ..budget })
    }

    /// Takes up what an answer has settled.
    pub fn settle(&mut self, reading: Reading, asked: &[FieldIx], items: &[ItemIx]) {
        self.reading = reading;
        self.asked.extend(asked);
        self.shown.extend(items);
        self.reference = items.first().copied().or(self.reference);
    }
}
