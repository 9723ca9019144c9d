//! Long reading gives others their turn.

use futures_util::future::LocalBoxFuture;
use serde::{Deserialize, Serialize};

/// Who hears how far a long reading is, gives others their turn, and may end it.
pub trait Pace {
    /// So much is read, of so much in all. None to go on at once, else what is to be waited for first.
    fn turn(&mut self, done: usize, of: usize) -> Option<LocalBoxFuture<'static, Result<(), Stopped>>>;
}

/// A reading was ended before its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("it was stopped")]
pub struct Stopped;

/// Reads without a pause.
pub struct AtOnce;

impl Pace for AtOnce {
    fn turn(&mut self, _: usize, _: usize) -> Option<LocalBoxFuture<'static, Result<(), Stopped>>> {
        None
    }
}

/// Gives others their turn, where it is time.
///
/// # Errors
/// If the reading is to end.
pub async fn turn(pace: &mut dyn Pace, done: usize, of: usize) -> Result<(), Stopped> {
    match pace.turn(done, of) {
        Some(pause) => pause.await,
        None => Ok(()),
    }
}
