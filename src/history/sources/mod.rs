//! The files that are known: one declaration for each kind and generation of them. Of two that fit, the earlier is meant.

mod anime;
mod any;
mod books;
mod games;
mod imdb;
mod letterboxd;
mod libraries;
mod links;
mod music;
mod netflix;
mod spotify;
mod trakt;
mod youtube;

pub use any::ANY;

use super::table::SourceTable;

/// Every declaration.
pub fn all() -> impl Iterator<Item = &'static SourceTable> {
    let known = [
        letterboxd::TABLES,
        imdb::TABLES,
        netflix::TABLES,
        trakt::TABLES,
        libraries::TABLES,
        youtube::TABLES,
        books::TABLES,
        anime::TABLES,
        spotify::TABLES,
        music::TABLES,
        games::TABLES,
        links::TABLES,
        netflix::TITLES,
        any::TABLES,
    ];
    known.into_iter().flatten()
}
