//! What every wire format says in its own way, and what a piece of an answer comes to.

use serde_json::Value;

/// Tokens of an answer, at most: a plan of eight steps is a third of that.
pub const MOST_TOKENS: u32 = 1_000;
/// Characters of a server's complaint that are shown.
const LONGEST_COMPLAINT: usize = 200;

/// What was said after the goal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Turn {
    /// The model's answer.
    Reply(String),
    /// The app's complaint: what did not fit.
    Misfit(String),
}

/// What a model is asked, before it is put into a wire format.
pub(super) struct Prompt<'a> {
    pub model: &'a str,
    pub instruction: &'a str,
    pub told: &'a str,
    pub turns: &'a [Turn],
    pub schema: Value,
}

impl Prompt<'_> {
    /// Role and text of each message after the instruction.
    pub fn messages(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let turns = self.turns.iter().map(|turn| match turn {
            Turn::Reply(text) => ("assistant", text.as_str()),
            Turn::Misfit(text) => ("user", text.as_str()),
        });
        std::iter::once(("user", self.told)).chain(turns)
    }
}

/// What a piece of an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Delta {
    /// More text of the plan.
    Text(String),
    /// The answer is complete.
    Done,
    /// It was cut because it became too long.
    Cut,
    /// The model does not want to.
    Refused,
    /// The server reports a failure, in its words.
    Failed(String),
    /// What follows cannot be read; nothing more is.
    Unreadable(UnreadableAnswer),
}

/// Why an answer cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnreadableAnswer {
    /// It is not what the format says.
    Garbage,
    /// It is longer than allowed.
    TooLong,
}

/// A server's complaint, as text to be shown: `{"message": …}`, or the text itself. Cut, on one line.
pub fn message(error: &Value) -> String {
    let text = error.as_str().or_else(|| error["message"].as_str()).unwrap_or_default();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|c| !c.is_control()).take(LONGEST_COMPLAINT).collect()
}

/// The complaint in the body of an answer with a status of failure, as far as it has one.
pub fn complaint(body: &[u8]) -> String {
    let value: Value = serde_json::from_slice(body).unwrap_or_default();
    message(value.get("error").unwrap_or(&value))
}
