//! The bytes of a block: many acts in one record, in a tenth of the room, read in a tenth of the time. `docs/record.md` is the
//! format. A block never changes: what is forgotten leaves with its block, and what stays is written in another.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{
    about::{About, Vector},
    interaction::{Interaction, InteractionKind, Placement, Seq, SourceScores, Subject, Surface},
    name::Name,
};
use crate::store::{
    StoreError,
    record::{self, Schema, Unreadable},
};

/// The form that this build writes. Builds before blocks take it for what it is: a newer one, to be left alone.
const FORM: Schema = Schema { major: 1, minor: 0 };
/// What keys of blocks begin with.
const PREFIX: &str = "block/";
const DAMAGED: Unreadable = Unreadable::Damaged("it is not the block of its key");

/// Whether a key is one of a block.
pub fn is_block(key: &str) -> bool {
    key.starts_with(PREFIX)
}

/// Packs acts, which are in order, into a record. Returns its key, which says from where to where it goes, how many acts
/// there are, and what they are: other acts have another key.
///
/// # Errors
/// [`StoreError::Encode`] if there are none, or they would not be read as they were.
pub fn pack(acts: &[&Interaction]) -> Result<(String, Vec<u8>), StoreError> {
    let payload = Packing::default().bytes(acts).map_err(|error| StoreError::Encode(error.to_string()))?;
    let (Some(first), Some(last)) = (acts.first(), acts.last()) else {
        return Err(StoreError::Encode("a block of nothing".into()));
    };
    let bytes = record::frame(FORM, &payload)?;
    let key = key(first.seq, last.seq, acts.len(), &bytes);
    match unpack(&key, &bytes, &mut Shared::default()) {
        Ok(read) if read.iter().eq(acts.iter().copied()) => Ok((key, bytes)),
        _ => Err(StoreError::Encode("it would not be read as it was written".into())),
    }
}

/// The acts of the record under this key, in order. Total: any bytes whatever give acts or a reason.
///
/// # Errors
/// As [`record::RecordKind::decode`].
pub fn unpack<'a>(
    key: &str,
    bytes: &'a [u8],
    shared: &mut Shared<'a>,
) -> Result<Vec<Interaction>, Unreadable> {
    let (schema, payload) = record::unframe(bytes)?;
    if schema.major > FORM.major {
        return Err(Unreadable::Newer(schema));
    }
    let acts = Unpacking { bytes: payload, shared }.acts().ok_or(DAMAGED)?;
    let own = acts.first().zip(acts.last()).map(|(a, b)| self::key(a.seq, b.seq, acts.len(), bytes));
    if own.as_deref() == Some(key) && acts.is_sorted_by(|a, b| a.seq < b.seq) {
        Ok(acts)
    } else {
        Err(DAMAGED)
    }
}

fn key(first: Seq, last: Seq, acts: usize, record: &[u8]) -> String {
    format!("{PREFIX}{}/{}/{acts:x}/{:08x}", first.key(), last.key(), record::checksum_of(record))
}

/// What several blocks have in common: it is held once.
#[derive(Default)]
pub struct Shared<'a> {
    names: FxHashMap<&'a str, Name>,
    /// By the bytes that they were read from, and their model's.
    abouts: FxHashMap<(&'a str, &'a [u8]), Arc<About>>,
}

/// Bits of an act's first byte: what is as with the act before, and what there is.
mod flag {
    pub const SAME_NODE: u8 = 1;
    pub const SAME_SESSION: u8 = 1 << 1;
    pub const RECORDED: u8 = 1 << 2;
    pub const PLACEMENT: u8 = 1 << 3;
    pub const SOURCES: u8 = 1 << 4;
    pub const ABOUT: u8 = 1 << 5;
    pub const TEXT: u8 = 1 << 6;
}

/// The kinds with nothing beside them, after the two that have: by their place.
const DWELL: usize = 0;
const NOT_INTERESTED: usize = 1;
const PLAIN: usize = 2;

