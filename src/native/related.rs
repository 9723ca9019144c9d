//! What is related to what, as small files beside a pack: a page shows what is like it without an engine (docs/pack.md).
//!
//! An item is found by its id and, if its page is of the owner's site, by that page. Both are hashed to one of a fixed number of
//! shards, so that a reader knows the file's name before it has read anything; the manifest says which shards there are.

mod keys;

use std::{
    collections::{BTreeMap, HashMap, HashSet},
    fs, io,
    path::Path,
    time::{SystemTime, UNIX_EPOCH},
};

use anyhow::{Context, Result};
use futures_util::future::FutureExt;
use serde::Serialize;

use self::keys::{SHARDS, bitmap, host, key_of_id, name, page_key, shard};
use super::folder::Folder;
use crate::{
    catalog::{
        Item, ItemIx,
        gone::Ends,
        pack::{
            manifest::MANIFEST,
            top::{self, CardHead},
            writer,
        },
    },
    engine::library::Library,
};

/// The folder beside the manifest.
const FOLDER: &str = "related";
/// Items named for each.
const MOST: usize = 12;
/// Candidates looked at for them.
const LOOKED_AT: usize = 4 * MOST;

/// The files to come, by the number of the shard.
pub type Shards = Vec<(usize, Vec<u8>)>;

#[derive(Serialize)]
struct Shard<'a> {
    /// The catalogue's id: under it the widget keeps what it remembers.
    id: &'a str,
    cards: Vec<CardHead>,
    /// By an item's id: what is related to it, as positions in `cards`, best first.
    items: BTreeMap<&'a str, Vec<usize>>,
    /// By a page's key: the item that it is about.
    pages: BTreeMap<&'a str, &'a str>,
}

/// The time of the machine, in milliseconds since 1970.
pub fn now_ms() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis() as i64
}

/// Works out what is related to each item of the sound pack in `folder`, and has its manifest say which shards there are. What
/// nobody can have any more at `now_ms` steps back.
///
/// # Errors
/// If the pack cannot be opened, or its manifest not be written.
pub fn relate(folder: &Path, now_ms: i64) -> Result<Shards> {
    let source = Folder(folder.to_owned());
    let library =
        Library::open(MANIFEST.into(), &source).now_or_never().context("a folder is always ready")??;
    let shards = shards(&library, now_ms)?;
    let mut manifest = library.catalog.manifest.clone();
    manifest.related = bitmap(shards.iter().map(|(shard, _)| *shard));
    fs::write(folder.join(MANIFEST), writer::encode(&manifest)?).context("could not write the manifest")?;
    Ok(shards)
}

/// Puts the files beside the manifest in `out`, in the place of those of an earlier pack. Each is replaced whole and says all that it
/// takes to show it, so that those of two packs do no harm side by side.
///
/// # Errors
/// If a file cannot be written.
pub fn place(out: &Path, shards: &Shards) -> Result<()> {
    let folder = out.join(FOLDER);
    let failed = || format!("could not write {}", folder.display());
    fs::create_dir_all(&folder).with_context(failed)?;
    let partial = folder.join(".partial");
    for (shard, bytes) in shards {
        fs::write(&partial, bytes).with_context(failed)?;
        fs::rename(&partial, folder.join(name(*shard))).with_context(failed)?;
    }
    let kept: HashSet<String> = shards.iter().map(|(shard, _)| name(*shard)).collect();
    let own: HashSet<String> = (0..SHARDS).map(name).collect();
    for entry in fs::read_dir(&folder)?.collect::<Result<Vec<_>, io::Error>>()? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if own.contains(&name) && !kept.contains(&name) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

fn shards(library: &Library, now_ms: i64) -> Result<Shards> {
    let items = &library.catalog.items;
    let pages = pages(items);
    let ends = Ends::of(items);
    let gone = (0..items.len() as ItemIx).map(|ix| ends.gone(ix, now_ms).is_some()).collect();
    let related = Related { library, pages: &pages, gone };
    let mut shards: BTreeMap<usize, Shard<'_>> = BTreeMap::new();
    let mut at: HashMap<(usize, ItemIx), usize> = HashMap::new();
    let mut told = HashSet::new();
    let id = library.catalog.manifest.id.as_str();
    for (ix, item) in (0..).zip(items) {
        let list = related.to(ix);
        if list.is_empty() {
            continue;
        }
        let page = pages[ix as usize].as_deref().filter(|page| told.insert(*page));
        let places: HashSet<usize> =
            [Some(shard(&key_of_id(&item.id))), page.map(shard)].into_iter().flatten().collect();
        for number in places {
            let shard = shards.entry(number).or_insert_with(|| Shard {
                id,
                cards: Vec::new(),
                items: BTreeMap::new(),
                pages: BTreeMap::new(),
            });
            let mut positions = Vec::with_capacity(list.len());
            for other in &list {
                let position = *at.entry((number, *other)).or_insert(shard.cards.len());
                if position == shard.cards.len() {
                    shard.cards.extend(
                        items
                            .get(*other as usize)
                            .map(|item| top::card(item, library.rules.disclosed(*other))),
                    );
                }
                positions.push(position);
            }
            shard.items.insert(&item.id, positions);
            shard.pages.extend(page.map(|page| (page, item.id.as_str())));
        }
    }
    shards.into_iter().map(|(number, shard)| Ok((number, serde_json::to_vec(&shard)?))).collect()
}

struct Related<'a> {
    library: &'a Library,
    pages: &'a [Option<String>],
    gone: Vec<bool>,
}

