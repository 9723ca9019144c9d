//! The bytes of the weights. Little-endian throughout:
//!
//! ```text
//! "PNCW"  version u16  dim u16  items u32  blend_len u32  blend JSON
//! bits         u8 of factors, u8 of links, u8 of rules: 8 or 4     (from version 2; 8 before)
//! popularity   items × u16          (65535 = 1)
//! factors      items × f32 scale, items × a row of dim integers
//! prior        dim × f32 mean, dim (dim + 1) / 2 × f32 lower triangle of the covariance by rows
//! links, rules each: items × f32 scale per target, then per row: varint count, count × varint step, a row of count
//!              integers
//! crc32 of everything before it, u32
//! ```
//!
//! A step is the distance to the row's previous target, minus one (the first counts from −1). A row of 4-bit integers
//! starts on a byte, the lower half first; a last half without use is 0.

use super::{
    Grain,
    sparse::Sparse,
    weights::{Factors, Prior, Weights},
};

const VERSION: u16 = 2;
const MAGIC: &[u8; 4] = b"PNCW";
/// No factor model worth shipping is wider, and folding in costs the cube of it.
const MAX_DIM: usize = 256;

/// Why bytes are not weights.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DecodeError {
    /// Not this format.
    #[error("not collaborative weights: the first bytes differ")]
    Magic,
    /// Written by a newer build.
    #[error("collaborative weights of version {found}, this build reads {}", VERSION)]
    Version {
        /// The version in the file.
        found: u16,
    },
    /// Altered or truncated.
    #[error("the checksum of the collaborative weights does not match")]
    Checksum,
    /// Intact, yet inconsistent.
    #[error("the collaborative weights are malformed: {0}")]
    Malformed(&'static str),
}

impl Weights {
    /// The bytes of the pack file (format: `docs/collab.md`).
    pub fn encode(&self) -> Vec<u8> {
        encode(self)
    }

    /// Reads what [`Weights::encode`] wrote; refuses anything altered, truncated or inconsistent.
    ///
    /// # Errors
    /// [`DecodeError`]: what is not as it should be.
    pub fn decode(bytes: &[u8]) -> Result<Self, DecodeError> {
        decode(bytes)
    }
}

fn encode(weights: &Weights) -> Vec<u8> {
    let blend = serde_json::to_vec(&weights.blend).unwrap_or_default();
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(weights.factors.dim as u16).to_le_bytes());
    out.extend_from_slice(&(weights.items() as u32).to_le_bytes());
    out.extend_from_slice(&(blend.len() as u32).to_le_bytes());
    out.extend_from_slice(&blend);
    out.extend([weights.factors.grain, weights.links.grain, weights.rules.grain].map(Grain::bits));
    for &p in &weights.popularity {
        out.extend_from_slice(&((p * 65535.0).round() as u16).to_le_bytes());
    }
    floats(&mut out, &weights.factors.scales);
    for row in weights.factors.values.chunks_exact(weights.factors.dim.max(1)) {
        integers(&mut out, row, weights.factors.grain);
    }
    floats(&mut out, &weights.prior.mean);
    for (i, row) in weights.prior.covariance.chunks_exact(weights.factors.dim.max(1)).enumerate() {
        floats(&mut out, &row[..=i]);
    }
    for matrix in [&weights.links, &weights.rules] {
        floats(&mut out, &matrix.scales);
        for range in matrix.starts.windows(2).map(|pair| pair[0] as usize..pair[1] as usize) {
            varint(&mut out, range.len() as u32);
            let mut next = 0;
            for &target in &matrix.targets[range.clone()] {
                varint(&mut out, target - next);
                next = target + 1;
            }
            integers(&mut out, &matrix.values[range], matrix.grain);
        }
    }
    let sum = crc32fast::hash(&out);
    out.extend_from_slice(&sum.to_le_bytes());
    out
}

