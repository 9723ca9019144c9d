//! Looking a title up in an encyclopedia: the question as a request, the answer as a claim with its source and its age.
//!
//! The question holds a title and nothing else: what the person listed as private, and what looks personal, is taken out
//! of it, and a title of which nothing is left is not asked about. An answer is a stranger's text; where it is cited, the
//! address is made here and not taken from it.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::{
    consent::{
        EgressRequest, Purpose, Recipient, Scope, recipient::BadAddress, redact::Redactor,
        request::BadRequest,
    },
    untrusted::Untrusted,
};

/// Bytes of an answer, at most.
pub const MOST_BYTES: u64 = 256 * 1024;
/// Where Wikipedia in English is.
pub const WIKIPEDIA: &str = "https://en.wikipedia.org";
/// Where Wikidata is.
pub const WIKIDATA: &str = "https://www.wikidata.org";
/// How long an answer is used without asking again, in milliseconds: a week.
pub const FRESH_MS: i64 = 7 * 24 * 60 * 60 * 1000;

/// Characters of a title that is asked about.
const LONGEST_TITLE: usize = 120;
/// Characters of an answer that are kept.
const LONGEST_TEXT: usize = 700;

const ESCAPED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The encyclopedia that is asked.
#[cfg_attr(test, derive(ts_rs::TS), ts(rename = "Encyclopedia"))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LookupSource {
    /// The first lines of the article.
    Wikipedia,
    /// The short description of the thing that the English article is about.
    Wikidata,
}

/// A question to an encyclopedia: what it says under a title.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct LookupQuery {
    source: LookupSource,
    /// The origin that is asked.
    base: String,
    title: String,
}

/// A title is not looked up: without what is personal, nothing is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("without what is personal, nothing is left to look up")]
pub struct NoQuery;

/// What an encyclopedia says, a stranger's text, with where it says so and how old that is.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// The encyclopedia that says so.
    pub source: LookupSource,
    /// What was found under the title asked for; titles may lead to others.
    pub title: Untrusted<String>,
    /// What the encyclopedia says there, as plain text on one line.
    pub text: Untrusted<String>,
    /// Where it stands, for people: made from `title`, at the origin that was asked.
    pub cited: String,
    /// When it was last changed there, `YYYY-MM-DD`, if it said so.
    pub revised: Option<String>,
    /// When it was asked, by the device's clock.
    pub asked_at_ms: i64,
}

/// Why an answer holds no claim.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoClaim {
    /// There is nothing under this title.
    Missing,
    /// The title stands for several things.
    Ambiguous,
    /// The answer cannot be read.
    Garbage,
}

impl LookupQuery {
    /// What to ask `base` about `title`.
    ///
    /// # Errors
    /// When nothing is left to ask about.
    pub fn new(
        source: LookupSource,
        base: &str,
        title: &Untrusted<String>,
        redactor: &mut Redactor,
    ) -> Result<Self, NoQuery> {
        // What separates titles from each other would make several questions of one.
        let cut: String =
            title.to_show().chars().take(LONGEST_TITLE).map(|c| if c == '|' { ' ' } else { c }).collect();
        let title = redactor.redact(&cut).stripped();
        if !title.contains(char::is_alphanumeric) {
            return Err(NoQuery);
        }
        Ok(Self { source, base: base.trim_end_matches('/').to_owned(), title })
    }

    /// The title as it is asked about.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Names the answer where answers are kept.
    pub fn key(&self) -> String {
        format!("{}/w?{}", self.base, self.title)
    }

