//! Item vectors in a file: `PNVC`, version, count, dimension, scales, int8 rows; little-endian. The manifest's SHA-256
//! protects it, so it carries no checksum of its own.

use crate::{catalog::limits, embed::quant::Int8Vectors};

const MAGIC: &[u8; 4] = b"PNVC";
const VERSION: u32 = 1;
const HEADER: usize = 16;
/// No component of a unit vector is larger than 1, which is 127 times its scale; rounding adds a little.
const LARGEST_SCALE: f32 = 1.001 / 127.0;

/// The bytes of the file.
pub fn encode(vectors: &Int8Vectors) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(HEADER + vectors.len() * (vectors.dim + 4));
    bytes.extend(MAGIC);
    for number in [VERSION, vectors.len() as u32, vectors.dim as u32] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(vectors.scales.iter().flat_map(|scale| scale.to_le_bytes()));
    bytes.extend(vectors.data.iter().map(|code| code.cast_unsigned()));
    bytes
}

/// The vectors in a file. A scale that no unit vector has costs its vector, which then is like nothing: a score made with it
/// could be no number, and would be remembered as such.
///
/// # Errors
/// What is wrong with the file, in words.
pub fn decode(bytes: &[u8]) -> Result<Int8Vectors, String> {
    let (magic, rest) = bytes.split_first_chunk::<4>().ok_or("it is too short")?;
    if magic != MAGIC {
        return Err("it does not begin as a vector file does".into());
    }
    let mut rest = rest;
    let mut number = || -> Result<u32, String> {
        let (four, after) = rest.split_first_chunk::<4>().ok_or("it is too short")?;
        rest = after;
        Ok(u32::from_le_bytes(*four))
    };
    let (version, n, dim) = (number()?, number()? as usize, number()? as usize);
    if version != VERSION {
        return Err(format!("its version is {version}; this build reads {VERSION}"));
    }
    if dim > limits::DIM {
        return Err(format!("its vectors have {dim} components; at most {} are read", limits::DIM));
    }
    let scale_bytes = n.checked_mul(4).ok_or("its count is impossible")?;
    let (scales, codes) = rest.split_at_checked(scale_bytes).ok_or("it ends within the scales")?;
    let sound = |scale: f32| if (0.0..=LARGEST_SCALE).contains(&scale) { scale } else { 0.0 };
    let scales = scales.as_chunks::<4>().0.iter().map(|four| sound(f32::from_le_bytes(*four))).collect();
    let data = codes.iter().map(|byte| byte.cast_signed()).collect();
    Int8Vectors::new(dim, data, scales).ok_or_else(|| "its rows do not add up".into())
}
