//! Requests that change what is remembered.

use super::{
    brought::Brought,
    egress_requests, feed, lessons,
    pack_builder::unread,
    protocol::{
        Failure, Feed, FileFault, Forget, ForgetActs, Forgotten, Import, Imported, Record, Recorded,
        SetDials, Slate, Status, UndoForget,
    },
    session::{Opened, Session},
    talk::Talk,
};
use crate::memory::{keep::NAMED, transfer};

/// Remembers acts.
pub async fn record(session: &mut Session, call: Record) -> Result<Recorded, Failure> {
    let Record { acts, feed, tell } = call;
    let now_ms = session.ports.clock.now_ms();
    let Opened { library, person, .. } = session.opened()?;
    let seqs = person.record(library, acts, now_ms).await?;
    // Told after it was written: whoever leaves at once has done it.
    let learnt = match seqs.last().filter(|_| tell) {
        Some(act) => lessons::learnt(&session.snapshot()?, *act),
        None => Vec::new(),
    };
    let slate = slate(session, feed)?;
    Ok(Recorded { seqs, status: session.status(), slate, learnt })
}

/// Forgets acts, or everything.
pub async fn forget(
    session: &mut Session,
    ForgetActs { what, feed }: ForgetActs,
) -> Result<Forgotten, Failure> {
    let Opened { library, person, .. } = session.opened()?;
    let count = person.forget(&what, &library.catalog.manifest.id).await?;
    if what == Forget::Everything {
        let_go(session).await;
        session.put_sources_beside();
    }
    let slate = slate(session, feed)?;
    Ok(Forgotten { count, status: session.status(), slate })
}

/// Drops what this tab alone holds of the person: everything was forgotten, here or in another tab.
pub async fn let_go(session: &mut Session) {
    session.talk = Talk::default();
    if let Some(opened) = &session.opened {
        opened.shown.forget();
    }
    session.removed_source = None;
    session.brought = Brought::default();
    egress_requests::forgotten(session).await;
}

/// Puts back what was forgotten last.
pub async fn undo_forget(session: &mut Session, _: UndoForget) -> Result<Recorded, Failure> {
    let seqs = session.opened()?.person.undo_forget().await?;
    Ok(Recorded { seqs, status: session.status(), slate: None, learnt: Vec::new() })
}

/// Keeps the dials.
pub async fn set_dials(session: &mut Session, SetDials { dials }: SetDials) -> Result<Status, Failure> {
    session.opened()?.person.set_dials(dials).await?;
    Ok(session.status())
}

/// Takes an export back in.
pub async fn import(session: &mut Session, Import { file, passphrase }: Import) -> Result<Imported, Failure> {
    session.opened()?;
    let files = session.ports.files.clone();
    let found = files.kept(&file, &passphrase).await.map_err(unread)?;
    let (interactions, unread) = transfer::acts(&found.acts);
    let mut left_out = found.left_out.saturating_add(unread.len() as u32);
    if interactions.is_empty() && found.has_no_settings() && left_out > 0 {
        return Err(Failure::file(FileFault::NoExport));
    }
    let Opened { person, .. } = session.opened()?;
    let [added, known, forgotten] = person.import(interactions).await?;
    left_out = left_out.saturating_add(person.import_beside(&found).await?);
    session.put_sources_beside();
    session.effects.status = true;
    let unknown = unread.iter().take(NAMED).map(|line| format!("{}:{line}", found.acts_in)).collect();
    Ok(Imported { added, known, forgotten, left_out, damaged: found.damaged, unknown })
}

fn slate(session: &mut Session, feed: Option<Feed>) -> Result<Option<Slate>, Failure> {
    feed.map(|call| feed::feed(&session.snapshot()?, call)).transpose()
}
