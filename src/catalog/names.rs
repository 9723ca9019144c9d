//! What fields are called in the files that there are: schema.org, Shopify, WooCommerce, Merchant, Goodreads, IMDb,
//! Letterboxd, MovieLens, RecBole, GA4, Matomo and others, in one table. Names are compared by their letters and digits alone.

/// What a column, a member or an element is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Meaning {
    /// What names the item.
    Id,
    /// What a card shows first.
    Title,
    /// A text about it.
    Description,
    /// Where it lives.
    Url,
    /// A picture.
    Image,
    /// Who made it.
    Creator,
    /// Labels of no particular kind.
    Tags,
    /// When it came out.
    Date,
    /// The year of that.
    Year,
    /// The last day on which it can be had.
    Until,
    /// The last day of an event.
    End,
    /// How many care.
    Popularity,
    /// Its language's tag.
    Language,
    /// Named sets of values, as a pack has them.
    Facets,
    /// Named numbers, as a pack has them.
    Numbers,
}

/// How many meanings there are.
pub const MEANINGS: usize = Meaning::Numbers as usize + 1;

/// The names of each meaning, in the order in which a file's columns are taken for it.
const ITEM: &[(Meaning, &str)] = &[
    (
        Meaning::Id,
        "id handle itemid productid bookid movieid filmid trackid songid artistid newsid postid gameid appid showid recipeid \
        courseid articleid videoid imdbid tmdbid const tconst uniqid uniqueid uuid guid objectid imdb asin articleno articlenumber artikelnummer \
        sku productsku releaseid listingid offerid iid isbnuid ean isbn13 isbn gtin13 gtin identifier letterboxduri slug",
    ),
    (
        Meaning::Title,
        "title name productname producttitle itemname itemtitle booktitle movietitle filmtitle primarytitle trackname songname \
        headline objectname songtitle bookname gametitle gamename moviename eventname recipename coursetitle originaltitle titel titre titulo título nombre nome nom bezeichnung artikelname displayname",
    ),
    (
        Meaning::Description,
        "description bodyhtml body summary shortdescription longdescription productdescription overview plot synopsis abstract \
        about content text beschreibung descripción descripcion descrição descrizione excerpt blurb abstractnote details contenttext contenthtml extract plotsummary storyline teaser lead directions instructions",
    ),
    (
        Meaning::Url,
        "url link permalink producturl itemurl href homepage website letterboxduri canonicalurl productlink externalurl weblink detailurl itempageurl uri site",
    ),
    (
        Meaning::Image,
        "image imagelink imagesrc imageurl images picture photo thumbnail thumbnailurl cover coverimage coverurl poster posterurl \
        posterpath img imgurl imageurlm imageurll imageurls mainimage mainimageurl primaryimage featuredimage baseimage pictureurl productimage thumb \
        imageurl1 bild bannerimage imgsrc imglink imagehref",
    ),
    (
        Meaning::Creator,
        "creator author authors brand vendor director directors artist artists artistname manufacturer maker publisher writer \
        developer bookauthor primaryauthor authorname brandname channeltitle instructor autor hersteller marke by",
    ),
    (Meaning::Tags, "tags tag labels bookshelves hashtags etiquetas schlagworte"),
    (
        Meaning::Date,
        "date releasedate datepublished publisheddate publicationdate pubdate published publishedat released releasedon \
        publishdate datum startdate startdatetime starttime startsat startson starts dtstart start eventdate eventstartdate datestart createdat",
    ),
    (
        Meaning::Year,
        "year originalpublicationyear yearpublished yearofpublication publicationyear publishedyear releaseyear yearrelease \
        startyear yearreleased jahr",
    ),
    (
        Meaning::Until,
        "until availableuntil validthrough validuntil availabilityends expires expiresat expireson expirationdate expirydate \
        expiration expiry unavailableafter applicationdeadline deadline closingdate",
    ),
    (Meaning::End, "enddate enddatetime endtime endsat endson ends dtend end eventenddate dateend"),
    (Meaning::Popularity, "popularity"),
    (Meaning::Language, "language lang inlanguage languagecode locale"),
    (Meaning::Facets, "facets"),
    (Meaning::Numbers, "numbers"),
];

/// Counts of what people did, which stand for the popularity where a file states none.
const COUNTS: &str = "votes numvotes imdbvotes votecount numberofvotes ratingcount ratingscount numratings numberofratings reviewcount \
reviewscount reviews numreviews numberofreviews totalratings userinteractioncount downloads installs views viewcount viewedcount plays playcount \
listens sales totalsales sold orders borrows checkouts favorites favourites likes stars";

/// Columns that list several labels in a cell: there, commas stand between them.
const LISTS: &str = "tags tag keywords labels genres genre categories category productcategories subjects subject topics topic \
bookshelves shelves collections collection cast actors stars starring directors writers authors artists languages spokenlanguages \
countries productioncountries productioncompanies platforms colors colours sizes ingredients themes moods skills features \
hashtags listedin";

/// Where a thing is: what is called alike in two places is two things.
const PLACES: &str = "city town village municipality ort stadt ciudad ville città citta cidade borough district county state province \
region bundesland land pais país pays country countrycode countryname iso isocountry isoregion continent place location venue \
address street streetaddress adresse dirección direccion postcode postalcode zip zipcode plz lat latitude lon lng long longitude \
coordinates geo geometry";

/// What a row of a log is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LogMeaning {
    /// Who.
    User,
    /// What.
    Item,
    /// When.
    Time,
    /// How much it counts.
    Weight,
    /// How much it was liked.
    Rating,
    /// Several things at once, each an object or an id.
    Items,
}

