//! The second copy of memory: a journal in files of bytes, with all that the database has, and nothing that was forgotten.
//!
//! A change is appended as records, one an operation, and flushed before the database hears of it. Once the database has it
//! too, what it replaced or removed is blanked where it stands; so the journal is a state, not a history, and whoever scans
//! it after a forgetting finds nothing. `docs/record.md` is the format.
//!
//! There are two files. A journal that holds more blanks than records is written anew into the other one, which counts from
//! the moment its header is there, and then the first is emptied.

pub mod fake;
mod files;
mod frame;
mod walk;

use std::collections::HashMap;

use penchant_kernels::order::Order;

use self::{
    files::CHUNK,
    frame::{HEADER, Header, KIND_AT, OpKind, RECORD, RecordHead},
    walk::{JournalRecord, Walk, Window},
};
pub use self::{
    files::{HeldFiles, JournalFiles, Slot},
    walk::JournalRow,
};
use super::{Op, StoreError, Table};

/// Blanks that are put in place one by one; for more, the journal is written anew.
const MOST_BLANKS: usize = 64;
/// Bytes of blanks that are never worth writing the journal anew.
const FEW_BYTES: u64 = 1 << 16;

/// Where a record is, and what of it goes into the digest.
#[derive(Debug, Clone, Copy)]
struct Place {
    at: u64,
    table: Table,
    crc: u32,
}

impl Place {
    fn share(self, hash: u64) -> u64 {
        let crc = if self.table == Table::Interactions { 0 } else { u64::from(self.crc) };
        hash.wrapping_add(crc << 16)
    }
}

/// What is known of a journal. The bytes stay in its file.
#[derive(Debug, Clone)]
pub struct Journal {
    slot: Slot,
    generation: u64,
    seq: u64,
    /// Where the next record goes.
    end: u64,
    /// Where the record of each key is, by the key's hash.
    places: HashMap<u64, Place>,
    /// Bytes of records that are no blanks.
    live: u64,
    /// Sum of what each record adds.
    digest: u64,
    damaged: bool,
    /// Records that are still to be blanked.
    stale: Vec<u64>,
}

impl Journal {
    /// Reads the journal, and takes away what a crash left of a change that was never acknowledged. None if there is none.
    ///
    /// # Errors
    /// What the platform says.
    pub fn open(files: &dyn HeldFiles) -> Result<Option<Self>, StoreError> {
        let Some((slot, header)) = present(files)? else { return Ok(None) };
        if files.size(slot.other())? > 0 {
            files.cut(slot.other(), 0)?;
            files.flush(slot.other())?;
        }
        let mut journal = Self {
            slot,
            generation: header.generation,
            seq: header.seq,
            end: HEADER as u64,
            places: HashMap::new(),
            live: 0,
            digest: 0,
            damaged: false,
            stale: Vec::new(),
        };
        journal.follow(files)?;
        journal.tidy(files)?;
        Ok(Some(journal))
    }

    /// Takes over what other tabs have written since.
    ///
    /// # Errors
    /// What the platform says.
    pub fn caught_up(mut self, files: &dyn HeldFiles) -> Result<Option<Self>, StoreError> {
        match present(files)? {
            Some((slot, header))
                if slot == self.slot
                    && header.generation == self.generation
                    && files.size(slot)? >= self.end =>
            {
                self.seq = self.seq.max(header.seq);
                if files.size(slot)? > self.end {
                    self.follow(files)?;
                    self.tidy(files)?;
                }
                Ok(Some(self))
            }
            _ => Self::open(files),
        }
    }

    /// The number of the last change.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    /// Whether something in the middle of it cannot be read.
    pub fn damaged(&self) -> bool {
        self.damaged
    }

    /// Records that are kept.
    pub fn len(&self) -> usize {
        self.places.len()
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.places.is_empty()
    }

