//! The application core: request → response. It wires the rooms below and owns the protocol between page and worker.

pub mod protocol;