    /// The request.
    ///
    /// # Errors
    /// When the address is not accepted.
    pub fn request(&self) -> Result<EgressRequest, BadRequest> {
        let title = utf8_percent_encode(&self.title, ESCAPED);
        let asked = match self.source {
            LookupSource::Wikipedia => format!(
                "action=query&format=json&formatversion=2&origin=*&redirects=1&prop=extracts%7Crevisions%7Cpageprops\
                 &exintro=1&explaintext=1&exchars=600&rvprop=timestamp&ppprop=disambiguation&titles={title}"
            ),
            LookupSource::Wikidata => format!(
                "action=wbgetentities&format=json&origin=*&sites=enwiki&normalize=1&languages=en\
                 &props=labels%7Cdescriptions%7Cinfo&titles={title}"
            ),
        };
        let scopes = [Scope::Query].into_iter().collect();
        EgressRequest::get(&format!("{}/w/api.php?{asked}", self.base), Purpose::Lookup, scopes)
    }

    /// Reads the answer. Total: any bytes give a claim or a reason.
    ///
    /// # Errors
    /// Why there is no claim in it.
    pub fn read(&self, bytes: &[u8], now_ms: i64) -> Result<Claim, NoClaim> {
        let answer: Value = serde_json::from_slice(bytes).map_err(|_| NoClaim::Garbage)?;
        let (title, text, revised, page) = match self.source {
            LookupSource::Wikipedia => {
                let page = answer["query"]["pages"].get(0).ok_or(NoClaim::Garbage)?;
                if page["missing"] == Value::Bool(true) || page["invalid"] == Value::Bool(true) {
                    return Err(NoClaim::Missing);
                }
                if page["pageprops"].get("disambiguation").is_some() {
                    return Err(NoClaim::Ambiguous);
                }
                let title = page["title"].as_str().ok_or(NoClaim::Garbage)?;
                let path = utf8_percent_encode(&title.replace(' ', "_"), ESCAPED).to_string();
                (title, &page["extract"], &page["revisions"][0]["timestamp"], path)
            }
            LookupSource::Wikidata => {
                let found = answer["entities"].as_object().ok_or(NoClaim::Garbage)?;
                let (id, thing) = found.iter().next().ok_or(NoClaim::Missing)?;
                if thing.get("missing").is_some() {
                    return Err(NoClaim::Missing);
                }
                let numbered = |id: &str| id.strip_prefix('Q').is_some_and(|n| n.parse::<u32>().is_ok());
                if !numbered(id) {
                    return Err(NoClaim::Garbage);
                }
                let title = thing["labels"]["en"]["value"].as_str().unwrap_or(&self.title);
                (title, &thing["descriptions"]["en"]["value"], &thing["modified"], id.clone())
            }
        };
        let text = plain(text.as_str().unwrap_or_default(), LONGEST_TEXT);
        if text.is_empty() {
            return Err(NoClaim::Missing);
        }
        Ok(Claim {
            source: self.source,
            title: plain(title, LONGEST_TITLE).into(),
            text: text.into(),
            cited: format!("{}/wiki/{page}", self.base),
            revised: revised.as_str().and_then(day),
            asked_at_ms: now_ms,
        })
    }
}

impl Claim {
    /// Whether the claim may be used without asking again.
    pub fn is_fresh(&self, now_ms: i64) -> bool {
        (self.asked_at_ms..self.asked_at_ms.saturating_add(FRESH_MS)).contains(&now_ms)
    }
}

/// Whether an address may stand for an encyclopedia.
///
/// # Errors
/// Why not.
pub fn check_base(base: &str) -> Result<Recipient, BadRequest> {
    let (recipient, path) = Recipient::split(base.trim_end_matches('/'))?;
    if path == "/" { Ok(recipient) } else { Err(BadAddress::Path.into()) }
}

/// One line, without control characters, cut at a word.
fn plain(text: &str, most: usize) -> String {
    let line = text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|word| !word.is_empty());
    let line = line.collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let cut: String = line.chars().take(most).collect();
    format!("{}…", cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words))
}

/// The day in `2025-03-01T12:00:00Z`.
fn day(time: &str) -> Option<String> {
    let day = time.get(..10)?;
    let form =
        |(at, byte): (usize, u8)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() };
    day.bytes().enumerate().all(form).then(|| day.to_owned())
}
