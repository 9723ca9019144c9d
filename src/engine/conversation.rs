//! Goals in the person's words: read, planned, carried out and shown, one saying after the other.
//!
//! The local plan runs at once. A planner elsewhere, or the browser's own model, is asked only when the person wants it;
//! its plan runs on the same executor, under the same policy, and every item is checked the same way.

mod view;

use std::collections::HashMap;

use super::{
    Engine, Opened,
    catalog_view::Shelf,
    egress::{
        planner_view,
        task::{Done, restored},
    },
    feed,
    library::Library,
    not_started,
    person::Person,
    protocol::{
        Event, Failure, FailureKind, Response,
        asking::{Asking, Brief},
        outside::{Provider, WhyNot},
    },
    tool_effects::Acted,
};
use crate::{
    agent::{
        conversation::Conversation,
        executor::{Executor, Next},
        llm::{PlanDraft, plan, provider::INSTRUCTION},
        plan::{Plan, Tier},
        policy::Budget,
        tool::Tool,
        world::World,
    },
    consent::redact::Redactor,
    lookup::Claim,
    memory::Kind,
    recommend::{Worth, evidence::Signals},
};

/// Characters of the words that a person puts into a step.
const LONGEST: usize = 200;
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
    /// A yes or no to a step; and whether only because the day's budget of acts is used up.
    Confirm(usize, bool),
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
            signals: feed::signals(library, person, now_ms),
            worth: feed::learned(library, person.log.by_time().into_iter()).worth(),
            titles: liked.map(|act| feed::title(library, person, act.seq)).collect(),
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
                self.plan_locally();
                self.go_on().await;
            }
            Asking::Consult { task } => self.consult(task).await?,
            Asking::Drafted { text } => match plan::read(&text, Tool::ALL) {
                Ok(draft) => self.planned(&draft, Tier::Browser, None).await,
                Err(_) => self.talk.fell_back = Some(WhyNot::NoPlan),
            },
            Asking::Confirm { step, yes } => {
                if let Some(run) = &mut self.talk.run
                    && matches!(run.waits, Waits::Confirm(at, _) if at == step as usize)
                {
                    run.executor.confirm(yes);
                    self.go_on().await;
                }
            }
            Asking::Answer { text } => self.reply(&text).await?,
            Asking::Undo { step } => self.undo(step as usize).await?,
            Asking::Revise { keep, reword } => self.revise(&keep, reword).await,
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
            schema: plan::schema(Tool::ALL).to_string(),
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

    fn plan_locally(&mut self) {
        let executor = self.talk.conversation.local(budget(Tier::Local));
        self.talk.run = Some(Run { executor, waits: Waits::Nothing, planner: None });
    }

    /// Carries the plan out until it is done or waits for somebody.
    async fn go_on(&mut self) {
        loop {
            let Self { platform, opened, talk, .. } = self;
            let (Some(Opened { library, person, broker, .. }), Some(run)) = (opened, &mut talk.run) else {
                return;
            };
            let now_ms = platform.now_ms();
            let view = View::of(library, person, now_ms, talk.seed);
            let world = view.shelf(library, person, &talk.meanings);
            match run.executor.advance(&world, &person.allowance(now_ms), now_ms.unsigned_abs()) {
                Next::Act { call, unconfirmed, .. } => {
                    let platform = platform.as_ref();
                    let acted =
                        super::tool_effects::act(&call, unconfirmed, library, person, broker, platform).await;
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
                Next::Confirm { step, budget_spent } => {
                    run.waits = Waits::Confirm(step, budget_spent);
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
        let Opened { library, person, broker, .. } = self.opened.as_mut().ok_or_else(not_started)?;
        let provider = person.provider().ok_or_else(|| refused("No planner is set up."))?;
        if broker.has(task) || self.talk.consulting.is_some() {
            return Err(refused("A planner is being asked already."));
        }
        let view = planner_view(&self.talk.said.join(". "), Some(&provider), library, person);
        self.talk.fell_back = None;
        self.talk.consulting = Some(task);
        let over = broker.ask_planner(platform.as_ref(), task, provider, view).await;
        self.finish(over).await;
        Ok(())
    }

    async fn stop_consulting(&mut self, task: u64) {
        let platform = self.platform.clone();
        let Some(opened) = &mut self.opened else { return };
        let over = opened.broker.cancel(platform.as_ref(), task).await;
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
        let executor = conversation.run(plan, Budget::default());
        self.talk.fell_back = None;
        self.talk.run = Some(Run { executor, waits: Waits::Nothing, planner });
        self.go_on().await;
    }

    /// Knows the aliases of what was said.
    fn redactor(&self, person: &Person) -> Redactor {
        let mut redactor = Redactor::new(&person.private_words());
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
            super::tool_effects::undo(undo, person).await?;
            self.platform.memory_written();
        }
        Ok(())
    }

    /// Runs the plan again, changed.
    async fn revise(&mut self, keep: &[u32], reword: Option<(u32, String)>) {
        let Some(run) = &mut self.talk.run else { return };
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
        run.executor = self.talk.conversation.run(plan, budget);
        self.go_on().await;
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
