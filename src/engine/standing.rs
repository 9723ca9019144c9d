//! Notes, watches, the dial of autonomy, and what is said unasked.

use super::{
    Engine, Opened,
    cards::Cards,
    conversation, full,
    library::Library,
    not_started,
    person::Person,
    protocol::{
        Failure, Reason, Response,
        standing::{Stand, StandingView, Suggested, Watched},
    },
};
use crate::{
    agent::standing::{Clock, MOST, Saved, Standing},
    memory::Kind,
};

/// Suggestions a day that can be allowed, at most.
const MOST_PER_DAY: u8 = 20;
const MINUTES: u16 = 24 * 60;

impl Engine {
    /// Takes up what the person does, and tells how it stands.
    pub(super) async fn stand(&mut self, request: Stand) -> Result<Response, Failure> {
        let now_ms = self.platform.now_ms();
        if let Stand::Digest { day, minute } = request {
            return self.digest(Clock { now_ms, day, minute: minute.min(MINUTES - 1) }).await;
        }
        let id = self.platform.random() >> 12;
        let Opened { library, person, .. } = self.opened.as_mut().ok_or_else(not_started)?;
        let before = person.standing();
        let mut standing = before.clone();
        match request {
            Stand::View | Stand::Digest { .. } => {}
            Stand::SetAutonomy { autonomy } => {
                person.set_autonomy(&autonomy).await?;
                self.platform.memory_written();
            }
            Stand::AddWatch { text } => {
                let room = conversation::with_world(library, person, now_ms, |world| {
                    standing.watch(id, &text, (now_ms, conversation::year(now_ms)), world)
                });
                if !room {
                    return Err(full(MOST));
                }
            }
            Stand::RemoveWatch { id } => standing.watches.retain(|watch| watch.id != id),
            Stand::RemoveNote { id } => standing.notes.retain(|note| note.id != id),
            Stand::SetQuiet { quiet, per_day } => {
                standing.quiet = quiet.filter(|quiet| quiet.from < MINUTES && quiet.to <= MINUTES);
                standing.per_day = per_day.min(MOST_PER_DAY);
            }
            Stand::Stop { kind, stopped: true } => drop(standing.stopped.insert(kind)),
            Stand::Stop { kind, stopped: false } => drop(standing.stopped.remove(&kind)),
        }
        if standing != before {
            person.set_standing(&standing).await?;
            self.platform.memory_written();
        }
        Ok(Response::Standing(Box::new(view(person, standing, now_ms))))
    }

    /// What there is to say unasked. It counts as said once it has been kept that it was: a tab that closes before
    /// showing it must not say it again and again.
    async fn digest(&mut self, clock: Clock) -> Result<Response, Failure> {
        let Opened { library, person, .. } = self.opened.as_mut().ok_or_else(not_started)?;
        let mut standing = person.standing();
        let found = conversation::with_world(library, person, clock.now_ms, |world| {
            let saved = saved(library, person);
            standing.digest(world, &person.autonomy(), &saved, clock, conversation::year(clock.now_ms))
        });
        if found.is_empty() {
            return Ok(Response::Digest { suggestions: Vec::new() });
        }
        person.set_standing(&standing).await?;
        let cards = Cards { library, person, platform: self.platform.as_ref() };
        let shown = found.into_iter().filter_map(|suggestion| {
            let card = cards.card(suggestion.ix, Reason::Asked, None)?;
            Some(Suggested { card, why: suggestion.why })
        });
        Ok(Response::Digest { suggestions: shown.collect() })
    }
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
        saved.retain(|other| other.ix != ix || matches!(act.kind, Kind::View | Kind::Dwell { .. }));
        if matches!(act.kind, Kind::Save) {
            saved.push(Saved { ix, at_ms: act.at_ms });
        }
    }
    saved.truncate(MOST * MOST);
    saved
}
