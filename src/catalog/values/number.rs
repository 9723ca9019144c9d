//! Numbers and sums of money, as people of any country write them.

/// Signs of money that are no letters, or hold one.
const SIGNS: &str = "$€£¥₹₽₩₪₫₴₦₱฿₺₡₲₵₸₼₾₮៛¢円元원";
/// Codes of money (ISO 4217) and what is written in their place, each between blanks.
const MONEY: &str = " eur usd gbp chf jpy cny rmb aud cad nzd sek nok dkk isk pln czk huf ron bgn hrk rsd try rub uah \
inr pkr bdt lkr npr idr myr sgd thb vnd php krw twd hkd brl mxn ars clp cop pen uyu zar ngn kes egp mad ils aed sar qar kwd \
kr kč zł ft lei din rs fr sfr euro euros dollars руб р грн тг ";
/// Money of which there are a thousand parts.
const MILLS: &[&str] = &["kwd", "bhd", "omr", "jod", "tnd", "lyd", "iqd"];
/// Words before the lowest of several prices.
const FROM: &[&str] = &["from", "ab", "von", "dès", "desde", "da", "vanaf", "od", "от"];
/// The zeros of scripts with digits of their own.
const ZEROS: [char; 8] = ['٠', '۰', '०', '০', '૦', '௦', '๐', '０'];

/// Which sign comes before a fraction where a number alone does not tell: `1.234` is one and a bit, or a thousand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Fraction {
    /// `1,234.5`
    #[default]
    Point,
    /// `1.234,5`
    Comma,
}

/// A number, with or without signs of money and groups, of a range of sums the lower; none if it is none, or is not finite.
pub fn number(text: &str, fraction: Fraction) -> Option<f64> {
    let text = western(text.trim());
    one(&text, fraction).or_else(|| {
        let (least, most) = text.split_once('-')?;
        let is_sum = text.contains(|c| SIGNS.contains(c)) || currency(&text).is_some();
        one(most.trim(), fraction).and_then(|_| one(least.trim(), fraction)).filter(|_| is_sum)
    })
}

fn one(text: &str, fraction: Fraction) -> Option<f64> {
    let Sum { is_negative, core, scale, is_money } = core(text)?;
    // A sum has two digits of cents at the most, but in a few currencies.
    let fraction = match core.rsplit_once(['.', ',']) {
        Some((before, after)) if is_money && !before.contains(['.', ',']) && is_group(before, after) => {
            if core.contains('.') {
                Fraction::Comma
            } else {
                Fraction::Point
            }
        }
        _ => fraction,
    };
    let number = value(&core, fraction).map(|number| number * scale).filter(|number| number.is_finite())?;
    Some(if is_negative { -number } else { number })
}

/// The code of the money (ISO 4217) that a sum says it is in.
pub fn currency(text: &str) -> Option<String> {
    if text.contains('€') {
        return Some("EUR".into());
    }
    let words = text.split(|c: char| !c.is_ascii_alphabetic());
    let mut codes =
        words.filter(|word| word.len() == 3 && word.bytes().all(|byte| byte.is_ascii_uppercase()));
    codes.find(|code| is_money(code)).map(str::to_owned)
}

/// What a number tells of how fractions are written around it; none if it could be either, or is no number.
pub fn told(text: &str) -> Option<Fraction> {
    let text = western(text.trim());
    let Sum { core, .. } = core(&text)?;
    let at = core.rfind(['.', ','])?;
    let (before, after) = (&core[..at], &core[at + 1..]);
    let sign = if core.as_bytes()[at] == b',' { Fraction::Comma } else { Fraction::Point };
    let other = if sign == Fraction::Comma { '.' } else { ',' };
    let sure = before.contains(other) || !is_group(before, after);
    (sure && value(&core, sign).is_some()).then_some(sign)
}

/// Whether digits are a code rather than a quantity (`007`, `02139`, the thirteen of a barcode), which a number would not
/// give back.
pub fn is_code(text: &str) -> bool {
    let digits = text.trim().as_bytes();
    matches!(digits, [b'0', second, ..] if second.is_ascii_digit())
        || (digits.len() >= 12 && digits.iter().all(u8::is_ascii_digit))
}

