//! Long work: the page hears how far it is, and what it stops leaves nothing behind.

use penchant::engine::protocol::{
    BuildPack, BuildProgress, Event, Failure, GetStatus, Stage, Stop,
    sources::{Sources, SourcesView},
};

use crate::support::Bench;

/// Rows of a file of a megabyte.
const ROWS: usize = 400;

fn csv(rows: usize) -> String {
    let row = |n: usize| format!("{n},Tea {n},{}\n", "An item of theme1. ".repeat(150));
    format!("id,title,description\n{}", (0..rows).map(row).collect::<String>())
}

/// The same as a list, and as an item a line.
fn json(rows: usize, list: bool) -> String {
    let row = |n: usize| format!("{{\"id\":\"{n}\",\"title\":\"{}\"}}", "Tea ".repeat(700));
    let rows: Vec<String> = (0..rows).map(row).collect();
    if list { format!("[{}]", rows.join(",\n")) } else { rows.join("\n") }
}

fn build(bench: &mut Bench, name: &str, text: &str) -> Result<u32, Failure> {
    let call = BuildPack { name: name.into(), bytes: text.into(), title: "Teas".into() };
    bench.try_ask(call).map(|built| built.items)
}

fn told(bench: &Bench) -> Vec<BuildProgress> {
    bench.page.take(|event| match event {
        Event::Progress(progress) => Some(*progress),
        _ => None,
    })
}

#[test]
fn the_page_hears_how_far_a_file_is_read_and_how_many_of_its_items_are_embedded() {
    for (name, text) in [("a.csv", csv(ROWS)), ("a.json", json(ROWS, true)), ("a.jsonl", json(ROWS, false))] {
        let mut bench = Bench::new();
        bench.load_model();
        assert_eq!(build(&mut bench, name, &text), Ok(ROWS as u32), "{name}");
        let (read, embedded): (Vec<_>, Vec<_>) =
            told(&bench).into_iter().partition(|progress| progress.stage == Stage::Reading);
        assert!(read.len() >= 3, "{name}: {} steps", read.len());
        for steps in [&read, &embedded] {
            assert!(steps.is_sorted_by(|a, b| a.done < b.done), "{name}");
            assert!(steps.iter().all(|step| step.done < step.of && step.of == steps[0].of), "{name}");
        }
        assert_eq!((embedded.len(), embedded[0].of), (ROWS, ROWS as u64), "{name}");
        assert_eq!(bench.pause.count.get() as usize, read.len() + ROWS, "{name}: each is a turn of others");
    }
}

#[test]
fn a_file_that_is_stopped_at_any_moment_is_answered_and_the_engine_goes_on() {
    for at in [1, 2, 4, 10, 200] {
        let mut bench = Bench::new();
        bench.load_model();
        bench.pause.stop_at.set(Some(at));
        let stopped = build(&mut bench, "a.csv", &csv(ROWS)).expect_err("stopped");
        assert_eq!(stopped, Failure::Stopped);
        assert_eq!(bench.pause.count.get(), at, "it went on");
        bench.pause.stop_at.set(None);
        bench.ask(Stop {});
        assert_eq!(build(&mut bench, "a.csv", &csv(3)), Ok(3));
    }
}

#[test]
fn a_source_that_is_stopped_is_not_added_and_takes_the_place_of_none() {
    let add =
        |rows: usize| Sources::Add { name: "Teas".into(), file: "a.csv".into(), bytes: csv(rows).into() };
    let count = |view: Box<SourcesView>| view.sources.iter().map(|source| source.items).collect::<Vec<_>>();
    for at in [1, 3, 30] {
        let mut bench = Bench::new();
        bench.load_model();
        assert_eq!(count(bench.ask(add(2))), [2]);
        let items = bench.ask(GetStatus {}).items;
        bench.pause.count.set(0);
        bench.pause.stop_at.set(Some(at));
        assert_eq!(bench.try_ask(add(ROWS)).expect_err("stopped"), Failure::Stopped, "at {at}");
        assert_eq!(count(bench.ask(Sources::View)), [2]);
        assert_eq!(bench.ask(GetStatus {}).items, items);
    }
}
