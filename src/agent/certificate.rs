//! Certificates and the ages that they are for.

/// The age from which something is meant, by its certificate.
pub fn certificate(text: &str) -> Option<u8> {
    Some(match text.to_uppercase().trim_start_matches("FSK").trim_start_matches("PEGI").trim() {
        "G" | "U" | "E" | "TV-Y" | "TV-G" | "0" | "AL" => 0,
        "3" | "6" | "TV-Y7" => 6,
        "7" | "8" | "PG" | "TV-PG" => 8,
        "9" | "10" | "E10+" => 10,
        "12" | "12A" => 12,
        "PG-13" | "T" | "13" => 13,
        "14" | "TV-14" => 14,
        "15" => 15,
        "16" => 16,
        "R" | "M" | "TV-MA" | "17" => 17,
        "18" | "NC-17" | "X" | "R18" => 18,
        _ => return None,
    })
}
