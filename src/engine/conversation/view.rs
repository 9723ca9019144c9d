//! How a conversation stands, as the page shows it.

use crate::{
    agent::{
        constraint::Constraint,
        conversation::Reply,
        executor::{Executor, StepOutcome},
        intent::{Heard, HeardAs, Reading, parts::ReadingPart},
        marks::Marked,
        plan::{Step, Tier},
        tokens::folded,
        vocabulary::Vocabulary,
        world::World,
    },
    catalog::ItemIx,
    engine::{
        cards::CardMaker,
        protocol::{
            Card, Reason,
            conversation::{Chip, Choice, ConversationView, Question, StepState, StepTold},
        },
        talk::{Talk, Waits},
    },
};

/// Values that a question offers.
const OFFERED: usize = 6;

/// How a conversation stands.
pub fn told(talk: &Talk, world: &dyn World, cards: &CardMaker<'_>) -> ConversationView {
    let Some(run) = &talk.run else { return ConversationView::default() };
    let conversation = &talk.conversation;
    if conversation.reading.is_empty() && talk.said.is_empty() {
        return ConversationView::default();
    }
    let answer = run.executor.answer(world);
    let vocabulary = world.vocabulary();
    let over = run.waits == Waits::Nothing;
    let local = answer.tier == Tier::Local;
    let question = if over && local { conversation.question(world) } else { None };
    let shown = |items: &[ItemIx]| -> Vec<Card> {
        items.iter().filter_map(|ix| cards.card(*ix, Reason::Asked, None)).collect()
    };
    let sum = answer
        .reading
        .set
        .as_ref()
        .and_then(|set| set.limit)
        .and_then(|(field, limit)| Some((vocabulary.field(field)?.name.clone(), answer.sum?, limit)));
    ConversationView {
        said: talk.said.clone(),
        act: answer.reading.act,
        language: answer.reading.language.map(str::to_owned),
        unmeant: false,
        cut: answer.reading.cut,
        recalled: None,
        chips: answer
            .reading
            .parts()
            .into_iter()
            .filter_map(|part| part_told(part, &answer.reading, world))
            .collect(),
        cards: shown(&answer.items),
        nearest: shown(&answer.nearest),
        would_take: answer
            .would_take
            .iter()
            .map(|(constraint, count)| (chip(constraint, vocabulary), *count as u32))
            .collect(),
        question: question.and_then(|field| offered(&answer.reading, vocabulary, field)),
        sum,
        steps: steps(&run.executor),
        tier: answer.tier.name().into(),
        planner: run.planner.clone(),
        can_plan: cards.person.provider().map(|provider| provider.model),
        searched: run.executor.plan().steps.iter().any(|step| !step.tool.acts()),
        consulting: talk.consulting,
        fell_back: talk.fell_back.clone(),
        confirm: match run.waits {
            Waits::Confirm(step, _) => Some(step as u32),
            _ => None,
        },
        budget_spent: matches!(run.waits, Waits::Confirm(_, true)),
        asks: match &run.waits {
            Waits::Reply(text) => Some(text.as_str().into()),
            _ => None,
        },
        looking_up: matches!(run.waits, Waits::Lookup(_)),
        claims: talk.claims.clone(),
    }
}

/// A part of a reading, as it is shown.
fn part_told(part: ReadingPart, reading: &Reading, world: &dyn World) -> Option<Chip> {
    let told = |facet: &str, op: &str, values: Vec<String>| {
        Some(Chip { facet: facet.to_owned(), op: op.to_owned(), values, hard: true, guess: false })
    };
    let title = |ix: ItemIx| world.items().get(ix as usize).map(|item| item.title.to_show().clone());
    match part {
        ReadingPart::Constraint(at) => {
            let constraint = reading.constraints.get(at)?;
            let unsure =
                |heard: &&Heard| heard.role == HeardAs::Constraint(constraint.clone()) && heard.is_guess();
            let guess = reading.heard.iter().any(|heard| unsure(&heard));
            Some(Chip { guess, ..chip(constraint, world.vocabulary()) })
        }
        ReadingPart::Like(ix) => told("", "like", vec![title(ix)?]),
        ReadingPart::Unlike(ix) => told("", "unlike", vec![title(ix)?]),
        ReadingPart::Seen(ix) => told("", "seen", vec![title(ix)?]),
        ReadingPart::Marked(at) => {
            let Marked { mark, wanted, days } = *reading.marks.get(at)?;
            let values =
                [mark.name().to_owned()].into_iter().chain(days.map(|days| days.to_string())).collect();
            told("", if wanted { "only" } else { "without" }, values)
        }
        ReadingPart::Unread(at) => told("", "unread", vec![reading.unread.get(at)?.words.clone()]),
        ReadingPart::Topic => told("", "about", reading.topic.clone()),
        ReadingPart::Count(count) => told("", "count", vec![count.to_string()]),
        ReadingPart::Order => {
            let (field, less) = reading.order?;
            let op = if less { "least_first" } else { "most_first" };
            told(&world.vocabulary().field(field)?.name, op, Vec::new())
        }
        ReadingPart::Different => told("", "different", Vec::new()),
        ReadingPart::Surprise => told("", "surprise", Vec::new()),
    }
}

