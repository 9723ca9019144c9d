//! The demo catalogue: Debian's desktop applications and games, as AppStream describes them (DEP-11), with icons. Where
//! there is no apt, or its sources have no such descriptions, the films of npm's `vega-datasets` instead.
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
const REVISION: u32 = 2;
const APPLICATIONS: &str = "debian-apps";
const FILMS: &str = "vega-datasets@3.2.1";
/// What the packages `appstream` and `apt-config-icons*` tell apt to fetch, and nothing else: no list of packages is
/// needed for that, and no hook that the system runs after an update.
const APT_CONFIG: &str = r#"
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear Acquire::IndexTargets;
Acquire::IndexTargets::deb {
    DEP-11 {
        MetaKey "$(COMPONENT)/dep11/Components-$(NATIVE_ARCHITECTURE).yml";
        ShortDescription "descriptions";
        Description "$(RELEASE)/$(COMPONENT) DEP-11";
        KeepCompressed "true";
        KeepCompressedAs "gz";
    };
    DEP-11-icons {
        MetaKey "$(COMPONENT)/dep11/icons-64x64.tar";
        ShortDescription "icons-64x64";
        Description "$(RELEASE)/$(COMPONENT) icons, 64 pixels";
        KeepCompressed "true";
        KeepCompressedAs "gz";
    };
    DEP-11-icons-large {
        MetaKey "$(COMPONENT)/dep11/icons-128x128.tar";
        ShortDescription "icons-128x128";
        Description "$(RELEASE)/$(COMPONENT) icons, 128 pixels";
        KeepCompressed "true";
        KeepCompressedAs "gz";
    };
};
"#;
/// Debian publishes no counts per application; what stands in for them is said where the data are.
const ATTRIBUTION: &str = "Debian AppStream metadata (DEP-11). Debian counts no installs: popularity is the number of \
                           languages that an app's summary is written in.";
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

/// What the items' popularity counts.
pub fn popularity(about: &About) -> &'static str {
    if about.id == APPLICATIONS { "languages" } else { "people" }
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
        let applications = if has_apt { applications(making)? } else { None };
        let about = applications.map_or_else(|| films(making), Ok)?;
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

/// None if apt knows of no applications.
fn applications(folder: &Path) -> Result<Option<About>> {
    let lists = folder.join("lists");
    fetch_lists(folder, &lists)?;
    let mut icons: HashMap<u32, HashMap<String, Vec<u8>>> = HashMap::new();
    let mut entries: Vec<Entry> = Vec::new();
    let mut files = fs::read_dir(&lists)?.map(|file| Ok(file?.path())).collect::<Result<Vec<_>>>()?;
    files.sort();
    for path in files {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if name.contains("_dep11_Components-") {
            let mut yaml = String::new();
            GzDecoder::new(File::open(&path)?).read_to_string(&mut yaml)?;
            entries.extend(parse(&yaml));
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
        return Ok(None);
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
    Ok(Some(About {
        id: APPLICATIONS.into(),
        title: "Free desktop apps and games".into(),
        licence: "Descriptions and icons: each under its project's licence, as stated with the item".into(),
        attribution: ATTRIBUTION.into(),
    }))
}

/// The entries of a file. The first document is its header. An entry that is not as expected is not worth the whole
/// catalogue.
fn parse(yaml: &str) -> impl Iterator<Item = Entry> {
    yaml.split("\n---\n").skip(1).filter_map(|document| serde_norway::from_str(document).ok())
}

/// Runs apt with the machine's sources on lists of its own: the system's stay as they are, and need not be there.
fn fetch_lists(folder: &Path, lists: &Path) -> Result<()> {
    let cache = folder.join("apt-cache");
    fs::create_dir_all(lists.join("partial"))?;
    fs::create_dir_all(&cache)?;
    let config = folder.join("apt.conf");
    fs::write(&config, APT_CONFIG)?;
    let mut update = Command::new("apt-get");
    update.arg("update").arg("-c").arg(&config);
    update.arg("-o").arg(format!("Dir::State::Lists={}", lists.display()));
    update.arg("-o").arg(format!("Dir::Cache={}", cache.display()));
    // The user that apt fetches as could not write here.
    update.args(["-o", "APT::Sandbox::User=root"]);
    run(&mut update)?;
    fs::remove_dir_all(&cache)?;
    fs::remove_file(&config)?;
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
        "2DGraphics" => return Some("2D graphics".into()),
        "3DGraphics" => return Some("3D graphics".into()),
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

#[cfg(test)]
mod tests {
    use super::*;

    const DEP_11: &str = "---
File: DEP-11
Version: '1.0'
---
Type: desktop-application
ID: org.example.Chess
Package: chess
Name:
  C: Chess
  de: Schach
Summary:
  C: Play chess
  de: Schach spielen
Description:
  C: <p>A board &amp; pieces.</p>
ProjectLicense: GPL-3.0+
Categories:
- GNOME
- Game
- BoardGame
- X-Vendor-Thing
Keywords:
  C:
  - strategy
  -
Url:
  homepage: https://chess.example/
Icon:
  cached:
  - name: chess_chess.png
    width: 64
    height: 64
  - name: chess_chess.png
    width: 128
    height: 128
---
Type: [this, is, no, entry
---
Type: font
ID: org.example.Font
Name:
  C: Font
Summary:
  C: Letters
";

    #[test]
    fn an_entry_becomes_an_item_with_its_largest_icon() {
        let folder = std::env::temp_dir().join(format!("penchant-demo-{}", std::process::id()));
        fs::create_dir_all(folder.join("images")).unwrap();
        let icon = |byte: u8| HashMap::from([("chess_chess.png".to_owned(), vec![byte])]);
        let icons = HashMap::from([(64, icon(64)), (128, icon(128))]);
        let entries: Vec<Entry> = parse(DEP_11).collect();
        let items: Vec<Value> =
            entries.iter().filter_map(|entry| item(entry, &icons, &folder).unwrap()).collect();
        assert_eq!(
            items,
            [json!({
                "id": "org.example.Chess",
                "title": "Chess",
                "description": "<p>Play chess.</p><p>A board &amp; pieces.</p>",
                "url": "https://chess.example/",
                "image": "128-chess_chess.png",
                "creator": null,
                "tags": ["strategy"],
                "facets": { "category": ["Game", "Board game"], "licence": ["GPL-3.0+"] },
                "popularity": 2,
                "language": "en",
            })]
        );
        assert_eq!(fs::read(folder.join("images/128-chess_chess.png")).unwrap(), [128]);
        fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn categories_are_words() {
        for (category, words) in [
            ("BoardGame", Some("Board game")),
            ("IDE", Some("IDE")),
            ("2DGraphics", Some("2D graphics")),
            ("GTK", None),
            ("X-GNOME-Utilities", None),
        ] {
            assert_eq!(readable(category).as_deref(), words);
        }
    }
}
