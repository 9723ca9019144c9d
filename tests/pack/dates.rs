//! Dates against another calendar's: `jiff`, which in the browser would weigh 50 kB and read the fewest of the forms that files have.

use jiff::{Timestamp, civil::Time, fmt::rfc2822, tz::Offset};
use penchant::catalog::values::date::{Order, date, moment};
use proptest::prelude::*;

proptest! {
    #[test]
    fn what_another_calendar_writes_is_read_as_it_was_meant(
        at in -30_600_000_000i64..32_000_000_000,
        quarters in -56i32..=56,
    ) {
        let offset = Offset::from_seconds(quarters * 900).unwrap();
        let there = Timestamp::from_second(at).unwrap().to_zoned_datetime(offset.to_time_zone());
        let day = there.date().to_string();
        // That stands for no date.
        prop_assume!(there.date().year() != 1970 || there.time() != Time::midnight());
        let iso = there.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
        for text in [
            rfc2822::to_string(&there).unwrap(),
            iso.replace('T', " "),
            there.strftime("%Y%m%dT%H%M%S%z").to_string(),
            there.strftime("%B %-d, %Y, %-I:%M:%S %p %z").to_string(),
            there.strftime("%d.%m.%Y %H:%M:%S %z").to_string(),
            there.strftime("%d-%b-%Y %H:%M:%S %:z").to_string(),
            iso,
        ] {
            prop_assert_eq!(moment(&text), Some(at as f64), "{}", text);
            prop_assert_eq!(date(&text, Order::Unknown), Some(day.clone()), "{}", text);
        }
    }
}
