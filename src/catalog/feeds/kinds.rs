//! Which kinds of schema.org are items: works, products, events and places to go to, with their subtypes in the vocabulary.

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

/// Whether things of a kind are items; kinds are named without the vocabulary's address.
pub fn is_item(kind: &str) -> bool {
    KINDS.split_whitespace().any(|known| known == kind) || FAMILIES.split(' ').any(|end| kind.ends_with(end))
}
