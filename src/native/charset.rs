//! The world's letters.

use encoding_rs::Encoding;
use unicode_categories::UnicodeCategories;
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::catalog::text::Letters;

/// Those that libraries know.
pub const LETTERS: Letters = Letters { decode, plain, composed };

/// Decodes bytes by a label of the Encoding Standard; see [`crate::catalog::text::Decode`].
pub fn decode(label: &str, bytes: &[u8]) -> Option<String> {
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(encoding.decode_without_bom_handling(bytes).0.into_owned())
}

fn plain(text: &str) -> String {
    text.nfkd().filter(|c| !is_combining_mark(*c)).collect()
}

fn composed(text: &str) -> String {
    text.nfc().collect()
}

/// As [`crate::embed::wordpiece::Bare`].
pub fn bare(text: &str) -> String {
    let is_control = |c: &char| !matches!(c, '\t' | '\n' | '\r') && c.is_other();
    let mut bare = String::with_capacity(text.len());
    for letter in text.chars().filter(|c| !is_control(c)).nfd().filter(|c| !c.is_mark_nonspacing()) {
        match letter.is_punctuation() {
            true => bare.extend([' ', letter, ' ']),
            false => bare.push(letter),
        }
    }
    bare
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
        for (bytes, wanted) in [
            (table.as_bytes().to_vec(), table),
            ([b"\xef\xbb\xbf", table.as_bytes()].concat(), table),
            (encode("windows-1252", table), table),
            (wide(table, b"\xff\xfe", u16::to_le_bytes), table),
            (wide(table, b"\xfe\xff", u16::to_be_bytes), table),
            (wide(table, b"", u16::to_le_bytes), table),
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

    /// Rows that somebody wrote in a language, and what their program may have saved them in.
    const UNDECLARED: &[(&str, &[&str])] = &[
        ("Tričko s výšivkou\nVlněné ponožky, hřejivé\nŠála z ovčí vlny", &["windows-1250", "iso-8859-2"]),
        ("Zażółć gęślą jaźń\nCiepłe skarpety wełniane\nŻółty szalik", &["windows-1250", "iso-8859-2"]),
        ("Tükörfúró gép, erős\nMeleg gyapjúzokni hűvös estékre\nKötött sál", &["windows-1250", "iso-8859-2"]),
        (
            "Şosete călduroase\nEşarfă împletită din lână\nMănuşi pentru iarnă",
            &["windows-1250", "iso-8859-2"],
        ),
        (
            "Tople čarape od vune\nŠal za hladne večeri\nRukavice žute, dječje",
            &["windows-1250", "iso-8859-2"],
        ),
        ("Ζεστές κάλτσες από μαλλί\nΚασκόλ πλεκτό\nΆσπρα γάντια", &["windows-1253", "iso-8859-7"]),
        ("Sıcak tutan yün çorap\nÖrgü atkı, kırmızı\nİğne oyası eşarp ve şapka", &["windows-1254"]),
        ("Šilti vilnoniai kojinių rinkiniai\nMegztas šalikas žiemai\nPirštinės vaikų", &["windows-1257"]),
        ("Siltas vilnas zeķes\nAdīta šalle ziemai\nBērnu cimdi, sarkanīgi", &["windows-1257"]),
        (
            "Как связать шарф\nТёплые носки из шерсти\nЗимние рукавицы",
            &["windows-1251", "koi8-r", "ibm866", "iso-8859-5"],
        ),
        ("Теплі шкарпетки з вовни\nПлетений шарф, її колір\nЗимові рукавиці", &["windows-1251", "koi8-u"]),
        ("גרביים חמים מצמר\nצעיף סרוג לחורף\nכפפות לילדים", &["windows-1255"]),
        ("جوارب صوفية دافئة\nوشاح محبوك للشتاء\nقفازات للأطفال", &["windows-1256"]),
        ("ถุงเท้าขนแกะอุ่น ๆ\nผ้าพันคอถักสำหรับหน้าหนาว\nถุงมือเด็ก", &["windows-874"]),
        ("あたたかい靴下の編み方\n糸\nマフラー(ウール)\n手袋", &["shift_jis", "euc-jp"]),
        ("ｱﾀﾀｶｲ靴下\nﾏﾌﾗｰ 冬用\n子どもの手袋", &["shift_jis"]),
        ("따뜻한 양말 뜨기\n겨울 목도리\n어린이 장갑", &["euc-kr"]),
        ("怎样编织一条温暖的围巾\n羊毛袜子\n儿童手套", &["gbk", "gb18030"]),
        ("怎樣編織一條溫暖的圍巾\n羊毛襪子\n兒童手套", &["big5"]),
        ("Tank of 3 m³", &["windows-1252"]),
        ("Café table, £40\nResistor, 10 ± 5 %\nThe “½ pint” glass – new", &["windows-1252"]),
        ("Crème brûlée à la vanille\nChaussettes d’été\nÉcharpe", &["windows-1252", "macintosh"]),
        ("Grüße aus Köln\nWärmende Socken\nÄrmelschoner für draußen", &["windows-1252", "macintosh"]),
        ("Calcetines de lana para niños\nBufanda cálida\n¿Qué es el ganchillo?", &["windows-1252"]),
        ("Meias de lã\nCachecol de tricô\nLuvas para crianças, coleção de verão", &["windows-1252"]),
        ("Varme sokker på føttene\nStrikket skjerf til høsten\nSmå votter", &["windows-1252"]),
        ("Hlýir ullarsokkar\nPrjónaður trefill með þæfðri ull\nVettlingar úr lopa", &["windows-1252"]),
    ];

    #[test]
    fn what_declares_no_encoding_is_read_by_the_letters_of_its_language() {
        for (rows, labels) in UNDECLARED {
            let numbered = rows.lines().enumerate().map(|(number, row)| format!("{number};{row}\n"));
            let wanted = format!("id;title\n{}", numbered.collect::<String>());
            for label in *labels {
                let encoding = Encoding::for_label(label.as_bytes()).unwrap();
                let (bytes, _, lost) = encoding.encode(&wanted);
                assert!(!lost, "{label} has no letter for one of: {rows}");
                assert_eq!(text::of(&bytes, decode).as_deref(), Some(wanted.as_str()), "{label}");
            }
        }
    }
}
