//! What can be kept on the device for a time without a network, and how much of it is there.

use std::collections::HashSet;

use serde::Deserialize;

/// A file as a list names it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Listed {
    /// Relative to the list's folder.
    pub path: String,
    /// Its size.
    pub bytes: u64,
    /// Lower-case hexadecimal.
    pub sha256: String,
}

/// What the build says can be kept beside the app itself.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
pub struct Offline {
    /// The language model, and what it takes to run it.
    pub files: Vec<Listed>,
    /// Folders of packs; their pictures can be kept too.
    pub packs: Vec<String>,
}

/// A file to keep.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// Absolute address.
    pub url: String,
    /// What the service worker looks for it by.
    pub key: String,
    /// Its size.
    pub bytes: u64,
    /// Lower-case hexadecimal.
    pub sha256: String,
}

/// How much is kept of how much.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Bytes here.
    pub kept: u64,
    /// Bytes in all.
    pub total: u64,
}

impl Progress {
    /// Whether nothing is missing.
    pub fn is_whole(self) -> bool {
        self.total > 0 && self.kept >= self.total
    }
}

/// Everything that can be kept. `folder` is the app's address, with a `/` at its end; `pictures` are the lists of the packs,
/// each with its pack's folder. Other than what comes with a build, pictures are named by their content, so their address
/// is their key.
pub fn everything(folder: &str, offline: &Offline, pictures: &[(String, Vec<Listed>)]) -> Vec<Wanted> {
    let wanted = |path: String, sha256: &str, key: &str, bytes| Wanted {
        key: format!("{folder}{path}?{key}"),
        url: format!("{folder}{path}"),
        bytes,
        sha256: sha256.to_owned(),
    };
    let files =
        offline.files.iter().map(|file| wanted(file.path.clone(), &file.sha256, &file.sha256, file.bytes));
    let pictures = pictures.iter().flat_map(|(pack, list)| list.iter().map(move |file| (pack, file)));
    let pictures =
        pictures.map(|(pack, file)| wanted(format!("{pack}{}", file.path), &file.sha256, "", file.bytes));
    files.chain(pictures).collect()
}

/// Of these, how much has one of the keys.
pub fn progress(wanted: &[Wanted], keys: &HashSet<String>) -> Progress {
    let sum = |files: &mut dyn Iterator<Item = &Wanted>| files.map(|file| file.bytes).sum();
    Progress {
        kept: sum(&mut wanted.iter().filter(|file| keys.contains(&file.key))),
        total: sum(&mut wanted.iter()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_counted_by_the_keys_of_the_service_worker() {
        let file = |path: &str, bytes| Listed { path: path.into(), bytes, sha256: format!("sha-{path}") };
        let offline = Offline { files: vec![file("models/m.onnx", 100)], packs: vec!["packs/a/".into()] };
        let pictures = vec![("packs/a/".to_owned(), vec![file("images/1.png", 5), file("images/2.png", 6)])];
        let all = everything("https://x.example/app/", &offline, &pictures);
        let keys: Vec<&str> = all.iter().map(|file| file.key.as_str()).collect();
        assert_eq!(
            keys,
            [
                "https://x.example/app/models/m.onnx?sha-models/m.onnx",
                "https://x.example/app/packs/a/images/1.png?",
                "https://x.example/app/packs/a/images/2.png?",
            ]
        );
        assert_eq!(progress(&all, &HashSet::new()), Progress { kept: 0, total: 111 });
        let some: HashSet<String> = keys[1..].iter().map(|key| (*key).to_owned()).collect();
        assert_eq!(progress(&all, &some), Progress { kept: 11, total: 111 });
        let every: HashSet<String> = keys.iter().map(|key| (*key).to_owned()).collect();
        assert!(progress(&all, &every).is_whole());
        assert!(!progress(&[], &every).is_whole());
    }
}
