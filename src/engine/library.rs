//! An opened catalogue with everything that is derived from it alone.

use std::cell::OnceCell;

use penchant_kernels::order::Order;

use super::added::Added;
use crate::{
    agent::vocabulary::Vocabulary,
    catalog::{
        Item, ItemIx,
        gone::Ends,
        pack::{
            self, Catalog, PackError, PackSource, Role,
            manifest::{self, PopularityCounts},
        },
    },
    embed::{ModelSpec, quant::Int8Vectors},
    index::{self, VectorIndex, facets::FacetIndex, flat::FlatIndex, hybrid::Hybrid, text::Bm25},
    memory::{
        About, Interaction, Log,
        about::Vector,
        interaction::{ADDED, ItemKey},
    },
    recommend::{
        Basis, Elsewhere, Families, Kinds, Rules, Topic,
        collab::{CollabRanker, DecodeError, Weights},
        elsewhere::Ground,
    },
};

/// Facet values listed per facet.
pub const FACET_VALUES: usize = 24;

/// A facet with its values and their counts.
type Summary = Vec<(String, Vec<(String, u32)>)>;

/// The catalogue and its indexes.
pub struct Library {
    /// URL of the manifest.
    pub manifest_url: String,
    /// Items, in pack order: most popular first.
    pub catalog: Catalog,
    /// Every item's vector; none if the pack carries none.
    pub space: Option<FlatIndex>,
    /// Facet values and counts.
    pub facets: FacetIndex,
    /// Names of the catalogue's own facets, the most used first.
    pub facet_names: Vec<String>,
    /// Popularity of each item in [0, 1].
    pub prior: Vec<f32>,
    /// Mean of all item vectors.
    pub mean: Vec<f32>,
    /// The owner's collaborative weights; none if the pack carries none that this build can read.
    pub collab: Option<CollabRanker>,
    /// Kinds of the items.
    pub kinds: Kinds,
    /// Families and variants of the items.
    pub families: Families,
    /// The owner's rules.
    pub rules: Rules,
    /// When items cease to be had.
    pub ends: Ends,
    /// Whether it came from another origin, so that its pictures are there and not here.
    pub remote: bool,
    /// The vectors of the pack's own items.
    own_space: Option<FlatIndex>,
    /// What stands beside them: names, and what tells one version of a source from another.
    beside: Vec<(String, i64, bool)>,
    neighbours: Option<Box<dyn VectorIndex>>,
    /// Grows whenever what stands beside the pack's own items changes.
    revision: u64,
    facet_summary: OnceCell<Summary>,
    text: OnceCell<Bm25>,
    vocabulary: OnceCell<Vocabulary>,
}

impl Library {
    /// What an item of this catalogue, or one that the person added, is told apart by over all catalogues.
    pub fn key<'a>(&'a self, item: &'a Item) -> ItemKey<'a> {
        ItemKey::new(&self.catalog.manifest.id, &item.id)
    }

    /// The position of an item; none if it is of another catalogue, or here no more.
    pub fn ix(&self, key: ItemKey<'_>) -> Option<ItemIx> {
        let here = key.catalog == ADDED || key.catalog == self.catalog.manifest.id;
        here.then(|| self.catalog.ix(key.id)).flatten()
    }

    /// What an item of this catalogue is, for an act on it to keep. What the person added is beside every catalogue.
    pub fn about(&self, id: &str) -> Option<About> {
        let ix = self.catalog.ix(id)?;
        let item = self.item(ix).filter(|item| item.source.is_none())?;
        let vectors = self.space.as_ref().map(FlatIndex::vectors);
        let vector = vectors.zip(self.catalog.manifest.model.clone()).and_then(|(vectors, model)| {
            let scale = *vectors.scales.get(ix as usize)?;
            Some(Vector { model, codes: vectors.row(ix as usize).to_vec(), scale })
        });
        Some(About::new(&self.catalog.manifest.title, item, vector))
    }

