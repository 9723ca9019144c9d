//! `penchant --site public`: everything that an owner has to do, in one command. The pack and the widget are put into a folder of
//! the site, and what is to be pasted is said.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Parser};

use super::{charset, pack_build, serve};
use crate::catalog::{markup, plain_text, text};

/// Where the widget's files are, if not beside this program.
const WIDGET: &str = "PENCHANT_WIDGET";
/// Where the model's files are, if they are.
const MODEL: &str = "PENCHANT_MODEL";
/// What the page needs of the widget's files; declarations, compressed copies and the app's own frame stay behind.
const WIDGET_FILES: &[&str] =
    &["penchant.js", "headless.js", "personal.js", "engine.js", "engine_bg.wasm", "reserve.css", "snippets"];

/// Options of `penchant --site`.
#[derive(Debug, Args)]
pub struct Owner {
    /// Folder of a built static site: recommendations are put into `penchant/` in it
    #[arg(long)]
    site: Option<PathBuf>,
    /// Folder to write, in the site
    #[arg(long, requires = "site")]
    out: Option<PathBuf>,
    /// Where the site is served, such as `https://x.example/shop/`
    #[arg(long, requires = "site")]
    site_url: Option<String>,
    /// Stable name of the catalogue; visitors' memory is kept under it
    #[arg(long, requires = "site")]
    id: Option<String>,
    /// The catalogue's name for people; unless said, the title of the front page
    #[arg(long, requires = "site")]
    title: Option<String>,
    /// Only items whose page is at such a path, such as `/blog/*`; may be given several times
    #[arg(long, requires = "site", value_name = "PATH")]
    include: Vec<String>,
    /// No item whose page is at such a path, such as `/legal/*`; may be given several times
    #[arg(long, requires = "site", value_name = "PATH")]
    exclude: Vec<String>,
    /// The owner's rules (docs/pack.md)
    #[arg(long, requires = "site")]
    rules: Option<PathBuf>,
    /// Log of interactions to train collaborative weights on
    #[arg(long, requires = "site")]
    interactions: Option<PathBuf>,
    /// Serve the site on this machine afterwards, with a playground beside it
    #[arg(long, requires = "site", value_name = "PORT", num_args = 0..=1, default_missing_value = "8080")]
    serve: Option<u16>,
}

#[derive(Parser)]
struct Line {
    #[command(flatten)]
    build: pack_build::BuildOptions,
}

/// Builds the pack, copies the widget beside it and says what to paste.
///
/// # Errors
/// If no site is named, it tells of no item, or something cannot be read or written.
pub fn run(options: &Owner) -> Result<()> {
    let Some(site) = &options.site else {
        bail!("name the folder of your built site: penchant --site public")
    };
    ensure!(site.is_dir(), "there is no folder {}", site.display());
    let out = options.out.clone().unwrap_or_else(|| site.join("penchant"));
    let folder = below(site, &out)?;
    let title = options.title.clone().or_else(|| title_of(site)).unwrap_or_else(|| "This site".into());
    let id = options.id.clone().unwrap_or_else(|| options.site_url.as_deref().map_or("site".into(), name_of));
    let mut words: Vec<PathBuf> =
        vec!["build".into(), "--site".into(), site.clone(), "--out".into(), out.clone()];
    for (name, value) in
        [("--id", Some(id)), ("--title", Some(title)), ("--site-url", options.site_url.clone())]
    {
        words.extend(value.map(|value| format!("{name}={value}").into()));
    }
    for (name, patterns) in [("--include", &options.include), ("--exclude", &options.exclude)] {
        words.extend(patterns.iter().map(|pattern| format!("{name}={pattern}").into()));
    }
    let model = env::var_os(MODEL).filter(|path| !path.is_empty()).map(PathBuf::from);
    for (name, value) in
        [("--rules", &options.rules), ("--interactions", &options.interactions), ("--model", &model)]
    {
        words.extend(value.iter().flat_map(|value| [name.into(), value.clone()]));
    }
    pack_build::build(&Line::try_parse_from(words)?.build)?;
    copy_widget(&widget()?, &out)?;
    println!("{}", paste(&folder));
    match options.serve {
        Some(port) => serve::site(site, &folder, port),
        None => Ok(()),
    }
}

/// The path of the output in the site, with `/` between folders.
fn below(site: &Path, out: &Path) -> Result<String> {
    let (site, out) = (std::path::absolute(site)?, std::path::absolute(out)?);
    let inside = out.strip_prefix(&site).ok().filter(|path| path.components().next().is_some());
    let inside = inside.with_context(|| format!("--out has to be a folder in {}", site.display()))?;
    Ok(inside.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/"))
}

/// The title of the front page.
fn title_of(site: &Path) -> Option<String> {
    let page = fs::read(site.join("index.html")).ok()?;
    let page = markup::page(&text::of(&page, charset::decode)?);
    let title = plain_text::fold(&page.all().find(|element| element.name == "title")?.text());
    (!title.is_empty()).then_some(title)
}

/// A site's host and path, as a name.
fn name_of(url: &str) -> String {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/').to_owned()
}

/// The folder of the widget's files: what the environment names, else where a package has put them.
fn widget() -> Result<PathBuf> {
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

fn copy_widget(from: &Path, to: &Path) -> Result<()> {
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

fn paste(folder: &str) -> String {
    format!(
        "\nPut this where the recommendations are to be, in every page or in your template:\n\n\
         <link rel=\"stylesheet\" href=\"/{folder}/reserve.css\">\n\
         <script type=\"module\" src=\"/{folder}/penchant.js\"></script>\n\
         <penchant-recs></penchant-recs>\n\n\
         On the page of an item it shows what is like it, elsewhere what suits the visitor. Links that you put inside are for\n\
         those without JavaScript. A site below a folder writes /{folder}/ with that folder in front."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_output_is_a_folder_of_the_site() {
        let place = tempfile::tempdir().unwrap();
        let site = place.path();
        assert_eq!(below(site, &site.join("a/b")).unwrap(), "a/b");
        assert!(below(site, site).is_err());
        assert!(below(&site.join("public"), &site.join("other")).is_err());
    }

    #[test]
    fn a_site_is_called_what_its_front_page_says() {
        let place = tempfile::tempdir().unwrap();
        assert_eq!(title_of(place.path()), None);
        fs::write(
            place.path().join("index.html"),
            "<title>\n The Leaf &amp; Co </title><svg><title>Icon</title></svg>",
        )
        .unwrap();
        assert_eq!(title_of(place.path()).as_deref(), Some("The Leaf & Co"));
        assert_eq!(name_of("https://x.example/shop/"), "x.example/shop");
    }
}
