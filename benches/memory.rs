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
    use std::{
        alloc::{GlobalAlloc, Layout, System},
        collections::BTreeMap,
        fs::{self, File},
        hint::black_box,
        os::unix::fs::FileExt,
        rc::Rc,
        sync::atomic::{AtomicI64, Ordering::Relaxed},
    };

    use fastrand::Rng;
    use futures_util::future::{FutureExt, LocalBoxFuture, ready};
    use penchant::{
        embed::ModelSpec,
        memory::{
            About, Draft, Interaction, InteractionKind, Log, Seq, Subject, Surface,
            about::Vector,
            interaction::{Placement, SourceScores},
            log::packed::BLOCK,
        },
        store::{
            Store, StoreError, Table,
            journal::{HeldFiles, JournalFiles, Slot},
            memory::MemoryStore,
            twice::TwiceStore,
        },
    };

    /// Counts what is in use.
    struct Counting;

    static IN_USE: AtomicI64 = AtomicI64::new(0);
    static MOST: AtomicI64 = AtomicI64::new(0);

    #[global_allocator]
    static ALLOCATOR: Counting = Counting;

    // SAFETY: all of it is the system's allocator.
    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let size = layout.size() as i64;
            MOST.fetch_max(IN_USE.fetch_add(size, Relaxed) + size, Relaxed);
            // SAFETY: what is asked for is what was asked of this.
            unsafe { System.alloc(layout) }
        }

        unsafe fn dealloc(&self, place: *mut u8, layout: Layout) {
            IN_USE.fetch_sub(layout.size() as i64, Relaxed);
            // SAFETY: it came from the system's allocator, with this layout.
            unsafe { System.dealloc(place, layout) }
        }
    }

    /// The journal in files of this machine.
    #[derive(Clone)]
    struct Disk(Rc<[File; 2]>);

    impl Disk {
        fn new() -> Self {
            Self(Rc::new([(); 2].map(|()| tempfile::tempfile().expect("a file"))))
        }

        fn file(&self, slot: Slot) -> &File {
            &self.0[slot as usize]
        }
    }

    impl JournalFiles for Disk {
        fn hold(&self) -> LocalBoxFuture<'_, Result<Box<dyn HeldFiles>, StoreError>> {
            ready(Ok(Box::new(self.clone()) as Box<dyn HeldFiles>)).boxed_local()
        }
    }

    fn told<T>(outcome: std::io::Result<T>) -> Result<T, StoreError> {
        outcome.map_err(|error| StoreError::Platform(error.to_string()))
    }

    impl HeldFiles for Disk {
        fn size(&self, slot: Slot) -> Result<u64, StoreError> {
            Ok(told(self.file(slot).metadata())?.len())
        }

        fn read(&self, slot: Slot, at: u64, bytes: &mut [u8]) -> Result<usize, StoreError> {
            told(self.file(slot).read_at(bytes, at))
        }

        fn write(&self, slot: Slot, at: u64, bytes: &[u8]) -> Result<(), StoreError> {
            told(self.file(slot).write_all_at(bytes, at))
        }

        fn cut(&self, slot: Slot, size: u64) -> Result<(), StoreError> {
            told(self.file(slot).set_len(size))
        }

        fn flush(&self, slot: Slot) -> Result<(), StoreError> {
            told(self.file(slot).sync_data())
        }
    }

    const DAY_MS: i64 = 86_400_000;
    const A_DAY: usize = 50;
    const ITEMS: usize = 5_000;
    const ROUNDS: usize = 21;

    pub fn main() {
        println!("     acts     open   append   forget  refresh   memory  at most     kept");
        println!("               ms       ms       ms       ms       MB       MB       MB");
        for acts in [10_000, 50_000, 200_000] {
            life(acts);
        }
    }

    fn life(acts: usize) {
        let (database, files) = (MemoryStore::default(), Disk::new());
        let open = || {
            let store = TwiceStore::open(Rc::new(database.clone()), Some(Rc::new(files.clone())));
            now(store).expect("memory opens")
        };
        let drafts = drafts(acts);
        let (store, mut log) = (open(), Log::default());
        for (batch, nth) in drafts.chunks(A_DAY).zip(0..) {
            now(log.append(&store, batch.to_vec(), 1_400_000_000_000 + nth * DAY_MS)).expect("acts are kept");
        }
        drop((store, log, drafts));
        loop {
            let store = open();
            let mut log = now(Log::open(&store, 6)).expect("memory opens");
            let before = now(store.keys(&[Table::Interactions])).expect("keys").concat().len();
            now(log.pack(&store, BLOCK)).expect("acts are packed");
            if now(store.keys(&[Table::Interactions])).expect("keys").concat().len() == before {
                break;
            }
        }
        let kept: u64 = Slot::BOTH.iter().filter_map(|slot| files.size(*slot).ok()).sum();
        let mut opened = Vec::new();
        let (mut memory, mut most) = (0, 0);
        for _ in 0..5 {
            let before = IN_USE.load(Relaxed);
            MOST.store(before, Relaxed);
            let (ms, (store, log)) = spent(|| {
                let store = open();
                let log = now(Log::open(&store, 7)).expect("memory opens");
                (store, log)
            });
            memory = IN_USE.load(Relaxed) - before;
            most = MOST.load(Relaxed) - before;
            assert_eq!(log.len(), acts);
            opened.push(ms);
            drop(store);
        }
        let (store, other) = (open(), open());
        let mut log = now(Log::open(&store, 8)).expect("memory opens");
        let mut second = now(Log::open(&other, 9)).expect("memory opens");
        let (mut appended, mut forgot, mut refreshed) = (Vec::new(), Vec::new(), Vec::new());
        let mut rng = Rng::with_seed(3);
        for _ in 0..ROUNDS {
            let draft = draft(&mut rng);
            appended.push(
                spent(|| now(log.append(&store, vec![draft], 2_000_000_000_000)).expect("it is kept")).0,
            );
            let nth = rng.usize(..log.len());
            let seq: Seq = log.iter().nth(nth).map(|act: &Interaction| act.seq).expect("an act");
            forgot.push(spent(|| now(log.forget(&store, &[seq])).expect("it is forgotten")).0);
            refreshed.push(spent(|| black_box(now(second.refresh(&other)).expect("it is read"))).0);
        }
        println!(
            "{acts:>9} {:>8.1} {:>8.2} {:>8.2} {:>8.1} {:>8.1} {:>8.1} {:>8.1}",
            median(opened),
            median(appended),
            median(forgot),
            median(refreshed),
            memory as f64 / 1e6,
            most as f64 / 1e6,
            kept as f64 / 1e6,
        );
    }

    fn drafts(acts: usize) -> Vec<Draft> {
        let mut rng = Rng::with_seed(1);
        (0..acts).map(|_| draft(&mut rng)).collect()
    }

    /// What somebody does in the app: mostly looking, at times speaking their mind.
    fn draft(rng: &mut Rng) -> Draft {
        use InteractionKind::*;
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
            _ => Subject::Item(format!("Q{:07}", item * 977).into()),
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
            at_ms: None,
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

    fn median(mut values: Vec<f64>) -> f64 {
        values.sort_by(f64::total_cmp);
        values.get(values.len() / 2).copied().unwrap_or_default()
    }
}
