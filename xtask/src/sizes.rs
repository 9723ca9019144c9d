//! What the app weighs, and what it may weigh.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// Bytes of one built file.
pub struct Size {
    /// What it is.
    pub name: &'static str,
    /// As on the disk.
    pub raw: usize,
    /// By gzip at its best.
    pub gzip: usize,
    /// By brotli at its best.
    pub brotli: usize,
    /// Brotli bytes allowed; none where there is no promise.
    pub budget: Option<usize>,
}

impl Size {
    /// Whether the promise is kept.
    pub fn fits(&self) -> bool {
        self.budget.is_none_or(|budget| self.brotli <= budget)
    }
}

/// Weighs a built app.
pub fn weigh(dist: &Path) -> Result<Vec<Size>> {
    let files = [
        ("page, wasm", "app-", "_bg.wasm", Some(501_000)),
        ("engine, wasm", "engine", "_bg.wasm", Some(843_000)),
        ("reader, wasm", "reader", "_bg.wasm", Some(346_000)),
        ("page, script", "app-", ".js", None),
        ("engine, script", "engine", ".js", None),
        ("style", "", ".css", None),
    ];
    let app = files.into_iter().map(|(name, start, end, budget)| weigh_one(dist, name, start, end, budget));
    let embed = dist.join("embed/v1");
    let widget = [("widget, loader", "penchant", 5_000), ("widget, headless", "headless", 10_000)];
    let widget =
        widget.into_iter().map(|(name, start, budget)| weigh_one(&embed, name, start, ".js", Some(budget)));
    app.chain(widget).collect()
}

/// Prints the sizes, and fails where one is over its budget.
pub fn check(dist: &Path) -> Result<()> {
    let sizes = weigh(dist)?;
    println!("{:<18}{:>10}{:>10}{:>10}{:>10}", "bytes", "raw", "gzip", "brotli", "budget");
    for Size { name, raw, gzip, brotli, budget } in &sizes {
        let budget = budget.map(|budget| budget.to_string()).unwrap_or_default();
        println!("{name:<18}{raw:>10}{gzip:>10}{brotli:>10}{budget:>10}");
    }
    let over: Vec<_> = sizes.iter().filter(|size| !size.fits()).map(|size| size.name).collect();
    if !over.is_empty() {
        bail!("over the size budget: {}", over.join("; "));
    }
    Ok(())
}

fn weigh_one(dist: &Path, name: &'static str, start: &str, end: &str, budget: Option<usize>) -> Result<Size> {
    let path = fs::read_dir(dist)?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .find(|path| {
            let file = path.file_name().map(|file| file.to_string_lossy().into_owned()).unwrap_or_default();
            file.starts_with(start) && file.ends_with(end)
        })
        .with_context(|| format!("dist/ has no {start}*{end}"))?;
    let bytes = fs::read(&path)?;
    // As they are served.
    let copy = |suffix| Ok::<_, anyhow::Error>(fs::read(path.with_added_extension(suffix))?.len());
    let (gzip, brotli) = (copy("gz")?, copy("br")?);
    Ok(Size { name, raw: bytes.len(), gzip, brotli, budget })
}