fn decode(bytes: &[u8]) -> Result<Weights, DecodeError> {
    let mut header = Reader(bytes);
    if header.take(4).ok() != Some(MAGIC) {
        return Err(DecodeError::Magic);
    }
    let version = header.u16().map_err(|_| DecodeError::Checksum)?;
    if version > VERSION {
        return Err(DecodeError::Version { found: version });
    }
    let Some((body, sum)) = bytes.split_last_chunk::<4>() else { return Err(DecodeError::Checksum) };
    if crc32fast::hash(body) != u32::from_le_bytes(*sum) {
        return Err(DecodeError::Checksum);
    }
    let mut input = Reader(body.get(6..).unwrap_or_default());
    let dim = usize::from(input.u16()?);
    let items = input.u32()? as usize;
    if dim > MAX_DIM {
        return Err(DecodeError::Malformed("too many factors"));
    }
    let blend_len = input.u32()? as usize;
    let blend =
        serde_json::from_slice(input.take(blend_len)?).map_err(|_| DecodeError::Malformed("blend"))?;
    let [of_factors, of_links, of_rules] = match version {
        0 | 1 => [Grain::Int8; 3],
        _ => [input.grain()?, input.grain()?, input.grain()?],
    };
    let popularity = input
        .take(items.saturating_mul(2))?
        .chunks_exact(2)
        .map(|c| f32::from(u16::from_le_bytes([c[0], c[1]])) / 65535.0)
        .collect();
    let scales = input.floats(items)?;
    let mut values = Vec::new();
    for _ in 0..items {
        values.extend(input.integers(dim, of_factors)?);
    }
    let factors = Factors { dim, grain: of_factors, scales, values };
    let mean = input.floats(dim)?;
    let mut covariance = vec![0.0; dim * dim];
    for i in 0..dim {
        for (j, x) in input.floats(i + 1)?.into_iter().enumerate() {
            covariance[i * dim + j] = x;
            covariance[j * dim + i] = x;
        }
    }
    let links = input.sparse(items, of_links)?;
    let rules = input.sparse(items, of_rules)?;
    if !input.0.is_empty() {
        return Err(DecodeError::Malformed("bytes after the end"));
    }
    let weights = Weights { popularity, factors, prior: Prior { mean, covariance }, links, rules, blend };
    match weights.fault() {
        Some(what) => Err(DecodeError::Malformed(what)),
        None => Ok(weights),
    }
}

fn floats(out: &mut Vec<u8>, values: &[f32]) {
    out.extend(values.iter().flat_map(|x| x.to_le_bytes()));
}

fn integers(out: &mut Vec<u8>, row: &[i8], grain: Grain) {
    let half = |q: &i8| *q as u8 & 15;
    match grain {
        Grain::Int8 => out.extend(row.iter().map(|&q| q as u8)),
        Grain::Int4 => {
            out.extend(row.chunks(2).map(|pair| pair.iter().rev().fold(0, |byte, q| byte << 4 | half(q))))
        }
    }
}

fn varint(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

/// What is left to read. Nothing is allocated before the bytes for it are known to be there.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8], DecodeError> {
        let (head, tail) =
            self.0.split_at_checked(count).ok_or(DecodeError::Malformed("it ends too early"))?;
        self.0 = tail;
        Ok(head)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], DecodeError> {
        let mut out = [0; N];
        out.copy_from_slice(self.take(N)?);
        Ok(out)
    }

    fn u16(&mut self) -> Result<u16, DecodeError> {
        Ok(u16::from_le_bytes(self.array()?))
    }

    fn u32(&mut self) -> Result<u32, DecodeError> {
        Ok(u32::from_le_bytes(self.array()?))
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, DecodeError> {
        let bytes = self.take(count.saturating_mul(4))?;
        Ok(bytes.chunks_exact(4).map(|c| f32::from_le_bytes([c[0], c[1], c[2], c[3]])).collect())
    }

    fn grain(&mut self) -> Result<Grain, DecodeError> {
        match self.array()? {
            [8] => Ok(Grain::Int8),
            [4] => Ok(Grain::Int4),
            _ => Err(DecodeError::Malformed("bits of an integer")),
        }
    }

    fn integers(&mut self, count: usize, grain: Grain) -> Result<Vec<i8>, DecodeError> {
        match grain {
            Grain::Int8 => Ok(self.take(count)?.iter().map(|&b| b as i8).collect()),
            Grain::Int4 => {
                let bytes = self.take(count.div_ceil(2))?;
                // Shifting back down spreads the sign.
                let halves = bytes.iter().flat_map(|&b| [(b << 4) as i8 >> 4, b as i8 >> 4]);
                Ok(halves.take(count).collect())
            }
        }
    }

    fn varint(&mut self) -> Result<u32, DecodeError> {
        let mut value = 0u64;
        for shift in (0..35).step_by(7) {
            let [byte] = self.array()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value).map_err(|_| DecodeError::Malformed("a number too large"));
            }
        }
        Err(DecodeError::Malformed("a number too long"))
    }

    fn sparse(&mut self, items: usize, grain: Grain) -> Result<Sparse, DecodeError> {
        let scales = self.floats(items)?;
        let mut out = Sparse { grain, starts: vec![0], targets: Vec::new(), values: Vec::new(), scales };
        for _ in 0..items {
            let count = self.varint()? as usize;
            let mut next = 0u64;
            for _ in 0..count {
                let target = next + u64::from(self.varint()?);
                if target >= items as u64 {
                    return Err(DecodeError::Malformed("a neighbour that is not an item"));
                }
                out.targets.push(target as u32);
                next = target + 1;
            }
            out.values.extend(self.integers(count, grain)?);
            out.starts.push(out.targets.len() as u32);
        }
        Ok(out)
    }
}
