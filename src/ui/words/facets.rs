//! Names of facets: they are the catalogue's, but many catalogues have the same.

use super::phrases::facet;

/// The name of a facet or number, for reading: a word for what many catalogues have, else the catalogue's own.
pub fn plain(name: &str) -> String {
    word(name).map_or_else(|| name.replace('_', " "), str::to_owned)
}

/// The name within a sentence, where the catalogue's own is quoted: it may be of another language.
pub fn named(name: &str) -> String {
    word(name).map_or_else(|| facet::other(&name.replace('_', " ")), str::to_owned)
}

fn word(name: &str) -> Option<&'static str> {
    let word = match name.to_lowercase().as_str() {
        "source" => facet::source(),
        "creator" => facet::creator(),
        "tags" => facet::tags(),
        "year" => facet::year(),
        "category" | "categories" => facet::category(),
        "genre" | "genres" => facet::genre(),
        "type" | "kind" => facet::kind(),
        "language" | "languages" => facet::language(),
        "licence" | "license" => facet::licence(),
        "platform" | "platforms" => facet::platform(),
        "country" | "countries" => facet::country(),
        "price" => facet::price(),
        "duration" | "runtime" => facet::duration(),
        "players" => facet::players(),
        "age" => facet::age(),
        "rating" => facet::rating(),
        "brand" => facet::brand(),
        "color" | "colour" => facet::colour(),
        "size" => facet::size(),
        "topic" | "topics" | "subject" => facet::topic(),
        "author" | "authors" => facet::author(),
        "publisher" => facet::publisher(),
        "format" => facet::format(),
        _ => return None,
    };
    Some(word)
}
