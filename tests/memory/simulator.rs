//! Lives of a device with one to four tabs, step by step: whatever tab goes on next, whatever fails at which await, whenever a
//! tab or the device dies, and whichever copy of memory is lost then, all that was acknowledged is there, once, and nothing
//! of what was forgotten, in either copy. The seed of a life that goes wrong is printed; `PENCHANT_SIMULATOR_SEEDS` says how
//! many lives there are.

use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    pin::Pin,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use fastrand::Rng;
use penchant::{
    memory::{Log, Seq},
    store::{
        Row, Store, StoreError, Table, WriteBatch,
        journal::{JournalFiles, fake::MemoryFiles},
        memory::MemoryStore,
        record::RecordKind,
        twice::TwiceStore,
    },
};

use super::{
    awaited::Awaited,
    like, run,
    twice::{Device, items},
};

const STEPS: usize = 300;
const MOST_TABS: usize = 4;
const DIAL: RecordKind<u64> = RecordKind::new("dial");

/// What is known of an act, by the name of its item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Known {
    /// It was acknowledged at this moment.
    Alive(usize),
    /// Its forgetting was acknowledged.
    Forgotten,
    /// It was refused.
    Refused,
    /// Nobody heard whether it was written: if it is ever seen, it stays.
    Unheard,
    /// Nobody heard whether it was forgotten, or it was written while all was forgotten.
    Either,
}

enum Wish {
    Open,
    Append(Vec<String>),
    Forget(Vec<(Seq, String)>),
    ForgetEverything,
    Refresh,
    Pack,
    Set,
}

struct Tab {
    store: Rc<TwiceStore>,
    log: Log,
}

/// A tab, the outcome of what it did, and nothing if it could not be opened.
type Done = (Option<Tab>, Result<(), StoreError>);

struct Work {
    wish: Wish,
    since: usize,
    /// Whether everything was forgotten in another tab meanwhile.
    crossed: bool,
    future: Pin<Box<dyn Future<Output = Done>>>,
}

enum Place {
    Empty,
    Idle(Box<Tab>),
    Busy(Work),
}

struct Life {
    rng: Rc<RefCell<Rng>>,
    device: Device,
    places: Vec<Place>,
    known: BTreeMap<String, Known>,
    /// The database as it was at an opening of a healthy device, and the step of that.
    before: Option<Vec<Vec<Row>>>,
    /// Whether both copies are whole: only then one may be lost.
    healthy: bool,
    step: usize,
    now: i64,
    names: u32,
}

impl Life {
    fn new(seed: u64, files: MemoryFiles) -> Self {
        Self {
            rng: Rc::new(RefCell::new(Rng::with_seed(seed))),
            device: Device { database: MemoryStore::default(), files },
            places: (0..MOST_TABS).map(|_| Place::Empty).collect(),
            known: BTreeMap::new(),
            before: None,
            healthy: true,
            step: 0,
            now: 1_000_000,
            names: 0,
        }
    }

    fn below(&self, most: usize) -> usize {
        self.rng.borrow_mut().usize(..most)
    }

    /// Lives, and says what went wrong.
    fn live(&mut self) -> Result<(), String> {
        let most = 1 + self.below(MOST_TABS);
        for step in 0..STEPS {
            self.step = step;
            // A clock that is set back now and then.
            self.now += if self.below(50) == 0 { -500_000 } else { 1_000 };
            let which = self.below(most);
            match std::mem::replace(&mut self.places[which], Place::Empty) {
                Place::Empty => self.begin(which, None),
                Place::Busy(work) if self.below(60) == 0 => self.unheard(&work),
                Place::Busy(work) => self.go_on(which, work)?,
                Place::Idle(tab) => self.begin(which, Some(*tab)),
            }
            if self.below(80) == 0 {
                self.crash();
            }
        }
        self.end()
    }

