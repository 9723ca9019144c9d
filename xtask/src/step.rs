//! Saying what is done, and doing nothing twice.

use std::{
    fmt, fs,
    path::Path,
    time::{Duration, Instant},
};

use anyhow::{Context, Result};

/// Says what `work` does before and how long it took after.
pub fn step<T>(what: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    eprintln!("▸ {what}");
    let started = Instant::now();
    let done = work().with_context(|| format!("{what}: failed"))?;
    eprintln!("✓ {what} ({})", Took(started.elapsed()));
    Ok(done)
}

/// Says that there is nothing to do.
pub fn there(what: &str) {
    eprintln!("✓ {what}: already there");
}

/// Makes the folder `path` unless it is there. `make` fills another folder that then takes the name: what is there is
/// whole, even if a run was killed.
pub fn once(what: &str, path: &Path, make: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if path.is_dir() {
        there(what);
        return Ok(());
    }
    step(what, || {
        let partial = path.with_added_extension("partial");
        if partial.exists() {
            fs::remove_dir_all(&partial)?;
        }
        fs::create_dir_all(&partial)?;
        make(&partial)?;
        fs::rename(&partial, path)?;
        Ok(())
    })
}

/// A duration for people: `0.4 s`, `37 s`, `5 min 12 s`.
pub struct Took(pub Duration);

impl fmt::Display for Took {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = self.0.as_secs_f64();
        if seconds < 10.0 {
            write!(f, "{seconds:.1} s")
        } else if seconds < 60.0 {
            write!(f, "{seconds:.0} s")
        } else {
            write!(f, "{} min {} s", self.0.as_secs() / 60, self.0.as_secs() % 60)
        }
    }
}
