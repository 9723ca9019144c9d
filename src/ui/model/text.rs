//! Untrusted text made ready to be shown as text.

use unicode_segmentation::UnicodeSegmentation;

/// A piece of a description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// Running text.
    Paragraph(String),
    /// Points, without their bullets.
    List(Vec<String>),
}

/// A description's paragraphs, separated by blank lines; lines that all begin with a bullet are a list.
pub fn blocks(description: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut lines: Vec<&str> = Vec::new();
    for line in description.lines().map(str::trim).chain([""]) {
        // Running text and a list may follow each other without a blank line.
        let turns = lines.last().is_some_and(|last| point(last).is_some() != point(line).is_some());
        if (line.is_empty() || turns) && !lines.is_empty() {
            blocks.push(match lines.iter().map(|line| point(line)).collect::<Option<Vec<_>>>() {
                Some(points) => Block::List(points.into_iter().map(str::to_owned).collect()),
                None => Block::Paragraph(lines.join(" ")),
            });
            lines.clear();
        }
        if !line.is_empty() {
            lines.push(line);
        }
    }
    blocks
}

fn point(line: &str) -> Option<&str> {
    ["- ", "* ", "• ", "– "].iter().find_map(|bullet| line.strip_prefix(bullet)).map(str::trim_start)
}

/// One or two letters to stand for a picture that isn't there.
pub fn monogram(title: &str) -> String {
    let mut initials = title.unicode_words().filter_map(|word| word.graphemes(true).next());
    let first = initials.next().unwrap_or("·").to_uppercase();
    match initials.next() {
        Some(second) => first + &second.to_uppercase(),
        None => first,
    }
}

/// A hue in degrees that is always the same for the same text.
pub fn hue(text: &str) -> u16 {
    let hash =
        text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    (hash % 360) as u16
}

/// The address if it is one that may be linked to: `http:` or `https:`, nothing else.
pub fn outward(url: &str) -> Option<&str> {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase())?;
    matches!(scheme.as_str(), "http" | "https").then_some(url)
}

/// The host of an address that passed [`outward`], to say where a link leads.
pub fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#', '\\']).next().unwrap_or(rest);
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    host.strip_prefix("www.").unwrap_or(host)
}

/// The text in the bytes of a file, or in the first of them; none if they are no text. Old encodings pass for text with gaps.
pub fn readable(bytes: &[u8]) -> Option<String> {
    let text = String::from_utf8_lossy(bytes);
    // Where the bytes end within a character.
    let text = text.trim_end_matches(char::REPLACEMENT_CHARACTER);
    let odd = |c: &char| *c == char::REPLACEMENT_CHARACTER || (c.is_control() && !c.is_whitespace());
    let odd_ones = text.chars().filter(odd).count();
    let is_text = !text.contains('\0') && odd_ones * 10 <= text.chars().count();
    is_text.then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_description_has_paragraphs_and_lists() {
        let text = "One\nline.\n\nFeatures:\n- first\n• second\n\n\nEnd.";
        let expected = [
            Block::Paragraph("One line.".into()),
            Block::Paragraph("Features:".into()),
            Block::List(vec!["first".into(), "second".into()]),
            Block::Paragraph("End.".into()),
        ];
        assert_eq!(blocks(text), expected);
        assert_eq!(blocks("  \n \n"), []);
    }

    #[test]
    fn monograms_are_the_first_letters() {
        for (title, letters) in
            [("VLC media player", "VM"), ("élan", "É"), ("", "·"), ("0 A.D.", "0A"), ("🎲", "·")]
        {
            assert_eq!(monogram(title), letters, "{title}");
        }
    }

    #[test]
    fn only_web_addresses_may_be_linked() {
        assert_eq!(outward("HTTPS://krita.org"), Some("HTTPS://krita.org"));
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            " https://x",
            "//krita.org",
            "ftp://x",
            "javascript://x",
        ] {
            assert_eq!(outward(url), None, "{url}");
        }
    }

    #[test]
    fn the_host_is_where_the_browser_goes() {
        let cases = [
            ("https://www.krita.org/en/", "krita.org"),
            ("https://krita.org@evil.example/", "evil.example"),
            ("https://evil.example\\@krita.org/", "evil.example"),
            ("http://a.example:8080?x", "a.example:8080"),
        ];
        for (url, expected) in cases {
            assert_eq!(host(url), expected);
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_them(text in ".*") {
            let (_, _, _) = (blocks(&text), outward(&text), host(&text));
            prop_assert!(!monogram(&text).is_empty());
            prop_assert!(hue(&text) < 360);
        }
    }

    #[test]
    fn a_binary_is_no_text_whatever_it_is_called() {
        let texts: [&[u8]; 5] = [
            b"",
            b"plain, with a\ttab\r\n",
            "日本語".as_bytes(),
            &"日本語".as_bytes()[..8],
            b"caf\xe9s are open today",
        ];
        for text in texts {
            assert!(readable(text).is_some(), "{text:?}");
        }
        assert_eq!(
            readable(&"日本語".as_bytes()[..8]).as_deref(),
            Some("日本"),
            "it ends within a character"
        );
        let binaries: [&[u8]; 3] = [
            b"\x7fELF\x02\x01\x01\0\0",
            b"\xff\xfeh\0i\0",
            b"\x89PNG\r\n\x1a\n\x01\x02\x03\xff\xfe\xfa\xfb\xfc\x80",
        ];
        for binary in binaries {
            assert_eq!(readable(binary), None, "{binary:?}");
        }
    }
}
