//! The embedding models.

use std::cell::Cell;

/// Loads the embedding models.
pub trait ModelLoader {
    /// Begins to load the model in a folder and returns at once. The loader then calls
    /// [`crate::engine::Engine::model_progress`] and, once, [`crate::engine::Engine::model_loaded`].
    fn load(&self, folder: &str, runtime: &str);

    /// Begins to load the model of many languages, which lies beside the folder of the other one, and returns at once. The
    /// loader then calls [`crate::engine::Engine::languages_loaded`], once; with a failure to load, where data is dear.
    fn load_languages(&self, folder: &str);
}

/// A loader that never comes to an end: tests hand their model over themselves.
#[derive(Debug, Default)]
pub struct NoModel {
    /// How often the model of many languages was asked for.
    pub languages: Cell<u32>,
}

impl ModelLoader for NoModel {
    fn load(&self, _: &str, _: &str) {}

    fn load_languages(&self, _: &str) {
        self.languages.set(self.languages.get() + 1);
    }
}
