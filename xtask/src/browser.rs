//! The browser that the tests and measurements run in.

use std::{env, path::PathBuf, process::Command};

use anyhow::{Result, bail};

use crate::{
    process::{find, output, run},
    step::{step, there},
};

/// A Chromium and the driver of the same version.
pub struct Browser {
    /// `chromium`, or what stands in for it.
    pub chrome: PathBuf,
    /// `chromedriver`.
    pub driver: PathBuf,
}

/// Finds the browser, or installs it where the system's package manager may be used.
pub fn install() -> Result<Browser> {
    if let Some(browser) = installed() {
        there(&format!("{} and {}", browser.chrome.display(), browser.driver.display()));
        return Ok(browser);
    }
    let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
    if root && find("apt-get").is_some() {
        step("chromium and its driver from the system's packages", || {
            run(Command::new("apt-get").args(["update", "-qq"]))?;
            run(Command::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive").args([
                "install",
                "-y",
                "-qq",
                "--no-install-recommends",
                "chromium",
                "chromium-driver",
            ]))
        })?;
    }
    match installed() {
        Some(browser) => Ok(browser),
        None => bail!(
            "the tests run in Chromium, which is missing: install it with its driver (on Debian and Ubuntu \
             `sudo apt-get install chromium chromium-driver`), or set CHROME and CHROMEDRIVER"
        ),
    }
}

fn installed() -> Option<Browser> {
    let program = |set: &str, names: &[&str]| {
        env::var_os(set).map(PathBuf::from).or_else(|| names.iter().find_map(|name| find(name)))
    };
    Some(Browser {
        chrome: program("CHROME", &["chromium", "chromium-browser", "google-chrome"])?,
        driver: program("CHROMEDRIVER", &["chromedriver"])?,
    })
}