    /// Acts that say something of items that this catalogue has not, or has no more, oldest first.
    pub fn foreign<'a>(&self, log: &'a Log) -> Vec<(&'a Interaction, ItemKey<'a>, &'a About)> {
        let elsewhere = log.items().filter(|key| self.ix(*key).is_none());
        let spoken = elsewhere.flat_map(|key| log.of_item(key).filter(|act| act.kind.is_explicit()));
        let told = spoken.filter_map(|act| Some((act, act.item()?, act.about.as_deref()?)));
        let mut told: Vec<_> = told.collect();
        told.order_by_key(|(act, ..)| act.seq);
        told
    }

    /// Where items of other catalogues stand in this one.
    pub fn elsewhere(&self, log: &Log) -> Elsewhere {
        let ground = Ground {
            items: self.catalog.items.len(),
            model: self.catalog.manifest.model.as_ref(),
            space: self.space.as_ref(),
            facets: &self.facets,
            kinds: &self.kinds,
        };
        Elsewhere::new(self.foreign(log).into_iter().map(|(_, key, about)| (key, about)), &ground)
    }

    /// Reads a pack and verifies every file of it.
    ///
    /// # Errors
    /// [`PackError`] if a file cannot be had, or is not what the manifest or the format says.
    pub async fn open(manifest_url: String, source: &dyn PackSource) -> Result<Self, PackError> {
        let mut catalog = pack::open(source).await?;
        let space = catalog.vectors.take().map(FlatIndex::new);
        let collab = collab(&mut catalog)?;
        let facets = FacetIndex::build(&catalog.items);
        Ok(Self {
            kinds: Kinds::of(&catalog.items),
            families: Families::of(&catalog.items, space.as_ref()),
            ends: Ends::of(&catalog.items),
            rules: Rules::new(&catalog.manifest.rules, &catalog.items, |id| catalog.ix(id)),
            manifest_url,
            facet_names: facets.summary(1).into_iter().map(|(name, _)| name).collect(),
            facets,
            prior: prior(&catalog.items, collab.as_ref()),
            collab,
            mean: space.as_ref().map(mean).unwrap_or_default(),
            neighbours: space.as_ref().map(index::build),
            own_space: space.clone(),
            beside: Vec::new(),
            space,
            remote: false,
            revision: 0,
            facet_summary: OnceCell::new(),
            text: OnceCell::new(),
            vocabulary: OnceCell::new(),
            catalog,
        })
    }

    /// Puts what the person added beside the pack's own items, in the place of what was there; whether that changes
    /// anything. The ranker takes them by likeness alone: nobody else's history knows them, and their popularity is the
    /// middle one.
    pub fn put_beside(&mut self, sources: Vec<Added>) -> bool {
        let model = self.catalog.manifest.model.clone();
        let version =
            |source: &Added| (source.name.clone(), source.added_ms, source.is_embedded(model.as_ref()));
        let beside: Vec<_> = sources.iter().map(version).collect();
        if beside == self.beside {
            return false;
        }
        self.beside = beside;
        let rows =
            self.catalog.put_beside(sources.into_iter().flat_map(|source| labelled(source, model.as_ref())));
        self.space = self.own_space.as_ref().map(|own| with_rows(own, rows));
        if self.catalog.own() <= index::FLAT_LIMIT {
            self.neighbours =
                self.space.as_ref().map(|space| Box::new(space.clone()) as Box<dyn VectorIndex>);
        }
        let own = self.catalog.own();
        self.prior.truncate(own);
        let mut sorted = self.prior.clone();
        sorted.order_by(f32::total_cmp);
        self.prior.resize(self.catalog.items.len(), sorted.get(own / 2).copied().unwrap_or(0.0));
        self.facets = FacetIndex::build(&self.catalog.items);
        self.ends = Ends::of(&self.catalog.items);
        self.text = OnceCell::new();
        self.facet_summary = OnceCell::new();
        self.revision += 1;
        true
    }

    /// Tells one state of what stands beside the pack's own items from another.
    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// Facets to filter by, the most used first, each with its most used values; worked out when first asked for.
    pub fn facet_summary(&self) -> &Summary {
        self.facet_summary.get_or_init(|| self.facets.summary(FACET_VALUES))
    }

    /// What an item's popularity counts. What the person added begins in the middle, and nothing was counted of it.
    pub fn popularity(&self, ix: ItemIx) -> PopularityCounts {
        let counted = self.prior.iter().any(|prior| *prior > 0.0);
        match self.catalog.manifest.popularity {
            _ if ix as usize >= self.catalog.own() => PopularityCounts::Other,
            _ if self.collab.is_some() => PopularityCounts::People,
            counts if counted => counts,
            _ => PopularityCounts::Other,
        }
    }

    /// The source that the person added an item from.
    pub fn source(&self, ix: ItemIx) -> Option<&str> {
        self.item(ix)?.source.as_deref()
    }

    /// How many items the person added.
    pub fn added(&self) -> usize {
        self.catalog.items.len() - self.catalog.own()
    }

    /// What ranking rests on besides the person.
    pub fn basis(&self) -> Basis<'_> {
        Basis {
            space: self.space.as_ref(),
            mean: &self.mean,
            prior: &self.prior,
            collab: self.collab.as_ref(),
            kinds: &self.kinds,
            families: &self.families,
            rules: &self.rules,
            ends: &self.ends,
        }
    }

    /// The index to seek neighbours in: the exact scan, or the graph where the catalogue is too large for it.
    pub fn neighbours(&self) -> Option<&dyn VectorIndex> {
        self.neighbours.as_deref()
    }

    /// The words of the catalogue; built when first asked for, since the first feed does not need it.
    pub fn text(&self) -> &Bm25 {
        self.text.get_or_init(|| Bm25::build(&self.catalog.items))
    }

    /// Words and meaning, to be searched together.
    pub fn hybrid(&self) -> Hybrid<'_> {
        Hybrid {
            items: &self.catalog.items,
            words: self.text(),
            meaning: self.space.as_ref().zip(self.neighbours()),
        }
    }

    /// What words mean in the catalogue; learned when first asked for, and of its own items alone: a feed must not decide
    /// how the person's words are read.
    pub fn vocabulary(&self) -> &Vocabulary {
        let own = || self.catalog.items.get(..self.catalog.own()).unwrap_or_default();
        self.vocabulary.get_or_init(|| Vocabulary::learn(own()))
    }

    /// The items of a topic, ascending. Values of facets are compared by their words, so that catalogues that write them
    /// otherwise have it too.
    pub fn items_of(&self, topic: &Topic) -> Vec<ItemIx> {
        let Some(facet) = &topic.facet else {
            let has =
                |item: &Item| item.tags.to_compare().iter().any(|tag| tag.eq_ignore_ascii_case(&topic.value));
            return (0..).zip(&self.catalog.items).filter(|(_, item)| has(item)).map(|(ix, _)| ix).collect();
        };
        let values = vec![topic.value.clone()];
        let alike = self.facets.alike([(facet, &values)].into_iter());
        let mut items: Vec<ItemIx> =
            alike.values.iter().flat_map(|(.., holders)| holders.iter().copied()).collect();
        items.sort_unstable();
        items.dedup();
        items
    }

    /// An item by position.
    pub fn item(&self, ix: ItemIx) -> Option<&Item> {
        self.catalog.items.get(ix as usize)
    }
}

