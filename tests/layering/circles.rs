//! Circles in a graph, and the arrows that would have to turn round for the rest to run one way.

use std::collections::{BTreeMap, BTreeSet};

/// Sets of two or more nodes that all reach each other (Tarjan 1972), each in order.
pub fn circles<N: Ord + Clone>(arrows: &BTreeSet<(N, N)>) -> Vec<Vec<N>> {
    let mut search = Search { arrows, seen: BTreeMap::new(), stack: Vec::new(), found: Vec::new() };
    for node in arrows.iter().map(|(from, _)| from) {
        if !search.seen.contains_key(node) {
            search.visit(node);
        }
    }
    search.found.sort();
    search.found
}

struct Search<'a, N> {
    arrows: &'a BTreeSet<(N, N)>,
    /// When a node was met, and the earliest one on the stack that it reaches.
    seen: BTreeMap<&'a N, (usize, usize)>,
    stack: Vec<&'a N>,
    found: Vec<Vec<N>>,
}

impl<'a, N: Ord + Clone> Search<'a, N> {
    fn visit(&mut self, node: &'a N) {
        let met = self.seen.len();
        let mut reaches = met;
        self.seen.insert(node, (met, met));
        self.stack.push(node);
        for to in self.arrows.iter().filter(|(from, _)| from == node).map(|(_, to)| to) {
            match self.seen.get(to) {
                None => {
                    self.visit(to);
                    reaches = reaches.min(self.seen[to].1);
                }
                Some((met, _)) if self.stack.contains(&to) => reaches = reaches.min(*met),
                Some(_) => {}
            }
        }
        self.seen.insert(node, (met, reaches));
        if met == reaches {
            let at = self
                .stack
                .iter()
                .position(|on| *on == node)
                .expect("a node is on the stack until it is done");
            let mut circle: Vec<N> = self.stack.drain(at..).cloned().collect();
            circle.sort();
            self.found.extend((circle.len() > 1).then_some(circle));
        }
    }
}

/// The fewest arrows that run back up: over all orders of the nodes from top to bottom, the least number that point against
/// the order. Exact, by the best order of every subset, circle by circle.
pub fn running_up<N: Ord + Clone>(arrows: &BTreeSet<(N, N)>) -> usize {
    circles(arrows).iter().map(|circle| running_up_in(circle, arrows)).sum()
}

fn running_up_in<N: Ord>(circle: &[N], arrows: &BTreeSet<(N, N)>) -> usize {
    assert!(circle.len() <= 20, "a circle of {} is too large to be ordered", circle.len());
    let bits = |node: &N| {
        (0..circle.len())
            .filter(|&to| arrows.iter().any(|(a, b)| a == node && *b == circle[to]))
            .fold(0_usize, |bits, to| bits | 1 << to)
    };
    let below: Vec<usize> = circle.iter().map(bits).collect();
    // For each set of nodes that are placed, topmost first: the fewest arrows among them that point up.
    let mut fewest = vec![usize::MAX; 1 << circle.len()];
    fewest[0] = 0;
    for placed in 0..fewest.len() {
        for (next, arrows) in below.iter().enumerate().filter(|(next, _)| placed >> next & 1 == 0) {
            let with = fewest[placed] + (arrows & placed).count_ones() as usize;
            let both = &mut fewest[placed | 1 << next];
            *both = with.min(*both);
        }
    }
    fewest.last().copied().unwrap_or_default()
}
