//! What page and worker say to each other about what leaves the device.

use serde::{Deserialize, Serialize};

use super::failure::PackFault;
use crate::wire::read_named;

pub use crate::{
    agent::llm::{Provider, WireFormat},
    consent::{
        ConsentAnswer, Grant, GrantId, Offers, Purpose, ReceiptId, Recipient, Scope, Scopes,
        grant::Term,
        ledger::{Line, Receipt, TransferFailure, TransferOutcome},
        recipient::BadAddress,
        redact::{Piece, Redacted, RedactionKind as Redaction},
        request::BadRequest,
    },
    lookup::{Claim, LookupSource, NoClaim},
};

/// Words that are never to leave: so many can be listed.
pub const MOST_PRIVATE: usize = 200;

/// A task of the page's, under a number that it chose and that no other one under way has.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct PageTask(pub u64);

/// A question to the person.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct QuestionId(pub u64);

/// What the page asks.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Egress {
    /// The person's answer to a question.
    Answer {
        /// Of [`EgressEvent::Question`].
        question: QuestionId,
        /// Theirs.
        answer: ConsentAnswer,
    },
    /// Take a grant back, and stop what is under way by it.
    Revoke {
        /// Which.
        grant: GrantId,
    },
    /// Be asked again where the person said no.
    AskAgain {
        /// To whom.
        recipient: Recipient,
        /// What for.
        purpose: Purpose,
    },
    /// Set a planner up, or with none put it away; kept, without its key.
    SetProvider {
        /// It.
        provider: Option<Provider>,
    },
    /// Change the words and phrases that are never to leave; kept. What is in neither list stays.
    ChangePrivate {
        /// Words to add; there are at most [`MOST_PRIVATE`] in all.
        add: Vec<String>,
        /// Words to take away.
        remove: Vec<String>,
    },
    /// Ask the planner that is set up for a plan. Ends with [`EgressEvent::Ended`].
    Plan {
        /// Chosen by the asker, and not in use.
        task: PageTask,
        /// As typed.
        goal: String,
    },
    /// Look an item up, by its title. Ends with [`EgressEvent::Ended`].
    Lookup {
        /// Chosen by the asker, and not in use.
        task: PageTask,
        /// Item id.
        item: String,
        /// Where.
        source: LookupSource,
    },
    /// Fetch the picture of an item from another host. Ends with [`EgressEvent::Ended`].
    Picture {
        /// Chosen by the asker, and not in use.
        task: PageTask,
        /// Item id.
        item: String,
        /// Whether the person may be asked; otherwise only a grant lets it through.
        ask: bool,
    },
    /// Read a catalogue from another address and show it in place of the present one. Ends
    /// with [`EgressEvent::Ended`].
    OpenPack {
        /// Chosen by the asker, and not in use.
        task: PageTask,
        /// Absolute URL of its `pack.json`.
        url: String,
    },
    /// Stop something that was begun.
    Cancel {
        /// As it was begun.
        task: PageTask,
    },
    /// Erase the bytes of all receipts.
    EraseReceipts,
    /// The encyclopedia that is asked; none for the usual one. Kept.
    SetEncyclopedia {
        /// An origin.
        base: Option<String>,
    },
}

read_named! {
    Egress,
    {
        question: QuestionId, answer: ConsentAnswer, grant: GrantId, recipient: Recipient, purpose: Purpose,
        provider: Option<Provider>, add: Vec<String>, remove: Vec<String>, task: PageTask, goal: String, item: String,
        source: LookupSource, ask: bool, url: String, base: Option<String>,
    },
    "answer" => Self::Answer { question: question?, answer: answer? },
    "revoke" => Self::Revoke { grant: grant? },
    "ask_again" => Self::AskAgain { recipient: recipient?, purpose: purpose? },
    "set_provider" => Self::SetProvider { provider: provider.flatten() },
    "change_private" => Self::ChangePrivate { add: add?, remove: remove? },
    "plan" => Self::Plan { task: task?, goal: goal? },
    "lookup" => Self::Lookup { task: task?, item: item?, source: source? },
    "picture" => Self::Picture { task: task?, item: item?, ask: ask? },
    "open_pack" => Self::OpenPack { task: task?, url: url? },
    "cancel" => Self::Cancel { task: task? },
    "erase_receipts" => Self::EraseReceipts,
    "set_encyclopedia" => Self::SetEncyclopedia { base: base.flatten() },
}

/// What was asked for is done or has begun.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {}

/// Grants, receipts and settings.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetEgress {}

