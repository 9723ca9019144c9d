//! What the page asks about what leaves: made into tasks of the broker, and something of what comes back.

use super::{
    disclosure::{planner_view, query},
    effects::Effects,
    egress::{
        broker::Broker,
        fetch::Fetch,
        task::{EgressTask, told},
    },
    failures::{full, not_found, not_started},
    library::{Library, remote_picture},
    ports::{GateEvent, TransferId},
    protocol::{
        Event, Exported, Failure, ModelState, Refusal,
        egress::{
            Accepted, Egress, EgressEvent, EgressView, Ending, ExportLedger, GetEgress, GetReceipt,
            MOST_PRIVATE, PageTask, ReceiptText, WhyNot,
        },
    },
    session::{Opened, Session},
    step::{Done, TaskId},
};
use crate::{
    consent::request::BadRequest,
    lookup::{self, NoQuery},
};

/// Grants, receipts and settings.
pub async fn view(session: &mut Session, _: GetEgress) -> Result<Box<EgressView>, Failure> {
    let now_ms = session.ports.clock.now_ms();
    let Opened { person, broker, .. } = session.opened()?;
    let mut view = broker.view(now_ms).await;
    view.provider = person.provider();
    view.private = person.private_words();
    view.encyclopedia = person.encyclopedia();
    Ok(Box::new(view))
}

/// The message of a receipt.
pub async fn receipt(session: &mut Session, GetReceipt { id }: GetReceipt) -> Result<ReceiptText, Failure> {
    let bytes = session.opened()?.broker.records().receipt(id).await?;
    Ok(ReceiptText { text: bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()) })
}

/// The whole ledger, as a document.
pub async fn export(session: &mut Session, _: ExportLedger) -> Result<Exported, Failure> {
    let now_ms = session.ports.clock.now_ms();
    let json = session.opened()?.broker.export(now_ms).await?;
    Ok(Exported { json, file: Vec::new() })
}

/// Takes up what the person does about what leaves.
pub async fn take_up(session: &mut Session, request: Egress) -> Result<Accepted, Failure> {
    let now = session.ports.clock.now_ms();
    let Session { opened, effects, .. } = session;
    let Opened { library, person, broker, .. } = opened.as_mut().ok_or_else(not_started)?;
    let item_of =
        |id: &str| library.catalog.ix(id).and_then(|ix| library.item(ix)).ok_or_else(|| not_found(id));
    let begun = match request {
        Egress::EraseReceipts => {
            broker.erase(now).await?;
            Effects::default()
        }
        Egress::AskAgain { recipient, purpose } => {
            broker.ask_again(&recipient, purpose);
            Effects::default()
        }
        Egress::SetProvider { provider } => {
            if let Some(provider) = &provider {
                provider.recipient().map_err(BadRequest::from)?;
            }
            person.set_provider(&provider).await?;
            Effects::default()
        }
        Egress::ChangePrivate { add, remove } => {
            let mut words = person.private_words();
            words.retain(|word| !remove.contains(word));
            words.extend(add.iter().filter(|word| !person.private_words().contains(word)).cloned());
            if words.len() > MOST_PRIVATE {
                return Err(full(MOST_PRIVATE));
            }
            person.change_private_words(&add, &remove).await?;
            Effects::default()
        }
        Egress::SetEncyclopedia { base } => {
            if let Some(base) = &base {
                lookup::check_base(base)?;
            }
            person.set_encyclopedia(&base).await?;
            Effects::default()
        }
        Egress::Answer { question, answer } => broker.answer(question, answer).await,
        Egress::Revoke { grant } => {
            let (stopped, written) = broker.revoke(grant).await;
            effects.add(stopped);
            written?;
            Effects::default()
        }
        Egress::Cancel { task } => broker.cancel(TaskId::Page(task)).await,
        Egress::Plan { task, goal } => {
            let provider = person.provider().ok_or_else(|| refused(Refusal::NoPlanner))?;
            is_free(broker, task)?;
            let view = planner_view(&goal, Some(&provider), library, person);
            broker.begin(TaskId::Page(task), EgressTask::plan(provider, view)).await
        }
        Egress::Lookup { task, item, source } => {
            let query = query(&item_of(&item)?.title, source, person);
            let query = query.map_err(|NoQuery| refused(Refusal::NothingLeft))?;
            if let Some(claim) = broker.records().kept(&query.key(), now).await {
                effects.tell(ended(task, Ending::Claim { claim, kept: true }));
                return Ok(Accepted {});
            }
            begin(broker, task, Fetch::lookup(query)).await?
        }
        Egress::Picture { task, item, ask } => {
            let url = remote_picture(library, item_of(&item)?).ok_or_else(|| not_found(&item))?;
            begin(broker, task, Fetch::picture(&url, ask)).await?
        }
        Egress::OpenPack { task, url } => begin(broker, task, Fetch::pack(&url)).await?,
    };
    effects.add(begun);
    Ok(Accepted {})
}

