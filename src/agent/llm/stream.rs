//! Bytes as they come → what they say. Total: any bytes, cut anywhere, give deltas or one failure; and bounded: what a
//! server sends without end is not kept.

use serde_json::Value;

use super::{
    provider::Provider,
    wire::{Delta, UnreadableAnswer},
};

/// Bytes of a line, and of an answer that is not a stream.
pub const LONGEST_LINE: usize = 256 * 1024;
/// Bytes of text that are taken from an answer.
pub const LONGEST_TEXT: usize = 64 * 1024;

/// The reader of one answer.
#[derive(Debug)]
pub struct Decoder {
    form: Form,
    /// Of the line that is not complete yet; in a document, all of it.
    line: Vec<u8>,
    /// Data of the event that is not complete yet.
    data: String,
    text: usize,
    failed: bool,
    /// A carriage return ended the last line: a line feed right behind belongs to it.
    returned: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// Nothing seen but white space.
    Unknown,
    /// Server-sent events.
    Events,
    /// A JSON document a line.
    Lines,
    /// One JSON document.
    Document,
}

impl Decoder {
    /// A reader for one answer of `provider`.
    pub fn new(provider: &Provider) -> Self {
        let form = if provider.is_lines() { Form::Lines } else { Form::Unknown };
        Self { form, line: Vec::new(), data: String::new(), text: 0, failed: false, returned: false }
    }

    /// Takes the next bytes. Once an answer cannot be read, nothing more is said.
    pub fn feed(&mut self, provider: &Provider, bytes: &[u8]) -> Vec<Delta> {
        self.run(|decoder, deltas| bytes.iter().try_for_each(|byte| decoder.take(provider, *byte, deltas)))
    }

    /// The answer has ended: what is complete without a line end counts.
    pub fn finish(&mut self, provider: &Provider) -> Vec<Delta> {
        self.run(|decoder, deltas| match decoder.form {
            Form::Document => {
                let line = std::mem::take(&mut decoder.line);
                decoder.document(provider, &line, deltas)
            }
            Form::Lines | Form::Events => {
                decoder.end_of_line(provider, deltas)?;
                decoder.event(provider, deltas)
            }
            Form::Unknown => Ok(()),
        })
    }

    fn run(
        &mut self,
        work: impl FnOnce(&mut Self, &mut Vec<Delta>) -> Result<(), UnreadableAnswer>,
    ) -> Vec<Delta> {
        let mut deltas = Vec::new();
        if self.failed {
            return deltas;
        }
        if let Err(why) = work(self, &mut deltas) {
            self.failed = true;
            self.line = Vec::new();
            self.data = String::new();
            deltas.push(Delta::Unreadable(why));
        }
        deltas
    }

    fn take(
        &mut self,
        provider: &Provider,
        byte: u8,
        deltas: &mut Vec<Delta>,
    ) -> Result<(), UnreadableAnswer> {
        if self.form == Form::Unknown {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => return Ok(()),
                // A server that was asked to stream and does not.
                b'{' => self.form = Form::Document,
                _ => self.form = Form::Events,
            }
        }
        let after_return = std::mem::take(&mut self.returned);
        match byte {
            b'\n' if after_return => Ok(()),
            b'\n' | b'\r' if self.form != Form::Document => {
                self.returned = byte == b'\r';
                self.end_of_line(provider, deltas)
            }
            _ if self.line.len() >= LONGEST_LINE => Err(UnreadableAnswer::TooLong),
            _ => {
                self.line.push(byte);
                Ok(())
            }
        }
    }

    fn end_of_line(&mut self, provider: &Provider, deltas: &mut Vec<Delta>) -> Result<(), UnreadableAnswer> {
        let line = std::mem::take(&mut self.line);
        if self.form == Form::Lines {
            return if line.trim_ascii().is_empty() {
                Ok(())
            } else {
                self.document(provider, &line, deltas)
            };
        }
        if line.is_empty() {
            return self.event(provider, deltas);
        }
        let line = String::from_utf8(line).map_err(|_| UnreadableAnswer::Garbage)?;
        let (field, value) = line.split_once(':').unwrap_or((&line, ""));
        match field {
            "data" => {
                if self.data.len() + value.len() > LONGEST_LINE {
                    return Err(UnreadableAnswer::TooLong);
                }
                if !self.data.is_empty() {
                    self.data.push('\n');
                }
                self.data.push_str(value.strip_prefix(' ').unwrap_or(value));
                Ok(())
            }
            // A comment, or a field that no provider puts anything into that is not in the data too.
            "" | "event" | "id" | "retry" => Ok(()),
            _ => Err(UnreadableAnswer::Garbage),
        }
    }

    fn event(&mut self, provider: &Provider, deltas: &mut Vec<Delta>) -> Result<(), UnreadableAnswer> {
        let data = std::mem::take(&mut self.data);
        match data.trim() {
            "" => Ok(()),
            "[DONE]" => {
                deltas.push(Delta::Done);
                Ok(())
            }
            data => self.document(provider, data.as_bytes(), deltas),
        }
    }

    fn document(
        &mut self,
        provider: &Provider,
        bytes: &[u8],
        deltas: &mut Vec<Delta>,
    ) -> Result<(), UnreadableAnswer> {
        let event: Value = serde_json::from_slice(bytes).map_err(|_| UnreadableAnswer::Garbage)?;
        for delta in provider.read(&event) {
            if let Delta::Text(text) = &delta {
                self.text += text.len();
                if self.text > LONGEST_TEXT {
                    return Err(UnreadableAnswer::TooLong);
                }
            }
            deltas.push(delta);
        }
        Ok(())
    }
}
