//! Against the `tokenizers` crate, whose parts for BERT are put together as this model's `tokenizer.json` does.

use std::sync::OnceLock;

use fastrand::Rng;
use penchant::{embed::wordpiece::WordPiece, native::charset::bare};
use tokenizers::{
    TokenizerImpl, decoders::wordpiece::WordPiece as Decoder,
    models::wordpiece::WordPiece as ReferencePieces, normalizers::BertNormalizer,
    pre_tokenizers::bert::BertPreTokenizer, processors::bert::BertProcessing,
};

use super::{model_folder, texts};

type Reference = TokenizerImpl<ReferencePieces, BertNormalizer, BertPreTokenizer, BertProcessing, Decoder>;

fn vocabulary() -> &'static str {
    static TEXT: OnceLock<String> = OnceLock::new();
    TEXT.get_or_init(|| std::fs::read_to_string(model_folder().join("vocab.txt")).expect("it is readable"))
}

fn ours() -> WordPiece {
    WordPiece::from_vocab(vocabulary(), bare).expect("the vocabulary is sound")
}

fn reference() -> Reference {
    let vocab = ReferencePieces::read_bytes(vocabulary().as_bytes()).expect("the vocabulary is sound");
    let pieces = ReferencePieces::builder().vocab(vocab).build().expect("the vocabulary is sound");
    let id = |piece: &str| {
        let line = vocabulary().lines().position(|line| line == piece);
        (piece.to_owned(), line.expect("the vocabulary has it") as u32)
    };
    let mut reference = TokenizerImpl::new(pieces);
    reference
        .with_normalizer(Some(BertNormalizer::default()))
        .expect("it takes a normaliser")
        .with_pre_tokenizer(Some(BertPreTokenizer))
        .with_post_processor(Some(BertProcessing::new(id("[SEP]"), id("[CLS]"))));
    reference
}

/// The tokens of a text up to any length, and cut as the reference cuts: before the last special token.
fn check(ours: &WordPiece, reference: &Reference, text: &str, most: usize) {
    let mut expected = reference.encode(text, true).expect("it encodes").get_ids().to_vec();
    if expected.len() > most {
        let end = expected.pop();
        expected.truncate(most - 1);
        expected.extend(end);
    }
    assert_eq!(ours.encode(text, most), expected, "{text:?} within {most} tokens");
}

#[test]
fn ten_thousand_made_up_texts_have_the_tokens_of_the_reference() {
    let seed = std::env::var("PENCHANT_SEED")
        .ok()
        .and_then(|seed| seed.parse().ok())
        .unwrap_or_else(|| fastrand::u64(..));
    println!("seed {seed}; repeat with PENCHANT_SEED={seed}");
    let (ours, reference, mut rng) = (ours(), reference(), Rng::with_seed(seed));
    let words: Vec<&str> = vocabulary().lines().filter(|line| !line.starts_with('[')).collect();
    for _ in 0..10_000 {
        let text = made_up(&mut rng, &words);
        let most = if rng.bool() { 128 } else { rng.usize(2..40) };
        check(&ours, &reference, &text, most);
    }
}

#[test]
fn every_character_there_is_has_the_tokens_of_the_reference() {
    let (ours, reference) = (ours(), reference());
    let all: Vec<char> = ('\0'..=char::MAX).collect();
    for some in all.chunks(64) {
        // Alone, and within a word.
        let text: String = some.iter().map(|c| format!("{c} x{c}y ")).collect();
        check(&ours, &reference, &text, 1000);
    }
}

#[test]
fn texts_as_people_write_them_have_the_tokens_of_the_reference() {
    let (ours, reference) = (ours(), reference());
    texts().iter().for_each(|text| check(&ours, &reference, text, 128));
}

