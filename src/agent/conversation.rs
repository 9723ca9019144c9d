//! Several things said one after the other: each is read on top of what was said before.

use serde::{Deserialize, Serialize};

use super::{
    constraint::{Constraint, On, Test},
    executor::Executor,
    intent::{
        Context, Heard, HeardAs, MEANT, Reading,
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
    /// What was compared without a word of what it is about is this.
    Meant,
    /// It does not matter.
    NoPreference,
}

/// What holds so far in a conversation.
#[derive(Debug, Clone, Default)]
pub struct Conversation {
    /// How all that was said of the present request has been read.
    pub reading: Reading,
    /// Fields that were asked about.
    pub asked: Vec<FieldIx>,
    /// Items that were passed over, for "something else".
    pub passed: Vec<ItemIx>,
    /// What is to be done beside finding, as said last.
    pub command: Option<Command>,
    /// What of it is kept in mind whatever is asked for.
    kept: Reading,
    /// The request, while items are compared.
    beside: Option<Reading>,
    /// Whether something was asked for.
    requested: bool,
    /// The last answer: "shorter" compares with its head.
    last: Vec<ItemIx>,
    /// How often something was said.
    said: usize,
    /// How it stood before each change, for "go back".
    before: Vec<Conversation>,
}

impl Conversation {
    /// Reads what the person says. `year` is the present one.
    pub fn say(&mut self, text: &str, world: &dyn World, year: i32) {
        let (command, text) = command(text);
        let noted = matches!(command, Some(Command::Remember(_)));
        let reference = self.last.first().and_then(|ix| world.items().get(*ix as usize));
        let near = |word: &str| world.near_words(word);
        let context = Context {
            reference,
            last: &self.last,
            year,
            today: world.today(),
            near: Some(&near),
            ..Context::default()
        };
        let mut said = read(text, world.vocabulary(), world.items(), context);
        said.heard.iter_mut().for_each(|heard| heard.saying = self.said);
        self.said += 1;
        if said.act == Some(SpeechAct::Back) {
            self.go_back();
            (self.reading.act, self.reading.language) = (said.act, said.language);
            return;
        }
        self.changes();
        self.command = command;
        let request = self.beside.take();
        if let Some(request) = &request {
            self.reading = request.clone();
        }
        match said.act {
            // What is compared has none of the request's conditions, and leaves it none.
            Some(SpeechAct::Compare) => self.beside = Some(std::mem::replace(&mut self.reading, said)),
            Some(SpeechAct::Recall) => {
                self.requested = true;
                self.reading = said;
            }
            Some(_) => (self.reading.act, self.reading.language) = (said.act, said.language),
            None => {
                if said.anew && self.requested {
                    self.begin_anew();
                }
                self.requested |= said.anew || said.hard().any(|demand| matches!(demand.test, Test::Is(_)));
                if said.different {
                    self.passed.extend(&self.last);
                }
                self.take_up(if noted { said.lasting(world.vocabulary()) } else { said }, world);
            }
        }
    }

    /// A new request ends the one before. What the person knows already they know still.
    fn begin_anew(&mut self) {
        let seen = std::mem::take(&mut self.reading.seen);
        self.reading = Reading { seen, ..self.kept.clone() };
        self.passed.clear();
        self.asked.clear();
    }

    /// Takes down how it stands, before it changes.
    fn changes(&mut self) {
        let before = std::mem::take(&mut self.before);
        let now = Self { command: None, ..self.clone() };
        self.before = before;
        self.before.push(now);
    }

    /// As it stood before the last change.
    fn go_back(&mut self) {
        let (said, mut before) = (self.said, std::mem::take(&mut self.before));
        let then = before.pop().unwrap_or_else(|| Self { reading: self.kept.clone(), ..Self::default() });
        *self = Self { said, before, ..then };
    }

    /// Keeps a note in mind: what of it lasts, and none of its words.
    pub fn keep_in_mind(&mut self, note: &str, world: &dyn World, year: i32) {
        let context = Context { year, ..Context::default() };
        let said = read(note, world.vocabulary(), world.items(), context);
        self.take_up(said.lasting(world.vocabulary()), world);
        self.kept = self.reading.clone();
    }

    fn take_up(&mut self, said: Reading, world: &dyn World) {
        self.reading = std::mem::take(&mut self.reading).then(said, world.vocabulary(), world.items());
    }

    /// Takes up the person's answer to a question about `field`.
    pub fn reply(&mut self, world: &dyn World, field: FieldIx, reply: Reply) {
        self.choose(world, vec![(field, reply)], None, None);
        self.asked.push(field);
    }

    /// Takes up what the person chose, how many items they want, and which one these are to be like.
    pub fn choose(
        &mut self,
        world: &dyn World,
        choices: Vec<(FieldIx, Reply)>,
        count: Option<usize>,
        like: Option<ItemIx>,
    ) {
        self.changes();
        self.command = None;
        let mut said = Reading { count, like: like.into_iter().collect(), ..Reading::default() };
        for (field, reply) in choices {
            let tests = match reply {
                Reply::Is(values) => vec![Test::Is(values)],
                Reply::IsNot(values) => vec![Test::IsNot(values)],
                Reply::AtMost(bound) => vec![Test::AtMost(bound)],
                Reply::Meant => {
                    let unread = self.reading.unread.iter().find(|unread| unread.fields.contains(&field));
                    unread.map(|unread| unread.tests.clone()).unwrap_or_default()
                }
                Reply::NoPreference => {
                    said.indifferent.push(field);
                    continue;
                }
            };
            said.constraints.extend(tests.into_iter().map(|test| Constraint::hard(field, test)));
        }
        self.take_up(said, world);
    }

    /// Takes a part of the reading back, by its place among them.
    pub fn take_back(&mut self, at: usize) {
        self.command = None;
        if let Some(part) = self.reading.parts().get(at).copied() {
            self.changes();
            self.reading.take_back(part);
            let left = &self.reading;
            self.kept.constraints.retain(|kept| left.constraints.contains(kept));
            self.kept.unlike.retain(|kept| left.unlike.contains(kept));
        }
    }

    /// Adds a wish that words of the topic mean rather than say; none on a field of which something was said.
    pub fn wish(&mut self, words: &str, field: FieldIx, value: String) {
        let said = self.reading.constraints.iter().any(|constraint| constraint.on == On::Field(field));
        if !said {
            let wish = Constraint { hard: false, ..Constraint::hard(field, Test::Is(vec![value])) };
            let of = |role: &HeardAs| matches!(role, HeardAs::Topic(word) if words.split(' ').any(|of| of == word));
            let topic = self.reading.heard.iter().rev().find(|heard| of(&heard.role));
            let span = topic.map_or((0, 0), |heard| heard.span);
            let role = HeardAs::Constraint(wish.clone());
            self.reading.heard.push(Heard {
                saying: self.said.saturating_sub(1),
                span,
                role,
                confidence: MEANT,
            });
            self.reading.constraints.push(wish);
        }
    }

    /// The field that is most worth asking about now, while there are questions left.
    pub fn question(&self, world: &dyn World) -> Option<FieldIx> {
        // What is said beside a request is no time for a question about it.
        if self.asked.len() >= Budget::default().questions || self.is_beside() {
            return None;
        }
        let fits =
            |item: &Item| self.reading.hard().all(|constraint| constraint.holds(world.vocabulary(), item));
        let left: Vec<ItemIx> =
            (0..).zip(world.items()).filter(|(_, item)| fits(item)).map(|(ix, _)| ix).collect();
        question::best(world, &self.reading, &left, &self.asked).map(|(field, _)| field)
    }

    /// Whether what was said last asks for nothing new.
    fn is_beside(&self) -> bool {
        self.reading.act.is_some_and(|act| act != SpeechAct::Back)
    }

    /// The local plan for all that was said, ready to run.
    pub fn local(&self, budget: Budget) -> Executor {
        self.run(Plan::local(&self.reading, self.command.as_ref()), budget)
    }

    /// A plan for what was said, ready to run.
    pub fn run(&self, plan: Plan, budget: Budget) -> Executor {
        let questions = budget.questions.saturating_sub(self.asked.len());
        Executor::new(plan, self.reading.clone(), self.passed.clone(), Budget { questions, ..budget })
    }

    /// Takes up what an answer has settled.
    pub fn settle(&mut self, reading: Reading, asked: &[FieldIx], items: &[ItemIx]) {
        self.reading = reading;
        self.asked.extend(asked);
        if !items.is_empty() {
            self.last = items.to_vec();
        }
    }
}
