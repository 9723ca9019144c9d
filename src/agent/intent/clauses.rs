//! How each word is meant: as a demand, as a wish, denied, or as no demand at all. A clause decides: who speaks, what its verb
//! says, and where it ends.

use super::{
    super::tokens::{Token, phrase},
    grammar::{Grammar, Phrases},
};

/// For each token, how it is meant. What is none of these is a demand.
pub struct Clauses {
    /// Denied: "not", "without".
    pub denied: Vec<bool>,
    /// Only wished for: "ideally", "I like".
    pub soft: Vec<bool>,
    /// Among them what is hedged: a bound is demanded unless it is.
    pub hedged: Vec<bool>,
    /// No demand: what somebody else said, what does not have to be.
    pub aside: Vec<bool>,
}

impl Clauses {
    /// Reads the clauses of a text.
    pub fn of(tokens: &[Token], grammar: &Grammar, shouted: bool) -> Self {
        let none = vec![false; tokens.len()];
        let mut clauses =
            Self { denied: none.clone(), soft: none.clone(), hedged: none.clone(), aside: none };
        let reader = Reader { tokens, grammar, shouted };
        reader.asides(&mut clauses.aside);
        reader.denials(&mut clauses);
        reader.wishes(&mut clauses);
        reader.judgements(&mut clauses);
        reader.hedges(&mut clauses.hedged);
        clauses.soft.iter_mut().zip(&clauses.hedged).for_each(|(soft, hedged)| *soft |= hedged);
        clauses
    }
}

struct Reader<'a> {
    tokens: &'a [Token],
    grammar: &'a Grammar,
    shouted: bool,
}

fn mark(marks: &mut [bool], from: usize, to: usize) {
    marks.iter_mut().take(to).skip(from).for_each(|mark| *mark = true);
}

