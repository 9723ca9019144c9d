//! A conversation at work: the catalogue as the person sees it, and what a plan may change meanwhile.

use super::view;
use crate::{
    agent::{
        conversation::Reply,
        executor::Next,
        intent::{Reading, speech::SpeechAct},
        plan::Tier,
        vocabulary::FieldIx,
        world::World,
    },
    catalog::ItemIx,
    embed::Embedder,
    engine::{
        cards::CardMaker,
        catalog_view::CatalogView,
        derived::Derived,
        failures::not_started,
        protocol::{
            Failure,
            conversation::{Choice, ConversationView, GoalOffer},
        },
        recall::recalled,
        session::{Languages, Opened, Session},
        snapshot::{view_of, year},
        talk::{Talk, Waits},
        tool_effects::{Acted, Reach, act},
    },
};

/// What a saying has to do with.
pub struct Scene<'a> {
    /// What was said.
    pub talk: &'a mut Talk,
    /// What the plan's tools may change.
    pub reach: Reach<'a>,
    embedder: &'a mut Option<Box<dyn Embedder>>,
    languages: &'a mut Languages,
    model_folder: &'a str,
    derived: &'a mut Derived,
    now_ms: i64,
    /// The catalogue, as memory at `revision` has it.
    view: CatalogView<'a>,
    revision: u64,
}

impl<'a> Scene<'a> {
    /// Looks at the catalogue.
    ///
    /// # Errors
    /// Before memory and catalogue are open.
    pub fn new(session: &'a mut Session) -> Result<Self, Failure> {
        let now_ms = session.ports.clock.now_ms();
        let Session { opened, talk, ports, effects, embedder, languages, .. } = session;
        let Opened { library, person, broker, derived, model_folder, .. } =
            opened.as_mut().ok_or_else(not_started)?;
        let library = &*library;
        derived.renew(library, person);
        let view = view_of((library, person, derived), now_ms, Some((talk.meanings.clone(), talk.seed)));
        let revision = person.log.revision();
        let reach = Reach { library, person, broker, ports, effects };
        Ok(Self { talk, reach, embedder, languages, model_folder, derived, now_ms, view, revision })
    }

    /// Looks at the catalogue again, if what is remembered has changed.
    fn look_again(&mut self) {
        let (library, person) = (self.reach.library, &*self.reach.person);
        if self.revision != person.log.revision() {
            self.revision = person.log.revision();
            self.derived.renew(library, person);
            let talk = Some((self.talk.meanings.clone(), self.talk.seed));
            self.view = view_of((library, person, self.derived), self.now_ms, talk);
        }
    }

    /// What is to be kept in mind was said before all else.
    fn begin(&mut self) {
        if self.talk.said.is_empty() {
            for note in &self.reach.person.standing().notes {
                self.talk.conversation.keep_in_mind(&note.text, &self.view, year(self.now_ms));
            }
        }
    }

    /// The person says something, on top of what was said before.
    pub fn say(&mut self, text: String) {
        self.begin();
        self.talk.conversation.say(&text, &self.view, year(self.now_ms));
        self.talk.said.push(text);
    }

    /// The person chooses something that the page has put into words.
    pub fn choose(&mut self, goal: GoalOffer) {
        self.begin();
        let choices = goal.choices.into_iter().filter_map(|choice| self.of_the_catalogue(choice)).collect();
        let place = |id| self.view.items().iter().position(|item| item.id == id);
        let like = goal.like.and_then(place).map(|ix| ix as ItemIx);
        self.talk.conversation.choose(&self.view, choices, goal.count.map(|count| count as usize), like);
        self.talk.said.push(goal.text);
    }

    /// The person answers a question.
    pub fn reply(&mut self, choice: Choice) {
        if let Some((field, reply)) = self.of_the_catalogue(choice) {
            self.talk.conversation.reply(&self.view, field, reply);
        }
    }

    /// A choice by the catalogue's own field; none where that has no such values.
    fn of_the_catalogue(&self, Choice { facet, reply }: Choice) -> Option<(FieldIx, Reply)> {
        let vocabulary = self.view.vocabulary();
        let ix = vocabulary.named(&facet)?;
        let field = vocabulary.field(ix)?;
        let fits = match &reply {
            Reply::Is(values) | Reply::IsNot(values) => {
                let known = |value: &String| field.values.iter().any(|known| known.text == *value);
                field.numbers.is_none() && !values.is_empty() && values.iter().all(known)
            }
            Reply::AtMost(bound) => field.numbers.is_some() && bound.is_finite(),
            Reply::Meant => field.numbers.is_some(),
            Reply::NoPreference => true,
        };
        fits.then_some((ix, reply))
    }

