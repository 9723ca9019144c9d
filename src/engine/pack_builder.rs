//! A pack from an owner's file, made on their device: to try the widget before installing any tool.

use std::{
    convert::Infallible,
    io::{Cursor, Write as _},
};

use zip::{CompressionMethod, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{
    added,
    pace::{Pacer, stopped},
    protocol::{BuildPack, Built, Failure, FileFault, LARGEST_BUILD},
    session::Session,
};
use crate::{
    catalog::{
        Fault, Problem, RowPlace,
        pack::{
            top,
            writer::{self, Contents},
        },
        read::{self, FileReading, Unread},
        text::Decode,
    },
    embed::Embedder,
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
    let BuildPack { name, bytes, title } = call;
    let (pacer, decode) = (Pacer::new(&session.ports), session.ports.decode);
    Ok(Box::new(of_file(&name, &bytes, &title, decode, session.embedder.as_deref_mut(), pacer).await?))
}

/// Reads the file and makes a pack of what it holds, as the command line tool would; with vectors if the model is here and
/// the items are few.
///
/// # Errors
/// [`Failure::File`] if the file is too large, is none of the kinds that are read, or has no item in it;
/// [`Failure::Stopped`] if the page stopped it.
pub async fn of_file(
    name: &str,
    bytes: &[u8],
    title: &str,
    decode: Decode,
    embedder: Option<&mut (dyn Embedder + 'static)>,
    mut pacer: Pacer,
) -> Result<Built, Failure> {
    if bytes.len() > LARGEST_BUILD {
        return Err(Failure::file(FileFault::TooLarge { most: LARGEST_BUILD as u64 }));
    }
    let FileReading { items, problems, .. } = reading(bytes, decode, &mut pacer).await?;
    // Without a title it is called as its file is.
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let title = Some(title.trim()).filter(|title| !title.is_empty()).unwrap_or(stem);
    let mut contents = Contents::of(&id_of(title), title, items);
    let Ok(without_picture) = contents.take_pictures(|_| Ok::<_, Infallible>(Err(Fault::NoPicture)));
    if let Some(embedder) = embedder.filter(|_| contents.items.len() <= EMBEDDED) {
        // Without vectors it is still a pack.
        let vectors = added::embed(&contents.items, embedder, &pacer).await.map_err(stopped)?;
        contents.vectors = vectors.map(|vectors| (embedder.spec().clone(), vectors));
    }
    let without_picture =
        without_picture.into_iter().map(|(id, fault)| Problem { at: RowPlace::Named(id), fault });
    let left_out: Vec<Problem> = problems.into_iter().chain(without_picture).collect();
    let files = writer::write(&contents).map_err(|error| unread(&error))?;
    let zip = zipped(&files).map_err(|error| unread(&error))?;
    Ok(Built {
        items: contents.items.len() as u32,
        left_out_count: left_out.len() as u32,
        left_out: left_out.into_iter().take(NAMED).collect(),
        vectors: contents.vectors.is_some(),
        head: top::head(&contents.items, &[]),
        id: contents.id,
        zip,
    })
}

/// What a file holds, whatever it is.
///
/// # Errors
/// As [`of_file`].
pub(super) async fn reading(bytes: &[u8], decode: Decode, pacer: &mut Pacer) -> Result<FileReading, Failure> {
    let mut reading = read::in_turns(bytes, decode, pacer).await.map_err(|unread| match unread {
        Unread::Stopped(it) => stopped(it),
        Unread::Kind => Failure::file(FileFault::Kind),
        Unread::Binary => Failure::file(FileFault::Binary),
    })?;
    if reading.items.is_empty() {
        let first = (!reading.problems.is_empty()).then(|| reading.problems.swap_remove(0));
        return Err(Failure::file(FileFault::NoItem { first }));
    }
    Ok(reading)
}

/// `My shop` → `my-shop`.
fn id_of(title: &str) -> String {
    let words = title.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let id = words.map(str::to_lowercase).collect::<Vec<_>>().join("-");
    if id.is_empty() { "catalogue".into() } else { id }
}

fn zipped(files: &[(String, Vec<u8>)]) -> ZipResult<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    for (path, bytes) in files {
        zip.start_file(format!("pack/{path}"), stored)?;
        zip.write_all(bytes)?;
    }
    Ok(zip.finish()?.into_inner())
}

fn unread(error: &dyn std::error::Error) -> Failure {
    Failure::file(FileFault::Unread { said: error.to_string() })
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use futures_util::FutureExt;
    use zip::ZipArchive;

    use super::*;
    use crate::catalog::{pack::Manifest, text};

    fn built(name: &str, text: &str) -> Result<Built, Failure> {
        of_file(name, text.as_bytes(), "My shop: teas", text::utf8_only, None, Pacer::default())
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
