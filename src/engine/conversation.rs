//! Goals in the person's words: read, planned, carried out and shown, one saying after the other.
//!
//! The local plan runs at once. A planner elsewhere, or the browser's own model, is asked only when the person wants it;
//! its plan runs on the same executor, under the same policy, and every item is checked the same way.
//!
//! The catalogue is looked at anew when somebody says or does something, and again only if that changed what is remembered.

mod scene;
mod view;

use scene::Scene;

use super::{
    disclosure::planner_view,
    egress::task::{EgressTask, restored},
    failures::not_started,
    protocol::{
        Event, Failure, Refusal,
        conversation::{Asking, Brief, ConversationView, GetBrief},
        egress::{PageTask, WhyNot},
    },
    session::{Opened, Session},
    step::{Done, TaskId},
    talk::{Run, Talk, Waits},
    tool_effects,
};
use crate::{
    agent::{
        executor::StepFailure,
        llm::{PlanDraft, plan, provider::INSTRUCTION},
        plan::{Plan, Tier},
        tool::Tool,
    },
    consent::redact::Redactor,
};

/// Characters of the words that a person puts into a step.
const LONGEST: usize = 200;

/// Takes up what the person does, and tells how things stand.
pub async fn ask(session: &mut Session, asking: Asking) -> Result<Box<ConversationView>, Failure> {
    let catalog = session.opened()?.library.manifest_url.clone();
    if session.talk.catalog != catalog {
        session.talk = Talk::of(catalog);
    }
    // Whether there is something of the plan to carry out.
    let goes_on = match asking {
        Asking::Say { text } => {
            session.talk.seed = session.ports.entropy.random();
            return said(session, |scene| scene.say(text)).await;
        }
        Asking::Example(goal) => {
            session.talk.seed = session.ports.entropy.random();
            return said(session, |scene| scene.choose(goal)).await;
        }
        Asking::Reply { choice } => return said(session, |scene| scene.reply(choice)).await,
        Asking::Drop { chip } => return said(session, |scene| scene.take_back(chip as usize)).await,
        Asking::Restore { earlier } => {
            restore(session, earlier).await?;
            false
        }
        Asking::Answer { text } => {
            let mut scene = Scene::new(session)?;
            if scene.answer(&text) {
                scene.go_on().await;
            }
            return Ok(Box::new(scene.told()));
        }
        Asking::Look => false,
        Asking::StartOver => start_over(session).await?,
        Asking::Consult { task } => consult(session, task).await?,
        Asking::Drafted { text } => match plan::read(&text, Tool::ALL) {
            Ok(draft) => plan_of(session, &draft, Tier::Browser, None)?,
            Err(_) => {
                session.talk.fell_back = Some(WhyNot::NoPlan);
                false
            }
        },
        Asking::Confirm { step, yes } => match &mut session.talk.run {
            Some(run) if matches!(run.waits, Waits::Confirm(at, _) if at == step as usize) => {
                run.executor.confirm(yes);
                true
            }
            _ => false,
        },
        Asking::Undo { step } => undo(session, step as usize).await?,
        Asking::Revise { keep, reword } => revise(session, &keep, reword),
    };
    if session.talk.run.is_none() {
        return Ok(Box::default());
    }
    let mut scene = Scene::new(session)?;
    if goes_on {
        scene.go_on().await;
    }
    Ok(Box::new(scene.told()))
}

/// What a model within the browser is asked.
pub async fn brief(session: &mut Session, _: GetBrief) -> Result<Box<Brief>, Failure> {
    let Session { opened, talk, .. } = session;
    let Opened { library, person, .. } = opened.as_ref().ok_or_else(not_started)?;
    let (view, _) = planner_view(&talk.said.join(". "), None, library, person);
    Ok(Box::new(Brief {
        system: INSTRUCTION.into(),
        prompt: view.told(),
        schema: plan::schema(Tool::ALL).to_string(),
    }))
}

/// Takes what a task came to, if the conversation waits for it.
pub async fn heard_of(session: &mut Session, task: TaskId, done: &Done) {
    if session.talk.consulting.map(TaskId::Page) == Some(task) {
        session.talk.consulting = None;
        match done {
            Done::Plan { plan, tier } => {
                let provider = session.opened.as_ref().and_then(|opened| opened.person.provider());
                let recipient = provider.and_then(|provider| provider.recipient().ok());
                let local = recipient.is_some_and(|recipient| recipient.is_local());
                let by = if local { Tier::LocalServer } else { Tier::Remote };
                if let Ok(true) = plan_of(session, plan, by, Some(tier.clone())) {
                    go_on(session).await;
                }
            }
            Done::NoPlan(why) => session.talk.fell_back = Some(why.clone()),
            _ => {}
        }
    }
    let Some(run) = &mut session.talk.run else { return };
    if run.waits == Waits::Lookup(task) {
        run.executor.acted(match done {
            Done::Claim { claim: Ok(claim), .. } => {
                session.talk.claims.push(claim.clone());
                Ok(None)
            }
            _ => Err(StepFailure::NothingFound),
        });
        go_on(session).await;
        session.effects.tell(Event::ToldChanged);
    }
}

