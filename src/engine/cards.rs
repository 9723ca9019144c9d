//! Items as the page shows them.

use super::{
    library::{Library, remote_picture},
    person::Person,
    ports::Packs,
    protocol::{Card, Details, Reason},
};
use crate::{
    catalog::{
        Item, ItemIx, gone,
        pack::{manifest, top},
    },
    consent::Recipient,
    memory::interaction::Placement,
    recommend::kinds,
};

/// Cards of one answer, at most.
const MOST_CARDS: usize = 200;
const TAGS: usize = 3;

/// What cards are made from.
#[derive(Clone, Copy)]
pub struct CardMaker<'a> {
    /// Where titles and pictures come from.
    pub library: &'a Library,
    /// Whose marks are shown.
    pub person: &'a Person,
    /// Knows where the pictures are.
    pub packs: &'a dyn Packs,
    /// The time of the request.
    pub now_ms: i64,
}

impl CardMaker<'_> {
    /// One card; none for a position outside the catalogue.
    pub fn card(&self, ix: ItemIx, reason: Reason, placement: Option<Placement>) -> Option<Card> {
        let item = self.library.item(ix)?;
        let first = |facet| item.facet(facet).first().cloned();
        Some(Card {
            id: item.id.clone(),
            title: item.title.to_show().clone(),
            summary: top::summary(item.description.to_show()),
            image: self.picture(item),
            picture_host: self.picture_host(item),
            url: top::shown(&item.url),
            creator: top::shown(&item.creator),
            date: item.date.clone(),
            tags: labels(item).map(|(_, label)| label.clone()).collect(),
            price: item.numbers.get("price").copied(),
            currency: first("currency"),
            availability: first("availability"),
            until: gone::last_day(item).map(str::to_owned),
            gone: self.library.ends.gone(ix, self.now_ms),
            reason,
            marks: self.person.marks(self.library.key(item)),
            placement,
            owner: self.library.rules.disclosed(ix).map(str::to_owned),
            source: item.source.clone(),
            variants: self.library.families.variants(ix),
        })
    }

    /// Everything about one item.
    pub fn details(&self, ix: ItemIx) -> Option<Details> {
        let item = self.library.item(ix)?;
        Some(Details {
            card: self.card(ix, Reason::Similar, None)?,
            description: item.description.to_show().clone(),
            url: top::shown(&item.url)
                .filter(|url| url.starts_with("https://") || url.starts_with("http://")),
            facets: item
                .facets
                .to_show()
                .iter()
                .map(|(name, values)| (name.clone(), values.clone()))
                .collect(),
            numbers: item.numbers.iter().map(|(name, value)| (name.clone(), *value)).collect(),
        })
    }

    fn picture_host(&self, item: &Item) -> Option<String> {
        let (recipient, _) = Recipient::split(&remote_picture(self.library, item)?).ok()?;
        Some(recipient.host().to_owned())
    }

    /// Only pictures that the pack carries are shown: one on another host would tell it who looks at what.
    pub fn picture(&self, item: &Item) -> Option<String> {
        if self.library.remote {
            return None;
        }
        let path = item.image.as_ref()?.to_compare();
        manifest::is_local_path(path).then(|| self.packs.url(&self.library.manifest_url, path))
    }
}

/// A few words on the item's kind, each with the facet that it is a value of, or none if it is a tag: facet values say more
/// than keywords, where there are any.
pub fn labels(item: &Item) -> impl Iterator<Item = (Option<&'static str>, &String)> {
    let named = kinds::named(item).map(|(facet, kind)| (Some(facet), kind));
    named.chain(item.tags.to_show().iter().map(|tag| (None, tag))).take(TAGS)
}

/// As many cards as are asked for, within what one answer may hold.
pub fn few(limit: u16) -> usize {
    usize::from(limit).min(MOST_CARDS)
}