impl Related<'_> {
    /// What is shown beside an item, best first: what is like it, then what is of its kind, then what is popular, and at the end what
    /// nobody can have any more. No page is named on itself, and of variants of one thing one is named.
    fn to(&self, ix: ItemIx) -> Vec<ItemIx> {
        let Self { library, pages, gone } = self;
        let page = |ix: ItemIx| pages.get(ix as usize).and_then(Option::as_ref);
        let may = |other: ItemIx| {
            other != ix
                && !library.rules.hides(other)
                && page(other).is_none_or(|there| page(ix) != Some(there))
        };
        let like = library.hybrid().similar(&[ix], LOOKED_AT, &may).into_iter().map(|hit| hit.ix);
        let kinds = library.kinds.kinds(ix);
        let all = || (0..gone.len() as ItemIx).filter(|other| may(*other));
        let of_its_kind =
            all().filter(|other| library.kinds.kinds(*other).iter().any(|kind| kinds.contains(kind)));
        let mut things = HashSet::from([library.families.variant(ix)]);
        let (mut found, mut last) = (Vec::new(), Vec::new());
        for other in like
            .chain(of_its_kind)
            .chain(all())
            .filter(|other| things.insert(library.families.variant(*other)))
        {
            if gone[other as usize] {
                last.push(other)
            } else {
                found.push(other)
            }
            if found.len() == MOST {
                break;
            }
        }
        found.extend(last);
        found.truncate(MOST);
        found
    }
}

