use penchant::embed::{
    EmbedError,
    batch::{Batch, pool},
};
use proptest::{collection::vec, prelude::*};

const DIM: usize = 5;

/// Hidden states that a model might return for a text: a function of its tokens alone.
fn hidden(tokens: &[u32]) -> Vec<f32> {
    let state = |token: u32| (1..=DIM as u32).map(move |i| ((token * i) % 17) as f32 - 7.5);
    tokens.iter().flat_map(|token| state(*token)).collect()
}

proptest! {
    #[test]
    fn padding_changes_nothing(texts in vec(vec(1u32..1000, 1..20), 1..8)) {
        let batch = Batch::new(texts.clone());
        let noise = hidden(&vec![999; batch.width]);
        let padded: Vec<f32> = texts
            .iter()
            .flat_map(|text| [&hidden(text)[..], &noise[text.len() * DIM..]].concat())
            .collect();
        let together = pool(&padded, &batch, DIM).expect("the shape fits");
        for (text, vector) in texts.iter().zip(together.chunks_exact(DIM)) {
            let alone = pool(&hidden(text), &Batch::new(vec![text.clone()]), DIM).expect("the shape fits");
            prop_assert_eq!(&alone[..], vector);
        }
    }

    #[test]
    fn a_batch_is_its_texts_and_padding(texts in vec(vec(1u32..1000, 0..20), 0..8)) {
        let batch = Batch::new(texts.clone());
        prop_assert_eq!(batch.rows, texts.len());
        prop_assert_eq!(batch.width, texts.iter().map(Vec::len).max().unwrap_or(0));
        for (row, text) in texts.iter().enumerate() {
            let at = row * batch.width;
            let ids: Vec<u32> = batch.ids[at..at + text.len()].iter().map(|id| *id as u32).collect();
            prop_assert_eq!(&ids, text);
            let mask = &batch.mask[at..at + batch.width];
            prop_assert_eq!(mask.iter().sum::<i64>(), text.len() as i64);
            prop_assert!(mask[..text.len()].iter().all(|m| *m == 1));
        }
        prop_assert!(batch.types.iter().all(|t| *t == 0));
    }
}

#[test]
fn a_vector_is_the_mean_of_its_states_at_length_one() {
    let batch = Batch::new(vec![vec![1, 2]]);
    let vector = pool(&[3.0, 0.0, 0.0, 4.0], &batch, 2).expect("the shape fits");
    assert!((vector[0] - 0.6).abs() < 1e-6 && (vector[1] - 0.8).abs() < 1e-6, "{vector:?}");
}

#[test]
fn a_model_that_returns_another_shape_is_an_error() {
    let batch = Batch::new(vec![vec![1, 2], vec![3]]);
    assert_eq!(pool(&[0.0; 7], &batch, 2), Err(EmbedError::Shape { got: 7, want: 8 }));
    assert_eq!(pool(&[], &Batch::new(vec![]), 384), Ok(vec![]));
}
