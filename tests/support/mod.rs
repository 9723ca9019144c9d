//! A bench for the engine: a catalogue of four themes in memory, a store that survives reopening, a model that
//! understands the names of the themes, and no platform at all.

use std::{collections::BTreeMap, rc::Rc};

use futures_util::future::{FutureExt, LocalBoxFuture};
use penchant::{
    catalog::{
        Item,
        pack::writer::{self, Contents},
    },
    embed::{EmbedError, Embedder, ModelSpec, quant::Int8Vectors},
    engine::{
        Engine,
        ports::{CountedPauses, ManualClock, NoModel, RecordingPage, RecordingTabs},
        protocol::{
            Act, Call, Card, Dials, Explain, Explanation, FacetFilter, Failure, Feed, GetMemory, GetStatus,
            GetTrackRecord, MemoryPlace, MemoryView, Record, Recorded, Response, Results, Search, SetDials,
            Slate, Start, Status, TrackRecord,
        },
    },
    memory::{InteractionKind, Subject, Surface, interaction::Placement},
    native::fakes::{Fakes, wait},
    recommend::collab::{Blend, Factors, Prior, Weights, sparse::Sparse},
    store::{
        Store,
        faulty::{FaultyStore, StorageFault},
        memory::MemoryStore,
    },
};

/// Themes of the catalogue; item `n` has theme `n % THEMES`.
pub const THEMES: usize = 4;
pub const ITEMS: usize = 120;
const DIM: usize = 16;
/// A fixed moment: 2026-01-01.
const NOW: i64 = 1_767_225_600_000;

/// The id of the `n`th most popular item.
pub fn item_id(n: usize) -> String {
    format!("item-{n:03}")
}

/// The theme of an item.
pub fn theme_of(id: &str) -> usize {
    id.trim_start_matches("item-").parse::<usize>().expect("an id of this catalogue") % THEMES
}

/// Cards without slate ids and propensities, which differ from slate to slate.
pub fn without_placements(cards: &[Card]) -> Vec<Card> {
    cards.iter().map(|card| Card { placement: None, ..card.clone() }).collect()
}

/// An engine and what it stands on.
pub struct Bench {
    engine: Engine,
    disk: Option<MemoryStore>,
    store: Option<FaultyStore<MemoryStore>>,
    pub clock: Rc<ManualClock>,
    pub tabs: Rc<RecordingTabs>,
    pub page: Rc<RecordingPage>,
    pub pause: Rc<CountedPauses>,
    pub models: Rc<NoModel>,
}

impl Bench {
    /// With the dials as they come.
    pub fn new() -> Self {
        Self::start(Some(MemoryStore::default()), catalogue())
    }

    /// Without chance and diversity: equal memories give equal feeds.
    pub fn steady() -> Self {
        let mut bench = Self::new();
        bench.ask(SetDials { dials: plain() });
        bench
    }

    /// As [`Bench::steady`], on a catalogue whose pack is changed first.
    pub fn steady_with(change: impl FnOnce(&mut Contents)) -> Self {
        let mut contents = contents();
        change(&mut contents);
        let mut bench = Self::start(Some(MemoryStore::default()), files(&contents));
        bench.ask(SetDials { dials: plain() });
        bench
    }

    pub fn without_storage() -> Self {
        Self::start(None, catalogue())
    }

    /// What the engine says to a pack in which one byte of a file is another.
    pub fn with_altered_file(name: &str) -> Failure {
        let mut files = catalogue();
        let file = files.iter_mut().find(|(path, _)| path.starts_with(name));
        let last = file.and_then(|(_, bytes)| bytes.last_mut()).expect("a file of the pack");
        *last ^= 1;
        Self::before_start(None, files).try_ask(start()).expect_err("an altered pack was opened")
    }

    fn before_start(disk: Option<MemoryStore>, files: BTreeMap<String, Vec<u8>>) -> Self {
        let store = disk.clone().map(FaultyStore::new);
        let fakes = Fakes::at(NOW);
        let store_of = store.clone().map(|store| Rc::new(store) as Rc<dyn Store>);
        let ports = fakes.ports(files, store_of, 1);
        let Fakes { clock, page, tabs, pause, models } = fakes;
        Self { engine: Engine::new(ports), disk, store, clock, tabs, page, pause, models }
    }

