//! What waits for the person.

use std::collections::BTreeMap;

use crate::{
    consent::{EgressRequest, Purpose, Question, Recipient},
    engine::protocol::outside::Asked,
};

/// Questions to the person, each with the task that waits for its answer.
#[derive(Default)]
pub struct Questions {
    open: BTreeMap<u64, (Question, u64)>,
    asked: u64,
}

impl Questions {
    /// Asks on behalf of a task; what the page is to show.
    pub fn ask(&mut self, question: Question, task: u64) -> Asked {
        self.asked += 1;
        let request = question.request();
        let message = request.message();
        let asked = Asked {
            question: self.asked,
            recipient: request.recipient().clone(),
            purpose: request.purpose(),
            scopes: request.scopes(),
            bytes: message.len() as u64,
            message: String::from_utf8_lossy(&message).into_owned(),
            redacted: request.redacted().to_vec(),
        };
        self.open.insert(self.asked, (question, task));
        asked
    }

    /// Takes a question, and the number of its task, away.
    pub fn take(&mut self, question: u64) -> Option<(Question, u64)> {
        self.open.remove(&question)
    }

    /// The questions of a task.
    pub fn of_task(&self, task: u64) -> Vec<u64> {
        self.pick(|(_, of)| *of == task)
    }

    /// The questions about a recipient and purpose.
    pub fn about(&self, recipient: &Recipient, purpose: Purpose) -> Vec<u64> {
        self.where_request(|request| request.recipient() == recipient && request.purpose() == purpose)
    }

    /// The questions about requests that `which` picks.
    pub fn where_request(&self, which: impl Fn(&EgressRequest) -> bool) -> Vec<u64> {
        self.pick(|(question, _)| which(question.request()))
    }

    fn pick(&self, which: impl Fn(&(Question, u64)) -> bool) -> Vec<u64> {
        self.open.iter().filter(|(_, open)| which(open)).map(|(id, _)| *id).collect()
    }
}
