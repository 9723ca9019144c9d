//! Goals in the person's words: read, planned, carried out and shown, one saying after the other.
//!
//! The local plan runs at once. A planner elsewhere, or the browser's own model, is asked only when the person wants it;
//! its plan runs on the same executor, under the same policy, and every item is checked the same way.

use std::collections::HashMap;

use super::{
    Engine, Opened,
    acting::Acted,
    cards::Cards,
    consenting::{Done, restored},
    library::Library,
    not_started,
    outside::planner_view,
    person::Person,
    protocol::{
        Card, Event, Failure, FailureKind, Reason, Response,
        asking::{Asking, Brief, Chip, Question, StepState, StepTold, Told},
        outside::{Provider, WhyNot},
    },
    recommending,
    shelf::Shelf,
};
use crate::{
    agent::{
        constraint::Constraint,
        conversation::Conversation,
        executor::{Executor, Next, Outcome},
        intent::{Reading, parts::Part},
        llm::{PlanDraft, plan, provider::INSTRUCTION, tools::TOOLS},
        plan::{Plan, Tier},
        policy::Budget,
        tool::Tool,
        vocabulary::Vocabulary,
        world::World,
    },
    catalog::ItemIx,
    consent::redact::Redactor,
    lookup::Claim,
    memory::Kind,
    recommend::{Worth, evidence::Signals},
};

/// Characters of the words that a person puts into a step.
const LONGEST: usize = 200;
/// Values that a question offers.
const OFFERED: usize = 6;
const YEAR_MS: f64 = 31_556_952_000.0;

/// What was said, how it has been read, and what is being done about it. Forgotten with the tab.
#[derive(Default)]
pub struct Talk {
    /// Of which catalogue: positions of items mean nothing in another.
    catalog: String,
    said: Vec<String>,
    conversation: Conversation,
    /// Of topics, where a model was ready.
    meanings: HashMap<String, Vec<f32>>,
    run: Option<Run>,
    /// A planner is being asked, under this number.
    consulting: Option<u64>,
    /// Why the plan is not the asked planner's own.
    fell_back: Option<WhyNot>,
    claims: Vec<Claim>,
    /// What chance comes from, until something is said anew.
    seed: u64,
}

/// A plan that is being carried out, or has been.
struct Run {
    executor: Executor,
    waits: Waits,
    /// Which model planned.
    planner: Option<String>,
}

/// What a plan waits for.
#[derive(PartialEq)]
enum Waits {
    /// A yes or no.
    Confirm(usize),
    /// The answer to a planner's question.
    Reply(String),
    /// A look-up, under this number.
    Lookup(u64),
    /// Nothing: it is done.
    Nothing,
}

/// What a plan reads: the catalogue as the person sees it now.
struct View {
    signals: Signals,
    worth: Worth,
    titles: Vec<String>,
    seed: u64,
}

impl View {
    fn of(library: &Library, person: &Person, now_ms: i64, seed: u64) -> Self {
        let liked = person.log.iter().rev().filter(|act| matches!(act.kind, Kind::Like | Kind::Save));
        Self {
            signals: recommending::signals(library, person, now_ms),
            worth: recommending::learned(library, person.log.iter()).worth(),
            titles: liked.map(|act| recommending::title(library, person, act.seq)).collect(),
            seed,
        }
    }

    fn shelf<'a>(
        &'a self,
        library: &'a Library,
        person: &Person,
        meanings: &HashMap<String, Vec<f32>>,
    ) -> Shelf<'a> {
        Shelf::new(
            library,
            &self.signals,
            self.worth,
            person.dials.novelty,
            meanings.clone(),
            self.titles.clone(),
            self.seed,
        )
    }
}

/// The catalogue for whoever reads it as the agent does.
pub fn with_world<T>(
    library: &Library,
    person: &Person,
    now_ms: i64,
    see: impl FnOnce(&dyn World) -> T,
) -> T {
    see(&View::of(library, person, now_ms, 0).shelf(library, person, &HashMap::new()))
}

/// The year by the device's clock.
pub fn year(now_ms: i64) -> i32 {
    1970 + (now_ms as f64 / YEAR_MS) as i32
}

