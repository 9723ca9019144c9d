//! What page and worker say to each other. The page asks and shows; every decision is the engine's.
//!
//! Requests are answered exactly once, in any order, matched by `id`. Events come unasked. Both sides carry the build
//! id, so that a page never talks to a worker of another build.

pub mod asking;
pub mod outside;
pub mod sources;
pub mod standing;
#[cfg(test)]
pub mod typescript;

use asking::{Asking, Brief, Told};
use outside::{Left, Outside, OutsideAnswer, OutsideEvent};
use serde::{Deserialize, Serialize};
use sources::{Sources, SourcesView};
use standing::{Stand, StandingView, Suggested};

use crate::{
    catalog::{limits, pack::top::Head},
    consent::GrantId,
    memory::{
        Kind, Subject, Surface,
        interaction::{Placement, Seq},
    },
};

/// Version of this protocol; both sides refuse another.
pub const VERSION: u32 = 1;

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

/// Bytes of an owner's file that [`Request::Build`] takes: more is for the command line tool.
pub const LARGEST_BUILD: usize = limits::PAGE_FILE;

/// What the page asks.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Request {
    /// First message: open memory and the pack. Answered with [`Response::Status`] once a feed can be asked for.
    Start {
        /// Absolute URL of the pack's `pack.json`, same origin.
        pack: String,
        /// Absolute URL of the folder with the model files, same origin.
        model: String,
        /// Absolute URL of the folder with the ONNX runtime, same origin.
        runtime: String,
        /// Where memory is kept.
        #[serde(default)]
        memory: MemoryPlace,
    },
    /// Where things stand. → [`Response::Status`]
    Status,
    /// A slate for the person as they are now. → [`Response::Slate`]
    Feed {
        /// Cards wanted.
        limit: u16,
        /// Items the page already shows, so that "more" continues rather than repeats.
        exclude: Vec<String>,
    },
    /// Items like this one. → [`Response::Slate`]
    Similar {
        /// Item id.
        item: String,
        /// Cards wanted.
        limit: u16,
    },
    /// Everything about one item. → [`Response::Details`]
    Details {
        /// Item id.
        item: String,
    },
    /// Text search, hybrid where the model is ready. → [`Response::Results`]
    Search {
        /// As typed; empty finds everything that passes the filters, most popular first.
        query: String,
        /// All must hold.
        filters: Vec<FacetFilter>,
        /// Cards wanted.
        limit: u16,
    },
    /// Remember acts; answered when they are durable. → [`Response::Recorded`]
    Record {
        /// In order.
        acts: Vec<Act>,
    },
    /// What is remembered, in words. → [`Response::Memory`]
    Memory,
    /// How well the ranking has done for this person. Takes tens of milliseconds. → [`Response::TrackRecord`]
    TrackRecord,
    /// Forget; answered when it is gone from storage and from everything derived. → [`Response::Forgotten`]
    Forget {
        /// What.
        what: Forget,
    },
    /// Put back what the last `Forget` of this tab removed, if it is still held. → [`Response::Recorded`]
    UndoForget,
    /// Why an item has the score it has, now. → [`Response::Explanation`]
    Explain {
        /// Item id.
        item: String,
    },
    /// Change the dials; kept. → [`Response::Status`]
    SetDials {
        /// New values.
        dials: Dials,
    },
    /// Load the embedding model, if it isn't. Progress comes as events. → [`Response::Status`]
    LoadModel,
    /// The model's vectors for texts, for measurement and tests. → [`Response::Vectors`]
    Embed {
        /// Texts.
        texts: Vec<String>,
    },
    /// Take an exported document back in: what it holds and memory does not, but for what was forgotten here.
    /// → [`Response::Imported`]
    Import {
        /// As [`Request::Export`] gave it.
        json: String,
    },
    /// Try an owner's file: what items it holds, and a pack of them. Nothing is kept of it. → [`Response::Built`]
    Build {
        /// The file's name; its ending says how it is read.
        name: String,
        /// Its bytes.
        #[serde(with = "serde_bytes")]
        #[cfg_attr(test, ts(type = "Uint8Array"))]
        bytes: Vec<u8>,
        /// The catalogue's name for people; its id is made from that.
        title: String,
    },
    /// Everything remembered, as one JSON document the person can keep. → [`Response::Export`]
    Export,
    /// What has to do with the outside. → [`Response::Outside`]
    Outside(Outside),
    /// A goal in the person's words. → [`Response::Told`]
    Ask(Asking),
    /// What a model within the browser is to be asked about the present goal. → [`Response::Brief`]
    Brief,
    /// What holds beyond one conversation. → [`Response::Standing`] or [`Response::Digest`]
    Standing(Stand),
    /// Items that the person adds to the catalogue's own. → [`Response::Sources`]
    Sources(Sources),
}

