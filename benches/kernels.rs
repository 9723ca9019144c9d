//! What the core's inner loops cost on this machine: `cargo bench --bench kernels`. Every line gives the fastest and the
//! median of many runs; on a shared machine only the fastest means something.
//!
//! The lines that need the embedding model are left out where `PENCHANT_MODEL_DIR` does not name its folder.

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() {
    native::main();
}

#[cfg(not(target_family = "wasm"))]
#[allow(clippy::expect_used)] // a measurement that cannot be made has nothing better to do
mod native {
    use std::{hint::black_box, path::PathBuf, time::Instant};

    use fastrand::Rng;
    use futures_util::FutureExt;
    use penchant::{
        catalog::{
            Item, ItemIx,
            gone::Ends,
            pack::writer::{self, Contents},
        },
        embed::{Embedder, ModelSpec, quant::Int8Vectors, wordpiece::WordPiece},
        index::{VectorIndex, flat::FlatIndex, graph::GraphIndex, text::Bm25},
        memory::interaction::Seq,
        native::{charset::bare, onnx::OnnxEmbedder},
        recommend::{
            Basis, Evidence, Families, Kinds, Ranker, Rules, SourceWeights,
            collab::{Blend, CollabRanker, Factors, HistoryEvent, Prior, Weights, sparse::Sparse},
            evidence::Signals,
            slate::{self, Policy},
        },
    };

    const DIM: usize = 384;

    pub fn main() {
        let mut rng = Rng::with_seed(1);
        ranking(&mut rng);
        for n in [10_000, 100_000] {
            scan(&mut rng, n);
        }
        graph(&mut rng, 20_000);
        words(&mut rng, 2_000);
        words(&mut rng, 50_000);
        match std::env::var_os("PENCHANT_MODEL_DIR").map(PathBuf::from) {
            Some(folder) => model(&mut rng, folder),
            None => println!("PENCHANT_MODEL_DIR is not set: no lines for the model"),
        }
    }

    /// Runs `work` for about `seconds` and prints the time of one of its `per` parts.
    fn time<T>(name: &str, seconds: f64, per: usize, mut work: impl FnMut() -> T) {
        let mut runs = Vec::new();
        let begun = Instant::now();
        while runs.len() < 5 || (begun.elapsed().as_secs_f64() < seconds && runs.len() < 1_000) {
            let start = Instant::now();
            black_box(work());
            runs.push(start.elapsed().as_secs_f64() * 1e3 / per as f64);
        }
        runs.sort_by(f64::total_cmp);
        println!("{name:<44} {:>10.4} ms   median {:>10.4} ms", runs[0], runs[runs.len() / 2]);
    }

    /// Clusters of 25 around random centres.
    fn vectors(rng: &mut Rng, n: usize) -> Int8Vectors {
        let mut normal = || (0..4).map(|_| rng.f32() - 0.5).sum::<f32>();
        let mut rows = Vec::with_capacity(n * DIM);
        while rows.len() < n * DIM {
            let centre: Vec<f32> = (0..DIM).map(|_| normal()).collect();
            for _ in 0..25 {
                let row: Vec<f32> = centre.iter().map(|x| x + 0.7 * normal()).collect();
                let length = row.iter().map(|x| x * x).sum::<f32>().sqrt();
                rows.extend(row.iter().map(|x| x / length));
            }
        }
        rows.truncate(n * DIM);
        Int8Vectors::quantize(&rows, DIM)
    }

    fn everything(_: ItemIx) -> bool {
        true
    }

    /// Weights of a log that nobody kept: as many factors, links and rules as a pack of 600 kB has.
    fn weights(rng: &mut Rng, n: usize) -> Weights {
        const FACTORS: usize = 48;
        let rows: Vec<f32> = (0..n * FACTORS).map(|_| 0.2 * (rng.f32() - 0.5)).collect();
        let covariance =
            (0..FACTORS * FACTORS).map(|at| if at % (FACTORS + 1) == 0 { 0.5 } else { 0.0 }).collect();
        let mut links = |per_item: usize| {
            let cells: Vec<(u32, u32, f32)> = (0..n as u32)
                .flat_map(|source| (0..per_item).map(move |_| source))
                .map(|source| (source, rng.u32(0..n as u32), rng.f32() - 0.2))
                .collect();
            Sparse::new(n as u32, cells)
        };
        Weights {
            links: links(40),
            rules: links(16),
            popularity: (0..n).map(|at| 1.0 - at as f32 / n as f32).collect(),
            factors: Factors::quantise(FACTORS, &rows),
            prior: Prior { mean: vec![0.1; FACTORS], covariance },
            blend: Blend::default(),
        }
    }

