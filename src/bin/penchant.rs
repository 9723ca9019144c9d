//! `penchant`, the command line tool; in a browser there is nothing to run.

fn main() {}
