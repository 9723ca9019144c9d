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
            PlannerView, Provider, WireFormat,
            view::{FacetNames, Goal},
        },
        tool::Tool,
    },
    consent::{Offers, redact::Redactor},
};

const KINDS: [WireFormat; 3] = [WireFormat::OpenAi, WireFormat::Anthropic, WireFormat::Ollama];

fn provider(kind: WireFormat) -> Provider {
    let endpoint = match kind {
        WireFormat::OpenAi => "https://llm.example/v1",
        WireFormat::Anthropic => "https://llm.example",
        WireFormat::Ollama => "http://localhost:11434",
    };
    let keyed = kind != WireFormat::Ollama;
    Provider { kind, endpoint: endpoint.into(), model: "m".into(), keyed, offers: Offers::default() }
}

fn view(goal: &str) -> PlannerView {
    let goal = Goal::new(goal, &mut Redactor::new(&[]));
    PlannerView::new(goal, Tool::ALL, FacetNames::new(["category", "licence"]))
}
