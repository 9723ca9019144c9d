//! A block is written.

use rustc_hash::FxHashMap;

use super::{
    bytes::{put, put_bytes, put_signed},
    layout::{Before, DWELL, NOT_INTERESTED, PLAIN, SURFACES, flag},
};
use crate::memory::{
    about::{About, Vector},
    interaction::{Interaction, InteractionKind, Placement, Subject},
};

/// A block that is written: texts, then what items were, then acts, which name both by their place.
#[derive(Default)]
pub struct Packing {
    texts: Vec<u8>,
    places: FxHashMap<Vec<u8>, u64>,
    abouts: Vec<u8>,
    about_places: FxHashMap<Vec<u8>, u64>,
}

impl Packing {
    pub fn bytes(mut self, acts: &[&Interaction]) -> Result<Vec<u8>, serde_json::Error> {
        let (mut body, mut before) = (Vec::new(), Before::NOTHING);
        for act in acts {
            self.act(&mut body, act, &before)?;
            before = Before::after(act);
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
        if let Some(place) = self.places.get(text.as_bytes()) {
            return *place;
        }
        self.places.insert(text.as_bytes().to_vec(), next);
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
