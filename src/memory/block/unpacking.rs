//! A block is read.

use std::sync::Arc;

use super::{
    bytes::BytesLeft,
    layout::{Before, DWELL, NOT_INTERESTED, PLAIN, SURFACES, SharedParts, flag},
};
use crate::memory::{
    about::{About, Vector},
    interaction::{Interaction, InteractionKind, Placement, Seq, SourceScores, Subject},
    name::Name,
};

/// A block that is read; nothing where it is none.
pub struct Unpacking<'a, 's> {
    bytes: BytesLeft<'a>,
    shared: &'s mut SharedParts<'a>,
}

/// A text of a block, and the name that it is where it is one.
struct PlacedText<'a> {
    text: &'a str,
    name: Option<Name>,
}

impl<'a, 's> Unpacking<'a, 's> {
    /// Of these bytes.
    pub fn new(payload: &'a [u8], shared: &'s mut SharedParts<'a>) -> Self {
        Self { bytes: BytesLeft(payload), shared }
    }

    /// The acts, in the order in which they were written; nothing where it is no block.
    pub fn acts(mut self) -> Option<Vec<Interaction>> {
        let mut texts = Vec::new();
        for _ in 0..self.bytes.int()? {
            texts.push(PlacedText { text: str::from_utf8(self.bytes.counted()?).ok()?, name: None });
        }
        let mut abouts = Vec::new();
        for _ in 0..self.bytes.int()? {
            abouts.push(self.about(&texts)?);
        }
        let (mut acts, mut before) = (Vec::new(), Before::NOTHING);
        for _ in 0..self.bytes.int()? {
            let act = self.act(&mut texts, &abouts, &before)?;
            before = Before::after(&act);
            acts.push(act);
        }
        self.bytes.0.is_empty().then_some(acts)
    }

    fn act(
        &mut self,
        texts: &mut [PlacedText<'a>],
        abouts: &[Arc<About>],
        before: &Before,
    ) -> Option<Interaction> {
        let [flags, kind] = self.bytes.array()?;
        let is = |flag| flags & flag != 0;
        let clock = before.seq.clock.wrapping_add(self.bytes.signed()?.cast_unsigned());
        let node = if is(flag::SAME_NODE) { before.seq.node } else { self.bytes.int()?.try_into().ok()? };
        let at_ms = before.at_ms.wrapping_add(self.bytes.signed()?);
        let recorded_ms =
            if is(flag::RECORDED) { Some(at_ms.wrapping_add(self.bytes.signed()?)) } else { None };
        let session = match is(flag::SAME_SESSION) {
            true => before.session,
            false => at_ms.wrapping_sub(self.bytes.signed()?).cast_unsigned(),
        };
        let catalog = self.name(texts)?;
        let subject = match is(flag::TEXT) {
            true => Subject::Text(self.text(texts)?.to_owned()),
            false => Subject::Item(self.name(texts)?),
        };
        let surface = *SURFACES.get(usize::from(kind & 0xf))?;
        let kind = match usize::from(kind >> 4) {
            DWELL => InteractionKind::Dwell { ms: self.bytes.int()?.try_into().ok()? },
            NOT_INTERESTED => {
                let reason = match self.bytes.int()?.checked_sub(1) {
                    Some(place) => Some(texts.get(usize::try_from(place).ok()?)?.text.to_owned()),
                    None => None,
                };
                InteractionKind::NotInterested { reason }
            }
            plain => InteractionKind::PLAIN.get(plain - PLAIN)?.clone(),
        };
        let placement = if is(flag::PLACEMENT) {
            let (slate, position) = (self.bytes.int()?, self.bytes.int()?.try_into().ok()?);
            let propensity = f32::from_le_bytes(self.bytes.array()?);
            let sources = if is(flag::SOURCES) {
                let mut sources = SourceScores::default();
                for _ in 0..self.bytes.int()? {
                    sources.put(self.text(texts)?, f32::from_le_bytes(self.bytes.array()?));
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
            true => Some(abouts.get(usize::try_from(self.bytes.int()?).ok()?)?.clone()),
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

    fn about(&mut self, texts: &[PlacedText<'a>]) -> Option<Arc<About>> {
        let model = match self.bytes.int()?.checked_sub(1) {
            Some(place) => texts.get(usize::try_from(place).ok()?)?.text,
            None => "",
        };
        let from = self.bytes.0;
        let json = self.bytes.counted()?;
        let mut vector = None;
        if !model.is_empty() {
            vector = Some((f32::from_le_bytes(self.bytes.array()?), self.bytes.counted()?));
        }
        let own = from.get(..from.len() - self.bytes.0.len())?;
        if let Some(known) = self.shared.abouts.get(&(model, own)) {
            return Some(known.clone());
        }
        let mut about: About = serde_json::from_slice(json).ok()?;
        if let Some((scale, codes)) = vector {
            let codes = codes.iter().map(|code| code.cast_signed()).collect();
            about.vector =
                Some(Vector { model: serde_json::from_slice(model.as_bytes()).ok()?, codes, scale });
        }
        let about = Arc::new(about);
        self.shared.abouts.insert((model, own), about.clone());
        Some(about)
    }

    fn text(&mut self, texts: &[PlacedText<'a>]) -> Option<&'a str> {
        Some(texts.get(usize::try_from(self.bytes.int()?).ok()?)?.text)
    }

    fn name(&mut self, texts: &mut [PlacedText<'a>]) -> Option<Name> {
        let text = texts.get_mut(usize::try_from(self.bytes.int()?).ok()?)?;
        let names = &mut self.shared.names;
        let name = || names.entry(text.text).or_insert_with(|| text.text.into()).clone();
        Some(text.name.get_or_insert_with(name).clone())
    }
}