impl Reader<'_> {
    fn lower(&self, at: usize) -> &str {
        self.tokens.get(at).map_or("", |token| token.lower.as_str())
    }

    fn is_break(&self, at: usize) -> bool {
        self.tokens.get(at).is_none_or(Token::is_break)
    }

    fn one_of(&self, at: usize, list: &Phrases) -> Option<usize> {
        list.iter().find_map(|words| phrase(self.tokens, at, words))
    }

    fn is(&self, at: usize, list: &Phrases) -> bool {
        list.contains(&self.lower(at))
    }

    /// The end of the clause that a token stands in.
    fn clause_end(&self, from: usize, is_end: impl Fn(usize) -> bool) -> usize {
        (from..self.tokens.len()).find(|at| self.is_break(*at) || is_end(*at)).unwrap_or(self.tokens.len())
    }

    /// What others said, and what does not have to be.
    fn asides(&self, aside: &mut [bool]) {
        for at in 0..self.tokens.len() {
            if let Some(used) = self.one_of(at, &self.grammar.needless) {
                mark(aside, at, self.clause_end(at + used, |at| matches!(self.lower(at), "but" | ",")));
            }
            // "If it's animated, …" asks for nothing animated.
            if self.one_of(at, &self.grammar.supposed).is_some() {
                mark(aside, at, self.clause_end(at, |at| self.lower(at) == ","));
            }
            // "more strategy than luck" asks for no luck; "more recent than 2010" compares.
            let than = (at + 2..at + 6).find(|nth| self.lower(*nth) == "than");
            if self.lower(at) == "more"
                && let Some(than) = than.filter(|than| !(at..*than).any(|nth| self.is_break(nth)))
                && self
                    .tokens
                    .get(than + 1)
                    .is_some_and(|of| of.is_word() && !of.capital && of.number().is_none())
                && !self.is(than + 1, &self.grammar.anew)
            {
                mark(
                    aside,
                    than + 1,
                    self.clause_end(than + 1, |at| matches!(self.lower(at), "but" | "," | "and" | "with")),
                );
            }
            // "She asked for westerns, …": the speaker's own clause comes after it.
            let others = at > 0
                && self.one_of(at, &self.grammar.reported).is_some()
                && !self.is(at - 1, &self.grammar.speaker);
            if others {
                mark(aside, at, self.clause_end(at + 1, |at| matches!(self.lower(at), "but" | "," | "i")));
            }
        }
    }

    fn denials(&self, clauses: &mut Clauses) {
        let mut at = 0;
        while at < self.tokens.len() {
            // "not only", "no preference", "don't mind", "less than" deny nothing.
            let denial = self.one_of(at, &self.grammar.denials);
            if let Some(idle) =
                self.one_of(at, &self.grammar.undenied).filter(|idle| denial.is_none_or(|used| used <= *idle))
            {
                at += idle;
                continue;
            }
            let Some(used) = denial else {
                at += 1;
                continue;
            };
            let from = at + used;
            // "non-scary", "not-so-scary" deny the one word.
            if self.lower(at) == "non" {
                let word = from + usize::from(self.lower(from) == "-");
                mark(&mut clauses.denied, word, word + 1);
                at = word + 1;
                continue;
            }
            let mut end = from;
            let mut opening = true;
            let mut little = false;
            let mut only = None;
            while end < self.tokens.len() && !self.is_break(end) {
                if opening && let Some(used) = self.one_of(end, &self.grammar.only) {
                    only = Some(end + used);
                    break;
                }
                // "not that I dislike": denied twice is no demand.
                let twice = opening && end > from && self.is(end, &self.grammar.averse);
                if twice {
                    end = self.clause_end(end, |at| matches!(self.lower(at), "but" | ","));
                    mark(&mut clauses.aside, at, end);
                    break;
                }
                // "no movies like that one" denies what they are like.
                let led = self.lower(end + 1) == "like"
                    && self.tokens.get(end).is_some_and(|token| self.grammar.is_generic(&token.word));
                opening &= led || self.is(end, &self.grammar.bridges);
                if !opening && self.ends_denial(end) {
                    break;
                }
                little |= opening && self.is(end, &self.grammar.degrees);
                end += 1;
            }
            match only {
                // "nothing but comedies": only those.
                Some(end) => at = end,
                None => {
                    mark(&mut clauses.denied, from, end);
                    // "nothing too dark" is less of it, not none.
                    if little {
                        mark(&mut clauses.soft, from, end);
                    }
                    at = end.max(from);
                }
            }
        }
        for at in 1..self.tokens.len() {
            // "gluten-free", "ad free"
            let hyphen = usize::from(self.lower(at - 1) == "-");
            let word = at.checked_sub(1 + hyphen);
            let of = |at: usize| self.tokens.get(at).is_some_and(|of| self.grammar.is_free_of(&of.word));
            if self.lower(at) == "free"
                && let Some(word) = word.filter(|word| hyphen == 1 || of(*word))
            {
                mark(&mut clauses.denied, word, word + 1);
            }
        }
    }

    fn ends_denial(&self, at: usize) -> bool {
        // "no westerns The one I liked": a sentence begins, where nobody put a full stop.
        if self.tokens.get(at).is_some_and(|token| token.capital)
            && !self.shouted
            && self.grammar.is_stop(self.lower(at))
        {
            return true;
        }
        // "nothing written in Java": how it is so belongs to it.
        let before = self.lower(at.wrapping_sub(1));
        let participle = before.len() > 4 && (before.ends_with("ed") || before.ends_with("en"));
        if (participle || matches!(before, "made" | "set" | "shot"))
            && matches!(self.lower(at), "in" | "by" | "at" | "on" | "with" | "for")
        {
            return false;
        }
        match self.lower(at) {
            // "no horror, war or romance" goes on; "no horror, under two hours" does not.
            "," => !self.list_goes_on(at + 1),
            "and" => self.is(at + 1, &self.grammar.anew),
            // "not part of a series"
            _ => self.is(at, &self.grammar.denial_ends) && self.lower(at.wrapping_sub(1)) != "of",
        }
    }

    /// Whether a list that a comma stands in ends with "or" or "nor" before anything else begins.
    fn list_goes_on(&self, from: usize) -> bool {
        let ahead = self.tokens.iter().skip(from).take(8);
        let mut ahead = ahead.take_while(|token| {
            !token.is_break() && !self.grammar.denial_ends.contains(&token.lower.as_str())
        });
        ahead.any(|token| matches!(token.lower.as_str(), "or" | "nor" | "no"))
    }

    /// "I love", "she enjoys", "a fan of": wishes up to where something is asked for.
    fn wishes(&self, clauses: &mut Clauses) {
        for at in 0..self.tokens.len() {
            let denied = clauses.denied.get(at).copied().unwrap_or(false);
            let Some(used) = self.one_of(at, &self.grammar.wishes).filter(|_| !denied && self.is_taste(at))
            else {
                continue;
            };
            let end = self
                .clause_end(at + used, |at| self.lower(at) == "but" || self.is(at, &self.grammar.demands));
            mark(&mut clauses.soft, at + used, end);
        }
    }

    /// "a horror fan", "westerns are fun", "musicals are boring": what stands before is wished for, or denied.
    fn judgements(&self, clauses: &mut Clauses) {
        let mut begin = 0;
        for at in 0..self.tokens.len() {
            if self.is_break(at) || matches!(self.lower(at), "," | "but") {
                begin = at + 1;
                continue;
            }
            // "especially comedies": a wish that goes on; "it's a comedy" tells of something.
            let more =
                at == begin && matches!(self.lower(at), "especially" | "mostly" | "mainly" | "particularly");
            if more || self.one_of(at, &self.grammar.described).is_some() {
                mark(&mut clauses.soft, at, self.clause_end(at, |at| self.is(at, &self.grammar.demands)));
            }
            let devoted = self.is(at, &self.grammar.devotees) && self.lower(at + 1) != "of";
            let verb = matches!(self.lower(at), "is" | "are");
            let verdict = at + 1 + usize::from(verb && self.is(at + 1, &self.grammar.degrees));
            if devoted || (verb && self.one_of(verdict, &self.grammar.praise).is_some()) {
                mark(&mut clauses.soft, begin, at);
            } else if verb && self.one_of(verdict, &self.grammar.blame).is_some() {
                mark(&mut clauses.denied, begin, at);
            } else if let Some(end) = self.is_beside(at) {
                let opens =
                    |at: &usize| matches!(self.lower(*at), "where" | "which" | "that" | "and" | "with");
                let from = (begin..at).rev().find(opens).map_or(begin, |opens| opens + 1);
                mark(&mut clauses.denied, from, at);
                mark(&mut clauses.soft, from, at);
                mark(&mut clauses.aside, at, end);
            }
        }
    }

    /// Where "is not the main focus" ends: there may be some of it.
    fn is_beside(&self, at: usize) -> Option<usize> {
        let denied = match self.lower(at) {
            "isnt" | "arent" => at + 1,
            "is" | "are" if self.lower(at + 1) == "not" => at + 2,
            _ => return None,
        };
        let what = denied + usize::from(matches!(self.lower(denied), "the" | "a" | "an"));
        Some(what + self.one_of(what, &self.grammar.beside)?)
    }

    /// Whether a verb of liking says what somebody likes: not in "I would like a", "something like".
    fn is_taste(&self, at: usize) -> bool {
        let adverbs = &self.grammar.adverbs;
        let before = (0..at).rev().find(|before| !self.is(*before, adverbs));
        let before = before.map_or("", |at| self.lower(at));
        match self.lower(at) {
            "like" => self.grammar.likers.contains(&before),
            _ => !matches!(before, "would" | "id" | "wed" | "ill"),
        }
    }

    /// Clauses that only wish: "ideally short", "short if possible".
    fn hedges(&self, soft: &mut [bool]) {
        let mut from = 0;
        for at in 0..=self.tokens.len() {
            if !self.is_break(at) && !matches!(self.lower(at), "," | "but") {
                continue;
            }
            let hedge = (from..at).find_map(|at| Some((at, self.one_of(at, &self.grammar.hedges)?)));
            if let Some((hedge, used)) = hedge {
                // "a comedy, ideally short" hedges what follows; "short if possible" what stands before.
                let after = hedge + used;
                let follows = (after..at).any(|at| !matches!(self.lower(at), "as" | "well" | "too" | "also"));
                mark(soft, if follows { after } else { from }, at);
            }
            from = at + 1;
        }
    }
}
