//! An item's picture in a place whose size is known beforehand; a tinted monogram where there is none.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlImageElement};

use super::super::model::text::{hue, monogram};

/// Up to this many pixels a picture is an icon, and is not stretched.
const ICON: u32 = 192;

/// The picture of an item, `pixels` wide and high where it stands. It is decoration: the title stands beside it.
pub fn picture(id: &str, title: &str, image: Option<String>, pixels: u16) -> AnyView {
    let missing = RwSignal::new(image.is_none());
    let fit = RwSignal::new("icon");
    let loaded = move |event: Event| {
        if let Some(image) = event.target().and_then(|target| target.dyn_into::<HtmlImageElement>().ok()) {
            let (width, height) = (image.natural_width(), image.natural_height());
            // Photos and covers fill the place; icons keep their size, drawings without one too.
            fit.set(if width.max(height) > ICON { "cover" } else { "icon" });
        }
    };
    let letters = monogram(title);
    let tint = hue(id).to_string();
    let size = pixels.to_string();
    let content = move || match image.clone().filter(|_| !missing.get()) {
        Some(source) => view! {
            <img
                src=source
                alt=""
                width=size.clone()
                height=size.clone()
                loading="lazy"
                decoding="async"
                on:load=loaded
                on:error=move |_| missing.set(true)
            />
        }
        .into_any(),
        None => view! { <span class="monogram" style=("--tint", tint.clone())>{letters.clone()}</span> }
            .into_any(),
    };
    view! { <span class="picture" data-fit=move || fit.get() aria-hidden="true">{content}</span> }.into_any()
}