    /// Whether it has exactly these records. Of interactions the keys are compared: no other bytes are ever written under one.
    pub fn has_just<'a>(&self, rows: impl Iterator<Item = (Table, &'a str, &'a [u8])>) -> bool {
        let (count, digest) = rows.fold((0, 0_u64), |(count, digest), (table, key, value)| {
            let crc = if table == Table::Interactions { 0 } else { frame::crc(key, value) };
            (count + 1, digest.wrapping_add(Place { at: 0, table, crc }.share(hash(table, key))))
        });
        (count, digest) == (self.places.len(), self.digest)
    }

    /// The record of every key, in the order in which they were written.
    ///
    /// # Errors
    /// What the platform says.
    pub fn rows(&self, files: &dyn HeldFiles, mut row: impl FnMut(JournalRow)) -> Result<(), StoreError> {
        let mut places: Vec<u64> = self.places.values().map(|place| place.at).collect();
        places.order_by(u64::cmp);
        let mut window = Window::new(files, self.slot, self.end);
        for at in places {
            if let Some(found) = window.row(at)? {
                row(found);
            }
        }
        Ok(())
    }

    /// Writes a change down, durably, under the next number. What it replaces stays until [`Journal::settle`]. Returns where
    /// it begins, for [`Journal::take_back`].
    ///
    /// # Errors
    /// What the platform says; then nothing of it is there.
    pub fn append(&mut self, files: &dyn HeldFiles, ops: &[Op]) -> Result<u64, StoreError> {
        let mut bytes = Vec::new();
        for (nth, op) in ops.iter().enumerate() {
            frame::put(&mut bytes, self.seq + 1, op, nth + 1 == ops.len())?;
        }
        let begins = self.end;
        let written = files.write(self.slot, begins, &bytes).and_then(|()| files.flush(self.slot));
        if let Err(error) = written {
            self.take_back(files, begins)?;
            return Err(error);
        }
        Ok(begins)
    }

    /// Takes the change that begins here away again: the database did not want it.
    ///
    /// # Errors
    /// What the platform says.
    pub fn take_back(&self, files: &dyn HeldFiles, begins: u64) -> Result<(), StoreError> {
        files.cut(self.slot, begins)?;
        files.flush(self.slot)
    }

    /// What was appended last is in the database: what it replaced or removed goes.
    ///
    /// # Errors
    /// What the platform says; opening the journal anew finishes it.
    pub fn settle(&mut self, files: &dyn HeldFiles) -> Result<(), StoreError> {
        self.follow(files)?;
        self.tidy(files)
    }

    /// Removes what `ops` remove without having room to say so first, and puts nothing.
    ///
    /// # Errors
    /// What the platform says.
    pub fn remove_in_place(&mut self, files: &dyn HeldFiles, ops: &[Op]) -> Result<(), StoreError> {
        ops.iter().for_each(|op| match op {
            Op::Delete { table, key } => self.drop_key(*table, key),
            Op::Clear { table } => self.drop_table(*table),
            Op::Put { .. } => {}
        });
        self.seq += 1;
        let header = Header { generation: self.generation, seq: self.seq };
        files.write(self.slot, 0, &header.bytes())?;
        // There is no room to write it anew either.
        let stale = std::mem::take(&mut self.stale);
        self.blank(files, stale)?;
        if self.is_empty() {
            files.cut(self.slot, HEADER as u64)?;
            self.end = HEADER as u64;
        }
        files.flush(self.slot)
    }

    /// Writes a journal of these records in the place of whatever there is. It counts once it is whole.
    ///
    /// # Errors
    /// What the platform says; then what was there before still counts.
    pub fn rewrite<'a>(
        files: &dyn HeldFiles,
        seq: u64,
        rows: impl Iterator<Item = (Table, &'a str, &'a [u8])>,
    ) -> Result<Self, StoreError> {
        let before = present(files)?;
        let slot = before.as_ref().map_or(Slot::A, |(slot, _)| slot.other());
        let mut writing = Writing::begin(files, slot)?;
        for (table, key, value) in rows {
            writing.row(seq, table, key, value)?;
        }
        writing.finish(Header { generation: before.map_or(0, |(_, header)| header.generation) + 1, seq })?;
        Self::open(files)?.ok_or_else(|| StoreError::Platform("the journal is not there".into()))
    }

    fn compact(&mut self, files: &dyn HeldFiles) -> Result<(), StoreError> {
        let slot = self.slot.other();
        let header = Header { generation: self.generation + 1, seq: self.seq };
        let written = Writing::begin(files, slot).and_then(|mut writing| {
            let mut failed = Ok(());
            self.rows(files, |JournalRow { table, key, value }| {
                if failed.is_ok() {
                    failed = writing.row(self.seq, table, &key, &value);
                }
            })?;
            failed.and_then(|()| writing.finish(header))
        });
        if written.is_err() {
            files.cut(slot, 0)?;
        }
        written?;
        let damaged = self.damaged;
        if let Some(written) = Self::open(files)? {
            *self = Self { damaged, ..written };
        }
        Ok(())
    }

    /// Reads from the end that is known to the end that is there.
    fn follow(&mut self, files: &dyn HeldFiles) -> Result<(), StoreError> {
        let size = files.size(self.slot)?;
        let mut walk = Walk::new(Window::new(files, self.slot, size), self.end);
        while let Some(change) = walk.change()? {
            for record in change {
                self.take(record);
            }
        }
        self.damaged |= walk.damaged;
        self.end = walk.whole;
        if size > self.end {
            files.cut(self.slot, self.end)?;
            files.flush(self.slot)?;
        }
        Ok(())
    }

    fn take(&mut self, JournalRecord { at, head, key, unfinished }: JournalRecord) {
        self.seq = self.seq.max(head.seq);
        match head.kind {
            OpKind::Blank if unfinished => self.stale.push(at),
            OpKind::Blank => {}
            OpKind::Put => {
                self.drop_key(head.table, &key);
                let hash = hash(head.table, &key);
                let place = Place { at, table: head.table, crc: head.crc };
                self.digest = self.digest.wrapping_add(place.share(hash));
                self.places.insert(hash, place);
                self.live += head.size();
            }
            OpKind::Delete => {
                self.drop_key(head.table, &key);
                self.stale.push(at);
            }
            OpKind::Clear => {
                self.drop_table(head.table);
                self.stale.push(at);
            }
        }
    }

    fn drop_key(&mut self, table: Table, key: &str) {
        let key = hash(table, key);
        if let Some(place) = self.places.remove(&key) {
            self.digest = self.digest.wrapping_sub(place.share(key));
            self.stale.push(place.at);
        }
    }

    fn drop_table(&mut self, table: Table) {
        let (digest, stale) = (&mut self.digest, &mut self.stale);
        self.places.retain(|key, place| {
            if place.table == table {
                *digest = digest.wrapping_sub(place.share(*key));
                stale.push(place.at);
            }
            place.table != table
        });
    }

    /// Blanks what is stale, or writes the journal anew where that is less work.
    fn tidy(&mut self, files: &dyn HeldFiles) -> Result<(), StoreError> {
        let stale = std::mem::take(&mut self.stale);
        let many = stale.len() > MOST_BLANKS || self.is_empty();
        // Where there is no room for another, it is done in place after all.
        if many && !stale.is_empty() && self.compact(files).is_ok() {
            return Ok(());
        }
        if !stale.is_empty() {
            self.blank(files, stale)?;
            files.flush(self.slot)?;
        }
        let blanks = self.end.saturating_sub(HEADER as u64 + self.live);
        if blanks > FEW_BYTES && blanks > self.live {
            let _ = self.compact(files);
        }
        Ok(())
    }

    fn blank(&mut self, files: &dyn HeldFiles, places: Vec<u64>) -> Result<(), StoreError> {
        for at in places {
            let mut head = [0; RECORD];
            files.read(self.slot, at, &mut head)?;
            let Some(head) = RecordHead::read(&head) else { continue };
            if head.kind == OpKind::Put {
                self.live = self.live.saturating_sub(head.size());
            }
            files.write(self.slot, at + KIND_AT, &[0])?;
            files.write(self.slot, at + RECORD as u64, &vec![0; head.length as usize])?;
        }
        Ok(())
    }
}

