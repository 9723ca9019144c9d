//! Metrics and protocols: the code that ships is the code that is measured.
