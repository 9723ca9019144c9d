//! What leaves: what did, from the ledger; what may, and how to take that back; who may be asked at all.

use std::time::Duration;

use leptos::{leptos_dom::helpers::debounce, prelude::*, task::spawn_local};

use super::{
    super::{
        dom,
        model::{time::Local, traffic::is_doubtful},
        parts::{deliberate::deliberate, notice, planner},
        state::{
            asked::LatestAnswer, engine::EngineState, feed::FeedState, memory::Memory, sharing::SharingState,
            toasts::Toasts,
        },
        words::{self, chrome, failed, leaves as said},
    },
    page_head, waiting,
};
use crate::engine::protocol::{
    StoredPart, UnreadableRecord,
    egress::{
        Egress as Demand, EgressView, Ending, ExportLedger, GetEgress, GetReceipt, Grant, GrantId, Left,
        Line, MOST_PRIVATE, Purpose, Recipient, Term,
    },
};

const EXPORT_FILE: &str = "penchant-ledger.json";
const USUAL_ENCYCLOPEDIA: &str = "https://en.wikipedia.org";
const SETTLED: Duration = Duration::from_millis(60);

/// The page.
pub fn page(
    engine: &'static EngineState,
    outside: &'static SharingState,
    memory: &'static Memory,
    feed: &'static FeedState,
    toasts: Toasts,
) -> AnyView {
    let view = LatestAnswer::<EgressView>::default();
    let ask = move || view.ask(engine, GetEgress {}, |view| *view);
    ask();
    // Several changes in a row are one change to look at.
    let again = StoredValue::new_local(debounce(SETTLED, move |()| ask()));
    Effect::new(move |first: Option<()>| {
        outside.changes.track();
        memory.changes.track();
        if first.is_some() {
            again.update_value(|again| again(()));
        }
    });
    let failure = Memo::new(move |_| {
        view.answer.with(|answer| answer.as_ref().and_then(|a| a.as_ref().err().cloned()))
    });
    let known = Memo::new(move |_| view.answer.with(Option::is_some));
    let body = move || match (failure.get(), known.get()) {
        (Some(failure), _) => notice::failed(&failure, Some((chrome::retry(), Box::new(ask)))),
        (None, false) => waiting(),
        _ => view! {
            {summary(engine, outside, toasts, view)}
            {grants(engine, outside, view)}
            {receipts(engine, view)}
            {planner::settings(engine, outside, of(view, |view| view.provider.clone()))}
            {private(engine, toasts, of(view, |view| view.private.clone()))}
            {encyclopedia(outside, of(view, |view| view.encyclopedia.clone()))}
            {catalogue(outside, feed)}
        }
        .into_any(),
    };
    view! {
        <div class="leaves" data-testid="leaves-page">
            {page_head(said::title(), said::lead())}
            {body}
        </div>
    }
    .into_any()
}

/// A part of the answer: what hangs on it is not shown anew when other parts change.
fn of<T: Default + PartialEq + Send + Sync + 'static>(
    view: LatestAnswer<EgressView>,
    pick: impl Fn(&EgressView) -> T + Send + Sync + 'static,
) -> Memo<T> {
    Memo::new(move |_| {
        view.answer
            .with(|answer| answer.as_ref().and_then(|a| a.as_ref().ok()).map(&pick).unwrap_or_default())
    })
}

fn local(at_ms: i64) -> Local {
    Local::new(at_ms, dom::ahead_of_utc(at_ms))
}

fn day(at_ms: i64) -> String {
    let now = dom::now_ms() as i64;
    words::day(local(at_ms).name(local(now).day))
}

fn day_in_sentence(at_ms: i64) -> String {
    words::day_inside(local(at_ms).name(local(dom::now_ms() as i64).day))
}

/// Days to come are named by their date.
fn future_day(at_ms: i64) -> String {
    words::day(local(at_ms).name(i64::MAX / 2))
}

