//! What goes with an item, beside what is like it.

use leptos::prelude::*;

use super::{
    super::{
        state::{asked::LatestAnswer, cards::CardsState, engine::EngineState},
        words::item as said,
    },
    row::row,
};
use crate::{
    engine::protocol::{Companions, CompanionsBy, GoesWith},
    memory::Surface,
};

const MOST: u16 = 6;

/// The section of an item's page, beside so many that are like it; nothing where nothing goes with it.
pub fn companions(engine: &'static EngineState, cards: CardsState, item: String, similar: u16) -> AnyView {
    let asked = LatestAnswer::<Companions>::default();
    asked.ask(engine, GoesWith { item, limit: MOST, similar }, move |found| {
        cards.marks.learn(&found.cards, Surface::Similar);
        found
    });
    (move || {
        let found = asked.answer.get().and_then(Result::ok).filter(|found| !found.cards.is_empty());
        found.map(|Companions { cards: found, by }| {
            let by = match by {
                CompanionsBy::Sequence => said::goes_after(),
                CompanionsBy::Facets => said::goes_beside(),
            };
            let rows = found.into_iter().map(|card| row(cards, card, Surface::Similar, || {}));
            view! {
                <section class="similar" aria-labelledby="goes-title" data-testid="goes-with">
                    <h2 id="goes-title">{said::goes_with()}</h2>
                    <p class="fine">{by}</p>
                    <ul class="rows">{rows.collect_view()}</ul>
                </section>
            }
        })
    })
    .into_any()
}
