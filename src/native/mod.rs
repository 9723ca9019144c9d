//! What runs only on the owner's machine: the pack builder, the evaluator, native ONNX.

pub mod aes;
pub mod answer;
pub mod charset;
pub mod evaluate;
pub mod fakes;
pub mod folder;
pub mod history;
pub mod import;
pub mod kept;
pub mod lists_for;
pub mod multilingual;
pub mod onnx;
pub mod owner;
pub mod pack_build;
pub mod pack_check;
pub mod pack_inspect;
pub mod recommend;
pub mod report;
pub mod site;
pub mod train;

mod chosen;
mod embedding_cache;
mod order;
mod pictures;
mod related;
mod serve;
mod staging;
mod table;
