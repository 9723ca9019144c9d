//! Reading an enum as what it is on the wire: a name, and beside it what that variant holds. JSON is read from bytes wherever the
//! app reads it: from texts it would take a second copy of every reader, a hundredth of the download.

use std::{fmt, marker::PhantomData};

use serde::{
    Deserialize, Deserializer,
    de::{self, MapAccess, Visitor},
};

/// Reads an enum that serde writes with a tag: the tag's name, every field that a variant may hold with its type, and each
/// variant by its name, made of those fields; `?` behind one that has to be there. What serde derives instead reads a copy of
/// the message first, and for that takes a fiftieth of the code that is downloaded.
macro_rules! read_flat {
    ($enum:ty, $tag:literal, { $($field:ident: $of:ty),* $(,)? }, $($name:literal => $made:expr),+ $(,)?) => {
        impl<'de> ::serde::Deserialize<'de> for $enum {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(::serde::Deserialize)]
                struct Fields {
                    #[serde(rename = $tag)]
                    tag: String,
                    $(#[serde(default)] $field: Option<$of>,)*
                }
                let Fields { tag, $($field),* } = Fields::deserialize(deserializer)?;
                let read = || -> Option<Self> {
                    match tag.as_str() {
                        $($name => Some($made),)+
                        _ => None,
                    }
                };
                read().ok_or_else(|| ::serde::de::Error::custom(concat!("no ", stringify!($enum))))
            }
        }
    };
}

pub(crate) use read_flat;

/// As [`read_flat`], an enum that serde writes by name: a variant without fields as that name, another as an object of its name and
/// what it holds.
macro_rules! read_named {
    ($enum:ty, { $($field:ident: $of:ty),* $(,)? }, $($name:literal => $made:expr),+ $(,)?) => {
        impl<'de> ::serde::Deserialize<'de> for $enum {
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                #[derive(Default, ::serde::Deserialize)]
                struct Fields {
                    $(#[serde(default)] $field: Option<$of>,)*
                }
                let $crate::wire::Named(name, Fields { $($field),* }) = ::serde::Deserialize::deserialize(deserializer)?;
                let read = || -> Option<Self> {
                    match name.as_str() {
                        $($name => Some($made),)+
                        _ => None,
                    }
                };
                read().ok_or_else(|| ::serde::de::Error::custom(concat!("no ", stringify!($enum))))
            }
        }
    };
}

pub(crate) use read_named;

/// A name, and what stands with it; nothing, where it stands alone.
pub(crate) struct Named<F>(pub String, pub F);

impl<'de, F: Default + Deserialize<'de>> Deserialize<'de> for Named<F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(NamedVisitor(PhantomData))
    }
}

struct NamedVisitor<F>(PhantomData<F>);

impl<'de, F: Default + Deserialize<'de>> Visitor<'de> for NamedVisitor<F> {
    type Value = Named<F>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name, alone or with what it holds")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(Named(name.to_owned(), F::default()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        // Beside a tag, a variant that stands alone is its name with nothing.
        let (name, fields) = map.next_entry::<_, Option<F>>()?.ok_or_else(|| de::Error::custom("no name"))?;
        Ok(Named(name, fields.unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use serde::Serialize;

    #[derive(Debug, PartialEq, Serialize)]
    #[serde(rename_all = "snake_case")]
    enum Named {
        Alone,
        OfOne { count: u32 },
        OfTwo { count: u32, name: Option<String> },
    }

    read_named! {
        Named, { count: u32, name: Option<String> },
        "alone" => Self::Alone,
        "of_one" => Self::OfOne { count: count? },
        "of_two" => Self::OfTwo { count: count?, name: name.flatten() },
    }

    #[test]
    fn what_serde_writes_by_name_is_read() {
        let named = || Some("x".to_owned());
        for value in [
            Named::Alone,
            Named::OfOne { count: 3 },
            Named::OfTwo { count: 0, name: None },
            Named::OfTwo { count: 9, name: named() },
        ] {
            let json = serde_json::to_string(&value).unwrap();
            assert_eq!(serde_json::from_str::<Named>(&json).unwrap(), value, "{json}");
        }
        assert_eq!(serde_json::from_str::<Named>(r#"{"alone":null}"#).unwrap(), Named::Alone);
    }

    #[test]
    fn what_is_none_of_them_is_an_error() {
        for json in [
            r#""of_one""#,
            r#""other""#,
            r#"{"of_one":{}}"#,
            r#"{"of_one":{"count":"3"}}"#,
            "{}",
            "3",
            "null",
        ] {
            assert!(serde_json::from_str::<Named>(json).is_err(), "{json}");
        }
    }
}
