//! What was said of items, in words.

use super::{asking, formats, topics};
use crate::{
    engine::protocol::{Because, OwnRule},
    ui::model::time::{Local, date},
};

/// What was said of an item.
pub fn rule(rule: &OwnRule) -> String {
    let name = &rule.name;
    match rule.because {
        Because::Seen => topics::rule_seen(name),
        Because::NotNow => topics::rule_not_now(name),
        Because::TooLong => topics::rule_too_long(&asking::at_least(
            &asking::named(name),
            &formats::number(rule.least.unwrap_or_default()),
        )),
        Because::Maker => topics::rule_maker(name),
        Because::Topic => topics::rule_topic(name),
        Because::Similar => topics::rule_similar(name),
        Because::More => topics::rule_more(name),
        Because::MoreByMaker => topics::rule_more_by(name),
    }
}

/// The same, with its last day.
pub fn rule_until(rule: &OwnRule) -> String {
    let said = self::rule(rule);
    match rule.until_ms {
        Some(until) => topics::rule_until(&said, &formats::date(date(Local::new(until, 0).day), true)),
        None => said,
    }
}
