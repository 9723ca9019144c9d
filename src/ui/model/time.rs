//! Days, as the person's clock has them.

const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 86_400_000;

/// A moment on the person's wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Local {
    /// Days since 1 January 1970.
    pub day: i64,
    /// Minutes since midnight, 0 to 1439.
    pub minute: i64,
}

/// A date of the civil calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Date {
    /// Year.
    pub year: i64,
    /// 1 to 12.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

/// How a day is spoken of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayName {
    /// Today, or by a clock that was set back, later.
    Today,
    /// The day before.
    Yesterday,
    /// Less than a week ago: the weekday, 0 is Monday.
    Weekday(u8),
    /// Earlier this year.
    ThisYear(Date),
    /// In another year.
    Date(Date),
}

impl Local {
    /// `at_ms` since the Unix epoch, where local time is `ahead_min` minutes ahead of UTC.
    pub fn new(at_ms: i64, ahead_min: i64) -> Self {
        let local = at_ms.saturating_add(ahead_min.saturating_mul(MINUTE_MS));
        Self { day: local.div_euclid(DAY_MS), minute: local.rem_euclid(DAY_MS) / MINUTE_MS }
    }

    /// What to call this moment's day when it is `today`.
    pub fn name(self, today: i64) -> DayName {
        let date = date(self.day);
        match today.saturating_sub(self.day) {
            i64::MIN..=0 => DayName::Today,
            1 => DayName::Yesterday,
            2..=6 => DayName::Weekday((self.day.rem_euclid(7) + 3).rem_euclid(7) as u8),
            _ if date.year == self::date(today).year => DayName::ThisYear(date),
            _ => DayName::Date(date),
        }
    }
}

/// How long ago something was.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Span {
    /// Whenever.
    #[default]
    Any,
    /// Today, or by a clock that was set back, later.
    Today,
    /// Today or on one of the six days before.
    Week,
    /// Before that.
    Older,
}

impl Span {
    /// Every span, the widest first.
    pub const ALL: [Self; 4] = [Self::Any, Self::Today, Self::Week, Self::Older];

    /// What it is called in a form.
    pub fn name(self) -> &'static str {
        match self {
            Self::Any => "any",
            Self::Today => "today",
            Self::Week => "week",
            Self::Older => "older",
        }
    }

    /// The span of that name; the widest where there is none.
    pub fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|span| span.name() == name).unwrap_or_default()
    }

    /// Whether a day is in it when it is `today`.
    pub fn holds(self, day: i64, today: i64) -> bool {
        match (self, today.saturating_sub(day)) {
            (Self::Any, _) => true,
            (Self::Today, ago) => ago <= 0,
            (Self::Week, ago) => ago < 7,
            (Self::Older, ago) => ago >= 7,
        }
    }
}

/// Neighbours that share a day, together; the order stays.
pub fn by_day<T>(items: Vec<T>, local: impl Fn(&T) -> Local) -> Vec<(i64, Vec<T>)> {
    let mut days: Vec<(i64, Vec<T>)> = Vec::new();
    for item in items {
        let day = local(&item).day;
        match days.last_mut() {
            Some((last, group)) if *last == day => group.push(item),
            _ => days.push((day, vec![item])),
        }
    }
    days
}

/// The date `days` after 1 January 1970 (Howard Hinnant, "chrono-compatible low-level date algorithms").
pub fn date(days: i64) -> Date {
    let shifted = days.saturating_add(719_468);
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    Date { year, month: month as u8, day: day as u8 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_of_today_of_the_week_or_older() {
        let held = |ago: i64| Span::ALL.map(|span| span.holds(100 - ago, 100));
        assert_eq!(
            [-1, 0, 1, 6, 7].map(held),
            [
                [true, true, true, false],
                [true, true, true, false],
                [true, false, true, false],
                [true, false, true, false],
                [true, false, false, true],
            ]
        );
        assert_eq!(Span::ALL.map(|span| Span::named(span.name())), Span::ALL);
        assert_eq!(Span::named("whatever"), Span::Any);
    }

    #[test]
    fn dates_of_the_calendar() {
        let cases =
            [(0, (1970, 1, 1)), (19_782, (2024, 2, 29)), (-1, (1969, 12, 31)), (20_780, (2026, 11, 23))];
        for (days, (year, month, day)) in cases {
            assert_eq!(date(days), Date { year, month, day });
        }
    }

    #[test]
    fn a_day_begins_at_the_persons_midnight() {
        let midnight = 20_780 * DAY_MS;
        assert_eq!(Local::new(midnight - 1, 0), Local { day: 20_779, minute: 1439 });
        assert_eq!(Local::new(midnight - 1, 60), Local { day: 20_780, minute: 59 });
        assert_eq!(Local::new(midnight, -300), Local { day: 20_779, minute: 1140 });
    }

    #[test]
    fn days_are_spoken_of_by_how_far_they_are() {
        let today = 20_780; // a Monday
        let name = |day| Local { day, minute: 0 }.name(today);
        assert_eq!(name(20_780), DayName::Today);
        assert_eq!(name(20_781), DayName::Today);
        assert_eq!(name(20_779), DayName::Yesterday);
        assert_eq!(name(20_778), DayName::Weekday(5));
        assert_eq!(name(20_773), DayName::ThisYear(Date { year: 2026, month: 11, day: 16 }));
        assert_eq!(name(20_400), DayName::Date(Date { year: 2025, month: 11, day: 8 }));
    }

    proptest! {
        #[test]
        fn every_moment_has_a_name(at_ms in any::<i64>(), ahead_min in any::<i64>(), day in any::<i64>(), today in any::<i64>()) {
            let local = Local::new(at_ms, ahead_min);
            prop_assert!((0..1440).contains(&local.minute));
            for local in [local, Local { day, ..local }] {
                match local.name(today) {
                    DayName::Weekday(day) => prop_assert!(day < 7),
                    DayName::ThisYear(date) | DayName::Date(date) => {
                        prop_assert!((1..=12).contains(&date.month) && (1..=31).contains(&date.day));
                    }
                    DayName::Today | DayName::Yesterday => {}
                }
            }
        }
    }

    #[test]
    fn neighbours_of_one_day_stand_together() {
        let local = |at: &i64| Local::new(*at, 0);
        let groups = by_day(vec![2 * DAY_MS + 5, 2 * DAY_MS, DAY_MS, 2 * DAY_MS], local);
        assert_eq!(
            groups.iter().map(|(day, group)| (*day, group.len())).collect::<Vec<_>>(),
            [(2, 2), (1, 1), (2, 1)]
        );
    }
}
