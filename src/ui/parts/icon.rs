//! Icons: one stroke on a grid of 24, in the colour of the text beside them.

use leptos::prelude::*;

/// Like.
pub const HEART: &str = "M12 19.5 5 12.6a4.4 4.4 0 0 1 6.2-6.2l.8.8.8-.8a4.4 4.4 0 0 1 6.2 6.2z";
/// Not for me.
pub const REJECT: &str = "M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM6.8 6.8l10.4 10.4";
/// Keep for later.
pub const SAVE: &str = "M7 4.5h10v15l-5-3.8-5 3.8z";
/// I have it.
pub const HAVE: &str = "M5 12.5l4.700 4.500L19 7.5";
/// Done with.
pub const FINISHED: &str = "M6.5 20V4.5h11l-2.500 4 2.500 4h-11";
/// Given up.
pub const STOPPED: &str = "M7 7h10v10H7z";
/// Why.
pub const LEAN: &str = "M6.5 19.5v-15M11 19.5l6.5-15";
/// Search.
pub const SEARCH: &str = "M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l4.5 4.5";
/// The feed.
pub const FEED: &str = "M4.5 5.5h6v6h-6zM13.5 5.5h6v6h-6zM4.5 14.5h6v4h-6zM13.5 14.5h6v4h-6z";
/// A day.
pub const TODAY: &str = "M12 8a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM12 3v1.500M12 19.500v1.500M3 12h1.500M19.500 12h1.500M5.600 5.600l1.100 1.100M17.300 17.300l1.100 1.100M5.600 18.400l1.100-1.100M17.300 6.700l1.100-1.100";
/// A goal.
pub const ASK: &str = "M4.5 5.5h15v10.5h-8l-4 3.500v-3.500h-3zM8 9.5h8M8 12.5h5";
/// Memory.
pub const MEMORY: &str =
    "M12 6.5c-2-1.5-4.5-2-7.5-2v13c3 0 5.5.5 7.5 2 2-1.5 4.5-2 7.5-2v-13c-3 0-5.5.5-7.5 2zM12 6.5v13";
/// Light and dark.
pub const THEME: &str = "M12 4.5a7.5 7.5 0 1 0 0 15zM12 4.5a7.5 7.5 0 0 1 0 15";
/// What leaves.
pub const SHIELD: &str = "M12 3.5l7 2.5v5c0 4.5-3 7.5-7 9.5-4-2-7-5-7-9.5V6zM8.8 11.8l2.3 2.3 4.200-4.400";
/// Close, or take away.
pub const CLOSE: &str = "M6.5 6.5l11 11M17.5 6.5l-11 11";
/// More places.
pub const MENU: &str = "M4.5 7h15M4.5 12h15M4.5 17h15";
/// Controls.
pub const TUNE: &str = "M4.5 8h7M16.5 8h3M4.5 16h3M12.5 16h7M14 5.8v4.400M10 13.8v4.400";
/// Leads out, or was opened.
pub const OUT: &str = "M9 5.5H5.5v13h13V15M13 5.5h5.5V11M18 6l-7.5 7.5";
/// Seen.
pub const EYE: &str = "M3.5 12c2-3.600 5-5.5 8.5-5.5s6.5 1.900 8.5 5.5c-2 3.600-5 5.5-8.5 5.5S5.5 15.600 3.5 12zM12 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z";
/// Time spent.
pub const CLOCK: &str = "M12 4.5a7.5 7.5 0 1 1 0 15 7.5 7.5 0 0 1 0-15zM12 8v4.3l2.8 1.700";

/// The icon drawn by `path`. It says nothing to a screen reader: the control it is on has a name.
pub fn icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
            <path d=path></path>
        </svg>
    }
}
