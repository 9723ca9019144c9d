//! By the browser's `Intl`, in the language that is shown, as it is written where the person lives.

use std::cell::{Cell, OnceCell};

use js_sys::{Array, Date as JsDate, Object, Reflect};
use wasm_bindgen::prelude::*;

use crate::ui::model::time::{Date, Local};

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = Intl)]
    type NumberFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &Object) -> NumberFormat;
    #[wasm_bindgen(method)]
    fn format(this: &NumberFormat, value: f64) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type ListFormat;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str, options: &Object) -> ListFormat;
    #[wasm_bindgen(method)]
    fn format(this: &ListFormat, items: &Array) -> String;

    #[wasm_bindgen(js_namespace = Intl)]
    type PluralRules;
    #[wasm_bindgen(constructor, js_namespace = Intl)]
    fn new(locale: &str) -> PluralRules;
    #[wasm_bindgen(method)]
    fn select(this: &PluralRules, count: f64) -> String;
}

thread_local! {
    static LOCALE: Cell<&'static str> = const { Cell::new("en") };
    static NUMBERS: OnceCell<NumberFormat> = const { OnceCell::new() };
}

/// From now on, things are written as in `locale`, a tag such as `de-CH`.
pub fn speak(locale: &'static str) {
    LOCALE.set(locale);
}

fn options(options: &[(&str, &str)]) -> Object {
    let object = Object::new();
    for (name, value) in options {
        // Fails for no plain object.
        let _ = Reflect::set(&object, &(*name).into(), &(*value).into());
    }
    object
}

fn written(value: f64, style: &[(&str, &str)]) -> String {
    NumberFormat::new(LOCALE.get(), &options(style)).format(value)
}

fn amount(value: f64, unit: &str) -> String {
    let decimals = if value < 10.0 && unit != "byte" { "1" } else { "0" };
    let display = if unit == "byte" { "long" } else { "short" };
    written(
        value,
        &[("style", "unit"), ("unit", unit), ("unitDisplay", display), ("maximumFractionDigits", decimals)],
    )
}

/// A number for reading: thousands apart from 10,000 on (so that years stay years), at most two decimals.
pub fn number(value: f64) -> String {
    NUMBERS.with(|numbers| {
        let style = [("useGrouping", "min2"), ("maximumFractionDigits", "2")];
        numbers.get_or_init(|| NumberFormat::new(LOCALE.get(), &options(&style))).format(value)
    })
}

/// A count.
pub fn count(count: u64) -> String {
    number(count as f64)
}

/// The plural category of a count.
pub fn plural(count: u64) -> String {
    PluralRules::new(LOCALE.get()).select(count as f64)
}

/// A share of a whole.
pub fn percent(share: f32) -> String {
    written(share.into(), &[("style", "percent")])
}

/// A number with its sign.
pub fn signed(value: f32) -> String {
    let places = [("minimumFractionDigits", "3"), ("maximumFractionDigits", "3"), ("signDisplay", "always")];
    written(value.into(), &places)
}

/// An amount of bytes in two or three digits.
pub fn bytes(count: u64) -> String {
    let value = count as f64;
    match count {
        0..1_000 => amount(value, "byte"),
        1_000..1_000_000 => amount(value / 1e3, "kilobyte"),
        1_000_000..1_000_000_000 => amount(value / 1e6, "megabyte"),
        _ => amount(value / 1e9, "gigabyte"),
    }
}

/// How long something took.
pub fn duration(ms: u32) -> String {
    match (f64::from(ms) / 1000.0).floor() {
        seconds if seconds < 60.0 => amount(seconds, "second"),
        seconds => amount((seconds / 60.0).round(), "minute"),
    }
}

/// All of these.
pub fn all_of(items: &[&str]) -> String {
    listed(items, "conjunction")
}

/// One of these.
pub fn one_of(items: &[&str]) -> String {
    listed(items, "disjunction")
}

fn listed(items: &[&str], kind: &str) -> String {
    let items: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
    ListFormat::new(LOCALE.get(), &options(&[("type", kind)])).format(&items)
}

fn moment(date: &JsDate, style: &[(&str, &str)]) -> String {
    date.to_locale_string(LOCALE.get(), &options(style)).into()
}

/// A day of the week; 0 is Monday.
pub fn weekday(day: u8) -> String {
    // The first day of 2024 was a Monday.
    let date = JsDate::new_with_year_month_day(2024, 0, 1 + i32::from(day));
    moment(&date, &[("weekday", "long")])
}

/// Years that the browser has dates for, and takes as they are.
const YEARS: std::ops::Range<i64> = 100..275_760;

/// A date, with its year or without. Of a day so far off that the browser has no date for it, the year.
pub fn date(date: Date, with_year: bool) -> String {
    if !YEARS.contains(&date.year) {
        return number(date.year as f64);
    }
    let day =
        JsDate::new_with_year_month_day(date.year as u32, i32::from(date.month) - 1, i32::from(date.day));
    let style = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
    moment(&day, if with_year { &style } else { &style[..2] })
}

/// A time of day.
pub fn clock(local: Local) -> String {
    let (hours, minutes) = ((local.minute / 60) as i32, (local.minute % 60) as i32);
    let time = JsDate::new_with_year_month_day_hr_min(2024, 0, 1, hours, minutes);
    moment(&time, &[("hour", "numeric"), ("minute", "2-digit")])
}
