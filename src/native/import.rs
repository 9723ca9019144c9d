//! Weights that were trained elsewhere: item factors or item-item neighbours, as Parquet or safetensors. A log that has
//! outgrown one machine is trained where it lies, and only this is brought here.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use parquet::record::{Field, Row};
use safetensors::{Dtype, SafeTensors};

use super::table::rows;
use crate::catalog::Item;
use crate::recommend::collab::blend::Shares;
use crate::recommend::collab::sparse::Sparse;
use crate::recommend::collab::{Blend, Factors, Prior, Weights};

/// Most factors per item.
const MOST_FACTORS: usize = 256;

/// Files to import from.
#[derive(Debug, Clone, Default, clap::Args)]
pub struct ImportOptions {
    /// Item factors trained elsewhere: Parquet with `id` and `features`, or safetensors with `features` and the metadata
    /// `ids`; a folder of such files is read whole
    #[arg(long, conflicts_with = "interactions")]
    pub item_factors: Option<PathBuf>,
    /// User factors of the same training, in the same form; only their mean and covariance are kept. Ids are not read
    #[arg(long, requires = "item_factors")]
    pub user_factors: Option<PathBuf>,
    /// Item-item neighbours trained elsewhere: Parquet with `source`, `target` and `weight`, or safetensors with
    /// `pairs` (n × 2, rows of `ids`) and `weights`
    #[arg(long, conflicts_with = "interactions")]
    pub item_neighbours: Option<PathBuf>,
}

impl ImportOptions {
    /// Whether anything is to be imported.
    pub fn any(&self) -> bool {
        self.item_factors.is_some() || self.item_neighbours.is_some()
    }
}

/// Weights over `items`, by position, and how many ids of the files the catalogue does not have. Popularity is the
/// catalogue's own.
///
/// # Errors
/// If a file cannot be read, has other columns, rows of different lengths, or numbers that are none; or if fewer than
/// `min_users` users' factors are given, whose mean and covariance would say too much about each.
pub fn import(options: &ImportOptions, items: &[Item], min_users: usize) -> Result<(Weights, usize)> {
    let position: HashMap<&str, u32> = items.iter().map(|item| item.id.as_str()).zip(0..).collect();
    let mut unknown = 0;
    let (factors, dim) = match &options.item_factors {
        Some(path) => {
            let rows = vectors(path)?;
            let dim = width(path, &rows)?;
            let mut matrix = vec![0.0; items.len() * dim];
            for (id, row) in &rows {
                match position.get(id.as_str()) {
                    Some(at) => matrix[*at as usize * dim..][..dim].copy_from_slice(row),
                    None => unknown += 1,
                }
            }
            (matrix, dim)
        }
        None => (Vec::new(), 0),
    };
    let prior = match &options.user_factors {
        Some(path) => {
            let rows = vectors(path)?;
            ensure!(
                rows.len() >= min_users,
                "{}: the factors of {} users; their mean and covariance are published from {min_users} on",
                path.display(),
                rows.len()
            );
            ensure!(width(path, &rows)? == dim, "{}: not as many factors as the items have", path.display());
            gaussian(&rows, dim)
        }
        None => vague(&factors, dim),
    };
    let links = match &options.item_neighbours {
        Some(path) => {
            let (pairs, others) = neighbours(path, &position)?;
            unknown += others;
            pairs
        }
        None => Vec::new(),
    };
    let n = items.len() as u32;
    let weights = Weights {
        popularity: popularity(items),
        factors: Factors::quantise(dim, &factors),
        prior,
        blend: blend(dim > 0, !links.is_empty()),
        links: Sparse::new(n, links),
        rules: Sparse::new(n, []),
    };
    Ok((weights, unknown))
}

/// The default schedule, for the sources that there are. Nothing is known of what comes next, so taste has every place.
fn blend(factors: bool, links: bool) -> Blend {
    let mut blend = Blend::default();
    for knot in &mut blend.knots {
        let Shares { folded, links: linked, .. } = knot.taste;
        knot.taste.folded = if factors { folded } else { 0.0 };
        knot.taste.links = match (factors, links) {
            (_, false) => 0.0,
            (true, true) => linked,
            (false, true) => folded + linked,
        };
        (knot.moment, knot.taste_first, knot.moment_places) = (knot.taste, 0.0, 0.0);
    }
    blend
}

