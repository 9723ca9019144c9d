//! The beginning: memory and catalogue are opened, the model is loaded, and how things stand is told.

use std::rc::Rc;

use super::{
    derived::Derived,
    egress::broker::Broker,
    library::Library,
    person::Person,
    protocol::{Failure, GetStatus, LoadModel, ModelState, Start, Status, Stop},
    session::{Opened, Session},
    shown::ShownSlates,
    watched::WatchedStore,
};
use crate::store::Store;

/// Opens memory and catalogue.
pub async fn start(session: &mut Session, call: Start) -> Result<Status, Failure> {
    let Start { pack, model, runtime, memory } = call;
    let ports = session.ports.clone();
    let source = ports.packs.pack(&pack);
    let node = (ports.entropy.random() >> 32) as u32;
    let (library, store) =
        futures_util::join!(Library::open(pack, source.as_ref()), ports.storage.open(memory));
    let mut library = library.map_err(|error| Failure::Pack { why: error.into() })?;
    let store = store.map(|store| Rc::new(WatchedStore::new(store, session.wrote.clone())) as Rc<dyn Store>);
    let person = Person::open(store, node).await;
    let broker = Broker::open(ports, person.store(), node, person.guarded()).await;
    library.put_beside(person.sources());
    session.opened = Some(Opened {
        library,
        person,
        broker,
        derived: Derived::default(),
        shown: ShownSlates::default(),
        model_folder: model,
        runtime_folder: runtime,
    });
    Ok(session.status())
}

/// How things stand.
pub async fn status(session: &mut Session, _: GetStatus) -> Result<Status, Failure> {
    Ok(session.status())
}

/// What was to be stopped is over by now: the platform hears of it before its turn.
pub async fn stopped(session: &mut Session, _: Stop) -> Result<Status, Failure> {
    Ok(session.status())
}

/// Begins to load the model, unless it is there or on its way.
pub async fn load_model(session: &mut Session, _: LoadModel) -> Result<Status, Failure> {
    let Opened { model_folder, runtime_folder, .. } = session.opened()?;
    let folders = (model_folder.clone(), runtime_folder.clone());
    if matches!(session.model, ModelState::Idle | ModelState::Failed { .. }) {
        session.model = ModelState::Loading { done: 0, total: 0 };
        session.ports.model.load(&folders.0, &folders.1);
    }
    Ok(session.status())
}
