//! A built static site → items: what its pages and feeds already say about what is on them.
//!
//! Every file of the folder is looked at once. A page tells of its items by JSON-LD or microdata, else by its Open Graph
//! tags, else by what it shows; feeds tell of pages by their addresses. What several sources say of one address becomes one
//! item: structured data first, each other source fills in what is missing. Pages that list others are no items, and feeds do
//! not make them any.

mod guess;
mod merge;
mod sitemap;

use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

use anyhow::{Context, Result, bail};

pub use guess::address;
pub use merge::Address;

use self::merge::{FactSource, Merger};
use super::{charset, report::LeftOut};
use crate::catalog::{
    Item, Problem,
    feeds::{SourceItem, SourceReading, json_feed, page::NoItem, shown, xml},
    text,
    values::json,
};

/// Larger files are no pages and no feeds.
const LARGEST: u64 = 32 << 20;
/// Folders that hold no pages of the site.
const SKIPPED: &[&str] = &["node_modules", ".git"];
/// Parts of paths that every generator gives to pages that list others, or that nobody would be led to.
const LISTS: &[&str] = &[
    "tags",
    "tag",
    "categories",
    "category",
    "archive",
    "archives",
    "search",
    "page",
    "404",
    "genindex",
    "print",
];

/// What pages are called that belong to the site as its doors do: nobody is recommended them.
const DOORS: &[&str] = &[
    "account",
    "agb",
    "aviso-legal",
    "cart",
    "checkout",
    "contact",
    "contact-us",
    "cookie-policy",
    "cookies",
    "datenschutz",
    "imprint",
    "impressum",
    "kontakt",
    "legal",
    "login",
    "logout",
    "mentions-legales",
    "privacy",
    "privacy-policy",
    "register",
    "signin",
    "signup",
    "terms",
    "terms-of-service",
    "thank-you",
    "thanks",
];

/// What is read of a site beside its items.
#[derive(Debug, Default)]
pub struct Told {
    /// What could not be read, by file and reason.
    pub left_out: Vec<LeftOut>,
    /// Pages that are no items, and why.
    pub passed_over: Vec<LeftOut>,
    /// How many pages link to an item, by its id.
    pub links: HashMap<String, usize>,
}

impl Told {
    fn problem(&mut self, place: &str, problem: &Problem) {
        let (whole, reason) = (problem.to_string(), problem.fault.to_string());
        let at = whole.strip_suffix(&reason).unwrap_or_default().trim_end_matches(": ");
        let place = if at.is_empty() { place.to_owned() } else { format!("{place}: {at}") };
        self.left_out.push(LeftOut { place, reason });
    }
}

/// A feed, and where it is served.
struct FeedFile {
    path: String,
    place: String,
    reading: SourceReading,
}

/// Reads the site in `folder`. `site` is where it is served from, if that is known: then absolute addresses of the site and
/// paths are the same. What could not be read, or is no item, is added to `told`.
///
/// # Errors
/// When the folder can't be read, or holds nothing that tells of an item.
pub fn read(folder: &Path, site: Option<&str>, told: &mut Told) -> Result<Vec<Item>> {
    let mut files = Vec::new();
    walk(folder, "", &mut files, told)?;
    let address = Address::new(site);
    let (merger, feeds, shown, lists) = (Merger::new(&address), Vec::new(), Vec::new(), HashMap::new());
    let mut site = Site { address: &address, merger, feeds, shown, lists, links: HashMap::new(), told };
    for path in &files {
        let kind = path.rsplit_once('.').map_or("", |(_, kind)| kind).to_ascii_lowercase();
        if ["html", "htm", "xhtml", "xml", "rss", "atom", "json"].contains(&kind.as_str())
            && let Some(text) = text_of(folder, path, site.told)
        {
            site.file(path, &kind, &text);
        }
    }
    let items = site.finish();
    if items.is_empty() {
        bail!("no page and no feed in {} tells of an item", folder.display());
    }
    Ok(items)
}

