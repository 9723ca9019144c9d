//! Quality against bytes, as SVG.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::questions::{EvaluationSetup, EvaluationTask};
use super::{Vectors, ranked};
use crate::evaluate::metrics::Accuracy;
use crate::native::train::{self, TrainOptions, meter};
use crate::recommend::collab::CollabRanker;

/// Budgets tried, in kilobytes.
const BUDGETS: [usize; 6] = [50, 100, 200, 300, 450, 600];
/// What is drawn, where the task was asked.
const PANELS: [(&str, &str); 3] = [("strong", "N@100"), ("cold3", "N@20"), ("next", "HR@10")];

/// Trains for each budget and draws one panel per task.
///
/// # Errors
/// If the drawing cannot be written.
pub fn draw(
    path: &Path,
    questions: &EvaluationSetup,
    vectors: Vectors,
    options: &TrainOptions,
) -> Result<()> {
    let panels: Vec<(&EvaluationTask, &str)> = PANELS
        .iter()
        .filter_map(|(name, metric)| {
            let of_name = |task: &&EvaluationTask| task.name.trim_end_matches("_val") == *name;
            Some((questions.tasks.iter().find(of_name)?, *metric))
        })
        .collect();
    let log = questions.logs.iter().find(|(name, _)| name == "strong");
    let (Some((_, log)), false) = (log, panels.is_empty()) else {
        ensure!(false, "the plot needs one of the tasks strong, cold3 and next");
        return Ok(());
    };
    let mut lines: Vec<Vec<(f64, f64)>> = vec![Vec::new(); panels.len()];
    for kilobytes in BUDGETS {
        let options = TrainOptions { budget_kb: kilobytes, ..options.clone() };
        let (weights, report) = train::train(log, vectors, &options, &meter());
        let ranker = CollabRanker::new(weights);
        for (line, (task, metric)) in lines.iter_mut().zip(&panels) {
            let lists = ranked(&ranker, task);
            let each: Vec<Accuracy> = lists
                .iter()
                .zip(&task.queries)
                .map(|(list, query)| Accuracy::of(list, &query.wanted, &query.known))
                .collect();
            line.push((report.bytes as f64 / 1000.0, Accuracy::mean(&each).get(metric)));
        }
    }
    let titles = panels.iter().map(|(task, metric)| format!("{}, {metric}", task.name));
    let panels: Vec<(String, Vec<(f64, f64)>)> = titles.zip(lines).collect();
    std::fs::write(path, svg(&panels)).with_context(|| format!("cannot write {}", path.display()))
}

const HEIGHT: f64 = 230.0;

fn svg(panels: &[(String, Vec<(f64, f64)>)]) -> String {
    let drawn: String = panels
        .iter()
        .enumerate()
        .map(|(at, (title, points))| {
            format!("<g transform='translate(0 {})'>{}</g>", at as f64 * HEIGHT, panel(title, points))
        })
        .collect();
    let height = HEIGHT * panels.len() as f64 + 10.0;
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 640 {height}' font-family='sans-serif' font-size='12'>\
         <rect width='640' height='{height}' fill='white'/>{drawn}</svg>\n"
    )
}

fn panel(title: &str, points: &[(f64, f64)]) -> String {
    let most = points.iter().map(|p| p.0).fold(1.0, f64::max);
    let (low, high) = points.iter().fold((f64::MAX, f64::MIN), |(l, h), p| (l.min(p.1), h.max(p.1)));
    let (low, high) = (low - 0.005, high + 0.005);
    let place = |&(x, y): &(f64, f64)| (60.0 + 540.0 * x / most, 180.0 - 130.0 * (y - low) / (high - low));
    let line: Vec<String> = points.iter().map(place).map(|(x, y)| format!("{x:.1},{y:.1}")).collect();
    let mark = |point: &(f64, f64)| {
        let (x, y) = place(point);
        format!(
            "<circle cx='{x:.1}' cy='{y:.1}' r='4' fill='#2563eb'/>\
             <text x='{x:.1}' y='{:.1}' text-anchor='middle'>{:.3}</text>\
             <text x='{x:.1}' y='197' text-anchor='middle'>{:.0}</text>",
            y - 9.0,
            point.1,
            point.0
        )
    };
    let marks: String = points.iter().map(mark).collect();
    format!(
        "<path d='M40 30V183H620' fill='none' stroke='#888'/>\
         <polyline points='{}' fill='none' stroke='#2563eb' stroke-width='2'/>{marks}\
         <text x='48' y='24' font-weight='bold'>{title}</text>\
         <text x='620' y='214' text-anchor='end'>collaborative weights, kB</text>",
        line.join(" ")
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_point_is_drawn_and_more_bytes_stand_further_right() {
        let drawn = svg(&[("strong, N@100".into(), vec![(100.0, 0.5), (600.0, 0.55)])]);
        assert_eq!(drawn.matches("<circle").count(), 2);
        assert!(drawn.contains("0.500") && drawn.contains(">600<"), "{drawn}");
    }
}
