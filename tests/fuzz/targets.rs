//! One function a parser: reads any bytes, and says what must hold of whatever was accepted.

use std::{
    collections::{BTreeMap, HashSet},
    convert::Infallible,
    fs,
};

use futures_util::{
    FutureExt,
    future::{LocalBoxFuture, ready},
};
use penchant::{
    agent::{
        constraint::On,
        intent::{self, Context},
        llm::{
            Exchange, ExchangeAction, Input, Limits, PlannerView, Provider, WireFormat, plan as plans,
            stream::{Decoder, LONGEST_TEXT},
            view::{FacetNames, Goal},
            wire::{self, Delta},
        },
        tool::Tool,
        vocabulary::Vocabulary,
    },
    catalog::{
        Item,
        feeds::{self, SourceReading},
        pack::{
            self, FileEntry, Manifest, PackError, PackSource, Role,
            manifest::{Counts, MANIFEST, SCHEMA, is_local_path},
            vectors as vector_file,
            writer::{self, Contents},
        },
        read::{self, FileReading},
        sound, values,
    },
    consent::{Offers, Recipient, redact::Redactor},
    embed::{
        multilingual::{bytes::Bytes, pieces::Pieces},
        wordpiece::WordPiece,
    },
    engine::protocol::{Envelope, Request},
    lookup,
    memory::Interaction,
    native::{charset, site, train::log::TrainingLog},
    recommend::collab::{CollabRanker, HistoryEvent, Weights},
    store::record::RecordKind,
    untrusted::Untrusted,
};

pub use super::{
    kept::export,
    outside::{egress_request, gate_message, history},
};

const INTERACTION: RecordKind<Interaction> = RecordKind::new("interaction");

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

pub fn csv(bytes: &[u8]) {
    catalogue(bytes);
}

pub fn jsonl(bytes: &[u8]) {
    catalogue(bytes);
}

/// What a reader accepts, a pack can hold: written and opened it is the same.
fn catalogue(bytes: &[u8]) {
    let Ok(FileReading { items, .. }) = read::file(bytes, charset::decode) else { return };
    let mut contents = Contents::of("fuzz", "Fuzz", items);
    let Ok(_) = contents.take_pictures(|_| Ok::<_, Infallible>(Err("there is no folder to find it in")));
    let files = Files(writer::write(&contents).expect("what a reader accepts can be written"));
    let opened = open(&files).expect("what was written can be opened");
    assert_eq!(opened.items.len(), contents.items.len());
    for (back, item) in opened.items.into_iter().zip(contents.items) {
        let numbers =
            |item: &Item| item.numbers.values().chain(&item.popularity).copied().collect::<Vec<_>>();
        for (back, number) in numbers(&back).into_iter().zip(numbers(&item)) {
            // JSON is read to within the last digit of a number, no closer.
            assert!((back - number).abs() <= number.abs() * 2.0 * f64::EPSILON, "{number} became {back}");
        }
        let names = |item: &Item| item.numbers.keys().cloned().collect::<Vec<_>>();
        assert_eq!((names(&back), back.popularity.is_some()), (names(&item), item.popularity.is_some()));
        let rest = |item: Item| Item { numbers: BTreeMap::new(), popularity: None, ..item };
        assert_eq!(rest(back), rest(item));
    }
}

struct Files(Vec<(String, Vec<u8>)>);

impl PackSource for Files {
    fn read<'a>(&'a self, path: &'a str) -> LocalBoxFuture<'a, Result<Vec<u8>, PackError>> {
        let found = self.0.iter().find(|(name, _)| name == path).map(|(_, bytes)| bytes.clone());
        let missing = || PackError::Read { path: path.to_owned(), reason: "it is not there".into() };
        ready(found.ok_or_else(missing)).boxed_local()
    }
}

fn open(files: &Files) -> Result<pack::Catalog, PackError> {
    pack::open(files).now_or_never().expect("files in memory are there at once")
}

pub fn json_feed(bytes: &[u8]) {
    if let Ok(feed) = values::json::relaxed(&text(bytes)) {
        told(&feeds::json_feed::document(&feed).1);
    }
}

pub fn linked_data(bytes: &[u8]) {
    told(&feeds::linked::document(&text(bytes)));
}

/// What a site tells of, tidied, is an item or has a reason why not.
fn told(reading: &SourceReading) {
    for told in &reading.told {
        if let Ok((item, _)) = sound::sound(told.item.clone()) {
            assert!(!item.id.is_empty() && !item.title.is_empty());
        }
    }
}

pub fn xml_feed(bytes: &[u8]) {
    site_with("feed.xml", bytes);
}

pub fn web_page(bytes: &[u8]) {
    site_with("page.html", bytes);
}

