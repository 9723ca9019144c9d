//! One of everything that the engine may say of what went wrong, of a plan, or ask: all of it has words in every language.
//! The journeys show the same ones on the page, in no language at all (`tests/e2e/languages.test.mjs`).

use std::collections::BTreeSet;

use serde::Serialize;
use ts_rs::{Config, TS};

use super::{asking, failure, planning, table};
use crate::engine::protocol::{
    Defect, Failure, FileFault, ModelFault, PackFault, Refusal, StoreFault,
    conversation::{
        BadStep, Chip, Choice, ConversationView, Question, Reply, StepFailure, StepState, StepTold,
    },
    egress::{BadAddress, BadRequest, PageTask, WhyNot},
    failure::{Fault, Problem, RowPlace},
    standing::Tool,
    typescript::is_the_text_of,
};

#[path = "../../../xtask/src/messages.rs"]
pub mod messages;

const X: &str = "x";

/// The samples, as the journeys have them.
#[derive(Serialize)]
struct Samples {
    failures: Vec<Failure>,
    told: Vec<ConversationView>,
}

/// The names of an enum's variants, as its TypeScript declares them.
fn declared<T: TS>() -> BTreeSet<String> {
    let mut declared = T::decl(&Config::new());
    while let Some((before, rest)) = declared.split_once("/*") {
        declared = format!("{before}{}", rest.split_once("*/").expect("the end of a comment").1);
    }
    let (_, body) = declared.split_once(" = ").expect("a declaration");
    let (mut depth, mut variants) = (0, vec![String::new()]);
    for letter in body.chars() {
        depth += i32::from(letter == '{') - i32::from(letter == '}');
        match letter {
            '|' if depth == 0 => variants.push(String::new()),
            _ => variants.last_mut().expect("a variant").push(letter),
        }
    }
    // `"name"`, or `{ "name": … }`.
    let name = |variant: &String| variant.split('"').nth(1).expect("a name").to_owned();
    variants.iter().map(name).collect()
}

/// The samples, of which every variant of their type has one.
fn each<T: TS + Serialize>(samples: Vec<T>) -> Vec<T> {
    let name = |sample: &T| match serde_json::to_value(sample).expect("JSON") {
        serde_json::Value::String(name) => name,
        serde_json::Value::Object(fields) => fields.keys().next().expect("a name").clone(),
        other => panic!("no variant: {other}"),
    };
    let named: BTreeSet<String> = samples.iter().map(name).collect();
    assert_eq!(named, declared::<T>(), "samples and variants");
    samples
}

fn problems() -> Vec<Problem> {
    let field = || X.to_owned();
    let faults = each(vec![
        Fault::Empty { field: field() },
        Fault::ControlCharacter,
        Fault::LongId { most: 512 },
        Fault::UsedId,
        Fault::Cut { field: field() },
        Fault::LongRow { most: 1 << 20 },
        Fault::NotJson { column: 2 },
        Fault::NotAList { column: 2 },
        Fault::NotAnObject,
        Fault::FieldNotAnObject { field: field() },
        Fault::NotANumber { field: field() },
        Fault::Negative,
        Fault::Date,
        Fault::Link { field: field() },
        Fault::Cells { row: 2, header: 3 },
        Fault::Unclosed,
        Fault::ColumnTwice,
        Fault::NoColumn { field: field() },
        Fault::NoItems,
        Fault::Untitled,
        Fault::Deep,
        Fault::NoPicture,
        Fault::OnlyFirst { most: 2, count: 3 },
    ]);
    let places =
        each(vec![RowPlace::Whole, RowPlace::Line(2), RowPlace::Entry(2), RowPlace::Named(X.into())]);
    let at = places.into_iter().cycle();
    faults.into_iter().zip(at).map(|(fault, at)| Problem { at, fault }).collect()
}

fn packs() -> Vec<PackFault> {
    let path = || X.to_owned();
    each(vec![
        PackFault::Status { path: path(), status: 404 },
        PackFault::Unread { path: path(), said: X.into() },
        PackFault::TooLarge { path: path(), bytes: 9 << 30 },
        PackFault::Altered { path: path() },
        PackFault::Newer,
        PackFault::Malformed { path: path() },
    ])
}

fn requests() -> Vec<BadRequest> {
    let addresses = each(vec![
        BadAddress::Scheme,
        BadAddress::Unencrypted,
        BadAddress::Character,
        BadAddress::Host,
        BadAddress::Port,
        BadAddress::Path,
    ]);
    let others = [BadRequest::TooLarge, BadRequest::Header];
    each(addresses.into_iter().map(BadRequest::Address).chain(others).collect())
}

