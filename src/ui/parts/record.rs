//! How well the ranking has done for this person, and what it learnt about what counts for them.

use leptos::prelude::*;

use super::{
    super::{
        state::{asked::LatestAnswer, engine::EngineState, memory::Memory},
        words::{self, memory as said},
    },
    notice,
};
use crate::engine::protocol::{GetTrackRecord, TrackRecord};

/// The section of the memory page. Asked for after the page is there, and again when memory changes.
pub fn track_record(engine: &'static EngineState, memory: &'static Memory) -> impl IntoView {
    let asked = LatestAnswer::<TrackRecord>::default();
    Effect::new(move || {
        memory.changes.track();
        asked.ask(engine, GetTrackRecord {}, |record| record);
    });
    let body = move || match asked.answer.get() {
        None => view! { <p class="fine">{words::why::loading()}</p> }.into_any(),
        Some(Err(failure)) => notice::told(&failure),
        Some(Ok(record)) if record.picks == 0 => view! { <p class="fine">{said::no_record()}</p> }.into_any(),
        Some(Ok(record)) => shown(&record),
    };
    view! {
        <section aria-labelledby="record-title" data-testid="track-record">
            <h2 id="record-title">{said::record()}</h2>
            <p class="fine">{said::record_hint()}</p>
            {body}
        </section>
    }
}

fn shown(record: &TrackRecord) -> AnyView {
    let share = |found: u32| found as f32 / record.picks.max(1) as f32;
    let found = |name: &'static str, found: u32| {
        meter(name.into(), words::found_of(found, record.picks), share(found))
    };
    let names = [said::worth_others(), said::worth_likeness(), words::why::most_like()];
    let most = record.worth.iter().copied().fold(1.0, f32::max);
    let worth = names.into_iter().zip(record.worth).enumerate().map(|(source, (name, worth))| {
        // Plain popularity, where the guard mixes it in, is what most people like as well.
        let worth = if source == 2 { worth + record.popularity } else { worth };
        meter(name.into(), words::percent(worth), worth / most.max(worth))
    });
    view! {
        <div class="record">
            <div>
                <h3>{said::track_record(record.picks.into(), &words::formats::count(record.places.into()))}</h3>
                <ul class="meters">{found(said::ours(), record.ranked)} {found(said::popular(), record.popular)}</ul>
            </div>
            <div>
                <h3>{said::learnt_from(record.learnt_from.into())}</h3>
                <ul class="meters">{worth.collect_view()}</ul>
                <p class="fine">{said::worth_hint(&words::percent(1.0))}</p>
            </div>
        </div>
    }
    .into_any()
}

fn meter(name: String, value: String, share: f32) -> impl IntoView {
    let width = format!("{:.1}%", share.clamp(0.0, 1.0) * 100.0);
    view! {
        <li class="meter">
            <span>{name}</span>
            <span class="meter-value">{value}</span>
            <span class="strength-track" aria-hidden="true">
                <span class="strength-fill" style=("inline-size", width)></span>
            </span>
        </li>
    }
}
