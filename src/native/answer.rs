//! `penchant answer`: the app's agent over any pack, for goals that anybody may write and score.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{BufRead, BufWriter, Write};
use std::path::PathBuf;
use std::rc::Rc;
use std::time::Instant;

use anyhow::{Context as _, Result};
use futures_util::future::FutureExt;
use serde::Deserialize;
use serde_json::{Value, json};

use super::folder::Folder;
use super::multilingual;
use super::onnx::OnnxEmbedder;
use super::train::log;
use crate::agent::constraint::Test;
use crate::agent::conversation::Conversation;
use crate::agent::executor::{Executor, Next, PlanAnswer, StepFailure};
use crate::agent::intent::{Heard, HeardAs};
use crate::agent::marks::OwnMark;
use crate::agent::policy::{Allowance, Budget};
use crate::agent::vocabulary::FieldIx;
use crate::agent::world::World;
use crate::catalog::ItemIx;
use crate::catalog::pack::manifest::MANIFEST;
use crate::embed::Embedder;
use crate::engine::catalog_view::{CatalogView, MarkMade, Meanings, ValueNames};
use crate::engine::library::Library;
use crate::recommend::evidence::Signals;
use crate::recommend::{Ranker, SourceWeights};

/// What the person says to a question that the goal has no reply to.
const NO_PREFERENCE: &str = "no preference";

const DAY_MS: i64 = 86_400_000;

/// Options of `answer`.
#[derive(Debug, clap::Args)]
pub struct AnswerArgs {
    /// Folder of the pack
    #[arg(long)]
    pack: PathBuf,
    /// JSON Lines of `{"q": any, "say": [texts], "replies": {facet: text}, "h": [liked item ids]}`
    #[arg(long)]
    goals: PathBuf,
    /// JSON Lines to write, one answer per goal
    #[arg(long)]
    out: PathBuf,
    /// Folder of the embedding model; without it, words alone find
    #[arg(long)]
    model: Option<PathBuf>,
    /// Folder of the model of many languages; without it, phrases of other languages are read by the grammar alone
    #[arg(long)]
    meaning: Option<PathBuf>,
    /// The present year, for "recent" and "the last ten years"
    #[arg(long)]
    year: Option<i32>,
}

/// A goal with all that a person would say about it.
#[derive(Debug, Default, Deserialize)]
pub struct GoalCase {
    /// Names it in the answers.
    pub q: Value,
    /// What is said, one after the other.
    #[serde(default)]
    pub say: Vec<String>,
    /// By facet: what is replied if asked about it.
    #[serde(default)]
    pub replies: BTreeMap<String, String>,
    /// Ids of items that the person likes.
    #[serde(default)]
    pub h: Vec<Value>,
    /// Days since each of them was liked; today, if nothing is said.
    #[serde(default)]
    pub days: Vec<u32>,
}

/// Answers every goal with the local planner.
///
/// # Errors
/// If the pack cannot be opened, the goals cannot be read or the answers not written.
pub fn run(options: &AnswerArgs) -> Result<()> {
    let source = Folder(options.pack.clone());
    let library =
        Library::open(MANIFEST.into(), &source).now_or_never().context("a folder is always ready")??;
    let mut embedder = options.model.as_deref().map(OnnxEmbedder::load).transpose()?;
    if embedder
        .as_ref()
        .is_some_and(|embedder| library.catalog.manifest.model.as_ref() != Some(embedder.spec()))
    {
        eprintln!("The pack was made with another model, or with none: meaning is left out.");
        embedder = None;
    }
    let languages = options.meaning.as_deref().map(multilingual::load).transpose()?;
    let mut names = languages.map(|model| ValueNames::of(Box::new(model)));
    let year = options.year.unwrap_or_else(this_year);
    let lines: Vec<String> = log::open(&options.goals)?.lines().collect::<Result<_, _>>()?;
    let mut out = BufWriter::new(
        File::create(&options.out).with_context(|| format!("cannot write {}", options.out.display()))?,
    );
    let mut took: Vec<f64> = Vec::new();
    for (line, text) in (1..).zip(&lines).filter(|(_, text)| !text.trim().is_empty()) {
        let goal: GoalCase =
            serde_json::from_str(text).with_context(|| format!("{}:{line}", options.goals.display()))?;
        let started = processor_ms();
        let answer = solve(&library, &goal, embedder.as_mut(), names.as_mut(), year);
        took.push(processor_ms() - started);
        writeln!(out, "{}", written(&library, &goal, &answer))?;
    }
    out.flush()?;
    took.sort_unstable_by(f64::total_cmp);
    let at = |share: f64| {
        took.get((share * took.len().saturating_sub(1) as f64) as usize).copied().unwrap_or_default()
    };
    eprintln!("{} goals; processor time: median {:.1} ms, p95 {:.1} ms", took.len(), at(0.5), at(0.95));
    Ok(())
}