/// By their place. Only ever added to.
const SURFACES: [Surface; 6] =
    [Surface::Feed, Surface::Item, Surface::Similar, Surface::Search, Surface::Memory, Surface::Import];

/// What the next act is told against.
struct Before {
    seq: Seq,
    at_ms: i64,
    session: u64,
}

impl Before {
    const NOTHING: Self = Self { seq: Seq { clock: 0, node: 0 }, at_ms: 0, session: 0 };
}

/// A block that is written: texts, then what items were, then acts, which name both by their place.
#[derive(Default)]
struct Packing {
    texts: Vec<u8>,
    places: FxHashMap<String, u64>,
    abouts: Vec<u8>,
    about_places: FxHashMap<Vec<u8>, u64>,
}

impl Packing {
    fn bytes(mut self, acts: &[&Interaction]) -> Result<Vec<u8>, serde_json::Error> {
        let (mut body, mut before) = (Vec::new(), Before::NOTHING);
        for act in acts {
            self.act(&mut body, act, &before)?;
            before = Before { seq: act.seq, at_ms: act.at_ms, session: act.session };
        }
        let mut bytes = Vec::new();
        put(&mut bytes, self.places.len() as u64);
        bytes.append(&mut self.texts);
        put(&mut bytes, self.about_places.len() as u64);
        bytes.append(&mut self.abouts);
        put(&mut bytes, acts.len() as u64);
        bytes.append(&mut body);
        Ok(bytes)
    }

    fn act(&mut self, to: &mut Vec<u8>, act: &Interaction, before: &Before) -> Result<(), serde_json::Error> {
        let (placement, about) = (act.placement.as_deref(), act.about.as_deref());
        let sources = placement.and_then(|placement| placement.sources.as_ref());
        let (text, subject) = match &act.subject {
            Subject::Item(id) => (false, &**id),
            Subject::Text(text) => (true, text.as_str()),
        };
        let flags = [
            (flag::SAME_NODE, act.seq.node == before.seq.node),
            (flag::SAME_SESSION, act.session == before.session),
            (flag::RECORDED, act.recorded_ms.is_some()),
            (flag::PLACEMENT, placement.is_some()),
            (flag::SOURCES, sources.is_some()),
            (flag::ABOUT, about.is_some()),
            (flag::TEXT, text),
        ];
        let flags = flags.iter().filter(|(_, is)| *is).fold(0, |flags, (flag, _)| flags | flag);
        let surface = SURFACES.iter().position(|surface| *surface == act.surface).unwrap_or_default();
        let kind = match &act.kind {
            InteractionKind::Dwell { .. } => DWELL,
            InteractionKind::NotInterested { .. } => NOT_INTERESTED,
            plain => InteractionKind::PLAIN.iter().position(|kind| kind == plain).unwrap_or_default() + PLAIN,
        };
        to.extend([flags, (kind << 4 | surface) as u8]);
        put_signed(to, act.seq.clock.wrapping_sub(before.seq.clock).cast_signed());
        if flags & flag::SAME_NODE == 0 {
            put(to, act.seq.node.into());
        }
        put_signed(to, act.at_ms.wrapping_sub(before.at_ms));
        if let Some(recorded_ms) = act.recorded_ms {
            put_signed(to, recorded_ms.wrapping_sub(act.at_ms));
        }
        if flags & flag::SAME_SESSION == 0 {
            put_signed(to, act.at_ms.wrapping_sub(act.session.cast_signed()));
        }
        put(to, self.text(&act.catalog));
        put(to, self.text(subject));
        match &act.kind {
            InteractionKind::Dwell { ms } => put(to, (*ms).into()),
            InteractionKind::NotInterested { reason } => {
                let reason = reason.as_ref().map_or(0, |reason| self.text(reason) + 1);
                put(to, reason);
            }
            _ => {}
        }
        if let Some(Placement { slate, position, propensity, sources }) = placement {
            put(to, *slate);
            put(to, (*position).into());
            to.extend(propensity.to_le_bytes());
            if let Some(sources) = sources {
                put(to, sources.iter().count() as u64);
                for (source, score) in sources.iter() {
                    put(to, self.text(source));
                    to.extend(score.to_le_bytes());
                }
            }
        }
        if let Some(about) = about {
            let place = self.about(about)?;
            put(to, place);
        }
        Ok(())
    }

