//! Packs of earlier builds open as they are. Each folder of `tests/fixtures/packs` was written by the builder of its time
//! (`v1` by commit 83072be; its vectors, which need a model, by hand) and is never written anew.

use std::{fs, path::Path};

use futures_util::future::FutureExt;
use penchant::{
    catalog::pack::{self, PackReader},
    native::{folder::Folder, pack_check},
    recommend::collab::Weights,
};

#[test]
fn a_pack_of_the_first_schema_opens_unchanged() {
    let folder = Folder(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/packs/v1"));
    let catalog = pack::open(&folder).now_or_never().unwrap().unwrap();
    let ids: Vec<&str> = catalog.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(
        ids,
        [
            "alien",
            "heat",
            "paddington",
            "ran",
            "stalker",
            "solaris",
            "tampopo",
            "playtime",
            "persona",
            "nosferatu"
        ]
    );
    let written: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.0.join("items-0000.json")).unwrap()).unwrap();
    assert_eq!(serde_json::to_value(&catalog.items).unwrap(), written, "nothing in an item is changed");
    let vectors = catalog.vectors.as_ref().unwrap();
    assert_eq!((vectors.len(), vectors.dim, vectors.scales.iter().all(|scale| *scale > 0.0)), (10, 8, true));
    assert_eq!(catalog.manifest.rules.len(), 3);
    assert_eq!(Weights::decode(catalog.collab.as_ref().unwrap()).unwrap().items(), 10);
    let reader = PackReader::open(&folder).now_or_never().unwrap().unwrap();
    assert_eq!(reader.images().now_or_never().unwrap().unwrap().len(), 2);
    assert!(pack_check::verify(&folder).is_ok());
}
