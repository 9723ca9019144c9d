//! The words of the grammar: comparisons, denials, hedges, and words that say nothing about items.

use crate::agent::measure::Measure;

/// How a quantity bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cmp {
    /// less than
    Below,
    /// at most
    AtMost,
    /// at least
    AtLeast,
    /// more than
    Above,
    /// about
    Around,
    /// exactly
    Exactly,
}

impl Cmp {
    /// What its denial bounds: "not over" is at most.
    pub fn denied(self) -> Self {
        match self {
            Self::Below => Self::AtLeast,
            Self::AtMost => Self::Above,
            Self::AtLeast => Self::Below,
            Self::Above => Self::AtMost,
            other => other,
        }
    }
}

/// Comparisons before a quantity, and what they are about if the words tell. Longer ones stand before their beginnings.
pub const BEFORE: &[(&str, Cmp, Option<Measure>)] = {
    use Cmp::*;
    &[
        ("no more than", AtMost, None),
        ("not more than", AtMost, None),
        ("no longer than", AtMost, None),
        ("not longer than", AtMost, None),
        ("no later than", AtMost, Some(Measure::Year)),
        ("no older than", AtLeast, Some(Measure::Year)),
        ("not older than", AtLeast, Some(Measure::Year)),
        ("no newer than", AtMost, Some(Measure::Year)),
        ("no earlier than", AtLeast, Some(Measure::Year)),
        ("no less than", AtLeast, None),
        ("not less than", AtLeast, None),
        ("no fewer than", AtLeast, None),
        ("no bigger than", AtMost, None),
        ("no larger than", AtMost, None),
        ("no heavier than", AtMost, None),
        ("not exceeding", AtMost, None),
        ("not over", AtMost, None),
        ("not above", AtMost, None),
        ("not under", AtLeast, None),
        ("not below", AtLeast, None),
        ("more recent than", Above, Some(Measure::Year)),
        ("less than", Below, None),
        ("fewer than", Below, None),
        ("lower than", Below, None),
        ("smaller than", Below, None),
        ("shorter than", Below, None),
        ("lighter than", Below, None),
        ("cheaper than", Below, Some(Measure::Money)),
        ("older than", Below, Some(Measure::Year)),
        ("earlier than", Below, Some(Measure::Year)),
        ("newer than", Above, Some(Measure::Year)),
        ("later than", Above, Some(Measure::Year)),
        ("more than", Above, None),
        ("greater than", Above, None),
        ("higher than", Above, None),
        ("longer than", Above, None),
        ("bigger than", Above, None),
        ("larger than", Above, None),
        ("better than", Above, Some(Measure::Rating)),
        ("at most", AtMost, None),
        ("at least", AtLeast, None),
        ("up to", AtMost, None),
        ("maximum of", AtMost, None),
        ("max of", AtMost, None),
        ("minimum of", AtLeast, None),
        ("budget of", AtMost, Some(Measure::Money)),
        ("budget is", AtMost, Some(Measure::Money)),
        ("prior to", Below, Some(Measure::Year)),
        ("< =", AtMost, None),
        ("> =", AtLeast, None),
        ("<", Below, None),
        (">", Above, None),
        ("≤", AtMost, None),
        ("≥", AtLeast, None),
        ("max", AtMost, None),
        ("maximum", AtMost, None),
        ("minimum", AtLeast, None),
        ("min", AtLeast, None),
        ("under", Below, None),
        ("below", Below, None),
        ("within", AtMost, None),
        ("over", Above, None),
        ("above", Above, None),
        ("exceeding", Above, None),
        ("before", Below, Some(Measure::Year)),
        ("after", Above, Some(Measure::Year)),
        ("since", AtLeast, Some(Measure::Year)),
        ("until", AtMost, Some(Measure::Year)),
        ("around", Around, None),
        ("about", Around, None),
        ("roughly", Around, None),
        ("approximately", Around, None),
        ("circa", Around, None),
        ("exactly", Exactly, None),
    ]
};

