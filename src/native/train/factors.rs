//! What factors cost, chosen for the log at hand.

use super::als::{AlsOptions, ItemModel, fit};

/// Costs of an unobserved pair that are compared, beside the one that the search starts from, and then of large factors.
const UNOBSERVED: [f64; 4] = [0.1, 0.03, 0.01, 0.003];
const REGULARISATION: [f64; 2] = [0.003, 0.03];

/// Of several costs, first of unobserved pairs and then of large factors, the fit of which `found` says most. What is right for a
/// small dense log drowns the few acts of each person in a large sparse one: there the factors would be all but zero.
pub fn fit_best(
    histories: &[Vec<u32>],
    items: usize,
    start: AlsOptions,
    found: impl Fn(&ItemModel) -> f64,
    tick: &dyn Fn(usize, usize),
) -> (AlsOptions, ItemModel) {
    let mut winner = (start, fit(histories, items, &start, &|_, _| ()));
    let mut most = found(&winner.1);
    let unobserved = UNOBSERVED.map(|value| (value, true));
    let regularisation = REGULARISATION.map(|value| (value, false));
    let of = UNOBSERVED.len() + REGULARISATION.len();
    for (done, (value, is_unobserved)) in (1..).zip(unobserved.into_iter().chain(regularisation)) {
        let options = match is_unobserved {
            true => AlsOptions { unobserved: value, ..winner.0 },
            false => AlsOptions { regularisation: value, ..winner.0 },
        };
        let model = fit(histories, items, &options, &|_, _| ());
        let value = found(&model);
        if value > most {
            (most, winner) = (value, (options, model));
        }
        tick(done, of);
    }
    winner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_of_a_large_catalogue_of_which_everybody_has_little_say_something() {
        const ITEMS: u32 = 4000;
        let (items, per_taste) = (ITEMS as usize, 20);
        let mut rng = fastrand::Rng::with_seed(3);
        let mut history = || -> Vec<u32> {
            let taste = rng.u32(..ITEMS / per_taste);
            (0..6).map(|_| taste * per_taste + rng.u32(..per_taste)).collect()
        };
        let people: Vec<Vec<u32>> = (0..2000).map(|_| history()).collect();
        let start = AlsOptions { dim: 8, unobserved: 0.3, regularisation: 0.01, sweeps: 5 };
        let size = |model: &ItemModel| model.items.iter().map(|x| x * x).sum::<f64>() / items as f64;
        // How much nearer items are to one of their taste than to one of another.
        let found = |model: &ItemModel| -> f64 {
            let row = |item: u32| &model.items[item as usize * 8..][..8];
            let product = |a: u32, b: u32| row(a).iter().zip(row(b)).map(|(x, y)| x * y).sum::<f64>();
            let nearer = (0..ITEMS - per_taste).step_by(per_taste as usize);
            nearer.map(|item| product(item, item + 1) - product(item, item + per_taste)).sum()
        };
        assert!(size(&fit(&people, items, &start, &|_, _| ())) < 1e-3);
        let (options, model) = fit_best(&people, items, start, found, &|_, _| ());
        assert!(options.unobserved < 0.1 && size(&model) > 0.01, "{options:?}: {}", size(&model));
    }
}
