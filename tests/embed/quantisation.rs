use penchant::embed::quant::{Int8Vectors, Int16Vector};
use proptest::{collection::vec, prelude::*};

/// Rows of a few components of any sane size, with zeros and repeats.
fn rows() -> impl Strategy<Value = (usize, Vec<f32>)> {
    let component = prop_oneof![3 => -1.0f32..1.0, 1 => Just(0.0), 1 => -1e6f32..1e6];
    (1usize..40, 0usize..12).prop_flat_map(move |(dim, n)| (Just(dim), vec(component.clone(), dim * n)))
}

proptest! {
    #[test]
    fn no_component_is_off_by_more_than_half_its_rows_scale((dim, rows) in rows()) {
        let vectors = Int8Vectors::quantize(&rows, dim);
        prop_assert_eq!(vectors.len(), rows.len() / dim);
        for (ix, row) in rows.chunks_exact(dim).enumerate() {
            let half = vectors.scales[ix] * 0.5001;
            for (x, y) in row.iter().zip(vectors.dequantize(ix)) {
                prop_assert!((x - y).abs() <= half, "{x} became {y}, which is more than {half} away");
            }
        }
    }

    #[test]
    fn what_was_rounded_once_is_not_rounded_again((dim, rows) in rows()) {
        let once = Int8Vectors::quantize(&rows, dim);
        let back: Vec<f32> = (0..once.len()).flat_map(|ix| once.dequantize(ix)).collect();
        prop_assert_eq!(&Int8Vectors::quantize(&back, dim).data, &once.data);
    }

    #[test]
    fn what_is_quantised_can_be_taken_apart_and_put_together((dim, rows) in rows()) {
        let vectors = Int8Vectors::quantize(&rows, dim);
        let again = Int8Vectors::new(dim, vectors.data.clone(), vectors.scales.clone());
        prop_assert_eq!(again, Some(vectors));
    }

    #[test]
    fn a_query_of_any_length_keeps_its_dot_product_within_32_bits(dim in 1usize..5000, x in -1e3f32..1e3) {
        let query = Int16Vector::quantize(&vec![x; dim]);
        let largest: i64 = query.codes.iter().map(|code| i64::from(*code).abs() * 127).sum();
        prop_assert!(largest <= i64::from(i32::MAX));
    }

    #[test]
    fn a_query_is_rounded_a_hundred_times_finer_than_a_row(vector in vec(-1.0f32..1.0, 384)) {
        let (query, row) = (Int16Vector::quantize(&vector), Int8Vectors::quantize(&vector, 384));
        prop_assert!(query.scale <= row.scales[0] / 100.0);
        for (x, code) in vector.iter().zip(&query.codes) {
            prop_assert!((x - f32::from(*code) * query.scale).abs() <= query.scale * 0.51);
        }
    }
}

#[test]
fn vectors_without_direction_become_zeros() {
    for vector in [[0.0, 0.0], [f32::NAN, 1.0], [f32::INFINITY, 1.0], [1.0, f32::NEG_INFINITY]] {
        let vectors = Int8Vectors::quantize(&vector, 2);
        assert_eq!((vectors.row(0), vectors.scales[0]), (&[0, 0][..], 0.0), "{vector:?}");
        assert_eq!(Int16Vector::quantize(&vector).codes, [0, 0], "{vector:?}");
    }
}

#[test]
fn the_smallest_and_the_largest_numbers_stay_in_range() {
    for largest in [f32::MIN_POSITIVE / 8e6, f32::MIN_POSITIVE, 1.0, f32::MAX] {
        let vectors = Int8Vectors::quantize(&[largest, -largest], 2);
        assert!(vectors.row(0).iter().all(|code| *code != i8::MIN), "{largest:e}");
        assert!(vectors.scales[0].is_finite());
    }
}

#[test]
fn parts_that_do_not_belong_together_are_refused() {
    assert_eq!(Int8Vectors::new(2, vec![1, 2, 3], vec![0.1]), None, "too many codes");
    assert_eq!(Int8Vectors::new(2, vec![1, 2], vec![0.1, 0.1]), None, "too many scales");
    assert_eq!(Int8Vectors::new(0, vec![], vec![]), None, "no components");
    assert_eq!(Int8Vectors::new(2, vec![1, 2], vec![f32::NAN]), None, "a scale that is no number");
    assert_eq!(Int8Vectors::new(2, vec![1, i8::MIN], vec![0.1]), None, "a code that nothing is rounded to");
    assert!(Int8Vectors::new(2, vec![], vec![]).is_some_and(|none| none.is_empty()));
}

#[test]
fn a_position_outside_the_range_is_an_empty_row() {
    let vectors = Int8Vectors::quantize(&[1.0, 0.5], 2);
    assert!(vectors.row(1).is_empty());
    assert!(vectors.row(usize::MAX).is_empty());
    assert!(vectors.dequantize(7).is_empty());
    assert!(Int8Vectors::default().row(0).is_empty());
}
