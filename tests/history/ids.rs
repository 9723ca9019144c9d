//! Names that a thing has everywhere.

use penchant::history::ids::{of_address, tidy};

#[test]
fn an_id_has_one_form_and_what_is_none_is_none() {
    for (kind, id, wanted) in [
        ("isbn", "0441172717", Some("9780441172719")),
        ("isbn", "=\"0441172717\"", Some("9780441172719")),
        ("isbn", "978-0-441-17271-9", Some("9780441172719")),
        ("isbn", "080442957X", Some("9780804429573")),
        ("isbn", "0441172718", None),
        ("isbn", "9780441172718", None),
        ("isbn", "a1b2c3d4", None),
        ("isbn", "0000000000", None),
        ("imdb", "tt1234567", Some("tt1234567")),
        ("imdb", "1234567", None),
        ("tmdb", "42.0", Some("42")),
        ("tmdb", "0", None),
        ("mbid", "0D9C7A1E-3f4b-4c5d-8e6f-1a2b3c4d5e6f", Some("0d9c7a1e-3f4b-4c5d-8e6f-1a2b3c4d5e6f")),
        ("spotify", "spotify:track:4uLU6hMCjMI75M1A2tKUQC", Some("4uLU6hMCjMI75M1A2tKUQC")),
        ("url", "javascript:void(0)", None),
    ] {
        assert_eq!(tidy(kind, id).as_deref(), wanted, "{kind} {id}");
    }
}

#[test]
fn an_address_tells_what_it_is_about() {
    for (address, wanted) in [
        ("https://www.imdb.com/title/tt0111161/?ref_=x", "imdb:tt0111161"),
        ("https://www.themoviedb.org/movie/42-glass-sea", "tmdb:42"),
        ("https://www.goodreads.com/book/show/44767458-dune", "goodreads:44767458"),
        ("https://boardgamegeek.com/boardgame/13/catan", "bgg:13"),
        ("https://store.steampowered.com/app/400/Portal/", "steam:400"),
        ("https://www.youtube.com/watch?v=abcDEF12345&t=3", "youtube:abcDEF12345"),
        ("https://youtu.be/abcDEF12345", "youtube:abcDEF12345"),
        ("https://www.Example.org/a/?utm_source=x#", "url://example.org/a"),
        ("not an address", ""),
    ] {
        let told: Vec<String> =
            of_address(address).into_iter().map(|(kind, id)| format!("{kind}:{id}")).collect();
        assert_eq!(told.join(" "), wanted, "{address}");
    }
}
