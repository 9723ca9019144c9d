//! How finely weights are kept.

/// How finely weights are kept in a file. In memory each takes a byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, serde::Serialize)]
pub enum Grain {
    /// 255 steps, a byte each.
    #[default]
    Int8,
    /// 15 steps, two to a byte.
    Int4,
}

impl Grain {
    /// The largest integer written.
    pub fn most(self) -> f32 {
        match self {
            Self::Int8 => 127.0,
            Self::Int4 => 7.0,
        }
    }

    /// Bits that an integer takes in a file.
    pub fn bits(self) -> u8 {
        match self {
            Self::Int8 => 8,
            Self::Int4 => 4,
        }
    }
}
