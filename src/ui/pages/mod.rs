//! One file per page.

pub mod ask;
pub mod device;
pub mod feed;
pub mod handed;
pub mod item;
pub mod leaves;
pub mod memory;
pub mod missing;
pub mod search;
pub mod try_site;

use leptos::prelude::*;

use super::router::HEADING;

/// The page's heading: takes focus when the page opens.
fn heading(text: impl IntoView + 'static) -> impl IntoView {
    view! { <h1 id=HEADING tabindex="-1">{text}</h1> }
}
