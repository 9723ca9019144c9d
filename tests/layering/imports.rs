//! Which file uses which: read from the tokens of the source, not from its lines, so that no form of writing a path is missed.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    str::FromStr,
};

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// `["engine", "protocol"]` for `crate::engine::protocol`.
pub type ModulePath = Vec<String>;

/// What one file says of others.
#[derive(Debug, Default)]
pub struct Source {
    /// Paths that it names, as they are written, tests left out.
    named: Vec<Vec<String>>,
    /// Paths that its tests name.
    named_by_tests: Vec<Vec<String>>,
    /// What `use` lines bind: name → path. A `*` binds everything below the path.
    bound: Vec<(String, Vec<String>)>,
    /// Types, functions, traits, constants that it defines.
    defined: BTreeSet<String>,
}

/// The files of a crate as a tree of modules.
pub struct Modules(BTreeMap<ModulePath, Source>);

impl Modules {
    /// Reads every file below `root`, without the folder of the binaries.
    pub fn read(root: &Path) -> Self {
        let files = rust_files(root).into_iter().filter_map(|file| {
            let inside = file.strip_prefix(root).expect("listed below the root").to_owned();
            let path = module_path(&inside);
            let text = fs::read_to_string(&file).expect("source files are readable");
            (path.first().map(String::as_str) != Some("bin")).then(|| (path, Source::read(&text)))
        });
        Self(files.collect())
    }

    /// The modules and what they say.
    pub fn iter(&self) -> impl Iterator<Item = (&ModulePath, &Source)> {
        self.0.iter()
    }

    /// From each file to the files that define what it names. A facade that passes a name on is looked through; tests don't
    /// count.
    pub fn arrows(&self) -> BTreeSet<(ModulePath, ModulePath)> {
        let mut arrows = BTreeSet::new();
        for (module, source) in &self.0 {
            let bound =
                source.bound.iter().map(|(_, path)| path).filter(|path| !self.passes_on(module, path));
            for path in bound.chain(&source.named) {
                if let Some(target) = self.definer(module, path, 0).filter(|target| target != module) {
                    arrows.insert((module.clone(), target));
                }
            }
        }
        arrows
    }

    /// Whether a `use` line of `module` names something inside of `module` itself: a facade's way to hand it out.
    fn passes_on(&self, module: &ModulePath, path: &[String]) -> bool {
        self.definer(module, path, 0)
            .is_some_and(|target| target.len() > module.len() && target.starts_with(module))
    }

    fn definer(&self, from: &ModulePath, path: &[String], depth: usize) -> Option<ModulePath> {
        if depth > 8 {
            return None;
        }
        let (first, mut rest) = path.split_first()?;
        let mut at = match first.as_str() {
            "crate" => Vec::new(),
            "self" => from.clone(),
            "super" => {
                let more = rest.iter().take_while(|word| *word == "super").count();
                rest = &rest[more..];
                from[..from.len().checked_sub(more + 1)?].to_vec()
            }
            child => {
                let child = [&from[..], &[child.to_owned()]].concat();
                self.0.contains_key(&child).then_some(child)?
            }
        };
        while let Some(word) = rest.first() {
            let child = [&at[..], std::slice::from_ref(word)].concat();
            if !self.0.contains_key(&child) {
                break;
            }
            (at, rest) = (child, &rest[1..]);
        }
        let source = self.0.get(&at)?;
        let Some(name) = rest.first().filter(|name| *name != "*") else { return Some(at) };
        let follow = |path: &[String]| self.definer(&at, path, depth + 1);
        let by_name = source.bound.iter().filter(|(bound, _)| bound == name);
        let all = source.bound.iter().filter(|(bound, _)| bound == "*");
        let passed_on = by_name.filter_map(|(_, path)| follow(path)).next();
        passed_on
            .or_else(|| all.filter_map(|(_, path)| follow(path)).find(|target| self.0[target].defines(name)))
            .or(Some(at))
    }
}

impl Source {
    /// Every path that it names, its tests included.
    pub fn paths(&self) -> impl Iterator<Item = &Vec<String>> {
        self.bound.iter().map(|(_, path)| path).chain(&self.named).chain(&self.named_by_tests)
    }

    /// Whether a type, function, trait or constant of that name is defined in it.
    pub fn defines(&self, name: &str) -> bool {
        self.defined.contains(name)
    }

