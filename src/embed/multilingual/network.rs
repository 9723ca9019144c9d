//! From the pieces of a text to its vector: the table, windows over the pieces, their sum, and three layers.

use std::ops::Range;

use penchant_kernels::product::add_product;

use super::{DIM, bytes::Bytes};

/// Components of a window.
const WINDOW: usize = 256;
/// Components between the layers.
const INNER: usize = 320;
/// Pieces of a window, and how many of them stand before the one that it is about.
const WINDOWS: [(usize, usize); 3] = [(2, 0), (3, 1), (5, 2)];
/// Components of a piece with its windows.
const ALL: usize = DIM + WINDOWS.len() * WINDOW;
/// Added to a variance, so that it is never 0.
const EPSILON: f32 = 1e-12;

/// A matrix in one byte a weight: weight = `offset` + `step` × signed code.
struct Matrix {
    codes: Range<usize>,
    width: usize,
    step: f32,
    offset: f32,
}

/// What makes a row's mean 0 and its variance 1, and then stretches and moves it.
struct Norm {
    stretch: Vec<f32>,
    shift: Vec<f32>,
}

/// A matrix, and what is added to each of its rows' products.
struct Layer {
    matrix: Matrix,
    bias: Vec<f32>,
}

/// The places of the weights in the file.
pub struct Network {
    /// One byte a component.
    table: Range<usize>,
    /// For each piece, which of `steps` and `lows` its components are multiples of and counted from.
    groups: Range<usize>,
    steps: Vec<f32>,
    lows: Vec<f32>,
    /// From a piece to where each kind of window begins.
    projections: Vec<Layer>,
    projected: Norm,
    /// Two steps for each kind of window; each adds what it finds to what it was given.
    windows: Vec<[Layer; 2]>,
    summed: Norm,
    whole: Layer,
    layers: [Matrix; 6],
}

impl Network {
    /// Reads its part of the file.
    pub fn read(bytes: &mut Bytes<'_>, pieces: usize) -> Option<Self> {
        let groups = bytes.range(pieces)?;
        let kinds = bytes.count()?;
        let (steps, lows) = (bytes.floats(kinds)?, bytes.floats(kinds)?);
        let table = bytes.range(pieces.checked_mul(DIM)?)?;
        let mut layer = |deep, width| Layer::read(bytes, deep, width);
        let projections = WINDOWS.iter().map(|_| layer(DIM, WINDOW)).collect::<Option<Vec<_>>>()?;
        let projected = Norm::read(bytes, WINDOWS.len() * WINDOW)?;
        let mut layer = |deep, width| Layer::read(bytes, deep, width);
        let windows = WINDOWS
            .iter()
            .map(|(pieces, _)| Some([layer(pieces * WINDOW, WINDOW)?, layer(pieces * WINDOW, WINDOW)?]));
        let windows = windows.collect::<Option<Vec<_>>>()?;
        let summed = Norm::read(bytes, ALL)?;
        let whole = Layer::read(bytes, ALL, DIM)?;
        let mut layer = |deep, width| Matrix::read(bytes, deep, width);
        let layers = [
            layer(DIM, INNER)?,
            layer(INNER, INNER)?,
            layer(DIM, INNER)?,
            layer(INNER, DIM)?,
            layer(INNER, DIM)?,
            layer(DIM, DIM)?,
        ];
        Some(Self { table, groups, steps, lows, projections, projected, windows, summed, whole, layers })
    }

    /// The vector of a text of these pieces, of unit length.
    pub fn vector(&self, file: &[u8], rows: &[usize]) -> Vec<f32> {
        let pieces: Vec<f32> = rows.iter().flat_map(|row| self.row(file, *row)).collect();
        let wide = WINDOWS.len() * WINDOW;
        let mut projected = vec![0.0; rows.len() * wide];
        for (nth, layer) in self.projections.iter().enumerate() {
            put_columns(&mut projected, wide, nth * WINDOW, &layer.apply(file, &pieces), WINDOW);
        }
        self.projected.apply(&mut projected);

        let mut all = vec![0.0; rows.len() * ALL];
        put_columns(&mut all, ALL, 0, &pieces, DIM);
        for (nth, (steps, shape)) in self.windows.iter().zip(WINDOWS).enumerate() {
            let part = |row: &[f32]| row.iter().skip(nth * WINDOW).take(WINDOW).copied().collect::<Vec<_>>();
            let mut state: Vec<f32> = projected.chunks_exact(wide).flat_map(part).collect();
            for layer in steps {
                let found = layer.apply(file, &around(&state, shape));
                state.iter_mut().zip(found).for_each(|(sum, x)| *sum += x.max(0.0));
            }
            put_columns(&mut all, ALL, DIM + nth * WINDOW, &state, WINDOW);
        }
        self.summed.apply(&mut all);

        let mut sum = vec![0.0; ALL];
        all.chunks_exact(ALL).for_each(|row| sum.iter_mut().zip(row).for_each(|(sum, x)| *sum += x));
        let mut whole = self.whole.matrix.times(file, &sum);
        let count = rows.len().max(1) as f32;
        for (x, bias) in whole.iter_mut().zip(&self.whole.bias) {
            *x = (*x + count * bias) / count.sqrt();
        }
        let [first, second, past_first, third, past_third, fourth] = &self.layers;
        let inner = positive(first.times(file, &whole));
        let mut middle = past_first.times(file, &whole);
        add_each(&mut middle, &second.times(file, &inner));
        let middle = positive(middle);
        let inner = positive(third.times(file, &middle));
        let mut vector = past_third.times(file, &middle);
        add_each(&mut vector, &fourth.times(file, &inner));
        vector.iter_mut().for_each(|x| *x = x.tanh());
        let length = vector.iter().map(|x| x * x).sum::<f32>().max(EPSILON).sqrt();
        vector.iter_mut().for_each(|x| *x /= length);
        vector
    }

