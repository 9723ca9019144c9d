//! What is to be done rather than found: to remember, to forget, to keep watch. How people ask for it is a table for all six
//! languages: `…` stands for what it is about, which begins behind `<` where the words before it belong to it too.

use std::{cmp::Reverse, sync::OnceLock};

use penchant_kernels::order::Order;

use crate::index::text::plain;

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

/// How something is asked for: words before and behind what it is about.
struct Frame {
    kind: &'static str,
    before: &'static str,
    behind: &'static str,
}

/// The frames, the most of words first.
fn frames() -> &'static [Frame] {
    static FRAMES: OnceLock<Vec<Frame>> = OnceLock::new();
    FRAMES.get_or_init(|| {
        let mut frames: Vec<Frame> = ["remember", "forget", "watch"]
            .into_iter()
            .flat_map(|kind| listed(kind).map(move |frame| (kind, frame)))
            .filter_map(|(kind, frame)| {
                let (before, behind) = frame.split_once('…')?;
                Some(Frame { kind, before, behind })
            })
            .collect();
        frames.order_by_key(|frame| Reverse(frame.before.len() + frame.behind.len()));
        frames
    })
}

/// What the table lists under a name.
fn listed(name: &'static str) -> impl Iterator<Item = &'static str> {
    let lines = include_str!("grammar/commands.txt").lines().filter_map(|line| line.split_once(" = "));
    lines.filter(move |(of, _)| *of == name).flat_map(|(_, list)| list.split(", "))
}

/// The request to act that a text is, and what of it is to be read as a goal.
pub fn command(text: &str) -> (Option<Command>, &str) {
    let text = text.trim();
    let said = listed("please").find_map(|please| word(text, please)).unwrap_or(text);
    let said = said.trim_end_matches(['.', '!', '。', '！']);
    let about = |frame: &Frame| {
        let (before, kept) = frame.before.split_once('<').unwrap_or((frame.before, ""));
        let rest = led(said, before)?;
        led(rest, kept)?;
        Some((frame.kind, ended(rest, frame.behind)?.trim())).filter(|(_, rest)| !rest.is_empty())
    };
    match frames().iter().find_map(about) {
        Some(("remember", rest)) => (Some(Command::Remember(rest.to_owned())), rest),
        Some(("forget", rest)) if listed("self").all(|own| plain(own) != plain(rest)) => {
            (Some(Command::Forget(rest.to_owned())), "")
        }
        Some(("watch", rest)) => {
            let mut rest = rest;
            while let Some(thing) = listed("arrival").find_map(|head| word(rest, head)) {
                rest = thing;
            }
            (Some(Command::Watch(rest.to_owned())), rest)
        }
        _ => (None, text),
    }
}

/// Marks that people set or leave out: between words, in words, over letters.
fn is_set_or_not(c: char) -> bool {
    matches!(c, ',' | '\'' | '’' | '¡' | '\u{64b}'..='\u{65f}')
}

fn same(said: char, wanted: char) -> bool {
    match wanted {
        ' ' => said.is_whitespace() || said == '-',
        _ => said == wanted || plain(said.encode_utf8(&mut [0; 4])) == plain(wanted.encode_utf8(&mut [0; 4])),
    }
}

/// What follows a phrase that a text begins with, in letters of either case and with or without their accents.
fn led<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    phrase.chars().filter(|c| !is_set_or_not(*c)).try_fold(text, |rest, wanted| {
        let rest = rest.trim_start_matches(is_set_or_not);
        let said = rest.chars().next().filter(|said| same(*said, wanted))?;
        let rest = rest.get(said.len_utf8()..)?;
        Some(if wanted == ' ' { rest.trim_start() } else { rest })
    })
}

/// What follows a word and a space.
fn word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    led(led(text, word)?, " ")
}

/// What stands before a phrase that a text ends with.
fn ended<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    phrase.chars().rev().filter(|c| !is_set_or_not(*c)).try_fold(text, |rest, wanted| {
        let rest = rest.trim_end_matches(is_set_or_not);
        let said = rest.chars().next_back().filter(|said| same(*said, wanted))?;
        let rest = rest.get(..rest.len() - said.len_utf8())?;
        Some(if wanted == ' ' { rest.trim_end() } else { rest })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_to_act_are_told_from_goals() {
        let remember = |text: &str| Some(Command::Remember(text.into()));
        let watch = |text: &str| Some(Command::Watch(text.into()));
        let forget = |text: &str| Some(Command::Forget(text.into()));
        for (text, expected, rest) in [
            ("Remember that I never want horror", remember("I never want horror"), "I never want horror"),
            ("Please remember I hate Java apps!", remember("I hate Java apps"), "I hate Java apps"),
            ("Don’t forget that I am vegetarian", remember("I am vegetarian"), "I am vegetarian"),
            ("keep in mind: no subscriptions", remember("no subscriptions"), "no subscriptions"),
            (
                "tell me when there's a new comedy under 90 minutes",
                watch("comedy under 90 minutes"),
                "comedy under 90 minutes",
            ),
            ("Let me know if you find chess games", watch("chess games"), "chess games"),
            ("Forget what you know about chess.", forget("chess"), ""),
            ("please delete everything you know about chess", forget("chess"), ""),
            ("Your note that I hate chess is wrong.", forget("I hate chess"), ""),
            ("I don't hate chess any more", forget("chess"), ""),
            ("delete everything you know about me", None, "delete everything you know about me"),
            ("something to remember that trip by", None, "something to remember that trip by"),
            ("tell me when ", None, "tell me when"),
            ("É", None, "É"),
        ] {
            assert_eq!(command(text), (expected, rest), "{text}");
        }
    }

    #[test]
    fn they_are_in_every_language() {
        for (text, expected) in [
            ("Merk dir, dass ich Horror hasse", Command::Remember("ich Horror hasse".into())),
            ("Bitte vergiss, was du über Schach weißt!", Command::Forget("Schach".into())),
            ("Sag mir Bescheid, wenn es neue Schachspiele gibt.", Command::Watch("Schachspiele".into())),
            ("Souviens-toi que je déteste l'horreur", Command::Remember("je déteste l'horreur".into())),
            ("N'oublie pas que je suis végétarien", Command::Remember("je suis végétarien".into())),
            ("Oublie tout ce que tu sais sur les échecs.", Command::Forget("les échecs".into())),
            ("Préviens-moi quand il y a un nouveau western", Command::Watch("western".into())),
            ("Recuerda que odio el terror", Command::Remember("odio el terror".into())),
            ("Olvida lo que sabes sobre el ajedrez", Command::Forget("el ajedrez".into())),
            ("avisame cuando haya un nuevo western", Command::Watch("western".into())),
            ("ホラーは嫌いだということを覚えておいて", Command::Remember("ホラーは嫌いだという".into())),
            ("チェスについて知っていることを忘れて。", Command::Forget("チェス".into())),
            ("新しい西部劇が出たら教えて", Command::Watch("西部劇".into())),
            ("تذكّر أنني أكره الرعب", Command::Remember("أنني أكره الرعب".into())),
            ("انسَ ما تعرفه عن الشطرنج", Command::Forget("الشطرنج".into())),
        ] {
            assert_eq!(command(text).0, Some(expected), "{text}");
        }
        for text in ["Lösche alles über mich", "Oublie tout sur moi", "Vergiss es", "忘れて", "انس الأمر"]
        {
            assert_eq!(command(text).0, None, "{text}");
        }
    }
}
