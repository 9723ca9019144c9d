//! Addresses: read in one way or not at all.

use penchant::consent::{
    Recipient,
    recipient::BadAddress::{self, Character, Host, Port, Scheme, Unencrypted},
};
use proptest::prelude::*;

#[test]
fn an_address_is_split_into_its_origin_and_the_rest() {
    for (url, origin, path) in [
        ("https://api.example/v1/x?y=1", "https://api.example", "/v1/x?y=1"),
        ("https://api.example:443", "https://api.example", "/"),
        ("https://api.example:8443/", "https://api.example:8443", "/"),
        ("https://xn--bcher-kva.example?a", "https://xn--bcher-kva.example", "/?a"),
        ("http://localhost:11434/api/chat", "http://localhost:11434", "/api/chat"),
        ("http://127.0.0.1:80/", "http://127.0.0.1", "/"),
        ("https://10.0.0.1/a%20b", "https://10.0.0.1", "/a%20b"),
    ] {
        let (recipient, rest) = Recipient::split(url).unwrap();
        assert_eq!((recipient.origin(), rest.as_str()), (origin, path), "{url}");
    }
}

#[test]
fn what_a_browser_would_read_differently_is_refused() {
    let cases: &[(&str, BadAddress)] = &[
        ("", Scheme),
        ("ftp://a.example/", Scheme),
        ("javascript:alert(1)", Scheme),
        ("//a.example/", Scheme),
        (" https://a.example/", Scheme),
        ("HTTPS://a.example/", Scheme),
        ("http://a.example/", Unencrypted),
        ("http://127.0.0.2/", Unencrypted),
        ("http://localhost.example/", Unencrypted),
        ("https://good.example@evil.example/", Character),
        ("https://good.example\\@evil.example/", Character),
        ("https://A.example/", Character),
        ("https://bücher.example/", Character),
        ("https://a.example/\n/", Character),
        ("https://a.example/a b", Character),
        ("https://a.example/#x", Character),
        ("https://", Host),
        ("https:///x", Host),
        ("https://a..example/", Host),
        ("https://a.example./", Host),
        ("https://-a.example/", Host),
        ("https://2130706433/", Host),
        ("https://0x7f.0.0.1/", Host),
        ("https://127.1/", Host),
        ("https://1.2.3.04/", Host),
        ("https://a.example:0/", Port),
        ("https://a.example:99999/", Port),
        ("https://a.example:080/", Port),
        ("https://a.example:/", Port),
        ("https://a.example:8a/", Port),
        ("https://[::1]/", Character),
    ];
    for (url, error) in cases {
        let found = Recipient::split(url).map(|(recipient, _)| recipient.to_string());
        // An empty port and a bracketed host are refused for one reason or another.
        assert!(found.is_err(), "{url} was read as {found:?}");
        if !url.contains(":/") && !url.contains('[') || url.starts_with("https://a.example:0") {
            assert_eq!(found.unwrap_err(), *error, "{url}");
        }
    }
}

proptest! {
    #[test]
    fn any_text_is_refused_or_comes_back_as_it_is(text in ".{0,60}") {
        for url in [text.clone(), format!("https://{text}"), format!("http://localhost{text}")] {
            if let Ok((recipient, path)) = Recipient::split(&url) {
                let whole = format!("{recipient}{path}");
                let (again, rest) = Recipient::split(&whole).unwrap();
                prop_assert_eq!((again, rest), (recipient, path));
                prop_assert!(whole.is_ascii());
            }
        }
    }
}