/// Digits of all scripts as 0 to 9, and signs of all kinds as the usual one.
fn western(text: &str) -> String {
    let one = |letter: char| match letter {
        '−' | '–' | '—' => '-',
        '٫' => '.',
        '٬' | '’' | '\u{a0}' | '\u{2009}' | '\u{202f}' => ' ',
        '\'' => ' ',
        letter => ZEROS
            .iter()
            .find_map(|zero| (letter as u32).checked_sub(*zero as u32).filter(|digit| *digit < 10))
            .and_then(|digit| char::from_digit(digit, 10))
            .unwrap_or(letter),
    };
    text.chars().map(one).collect()
}

/// What stands around digits and between them.
struct Sum {
    is_negative: bool,
    /// Without sign, money, and the blanks between groups.
    core: String,
    /// How many of it there are.
    scale: f64,
    /// Whether it is a sum of money that has cents.
    is_money: bool,
}

fn core(text: &str) -> Option<Sum> {
    let is_digit = |c: char| c.is_ascii_digit();
    let first = text.find(is_digit)?;
    let end = text.rfind(is_digit)? + 1;
    let (before, after) = (&text[..first], &text[end..]);
    let point = before.ends_with(['.', ',']).then(|| before.chars().next_back()).flatten();
    let before = &before[..before.len() - point.map_or(0, char::len_utf8)];
    let is_negative = before.contains('-') || (before.starts_with('(') && after.ends_with(')'));
    let before = before.trim_matches(|c: char| "-+(~ ".contains(c));
    let word = before.split(' ').next().filter(|word| FROM.contains(&word.to_lowercase().as_str()));
    let before = word.map_or(before, |word| before[word.len()..].trim_start());
    // `29,-` has no cents.
    let after =
        after.trim_end_matches(')').trim_start_matches(['.', ',', '/']).trim_start_matches('-').trim();
    // `$1.2M`; without money it is as well a size.
    let scale = match after {
        "k" | "K" => 1e3,
        "m" | "M" => 1e6,
        "b" | "B" | "bn" => 1e9,
        _ => 1.0,
    };
    let after = if scale > 1.0 && !before.is_empty() { "" } else { after };
    if !(is_money(before) && (after == "%" || is_money(after))) {
        return None;
    }
    let named = [before, after].map(str::to_lowercase);
    let is_money =
        named.iter().any(|name| !name.is_empty() && name != "%" && !MILLS.contains(&name.as_str()));
    let mut core: String = point.into_iter().collect();
    for (at, part) in text[first..end].split(' ').enumerate() {
        let digits = part.find(['.', ',']).unwrap_or(part.len());
        // A blank stands between groups of three, or of two as in India.
        if at > 0 && !(2..=3).contains(&digits) {
            return None;
        }
        core.push_str(part);
    }
    Some(Sum { is_negative, core, scale, is_money })
}

fn is_money(text: &str) -> bool {
    let lower = text.trim_matches(['.', ' ']).to_lowercase();
    let letters = lower.chars().filter(|c| !SIGNS.contains(*c));
    if letters.clone().count() < lower.chars().count() {
        return letters.clone().count() <= 3 && letters.clone().all(char::is_alphabetic);
    }
    lower.is_empty() || (!lower.contains(' ') && MONEY.contains(&format!(" {lower} ")))
}

/// Whether a single sign between them may be one between groups.
fn is_group(before: &str, after: &str) -> bool {
    after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0')
}

