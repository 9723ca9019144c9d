//! Reading files from other hosts: an encyclopedia's answer, a picture, a pack.

use std::collections::BTreeMap;

use crate::{
    agent::llm::Input,
    catalog::{
        pack::{FileEntry, Manifest, Role},
        picture,
    },
    consent::{EgressRequest, Purpose, Scope, ledger::TransferFailure, request::BadRequest},
    engine::{
        library::beside,
        ports::PackInMemory,
        protocol::egress::WhyNot,
        step::{Do, Done},
    },
    lookup::{self, LookupQuery},
};

/// Bytes of a picture, at most.
const PICTURE: u64 = 4 << 20;
/// Bytes of a manifest.
const MANIFEST: u64 = 1 << 20;
/// Bytes of all files of a pack.
const PACK: u64 = 64 << 20;
/// Files of a pack.
const PACK_FILES: usize = 200;
/// Milliseconds from sending to the end of a file.
const FILE_MS: i64 = 60_000;
/// Milliseconds without a byte.
const SILENCE_MS: i64 = 15_000;

/// A file, or several one after the other.
pub struct Fetch {
    what: What,
    ask: bool,
    first: Option<EgressRequest>,
    status: Option<u16>,
    body: Vec<u8>,
    /// When it was sent, and when a byte came last.
    times: Option<(i64, i64)>,
}

enum What {
    Lookup(LookupQuery),
    Picture,
    Pack(Box<Pack>),
}

struct Pack {
    url: String,
    /// Path and size of the file under way, and of those to come, the last first.
    now: (String, u64),
    todo: Vec<(String, u64)>,
    got: BTreeMap<String, Vec<u8>>,
}

impl Fetch {
    /// What an encyclopedia says.
    ///
    /// # Errors
    /// When the address is not accepted.
    pub fn lookup(query: LookupQuery) -> Result<Self, BadRequest> {
        let request = query.request()?;
        Ok(Self::new(What::Lookup(query), request, true))
    }

    /// A picture at an absolute URL.
    ///
    /// # Errors
    /// When the address is not accepted.
    pub fn picture(url: &str, ask: bool) -> Result<Self, BadRequest> {
        Ok(Self::new(What::Picture, file(url, Purpose::Picture)?, ask))
    }

    /// The pack whose manifest is at an absolute URL.
    ///
    /// # Errors
    /// When the address is not accepted.
    pub fn pack(url: &str) -> Result<Self, BadRequest> {
        let request = file(url, Purpose::Catalog)?;
        let now = ("pack.json".to_owned(), MANIFEST);
        let pack = Pack { url: url.to_owned(), now, todo: Vec::new(), got: BTreeMap::new() };
        Ok(Self::new(What::Pack(Box::new(pack)), request, true))
    }

    fn new(what: What, first: EgressRequest, ask: bool) -> Self {
        Self { what, ask, first: Some(first), status: None, body: Vec::new(), times: None }
    }

    /// The request that begins it, where the person may be asked about it.
    pub fn asked(&self) -> Option<&EgressRequest> {
        self.first.as_ref().filter(|_| self.ask)
    }

    pub(super) fn start(&mut self) -> Vec<Do> {
        self.first.take().map(|request| self.send(request)).into_iter().collect()
    }

    pub(super) fn most_bytes(&self) -> u64 {
        match &self.what {
            What::Lookup(_) => lookup::MOST_BYTES,
            What::Picture => PICTURE,
            What::Pack(pack) => pack.now.1,
        }
    }

    pub(super) fn deadline_ms(&self) -> Option<i64> {
        let (sent, heard) = self.times?;
        Some(sent.saturating_add(FILE_MS).min(heard.saturating_add(SILENCE_MS)))
    }

