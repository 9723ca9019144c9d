//! The engine's part in what leaves: it makes tasks of the page's requests, and something of what comes back.

pub mod broker;
pub mod fetch;
pub mod task;

use std::collections::BTreeMap;

use broker::{Broker, Over};
use fetch::{Fetch, beside};
use task::{Done, Task, told};

use super::{
    Engine, Opened, full,
    library::Library,
    not_found, not_started,
    person::Person,
    ports::GateEvent,
    protocol::{
        Event, Failure, FailureKind, ModelState, Response,
        outside::{
            Ending, MOST_PRIVATE, Outside, OutsideAnswer, OutsideEvent, Provider, Scope, Source, WhyNot,
        },
    },
};
use crate::{
    agent::{
        llm::{
            PlannerView,
            view::{FacetNames, Goal, Taste, Titles},
        },
        tool::Tool,
    },
    catalog::{Item, pack::manifest},
    consent::{recipient::BadAddress, redact::Redactor, request::BadRequest},
    lookup::{self, NoQuery, Query, WIKIDATA, WIKIPEDIA},
    memory::{Interaction, Kind},
    store::StoreError,
    untrusted::Untrusted,
};

/// The encyclopedia that plans ask.
pub const USUAL_SOURCE: Source = Source::Wikipedia;

impl Engine {
    /// The gate says something about a transfer.
    pub async fn gate_said(&mut self, transfer: u64, event: GateEvent) {
        let Some(opened) = &mut self.opened else { return };
        let over = opened.broker.heard(self.platform.as_ref(), transfer, event).await;
        self.finish(over).await;
    }

    /// Time has passed, as [`super::ports::Platform::wake_in`] asked for.
    pub async fn tick(&mut self) {
        let Some(opened) = &mut self.opened else { return };
        let over = opened.broker.tick(self.platform.as_ref()).await;
        self.finish(over).await;
    }

    pub(super) async fn outside(&mut self, request: Outside) -> Result<Response, Failure> {
        let platform = self.platform.clone();
        let now = platform.now_ms();
        let Opened { library, person, broker, .. } = self.opened.as_mut().ok_or_else(not_started)?;
        let item_of =
            |id: &str| library.catalog.ix(id).and_then(|ix| library.item(ix)).ok_or_else(|| not_found(id));
        let mut over = Vec::new();
        match request {
            Outside::View => {
                let mut view = broker.view(now).await;
                view.provider = person.provider();
                view.private = person.private_words();
                view.encyclopedia = person.encyclopedia();
                return Ok(Response::Outside(OutsideAnswer::View(Box::new(view))));
            }
            Outside::Receipt { id } => {
                let bytes = broker.receipt(id).await.map_err(not_kept)?;
                let text = bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
                return Ok(Response::Outside(OutsideAnswer::Receipt { text }));
            }
            Outside::Export => {
                let json = broker.export(now).await.map_err(not_kept)?;
                return Ok(Response::Outside(OutsideAnswer::Ledger { json }));
            }
            Outside::EraseReceipts => {
                broker.erase(now).await.map_err(not_kept)?;
                platform.memory_written();
            }
            Outside::AskAgain { recipient, purpose } => broker.ask_again(&recipient, purpose),
            Outside::SetProvider { provider } => {
                if let Some(provider) = &provider {
                    provider.recipient().map_err(|error| bad_address(&error))?;
                }
                person.set_provider(&provider).await?;
                platform.memory_written();
            }
            Outside::ChangePrivate { add, remove } => {
                let mut words = person.private_words();
                words.retain(|word| !remove.contains(word));
                words.extend(add.iter().filter(|word| !person.private_words().contains(word)).cloned());
                if words.len() > MOST_PRIVATE {
                    return Err(full(MOST_PRIVATE));
                }
                person.change_private_words(&add, &remove).await?;
                platform.memory_written();
            }
            Outside::SetEncyclopedia { base } => {
                if let Some(base) = &base {
                    lookup::check_base(base).map_err(|error| failure(&error.to_string()))?;
                }
                person.set_encyclopedia(&base).await?;
                platform.memory_written();
            }
            Outside::Answer { question, answer } => {
                over = broker.answer(platform.as_ref(), question, answer).await;
            }
            Outside::Revoke { grant } => {
                over = broker.revoke(platform.as_ref(), grant).await.map_err(not_kept)?;
            }
            Outside::Cancel { task } => over = broker.cancel(platform.as_ref(), task).await,
            Outside::Plan { task, goal } => {
                let provider = person.provider().ok_or_else(|| failure("No planner is set up."))?;
                is_free(broker, task)?;
                let view = planner_view(&goal, Some(&provider), library, person);
                over = broker.ask_planner(platform.as_ref(), task, provider, view).await;
            }
            Outside::Lookup { task, item, source } => {
                let query = query(&item_of(&item)?.title, source, person);
                let query = query.map_err(|error| failure(&format!("This is not looked up: {error}.")))?;
                if let Some(claim) = broker.kept(&query.key(), now).await {
                    platform.emit(ended(task, Ending::Claim { claim, kept: true }));
                } else {
                    let fetch = Fetch::lookup(query).map_err(|error| bad_request(&error))?;
                    over = begin(broker, platform.as_ref(), task, Task::Fetch(Box::new(fetch))).await?;
                }
            }
            Outside::Picture { task, item, ask } => {
                let url = remote_picture(library, item_of(&item)?).ok_or_else(|| not_found(&item))?;
                let fetch = Fetch::picture(&url, ask).map_err(|error| bad_request(&error))?;
                over = begin(broker, platform.as_ref(), task, Task::Fetch(Box::new(fetch))).await?;
            }
            Outside::OpenPack { task, url } => {
                let fetch = Fetch::pack(&url).map_err(|error| bad_request(&error))?;
                over = begin(broker, platform.as_ref(), task, Task::Fetch(Box::new(fetch))).await?;
            }
        }
        self.finish(over).await;
        Ok(Response::Outside(OutsideAnswer::Done))
    }

