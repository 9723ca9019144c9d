//! Collaborative weights from the pack, folded in on the device.
