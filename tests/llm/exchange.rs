//! An exchange: however a provider misbehaves, it ends, within its budgets, with a plan that fits or with giving up.

use penchant::agent::llm::{
    Exchange, ExchangeAction, GaveUp, Input, Limits, Misfit, WireFormat, plan::MOST_STEPS,
    stream::LONGEST_TEXT,
};
use proptest::prelude::*;

use super::{KINDS, provider, view};

const PLAN: &str = r#"{"steps":[{"tool":"recommend","arguments":{"count":5}}]}"#;

/// A whole answer of `kind` that says `text`.
fn answer(kind: WireFormat, text: &str) -> Vec<u8> {
    let quoted = serde_json::Value::from(text);
    match kind {
        WireFormat::OpenAi => {
            format!("data: {{\"choices\":[{{\"delta\":{{\"content\":{quoted}}}}}]}}\n\ndata: [DONE]\n\n")
        }
        WireFormat::Anthropic => format!(
            "data: {{\"type\":\"content_block_delta\",\"delta\":{{\"partial_json\":{quoted}}}}}\n\n\
             data: {{\"type\":\"message_delta\",\"delta\":{{\"stop_reason\":\"tool_use\"}}}}\n\n"
        ),
        WireFormat::Ollama => format!("{{\"message\":{{\"content\":{quoted}}}}}\n{{\"done\":true}}\n"),
    }
    .into_bytes()
}

/// Begun, approved and sent at time 0.
fn sent(kind: WireFormat, limits: Limits) -> Exchange {
    let mut exchange = Exchange::new(provider(kind), view("chess"), limits);
    assert!(matches!(exchange.start()[..], [ExchangeAction::Send(_)]));
    assert_eq!(exchange.input(Input::Sent, 0), []);
    exchange
}