impl Engine {
    /// Takes up what the person does, and tells how things stand.
    pub(super) async fn asked(&mut self, asking: Asking) -> Result<Response, Failure> {
        let Opened { library, .. } = self.opened.as_ref().ok_or_else(not_started)?;
        if self.talk.catalog != library.manifest_url {
            self.talk = Talk { catalog: library.manifest_url.clone(), ..Talk::default() };
        }
        match asking {
            Asking::Look => {}
            Asking::StartOver => {
                if let Some(task) = self.talk.consulting {
                    self.stop_consulting(task).await;
                }
                self.talk = Talk { catalog: std::mem::take(&mut self.talk.catalog), ..Talk::default() };
            }
            Asking::Say { .. } | Asking::Reply { .. } | Asking::Drop { .. } => {
                self.read(asking)?;
                self.embed_topic().await;
                self.plan_locally()?;
                self.go_on().await;
            }
            Asking::Consult { task } => self.consult(task).await?,
            Asking::Drafted { text } => match plan::read(&text, &TOOLS) {
                Ok(draft) => self.planned(&draft, Tier::Browser, None).await,
                Err(_) => self.talk.fell_back = Some(WhyNot::NoPlan),
            },
            Asking::Confirm { step, yes } => {
                if let Some(run) = &mut self.talk.run
                    && run.waits == Waits::Confirm(step as usize)
                {
                    run.executor.confirm(yes);
                    self.go_on().await;
                }
            }
            Asking::Answer { text } => self.reply(&text).await?,
            Asking::Undo { step } => self.undo(step as usize).await?,
            Asking::Revise { keep, reword } => self.revise(&keep, reword).await?,
        }
        Ok(Response::Told(Box::new(self.told())))
    }

    /// What a model within the browser is asked.
    pub(super) fn brief(&self) -> Result<Response, Failure> {
        let Opened { library, person, .. } = self.opened.as_ref().ok_or_else(not_started)?;
        let (view, _) = planner_view(&self.talk.said.join(". "), None, library, person);
        Ok(Response::Brief(Box::new(Brief {
            system: INSTRUCTION.into(),
            prompt: view.told(),
            schema: plan::schema(&TOOLS).to_string(),
        })))
    }

    fn read(&mut self, asking: Asking) -> Result<(), Failure> {
        let now_ms = self.platform.now_ms();
        let Self { opened, talk, platform, .. } = self;
        let Opened { library, person, .. } = opened.as_ref().ok_or_else(not_started)?;
        if matches!(asking, Asking::Say { .. }) {
            talk.seed = platform.random();
        }
        let view = View::of(library, person, now_ms, talk.seed);
        let world = view.shelf(library, person, &talk.meanings);
        talk.fell_back = None;
        let conversation = &mut talk.conversation;
        match asking {
            Asking::Say { text } => {
                // What is to be kept in mind was said before all else.
                if talk.said.is_empty() {
                    for note in &person.standing().notes {
                        conversation.say(&note.text, &world, year(now_ms));
                    }
                }
                conversation.say(&text, &world, year(now_ms));
                talk.said.push(text);
            }
            Asking::Reply { facet, text } => {
                if let Some(field) = world.vocabulary().named(&facet) {
                    conversation.reply(&world, Some(field), &text);
                }
            }
            Asking::Drop { chip } => conversation.take_back(chip as usize),
            _ => {}
        }
        Ok(())
    }

    /// What the topic means, where a model is ready. One that fails on it must not take the answer down: words still find.
    async fn embed_topic(&mut self) {
        let topic = self.talk.conversation.reading.topic.join(" ");
        if topic.is_empty() || self.talk.meanings.contains_key(&topic) {
            return;
        }
        if let Some(embedder) = &mut self.embedder
            && let Ok(vector) = embedder.embed(std::slice::from_ref(&topic)).await
        {
            self.talk.meanings.insert(topic.clone(), vector);
            self.wish_for_what_is_meant(&topic);
        }
    }

    /// Words that name nothing in the catalogue may mean something in it: a wish, that can be taken back.
    fn wish_for_what_is_meant(&mut self, topic: &str) {
        let Self { opened: Some(Opened { library, person, .. }), talk, platform, .. } = self else { return };
        let view = View::of(library, person, platform.now_ms(), talk.seed);
        let world = view.shelf(library, person, &talk.meanings);
        if let Some((field, value)) = world.meant(topic) {
            talk.conversation.wish(field, value);
        }
    }

    fn plan_locally(&mut self) -> Result<(), Failure> {
        let Opened { person, .. } = self.opened.as_ref().ok_or_else(not_started)?;
        let executor = self.talk.conversation.local(person.autonomy(), budget(Tier::Local));
        self.talk.run = Some(Run { executor, waits: Waits::Nothing, planner: None });
        Ok(())
    }

