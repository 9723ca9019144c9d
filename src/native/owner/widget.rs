//! The widget's files, from where a package has put them.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, ensure};

/// Where the widget's files are, if not beside this program.
const WIDGET: &str = "PENCHANT_WIDGET";
/// What the page needs of the widget's files; declarations, compressed copies and the app's own frame stay behind.
const WIDGET_FILES: &[&str] =
    &["penchant.js", "headless.js", "personal.js", "engine.js", "engine_bg.wasm", "reserve.css", "snippets"];

/// The folder of the widget's files: what the environment names, else where a package has put them.
///
/// # Errors
/// If there is none.
pub fn folder() -> Result<PathBuf> {
    if let Some(named) = env::var_os(WIDGET).map(PathBuf::from) {
        ensure!(named.join("penchant.js").is_file(), "{WIDGET} is {}, which has no widget", named.display());
        return Ok(named);
    }
    let program = env::current_exe().and_then(fs::canonicalize).context("this program is nowhere")?;
    let folders = program.ancestors().skip(1).take(2);
    let places = folders.flat_map(|folder| ["embed", "share/penchant/embed"].map(|place| folder.join(place)));
    let found = places.into_iter().find(|place| place.join("penchant.js").is_file());
    found.with_context(|| {
        format!(
            "the widget's files are not beside {}: name their folder in {WIDGET} (a build of Penchant has them in embed/v1, the \
             npm package penchant-embed holds them)",
            program.display()
        )
    })
}

/// Puts what pages need of the widget from one folder into another.
///
/// # Errors
/// If a file is not there, or cannot be written.
pub fn put(from: &Path, to: &Path) -> Result<()> {
    WIDGET_FILES.iter().try_for_each(|name| {
        copy(&from.join(name), &to.join(name)).with_context(|| format!("could not copy the widget's {name}"))
    })
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        fs::copy(from, to)?;
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let name = entry.file_name();
        let is_copy = [".br", ".gz"].iter().any(|end| name.to_string_lossy().ends_with(end));
        if !is_copy {
            copy(&entry.path(), &to.join(name))?;
        }
    }
    Ok(())
}
