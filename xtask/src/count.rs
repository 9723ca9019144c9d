//! How many tests there were.

/// Tests that ran.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Ended as they should.
    pub passed: usize,
    /// Did not.
    pub failed: usize,
}

impl Count {
    /// A run that ended badly counts as a failure even where it reported none: it may not have compiled.
    pub fn or_failure(self, succeeded: bool) -> Self {
        Self { failed: if succeeded { self.failed } else { self.failed.max(1) }, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_that_broke_off_is_a_failure() {
        assert_eq!(Count { passed: 4, failed: 0 }.or_failure(false), Count { passed: 4, failed: 1 });
        assert_eq!(Count { passed: 4, failed: 2 }.or_failure(false), Count { passed: 4, failed: 2 });
        assert_eq!(Count::default().or_failure(true), Count::default());
    }
}
