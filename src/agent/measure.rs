//! Kinds of quantities and their units: what lets "under two hours" find a column that is called `minutes`.

/// What a number measures. Base units are in parentheses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// How long it takes (minutes).
    Time,
    /// What it costs (as in the catalogue).
    Money,
    /// When it was made (year).
    Year,
    /// How much it takes to store (megabytes).
    Bytes,
    /// For how many.
    People,
    /// From which age on (years).
    Age,
    /// How well it is thought of (as in the catalogue).
    Rating,
    /// How much there is to read (pages).
    Pages,
    /// How heavy (kilograms).
    Weight,
    /// How far or how long (kilometres).
    Distance,
    /// How much it holds (litres).
    Volume,
    /// How nourishing (kilocalories).
    Energy,
    /// How demanding (as in the catalogue).
    Difficulty,
    /// Something else: known by its name only.
    Other,
}

impl Measure {
    /// Whether a set of items has the sum of what each has.
    pub fn adds_up(self) -> bool {
        matches!(
            self,
            Self::Time
                | Self::Money
                | Self::Bytes
                | Self::Pages
                | Self::Weight
                | Self::Distance
                | Self::Volume
                | Self::Energy
        )
    }
}

/// Kilograms of a pound: the word is money's as well.
pub const POUND: f64 = 0.453_592;

/// Words of fields, folded, that are no matter to whoever chooses; the first of them where they are numbers.
pub const OF_NOBODY: (&str, &str) = (
    "budget count stock",
    "revenue gross earning sponsored sponsor vote popularity rank id isbn ean sku advert margin hash sold",
);

/// Words for units, folded: measure and how many base units one is.
pub fn unit(word: &str) -> Option<(Measure, f64)> {
    use Measure::*;
    Some(match word {
        "second" | "sec" => (Time, 1.0 / 60.0),
        "minute" | "min" | "mn" => (Time, 1.0),
        "hour" | "hr" | "h" => (Time, 60.0),
        "day" => (Time, 1440.0),
        "week" => (Time, 7.0 * 1440.0),
        "$" | "€" | "£" | "¥" | "dollar" | "buck" | "usd" | "euro" | "eur" | "pound" | "quid" | "gbp"
        | "yen" => (Money, 1.0),
        "cent" => (Money, 0.01),
        "byte" => (Bytes, 1e-6),
        "kb" | "kib" | "kilobyte" => (Bytes, 1e-3),
        "mb" | "mib" | "megabyte" | "meg" => (Bytes, 1.0),
        "gb" | "gib" | "gigabyte" | "gig" => (Bytes, 1e3),
        "tb" | "terabyte" => (Bytes, 1e6),
        "people" | "person" | "player" | "guest" | "serving" | "adult" | "friend" | "participant"
        | "portion" => (People, 1.0),
        "star" | "point" => (Rating, 1.0),
        "page" => (Pages, 1.0),
        "kg" | "kilo" | "kilogram" => (Weight, 1.0),
        "g" | "gram" | "gramme" => (Weight, 1e-3),
        "mg" => (Weight, 1e-6),
        "lb" | "lbs" => (Weight, POUND),
        "oz" | "ounce" => (Weight, POUND / 16.0),
        "ton" | "tonne" => (Weight, 1e3),
        "km" | "kilometer" | "kilometre" => (Distance, 1.0),
        "m" | "meter" | "metre" => (Distance, 1e-3),
        "mile" | "mi" => (Distance, 1.609_344),
        "mm" | "millimeter" | "millimetre" => (Distance, 1e-6),
        "cm" | "centimeter" | "centimetre" => (Distance, 1e-5),
        "inch" | "inche" | "inches" => (Distance, 2.54e-5),
        "foot" | "feet" | "ft" => (Distance, 3.048e-4),
        "yard" | "yd" => (Distance, 9.144e-4),
        "l" | "liter" | "litre" => (Volume, 1.0),
        "ml" | "milliliter" | "millilitre" => (Volume, 1e-3),
        "gallon" => (Volume, 3.785_412),
        "kcal" | "calory" | "calori" | "cal" => (Energy, 1.0),
        _ => return None,
    })
}