    /// The person takes a reading back.
    pub fn take_back(&mut self, chip: usize) {
        self.talk.conversation.take_back(chip);
    }

    /// The person answers a planner's own question; false if there is none.
    pub fn answer(&mut self, text: &str) -> bool {
        let run = self.talk.run.as_mut().filter(|run| matches!(run.waits, Waits::Reply(_)));
        run.map(|run| run.executor.reply(&self.view, text)).is_some()
    }

    /// What phrases of another language mean that name nothing in the catalogue: the value whose name means the same is a
    /// wish, that can be taken back. Whether there is one. The first such phrase asks for the model that tells.
    pub async fn understand_languages(&mut self) -> bool {
        let Reading { language, topic, .. } = &self.talk.conversation.reading;
        self.talk.compared.retain(|phrase| topic.contains(phrase));
        if language.is_none() || topic.is_empty() {
            return false;
        }
        let names = match self.languages {
            Languages::Here(names) => names,
            Languages::Asked | Languages::Unusable => return false,
            Languages::Unneeded | Languages::Missing => {
                *self.languages = Languages::Asked;
                self.reach.ports.model.load_languages(self.model_folder);
                return false;
            }
        };
        let new = topic.iter().filter(|phrase| !self.talk.compared.contains(phrase));
        let new: Vec<String> = new.cloned().collect();
        let before = self.talk.conversation.reading.constraints.len();
        for phrase in new {
            if let Some((field, value)) = names.named(&phrase, self.view.vocabulary()).await {
                self.talk.conversation.wish(&phrase, field, value);
            }
            self.talk.compared.push(phrase);
        }
        self.talk.conversation.reading.constraints.len() > before
    }

    /// What the topic means, where a model is ready. One that fails on it must not take the answer down: words still find.
    pub async fn embed_topic(&mut self) {
        let topic = self.talk.conversation.reading.topic.join(" ");
        if topic.is_empty() || self.talk.meanings.knows(&topic) {
            return;
        }
        // Words that name nothing in the catalogue may mean something in it: a wish, that can be taken back.
        if let Some(embedder) = self.embedder
            && let Some((field, value)) = self.view.learn(&topic, &mut **embedder).await
            // It knows little of other languages; where another model knows more, that one has been asked.
            && !(self.talk.conversation.reading.language.is_some()
                && matches!(self.languages, Languages::Here(_)))
        {
            self.talk.conversation.wish(&topic, field, value);
        }
    }

    /// Carries the plan out until it is done or waits for somebody.
    pub async fn go_on(&mut self) {
        loop {
            let Some(run) = &mut self.talk.run else { return };
            let now_ms = self.reach.ports.clock.now_ms();
            let allowance = self.reach.person.allowance(now_ms);
            match run.executor.advance(&self.view, &allowance, now_ms.unsigned_abs()) {
                Next::Act { call, unconfirmed, .. } => {
                    match act(&call, unconfirmed, &self.view, &mut self.reach).await {
                        Acted::Over(done) => run.executor.acted(done),
                        Acted::Known(claim) => {
                            self.talk.claims.push(*claim);
                            run.executor.acted(Ok(None));
                        }
                        Acted::LooksUp(task) => {
                            run.waits = Waits::Lookup(task);
                            return;
                        }
                    }
                }
                Next::Confirm { step, budget_spent } => {
                    run.waits = Waits::Confirm(step, budget_spent);
                    return;
                }
                Next::Ask { text, .. } => {
                    run.waits = Waits::Reply(text.to_show().clone());
                    return;
                }
                Next::Done => {
                    run.waits = Waits::Nothing;
                    let answer = run.executor.answer(&self.view);
                    let conversation = &mut self.talk.conversation;
                    // What a model searched for is its own reading, not the person's.
                    let reading = match answer.tier {
                        Tier::Local => answer.reading,
                        _ => conversation.reading.clone(),
                    };
                    conversation.settle(reading, &answer.asked, &answer.items);
                    return;
                }
            }
            self.look_again();
        }
    }

    /// How things stand.
    pub fn told(&self) -> ConversationView {
        let Reach { library, person, ports, .. } = &self.reach;
        let cards = CardMaker { library, person, packs: ports.packs.as_ref(), now_ms: self.now_ms };
        let reading = &self.talk.conversation.reading;
        let Reading { language, topic, .. } = reading;
        let recalled = (reading.act == Some(SpeechAct::Recall) && self.talk.run.is_some())
            .then(|| Box::new(recalled(&self.view, &cards, reading)));
        let missing = matches!(self.languages, Languages::Missing | Languages::Unusable);
        let unmeant = missing && language.is_some() && !topic.is_empty();
        ConversationView { unmeant, recalled, ..view::told(self.talk, &self.view, &cards) }
    }
}
