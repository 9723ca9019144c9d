//! What page and worker say to each other. The page asks and shows; every decision is the engine's.
//!
//! Requests are answered exactly once, in any order, matched by `id`. Events come unasked. Both sides carry the build
//! id, so that a page never talks to a worker of another build.
//!
//! Each thing that can be asked is a type of its own, which names the type of its answer ([`Call`]); one file a slice. The
//! table in this file puts them together to what crosses the wire.

pub mod conversation;
pub mod egress;
pub mod failure;
pub mod feed;
pub mod history;
pub mod item;
pub mod memory;
pub mod pack;
pub mod search;
pub mod sources;
pub mod standing;
pub mod status;
pub mod things;
pub mod today;
pub mod topics;
#[cfg(test)]
pub mod typescript;

use conversation::{Asking, Brief, ConversationView, GetBrief};
use egress::{Accepted, Egress, EgressEvent, EgressView, ExportLedger, GetEgress, GetReceipt, ReceiptText};
use history::{Bring, HistoryView};
use serde::{
    Deserialize, Deserializer, Serialize,
    de::{DeserializeOwned, Error as _},
};
use sources::{Sources, SourcesView};
use standing::{Digest, GetDigest, Stand, StandingView};
use things::{Things, ThingsView};

pub use crate::catalog::{Gone, pack::manifest::PopularityCounts};
pub use failure::{Defect, Failure, FileFault, ModelFault, PackFault, Refusal, StoreFault};
pub use feed::{
    Contribution, Counterfactual, Explain, Explanation, Feed, GetTrackRecord, ReasonSource, Similar, Slate,
    TrackRecord,
};
pub use item::{Card, Cause, Companions, CompanionsBy, Details, GetDetails, GoesWith, Marks, Reason};
pub use memory::{
    Act, Export, Exported, Forget, ForgetActs, Forgotten, GetMemory, Import, Imported, InterestView, Lesson,
    MemoryView, Recalled, Record, Recorded, RememberedAct, SupportingAct, UndoForget,
};
pub use pack::{BuildPack, BuildProgress, Built, LARGEST_BUILD, Stage, Stop};
pub use search::{Embed, FacetFilter, Results, Search, Sort, Vectors};
pub use status::{
    Dials, FacetInfo, GetStatus, LoadModel, MemoryPlace, MemoryState, ModelState, SetDials, Start, Status,
    StoredPart, Unkept, UnreadableRecord,
};
pub use today::{Arrangement, GetToday, Shelf, ShelfKind, ShelfView, TodayView};
pub use topics::{Because, Hold, HoldTopics, OfferedTopic, OwnRule, RuleTold, Topic, TopicTold, TopicsView};

/// Version of this protocol; both sides refuse another.
pub const VERSION: u32 = 2;

/// A message with what it takes to trust it.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Envelope<T> {
    /// [`VERSION`].
    pub v: u32,
    /// Build id of the sender.
    pub build: String,
    /// Chosen by the asker, repeated by the answer; 0 in events.
    pub id: u64,
    /// The message.
    pub body: T,
}

/// Something that the page can ask, with the type of its answer.
pub trait Call: Sized {
    /// What it is answered with.
    type Answer: DeserializeOwned;

    /// The call as it crosses the wire.
    fn into_request(self) -> Request;

    /// The answer as it crosses the wire.
    fn into_response(answer: Self::Answer) -> Response;

    /// The answer that a response holds; none if the response is to another call.
    fn answer_of(response: Response) -> Option<Self::Answer>;
}

/// One line for each call: its name on the wire, its type, and what answers it.
macro_rules! calls {
    ($($wire:literal $name:ident($call:ty) -> $answers:ident($answer:ty);)+) => {
        /// A call, as it crosses the wire.
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "type")]
        pub enum Request {
            $(
                #[serde(rename = $wire)]
                #[doc = concat!("→ [`Response::", stringify!($answers), "`]")]
                $name($call),
            )+
        }

        impl Request {
            /// The call of this name, read from a message without it. Each is read for what it is: what reads any of them
            /// from a copy of what came would be a tenth of the engine's code.
            ///
            /// # Errors
            /// If no call has the name, or the message does not hold what its call does.
            pub fn named<'de, D: Deserializer<'de>>(name: &str, body: D) -> Result<Self, D::Error> {
                match name {
                    $($wire => <$call>::deserialize(body).map(Self::$name),)+
                    _ => Err(D::Error::custom("no such call")),
                }
            }
        }

        $(
            impl Call for $call {
                type Answer = $answer;

                fn into_request(self) -> Request {
                    Request::$name(self)
                }

                fn into_response(answer: $answer) -> Response {
                    Response::$answers(answer)
                }

                fn answer_of(response: Response) -> Option<$answer> {
                    match response {
                        Response::$answers(answer) => Some(answer),
                        _ => None,
                    }
                }
            }
        )+
    };
}

