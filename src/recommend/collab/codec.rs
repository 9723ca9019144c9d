//! The bytes of the weights. Little-endian throughout:
//!
//! ```text
//! "PNCW"  version u16  dim u16  items u32  blend_len u32  blend JSON
//! popularity   items × u16          (65535 = 1)
//! factors      items × f32 scale, items × dim × i8
//! prior        dim × f32 mean, dim (dim + 1) / 2 × f32 lower triangle of the covariance by rows
//! links, rules each: items × f32 scale per target, then per row: varint count, count × varint step, count × i8
//! crc32 of everything before it, u32
//! ```
//!
//! A step is the distance to the row's previous target, minus one (the first counts from −1).

use super::sparse::Sparse;
use super::weights::{DecodeError, Factors, Prior, Weights};

pub(super) const VERSION: u16 = 1;
const MAGIC: &[u8; 4] = b"PNCW";
/// No factor model worth shipping is wider, and folding in costs the cube of it.
const MAX_DIM: usize = 256;

pub(super) fn encode(weights: &Weights) -> Vec<u8> {
    let blend = serde_json::to_vec(&weights.blend).unwrap_or_default();
    let mut out = Vec::new();
    out.extend_from_slice(MAGIC);
    out.extend_from_slice(&VERSION.to_le_bytes());
    out.extend_from_slice(&(weights.factors.dim as u16).to_le_bytes());
    out.extend_from_slice(&(weights.items() as u32).to_le_bytes());
    out.extend_from_slice(&(blend.len() as u32).to_le_bytes());
    out.extend_from_slice(&blend);
    for &p in &weights.popularity {
        out.extend_from_slice(&((p * 65535.0).round() as u16).to_le_bytes());
    }
    floats(&mut out, &weights.factors.scales);
    out.extend(weights.factors.values.iter().map(|&q| q as u8));
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
            out.extend(matrix.values[range].iter().map(|&q| q as u8));
        }
    }
    let sum = crc32fast::hash(&out);
    out.extend_from_slice(&sum.to_le_bytes());
    out
}

pub(super) fn decode(bytes: &[u8]) -> Result<Weights, DecodeError> {
    let mut header = Reader(bytes);
    if header.take(4).ok() != Some(MAGIC) {
        return Err(DecodeError::Magic);
    }
    let version = header.u16().map_err(|_| DecodeError::Checksum)?;
    if version != VERSION {
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
    let popularity = input
        .take(items.saturating_mul(2))?
        .chunks_exact(2)
        .map(|c| f32::from(u16::from_le_bytes([c[0], c[1]])) / 65535.0)
        .collect();
    let scales = input.floats(items)?;
    let values = input.bytes_i8(items.saturating_mul(dim))?;
    let factors = Factors { dim, scales, values };
    let mean = input.floats(dim)?;
    let mut covariance = vec![0.0; dim * dim];
    for i in 0..dim {
        for (j, x) in input.floats(i + 1)?.into_iter().enumerate() {
            covariance[i * dim + j] = x;
            covariance[j * dim + i] = x;
        }
    }
    let links = input.sparse(items)?;
    let rules = input.sparse(items)?;
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

    fn bytes_i8(&mut self, count: usize) -> Result<Vec<i8>, DecodeError> {
        Ok(self.take(count)?.iter().map(|&b| b as i8).collect())
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

    fn sparse(&mut self, items: usize) -> Result<Sparse, DecodeError> {
        let scales = self.floats(items)?;
        let mut out = Sparse { starts: vec![0], targets: Vec::new(), values: Vec::new(), scales };
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
            out.values.extend(self.bytes_i8(count)?);
            out.starts.push(out.targets.len() as u32);
        }
        Ok(out)
    }
}
