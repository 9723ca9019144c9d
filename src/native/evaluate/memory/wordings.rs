//! How people say what a scenario needs; `{}` stands for the topic.

/// How a dislike is told.
pub const SAID: &[&str] = &[
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
/// How it is corrected outright.
pub const EXPLICIT: &[&str] = &[
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
/// How it is corrected in passing.
pub const CONVERSATIONAL: &[&str] = &[
    "I don't hate {} any more",
    "I no longer dislike {}.",
    "I don't mind {} anymore",
    "Ich hasse {} nicht mehr",
    "Je ne déteste plus {}",
    "Ya no odio {}",
    "もう{}は嫌いじゃない",
    "لم أعد أكره {}",
];
/// What is none: others quoted, something supposed, somebody else.
pub const NO_CORRECTION: &[&str] = &[
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
