//! The browsers that the tests and measurements run in.

use std::{
    env,
    path::PathBuf,
    process::{Command, Stdio},
};

use anyhow::{Result, anyhow, bail};

use crate::{
    process::{find, output, run},
    step::{step, there},
};

/// A browser engine, and what it is driven by.
pub struct Engine {
    /// As the tests are told: `PENCHANT_ENGINE`.
    pub name: &'static str,
    /// As the table of all tests calls it.
    pub row: &'static str,
    /// The variable that says where a program is, and the names that it is looked for by.
    programs: &'static [(&'static str, &'static [&'static str])],
    /// A module of the system's Python, and the version of it.
    module: Option<(&'static str, &'static str)>,
    /// What has all that, on Debian.
    packages: &'static [&'static str],
}

/// What every test runs in.
pub const CHROMIUM: Engine = Engine {
    name: "chromium",
    row: "promises in Chromium",
    programs: &[
        ("CHROME", &["chromium", "chromium-browser", "google-chrome"]),
        ("CHROMEDRIVER", &["chromedriver"]),
    ],
    module: None,
    packages: &["chromium", "chromium-driver"],
};

/// What the tests of the promises run in: they rest on what browsers do with workers and frames.
pub const ENGINES: [Engine; 3] = [
    CHROMIUM,
    Engine {
        name: "firefox",
        row: "promises in Firefox",
        programs: &[("FIREFOX", &["firefox-esr", "firefox"])],
        module: None,
        packages: &["firefox-esr"],
    },
    Engine {
        name: "webkit",
        row: "promises in WebKit",
        programs: &[("WEBKITDRIVER", &["WebKitWebDriver"]), ("XVFB", &["Xvfb"])],
        module: Some(("WebKit2", "4.1")),
        packages: &["webkit2gtk-driver", "gir1.2-webkit2-4.1", "python3-gi", "xvfb"],
    },
];

/// The Python that has the system's modules, whatever other one comes first on the path.
const PYTHON: &str = "/usr/bin/python3";

/// A Chromium and the driver of the same version.
pub struct Browser {
    /// `chromium`, or what stands in for it.
    pub chrome: PathBuf,
    /// `chromedriver`.
    pub driver: PathBuf,
}

/// Finds Chromium, or installs it where the system's package manager may be used.
///
/// # Errors
/// When it is missing and can't be installed.
pub fn install() -> Result<Browser> {
    let mut programs = CHROMIUM.install()?.into_iter().map(|(_, path)| path);
    let (chrome, driver) = (programs.next(), programs.next());
    let missing = || anyhow!("Chromium comes with a driver");
    Ok(Browser { chrome: chrome.ok_or_else(missing)?, driver: driver.ok_or_else(missing)? })
}

impl Engine {
    /// Where its programs are, each with the variable that tests find it by. What is missing is installed where the
    /// system's package manager may be used.
    ///
    /// # Errors
    /// When something is missing and can't be installed.
    pub fn install(&self) -> Result<Vec<(&'static str, PathBuf)>> {
        if let Some(programs) = self.installed() {
            let paths: Vec<String> = programs.iter().map(|(_, path)| path.display().to_string()).collect();
            there(&paths.join(" and "));
            return Ok(programs);
        }
        let root = output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0");
        if root && find("apt-get").is_some() {
            step(&format!("{} from the system's packages", self.packages.join(", ")), || {
                run(Command::new("apt-get").args(["update", "-qq"]))?;
                let mut apt = Command::new("apt-get");
                apt.env("DEBIAN_FRONTEND", "noninteractive");
                run(apt.args(["install", "-y", "-qq", "--no-install-recommends"]).args(self.packages))
            })?;
        }
        let Some(programs) = self.installed() else {
            let names: Vec<&str> = self.programs.iter().map(|(variable, _)| *variable).collect();
            bail!(
                "the tests run in {}, which is missing: install it with what drives it (on Debian `sudo apt-get \
                 install {}`), or say where it is: {}",
                self.name,
                self.packages.join(" "),
                names.join(", ")
            )
        };
        Ok(programs)
    }

    fn installed(&self) -> Option<Vec<(&'static str, PathBuf)>> {
        let find = |variable: &str, names: &[&str]| {
            env::var_os(variable).map(PathBuf::from).or_else(|| names.iter().find_map(|name| find(name)))
        };
        if let Some((module, version)) = self.module {
            let script = format!(
                "import gi; gi.require_version('{module}', '{version}'); import gi.repository.{module}"
            );
            let mut python = Command::new(PYTHON);
            python.args(["-c", &script]).stdout(Stdio::null()).stderr(Stdio::null());
            python.status().ok().filter(|status| status.success())?;
        }
        self.programs.iter().map(|(variable, names)| Some((*variable, find(variable, names)?))).collect()
    }
}