/// A journal that is written anew.
struct Writing<'a> {
    files: &'a dyn HeldFiles,
    slot: Slot,
    at: u64,
    bytes: Vec<u8>,
}

impl<'a> Writing<'a> {
    fn begin(files: &'a dyn HeldFiles, slot: Slot) -> Result<Self, StoreError> {
        files.cut(slot, 0)?;
        Ok(Self { files, slot, at: HEADER as u64, bytes: Vec::new() })
    }

    fn row(&mut self, seq: u64, table: Table, key: &str, value: &[u8]) -> Result<(), StoreError> {
        frame::put_row(&mut self.bytes, seq, table, key, value)?;
        if self.bytes.len() > CHUNK { self.write() } else { Ok(()) }
    }

    fn write(&mut self) -> Result<(), StoreError> {
        self.files.write(self.slot, self.at, &self.bytes)?;
        self.at += self.bytes.len() as u64;
        self.bytes.clear();
        Ok(())
    }

    /// The header comes last: what has none does not count.
    fn finish(mut self, header: Header) -> Result<(), StoreError> {
        self.write()?;
        self.files.flush(self.slot)?;
        self.files.write(self.slot, 0, &header.bytes())?;
        self.files.flush(self.slot)
    }
}

/// The journal that counts: of two, the younger.
fn present(files: &dyn HeldFiles) -> Result<Option<(Slot, Header)>, StoreError> {
    let mut found: Option<(Slot, Header)> = None;
    for slot in Slot::BOTH {
        let mut bytes = [0; HEADER];
        files.read(slot, 0, &mut bytes)?;
        if let Some(header) = Header::read(&bytes)
            && found.as_ref().is_none_or(|(_, other)| other.generation < header.generation)
        {
            found = Some((slot, header));
        }
    }
    Ok(found)
}

/// FNV-1a over a table's number and a key: of 200,000 keys, two have the same in one life of a billion.
fn hash(table: Table, key: &str) -> u64 {
    let bytes = [table as u8].into_iter().chain(key.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
