//! The words of the grammar: comparisons, denials, hedges, and words that say nothing about items. Each language is a table;
//! it is taken apart and folded once.

mod en;
mod tables;
pub mod words;

use std::{collections::BTreeSet, sync::OnceLock};

use penchant_kernels::order::Order;

pub use self::tables::Cmp;
use self::tables::Tables;
use crate::agent::{marks::OwnMark, measure::Measure, tokens::folded};

/// Phrases, those of more words first, so that none hides behind its own beginning.
pub type Phrases = Vec<&'static str>;

/// The words of a language, ready to read with. The fields are those of [`Tables`].
pub struct Grammar {
    pub before: Vec<(&'static str, (Cmp, Option<Measure>))>,
    pub after: Vec<(&'static str, Cmp)>,
    pub denials: Phrases,
    pub denial_ends: Phrases,
    pub undenied: Phrases,
    pub bridges: Phrases,
    pub degrees: Phrases,
    pub only: Phrases,
    pub averse: Phrases,
    pub anew: Phrases,
    pub needless: Phrases,
    pub reported: Phrases,
    pub told: Phrases,
    pub was: Phrases,
    pub pursued: Phrases,
    pub turns: Phrases,
    pub latest: Phrases,
    pub whole: Phrases,
    pub narrator: Phrases,
    pub relative: Phrases,
    pub made: Phrases,
    pub demanding: Phrases,
    pub described: Phrases,
    pub praise: Phrases,
    pub blame: Phrases,
    pub unmoved: Phrases,
    pub excess: Phrases,
    pub beside: Phrases,
    pub devotees: Phrases,
    pub speaker: Phrases,
    pub wishes: Phrases,
    pub demands: Phrases,
    pub adverbs: Phrases,
    pub likers: Phrases,
    pub corrections: Phrases,
    pub seen: Phrases,
    pub companions: Phrases,
    pub counting: Phrases,
    pub more_people: Phrases,
    pub for_children: Phrases,
    pub asking: Phrases,
    pub greetings: Phrases,
    pub thanks: Phrases,
    pub small_talk: Phrases,
    pub help: Phrases,
    pub why: Phrases,
    pub compare: Phrases,
    pub recall: Phrases,
    pub recall_heads: Phrases,
    pub recall_verbs: Vec<(&'static str, OwnMark)>,
    pub recall_about: Phrases,
    pub marked: Vec<(&'static str, (OwnMark, bool))>,
    pub asked_for: Vec<(&'static str, OwnMark)>,
    pub marked_heads: Phrases,
    pub within: Vec<(&'static str, u32)>,
    pub openings: Phrases,
    pub ties: Phrases,
    pub fragments: Phrases,
    pub forget_all: Phrases,
    pub back: Phrases,
    pub popular: Phrases,
    pub ordinals: Phrases,
    pub unscaled: Phrases,
    pub hedges: Phrases,
    pub indifferent: Phrases,
    pub indifferent_after: Phrases,
    pub like: Phrases,
    pub supposed: Phrases,
    pub occasions: Phrases,
    pub company: Phrases,
    pub sets: Phrases,
    pub surprise: Phrases,
    pub change: Phrases,
    pub everyday: Vec<Everyday>,
    pub languages: &'static [(&'static str, &'static str, &'static str)],
    pub hints: Vec<(&'static str, Measure)>,
    pub ones: Phrases,
    pub tens: Phrases,
    pub decades: Phrases,
    stop: BTreeSet<&'static str>,
    generic: BTreeSet<String>,
    free_of: BTreeSet<String>,
}

/// An everyday word, folded.
pub struct Everyday {
    /// Its words.
    pub said: Vec<String>,
    /// What catalogues may call it, likeliest first.
    pub meant: Vec<Vec<String>>,
}

impl Everyday {
    /// Whether folded words begin with it.
    pub fn begins(&self, words: &[&str]) -> bool {
        words.len() >= self.said.len() && self.said.iter().zip(words).all(|(a, b)| a == b)
    }
}

impl Grammar {
    /// The grammar of English.
    pub fn english() -> &'static Self {
        static ENGLISH: OnceLock<Grammar> = OnceLock::new();
        ENGLISH.get_or_init(|| Self::of(&en::ENGLISH))
    }

    fn of(tables: &Tables) -> Self {
        let before = tables.before.iter().map(|(cmp, about, list)| ((*cmp, *about), *list));
        let everyday = tables.everyday.iter().flat_map(|(said, meant)| {
            let meant: Vec<Vec<String>> = listed(meant).map(folded).collect();
            listed(said).map(move |said| Everyday { said: folded(said), meant: meant.clone() })
        });
        Self {
            before: keyed(before),
            after: keyed(tables.after.iter().copied()),
            denials: phrases(tables.denials),
            denial_ends: phrases(tables.denial_ends),
            undenied: phrases(tables.undenied),
            bridges: phrases(tables.bridges),
            degrees: phrases(tables.degrees),
            only: phrases(tables.only),
            averse: phrases(tables.averse),
            anew: phrases(tables.anew),
            needless: phrases(tables.needless),
            reported: phrases(tables.reported),
            told: phrases(tables.told),
            was: phrases(tables.was),
            pursued: phrases(tables.pursued),
            turns: phrases(tables.turns),
            latest: phrases(tables.latest),
            whole: phrases(tables.whole),
            narrator: phrases(tables.narrator),
            relative: phrases(tables.relative),
            made: phrases(tables.made),
            demanding: phrases(tables.demanding),
            described: phrases(tables.described),
            praise: phrases(tables.praise),
            blame: phrases(tables.blame),
            unmoved: phrases(tables.unmoved),
            excess: phrases(tables.excess),
            beside: phrases(tables.beside),
            devotees: phrases(tables.devotees),
            speaker: phrases(tables.speaker),
            wishes: phrases(tables.wishes),
            demands: phrases(tables.demands),
            adverbs: phrases(tables.adverbs),
            likers: phrases(tables.likers),
            corrections: phrases(tables.corrections),
            seen: phrases(tables.seen),
            companions: phrases(tables.companions),
            counting: phrases(tables.counting),
            more_people: phrases(tables.more_people),
            for_children: phrases(tables.for_children),
            asking: phrases(tables.asking),
            greetings: phrases(tables.greetings),
            thanks: phrases(tables.thanks),
            small_talk: phrases(tables.small_talk),
            help: phrases(tables.help),
            why: phrases(tables.why),
            compare: phrases(tables.compare),
            recall: listed(tables.recall).chain(listed(tables.recall_about)).collect(),
            recall_heads: phrases(tables.recall_heads),
            recall_verbs: keyed(tables.recall_verbs.iter().copied()),
            recall_about: phrases(tables.recall_about),
            marked: keyed(tables.marked.iter().map(|(mark, wanted, list)| ((*mark, *wanted), *list))),
            asked_for: keyed(tables.asked_for.iter().copied()),
            marked_heads: phrases(tables.marked_heads),
            within: keyed(tables.within.iter().copied()),
            openings: phrases(tables.openings),
            ties: phrases(tables.ties),
            fragments: phrases(tables.fragments),
            forget_all: phrases(tables.forget_all),
            back: phrases(tables.back),
            popular: phrases(tables.popular),
            ordinals: phrases(tables.ordinals),
            unscaled: phrases(tables.unscaled),
            hedges: phrases(tables.hedges),
            indifferent: phrases(tables.indifferent),
            indifferent_after: phrases(tables.indifferent_after),
            like: phrases(tables.like),
            supposed: phrases(tables.supposed),
            occasions: phrases(tables.occasions),
            company: phrases(tables.company),
            sets: phrases(tables.sets),
            surprise: phrases(tables.surprise),
            change: phrases(tables.change),
            everyday: everyday.collect(),
            languages: tables.languages,
            hints: keyed(tables.hints.iter().copied()),
            ones: phrases(tables.ones),
            tens: phrases(tables.tens),
            decades: phrases(tables.decades),
            stop: listed(tables.stop).collect(),
            generic: listed(tables.generic).flat_map(folded).collect(),
            free_of: listed(tables.free_of).flat_map(folded).collect(),
        }
    }

    /// Whether a word, in lower case, is one of the grammar's own.
    pub fn knows(&self, lower: &str) -> bool {
        let lists = [&self.denials, &self.hedges, &self.seen, &self.like, &self.asking, &self.companions];
        self.is_stop(lower)
            || self.measuring().chain(lists.into_iter().flatten().copied()).any(|word| word == lower)
    }

    /// Words in which quantities are compared and counted.
    pub fn measuring(&self) -> impl Iterator<Item = &'static str> {
        let compared =
            self.before.iter().map(|(words, _)| *words).chain(self.after.iter().map(|(words, _)| *words));
        let counted = [&self.ones, &self.tens, &self.decades].into_iter().flatten().copied();
        compared.chain(counted).chain(MEASURED.iter().copied()).flat_map(|words| words.split(' '))
    }

    /// Whether a word, in lower case, holds no topic.
    pub fn is_stop(&self, lower: &str) -> bool {
        self.stop.contains(lower)
    }

    /// The words that hold no topic.
    pub fn stop_words(&self) -> impl Iterator<Item = &'static str> {
        self.stop.iter().copied()
    }

    /// Whether a folded word says only what items are.
    pub fn is_generic(&self, word: &str) -> bool {
        self.generic.contains(word)
    }

    /// Whether a folded word says what something is, behind what it is of.
    pub fn is_head(&self, word: &str) -> bool {
        self.is_generic(word) || matches!(word, "fiction" | "story" | "stori" | "tale" | "genre")
    }

    /// Whether a folded word is what things are free of.
    pub fn is_free_of(&self, word: &str) -> bool {
        self.free_of.contains(word)
    }
}

/// Units that are written out.
const MEASURED: &[&str] = &["minutes hours pages players people euros dollars years pounds grams"];

fn listed(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.split(',').map(str::trim)
}

fn phrases(list: &'static str) -> Phrases {
    let mut phrases: Phrases = listed(list).collect();
    phrases.order_by_key(|phrase| std::cmp::Reverse(phrase.split(' ').count()));
    phrases
}

/// The phrases of several lists, each with the key of its list.
fn keyed<K: Copy>(lists: impl Iterator<Item = (K, &'static str)>) -> Vec<(&'static str, K)> {
    let mut keyed: Vec<_> =
        lists.flat_map(|(key, list)| listed(list).map(move |phrase| (phrase, key))).collect();
    keyed.order_by_key(|(phrase, _)| std::cmp::Reverse(phrase.split(' ').count()));
    keyed
}
