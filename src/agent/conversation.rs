//! Several things said one after the other: each is read on top of what was said before.

use serde::{Deserialize, Serialize};

use super::{
    constraint::{Constraint, On, Test},
    executor::Executor,
    intent::{
        Context, Reading,
        command::{Command, command},
        read,
        speech::SpeechAct,
    },
    plan::Plan,
    policy::Budget,
    question,
    vocabulary::FieldIx,
    world::World,
};
use crate::catalog::{Item, ItemIx};

/// What a person says of a field by pressing a button: nothing of it has to be read.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reply {
    /// One of these values, exactly as the catalogue has them.
    Is(Vec<String>),
    /// None of these.
    IsNot(Vec<String>),
    /// A number, at most this.
    AtMost(f64),
    /// It does not matter.
    NoPreference,
}

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
    /// The last answer: "shorter" compares with its head.
    last: Vec<ItemIx>,
    /// How often something was said.
    said: usize,
    /// How it was read before each saying, for "go back".
    before: Vec<Reading>,
}

impl Conversation {
    /// Reads what the person says. `year` is the present one.
    pub fn say(&mut self, text: &str, world: &dyn World, year: i32) {
        let (command, text) = command(text);
        let noted = matches!(command, Some(Command::Remember(_)));
        self.command = command;
        let reference = self.last.first().and_then(|ix| world.items().get(*ix as usize));
        let has = |word: &str| world.has_word(word);
        let context = Context { reference, last: &self.last, year, has: Some(&has), ..Context::default() };
        let mut said = read(text, world.vocabulary(), world.items(), context);
        said.heard.iter_mut().for_each(|heard| heard.saying = self.said);
        self.said += 1;
        if said.act == Some(SpeechAct::Back) {
            self.reading = self.before.pop().unwrap_or_default();
            self.reading.act = said.act;
            return;
        }
        self.before.push(self.reading.clone());
        self.take_up(if noted { said.lasting(world.vocabulary()) } else { said }, world);
    }

    /// Keeps a note in mind: what of it lasts, and none of its words.
    pub fn keep_in_mind(&mut self, note: &str, world: &dyn World, year: i32) {
        let context = Context { year, ..Context::default() };
        let said = read(note, world.vocabulary(), world.items(), context);
        self.take_up(said.lasting(world.vocabulary()), world);
    }

    fn take_up(&mut self, said: Reading, world: &dyn World) {
        self.reading = std::mem::take(&mut self.reading).then(said, world.vocabulary(), world.items());
    }

    /// Takes up the person's answer to a question about `field`.
    pub fn reply(&mut self, world: &dyn World, field: FieldIx, reply: Reply) {
        self.asked.push(field);
        self.choose(world, vec![(field, reply)], None, None);
    }

    /// Takes up what the person chose, how many items they want, and which one these are to be like.
    pub fn choose(
        &mut self,
        world: &dyn World,
        choices: Vec<(FieldIx, Reply)>,
        count: Option<usize>,
        like: Option<ItemIx>,
    ) {
        self.command = None;
        let mut said = Reading { count, like: like.into_iter().collect(), ..Reading::default() };
        for (field, reply) in choices {
            let test = match reply {
                Reply::Is(values) => Test::Is(values),
                Reply::IsNot(values) => Test::IsNot(values),
                Reply::AtMost(bound) => Test::AtMost(bound),
                Reply::NoPreference => {
                    said.indifferent.push(field);
                    continue;
                }
            };
            said.constraints.push(Constraint::hard(field, test));
        }
        self.take_up(said, world);
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
        if !items.is_empty() {
            self.last = items.to_vec();
        }
    }
}
