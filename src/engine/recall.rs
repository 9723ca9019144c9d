//! What memory answers when it is asked: what was done when, and what is known of something, each with its evidence and its date.

use penchant_kernels::order::Order;
use rustc_hash::FxHashMap;

use super::{cards::CardMaker, catalog_view::CatalogView, memory_view::remembered, protocol::Recalled};
use crate::{
    agent::{intent::Reading, marks::OwnMark, world::World},
    catalog::{Item, ItemIx},
    index::text::{plain, words},
    memory::{Interaction, InteractionKind, Subject, interaction::ItemKey},
};

const DAY_MS: i64 = 86_400_000;
/// Acts that are named, the ones that fit best.
const MOST: usize = 24;
/// Items that a topic finds.
const DEEP: usize = 1_000;
/// A match of less than this share of the best is about something else.
const ON_TOPIC: f32 = 0.35;
/// Letters by which a text that has a word is told from most that do not.
const HEAD: usize = 4;

/// Words that a text is to have, all of them.
struct Sought {
    /// Folded.
    words: Vec<String>,
}

impl Sought {
    fn of(texts: impl Iterator<Item = String>) -> Self {
        let mut sought: Vec<String> = texts.flat_map(|text| words(&text).collect::<Vec<_>>()).collect();
        sought.sort_unstable();
        sought.dedup();
        Self { words: sought }
    }

    /// Whether the texts together have every word.
    fn is_in<'t>(&self, texts: impl Iterator<Item = &'t str> + Clone) -> bool {
        let may = |word: &String| {
            let head: String = word.chars().take(HEAD).collect();
            texts.clone().any(|text| plain(text).contains(&head))
        };
        self.words.iter().all(may)
            && self.words.iter().all(|word| texts.clone().flat_map(words).any(|other| other == *word))
    }
}

/// What is remembered of what a reading asks for.
pub fn recalled(view: &CatalogView<'_>, cards: &CardMaker<'_>, reading: &Reading) -> Recalled {
    let CardMaker { library, person, .. } = cards;
    let mark = reading.marks.iter().find(|marked| marked.wanted);
    let days = mark.and_then(|marked| marked.days).map(|days| {
        let today = cards.now_ms.div_euclid(DAY_MS);
        (today - i64::from(days), today)
    });
    let span = reading.past.or(days);
    let when =
        |at_ms: i64| span.is_none_or(|(first, last)| (first..=last).contains(&at_ms.div_euclid(DAY_MS)));
    let mark = mark.map(|marked| marked.mark);
    let sought = Sought::of(reading.named().into_iter());
    let anything = sought.words.is_empty();
    let topic = reading.topic.join(" ");
    let found: Option<FxHashMap<ItemIx, f32>> = (!topic.is_empty()).then(|| {
        let hits = view.search(&topic, DEEP);
        let least = ON_TOPIC * hits.first().map_or(0.0, |best| best.score);
        hits.into_iter().filter(|hit| hit.score >= least).map(|hit| (hit.ix, hit.score)).collect()
    });
    let fits = |ix: ItemIx, item: &Item| {
        let holds = reading.constraints.iter().all(|constraint| constraint.holds(view.vocabulary(), item));
        match &found {
            Some(found) if holds => found.get(&ix).copied(),
            None if holds => Some(0.0),
            _ => None,
        }
        .or_else(|| sought.is_in([item.title.to_compare().as_str()].into_iter()).then_some(0.0))
    };
    // How well each item fits is worked out once, however often something was done about it.
    let mut known: FxHashMap<ItemKey<'_>, (&Interaction, Option<f32>)> = FxHashMap::default();
    let mut typed: Vec<(&Interaction, f32)> = Vec::new();
    for act in person.log.iter() {
        let wanted = is_wanted(&act.kind, mark) && when(act.at_ms);
        let (Some(key), Subject::Item(_)) = (act.item(), &act.subject) else {
            if let (true, Subject::Text(text)) = (wanted, &act.subject)
                && !anything
                && sought.is_in([text.as_str()].into_iter())
            {
                typed.push((act, 0.0));
            }
            continue;
        };
        if takes_back(&act.kind) && mark == Some(OwnMark::Liked) {
            known.remove(&key);
        }
        if !wanted {
            continue;
        }
        match known.get_mut(&key) {
            // To have spoken one's mind says more than to have looked.
            Some((before, _)) if act.kind.is_explicit() || !before.kind.is_explicit() => *before = act,
            Some(_) => {}
            None => {
                let score = if anything && found.is_none() && reading.constraints.is_empty() {
                    Some(0.0)
                } else if let Some(ix) = library.ix(key) {
                    library.item(ix).and_then(|item| fits(ix, item))
                } else {
                    person.log.about(act.seq).and_then(|about| {
                        let facets = about.facets.to_compare().values().flatten().map(String::as_str);
                        let texts = [about.title.to_compare().as_str()].into_iter().chain(facets);
                        sought.is_in(texts).then_some(0.0)
                    })
                };
                known.insert(key, (act, score));
            }
        }
    }
    let mut acts: Vec<(&Interaction, f32)> =
        known.into_values().filter_map(|(act, score)| Some((act, score?))).chain(typed).collect();
    acts.order_by(|a, b| b.1.total_cmp(&a.1).then(b.0.at_ms.cmp(&a.0.at_ms)).then(b.0.seq.cmp(&a.0.seq)));
    let total = acts.len() as u32;
    acts.truncate(MOST);
    let mut told = Recalled {
        acts: acts.into_iter().map(|(act, _)| remembered(cards, act)).collect(),
        total,
        span,
        ..Recalled::default()
    };
    if mark.is_none() {
        let says = |text: &str| anything || sought.is_in([text].into_iter());
        told.notes = person.standing().notes;
        told.notes.retain(|note| says(&note.text) && when(note.at_ms));
        told.rules = person.rules();
        told.rules.retain(|rule| rule.holds(cards.now_ms) && says(&rule.name) && when(rule.at_ms));
        // When a topic was taken up is not known.
        if span.is_none() {
            told.topics = person.topics();
            told.topics.retain(|held| says(&held.topic.value));
        }
    }
    told
}

/// Whether an act is of what is asked for: with a mark, or whatever somebody did of their own will.
fn is_wanted(kind: &InteractionKind, mark: Option<OwnMark>) -> bool {
    use InteractionKind::{Finished, Have, Like, Open, Save, Search, Stopped};
    match mark {
        Some(OwnMark::Liked) => matches!(kind, Like),
        Some(OwnMark::Saved) => matches!(kind, Save),
        Some(OwnMark::Known) => matches!(kind, Have | Finished | Stopped | Like),
        None => kind.is_explicit() || matches!(kind, Open | Search),
    }
}

fn takes_back(kind: &InteractionKind) -> bool {
    matches!(kind, InteractionKind::Dislike | InteractionKind::NotInterested { .. })
}
