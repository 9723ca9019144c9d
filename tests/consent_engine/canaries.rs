//! Canaries: thousands of random markers in memory, random goals and grants, and a recipient that gets none of them but
//! those in the scopes that were granted, in no encoding.

use std::collections::{HashMap, HashSet, VecDeque};

use penchant::{
    catalog::Item,
    engine::protocol::egress::{ConsentAnswer, Egress, LookupSource, PageTask, Scope},
    memory::{InteractionKind, Subject},
    store::memory::MemoryStore,
};

use super::bench::{Sent, Tab, answers, items, says};

const MARKERS: usize = 5_000;
const ROUNDS: u64 = 400;
/// Letters of a marker: random texts of this length do not meet by chance.
const LENGTH: usize = 12;

/// Where a marker was put.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Place {
    /// What was searched for, said, or given as a reason; ids of items of other catalogues; dials; private words.
    Memory,
    /// Text of items that nobody liked, and everything but the titles of those that were.
    Items,
    /// Titles of items that were liked.
    Liked,
    /// The goal itself.
    Goal,
    /// The title of an item that is looked up, and the address of a picture.
    Asked,
}

fn marker(rng: &mut fastrand::Rng) -> String {
    // Letters only: so that no pattern of redaction has a part in what does not leave.
    (0..LENGTH).map(|_| char::from(b'a' + rng.u8(..26))).collect()
}

/// A world full of markers.
fn planted(rng: &mut fastrand::Rng) -> (Tab, HashMap<String, Place>) {
    let mut places = HashMap::new();
    let mut plant = |rng: &mut fastrand::Rng, place| {
        let marker = marker(rng);
        places.insert(marker.clone(), place);
        marker
    };
    let mut catalogue: Vec<Item> = items();
    for (n, item) in catalogue.iter_mut().enumerate() {
        let liked = n < 20;
        item.title = plant(rng, if liked { Place::Liked } else { Place::Items }).into();
        item.description = (0..40).map(|_| plant(rng, Place::Items) + " ").collect::<String>().into();
        item.tags = (0..10).map(|_| plant(rng, Place::Items)).collect();
        item.creator = Some(plant(rng, Place::Items).into());
        item.url = Some(format!("https://owner.example/{}", plant(rng, Place::Items)).into());
        item.image = Some(format!("https://pictures.example/{}.png", plant(rng, Place::Asked)).into());
    }
    let mut tab = Tab::with(MemoryStore::default(), catalogue);
    for n in 0..20 {
        let kind = if n % 3 == 0 { InteractionKind::Save } else { InteractionKind::Like };
        tab.act(kind, Subject::Item(format!("item-{n}").into()));
    }
    while places.len() < MARKERS {
        let mut plant = || {
            let marker = marker(rng);
            places.insert(marker.clone(), Place::Memory);
            marker
        };
        let said = plant();
        match places.len() % 4 {
            0 => tab.act(InteractionKind::Search, Subject::Text(format!("looking for {said}"))),
            1 => tab
                .act(InteractionKind::NotInterested { reason: Some(said) }, Subject::Item("item-30".into())),
            2 => tab.act(InteractionKind::Like, Subject::Item(format!("elsewhere-{said}").into())),
            _ => tab.act(InteractionKind::View, Subject::Item(said.into())),
        }
    }
    (tab, places)
}

/// Every window of [`LENGTH`] letters in the bytes, as they are and decoded in each way that text is commonly encoded.
fn windows(message: &[u8]) -> HashSet<String> {
    let mut found = HashSet::new();
    let mut look = |bytes: &[u8]| {
        let lower: Vec<u8> = bytes.to_ascii_lowercase();
        for window in lower.windows(LENGTH).filter(|window| window.iter().all(u8::is_ascii_lowercase)) {
            found.insert(String::from_utf8_lossy(window).into_owned());
        }
    };
    look(message);
    look(&message.iter().rev().copied().collect::<Vec<u8>>());
    let percent = percent_encoding::percent_decode(message).collect::<Vec<u8>>();
    look(&percent);
    for run in message.split(|b| !b.is_ascii_hexdigit()).filter(|run| run.len() >= 2 * LENGTH) {
        for from in 0..2 {
            let digits: Vec<u8> =
                run[from..].iter().filter_map(|b| (*b as char).to_digit(16)).map(|d| d as u8).collect();
            look(&digits.chunks_exact(2).map(|pair| pair[0] << 4 | pair[1]).collect::<Vec<u8>>());
        }
    }
    let sextet = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    for run in message.split(|b| sextet(*b).is_none()).filter(|run| run.len() >= 16) {
        // Wherever in the run an encoded text begins.
        for from in 0..4 {
            let values: Vec<u8> = run[from..].iter().filter_map(|b| sextet(*b)).collect();
            let bytes: Vec<u8> = values
                .chunks_exact(4)
                .flat_map(|v| [v[0] << 2 | v[1] >> 4, v[1] << 4 | v[2] >> 2, v[2] << 6 | v[3]])
                .collect();
            look(&bytes);
        }
    }
    found
}

#[test]
fn the_search_finds_a_marker_in_every_encoding() {
    let text = b"xx looking for abcdefghijkl and on";
    let hex: String = text.iter().map(|byte| format!("{byte:02X}")).collect();
    let percent: String = text.iter().map(|byte| format!("%{byte:02x}")).collect();
    // `base64` of the same text behind 0, 1 and 2 other bytes.
    let base64 = [
        "eHggbG9va2luZyBmb3IgYWJjZGVmZ2hpamtsIGFuZCBvbg==",
        "QXh4IGxvb2tpbmcgZm9yIGFiY2RlZmdoaWprbCBhbmQgb24=",
        "QUF4eCBsb29raW5nIGZvciBhYmNkZWZnaGlqa2wgYW5kIG9u",
    ];
    let encoded = [String::from_utf8_lossy(text).into_owned(), hex.clone(), format!("f{hex}"), percent];
    for encoded in encoded.into_iter().chain(base64.map(str::to_owned)) {
        let found = windows(format!("{{\"a\":\"{encoded}\"}}").as_bytes());
        assert!(found.contains("abcdefghijkl"), "{encoded}");
    }
}