#[test]
fn awkward_texts_have_the_tokens_of_the_reference() {
    let (ours, reference) = (ours(), reference());
    let (long, longer) = ("a".repeat(100), "a".repeat(101));
    let accented = "é".repeat(100);
    let awkward = [
        "",
        " ",
        "\n\t\r ",
        "\0",
        "\u{fffd}",
        "\u{200b}",
        "\u{feff}bom",
        "a\u{301}b\u{301}",
        "İstanbul ISTANBUL ıstanbul",
        "ß ẞ ﬁ ﬀ Ǆ",
        "中文和english混合",
        "ひらがなカタカナ漢字",
        "한국어 조선말",
        "e\u{301}\u{327}",
        "\u{301}",
        "\u{302e}中\u{302e}",
        "##ing",
        "#hash ##",
        "[UNK]x",
        "a.b,c;d",
        "...",
        "“quotes” ‘and’ —dashes–",
        "١٢٣ १२३",
        "🇩🇪👩‍👩‍👧‍👦",
        "x\u{0}y\u{85}z",
        "non\u{a0}breaking\u{2003}em\u{3000}wide",
        "Ω ω ϖ Σ ς",
        "\u{2f868}\u{f900}",
        "\u{1d400}\u{ff21}",
        &long,
        &longer,
        &accented,
    ];
    for text in awkward {
        (2..6).chain([128]).for_each(|most| check(&ours, &reference, text, most));
    }
}

#[test]
fn text_cannot_pose_as_structure() {
    let ids = ours().encode("[SEP] [CLS] [PAD] [MASK]", 128);
    let (start, end) = (ids[0], ids[ids.len() - 1]);
    let inside = &ids[1..ids.len() - 1];
    assert!(!inside.contains(&start) && !inside.contains(&end) && !inside.contains(&0), "{ids:?}");
}

#[test]
fn a_vocabulary_without_its_special_tokens_is_refused() {
    let error = WordPiece::from_vocab("[CLS]\n[SEP]\nword", bare).expect_err("[UNK] is missing");
    assert!(error.to_string().contains("[UNK]"), "{error}");
}

/// Known words in any case, pieces glued together, letters from any script, signs, numbers, spaces of all kinds.
fn made_up(rng: &mut Rng, words: &[&str]) -> String {
    const SPACES: [&str; 8] = [" ", " ", " ", "  ", "\n", "\t", "\u{a0}", "\u{3000}"];
    const SIGNS: [&str; 12] = [".", ",", "!", "-", "'", "’", "\"", "…", "/", "_", "&", "。"];
    const SCRIPTS: [std::ops::Range<u32>; 14] = [
        0x20..0x7f,
        0xa0..0x250,
        0x250..0x370,
        0x370..0x400,
        0x400..0x530,
        0x590..0x700,
        0x900..0xa00,
        0xe00..0xe80,
        0x1e00..0x2070,
        0x2100..0x2800,
        0x3000..0x3400,
        0x4e00..0xa000,
        0xac00..0xd7a4,
        0x1f300..0x1fa00,
    ];
    let word = |rng: &mut Rng| *rng.choice(words).unwrap_or(&"");
    let letters = |rng: &mut Rng| -> String {
        let script = SCRIPTS[rng.usize(..SCRIPTS.len())].clone();
        let letter = |_| char::from_u32(rng.u32(script.clone())).unwrap_or(' ');
        (0..6).map(letter).collect()
    };
    let mut text = String::new();
    for _ in 0..rng.usize(0..24) {
        match rng.u8(0..12) {
            0..5 => text.push_str(word(rng)),
            5 => text.push_str(&word(rng).to_uppercase()),
            6 => {
                text.extend([word(rng), word(rng).trim_start_matches('#'), word(rng).trim_start_matches('#')])
            }
            7 => text.extend(word(rng).chars().flat_map(|c| [c, '\u{301}'])),
            8 => text.push_str(&letters(rng)),
            9 => text.push_str(&rng.u32(..).to_string()),
            10 => text.push_str(&rng.char(..).to_string().repeat(rng.usize(1..4))),
            _ => text.push_str(SIGNS[rng.usize(..SIGNS.len())]),
        }
        if rng.u8(0..4) > 0 {
            text.push_str(SPACES[rng.usize(..SPACES.len())]);
        }
    }
    text
}