/// Says what there is to say, one after the other, answers what is asked, and returns the last answer.
pub fn solve(
    library: &Library,
    goal: &GoalCase,
    mut embedder: Option<&mut OnnxEmbedder>,
    mut names: Option<&mut ValueNames>,
    year: i32,
) -> PlanAnswer {
    let liked: Vec<ItemIx> = goal.h.iter().filter_map(|id| library.catalog.ix(&log::id_text(id)?)).collect();
    let signals = Signals::liking(&liked);
    let titles: Rc<[String]> = liked
        .iter()
        .rev()
        .filter_map(|ix| library.item(*ix))
        .map(|item| item.title.to_show().clone())
        .collect();
    let marks: Rc<[MarkMade]> = liked
        .iter()
        .rev()
        .zip(goal.days.iter().rev().map(Some).chain(std::iter::repeat(None)))
        .map(|(ix, days)| MarkMade {
            ix: *ix,
            mark: OwnMark::Liked,
            at_ms: -i64::from(days.copied().unwrap_or_default()) * DAY_MS,
        })
        .collect();
    let view = || {
        let ranker = Ranker::new(library.basis(), &signals, SourceWeights::SHIPPED, 0.0, &|_| true);
        CatalogView::new(library, ranker).with_liked(titles.clone()).with_marks(marks.clone(), 0)
    };
    let mut conversation = Conversation::default();
    let plain = view();
    let mut answer = None;
    for (at, text) in goal.say.iter().enumerate() {
        conversation.say(text, &plain, year);
        let topic = conversation.reading.topic.join(" ");
        let world = view().with_meanings(Meanings::default());
        let foreign = conversation.reading.language.is_some();
        if let Some(names) = names.as_deref_mut().filter(|_| foreign) {
            for phrase in conversation.reading.topic.clone() {
                let named = names.named(&phrase, library.vocabulary()).now_or_never().flatten();
                if let Some((field, value)) = named {
                    conversation.wish(&phrase, field, value);
                }
            }
        }
        let model = embedder.as_deref_mut().filter(|_| !topic.is_empty());
        if let Some((field, value)) =
            model.and_then(|model| world.learn(&topic, model).now_or_never().flatten())
        {
            if names.is_none() || !foreign {
                conversation.wish(&topic, field, value);
            }
        }
        // Questions wait for the last word: what is asked before may be said unasked.
        let last = at + 1 == goal.say.len();
        let questions = if last { Budget::default().questions } else { 0 };
        let budget = Budget { questions, ..Budget::default() };
        let mut executor = conversation.local(budget);
        converse(&mut executor, &world, goal);
        let found = executor.answer(&world);
        conversation.settle(found.reading.clone(), &found.asked, &found.items);
        answer = Some(found);
    }
    answer.unwrap_or_else(|| {
        let mut executor = conversation.local(Budget { questions: 0, ..Budget::default() });
        converse(&mut executor, &plain, goal);
        executor.answer(&plain)
    })
}

