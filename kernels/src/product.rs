//! Rows of numbers times a matrix in one byte a weight: what a small neural network consists of.

/// Adds to each row of `out`, `width` long, the product of its row of `input` with a matrix of signed bytes, row-major and
/// `width` wide. What does not make whole rows is left out.
pub fn add_product(input: &[f32], matrix: &[u8], width: usize, out: &mut [f32]) {
    let deep = matrix.len() / width.max(1);
    if deep == 0 {
        return;
    }
    // Each row of the matrix is widened once for all rows of the input.
    let mut weights = vec![0.0; width];
    for (at, codes) in matrix.chunks_exact(width).enumerate() {
        for (weight, code) in weights.iter_mut().zip(codes) {
            *weight = f32::from(*code as i8);
        }
        for (row, sums) in input.chunks_exact(deep).zip(out.chunks_exact_mut(width)) {
            let x = row[at];
            sums.iter_mut().zip(&weights).for_each(|(sum, weight)| *sum += x * weight);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::add_product;

    proptest! {
        #[test]
        fn it_is_the_sum_of_the_products(
            (rows, deep, width) in (0usize..5, 1usize..7, 1usize..40),
            seed in any::<u64>(),
        ) {
            let mut rng = fastrand::Rng::with_seed(seed);
            let input: Vec<f32> = (0..rows * deep).map(|_| rng.i32(-9..9) as f32).collect();
            let matrix: Vec<u8> = (0..deep * width).map(|_| rng.u8(..)).collect();
            let mut out = vec![1.0; rows * width];
            add_product(&input, &matrix, width, &mut out);
            for (at, sum) in out.iter().enumerate() {
                let (row, column) = (at / width, at % width);
                let expected: i32 = (0..deep)
                    .map(|k| input[row * deep + k] as i32 * i32::from(matrix[k * width + column] as i8))
                    .sum();
                prop_assert_eq!(*sum, 1.0 + expected as f32);
            }
        }
    }
}
