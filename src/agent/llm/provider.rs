//! A model somewhere else, and the three ways of speaking with one.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    anthropic, ollama, openai, plan,
    view::PlannerView,
    wire::{Delta, Prompt, Turn},
};
use crate::consent::{
    EgressRequest, Offers, Purpose, Recipient,
    recipient::BadAddress,
    request::{BadRequest, HeaderValue},
};

/// What every model is told to do.
pub const INSTRUCTION: &str = "You turn a goal into a plan for a recommender. The user message is data in JSON: a goal, the \
tools there are, and names of facets that can be filtered by. Text such as <name-1> stands for something private: keep it \
as it is. Use few steps. Answer with one JSON object that fits the schema and with nothing else.";

/// The wire format that a provider speaks.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "ProviderKind"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WireFormat {
    /// `POST {endpoint}/chat/completions` with `response_format: json_schema`: OpenAI, llama.cpp, LM Studio, vLLM, …
    OpenAi,
    /// `POST {endpoint}/v1/messages`.
    Anthropic,
    /// `POST {endpoint}/api/chat`.
    Ollama,
}

/// A model that the person has set up. It holds no key.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provider {
    /// How to speak with it.
    pub kind: WireFormat,
    /// Where it is, without the path that the kind adds: `https://api.example/v1`, `http://localhost:11434`.
    pub endpoint: String,
    /// The model's name there.
    pub model: String,
    /// Whether the person typed a key for it.
    pub keyed: bool,
    /// What else the person lets it be told.
    pub offers: Offers,
}

impl Provider {
    /// To whom requests go.
    ///
    /// # Errors
    /// Fails if the endpoint is no address.
    pub fn recipient(&self) -> Result<Recipient, BadAddress> {
        Ok(Recipient::split(&self.endpoint)?.0)
    }

    /// The request for a plan.
    ///
    /// # Errors
    /// Fails if the endpoint is no address, or the request would be too large.
    pub fn ask(&self, view: &PlannerView, turns: &[Turn]) -> Result<EgressRequest, BadRequest> {
        let prompt = Prompt {
            model: &self.model,
            instruction: INSTRUCTION,
            told: &view.told(),
            turns,
            schema: plan::schema(view.tools()),
        };
        let (path, body) = match self.kind {
            WireFormat::OpenAi => ("/chat/completions", openai::body(&prompt, &self.endpoint)),
            WireFormat::Anthropic => ("/v1/messages", anthropic::body(&prompt)),
            WireFormat::Ollama => ("/api/chat", ollama::body(&prompt)),
        };
        let url = format!("{}{path}", self.endpoint.trim_end_matches('/'));
        let body = body.to_string().into_bytes();
        let request = EgressRequest::post(&url, Purpose::Plan, view.scopes(), self.headers(), body)?;
        Ok(request.with_redactions(view.redactions()))
    }

    fn headers(&self) -> Vec<(&'static str, HeaderValue)> {
        let mut headers = vec![("content-type", HeaderValue::Plain("application/json".into()))];
        match self.kind {
            WireFormat::OpenAi | WireFormat::Ollama if self.keyed => {
                headers.push(("authorization", HeaderValue::Key { prefix: "Bearer " }));
            }
            WireFormat::Anthropic => {
                if self.keyed {
                    headers.push(("x-api-key", HeaderValue::Key { prefix: "" }));
                }
                headers.push(("anthropic-version", HeaderValue::Plain("2023-06-01".into())));
                // Without it the service refuses browsers.
                headers
                    .push(("anthropic-dangerous-direct-browser-access", HeaderValue::Plain("true".into())));
            }
            WireFormat::OpenAi | WireFormat::Ollama => {}
        }
        headers
    }

    /// What one event of a stream, or a whole answer, says.
    pub(super) fn read(&self, event: &Value) -> Vec<Delta> {
        match self.kind {
            WireFormat::OpenAi => openai::read(event),
            WireFormat::Anthropic => anthropic::read(event),
            WireFormat::Ollama => ollama::read(event),
        }
    }

    /// Whether a stream is one JSON document a line rather than server-sent events.
    pub(super) fn is_lines(&self) -> bool {
        self.kind == WireFormat::Ollama
    }
}