fn feed(exchange: &mut Exchange, inputs: &[(Input<'_>, i64)]) -> Vec<ExchangeAction> {
    inputs.iter().flat_map(|(input, now)| exchange.input(*input, *now)).collect()
}

fn last(steps: &[ExchangeAction]) -> &ExchangeAction {
    steps.last().expect("a step")
}

#[test]
fn a_plan_is_read_while_it_comes() {
    for kind in KINDS {
        let mut exchange = sent(kind, Limits::default());
        let bytes = answer(kind, PLAN);
        let mut inputs = vec![(Input::Head { status: 200 }, 1)];
        inputs.extend(bytes.chunks(7).map(|chunk| (Input::Chunk(chunk), 2)));
        let steps = feed(&mut exchange, &inputs);
        assert!(matches!(&steps[0], ExchangeAction::Text(text) if text == PLAN), "{kind:?}: {steps:?}");
        assert!(matches!(last(&steps), ExchangeAction::Plan(plan) if plan.steps.len() == 1), "{kind:?}");
        assert!(exchange.is_over());
        assert_eq!(exchange.input(Input::End, 3), []);
    }
}

#[test]
fn what_is_no_plan_is_asked_about_once_more_and_no_more() {
    for kind in KINDS {
        let mut exchange = sent(kind, Limits::default());
        let bad = answer(kind, "Sure! Here is your plan.");
        let steps = feed(&mut exchange, &[(Input::Head { status: 200 }, 1), (Input::Chunk(&bad), 1)]);
        let [.., ExchangeAction::Repair, ExchangeAction::Send(request)] = &steps[..] else {
            panic!("{kind:?}: {steps:?}")
        };
        let again = String::from_utf8(request.body().to_vec()).unwrap();
        assert!(again.contains("Here is your plan.") && again.contains("That is not JSON."), "{again}");
        // What still comes of the first answer is not taken for the second.
        assert_eq!(exchange.input(Input::Chunk(&bad), 2), []);
        assert_eq!(exchange.input(Input::End, 2), []);
        feed(&mut exchange, &[(Input::Sent, 3), (Input::Head { status: 200 }, 4)]);
        let mut repaired = sent(kind, Limits::default());
        feed(&mut repaired, &[(Input::Head { status: 200 }, 1), (Input::Chunk(&bad), 1), (Input::Sent, 2)]);
        feed(&mut repaired, &[(Input::Head { status: 200 }, 2)]);
        let good = answer(kind, PLAN);
        assert!(matches!(last(&repaired.input(Input::Chunk(&good), 3)), ExchangeAction::Plan(_)));
        let steps = exchange.input(Input::Chunk(&bad), 5);
        assert_eq!(last(&steps), &ExchangeAction::GaveUp(GaveUp::NoPlan(Misfit::NotJson)), "{kind:?}");
    }
}

#[test]
fn each_way_of_failing_is_told_from_the_others() {
    let kind = WireFormat::OpenAi;
    let head = Input::Head { status: 200 };
    let error = br#"{"error":{"message":"The model\n is loading"}}"#;
    let huge = answer(kind, &"a".repeat(LONGEST_TEXT + 1));
    let cases: Vec<(Vec<(Input<'_>, i64)>, GaveUp)> = vec![
        (vec![(Input::Broken, 1)], GaveUp::Network),
        (vec![(head, 1), (Input::Broken, 2)], GaveUp::Network),
        (vec![(Input::End, 1)], GaveUp::Garbage),
        (vec![(Input::Chunk(b"x"), 1)], GaveUp::Garbage),
        (vec![(head, 1), (Input::End, 2)], GaveUp::Garbage),
        (vec![(head, 1), (Input::Chunk(b"<html>\n"), 1)], GaveUp::Garbage),
        (vec![(head, 1), (Input::Chunk(b"\xff\xfe\xff\n\n"), 1)], GaveUp::Garbage),
        (vec![(head, 1), (Input::Chunk(b"data: {\"choices\":[]}\n\n"), 1), (Input::End, 2)], GaveUp::Garbage),
        (vec![(head, 1), (Input::Chunk(&huge), 1)], GaveUp::TooLong),
        (
            vec![(Input::Head { status: 500 }, 1), (Input::Chunk(error), 1), (Input::End, 2)],
            GaveUp::Status(500, "The model is loading".into()),
        ),
        (vec![(Input::Head { status: 429 }, 1), (Input::End, 2)], GaveUp::Status(429, String::new())),
        (vec![(Input::Head { status: 302 }, 1), (Input::End, 2)], GaveUp::Status(302, String::new())),
        (vec![(Input::Cancel, 1)], GaveUp::Cancelled),
        (vec![(head, 1), (Input::Cancel, 1)], GaveUp::Cancelled),
        (vec![(Input::Tick, 14_999), (Input::Tick, 15_000)], GaveUp::Timeout),
        (vec![(head, 14_000), (Input::Tick, 28_999), (Input::Tick, 29_000)], GaveUp::Timeout),
    ];
    for (inputs, expected) in cases {
        let mut exchange = sent(kind, Limits::default());
        let steps = feed(&mut exchange, &inputs);
        assert_eq!(last(&steps), &ExchangeAction::GaveUp(expected), "{inputs:?}");
        assert!(exchange.is_over() && exchange.deadline_ms().is_none());
    }
}

#[test]
fn a_server_that_drips_is_stopped_at_the_limit_though_it_is_never_silent() {
    let mut exchange = sent(WireFormat::OpenAi, Limits::default());
    exchange.input(Input::Head { status: 200 }, 10);
    let drip = "data: {\"choices\":[{\"delta\":{\"content\":\" \"}}]}\n\n".repeat(100);
    let mut now = 10;
    for byte in drip.as_bytes().chunks(1) {
        now += 1_000;
        let steps = exchange.input(Input::Chunk(byte), now);
        if exchange.is_over() {
            assert_eq!(steps, [ExchangeAction::Abort, ExchangeAction::GaveUp(GaveUp::Timeout)]);
            assert!(now <= 31_000, "stopped at {now} ms only");
            return;
        }
        assert!(exchange.deadline_ms().is_some_and(|deadline| deadline <= 30_000));
    }
    panic!("it was never stopped");
}

#[test]
fn the_time_that_the_person_takes_does_not_count() {
    let mut exchange = Exchange::new(provider(WireFormat::Ollama), view("x"), Limits::default());
    exchange.start();
    assert_eq!(exchange.deadline_ms(), None);
    assert_eq!(exchange.input(Input::Tick, 10_000_000), []);
    exchange.input(Input::Sent, 10_000_000);
    assert_eq!(exchange.deadline_ms(), Some(10_015_000));
}

#[test]
fn what_is_not_allowed_or_over_budget_is_not_sent() {
    let mut refused = Exchange::new(provider(WireFormat::OpenAi), view("x"), Limits::default());
    refused.start();
    assert_eq!(refused.input(Input::Refused, 0), [ExchangeAction::GaveUp(GaveUp::NotAllowed)]);
    let mut poor =
        Exchange::new(provider(WireFormat::OpenAi), view("x"), Limits { bytes: 100, ..Limits::default() });
    assert_eq!(poor.start(), [ExchangeAction::GaveUp(GaveUp::Budget)]);
    // The first request fits, the repair does not.
    let size = provider(WireFormat::OpenAi).ask(&view("chess"), &[]).unwrap().message().len();
    let mut exchange = sent(WireFormat::OpenAi, Limits { bytes: size + 10, ..Limits::default() });
    let bad = answer(WireFormat::OpenAi, "no");
    let steps = feed(&mut exchange, &[(Input::Head { status: 200 }, 1), (Input::Chunk(&bad), 1)]);
    assert_eq!(last(&steps), &ExchangeAction::GaveUp(GaveUp::Budget));
}

#[derive(Debug, Clone)]
enum Event {
    Sent,
    Refused,
    Head(u16),
    Bytes(Vec<u8>),
    End,
    Broken,
    Cancel,
    Tick,
}

fn events(kind: WireFormat) -> impl Strategy<Value = Vec<(Event, i64)>> {
    let event = prop_oneof![
        3 => Just(Event::Sent),
        1 => Just(Event::Refused),
        3 => prop::sample::select(vec![200_u16, 200, 200, 404, 500, 0]).prop_map(Event::Head),
        4 => prop::sample::select(vec![PLAN, "{}", "no", "{\"steps\":[]}"]).prop_map(move |t| Event::Bytes(answer(kind, t))),
        2 => prop::collection::vec(any::<u8>(), 0..40).prop_map(Event::Bytes),
        2 => Just(Event::End),
        1 => Just(Event::Broken),
        1 => Just(Event::Cancel),
        2 => Just(Event::Tick),
    ];
    prop::collection::vec((event, 0..9_000_i64), 0..24)
}

proptest! {
    #[test]
    fn in_any_order_of_events_the_budgets_hold_and_it_ends_once(
        (kind, events) in prop::sample::select(&KINDS[..]).prop_flat_map(|kind| (Just(kind), events(kind))),
    ) {
        let limits = Limits::default();
        let mut exchange = Exchange::new(provider(kind), view("chess"), limits);
        let (mut now, mut steps) = (0, exchange.start());
        for (event, later) in &events {
            now += later;
            let input = match event {
                Event::Sent => Input::Sent,
                Event::Refused => Input::Refused,
                Event::Head(status) => Input::Head { status: *status },
                Event::Bytes(bytes) => Input::Chunk(bytes),
                Event::End => Input::End,
                Event::Broken => Input::Broken,
                Event::Cancel => Input::Cancel,
                Event::Tick => Input::Tick,
            };
            steps.extend(exchange.input(input, now));
            if let Some(deadline) = exchange.deadline_ms() {
                prop_assert!(deadline <= now + limits.answer_ms);
            }
        }
        let sends: Vec<usize> = steps.iter().filter_map(|step| match step {
            ExchangeAction::Send(request) => Some(request.message().len()),
            _ => None,
        }).collect();
        prop_assert!(sends.len() <= limits.calls.into() && sends.iter().sum::<usize>() <= limits.bytes);
        let ends = steps.iter().filter(|step| matches!(step, ExchangeAction::Plan(_) | ExchangeAction::GaveUp(_))).count();
        prop_assert_eq!(ends, usize::from(exchange.is_over()));
        if let Some(at) = steps.iter().position(|step| matches!(step, ExchangeAction::Plan(_) | ExchangeAction::GaveUp(_))) {
            prop_assert_eq!(at + 1, steps.len(), "nothing comes after the end");
        }
        for step in &steps {
            if let ExchangeAction::Plan(plan) = step {
                prop_assert!(plan.steps.len() <= MOST_STEPS);
            }
        }
        if !exchange.is_over() {
            // Time alone ends what is under way.
            exchange.input(Input::Sent, now);
            let end = exchange.input(Input::Tick, now + limits.answer_ms);
            prop_assert!(matches!(end.last(), Some(ExchangeAction::GaveUp(GaveUp::Timeout))));
        }
    }
}
