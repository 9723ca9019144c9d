//! What trunk leaves to do: integrity of what the page names, the service worker's lists.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Error, Result, anyhow};
use serde_json::json;

use crate::{
    digest,
    files::{link, list},
    messages::{self, Message},
    workspace::Workspace,
};

/// Folders whose files are not needed to open the app, and so don't come with its installation.
const ASIDE: &[&str] = &["packs/", "models/", "ort/", "embed/", "screenshots/"];
/// Of these, what the person may keep for a time without a network.
const EXTRA: &[&str] = &["models/", "ort/"];
/// The list of what can be kept, for the page.
const OFFLINE: &str = "offline.json";
/// The widget, by the version of what pages write.
const EMBED: &str = "embed/v1";
const WORKER: &str = "sw.js";

/// Turns trunk's output into what is served.
pub fn finish(workspace: &Workspace) -> Result<()> {
    let dist = workspace.dist();
    vouch(&dist)?;
    complete_embed(&dist)?;
    write_locales(&workspace.root.join("static/locales"), &dist.join("locales"))?;
    let worker = fs::read_to_string(workspace.site().join(WORKER))?;
    write_worker(&dist, &worker)
}

/// The widget's folder stands by itself, so that a site can take it as it is, and keep it when the app goes on.
fn complete_embed(dist: &Path) -> Result<()> {
    let own = ["engine.js", "engine_bg.wasm"].map(str::to_owned);
    let snippets = list(&dist.join("snippets"))?.into_iter().map(|path| format!("snippets/{path}"));
    for path in own.into_iter().chain(snippets) {
        let to = dist.join(EMBED).join(&path);
        to.parent().map(fs::create_dir_all).transpose()?;
        link(&dist.join(&path), &to)?;
    }
    Ok(())
}

/// Every language but English, which is in the code, in the form that the page reads.
fn write_locales(from: &Path, to: &Path) -> Result<()> {
    let read = |path: PathBuf| -> Result<Vec<Message>> {
        messages::read(&fs::read_to_string(&path)?).map_err(|error| anyhow!("{}: {error}", path.display()))
    };
    let english = read(from.join("en.ftl"))?;
    let version = messages::version(&messages::short(&english, &english).map_err(Error::msg)?);
    fs::create_dir_all(to)?;
    for file in list(from)?.iter().filter(|file| *file != "en.ftl") {
        let Some(tag) = file.strip_suffix(".ftl") else { continue };
        let short = messages::short(&english, &read(from.join(file))?).map_err(Error::msg)?;
        fs::write(to.join(format!("{tag}-{version}.txt")), short)?;
    }
    Ok(())
}

/// Adds `integrity` to every script that the page names; trunk has done so for the styles.
fn vouch(dist: &Path) -> Result<()> {
    let page = dist.join("index.html");
    let mut html = String::new();
    for part in fs::read_to_string(&page)?.split_inclusive('>') {
        let named = ["src=\"", "href=\""].iter().find_map(|name| part.split_once(name)?.1.split_once('"'));
        let file = named.map(|(path, _)| path.trim_start_matches("./")).filter(|path| path.ends_with(".js"));
        match file.filter(|_| !part.contains("integrity=")) {
            Some(file) => {
                let hash = digest::integrity(&fs::read(dist.join(file))?);
                html.push_str(part.trim_end_matches('>'));
                html.push_str(&format!(" integrity=\"{hash}\">"));
            }
            None => html.push_str(part),
        }
    }
    fs::write(page, html).context("could not write the page")
}

/// The service worker: its code, with the lists of what belongs to this build in front of it.
fn write_worker(dist: &Path, source: &str) -> Result<()> {
    let files = list(dist)?;
    let (mut core, mut extra, mut packs) = (BTreeMap::new(), BTreeMap::new(), Vec::new());
    let mut offline = Vec::new();
    let starts = |path: &str, folders: &[&str]| folders.iter().any(|folder| path.starts_with(folder));
    for path in files.iter().filter(|path| ![WORKER, OFFLINE].contains(&path.as_str())) {
        if let Some(pack) = path.strip_suffix("pack.json").filter(|pack| pack.starts_with("packs/")) {
            packs.push(pack.to_owned());
        } else if starts(path, EXTRA) {
            let bytes = fs::read(dist.join(path))?;
            let sha256 = digest::of_bytes(&bytes);
            offline.push(json!({ "path": path, "bytes": bytes.len(), "sha256": sha256 }));
            extra.insert(path.as_str(), sha256);
        } else if !starts(path, ASIDE) {
            let name = if path == "index.html" { "" } else { path };
            core.insert(name, digest::of_bytes(&fs::read(dist.join(path))?));
        }
    }
    let list = serde_json::to_vec(&json!({ "files": offline, "packs": packs }))?;
    core.insert(OFFLINE, digest::of_bytes(&list));
    fs::write(dist.join(OFFLINE), list)?;
    let lists = json!({ "core": core, "extra": extra, "packs": packs });
    fs::write(dist.join(WORKER), format!("const LISTS = {lists};\n{source}"))
        .context("could not write the service worker")
}