/// What was found so far.
struct Site<'a> {
    address: &'a Address,
    merger: Merger<'a>,
    feeds: Vec<FeedFile>,
    /// Pages that tell of no item, as what they show.
    shown: Vec<(String, Item, Option<String>)>,
    /// Pages that are none, by their keys.
    lists: HashMap<String, (String, NoItem)>,
    /// How many pages link to another, by its key.
    links: HashMap<String, usize>,
    told: &'a mut Told,
}

impl Site<'_> {
    fn file(&mut self, path: &str, kind: &str, text: &str) {
        let place = self.address.of_page(path);
        let feed = match kind {
            "json" => json_feed(path, text),
            _ => xml::is_feed(text).then(|| xml::document(text).1),
        };
        if let Some(reading) = feed {
            self.feeds.push(FeedFile { path: path.to_owned(), place, reading });
        } else if let Some(dates) = sitemap::dates(text).filter(|_| kind == "xml") {
            self.merger.date(dates);
        } else if kind.contains("htm") {
            self.page(path, &place, text);
        }
    }

    fn page(&mut self, path: &str, place: &str, html: &str) {
        let (mut reading, address) = (shown::read(html), self.address);
        let own =
            reading.canonical.as_ref().map_or_else(|| place.to_owned(), |url| address.resolve(url, place));
        for (block, problem) in &reading.problems {
            self.told.problem(&format!("{path}: {block}"), problem);
        }
        let own_key = address.key(&own);
        let linked: HashSet<String> =
            reading.links.iter().map(|url| address.key(&address.resolve(url, place))).collect();
        for key in linked.into_iter().filter(|key| *key != own_key) {
            *self.links.entry(key).or_default() += 1;
        }
        let is_front = place == address.of_page("index.html");
        let name = place.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
        let is_door = DOORS.contains(&name.trim_end_matches(".html"));
        let is_list = is_front
            || is_door
            || place.split('/').any(|part| LISTS.contains(&part.trim_end_matches(".html")));
        let no_item = reading.no_item.or((is_list && reading.shown.is_some()).then_some(NoItem::List));
        if let Some(why) = no_item {
            self.lists.insert(own_key, (path.to_owned(), why));
            return;
        }
        let resolve = |url: &str| address.resolve(url, place);
        if let Some(mut item) = reading.shown.take() {
            item.map_addresses(resolve);
            item.url = Some(own.into());
            item.language = item.language.take().or_else(|| reading.language.clone());
            self.shown.push((path.to_owned(), item, reading.heading.take()));
            return;
        }
        reading.complete(Some(&own));
        for told in &mut reading.told {
            told.item.map_addresses(resolve);
        }
        self.merger.add(path, place, reading.told, FactSource::Page, &mut self.told.left_out);
    }

    fn finish(self) -> Vec<Item> {
        let Self { address, mut merger, feeds, shown, mut lists, links, told } = self;
        // Pages that say nothing in a form made for it, once it is known what the others say.
        let mut titles: HashMap<String, usize> = HashMap::new();
        for (_, item, _) in &shown {
            *titles.entry(item.title.to_compare().clone()).or_default() += 1;
        }
        for (path, mut item, heading) in shown {
            // A title that several pages have is the site's.
            let is_shared = titles.get(item.title.to_compare()).is_some_and(|count| *count > 1);
            if let Some(heading) = heading.filter(|_| is_shared) {
                item.title = heading.into();
            }
            let shown = vec![SourceItem { item, structured: false }];
            merger.add(&path, "/", shown, FactSource::Page, &mut told.left_out);
        }
        let own: HashSet<String> = feeds.iter().filter_map(|feed| of_other_pages(feed, address)).collect();
        for FeedFile { path, place, mut reading } in feeds {
            reading.told.retain(|entry| {
                let Some(url) = &entry.item.url else { return true };
                let url = address.resolve(url.to_compare(), &place);
                let key = address.key(&url);
                let is_page =
                    lists.get(&key).is_none_or(|(_, why)| *why == NoItem::Silent) && !own.contains(&key);
                is_page || merger.knows(&url)
            });
            reading.problems.iter().for_each(|problem| told.problem(&path, problem));
            merger.add(&path, &place, reading.told, FactSource::Feed, &mut told.left_out);
        }
        lists.retain(|key, _| !merger.knows(key));
        let lists = lists.into_values().map(|(place, why)| LeftOut { place, reason: reason(why).into() });
        told.passed_over.extend(lists);
        told.passed_over.sort_by(|one, other| one.place.cmp(&other.place));
        let items = merger.finish();
        for item in &items {
            let linked = item.url.as_ref().and_then(|url| links.get(&address.key(url.to_compare())));
            told.links.extend(linked.map(|count| (item.id.clone(), *count)));
        }
        items
    }
}

