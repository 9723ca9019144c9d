//! `penchant memory`: what an export of memory holds.

use std::{collections::BTreeMap, fs, path::PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use futures_util::future::FutureExt;

use super::{aes::aes, charset};
use crate::memory::{
    keep::{opening, sealed},
    transfer,
};

/// Options of `memory`.
#[derive(Debug, Args)]
pub struct KeptArgs {
    /// The export: a file of this build, the document of an earlier one, or Portable AI Memory
    file: PathBuf,
    /// A file with the passphrase that it is under
    #[arg(long)]
    passphrase: Option<PathBuf>,
    /// Where to write it without its passphrase
    #[arg(long)]
    out: Option<PathBuf>,
}

/// Says what an export holds and what of it is damaged, and takes it out from under its passphrase.
///
/// # Errors
/// If a file cannot be read or written, or nothing of the export can be had.
pub fn run(args: &KeptArgs) -> Result<()> {
    let read = |path: &PathBuf| fs::read(path).with_context(|| path.display().to_string());
    let (mut bytes, composed) = (read(&args.file)?, charset::LETTERS.composed);
    if sealed::is_sealed(&bytes) {
        let passphrase = args.passphrase.as_ref().map(read).transpose()?.unwrap_or_default();
        let passphrase = String::from_utf8_lossy(&passphrase);
        let opened = sealed::unsealed(&bytes, passphrase.trim_end_matches(['\r', '\n']), composed, aes);
        bytes = opened.now_or_never().context("nothing is waited for")??;
    }
    let found = opening::opened(&bytes, composed)?;
    let (acts, unknown) = transfer::acts(&found.acts);
    println!("{} acts", acts.len());
    let settings: BTreeMap<String, serde::de::IgnoredAny> = serde_json::from_str(&found.settings)?;
    let names: Vec<String> = settings.into_keys().collect();
    println!("beside them: {}", if names.is_empty() { "nothing".to_owned() } else { names.join(", ") });
    found.damaged.iter().for_each(|place| println!("damaged: {place}"));
    unknown.iter().for_each(|line| println!("not known to this version: {}:{line}", found.acts_in));
    match &args.out {
        Some(out) => fs::write(out, &bytes).with_context(|| out.display().to_string()),
        None => Ok(()),
    }
}