/// Comparisons after a quantity.
pub const AFTER: &[(&str, Cmp)] = {
    use Cmp::*;
    &[
        ("or less", AtMost),
        ("or fewer", AtMost),
        ("or under", AtMost),
        ("or below", AtMost),
        ("or lower", AtMost),
        ("or shorter", AtMost),
        ("or cheaper", AtMost),
        ("or older", AtMost),
        ("or earlier", AtMost),
        ("or smaller", AtMost),
        ("at most", AtMost),
        ("at the most", AtMost),
        ("at max", AtMost),
        ("max", AtMost),
        ("maximum", AtMost),
        ("tops", AtMost),
        ("or more", AtLeast),
        ("or over", AtLeast),
        ("or above", AtLeast),
        ("or longer", AtLeast),
        ("or higher", AtLeast),
        ("or better", AtLeast),
        ("or newer", AtLeast),
        ("or later", AtLeast),
        ("or bigger", AtLeast),
        ("and up", AtLeast),
        ("and above", AtLeast),
        ("and over", AtLeast),
        ("and later", AtLeast),
        ("and newer", AtLeast),
        ("at least", AtLeast),
        ("minimum", AtLeast),
        ("onwards", AtLeast),
        ("onward", AtLeast),
        ("+", AtLeast),
        ("plus", AtLeast),
    ]
};

/// Words that deny what follows.
pub const DENIALS: &[&str] = &[
    "anything but", "everything but", "other than", "rather than", "instead of", "not", "no", "without", "except", "excluding", "exclude", "avoid", "avoiding", "minus",
    "skip", "hate", "hates", "dislike", "dislikes", "dont", "doesnt", "isnt", "arent", "nothing", "never", "neither", "nor", "cant", "cannot",
    "wont", "allergic to", "sick of", "tired of", "less",
];

/// Words that make a wish of a demand, for the clause that they stand in.
pub const HEDGES: &[&str] = &[
    "ideally", "preferably", "if possible", "would be nice", "would be great", "would be a plus", "is a plus", "nice to have", "maybe", "perhaps",
    "hopefully", "prefer", "preference for", "leaning towards",
];

/// Words that say that a field does not matter.
pub const INDIFFERENT: &[&str] =
    &["any", "whatever", "regardless of", "forget the", "forget about", "ignore the", "drop the", "dont care about", "dont mind the", "no matter the"];

/// The same, after the field or alone.
pub const INDIFFERENT_AFTER: &[&str] = &["doesnt matter", "does not matter", "dont mind", "do not mind", "dont care", "do not care", "no preference", "is fine"];

/// Words before a title that the person wants more of.
pub const LIKE: &[&str] = &[
    "something like", "similar to", "more like", "much like", "just like", "in the vein of", "in the style of", "reminiscent of", "reminds me of", "such as",
    "alternatives to", "alternative to", "replacement for", "fan of", "enjoyed", "loved", "love", "liked", "like",
];

/// Words that hold no topic.
pub const STOP: &[&str] = &[
    "a", "an", "the", "i", "im", "ive", "id", "ill", "we", "us", "our", "my", "me", "you", "your", "it", "its", "they", "them", "he", "she", "his", "her",
    "is", "are", "was", "were", "be", "been", "being", "am", "do", "does", "did", "have", "has", "had", "having", "can", "could", "would", "will", "shall",
    "should", "may", "might", "must", "to", "of", "in", "on", "at", "by", "for", "from", "with", "about", "into", "as", "than", "then", "so", "such", "that",
    "this", "these", "those", "there", "here", "and", "or", "but", "nor", "not", "no", "if", "when", "while", "which", "who", "what", "whose", "where",
    "how", "all", "any", "both", "each", "some", "something", "anything", "nothing", "someone", "thing", "things", "stuff", "one", "ones", "please",
    "want", "wants", "wanted", "need", "needs", "looking", "look", "find", "show", "give", "get", "got", "suggest", "recommend", "recommendation", "recommendations",
    "pick", "choose", "like", "likes", "liked", "love", "loved", "enjoy", "enjoyed", "similar", "prefer", "ideally", "preferably", "maybe", "perhaps", "really", "very", "quite", "too", "just", "only", "also",
    "bit", "lot", "little", "more", "most", "less", "least", "much", "many", "few", "good", "great", "nice", "best", "top", "fine", "ok", "okay", "cool", "let", "lets",
    "feel", "feeling", "mood", "tonight", "today", "tomorrow", "evening", "weekend", "now", "make", "made", "put", "together", "without", "except",
    "instead", "actually", "rather", "other", "another", "else", "same", "different", "new", "ever", "own", "out", "up", "over", "under", "kind", "sort", "type",
    "option", "options", "idea", "ideas", "help", "time", "half", "per", "total", "through", "between", "least", "s", "t", "within", "available", "suitable", "should", "hi", "hello", "hey", "thanks", "thank",
    "dont", "doesnt", "isnt", "cant", "wont", "lets", "whats", "surprise", "work", "works", "go", "going", "take", "takes", "use", "using", "run", "runs", "play", "watch", "read", "cook",
];

