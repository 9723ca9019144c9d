//! Fluent files, and the short form in which the app reads them. `build.rs` and the tests read them with this file too.
//!
//! A message is a text with variables, or a choice of whole texts by a count. More of Fluent is refused: a translator is
//! better off with whole sentences.
//!
//! In the short form the messages of a language stand in the order of the English file, one a line; an empty line is a
//! message that the language lacks. [`VARIABLE`] and a digit stand for a variable. A line that begins with [`CHOICE`] and the
//! digit of the count has forms that each begin with [`FORM`], a key, and [`KEY_END`]; the last one is the usual one.

use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey},
    parser,
};

/// Before the digit of a variable.
pub const VARIABLE: char = '\u{1}';
/// Before the digit of a count that decides.
pub const CHOICE: char = '\u{2}';
/// Before a form.
pub const FORM: char = '\u{3}';
/// Between a form's key and its text.
pub const KEY_END: char = '\u{4}';

/// One message.
pub struct Message {
    /// Its name in the file.
    pub id: String,
    /// The count that decides between its forms.
    pub count: Option<String>,
    /// Its texts by their key (a number or a plural category), the usual one last; of one form the key is empty.
    pub forms: Vec<(String, Vec<Piece>)>,
}

/// A part of a text.
pub enum Piece {
    /// As it stands.
    Text(String),
    /// What goes in there.
    Variable(String),
}

impl Message {
    /// Its variables, the one that decides first, then in the order of the text.
    pub fn variables(&self) -> Vec<&str> {
        let pieces = self.forms.iter().flat_map(|(_, pieces)| pieces);
        let named = pieces.filter_map(|piece| match piece {
            Piece::Variable(name) => Some(name.as_str()),
            Piece::Text(_) => None,
        });
        let mut variables = Vec::new();
        for name in self.count.as_deref().into_iter().chain(named) {
            if !variables.contains(&name) {
                variables.push(name);
            }
        }
        variables
    }
}

/// Reads a file.
///
/// # Errors
/// What is wrong with it, or with a message that needs more of Fluent than is understood.
pub fn read(file: &str) -> Result<Vec<Message>, String> {
    let resource = parser::parse(file).map_err(|(_, errors)| format!("{errors:?}"))?;
    let messages = resource.body.iter().filter_map(|entry| match entry {
        Entry::Message(message) => Some((message.id.name, message.value.as_ref()?)),
        _ => None,
    });
    messages
        .map(|(id, pattern)| message(id, pattern).ok_or_else(|| format!("{id} is too complicated")))
        .collect()
}

/// The short form of `language`, whose messages may be fewer than those of `english`.
///
/// # Errors
/// When a message has variables that the English one lacks.
pub fn short(english: &[Message], language: &[Message]) -> Result<String, String> {
    let lines = english.iter().map(|original| match language.iter().find(|other| other.id == original.id) {
        Some(translation) => line(translation, &original.variables()),
        None => Ok(String::new()),
    });
    Ok(lines.collect::<Result<Vec<_>, _>>()?.join("\n"))
}

/// Stands for the messages and their order (FNV-1a): which of them there are is in the code, by number.
pub fn version(english: &str) -> String {
    let mix = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", english.bytes().fold(0xcbf2_9ce4_8422_2325, mix))
}

fn message(id: &str, pattern: &Pattern<&str>) -> Option<Message> {
    let id = id.to_owned();
    let [PatternElement::Placeable { expression: Expression::Select { selector, variants } }] =
        pattern.elements.as_slice()
    else {
        return Some(Message { id, count: None, forms: vec![(String::new(), pieces(pattern)?)] });
    };
    let InlineExpression::VariableReference { id: count } = selector else { return None };
    let mut forms = Vec::new();
    let (usual, others): (Vec<_>, Vec<_>) = variants.iter().partition(|variant| variant.default);
    for variant in others.into_iter().chain(usual) {
        let (VariantKey::Identifier { name: key } | VariantKey::NumberLiteral { value: key }) = variant.key;
        forms.push((key.to_owned(), pieces(&variant.value)?));
    }
    Some(Message { id, count: Some(count.name.to_owned()), forms })
}

fn pieces(pattern: &Pattern<&str>) -> Option<Vec<Piece>> {
    let piece = |element: &PatternElement<&str>| match element {
        PatternElement::TextElement { value } => Some(Piece::Text(value.replace('\n', " "))),
        PatternElement::Placeable {
            expression: Expression::Inline(InlineExpression::VariableReference { id }),
        } => Some(Piece::Variable(id.name.to_owned())),
        PatternElement::Placeable { .. } => None,
    };
    pattern.elements.iter().map(piece).collect()
}

fn line(message: &Message, variables: &[&str]) -> Result<String, String> {
    let digit = |name: &str| {
        let at = variables.iter().position(|known| *known == name).filter(|at| *at < 10);
        at.ok_or_else(|| format!("{}: there is no ${name}", message.id))
    };
    let mut line = String::new();
    if let Some(count) = &message.count {
        line.push_str(&format!("{CHOICE}{}", digit(count)?));
    }
    for (key, pieces) in &message.forms {
        if message.count.is_some() {
            line.push_str(&format!("{FORM}{key}{KEY_END}"));
        }
        for piece in pieces {
            match piece {
                Piece::Text(text) => line.push_str(text),
                Piece::Variable(name) => line.push_str(&format!("{VARIABLE}{}", digit(name)?)),
            }
        }
    }
    Ok(line)
}