    fn text(&mut self, text: &str) -> u64 {
        let next = self.places.len() as u64;
        if let Some(place) = self.places.get(text) {
            return *place;
        }
        self.places.insert(text.to_owned(), next);
        put_bytes(&mut self.texts, text.as_bytes());
        next
    }

    /// An item in JSON but for its vector, and that in bytes.
    fn about(&mut self, about: &About) -> Result<u64, serde_json::Error> {
        let mut bytes = Vec::new();
        match &about.vector {
            Some(Vector { model, codes, scale }) => {
                let model = self.text(&serde_json::to_string(model)?);
                put(&mut bytes, model + 1);
                let plain = About { vector: None, ..about.clone() };
                put_bytes(&mut bytes, &serde_json::to_vec(&plain)?);
                bytes.extend(scale.to_le_bytes());
                put(&mut bytes, codes.len() as u64);
                bytes.extend(codes.iter().map(|code| code.cast_unsigned()));
            }
            None => {
                put(&mut bytes, 0);
                put_bytes(&mut bytes, &serde_json::to_vec(about)?);
            }
        }
        let next = self.about_places.len() as u64;
        if let Some(place) = self.about_places.get(&bytes) {
            return Ok(*place);
        }
        self.abouts.extend(&bytes);
        self.about_places.insert(bytes, next);
        Ok(next)
    }
}

/// Seven bits a byte, the lowest first.
fn put(to: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}

/// The sign in the lowest bit.
fn put_signed(to: &mut Vec<u8>, number: i64) {
    put(to, (number << 1 ^ number >> 63).cast_unsigned());
}

fn put_bytes(to: &mut Vec<u8>, bytes: &[u8]) {
    put(to, bytes.len() as u64);
    to.extend(bytes);
}

/// A block that is read; nothing where it is none.
struct Unpacking<'a, 's> {
    bytes: &'a [u8],
    shared: &'s mut Shared<'a>,
}

/// A text of a block, and the name that it is where it is one.
struct Text<'a> {
    text: &'a str,
    name: Option<Name>,
}