/// Words for a set to be put together.
pub const SETS: &[&str] = &[
    "reading list", "watch list", "watchlist", "playlist", "marathon", "bundle", "starter kit", "toolkit", "kit", "set of", "in total", "altogether", "all together",
    "combined", "double bill", "double feature", "menu", "programme", "program of", "shopping list", "overall", "adding up to", "collection of", "lineup", "line up", "film evening", "movie night", "game night", "an evening of",
];

/// Words by which one thing is asked for instead of what was before.
pub const CHANGE: &[&str] = &["something different", "something else", "others", "other ones", "none of these", "none of those", "different ones", "show me more", "anything else"];

/// Everyday words for what catalogues call otherwise. General English; which of them a catalogue knows is looked up.
pub const EVERYDAY: &[(&str, &[&str])] = &[
    ("funny", &["comedy", "humor", "humour"]),
    ("hilariou", &["comedy", "humor", "humour"]),
    ("laugh", &["comedy", "humor", "humour"]),
    ("scary", &["horror"]),
    ("scari", &["horror"]),
    ("creepi", &["horror"]),
    ("spooki", &["horror"]),
    ("violent", &["violence"]),
    ("kid", &["kids", "children", "family", "child"]),
    ("child", &["children", "kids", "family"]),
    ("children", &["kids", "child", "family"]),
    ("scifi", &["sci-fi", "science fiction"]),
    ("sci fi", &["science fiction", "scifi"]),
    ("science fiction", &["sci-fi", "scifi"]),
    ("cartoon", &["animation", "animated"]),
    ("animated", &["animation"]),
    ("movie", &["film"]),
    ("film", &["movie"]),
    ("tv", &["television"]),
    ("whodunit", &["mystery", "crime"]),
    ("detective", &["mystery", "crime"]),
    ("suspenseful", &["thriller"]),
    ("veggie", &["vegetarian"]),
    ("veggi", &["vegetarian"]),
    ("meatless", &["vegetarian"]),
    ("plant based", &["vegan"]),
    ("beginner", &["beginner", "easy"]),
    ("mac", &["macos", "mac os x", "os x"]),
    ("macbook", &["macos", "mac"]),
    ("iphone", &["ios"]),
    ("ipad", &["ios"]),
    ("pc", &["windows"]),
    ("coop", &["co-op", "cooperative"]),
    ("co op", &["cooperative", "coop"]),
    ("cooperative", &["co-op", "coop"]),
    ("solo", &["single-player", "solitaire"]),
    ("rom com", &["romantic comedy", "romance"]),
    ("romcom", &["romantic comedy", "romance"]),
    ("biopic", &["biography"]),
    ("documentari", &["documentary"]),
    ("doc", &["documentary"]),
    ("photo", &["photography"]),
    ("image editor", &["raster graphics"]),
    ("chat", &["instant messaging"]),
    ("browser", &["web browser"]),
    ("oss", &["open source"]),
];

/// Languages: as said, code, country.
pub const LANGUAGES: &[(&str, &str, &str)] = &[
    ("english", "en", "united kingdom"),
    ("german", "de", "germany"),
    ("french", "fr", "france"),
    ("spanish", "es", "spain"),
    ("italian", "it", "italy"),
    ("portuguese", "pt", "portugal"),
    ("dutch", "nl", "netherlands"),
    ("swedish", "sv", "sweden"),
    ("norwegian", "no", "norway"),
    ("danish", "da", "denmark"),
    ("finnish", "fi", "finland"),
    ("icelandic", "is", "iceland"),
    ("polish", "pl", "poland"),
    ("czech", "cs", "czech republic"),
    ("hungarian", "hu", "hungary"),
    ("romanian", "ro", "romania"),
    ("greek", "el", "greece"),
    ("turkish", "tr", "turkey"),
    ("russian", "ru", "russia"),
    ("ukrainian", "uk", "ukraine"),
    ("arabic", "ar", "egypt"),
    ("hebrew", "he", "israel"),
    ("hindi", "hi", "india"),
    ("bengali", "bn", "bangladesh"),
    ("tamil", "ta", "india"),
    ("persian", "fa", "iran"),
    ("thai", "th", "thailand"),
    ("vietnamese", "vi", "vietnam"),
    ("indonesian", "id", "indonesia"),
    ("japanese", "ja", "japan"),
    ("korean", "ko", "south korea"),
    ("chinese", "zh", "china"),
    ("mandarin", "zh", "china"),
    ("cantonese", "yue", "hong kong"),
    ("welsh", "cy", "wales"),
    ("irish", "ga", "ireland"),
    ("catalan", "ca", "spain"),
    ("esperanto", "eo", ""),
    ("latin", "la", ""),
    ("klingon", "tlh", ""),
];