    fn begin(&mut self, which: usize, tab: Option<Tab>) {
        let node = (self.step * MOST_TABS + which) as u32;
        let now = self.now;
        let (wish, future): (_, Pin<Box<dyn Future<Output = Done>>>) = match tab {
            None => {
                let database = Awaited { database: self.device.database.clone(), rng: self.rng.clone() };
                let files: Rc<dyn JournalFiles> = Rc::new(self.device.files.clone());
                let opening = async move {
                    let store = match TwiceStore::open(Rc::new(database), Some(files)).await {
                        Ok(store) => Rc::new(store),
                        Err(error) => return (None, Err(error)),
                    };
                    match Log::open(store.as_ref(), node).await {
                        Ok(log) => (Some(Tab { store, log }), Ok(())),
                        Err(error) => (None, Err(error)),
                    }
                };
                (Wish::Open, Box::pin(opening))
            }
            Some(Tab { store, mut log }) => match self.below(20) {
                0..9 => {
                    let names: Vec<String> = (0..=self.below(3))
                        .map(|_| {
                            self.names += 1;
                            format!("<{:06}>", self.names)
                        })
                        .collect();
                    let drafts = names.iter().map(|name| like(name)).collect();
                    let doing = async move {
                        let outcome = log.append(store.as_ref(), drafts, now).await.map(drop);
                        (Some(Tab { store, log }), outcome)
                    };
                    (Wish::Append(names), Box::pin(doing))
                }
                9..14 if !log.is_empty() => {
                    let all: Vec<(Seq, String)> = log
                        .iter()
                        .map(|act| act.seq)
                        .zip(items(&log).into_iter().map(str::to_owned))
                        .collect();
                    let some: Vec<_> =
                        (0..=self.below(2)).map(|_| all[self.below(all.len())].clone()).collect();
                    let seqs: Vec<Seq> = some.iter().map(|(seq, _)| *seq).collect();
                    let doing = async move {
                        let outcome = log.forget(store.as_ref(), &seqs).await.map(drop);
                        (Some(Tab { store, log }), outcome)
                    };
                    (Wish::Forget(some), Box::pin(doing))
                }
                14 if self.below(4) == 0 => {
                    let doing = async move {
                        let outcome = log.forget_everything(store.as_ref()).await.map(drop);
                        (Some(Tab { store, log }), outcome)
                    };
                    (Wish::ForgetEverything, Box::pin(doing))
                }
                15..17 => {
                    let value = now.unsigned_abs();
                    let doing = async move {
                        let outcome = log.put_setting(store.as_ref(), &DIAL, &value).await;
                        (Some(Tab { store, log }), outcome)
                    };
                    (Wish::Set, Box::pin(doing))
                }
                17..19 => {
                    let size = 1 + self.below(9);
                    let doing = async move {
                        let outcome = log.pack(store.as_ref(), size).await;
                        (Some(Tab { store, log }), outcome)
                    };
                    (Wish::Pack, Box::pin(doing))
                }
                _ => {
                    let doing = async move {
                        let outcome = log.refresh(store.as_ref()).await.map(drop);
                        (Some(Tab { store, log }), outcome)
                    };
                    (Wish::Refresh, Box::pin(doing))
                }
            },
        };
        self.places[which] = Place::Busy(Work { wish, since: self.step, crossed: false, future });
    }

    fn go_on(&mut self, which: usize, mut work: Work) -> Result<(), String> {
        let Poll::Ready((tab, outcome)) = work.future.as_mut().poll(&mut Context::from_waker(Waker::noop()))
        else {
            self.places[which] = Place::Busy(work);
            return Ok(());
        };
        if outcome.is_ok() {
            self.acknowledged(&work)
        } else {
            self.refused(&work)
        }
        let Some(tab) = tab else { return Ok(()) };
        // What is kept once may be lost.
        self.healthy &= tab.store.is_twice();
        if matches!(work.wish, Wish::Open) {
            let again = run(Log::open(&self.device.database, 0)).map_err(|error| error.to_string())?;
            self.check(&again, "in the database")?;
            if tab.store.is_twice() {
                self.healthy = true;
                self.before = Some(self.device.rows());
            }
        }
        self.places[which] = Place::Idle(Box::new(tab));
        Ok(())
    }

    fn acknowledged(&mut self, work: &Work) {
        match &work.wish {
            Wish::Append(names) => {
                let known = if work.crossed { Known::Either } else { Known::Alive(self.step) };
                self.note(names, known);
            }
            Wish::Forget(acts) => {
                self.known.extend(acts.iter().map(|(_, name)| (name.clone(), Known::Forgotten)));
            }
            Wish::ForgetEverything => {
                for known in self.known.values_mut() {
                    *known = match *known {
                        Known::Alive(at) if at < work.since => Known::Forgotten,
                        Known::Alive(_) | Known::Unheard => Known::Either,
                        other => other,
                    };
                }
                for place in &mut self.places {
                    if let Place::Busy(other) = place {
                        other.crossed = true;
                    }
                }
            }
            Wish::Set | Wish::Open | Wish::Refresh | Wish::Pack => {}
        }
    }

    fn note(&mut self, names: &[String], known: Known) {
        self.known.extend(names.iter().map(|name| (name.clone(), known)));
    }

    fn refused(&mut self, work: &Work) {
        if let Wish::Append(names) = &work.wish {
            self.note(names, Known::Refused);
        }
    }

    /// A tab died in the middle of something.
    fn unheard(&mut self, work: &Work) {
        match &work.wish {
            Wish::Append(names) => {
                let known = if work.crossed { Known::Either } else { Known::Unheard };
                self.note(names, known);
            }
            Wish::Forget(acts) => {
                for (_, name) in acts {
                    let known = self.known.entry(name.clone()).or_insert(Known::Either);
                    if !matches!(known, Known::Forgotten) {
                        *known = Known::Either;
                    }
                }
            }
            Wish::ForgetEverything => {
                let alive =
                    self.known.values_mut().filter(|known| matches!(known, Known::Alive(_) | Known::Unheard));
                alive.for_each(|known| *known = Known::Either);
                for place in &mut self.places {
                    if let Place::Busy(other) = place {
                        other.crossed = true;
                    }
                }
            }
            Wish::Set | Wish::Open | Wish::Refresh | Wish::Pack => {}
        }
    }