/// Where an engine keeps memory.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MemoryPlace {
    /// The person's own, in the app's origin.
    #[default]
    App,
    /// What one site's widget remembers, in that site's origin; never the same as the app's, whatever the origin.
    Site,
    /// In the engine alone: gone with it.
    Nowhere,
    /// Where the page keeps it for the engine, which may not open it itself: a frame on another site.
    Page,
}

/// One act to remember.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Act {
    /// What was done.
    pub kind: Kind,
    /// To what.
    pub subject: Subject,
    /// Where.
    pub surface: Surface,
    /// From which recommendation.
    pub placement: Option<Placement>,
    /// When it happened, in milliseconds since the Unix epoch, if that is not now.
    #[serde(default)]
    #[cfg_attr(test, ts(optional))]
    pub at_ms: Option<i64>,
}

/// What to forget.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Forget {
    /// One interaction.
    One {
        /// Its identity.
        seq: Seq,
    },
    /// Every interaction with an item.
    Item {
        /// Item id.
        item: String,
    },
    /// The like, save, dislike, dismissal or "not for me" of an item: what un-pressing a button means.
    Mark {
        /// Item id.
        item: String,
        /// Name of the kind as in its JSON: `like`, `save`, …
        kind: String,
    },
    /// Everything.
    Everything,
}

/// The answer to a request.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Response {
    /// Where things stand.
    Status(Status),
    /// Recommendations.
    Slate(Slate),
    /// One item.
    Details(Box<Details>),
    /// Search results.
    Results(Results),
    /// Durable now; one per act, in order.
    Recorded {
        /// Identities.
        seqs: Vec<Seq>,
    },
    /// What is remembered.
    Memory(MemoryView),
    /// How well the ranking has done.
    TrackRecord(TrackRecord),
    /// Gone.
    Forgotten {
        /// Interactions removed.
        count: u32,
    },
    /// Why.
    Explanation(Explanation),
    /// Unit vectors, concatenated in the order of the texts.
    Vectors {
        /// Components of each.
        dim: u32,
        /// `dim` values per text.
        values: Vec<f32>,
    },
    /// An exported document was taken in, and is durable.
    Imported {
        /// Acts that are new here.
        added: u32,
        /// Rows that could not be read.
        left_out: u32,
    },
    /// A pack of an owner's file.
    Built(Box<Built>),
    /// The document.
    Export {
        /// JSON.
        json: String,
    },
    /// What has to do with the outside.
    Outside(OutsideAnswer),
    /// How things stand in a conversation.
    Told(Box<Told>),
    /// What a model within the browser is asked.
    Brief(Box<Brief>),
    /// What holds beyond one conversation.
    Standing(Box<StandingView>),
    /// What the person has added.
    Sources(Box<SourcesView>),
    /// What is said unasked, best first.
    Digest {
        /// In order.
        suggestions: Vec<Suggested>,
    },
    /// It could not be done; nothing was changed.
    Failed(Failure),
}

/// Why a request could not be met.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Failure {
    /// What the page can do about it.
    pub kind: FailureKind,
    /// For the person: a sentence, without private data.
    pub message: String,
}

