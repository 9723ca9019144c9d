//! Cards glide to their new places when the feed changes, so that the eye can follow. First, last, invert, play
//! (Paul Lewis, "FLIP your animations").

use std::collections::HashMap;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use web_sys::Element;

use super::super::dom;

const MOVE_MS: f64 = 260.0;
const COME_MS: f64 = 320.0;

#[wasm_bindgen]
extern "C" {
    type Animated;
    /// `web-sys` has it as unstable only.
    #[wasm_bindgen(method, catch)]
    fn animate(this: &Animated, keyframes: &JsValue, options: f64) -> Result<JsValue, JsValue>;
}

/// Where the cards were.
pub struct Glide {
    places: HashMap<String, (f64, f64)>,
}

impl Glide {
    /// Remembers where the cards are.
    pub fn measure() -> Self {
        Self { places: Self::cards().iter().filter_map(place).collect() }
    }

    /// In the next frame, when the cards are where they belong, shows how they came there.
    pub fn play(self) {
        if self.places.is_empty() || dom::media("(prefers-reduced-motion: reduce)") {
            return;
        }
        request_animation_frame(move || {
            for card in Self::cards() {
                let Some((item, (left, top))) = place(&card) else { continue };
                match self.places.get(&item) {
                    Some(&(old_left, old_top)) => {
                        let (x, y) = (old_left - left, old_top - top);
                        if x != 0.0 || y != 0.0 {
                            run(&card, "transform", &format!("translate({x}px,{y}px)"), "none", MOVE_MS);
                        }
                    }
                    None => run(&card, "opacity", "0", "1", COME_MS),
                }
            }
        });
    }

    /// The cards of the feed, in order.
    pub fn cards() -> Vec<Element> {
        let Ok(found) = document().query_selector_all("[data-testid=feed] > [data-item]") else {
            return Vec::new();
        };
        (0..found.length()).filter_map(|at| found.item(at)?.dyn_into().ok()).collect()
    }
}

fn place(card: &Element) -> Option<(String, (f64, f64))> {
    let item = card.get_attribute("data-item")?;
    let rect = card.get_bounding_client_rect();
    Some((item, (rect.left(), rect.top())))
}

fn run(card: &Element, property: &str, from: &str, to: &str, ms: f64) {
    let frames = js_sys::Object::new();
    let values = js_sys::Array::of2(&from.into(), &to.into());
    let eased = js_sys::Reflect::set(&frames, &"easing".into(), &"cubic-bezier(.2,.7,.2,1)".into());
    if js_sys::Reflect::set(&frames, &property.into(), &values).is_ok() && eased.is_ok() {
        let _ = card.unchecked_ref::<Animated>().animate(&frames, ms);
    }
}
