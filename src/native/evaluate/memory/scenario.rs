//! What happens to one made-up person: a fact is learnt, and corrected in one of four ways; or something is said that is no
//! correction. All of it is made of a seed.

use fastrand::Rng;
use serde::Serialize;

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
pub enum Shape {
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

impl Shape {
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
pub enum Learnt {
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
    pub learnt: Learnt,
}

/// One scenario.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Scenario {
    /// How the fact is corrected.
    pub shape: Shape,
    /// The fact.
    pub fact: Fact,
    /// Facts about other topics, which stay.
    pub others: Vec<Fact>,
    /// What is said; of a scoped scenario nothing, since there an item is forgotten on the memory page.
    pub correction: String,
}

const SAID: &[&str] = &[
    "Remember that I never want {}",
    "Remember I hate {}",
    "Please remember that I don't like {}",
    "Keep in mind that I can't stand {}",
    "Note that I'm not interested in {}",
    "Merk dir, dass ich {} hasse",
    "Souviens-toi que je déteste {}",
    "Recuerda que odio {}",
    "{}は嫌いだということを覚えておいて",
    "تذكر أنني أكره {}",
];
const EXPLICIT: &[&str] = &[
    "Forget what you know about {}",
    "Please forget everything about {}.",
    "Delete what you remember about {}",
    "What you know about {} is wrong",
    "Your note about {} is wrong.",
    "Vergiss, was du über {} weißt",
    "Oublie ce que tu sais sur {}",
    "Olvida lo que sabes sobre {}",
    "{}について知っていることを忘れて",
    "انس ما تعرفه عن {}",
];
const CONVERSATIONAL: &[&str] = &[
    "I don't hate {} any more",
    "I no longer dislike {}.",
    "I don't mind {} anymore",
    "Ich hasse {} nicht mehr",
    "Je ne déteste plus {}",
    "Ya no odio {}",
    "もう{}は嫌いじゃない",
    "لم أعد أكره {}",
];
const NO_CORRECTION: &[&str] = &[
    "My sister says she hates {}",
    "He told me: \"remember that I never want {}\"",
    "They wrote \"forget what you know about {}\" on the wall",
    "If I hated {}, what would you show me?",
    "Suppose I asked you to forget {}: what then?",
    "What would happen if I told you to forget what you know about {}?",
    "Tom never wants {} again",
    "My son doesn't like {} any more",
    "Anna has changed her mind about {}",
];

/// `count` scenarios of a shape.
pub fn of(shape: Shape, count: usize, seed: u64) -> Vec<Scenario> {
    let mut rng = Rng::with_seed(seed ^ ((shape as u64) << 32));
    (0..count).map(|_| one(shape, &mut rng)).collect()
}

fn one(shape: Shape, rng: &mut Rng) -> Scenario {
    let mut topics: Vec<usize> = (0..TOPICS.len()).collect();
    rng.shuffle(&mut topics);
    let mut facts = topics.into_iter().take(4).map(|topic| {
        let said = rng.bool();
        fact(topic, said, rng)
    });
    let drawn: Vec<Fact> = facts.by_ref().collect();
    let topic = drawn.first().map_or(0, |fact| fact.topic);
    let fact = match shape {
        Shape::Conversational => fact(topic, true, rng),
        Shape::Scoped => fact(topic, false, rng),
        _ => drawn.first().cloned().unwrap_or_else(|| fact(topic, true, rng)),
    };
    let words: &[&str] = match shape {
        Shape::ExplicitTargeted | Shape::Reassertion => EXPLICIT,
        Shape::Conversational => CONVERSATIONAL,
        Shape::Scoped => &[],
        Shape::AntiEvent => NO_CORRECTION,
    };
    let correction = rng.choice(words).map(|words| about(words, topic)).unwrap_or_default();
    Scenario { shape, fact, others: drawn.into_iter().skip(1).collect(), correction }
}

fn fact(topic: usize, said: bool, rng: &mut Rng) -> Fact {
    let learnt = match said {
        true => Learnt::Said(rng.choice(SAID).map(|words| about(words, topic)).unwrap_or_default()),
        false => {
            let mut items: Vec<usize> = (0..OF_A_TOPIC).map(|nth| topic + nth * TOPICS.len()).collect();
            rng.shuffle(&mut items);
            items.truncate(3);
            Learnt::Did(items)
        }
    };
    Fact { topic, learnt }
}

fn about(words: &str, topic: usize) -> String {
    words.replace("{}", TOPICS.get(topic).copied().unwrap_or_default())
}