calls! {
    "start" Start(Start) -> Status(Status);
    "status" Status(GetStatus) -> Status(Status);
    "load_model" LoadModel(LoadModel) -> Status(Status);
    "set_dials" SetDials(SetDials) -> Status(Status);
    "feed" Feed(Feed) -> Slate(Slate);
    "similar" Similar(Similar) -> Slate(Slate);
    "explain" Explain(Explain) -> Explanation(Explanation);
    "track_record" TrackRecord(GetTrackRecord) -> TrackRecord(TrackRecord);
    "details" Details(GetDetails) -> Details(Box<Details>);
    "goes_with" GoesWith(GoesWith) -> Companions(Companions);
    "search" Search(Search) -> Results(Results);
    "embed" Embed(Embed) -> Vectors(Vectors);
    "record" Record(Record) -> Recorded(Recorded);
    "forget" Forget(ForgetActs) -> Forgotten(Forgotten);
    "undo_forget" UndoForget(UndoForget) -> Recorded(Recorded);
    "memory" Memory(GetMemory) -> Memory(MemoryView);
    "export" Export(Export) -> Export(Exported);
    "import" Import(Import) -> Imported(Imported);
    "bring" Bring(Bring) -> Brought(Box<HistoryView>);
    "build" Build(BuildPack) -> Built(Box<Built>);
    "stop" Stop(Stop) -> Status(Status);
    "egress" Egress(Egress) -> Accepted(Accepted);
    "egress_view" EgressView(GetEgress) -> EgressView(Box<EgressView>);
    "receipt" Receipt(GetReceipt) -> Receipt(ReceiptText);
    "export_ledger" ExportLedger(ExportLedger) -> Export(Exported);
    "ask" Ask(Asking) -> Told(Box<ConversationView>);
    "brief" Brief(GetBrief) -> Brief(Box<Brief>);
    "standing" Standing(Stand) -> Standing(Box<StandingView>);
    "digest" Digest(GetDigest) -> Digest(Digest);
    "sources" Sources(Sources) -> Sources(Box<SourcesView>);
    "things" Things(Things) -> Things(Box<ThingsView>);
    "topics" Topics(HoldTopics) -> Topics(TopicsView);
    "today" Today(GetToday) -> Today(Box<TodayView>);
}

/// The answer to a call, as it crosses the wire.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Response {
    /// How things stand.
    Status(Status),
    /// Recommendations.
    Slate(Slate),
    /// Why an item has its score.
    Explanation(Explanation),
    /// How well the ranking has done.
    TrackRecord(TrackRecord),
    /// One item.
    Details(Box<Details>),
    /// What goes with an item.
    Companions(Companions),
    /// Search results.
    Results(Results),
    /// Vectors of texts.
    Vectors(Vectors),
    /// Acts are durable now.
    Recorded(Recorded),
    /// Acts are gone.
    Forgotten(Forgotten),
    /// What is remembered.
    Memory(MemoryView),
    /// A document to keep.
    Export(Exported),
    /// An exported document was taken in.
    Imported(Imported),
    /// A history from another service.
    Brought(Box<HistoryView>),
    /// A pack of an owner's file.
    Built(Box<Built>),
    /// What was asked for is done or has begun.
    Accepted(Accepted),
    /// What has left, what may leave, and how that is set.
    EgressView(Box<EgressView>),
    /// The message of a receipt.
    Receipt(ReceiptText),
    /// How things stand in a conversation.
    Told(Box<ConversationView>),
    /// What a model within the browser is asked.
    Brief(Box<Brief>),
    /// What holds beyond one conversation.
    Standing(Box<StandingView>),
    /// What is said unasked.
    Digest(Digest),
    /// What the person has added.
    Sources(Box<SourcesView>),
    /// What the person has and wants.
    Things(Box<ThingsView>),
    /// The topics that the person holds.
    Topics(TopicsView),
    /// The day's dozen, and shelves.
    Today(Box<TodayView>),
    /// It could not be done; nothing was changed.
    Failed {
        /// Why.
        failure: Failure,
    },
}

/// What the worker says unasked.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Event {
    /// The worker's code runs and listens.
    Ready,
    /// Something in the status changed.
    Status(Status),
    /// Another tab changed memory: what is shown may be stale.
    MemoryChanged,
    /// Another tab forgot everything: nothing of the person may stay in this one.
    Forgotten,
    /// A plan has gone on by itself: [`Asking::Look`] shows it.
    ToldChanged,
    /// Long work has gone on.
    Progress(BuildProgress),
    /// What has to do with the outside.
    Egress(EgressEvent),
}
