//! Reading an enum as what it is on the wire: a name, and beside it what that variant holds.

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
