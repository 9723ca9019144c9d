//! The topics that the person holds, as the page shows them.

use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{dom, words},
    engine::EngineState,
    feed::FeedState,
    router::HEADING,
    toasts::Toasts,
};
use crate::engine::protocol::{
    Hold, HoldTopics, OfferedTopic, OwnRule, RuleTold, Topic, TopicTold, TopicsView,
};

/// What is held of topics, one list for all places where it shows.
pub struct TopicsState {
    engine: &'static EngineState,
    feed: &'static FeedState,
    toasts: Toasts,
    /// None before it was asked for.
    pub held: RwSignal<Option<Vec<TopicTold>>>,
    /// What the person said of items.
    pub rules: RwSignal<Vec<RuleTold>>,
    /// What is offered to begin with.
    pub offered: StoredValue<Vec<OfferedTopic>>,
}

impl TopicsState {
    /// Not asked for.
    pub fn new(engine: &'static EngineState, feed: &'static FeedState, toasts: Toasts) -> Self {
        Self {
            engine,
            feed,
            toasts,
            held: RwSignal::new(None),
            rules: RwSignal::default(),
            offered: StoredValue::default(),
        }
    }

    /// Asks for it where that was not done.
    pub fn look_once(&'static self) {
        if self.held.with_untracked(Option::is_none) {
            self.look();
        }
    }

    /// Asks for it.
    pub fn look(&'static self) {
        self.change(Vec::new(), || ());
    }

    /// What is told of a topic, if it is held.
    pub fn told(&self, topic: &Topic) -> Option<TopicTold> {
        self.held.with(|held| held.iter().flatten().find(|told| told.topic == *topic).cloned())
    }

    /// Holds a topic so from now on, says so, and offers to take it back.
    pub fn hold(&'static self, topic: Topic, hold: Option<Hold>) {
        let before = untrack(|| self.told(&topic)).map(|told| told.hold);
        let told = words::held(&topic.value, hold);
        self.change(vec![(topic.clone(), hold)], move || {
            self.feed.learnt();
            self.toasts.offer(told, words::chrome::undo(), move || self.hold(topic.clone(), before));
            // Where it was let go its control may be gone.
            request_animation_frame(|| {
                if dom::is_unfocused() {
                    dom::focus(HEADING);
                }
            });
        });
    }

    /// Follows these to begin with; the feed begins with them.
    pub fn begin(&'static self, chosen: Vec<Topic>) {
        let follow = chosen.into_iter().map(|topic| (topic, Some(Hold::Follow))).collect();
        self.change(follow, || self.feed.renew());
    }

    /// What can be said of an item, once it is known.
    pub fn offers(&'static self, item: &str) -> RwSignal<Vec<OwnRule>> {
        let offers = RwSignal::new(Vec::new());
        self.ask(HoldTopics { of: Some(item.into()), ..HoldTopics::default() }, move |told| {
            offers.try_set(told.offers);
        });
        offers
    }

    /// Has a rule hold from now on, says so, and offers to take it back. `then` is told of both.
    pub fn say(
        &'static self,
        rule: OwnRule,
        then: impl Fn(Option<&OwnRule>) + Clone + Send + Sync + 'static,
    ) {
        let call = HoldTopics { say: Some(rule.clone()), ..HoldTopics::default() };
        self.ask(call, move |_| {
            self.feed.learnt();
            then(Some(&rule));
            self.toasts.offer(words::rule_until(&rule), words::chrome::undo(), move || {
                self.end(rule.id);
                then(None);
            });
        });
    }

    /// Takes a rule back.
    pub fn end(&'static self, rule: u64) {
        self.ask(HoldTopics { end: Some(rule), ..HoldTopics::default() }, |_| self.feed.learnt());
    }

    /// Holds them as asked for, and does what follows.
    fn change(&'static self, change: Vec<(Topic, Option<Hold>)>, then: impl FnOnce() + 'static) {
        self.ask(HoldTopics { change, ..HoldTopics::default() }, |_| then());
    }

    fn ask(&'static self, call: HoldTopics, then: impl FnOnce(TopicsView) + 'static) {
        spawn_local(async move {
            match self.engine.ask(call).await {
                Ok(mut told) => {
                    self.offered.set_value(std::mem::take(&mut told.offered));
                    self.held.set(Some(std::mem::take(&mut told.held)));
                    self.rules.set(std::mem::take(&mut told.rules));
                    then(told);
                }
                Err(failure) => {
                    // What a control shows is what is held.
                    self.held.notify();
                    self.toasts.say(words::failure(&failure));
                }
            }
        });
    }
}
