//! Reading a journal from front to back, whatever happened to it.

use super::{
    files::{CHUNK, HeldFiles, Slot},
    frame::{OpKind, RECORD, RecordHead, split},
};
use crate::store::{StoreError, Table};

/// A record of the store, as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Of which table.
    pub table: Table,
    /// Its key.
    pub key: String,
    /// Its bytes.
    pub value: Vec<u8>,
}

/// A part of a file in memory, which moves on as it is read.
pub struct Window<'a> {
    files: &'a dyn HeldFiles,
    slot: Slot,
    size: u64,
    /// Where `bytes` begins.
    start: u64,
    bytes: Vec<u8>,
}

impl<'a> Window<'a> {
    /// On the first `size` bytes of a file.
    pub fn new(files: &'a dyn HeldFiles, slot: Slot, size: u64) -> Self {
        Self { files, slot, size, start: 0, bytes: Vec::new() }
    }

    /// So many bytes from this place on; none where there are fewer.
    fn bytes(&mut self, at: u64, length: u64) -> Result<Option<&[u8]>, StoreError> {
        if at.checked_add(length).is_none_or(|end| end > self.size) {
            return Ok(None);
        }
        if at < self.start || at + length > self.start + self.bytes.len() as u64 {
            let wanted = length.max(CHUNK as u64).min(self.size - at);
            self.bytes.resize(wanted as usize, 0);
            let read = self.files.read(self.slot, at, &mut self.bytes)?;
            self.bytes.truncate(read);
            self.start = at;
        }
        let from = (at - self.start) as usize;
        Ok(self.bytes.get(from..from + length as usize))
    }

    fn head(&mut self, at: u64) -> Result<Option<RecordHead>, StoreError> {
        Ok(self.bytes(at, RECORD as u64)?.and_then(RecordHead::read))
    }

    /// The body of a record, if it is what its head says.
    fn body(&mut self, at: u64, head: &RecordHead) -> Result<Option<(&str, &[u8])>, StoreError> {
        let body = self.bytes(at + RECORD as u64, u64::from(head.length))?;
        Ok(match head.kind {
            OpKind::Blank => body.map(|body| ("", body)),
            _ => body.filter(|body| crc32fast::hash(body) == head.crc).and_then(split),
        })
    }

    /// The record of the store that stands here.
    ///
    /// # Errors
    /// What the platform says.
    pub fn row(&mut self, at: u64) -> Result<Option<JournalRow>, StoreError> {
        let Some(head) = self.head(at)?.filter(|head| head.kind == OpKind::Put) else { return Ok(None) };
        let body = self.body(at, &head)?;
        Ok(body.map(|(key, value)| JournalRow {
            table: head.table,
            key: key.to_owned(),
            value: value.to_owned(),
        }))
    }
}

/// A record that was found.
#[derive(Debug, Clone)]
pub struct JournalRecord {
    /// Where.
    pub at: u64,
    /// Its head.
    pub head: RecordHead,
    /// The key that it is about.
    pub key: String,
    /// Whether it is a blank in which something still stands.
    pub unfinished: bool,
}

/// A walk over the changes of a journal.
pub struct Walk<'a> {
    window: Window<'a>,
    at: u64,
    /// Records of a change whose last one is still to come.
    open: Vec<JournalRecord>,
    /// The first record of the change after the one that was given out.
    ahead: Option<JournalRecord>,
    /// Whether something that cannot be read stands before something that can.
    pub damaged: bool,
    /// Behind the last whole change.
    pub whole: u64,
}

impl<'a> Walk<'a> {
    /// From this place on.
    pub fn new(window: Window<'a>, at: u64) -> Self {
        Self { window, at, open: Vec::new(), ahead: None, damaged: false, whole: at }
    }

    /// The next change that was written whole, or what can be read of one that is damaged. What stands at the end and is not
    /// whole was never acknowledged, and is none.
    ///
    /// # Errors
    /// What the platform says.
    pub fn change(&mut self) -> Result<Option<Vec<JournalRecord>>, StoreError> {
        loop {
            let Some(record) = self.ahead.take().map_or_else(|| self.record(), |found| Ok(Some(found)))?
            else {
                return Ok(None);
            };
            if self.open.last().is_some_and(|open| open.head.seq != record.head.seq) {
                self.damaged = true;
                self.ahead = Some(record);
                return Ok(Some(std::mem::take(&mut self.open)));
            }
            let (last, end) = (record.head.last, record.at + record.head.size());
            self.open.push(record);
            if last {
                self.whole = end;
                return Ok(Some(std::mem::take(&mut self.open)));
            }
        }
    }

    /// The next record that can be read.
    fn record(&mut self) -> Result<Option<JournalRecord>, StoreError> {
        let mut skipped = false;
        loop {
            let at = self.at;
            let Some(head) = self.window.head(at)? else {
                // Lengths cannot be trusted here: whatever looks like a head is looked for.
                if at + RECORD as u64 >= self.window.size {
                    return Ok(None);
                }
                (self.at, skipped) = (at + 1, true);
                continue;
            };
            let found = self.window.body(at, &head)?.map(|(key, value)| {
                (key.to_owned(), head.kind == OpKind::Blank && value.iter().any(|byte| *byte != 0))
            });
            match found {
                Some((key, unfinished)) => {
                    self.at = at + head.size();
                    self.damaged |= skipped;
                    return Ok(Some(JournalRecord { at, head, key, unfinished }));
                }
                None if at + head.size() > self.window.size => (self.at, skipped) = (at + 1, true),
                None => (self.at, skipped) = (at + head.size(), true),
            }
        }
    }
}