fn failures() -> Vec<Failure> {
    let said = || X.to_owned();
    let stores = each(vec![
        StoreFault::Quota,
        StoreFault::Aborted,
        StoreFault::Unavailable,
        StoreFault::Newer,
        StoreFault::Held,
        StoreFault::Incomplete,
        StoreFault::Unencodable,
        StoreFault::Platform { said: said() },
    ]);
    let models = each(vec![
        ModelFault::Absent,
        ModelFault::Other,
        ModelFault::Status { status: 404 },
        ModelFault::Altered,
        ModelFault::Unloaded { said: said() },
        ModelFault::Broken { said: said() },
    ]);
    let no_item = |first| FileFault::NoItem { first };
    let mut files = each(vec![
        FileFault::TooLarge { most: 5 << 20 },
        FileFault::Kind,
        FileFault::Binary,
        no_item(None),
        FileFault::NoName,
        FileFault::NoExport,
        FileFault::Damaged,
        FileFault::Locked,
        FileFault::Passphrase,
        FileFault::NoReader { said: said() },
        FileFault::Unread { said: said() },
    ]);
    files.extend(problems().into_iter().map(Some).map(no_item));
    let refusals = [Refusal::NoPlanner, Refusal::Busy, Refusal::NumberTaken, Refusal::NothingLeft];
    let refusals = requests().into_iter().map(|why| Refusal::Request { why }).chain(refusals);
    let refusals = each(refusals.collect());
    let defects = each(vec![
        Defect::NotOpen,
        Defect::NotStarted,
        Defect::Stopped,
        Defect::Garbled,
        Defect::Unexportable,
    ]);
    let mut all = vec![
        Failure::NotFound { item: X.into() },
        Failure::Full { most: 12 },
        Failure::Stopped,
        Failure::Mismatch,
        Failure::Unguarded,
    ];
    all.extend(packs().into_iter().map(|why| Failure::Pack { why }));
    all.extend(stores.into_iter().map(|why| Failure::Memory { why }));
    all.extend(models.into_iter().map(|why| Failure::Model { why }));
    all.extend(files.into_iter().map(|why| Failure::File { why }));
    all.extend(refusals.into_iter().map(|why| Failure::Egress { why }));
    all.extend(defects.into_iter().map(|why| Failure::Internal { why }));
    each(all)
}

fn step_failures() -> Vec<StepFailure> {
    let bad = each(vec![
        BadStep::Argument,
        BadStep::NoEarlierStep,
        BadStep::NoSuchFacet,
        BadStep::NoSuchValue,
        BadStep::NotCompared,
        BadStep::AddsUpToNothing,
    ]);
    let others = [
        StepFailure::NothingToBeLike,
        StepFailure::StepFoundNothing,
        StepFailure::WrongArguments,
        StepFailure::EnoughActs,
        StepFailure::EnoughQuestions,
        StepFailure::NothingRemembered,
        StepFailure::Full { most: 50 },
        StepFailure::NotKept,
        StepFailure::NothingLeft,
        StepFailure::NothingFound,
    ];
    let requests = requests().into_iter().map(StepFailure::BadRequest);
    each(bad.into_iter().map(StepFailure::Bad).chain(others).chain(requests).collect())
}

fn whys_not() -> Vec<WhyNot> {
    let status = |complaint: &str| WhyNot::Status { status: 500, complaint: complaint.into() };
    let mut all = vec![
        WhyNot::NotAllowed,
        WhyNot::NotWritten,
        WhyNot::Unreadable,
        WhyNot::Cancelled,
        WhyNot::NoKey,
        WhyNot::Network,
        WhyNot::Timeout,
        status(""),
        status(X),
        WhyNot::Garbage,
        WhyNot::NoPlan,
        WhyNot::Declined,
        WhyNot::Budget,
    ];
    all.extend(requests().into_iter().map(|why| WhyNot::BadRequest { why }));
    all.extend(packs().into_iter().map(|why| WhyNot::BadPack { why }));
    each(all)
}

fn replies() -> Vec<Reply> {
    let values = || vec![X.to_owned()];
    each(vec![
        Reply::AtMost(3.0),
        Reply::IsNot(values()),
        Reply::Is(values()),
        Reply::Meant,
        Reply::NoPreference,
    ])
}

fn step(tool: Tool) -> StepTold {
    StepTold { tool, text: Some(X.into()), state: None, found: None, failed: None, undo: true, tell: true }
}