    /// The device dies, and with it at times one of the copies.
    fn crash(&mut self) {
        let places: Vec<Place> =
            self.places.iter_mut().map(|place| std::mem::replace(place, Place::Empty)).collect();
        for place in &places {
            if let Place::Busy(work) = place {
                self.unheard(work);
            }
        }
        drop(places);
        let kept = self.below(self.device.files.unflushed() + 1);
        self.device.files.crash(kept);
        if !std::mem::replace(&mut self.healthy, false) {
            return;
        }
        match self.below(7) {
            5 => {
                let rows = &self.device.rows()[0];
                let blocks: Vec<&Row> = rows.iter().filter(|(key, _)| key.starts_with("block/")).collect();
                if let Some((key, value)) = blocks.get(self.below(blocks.len().max(1))) {
                    let (mut batch, mut value) = (WriteBatch::default(), value.clone());
                    let at = self.below(value.len());
                    value[at] ^= 0x20;
                    batch.put(Table::Interactions, key, value);
                    run(self.device.database.commit(batch)).unwrap();
                }
            }
            0 => self.device.lose_database(),
            1 => self.device.files.alter(|files| files.iter_mut().for_each(Vec::clear)),
            2 => {
                let at = self.rng.borrow_mut().f64();
                self.device.files.alter(|files| {
                    files.iter_mut().for_each(|file| file.truncate((file.len() as f64 * at) as usize));
                });
            }
            3 => {
                let at = self.rng.borrow_mut().f64();
                self.device.files.alter(|files| {
                    for file in files.iter_mut().filter(|file| !file.is_empty()) {
                        let at = (file.len() as f64 * at) as usize;
                        file[at] ^= 0x04;
                    }
                });
            }
            4 => {
                if let Some(before) = self.before.clone() {
                    self.device.set_rows(before);
                }
            }
            _ => self.healthy = true,
        }
    }

    fn check(&mut self, log: &Log, place: &str) -> Result<(), String> {
        let (step, list) = (self.step, items(log));
        let found: BTreeSet<&str> = list.iter().copied().collect();
        if found.len() != list.len() {
            return Err(format!("{place}, after step {step}: something is there twice"));
        }
        if log.damaged() > 0 {
            return Err(format!("{place}, after step {step}: something is damaged"));
        }
        // What is just being forgotten may be there or not.
        let going = |name: &str| {
            self.places.iter().any(|place| match place {
                Place::Busy(Work { wish: Wish::Forget(acts), .. }) => acts.iter().any(|(_, act)| act == name),
                Place::Busy(Work { wish: Wish::ForgetEverything, .. }) => true,
                _ => false,
            })
        };
        for (name, known) in &mut self.known {
            let here = found.contains(name.as_str());
            match known {
                Known::Alive(at) if !here && !going(name) => {
                    return Err(format!("{place}, after step {step}: {name} of step {at} is lost"));
                }
                Known::Forgotten if here => {
                    return Err(format!("{place}, after step {step}: {name} is back"));
                }
                Known::Refused if here => {
                    return Err(format!("{place}, after step {step}: {name} was refused"));
                }
                Known::Unheard if here => *known = Known::Alive(step),
                _ => {}
            }
        }
        Ok(())
    }

    /// All tabs are closed: each copy by itself has all there is, and neither has anything else.
    fn end(&mut self) -> Result<(), String> {
        let places: Vec<Place> =
            self.places.iter_mut().map(|place| std::mem::replace(place, Place::Empty)).collect();
        for place in &places {
            if let Place::Busy(work) = place {
                self.unheard(work);
            }
        }
        drop(places);
        let kept = run(Log::open(&self.device.open(), 1)).map_err(|error| error.to_string())?;
        self.check(&kept, "at the end")?;
        for (name, known) in &self.known {
            if matches!(known, Known::Forgotten | Known::Refused) && self.device.holds(name) {
                return Err(format!("a trace of {name}, which was {known:?}"));
            }
        }
        self.device.lose_database();
        let restored = run(Log::open(&self.device.open(), 2)).map_err(|error| error.to_string())?;
        if !restored.iter().eq(kept.iter()) || restored.setting(&DIAL) != kept.setting(&DIAL) {
            return Err("the journal by itself has something else".into());
        }
        Ok(())
    }
}

#[test]
fn nothing_acknowledged_is_lost_and_nothing_forgotten_is_kept_in_whatever_order_things_happen() {
    let lives = std::env::var("PENCHANT_SIMULATOR_SEEDS").ok().and_then(|seeds| seeds.parse().ok());
    for seed in 0..lives.unwrap_or(200) {
        if let Err(wrong) = Life::new(seed, MemoryFiles::default()).live() {
            panic!("seed {seed}: {wrong}");
        }
    }
}

#[test]
fn a_journal_that_is_not_flushed_is_caught() {
    let caught = (0..200).find_map(|seed| {
        let files = MemoryFiles::default();
        files.forget_flushes();
        Life::new(seed, files).live().err().map(|wrong| (seed, wrong))
    });
    println!("{caught:?}");
    assert!(caught.is_some(), "200 lives without a loss");
}
