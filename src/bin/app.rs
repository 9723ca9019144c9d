//! The page's entry point; on other targets there is nothing to run.

fn main() {
    #[cfg(target_family = "wasm")]
    {
        console_error_panic_hook::set_once();
        penchant::ui::mount();
    }
}