fn summary(
    engine: &'static EngineState,
    outside: &'static SharingState,
    toasts: Toasts,
    view: LatestAnswer<EgressView>,
) -> impl IntoView {
    let left = of(view, |view| view.left.clone());
    let alarm = move || left.with(is_doubtful);
    let detail = move || {
        left.with(|left: &Left| said::detail(left, &left.since_ms.map(day_in_sentence).unwrap_or_default()))
    };
    let export = move |_| {
        spawn_local(async move {
            let told = match engine.ask(ExportLedger {}).await {
                Ok(ledger) => dom::download(EXPORT_FILE, "application/json", &ledger.json)
                    .map_err(|_| failed::part().into()),
                Err(failure) => Err(words::failure(&failure)),
            };
            if let Err(told) = told {
                toasts.say(told);
            }
        });
    };
    let any = Memo::new(move |_| left.with(|left| left.requests > 0));
    let erase = move || {
        any.get().then(|| {
            deliberate("button danger-quiet", "erase-receipts", said::erase(), move || {
                outside.carry_out(Demand::EraseReceipts, said::erased());
            })
        })
    };
    view! {
        <section class="panel headline" class:alarm=alarm data-testid="left" data-nothing=move || left.with(|left| left.nothing.to_string())>
            <p class="headline-text" role="status">{move || left.with(said::headline)}</p>
            <p>{detail}</p>
            <p class="row-of-buttons">
                <button type="button" class="button" data-testid="export-ledger" on:click=export>{said::export()}</button>
                {erase}
            </p>
        </section>
    }
}

fn grants(
    engine: &'static EngineState,
    outside: &'static SharingState,
    view: LatestAnswer<EgressView>,
) -> impl IntoView {
    let grants = of(view, |view| view.grants.clone());
    let refused = of(view, |view| view.refused.clone());
    let unreadable = Memo::new(move |_| engine.status.with(|status| unreadable_grants(&status.unreadable)));
    let list = move || match (grants.get(), unreadable.get()) {
        (grants, unreadable) if grants.is_empty() && unreadable.is_empty() => {
            view! { <p class="fine">{said::no_grants()}</p> }.into_any()
        }
        (grants, unreadable) => {
            let rows = grants.into_iter().map(|grant| granted(outside, grant)).collect_view();
            let unreadable = unreadable.into_iter().map(|id| unreadable_grant(outside, id)).collect_view();
            view! { <ul class="lines">{unreadable} {rows}</ul> }.into_any()
        }
    };
    let refusals = move || {
        let refused = refused.get();
        (!refused.is_empty()).then(|| {
            let rows = refused.into_iter().map(|refusal| refused_row(outside, refusal)).collect_view();
            view! { <p class="fine">{said::refused()}</p> <ul class="lines">{rows}</ul> }
        })
    };
    view! {
        <section class="panel" aria-labelledby="grants-title">
            <h2 id="grants-title">{said::grants()}</h2>
            {list}
            {refusals}
        </section>
    }
}

fn granted(outside: &'static SharingState, grant: Grant) -> impl IntoView {
    let until = said::holds_until(
        grant.purpose,
        match grant.term {
            Term::Session => None,
            Term::Until(at_ms) => Some(future_day(at_ms)),
        },
    );
    let name = chrome::act_on(said::revoke(), grant.recipient.host());
    let revoke = move |_| outside.carry_out(Demand::Revoke { grant: grant.id }, said::revoked());
    view! {
        <li class="line" data-testid="grant">
            <span class="line-text">
                <b>{grant.recipient.host().to_owned()}</b>
                <span>{until}</span>
                <span class="fine">{said::holds_these(&said::scopes(grant.scopes))}</span>
            </span>
            <button type="button" class="button danger-quiet" data-testid="revoke" aria-label=name on:click=revoke>
                {said::revoke()}
            </button>
        </li>
    }
}

fn unreadable_grants(records: &[UnreadableRecord]) -> Vec<GrantId> {
    let id = |record: &UnreadableRecord| match record.part {
        StoredPart::Grant(id) => Some(id),
        _ => None,
    };
    records.iter().filter_map(id).collect()
}

