//! One file per page.

pub mod feed;
pub mod item;
pub mod memory;
pub mod missing;
pub mod search;

use leptos::prelude::*;

use super::router::HEADING;

/// The page's heading: takes focus when the page opens.
fn heading(text: impl IntoView + 'static) -> impl IntoView {
    view! { <h1 id=HEADING tabindex="-1">{text}</h1> }
}
