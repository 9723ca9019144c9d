//! Which items of a site are taken, by the addresses of their pages, and what of them says nothing.

use std::{collections::HashMap, fs, path::Path};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde::Deserialize;

use super::report::LeftOut;
use crate::catalog::{Item, rules::OwnerRule};

/// A picture that so many items have is nobody's in particular.
const COMMON: usize = 3;

/// Which pages count, by the paths of their addresses; `*` stands for anything.
#[derive(Debug, Default, Args)]
pub struct Pages {
    /// Only items whose page is at such a path, such as `/blog/*`; may be given several times
    #[arg(long, value_name = "PATH")]
    include: Vec<String>,
    /// No item whose page is at such a path, such as `/legal/*`; may be given several times
    #[arg(long, value_name = "PATH")]
    exclude: Vec<String>,
}

impl Pages {
    /// Keeps what counts, and says what went. An item without an address is no page, and stays.
    pub fn choose(&self, items: &mut Vec<Item>, left_out: &mut Vec<LeftOut>) {
        let any = |patterns: &[String], path: &str| patterns.iter().any(|pattern| matches(pattern, path));
        items.retain(|item| {
            let Some(path) = item.url.as_ref().map(|url| path(url.to_compare()).to_owned()) else {
                return true;
            };
            let out = any(&self.exclude, &path);
            let counts = !out && (self.include.is_empty() || any(&self.include, &path));
            if !counts {
                let reason = format!("left out by --{}", if out { "exclude" } else { "include" });
                left_out.push(LeftOut { place: path, reason });
            }
            counts
        });
    }
}

/// Takes away a picture that most items have: a site's own for when its pages are shared.
pub fn without_common_picture(items: &mut [Item], left_out: &mut Vec<LeftOut>) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for image in items.iter().filter_map(|item| item.image.as_ref()) {
        *counts.entry(image.to_compare().clone()).or_default() += 1;
    }
    let most = counts.into_iter().max_by_key(|(_, count)| *count);
    let Some((image, count)) = most.filter(|(_, count)| *count >= COMMON && 2 * count > items.len()) else {
        return;
    };
    for item in
        items.iter_mut().filter(|item| item.image.as_ref().is_some_and(|own| *own.to_compare() == image))
    {
        item.image = None;
    }
    let reason = format!("{count} items have this picture, so it is shown with none of them");
    left_out.push(LeftOut { place: image, reason });
}

/// A rule as owners write it: beside items and facets it may name pages.
#[derive(Deserialize)]
struct Written {
    #[serde(flatten)]
    rule: OwnerRule,
    #[serde(default)]
    pages: Vec<String>,
}

/// The rules in a file. The pages that they name become the items that are there.
///
/// # Errors
/// If the file cannot be read, is no list of rules, or has one that cannot be used.
pub fn rules(file: &Path, items: &[Item]) -> Result<Vec<OwnerRule>> {
    let bytes = fs::read(file).with_context(|| format!("could not read {}", file.display()))?;
    let written: Vec<Written> = serde_json::from_slice(&bytes).with_context(|| file.display().to_string())?;
    let named = |Written { mut rule, pages }: Written| {
        let is_there = |item: &&Item| {
            let url = item.url.as_ref().map(|url| path(url.to_compare()));
            url.is_some_and(|path| pages.iter().any(|pattern| matches(pattern, path)))
        };
        rule.items.extend(items.iter().filter(is_there).map(|item| item.id.clone()));
        // What is on no page applies to nothing: that is for the owner to know, unless the rest of the rule applies.
        let lost = !pages.is_empty() && rule.items.is_empty() && rule.facet.is_none();
        if lost {
            bail!("{}: `{}` names pages that are not there", file.display(), rule.label)
        }
        Ok(rule)
    };
    let rules: Vec<OwnerRule> = written.into_iter().map(named).collect::<Result<_>>()?;
    match rules.iter().find_map(OwnerRule::fault) {
        Some(fault) => bail!("{}: {fault}", file.display()),
        None => Ok(rules),
    }
}

