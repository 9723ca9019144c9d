//! Setting a language model up, and trying it. Its key goes from the field to the gate and is nowhere else.

use leptos::{prelude::*, task::spawn_local};

use super::super::{
    state::{engine::EngineState, sharing::SharingState},
    words::{self, failed, leaves as said},
};
use crate::{
    agent::llm::Secret,
    engine::protocol::egress::{Egress as Demand, Ending, Offers, PageTask, Provider, Scope, WireFormat},
};

/// What the form holds.
#[derive(Clone, Copy)]
struct Form {
    kind: RwSignal<WireFormat>,
    endpoint: RwSignal<String>,
    model: RwSignal<String>,
    key: RwSignal<String>,
    /// Whether a key was given before; the field then stays empty.
    keyed: RwSignal<bool>,
    taste: RwSignal<bool>,
    titles: RwSignal<bool>,
    /// What came of the latest press.
    told: RwSignal<Option<String>>,
    /// The test that is under way.
    testing: RwSignal<Option<PageTask>>,
}

/// The section with the form; `saved` is the planner that is set up.
pub fn settings(
    engine: &'static EngineState,
    outside: &'static SharingState,
    saved: Memo<Option<Provider>>,
) -> impl IntoView {
    let form = Form::of(saved.get_untracked());
    let is_saved = move || saved.with(Option::is_some);
    view! {
        <section class="panel" aria-labelledby="planner-title" data-testid="planner">
            <h2 id="planner-title">{said::planner()}</h2>
            <p class="fine">{said::planner_hint()}</p>
            <form
                class="form"
                on:submit=move |event| {
                    event.prevent_default();
                    spawn_local(async move { form.save(engine, outside).await });
                }
            >
                {form.kinds()}
                {field(said::endpoint(), "planner-endpoint", "url", form.endpoint)}
                {field(said::model(), "planner-model", "text", form.model)}
                {field(said::key(), "planner-key", "password", form.key)}
                <p class="fine">{said::key_hint()}</p>
                <fieldset class="stack">
                    <legend>{said::offers()}</legend>
                    {tick(said::scope_taste(), form.taste)}
                    {tick(said::scope_titles(), form.titles)}
                </fieldset>
                <p class="row-of-buttons">
                    <button type="submit" class="button primary" data-testid="planner-save">{said::save()}</button>
                    <button
                        type="button"
                        class="button"
                        data-testid="planner-test"
                        disabled=move || !is_saved() || form.testing.get().is_some()
                        on:click=move |_| form.test(outside)
                    >
                        {said::test()}
                    </button>
                    <button type="button" class="button danger-quiet" hidden=move || !is_saved() on:click=move |_| form.remove(engine, outside)>
                        {said::remove()}
                    </button>
                </p>
            </form>
            {form.progress(outside)}
        </section>
    }
}

impl Form {
    fn of(saved: Option<Provider>) -> Self {
        let provider = saved.unwrap_or_else(|| Provider {
            kind: WireFormat::OpenAi,
            endpoint: usual_endpoint(WireFormat::OpenAi).into(),
            model: String::new(),
            keyed: false,
            offers: Offers::default(),
        });
        let offered = |scope| RwSignal::new(provider.offers.scopes().contains(scope));
        Self {
            kind: RwSignal::new(provider.kind),
            taste: offered(Scope::Taste),
            titles: offered(Scope::Titles),
            endpoint: RwSignal::new(provider.endpoint),
            model: RwSignal::new(provider.model),
            key: RwSignal::default(),
            keyed: RwSignal::new(provider.keyed),
            told: RwSignal::new(None),
            testing: RwSignal::new(None),
        }
    }

    fn provider(self) -> Provider {
        let offers = [(Scope::Taste, self.taste), (Scope::Titles, self.titles)];
        let offers = offers.into_iter().filter(|(_, ticked)| ticked.get_untracked()).map(|(scope, _)| scope);
        Provider {
            kind: self.kind.get_untracked(),
            endpoint: self.endpoint.get_untracked().trim().to_owned(),
            model: self.model.get_untracked().trim().to_owned(),
            keyed: self.keyed.get_untracked(),
            offers: Offers::new(offers.collect()),
        }
    }

