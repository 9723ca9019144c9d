//! Items by the marks that the person put on them: "the ones I saved", "hide what I liked", "that I haven't seen yet".

use super::{
    super::{marks::Marked, tokens::phrase},
    quantity::number,
    reader::TextReader,
};

/// Tokens between a mark and when it was made, at most.
const REACH: usize = 6;

impl TextReader<'_> {
    /// Reads which items are asked for, or left out, by the person's marks.
    pub fn marks(&mut self) {
        let named = !self.reading.like.is_empty() || !self.reading.seen.is_empty();
        for at in 0..self.tokens.len() {
            if self.is_used(at) || self.told.past.get(at).copied().unwrap_or(false) {
                continue;
            }
            let asked = self.keyed_at(at, &self.grammar.asked_for).map(|(mark, used)| (mark, true, used));
            // "I'll put that on my list" and "my likes are" ask for nothing.
            let asked = asked.filter(|(_, _, used)| {
                let put = |near: usize| {
                    matches!(self.lower(near), "put" | "write" | "add" | "adding" | "goes" | "already")
                };
                !(at.saturating_sub(4)..at).any(put) && !matches!(self.lower(at + used), "are" | "is" | ":")
            });
            let told =
                || self.keyed_at(at, &self.grammar.marked).map(|((mark, wanted), used)| (mark, wanted, used));
            let Some((mark, wanted, used)) = asked.or_else(told) else { continue };
            let head = at.wrapping_sub(1);
            let denied = self.denied(at)
                || (wanted
                    && asked.is_none()
                    && (self.denied(head) || matches!(self.lower(head), "nothing" | "none")));
            // "I liked it", "like the ones I liked" and "the one I saw was Alien" tell a taste, and choose nothing.
            let chooses = asked.is_some()
                || self.is_head(head)
                    && (denied || !named)
                    && !self.is_likened(head)
                    && !self.has_object(at + used);
            // "I don't know" by itself says nothing of items.
            let of_items = self.grammar.marked_heads.contains(&self.lower(head))
                || self.grammar.is_generic(self.word(head));
            let idle = self.lower(at + used - 1) == "know" && !of_items;
            if (wanted && !chooses)
                || idle
                || (!wanted && self.tokens.get(at + used).is_some_and(|next| next.capital))
            {
                continue;
            }
            let days = self.days_near(at, used);
            self.take(at, used);
            self.reading.marks.push(Marked { mark, wanted: wanted && !denied, days });
        }
    }

    /// Takes what is told: it demands nothing.
    pub fn stories(&mut self) {
        for (used, told) in self.used.iter_mut().zip(&self.told.told) {
            *used |= told;
        }
    }

    fn keyed_at<K: Copy>(&self, at: usize, list: &[(&'static str, K)]) -> Option<(K, usize)> {
        list.iter().find_map(|(words, key)| Some((*key, phrase(&self.tokens, at, words)?)))
    }

    /// Whether a word stands for items: "those", "films", "comedies".
    fn is_head(&self, at: usize) -> bool {
        let token = self.tokens.get(at).filter(|token| token.is_word() && token.number().is_none());
        token.is_some_and(|token| {
            self.grammar.marked_heads.contains(&token.lower.as_str()) || !self.grammar.is_stop(&token.lower)
        })
    }

    /// Whether a verb goes on with what it is about, so that nothing before it is: "figures I saw Alien".
    fn has_object(&self, at: usize) -> bool {
        let object =
            matches!(self.lower(at), "it" | "a" | "an" | "the" | "this" | "that" | "them" | "some" | "my");
        object
            || (!self.shouted && self.tokens.get(at).is_some_and(|token| token.capital && token.lower != "i"))
    }

    fn is_likened(&self, head: usize) -> bool {
        (0..=2).filter_map(|back| head.checked_sub(back + 1)).any(|near| {
            let led = self.one_of(near, &self.grammar.like);
            led.is_some_and(|(_, used)| near + used == head || near + used + 1 == head)
        })
    }

    /// Within how many days: "last week", "in the last three days".
    fn days_near(&mut self, at: usize, used: usize) -> Option<u32> {
        for near in (at + used..at + used + REACH).chain(at.saturating_sub(REACH)..at) {
            if let Some((days, used)) = self.keyed_at(near, &self.grammar.within) {
                self.take(near, used);
                return Some(days);
            }
            if !matches!(self.lower(near), "last" | "past") {
                continue;
            }
            let Some((count, took)) = number(&self.tokens, near + 1, self.grammar) else { continue };
            let unit = match self.lower(near + 1 + took) {
                "day" | "days" => 1.0,
                "week" | "weeks" => 7.0,
                "month" | "months" => 31.0,
                "year" | "years" => 366.0,
                _ => continue,
            };
            self.take(near, took + 2);
            return Some((count * unit) as u32);
        }
        None
    }
}
