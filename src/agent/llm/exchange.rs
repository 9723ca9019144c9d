//! One plan asked of one provider, from the goal to a plan or to giving up: a state machine without a clock or network.
//!
//! Whoever drives it does what each [`ExchangeAction`] says and tells it what happened. Every request it wants to send goes through
//! consent first; the time that the person takes to answer does not count.

use super::{
    plan::{self, Misfit, PlanDraft},
    provider::Provider,
    stream::Decoder,
    view::PlannerView,
    wire::{Delta, Turn, UnreadableAnswer, complaint},
};
use crate::consent::{EgressRequest, request::BadRequest};

/// Bytes kept of an answer that reports a failure.
const COMPLAINT: usize = 4 * 1024;

/// What asking one provider for a plan may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Requests, the repair included.
    pub calls: u8,
    /// Bytes of all requests together.
    pub bytes: usize,
    /// Milliseconds from sending to the end of an answer.
    pub answer_ms: i64,
    /// Milliseconds without a byte.
    pub silence_ms: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { calls: 2, bytes: 20_000, answer_ms: 30_000, silence_ms: 15_000 }
    }
}

impl Limits {
    /// For this provider: a model on this device shares it with everything else and reads a request slowly, so it is
    /// given three times as long.
    pub fn of(provider: &Provider) -> Self {
        let usual = Self::default();
        match provider.recipient() {
            Ok(recipient) if recipient.is_local() => {
                Self { answer_ms: 3 * usual.answer_ms, silence_ms: 3 * usual.silence_ms, ..usual }
            }
            _ => usual,
        }
    }
}

/// What happened to an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input<'a> {
    /// The request was approved and handed on.
    Sent,
    /// The person, or a grant that is missing, said no.
    Refused,
    /// The answer begins.
    Head {
        /// The HTTP status of the answer.
        status: u16,
    },
    /// Bytes of its body.
    Chunk(&'a [u8]),
    /// Its body is complete.
    End,
    /// It broke off.
    Broken,
    /// The person stops it.
    Cancel,
    /// Time has passed.
    Tick,
}

/// What an exchange wants done.
#[derive(Debug, PartialEq)]
pub enum ExchangeAction {
    /// Ask for consent to this, and send it.
    Send(Box<EgressRequest>),
    /// Stop what is under way.
    Abort,
    /// More text has come, to be shown as a stranger's text.
    Text(String),
    /// It answered with something that is no plan, and is asked once more. What was shown of it is void.
    Repair,
    /// The plan has come, and the exchange is over.
    Plan(PlanDraft),
    /// There is no plan, and the exchange is over: the local planner takes over, and says so.
    GaveUp(GaveUp),
}

/// Why there is no plan from this provider.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum GaveUp {
    /// The request could not be made.
    NoRequest(BadRequest),
    /// It was not allowed to leave.
    NotAllowed,
    /// The budget of bytes is spent.
    Budget,
    /// It could not be reached, or broke off.
    Network,
    /// It took too long.
    Timeout,
    /// It answered with a failure: HTTP status, and its complaint, a stranger's text.
    Status(u16, String),
    /// It reported a failure within its answer, a stranger's text.
    Reported(String),
    /// Its answer is not in the format.
    Garbage,
    /// Its answer was longer than allowed.
    TooLong,
    /// The model did not want to.
    Declined,
    /// Its answer was no plan, the second one neither.
    NoPlan(Misfit),
    /// The person stopped it.
    Cancelled,
}

/// The exchange with one provider about one goal.
#[derive(Debug)]
pub struct Exchange {
    provider: Provider,
    view: PlannerView,
    limits: Limits,
    turns: Vec<Turn>,
    calls: u8,
    bytes: usize,
    state: State,
}

#[derive(Debug)]
enum State {
    /// Not begun.
    New,
    /// A request waits for consent.
    Asked,
    /// A request is under way.
    Under(Box<Incoming>),
    /// No more steps.
    Over,
}

/// An answer while it comes.
#[derive(Debug)]
struct Incoming {
    status: Option<u16>,
    decoder: Decoder,
    text: String,
    ended: bool,
    complaint: Vec<u8>,
    sent_ms: i64,
    heard_ms: i64,
}

impl Exchange {
    /// An exchange that has not begun.
    pub fn new(provider: Provider, view: PlannerView, limits: Limits) -> Self {
        Self { provider, view, limits, turns: Vec::new(), calls: 0, bytes: 0, state: State::New }
    }

    /// Begins the exchange: the first request.
    pub fn start(&mut self) -> Vec<ExchangeAction> {
        match self.state {
            State::New => self.ask(),
            _ => Vec::new(),
        }
    }

    /// Whether there are no more steps.
    pub fn is_over(&self) -> bool {
        matches!(self.state, State::Over)
    }

    /// When to tick at the latest.
    pub fn deadline_ms(&self) -> Option<i64> {
        match &self.state {
            State::Under(answer) => {
                let silence = answer.heard_ms.saturating_add(self.limits.silence_ms);
                Some(silence.min(answer.sent_ms.saturating_add(self.limits.answer_ms)))
            }
            _ => None,
        }
    }

