//! May this leave? What would be sent, to whom and what for, byte for byte; "no" comes first, and closing the dialog is a no.

use leptos::prelude::*;

use super::{
    super::{
        state::sharing::SharingState,
        words::{self, leaves as said},
    },
    deliberate::deliberate,
    modal::modal,
};
use crate::engine::protocol::egress::{ConsentAnswer, ConsentQuestion, Piece, Redacted};

/// The dialog; open while a question waits for the person.
pub fn dialog(outside: &'static SharingState) -> impl IntoView {
    let current = outside.current;
    let open = Signal::derive(move || current.with(Option::is_some));
    // Stays while the dialog closes, so that it does not empty before it is gone.
    let last = Memo::new(move |last: Option<&Option<ConsentQuestion>>| {
        current.get().or_else(|| last.cloned().flatten())
    });
    let content = view! { {move || last.get().map(question)} {answers(outside)} };
    modal(
        "consent-dialog",
        "consent-title",
        open,
        move || outside.answer(ConsentAnswer::No),
        content.into_any(),
    )
}

fn answers(outside: &'static SharingState) -> impl IntoView {
    let yes = move |label, testid, value| deliberate("button", testid, label, move || outside.answer(value));
    view! {
        <div class="answers">
            <button
                type="button"
                class="button primary"
                data-testid="consent-no"
                autofocus
                on:click=move |_| outside.answer(ConsentAnswer::No)
            >
                {said::no()}
            </button>
            {yes(said::once(), "consent-once", ConsentAnswer::Once)}
            {yes(said::session(), "consent-session", ConsentAnswer::Session)}
            {yes(said::thirty_days(), "consent-thirty-days", ConsentAnswer::ThirtyDays)}
        </div>
    }
}

fn question(asked: ConsentQuestion) -> AnyView {
    let local = asked.recipient.is_local().then(|| view! { <span class="fine">{said::local()}</span> });
    view! {
        <h2 id="consent-title">{said::asked()}</h2>
        <dl class="terms">
            <dt>{said::recipient()}</dt>
            <dd><b data-testid="consent-recipient">{asked.recipient.to_string()}</b> " " {local}</dd>
            <dt>{said::reason()}</dt>
            <dd>{said::purpose(asked.purpose)}</dd>
            <dt>{said::holds()}</dt>
            <dd>{said::scopes(asked.scopes)}</dd>
        </dl>
        {difference(&asked.redacted)}
        <section class="stack">
            <h3>{said::exactly_size(&words::size(asked.bytes))}</h3>
            <pre class="message" tabindex="0" role="region" aria-label=said::exactly() data-testid="consent-message">{asked.message}</pre>
            <p class="fine">{said::browser_adds()}</p>
        </section>
    }
    .into_any()
}

/// The person's words with what was replaced in them, as they are and as they leave.
fn difference(texts: &[Redacted]) -> Option<AnyView> {
    if texts.is_empty() {
        return None;
    }
    if !texts.iter().any(Redacted::changed) {
        return Some(view! { <p class="fine">{said::not_replaced()}</p> }.into_any());
    }
    let text = |text: &Redacted| {
        let pieces = text.pieces.iter().cloned().map(piece).collect_view();
        view! { <p class="quote">{pieces}</p> }
    };
    let texts = texts.iter().map(text).collect_view();
    Some(view! { <section class="stack" data-testid="consent-difference"><h3>{said::replaced()}</h3>{texts}</section> }.into_any())
}

fn piece(piece: Piece) -> AnyView {
    match piece.alias {
        None => piece.original.into_any(),
        Some((kind, alias)) => {
            view! { <del>{piece.original}</del> " " <ins title=said::redaction(kind)>{alias}</ins> }
                .into_any()
        }
    }
}
