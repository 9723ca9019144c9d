//! One file per page.

pub mod ask;
pub mod autonomy;
pub mod connect;
pub mod device;
pub mod feed;
pub mod handed;
pub mod item;
pub mod memory;
pub mod missing;
pub mod search;
pub mod sharing;
pub mod sources;
pub mod things;
pub mod today;
pub mod try_site;

use leptos::prelude::*;

use super::state::router::HEADING;

/// The page's heading: takes focus when the page opens.
fn heading(text: impl IntoView + 'static) -> impl IntoView {
    view! { <h1 id=HEADING tabindex="-1">{text}</h1> }
}

/// A page's heading with what the page is for.
fn page_head(title: &'static str, lead: &'static str) -> impl IntoView {
    view! {
        <header class="page-head">
            <div>{heading(title)} <p class="lead">{lead}</p></div>
        </header>
    }
}

/// Lines in the place of an answer that is awaited.
fn waiting() -> AnyView {
    let bone = || view! { <span class="bone line"></span> };
    view! { <div class="memory-wait" aria-hidden="true">{(0..6).map(|_| bone()).collect_view()}</div> }
        .into_any()
}