fn popularity(items: &[Item]) -> Vec<f32> {
    let count = |item: &Item| item.popularity.unwrap_or(0.0).max(0.0).ln_1p();
    let most = items.iter().map(count).fold(0.0, f64::max);
    // Rounded as the file will round it.
    let rounded = |p: f64| ((p * 65535.0).round() / 65535.0) as f32;
    items.iter().map(|item| if most > 0.0 { rounded(count(item) / most) } else { 0.0 }).collect()
}

fn gaussian(rows: &[(String, Vec<f32>)], dim: usize) -> Prior {
    let count = rows.len().max(1) as f64;
    let mut mean = vec![0.0f64; dim];
    for (_, row) in rows {
        mean.iter_mut().zip(row).for_each(|(sum, x)| *sum += f64::from(*x) / count);
    }
    let mut covariance = vec![0.0f64; dim * dim];
    for (_, row) in rows {
        let off: Vec<f64> = row.iter().zip(&mean).map(|(x, m)| f64::from(*x) - m).collect();
        for (line, a) in covariance.chunks_exact_mut(dim).zip(&off) {
            line.iter_mut().zip(&off).for_each(|(cell, b)| *cell += a * b / count);
        }
    }
    let narrow = |values: Vec<f64>| values.into_iter().map(|x| x as f32).collect();
    Prior { mean: narrow(mean), covariance: narrow(covariance) }
}

/// Without users: as wide as makes an average item's score vary by one.
fn vague(factors: &[f32], dim: usize) -> Prior {
    let rows = factors.chunks_exact(dim.max(1)).filter(|row| row.iter().any(|x| *x != 0.0));
    let (sum, count) =
        rows.fold((0.0, 0.0), |(sum, n), row| (sum + row.iter().map(|x| x * x).sum::<f32>(), n + 1.0));
    let spread = if sum > 0.0 { count / sum } else { 1.0 };
    let covariance = (0..dim * dim).map(|at| if at % (dim + 1) == 0 { spread } else { 0.0 }).collect();
    Prior { mean: vec![0.0; dim], covariance }
}

fn width(path: &Path, rows: &[(String, Vec<f32>)]) -> Result<usize> {
    let dim = rows.first().map_or(0, |(_, row)| row.len());
    let name = path.display();
    ensure!(dim > 0 && dim <= MOST_FACTORS, "{name}: {dim} factors; 1 to {MOST_FACTORS} can be used");
    if let Some((id, row)) = rows.iter().find(|(_, row)| row.len() != dim) {
        bail!("{name}: `{id}` has {} factors, the first row has {dim}", row.len());
    }
    if let Some((id, _)) = rows.iter().find(|(_, row)| row.iter().any(|x| !x.is_finite())) {
        bail!("{name}: a factor of `{id}` is not a number");
    }
    Ok(dim)
}

/// The data files at a path: itself, or those in the folder that a cluster wrote.
fn files(path: &Path) -> Result<Vec<PathBuf>> {
    if !path.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files = Vec::new();
    for entry in fs::read_dir(path).with_context(|| format!("could not read {}", path.display()))? {
        let file = entry?.path();
        let data = file.extension().is_some_and(|e| e == "parquet" || e == "safetensors");
        if data && file.file_name().is_some_and(|name| !name.to_string_lossy().starts_with(['.', '_'])) {
            files.push(file);
        }
    }
    files.sort();
    ensure!(!files.is_empty(), "{}: no .parquet or .safetensors file in it", path.display());
    Ok(files)
}

fn is_safetensors(path: &Path) -> bool {
    path.extension().is_some_and(|e| e == "safetensors")
}

fn vectors(path: &Path) -> Result<Vec<(String, Vec<f32>)>> {
    let mut out = Vec::new();
    for file in files(path)? {
        let rows = if is_safetensors(&file) { vectors_of_tensors(&file) } else { vectors_of_rows(&file) };
        out.extend(rows.with_context(|| file.display().to_string())?);
    }
    Ok(out)
}

fn vectors_of_rows(file: &Path) -> Result<Vec<(String, Vec<f32>)>> {
    let row = |row: Row| {
        let id = text(column(&row, "id")?)?;
        let Field::ListInternal(list) = column(&row, "features")? else { bail!("`features` is not a list") };
        Ok((id, list.elements().iter().map(number).collect::<Result<_>>()?))
    };
    rows(file)?.map(|read| row(read?)).collect()
}

