//! Speaking with a language model: what is sent, what is read, and what is done when it does not do its part.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should say where"
)]

#[path = "llm/exchange.rs"]
mod exchange;
#[path = "llm/plan.rs"]
mod plan;
#[path = "llm/requests.rs"]
mod requests;
#[path = "llm/streams.rs"]
mod streams;

use penchant::{
    agent::{
        llm::{
            Kind, PlannerView, Provider,
            view::{FacetNames, Goal},
        },
        tool::Tool,
    },
    consent::{Offers, redact::Redactor},
};

const KINDS: [Kind; 3] = [Kind::OpenAi, Kind::Anthropic, Kind::Ollama];

fn provider(kind: Kind) -> Provider {
    let endpoint = match kind {
        Kind::OpenAi => "https://llm.example/v1",
        Kind::Anthropic => "https://llm.example",
        Kind::Ollama => "http://localhost:11434",
    };
    let keyed = kind != Kind::Ollama;
    Provider { kind, endpoint: endpoint.into(), model: "m".into(), keyed, offers: Offers::default() }
}

fn view(goal: &str) -> PlannerView {
    let goal = Goal::new(goal, &mut Redactor::new(&[]));
    PlannerView::new(goal, Tool::ALL, FacetNames::new(["category", "licence"]))
}