/// Kinds of failure that the page treats differently.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FailureKind {
    /// The catalogue could not be loaded: offer to try again.
    Pack,
    /// Memory could not be read or written: keep showing, say that nothing is kept.
    Memory,
    /// No such item here.
    NotFound,
    /// The model could not be loaded: everything else goes on.
    Model,
    /// A file that can't be read as items.
    File,
    /// Page and worker are of different builds: reload.
    Mismatch,
    /// The browser does not hold the worker to the page's policy: the engine is not started and memory not opened.
    Unguarded,
    /// It cannot be sent as it is: the message says what to change.
    Outside,
    /// A list holds as much as it can; nothing was changed.
    Full,
    /// A defect.
    Internal,
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
    /// What has to do with the outside.
    Outside(OutsideEvent),
}

/// Where things stand.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Name of the catalogue.
    pub catalog: String,
    /// Items in it.
    pub items: u32,
    /// Its licence and attribution, for the footer.
    pub licence: String,
    /// Who must be named.
    pub attribution: String,
    /// How meaning is found now.
    pub model: ModelState,
    /// Where memory is kept.
    pub memory: MemoryState,
    /// What of it, beside the acts, cannot be read.
    #[serde(default)]
    pub unreadable: Vec<UnreadableRecord>,
    /// Interactions remembered.
    pub remembered: u32,
    /// Current dials.
    pub dials: Dials,
    /// Facets to filter by, most used first.
    pub facets: Vec<FacetInfo>,
    /// What the owner calls their rules, which put items forward or hold them back.
    #[serde(default)]
    pub owner_rules: Vec<String>,
    /// What has left this device, from the ledger.
    pub left: Left,
}

/// The tier of text understanding that is on.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ModelState {
    /// Not asked for yet: words are matched, items are compared by their shipped vectors.
    #[default]
    Idle,
    /// On its way.
    Loading {
        /// Bytes so far.
        done: u64,
        /// Bytes in all; 0 if unknown.
        total: u64,
    },
    /// Meaning and words.
    Ready,
    /// It can't run here; words only.
    Failed {
        /// Why, for the person.
        reason: String,
    },
}

/// Where memory is kept.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MemoryState {
    /// On this device, in this browser.
    #[default]
    Durable,
    /// It cannot be read or added to: this tab only.
    Volatile {
        /// Why, as the storage said it.
        reason: String,
        /// Why, and so what the person can do.
        #[serde(default)]
        why: Unkept,
    },
    /// The browser found what was here damaged and deleted it. What comes now is kept.
    Lost,
    /// Some records could not be read, or are gone.
    Damaged {
        /// How many were set aside, not deleted.
        records: u32,
        /// Of how many acts nothing is left.
        missing: u32,
    },
}

/// A part of memory beside the acts that this build cannot read. It is kept as it is.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadableRecord {
    /// Which.
    pub part: Part,
    /// Whether a newer build wrote it; otherwise it is damaged.
    pub newer: bool,
}

/// The parts of memory beside the acts.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "part", content = "grant", rename_all = "snake_case")]
pub enum Part {
    /// The words that are never to leave: while they cannot be read, nothing leaves.
    PrivateWords,
    /// How much the agent does of its own accord: while it cannot be read, the least, and nothing leaves.
    Autonomy,
    /// The planner that is set up.
    Provider,
    /// A grant: while it cannot be read, nothing leaves.
    Grant(GrantId),
    /// The chosen encyclopedia.
    Encyclopedia,
    /// The controls of the ranker.
    Dials,
    /// When the agent may speak unasked.
    Suggestions,
    /// A note.
    Notes,
    /// A watch.
    Watches,
    /// A source.
    Sources,
}

/// Why nothing is kept.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unkept {
    /// The browser lets nothing be kept here.
    #[default]
    Closed,
    /// A newer version of the app wrote it, in a form that this one does not know.
    Newer,
    /// An older version of the app is open in another tab and holds it.
    Held,
    /// A part of it is missing.
    Incomplete,
}

