//! What the person wants, likes, has, is done with or gave up: one list, with notes and collections. Or a list that somebody
//! shared, of which nothing is kept but what is marked.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        dom,
        model::{
            route::Route,
            share::{self, MOST_IN_LINK},
            time::Local,
        },
        parts::{
            keeping::keeping,
            marks::all_marks,
            more::more,
            notice::{self, notice},
            picture::picture,
        },
        state::{
            acts::Mark, asked::LatestAnswer, cards::CardsState, memory::Memory, router::Router,
            things::ThingsState, toasts::Toasts,
        },
        words::{self, card, chrome, memory, phrases::things as said, search},
    },
    page_head, waiting,
};
use crate::{
    engine::protocol::{
        Card,
        things::{ThingView, ThingsView},
    },
    memory::Surface,
};

/// Things shown before more are asked for.
const PAGE: usize = 40;
const PICTURE_PX: u16 = 56;
const FILE: &str = "penchant-list.html";
const BY_TITLE: &str = "title";

/// What of the list is shown.
#[derive(Clone, PartialEq)]
enum Shown {
    All,
    Marked(Mark),
    In(String),
}

impl Shown {
    fn holds(&self, thing: &ThingView) -> bool {
        match self {
            Self::All => true,
            Self::Marked(mark) => mark.stands(thing.card.marks),
            Self::In(name) => thing.collections.contains(name),
        }
    }

    fn name(&self) -> String {
        match self {
            Self::All => said::title().into(),
            Self::Marked(Mark::Like) => memory::kind_like().into(),
            Self::Marked(Mark::Save) => memory::kind_save().into(),
            Self::Marked(Mark::Finished) => memory::kind_finished().into(),
            Self::Marked(Mark::Stopped) => memory::kind_stopped().into(),
            Self::Marked(Mark::Have | Mark::Reject) => card::have_it().into(),
            Self::In(name) => name.clone(),
        }
    }
}