fn converse(executor: &mut Executor, world: &dyn World, goal: &GoalCase) {
    let started = Instant::now();
    loop {
        match executor.advance(world, &Allowance::default(), started.elapsed().as_millis() as u64) {
            Next::Done => return,
            Next::Ask { about, .. } => {
                let name =
                    about.and_then(|field| world.vocabulary().field(field)).map(|field| field.name.as_str());
                let reply =
                    name.and_then(|name| goal.replies.get(name)).map_or(NO_PREFERENCE, String::as_str);
                executor.reply(world, reply);
            }
            Next::Confirm { .. } => executor.confirm(false),
            Next::Act { .. } => executor.acted(Err(StepFailure::WrongArguments)),
        }
    }
}

/// Ids are written as they were read: a goal whose likes are numbers gets numbers.
fn written(library: &Library, goal: &GoalCase, answer: &PlanAnswer) -> Value {
    let numeric = !goal.h.is_empty() && goal.h.iter().all(Value::is_number);
    let id = |ix: &ItemIx| match library.item(*ix)?.id.as_str() {
        id if numeric => Some(id.parse::<u64>().map_or_else(|_| id.into(), Value::from)),
        id => Some(Value::from(id)),
    };
    let ids = |items: &[ItemIx]| items.iter().filter_map(id).collect::<Vec<Value>>();
    let vocabulary = library.vocabulary();
    let name = |field: &FieldIx| vocabulary.field(*field).map(|field| field.name.clone());
    let mut understood: Vec<_> = answer.reading.constraints.iter().map(|c| c.stated(vocabulary)).collect();
    if let Some((field, limit)) = answer.reading.set.as_ref().and_then(|set| set.limit) {
        understood.extend(name(&field).map(|name| (name, "sum_at_most", Value::from(limit))));
    }

    let read: Vec<Value> = answer.reading.heard.iter().map(|heard| told(library, heard)).collect();
    json!({
        "q": goal.q,
        "items": ids(&answer.items),
        "abstained": answer.abstained,
        "nearest": ids(&answer.nearest),
        "understood": understood,
        "read": read,
        "like": ids(&answer.reading.like),
        "unlike": ids(&answer.reading.unlike),
        "seen": ids(&answer.reading.seen),
        "topic": answer.reading.topic,
        "marks": answer.reading.marks.iter().map(|of| json!([of.mark.name(), of.wanted, of.days])).collect::<Vec<_>>(),
        "unread": answer.reading.unread.iter().map(|unread| &unread.words).collect::<Vec<_>>(),
        "act": answer.reading.act,
        "language": answer.reading.language,
        "asked": answer.asked.iter().filter_map(name).collect::<Vec<_>>(),
        "steps": answer.steps,
        "tier": answer.tier.name(),
    })
}

/// What a stretch of a text was read as.
fn told(library: &Library, Heard { saying, span, role, confidence }: &Heard) -> Value {
    let id = |ix: &ItemIx| library.item(*ix).map(|item| item.id.clone());
    let (role, hard, what) = match role {
        HeardAs::Constraint(constraint) => {
            let role = match constraint.test {
                _ if !constraint.hard => "wish",
                Test::IsNot(_) => "denial",
                _ => "demand",
            };
            (role, constraint.hard, json!(constraint.stated(library.vocabulary())))
        }
        HeardAs::Like(ix) => ("like", false, json!(id(ix))),
        HeardAs::Unlike(ix) => ("not", true, json!(id(ix))),
        HeardAs::Seen(ix) => ("seen", true, json!(id(ix))),
        HeardAs::Topic(word) => ("topic", false, json!(word)),
    };
    json!({"role": role, "hard": hard, "what": what, "say": saying, "span": [span.0, span.1], "confidence": (f64::from(*confidence) * 10.0).round() / 10.0})
}

/// Milliseconds that a processor has worked on this thread, where the system tells; else of the clock.
fn processor_ms() -> f64 {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    match told.split(' ').next().and_then(|ns| ns.parse::<f64>().ok()) {
        Some(ns) => ns / 1e6,
        None => {
            let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
            now.map_or(0.0, |since| since.as_secs_f64() * 1000.0)
        }
    }
}

/// By the machine's clock; close enough for "recent".
fn this_year() -> i32 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    1970 + (since.as_secs() / 31_556_952) as i32
}
