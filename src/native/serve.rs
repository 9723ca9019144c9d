//! A site on this machine, with a playground in it: to look at what has been built, and for nothing else.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{Ipv4Addr, TcpListener, TcpStream},
    path::{Component, Path, PathBuf},
    thread,
    time::Duration,
};

use anyhow::{Context, Result};
use percent_encoding::percent_decode_str;

const PLAYGROUND: &str = include_str!("playground.html");
const TYPES: &[(&str, &str)] = &[
    ("html", "text/html; charset=utf-8"),
    ("htm", "text/html; charset=utf-8"),
    ("css", "text/css; charset=utf-8"),
    ("js", "text/javascript; charset=utf-8"),
    ("mjs", "text/javascript; charset=utf-8"),
    ("json", "application/json"),
    ("wasm", "application/wasm"),
    ("svg", "image/svg+xml"),
    ("png", "image/png"),
    ("jpg", "image/jpeg"),
    ("jpeg", "image/jpeg"),
    ("webp", "image/webp"),
    ("avif", "image/avif"),
    ("gif", "image/gif"),
    ("ico", "image/x-icon"),
    ("woff2", "font/woff2"),
    ("xml", "application/xml"),
    ("txt", "text/plain; charset=utf-8"),
];
/// A browser that says nothing for so long is let go.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves the site below `base`, to this machine only, until the program is ended; `folder` of it holds the pack.
///
/// # Errors
/// If the port is taken.
pub fn site(site: &Path, base: &str, folder: &str, port: u16) -> Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .with_context(|| format!("port {port} cannot be had; --serve takes another one"))?;
    let port = listener.local_addr()?.port();
    let playground = format!("{base}{folder}/playground");
    println!(
        "\nThe site is at http://localhost:{port}{base}, the playground at http://localhost:{port}{playground} (Ctrl+C ends it)"
    );
    for stream in listener.incoming() {
        let (site, base, playground) = (site.to_owned(), base.to_owned(), playground.clone());
        // What goes wrong with one browser is between it and its answer.
        thread::spawn(move || stream.map(|stream| answer(stream, &site, &base, &playground)));
    }
    Ok(())
}

fn answer(mut stream: TcpStream, site: &Path, base: &str, playground: &str) -> Result<()> {
    stream.set_read_timeout(Some(PATIENCE))?;
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let path = request.split(' ').nth(1).unwrap_or("/").split(['?', '#']).next().unwrap_or("/");
    let found = if path.trim_end_matches('/') == playground {
        Some((PLAYGROUND.as_bytes().to_vec(), "html".to_owned()))
    } else {
        path.strip_prefix(base).and_then(|path| file(site, path)).and_then(|file| {
            let kind = file.extension().map(|kind| kind.to_string_lossy().to_ascii_lowercase());
            Some((fs::read(&file).ok()?, kind.unwrap_or_default()))
        })
    };
    let (status, (body, kind)) = match found {
        Some(found) => ("200 OK", found),
        None => ("404 Not Found", (b"not found".to_vec(), "txt".into())),
    };
    let kind =
        TYPES.iter().find(|(end, _)| *end == kind).map_or("application/octet-stream", |(_, kind)| kind);
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nCache-Control: no-cache\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    if !request.starts_with("HEAD ") {
        stream.write_all(&body)?;
    }
    Ok(())
}

/// The file at a path of the site: itself, the index of a folder, or the page that is called so without its ending. None outside
/// of the site, links followed.
fn file(site: &Path, path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = Path::new(path.trim_start_matches('/'));
    if !path.components().all(|part| matches!(part, Component::Normal(_))) {
        return None;
    }
    let there = site.join(path);
    let page = there.with_file_name(format!("{}.html", there.file_name()?.to_string_lossy()));
    let found = [there.clone(), there.join("index.html"), page].into_iter().find(|file| file.is_file())?;
    found.canonicalize().ok()?.starts_with(site.canonicalize().ok()?).then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_files_of_the_site_and_nowhere_else() {
        let place = tempfile::tempdir().unwrap();
        let site = place.path().join("site");
        fs::create_dir_all(site.join("a b")).unwrap();
        fs::write(place.path().join("secret"), "").unwrap();
        for name in ["index.html", "a b/index.html", "c.html"] {
            fs::write(site.join(name), name).unwrap();
        }
        let found = |path: &str| file(&site, path).map(|file| file.strip_prefix(&site).unwrap().to_owned());
        for (path, name) in
            [("/", "index.html"), ("/a%20b/", "a b/index.html"), ("/c", "c.html"), ("/c.html", "c.html")]
        {
            assert_eq!(found(path).as_deref(), Some(Path::new(name)), "{path}");
        }
        for path in ["/../secret", "/%2e%2e/secret", "//secret", "/a b/../../secret", "/none", "/%ff"] {
            assert_eq!(found(path), None, "{path}");
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(place.path().join("secret"), site.join("link")).unwrap();
            assert_eq!(found("/link"), None);
        }
    }
}