/// The gate says something about a transfer.
pub async fn gate_said(session: &mut Session, transfer: TransferId, event: GateEvent) {
    if let Some(opened) = &mut session.opened {
        session.effects.add(opened.broker.heard(transfer, event).await);
    }
}

/// Time has passed.
pub async fn tick(session: &mut Session) {
    if let Some(opened) = &mut session.opened {
        session.effects.add(opened.broker.tick().await);
    }
}

/// Another tab has written.
pub async fn changed_elsewhere(session: &mut Session) {
    if let Some(opened) = &mut session.opened {
        session.effects.add(opened.broker.changed_elsewhere().await);
    }
}

/// Everything was forgotten.
pub async fn forgotten(session: &mut Session) {
    if let Some(opened) = &mut session.opened {
        session.effects.add(opened.broker.forgotten().await);
    }
}

/// Makes something of what a task came to, for the page.
pub async fn made_of(session: &mut Session, task: TaskId, done: Done) {
    let end = match done {
        Done::Claim { key, claim: Ok(claim) } => {
            if let Some(opened) = &session.opened {
                opened.broker.records().keep(&key, &claim).await;
            }
            Ending::Claim { claim, kept: false }
        }
        Done::Picture { kind, bytes } => match session.ports.objects.object_url(&bytes, kind) {
            Some(url) => Ending::Picture { url },
            None => Ending::Failed { why: WhyNot::Garbage },
        },
        Done::Pack { url, files } => match Library::open(url, &files).await {
            Ok(mut library) => {
                library.remote = true;
                show(session, library);
                Ending::PackOpened
            }
            Err(error) => Ending::Failed { why: WhyNot::BadPack { why: error.into() } },
        },
        other => told(other),
    };
    if let TaskId::Page(task) = task {
        session.effects.tell(ended(task, end));
    }
}

/// Puts another catalogue in the place of the present one. Memory stays: acts on other catalogues' items are kept.
fn show(session: &mut Session, library: Library) {
    let model = library.catalog.manifest.model.clone();
    if session.embedder.as_ref().is_some_and(|embedder| model.as_ref() != Some(embedder.spec())) {
        session.embedder = None;
        session.model = ModelState::Idle;
    }
    if let Some(opened) = &mut session.opened {
        opened.put_in_place(library);
    }
    session.effects.tell(Event::MemoryChanged);
    session.effects.status = true;
}

async fn begin(
    broker: &mut Broker,
    id: PageTask,
    fetch: Result<Fetch, BadRequest>,
) -> Result<Effects, Failure> {
    let fetch = fetch?;
    is_free(broker, id)?;
    // Whoever presses for it wants to be asked, whatever they said to the same before.
    if let Some(request) = fetch.asked() {
        broker.ask_again(request.recipient(), request.purpose());
    }
    Ok(broker.begin(TaskId::Page(id), EgressTask::Fetch(Box::new(fetch))).await)
}

fn is_free(broker: &Broker, task: PageTask) -> Result<(), Failure> {
    if broker.has(TaskId::Page(task)) { Err(refused(Refusal::NumberTaken)) } else { Ok(()) }
}

fn ended(task: PageTask, end: Ending) -> Event {
    Event::Egress(EgressEvent::Ended { task, end })
}

fn refused(why: Refusal) -> Failure {
    Failure::Egress { why }
}
