//! What a plan may do beside reading: to keep in mind, to forget, to keep watch, to look up. The policy has been asked, and
//! where it said so the person; a look-up is asked about once more, with its bytes, before it leaves.

use super::{
    disclosure::{self, USUAL_SOURCE},
    effects::Effects,
    egress::{broker::Broker, fetch::Fetch, task::EgressTask},
    library::Library,
    person::Person,
    ports::{Entropy, Ports},
    protocol::Failure,
    snapshot::year,
    step::{Done, TaskId},
};
use crate::{
    agent::{
        executor::StepFailure,
        intent::past,
        standing::MOST,
        tool::{Tool, ToolCall, Undo},
        world::World,
    },
    index::text::words,
    lookup::Claim,
    memory::{Interaction, Subject, interaction::Seq},
    untrusted::Untrusted,
};

const DAY_MS: i64 = 86_400_000;
/// The list holds as much as it can.
const FULL: StepFailure = StepFailure::Full { most: MOST as u32 };

/// What came of an act.
pub enum Acted {
    /// It is done, with what undoes it, or it could not be.
    Over(Result<Option<Undo>, StepFailure>),
    /// It was looked up before.
    Known(Box<Claim>),
    /// It is being looked up, under this number.
    LooksUp(TaskId),
}

/// What a step can reach.
pub struct Reach<'a> {
    /// The catalogue.
    pub library: &'a Library,
    /// The person's memory.
    pub person: &'a mut Person,
    /// The way out.
    pub broker: &'a mut Broker,
    /// What the engine runs on.
    pub ports: &'a Ports,
    /// What comes about.
    pub effects: &'a mut Effects,
}

/// Does what a step says. What nobody said yes to (`unconfirmed`) counts against the budget of a day.
pub async fn act(call: &ToolCall, unconfirmed: bool, world: &dyn World, reach: &mut Reach<'_>) -> Acted {
    let Some(words) = call.words() else { return Acted::Over(Err(StepFailure::WrongArguments)) };
    let (id, now_ms) = (number(reach.ports.entropy.as_ref()), reach.ports.clock.now_ms());
    let Reach { library, person, .. } = reach;
    if unconfirmed && person.count_act(now_ms).await.is_err() {
        return Acted::Over(Err(StepFailure::NotKept));
    }
    let mut standing = person.standing();
    let done = match call.tool {
        Tool::Remember => {
            if !standing.note(id, words.to_show(), now_ms) {
                return Acted::Over(Err(FULL));
            }
            kept(person.set_standing(&standing).await).map(|()| Some(Undo::Note(id)))
        }
        Tool::Watch => {
            if !standing.watch(id, words.to_show(), (now_ms, year(now_ms)), world) {
                return Acted::Over(Err(FULL));
            }
            kept(person.set_standing(&standing).await).map(|()| Some(Undo::Watch(id)))
        }
        Tool::Forget => forget(words, library, person, now_ms).await,
        Tool::Lookup => return look_up(words, TaskId::Plan(id), now_ms, reach).await,
        _ => Err(StepFailure::WrongArguments),
    };
    Acted::Over(done)
}

/// Undoes an act.
pub async fn undo(what: Undo, person: &mut Person) -> Result<(), Failure> {
    let mut standing = person.standing();
    match what {
        Undo::Note(id) => standing.notes.retain(|note| note.id != id),
        Undo::Watch(id) => standing.watches.retain(|watch| watch.id != id),
        Undo::Forgotten => return person.undo_forget().await.map(drop),
    }
    person.set_standing(&standing).await
}

/// Forgets acts on items whose title or one of whose labels has all the words, searches that have them, notes and rules; of some days,
/// if the words name some, the acts of those days only.
async fn forget(
    text: &Untrusted<String>,
    library: &Library,
    person: &mut Person,
    now_ms: i64,
) -> Result<Option<Undo>, StepFailure> {
    let wanted: Vec<String> = words(text.to_compare()).collect();
    let has = |wanted: &[String], said: &str| {
        let said: Vec<String> = words(said).collect();
        !wanted.is_empty() && wanted.iter().all(|word| said.contains(word))
    };
    let about = |wanted: &[String], act: &Interaction| match &act.subject {
        Subject::Text(text) => has(wanted, text),
        Subject::Item(_) => {
            let item = act.item().and_then(|key| library.ix(key)).and_then(|ix| library.item(ix));
            match (item, person.log.about(act.seq)) {
                (Some(item), _) => {
                    has(wanted, item.title.to_compare()) || item.labels().any(|label| has(wanted, label))
                }
                (None, Some(about)) => {
                    let mut labels = about.facets.to_compare().values().flatten();
                    has(wanted, about.title.to_compare()) || labels.any(|label| has(wanted, label))
                }
                (None, None) => false,
            }
        }
    };
    let acts = person.log.iter().filter(|act| about(&wanted, act));
    let mut acts: Vec<Seq> = acts.map(|act| act.seq).collect();
    // A title may have a year in it: days are meant where nothing is called that.
    if acts.is_empty()
        && let Some(((first, last), rest)) = past::named(text.to_compare(), now_ms.div_euclid(DAY_MS))
    {
        let of = |act: &&Interaction| {
            (first..=last).contains(&act.at_ms.div_euclid(DAY_MS)) && (rest.is_empty() || about(&rest, act))
        };
        acts = person.log.iter().filter(of).map(|act| act.seq).collect();
    }
    let mut standing = person.standing();
    let before = standing.notes.len();
    standing.notes.retain(|note| !has(&wanted, &note.text));
    let notes = before != standing.notes.len();
    let rules = person.rules().into_iter().filter(|rule| has(&wanted, &rule.name));
    let rules: Vec<u64> = rules.map(|rule| rule.id).collect();
    if acts.is_empty() && !notes && rules.is_empty() {
        return Err(StepFailure::NothingRemembered);
    }
    kept(person.hold(&[], &rules, None).await)?;
    if notes {
        kept(person.set_standing(&standing).await)?;
    }
    if acts.is_empty() {
        return Ok(None);
    }
    kept(person.forget_all(&acts).await)?;
    Ok(Some(Undo::Forgotten))
}

async fn look_up(title: &Untrusted<String>, task: TaskId, now_ms: i64, reach: &mut Reach<'_>) -> Acted {
    let over = |why| Acted::Over(Err(why));
    let Ok(query) = disclosure::query(title, USUAL_SOURCE, reach.person) else {
        return over(StepFailure::NothingLeft);
    };
    if let Some(claim) = reach.broker.records().kept(&query.key(), now_ms).await {
        return Acted::Known(Box::new(claim));
    }
    let fetch = match Fetch::lookup(query) {
        Ok(fetch) => fetch,
        Err(why) => return over(StepFailure::BadRequest(why)),
    };
    let mut begun = reach.broker.begin(task, EgressTask::Fetch(Box::new(fetch))).await;
    let ended = begun.over.iter().position(|(ended, _)| *ended == task).map(|at| begun.over.remove(at).1);
    reach.effects.add(begun);
    match ended {
        None => Acted::LooksUp(task),
        Some(Done::Claim { claim: Ok(claim), .. }) => Acted::Known(Box::new(claim)),
        Some(_) => over(StepFailure::NothingFound),
    }
}

/// A number that nobody can foresee, of as many bits as JavaScript counts with.
fn number(entropy: &dyn Entropy) -> u64 {
    entropy.random() >> 12
}

fn kept<T>(written: Result<T, Failure>) -> Result<T, StepFailure> {
    written.map_err(|_| StepFailure::NotKept)
}
