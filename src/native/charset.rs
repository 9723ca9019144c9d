//! Text in other encodings than UTF-8.

use encoding_rs::Encoding;

/// Decodes bytes by a label of the Encoding Standard; see [`crate::catalog::text::Decode`].
pub fn decode(label: &str, bytes: &[u8], strict: bool) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    if strict {
        return encoding.decode_without_bom_handling_and_without_replacement(bytes).map(Into::into);
    }
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::text;

    #[test]
    fn a_text_is_the_same_in_every_encoding() {
        let encode = |label: &str, text: &str| {
            Encoding::for_label(label.as_bytes()).unwrap().encode(text).0.into_owned()
        };
        let wide = |text: &str, mark: &[u8], to: fn(u16) -> [u8; 2]| {
            [mark, &text.encode_utf16().flat_map(to).collect::<Vec<_>>()].concat()
        };
        let table = "id,title\n1,Grüße aus Köln\n2,Crème brûlée\n";
        let russian = "id,title\n1,Как связать шарф\n2,Тёплые носки из шерсти\n";
        let japanese = "id,title\n1,あたたかい靴下の編み方\n2,糸\n";
        let korean = "id,title\n1,따뜻한 양말 뜨기\n";
        let chinese = "id,title\n1,怎样编织一条温暖的围巾\n";
        for (bytes, wanted) in [
            (table.as_bytes().to_vec(), table),
            ([b"\xef\xbb\xbf", table.as_bytes()].concat(), table),
            (encode("windows-1252", table), table),
            (wide(table, b"\xff\xfe", u16::to_le_bytes), table),
            (wide(table, b"\xfe\xff", u16::to_be_bytes), table),
            (wide(table, b"", u16::to_le_bytes), table),
            (encode("windows-1251", russian), russian),
            (encode("shift_jis", japanese), japanese),
            (encode("euc-jp", japanese), japanese),
            (encode("euc-kr", korean), korean),
            (encode("gbk", chinese), chinese),
        ] {
            assert_eq!(text::of(&bytes, decode).as_deref(), Some(wanted), "{bytes:x?}");
        }
        for (declared, label) in [
            ("<?xml version='1.0' encoding='ISO-8859-2'?>", "iso-8859-2"),
            ("<?xml version=\"1.0\" encoding=\"windows-1251\"?>", "windows-1251"),
            ("<!doctype html><meta charset=koi8-r>", "koi8-r"),
            ("<html><meta http-equiv=Content-Type content=\"text/html; charset=big5\">", "big5"),
        ] {
            let words = match label {
                "iso-8859-2" => "Žluťoučký kůň",
                "big5" => "溫暖的圍巾",
                _ => "Вязание",
            };
            let wanted = format!("{declared}<p>{words}");
            assert_eq!(text::of(&encode(label, &wanted), decode).as_deref(), Some(wanted.as_str()));
        }
        // A wrong byte costs itself; what says one thing and is another is what it is.
        assert_eq!(text::of("naïve \u{e9}".as_bytes(), decode).as_deref(), Some("naïve é"));
        assert_eq!(text::of(b"\xc3\xa4\xc3\xb6 \xff", decode).as_deref(), Some("äö \u{fffd}"));
        let lying = "<?xml encoding='iso-8859-1'?>ü";
        assert_eq!(text::of(lying.as_bytes(), decode).as_deref(), Some(lying));
        assert_eq!(text::of(b"\x89PNG\0\0\0\rIHDR", decode), None);
    }
}
