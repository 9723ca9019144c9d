//! The demo catalogue: Debian's desktop applications and games, as AppStream describes them (DEP-11), with icons. Where
//! there is no apt, the films of npm's `vega-datasets` instead.
//!
//! Both come through the machine's own package manager, by name; neither is kept in the repository.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs::{self, File},
    io::{BufReader, Read, Write},
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, bail};
use flate2::read::GzDecoder;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::step::once;

/// Part of the cache folder's name: a change of what this file makes gets a new one.
const REVISION: u32 = 1;
const FILMS: &str = "vega-datasets@3.2.1";
/// Packages whose configuration makes apt fetch the descriptions and the icons.
const APT_HOOKS: &[&str] = &["appstream", "apt-config-icons", "apt-config-icons-large"];
/// Largest first.
const ICON_SIZES: &[u32] = &[128, 64];

/// What the pack builder is to be told about the catalogue; `about.json` in its folder.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct About {
    pub id: String,
    pub title: String,
    pub licence: String,
    pub attribution: String,
}

/// Where the catalogue is kept: a folder with `items.jsonl`, `images/` and `about.json`.
pub fn folder(cache: &Path) -> PathBuf {
    cache.join(format!("demo-{REVISION}"))
}

/// Makes the catalogue unless it is there; returns [`folder`].
pub fn ensure(cache: &Path) -> Result<PathBuf> {
    let folder = folder(cache);
    once("demo catalogue", &folder, |making| {
        fs::create_dir_all(making.join("images"))?;
        let has_apt = Command::new("apt-get").arg("--version").output().is_ok_and(|out| out.status.success());
        let about = if has_apt { applications(making)? } else { films(making)? };
        fs::write(making.join("about.json"), serde_json::to_vec_pretty(&about)?)?;
        Ok(())
    })?;
    Ok(folder)
}

/// One entry of DEP-11, as far as it is used.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    #[serde(rename = "Type")]
    kind: Option<String>,
    #[serde(rename = "ID")]
    id: Option<String>,
    name: Option<BTreeMap<String, String>>,
    summary: Option<BTreeMap<String, String>>,
    description: Option<BTreeMap<String, String>>,
    #[serde(rename = "ProjectLicense")]
    licence: Option<String>,
    categories: Option<Vec<String>>,
    keywords: Option<BTreeMap<String, Vec<Option<String>>>>,
    url: Option<BTreeMap<String, String>>,
    icon: Option<Icons>,
    #[serde(rename = "DeveloperName")]
    developer: Option<BTreeMap<String, String>>,
}

#[derive(Deserialize)]
struct Icons {
    cached: Option<Vec<Icon>>,
}

#[derive(Deserialize)]
struct Icon {
    name: String,
    width: u32,
}

fn applications(folder: &Path) -> Result<About> {
    let lists = folder.join("lists");
    fetch_lists(folder, &lists)?;
    let mut icons: HashMap<u32, HashMap<String, Vec<u8>>> = HashMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    for file in fs::read_dir(&lists)? {
        let path = file?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if name.contains("_dep11_Components-") {
            let mut yaml = String::new();
            GzDecoder::new(File::open(&path)?).read_to_string(&mut yaml)?;
            // The first document is a header. An entry that is not as expected is not worth the whole catalogue.
            let documents = yaml.split("\n---\n").skip(1);
            entries.extend(documents.filter_map(|document| serde_norway::from_str(document).ok()));
        }
        for size in ICON_SIZES {
            if name.ends_with(&format!("_dep11_icons-{size}x{size}.tar.gz")) {
                let mut archive = tar::Archive::new(GzDecoder::new(BufReader::new(File::open(&path)?)));
                for icon in archive.entries()? {
                    let mut icon = icon?;
                    let name =
                        icon.path()?.file_name().and_then(|n| n.to_str()).unwrap_or_default().to_owned();
                    let mut bytes = Vec::new();
                    icon.read_to_end(&mut bytes)?;
                    icons.entry(*size).or_default().insert(name, bytes);
                }
            }
        }
    }
    fs::remove_dir_all(&lists)?;
    if entries.is_empty() {
        bail!("apt knows no DEP-11 descriptions here: is a Debian or Ubuntu archive among its sources?");
    }
    entries.sort_by(|a, b| a.id.cmp(&b.id));
    let mut out = File::create(folder.join("items.jsonl"))?;
    let mut written = BTreeSet::new();
    for entry in entries {
        let Some(item) = item(&entry, &icons, folder)? else { continue };
        if written.insert(entry.id.clone()) {
            writeln!(out, "{item}")?;
        }
    }
    Ok(About {
        id: "debian-apps".into(),
        title: "Free desktop apps and games".into(),
        licence: "Descriptions and icons: each under its project's licence, as stated with the item".into(),
        attribution:
            "Debian AppStream metadata. Debian counts no installs: popularity is the number of languages \
                      that an app's summary is translated into."
                .into(),
    })
}

