//! The inner loops of the scan. Exact in integers, so that the SIMD kernels and their scalar twins agree to the bit,
//! which property tests hold them to.

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
pub use scalar::{narrow, wide};
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub use simd::{narrow, wide};

/// Dot products of one row with each of those in `rows`, which are as long as it is; none with an empty one.
pub fn narrow_each(row: &[i8], rows: &[i8]) -> Vec<i32> {
    if row.is_empty() {
        return Vec::new();
    }
    // Widened once, not once a row.
    let wider: Vec<i16> = row.iter().map(|code| i16::from(*code)).collect();
    rows.chunks_exact(row.len()).map(|other| wide(&wider, other)).collect()
}

/// The definitions. On native targets the compiler turns them into vector code by itself.
pub mod scalar {
    /// Dot product of two rows; the shorter one decides. Exact up to 2^17 components.
    pub fn narrow(a: &[i8], b: &[i8]) -> i32 {
        a.iter().zip(b).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum()
    }

    /// Dot product of a query and a row; the shorter one decides. Exact if the components of the
    /// query are so small that their products with 127 sum up to less than 2^31, as those of an `Int16Vector` are.
    pub fn wide(query: &[i16], row: &[i8]) -> i32 {
        query.iter().zip(row).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum()
    }
}

/// 16 components at a time: widen to 16 bits, multiply, add pairs into 32.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub mod simd {
    use core::arch::wasm32::{
        i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, i16x8_load_extend_i8x8, i32x4_add, i32x4_dot_i16x8,
        i32x4_extract_lane, i32x4_splat, v128, v128_load,
    };

    use super::scalar;

    /// The same as [`scalar::narrow`], to the bit.
    pub fn narrow(a: &[i8], b: &[i8]) -> i32 {
        let n = a.len().min(b.len());
        let ((blocks_a, tail_a), (blocks_b, tail_b)) = (a[..n].as_chunks::<16>(), b[..n].as_chunks::<16>());
        let (mut low, mut high) = (i32x4_splat(0), i32x4_splat(0));
        for (x, y) in blocks_a.iter().zip(blocks_b) {
            // SAFETY: each block is 16 readable bytes, and the load needs no alignment.
            let (x, y) =
                unsafe { (v128_load(x.as_ptr().cast::<v128>()), v128_load(y.as_ptr().cast::<v128>())) };
            low = i32x4_add(low, i32x4_dot_i16x8(i16x8_extend_low_i8x16(x), i16x8_extend_low_i8x16(y)));
            high = i32x4_add(high, i32x4_dot_i16x8(i16x8_extend_high_i8x16(x), i16x8_extend_high_i8x16(y)));
        }
        total(i32x4_add(low, high)) + scalar::narrow(tail_a, tail_b)
    }

    /// The same as [`scalar::wide`], to the bit.
    pub fn wide(query: &[i16], row: &[i8]) -> i32 {
        let n = query.len().min(row.len());
        let ((blocks_q, tail_q), (blocks_r, tail_r)) =
            (query[..n].as_chunks::<16>(), row[..n].as_chunks::<16>());
        let (mut low, mut high) = (i32x4_splat(0), i32x4_splat(0));
        for (q, r) in blocks_q.iter().zip(blocks_r) {
            // SAFETY: a block of the query is 32 readable bytes, one of the row 16, and the loads need no alignment.
            unsafe {
                let (q, r) = (q.as_ptr(), r.as_ptr());
                let near = i32x4_dot_i16x8(v128_load(q.cast()), i16x8_load_extend_i8x8(r));
                let far = i32x4_dot_i16x8(v128_load(q.add(8).cast()), i16x8_load_extend_i8x8(r.add(8)));
                (low, high) = (i32x4_add(low, near), i32x4_add(high, far));
            }
        }
        total(i32x4_add(low, high)) + scalar::wide(tail_q, tail_r)
    }

    fn total(lanes: v128) -> i32 {
        i32x4_extract_lane::<0>(lanes)
            + i32x4_extract_lane::<1>(lanes)
            + i32x4_extract_lane::<2>(lanes)
            + i32x4_extract_lane::<3>(lanes)
    }
}