    /// What a visitor's browser does with 200 remembered acts; the pack is also written to the folder that
    /// `PENCHANT_BENCH_PACK` names, for the same measurement in a browser.
    fn ranking(rng: &mut Rng) {
        const ITEMS: usize = 3_500;
        let collab = CollabRanker::new(weights(rng, ITEMS));
        let history: Vec<HistoryEvent> = (0..200).map(|at| HistoryEvent::like(at * 17)).collect();
        time("fold in 200 acts, score 3,500 items", 1.0, 1, || {
            collab.score(&history, |item| item % 17 != 0).top(24)
        });
        let items: Vec<Item> = (0..ITEMS)
            .map(|at| Item {
                id: format!("item-{at}"),
                title: text(rng, 3).into(),
                description: text(rng, 60).into(),
                creator: Some(format!("maker {}", at % 700).into()),
                facets: [("category".into(), vec![format!("kind {}", at % 23)])].into(),
                popularity: Some((ITEMS - at) as f64),
                ..Item::default()
            })
            .collect();
        let space = FlatIndex::new(vectors(rng, ITEMS));
        whole_slate(&items, &space, &collab);
        let Some(folder) = std::env::var_os("PENCHANT_BENCH_PACK").map(PathBuf::from) else { return };
        let model = ModelSpec { id: "none".into(), sha256: "0".into(), dim: DIM, max_tokens: 128 };
        let contents = Contents {
            id: "bench".into(),
            title: "Bench".into(),
            items,
            vectors: Some((model, space.vectors().as_ref().clone())),
            collab: Some(collab.weights().encode()),
            ..Contents::default()
        };
        std::fs::create_dir_all(&folder).expect("the folder can be made");
        for (name, bytes) in writer::write(&contents).expect("the pack is sound") {
            std::fs::write(folder.join(name), bytes).expect("the folder can be written");
        }
    }

    /// Everything between what is remembered and 24 places, with the acts that the browser is measured with.
    fn whole_slate(items: &[Item], space: &FlatIndex, collab: &CollabRanker) {
        let act = |at: u64| Evidence {
            seq: Seq { clock: at + 1, node: 0 },
            ix: 17 * at as ItemIx,
            kind: "act",
            weight: [1.0, 0.9, 0.15, 1.0, -0.7][at as usize % 5],
            session: true,
        };
        let evidence: Vec<Evidence> = (0..200).map(act).collect();
        let decided = evidence.iter().filter(|e| e.weight != 0.15).map(|e| e.ix).collect();
        let signals = Signals { evidence, decided, ..Signals::default() };
        let (kinds, rules, ends) = (Kinds::of(items), Rules::default(), Ends::default());
        let families = Families::of(items, Some(space));
        let prior: Vec<f32> = (0..items.len()).map(|at| 1.0 - at as f32 / items.len() as f32).collect();
        let basis = Basis {
            space: Some(space),
            mean: &vec![0.0; DIM],
            prior: &prior,
            collab: Some(collab),
            kinds: &kinds,
            families: &families,
            rules: &rules,
            ends: &ends,
        };
        let slate = || {
            let ranker = Ranker::new(basis, &signals, SourceWeights::SHIPPED, 0.0, &everything);
            let candidates = ranker.candidates(Some(space), &everything);
            let ranked = slate::collapse_copies(ranker.best(&candidates, 154), space, 0.97);
            let policy = Policy {
                limit: 24,
                diversity: 0.2,
                exploration: 0.05,
                calibration: 0.1,
                space: Some(space),
                kinds: &kinds,
                wanted: &slate::wanted_mix(&kinds, &signals),
                spread: &|ix| ranker.spread(ix),
                families: &families,
                before: &[],
            };
            let places = slate::fill(ranked, &policy, &mut Rng::with_seed(0));
            let reasons: Vec<_> = places.iter().map(|place| ranker.parts(place.scored.ix)).collect();
            (places, reasons)
        };
        if std::env::var_os("PENCHANT_BENCH_PRINT").is_some() {
            let (places, reasons) = slate();
            for (place, reasons) in places.iter().zip(&reasons) {
                let sum: f32 = reasons.iter().map(|(_, value)| value).sum();
                println!("{} {:?} {:?} {sum}", place.scored.ix, place.scored.score, place.propensity);
            }
        }
        time("24 of 3,500 items for 200 acts", 2.0, 1, slate);
    }