fn chip(constraint: &Constraint, vocabulary: &Vocabulary) -> Chip {
    let (facet, op, value) = constraint.stated(vocabulary);
    let text = |value: &serde_json::Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    let mut values = value
        .as_array()
        .map_or_else(|| vec![text(&value)], |values| values.iter().map(text).collect::<Vec<_>>());
    // Spellings of one value are one: "3D" and "3d".
    let mut known = Vec::new();
    values.retain(|value| {
        let folded = folded(value);
        let new = !known.contains(&folded);
        known.push(folded);
        new
    });
    Chip { facet, op: op.into(), values, hard: constraint.hard, guess: false }
}

fn offered(reading: &Reading, vocabulary: &Vocabulary, field: usize) -> Option<Question> {
    let known = vocabulary.field(field)?;
    let facet = known.name.clone();
    if let Some(unread) = reading.unread.iter().find(|unread| unread.fields.first() == Some(&field)) {
        let named = unread.fields.iter().filter_map(|field| vocabulary.field(*field));
        let offers = named
            .take(OFFERED)
            .map(|field| Choice { facet: field.name.clone(), reply: Reply::Meant })
            .collect();
        return Some(Question { facet, unread: Some(unread.words.clone()), offers });
    }
    let field = known;
    let offers: Vec<Reply> = match &field.numbers {
        // Bounds that part the items in thirds.
        Some(numbers) => {
            let mut bounds = [0.33, 0.67].map(|share| numbers.quantile(share)).to_vec();
            bounds.dedup();
            bounds.into_iter().map(Reply::AtMost).collect()
        }
        None => field.values.iter().take(OFFERED).map(|value| Reply::Is(vec![value.text.clone()])).collect(),
    };
    let offers = offers.into_iter().map(|reply| Choice { facet: facet.clone(), reply }).collect();
    Some(Question { facet, unread: None, offers })
}

/// The plan, with what became of it so far.
fn steps(executor: &Executor) -> Vec<StepTold> {
    let told = |(at, step): (usize, &Step)| {
        let entry = executor.trace().iter().find(|entry| entry.step == at);
        let mut told = StepTold {
            tool: step.tool,
            text: step
                .call
                .as_ref()
                .ok()
                .and_then(|call| call.words().cloned())
                .filter(|text| !text.is_empty()),
            state: None,
            found: None,
            failed: None,
            undo: false,
            tell: entry.is_some_and(|entry| entry.tell),
        };
        match entry.map(|entry| &entry.outcome) {
            None => {}
            Some(StepOutcome::Found(count)) => {
                (told.state, told.found) = (Some(StepState::Done), Some(*count as u32));
            }
            Some(StepOutcome::Done { undo }) => {
                (told.state, told.undo) = (Some(StepState::Done), undo.is_some());
            }
            Some(StepOutcome::Undone) => told.state = Some(StepState::Undone),
            Some(StepOutcome::Answered) => told.state = Some(StepState::Done),
            Some(StepOutcome::Declined) => told.state = Some(StepState::Declined),
            Some(StepOutcome::Failed(why)) => {
                (told.state, told.failed) = (Some(StepState::Failed), Some(*why));
            }
        }
        told
    };
    executor.plan().steps.iter().enumerate().map(told).collect()
}
