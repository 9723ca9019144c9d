//! Words that a person may have meant by one that no item has: those that one or two slips lead to, by the length of the
//! word. A slip is a letter too many, too few or another one, or two that changed places.
//!
//! Whatever is far off is told by the letters it has, in one look at a number a word; the rest is measured. That takes no index
//! but those numbers, and a millisecond for fifty thousand words.

/// A word of as many letters is searched for with so many slips.
fn slips(letters: usize) -> usize {
    match letters {
        0..=2 => 0,
        3..=5 => 1,
        _ => 2,
    }
}

/// The letters of every word, as sets.
#[derive(Debug, Clone)]
pub struct Spelling {
    letters: Vec<u32>,
}

/// A word that may have been meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Near {
    /// Its place among the words.
    pub at: usize,
    /// Slips that lead to it.
    pub slips: usize,
}

impl Spelling {
    /// Looks at every word.
    pub fn of(words: &[Box<str>]) -> Self {
        Self { letters: words.iter().map(|word| letters(word)).collect() }
    }

    /// The words near one, those by the fewest slips only; with `begins` those of which a beginning is near, which is forgiven as
    /// much as a word a letter shorter. What is forgiven at all may have `more` slips than usual.
    pub fn near(&self, words: &[Box<str>], word: &str, begins: bool, more: usize) -> Vec<Near> {
        let typed: Vec<char> = word.chars().collect();
        let usual = slips(typed.len() - usize::from(begins && !typed.is_empty()));
        let (wanted, mut most) = (letters(word), if usual > 0 { usual + more } else { 0 });
        let mut found = Vec::new();
        if most == 0 {
            return found;
        }
        for (at, (known, letters)) in words.iter().zip(&self.letters).enumerate() {
            // Each slip brings a letter in or takes one out, or both.
            let (missing, beyond) = ((wanted & !letters).count_ones(), (letters & !wanted).count_ones());
            if missing as usize > most || (!begins && beyond as usize > most) {
                continue;
            }
            if let Some(slips) = distance(&typed, known, most, begins) {
                if slips < most {
                    found.clear();
                    most = slips;
                }
                found.push(Near { at, slips });
            }
        }
        found
    }
}

/// The letters of a word as a set; some share a place.
fn letters(word: &str) -> u32 {
    word.chars().fold(0, |set, letter| set | 1 << (letter as u32 % 32))
}

/// Slips between two words, or with `begins` between the first and the nearest beginning of the second; none if there are
/// more than `most`. (Optimal string alignment: Damerau's distance in which no piece is changed twice.)
pub fn distance(typed: &[char], known: &str, most: usize, begins: bool) -> Option<usize> {
    let (mut older, mut row) = (Vec::new(), (0..=typed.len()).collect::<Vec<usize>>());
    let (mut nearest, mut last) = (typed.len(), None);
    for (nth, letter) in known.chars().enumerate() {
        let mut next = Vec::with_capacity(row.len());
        next.push(nth + 1);
        for (at, other) in typed.iter().enumerate() {
            let mut slips = (row[at] + usize::from(*other != letter)).min(row[at + 1] + 1).min(next[at] + 1);
            if at > 0 && typed[at - 1] == letter && last == Some(*other) {
                slips = slips.min(older[at - 1] + 1);
            }
            next.push(slips);
        }
        if row.iter().chain(&next).all(|slips| *slips > most) {
            nearest = if begins { nearest } else { most + 1 };
            break;
        }
        let end = next[typed.len()];
        nearest = if begins { nearest.min(end) } else { end };
        (older, row) = (row, next);
        last = Some(letter);
    }
    (nearest <= most).then_some(nearest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_a_letter_more_or_less_or_another_or_two_that_changed_places() {
        for (typed, known, begins, expected) in [
            ("chess", "chess", false, Some(0)),
            ("ches", "chess", false, Some(1)),
            ("cheess", "chess", false, Some(1)),
            ("chass", "chess", false, Some(1)),
            ("cehss", "chess", false, Some(1)),
            ("hcesz", "chess", false, Some(2)),
            ("szehc", "chess", false, None),
            ("", "ab", false, Some(2)),
            ("ab", "", false, Some(2)),
            ("фотоо", "фото", false, Some(1)),
            ("cehs", "chessboard", true, Some(1)),
            ("chessboard", "chess", true, None),
            ("xxx", "chess", true, None),
            ("ab", "", true, Some(2)),
        ] {
            let letters: Vec<char> = typed.chars().collect();
            assert_eq!(distance(&letters, known, 2, begins), expected, "{typed} {known} {begins}");
        }
    }

    #[test]
    fn the_nearest_words_are_found_and_short_ones_are_taken_as_they_are() {
        let words: Vec<Box<str>> =
            ["chat", "chess", "cheese", "go", "gone", "photograph"].map(Into::into).into();
        let near = |word: &str, begins: bool, more: usize| {
            let near = Spelling::of(&words).near(&words, word, begins, more).into_iter();
            near.map(|near| (&*words[near.at], near.slips)).collect::<Vec<_>>()
        };
        assert_eq!(near("chesss", false, 0), [("chess", 1)]);
        assert_eq!(near("chees", false, 0), [("chess", 1), ("cheese", 1)]);
        assert_eq!(near("gp", false, 1), []);
        assert_eq!(near("gon", false, 0), [("go", 1), ("gone", 1)]);
        assert_eq!(near("phtoo", true, 0), [("photograph", 1)]);
        assert_eq!(near("hpotorgahp", false, 0), []);
        assert_eq!(near("hpotorgahp", false, 1), [("photograph", 3)]);
    }
}