    fn scan(rng: &mut Rng, n: usize) {
        let index = FlatIndex::new(vectors(rng, n));
        let query = index.vectors().dequantize(n / 2);
        time(&format!("scan {n} × {DIM}, best 10"), 2.0, 1, || index.search(&query, 10, &everything));
        time(&format!("scan {n} × {DIM}, best 200"), 1.0, 1, || index.search(&query, 200, &everything));
    }

    fn graph(rng: &mut Rng, n: usize) {
        let flat = FlatIndex::new(vectors(rng, n));
        let begun = Instant::now();
        let graph = GraphIndex::build(&flat);
        println!("graph of {n} × {DIM}, built in {:.1} s", begun.elapsed().as_secs_f64());
        let queries: Vec<Vec<f32>> = (0..200).map(|at| flat.vectors().dequantize(at * n / 200)).collect();
        for k in [10, 200] {
            let found = queries.iter().map(|query| {
                let exact = flat.search(query, k, &everything);
                graph.search(query, k, &everything).iter().filter(|hit| exact.contains(hit)).count()
            });
            let recall = found.sum::<usize>() as f64 / (k * queries.len()) as f64;
            time(&format!("graph search, best {k}, recall {recall:.3}"), 1.0, queries.len(), || {
                queries.iter().for_each(|query| drop(black_box(graph.search(query, k, &everything))));
            });
        }
    }

    /// A text of made-up words, a few frequent and most rare.
    fn text(rng: &mut Rng, words: usize) -> String {
        let word = |at: usize| -> String {
            (0..3 + at % 4)
                .map(|i| ["ba", "ke", "lo", "ti", "nu", "re", "sa", "mi"][(at >> (3 * i)) & 7])
                .collect()
        };
        let text: Vec<String> = (0..words).map(|_| word((rng.f64().powi(4) * 8_000.0) as usize)).collect();
        text.join(" ")
    }

    fn words(rng: &mut Rng, n: usize) {
        let item = |rng: &mut Rng| Item {
            title: text(rng, 3).into(),
            description: text(rng, 60).into(),
            tags: vec![text(rng, 1), text(rng, 1)].into(),
            ..Item::default()
        };
        let items: Vec<Item> = (0..n).map(|_| item(rng)).collect();
        time(&format!("words of {n} items, built"), 2.0, 1, || Bm25::build(&items));
        let index = Bm25::build(&items);
        let title = items[7].title.to_show();
        for query in [format!("{title} "), title.clone(), "b".to_owned()] {
            let name = format!("words of {n} items, {:?}", query.get(..20).unwrap_or(&query));
            time(&name, 1.0, 1, || index.search(&query, 200, &everything));
        }
    }

    fn model(rng: &mut Rng, folder: PathBuf) {
        let vocabulary =
            std::fs::read_to_string(folder.join("vocab.txt")).expect("the vocabulary is readable");
        time("vocabulary, read", 1.0, 1, || WordPiece::from_vocab(&vocabulary, bare));
        let pieces = WordPiece::from_vocab(&vocabulary, bare).expect("the vocabulary is sound");
        let known: Vec<&str> = vocabulary
            .lines()
            .filter(|line| line.len() > 2 && line.chars().all(char::is_alphabetic))
            .collect();
        let mut texts = |n: usize, words: usize| -> Vec<String> {
            let mut text =
                || (0..words).filter_map(|_| rng.choice(&known).copied()).collect::<Vec<_>>().join(" ");
            (0..n).map(|_| text()).collect()
        };
        let (short, long) = (texts(256, 12), texts(64, 100));
        time("tokens of a text of 12 words", 1.0, short.len(), || {
            short.iter().for_each(|text| drop(black_box(pieces.encode(text, 128))));
        });
        time("tokens of a text of 100 words", 1.0, long.len(), || {
            long.iter().for_each(|text| drop(black_box(pieces.encode(text, 128))));
        });
        let begun = Instant::now();
        let mut embedder = OnnxEmbedder::load(&folder).expect("the model loads");
        println!("model loaded in {:.2} s", begun.elapsed().as_secs_f64());
        for (words, texts) in [(12, short), (100, long)] {
            time(&format!("vector of a text of {words} words"), 8.0, texts.len(), || {
                embedder.embed(&texts).now_or_never().expect("it never waits").expect("it embeds")
            });
        }
    }
}
