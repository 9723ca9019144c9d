//! Why one item has the score it has.

use super::{
    failures::not_found,
    library::Library,
    protocol::{Contribution, Counterfactual, Explain, Explanation, Failure, ReasonSource},
    snapshot::Snapshot,
};
use crate::{
    catalog::ItemIx,
    recommend::{Ranker, Scored, ranker::ScorePart},
};

/// Places that a counterfactual compares.
const COMPARED: usize = 10;
/// Titles that a counterfactual names on each side.
const CHANGED: usize = 3;

/// Why one item has the score it has, and what would be without the act that speaks for it most.
pub fn explain(snapshot: &Snapshot<'_>, Explain { item }: Explain) -> Result<Explanation, Failure> {
    let library = snapshot.library;
    let ix = library.catalog.ix(&item).ok_or_else(|| not_found(&item))?;
    let full = snapshot.ranker();
    let parts = full.parts(ix);
    let top = parts
        .iter()
        .filter(|(_, value)| *value > 0.0)
        .filter_map(|(part, value)| match part {
            ScorePart::Act(seq) => Some((*seq, *value)),
            _ => None,
        })
        .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
        .map(|(seq, _)| seq);
    let ranked = all(full, library, ix);
    let without = top.map(|seq| {
        let ranked_without = all(&snapshot.ranker_without(seq), library, ix);
        (rank_of(&ranked_without, ix), counterfactual(library, &ranked, &ranked_without))
    });
    let mut contributions: Vec<Contribution> = parts
        .into_iter()
        .map(|(part, value)| Contribution { source: source(snapshot, part), value })
        .collect();
    contributions.sort_by(|a, b| b.value.abs().total_cmp(&a.value.abs()));
    let (rank_without_top, without_top) = without.unzip();
    Ok(Explanation {
        item,
        score: full.score(ix).score,
        contributions,
        rank: rank_of(&ranked, ix),
        rank_without_top,
        without_top,
    })
}

/// Every candidate, best first, with `ix` among them whatever has been decided about it.
fn all(ranker: &Ranker<'_>, library: &Library, ix: ItemIx) -> Vec<Scored> {
    let mut candidates = ranker.candidates(library.neighbours(), &|_| true);
    if let Err(at) = candidates.binary_search(&ix) {
        candidates.insert(at, ix);
    }
    ranker.rank(&candidates)
}

/// 1-based place of an item in a ranking.
fn rank_of(ranked: &[Scored], ix: ItemIx) -> u32 {
    ranked.iter().take_while(|scored| scored.ix != ix).count() as u32 + 1
}

fn counterfactual(library: &Library, with: &[Scored], without: &[Scored]) -> Counterfactual {
    let head = |ranked: &[Scored]| -> Vec<ItemIx> { ranked.iter().take(COMPARED).map(|s| s.ix).collect() };
    let (with, without) = (head(with), head(without));
    let titles = |of: &[ItemIx], not: &[ItemIx]| -> Vec<String> {
        let changed = of.iter().filter(|ix| !not.contains(ix)).take(CHANGED);
        changed.filter_map(|ix| library.item(*ix)).map(|item| item.title.to_show().clone()).collect()
    };
    Counterfactual { places: COMPARED as u32, leave: titles(&with, &without), enter: titles(&without, &with) }
}

fn source(snapshot: &Snapshot<'_>, part: ScorePart) -> ReasonSource {
    match part {
        ScorePart::Act(seq) => {
            let kind = snapshot.person.log.get(seq).map(|act| act.kind.name().to_owned()).unwrap_or_default();
            let (title, catalog) = snapshot.named(seq);
            ReasonSource::Act { seq, kind, title, catalog }
        }
        ScorePart::Popularity => ReasonSource::Popularity,
        ScorePart::Novelty => ReasonSource::Novelty,
        ScorePart::Fatigue => ReasonSource::Fatigue,
        ScorePart::KindFatigue => ReasonSource::KindFatigue,
        ScorePart::Owner(rule) => ReasonSource::Owner {
            label: snapshot.library.rules.labels.get(rule).cloned().unwrap_or_default(),
        },
    }
}