fn reason(why: NoItem) -> &'static str {
    match why {
        NoItem::Hidden => "the page asks not to be indexed (noindex)",
        NoItem::List => "the page lists others, or is the site's own (og:type is website)",
        NoItem::Silent => "the page says too little: it has no og:type, no JSON-LD, and next to no text",
    }
}

fn json_feed(path: &str, text: &str) -> Option<SourceReading> {
    let name = path.rsplit('/').next().unwrap_or_default();
    let head = text.get(..text.floor_char_boundary(512)).unwrap_or(text);
    // Feeds say what they are; other JSON is the site's own.
    if matches!(name, "package.json" | "pack.json") || !head.contains("jsonfeed.org/version") {
        return None;
    }
    Some(json_feed::document(&json::relaxed(text).ok()?).1)
}

/// The page that has a feed of its own about other pages: a list of them.
fn of_other_pages(feed: &FeedFile, address: &Address) -> Option<String> {
    let own = address.key(&address.resolve(feed.reading.link.as_deref()?, &feed.place));
    let keys = feed.reading.told.iter().filter_map(|entry| entry.item.url.as_ref());
    let keys = keys.map(|url| address.key(&address.resolve(url.to_compare(), &feed.place)));
    let others: HashSet<String> =
        keys.map(|key| key.split('#').next().unwrap_or_default().to_owned()).collect();
    (!others.is_empty() && !others.contains(&own)).then_some(own)
}

/// The text of a file; none if it is none, or too large.
fn text_of(folder: &Path, path: &str, told: &mut Told) -> Option<String> {
    let file = folder.join(path);
    let mut wrong = |reason: String| told.left_out.push(LeftOut { place: path.to_owned(), reason });
    match fs::metadata(&file)
        .and_then(|about| if about.len() > LARGEST { Ok(None) } else { fs::read(&file).map(Some) })
    {
        Ok(bytes) => Some(text::of(&bytes?, charset::decode)?.into_owned()),
        Err(error) => {
            wrong(format!("it could not be read: {error}"));
            None
        }
    }
}

/// Files below the folder, with `/` between folders, in order. What leads nowhere is passed over.
fn walk(root: &Path, folder: &str, files: &mut Vec<String>, told: &mut Told) -> Result<()> {
    let mut entries: Vec<_> = fs::read_dir(root.join(folder))
        .with_context(|| format!("could not read {}", root.join(folder).display()))?
        .collect::<Result<_, _>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
        if entry.file_name().to_str().is_none() {
            told.left_out.push(LeftOut { place: path, reason: "its name is no text".into() });
            continue;
        }
        // A pack that an earlier run put into the site is no page of it.
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if !SKIPPED.contains(&name.as_str()) && !entry.path().join("pack.json").is_file() {
                walk(root, &path, files, told)?;
            }
        } else if entry.path().is_file() {
            files.push(path);
        }
    }
    Ok(())
}
