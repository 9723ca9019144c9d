//! A pack from an owner's file, made on their device: to try the widget before installing any tool.

use super::{
    added,
    pace::{Pacer, stopped},
    ports::{Files, FilesError, FoundInFile, PackMade, PackOrder},
    protocol::{BuildPack, Built, Failure, FileFault, LARGEST_BUILD},
    session::Session,
};
use crate::{
    catalog::{pack::writer, read::Unread},
    embed::Embedder,
    memory::keep::Unopened,
};

/// Items embedded here: about ten seconds of work. For more, `penchant pack build --model`.
const EMBEDDED: usize = 500;
/// Rows left out that are named.
const NAMED: usize = 100;

/// Tries an owner's file.
///
/// # Errors
/// Before memory and catalogue are open, and as [`of_file`].
pub async fn build(session: &mut Session, call: BuildPack) -> Result<Box<Built>, Failure> {
    session.opened()?;
    let (pacer, files) = (Pacer::new(&session.ports), session.ports.files.clone());
    Ok(Box::new(of_file(call, &*files, session.embedder.as_deref_mut(), pacer).await?))
}

/// Reads the file and makes a pack of what it holds, as the command line tool would; with vectors if the model is here and
/// the items are few.
///
/// # Errors
/// [`Failure::File`] if the file is too large, is none of the kinds that are read, or has no item in it;
/// [`Failure::Stopped`] if the page stopped it.
pub async fn of_file(
    BuildPack { name, bytes, title }: BuildPack,
    files: &dyn Files,
    embedder: Option<&mut (dyn Embedder + 'static)>,
    pacer: Pacer,
) -> Result<Built, Failure> {
    if bytes.len() > LARGEST_BUILD {
        return Err(Failure::file(FileFault::TooLarge { most: LARGEST_BUILD as u64 }));
    }
    let FoundInFile { mut items, problems, .. } = reading(files, &bytes, pacer.clone()).await?;
    writer::by_popularity(&mut items);
    // Without a title it is called as its file is.
    let stem = name.rsplit_once('.').map_or(name.as_str(), |(stem, _)| stem);
    let title = Some(title.trim()).filter(|title| !title.is_empty()).unwrap_or(stem).to_owned();
    let vectors = match embedder.filter(|_| items.len() <= EMBEDDED) {
        // Without vectors it is still a pack.
        Some(embedder) => added::embed(&items, embedder, &pacer).await.map_err(stopped)?,
        None => None,
    };
    let (id, count, embedded) = (id_of(&title), items.len(), vectors.is_some());
    let order = PackOrder { id: id.clone(), title, items, vectors };
    let PackMade { without_picture, head, zip } = files.pack(order).await.map_err(unread)?;
    Ok(Built {
        items: count as u32,
        left_out_count: (problems.len() + without_picture.len()) as u32,
        left_out: problems.into_iter().chain(without_picture).take(NAMED).collect(),
        vectors: embedded,
        head,
        id,
        zip,
    })
}

/// What a file holds, whatever it is.
///
/// # Errors
/// As [`of_file`].
pub(super) async fn reading(files: &dyn Files, bytes: &[u8], pacer: Pacer) -> Result<FoundInFile, Failure> {
    let mut found = files.read(bytes, Box::new(pacer)).await.map_err(unread)?;
    if found.items.is_empty() {
        let first = (!found.problems.is_empty()).then(|| found.problems.swap_remove(0));
        return Err(Failure::file(FileFault::NoItem { first }));
    }
    Ok(found)
}

/// `My shop` → `my-shop`.
fn id_of(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if id.is_empty() { "catalogue".into() } else { id }
}

pub(super) fn unread(error: FilesError) -> Failure {
    match error {
        FilesError::Unread(Unread::Stopped(it)) => stopped(it),
        FilesError::Unread(Unread::Kind) => Failure::file(FileFault::Kind),
        FilesError::Unread(Unread::Binary) => Failure::file(FileFault::Binary),
        FilesError::Unopened(Unopened::Foreign) => Failure::file(FileFault::NoExport),
        FilesError::Unopened(Unopened::Damaged) => Failure::file(FileFault::Damaged),
        FilesError::Unopened(Unopened::Locked) => Failure::file(FileFault::Locked),
        FilesError::Unopened(Unopened::Passphrase) => Failure::file(FileFault::Passphrase),
        FilesError::NoReader(said) => Failure::file(FileFault::NoReader { said }),
        FilesError::Failed(said) => Failure::file(FileFault::Unread { said }),
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read};

    use futures_util::{FutureExt, future::ready};
    use zip::ZipArchive;

    use super::*;
    use crate::{
        catalog::{Fault, Problem, RowPlace, pack::Manifest, text::Letters},
        engine::ports::FilesHere,
    };

    fn built(name: &str, text: &str) -> Result<Built, Failure> {
        let call =
            BuildPack { name: name.into(), bytes: text.as_bytes().to_vec(), title: "My shop: teas".into() };
        of_file(call, &FilesHere(Letters::UTF8, |_| ready(None).boxed_local()), None, Pacer::default())
            .now_or_never()
            .expect("nothing to wait for")
    }

    #[test]
    fn each_kind_of_file_becomes_the_same_pack() {
        let csv = built("a.CSV", "id,title\na,A\nb,B\n").unwrap();
        let lines =
            built("a.jsonl", "{\"id\":\"a\",\"title\":\"A\"}\n{\"id\":\"b\",\"title\":\"B\"}").unwrap();
        let list = built("a.json", "[\n{\"id\":\"a\",\n\"title\":\"A\"}, {\"id\":\"b\",\"title\":\"B\"}\n]")
            .unwrap();
        assert_eq!(csv, lines);
        assert_eq!(csv, list);
        assert_eq!((csv.id.as_str(), csv.items, csv.head[0].title.as_str()), ("my-shop-teas", 2, "A"));
        let mut zip = ZipArchive::new(Cursor::new(csv.zip)).unwrap();
        let mut manifest = Vec::new();
        zip.by_name("pack/pack.json").unwrap().read_to_end(&mut manifest).unwrap();
        assert_eq!(Manifest::parse(&manifest).unwrap().counts.items, 2);
    }

    #[test]
    fn what_cannot_be_read_is_said_and_the_rest_is_built() {
        let empty = Problem { at: RowPlace::Line(3), fault: Fault::Empty { field: "id".into() } };
        let partly = built("a.csv", "id,title\na,A\n,B\n").unwrap();
        assert_eq!((partly.items, partly.left_out), (1, vec![empty]));
        for (name, text) in
            [("a.csv", ""), ("a.json", "{"), ("a.xlsx", "PK"), ("a.json", "[1, 2]"), ("a.csv", "\0\u{1}")]
        {
            let failure = built(name, text).unwrap_err();
            assert!(matches!(failure, Failure::File { .. }), "{name}: {failure:?}");
        }
    }
}
