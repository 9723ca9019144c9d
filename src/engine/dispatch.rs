//! From a call to its handler, and from what came about to whom it concerns.
//!
//! A handler that changes nothing is given a [`Snapshot`]; one that changes something is given the [`Session`], and leaves
//! what follows among its effects. Either returns the answer that its call names.

use super::{
    conversation,
    effects::Effects,
    egress_requests, explain, feed, history, item, memory, memory_view, opening, pack_builder,
    protocol::{Call, Event, Failure, Request, Response},
    search,
    session::{Opened, Session},
    snapshot::Snapshot,
    sources, standing, things, today, topics, track_record,
};

/// Answers a call. What cannot be done is answered with [`Response::Failed`].
pub async fn answer(session: &mut Session, request: Request) -> Response {
    match request {
        Request::Start(call) => write(session, call, opening::start).await,
        Request::Status(call) => write(session, call, opening::status).await,
        Request::LoadModel(call) => write(session, call, opening::load_model).await,
        Request::SetDials(call) => write(session, call, memory::set_dials).await,
        Request::Feed(call) => read(session, call, feed::feed),
        Request::Similar(call) => read(session, call, feed::similar),
        Request::Explain(call) => read(session, call, explain::explain),
        Request::TrackRecord(call) => read(session, call, track_record::track_record),
        Request::Details(call) => read(session, call, item::details),
        Request::GoesWith(call) => read(session, call, item::goes_with),
        Request::Search(call) => write(session, call, search::search).await,
        Request::Embed(call) => write(session, call, search::embed).await,
        Request::Record(call) => write(session, call, memory::record).await,
        Request::Forget(call) => write(session, call, memory::forget).await,
        Request::UndoForget(call) => write(session, call, memory::undo_forget).await,
        Request::Memory(call) => write(session, call, memory_view::memory).await,
        Request::Export(call) => write(session, call, memory_view::export).await,
        Request::Import(call) => write(session, call, memory::import).await,
        Request::Bring(call) => write(session, call, history::bring).await,
        Request::Build(call) => write(session, call, pack_builder::build).await,
        Request::Stop(call) => write(session, call, opening::stopped).await,
        Request::Egress(call) => write(session, call, egress_requests::take_up).await,
        Request::EgressView(call) => write(session, call, egress_requests::view).await,
        Request::Receipt(call) => write(session, call, egress_requests::receipt).await,
        Request::ExportLedger(call) => write(session, call, egress_requests::export).await,
        Request::Ask(call) => write(session, call, conversation::ask).await,
        Request::Brief(call) => write(session, call, conversation::brief).await,
        Request::Standing(call) => write(session, call, standing::stand).await,
        Request::Digest(call) => write(session, call, standing::digest).await,
        Request::Sources(call) => write(session, call, sources::sources).await,
        Request::Topics(call) => write(session, call, topics::hold).await,
        Request::Today(call) => write(session, call, today::today).await,
        Request::Things(call) => write(session, call, things::things).await,
    }
}

/// Carries out what came about, until nothing is left of it.
pub async fn settle(session: &mut Session) {
    loop {
        let over = std::mem::take(&mut session.effects.over);
        if over.is_empty() {
            break;
        }
        for (task, done) in over {
            conversation::heard_of(session, task, &done).await;
            egress_requests::made_of(session, task, done).await;
        }
    }
    carry_out(session);
}

/// Tells the page and the other tabs.
pub fn carry_out(session: &mut Session) {
    let Effects { events, status, wake_ms, over: _ } = session.effects.take();
    events.into_iter().for_each(|event| session.ports.page.emit(event));
    if status {
        session.ports.page.emit(Event::Status(session.status()));
    }
    if let Some(ms) = wake_ms {
        session.ports.timer.wake_in(ms);
    }
    if session.wrote.take() {
        session.ports.tabs.announce();
    }
    // What rests on acts that are forgotten does not stay.
    if let Some(Opened { library, person, derived, .. }) = &mut session.opened {
        derived.renew(library, person);
    }
}

fn read<C: Call>(
    session: &mut Session,
    call: C,
    handler: impl FnOnce(&Snapshot<'_>, C) -> Result<C::Answer, Failure>,
) -> Response {
    response::<C>(session.snapshot().and_then(|snapshot| handler(&snapshot, call)))
}

async fn write<C: Call>(
    session: &mut Session,
    call: C,
    handler: impl AsyncFnOnce(&mut Session, C) -> Result<C::Answer, Failure>,
) -> Response {
    response::<C>(handler(session, call).await)
}

fn response<C: Call>(answer: Result<C::Answer, Failure>) -> Response {
    answer.map_or_else(|failure| Response::Failed { failure }, C::into_response)
}
