//! JSON, and what is nearly JSON: as templates, plugins and Python write it.

use serde_json::Value;

/// Reads a document. Comments and CDATA signs around it, a comma or a semicolon too many, single quotes, raw line breaks in
/// texts and the constants of Python are read as what they stand for.
///
/// # Errors
/// What is wrong with it as JSON, if it is neither.
pub fn relaxed(text: &str) -> Result<Value, serde_json::Error> {
    let text = text.trim_start_matches('\u{feff}');
    serde_json::from_slice(text.as_bytes()).or_else(|error| {
        let text = strict(text);
        // Several documents one after the other are a list of them.
        let several = text.contains("}\n{").then(|| format!("[{}]", text.replace("}\n{", "},{")));
        let several = || serde_json::from_slice(several?.as_bytes()).ok();
        serde_json::from_slice(text.as_bytes()).ok().or_else(several).ok_or(error)
    })
}

/// The document as JSON would have it.
fn strict(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(letter) = rest.chars().next() {
        let skipped = [
            ("/*", "*/", true),
            ("<!--", "\n", false),
            ("//", "\n", false),
            ("-->", "", false),
            ("<![CDATA[", "", false),
            ("]]>", "", false),
        ];
        if let Some((start, end, whole)) = skipped.iter().find(|(start, ..)| rest.starts_with(start)) {
            rest = rest.get(start.len()..).unwrap_or_default();
            // A sign may stand on the line of what it opens: only words are skipped with it.
            let line = rest.split('\n').next().unwrap_or_default();
            if *whole {
                rest = rest.split_once(end).map_or("", |(_, behind)| behind);
            } else if *end == "\n" && !line.contains(['{', '[', '}', ']']) {
                rest = rest.get(line.len()..).unwrap_or_default();
            } else if line.trim_start().starts_with("<![CDATA[") {
                rest = rest.trim_start();
            }
            continue;
        }
        rest = rest.get(letter.len_utf8()..).unwrap_or_default();
        match letter {
            '"' | '\'' => rest = quoted(rest, letter, &mut out),
            ']' | '}' => {
                let kept = out.trim_end().strip_suffix(',').map(str::len);
                out.truncate(kept.unwrap_or(out.len()));
                out.push(letter);
            }
            ';' => {}
            letter if letter.is_alphabetic() => {
                let end = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
                let word = format!("{letter}{}", &rest[..end]);
                rest = &rest[end..];
                out.push_str(match word.as_str() {
                    "None" | "NaN" | "nan" | "undefined" => "null",
                    "True" => "true",
                    "False" => "false",
                    word => word,
                });
            }
            letter => out.push(letter),
        }
    }
    out
}

/// Whether a text of JSON ends before this: nothing but the signs of its structure follows.
fn ends(rest: &str) -> bool {
    let rest = rest.trim_start();
    rest.is_empty() || rest.starts_with([',', ':', '}', ']', ';', ')', '/', '<'])
}

/// Takes over a text up to the sign that closes it; what is left.
fn quoted<'a>(text: &'a str, sign: char, out: &mut String) -> &'a str {
    out.push('"');
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        match letter {
            // A quote in the middle of words closes nothing.
            _ if letter == sign && ends(&text[at + 1..]) => {
                out.push('"');
                return &text[at + 1..];
            }
            '"' => out.push_str("\\\""),
            '\\' => match letters.next() {
                Some((_, next)) if "\"\\/bfnrtu".contains(next) => out.extend(['\\', next]),
                Some((_, next)) => out.push(next),
                None => break,
            },
            '\n' => out.push_str("\\n"),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    ""
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    #[test]
    fn what_is_nearly_json_is_read() {
        let wanted = json!({"a": ["x", 1]});
        for text in [
            r#"{"a": ["x", 1]}"#,
            "\u{feff}{\"a\": [\"x\", 1]}",
            r#"{"a": ["x", 1,],};"#,
            "// <![CDATA[\n{\"a\": [\"x\", 1]}\n// ]]>",
            "//<![CDATA[\n{\"a\": [\"x\", 1]}\n//]]>",
            "/* <![CDATA[ */ {\"a\": [\"x\", 1]} /* ]]> */",
            "<![CDATA[{\"a\": [\"x\", 1]}]]>",
            "<!--\n{\"a\": [\"x\", 1]}\n-->",
            "<!-- {\"a\": [\"x\", 1]} -->",
            "<!-- product data -->\n{\"a\": [\"x\", 1]}",
            "{'a': ['x', 1]}",
            "{\"a\": [\"x\", 1] /* one */ // two\n}",
        ] {
            assert_eq!(relaxed(text).ok(), Some(wanted.clone()), "{text}");
        }
        assert_eq!(relaxed("{\"a\": \"one\n\ttwo\"}").unwrap(), json!({"a": "one\n two"}));
        assert_eq!(
            relaxed(r#"[{'id': 7, 'name': "Sci-Fi", 'b': None, 'c': 'it\'s // so'}]"#).unwrap(),
            json!([{"id": 7, "name": "Sci-Fi", "b": null, "c": "it's // so"}])
        );
    }

    #[test]
    fn quotes_in_words_and_documents_in_a_row_are_read() {
        assert_eq!(
            relaxed(r#"{"a": "the "best" rope", 'b': 'it's'}"#).unwrap(),
            json!({"a": "the \"best\" rope", "b": "it's"})
        );
        assert_eq!(relaxed("{\"a\": 1}\n{\"a\": 2,}").unwrap(), json!([{"a": 1}, {"a": 2}]));
    }

    #[test]
    fn what_is_not_names_its_place() {
        let error = relaxed("{\n\"a\": }").unwrap_err();
        assert_eq!((error.line(), error.column()), (2, 6));
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "[\\[\\]{}\":,'/*<!>a-zN;\\\\\n -]{0,40}") {
            let _ = relaxed(&text);
        }
    }
}
