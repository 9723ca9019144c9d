//! The topics that the person holds, as the page shows them.

use leptos::{prelude::*, task::spawn_local};

use super::{super::words, engine::EngineState, feed::FeedState, toasts::Toasts};
use crate::engine::protocol::{Hold, HoldTopics, Topic, TopicTold};

/// What is held of topics, one list for all places where it shows.
pub struct TopicsState {
    engine: &'static EngineState,
    feed: &'static FeedState,
    toasts: Toasts,
    /// None before it was asked for.
    pub held: RwSignal<Option<Vec<TopicTold>>>,
}

impl TopicsState {
    /// Not asked for.
    pub fn new(engine: &'static EngineState, feed: &'static FeedState, toasts: Toasts) -> Self {
        Self { engine, feed, toasts, held: RwSignal::new(None) }
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

    /// What the person wants of a topic.
    pub fn of(&self, topic: &Topic) -> Option<Hold> {
        self.held.with(|held| held.iter().flatten().find(|told| told.topic == *topic).map(|told| told.hold))
    }

    /// Holds a topic so from now on, says so, and offers to take it back.
    pub fn hold(&'static self, topic: Topic, hold: Option<Hold>) {
        let before = untrack(|| self.of(&topic));
        let told = words::held(&topic.value, hold);
        self.change(vec![(topic.clone(), hold)], move || {
            self.feed.learnt();
            self.toasts.offer(told, words::chrome::undo(), move || self.hold(topic.clone(), before));
        });
    }

    /// Holds them as asked for, and does what follows.
    pub fn change(&'static self, change: Vec<(Topic, Option<Hold>)>, then: impl FnOnce() + 'static) {
        spawn_local(async move {
            match self.engine.ask(HoldTopics { change }).await {
                Ok(told) => {
                    self.held.set(Some(told.held));
                    then();
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