/// Runs apt on lists of its own, with the machine's sources: the system's lists stay as they are.
fn fetch_lists(folder: &Path, lists: &Path) -> Result<()> {
    let hooks = folder.join("hooks");
    fs::create_dir_all(&hooks)?;
    fs::create_dir_all(lists.join("partial"))?;
    run(Command::new("apt-get").current_dir(&hooks).arg("download").args(APT_HOOKS))?;
    // Later settings override earlier ones, so their order is that of apt: by file name, over all packages.
    let mut config: BTreeMap<std::ffi::OsString, String> = BTreeMap::new();
    for deb in fs::read_dir(&hooks)?.collect::<Result<Vec<_>, _>>()? {
        let unpacked = hooks.join(deb.file_name()).with_extension("unpacked");
        run(Command::new("dpkg-deb").arg("--extract").arg(deb.path()).arg(&unpacked))?;
        let parts = unpacked.join("etc/apt/apt.conf.d");
        for part in fs::read_dir(&parts).into_iter().flatten() {
            let part = part?;
            let text = fs::read_to_string(part.path())?;
            // What it would do after an update is the system's business.
            config.insert(part.file_name(), text.split("APT::Update").next().unwrap_or_default().to_owned());
        }
    }
    let config_file = folder.join("apt.conf");
    fs::write(&config_file, config.into_values().collect::<String>())?;
    let mut update = Command::new("apt-get");
    update.arg("update").arg("-c").arg(&config_file);
    update.arg("-o").arg(format!("Dir::State::Lists={}", lists.display()));
    update.args(["-o", "APT::Sandbox::User=root"]);
    run(&mut update)?;
    fs::remove_dir_all(&hooks)?;
    fs::remove_file(&config_file)?;
    Ok(())
}

fn item(
    entry: &Entry,
    icons: &HashMap<u32, HashMap<String, Vec<u8>>>,
    folder: &Path,
) -> Result<Option<Value>> {
    let english = |text: &Option<BTreeMap<String, String>>| text.as_ref().and_then(|t| t.get("C").cloned());
    let (Some(id), Some(title), Some(summary)) = (&entry.id, english(&entry.name), english(&entry.summary))
    else {
        return Ok(None);
    };
    if entry.kind.as_deref() != Some("desktop-application") {
        return Ok(None);
    }
    let mut image = None;
    for size in ICON_SIZES {
        let cached = entry.icon.iter().flat_map(|icon| icon.cached.iter().flatten());
        let bytes = cached.filter(|icon| icon.width == *size).find_map(|icon| {
            icons.get(size).and_then(|icons| icons.get(&icon.name)).map(|bytes| (icon, bytes))
        });
        if let Some((icon, bytes)) = bytes {
            let path = format!("{size}-{}", icon.name);
            fs::write(folder.join("images").join(&path), bytes)?;
            image = Some(path);
            break;
        }
    }
    let summary = if summary.ends_with(['.', '!', '?', '…']) { summary } else { format!("{summary}.") };
    let description = english(&entry.description).unwrap_or_default();
    let keywords: Vec<&String> =
        entry.keywords.iter().filter_map(|words| words.get("C")).flatten().flatten().collect();
    let categories: Vec<String> =
        entry.categories.iter().flatten().filter_map(|category| readable(category)).collect();
    let mut facets = BTreeMap::new();
    if !categories.is_empty() {
        facets.insert("category", categories);
    }
    if let Some(licence) = &entry.licence {
        facets.insert("licence", vec![licence.clone()]);
    }
    Ok(Some(json!({
        "id": id,
        "title": title,
        "description": format!("<p>{summary}</p>{description}"),
        "url": entry.url.as_ref().and_then(|urls| urls.get("homepage")).filter(|url| url.starts_with("http")),
        "image": image,
        "creator": english(&entry.developer),
        "tags": keywords,
        "facets": facets,
        "popularity": entry.summary.as_ref().map_or(0, BTreeMap::len),
        "language": "en",
    })))
}