fn vectors_of_tensors(file: &Path) -> Result<Vec<(String, Vec<f32>)>> {
    let bytes = fs::read(file)?;
    let (ids, tensors) = tensors(&bytes)?;
    let features = tensors.tensor("features")?;
    let [n, dim] = *features.shape() else { bail!("`features` is not a matrix") };
    ensure!(n == ids.len(), "{} ids for {n} rows", ids.len());
    ensure!(dim > 0, "`features` has no columns");
    let values = floats(&features)?;
    Ok(ids.into_iter().zip(values.chunks_exact(dim).map(<[f32]>::to_vec)).collect())
}

/// `(source, target, weight)` by position, and how many pairs name an item that the catalogue does not have.
type Pairs = (Vec<(u32, u32, f32)>, usize);

fn neighbours(path: &Path, position: &HashMap<&str, u32>) -> Result<Pairs> {
    let (mut pairs, mut unknown) = (Vec::new(), 0);
    let mut add = |source: &str, target: &str, weight: f32| -> Result<()> {
        ensure!(weight.is_finite(), "the weight from `{source}` to `{target}` is not a number");
        match (position.get(source), position.get(target)) {
            (Some(source), Some(target)) if source == target => {}
            (Some(source), Some(target)) => pairs.push((*source, *target, weight)),
            _ => unknown += 1,
        }
        Ok(())
    };
    for file in files(path)? {
        read_pairs(&file, &mut add).with_context(|| file.display().to_string())?;
    }
    Ok((pairs, unknown))
}

fn read_pairs(file: &Path, add: &mut impl FnMut(&str, &str, f32) -> Result<()>) -> Result<()> {
    if is_safetensors(file) {
        let bytes = fs::read(file)?;
        let (ids, tensors) = tensors(&bytes)?;
        let (pairs, weights) = (tensors.tensor("pairs")?, floats(&tensors.tensor("weights")?)?);
        ensure!(pairs.shape() == [weights.len(), 2], "`pairs` is not one row of two for each weight");
        let pairs = integers(&pairs)?;
        let id = |at: i64| usize::try_from(at).ok().and_then(|at| ids.get(at)).context("a pair names no id");
        for ([source, target], weight) in pairs.as_chunks::<2>().0.iter().zip(weights) {
            add(id(*source)?, id(*target)?, weight)?;
        }
        return Ok(());
    }
    for row in rows(file)? {
        let row = row?;
        let (source, target) = (text(column(&row, "source")?)?, text(column(&row, "target")?)?);
        add(&source, &target, number(column(&row, "weight")?)?)?;
    }
    Ok(())
}

fn column<'a>(row: &'a Row, name: &str) -> Result<&'a Field> {
    let mut columns = row.get_column_iter();
    columns
        .find(|(column, _)| *column == name)
        .map(|(_, field)| field)
        .with_context(|| format!("no column `{name}`"))
}

fn text(field: &Field) -> Result<String> {
    match field {
        Field::Str(text) => Ok(text.clone()),
        Field::Int(n) => Ok(n.to_string()),
        Field::Long(n) => Ok(n.to_string()),
        other => bail!("`{other}` is no id: text or a whole number is"),
    }
}

fn number(field: &Field) -> Result<f32> {
    match field {
        Field::Float(x) => Ok(*x),
        Field::Double(x) => Ok(*x as f32),
        Field::Int(n) => Ok(*n as f32),
        Field::Long(n) => Ok(*n as f32),
        other => bail!("`{other}` is not a number"),
    }
}

/// The ids in the metadata (a JSON array of texts), and the tensors.
fn tensors(bytes: &[u8]) -> Result<(Vec<String>, SafeTensors<'_>)> {
    let (_, header) = SafeTensors::read_metadata(bytes)?;
    let ids = header.metadata().as_ref().and_then(|metadata| metadata.get("ids"));
    let ids = serde_json::from_str(ids.context("no metadata `ids`")?)
        .context("`ids` is not a JSON array of texts")?;
    Ok((ids, SafeTensors::deserialize(bytes)?))
}

fn floats(tensor: &safetensors::tensor::TensorView<'_>) -> Result<Vec<f32>> {
    ensure!(tensor.dtype() == Dtype::F32, "{:?} where F32 is read", tensor.dtype());
    Ok(tensor.data().as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect())
}

fn integers(tensor: &safetensors::tensor::TensorView<'_>) -> Result<Vec<i64>> {
    ensure!(tensor.dtype() == Dtype::I64, "{:?} where I64 is read", tensor.dtype());
    Ok(tensor.data().as_chunks::<8>().0.iter().map(|bytes| i64::from_le_bytes(*bytes)).collect())
}