/// The value of digits with points, commas and perhaps an exponent.
fn value(core: &str, fraction: Fraction) -> Option<f64> {
    if let Some((start, end)) = core.split_once(['e', 'E']) {
        let power: i32 = end.parse().ok()?;
        return Some(value(start, fraction)? * 10f64.powi(power));
    }
    let signs: Vec<char> = core.chars().filter(|c| !c.is_ascii_digit()).collect();
    let (last, others) = match signs.split_last() {
        None => return core.parse().ok(),
        Some((last, others)) => (*last, others),
    };
    if !matches!(last, '.' | ',') {
        return None;
    }
    let groups = |text: &str, sign: char| -> Option<String> {
        let mut parts = text.split(sign);
        let first = parts.next().filter(|first| (1..=3).contains(&first.len()))?;
        let rest: Vec<&str> = parts.collect();
        let sound = rest.iter().all(|part| (2..=3).contains(&part.len()))
            && rest.last().is_none_or(|part| part.len() == 3)
            && text.chars().all(|c| c.is_ascii_digit() || c == sign);
        sound.then(|| [&[first], rest.as_slice()].concat().concat())
    };
    let (before, after) = core.rsplit_once(last)?;
    match others.first() {
        // Two kinds of signs: the last one comes before the fraction.
        Some(first) if *first != last => {
            if !others.iter().all(|sign| sign == first) {
                return None;
            }
            format!("{}.{after}", groups(before, *first)?).parse().ok()
        }
        Some(_) => groups(core, last)?.parse().ok(),
        None => {
            let sign = if last == ',' { Fraction::Comma } else { Fraction::Point };
            if is_group(before, after) && sign != fraction {
                return format!("{before}{after}").parse().ok();
            }
            format!("{before}.{after}").parse().ok()
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn sums_of_all_countries_are_numbers() {
        for (text, wanted) in [
            ("7", Some(7.0)),
            ("-3.5", Some(-3.5)),
            (".5", Some(0.5)),
            ("1e3", Some(1_000.0)),
            ("2,340", Some(2_340.0)),
            ("2,34", Some(2.34)),
            ("0,340", Some(0.34)),
            ("4,512,300", Some(4_512_300.0)),
            ("1,00,000", Some(100_000.0)),
            ("4.512.300", Some(4_512_300.0)),
            ("4,512.30", Some(4_512.3)),
            ("4.512,30", Some(4_512.3)),
            ("4 512,30 €", Some(4_512.3)),
            ("4\u{202f}512,30\u{a0}EUR", Some(4_512.3)),
            ("CHF 4'512.30", Some(4_512.3)),
            ("US$ 12.5", Some(12.5)),
            ("R$ 12,50", Some(12.5)),
            ("£7", Some(7.0)),
            ("7USD", Some(7.0)),
            ("kr 249", Some(249.0)),
            ("19,-", Some(19.0)),
            ("49.–", Some(49.0)),
            ("(12.50)", Some(-12.5)),
            ("−4", Some(-4.0)),
            ("45%", Some(45.0)),
            ("$1.2M", Some(1_200_000.0)),
            ("12M", None),
            ("€1.299", Some(1_299.0)),
            ("12.900 ₫", Some(12_900.0)),
            ("1.250 KWD", Some(1.25)),
            ("From $10.50", Some(10.5)),
            ("ab 1.299 €", Some(1_299.0)),
            ("$10 – $20", Some(10.0)),
            ("10.00-20.00 EUR", Some(10.0)),
            ("Rs. 1,299/-", Some(1_299.0)),
            ("١٢٫٥", Some(12.5)),
            ("１２", Some(12.0)),
            ("12 kg", None),
            ("1.2.2026", None),
            ("10-20", None),
            ("12 34", Some(1_234.0)),
            ("192.168.0.1", None),
            ("K-7", None),
            ("inf", None),
            ("1e999", None),
            ("two", None),
            ("", None),
        ] {
            assert_eq!(number(text, Fraction::Point), wanted, "{text}");
        }
    }

    #[test]
    fn what_a_number_alone_leaves_open_its_file_decides() {
        assert_eq!(number("1.250", Fraction::Point), Some(1.25));
        assert_eq!(number("1.250", Fraction::Comma), Some(1_250.0));
        assert_eq!(number("1,250", Fraction::Comma), Some(1.25));
        for (text, wanted) in [
            ("29,90 €", Some(Fraction::Comma)),
            ("1.299,00", Some(Fraction::Comma)),
            ("0.350", Some(Fraction::Point)),
            ("$1,299.00", Some(Fraction::Point)),
            ("1,250", None),
            ("12", None),
            ("3.4.5", None),
            ("a,b", None),
        ] {
            assert_eq!(told(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_sum_tells_its_money() {
        let told = ["29,90 EUR", "USD12", "€ 5", "12.50", "$4", "12 ABC"].map(currency);
        assert_eq!(told.map(Option::unwrap_or_default), ["EUR", "USD", "EUR", "", "", ""]);
    }

    #[test]
    fn codes_are_no_quantities() {
        assert!(["007", "00", "9780000000002"].iter().all(|text| is_code(text)));
        assert!(["0", "0.5", "7", "12345"].iter().all(|text| !is_code(text)));
    }

    proptest! {
        #[test]
        fn any_text_is_a_number_or_none(text in "[0-9., '$€a-z−(){}-]{0,12}|.{0,8}") {
            let _ = (number(&text, Fraction::Comma), number(&text, Fraction::Point), told(&text));
        }

        #[test]
        fn a_number_is_what_it_was_before_it_was_written(whole in -1_000_000i64..1_000_000, cents in 0u8..100) {
            let text = format!("{whole}.{cents:02}");
            prop_assert_eq!(number(&text, Fraction::Point), text.parse().ok());
        }
    }
}