/// `BoardGame` → `Board game`. Toolkits, desktops and vendors' own names say nothing about what an app is for.
fn readable(category: &str) -> Option<String> {
    const NOT_A_KIND: &[&str] = &[
        "Application",
        "ConsoleOnly",
        "Core",
        "GNOME",
        "GTK",
        "Java",
        "KDE",
        "Motif",
        "Qt",
        "XFCE",
        "LXQt",
        "MATE",
    ];
    if NOT_A_KIND.contains(&category) || category.starts_with("X-") {
        return None;
    }
    match category {
        "AudioVideo" => return Some("Audio and video".into()),
        "TextTools" => return Some("Text tools".into()),
        _ => {}
    }
    let mut words = String::new();
    let mut before = 'A';
    for letter in category.chars() {
        if letter.is_uppercase() && before.is_lowercase() {
            words.push(' ');
            words.extend(letter.to_lowercase());
        } else {
            words.push(letter);
        }
        before = letter;
    }
    Some(words)
}

fn films(folder: &Path) -> Result<About> {
    run(Command::new("npm").current_dir(folder).args(["pack", "--silent", FILMS]))?;
    let archive = folder.join("vega-datasets-3.2.1.tgz");
    let mut films: Vec<Value> = Vec::new();
    for file in tar::Archive::new(GzDecoder::new(File::open(&archive)?)).entries()? {
        let mut file = file?;
        if file.path()?.ends_with("data/movies.json") {
            let mut text = String::new();
            file.read_to_string(&mut text)?;
            films = serde_json::from_str(&text)?;
        }
    }
    fs::remove_file(&archive)?;
    let mut out = File::create(folder.join("items.jsonl"))?;
    for (number, film) in films.iter().enumerate() {
        let text = |name: &str| film[name].as_str().map(str::to_owned);
        let Some(title) = text("Title") else { continue };
        let facets: BTreeMap<&str, String> = [("genre", "Major Genre"), ("rating", "MPAA Rating")]
            .into_iter()
            .filter_map(|(facet, field)| Some((facet, text(field)?)))
            .collect();
        let description: Vec<String> =
            ["Major Genre", "Creative Type", "Source", "Director"].into_iter().filter_map(text).collect();
        let numbers: BTreeMap<&str, f64> =
            film["Running Time min"].as_f64().map(|m| ("minutes", m)).into_iter().collect();
        let line = json!({
            "id": format!("film-{number}"), "title": title, "description": description.join(". "),
            "creator": text("Director"), "facets": facets, "numbers": numbers,
            "popularity": film["IMDB Votes"].as_f64().unwrap_or(0.0), "language": "en",
        });
        writeln!(out, "{line}")?;
    }
    Ok(About {
        id: "vega-films".into(),
        title: "Films".into(),
        licence: "See vega-datasets".into(),
        attribution: "vega-datasets, movies.json".into(),
    })
}

fn run(command: &mut Command) -> Result<()> {
    let output = command.output().with_context(|| format!("could not start {command:?}"))?;
    if !output.status.success() {
        bail!("{command:?} failed: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(())
}