impl<'a> Unpacking<'a, '_> {
    fn acts(mut self) -> Option<Vec<Interaction>> {
        let mut texts = Vec::new();
        for _ in 0..self.int()? {
            texts.push(Text { text: str::from_utf8(self.counted()?).ok()?, name: None });
        }
        let mut abouts = Vec::new();
        for _ in 0..self.int()? {
            abouts.push(self.about(&texts)?);
        }
        let (mut acts, mut before) = (Vec::new(), Before::NOTHING);
        for _ in 0..self.int()? {
            let act = self.act(&mut texts, &abouts, &before)?;
            before = Before { seq: act.seq, at_ms: act.at_ms, session: act.session };
            acts.push(act);
        }
        self.bytes.is_empty().then_some(acts)
    }

    fn act(&mut self, texts: &mut [Text<'a>], abouts: &[Arc<About>], before: &Before) -> Option<Interaction> {
        let [flags, kind] = self.array()?;
        let is = |flag| flags & flag != 0;
        let clock = before.seq.clock.wrapping_add(self.signed()?.cast_unsigned());
        let node = if is(flag::SAME_NODE) { before.seq.node } else { self.int()?.try_into().ok()? };
        let at_ms = before.at_ms.wrapping_add(self.signed()?);
        let recorded_ms = if is(flag::RECORDED) { Some(at_ms.wrapping_add(self.signed()?)) } else { None };
        let session = match is(flag::SAME_SESSION) {
            true => before.session,
            false => at_ms.wrapping_sub(self.signed()?).cast_unsigned(),
        };
        let catalog = self.name(texts)?;
        let subject = match is(flag::TEXT) {
            true => Subject::Text(self.text(texts)?.to_owned()),
            false => Subject::Item(self.name(texts)?),
        };
        let surface = *SURFACES.get(usize::from(kind & 0xf))?;
        let kind = match usize::from(kind >> 4) {
            DWELL => InteractionKind::Dwell { ms: self.int()?.try_into().ok()? },
            NOT_INTERESTED => {
                let reason = match self.int()?.checked_sub(1) {
                    Some(place) => Some(texts.get(usize::try_from(place).ok()?)?.text.to_owned()),
                    None => None,
                };
                InteractionKind::NotInterested { reason }
            }
            plain => InteractionKind::PLAIN.get(plain - PLAIN)?.clone(),
        };
        let placement = if is(flag::PLACEMENT) {
            let (slate, position) = (self.int()?, self.int()?.try_into().ok()?);
            let propensity = f32::from_le_bytes(self.array()?);
            let sources = if is(flag::SOURCES) {
                let mut sources = SourceScores::default();
                for _ in 0..self.int()? {
                    sources.put(self.text(texts)?, f32::from_le_bytes(self.array()?));
                }
                Some(sources)
            } else {
                None
            };
            Some(Box::new(Placement { slate, position, propensity, sources }))
        } else {
            None
        };
        let about = match is(flag::ABOUT) {
            true => Some(abouts.get(usize::try_from(self.int()?).ok()?)?.clone()),
            false => None,
        };
        let seq = Seq { clock, node };
        Some(Interaction {
            seq,
            at_ms,
            recorded_ms,
            session,
            catalog,
            kind,
            subject,
            surface,
            placement,
            about,
        })
    }

    fn about(&mut self, texts: &[Text<'a>]) -> Option<Arc<About>> {
        let model = match self.int()?.checked_sub(1) {
            Some(place) => texts.get(usize::try_from(place).ok()?)?.text,
            None => "",
        };
        let from = self.bytes;
        let json = self.counted()?;
        let mut vector = None;
        if !model.is_empty() {
            vector = Some((f32::from_le_bytes(self.array()?), self.counted()?));
        }
        let own = from.get(..from.len() - self.bytes.len())?;
        if let Some(known) = self.shared.abouts.get(&(model, own)) {
            return Some(known.clone());
        }
        let mut about: About = serde_json::from_slice(json).ok()?;
        if let Some((scale, codes)) = vector {
            let codes = codes.iter().map(|code| code.cast_signed()).collect();
            about.vector = Some(Vector { model: serde_json::from_str(model).ok()?, codes, scale });
        }
        let about = Arc::new(about);
        self.shared.abouts.insert((model, own), about.clone());
        Some(about)
    }

    fn text(&mut self, texts: &[Text<'a>]) -> Option<&'a str> {
        Some(texts.get(usize::try_from(self.int()?).ok()?)?.text)
    }

    fn name(&mut self, texts: &mut [Text<'a>]) -> Option<Name> {
        let text = texts.get_mut(usize::try_from(self.int()?).ok()?)?;
        let names = &mut self.shared.names;
        let name = || names.entry(text.text).or_insert_with(|| text.text.into()).clone();
        Some(text.name.get_or_insert_with(name).clone())
    }

    fn int(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    fn signed(&mut self) -> Option<i64> {
        let number = self.int()?;
        Some((number >> 1).cast_signed() ^ -((number & 1).cast_signed()))
    }

    fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (array, rest) = self.bytes.split_first_chunk()?;
        self.bytes = rest;
        Some(*array)
    }

    fn counted(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.int()?).ok()?;
        let (counted, rest) = self.bytes.split_at_checked(length)?;
        self.bytes = rest;
        Some(counted)
    }
}