/// What a column measures, by the folded words of its name, and how many base units one of it is; none where the name
/// says no unit.
pub fn column(name: &[String], median: f64) -> (Measure, f64) {
    use Measure::*;
    let has = |words: &[&str]| name.iter().any(|word| words.contains(&word.as_str()));
    let told = name.iter().rev().find_map(|word| unit(word));
    if has(&["year", "released", "release", "published"]) && !has(&["month", "day"]) {
        return (Year, 1.0);
    }
    if has(&["age"]) {
        return (Age, 1.0);
    }
    if has(&["player", "people", "person", "guest", "serving", "serve", "seat", "participant", "portion"]) {
        return (People, 1.0);
    }
    // What making it cost is no price.
    if has(&["budget", "revenue", "gross", "earning", "earnings"]) {
        return (Other, 1.0);
    }
    if let Some(told) = told.filter(|(measure, _)| *measure != People) {
        return told;
    }
    if has(&["duration", "runtime", "length", "time", "playtime", "running"]) {
        // Without a unit, the usual size tells it: films run 100 minutes, clips some thousand seconds.
        let factor = match median {
            m if m <= 12.0 => 60.0,
            m if m <= 1_000.0 => 1.0,
            _ => 1.0 / 60.0,
        };
        return (Time, factor);
    }
    if has(&["price", "cost", "fee"]) {
        return (Money, 1.0);
    }
    if has(&["size", "download"]) {
        return (Bytes, if median > 100_000.0 { 1e-6 } else { 1.0 });
    }
    if has(&["rating", "score", "rated", "grade"]) {
        return (Rating, 1.0);
    }
    if has(&["difficulty", "complexity", "level", "weight", "heaviness"]) {
        return (Difficulty, 1.0);
    }
    if has(&["distance"]) {
        return (Distance, 1.0);
    }
    if has(&["calori", "energy"]) {
        return (Energy, 1.0);
    }
    (Other, 1.0)
}

/// A word that compares or values, and what it may be about, likeliest first: "shorter", "cheap", "newest".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// What it may be about.
    pub about: &'static [Measure],
    /// Less of it is meant.
    pub less: bool,
    /// How it is said.
    pub degree: Degree,
}

/// Of a word that values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Degree {
    /// "short"
    Plain,
    /// "shorter"
    Comparative,
    /// "shortest"
    Superlative,
}

/// Stems, what they are about, and whether they mean less of it.
const SCALES: &[(&[&str], &[Measure], bool)] = {
    use Measure::*;
    &[
        (&["low", "lower", "lowest"], &[], true),
        (&["high", "higher", "highest"], &[], false),
        (&["short", "shorter", "shortest"], &[Time, Pages, Distance], true),
        (&["brief", "briefer", "briefest"], &[Time, Pages], true),
        (&["quick", "quicker", "quickest"], &[Time], true),
        (&["fast", "faster", "fastest"], &[Time], true),
        (&["long", "longer", "longest"], &[Time, Pages, Distance], false),
        (&["lengthy", "lengthier", "lengthiest"], &[Time, Pages], false),
        (&["cheap", "cheaper", "cheapest"], &[Money], true),
        (&["affordable", "", ""], &[Money], true),
        (&["inexpensive", "", ""], &[Money], true),
        (&["expensive", "pricier", "priciest"], &[Money], false),
        (&["new", "newer", "newest"], &[Year], false),
        (&["recent", "later", "latest"], &[Year], false),
        (&["modern", "", ""], &[Year], false),
        (&["old", "older", "oldest"], &[Year], true),
        (&["classics", "", ""], &[Year], true),
        (&["classic", "earlier", "earliest"], &[Year], true),
        (&["small", "smaller", "smallest"], &[Bytes, People, Weight], true),
        (&["tiny", "tinier", "tiniest"], &[Bytes], true),
        (&["big", "bigger", "biggest"], &[Bytes, People, Weight], false),
        (&["large", "larger", "largest"], &[Bytes, People, Weight], false),
        (&["light", "lighter", "lightest"], &[Difficulty, Weight, Energy, Bytes, Time], true),
        (&["lightweight", "", ""], &[Difficulty, Weight, Bytes], true),
        (&["heavy", "heavier", "heaviest"], &[Difficulty, Weight, Bytes], false),
        (&["easy", "easier", "easiest"], &[Difficulty], true),
        (&["simple", "simpler", "simplest"], &[Difficulty], true),
        (&["hard", "harder", "hardest"], &[Difficulty], false),
        (&["complex", "", ""], &[Difficulty], false),
        (&["complicated", "", ""], &[Difficulty], false),
        (&["difficult", "", ""], &[Difficulty], false),
        (&["demanding", "", ""], &[Difficulty], false),
        (&["", "better", "best rated"], &[Rating], false),
        (&["acclaimed", "", ""], &[Rating], false),
        (&["", "closer", "closest"], &[Distance], true),
        (&["near", "nearer", "nearest"], &[Distance], true),
    ]
};

/// Reads a word that values. "more" and "less" before a plain one, and "most", are the caller's to look at.
pub fn scale(word: &str) -> Option<Scale> {
    let degrees = [Degree::Plain, Degree::Comparative, Degree::Superlative];
    SCALES.iter().filter(|_| !word.is_empty()).find_map(|(forms, about, less)| {
        let at = forms.iter().position(|form| *form == word)?;
        Some(Scale { about, less: *less, degree: *degrees.get(at)? })
    })
}
