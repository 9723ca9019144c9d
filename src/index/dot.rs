//! The inner loop of the scan: the dot product of two int8 rows. Exact in integers, so the SIMD kernel and its scalar
//! twin agree to the bit, which a property test holds them to.

/// Sum of products; the shorter row decides. Exact up to 2^17 components of full range.
pub fn dot(a: &[i8], b: &[i8]) -> i32 {
    #[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
    return simd(a, b);
    #[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
    return scalar(a, b);
}

/// The definition. On native targets the compiler turns it into vector code by itself.
pub fn scalar(a: &[i8], b: &[i8]) -> i32 {
    a.iter().zip(b).map(|(x, y)| i32::from(*x) * i32::from(*y)).sum()
}

/// 16 components at a time: widen to i16, multiply and add pairs into i32.
#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
pub fn simd(a: &[i8], b: &[i8]) -> i32 {
    use core::arch::wasm32::{
        i16x8_extend_high_i8x16, i16x8_extend_low_i8x16, i32x4_add, i32x4_dot_i16x8, i32x4_extract_lane,
        i32x4_splat, v128, v128_load,
    };
    let n = a.len().min(b.len());
    let (a, b) = (&a[..n], &b[..n]);
    let mut low = i32x4_splat(0);
    let mut high = i32x4_splat(0);
    let (heads_a, tail_a) = a.as_chunks::<16>();
    let (heads_b, tail_b) = b.as_chunks::<16>();
    for (x, y) in heads_a.iter().zip(heads_b) {
        // SAFETY: each chunk is 16 readable bytes, and v128_load needs no alignment.
        let (x, y) = unsafe { (v128_load(x.as_ptr().cast::<v128>()), v128_load(y.as_ptr().cast::<v128>())) };
        low = i32x4_add(low, i32x4_dot_i16x8(i16x8_extend_low_i8x16(x), i16x8_extend_low_i8x16(y)));
        high = i32x4_add(high, i32x4_dot_i16x8(i16x8_extend_high_i8x16(x), i16x8_extend_high_i8x16(y)));
    }
    let sum = i32x4_add(low, high);
    let lanes = i32x4_extract_lane::<0>(sum)
        + i32x4_extract_lane::<1>(sum)
        + i32x4_extract_lane::<2>(sum)
        + i32x4_extract_lane::<3>(sum);
    lanes + scalar(tail_a, tail_b)
}