/// The path of an address, as a site writes it.
fn path(url: &str) -> &str {
    let path = url.split_once("://").map_or(url, |(_, rest)| rest.find('/').map_or("/", |at| &rest[at..]));
    path.split(['?', '#']).next().unwrap_or_default()
}

/// Whether a path is as a pattern says, in which `*` stands for anything.
fn matches(pattern: &str, path: &str) -> bool {
    let mut parts = pattern.split('*');
    let Some(mut rest) = path.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        let Some(at) = rest.find(part) else { return false };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str, url: Option<&str>, image: Option<&str>) -> Item {
        Item {
            id: id.into(),
            title: id.into(),
            url: url.map(Into::into),
            image: image.map(Into::into),
            ..Item::default()
        }
    }

    #[test]
    fn a_star_stands_for_anything() {
        for (pattern, path, is) in [
            ("/blog/*", "/blog/a/b.html", true),
            ("/blog/*", "/blog/", true),
            ("/blog/*", "/blogs", false),
            ("*/draft-*", "/de/draft-1", true),
            ("/a", "/a", true),
            ("/a", "/a/b", false),
            ("*", "", true),
            ("/*/x/*.html", "/a/x/b.html", true),
            ("/*/x/*.html", "/a/y/b.html", false),
            ("/aa*aa", "/aaa", false),
        ] {
            assert_eq!(matches(pattern, path), is, "{pattern} {path}");
        }
    }

    #[test]
    fn pages_are_taken_and_left_out_by_their_addresses() {
        let all = || {
            vec![
                item("a", Some("/blog/a/"), None),
                item("b", Some("https://x.example/blog/b/?page=2"), None),
                item("c", Some("/legal/terms"), None),
                item("d", None, None),
            ]
        };
        let chosen = |include: &[&str], exclude: &[&str]| {
            let own = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
            let (mut items, mut problems) = (all(), Vec::new());
            Pages { include: own(include), exclude: own(exclude) }.choose(&mut items, &mut problems);
            assert_eq!(items.len() + problems.len(), 4);
            items.into_iter().map(|item| item.id).collect::<String>()
        };
        assert_eq!(chosen(&[], &[]), "abcd");
        assert_eq!(chosen(&["/blog/*"], &[]), "abd");
        assert_eq!(chosen(&["/blog/*"], &["*/b/"]), "ad");
        assert_eq!(chosen(&[], &["/legal/*"]), "abd");
    }

    #[test]
    fn one_picture_of_most_pages_is_none_and_others_stay() {
        let mut items: Vec<Item> = (0..5)
            .map(|n| item(&n.to_string(), None, Some(if n < 3 { "/share.png" } else { "/own.png" })))
            .collect();
        let mut problems = Vec::new();
        without_common_picture(&mut items, &mut problems);
        assert_eq!(items.iter().filter(|item| item.image.is_some()).count(), 2);
        assert_eq!(problems.len(), 1);
        let mut few = vec![item("a", None, Some("/p.png")), item("b", None, Some("/p.png"))];
        without_common_picture(&mut few, &mut problems);
        assert!(few.iter().all(|item| item.image.is_some()));
    }

    #[test]
    fn a_rule_may_name_pages() {
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("rules.json");
        let items = [item("a", Some("/blog/a/"), None), item("b", Some("/legal/b"), None)];
        let read = |text: &str| {
            fs::write(&file, text).unwrap();
            rules(&file, &items).map_err(|error| error.to_string())
        };
        let found = read(r#"[{"label": "Legal", "action": "filter", "pages": ["/legal/*"]}]"#).unwrap();
        assert_eq!(found[0].items, ["b"]);
        let lost = read(r#"[{"label": "News", "action": "boost", "amount": 0.2, "pages": ["/news/*"]}]"#);
        assert!(lost.unwrap_err().contains("`News` names pages that are not there"));
        assert!(
            read(r#"[{"label": "", "action": "filter", "items": ["a"]}]"#).unwrap_err().contains("no label")
        );
    }
}
