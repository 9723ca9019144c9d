//! What page and worker say to each other about a goal.

use serde::{Deserialize, Deserializer, Serialize, de::Error};

use super::{
    egress::{PageTask, WhyNot},
    item::Card,
    memory::Recalled,
};
pub use crate::agent::{
    arguments::BadStep, conversation::Reply, executor::StepFailure, intent::speech::SpeechAct,
};
use crate::{agent::tool::Tool, lookup::Claim, untrusted::Untrusted};

/// What the person does in a conversation.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Asking {
    /// They say something, on top of what was said before.
    Say {
        /// In their words.
        text: String,
    },
    /// They press an example.
    Example(GoalOffer),
    /// They answer a question by one of its buttons.
    Reply {
        /// Their answer.
        choice: Choice,
    },
    /// They take a reading back.
    Drop {
        /// Its place among [`ConversationView::chips`].
        chip: u32,
    },
    /// They come back to what was said in their tab before its page was loaded anew.
    Restore {
        /// What they said, chose, answered and took back, oldest first. Whatever else there is among it counts as nothing.
        earlier: Vec<Asking>,
    },
    /// They begin anew.
    StartOver,
    /// They look at how things stand.
    Look,
    /// They ask the planner that is set up for a plan. What leaves for it is asked about first. Ends with
    /// [`super::egress::EgressEvent::Ended`]; then [`Asking::Look`] shows what came of it.
    Consult {
        /// Chosen by the asker, and not in use.
        task: PageTask,
    },
    /// The browser's own model has answered the [`Brief`].
    Drafted {
        /// A stranger's text.
        text: String,
    },
    /// They say yes or no to a step.
    Confirm {
        /// Its place in the plan.
        step: u32,
        /// Yes.
        yes: bool,
    },
    /// They answer a planner's own question.
    Answer {
        /// In their words.
        text: String,
    },
    /// They take back what a step did.
    Undo {
        /// Its place in the plan.
        step: u32,
    },
    /// They run the plan again with only these steps, in this order.
    Revise {
        /// Places in the plan.
        keep: Vec<u32>,
        /// A step by its place in the plan as it is, and what it is to be about instead.
        reword: Option<(u32, String)>,
    },
}

// Not derived: what serde derives for a tagged enum reads a copy of what it is given first, which was a fiftieth of the page's
// code.
impl<'de> Deserialize<'de> for Asking {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        struct Fields {
            about: String,
            text: Option<String>,
            choices: Option<Vec<Choice>>,
            count: Option<u32>,
            like: Option<String>,
            choice: Option<Choice>,
            chip: Option<u32>,
            earlier: Option<Vec<Asking>>,
            task: Option<PageTask>,
            step: Option<u32>,
            yes: Option<bool>,
            keep: Option<Vec<u32>>,
            reword: Option<(u32, String)>,
        }
        let it = Fields::deserialize(deserializer)?;
        let asking = match it.about.as_str() {
            "say" => it.text.map(|text| Self::Say { text }),
            "example" => it.text.zip(it.choices).map(|(text, choices)| {
                Self::Example(GoalOffer { text, choices, count: it.count, like: it.like })
            }),
            "reply" => it.choice.map(|choice| Self::Reply { choice }),
            "drop" => it.chip.map(|chip| Self::Drop { chip }),
            "restore" => it.earlier.map(|earlier| Self::Restore { earlier }),
            "start_over" => Some(Self::StartOver),
            "look" => Some(Self::Look),
            "consult" => it.task.map(|task| Self::Consult { task }),
            "drafted" => it.text.map(|text| Self::Drafted { text }),
            "confirm" => it.step.zip(it.yes).map(|(step, yes)| Self::Confirm { step, yes }),
            "answer" => it.text.map(|text| Self::Answer { text }),
            "undo" => it.step.map(|step| Self::Undo { step }),
            "revise" => it.keep.map(|keep| Self::Revise { keep, reword: it.reword }),
            _ => None,
        };
        asking.ok_or_else(|| D::Error::custom("nothing that is asked"))
    }
}

/// A goal that the page offers.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GoalOffer {
    /// As the page put it, in the person's language: what was said. It is not read.
    pub text: String,
    /// What it stands for.
    pub choices: Vec<Choice>,
    /// How many items, if so many.
    pub count: Option<u32>,
    /// The item that others are to be like, by its id.
    #[serde(default)]
    pub like: Option<String>,
}

/// What one press says of a facet or number.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Its name in the catalogue.
    pub facet: String,
    /// What of it.
    pub reply: Reply,
}

