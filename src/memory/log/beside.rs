//! Small records beside the log: settings, one of each name, and lists that the person adds to, a record per entry.
//!
//! What cannot be read is never taken for what was never set, and never written over: a record of a newer build refuses the
//! change, a damaged one is set aside by it.

use serde::{Serialize, de::DeserializeOwned};

use super::Log;
use crate::store::{
    Store, StoreError, Table, WriteBatch,
    record::{RecordKind, Unreadable},
};

/// Changes of small records, to be written together.
#[derive(Debug, Clone, Default)]
pub struct Changes {
    /// A key and its new bytes; none removes the record.
    records: Vec<(String, Option<Vec<u8>>)>,
    /// Damaged records that make room for a new one.
    set_aside: Vec<(String, Vec<u8>)>,
    /// Records set aside earlier that the person has taken away.
    taken_away: Vec<String>,
}

impl Changes {
    /// Whether there is nothing to write.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty() && self.taken_away.is_empty()
    }
}

/// The entries of a list: those that can be read, by their names, and the names of those that cannot.
#[derive(Debug, Clone, PartialEq)]
pub struct Entries<T> {
    /// In the order of their names.
    pub read: Vec<(String, T)>,
    /// Kept where they are, or set aside.
    pub unreadable: Vec<(String, Unreadable)>,
}

const SET_ASIDE: Unreadable = Unreadable::Damaged("it was set aside");

impl Log {
    /// A setting; `None` if it was never set.
    ///
    /// # Errors
    /// Why the record that is there, or was set aside, cannot be read.
    pub fn setting<T: DeserializeOwned>(&self, kind: &RecordKind<T>) -> Result<Option<T>, Unreadable> {
        self.read(kind, &setting_key(kind))
    }

    /// The entries of a list.
    pub fn entries<T: DeserializeOwned>(&self, kind: &RecordKind<T>) -> Entries<T> {
        let prefix = format!("{}/", kind.name);
        let mut entries = Entries { read: Vec::new(), unreadable: Vec::new() };
        let of_kind = self.beside.range(prefix.clone()..).take_while(|(key, _)| key.starts_with(&prefix));
        for (key, bytes) in of_kind {
            let name = key.trim_start_matches(&prefix).to_owned();
            match kind.decode(bytes) {
                Ok(value) => entries.read.push((name, value)),
                Err(why) => entries.unreadable.push((name, why)),
            }
        }
        let prefix = quarantine_key(&prefix);
        for key in self.set_aside.iter().filter(|key| key.starts_with(&prefix)) {
            let name = key.trim_start_matches(&prefix);
            if !self.beside.contains_key(&entry_key(kind, name)) {
                entries.unreadable.push((name.to_owned(), SET_ASIDE));
            }
        }
        entries
    }

    /// Adds to `changes` that a setting has this value.
    ///
    /// # Errors
    /// [`StoreError::NewerRecord`] where a newer build has set it in a form that this one cannot read.
    pub fn set<T: Serialize + DeserializeOwned>(
        &self,
        changes: &mut Changes,
        kind: &RecordKind<T>,
        value: &T,
    ) -> Result<(), StoreError> {
        self.replace(changes, kind, setting_key(kind), Some(value))
    }

    /// Adds to `changes` that a setting is as if it had never been set.
    ///
    /// # Errors
    /// As [`Log::set`].
    pub fn unset<T: Serialize + DeserializeOwned>(
        &self,
        changes: &mut Changes,
        kind: &RecordKind<T>,
    ) -> Result<(), StoreError> {
        self.replace(changes, kind, setting_key(kind), None)
    }

    /// Adds to `changes` that a list has this entry under this name, or with none that it has no such entry.
    ///
    /// # Errors
    /// As [`Log::set`].
    pub fn put_entry<T: Serialize + DeserializeOwned>(
        &self,
        changes: &mut Changes,
        kind: &RecordKind<T>,
        name: &str,
        value: Option<&T>,
    ) -> Result<(), StoreError> {
        let key = entry_key(kind, name);
        let set_aside = quarantine_key(&key);
        if value.is_none() && self.set_aside.contains(&set_aside) {
            changes.taken_away.push(set_aside);
        }
        self.replace(changes, kind, key, value)
    }

    /// Writes changes in one go. `Ok` means that they are durable.
    ///
    /// # Errors
    /// Whatever the store says if it could not write; then nothing has changed.
    pub async fn change(&mut self, store: &dyn Store, changes: Changes) -> Result<(), StoreError> {
        let mut batch = WriteBatch::default();
        for (key, bytes) in &changes.set_aside {
            batch.put(Table::Quarantine, quarantine_key(key), bytes.clone());
        }
        changes.taken_away.iter().for_each(|key| batch.delete(Table::Quarantine, key));
        for (key, bytes) in &changes.records {
            match bytes {
                Some(bytes) => batch.put(Table::Meta, key, bytes.clone()),
                None => batch.delete(Table::Meta, key),
            }
        }
        self.commit(store, batch).await?;
        self.set_aside.extend(changes.set_aside.iter().map(|(key, _)| quarantine_key(key)));
        self.set_aside.retain(|key| !changes.taken_away.contains(key));
        for (key, bytes) in changes.records {
            match bytes {
                Some(bytes) => drop(self.beside.insert(key, bytes)),
                None => drop(self.beside.remove(&key)),
            }
        }
        Ok(())
    }

    /// Sets one setting.
    ///
    /// # Errors
    /// As [`Log::set`] and [`Log::change`].
    pub async fn put_setting<T: Serialize + DeserializeOwned>(
        &mut self,
        store: &dyn Store,
        kind: &RecordKind<T>,
        value: &T,
    ) -> Result<(), StoreError> {
        let mut changes = Changes::default();
        self.set(&mut changes, kind, value)?;
        self.change(store, changes).await
    }

    fn read<T: DeserializeOwned>(&self, kind: &RecordKind<T>, key: &str) -> Result<Option<T>, Unreadable> {
        match self.beside.get(key) {
            Some(bytes) => kind.decode(bytes).map(Some),
            None if self.set_aside.contains(&quarantine_key(key)) => Err(SET_ASIDE),
            None => Ok(None),
        }
    }

    fn replace<T: Serialize + DeserializeOwned>(
        &self,
        changes: &mut Changes,
        kind: &RecordKind<T>,
        key: String,
        value: Option<&T>,
    ) -> Result<(), StoreError> {
        match (self.read(kind, &key), self.beside.get(&key)) {
            (Err(Unreadable::Newer(_)), _) => return Err(StoreError::NewerRecord(key)),
            (Err(Unreadable::Damaged(_)), Some(bytes)) => {
                changes.set_aside.push((key.clone(), bytes.clone()))
            }
            (_, None) if value.is_none() => return Ok(()),
            _ => {}
        }
        let bytes = value.map(|value| kind.encode(value)).transpose()?;
        changes.records.push((key, bytes));
        Ok(())
    }
}

fn setting_key<T>(kind: &RecordKind<T>) -> String {
    format!("setting/{}", kind.name)
}

fn entry_key<T>(kind: &RecordKind<T>, name: &str) -> String {
    format!("{}/{name}", kind.name)
}

fn quarantine_key(key: &str) -> String {
    format!("{}/{key}", Table::Meta.name())
}
