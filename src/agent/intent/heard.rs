//! What each stretch of a text was read as.

use super::super::constraint::Constraint;
use crate::catalog::ItemIx;

/// How sure it is that a word with a slip in it, or one by its meaning, is this.
pub const MEANT: f32 = 0.5;

/// What a stretch of a text was read as.
#[derive(Debug, Clone, PartialEq)]
pub struct Heard {
    /// Which of the texts that were said one after the other.
    pub saying: usize,
    /// Bytes of the text.
    pub span: (usize, usize),
    /// As what: a demand, a wish or a denial of a field, a title, a word of the topic.
    pub role: HeardAs,
    /// How sure that is, in [0, 1].
    pub confidence: f32,
}

impl Heard {
    /// Whether it is what was meant, most likely: by the meaning of a word, or with a slip in it.
    pub fn is_guess(&self) -> bool {
        self.confidence <= MEANT
    }
}

/// What something that was said is to the request.
#[derive(Debug, Clone, PartialEq)]
pub enum HeardAs {
    /// A condition or wish.
    Constraint(Constraint),
    /// A title that others should be like.
    Like(ItemIx),
    /// A title that they should not be like.
    Unlike(ItemIx),
    /// A title that is known already.
    Seen(ItemIx),
    /// A word of the topic.
    Topic(String),
}