/// A tab full of markers, and what has left it so far.
struct Trial {
    seed: u64,
    rng: fastrand::Rng,
    tab: Tab,
    places: HashMap<String, Place>,
    questions: usize,
    sent: u64,
    bytes: usize,
    let_through: HashMap<Place, usize>,
}

impl Trial {
    fn new(seed: u64) -> Self {
        let mut rng = fastrand::Rng::with_seed(seed);
        let (tab, places) = planted(&mut rng);
        let let_through = HashMap::new();
        Self { seed, rng, tab, places, questions: 0, sent: 0, bytes: 0, let_through }
    }

    /// The person wants something that needs the outside.
    fn want(&mut self, task: u64) {
        let offered = [Scope::Taste, Scope::Titles].into_iter().filter(|_| self.rng.bool());
        let mut offered: Vec<Scope> = offered.collect();
        if self.rng.u8(..8) == 0 {
            offered.extend([Scope::Goal, Scope::Query, Scope::Address]);
        }
        self.tab.set_up(&offered);
        let item = format!("item-{}", self.rng.usize(..40));
        match self.rng.u8(..4) {
            0 => {
                let source = if self.rng.bool() { LookupSource::Wikipedia } else { LookupSource::Wikidata };
                self.tab.outside(Egress::Lookup { task: PageTask(task), item, source }).unwrap();
            }
            1 => {
                self.tab
                    .outside(Egress::Picture { task: PageTask(task), item, ask: self.rng.bool() })
                    .unwrap();
            }
            _ => {
                let own = marker(&mut self.rng);
                self.places.insert(own.clone(), Place::Goal);
                let words = ["something like", "not", "for two people:", "under 20 minutes,"];
                let mut word = || self.rng.choice(words).unwrap();
                let goal = format!("{} {own} {}", word(), word());
                self.tab.plan(task, &goal);
            }
        }
    }

    /// They answer whatever they are asked, somehow.
    fn answer(&mut self) {
        for question in self.tab.questions() {
            self.questions += 1;
            let answers = [
                ConsentAnswer::No,
                ConsentAnswer::Once,
                ConsentAnswer::Once,
                ConsentAnswer::Session,
                ConsentAnswer::ThirtyDays,
            ];
            let answer = *self.rng.choice(&answers).unwrap();
            self.tab.outside(Egress::Answer { question: question.question, answer }).unwrap();
            let again = Egress::AskAgain { recipient: question.recipient, purpose: question.purpose };
            self.tab.outside(again).unwrap();
        }
    }

    /// The recipients read everything that comes, and answer somehow.
    fn receive(&mut self) {
        let mut waiting: VecDeque<Sent> = self.tab.sent().into();
        while let Some(message) = waiting.pop_front() {
            self.check(&message);
            let reply = match self.rng.u8(..3) {
                0 => says(r#"{"steps":[{"tool":"recommend","arguments":{"count":3}}]}"#),
                1 => says("I can't do that"),
                _ => answers(b"\x89PNG"),
            };
            self.tab.gate(message.transfer, reply);
            self.answer();
            waiting.extend(self.tab.sent());
        }
    }

    fn check(&mut self, message: &Sent) {
        self.sent += 1;
        self.bytes += message.message.len();
        for found in windows(&message.message) {
            let Some(place) = self.places.get(&found) else { continue };
            *self.let_through.entry(*place).or_default() += 1;
            let scope = match place {
                Place::Goal => Some(Scope::Goal),
                Place::Liked if message.scopes.contains(&Scope::Titles) => Some(Scope::Titles),
                // The title of an item that the person looks up.
                Place::Liked | Place::Items if message.scopes == [Scope::Query] => Some(Scope::Query),
                Place::Asked => Some(Scope::Address),
                Place::Memory | Place::Items | Place::Liked => None,
            };
            let granted = scope.is_some_and(|scope| message.scopes.contains(&scope));
            assert!(granted, "seed {}: {found} ({place:?}) left for {}", self.seed, message.url);
        }
    }

    /// They take grants back, now and then.
    fn tidy(&mut self) {
        if self.rng.u8(..10) == 0 {
            for grant in self.tab.view().grants {
                self.tab.outside(Egress::Revoke { grant: grant.id }).unwrap();
            }
        }
    }
}

#[test]
fn no_marker_leaves_but_those_in_the_scopes_that_were_granted() {
    let mut trial = Trial::new(fastrand::u64(..));
    println!("seed {}", trial.seed);
    let planted = trial.places.len();
    for round in 0..ROUNDS {
        trial.want(round);
        trial.answer();
        trial.receive();
        trial.tidy();
    }
    let Trial { mut tab, questions, sent, bytes, let_through, .. } = trial;
    println!("{planted} markers, {questions} questions, {sent} requests of {bytes} bytes; {let_through:?}");
    // The ledger holds every request, and no more was sent than it holds.
    let left = tab.left();
    assert!(left.intact);
    assert_eq!(left.requests, sent);
    assert!(planted >= MARKERS && sent > 100 && questions > 50, "the test has tried too little");
    for place in [Place::Goal, Place::Liked, Place::Asked] {
        let seen = let_through.get(&place).copied().unwrap_or_default();
        assert!(seen > 5, "{place:?} was never granted: is it seen?");
    }
    assert_eq!(let_through.get(&Place::Memory), None);
}