    /// Another tab has written.
    pub(super) async fn outside_changed(&mut self) {
        let Some(opened) = &mut self.opened else { return };
        let over = opened.broker.changed_elsewhere(self.platform.as_ref()).await;
        self.finish(over).await;
    }

    /// Everything was forgotten.
    pub(super) async fn outside_forgotten(&mut self) {
        let Some(opened) = &mut self.opened else { return };
        let over = opened.broker.forgotten(self.platform.as_ref()).await;
        self.finish(over).await;
    }

    /// Makes something of what came, and tells the page.
    pub(super) async fn finish(&mut self, over: Over) {
        for (task, done) in over {
            self.heard_of(task, &done).await;
            let end = match done {
                Done::Claim { key, claim: Ok(claim) } => {
                    if let Some(opened) = &self.opened {
                        opened.broker.keep(&key, &claim).await;
                    }
                    Ending::Claim { claim, kept: false }
                }
                Done::Picture { kind, bytes } => match self.platform.object_url(&bytes, kind) {
                    Some(url) => Ending::Picture { url },
                    None => Ending::Failed { why: WhyNot::Garbage },
                },
                Done::Pack { url, files } => match Library::open(url, &files).await {
                    Ok(mut library) => {
                        library.remote = true;
                        self.show(library);
                        Ending::PackOpened
                    }
                    Err(error) => Ending::Failed { why: WhyNot::BadRequest { message: error.to_string() } },
                },
                other => told(other),
            };
            self.platform.emit(ended(task, end));
        }
    }

    /// Puts another catalogue in the place of the present one. Memory stays: acts on other catalogues' items are kept.
    fn show(&mut self, library: Library) {
        let model = library.catalog.manifest.model.clone();
        if self.embedder.as_ref().is_some_and(|embedder| model.as_ref() != Some(embedder.spec())) {
            self.embedder = None;
            self.model = ModelState::Idle;
        }
        if let Some(opened) = &mut self.opened {
            opened.library = library;
            opened.library.put_beside(opened.person.sources());
        }
        self.platform.emit(Event::MemoryChanged);
        self.emit_status();
    }
}