pub fn sitemap(bytes: &[u8]) {
    site_with("sitemap.xml", bytes);
}

fn site_with(name: &str, bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join(name), bytes).expect("a file");
    for address in [None, Some("https://shop.example/")] {
        if let Ok(items) = site::read(folder.path(), address, &mut site::Told::default()) {
            let ids: HashSet<&str> = items.iter().map(|item| item.id.as_str()).collect();
            assert_eq!(ids.len(), items.len(), "an id twice");
        }
    }
}

pub fn manifest(bytes: &[u8]) {
    if let Ok(manifest) = Manifest::parse(bytes) {
        assert!(manifest.files.iter().all(|file| is_local_path(&file.path)), "a path that leaves the pack");
        let written = serde_json::to_vec(&manifest).expect("a manifest can be written");
        assert_eq!(Manifest::parse(&written).as_ref(), Ok(&manifest));
        // It may state anything of files that are not there.
        assert!(manifest.files.is_empty() || open(&Files(vec![(MANIFEST.into(), bytes.to_vec())])).is_err());
    }
}

/// A pack whose manifest vouches for one file of strange content.
fn pack_with(role: Role, items: u32, bytes: &[u8]) -> Files {
    let file = FileEntry::of("file", role, bytes);
    let manifest = Manifest {
        schema: SCHEMA,
        id: "fuzz".into(),
        title: String::new(),
        licence: String::new(),
        attribution: String::new(),
        counts: Counts { items, ..Counts::default() },
        popularity: Default::default(),
        model: None,
        rules: Vec::new(),
        related: String::new(),
        files: vec![file],
    };
    let manifest = serde_json::to_vec(&manifest).expect("a manifest can be written");
    Files(vec![("file".into(), bytes.to_vec()), (MANIFEST.into(), manifest)])
}

pub fn chunk_of_items(bytes: &[u8]) {
    let items = serde_json::from_slice::<Vec<serde_json::Value>>(bytes).map_or(0, |items| items.len() as u32);
    if let Ok(catalog) = open(&pack_with(Role::Items, items, bytes)) {
        for item in &catalog.items {
            assert!(!item.id.is_empty() && !item.title.is_empty());
            assert_eq!(catalog.ix(&item.id).map(|ix| &catalog.items[ix as usize]), Some(item));
        }
        // Owners' texts teach the agent its words.
        let vocabulary = Vocabulary::learn(&catalog.items);
        intent::read("something short, not the first one", &vocabulary, &catalog.items, Context::default());
    }
}

pub fn list_of_pictures(bytes: &[u8]) {
    let files = pack_with(Role::Images, 0, bytes);
    let reader = pack::PackReader::open(&files).now_or_never().expect("at once").expect("a sound manifest");
    if let Ok(images) = reader.images().now_or_never().expect("at once") {
        assert!(images.iter().all(|image| is_local_path(&image.path)), "a path that leaves the pack");
    }
}

pub fn vectors(bytes: &[u8]) {
    if let Ok(vectors) = vector_file::decode(bytes) {
        // What no unit vector has as its scale is read as none.
        let again = vector_file::decode(&vector_file::encode(&vectors));
        assert_eq!(again.as_ref(), Ok(&vectors));
        for ix in 0..=vectors.len() {
            assert!(vectors.dequantize(ix).iter().all(|component| component.abs() <= 2.0), "no unit vector");
        }
    }
}

pub fn collaborative_weights(bytes: &[u8]) {
    assert!(Weights::decode(bytes).is_err() || bytes.len() > 4, "weights without a checksum");
    // With a checksum that holds, so that what is behind it is looked at.
    let body = bytes.split_last_chunk::<4>().map_or(bytes, |(body, _)| body);
    let whole = [body, &crc32fast::hash(body).to_le_bytes()].concat();
    if let Ok(weights) = Weights::decode(&whole) {
        let ranker = CollabRanker::new(weights.clone());
        let history: Vec<HistoryEvent> = (0..weights.items().min(3) as u32).map(HistoryEvent::like).collect();
        let scored = ranker.score(&history, |_| true);
        assert!(scored.scores.iter().all(|score| score.is_finite()), "a score that is no number");
        scored.top(5);
        assert_eq!(Weights::decode(&weights.encode()).as_ref(), Ok(&weights));
    }
}

pub fn record(bytes: &[u8]) {
    for strange in [bytes.to_vec(), framed(bytes)] {
        if let Ok(interaction) = INTERACTION.decode(&strange) {
            let written = INTERACTION.encode(&interaction).expect("what was read can be written");
            assert_eq!(INTERACTION.decode(&written), Ok(interaction));
        }
    }
}

