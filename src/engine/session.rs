//! What the engine holds from one request to the next.

use std::{cell::Cell, collections::BTreeSet, rc::Rc};

use super::{
    added::{Added, Version},
    brought::Brought,
    catalog_view::ValueNames,
    derived::Derived,
    effects::Effects,
    egress::broker::Broker,
    failures::not_started,
    library::Library,
    person::Person,
    ports::Ports,
    protocol::{Event, FacetInfo, Failure, ModelState, Status},
    shown::ShownSlates,
    snapshot::Snapshot,
    talk::Talk,
};
use crate::embed::Embedder;

/// The state of one engine. Those who change it leave what follows from that among [`Session::effects`].
pub struct Session {
    /// What the engine runs on.
    pub ports: Ports,
    /// Memory and catalogue, once they are open.
    pub opened: Option<Opened>,
    /// How far the embedding model has come.
    pub model: ModelState,
    /// The embedding model.
    pub embedder: Option<Box<dyn Embedder>>,
    /// The model of many languages.
    pub languages: Languages,
    /// What was said to the agent; forgotten with the tab.
    pub talk: Talk,
    /// What was taken away last, in this tab, until it closes.
    pub removed_source: Option<Added>,
    /// The history that is looked at, and what was brought in last, in this tab.
    pub brought: Brought,
    /// Sources on whose texts the model failed, since it was loaded.
    pub unembeddable: BTreeSet<Version>,
    /// What came about and is not carried out yet.
    pub effects: Effects,
    /// Whether something was written to storage that other tabs have not been told.
    pub wrote: Rc<Cell<bool>>,
}

/// How far the model of many languages has come.
#[derive(Default)]
pub enum Languages {
    /// Nobody has needed it.
    #[default]
    Unneeded,
    /// It has been asked for.
    Asked,
    /// It could not be had. Whoever needs it next asks for it again.
    Missing,
    /// What could be had is no such model: there is no use in asking again.
    Unusable,
    /// It is here.
    Here(ValueNames),
}

/// Memory and catalogue, opened.
pub struct Opened {
    /// The catalogue.
    pub library: Library,
    /// The person's memory.
    pub person: Person,
    /// What leaves.
    pub broker: Broker,
    /// What was worked out from memory and catalogue.
    pub derived: Derived,
    /// The slates that the page was given.
    pub shown: ShownSlates,
    /// URL of the folder with the model files.
    pub model_folder: String,
    /// URL of the folder with the ONNX runtime.
    pub runtime_folder: String,
}

impl Opened {
    /// Puts another catalogue in the place of the present one, and nothing that rests on that stays.
    pub fn put_in_place(&mut self, mut library: Library) {
        library.put_beside(self.person.sources());
        self.library = library;
        self.derived = Derived::default();
        self.shown.forget();
    }
}

impl Session {
    /// A session that has opened nothing yet.
    pub fn new(ports: Ports) -> Self {
        Self {
            ports,
            opened: None,
            model: ModelState::Idle,
            embedder: None,
            languages: Languages::default(),
            talk: Talk::default(),
            removed_source: None,
            brought: Brought::default(),
            unembeddable: BTreeSet::new(),
            effects: Effects::default(),
            wrote: Rc::default(),
        }
    }

    /// Memory and catalogue.
    ///
    /// # Errors
    /// Before they are open.
    pub fn opened(&mut self) -> Result<&mut Opened, Failure> {
        self.opened.as_mut().ok_or_else(not_started)
    }

    /// Memory and catalogue as they are now.
    ///
    /// # Errors
    /// Before they are open.
    pub fn snapshot(&mut self) -> Result<Snapshot<'_>, Failure> {
        let now_ms = self.ports.clock.now_ms();
        let Opened { library, person, derived, shown, .. } = self.opened.as_mut().ok_or_else(not_started)?;
        derived.renew(library, person);
        let seed = person.seed(now_ms);
        Ok(Snapshot::new((library, person, derived, shown), self.ports.packs.as_ref(), now_ms, seed))
    }

    /// How things stand.
    pub fn status(&self) -> Status {
        let Some(Opened { library, person, broker, .. }) = &self.opened else {
            return Status { model: self.model.clone(), ..Status::default() };
        };
        let manifest = &library.catalog.manifest;
        let facet = |(name, values): &(String, Vec<(String, u32)>)| FacetInfo {
            name: name.clone(),
            values: values.clone(),
        };
        Status {
            catalog: manifest.title.clone(),
            items: library.catalog.items.len() as u32,
            licence: manifest.licence.clone(),
            attribution: manifest.attribution.clone(),
            model: self.model.clone(),
            memory: person.state(),
            unreadable: person.unreadable().into_iter().chain(broker.records().unreadable()).collect(),
            remembered: person.remembered(),
            dials: person.dials,
            facets: library.facet_summary().iter().map(facet).collect(),
            left: broker.records().left(),
            owner_rules: library.rules.labels.clone(),
        }
    }

    /// Shows the sources' items as they are now kept, if they are not shown so already.
    pub fn put_sources_beside(&mut self) {
        let Some(Opened { library, person, .. }) = &mut self.opened else { return };
        if library.put_beside(person.sources()) {
            // A conversation speaks of items by their positions.
            self.talk = Talk::default();
            self.effects.tell(Event::MemoryChanged);
            self.effects.status = true;
        }
    }
}
