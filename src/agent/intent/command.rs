//! What is to be done rather than found: to remember, to forget, to keep watch.

use super::grammar::Grammar;

/// A request to act. It is carried out by a step of the plan, under the policy like any other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// Keep this in mind from now on.
    Remember(String),
    /// Forget what has to do with this.
    Forget(String),
    /// Tell the person when something like this comes.
    Watch(String),
}

/// The request to act at the head of a text, and what of it is to be read as a goal.
pub fn command(text: &str) -> (Option<Command>, &str) {
    let text = text.trim();
    let grammar = Grammar::english();
    let begins = |heads: &[&str]| heads.iter().find_map(|head| after(text, head));
    if let Some(rest) = begins(&grammar.remember).filter(|rest| !rest.is_empty()) {
        (Some(Command::Remember(rest.to_owned())), rest)
    } else if let Some(rest) = begins(&grammar.forget).filter(|rest| !rest.is_empty()) {
        (Some(Command::Forget(rest.trim_end_matches(['.', '!']).to_owned())), "")
    } else if let Some(rest) = begins(&grammar.watch).filter(|rest| !rest.is_empty()) {
        let mut rest = rest;
        while let Some(thing) = grammar.arrival.iter().find_map(|head| after(rest, head)) {
            rest = thing;
        }
        (Some(Command::Watch(rest.to_owned())), rest)
    } else {
        (None, text)
    }
}

/// What follows `head` and a space, in letters of either case.
fn after<'a>(text: &'a str, head: &str) -> Option<&'a str> {
    let (found, rest) = text.split_at_checked(head.len())?;
    (found.eq_ignore_ascii_case(head) && rest.starts_with(' ')).then(|| rest.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_to_act_are_told_from_goals() {
        let remember = |text: &str| Some(Command::Remember(text.into()));
        let watch = |text: &str| Some(Command::Watch(text.into()));
        for (text, expected, rest) in [
            ("Remember that I never want horror", remember("I never want horror"), "I never want horror"),
            ("keep in mind: no subscriptions", remember("no subscriptions"), "no subscriptions"),
            (
                "tell me when there's a new comedy under 90 minutes",
                watch("comedy under 90 minutes"),
                "comedy under 90 minutes",
            ),
            ("Let me know if you find chess games", watch("chess games"), "chess games"),
            ("Forget what you know about chess.", Some(Command::Forget("chess".into())), ""),
            ("something to remember that trip by", None, "something to remember that trip by"),
            ("tell me when ", None, "tell me when"),
            ("É", None, "É"),
        ] {
            assert_eq!(command(text), (expected, rest), "{text}");
        }
    }
}