    /// Carries the plan out until it is done or waits for somebody.
    async fn go_on(&mut self) {
        loop {
            let Self { platform, opened, talk, .. } = self;
            let (Some(Opened { library, person, consenting, .. }), Some(run)) = (opened, &mut talk.run)
            else {
                return;
            };
            let now_ms = platform.now_ms();
            let view = View::of(library, person, now_ms, talk.seed);
            let world = view.shelf(library, person, &talk.meanings);
            match run.executor.advance(&world, now_ms.unsigned_abs()) {
                Next::Act { call, .. } => {
                    let acted =
                        super::acting::act(&call, library, person, consenting, platform.as_ref()).await;
                    match acted {
                        Acted::Over(done) => run.executor.acted(done),
                        Acted::Known(claim) => {
                            talk.claims.push(*claim);
                            run.executor.acted(Ok(None));
                        }
                        Acted::LooksUp(task) => {
                            run.waits = Waits::Lookup(task);
                            return;
                        }
                    }
                }
                Next::Confirm { step } => {
                    run.waits = Waits::Confirm(step);
                    return;
                }
                Next::Ask { text, .. } => {
                    run.waits = Waits::Reply(text.to_show().clone());
                    return;
                }
                Next::Done => {
                    run.waits = Waits::Nothing;
                    let answer = run.executor.answer(&world);
                    // What a model searched for is its own reading, not the person's.
                    let reading = match answer.tier {
                        Tier::Local => answer.reading,
                        _ => talk.conversation.reading.clone(),
                    };
                    talk.conversation.settle(reading, &answer.asked, &answer.items);
                    return;
                }
            }
        }
    }

    async fn consult(&mut self, task: u64) -> Result<(), Failure> {
        let platform = self.platform.clone();
        let Opened { library, person, consenting, .. } = self.opened.as_mut().ok_or_else(not_started)?;
        let provider = person.provider().ok_or_else(|| refused("No planner is set up."))?;
        if consenting.has(task) || self.talk.consulting.is_some() {
            return Err(refused("A planner is being asked already."));
        }
        let view = planner_view(&self.talk.said.join(". "), Some(&provider), library, person);
        self.talk.fell_back = None;
        self.talk.consulting = Some(task);
        let over = consenting.ask_planner(platform.as_ref(), task, provider, view).await;
        self.finish(over).await;
        Ok(())
    }

    async fn stop_consulting(&mut self, task: u64) {
        let platform = self.platform.clone();
        let Some(opened) = &mut self.opened else { return };
        let over = opened.consenting.cancel(platform.as_ref(), task).await;
        self.finish(over).await;
    }

    /// Takes what a task came to, if the conversation waits for it.
    pub(super) async fn heard_of(&mut self, task: u64, done: &Done) {
        if self.talk.consulting == Some(task) {
            self.talk.consulting = None;
            match done {
                Done::Plan { plan, tier } => {
                    let provider = self.opened.as_ref().and_then(|opened| opened.person.provider());
                    let local = provider.is_some_and(|provider: Provider| {
                        provider.recipient().is_ok_and(|recipient| recipient.is_local())
                    });
                    let by = if local { Tier::LocalServer } else { Tier::Remote };
                    self.planned(plan, by, Some(tier.clone())).await;
                }
                Done::NoPlan(why) => self.talk.fell_back = Some(why.clone()),
                _ => {}
            }
        }
        let Some(run) = &mut self.talk.run else { return };
        if run.waits == Waits::Lookup(task) {
            run.executor.acted(match done {
                Done::Claim { claim: Ok(claim), .. } => {
                    self.talk.claims.push(claim.clone());
                    Ok(None)
                }
                _ => Err("nothing was found, or it was not allowed".into()),
            });
            self.go_on().await;
            self.platform.emit(Event::ToldChanged);
        }
    }

    /// Carries a model's plan out.
    async fn planned(&mut self, draft: &PlanDraft, tier: Tier, planner: Option<String>) {
        let Some(Opened { library, person, .. }) = &self.opened else { return };
        let draft = match tier {
            Tier::Browser => restored(draft.clone(), &self.redactor(person)),
            _ => draft.clone(),
        };
        let conversation = &self.talk.conversation;
        let plan = Plan::from_draft(&draft, &conversation.reading, library.vocabulary(), tier);
        let executor = conversation.run(plan, person.autonomy(), Budget::default());
        self.talk.fell_back = None;
        self.talk.run = Some(Run { executor, waits: Waits::Nothing, planner });
        self.go_on().await;
    }

