//! The messages of the language that is shown, with English for what it lacks. Their short form, one a line, is described
//! where it is made: in `xtask/src/messages.rs`.

use std::sync::OnceLock;

use super::formats;

const VARIABLE: char = '\u{1}';
const CHOICE: char = '\u{2}';
const FORM: char = '\u{3}';
const KEY_END: char = '\u{4}';

/// Stand around what comes from elsewhere, so that its direction of writing does not spill over.
const ISOLATE: char = '\u{2068}';
const POP: char = '\u{2069}';

/// What goes into a message.
#[derive(Clone, Copy)]
pub enum Arg<'a> {
    /// As it stands.
    Text(&'a str),
    /// A count, which decides between forms too.
    Count(u64),
}

/// Messages by their number.
struct Table {
    english: Vec<&'static str>,
    /// Those of the language that is shown; none when that is English.
    chosen: Vec<&'static str>,
    /// The language is written from right to left.
    isolates: bool,
}

static TABLE: OnceLock<Table> = OnceLock::new();

/// From now on these messages are shown. It has to be said before the first of them is; later it changes nothing.
pub fn speak(messages: &'static str, right_to_left: bool) {
    let _ = TABLE.set(Table::new(messages, right_to_left));
}

/// What is said while `does` runs is said in these messages, by this thread alone.
#[cfg(test)]
pub fn speaking<T>(messages: &'static str, does: impl FnOnce() -> T) -> T {
    SPOKEN.set(Some(Box::leak(Box::new(Table::new(messages, false)))));
    let done = does();
    SPOKEN.set(None);
    done
}

#[cfg(test)]
thread_local!(static SPOKEN: std::cell::Cell<Option<&'static Table>> = const { std::cell::Cell::new(None) });

fn table() -> &'static Table {
    #[cfg(test)]
    if let Some(spoken) = SPOKEN.get() {
        return spoken;
    }
    TABLE.get_or_init(|| Table::new("", false))
}

/// The message with this number, which has no variables.
pub fn text(at: usize) -> &'static str {
    table().lines(at).next().unwrap_or_default()
}

/// The message with this number, filled in.
pub fn fill(at: usize, args: &[Arg<'_>]) -> String {
    table().fill(at, args)
}

impl Table {
    fn new(messages: &'static str, isolates: bool) -> Self {
        let english = include_str!(concat!(env!("OUT_DIR"), "/english.txt"));
        Self { english: english.split('\n').collect(), chosen: messages.split('\n').collect(), isolates }
    }

    /// The message, and the English one in case it is missing or of no use.
    fn lines(&self, at: usize) -> impl Iterator<Item = &'static str> {
        [&self.chosen, &self.english]
            .into_iter()
            .filter_map(move |lines| lines.get(at).copied())
            .filter(|line| !line.is_empty())
    }

    fn fill(&self, at: usize, args: &[Arg<'_>]) -> String {
        self.lines(at).find_map(|line| self.render(form(line, args)?, args)).unwrap_or_default()
    }

    /// None where it asks for something that there isn't.
    fn render(&self, form: &str, args: &[Arg<'_>]) -> Option<String> {
        let mut pieces = form.split(VARIABLE);
        let mut text = pieces.next()?.to_owned();
        for piece in pieces {
            match arg(piece, args)? {
                Arg::Count(count) => text.push_str(&formats::count(count)),
                Arg::Text(value) if self.isolates => {
                    text.push(ISOLATE);
                    text.push_str(value);
                    text.push(POP);
                }
                Arg::Text(value) => text.push_str(value),
            }
            text.push_str(piece.get(1..)?);
        }
        Some(text)
    }
}

/// What the digit at the beginning of `piece` stands for.
fn arg<'a>(piece: &str, args: &[Arg<'a>]) -> Option<Arg<'a>> {
    args.get(piece.chars().next()?.to_digit(10)? as usize).copied()
}

/// The form for the count that decides, if one does: that of the very number, of its plural category, or the usual one.
fn form<'a>(line: &'a str, args: &[Arg<'_>]) -> Option<&'a str> {
    let Some(choice) = line.strip_prefix(CHOICE) else { return Some(line) };
    let Arg::Count(count) = arg(choice, args)? else { return None };
    let (number, category) = (count.to_string(), formats::plural(count));
    let forms = || choice.split(FORM).filter_map(|form| form.split_once(KEY_END));
    let of = |wanted: &str| forms().find(|(key, _)| *key == wanted);
    of(&number).or_else(|| of(&category)).or_else(|| forms().next_back()).map(|(_, text)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fill(line: &'static str, args: &[Arg<'_>]) -> String {
        Table { english: vec!["English \u{1}0"], chosen: vec![line], isolates: false }.fill(0, args)
    }

    #[test]
    fn a_count_chooses_its_form() {
        let line = "\u{2}0\u{3}0\u{4}nothing\u{3}one\u{4}\u{1}0 act\u{3}other\u{4}\u{1}0 acts of \u{1}1";
        for (count, said) in [(0, "nothing"), (1, "1 act"), (5, "5 acts of hers")] {
            assert_eq!(fill(line, &[Arg::Count(count), Arg::Text("hers")]), said);
        }
    }

    #[test]
    fn what_is_missing_or_broken_is_said_in_english() {
        for line in ["", "\u{1}7", "\u{1}", "\u{2}0", "\u{2}x\u{3}one\u{4}!"] {
            assert_eq!(fill(line, &[Arg::Text("x")]), "English x", "{line:?}");
        }
    }

    #[test]
    fn where_one_writes_from_right_to_left_titles_keep_to_themselves() {
        let table = Table { english: Vec::new(), chosen: vec!["(\u{1}0)"], isolates: true };
        assert_eq!(table.fill(0, &[Arg::Text("Krita")]), "(\u{2068}Krita\u{2069})");
    }
}