/// The page; of a shared list, where `shared` names items.
pub fn page(
    things: &'static ThingsState,
    cards: CardsState,
    memory: &'static Memory,
    toasts: Toasts,
    router: &'static Router,
    shared: Vec<String>,
) -> AnyView {
    let own = shared.is_empty();
    let view = if own { things.view } else { LatestAnswer::default() };
    let look = move || match own {
        true => things.look(),
        false => things.look_at(view, shared.clone()),
    };
    let again = look.clone();
    Effect::new(move || {
        memory.changes.track();
        look();
    });
    let shown = RwSignal::new(Shown::All);
    let sorted = RwSignal::new(false);
    let all = Memo::new(move |_| {
        view.answer.with(|answer| match answer {
            Some(Ok(told)) => told.clone(),
            _ => ThingsView::default(),
        })
    });
    let list = Memo::new(move |_| {
        let (shown, by_title) = (shown.get(), sorted.get());
        let mut list: Vec<ThingView> =
            all.with(|all| all.things.iter().filter(|thing| shown.holds(thing)).cloned().collect());
        if by_title {
            list.sort_by_cached_key(|thing| dom::folded(&thing.card.title));
        }
        list
    });
    let state = Memo::new(move |_| {
        view.answer.with(|answer| match answer {
            None => State::Waiting,
            Some(Err(_)) => State::Failed,
            Some(Ok(told)) if told.things.is_empty() => State::Empty,
            Some(Ok(_)) => State::There,
        })
    });
    let body = move || match state.get() {
        State::Waiting => waiting(),
        State::Failed => {
            let failure = view.answer.get_untracked().and_then(Result::err);
            let again = again.clone();
            failure
                .map(|failure| notice::failed(&failure, Some((chrome::retry(), Box::new(again)))))
                .into_any()
        }
        State::Empty if own => notice(
            said::none(),
            said::none_hint().into(),
            Some((chrome::to_feed(), Box::new(move || router.go(&Route::Feed)))),
        ),
        State::Empty => notice(chrome::missing(), chrome::missing_hint().into(), None),
        State::There => view! {
            {own.then(|| choices(things, toasts, all, list, shown, sorted))}
            {listed(own.then_some(things), cards, list)}
        }
        .into_any(),
    };
    let elsewhere = move || {
        all.with(|all| {
            let count = all.elsewhere.count;
            let titled =
                |(title, catalog): &(String, String)| view! { <li>{words::titled(title, Some(catalog))}</li> };
            let named = all.elsewhere.named.iter().map(titled).collect_view();
            (count > 0).then(|| {
                view! {
                    <p>{said::elsewhere(&words::formats::count(count.into()))}</p>
                    <ul data-testid="elsewhere">{named}</ul>
                }
                .into_any()
            })
        })
    };
    let head = match own {
        true => page_head(said::title(), said::lead()).into_any(),
        false => page_head(said::shared(), said::shared_lead()).into_any(),
    };
    view! {
        <div class="things" data-testid="things-page">
            {head}
            {body}
            <div class="fine">{elsewhere}</div>
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    Waiting,
    Failed,
    Empty,
    There,
}

/// What is shown, in which order, and how to pass it on.
fn choices(
    things: &'static ThingsState,
    toasts: Toasts,
    all: Memo<ThingsView>,
    list: Memo<Vec<ThingView>>,
    shown: RwSignal<Shown>,
    sorted: RwSignal<bool>,
) -> AnyView {
    let chips = move || {
        let marks = [Mark::Save, Mark::Like, Mark::Have, Mark::Finished, Mark::Stopped];
        let offered = [Shown::All].into_iter().chain(marks.map(Shown::Marked));
        all.with(|all| {
            let offered = offered.chain(all.collections.iter().cloned().map(Shown::In));
            let chip = |value: Shown| {
                let count = all.things.iter().filter(|thing| value.holds(thing)).count() as u64;
                let name = if value == Shown::All { memory::all().into() } else { value.name() };
                let (own, pressed) = (value.clone(), value);
                let choose = move |_| {
                    shown.set(own.clone());
                    // What was marked since takes its place.
                    things.look();
                };
                (count > 0).then(|| {
                    view! {
                        <button
                            type="button"
                            class="chip"
                            aria-pressed=move || (shown.get() == pressed).to_string()
                            on:click=choose
                        >
                            {name} " " <span class="count">{words::formats::count(count)}</span>
                        </button>
                    }
                    .into_any()
                })
            };
            offered.map(chip).collect_view()
        })
    };
    let file = move |_| {
        let heading = shown.with_untracked(Shown::name);
        let page = list.with_untracked(|list| share::page(&heading, list.iter().map(card_of)));
        if dom::download(FILE, "text/html", &page).is_err() {
            toasts.say(words::failed::part().into());
        }
    };
    let link = move |_| {
        let (ids, of) = list.with_untracked(|list| (share::in_link(list.iter().map(card_of)), list.len()));
        let count = ids.len();
        let here = window().location().href().unwrap_or_default();
        let here = here.split('#').next().unwrap_or_default();
        let link = format!("{here}{}", Route::Things(ids).href());
        spawn_local(async move {
            let number = |number: usize| words::formats::count(number as u64);
            toasts.say(match dom::copy(&link).await {
                Err(_) => words::failed::part().into(),
                Ok(()) if count == of => said::copied().into(),
                Ok(()) => said::copied_of(&number(count), &number(of), &number(MOST_IN_LINK)),
            });
        });
    };
    view! {
        <div class="chips" role="group" aria-label=memory::filter()>{chips}</div>
        <div class="narrow">
            <button type="button" class="button" data-testid="share-file" on:click=file>{said::share_file()}</button>
            <button type="button" class="button" data-testid="share-link" on:click=link>{said::share_link()}</button>
            <label class="sorting fine">
                {search::sort()} " "
                <select data-testid="sort-things" on:change=move |event| sorted.set(event_target_value(&event) == BY_TITLE)>
                    <option value="when">{said::latest()}</option>
                    <option value=BY_TITLE>{search::by_title()}</option>
                </select>
            </label>
        </div>
    }
    .into_any()
}

fn card_of(thing: &ThingView) -> &Card {
    &thing.card
}

/// The list; with what is kept of each, where it is the person's own.
fn listed(own: Option<&'static ThingsState>, cards: CardsState, list: Memo<Vec<ThingView>>) -> AnyView {
    let limit = RwSignal::new(PAGE);
    let each = move || {
        let mut list = list.get();
        list.truncate(limit.get());
        list
    };
    let more = more(
        move || list.with(Vec::len) > limit.get(),
        || false,
        move || limit.update(|limit| *limit += PAGE),
    );
    view! {
        <ul class="things-list" data-testid="things">
            <For each=each key=|thing: &ThingView| thing.card.id.clone() children=move |thing| line(own, cards, thing)/>
        </ul>
        {more}
    }
    .into_any()
}

fn line(own: Option<&'static ThingsState>, cards: CardsState, thing: ThingView) -> AnyView {
    let ThingView { card, at_ms, .. } = thing;
    let when = own.map(|_| {
        let local = |at_ms| Local::new(at_ms, dom::ahead_of_utc(at_ms));
        words::day(local(at_ms).name(local(dom::now_ms() as i64).day))
    });
    let under = [when, card.tags.first().cloned(), card.source.as_deref().map(words::sources::from)];
    let under = under.into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let kept = own.map(|things| keeping(things, &card.id, &card.title));
    let marks = all_marks(cards, &card.id, &card.title, Surface::Memory);
    view! {
        <li class="thing" data-testid="thing" data-item=card.id.clone()>
            {picture(&card.id, &card.title, card.image, PICTURE_PX)}
            <div class="thing-text">
                <h2><a href=Route::Item(card.id.clone()).href()>{card.title}</a></h2>
                <p class="row-under">{under}</p>
                {kept}
            </div>
            {marks}
        </li>
    }
    .into_any()
}
