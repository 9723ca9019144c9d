//! A text as the pieces of a SentencePiece unigram model (Kudo 2018): written in one way (NFKC, by the model's own table),
//! and cut so that the pieces are the likeliest.

use std::ops::Range;

use super::bytes::Bytes;

/// The rows of what is no text: whatever is unknown, and what begins and ends a text. Their pieces are empty.
const UNKNOWN: usize = 0;
/// The row of the beginning.
pub const BEGIN: usize = 1;
/// The row of the end.
pub const END: usize = 2;

/// What stands for a space, before every word.
const SPACE: &[u8] = "▁".as_bytes();

/// The places of the vocabulary in the file.
pub struct Pieces {
    /// The table that rewrites letters: a double array (Aoe 1989, as `darts-clone` lays it out), four bytes a unit.
    units: Range<usize>,
    /// What letters are rewritten as, each ended by a zero.
    rewritten: Range<usize>,
    /// How likely each piece is, four bytes a logarithm.
    scores: Range<usize>,
    /// How likely a letter is that no piece has.
    unknown: f32,
    /// Where each piece begins within `text`, and where the last one ends.
    starts: Vec<u32>,
    /// The pieces in the order of their bytes, one behind the other.
    text: Range<usize>,
}

impl Pieces {
    /// Reads their part of the file.
    pub fn read(bytes: &mut Bytes<'_>) -> Option<Self> {
        let (count, units, rewritten) = (bytes.count()?, bytes.count()?, bytes.count()?);
        let unknown = bytes.float()?;
        let units = bytes.range(units)?;
        let rewritten = bytes.range(rewritten)?;
        let scores = bytes.range(count.checked_mul(4)?)?;
        let mut starts = vec![0];
        let mut end = 0u32;
        for long in bytes.take(count)? {
            end = end.checked_add(u32::from(*long))?;
            starts.push(end);
        }
        let text = bytes.range(end as usize)?;
        (count > END).then_some(Self { units, rewritten, scores, unknown, starts, text })
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The bytes of a piece; none outside.
    pub fn piece<'a>(&self, file: &'a [u8], row: usize) -> &'a [u8] {
        let text = file.get(self.text.clone()).unwrap_or_default();
        let bounds = self.starts.get(row).zip(self.starts.get(row + 1));
        bounds.and_then(|(from, to)| text.get(*from as usize..*to as usize)).unwrap_or_default()
    }

    /// The rows of the pieces that a text is cut into. What spells out a beginning or an end is text as any other.
    pub fn rows(&self, file: &[u8], text: &str) -> Vec<usize> {
        self.cut(file, &self.plain(file, text))
    }

    /// A text written in one way: a space before every word, and nowhere else.
    fn plain(&self, file: &[u8], text: &str) -> Vec<u8> {
        let mut plain = Vec::with_capacity(text.len() + SPACE.len());
        let mut rest = text.as_bytes();
        let mut space = true;
        while !rest.is_empty() {
            let (letters, after) = self.rewrite(file, rest);
            rest = after;
            for byte in letters {
                if *byte == b' ' {
                    space = true;
                    continue;
                }
                if std::mem::take(&mut space) {
                    plain.extend(SPACE);
                }
                plain.push(*byte);
            }
        }
        plain
    }

    /// What the beginning of a text is written as, and the rest of it. The longest letters that the table has are taken; a
    /// letter that it does not have stays as it is.
    fn rewrite<'a>(&self, file: &'a [u8], text: &'a [u8]) -> (&'a [u8], &'a [u8]) {
        let units = file.get(self.units.clone()).unwrap_or_default().as_chunks::<4>().0;
        let unit = |at: usize| units.get(at).map(|bytes| u32::from_le_bytes(*bytes));
        let child = |unit: u32| ((unit >> 10) << ((unit & 0x200) >> 6)) as usize;
        let mut found = None;
        let mut node = unit(0).map_or(0, child);
        for (at, byte) in text.iter().enumerate() {
            node ^= usize::from(*byte);
            let Some(here) = unit(node).filter(|unit| unit & 0x8000_00ff == u32::from(*byte)) else { break };
            node ^= child(here);
            if here & 0x100 != 0 {
                found = unit(node).map(|value| (at + 1, (value & 0x7fff_ffff) as usize)).or(found);
            }
        }
        let known = found.and_then(|(used, at)| {
            let letters = file.get(self.rewritten.clone())?.get(at..)?.split(|byte| *byte == 0).next()?;
            Some((letters, text.get(used..)?))
        });
        known.unwrap_or_else(|| text.split_at(letter(text)))
    }

    /// The likeliest pieces of a text (Viterbi); of what is as likely, those that were found first. Unknown letters that stand
    /// together are one.
    fn cut(&self, file: &[u8], text: &[u8]) -> Vec<usize> {
        // For each end: how likely the best pieces up to it are, where the last of them begins, and which it is.
        let mut best = vec![(f32::NEG_INFINITY, 0, UNKNOWN); text.len() + 1];
        best[0].0 = 0.0;
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let one = letter(rest);
            let so_far = best[at].0;
            let mut known = false;
            let mut reach = |used: usize, row: usize, score: f32| {
                if let Some(end) = best.get_mut(at + used).filter(|end| so_far + score > end.0) {
                    *end = (so_far + score, at, row);
                }
            };
            self.beginning(file, rest, |used, row, score| {
                known |= used == one;
                reach(used, row, score);
            });
            if !known {
                reach(one, UNKNOWN, self.unknown);
            }
            at += one;
        }
        let mut rows = Vec::new();
        let mut end = text.len();
        while let Some((_, from, row)) = best.get(end).filter(|_| end > 0).copied() {
            if row != UNKNOWN || rows.last() != Some(&UNKNOWN) {
                rows.push(row);
            }
            end = from;
        }
        rows.reverse();
        rows
    }

    /// The pieces that a text begins with, shorter ones first. The pieces that begin alike stand together.
    fn beginning(&self, file: &[u8], text: &[u8], mut found: impl FnMut(usize, usize, f32)) {
        let scores = file.get(self.scores.clone()).unwrap_or_default().as_chunks::<4>().0;
        let (mut from, mut to) = (0, self.count());
        for (depth, byte) in text.iter().enumerate() {
            let first = |mut from: usize, mut to: usize, before: &dyn Fn(Option<&u8>) -> bool| {
                while from < to {
                    let middle = from.midpoint(to);
                    match before(self.piece(file, middle).get(depth)) {
                        true => from = middle + 1,
                        false => to = middle,
                    }
                }
                from
            };
            from = first(from, to, &|other| other < Some(byte));
            to = first(from, to, &|other| other <= Some(byte));
            if from == to {
                return;
            }
            if self.piece(file, from).len() == depth + 1
                && let Some(score) = scores.get(from)
            {
                found(depth + 1, from, f32::from_le_bytes(*score));
            }
        }
    }
}

/// Bytes of the letter that a text begins with.
fn letter(text: &[u8]) -> usize {
    1 + text.iter().skip(1).take_while(|byte| (0x80..0xc0).contains(*byte)).count()
}
