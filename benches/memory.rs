//! What a memory of years costs, in processor time: `cargo bench --bench memory`. Lives of 10,000, 50,000 and 200,000 acts, 50
//! a day, kept twice; the figures of `docs/memory.md`.

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() {
    native::main();
}

#[cfg(not(target_family = "wasm"))]
#[allow(clippy::expect_used)] // a measurement that cannot be made has nothing better to do
mod native {
    use std::{collections::BTreeMap, fs, hint::black_box, rc::Rc};

    use fastrand::Rng;
    use futures_util::FutureExt;
    use penchant::{
        embed::ModelSpec,
        memory::{
            About, Draft, Interaction, InteractionKind, Log, Seq, Subject, Surface,
            about::Vector,
            interaction::{Placement, SourceScores},
        },
        store::{Store, journal::fake::MemoryFiles, memory::MemoryStore, twice::TwiceStore},
    };

    const DAY_MS: i64 = 86_400_000;
    const A_DAY: usize = 50;
    const ITEMS: usize = 5_000;
    const ROUNDS: usize = 21;

    pub fn main() {
        println!(
            "{:>9} {:>8} {:>8} {:>10} {:>10} {:>10} {:>10}",
            "acts", "open", "append", "forget one", "refresh", "memory", "kept"
        );
        println!("{:>9} {:>8} {:>8} {:>10} {:>10} {:>10} {:>10}", "", "ms", "ms", "ms", "ms", "MB", "MB");
        for acts in [10_000, 50_000, 200_000] {
            life(acts);
        }
    }

    fn life(acts: usize) {
        let (database, files) = (MemoryStore::default(), MemoryFiles::default());
        let open = || {
            let store = TwiceStore::open(Rc::new(database.clone()), Some(Rc::new(files.clone())));
            now(store).expect("memory opens")
        };
        let drafts = drafts(acts);
        let (store, mut log) = (open(), Log::default());
        for batch in drafts.chunks(1_000) {
            now(log.append(&store, batch.to_vec(), 0)).expect("acts are kept");
        }
        drop((store, log, drafts));
        let kept = files.bytes().len();
        let mut opened = Vec::new();
        let mut memory = 0;
        for _ in 0..5 {
            let before = resident();
            let (ms, (store, log)) = spent(|| {
                let store = open();
                let log = now(Log::open(&store, 7)).expect("memory opens");
                (store, log)
            });
            memory = memory.max(resident().saturating_sub(before));
            assert_eq!(log.len(), acts);
            opened.push(ms);
            drop(store);
        }
        let (store, other) = (open(), open());
        let mut log = now(Log::open(&store, 8)).expect("memory opens");
        let mut second = now(Log::open(&other, 9)).expect("memory opens");
        let (mut appended, mut forgot, mut refreshed) = (Vec::new(), Vec::new(), Vec::new());
        let mut rng = Rng::with_seed(3);
        for round in 0..ROUNDS {
            let draft = draft(&mut rng, acts + round);
            appended.push(spent(|| now(log.append(&store, vec![draft], 0)).expect("it is kept")).0);
            let nth = rng.usize(..log.len());
            let seq: Seq = log.iter().nth(nth).map(|act: &Interaction| act.seq).expect("an act");
            forgot.push(spent(|| now(log.forget(&store, &[seq])).expect("it is forgotten")).0);
            refreshed.push(spent(|| black_box(now(second.refresh(&other)).expect("it is read"))).0);
        }
        println!(
            "{acts:>9} {:>8.1} {:>8.2} {:>10.2} {:>10.1} {:>10.1} {:>10.1}",
            median(opened),
            median(appended),
            median(forgot),
            median(refreshed),
            memory as f64 / 1e6,
            kept as f64 / 1e6,
        );
    }

    fn drafts(acts: usize) -> Vec<Draft> {
        let mut rng = Rng::with_seed(1);
        (0..acts).map(|nth| draft(&mut rng, nth)).collect()
    }

    /// What somebody does in the app: mostly looking, at times speaking their mind.
    fn draft(rng: &mut Rng, nth: usize) -> Draft {
        use InteractionKind::*;
        let at_ms = 1_400_000_000_000 + nth as i64 * (DAY_MS / A_DAY as i64) + rng.i64(0..60_000);
        let kind = match rng.u8(0..100) {
            0..55 => View,
            55..75 => Open,
            75..85 => Dwell { ms: rng.u32(1_000..100_000) },
            85..94 => Like,
            94..97 => NotInterested { reason: None },
            97..99 => Save,
            _ => Search,
        };
        let item = rng.usize(..ITEMS).min(rng.usize(..ITEMS));
        let subject = match kind {
            Search => Subject::Text(format!("a search for thing {item}")),
            _ => Subject::Item(format!("Q{:07}", item * 977)),
        };
        let about = match kind {
            Open => Some(about(item).named()),
            Like | NotInterested { .. } | Save => Some(about(item)),
            _ => None,
        };
        let scores = ["collaborative", "content", "prior"].map(|name| (name.to_owned(), rng.f32()));
        let placement = matches!(kind, View | Open | Dwell { .. }).then(|| Placement {
            slate: rng.u64(..1 << 50),
            position: rng.u16(..24),
            propensity: 1.0,
            sources: Some(SourceScores::from_iter(scores)),
        });
        Draft {
            at_ms: Some(at_ms),
            catalog: "films".into(),
            kind,
            subject,
            surface: Surface::Feed,
            placement,
            about,
        }
    }

    fn about(item: usize) -> About {
        let mut rng = Rng::with_seed(item as u64);
        let names = |of: &str, rng: &mut Rng| {
            vec![format!("{of} {}", rng.u8(..40)), format!("{of} {}", rng.u8(..40))]
        };
        let facets = ["genre", "maker", "country"].map(|name| (name.to_owned(), names(name, &mut rng)));
        let model = ModelSpec {
            id: "all-MiniLM-L6-v2-int8".into(),
            sha256: "0123456789abcdef".repeat(4),
            dim: 384,
            max_tokens: 256,
        };
        About {
            catalog: "Films".to_owned().into(),
            title: format!("A film of middling length, part {item}").into(),
            facets: BTreeMap::from(facets).into(),
            vector: Some(Vector { model, codes: (0..384).map(|_| rng.i8(-20..20)).collect(), scale: 0.003 }),
        }
    }

    /// Stores in memory have their answer at once.
    fn now<T>(future: impl Future<Output = T>) -> T {
        future.now_or_never().expect("nothing is waited for")
    }

    /// The result of `work`, and the milliseconds of processor time that it took.
    fn spent<T>(work: impl FnOnce() -> T) -> (f64, T) {
        let before = cpu_ns();
        let result = work();
        ((cpu_ns() - before) as f64 / 1e6, result)
    }

    fn cpu_ns() -> u64 {
        let stat = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
        stat.split_whitespace().next().and_then(|ns| ns.parse().ok()).expect("a number")
    }

    /// Bytes of this process in memory.
    fn resident() -> u64 {
        let stat = fs::read_to_string("/proc/self/statm").expect("Linux");
        stat.split_whitespace().nth(1).and_then(|pages| pages.parse::<u64>().ok()).expect("a number") * 4096
    }

    fn median(mut values: Vec<f64>) -> f64 {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    }
}