    /// Knows the aliases of what was said.
    fn redactor(&self, person: &Person) -> Redactor {
        let mut redactor = Redactor::new(&super::outside::private(person));
        redactor.redact(&self.talk.said.join(". "));
        redactor
    }

    async fn reply(&mut self, text: &str) -> Result<(), Failure> {
        let now_ms = self.platform.now_ms();
        let Self { opened, talk, .. } = self;
        let Opened { library, person, .. } = opened.as_ref().ok_or_else(not_started)?;
        let Some(run) = talk.run.as_mut().filter(|run| matches!(run.waits, Waits::Reply(_))) else {
            return Ok(());
        };
        let view = View::of(library, person, now_ms, talk.seed);
        run.executor.reply(&view.shelf(library, person, &talk.meanings), text);
        self.go_on().await;
        Ok(())
    }

    async fn undo(&mut self, step: usize) -> Result<(), Failure> {
        let Opened { person, .. } = self.opened.as_mut().ok_or_else(not_started)?;
        if let Some(undo) = self.talk.run.as_mut().and_then(|run| run.executor.undo(step)) {
            super::acting::undo(&undo, person).await?;
            self.platform.memory_written();
        }
        Ok(())
    }

    /// Runs the plan again, changed.
    async fn revise(&mut self, keep: &[u32], reword: Option<(u32, String)>) -> Result<(), Failure> {
        let Opened { person, .. } = self.opened.as_ref().ok_or_else(not_started)?;
        let Some(run) = &mut self.talk.run else { return Ok(()) };
        let keep: Vec<usize> = keep.iter().map(|at| *at as usize).collect();
        let mut plan = run.executor.plan().clone();
        if let Some((at, words)) = reword {
            let words: String = words.trim().chars().take(LONGEST).collect();
            plan = plan.reworded(at as usize, &words);
            // What the local plan looks for is what the request was read to be about.
            let searches = plan.steps.get(at as usize).is_some_and(|step| step.tool == Tool::SearchCatalog);
            if searches && plan.tier == Tier::Local {
                self.talk.conversation.reading.topic = vec![words];
            }
        }
        let plan = plan.keeping(&keep);
        let budget = budget(plan.tier);
        run.executor = self.talk.conversation.run(plan, person.autonomy(), budget);
        self.go_on().await;
        Ok(())
    }

    /// How things stand.
    fn told(&self) -> Told {
        let now_ms = self.platform.now_ms();
        let Self { talk, platform, .. } = self;
        let (Some(Opened { library, person, .. }), Some(run)) = (&self.opened, &talk.run) else {
            return Told::default();
        };
        let conversation = &talk.conversation;
        if conversation.reading.is_empty() && talk.said.is_empty() {
            return Told::default();
        }
        let view = View::of(library, person, now_ms, talk.seed);
        let world: &dyn World = &view.shelf(library, person, &talk.meanings);
        let cards = Cards { library, person, platform: platform.as_ref() };
        let answer = run.executor.answer(world);
        let vocabulary = world.vocabulary();
        let over = run.waits == Waits::Nothing;
        let local = answer.tier == Tier::Local;
        let question = if over && local { conversation.question(world) } else { None };
        let shown = |items: &[ItemIx]| -> Vec<Card> {
            items.iter().filter_map(|ix| cards.card(*ix, Reason::Asked, None)).collect()
        };
        let sum = answer
            .reading
            .set
            .as_ref()
            .and_then(|set| set.limit)
            .and_then(|(field, limit)| Some((vocabulary.field(field)?.name.clone(), answer.sum?, limit)));
        Told {
            said: talk.said.clone(),
            chips: answer
                .reading
                .parts()
                .into_iter()
                .filter_map(|part| part_told(part, &answer.reading, world))
                .collect(),
            cards: shown(&answer.items),
            nearest: shown(&answer.nearest),
            would_take: answer
                .would_take
                .iter()
                .map(|(constraint, count)| (chip(constraint, vocabulary), *count as u32))
                .collect(),
            question: question.and_then(|field| offered(vocabulary, field)),
            sum,
            steps: steps(&run.executor),
            tier: answer.tier.name().into(),
            planner: run.planner.clone(),
            can_plan: person.provider().map(|provider| provider.model),
            searched: run.executor.plan().steps.iter().any(|step| !step.tool.acts()),
            consulting: talk.consulting,
            fell_back: talk.fell_back.clone(),
            confirm: match run.waits {
                Waits::Confirm(step) => Some(step as u32),
                _ => None,
            },
            asks: match &run.waits {
                Waits::Reply(text) => Some(text.as_str().into()),
                _ => None,
            },
            looking_up: matches!(run.waits, Waits::Lookup(_)),
            claims: talk.claims.clone(),
        }
    }
}