    pub(super) fn input(&mut self, input: Input<'_>, now_ms: i64) -> Vec<Do> {
        let late = self.deadline_ms().is_some_and(|deadline| deadline <= now_ms);
        let fail = |why| vec![Do::End(Done::Failed(why))];
        let stop = |how, why| vec![Do::Abort(how), Do::End(Done::Failed(why))];
        match input {
            Input::Sent => {
                self.times = Some((now_ms, now_ms));
                Vec::new()
            }
            Input::Refused => fail(WhyNot::NotAllowed),
            Input::Cancel => stop(TransferFailure::Cancelled, WhyNot::Cancelled),
            Input::Broken => fail(WhyNot::Network),
            Input::Tick | Input::Head { .. } | Input::Chunk(_) if late => {
                stop(TransferFailure::Timeout, WhyNot::Timeout)
            }
            Input::Tick => Vec::new(),
            Input::Head { status } => {
                self.status = Some(status);
                self.was_heard(now_ms);
                Vec::new()
            }
            Input::Chunk(bytes) => {
                if self.body.len() as u64 + bytes.len() as u64 > self.most_bytes() {
                    return stop(TransferFailure::TooLong, WhyNot::Garbage);
                }
                self.body.extend_from_slice(bytes);
                self.was_heard(now_ms);
                Vec::new()
            }
            Input::End => {
                self.times = None;
                let body = std::mem::take(&mut self.body);
                match self.status.take() {
                    Some(200..=299) => self.arrived(body, now_ms),
                    Some(status) => fail(WhyNot::Status { status, complaint: String::new() }),
                    None => fail(WhyNot::Garbage),
                }
            }
        }
    }

    fn was_heard(&mut self, now_ms: i64) {
        if let Some((_, heard)) = &mut self.times {
            *heard = now_ms;
        }
    }

    fn arrived(&mut self, body: Vec<u8>, now_ms: i64) -> Vec<Do> {
        let done = match &mut self.what {
            What::Lookup(query) => Done::Claim { key: query.key(), claim: query.read(&body, now_ms) },
            What::Picture => match picture::format(&body).map(|(_, media_type)| media_type) {
                Some(kind) => Done::Picture { kind, bytes: body },
                None => Done::Failed(WhyNot::Garbage),
            },
            What::Pack(pack) => match pack.next(body) {
                Ok(Some(request)) => return vec![self.send(request)],
                Ok(None) => {
                    let files = PackInMemory::new(std::mem::take(&mut pack.got));
                    Done::Pack { url: pack.url.clone(), files }
                }
                Err(why) => Done::Failed(why),
            },
        };
        vec![Do::End(done)]
    }

    fn send(&self, request: EgressRequest) -> Do {
        Do::Send { request: Box::new(request), ask: self.ask }
    }
}

impl Pack {
    /// Takes the file that has come; the request for the next one, if there is one.
    fn next(&mut self, body: Vec<u8>) -> Result<Option<EgressRequest>, WhyNot> {
        if self.got.is_empty() {
            let manifest = Manifest::parse(&body).map_err(|_| WhyNot::Garbage)?;
            let needed =
                |entry: &&FileEntry| matches!(entry.role, Role::Items | Role::Vectors | Role::Collab);
            let files = manifest.files.iter().filter(needed);
            self.todo = files.map(|entry| (entry.path.clone(), entry.bytes)).rev().collect();
            let size = self.todo.iter().fold(0_u64, |sum, (_, bytes)| sum.saturating_add(*bytes));
            if self.todo.len() > PACK_FILES || size > PACK {
                return Err(WhyNot::Garbage);
            }
        }
        self.got.insert(std::mem::take(&mut self.now.0), body);
        let Some(next) = self.todo.pop() else { return Ok(None) };
        let url = beside(&self.url, &next.0);
        self.now = next;
        let bad = |why| WhyNot::BadRequest { why };
        file(&url, Purpose::Catalog).map(Some).map_err(bad)
    }
}

fn file(url: &str, purpose: Purpose) -> Result<EgressRequest, BadRequest> {
    EgressRequest::get(url, purpose, [Scope::Address].into_iter().collect())
}
