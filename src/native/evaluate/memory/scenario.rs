//! What happens to one made-up person: a fact is learnt, and corrected in one of four ways; or something is said that is no
//! correction. All of it is made of a seed.

use fastrand::Rng;
use serde::Serialize;

use super::wordings::{CONVERSATIONAL, EXPLICIT, NO_CORRECTION, SAID};

/// Topics of the made-up catalogue, each of which [`OF_A_TOPIC`] items have.
pub const TOPICS: [&str; 24] = [
    "calligraphy",
    "falconry",
    "beekeeping",
    "origami",
    "sailing",
    "pottery",
    "astronomy",
    "juggling",
    "fencing",
    "gardening",
    "chess",
    "weaving",
    "rowing",
    "puppetry",
    "archery",
    "baking",
    "surfing",
    "knitting",
    "geology",
    "opera",
    "cycling",
    "carpentry",
    "yoga",
    "cartography",
];
/// Items that have a topic.
pub const OF_A_TOPIC: usize = 6;

/// How a fact is corrected; the names are MemCorrect's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CorrectionShape {
    /// "What you know about X is wrong."
    ExplicitTargeted,
    /// "I don't hate X any more."
    Conversational,
    /// In one catalogue; another has an item of the same name, with a fact of its own.
    Scoped,
    /// And later told again.
    Reassertion,
    /// No correction: others are quoted, something is supposed, or somebody else is spoken of.
    AntiEvent,
}

impl CorrectionShape {
    /// All of them.
    pub const ALL: [Self; 5] =
        [Self::ExplicitTargeted, Self::Conversational, Self::Scoped, Self::Reassertion, Self::AntiEvent];

    /// Its name in tables.
    pub fn name(self) -> &'static str {
        match self {
            Self::ExplicitTargeted => "explicit_targeted",
            Self::Conversational => "conversational",
            Self::Scoped => "scoped",
            Self::Reassertion => "reassertion",
            Self::AntiEvent => "anti_event",
        }
    }
}

/// How a fact is learnt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum HowLearnt {
    /// It is said, in these words.
    Said(String),
    /// Items are liked: their numbers.
    Did(Vec<usize>),
}

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Fact {
    /// Its topic, by place in [`TOPICS`].
    pub topic: usize,
    /// How it is learnt.
    pub learnt: HowLearnt,
}

/// One scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// How the fact is corrected.
    pub shape: CorrectionShape,
    /// The fact.
    pub fact: Fact,
    /// Facts about other topics, which stay.
    pub others: Vec<Fact>,
    /// What is said; of a scoped scenario nothing, since there an item is forgotten on the memory page.
    pub correction: String,
}

/// `count` scenarios of a shape.
pub fn of(shape: CorrectionShape, count: usize, seed: u64) -> Vec<Scenario> {
    let mut rng = Rng::with_seed(seed ^ ((shape as u64) << 32));
    (0..count).map(|_| one(shape, &mut rng)).collect()
}

fn one(shape: CorrectionShape, rng: &mut Rng) -> Scenario {
    let mut topics: Vec<usize> = (0..TOPICS.len()).collect();
    rng.shuffle(&mut topics);
    let mut facts = topics.into_iter().take(4).map(|topic| {
        let said = rng.bool();
        fact(topic, said, rng)
    });
    let drawn: Vec<Fact> = facts.by_ref().collect();
    let topic = drawn.first().map_or(0, |fact| fact.topic);
    let fact = match shape {
        CorrectionShape::Conversational => fact(topic, true, rng),
        CorrectionShape::Scoped => fact(topic, false, rng),
        _ => drawn.first().cloned().unwrap_or_else(|| fact(topic, true, rng)),
    };
    let words: &[&str] = match shape {
        CorrectionShape::ExplicitTargeted | CorrectionShape::Reassertion => EXPLICIT,
        CorrectionShape::Conversational => CONVERSATIONAL,
        CorrectionShape::Scoped => &[],
        CorrectionShape::AntiEvent => NO_CORRECTION,
    };
    let correction = rng.choice(words).map(|words| about(words, topic)).unwrap_or_default();
    Scenario { shape, fact, others: drawn.into_iter().skip(1).collect(), correction }
}

fn fact(topic: usize, said: bool, rng: &mut Rng) -> Fact {
    let learnt = match said {
        true => HowLearnt::Said(rng.choice(SAID).map(|words| about(words, topic)).unwrap_or_default()),
        false => {
            let mut items: Vec<usize> = (0..OF_A_TOPIC).map(|nth| topic + nth * TOPICS.len()).collect();
            rng.shuffle(&mut items);
            items.truncate(3);
            HowLearnt::Did(items)
        }
    };
    Fact { topic, learnt }
}

fn about(words: &str, topic: usize) -> String {
    words.replace("{}", TOPICS.get(topic).copied().unwrap_or_default())
}
