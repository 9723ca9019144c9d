//! Keeping everything on the device: what is there, and fetching the rest, which can pause and go on.

use std::{cell::Cell, rc::Rc};

use futures_util::future::join_all;
use leptos::{prelude::*, task::spawn_local};

use super::super::model::keeping::{self, Listed, Offline, Progress, Wanted};
use crate::browser::{
    client::beside_page,
    fetch::{self, Unfetched},
    kept::{self, Beginning, Kept, StopSignal},
    wire,
};

/// Larger files come alone, and go on where they stopped.
const LARGE: u64 = 1 << 20;
/// Small files at a time.
const SIDE_BY_SIDE: usize = 8;

/// What is being done.
#[derive(Debug, Clone, PartialEq)]
pub enum Doing {
    /// Not looked yet.
    Looking,
    /// Nothing.
    Nothing,
    /// Fetching.
    Fetching,
    /// Stopped by the person.
    Paused,
    /// Stopped by something else.
    Failed(Unfetched),
}

/// The state, shared by all who show it; what is under way goes on when the page about it is left.
pub struct Keep {
    /// What is being done.
    pub doing: RwSignal<Doing>,
    /// How much is here.
    pub progress: RwSignal<Progress>,
    /// Whether the browser has agreed not to clear it by itself.
    pub persistent: RwSignal<Option<bool>>,
    stop: StoredValue<Option<StopSignal>, LocalStorage>,
    /// The large file that was under way when it stopped.
    begun: StoredValue<Option<(String, Rc<Beginning>)>, LocalStorage>,
}

impl Default for Keep {
    /// Has not looked.
    fn default() -> Self {
        Self {
            doing: RwSignal::new(Doing::Looking),
            progress: RwSignal::default(),
            persistent: RwSignal::new(None),
            stop: StoredValue::new_local(None),
            begun: StoredValue::new_local(None),
        }
    }
}

impl Keep {
    /// Looks what is here, unless something is under way.
    pub fn look(&'static self) {
        if matches!(self.doing.get_untracked(), Doing::Fetching | Doing::Paused) {
            return;
        }
        spawn_local(async move {
            match self.compare().await {
                Ok((_, progress, _)) => {
                    self.progress.set(progress);
                    self.doing.set(Doing::Nothing);
                }
                Err(reason) => self.doing.set(Doing::Failed(reason)),
            }
        });
    }

    /// Fetches what is missing.
    pub fn start(&'static self) {
        let Ok(stop) = StopSignal::new() else { return };
        self.stop.set_value(Some(stop.clone()));
        self.doing.set(Doing::Fetching);
        spawn_local(async move {
            self.persistent.set(Some(kept::persist().await));
            let ended = self.fetch_all(&stop).await;
            self.doing.set(match ended {
                _ if stop.is_now() => Doing::Paused,
                Ok(()) => Doing::Nothing,
                Err(reason) => Doing::Failed(reason),
            });
        });
    }

    /// Pauses.
    pub fn pause(&self) {
        self.stop.with_value(|stop| stop.iter().for_each(StopSignal::now));
    }

    /// Gives the room back.
    pub fn remove(&'static self) {
        self.begun.set_value(None);
        spawn_local(async move {
            let removed = async {
                let (kept, _, wanted) = self.compare().await?;
                kept.remove(wanted.into_iter().map(|file| file.key)).await.map_err(Unfetched::from)
            };
            let removed = removed.await;
            self.doing.set(Doing::Nothing);
            match removed {
                Ok(()) => self.look(),
                Err(reason) => self.doing.set(Doing::Failed(reason)),
            }
        });
    }

    /// The cache, how much is in it, and everything that can be.
    async fn compare(&self) -> Result<(Kept, Progress, Vec<Wanted>), Unfetched> {
        let kept = Kept::open().await?;
        let keys = kept.keys().await?;
        let wanted = wanted().await?;
        Ok((kept, keeping::progress(&wanted, &keys), wanted))
    }

    async fn fetch_all(&self, stop: &StopSignal) -> Result<(), Unfetched> {
        let (kept, progress, wanted) = self.compare().await?;
        let keys = kept.keys().await?;
        let missing: Vec<Wanted> = wanted.into_iter().filter(|file| !keys.contains(&file.key)).collect();
        let done = Cell::new(progress.kept);
        let show = |more: u64| {
            let kept = (done.get() + more).min(progress.total);
            self.progress.set(Progress { kept, total: progress.total });
        };
        show(0);
        let (large, small): (Vec<_>, Vec<_>) = missing.into_iter().partition(|file| file.bytes > LARGE);
        for group in small.chunks(SIDE_BY_SIDE) {
            let each = group.iter().map(async |file| {
                let beginning = Beginning::default();
                kept.fetch(&file.url, &file.key, &file.sha256, &beginning, stop, |_| {}).await?;
                done.set(done.get() + file.bytes);
                show(0);
                Ok(())
            });
            join_all(each).await.into_iter().collect::<Result<(), Unfetched>>()?;
        }
        for file in large {
            let held = self.begun.try_update_value(Option::take).flatten();
            let beginning = held.filter(|(key, _)| *key == file.key).map(|(_, beginning)| beginning);
            let beginning = beginning.unwrap_or_else(|| Rc::new(Beginning::of_large()));
            self.begun.set_value(Some((file.key.clone(), beginning.clone())));
            kept.fetch(&file.url, &file.key, &file.sha256, &beginning, stop, show).await?;
            done.set(done.get() + file.bytes);
            show(0);
        }
        Ok(())
    }
}

async fn wanted() -> Result<Vec<Wanted>, Unfetched> {
    let offline: Offline = list("offline.json").await?;
    let mut pictures = Vec::new();
    for pack in &offline.packs {
        pictures.push((pack.clone(), pictures_of(pack).await?));
    }
    Ok(keeping::everything(&beside_page("./"), &offline, &pictures))
}

async fn pictures_of(pack: &str) -> Result<Vec<Listed>, Unfetched> {
    #[derive(serde::Deserialize)]
    struct Manifest {
        files: Vec<File>,
    }
    #[derive(serde::Deserialize)]
    struct File {
        path: String,
        role: String,
    }
    let manifest: Manifest = list(&format!("{pack}pack.json")).await?;
    match manifest.files.into_iter().find(|file| file.role == "images") {
        Some(images) => list(&format!("{pack}{}", images.path)).await,
        None => Ok(Vec::new()),
    }
}

async fn list<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, Unfetched> {
    let bytes = fetch::bytes(&beside_page(path), |_, _| {}).await?;
    // By the browser's own reader: the page carries no other for JSON.
    let value = js_sys::JSON::parse(&String::from_utf8_lossy(&bytes)).ok();
    value.and_then(|value| wire::decode(&value).ok()).ok_or(Unfetched::Other)
}