/// The message of a receipt.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct GetReceipt {
    /// Which receipt.
    pub id: ReceiptId,
}

/// The message of a receipt.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReceiptText {
    /// The message; none if it was erased.
    pub text: Option<String>,
}

/// The whole ledger, for the person to keep; `docs/egress.md` says what is in it.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportLedger {}

/// What the worker says unasked.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EgressEvent {
    /// The person has to say whether this may leave.
    Question(Box<ConsentQuestion>),
    /// A question needs no answer any more.
    Settled {
        /// Which.
        question: QuestionId,
    },
    /// Something is to be sent: open the gate.
    GateWanted,
    /// Grants or receipts have changed.
    Changed,
    /// A planner has said more, a stranger's text.
    Said {
        /// As it was begun.
        task: PageTask,
        /// More of it.
        text: String,
    },
    /// A planner's answer was no plan; it is asked once more, and what it said is void.
    Repair {
        /// As it was begun.
        task: PageTask,
    },
    /// It is over.
    Ended {
        /// As it was begun.
        task: PageTask,
        /// How.
        end: Ending,
    },
}

/// A question to the person.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ConsentQuestion {
    /// To be named in the answer.
    pub question: QuestionId,
    /// To whom.
    pub recipient: Recipient,
    /// What for.
    pub purpose: Purpose,
    /// Kinds of data.
    pub scopes: Scopes,
    /// Exactly what would leave.
    pub message: String,
    /// Its bytes.
    pub bytes: u64,
    /// What was replaced in it.
    pub redacted: Vec<Redacted>,
}

/// How something that was begun ended.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// A plan that fits the schema, with what was replaced put back.
    Plan {
        /// Tools with their arguments as JSON, in order.
        steps: Vec<(String, String)>,
        /// Which planner made it.
        tier: String,
    },
    /// No plan from outside: the local planner's turn.
    NoPlan {
        /// Why.
        why: WhyNot,
    },
    /// What an encyclopedia says.
    Claim {
        /// With its source and age.
        claim: Claim,
        /// Whether it was kept from an earlier question.
        kept: bool,
    },
    /// It says nothing.
    NoClaim {
        /// Why.
        why: NoClaim,
    },
    /// A picture.
    Picture {
        /// Address of its bytes within the browser.
        url: String,
    },
    /// Another catalogue is open.
    PackOpened,
    /// It did not come about.
    Failed {
        /// Why.
        why: WhyNot,
    },
}

/// Why something did not come about.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyNot {
    /// It was not allowed to leave.
    NotAllowed,
    /// It could not be written in the ledger, so nothing was sent.
    NotWritten,
    /// What guards privacy cannot be read: [`super::Status::unreadable`] says which part of it.
    Unreadable,
    /// The person stopped it.
    Cancelled,
    /// The key for it has to be typed again.
    NoKey,
    /// The network, the recipient, or the browser on their behalf.
    Network,
    /// It took too long.
    Timeout,
    /// The recipient answered with a failure.
    Status {
        /// HTTP status.
        status: u16,
        /// A stranger's text.
        complaint: String,
    },
    /// What came is not what was asked for.
    Garbage,
    /// What came was no plan.
    NoPlan,
    /// The model declined.
    Declined,
    /// More would have left than the budget allows.
    Budget,
    /// The request could not be made.
    BadRequest {
        /// Why.
        why: BadRequest,
    },
    /// What came is no catalogue that can be opened.
    BadPack {
        /// Why.
        why: PackFault,
    },
}

/// Everything that the page shows about what leaves.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct EgressView {
    /// In short.
    pub left: Left,
    /// Grants that hold.
    pub grants: Vec<Grant>,
    /// Where the person said no in this tab.
    pub refused: Vec<(Recipient, Purpose)>,
    /// Receipts, latest first.
    pub receipts: Vec<Line>,
    /// The planner that is set up.
    pub provider: Option<Provider>,
    /// Words that are never to leave.
    pub private: Vec<String>,
    /// The encyclopedia that is asked, if not the usual one.
    pub encyclopedia: Option<String>,
}

/// What has left this device, from the ledger.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// Whether it can be said that nothing has.
    pub nothing: bool,
    /// When the ledger began; none if it could not be read.
    pub since_ms: Option<i64>,
    /// Requests that left, or may have.
    pub requests: u64,
    /// Their bytes.
    pub bytes: u64,
    /// To whom.
    pub recipients: Vec<Recipient>,
    /// Whether the ledger fits together.
    pub intact: bool,
    /// Whether a newer build has written in the record what this one cannot read.
    #[serde(default)]
    pub newer: bool,
}