fn unreadable_grant(outside: &'static SharingState, grant: GrantId) -> impl IntoView {
    let revoke = move |_| outside.carry_out(Demand::Revoke { grant }, said::revoked());
    view! {
        <li class="line" data-testid="unreadable-grant">
            <span class="line-text">
                <b>{said::unreadable_grant()}</b>
                <span class="fine">{said::unreadable_grant_hint()}</span>
            </span>
            <button type="button" class="button danger-quiet" data-testid="revoke" on:click=revoke>{said::revoke()}</button>
        </li>
    }
}

fn refused_row(outside: &'static SharingState, (recipient, purpose): (Recipient, Purpose)) -> impl IntoView {
    let host = recipient.host().to_owned();
    let name = chrome::act_on(said::ask_again(), &host);
    let again = move |_| {
        outside.carry_out(Demand::AskAgain { recipient: recipient.clone(), purpose }, said::saved());
    };
    view! {
        <li class="line">
            <span class="line-text"><b>{host}</b> <span>{said::purpose(purpose)}</span></span>
            <button type="button" class="button" data-testid="ask-again" aria-label=name on:click=again>{said::ask_again()}</button>
        </li>
    }
}

fn receipts(engine: &'static EngineState, view: LatestAnswer<EgressView>) -> impl IntoView {
    let lines = of(view, |view| view.receipts.clone());
    let none = move || lines.with(Vec::is_empty).then(|| view! { <p class="fine">{said::no_receipts()}</p> });
    // A receipt that is open stays open while others come and while its own outcome does.
    view! {
        <section class="panel" aria-labelledby="receipts-title">
            <h2 id="receipts-title">{said::receipts()}</h2>
            {none}
            <ul class="lines">
                <For each=move || lines.get() key=|line| line.id children=move |line| receipt(engine, line, lines) />
            </ul>
        </section>
    }
}

fn receipt(engine: &'static EngineState, line: Line, lines: Memo<Vec<Line>>) -> impl IntoView {
    let content = RwSignal::new(None::<Option<String>>);
    let id = line.id;
    let (purpose, bytes) = (line.receipt.purpose, line.receipt.bytes);
    let what = move || {
        let outcome = lines.with(|lines| {
            let now = lines.iter().find(|line| line.id == id);
            said::outcome(now.and_then(|line| line.outcome.as_ref()))
        });
        said::receipt(said::purpose(purpose), &words::size(bytes), &outcome)
    };
    let open = move |_| {
        spawn_local(async move {
            if let Ok(receipt) = engine.ask(GetReceipt { id }).await {
                content.try_set(Some(receipt.text));
            }
        });
    };
    let shown = move || match content.get() {
        None => view! { <p class="fine">{said::loading()}</p> }.into_any(),
        Some(None) => view! { <p class="fine">{said::content_erased()}</p> }.into_any(),
        Some(Some(text)) => {
            view! { <pre class="message" tabindex="0" role="region" aria-label=said::content()>{text}</pre> }
                .into_any()
        }
    };
    let when = words::phrases::day::at_clock(&day(line.at_ms), &words::clock(local(line.at_ms)));
    view! {
        <li class="receipt" data-testid="receipt">
            <details on:toggle=open>
                <summary>
                    <span class="line-text">
                        <b>{line.receipt.recipient.host().to_owned()}</b>
                        <span>{what}</span>
                    </span>
                    <time class="fine">{when}</time>
                </summary>
                <p class="fine">{said::holds_these(&said::scopes(line.receipt.scopes))}</p>
                {shown}
            </details>
        </li>
    }
}

