//! What a request is for, and which kinds of data it holds.

use serde::{Deserialize, Serialize};

/// What a request is for. A grant is for one purpose.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    /// A language model plans a goal.
    Plan,
    /// An encyclopedia is asked about a title.
    Lookup,
    /// A picture of an item is fetched.
    Picture,
    /// A catalogue is read from another address.
    Catalog,
}

/// A kind of data in a request.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// What the person asked for, in their words, redacted.
    Goal,
    /// Names and schemas of the app's own tools: the same for everybody.
    Tools,
    /// Names of the catalogue's facets: the same for everybody.
    Facets,
    /// Which facet values the person prefers.
    Taste,
    /// Titles of items that the person liked or saved.
    Titles,
    /// Words that are looked up.
    Query,
    /// The address of a public file; that it is asked for says that somebody looks at it.
    Address,
}

impl Scope {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Goal, Self::Tools, Self::Facets, Self::Taste, Self::Titles, Self::Query, Self::Address];

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of [`Scope`]s; in JSON, a list.
#[cfg_attr(test, derive(ts_rs::TS), ts(as = "Vec<Scope>"))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Vec<Scope>", into = "Vec<Scope>")]
pub struct Scopes(u16);

impl Scopes {
    /// Whether `other` holds nothing beyond these.
    pub fn cover(self, other: Self) -> bool {
        other.0 & !self.0 == 0
    }

    /// Whether it is one of them.
    pub fn contains(self, scope: Scope) -> bool {
        self.0 & scope.bit() != 0
    }

    /// Whether there is none.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// Adds one.
    pub fn insert(&mut self, scope: Scope) {
        self.0 |= scope.bit();
    }

    /// In the order of [`Scope::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Scope> {
        Scope::ALL.into_iter().filter(move |scope| self.contains(*scope))
    }
}

impl FromIterator<Scope> for Scopes {
    fn from_iter<I: IntoIterator<Item = Scope>>(scopes: I) -> Self {
        let mut set = Self::default();
        scopes.into_iter().for_each(|scope| set.insert(scope));
        set
    }
}

impl From<Vec<Scope>> for Scopes {
    fn from(scopes: Vec<Scope>) -> Self {
        scopes.into_iter().collect()
    }
}

impl From<Scopes> for Vec<Scope> {
    fn from(scopes: Scopes) -> Self {
        scopes.iter().collect()
    }
}

/// What the person has offered to put into requests to one recipient. It grants nothing: each request is still asked
/// about, or covered by a grant.
#[cfg_attr(test, derive(ts_rs::TS))]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offers(Scopes);

impl Offers {
    /// The scopes that the person ticked.
    pub fn new(scopes: Scopes) -> Self {
        Self(scopes)
    }

    /// What they are.
    pub fn scopes(self) -> Scopes {
        self.0
    }

    /// The value, if the person offered data of its scope; otherwise it is not even computed.
    pub fn offer<T>(self, scope: Scope, value: impl FnOnce() -> T) -> Option<Offered<T>> {
        self.0.contains(scope).then(|| Offered { value: value() })
    }
}

/// Something that says something about the person, which they have offered to share. Only [`Offers::offer`] makes one:
///
/// ```compile_fail
/// use penchant::consent::Offered;
/// let smuggled = Offered { value: "everything they ever did" };
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered<T> {
    value: T,
}

impl<T> Offered<T> {
    /// What it is.
    pub fn value(&self) -> &T {
        &self.value
    }
}