    fn start(disk: Option<MemoryStore>, files: BTreeMap<String, Vec<u8>>) -> Self {
        let mut bench = Self::before_start(disk, files);
        bench.ask(start());
        bench
    }

    /// A new tab on the same storage.
    pub fn reopen(&self) -> Self {
        Self::start(self.disk.clone(), catalogue())
    }

    /// A new tab on the same storage, with another pack open.
    pub fn reopen_with(&self, change: impl FnOnce(&mut Contents)) -> Self {
        let mut contents = contents();
        change(&mut contents);
        Self::start(self.disk.clone(), files(&contents))
    }

    /// The answer, or why there is none.
    pub fn try_ask<C: Call>(&mut self, call: C) -> Result<C::Answer, Failure> {
        match wait(self.engine.handle(call.into_request())) {
            Response::Failed { failure } => Err(failure),
            response => Ok(C::answer_of(response).expect("the answer that the call names")),
        }
    }

    pub fn ask<C: Call>(&mut self, call: C) -> C::Answer {
        self.try_ask(call).unwrap_or_else(|failure| panic!("{failure:?}"))
    }

    pub fn try_act(&mut self, kind: InteractionKind, item: &str) -> Result<Recorded, Failure> {
        self.try_act_on(kind, item, None)
    }

    /// As [`Bench::try_act`], on a card of a slate.
    pub fn try_act_on(
        &mut self,
        kind: InteractionKind,
        item: &str,
        placement: Option<Placement>,
    ) -> Result<Recorded, Failure> {
        self.try_ask(Record { acts: vec![act_on(kind, item, placement)], feed: None, tell: false })
    }

    pub fn act_on_card(&mut self, kind: InteractionKind, item: &str, placement: Option<Placement>) {
        self.try_act_on(kind, item, placement).expect("a store that works");
    }

    pub fn explain(&mut self, item: &str) -> Explanation {
        self.ask(Explain { item: item.into(), slate: None })
    }

    pub fn track_record(&mut self) -> TrackRecord {
        self.ask(GetTrackRecord {})
    }

    pub fn act(&mut self, kind: InteractionKind, item: &str) {
        let recorded = self.try_act(kind, item).expect("a store that works");
        assert_eq!(recorded.seqs.len(), 1);
    }

    pub fn feed(&mut self, limit: u16) -> Slate {
        self.ask(Feed { limit, exclude: Vec::new() })
    }

    pub fn search(&mut self, query: &str, filters: &[FacetFilter]) -> Results {
        self.ask(Search { query: query.into(), filters: filters.to_vec(), limit: 20, ..Search::default() })
    }

    pub fn memory(&mut self) -> MemoryView {
        self.ask(GetMemory {})
    }

    pub fn status(&mut self) -> Status {
        self.ask(GetStatus {})
    }

    /// How many views of the catalogue the engine made for what `does` asks of it.
    pub fn views_made_by(&mut self, does: impl FnOnce(&mut Self)) -> u64 {
        let before = self.engine.views_made();
        does(self);
        self.engine.views_made() - before
    }

    pub fn load_model(&mut self) {
        self.engine.model_loaded(Ok(Box::new(ThemeModel(spec("themes")))));
    }

    pub fn load_languages(&mut self) {
        wait(self.engine.languages_loaded(Ok(Box::new(ThemeModel(spec("languages"))))));
    }

    /// The model of many languages cannot be had.
    pub fn fail_languages(&mut self, why: EmbedError) {
        wait(self.engine.languages_loaded(Err(why)));
    }

    pub fn go_online(&mut self) {
        wait(self.engine.online());
    }

    pub fn load_foreign_model(&mut self) {
        self.engine.model_loaded(Ok(Box::new(ThemeModel(spec("others")))));
    }

    /// The next write finds no room.
    pub fn break_storage(&self) {
        self.store.as_ref().expect("a bench with storage").fail_commit(StorageFault::Quota);
    }
}

pub fn act_on(kind: InteractionKind, item: &str, placement: Option<Placement>) -> Act {
    Act { kind, subject: Subject::Item(item.into()), surface: Surface::Feed, placement, at_ms: None }
}

fn start() -> Start {
    Start {
        pack: "test:/pack.json".into(),
        model: "test:/m/".into(),
        runtime: "test:/r/".into(),
        memory: MemoryPlace::App,
    }
}

