//! What a plan may do beside reading: to keep in mind, to forget, to keep watch, to look up. The policy has been asked, and
//! where it said so the person; a look-up is asked about once more, with its bytes, before it leaves.

use super::{
    conversation,
    egress::{
        self,
        broker::Broker,
        fetch::Fetch,
        task::{Done, Task},
    },
    library::Library,
    person::Person,
    ports::Platform,
    protocol::{Failure, FailureKind},
};
use crate::{
    agent::tool::Call,
    index::text::words,
    lookup::Claim,
    memory::{Interaction, Subject, interaction::Seq},
    untrusted::Untrusted,
};

/// Tasks of plans have numbers that the page's do not reach.
const TASKS: u64 = 1 << 52;
const NOTE: &str = "note:";
const WATCH: &str = "watch:";
const FORGOTTEN: &str = "forgotten";

/// What came of an act.
pub enum Acted {
    /// It is done, with what undoes it, or it could not be.
    Over(Result<Option<String>, String>),
    /// It was looked up before.
    Known(Box<Claim>),
    /// It is being looked up, under this number.
    LooksUp(u64),
}

/// Does what a step says.
pub async fn act(
    call: &Call,
    library: &Library,
    person: &mut Person,
    broker: &mut Broker,
    platform: &dyn Platform,
) -> Acted {
    let done = match call {
        Call::Remember { text } => {
            let (id, now_ms) = (number(platform), platform.now_ms());
            let mut standing = person.standing();
            standing.note(id, text.to_show(), now_ms);
            person.set_standing(&standing).await.map(|()| Some(format!("{NOTE}{id}")))
        }
        Call::Watch { query } => {
            let (id, now_ms) = (number(platform), platform.now_ms());
            let mut standing = person.standing();
            conversation::with_world(library, person, now_ms, |world| {
                standing.watch(id, query.to_show(), (now_ms, conversation::year(now_ms)), world);
            });
            person.set_standing(&standing).await.map(|()| Some(format!("{WATCH}{id}")))
        }
        Call::Forget { text } => forget(text, library, person).await,
        Call::Lookup { query } => return look_up(query, person, broker, platform).await,
        _ => Err(failure("that is no act")),
    };
    if done.is_ok() {
        platform.memory_written();
    }
    Acted::Over(done.map_err(|failure| failure.message))
}

/// Undoes an act.
pub async fn undo(what: &str, person: &mut Person) -> Result<(), Failure> {
    let mut standing = person.standing();
    let id = |head: &str| what.strip_prefix(head).and_then(|id| id.parse::<u64>().ok());
    if let Some(id) = id(NOTE) {
        standing.notes.retain(|note| note.id != id);
    } else if let Some(id) = id(WATCH) {
        standing.watches.retain(|watch| watch.id != id);
    } else {
        person.undo_forget().await?;
        return Ok(());
    }
    person.set_standing(&standing).await
}

/// Forgets acts on items whose title has all the words, searches that have them, and notes.
async fn forget(
    text: &Untrusted<String>,
    library: &Library,
    person: &mut Person,
) -> Result<Option<String>, Failure> {
    let wanted: Vec<String> = words(text.to_compare()).collect();
    let has = |said: &str| {
        let said: Vec<String> = words(said).collect();
        !wanted.is_empty() && wanted.iter().all(|word| said.contains(word))
    };
    let about = |act: &Interaction| match &act.subject {
        Subject::Text(text) => has(text),
        Subject::Item(_) => {
            let item = act.item().and_then(|key| library.ix(key)).and_then(|ix| library.item(ix));
            item.is_some_and(|item| has(item.title.to_compare()))
        }
    };
    let acts: Vec<Seq> = person.log.iter().filter(|act| about(act)).map(|act| act.seq).collect();
    let mut standing = person.standing();
    let before = standing.notes.len();
    standing.notes.retain(|note| !has(&note.text));
    let notes = before != standing.notes.len();
    if acts.is_empty() && !notes {
        return Err(failure("memory holds nothing of it"));
    }
    if notes {
        person.set_standing(&standing).await?;
    }
    if acts.is_empty() {
        return Ok(None);
    }
    person.forget_all(&acts).await?;
    Ok(Some(FORGOTTEN.into()))
}

async fn look_up(
    title: &Untrusted<String>,
    person: &Person,
    broker: &mut Broker,
    platform: &dyn Platform,
) -> Acted {
    let over = |why: String| Acted::Over(Err(why));
    let query = match egress::query(title, egress::USUAL_SOURCE, person) {
        Ok(query) => query,
        Err(error) => return over(error.to_string()),
    };
    if let Some(claim) = broker.kept(&query.key(), platform.now_ms()).await {
        return Acted::Known(Box::new(claim));
    }
    let fetch = match Fetch::lookup(query) {
        Ok(fetch) => fetch,
        Err(error) => return over(error.to_string()),
    };
    let task = TASKS + number(platform) % TASKS;
    let ended = broker.begin(platform, task, Task::Fetch(Box::new(fetch))).await;
    match ended.into_iter().find(|(ended, _)| *ended == task) {
        None => Acted::LooksUp(task),
        Some((_, Done::Claim { claim: Ok(claim), .. })) => Acted::Known(Box::new(claim)),
        Some(_) => over("nothing was found, or it was not allowed".into()),
    }
}

/// A number that nobody can foresee, of as many bits as JavaScript counts with.
fn number(platform: &dyn Platform) -> u64 {
    platform.random() >> 12
}

fn failure(message: &str) -> Failure {
    Failure { kind: FailureKind::Internal, message: message.to_owned() }
}
