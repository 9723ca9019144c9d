//! Lines of a file, and those of them that are as they were written.

use std::collections::HashSet;

use super::NAMED;

/// The checksums of lines, as they are written.
pub(super) fn sums<'l>(lines: impl Iterator<Item = &'l str>) -> String {
    lines.map(|line| format!("{:08x}\n", crc32fast::hash(line.as_bytes()))).collect()
}

/// The checksums that can be read.
pub(super) fn known(sums: &[u8]) -> HashSet<u32> {
    let sums = String::from_utf8_lossy(sums);
    sums.lines()
        .filter(|line| line.len() == 8)
        .filter_map(|line| u32::from_str_radix(line, 16).ok())
        .collect()
}

/// The lines of a file as text, each in its place; an empty line where one is not as it was written.
pub(super) fn whole(bytes: &[u8], is_whole: bool, known: &HashSet<u32>) -> (String, Spans) {
    let (mut text, mut spans, mut count) = (String::with_capacity(bytes.len()), Spans::default(), 0);
    for line in bytes.strip_suffix(b"\n").unwrap_or(bytes).split(|byte| *byte == b'\n') {
        if bytes.is_empty() {
            break;
        }
        count += 1;
        match str::from_utf8(line) {
            Ok(line) if is_whole || known.contains(&crc32fast::hash(line.as_bytes())) => text.push_str(line),
            _ => spans.add(count),
        }
        text.push('\n');
    }
    spans.seen = count;
    (text, spans)
}

/// Lines of a file, from the first to the last of each span.
#[derive(Debug, Default)]
pub(super) struct Spans {
    spans: Vec<(u64, u64)>,
    /// How many lines the file has.
    seen: u64,
}

impl Spans {
    pub(super) fn add(&mut self, line: u64) {
        match self.spans.last_mut() {
            Some((_, last)) if *last + 1 == line => *last = line,
            _ => self.spans.push((line, line)),
        }
    }

    /// With those lines that are not there, of as many as there were.
    pub(super) fn up_to(mut self, lines: u64) -> Self {
        (self.seen + 1..=lines).take(1).for_each(|first| match self.spans.last_mut() {
            Some((_, last)) if *last + 1 == first => *last = lines,
            _ => self.spans.push((first, lines)),
        });
        self
    }

    /// How many lines they are.
    pub(super) fn lines(&self) -> u64 {
        self.spans.iter().map(|(first, last)| last - first + 1).sum()
    }

    /// In words, the first of them.
    pub(super) fn places(self, file: &str) -> Vec<String> {
        let place = |(first, last): (u64, u64)| match first == last {
            true => format!("{file}:{first}"),
            false => format!("{file}:{first}-{last}"),
        };
        self.spans.into_iter().take(NAMED).map(place).collect()
    }
}