    /// The table's row of a piece.
    fn row(&self, file: &[u8], row: usize) -> impl Iterator<Item = f32> {
        let group =
            file.get(self.groups.clone()).and_then(|groups| groups.get(row)).copied().unwrap_or_default();
        let of = |values: &[f32]| values.get(usize::from(group)).copied().unwrap_or_default();
        let (step, low) = (of(&self.steps), of(&self.lows));
        let table = file.get(self.table.clone()).unwrap_or_default();
        let codes = table.get(row * DIM..(row + 1) * DIM).unwrap_or(&[0; DIM]);
        codes.iter().map(move |code| f32::from(*code) * step + low)
    }
}

impl Matrix {
    fn read(bytes: &mut Bytes<'_>, deep: usize, width: usize) -> Option<Self> {
        let (step, offset) = (bytes.float()?, bytes.float()?);
        Some(Self { codes: bytes.range(deep * width)?, width, step, offset })
    }

    /// The product of each row with it.
    fn times(&self, file: &[u8], rows: &[f32]) -> Vec<f32> {
        let deep = self.codes.len() / self.width;
        let mut out = vec![0.0; rows.len() / deep * self.width];
        add_product(rows, file.get(self.codes.clone()).unwrap_or_default(), self.width, &mut out);
        for (row, out) in rows.chunks_exact(deep).zip(out.chunks_exact_mut(self.width)) {
            let same = self.offset * row.iter().sum::<f32>();
            out.iter_mut().for_each(|x| *x = *x * self.step + same);
        }
        out
    }
}

impl Layer {
    fn read(bytes: &mut Bytes<'_>, deep: usize, width: usize) -> Option<Self> {
        Some(Self { matrix: Matrix::read(bytes, deep, width)?, bias: bytes.floats(width)? })
    }

    fn apply(&self, file: &[u8], rows: &[f32]) -> Vec<f32> {
        let mut out = self.matrix.times(file, rows);
        add_each(&mut out, &self.bias);
        out
    }
}

impl Norm {
    fn read(bytes: &mut Bytes<'_>, width: usize) -> Option<Self> {
        Some(Self { stretch: bytes.floats(width)?, shift: bytes.floats(width)? })
    }

    fn apply(&self, rows: &mut [f32]) {
        let width = self.stretch.len();
        for row in rows.chunks_exact_mut(width) {
            let mean = row.iter().sum::<f32>() / width as f32;
            let variance = row.iter().map(|x| (x - mean) * (x - mean)).sum::<f32>() / width as f32;
            let scale = 1.0 / (variance + EPSILON).sqrt();
            for ((x, stretch), shift) in row.iter_mut().zip(&self.stretch).zip(&self.shift) {
                *x = (*x - mean) * scale * stretch + shift;
            }
        }
    }
}

/// Each piece's window: its neighbours and itself, one behind the other, and nothing where the text has ended.
fn around(state: &[f32], (pieces, before): (usize, usize)) -> Vec<f32> {
    let rows = state.len() / WINDOW;
    let nothing = &[0.0; WINDOW][..];
    let row = |at: Option<usize>| at.and_then(|at| state.chunks_exact(WINDOW).nth(at)).unwrap_or(nothing);
    let window = |at: usize| (at..at + pieces).map(move |near| row(near.checked_sub(before)));
    (0..rows).flat_map(window).flatten().copied().collect()
}

/// Puts rows into columns of wider rows, from one on.
fn put_columns(to: &mut [f32], wide: usize, from: usize, rows: &[f32], width: usize) {
    for (to, row) in to.chunks_exact_mut(wide).zip(rows.chunks_exact(width)) {
        to.iter_mut().skip(from).zip(row).for_each(|(to, x)| *to = *x);
    }
}

/// Adds a row to each row.
fn add_each(rows: &mut [f32], row: &[f32]) {
    for sums in rows.chunks_exact_mut(row.len().max(1)) {
        sums.iter_mut().zip(row).for_each(|(sum, x)| *sum += x);
    }
}

fn positive(mut row: Vec<f32>) -> Vec<f32> {
    row.iter_mut().for_each(|x| *x = x.max(0.0));
    row
}
