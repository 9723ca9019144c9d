//! Keys.

use std::fmt;

/// A key that the person typed. It is held in memory only: it cannot be printed, written or copied by accident.
///
/// ```compile_fail,E0277
/// let key = penchant::agent::llm::Secret::new("sk-1".into());
/// let written = serde_json::to_string(&key);
/// ```
///
/// ```compile_fail,E0277
/// let key = penchant::agent::llm::Secret::new("sk-1".into());
/// let shown = format!("{key}");
/// ```
///
/// ```
/// let key = penchant::agent::llm::Secret::new(" sk-1\n".into());
/// assert_eq!(format!("{key:?}"), "Secret(…)");
/// assert_eq!(key.expose(), "sk-1");
/// ```
pub struct Secret(String);

impl Secret {
    /// What was typed or pasted; white space around it is no part of a key.
    pub fn new(typed: String) -> Self {
        Self(typed.trim().to_owned())
    }

    /// The key, to be handed to the gate and to nothing else.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}