/// The absolute URL of an item's picture, if that is not a file of a pack of this origin.
pub fn remote_picture(library: &Library, item: &Item) -> Option<String> {
    let image = item.image.as_ref()?.to_compare();
    if image.starts_with("https://") || image.starts_with("http://") {
        return Some(image.to_owned());
    }
    (library.remote && manifest::is_local_path(image)).then(|| beside(&library.manifest_url, image))
}

/// The absolute URL of a file beside another one.
pub fn beside(url: &str, path: &str) -> String {
    let file = url.split('?').next().unwrap_or_default();
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("{folder}/{path}")
}

/// The weights in the pack. Those of a newer builder are passed over, since everything works without them; broken ones
/// are a broken pack.
fn collab(catalog: &mut Catalog) -> Result<Option<CollabRanker>, PackError> {
    let Some(bytes) = catalog.collab.take() else { return Ok(None) };
    let path =
        catalog.manifest.files_of(&Role::Collab).next().map(|file| file.path.clone()).unwrap_or_default();
    match Weights::decode(&bytes) {
        Ok(weights) if weights.items() == catalog.items.len() => Ok(Some(CollabRanker::new(weights))),
        Ok(_) => Err(PackError::Format { path, reason: "it is of another number of items".into() }),
        Err(DecodeError::Version { .. }) => Ok(None),
        Err(error) => Err(PackError::Format { path, reason: error.to_string() }),
    }
}

/// Popularity on a logarithmic scale, 1 for the most popular. Counts are heavy-tailed: the difference between 1 and 10
/// says as much as that between 100 and 1000. Without counts, what the log knows of it; without a log, no prior.
fn prior(items: &[Item], collab: Option<&CollabRanker>) -> Vec<f32> {
    let count = |item: &Item| item.popularity.unwrap_or(0.0).max(0.0).ln_1p();
    let most = items.iter().map(count).fold(0.0, f64::max);
    match collab {
        Some(collab) if most == 0.0 => collab.weights().popularity.clone(),
        _ => items.iter().map(|item| if most > 0.0 { (count(item) / most) as f32 } else { 0.0 }).collect(),
    }
}

/// One item's vector: its codes and their scale.
type Row = (Vec<i8>, f32);

/// The items of a source with its name on them, each with its vector of this model, where there is one.
fn labelled(source: Added, model: Option<&ModelSpec>) -> impl Iterator<Item = (Item, Option<Row>)> + use<> {
    let is_embedded = source.is_embedded(model);
    let Added { name, items, vectors, .. } = source;
    let vectors = vectors.filter(|_| is_embedded);
    items.into_iter().enumerate().map(move |(at, item)| {
        let row = vectors.as_ref().and_then(|vectors| vectors.row(at));
        (Item { source: Some(name.clone()), ..item }, row.map(|(codes, scale)| (codes.to_vec(), scale)))
    })
}

/// The pack's vectors, and behind them a row for each item beside; zeros, which are like nothing, where there is none.
fn with_rows(own: &FlatIndex, rows: Vec<Option<Row>>) -> FlatIndex {
    let mut all = Int8Vectors::clone(own.vectors());
    for row in rows {
        let fits = row.filter(|(codes, _)| codes.len() == all.dim);
        let (codes, scale) = fits.unwrap_or_else(|| (vec![0; all.dim], 0.0));
        all.data.extend(codes);
        all.scales.push(scale);
    }
    FlatIndex::new(all)
}

fn mean(space: &FlatIndex) -> Vec<f32> {
    let mut mean = vec![0.0; space.dim()];
    for ix in 0..space.len() {
        for (sum, x) in mean.iter_mut().zip(space.vectors().dequantize(ix)) {
            *sum += x;
        }
    }
    let n = space.len().max(1) as f32;
    mean.iter_mut().for_each(|x| *x /= n);
    mean
}