fn spec(id: &str) -> ModelSpec {
    ModelSpec { id: id.into(), sha256: "0".repeat(64), dim: DIM, max_tokens: 32 }
}

/// A theme's direction, with a little of something else so that no two items are the same.
fn vector(theme: Option<usize>, seed: u64) -> Vec<f32> {
    let mut rng = fastrand::Rng::with_seed(seed);
    let mut vector: Vec<f32> = (0..DIM).map(|_| 0.25 * (rng.f32() - 0.5)).collect();
    if let Some(theme) = theme {
        vector[theme] += 1.0;
    }
    let length = vector.iter().map(|x| x * x).sum::<f32>().sqrt();
    vector.iter().map(|x| x / length).collect()
}

/// Dials without chance, diversity and calibration: equal memories give equal feeds, in the order of the scores.
pub fn plain() -> Dials {
    Dials { diversity: 0.0, novelty: 0.0, exploration: 0.0, calibration: 0.0 }
}

fn catalogue() -> BTreeMap<String, Vec<u8>> {
    files(&contents())
}

fn files(contents: &Contents) -> BTreeMap<String, Vec<u8>> {
    writer::write(contents).expect("the catalogue is sound").into_iter().collect()
}

/// Collaborative weights of people who take up themes 0 and 2 together, and themes 1 and 3.
pub fn weights() -> Weights {
    let rows: Vec<f32> = (0..ITEMS).flat_map(|n| if n % 2 == 0 { [0.8, 0.1] } else { [0.1, 0.8] }).collect();
    Weights {
        popularity: (0..ITEMS).map(|n| ((ITEMS - n) * 500) as f32 / 65_535.0).collect(),
        factors: Factors::quantise(2, &rows),
        prior: Prior { mean: vec![0.2, 0.2], covariance: vec![0.2, -0.05, -0.05, 0.2] },
        links: Sparse::new(ITEMS as u32, []),
        rules: Sparse::new(ITEMS as u32, []),
        blend: Blend::default(),
    }
}

fn contents() -> Contents {
    let items: Vec<Item> = (0..ITEMS)
        .map(|n| Item {
            id: item_id(n),
            title: format!("Item {n}").into(),
            description: format!("An item of theme{}.", n % THEMES).into(),
            facets: [("theme".to_owned(), vec![format!("theme{}", n % THEMES)])].into(),
            tags: vec![format!("theme{}", n % THEMES)].into(),
            popularity: Some((ITEMS - n) as f64),
            ..Item::default()
        })
        .collect();
    let rows: Vec<f32> = (0..ITEMS).flat_map(|n| vector(Some(n % THEMES), n as u64)).collect();
    Contents {
        id: "themes".into(),
        title: "Themes".into(),
        items,
        vectors: Some((spec("themes"), Int8Vectors::quantize(&rows, DIM))),
        ..Contents::default()
    }
}

/// A word on which the model fails.
pub const UNEMBEDDABLE: &str = "unembeddable";

/// With this before it, words lie near a theme and do not mean it.
pub const BESIDE: &str = "nearby";

/// Understands `themeN` and nothing else.
struct ThemeModel(ModelSpec);

impl Embedder for ThemeModel {
    fn spec(&self) -> &ModelSpec {
        &self.0
    }

    fn embed<'a>(&'a mut self, texts: &'a [String]) -> LocalBoxFuture<'a, Result<Vec<f32>, EmbedError>> {
        if texts.iter().any(|text| text.contains(UNEMBEDDABLE)) {
            return std::future::ready(Err(EmbedError::Run("it does not know the word".into())))
                .boxed_local();
        }
        let theme = |text: &String| (0..THEMES).find(|theme| text.contains(&format!("theme{theme}")));
        let seed = |text: &String| text.bytes().map(u64::from).sum();
        let of = |text: &String| {
            let mut vector = vector(theme(text), seed(text));
            if text.contains(BESIDE) {
                vector.iter_mut().for_each(|x| *x *= 0.35);
                // Where no theme is; the length stays one.
                vector[DIM - 1] = (1.0 - vector[..DIM - 1].iter().map(|x| x * x).sum::<f32>()).sqrt();
            }
            vector
        };
        let vectors = texts.iter().flat_map(of).collect();
        std::future::ready(Ok(vectors)).boxed_local()
    }
}
