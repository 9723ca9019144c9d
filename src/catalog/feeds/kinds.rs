//! Which kinds of schema.org are items: works, products, events and places to go to, with their subtypes in the vocabulary.

use serde_json::{Map, Value};

/// Works and products whose names are of no family below.
const KINDS: &str = "Product ProductGroup IndividualProduct ProductModel SomeProducts ProductCollection DietarySupplement Drug Vehicle Car \
Motorcycle MotorizedBicycle BusOrCoach CreativeWork Report Book Audiobook Chapter Thesis Movie Clip MovieClip VideoObject \
AudioObject Photograph Painting Drawing Sculpture Poster VisualArtwork CoverArt ComicStory ComicStrip Manuscript Map Atlas Play \
ShortStory Poem Recipe HowTo Guide Quiz LearningResource MathSolver Dataset DataFeed SoftwareApplication WebApplication \
MobileApplication SoftwareSourceCode 3DModel MusicComposition MusicPlaylist MusicVideoObject Collection ArchiveComponent \
ExhibitionEvent Periodical Newspaper Legislation Menu MenuItem Festival Hackathon CourseInstance JobPosting Service \
FinancialProduct Trip TouristTrip Apartment House SingleFamilyResidence Room HotelRoom Suite Accommodation Campground \
RealEstateListing TouristAttraction TouristDestination Restaurant CafeOrCoffeeShop BarOrPub Bakery Brewery Winery Distillery \
FoodEstablishment LocalBusiness Store LodgingBusiness Hotel Hostel Motel Resort BedAndBreakfast VacationRental Museum ArtGallery \
Park Zoo Aquarium AmusementPark Beach Library MovieTheater";
/// Families, by how the names of all their members end.
const FAMILIES: &str =
    "Article Posting Event Episode Series Season Course Game Album Recording Issue Volume Release";

/// What a page is called that lists others.
const LISTS: &[&str] = &["CollectionPage", "SearchResultsPage"];

/// Whether things of a kind are items; kinds are named without the vocabulary's address.
pub fn is_item(kind: &str) -> bool {
    KINDS.split_whitespace().any(|known| known == kind) || FAMILIES.split(' ').any(|end| kind.ends_with(end))
}

/// The kinds of a node, without the vocabulary's address.
pub fn of(node: &Map<String, Value>) -> Vec<&str> {
    let names = match node.get("@type") {
        Some(Value::Array(values)) => values.iter().filter_map(Value::as_str).collect(),
        value => Vec::from_iter(value.and_then(Value::as_str)),
    };
    names.into_iter().filter_map(|name| name.rsplit(['/', '#', ':']).next()).collect()
}

/// Whether a document says of the page that it stands in that it lists others.
pub fn is_list(value: &Value) -> bool {
    let within = |value: &Value| value.as_array().is_some_and(|values| values.iter().any(is_list));
    let of_page = |node: &Map<String, Value>| {
        of(node).iter().any(|kind| LISTS.contains(kind)) || node.get("@graph").is_some_and(within)
    };
    within(value) || value.as_object().is_some_and(of_page)
}