fn private(engine: &'static EngineState, toasts: Toasts, kept: Memo<Vec<String>>) -> impl IntoView {
    // What the text was made from: only what the person changed in it is sent, so that what another tab added stays.
    let shown = StoredValue::new(kept.get_untracked());
    let text = RwSignal::new(kept.get_untracked().join("\n"));
    let save = move |_| {
        let lines = text.get_untracked();
        let listed: Vec<String> =
            lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
        if listed.len() > MOST_PRIVATE {
            let count = |count: usize| words::formats::count(count as u64);
            toasts.say(said::too_many_private(&count(listed.len()), &count(MOST_PRIVATE)));
            return;
        }
        let before = shown.get_value();
        let add = listed.iter().filter(|word| !before.contains(word)).cloned().collect();
        let remove = before.iter().filter(|word| !listed.contains(word)).cloned().collect();
        spawn_local(async move {
            let changed = engine.ask(Demand::ChangePrivate { add, remove }).await;
            if changed.is_ok() {
                shown.try_set_value(listed);
            }
            toasts.say(changed.map_or_else(|failure| words::failure(&failure), |_| said::saved().into()));
        });
    };
    view! {
        <section class="panel" aria-labelledby="private-title">
            <h2 id="private-title">{said::private()}</h2>
            <p class="fine" id="private-hint">{said::private_hint()}</p>
            <textarea
                class="text"
                rows="3"
                aria-labelledby="private-title"
                aria-describedby="private-hint"
                data-testid="private-words"
                autocomplete="off"
                prop:value=move || text.get()
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
            <button type="button" class="button" data-testid="save-private" on:click=save>{said::save()}</button>
        </section>
    }
}

fn encyclopedia(outside: &'static SharingState, base: Memo<Option<String>>) -> impl IntoView {
    let url = RwSignal::new(base.get_untracked().unwrap_or_default());
    let save = move |_| {
        let base = Some(url.get_untracked().trim().to_owned()).filter(|base| !base.is_empty());
        outside.carry_out(Demand::SetEncyclopedia { base }, said::saved());
    };
    view! {
        <section class="panel" aria-labelledby="encyclopedia-title">
            <h2 id="encyclopedia-title">{said::encyclopedia()}</h2>
            <p class="fine" id="encyclopedia-hint">{said::encyclopedia_hint()}</p>
            <input
                type="url"
                class="text"
                placeholder=USUAL_ENCYCLOPEDIA
                aria-labelledby="encyclopedia-title"
                aria-describedby="encyclopedia-hint"
                data-testid="encyclopedia"
                prop:value=move || url.get()
                on:input=move |event| url.set(event_target_value(&event))
            />
            <button type="button" class="button" data-testid="save-encyclopedia" on:click=save>{said::save()}</button>
        </section>
    }
}

fn catalogue(outside: &'static SharingState, feed: &'static FeedState) -> impl IntoView {
    let url = RwSignal::new(String::new());
    let told = RwSignal::new(None::<String>);
    let open = move |_| {
        told.set(Some(said::testing().into()));
        spawn_local(async move {
            let demand = |task| Demand::OpenPack { task, url: url.get_untracked().trim().to_owned() };
            let task = outside.task();
            let text = match outside.see_through(task, demand(task)).await {
                Ok(Ending::PackOpened) => {
                    feed.renew();
                    said::opened().into()
                }
                Ok(Ending::Failed { why }) => said::why_not(&why),
                Ok(_) => failed::part().into(),
                Err(failure) => words::failure(&failure),
            };
            told.try_set(Some(text));
        });
    };
    view! {
        <section class="panel" aria-labelledby="catalogue-title">
            <h2 id="catalogue-title">{said::catalogue()}</h2>
            <p class="fine" id="catalogue-hint">{said::catalogue_hint()}</p>
            <input
                type="url"
                class="text"
                placeholder="https://"
                aria-labelledby="catalogue-title"
                aria-describedby="catalogue-hint"
                data-testid="catalogue-url"
                prop:value=move || url.get()
                on:input=move |event| url.set(event_target_value(&event))
            />
            <button type="button" class="button" data-testid="catalogue-open" on:click=open>{said::open()}</button>
            <p role="status" data-testid="catalogue-told">{move || told.get()}</p>
        </section>
    }
}