/// The same for logs.
const LOG: &[(LogMeaning, &str)] = &[
    (
        LogMeaning::User,
        "user userid username person personid visitor visitorid idvisitor customer customerid client clientid fullvisitorid \
        userpseudoid member memberid reviewerid reviewer account accountid profileid subscriberid listenerid cookieid anonymousid \
        deviceid session sessionid visitid email uid",
    ),
    (
        LogMeaning::Item,
        "item itemid product productid movie movieid book bookid film filmid track trackid song songid artist artistid news newsid iid \
        article articleid content contentid video videoid game gameid appid asin parentasin isbn sku productsku itemsku stockcode \
        ean handle url pageurl pagelocation pagepath page gamename itemname productname moviename bookname songname trackname artistname title id",
    ),
    (
        LogMeaning::Time,
        "time timestamp unixtimestamp eventtime eventtimestamp datetime ts createdat created occurredat at servertime \
        timestampms unixtime unixreviewtime reviewtime ratingtime invoicedate orderdate purchasedate viewedat date eventdate day \
        watchedat updatedat",
    ),
    (LogMeaning::Weight, "weight count quantity qty plays playcount playcounts times"),
    (LogMeaning::Rating, "rating ratings stars score overall bookrating yourrating myrating starrating"),
    (LogMeaning::Items, "items products ecommerceitems lineitems actiondetails"),
];

/// The letters and digits of a name, small; RecBole's kind behind a colon is no part of it.
pub fn plain(name: &str) -> String {
    let name = match name.rsplit_once(':') {
        Some((name, "token" | "token_seq" | "float" | "float_seq")) => name,
        _ => name,
    };
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// What a field of an item is about, and where in the order of names of that meaning it stands.
pub fn of_item(plain: &str) -> Option<(Meaning, usize)> {
    among(ITEM, plain)
}

/// What a field of a log is about, likewise.
pub fn of_log(plain: &str) -> Option<(LogMeaning, usize)> {
    among(LOG, plain)
}

/// Whether a column is called as what has a name in it is: `Country Name`, `ename`.
pub fn is_name(plain: &str) -> bool {
    let of_others = ["user", "file", "host", "path", "first", "last", "sur", "nick", "brand", "domain"];
    let name = ["name", "title", "nombre", "titel"].iter().find_map(|end| plain.strip_suffix(end));
    name.is_some_and(|of| !of_others.contains(&of))
}

/// Where among the counts of what people did a name stands.
pub fn as_count(plain: &str) -> Option<usize> {
    COUNTS.split(' ').position(|name| name == plain)
}

/// Whether a column lists labels.
pub fn is_list(plain: &str) -> bool {
    LISTS.split(' ').any(|name| name == plain)
}

/// Whether a column says where a thing is.
pub fn is_place(plain: &str) -> bool {
    PLACES.split_whitespace().any(|name| name == plain)
}

/// Whether a column says if there is any: of a yes or no, whether yes says so.
pub fn as_stock(plain: &str) -> Option<bool> {
    match plain {
        "soldout" | "issoldout" | "outofstock" | "isoutofstock" => Some(false),
        "availability" | "availabilitystatus" | "stockstatus" | "instock" | "isinstock" | "available"
        | "isavailable" => Some(true),
        _ => None,
    }
}

/// Whether a column says what is shown by itself, and what only as a variant of something else.
pub fn is_visibility(plain: &str) -> bool {
    ["visibility", "catalogvisibility", "visibilityincatalog"].contains(&plain)
}

/// Whether a column is called as what holds pictures.
pub fn is_picture(plain: &str) -> bool {
    ["image", "img", "picture", "photo", "poster", "thumb", "cover", "logo", "icon", "avatar", "banner"]
        .iter()
        .any(|part| plain.contains(part))
}

/// Whether a column says where something takes place.
pub fn is_venue(plain: &str) -> bool {
    ["venue", "venuename", "location", "locationname", "place", "room", "hall", "address", "city"]
        .contains(&plain)
}

/// Whether a column is called as what holds addresses and nothing else: a `site` may be one to dig at.
pub fn is_address(plain: &str) -> bool {
    ["url", "uri", "href", "link"].iter().any(|end| plain.ends_with(end))
}

fn among<M: Copy>(table: &[(M, &str)], plain: &str) -> Option<(M, usize)> {
    let place = |names: &str| names.split_whitespace().position(|name| name == plain);
    table.iter().find_map(|(meaning, names)| Some((*meaning, place(names)?)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn names_are_known_by_their_letters() {
        for (name, wanted) in [
            ("Body (HTML)", Meaning::Description),
            ("image_link", Meaning::Image),
            ("Book Id", Meaning::Id),
            ("TITLE", Meaning::Title),
            ("Letterboxd URI", Meaning::Id),
            ("Original Publication Year", Meaning::Year),
        ] {
            assert_eq!(of_item(&plain(name)).map(|(meaning, _)| meaning), Some(wanted), "{name}");
        }
        for (name, wanted) in [
            ("movieId", LogMeaning::Item),
            ("visitorid", LogMeaning::User),
            ("user_id:token", LogMeaning::User),
            ("Event Timestamp", LogMeaning::Time),
        ] {
            assert_eq!(of_log(&plain(name)).map(|(meaning, _)| meaning), Some(wanted), "{name}");
        }
        assert!(of_item("price").is_none() && is_list("genres") && as_count("numvotes").is_some());
    }

    #[test]
    fn a_name_of_a_log_has_one_meaning() {
        let names: Vec<&str> = LOG.iter().flat_map(|(_, names)| names.split_whitespace()).collect();
        assert_eq!(names.iter().collect::<HashSet<_>>().len(), names.len());
    }
}
