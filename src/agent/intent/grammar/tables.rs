//! The form of a language's words. Lists are written with commas; words that are compared with the catalogue's are written
//! as people write them and folded by the code that folds what people say.

use crate::agent::{constraint::Test, marks::OwnMark, measure::Measure};

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
    /// The bound that it is; none of what is about a number.
    pub fn test(self, value: f64) -> Option<Test> {
        Some(match self {
            Self::Below => Test::Below(value),
            Self::AtMost => Test::AtMost(value),
            Self::AtLeast => Test::AtLeast(value),
            Self::Above => Test::Above(value),
            Self::Around | Self::Exactly => return None,
        })
    }

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

/// The words of a language, as they are written down.
pub struct Tables {
    /// Comparisons before a quantity, and what they are about if the words tell.
    pub before: &'static [(Cmp, Option<Measure>, &'static str)],
    /// Comparisons after a quantity.
    pub after: &'static [(Cmp, &'static str)],
    /// Words that deny what follows.
    pub denials: &'static str,
    /// Words that end a denial when they come after its first word.
    pub denial_ends: &'static str,
    /// Beginnings like those, of what denies nothing: "not only".
    pub undenied: &'static str,
    /// Words between a denial and what it denies: "don't want to watch anything".
    pub bridges: &'static str,
    /// Among them those by which less of something is meant than none.
    pub degrees: &'static str,
    /// Words by which a denial allows one thing only: "nothing but".
    pub only: &'static str,
    /// Verbs that deny, and deny nothing where they are denied: "not that I dislike".
    pub averse: &'static str,
    /// Words after "and" that begin something new in a denial.
    pub anew: &'static str,
    /// Words by which something is no demand: "doesn't have to be".
    pub needless: &'static str,
    /// Verbs of what others said.
    pub reported: &'static str,
    /// Words by which the speaker tells of something.
    pub told: &'static str,
    /// Words of what is past, and those behind them that ask after all: "I was looking for".
    pub was: &'static str,
    pub pursued: &'static str,
    /// Words by which a text turns from what it told.
    pub turns: &'static str,
    /// Words for the one that somebody had of late: "the last western was dull".
    pub latest: &'static str,
    /// Words by which nothing is told but that somebody knows all of it: "I've seen everything by her".
    pub whole: &'static str,
    /// Words by which whoever tells begins to speak of something else.
    pub narrator: &'static str,
    /// Words between an item and how it was made, and for how: "which was shot in 1980".
    pub relative: &'static str,
    pub made: &'static str,
    /// Words that end what is told, as something is asked for.
    pub demanding: &'static str,
    /// Words by which something is described that was spoken of.
    pub described: &'static str,
    /// What is said behind "is" or "are" of what somebody likes, and of what they do not.
    pub praise: &'static str,
    pub blame: &'static str,
    /// What is said behind a title that somebody did not like: "… left me cold".
    pub unmoved: &'static str,
    /// Words behind a bound that nothing is to reach: "anything over an hour is too much".
    pub excess: &'static str,
    /// What something is that must not be what all is about: "romance is not the focus".
    pub beside: &'static str,
    /// Words for somebody who likes what stands before them: "a horror fan".
    pub devotees: &'static str,
    /// Words for whoever speaks, before such a verb.
    pub speaker: &'static str,
    /// Words by which somebody's taste is told.
    pub wishes: &'static str,
    /// Words that end it, as something is asked for.
    pub demands: &'static str,
    /// Words between somebody and what they like.
    pub adverbs: &'static str,
    /// Who likes, before "like".
    pub likers: &'static str,
    /// Words behind one that values, which then is said of something else: "a long day", "new to this".
    pub unscaled: &'static str,
    /// What things are free of, in "ad free".
    pub free_of: &'static str,
    /// Words that make a wish of a demand, for the clause that they stand in.
    pub hedges: &'static str,
    /// Words that say that the field behind them does not matter.
    pub indifferent: &'static str,
    /// Words that say that the field before them, or the one asked about, does not matter.
    pub indifferent_after: &'static str,
    /// People who come along, behind "my".
    pub companions: &'static str,
    /// Words before how many people there are.
    pub counting: &'static str,
    /// Words for more people than those.
    pub more_people: &'static str,
    /// Words for what is fit for children.
    pub for_children: &'static str,
    /// Words of a sentence that asks for something.
    pub asking: &'static str,
    /// What people say as they meet, in thanks, and beside.
    pub greetings: &'static str,
    pub thanks: &'static str,
    pub small_talk: &'static str,
    /// Questions about the app, about why, for a comparison, and for what was liked.
    pub help: &'static str,
    pub why: &'static str,
    pub compare: &'static str,
    pub recall: &'static str,
    /// Beginnings of a question for what was done, which has one of these verbs behind it.
    pub recall_heads: &'static str,
    pub recall_verbs: &'static [(OwnMark, &'static str)],
    /// Questions for what is known of the person.
    pub recall_about: &'static str,
    /// Behind a word for items: that the person has put a mark on them; or anywhere, that they have not.
    pub marked: &'static [(OwnMark, bool, &'static str)],
    /// Words that ask for items with a mark by themselves.
    pub asked_for: &'static [(OwnMark, &'static str)],
    /// Words for items of any kind.
    pub marked_heads: &'static str,
    /// Within how many days something was done.
    pub within: &'static [(u32, &'static str)],
    /// Beginnings of a request that stands by itself.
    pub openings: &'static str,
    /// Words that tie a request to what was said before.
    pub ties: &'static str,
    /// Beginnings of what only adds to a request.
    pub fragments: &'static str,
    /// Words by which all that is known is to be deleted.
    pub forget_all: &'static str,
    /// Words by which the last saying is taken back.
    pub back: &'static str,
    /// Words for what many people like now.
    pub popular: &'static str,
    /// First to tenth.
    pub ordinals: &'static str,
    /// Words that take back what was said just before.
    pub corrections: &'static str,
    /// Words before a title that was seen, read, played or is owned.
    pub seen: &'static str,
    /// Words before a title that the person wants more of.
    pub like: &'static str,
    /// Words that hold no topic.
    pub stop: &'static str,
    /// Words for what items are: they narrow nothing, and a catalogue says them of a few by chance.
    pub generic: &'static str,
    /// Words before what may be, and is not asked for.
    pub supposed: &'static str,
    /// When items are for: they are not about it.
    pub occasions: &'static str,
    /// What people do together, which asks for no set.
    pub company: &'static str,
    /// Words for a set to be put together.
    pub sets: &'static str,
    /// Words by which the choice is left to chance.
    pub surprise: &'static str,
    /// Words by which one thing is asked for instead of what was before.
    pub change: &'static str,
    /// Everyday words, and what catalogues may call it, likeliest first. Which of them a catalogue knows is looked up.
    pub everyday: &'static [(&'static str, &'static str)],
    /// Languages: as said, code, country.
    pub languages: &'static [(&'static str, &'static str, &'static str)],
    /// Words that speak of a quantity without saying how much.
    pub hints: &'static [(Measure, &'static str)],
    /// Numbers from zero to nineteen.
    pub ones: &'static str,
    /// Twenty to ninety.
    pub tens: &'static str,
    /// The twenties to the nineties.
    pub decades: &'static str,
}
