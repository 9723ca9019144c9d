//! What the page says of the app itself: its versions, and what of it is kept on the device.

pub const NEWER: &str = "There is a newer version.";
pub const UPDATE: &str = "Update";
pub const UPDATING: &str = "Updating…";