    /// Takes in what happened at `now_ms`, and says what is to be done about it.
    pub fn input(&mut self, input: Input<'_>, now_ms: i64) -> Vec<ExchangeAction> {
        let state = std::mem::replace(&mut self.state, State::Over);
        match (state, input) {
            (State::Over, _) => Vec::new(),
            (State::Under(_), Input::Cancel) => self.stop(GaveUp::Cancelled),
            (_, Input::Cancel) => self.give_up(GaveUp::Cancelled),
            (State::Asked, Input::Sent) => {
                self.state = State::Under(Box::new(Incoming {
                    status: None,
                    decoder: Decoder::new(&self.provider),
                    text: String::new(),
                    ended: false,
                    complaint: Vec::new(),
                    sent_ms: now_ms,
                    heard_ms: now_ms,
                }));
                Vec::new()
            }
            (State::Asked, Input::Refused) => self.give_up(GaveUp::NotAllowed),
            (State::Under(answer), input) => self.heard(answer, input, now_ms),
            (state, _) => {
                self.state = state;
                Vec::new()
            }
        }
    }

    fn ask(&mut self) -> Vec<ExchangeAction> {
        let request = match self.provider.ask(&self.view, &self.turns) {
            Ok(request) => request,
            Err(error) => return self.give_up(GaveUp::NoRequest(error)),
        };
        self.bytes += request.message().len();
        if self.bytes > self.limits.bytes {
            return self.give_up(GaveUp::Budget);
        }
        self.calls += 1;
        self.state = State::Asked;
        vec![ExchangeAction::Send(Box::new(request))]
    }

    fn heard(&mut self, mut answer: Box<Incoming>, input: Input<'_>, now_ms: i64) -> Vec<ExchangeAction> {
        let late = now_ms >= answer.sent_ms.saturating_add(self.limits.answer_ms)
            || now_ms >= answer.heard_ms.saturating_add(self.limits.silence_ms);
        match input {
            Input::Tick if late => return self.stop(GaveUp::Timeout),
            Input::Broken => return self.give_up(GaveUp::Network),
            Input::Head { status } => {
                answer.heard_ms = now_ms;
                answer.status = Some(status);
            }
            // A server that drips bytes for ever is late too, whether or not anybody ticks.
            Input::Chunk(_) if now_ms >= answer.sent_ms.saturating_add(self.limits.answer_ms) => {
                return self.stop(GaveUp::Timeout);
            }
            Input::Chunk(bytes) => {
                answer.heard_ms = now_ms;
                match answer.status {
                    None => return self.stop(GaveUp::Garbage),
                    Some(200..=299) => {
                        let deltas = answer.decoder.feed(&self.provider, bytes);
                        return self.said(answer, deltas);
                    }
                    Some(_) => {
                        let room = COMPLAINT.saturating_sub(answer.complaint.len());
                        answer.complaint.extend(bytes.iter().take(room));
                    }
                }
            }
            Input::End => {
                return match answer.status {
                    None => self.give_up(GaveUp::Garbage),
                    Some(200..=299) => {
                        let deltas = answer.decoder.finish(&self.provider);
                        let mut steps = self.said(answer, deltas);
                        if matches!(self.state, State::Under(_)) {
                            // A stream without its end is an answer that broke off.
                            steps.extend(self.give_up(GaveUp::Garbage));
                        }
                        steps
                    }
                    Some(status) => self.give_up(GaveUp::Status(status, complaint(&answer.complaint))),
                };
            }
            _ => {}
        }
        self.state = State::Under(answer);
        Vec::new()
    }

    fn said(&mut self, mut answer: Box<Incoming>, deltas: Vec<Delta>) -> Vec<ExchangeAction> {
        let mut steps = Vec::new();
        for delta in deltas {
            match delta {
                Delta::Text(text) => {
                    answer.text.push_str(&text);
                    steps.push(ExchangeAction::Text(text));
                }
                Delta::Done | Delta::Cut => answer.ended = true,
                Delta::Refused => return self.stop(GaveUp::Declined),
                // The end was said before: what cannot be read behind it is of no interest.
                Delta::Unreadable(_) if answer.ended => {}
                Delta::Unreadable(UnreadableAnswer::Garbage) => return self.stop(GaveUp::Garbage),
                Delta::Unreadable(UnreadableAnswer::TooLong) => return self.stop(GaveUp::TooLong),
                Delta::Failed(complaint) => return self.stop(GaveUp::Reported(complaint)),
            }
        }
        if !answer.ended {
            self.state = State::Under(answer);
            return steps;
        }
        // What may still come behind the end is of no interest; whoever drives this lets it run out.
        match plan::read(&answer.text, self.view.tools()) {
            Ok(plan) => {
                steps.push(ExchangeAction::Plan(plan));
                self.state = State::Over;
            }
            Err(misfit) if self.calls < self.limits.calls => {
                self.turns = vec![Turn::Reply(answer.text), Turn::Misfit(misfit.told())];
                steps.push(ExchangeAction::Repair);
                steps.extend(self.ask());
            }
            Err(misfit) => steps.extend(self.give_up(GaveUp::NoPlan(misfit))),
        }
        steps
    }

    /// Ends what is under way, then gives up.
    fn stop(&mut self, why: GaveUp) -> Vec<ExchangeAction> {
        let mut steps = vec![ExchangeAction::Abort];
        steps.extend(self.give_up(why));
        steps
    }

    fn give_up(&mut self, why: GaveUp) -> Vec<ExchangeAction> {
        self.state = State::Over;
        vec![ExchangeAction::GaveUp(why)]
    }
}
