//! The application core: request → response. It wires the rooms below and owns the protocol between page and worker.

pub mod protocol;

/// Identifies the build: page and worker refuse to talk to another one's.
pub const BUILD: &str = match option_env!("PENCHANT_BUILD") {
    Some(build) => build,
    None => "dev",
};
