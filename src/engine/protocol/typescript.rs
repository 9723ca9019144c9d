//! The protocol in TypeScript, for the widget and for tests: `static/web/protocol/types.ts` and `constants.ts`. A test writes
//! them anew where they are stale, and fails.

use std::{any::TypeId, collections::BTreeMap, fs, path::Path};

use ts_rs::{Config, TS, TypeVisitor};

use super::{Act, Envelope, Event, Request, Response, VERSION, egress::Egress};
use crate::{
    catalog::pack::{manifest, manifest::Role, top},
    store::{self, Table, lent},
};

const NOTE: &str = "// Generated from the Rust types by `cargo test --lib typescript`. Not to be edited.\n";

/// Enums in which a variant without fields stands beside its tag as `name: null`: they are held by variants of enums with a
/// tag inside, and serde cannot put a bare name there.
const WITHIN_TAGGED: [&str; 2] = ["Egress", "EgressEvent"];

/// Types by their names, each with all that it is made of.
struct Types {
    config: Config,
    found: BTreeMap<String, (TypeId, String)>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // What JavaScript has itself is declared nowhere.
        if T::output_path().is_none() {
            return;
        }
        let (name, id) = (T::ident(&self.config), TypeId::of::<T::WithoutGenerics>());
        if let Some((known, _)) = self.found.get(&name) {
            assert_eq!(*known, id, "two types are called `{name}`: one needs `ts(rename = …)`");
            return;
        }
        let mut declared = T::decl(&self.config);
        if WITHIN_TAGGED.contains(&name.as_str()) {
            declared = with_null(&declared);
        }
        let text = format!("{}export {declared}\n", T::docs().unwrap_or_default());
        self.found.insert(name, (id, text));
        T::visit_dependencies(self);
    }
}

/// `"view" | { … }` → `{ "view": null } | { … }`
fn with_null(declared: &str) -> String {
    let (head, variants) = declared.split_once(" = ").expect("a declaration");
    let variants = variants.trim_end_matches(';').split(" | ").map(|variant| {
        let bare = variant.starts_with('"') && variant.ends_with('"');
        if bare { format!("{{ {variant}: null }}") } else { variant.to_owned() }
    });
    format!("{head} = {};", variants.collect::<Vec<_>>().join(" | "))
}

/// Holds a generated file against what it should be.
pub fn is_up_to_date(file: &str, text: &str) {
    is_the_text_of(&format!("static/web/protocol/{file}"), &format!("{NOTE}\n{text}"));
}

/// Holds a file of the repository against what it should be.
pub fn is_the_text_of(file: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    if fs::read_to_string(&path).is_ok_and(|there| there == text) {
        return;
    }
    fs::write(&path, text).expect("the file can be written");
    let fresh = false;
    assert!(fresh, "{file} was stale and has been written anew: look at it, and commit it");
}

/// A list of texts.
pub fn list<'a>(texts: impl IntoIterator<Item = &'a str>) -> String {
    let quoted: Vec<_> = texts.into_iter().map(|text| format!("'{text}'")).collect();
    format!("[{}] as const", quoted.join(", "))
}

#[test]
fn the_types_of_the_scripts_are_those_of_the_engine() {
    // Numbers are JavaScript's: what a message carries stays below 2^53.
    let mut types = Types { config: Config::new().with_large_int("number"), found: BTreeMap::new() };
    types.visit::<Envelope<Request>>();
    types.visit::<Request>();
    types.visit::<Response>();
    types.visit::<Event>();
    types.visit::<Act>();
    types.visit::<lent::Ask>();
    types.visit::<lent::LentAnswer>();
    let declared: Vec<&str> = types.found.values().map(|(_, text)| text.as_str()).collect();
    is_up_to_date("types.ts", &declared.join("\n"));
}

#[test]
fn a_variant_without_fields_within_a_tagged_one_is_named_with_null() {
    let json = serde_json::to_value(Request::Egress(Egress::EraseReceipts)).expect("JSON");
    assert_eq!(json, serde_json::json!({ "type": "egress", "erase_receipts": null }));
    assert_eq!(
        with_null(r#"type A = "b" | { "c": { d: "e", } };"#),
        r#"type A = { "b": null } | { "c": { d: "e", } };"#
    );
}

#[test]
fn the_constants_of_the_scripts_are_those_of_the_engine() {
    let roles = [Role::Items, Role::Top, Role::Vectors, Role::Images, Role::Collab].map(String::from);
    let constants = [
        ("PROTOCOL", "Version of the protocol between a page and the engine.", VERSION.to_string()),
        ("PACK_SCHEMA", "Newest schema of a pack that is read.", manifest::SCHEMA.to_string()),
        ("PACK_ROLES", "What files of a pack are for.", list(roles.iter().map(String::as_str))),
        ("HEAD_ITEMS", "Items in the head of a pack; no widget shows more.", top::ITEMS.to_string()),
        ("SUMMARY_LENGTH", "Characters of a summary on a card.", top::SUMMARY.to_string()),
        ("DATABASE", "Name of the database of the person's own memory.", format!("'{}'", store::DATABASE)),
        ("CROSSED", "The error of a change that expects what is not there.", format!("'{}'", lent::CROSSED)),
        ("TABLES", "Tables of that database.", list(Table::ALL.map(Table::name))),
    ];
    let declared =
        constants.map(|(name, what, value)| format!("/** {what} */\nexport const {name} = {value};\n"));
    is_up_to_date("constants.ts", &declared.concat());
}
