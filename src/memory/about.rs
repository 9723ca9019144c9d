//! What an item was when the person spoke their mind about it: what the act says where the item's catalogue is not open.

use std::collections::BTreeMap;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

use crate::{
    catalog::Item,
    embed::{ModelSpec, quant::Int8Vectors},
    untrusted::Untrusted,
};

/// Characters of a title or a catalogue's name.
const TITLE: usize = 120;
/// Characters of a facet's name or value.
const LABEL: usize = 60;
/// Facets of an item, and values of a facet.
const LABELS: usize = 8;
/// Square of the length of a unit vector, with more than rounding can add.
const UNIT: f32 = 1.1;

/// An item of a catalogue, in few words. It is part of the act: forgotten, put back, exported and imported with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct About {
    /// The catalogue's name for people.
    pub catalog: Untrusted<String>,
    /// The item's title.
    pub title: Untrusted<String>,
    /// The item's facets.
    #[serde(skip_serializing_if = "Untrusted::is_empty")]
    pub facets: Untrusted<BTreeMap<String, Vec<String>>>,
    /// Where the item stands in its space, if it has a vector.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vector: Option<Vector>,
}

/// A vector with the space that it is of.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Vector {
    /// Vectors of equal models may be compared.
    pub model: ModelSpec,
    /// Component ≈ `scale × codes`; written as two hexadecimal digits each.
    #[serde(with = "hexadecimal")]
    pub codes: Vec<i8>,
    /// The step of the vector.
    pub scale: f32,
}

impl About {
    /// What there is to say of an item.
    pub fn new(catalog: &str, item: &Item, vector: Option<Vector>) -> Self {
        let (catalog, title, facets) = (catalog.into(), item.title.clone(), item.facets.clone());
        Self { catalog, title, facets, vector }.kept()
    }

    /// What it is called, and nothing else of it.
    pub fn named(self) -> Self {
        Self { catalog: self.catalog, title: self.title, ..Self::default() }
    }

    /// As much of it as is kept with an act. A vector that is none of its space is left out.
    pub(super) fn kept(self) -> Self {
        let short = |text: String, most: usize| text.chars().take(most).collect::<String>();
        let labels = |values: Vec<String>| values.into_iter().take(LABELS).map(|v| short(v, LABEL)).collect();
        let facets = |facets: BTreeMap<String, Vec<String>>| {
            facets
                .into_iter()
                .take(LABELS)
                .map(|(name, values)| (short(name, LABEL), labels(values)))
                .collect()
        };
        Self {
            catalog: self.catalog.map(|name| short(name, TITLE)),
            title: self.title.map(|title| short(title, TITLE)),
            facets: self.facets.map(facets),
            vector: self.vector.filter(Vector::is_sound),
        }
    }
}

impl Vector {
    fn is_sound(&self) -> bool {
        let Self { model, codes, scale } = self;
        let square: f32 = codes.iter().map(|code| (f32::from(*code) * scale).powi(2)).sum();
        square < UNIT && Int8Vectors::new(model.dim, codes.clone(), vec![*scale]).is_some()
    }
}

mod hexadecimal {
    use super::*;

    pub fn serialize<S: Serializer>(codes: &[i8], serializer: S) -> Result<S::Ok, S::Error> {
        let digits: String = codes.iter().map(|code| format!("{code:02x}")).collect();
        serializer.serialize_str(&digits)
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i8>, D::Error> {
        let digits = String::deserialize(deserializer)?;
        let code = |pair: &[u8]| Some(u8::from_str_radix(str::from_utf8(pair).ok()?, 16).ok()?.cast_signed());
        let codes = digits.as_bytes().chunks(2).map(code).collect::<Option<_>>();
        codes.ok_or_else(|| D::Error::custom("a vector is written in hexadecimal digits"))
    }
}
