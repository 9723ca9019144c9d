//! Notes, watches, the dial of autonomy, and what is said unasked.

use super::{
    failures::full,
    library::Library,
    person::Person,
    protocol::{
        Failure, Reason,
        standing::{Digest, GetDigest, Stand, StandingView, Suggested, Watched},
    },
    session::{Opened, Session},
    snapshot::year,
};
use crate::{
    agent::standing::{LocalTime, MINUTES, MOST, MOST_PER_DAY, Quiet, Saved, Standing},
    memory::InteractionKind,
};

/// Takes up what the person does, and tells how it stands.
pub async fn stand(session: &mut Session, request: Stand) -> Result<Box<StandingView>, Failure> {
    let (id, now_ms) = (session.ports.entropy.random() >> 12, session.ports.clock.now_ms());
    let before = session.opened()?.person.standing();
    let mut standing = before.clone();
    match request {
        Stand::View => {}
        Stand::SetAutonomy { autonomy } => session.opened()?.person.set_autonomy(&autonomy).await?,
        Stand::AddWatch { text } => {
            let snapshot = session.snapshot()?;
            if !standing.watch(id, &text, (snapshot.now_ms, year(snapshot.now_ms)), snapshot.view()) {
                return Err(full(MOST));
            }
        }
        Stand::RemoveWatch { id } => standing.watches.retain(|watch| watch.id != id),
        Stand::RemoveNote { id } => standing.notes.retain(|note| note.id != id),
        Stand::SetQuiet { quiet, per_day } => {
            standing.quiet = quiet.filter(Quiet::is_sound);
            standing.per_day = per_day.min(MOST_PER_DAY);
        }
        Stand::Stop { kind, stopped: true } => drop(standing.stopped.insert(kind)),
        Stand::Stop { kind, stopped: false } => drop(standing.stopped.remove(&kind)),
    }
    let person = &mut session.opened()?.person;
    if standing != before {
        person.set_standing(&standing).await?;
    }
    Ok(Box::new(view(person, standing, now_ms)))
}

/// What there is to say unasked. It counts as said once it has been kept that it was: a tab that closes before
/// showing it must not say it again and again.
pub async fn digest(session: &mut Session, GetDigest { day, minute }: GetDigest) -> Result<Digest, Failure> {
    let snapshot = session.snapshot()?;
    let clock = LocalTime { now_ms: snapshot.now_ms, day, minute: minute.min(MINUTES - 1) };
    let (library, person) = (snapshot.library, snapshot.person);
    let mut standing = person.standing();
    let saved = saved(library, person);
    let found = standing.digest(snapshot.view(), &person.autonomy(), &saved, clock, year(clock.now_ms));
    let shown = found.into_iter().filter_map(|suggestion| {
        let card = snapshot.cards.card(suggestion.ix, Reason::Asked, None)?;
        Some(Suggested { card, why: suggestion.why })
    });
    let suggestions: Vec<Suggested> = shown.collect();
    if !suggestions.is_empty() {
        let Opened { person, .. } = session.opened()?;
        person.set_standing(&standing).await?;
    }
    Ok(Digest { suggestions })
}

fn view(person: &Person, standing: Standing, now_ms: i64) -> StandingView {
    let acts_left = person.allowance(now_ms).acts_left as u32;
    let Standing { notes, watches, quiet, per_day, stopped, .. } = standing;
    let watched =
        watches.into_iter().map(|watch| Watched { id: watch.id, text: watch.text, since_ms: watch.since_ms });
    StandingView {
        autonomy: person.autonomy(),
        notes,
        watches: watched.collect(),
        quiet,
        per_day,
        stopped: stopped.into_iter().collect(),
        acts_left,
    }
}

/// What was saved and neither opened nor turned down since.
fn saved(library: &Library, person: &Person) -> Vec<Saved> {
    let mut saved: Vec<Saved> = Vec::new();
    for act in person.log.by_time() {
        let Some(ix) = act.item().and_then(|key| library.ix(key)) else { continue };
        saved.retain(|other| {
            other.ix != ix || matches!(act.kind, InteractionKind::View | InteractionKind::Dwell { .. })
        });
        if matches!(act.kind, InteractionKind::Save) {
            saved.push(Saved { ix, at_ms: act.at_ms });
        }
    }
    saved.truncate(MOST * MOST);
    saved
}