/// The controls of the ranker. Each is a weight that the ranker uses as it stands.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Dials {
    /// 0 = best match first, 1 = as different from each other as possible; the MMR trade-off is `1 - diversity`.
    pub diversity: f32,
    /// 0 = well-known first, 1 = lesser-known first; the weight of the popularity discount.
    pub novelty: f32,
    /// Share of places given to exploration, 0 to 0.5.
    pub exploration: f32,
    /// 0 = whatever scores best, 1 = the same mix of kinds as in what was taken up; Steck's λ.
    pub calibration: f32,
}

impl Default for Dials {
    fn default() -> Self {
        Self { diversity: 0.2, novelty: 0.0, exploration: 0.05, calibration: 0.1 }
    }
}

/// A facet and its values.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FacetInfo {
    /// Name as in the pack.
    pub name: String,
    /// Values with the number of items, most used first, at most 24.
    pub values: Vec<(String, u32)>,
}

/// One hard filter: the item's facet holds one of the values.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FacetFilter {
    /// Name as in the pack.
    pub facet: String,
    /// Any of these.
    pub values: Vec<String>,
}

/// A list of recommendations.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Slate {
    /// Identifies it.
    pub id: u64,
    /// In order.
    pub cards: Vec<Card>,
    /// Whether more could be had.
    pub more: bool,
}

/// What a card shows.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Card {
    /// Item id.
    pub id: String,
    /// Title, as text.
    pub title: String,
    /// One or two lines, as text.
    pub summary: String,
    /// Absolute URL of the picture, same origin.
    pub image: Option<String>,
    /// Where its picture is, if that is another host: shown only if the person lets it be fetched.
    pub picture_host: Option<String>,
    /// The owner's page: `http:`, `https:`, or a path of the owner's site.
    pub url: Option<String>,
    /// Maker.
    pub creator: Option<String>,
    /// A few labels.
    pub tags: Vec<String>,
    /// In one line, why it is here.
    pub reason: Reason,
    /// What the person has said about it.
    pub marks: Marks,
    /// To be sent back with acts on this card.
    pub placement: Option<Placement>,
    /// What the owner of the catalogue calls the rule that put this forward or held it back, if one did.
    pub owner: Option<String>,
    /// The source that the person added it from; none for the catalogue's own.
    pub source: Option<String>,
}

/// The standing marks of a person on an item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Marks {
    /// Liked.
    pub liked: bool,
    /// Saved.
    pub saved: bool,
    /// Disliked or "not for me".
    pub rejected: bool,
    /// Opened at least once.
    pub opened: bool,
}

/// The main reason for a card. The page words it; titles are shown as text.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Reason {
    /// The largest contributions come from these remembered items.
    Because {
        /// Titles with their share of the positive score, largest first, at most 3.
        items: Vec<(String, f32)>,
    },
    /// Liked by many; little is known about the person yet.
    Popular,
    /// Shown to learn: chosen at random among plausible items.
    Explore,
    /// Close to the item on whose page it stands.
    Similar,
    /// It keeps what was asked for.
    Asked,
    /// Found by words, by meaning, or both.
    Match {
        /// By words.
        words: bool,
        /// By meaning.
        meaning: bool,
    },
}

/// Everything about one item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Details {
    /// As on a card.
    pub card: Card,
    /// Whole description, paragraphs separated by blank lines.
    pub description: String,
    /// The owner's page, `https:` or `http:` only.
    pub url: Option<String>,
    /// Facets in name order.
    pub facets: Vec<(String, Vec<String>)>,
    /// Numbers in name order.
    pub numbers: Vec<(String, f64)>,
}

/// A pack made from an owner's file.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Built {
    /// Its id.
    pub id: String,
    /// Items in it.
    pub items: u32,
    /// What was left out and why, `line: reason`; at most 100.
    pub left_out: Vec<String>,
    /// How many were left out.
    pub left_out_count: u32,
    /// Whether it carries vectors: then "similar" goes by meaning.
    pub vectors: bool,
    /// What the widget would show first.
    pub head: Vec<Head>,
    /// The pack as a ZIP file.
    #[serde(with = "serde_bytes")]
    #[cfg_attr(test, ts(type = "Uint8Array"))]
    pub zip: Vec<u8>,
}