/// The payload of a record in a frame that holds.
fn framed(bytes: &[u8]) -> Vec<u8> {
    let payload: serde_json::Value =
        bytes.get(14..).and_then(|payload| serde_json::from_slice(payload).ok()).unwrap_or_default();
    RecordKind::new("strange").encode(&payload).expect("JSON can be framed")
}

pub fn openai(bytes: &[u8]) {
    decoder(WireFormat::OpenAi, bytes);
}

pub fn anthropic(bytes: &[u8]) {
    decoder(WireFormat::Anthropic, bytes);
}

pub fn ollama(bytes: &[u8]) {
    decoder(WireFormat::Ollama, bytes);
}

fn provider(kind: WireFormat) -> Provider {
    let endpoint = "https://llm.example".into();
    Provider { kind, endpoint, model: "m".into(), keyed: true, offers: Offers::default() }
}

/// However an answer is cut, it says the same; and no more than is allowed.
fn decoder(kind: WireFormat, bytes: &[u8]) {
    let provider = provider(kind);
    let read = |pieces: &mut dyn Iterator<Item = &[u8]>| {
        let mut decoder = Decoder::new(&provider);
        let mut deltas: Vec<Delta> = pieces.flat_map(|piece| decoder.feed(&provider, piece)).collect();
        deltas.extend(decoder.finish(&provider));
        deltas
    };
    let whole = read(&mut std::iter::once(bytes));
    for size in [1, 7] {
        assert_eq!(read(&mut bytes.chunks(size)), whole, "cut into pieces of {size}");
    }
    let said: usize =
        whole.iter().map(|delta| if let Delta::Text(text) = delta { text.len() } else { 0 }).sum();
    assert!(said <= LONGEST_TEXT, "{said} bytes of text");
}

pub fn complaint(bytes: &[u8]) {
    let complaint = wire::complaint(bytes);
    assert!(complaint.chars().count() <= 200 && !complaint.contains(char::is_control), "{complaint:?}");
}

pub fn plan(bytes: &[u8]) {
    match plans::read(&text(bytes), Tool::ALL) {
        Ok(plan) => {
            assert!((1..=plans::MOST_STEPS).contains(&plan.steps.len()));
            assert!(plan.steps.iter().all(|step| Tool::ALL.contains(&step.tool)));
        }
        Err(misfit) => assert!(!misfit.told().is_empty()),
    }
}

/// What comes from the gate: the first byte of each piece says what kind it is of, the rest is the body.
pub fn exchange(bytes: &[u8]) {
    let goal = Goal::new("a short film", &mut Redactor::new(&[]));
    let view = PlannerView::new(goal, Tool::ALL, FacetNames::new(["category"]));
    let mut exchange = Exchange::new(provider(WireFormat::OpenAi), view, Limits::default());
    let mut ends = 0;
    let mut steps = exchange.start();
    for (nth, piece) in bytes.split(|byte| *byte == b'\n').enumerate() {
        let (first, rest) = piece.split_first().unwrap_or((&b' ', &[]));
        let input = match first {
            b's' => Input::Sent,
            b'h' => Input::Head { status: text(rest).parse().unwrap_or(200) },
            b'e' => Input::End,
            b'b' => Input::Broken,
            b'c' => Input::Cancel,
            b'r' => Input::Refused,
            b't' => Input::Tick,
            _ => Input::Chunk(rest),
        };
        steps.extend(exchange.input(input, nth as i64 * 100));
        ends += steps
            .drain(..)
            .filter(|step| matches!(step, ExchangeAction::Plan(_) | ExchangeAction::GaveUp(_)))
            .count();
    }
    assert_eq!(ends, usize::from(exchange.is_over()), "it ends once");
}

pub fn wikipedia(bytes: &[u8]) {
    claim(lookup::LookupSource::Wikipedia, bytes);
}

pub fn wikidata(bytes: &[u8]) {
    claim(lookup::LookupSource::Wikidata, bytes);
}

fn claim(source: lookup::LookupSource, bytes: &[u8]) {
    let base = "https://encyclopedia.example";
    let title = Untrusted::new("Blade Runner".to_owned());
    let query = lookup::LookupQuery::new(source, base, &title, &mut Redactor::new(&[])).expect("a question");
    if let Ok(claim) = query.read(bytes, 0) {
        assert!(claim.cited.starts_with("https://encyclopedia.example/wiki/"), "{}", claim.cited);
        assert!(!claim.cited.contains(|c: char| c.is_whitespace() || c.is_control()), "{}", claim.cited);
        assert!(!claim.text.to_show().contains(char::is_control));
    }
}

