//! What runs only on the owner's machine: the pack builder, the evaluator, native ONNX.

pub mod onnx;