/// The keys of the items' pages, as far as these are of the owner's site: a path, or an address on the host that most are on.
fn pages(items: &[Item]) -> Vec<Option<String>> {
    let address = |item: &Item| item.url.as_ref().map(|url| url.to_compare().clone());
    let mut hosts: HashMap<String, usize> = HashMap::new();
    for host in items.iter().filter_map(|item| host(&address(item)?)) {
        *hosts.entry(host).or_default() += 1;
    }
    let own = hosts.into_iter().find(|(_, count)| 2 * count > items.len()).map(|(host, _)| host);
    let page = |item: &Item| {
        let url = address(item)?;
        let key = page_key(&url);
        match host(&url) {
            None => Some(key),
            // Many a thing elsewhere is at the root of a host, and so is the front page here.
            there => (there == own && !key.is_empty()).then_some(key),
        }
    };
    items.iter().map(page).collect()
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use serde_json::Value;

    use super::*;
    use crate::catalog::pack::writer::Contents;

    /// The noon of 2 May 2026.
    const MAY: i64 = 1_777_723_200_000;

    fn item(id: &str, title: &str, url: &str) -> Item {
        Item { id: id.into(), title: title.into(), url: Some(url.into()), ..Item::default() }
    }

    /// A pack of these items with what is related beside it; its folder ends with the first.
    fn pack(items: Vec<Item>) -> (tempfile::TempDir, PathBuf) {
        let place = tempfile::tempdir().unwrap();
        let out = place.path().to_owned();
        for (path, bytes) in writer::write(&Contents::of("shop", "Shop", items)).unwrap() {
            fs::write(out.join(path), bytes).unwrap();
        }
        let shards = relate(&out, MAY).unwrap();
        self::place(&out, &shards).unwrap();
        (place, out)
    }

    /// Ids of what is related to what a key leads to.
    fn related(out: &Path, key: &str) -> Option<Vec<String>> {
        let text = fs::read(out.join(FOLDER).join(name(shard(&key_of_id(key))))).ok()?;
        let shard: Value = serde_json::from_slice(&text).unwrap();
        let id = shard["pages"][page_key(key)].as_str().unwrap_or(key);
        let list = shard["items"][id].as_array()?;
        Some(
            list.iter()
                .map(|at| shard["cards"][at.as_u64().unwrap() as usize]["id"].as_str().unwrap().to_owned())
                .collect(),
        )
    }

    #[test]
    fn an_item_is_found_by_its_id_and_by_its_page_and_never_named_on_itself() {
        let mut items: Vec<Item> = (0..30)
            .map(|n| item(&format!("i{n}"), &format!("Green tea {n}"), &format!("/teas/{n}/")))
            .collect();
        items.push(item("twin", "Green tea 3, large", "/teas/3/index.html?utm_source=mail"));
        let (_place, out) = pack(items);
        for n in 0..30 {
            let by_id = related(&out, &format!("i{n}")).unwrap();
            assert_eq!(by_id.len(), MOST);
            assert!(!by_id.contains(&format!("i{n}")));
            assert_eq!(related(&out, &format!("/teas/{n}")).unwrap(), by_id);
            assert_eq!(by_id.iter().collect::<HashSet<_>>().len(), MOST);
        }
        assert!(!related(&out, "i3").unwrap().contains(&"twin".to_owned()));
        assert_eq!(related(&out, "nothing"), None);
    }

    #[test]
    fn few_that_are_alike_are_joined_by_others_and_what_nobody_can_have_stands_last() {
        let mut items = vec![
            item("a", "Sencha tea", "/a"),
            item("sold", "Sencha tea, roasted", "/sold"),
            item("past", "Sencha tea tasting", "/past"),
            item("b", "Sencha bowl", "/b"),
            item("c", "Umbrella", "/c"),
        ];
        items[1].facets =
            [("availability".to_owned(), vec!["https://schema.org/OutOfStock".to_owned()])].into();
        items[2].facets = [("type".to_owned(), vec!["Event".to_owned()])].into();
        items[2].date = Some("2026-04-30".into());
        let (_place, out) = pack(items);
        let shown = related(&out, "a").unwrap();
        assert_eq!(shown[..2], ["b", "c"]);
        assert_eq!(
            shown[2..].iter().collect::<HashSet<_>>(),
            HashSet::from([&"sold".to_owned(), &"past".to_owned()])
        );
    }

    #[test]
    fn addresses_elsewhere_are_pages_of_the_site_only_where_most_of_them_are() {
        let there =
            |n: usize, host: &str| item(&format!("{host}{n}"), "T", &format!("https://{host}.example/p{n}"));
        let keys = |items: Vec<Item>| pages(&items).into_iter().flatten().count();
        assert_eq!(keys((0..3).map(|n| there(n, "a")).chain([there(3, "b")]).collect()), 3);
        assert_eq!(keys([there(0, "a"), there(1, "b"), there(2, "c")].into()), 0);
        assert_eq!(keys([item("root", "T", "https://a.example/"), there(1, "a")].into()), 1);
    }

    #[test]
    fn the_manifest_says_which_shards_there_are_and_those_of_an_earlier_pack_go() {
        let (_place, out) = pack(vec![item("a", "Sencha", "/a"), item("b", "Bancha", "/b")]);
        fs::write(out.join(FOLDER).join("notes.txt"), "mine").unwrap();
        let shards = vec![(0x50c, b"{}".to_vec())];
        place(&out, &shards).unwrap();
        let mut left: Vec<String> = fs::read_dir(out.join(FOLDER))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        left.sort();
        assert_eq!(left, ["50c.json", "notes.txt"]);
        let manifest: Value = serde_json::from_slice(&fs::read(out.join(MANIFEST)).unwrap()).unwrap();
        let bits = manifest["related"].as_str().unwrap();
        let has = |shard: usize| {
            bits.chars().nth(shard / 4).and_then(|digit| digit.to_digit(16)).unwrap() >> (shard % 4) & 1 == 1
        };
        assert!(has(shard("/a")) && has(shard("b")) && !has(0));
    }
}
