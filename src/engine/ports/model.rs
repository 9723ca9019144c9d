//! The embedding model.

/// Loads the embedding model.
pub trait ModelLoader {
    /// Begins to load the model in a folder and returns at once. The loader then calls
    /// [`crate::engine::Engine::model_progress`] and, once, [`crate::engine::Engine::model_loaded`].
    fn load(&self, folder: &str, runtime: &str);
}

/// A loader that never comes to an end: tests hand their model over themselves.
#[derive(Debug, Default)]
pub struct NoModel;

impl ModelLoader for NoModel {
    fn load(&self, _: &str, _: &str) {}
}