    /// Reads a file's text; one that is no Rust says nothing.
    pub fn read(text: &str) -> Self {
        let mut source = Self::default();
        if let Ok(tokens) = TokenStream::from_str(text) {
            source.walk(tokens, false);
        }
        source
    }

    fn walk(&mut self, tokens: TokenStream, in_tests: bool) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let (mut at, mut tests_follow) = (0, false);
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Group(group) => {
                    // `#[cfg(test)]` is about the module that comes next.
                    tests_follow |= group.delimiter() == Delimiter::Bracket && is_cfg_test(group.stream());
                    self.walk(group.stream(), in_tests);
                }
                TokenTree::Ident(word) if word == "mod" && tests_follow => {
                    tests_follow = false;
                    if let Some(TokenTree::Group(body)) = tokens.get(at + 1) {
                        self.walk(body.stream(), true);
                    }
                    at += 2;
                }
                // `+ use<'a>` captures lifetimes and names nothing.
                TokenTree::Ident(word) if word == "use" && !is_punct(tokens.get(at), '<') => {
                    let end = (at..tokens.len()).find(|&end| is_punct(tokens.get(end), ';'));
                    let end = end.unwrap_or(tokens.len());
                    for (name, path) in use_tree(&tokens[at..end], &[]) {
                        match in_tests {
                            true => self.named_by_tests.push(path),
                            false => self.bound.push((name, path)),
                        }
                    }
                    (at, tests_follow) = (end, false);
                }
                TokenTree::Ident(word) => {
                    let word = word.to_string();
                    if ["struct", "enum", "fn", "trait", "type", "const", "static", "union"]
                        .contains(&word.as_str())
                        && let Some(TokenTree::Ident(name)) = tokens.get(at)
                    {
                        self.defined.insert(name.to_string());
                    }
                    let (path, after) = path_from(&tokens, word, at);
                    at = after;
                    if path.len() > 1 {
                        if in_tests { &mut self.named_by_tests } else { &mut self.named }.push(path);
                    }
                    tests_follow = false;
                }
                _ => {}
            }
        }
    }
}

/// The rest of a path that began with `first`; and where it ends.
fn path_from(tokens: &[TokenTree], first: String, mut at: usize) -> (Vec<String>, usize) {
    let mut path = vec![first];
    while is_punct(tokens.get(at), ':')
        && is_punct(tokens.get(at + 1), ':')
        && let Some(TokenTree::Ident(word)) = tokens.get(at + 2)
    {
        path.push(word.to_string());
        at += 3;
    }
    (path, at)
}

/// What a `use` line binds: each name with its whole path.
fn use_tree(tokens: &[TokenTree], prefix: &[String]) -> Vec<(String, Vec<String>)> {
    let branches = tokens.split(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ','));
    // Behind a last comma is none.
    branches.filter(|branch| !branch.is_empty()).flat_map(|branch| use_branch(branch, prefix)).collect()
}

fn use_branch(tokens: &[TokenTree], prefix: &[String]) -> Vec<(String, Vec<String>)> {
    let mut path = prefix.to_vec();
    let mut renamed = None;
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                return use_tree(&group.stream().into_iter().collect::<Vec<_>>(), &path);
            }
            TokenTree::Ident(word) if word == "as" => {
                renamed = tokens.get(at + 1).map(ToString::to_string);
                break;
            }
            TokenTree::Ident(word) => path.push(word.to_string()),
            TokenTree::Punct(punct) if punct.as_char() == '*' => path.push("*".into()),
            _ => {}
        }
    }
    // `{self}` is what the braces stand behind.
    if path.len() > 1 && path.last().is_some_and(|word| word == "self") {
        path.pop();
    }
    let Some(last) = path.last().cloned() else { return Vec::new() };
    vec![(renamed.unwrap_or(last), path)]
}

fn is_punct(token: Option<&TokenTree>, letter: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == letter)
}

fn is_cfg_test(attribute: TokenStream) -> bool {
    attribute.to_string().replace(' ', "") == "cfg(test)"
}

fn module_path(inside: &Path) -> ModulePath {
    let mut path: ModulePath =
        inside.with_extension("").iter().map(|part| part.to_string_lossy().into_owned()).collect();
    if path.last().is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str())) {
        path.pop();
    }
    path
}

/// Every file of Rust below a folder, in the order of their names.
pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("source folders are readable") {
        let path = entry.expect("source folders are readable").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}