/// The first line is a vocabulary with blanks for line ends, the rest a text.
pub fn word_pieces(bytes: &[u8]) {
    let all = text(bytes);
    let (vocabulary, rest) = all.split_once('\n').unwrap_or((&all, ""));
    let _ = WordPiece::from_vocab(&all, charset::bare);
    // The model's own vocabulary names no special token twice.
    let vocabulary =
        format!("[PAD]\n[UNK]\n[CLS]\n[SEP]\n{}", vocabulary.replace(' ', "\n").replace('[', "("));
    let pieces = WordPiece::from_vocab(&vocabulary, charset::bare).expect("the special tokens are there");
    let known = vocabulary.lines().count() as u32;
    for most in [0, 2, 16] {
        let ids = pieces.encode(rest, most);
        assert!((2..=most.max(2)).contains(&ids.len()), "{} tokens of {most}", ids.len());
        assert!(ids.iter().all(|id| *id < known));
        assert_eq!((ids.first(), ids.last()), (Some(&2), Some(&3)));
    }
}

/// A vocabulary with a text behind it.
pub fn sentence_pieces(bytes: &[u8]) {
    let mut reader = Bytes::of(bytes);
    let Some(pieces) = Pieces::read(&mut reader) else { return };
    let text = String::from_utf8_lossy(reader.rest());
    for row in pieces.rows(bytes, &text) {
        assert!(row < pieces.count());
        assert!(row == 0 || !pieces.piece(bytes, row).is_empty(), "text was read as what is none");
    }
}

/// The first line is a private word, the rest a text that is to leave.
pub fn private_words(bytes: &[u8]) {
    let all = text(bytes);
    let (word, rest) = all.split_once('\n').unwrap_or(("", &all));
    let mut redactor = Redactor::new(&[word.to_owned()]);
    let redacted = redactor.redact(rest);
    assert_eq!(redactor.restore(&redacted.text()), rest, "put back otherwise than it was");
    assert_eq!(redacted.pieces.iter().map(|piece| piece.original.as_str()).collect::<String>(), rest);
}

/// The first line is a goal, the rest a catalogue.
pub fn vocabulary(bytes: &[u8]) {
    let end = bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len());
    let (goal, catalogue) = bytes.split_at(end);
    let FileReading { items, .. } = read::file(catalogue, charset::decode).expect("it is text");
    let vocabulary = Vocabulary::learn(&items);
    let context = Context { reference: items.first(), year: 2026, ..Context::default() };
    let reading = intent::read(&text(goal), &vocabulary, &items, context);
    for constraint in &reading.constraints {
        if let On::Field(field) = constraint.on {
            assert!(vocabulary.field(field).is_some(), "a constraint on a field that is not there");
        }
    }
}

pub fn address(bytes: &[u8]) {
    let address = text(bytes);
    if let Ok((recipient, path)) = Recipient::split(&address) {
        let again = format!("{}{path}", recipient.origin());
        assert!(!recipient.origin().contains('@'), "{address:?} names somebody");
        assert_eq!(Recipient::split(&again), Ok((recipient, path)), "{address:?} is not read twice alike");
        assert!(!address.contains(['\\', '#', '\t', '\n', ' ']), "{address:?}");
    }
}

pub fn local_path(bytes: &[u8]) {
    let path = text(bytes);
    if is_local_path(&path) {
        let folder = std::path::Path::new("pack");
        let inside = folder.join(&path);
        assert!(inside.starts_with(folder), "{path:?}");
        assert!(!inside.components().any(|part| part == std::path::Component::ParentDir), "{path:?}");
        assert!(!path.contains([':', '?', '#', '%', '\\']) && !path.starts_with('/'), "{path:?}");
    }
}

pub fn interactions(bytes: &[u8]) {
    // A header that is no text cannot be read past.
    let Ok((log, _)) = TrainingLog::read(bytes, 3.5) else { return };
    let known = log.ids.len() as u32;
    assert!(log.histories.iter().flatten().all(|item| *item < known), "an item without an id");
    assert!(log.interactions() >= log.histories.len());
}

/// What a page, or the site that a widget is in, says to the engine.
pub fn request(bytes: &[u8]) {
    if let Ok(envelope) = serde_json::from_slice::<Envelope<Request>>(bytes) {
        let written = serde_json::to_vec(&envelope).expect("a request can be written");
        assert_eq!(serde_json::from_slice::<Envelope<Request>>(&written).ok().as_ref(), Some(&envelope));
    }
}

/// The same as Parquet, which is read from a file.
pub fn parquet_log(bytes: &[u8]) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("log.parquet");
    fs::write(&file, bytes).expect("room for a file");
    let Ok((log, _)) = TrainingLog::read_file(&file, 3.5) else { return };
    let known = log.ids.len() as u32;
    assert!(log.histories.iter().flatten().all(|item| *item < known), "an item without an id");
}