    /// Keeps everything but the key, which goes to the gate.
    async fn save(self, engine: &'static EngineState, outside: &'static SharingState) {
        let key = Secret::new(self.key.get_untracked());
        self.keyed.set(self.keyed.get_untracked() || !key.is_empty());
        let provider = self.provider();
        let recipient = provider.recipient();
        let told = match engine.ask(Demand::SetProvider { provider: Some(provider) }).await {
            Ok(_) => {
                if let (Ok(recipient), false) = (recipient, key.is_empty()) {
                    outside.hold_key(recipient, Some(key));
                }
                self.key.try_set(String::new());
                said::saved().into()
            }
            Err(failure) => words::failure(&failure),
        };
        // The page may have been left meanwhile.
        self.told.try_set(Some(told));
        outside.changed();
    }

    fn remove(self, engine: &'static EngineState, outside: &'static SharingState) {
        if let Ok(recipient) = self.provider().recipient() {
            outside.hold_key(recipient, None);
        }
        self.keyed.set(false);
        spawn_local(async move {
            let removed = engine.ask(Demand::SetProvider { provider: None }).await;
            self.told.try_set(removed.err().map(|failure| words::failure(&failure)));
            outside.changed();
        });
    }

    /// Asks for a plan, as the agent would.
    fn test(self, outside: &'static SharingState) {
        let task = outside.task();
        self.testing.set(Some(task));
        self.told.set(Some(said::testing().into()));
        spawn_local(async move {
            let demand = Demand::Plan { task, goal: said::test_goal().into() };
            let told = match outside.see_through(task, demand).await {
                Ok(Ending::Plan { steps, .. }) => said::test_passed(steps.len() as u64),
                Ok(Ending::NoPlan { why }) => said::why_not(&why),
                Ok(_) => failed::part().into(),
                Err(failure) => words::failure(&failure),
            };
            self.told.try_set(Some(told));
            self.testing.try_set(None);
        });
    }

    fn progress(self, outside: &'static SharingState) -> impl IntoView {
        let said_so_far = move || {
            let task = self.testing.get()?;
            outside.said_so_far(task).filter(|text| !text.is_empty())
        };
        let stop = move |_| {
            if let Some(task) = self.testing.get_untracked() {
                outside.cancel(task);
            }
        };
        view! {
            <p role="status" data-testid="planner-told">{move || self.told.get()}</p>
            {move || said_so_far().map(|text| view! { <pre class="message" data-testid="planner-said">{text}</pre> })}
            <button type="button" class="button" data-testid="planner-stop" hidden=move || self.testing.get().is_none() on:click=stop>
                {said::stop()}
            </button>
        }
    }

    fn kinds(self) -> impl IntoView {
        let options = said::kinds().map(|(value, label)| {
            let chosen = move || name(self.kind.get()) == value;
            view! { <option value=value selected=chosen>{label}</option> }
        });
        let choose = move |event| {
            let value = event_target_value(&event);
            let Some(kind) = ALL.into_iter().find(|kind| name(*kind) == value) else { return };
            // An address that the person typed stays.
            if ALL.iter().any(|kind| usual_endpoint(*kind) == self.endpoint.get_untracked()) {
                self.endpoint.set(usual_endpoint(kind).into());
            }
            self.kind.set(kind);
        };
        view! {
            <label class="stack">
                <span>{said::kind()}</span>
                <select class="text" data-testid="planner-kind" on:change=choose>{options}</select>
            </label>
        }
    }
}

const ALL: [WireFormat; 3] = [WireFormat::OpenAi, WireFormat::Ollama, WireFormat::Anthropic];

fn name(kind: WireFormat) -> &'static str {
    match kind {
        WireFormat::OpenAi => "open_ai",
        WireFormat::Ollama => "ollama",
        WireFormat::Anthropic => "anthropic",
    }
}

fn usual_endpoint(kind: WireFormat) -> &'static str {
    match kind {
        WireFormat::OpenAi => "http://localhost:8080/v1",
        WireFormat::Ollama => "http://localhost:11434",
        WireFormat::Anthropic => "https://api.anthropic.com",
    }
}

fn field(
    label: &'static str,
    testid: &'static str,
    kind: &'static str,
    value: RwSignal<String>,
) -> impl IntoView {
    view! {
        <label class="stack">
            <span>{label}</span>
            <input
                type=kind
                class="text"
                data-testid=testid
                autocomplete="off"
                spellcheck="false"
                prop:value=move || value.get()
                on:input=move |event| value.set(event_target_value(&event))
            />
        </label>
    }
}

fn tick(label: &'static str, value: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="tick">
            <input type="checkbox" prop:checked=move || value.get() on:change=move |event| value.set(event_target_checked(&event)) />
            <span>{label}</span>
        </label>
    }
}
