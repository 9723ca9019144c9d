//! What waits for the person.

use std::collections::BTreeMap;

use crate::{
    consent::{EgressRequest, PendingRequest, Purpose, Recipient},
    engine::{
        protocol::egress::{ConsentQuestion, QuestionId},
        step::TaskId,
    },
};

/// Questions to the person, each with the task that waits for its answer.
#[derive(Default)]
pub struct Questions {
    open: BTreeMap<QuestionId, (PendingRequest, TaskId)>,
    asked: u64,
}

impl Questions {
    /// Asks on behalf of a task; what the page is to show.
    pub fn ask(&mut self, question: PendingRequest, task: TaskId) -> ConsentQuestion {
        self.asked += 1;
        let id = QuestionId(self.asked);
        let request = question.request();
        let message = request.message();
        let asked = ConsentQuestion {
            question: id,
            recipient: request.recipient().clone(),
            purpose: request.purpose(),
            scopes: request.scopes(),
            bytes: message.len() as u64,
            message: String::from_utf8_lossy(&message).into_owned(),
            redacted: request.redacted().to_vec(),
        };
        self.open.insert(id, (question, task));
        asked
    }

    /// Takes a question, with its task, away.
    pub fn take(&mut self, question: QuestionId) -> Option<(PendingRequest, TaskId)> {
        self.open.remove(&question)
    }

    /// The questions of a task.
    pub fn of_task(&self, task: TaskId) -> Vec<QuestionId> {
        self.pick(|(_, of)| *of == task)
    }

    /// The questions about a recipient and purpose.
    pub fn about(&self, recipient: &Recipient, purpose: Purpose) -> Vec<QuestionId> {
        self.where_request(|request| request.recipient() == recipient && request.purpose() == purpose)
    }

    /// The questions about requests that `which` picks.
    pub fn where_request(&self, which: impl Fn(&EgressRequest) -> bool) -> Vec<QuestionId> {
        self.pick(|(question, _)| which(question.request()))
    }

    fn pick(&self, which: impl Fn(&(PendingRequest, TaskId)) -> bool) -> Vec<QuestionId> {
        self.open.iter().filter(|(_, open)| which(open)).map(|(id, _)| *id).collect()
    }
}
