//! A store as an earlier build left it opens unchanged. `PENCHANT_WRITE_FIXTURES=1` writes the file of this build if it is
//! missing; a file of a build that has shipped is never rewritten.

use std::{fs, path::Path};

use penchant::{
    engine::protocol::{
        Act, Dials, Forget, ForgetActs, GetMemory, Record, SetDials,
        egress::{ConsentAnswer, Egress, LookupSource, PageTask, Scope},
        sources::Sources,
        standing::{Autonomy, Level, Quiet, Stand},
    },
    memory::{InteractionKind, Subject, Surface},
    store::{Store, Table, WriteBatch, memory::MemoryStore},
};

use super::{
    agent::{say, stand},
    bench::{Tab, answers, items},
};

const FILE: &str = "tests/fixtures/stores/v1.txt";

/// A line a record: table, key, bytes in hexadecimal.
fn dump(tab: &Tab) -> String {
    let mut text = String::new();
    for (table, rows) in Table::ALL.iter().zip(tab.world.stored()) {
        for (key, value) in rows {
            let hex: String = value.iter().map(|byte| format!("{byte:02x}")).collect();
            text.push_str(&format!("{} {key} {hex}\n", table.name()));
        }
    }
    text
}

/// Somebody who has used everything that is kept.
fn lived() -> Tab {
    let mut tab = Tab::open();
    let slate = tab.feed(6);
    for (card, kind) in slate.cards.iter().zip([
        InteractionKind::View,
        InteractionKind::Like,
        InteractionKind::Save,
        InteractionKind::Open,
    ]) {
        let act = Act {
            kind,
            subject: Subject::Item(card.id.as_str().into()),
            surface: Surface::Feed,
            placement: card.placement.clone(),
            at_ms: None,
        };
        tab.ask(Record { acts: vec![act], feed: None, tell: false });
    }
    tab.act(
        InteractionKind::NotInterested { reason: Some("seen it".into()) },
        Subject::Item("item-30".into()),
    );
    tab.act(InteractionKind::Search, Subject::Text("two \"quotes\"".into()));
    tab.act(InteractionKind::Like, Subject::Item("item-31".into()));
    tab.ask(ForgetActs { what: Forget::Item { item: "item-31".into() }, feed: None });
    tab.ask(SetDials {
        dials: Dials { diversity: 0.25, novelty: 0.5, exploration: 0.125, calibration: 0.75 },
    });
    stand(&mut tab, Stand::SetAutonomy { autonomy: Autonomy { level: Level::Acts, ..Autonomy::default() } });
    stand(&mut tab, Stand::SetQuiet { quiet: Some(Quiet { from: 1320, to: 420 }), per_day: 2 });
    stand(&mut tab, Stand::AddWatch { text: "comedy".into() });
    say(&mut tab, "remember that I have no oven");
    let text = r#"{"version":"https://jsonfeed.org/version/1.1","title":"Their notes","items":[{"id":"1","title":"Zebra"}]}"#;
    tab.ask(Sources::Add { name: "Zoo".into(), file: "zoo.json".into(), bytes: text.into() });
    tab.outside(Egress::ChangePrivate {
        add: vec!["rosebud".into(), "Fort Halstead".into()],
        remove: Vec::new(),
    })
    .unwrap();
    tab.outside(Egress::SetEncyclopedia { base: Some("https://de.wikipedia.org".into()) }).unwrap();
    tab.set_up(&[Scope::Taste]);
    tab.outside(Egress::Lookup { task: PageTask(1), item: "item-5".into(), source: LookupSource::Wikipedia })
        .unwrap();
    tab.answer(ConsentAnswer::ThirtyDays);
    let sent = tab.one_sent();
    let article = r#"{"query":{"pages":[{"title":"Title 5","extract":"A thing.","revisions":[{"timestamp":"2026-10-03T12:00:00Z"}]}]}}"#;
    tab.gate(sent.transfer, answers(article.as_bytes()));
    tab
}

fn fixture() -> MemoryStore {
    if std::env::var_os("PENCHANT_WRITE_FIXTURES").is_some() && !Path::new(FILE).exists() {
        fs::create_dir_all(Path::new(FILE).parent().unwrap()).unwrap();
        fs::write(FILE, dump(&lived())).unwrap();
    }
    let mut batch = WriteBatch::default();
    for line in fs::read_to_string(FILE).unwrap().lines() {
        // Keys may have spaces in them; names of tables and hexadecimal digits have none.
        let (table, rest) = line.split_once(' ').unwrap();
        let (key, hex) = rest.rsplit_once(' ').unwrap();
        let table = Table::ALL.into_iter().find(|known| known.name() == table).unwrap();
        let bytes = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap());
        batch.put(table, key, bytes.collect());
    }
    let store = MemoryStore::default();
    super::bench::wait(store.commit(batch)).unwrap();
    store
}

#[test]
fn a_store_of_the_first_build_opens_with_everything_in_it() {
    let mut tab = Tab::with(fixture(), items());
    // One of them is that a card was in view.
    assert_eq!((tab.status().remembered, tab.ask(GetMemory {}).acts.len()), (5, 6));
    assert_eq!(
        tab.status().dials,
        Dials { diversity: 0.25, novelty: 0.5, exploration: 0.125, calibration: 0.75 }
    );
    let standing = stand(&mut tab, Stand::View);
    assert_eq!(standing.autonomy.level, Level::Acts);
    assert_eq!((standing.quiet, standing.per_day), (Some(Quiet { from: 1320, to: 420 }), 2));
    assert_eq!(standing.watches[0].text, "comedy");
    assert_eq!(standing.notes[0].text, "I have no oven");
    let sources = tab.ask(Sources::View);
    assert_eq!((sources.sources[0].name.as_str(), sources.sources[0].items), ("Zoo", 1));
    let view = tab.view();
    assert_eq!(view.private, ["Fort Halstead", "rosebud"]);
    assert_eq!(view.encyclopedia.as_deref(), Some("https://de.wikipedia.org"));
    assert_eq!(view.provider.unwrap().model, "m");
    assert_eq!((view.grants.len(), view.receipts.len()), (1, 1));
    assert!(view.left.intact && view.left.requests == 1);
}