async fn begin(
    broker: &mut Broker,
    platform: &dyn super::ports::Platform,
    id: u64,
    task: Task,
) -> Result<Over, Failure> {
    is_free(broker, id)?;
    Ok(broker.begin(platform, id, task).await)
}

fn is_free(broker: &Broker, task: u64) -> Result<(), Failure> {
    if broker.has(task) { Err(failure("This number is in use.")) } else { Ok(()) }
}

/// What a planner elsewhere is told: the goal, redacted; the tools; names of facets; and what the person offers it. With
/// the redactor that knows what the aliases stand for. A model within the browser has no provider, and is offered nothing.
pub fn planner_view(
    goal: &str,
    provider: Option<&Provider>,
    library: &Library,
    person: &Person,
) -> (PlannerView, Redactor) {
    let mut redactor = Redactor::new(&person.private_words());
    let goal = Goal::new(goal, &mut redactor);
    let facets = FacetNames::new(library.facet_names.iter().map(String::as_str));
    let liked = || liked(library, person);
    let offers = provider.map(|provider| provider.offers).unwrap_or_default();
    let taste = offers.offer(Scope::Taste, || taste(&liked()));
    let titles = offers.offer(Scope::Titles, || Titles::new(liked().iter().map(|item| &item.title)));
    let view = PlannerView::new(goal, Tool::ALL, facets).with_taste(taste).with_titles(titles);
    (view, redactor)
}

/// Items of this catalogue that the person liked or saved, latest first. What a feed calls its items and says of them is
/// told to nobody, so those that were added are not among them.
fn liked<'a>(library: &'a Library, person: &Person) -> Vec<&'a Item> {
    let marked = person.log.iter().rev().filter(|act| matches!(act.kind, Kind::Like | Kind::Save));
    let mut seen = std::collections::BTreeSet::new();
    marked
        .filter_map(Interaction::item)
        .filter(|key| seen.insert(*key) && !person.marks(*key).rejected)
        .filter_map(|key| library.item(library.ix(key)?))
        .filter(|item| item.source.is_none())
        .collect()
}

/// The facet values that liked items share, the most frequent first.
fn taste(liked: &[&Item]) -> Taste {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for item in liked {
        for (facet, values) in item.facets.to_compare() {
            values.iter().for_each(|value| *counts.entry((facet, value)).or_default() += 1);
        }
    }
    let mut pairs: Vec<_> = counts.into_iter().collect();
    pairs.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    Taste::new(pairs.into_iter().map(|(pair, _)| pair))
}

/// What is asked about a title.
pub fn query(title: &Untrusted<String>, source: Source, person: &Person) -> Result<Query, NoQuery> {
    let set = person.encyclopedia();
    let base = match source {
        Source::Wikipedia => set.as_deref().unwrap_or(WIKIPEDIA),
        Source::Wikidata => WIKIDATA,
    };
    Query::new(source, base, title, &mut Redactor::new(&person.private_words()))
}

/// The absolute URL of an item's picture, if that is not a file of a pack of this origin.
pub fn remote_picture(library: &Library, item: &Item) -> Option<String> {
    let image = item.image.as_ref()?.to_compare();
    if image.starts_with("https://") || image.starts_with("http://") {
        return Some(image.to_owned());
    }
    (library.remote && manifest::is_local_path(image)).then(|| beside(&library.manifest_url, image))
}

fn ended(task: u64, end: Ending) -> Event {
    Event::Outside(OutsideEvent::Ended { task, end })
}

fn failure(message: &str) -> Failure {
    Failure { kind: FailureKind::Outside, message: message.to_owned() }
}

fn bad_address(error: &BadAddress) -> Failure {
    failure(&format!("This address is not accepted: {error}."))
}

fn bad_request(error: &BadRequest) -> Failure {
    failure(&format!("This can't be asked for: {error}."))
}

fn not_kept(error: StoreError) -> Failure {
    Failure { kind: FailureKind::Memory, message: format!("This could not be kept: {error}.") }
}