/// Conversations in which all of it is shown.
fn told() -> Vec<ConversationView> {
    let chip = |op: &str| Chip {
        facet: X.into(),
        op: op.into(),
        values: vec![X.into()],
        hard: op != "is",
        guess: op == "is_not",
    };
    let ops = [
        "is",
        "is_not",
        "below",
        "above",
        "at_least",
        "at_most",
        "least_first",
        "most_first",
        "like",
        "unlike",
        "seen",
        "about",
        "count",
        "different",
        "surprise",
        "only",
        "without",
        "unread",
    ];
    let mut chips: Vec<Chip> = ops.map(chip).into();
    let marked = |mark: &str| vec![mark.to_owned(), "7".to_owned()];
    chips.extend(["liked", "saved"].map(|mark| Chip { values: marked(mark), ..chip("only") }));
    let base = ConversationView {
        said: vec![X.into()],
        tier: "local".into(),
        searched: true,
        ..ConversationView::default()
    };
    let states = each(vec![StepState::Done, StepState::Undone, StepState::Declined, StepState::Failed]);
    let in_state = |state| StepTold { state: Some(state), ..step(Tool::Lookup) };
    let failed = |why| StepTold { failed: Some(why), text: None, ..step(Tool::Watch) };
    let failed = step_failures().into_iter().map(failed);
    // That it does not matter is always offered, by the page.
    let offered = replies().into_iter().filter(|reply| *reply != Reply::NoPreference);
    let offered: Vec<Choice> = offered.map(|reply| Choice { facet: X.into(), reply }).collect();
    let (meant, offers) = offered.into_iter().partition(|choice| choice.reply == Reply::Meant);
    let mut all = vec![
        ConversationView {
            would_take: vec![(chips[0].clone(), 2)],
            chips,
            question: Some(Question { facet: X.into(), unread: None, offers }),
            language: Some("de".into()),
            cut: true,
            steps: failed.chain(states.into_iter().map(in_state)).collect(),
            can_plan: Some(X.into()),
            ..base.clone()
        },
        ConversationView {
            question: Some(Question { facet: X.into(), unread: Some(X.into()), offers: meant }),
            ..base.clone()
        },
        ConversationView { asks: Some(X.into()), tier: "browser".into(), ..base.clone() },
        ConversationView { looking_up: true, tier: "remote".into(), ..base.clone() },
        ConversationView {
            consulting: Some(PageTask(1)),
            planner: Some(X.into()),
            tier: "remote".into(),
            ..base.clone()
        },
    ];
    let asked_about = |tool: &Tool| ConversationView {
        steps: vec![step(*tool)],
        confirm: Some(0),
        budget_spent: true,
        ..base.clone()
    };
    all.extend(Tool::ALL.iter().map(asked_about));
    all.extend(whys_not().into_iter().map(|why| ConversationView { fell_back: Some(why), ..base.clone() }));
    all
}

/// All that is said of them.
fn said(Samples { failures, told }: &Samples) -> Vec<String> {
    let mut said: Vec<String> = failures.iter().map(failure).collect();
    for told in told {
        said.extend(told.chips.iter().map(asking::chip));
        if let Some(question) = &told.question {
            said.push(asking::asked(question));
            let indifferent = Choice { facet: X.into(), reply: Reply::NoPreference };
            said.extend(question.offers.iter().chain([&indifferent]).map(asking::reply));
        }
        said.extend(told.language.as_deref().and_then(asking::read_in));
        said.extend(told.cut.then(|| asking::cut().to_owned()));
        said.extend(told.steps.iter().flat_map(|step| [planning::step_told(step), planning::wants(step)]));
        said.extend(planning::fell_back(told));
        said.push(planning::tier(told));
    }
    said
}

fn messages_of(tag: &str) -> Vec<messages::Message> {
    let file = format!("{}/static/locales/{tag}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(file).expect("a file of messages");
    messages::read(&text).expect("messages")
}

#[test]
fn all_that_can_go_wrong_and_be_asked_has_words_in_every_language() {
    let samples = Samples { failures: failures(), told: told() };
    let english = said(&samples);
    assert!(english.iter().all(|text| !text.is_empty()));
    for tag in ["de", "fr", "es", "ar", "ja"] {
        let short = messages::short(&messages_of("en"), &messages_of(tag)).expect("a short form");
        let spoken = table::speaking(Box::leak(short.into_boxed_str()), || said(&samples));
        for (text, english) in spoken.iter().zip(&english) {
            let words = english.split_whitespace().filter(|word| word.len() > 1).count();
            assert!(!text.is_empty() && (text != english || words < 3), "{tag}: {english}");
        }
    }
}

#[test]
fn a_question_names_a_facet_in_the_language_of_the_page_or_quotes_the_catalogues() {
    let asked = |facet: &str| asking::question(&asking::named(facet));
    assert_eq!(asked("category"), "Does the category matter?");
    for (tag, category, other) in [
        ("de", "Kategorie", "„output socket“"),
        ("fr", "catégorie", "« output socket »"),
        ("es", "categoría", "«output socket»"),
        ("ar", "الفئة", "«output socket»"),
        ("ja", "カテゴリー", "「output socket」"),
    ] {
        let short = messages::short(&messages_of("en"), &messages_of(tag)).expect("a short form");
        let spoken = table::speaking(Box::leak(short.into_boxed_str()), || {
            ["category", "Categories", "output_socket"].map(asked)
        });
        for (said, name) in spoken.iter().zip([category, category, other]) {
            assert!(said.contains(name), "{tag}: {said}");
        }
    }
}

#[test]
fn the_journeys_show_the_same_samples() {
    let samples = Samples { failures: failures(), told: told() };
    let text = serde_json::to_string_pretty(&samples).expect("JSON") + "\n";
    is_the_text_of("tests/e2e/lib/samples.json", &text);
}

#[test]
fn a_variant_without_a_sample_is_noticed() {
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(declared::<Reply>(), names(&["is", "is_not", "at_most", "meant", "no_preference"]));
    assert_eq!(declared::<Refusal>().len(), 5);
    assert!(declared::<Failure>().contains("unguarded"));
    assert!(std::panic::catch_unwind(|| each(vec![StepState::Done])).is_err());
}
