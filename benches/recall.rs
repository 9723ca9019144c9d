//! What it costs to answer from memory, in processor time: `cargo bench --bench recall`. Lives of 10,000 and 50,000 acts over
//! ten years; the figures of `docs/memory.md`.

#[cfg(not(target_family = "wasm"))]
#[allow(dead_code, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
#[path = "../tests/support/mod.rs"]
mod support;

#[cfg(target_family = "wasm")]
fn main() {}

#[cfg(not(target_family = "wasm"))]
fn main() {
    native::main();
}

#[cfg(not(target_family = "wasm"))]
#[allow(clippy::expect_used, clippy::indexing_slicing)] // a measurement that cannot be made has nothing better to do
mod native {
    use std::fs;

    use penchant::{
        engine::protocol::{Export, Import, conversation::Asking},
        memory::InteractionKind,
    };
    use serde_json::{Value, json};

    use crate::support::{Bench, ITEMS, item_id};

    /// The bench's clock stands at the first of January 2026.
    const NOW_DAY: i64 = 20_454;
    const DAY_MS: i64 = 86_400_000;
    const ASKED: [&str; 5] = [
        "what did I like last winter?",
        "what did I like last week?",
        "what do you know about me and gardens?",
        "what do you know about me and theme1?",
        "what do you know about me?",
    ];

    pub fn main() {
        for acts in [10_000, 50_000] {
            let mut bench = life(acts);
            for text in ASKED {
                let found = say(&mut bench, text);
                let whole = median_look(&mut bench);
                say(&mut bench, "hello");
                let without = median_look(&mut bench);
                println!("{acts} acts, {text}: {found} found, {:.1} ms", whole - without);
            }
        }
    }

    /// Says it in a new conversation; how many acts are told.
    fn say(bench: &mut Bench, text: &str) -> usize {
        bench.ask(Asking::StartOver);
        let told = bench.ask(Asking::Say { text: text.into() });
        told.recalled.map_or(0, |recalled| recalled.total as usize)
    }

    /// Milliseconds that it takes to make what the conversation shows.
    fn median_look(bench: &mut Bench) -> f64 {
        let look = |_| {
            let before = cpu_ns();
            bench.ask(Asking::Look);
            (cpu_ns() - before) as f64 / 1e6
        };
        let mut times: Vec<f64> = (0..15).map(look).collect();
        times.sort_by(f64::total_cmp);
        times[times.len() / 2]
    }

    /// A life: every other act on an item of this catalogue, the others on items of another, over ten years.
    fn life(acts: usize) -> Bench {
        let mut bench = Bench::steady();
        bench.act(InteractionKind::Like, &item_id(4));
        let mut document: Value = serde_json::from_str(&bench.ask(Export::default()).json).expect("JSON");
        let of = document["interactions"][0].clone();
        let made = (0..acts).map(|n| {
            let mut act = of.clone();
            let at_ms = (NOW_DAY - (n as i64 * 3_650) / acts as i64) * DAY_MS;
            act["seq"] = json!({ "clock": 100 + n, "node": 77 });
            act["at_ms"] = at_ms.into();
            act["recorded_ms"] = (NOW_DAY * DAY_MS).into();
            if n % 2 == 1 {
                act["catalog"] = "films".into();
                act["subject"] = json!({ "item": format!("film-{n}") });
                act["about"]["title"] = format!("The garden of the {n} winds, and other stories").into();
                act["about"]["facets"] = json!({ "genre": [format!("genre {}", n % 20), "Drama"] });
            } else {
                act["subject"] = json!({ "item": item_id(n / 2 % ITEMS) });
            }
            act
        });
        document["interactions"] = made.collect();
        assert_eq!(bench.ask(Import::of(document.to_string())).added as usize, acts);
        bench
    }

    fn cpu_ns() -> u64 {
        let stat = fs::read_to_string("/proc/thread-self/schedstat").expect("Linux");
        stat.split_whitespace().next().and_then(|ns| ns.parse().ok()).expect("a number")
    }
}