/// How things stand in a conversation.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ConversationView {
    /// What was said, oldest first.
    pub said: Vec<String>,
    /// What was said beside a request, or instead of one.
    #[serde(default)]
    pub act: Option<SpeechAct>,
    /// The code of the language in which it was said last, where that is not English.
    #[serde(default)]
    pub language: Option<String>,
    /// Words of that language that the grammar does not know could not be read by their meaning: what that takes is missing.
    #[serde(default)]
    pub unmeant: bool,
    /// It was longer than is read: its end counts for nothing.
    #[serde(default)]
    pub cut: bool,
    /// What memory says, where it was asked.
    #[serde(default)]
    pub recalled: Option<Box<Recalled>>,
    /// How it was read: every condition and wish.
    pub chips: Vec<Chip>,
    /// Items that keep every condition, best first.
    pub cards: Vec<Card>,
    /// Items that come nearest, where none does.
    pub nearest: Vec<Card>,
    /// Where none does: conditions without which some would, and how many.
    pub would_take: Vec<(Chip, u32)>,
    /// A question that is worth an answer.
    pub question: Option<Question>,
    /// What a set adds up to: the column, the sum and the limit.
    pub sum: Option<(String, f64, f64)>,
    /// The plan, and what became of each step.
    pub steps: Vec<StepTold>,
    /// Who planned: `local`, `browser`, `local_server` or `remote`.
    pub tier: String,
    /// Which model planned, if one did.
    pub planner: Option<String>,
    /// Which model is set up and might be asked.
    pub can_plan: Option<String>,
    /// The plan has to do with finding something.
    pub searched: bool,
    /// A planner is being asked, under this number.
    pub consulting: Option<PageTask>,
    /// A planner was asked, and this is why the plan is not its own.
    pub fell_back: Option<WhyNot>,
    /// The step that waits for a yes or no.
    pub confirm: Option<u32>,
    /// It waits only because the day's budget of acts is used up.
    #[serde(default)]
    pub budget_spent: bool,
    /// A planner's own question, a stranger's text.
    pub asks: Option<Untrusted<String>>,
    /// Something is being looked up.
    pub looking_up: bool,
    /// What was looked up.
    pub claims: Vec<Claim>,
}

/// A reading of something that was said.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chip {
    /// Name of the facet or number, as in the catalogue; `text` for the item's words; empty where it is about none.
    pub facet: String,
    /// Of a facet or number: `is`, `is_not`, `below`, `at_most`, `at_least`, `above`, `least_first`, `most_first`.
    /// Otherwise: `like`, `unlike`, `seen`, `about`, `count`, `different`, `surprise`; `only` and `without`, of what the person
    /// has `liked`, `saved` or `known` (and within how many days); `unread`, of a comparison that is about nothing known.
    pub op: String,
    /// Values, titles, words, or the number.
    pub values: Vec<String>,
    /// It must hold; otherwise it is a wish.
    pub hard: bool,
    /// It is what was meant, most likely: by the meaning of a word, or with a slip in it.
    #[serde(default)]
    pub guess: bool,
}

/// What the agent would like to know.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// About which facet or number.
    pub facet: String,
    /// The comparison of which nobody knows what it is about, as it was said; the offers are what it may be about.
    #[serde(default)]
    pub unread: Option<String>,
    /// Answers that are offered, beside that it does not matter.
    pub offers: Vec<Choice>,
}

/// One step of the plan.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StepTold {
    /// Its tool.
    pub tool: Tool,
    /// What it is about, if it is about words: a stranger's, if a model planned.
    pub text: Option<Untrusted<String>>,
    /// What became of it; none if it has not come to that.
    pub state: Option<StepState>,
    /// Candidates after it, if it has to do with candidates.
    pub found: Option<u32>,
    /// Why it was not done, if it was not.
    pub failed: Option<StepFailure>,
    /// What it did can be taken back.
    pub undo: bool,
    /// It acted without a yes: the person has to be told.
    #[serde(default)]
    pub tell: bool,
}

/// What became of a step.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepState {
    /// It ran.
    Done,
    /// It ran, and was taken back.
    Undone,
    /// The person said no.
    Declined,
    /// It could not be done.
    Failed,
}

/// What a model within the browser is to be asked about the present goal.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetBrief {}

/// What a model within the browser is asked. It stays on the device.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Brief {
    /// What it is to do.
    pub system: String,
    /// The goal, the tools and the names of facets, as JSON.
    pub prompt: String,
    /// JSON Schema of the answer.
    pub schema: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_asked_is_read_as_it_was_written() {
        let text = || "a board game".to_owned();
        let choice = || Choice { facet: "category".into(), reply: Reply::NoPreference };
        let offer =
            GoalOffer { text: text(), choices: vec![choice()], count: Some(3), like: Some("x".into()) };
        let all = vec![
            Asking::Say { text: text() },
            Asking::Example(offer),
            Asking::Reply { choice: choice() },
            Asking::Drop { chip: 1 },
            Asking::StartOver,
            Asking::Look,
            Asking::Consult { task: PageTask(7) },
            Asking::Drafted { text: text() },
            Asking::Confirm { step: 2, yes: true },
            Asking::Answer { text: text() },
            Asking::Undo { step: 3 },
            Asking::Revise { keep: vec![1, 0], reword: Some((1, text())) },
            Asking::Revise { keep: Vec::new(), reword: None },
        ];
        let asked = Asking::Restore { earlier: all };
        let json = serde_json::to_string(&asked).unwrap();
        assert_eq!(serde_json::from_str::<Asking>(&json).unwrap(), asked, "{json}");
        for nothing in [r#"{"about":"sing"}"#, r#"{"about":"say"}"#, "{}"] {
            serde_json::from_str::<Asking>(nothing).unwrap_err();
        }
    }
}
