//! Goals in the person's words: read, planned, carried out and shown, one saying after the other.

use std::collections::HashMap;

use super::{
    cards::Cards,
    protocol::{
        Card, Reason,
        asking::{Asking, Chip, Question, StepTold, Told},
    },
    recommending,
    shelf::Shelf,
};
use crate::{
    agent::{
        constraint::Constraint,
        conversation::Conversation,
        executor::{Entry, Next, Outcome},
        policy::{Autonomy, Budget},
        vocabulary::Vocabulary,
        world::World,
    },
    catalog::ItemIx,
    embed::Embedder,
    memory::Kind,
};

/// Values that a question offers.
const OFFERED: usize = 6;
const YEAR_MS: f64 = 31_556_952_000.0;

/// What was said, and how it has been read.
#[derive(Debug, Default)]
pub struct Talk {
    /// Of which catalogue: positions of items mean nothing in another.
    catalog: String,
    said: Vec<String>,
    conversation: Conversation,
}

/// Takes up what the person does, and tells how things stand.
pub async fn ask(
    talk: &mut Talk,
    asking: Asking,
    cards: &Cards<'_>,
    now_ms: i64,
    embedder: Option<&mut (dyn Embedder + 'static)>,
) -> Told {
    let (library, person) = (cards.library, cards.person);
    if talk.catalog != library.manifest_url {
        *talk = Talk { catalog: library.manifest_url.clone(), ..Talk::default() };
    }
    let signals = recommending::signals(library, person, now_ms);
    let liked = person.log.iter().rev().filter(|act| matches!(act.kind, Kind::Like | Kind::Save));
    let titles: Vec<String> = liked.map(|act| recommending::title(library, person, act.seq)).collect();
    let worth = recommending::learned(library, person.log.iter()).worth();
    let shelf =
        |meanings| Shelf::new(library, &signals, worth, person.dials.novelty, meanings, titles.clone());
    let world = shelf(HashMap::new());
    let conversation = &mut talk.conversation;
    match asking {
        Asking::Say { text } => {
            conversation.say(&text, &world, 1970 + (now_ms as f64 / YEAR_MS) as i32);
            talk.said.push(text);
        }
        Asking::Reply { facet, text } => {
            if let Some(field) = world.vocabulary().named(&facet) {
                conversation.reply(&world, Some(field), &text);
            }
        }
        Asking::Drop { chip } => conversation.drop_constraint(chip as usize),
        Asking::StartOver => *talk = Talk { catalog: talk.catalog.clone(), ..Talk::default() },
    }
    let topic = talk.conversation.reading.topic.join(" ");
    let mut meanings = HashMap::new();
    // A model that fails on one topic must not take the answer down: words still find.
    if let (Some(embedder), false) = (embedder, topic.is_empty())
        && let Ok(vector) = embedder.embed(std::slice::from_ref(&topic)).await
    {
        meanings.insert(topic, vector);
    }
    answer(talk, cards, &shelf(meanings))
}

/// Carries the local plan out. Questions do not hold it up: one is shown beside what was found.
fn answer(talk: &mut Talk, cards: &Cards<'_>, world: &dyn World) -> Told {
    let conversation = &mut talk.conversation;
    if conversation.reading.is_empty() && talk.said.is_empty() {
        return Told::default();
    }
    let mut executor = conversation.local(Autonomy::default(), Budget { questions: 0, ..Budget::default() });
    // The local plan only reads, so it needs nothing from outside.
    while executor.advance(world, 0) != Next::Done {
        executor.cancel();
    }
    let answer = executor.answer(world);
    let question = conversation.question(world);
    conversation.settle(answer.reading.clone(), &[], &answer.items);
    let vocabulary = world.vocabulary();
    let shown = |items: &[ItemIx]| -> Vec<Card> {
        items.iter().filter_map(|ix| cards.card(*ix, Reason::Asked, None)).collect()
    };
    let sum = answer
        .reading
        .set
        .as_ref()
        .and_then(|set| set.limit)
        .and_then(|(field, limit)| Some((vocabulary.field(field)?.name.clone(), answer.sum?, limit)));
    Told {
        said: talk.said.clone(),
        chips: answer.reading.constraints.iter().map(|constraint| chip(constraint, vocabulary)).collect(),
        cards: shown(&answer.items),
        nearest: shown(&answer.nearest),
        would_take: answer
            .would_take
            .iter()
            .map(|(constraint, count)| (chip(constraint, vocabulary), *count as u32))
            .collect(),
        question: question.and_then(|field| offered(vocabulary, field)),
        sum,
        steps: executor.trace().iter().map(step).collect(),
        tier: answer.tier.name().into(),
    }
}

fn chip(constraint: &Constraint, vocabulary: &Vocabulary) -> Chip {
    let (facet, op, value) = constraint.stated(vocabulary);
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let values =
        value.as_array().map_or_else(|| vec![text(&value)], |values| values.iter().map(text).collect());
    Chip { facet, op: op.into(), values, hard: constraint.hard }
}

fn offered(vocabulary: &Vocabulary, field: usize) -> Option<Question> {
    let field = vocabulary.field(field)?;
    let values = match &field.numbers {
        Some(numbers) => {
            let mut bounds: Vec<String> =
                [0.33, 0.67].map(|share| numbers.quantile(share).to_string()).into();
            bounds.dedup();
            bounds
        }
        None => field.values.iter().take(OFFERED).map(|value| value.text.clone()).collect(),
    };
    Some(Question { facet: field.name.clone(), values, number: field.numbers.is_some() })
}

fn step(entry: &Entry) -> StepTold {
    let (found, failed) = match &entry.outcome {
        Outcome::Found(count) => (Some(*count as u32), None),
        Outcome::Failed(why) => (None, Some(why.clone())),
        Outcome::Refused => (None, Some("it is not allowed at this level".into())),
        _ => (None, None),
    };
    StepTold { tool: entry.tool.name().into(), found, failed }
}