/// Takes up a saying: reads it, plans, carries the plan out.
async fn said(
    session: &mut Session,
    read: impl FnOnce(&mut Scene<'_>),
) -> Result<Box<ConversationView>, Failure> {
    let mut scene = Scene::new(session)?;
    scene.talk.fell_back = None;
    read(&mut scene);
    scene.understand_languages().await;
    scene.embed_topic().await;
    scene.talk.plan_locally();
    scene.go_on().await;
    Ok(Box::new(scene.told()))
}

/// The model of many languages has come, or may: what was said last is looked at again, if it waits for nothing and did
/// nothing.
pub async fn languages_changed(session: &mut Session) {
    let Ok(mut scene) = Scene::new(session) else { return };
    let done = |run: &Run| run.waits == Waits::Nothing && run.executor.plan().tier == Tier::Local;
    let idle = scene.talk.run.as_ref().is_some_and(done) && scene.talk.conversation.command.is_none();
    if idle && scene.understand_languages().await {
        scene.talk.plan_locally();
        scene.go_on().await;
        session.effects.tell(Event::ToldChanged);
    }
}

/// Says again what was said before the page was loaded anew. It is read as it was; what it did was done then.
async fn restore(session: &mut Session, earlier: Vec<Asking>) -> Result<(), Failure> {
    if !session.talk.said.is_empty() {
        return Ok(());
    }
    session.talk.seed = session.ports.entropy.random();
    for asking in earlier {
        let again = |scene: &mut Scene<'_>| {
            match asking {
                Asking::Say { text } => scene.say(text),
                Asking::Example(goal) => scene.choose(goal),
                Asking::Reply { choice } => scene.reply(choice),
                Asking::Drop { chip } => scene.take_back(chip as usize),
                _ => {}
            }
            scene.talk.conversation.command = None;
        };
        said(session, again).await?;
    }
    Ok(())
}

async fn go_on(session: &mut Session) {
    if let Ok(mut scene) = Scene::new(session) {
        scene.go_on().await;
    }
}

async fn start_over(session: &mut Session) -> Result<bool, Failure> {
    if let Some(task) = session.talk.consulting {
        let stopped = session.opened()?.broker.cancel(TaskId::Page(task)).await;
        session.effects.add(stopped);
    }
    session.talk = Talk::of(std::mem::take(&mut session.talk.catalog));
    Ok(false)
}

async fn consult(session: &mut Session, task: PageTask) -> Result<bool, Failure> {
    let Session { opened, talk, .. } = session;
    let Opened { library, person, broker, .. } = opened.as_mut().ok_or_else(not_started)?;
    let provider = person.provider().ok_or_else(|| refused(Refusal::NoPlanner))?;
    if broker.has(TaskId::Page(task)) || talk.consulting.is_some() {
        return Err(refused(Refusal::Busy));
    }
    let view = planner_view(&talk.said.join(". "), Some(&provider), library, person);
    talk.fell_back = None;
    talk.consulting = Some(task);
    let begun = broker.begin(TaskId::Page(task), EgressTask::plan(provider, view)).await;
    // It may be over at once; the conversation is told before it is shown.
    for (task, done) in &begun.over {
        heard_of(session, *task, done).await;
    }
    session.effects.add(begun);
    Ok(false)
}

/// Takes up a model's plan.
fn plan_of(
    session: &mut Session,
    draft: &PlanDraft,
    tier: Tier,
    planner: Option<String>,
) -> Result<bool, Failure> {
    let Session { opened, talk, .. } = session;
    let Opened { library, person, .. } = opened.as_ref().ok_or_else(not_started)?;
    let draft = match tier {
        Tier::Browser => {
            // Knows the aliases of what was said.
            let mut redactor = Redactor::new(&person.private_words());
            redactor.redact(&talk.said.join(". "));
            restored(draft.clone(), &redactor)
        }
        _ => draft.clone(),
    };
    let plan = Plan::from_draft(&draft, &talk.conversation.reading, library.vocabulary(), tier);
    talk.fell_back = None;
    talk.take_up(plan, planner);
    Ok(true)
}

async fn undo(session: &mut Session, step: usize) -> Result<bool, Failure> {
    if let Some(undo) = session.talk.run.as_mut().and_then(|run| run.executor.undo(step)) {
        tool_effects::undo(undo, &mut session.opened()?.person).await?;
    }
    Ok(false)
}

/// Takes the plan up again, changed.
fn revise(session: &mut Session, keep: &[u32], reword: Option<(u32, String)>) -> bool {
    let talk = &mut session.talk;
    let Some(run) = talk.run.take() else { return false };
    let keep: Vec<usize> = keep.iter().map(|at| *at as usize).collect();
    let mut plan = run.executor.plan().clone();
    if let Some((at, words)) = reword {
        let words: String = words.trim().chars().take(LONGEST).collect();
        plan = plan.reworded(at as usize, &words);
        // What the local plan looks for is what the request was read to be about.
        let searches = plan.steps.get(at as usize).is_some_and(|step| step.tool == Tool::SearchCatalog);
        if searches && plan.tier == Tier::Local {
            talk.conversation.reading.topic = vec![words];
        }
    }
    talk.take_up(plan.keeping(&keep), run.planner);
    true
}

fn refused(why: Refusal) -> Failure {
    Failure::Egress { why }
}