/// Questions do not hold the local plan up: one is shown beside what was found.
fn budget(tier: Tier) -> Budget {
    let usual = Budget::default();
    if tier == Tier::Local { Budget { questions: 0, ..usual } } else { usual }
}

fn refused(message: &str) -> Failure {
    Failure { kind: FailureKind::Outside, message: message.to_owned() }
}

/// A part of a reading, as it is shown.
fn part_told(part: Part, reading: &Reading, world: &dyn World) -> Option<Chip> {
    let told = |facet: &str, op: &str, values: Vec<String>| {
        Some(Chip { facet: facet.to_owned(), op: op.to_owned(), values, hard: true })
    };
    let title = |ix: ItemIx| world.items().get(ix as usize).map(|item| item.title.to_show().clone());
    match part {
        Part::Constraint(at) => Some(chip(reading.constraints.get(at)?, world.vocabulary())),
        Part::Like(ix) => told("", "like", vec![title(ix)?]),
        Part::Unlike(ix) => told("", "unlike", vec![title(ix)?]),
        Part::Topic => told("", "about", reading.topic.clone()),
        Part::Count(count) => told("", "count", vec![count.to_string()]),
        Part::Order => {
            let (field, less) = reading.order?;
            let op = if less { "least_first" } else { "most_first" };
            told(&world.vocabulary().field(field)?.name, op, Vec::new())
        }
        Part::Different => told("", "different", Vec::new()),
        Part::Surprise => told("", "surprise", Vec::new()),
    }
}

fn chip(constraint: &Constraint, vocabulary: &Vocabulary) -> Chip {
    let (facet, op, value) = constraint.stated(vocabulary);
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let values =
        value.as_array().map_or_else(|| vec![text(&value)], |values| values.iter().map(text).collect());
    Chip { facet, op: op.into(), values, hard: constraint.hard }
}

fn offered(vocabulary: &Vocabulary, field: usize) -> Option<Question> {
    let field = vocabulary.field(field)?;
    let values = match &field.numbers {
        Some(numbers) => {
            let mut bounds: Vec<String> =
                [0.33, 0.67].map(|share| numbers.quantile(share).to_string()).into();
            bounds.dedup();
            bounds
        }
        None => field.values.iter().take(OFFERED).map(|value| value.text.clone()).collect(),
    };
    Some(Question { facet: field.name.clone(), values, number: field.numbers.is_some() })
}

/// The plan, with what became of it so far.
fn steps(executor: &Executor) -> Vec<StepTold> {
    let told = |(at, step): (usize, &crate::agent::plan::Step)| {
        let entry = executor.trace().iter().find(|entry| entry.step == at);
        let mut told = StepTold {
            tool: step.tool.name().into(),
            text: step
                .call
                .as_ref()
                .ok()
                .and_then(|call| call.words().cloned())
                .filter(|text| !text.is_empty()),
            state: None,
            found: None,
            failed: None,
            undo: false,
        };
        match entry.map(|entry| &entry.outcome) {
            None => {}
            Some(Outcome::Found(count)) => {
                (told.state, told.found) = (Some(StepState::Done), Some(*count as u32));
            }
            Some(Outcome::Done { undo }) => {
                (told.state, told.undo) = (Some(StepState::Done), undo.is_some());
            }
            Some(Outcome::Undone) => told.state = Some(StepState::Undone),
            Some(Outcome::Answered) => told.state = Some(StepState::Done),
            Some(Outcome::Declined) => told.state = Some(StepState::Declined),
            Some(Outcome::Refused) => {
                told.state = Some(StepState::Failed);
                told.failed = Some("it is not allowed at this level".into());
            }
            Some(Outcome::Failed(why)) => {
                (told.state, told.failed) = (Some(StepState::Failed), Some(why.clone()));
            }
        }
        told
    };
    executor.plan().steps.iter().enumerate().map(told).collect()
}
