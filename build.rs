//! Makes a function of every message in `static/locales/en.ftl`, so that the compiler knows which there are and what goes
//! into them. The messages are numbered in the order of the file; `src/ui/words/table.rs` finds them by that number.

use std::{collections::BTreeMap, env, error::Error, fmt::Write, fs, path::Path};

use messages::{Message, Piece};

#[path = "xtask/src/messages.rs"]
mod messages;

const ENGLISH: &str = "static/locales/en.ftl";

fn main() -> Result<(), Box<dyn Error>> {
    for read in [ENGLISH, "xtask/src/messages.rs", "build.rs"] {
        println!("cargo::rerun-if-changed={read}");
    }
    let english = messages::read(&fs::read_to_string(ENGLISH)?)?;
    let mut parts = BTreeMap::<&str, String>::new();
    for (at, message) in english.iter().enumerate() {
        let (part, name) = message.id.split_once('-').ok_or_else(|| format!("{}: no hyphen", message.id))?;
        parts.entry(part).or_default().push_str(&function(at, &name.replace('-', "_"), message));
    }
    let mut code = String::new();
    for (part, functions) in parts {
        writeln!(
            code,
            "/// Messages of `{part}`.\npub mod {part} {{\n#[allow(unused_imports, reason = \"not every part has variables\")]\nuse super::super::table::{{Arg, fill, text}};\n{functions}}}"
        )?;
    }
    let out = env::var("OUT_DIR")?;
    fs::write(Path::new(&out).join("phrases.rs"), code)?;
    let short = messages::short(&english, &english)?;
    println!("cargo::rustc-env=PENCHANT_MESSAGES={}", messages::version(&short));
    fs::write(Path::new(&out).join("english.txt"), short)?;
    Ok(())
}

fn function(at: usize, name: &str, message: &Message) -> String {
    let variables = message.variables();
    let counts = |name: &str| message.count.as_deref() == Some(name);
    let parameters =
        variables.iter().map(|name| format!("{name}: {}", if counts(name) { "u64" } else { "&str" }));
    let arguments =
        variables.iter().map(|name| format!("Arg::{}({name})", if counts(name) { "Count" } else { "Text" }));
    let (result, call) = match variables.is_empty() {
        true => ("&'static str", format!("text({at})")),
        false => ("String", format!("fill({at}, &[{}])", arguments.collect::<Vec<_>>().join(", "))),
    };
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    format!("/// `{}`\npub fn {name}({parameters}) -> {result} {{ {call} }}\n", usual(message))
}

/// The usual form, for the documentation.
fn usual(message: &Message) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Variable(name) => format!("{{{name}}}"),
    };
    message.forms.last().map(|(_, pieces)| pieces.iter().map(piece).collect()).unwrap_or_default()
}
