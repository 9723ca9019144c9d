//! Seeds, altered at random: as bytes, and by pieces that mean something in the formats that are read here.

use fastrand::Rng;

/// Bytes of a mutation, at most.
const LONGEST: usize = 64 << 10;

/// What parsers trip over: delimiters, numbers at the edge of their types, and letters that change their length.
const PIECES: &[&[u8]] = &[
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b",",
    b":",
    b";",
    b"\\",
    b"null",
    b"true",
    b"{}",
    b"[[[[[[[[",
    b"-0",
    b"0",
    b"-1",
    b"1e308",
    b"-1e309",
    b"3e38",
    b"1e-400",
    b"255",
    b"65536",
    b"4294967296",
    b"9007199254740993",
    b"18446744073709551616",
    b"\\u0000",
    b"\\ud800",
    b"\n",
    b"\r\n",
    b"\r",
    b"\n\n",
    b"\t",
    b"\0",
    b"\x7f",
    b"\xff",
    b"\xc3",
    b"\xf0\x9f",
    b"\xef\xbb\xbf",
    b"data: ",
    b"data: [DONE]\n\n",
    b"event: x\n",
    b"<",
    b">",
    b"</",
    b"&",
    b"&#0;",
    b"&#x110000;",
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<script type=\"application/ld+json\">",
    b"itemscope",
    b"http://",
    b"https://[::1]:99999/",
    b"//",
    b"\\\\",
    b"/../",
    b"..",
    b"%00",
    b"%2e",
    b"@",
    b"#",
    b"?",
    b"javascript:",
    b"file:",
    b"name-1",
    b"<name-1>",
    b"+49 170 1234567",
    b"a@b.example",
    "\u{130}".as_bytes(),
    "\u{1e9e}".as_bytes(),
    "\u{202e}".as_bytes(),
    "\u{fb01}".as_bytes(),
    "e\u{301}\u{301}\u{301}".as_bytes(),
    "👩‍👩‍👧".as_bytes(),
    "\u{4e00}".as_bytes(),
    "\u{feff}".as_bytes(),
    "under 2 hours".as_bytes(),
    "not too ".as_bytes(),
    "1900s".as_bytes(),
];

/// An endless row of mutations, the same for the same seed.
pub struct Mutation<'a> {
    rng: Rng,
    seeds: &'a [Vec<u8>],
}

impl<'a> Mutation<'a> {
    /// Mutations of `seeds`, of which there is at least one.
    pub fn new(seed: u64, seeds: &'a [Vec<u8>]) -> Self {
        Self { rng: Rng::with_seed(seed), seeds }
    }

    /// The next one.
    pub fn next(&mut self) -> Vec<u8> {
        let mut bytes = self.seed().to_vec();
        for _ in 0..=self.rng.usize(0..5) {
            self.alter(&mut bytes);
        }
        bytes.truncate(LONGEST);
        bytes
    }

    fn seed(&mut self) -> &'a [u8] {
        &self.seeds[self.rng.usize(0..self.seeds.len())]
    }

    /// A stretch of bytes, short ones more often than long ones.
    fn stretch(&mut self, of: usize) -> std::ops::Range<usize> {
        let start = self.rng.usize(0..=of);
        let most = 1 << self.rng.usize(0..10);
        start..(start + self.rng.usize(0..=most)).min(of)
    }

    fn alter(&mut self, bytes: &mut Vec<u8>) {
        let stretch = self.stretch(bytes.len());
        match self.rng.u8(0..8) {
            0 => {
                if let Some(byte) = bytes.get_mut(stretch.start) {
                    *byte ^= 1 << self.rng.u8(0..8);
                }
            }
            1 => {
                if let Some(byte) = bytes.get_mut(stretch.start) {
                    *byte = self.rng.u8(..);
                }
            }
            2 => drop(bytes.drain(stretch)),
            3 => bytes.truncate(stretch.start),
            4 => {
                let copy = bytes[stretch].to_vec();
                let at = self.rng.usize(0..=bytes.len());
                bytes.splice(at..at, copy);
            }
            5 => {
                let other = self.seed();
                let copy = other[self.stretch(other.len())].to_vec();
                bytes.splice(stretch, copy);
            }
            // Pieces twice as often: they get furthest.
            _ => {
                let piece = PIECES[self.rng.usize(0..PIECES.len())];
                let end = if self.rng.bool() { stretch.end } else { stretch.start };
                bytes.splice(stretch.start..end, piece.iter().copied());
            }
        }
    }
}
