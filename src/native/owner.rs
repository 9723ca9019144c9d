//! `penchant --site public`: everything that an owner has to do, in one command. The pack and the widget are put into a folder of
//! the site, and what is to be pasted is said.

mod front;
mod widget;

use std::{
    env,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail, ensure};
use clap::{Args, Parser};

use self::front::{Front, base_of, name_of};
use super::{pack_build, serve};

/// Where the model's files are, if they are.
const MODEL: &str = "PENCHANT_MODEL";
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
    /// In which order items are shown to those of whom nothing is known, as of `penchant pack build`
    #[arg(long, requires = "site")]
    order: Option<String>,
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
    let front = Front::of(site);
    let title = options.title.clone().or(front.title).unwrap_or_else(|| "This site".into());
    let (said, found) = (options.site_url.clone().or(front.address), || super::site::address(site));
    let address = said.or_else(found);
    if let (None, Some(address)) = (&options.site_url, &address) {
        println!("The site is at {address}, as it says itself; --site-url says otherwise.");
    }
    let id = options.id.clone().unwrap_or_else(|| address.as_deref().map_or("site".into(), name_of));
    let base = address.as_deref().map_or("/".into(), base_of);
    let mut words: Vec<PathBuf> =
        vec!["build".into(), "--site".into(), site.clone(), "--out".into(), out.clone()];
    for (name, value) in [
        ("--id", Some(id)),
        ("--title", Some(title)),
        ("--site-url", address),
        ("--order", options.order.clone()),
    ] {
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
    widget::put(&widget::folder()?, &out)?;
    println!("{}", paste(&format!("{base}{folder}")));
    match options.serve {
        Some(port) => serve::site(site, &base, &folder, port),
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

fn paste(folder: &str) -> String {
    format!(
        "\nPut this where the recommendations are to be, in every page or in your template:\n\n\
         <link rel=\"stylesheet\" href=\"{folder}/reserve.css\">\n\
         <script type=\"module\" src=\"{folder}/penchant.js\"></script>\n\
         <penchant-recs></penchant-recs>\n\n\
         On the page of an item it shows what is like it, elsewhere what suits the visitor. Links that you put inside are for\n\
         those without JavaScript."
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
}