/// Search results.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Results {
    /// The query they answer.
    pub query: String,
    /// Best first.
    pub cards: Vec<Card>,
    /// Items that match in all.
    pub total: u32,
    /// Whether meaning was used.
    pub semantic: bool,
}

/// What is remembered, for the memory page.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct MemoryView {
    /// What it believes, strongest first; each belief names its evidence.
    pub interests: Vec<Interest>,
    /// Every act, newest first.
    pub acts: Vec<RememberedAct>,
    /// Bytes of memory on the device, if the browser tells.
    pub bytes: Option<u64>,
}

/// One derived belief.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Interest {
    /// Words from the evidence that describe it.
    pub label: String,
    /// In [0, 1].
    pub strength: f32,
    /// From this visit rather than from long ago.
    pub session: bool,
    /// The interactions behind it: item title, share of the belief.
    pub evidence: Vec<Evidence>,
}

/// An interaction behind a belief.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its identity, to forget it by.
    pub seq: Seq,
    /// Item id.
    pub item: String,
    /// Item title, or its id where the catalogue has it no more.
    pub title: String,
    /// Share of the belief, in [0, 1]; all shares add to 1.
    pub share: f32,
}

/// One remembered act, in words.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RememberedAct {
    /// Identity.
    pub seq: Seq,
    /// When, by the device's clock.
    pub at_ms: i64,
    /// What was done.
    pub kind: Kind,
    /// Item id, for a link; none for searches.
    pub item: Option<String>,
    /// Item title or the text searched for.
    pub title: String,
    /// Absolute URL of the item's picture.
    pub image: Option<String>,
}

/// Why an item has its score. The contributions add up to the score.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Explanation {
    /// Item id.
    pub item: String,
    /// The score by which it was ranked.
    pub score: f32,
    /// Largest first by absolute value.
    pub contributions: Vec<Contribution>,
    /// The item's place in the whole catalogue for this person, 1-based, among those it competes with.
    pub rank: u32,
    /// Its place without its largest contribution from a remembered act: computed, not guessed.
    pub rank_without_top: Option<u32>,
    /// What else would change without that act.
    pub without_top: Option<Counterfactual>,
}

/// How the head of the ranking would differ, had one act never happened.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Counterfactual {
    /// Places compared.
    pub places: u32,
    /// Titles that would no longer be in them, in order.
    pub leave: Vec<String>,
    /// Titles that would be in their stead, in order.
    pub enter: Vec<String>,
}

/// How well the ranking has done for this person: each pick is looked for in the ranking as it would have been just
/// before the person first touched the item.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct TrackRecord {
    /// Picks (likes and saves) looked at, the latest ones.
    pub picks: u32,
    /// Places that count as found.
    pub places: u32,
    /// Picks found there.
    pub ranked: u32,
    /// Picks that the most popular items not yet decided on would have found there.
    pub popular: u32,
    /// What each score source is worth to this person, 1 as shipped: other people's histories, likeness, the prior.
    pub worth: [f32; 3],
    /// Share of plain popularity in the ranking: above 0 while the learnt weights have not proved better.
    pub popularity: f32,
    /// Comparisons that was learnt from.
    pub learnt_from: u32,
}

/// One addend of a score.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Where it comes from.
    pub source: Source,
    /// Signed, in units of the score.
    pub value: f32,
}

/// Where an addend of a score comes from.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Source {
    /// A remembered act.
    Act {
        /// Its identity.
        seq: Seq,
        /// Name of the kind as in its JSON: `like`, `open`, …
        kind: String,
        /// Item title or text.
        title: String,
    },
    /// The popularity prior.
    Popularity,
    /// The novelty dial.
    Novelty,
    /// Shown before without being taken up.
    Fatigue,
    /// Much else of its maker or kind was shown without being taken up.
    KindFatigue,
    /// A rule of the catalogue's owner.
    Owner {
        /// What the owner calls it.
        label: String,
    },
}
