//! Product pages as Shopify, WooCommerce and Magento write them: sixteen products in each shop, single and in variants, at their price
//! and reduced, to be had, back-ordered and sold out, rated and not.

use std::{fs, path::Path};

use penchant::{
    catalog::Item,
    native::site::{self, Told},
};
use serde_json::{Value, json};

struct Product {
    title: &'static str,
    way: [&'static str; 2],
    price: f64,
    /// What it costs now, if that is less.
    reduced: Option<f64>,
    stock: &'static str,
    /// Out of five, by how many.
    rating: Option<(f64, u32)>,
    variants: &'static [&'static str],
}

/// At its price, to be had, unrated and of one kind; the table below says what is otherwise.
const PLAIN: Product =
    Product { title: "", way: TEA, price: 0.0, reduced: None, stock: "InStock", rating: None, variants: &[] };

const TEA: [&str; 2] = ["Tea", "Green tea"];
const POTS: [&str; 2] = ["Tea & more", "Pots"];
const CUPS: [&str; 2] = ["Tea & more", "Cups"];
const BOOKS: [&str; 2] = ["Books", "About tea"];

const PRODUCTS: [Product; 16] = [
    Product {
        title: "Sencha",
        way: TEA,
        price: 12.5,
        rating: Some((4.6, 31)),
        variants: &["50 g", "100 g"],
        ..PLAIN
    },
    Product {
        title: "Gyokuro",
        way: TEA,
        price: 1250.0,
        reduced: Some(999.95),
        rating: Some((5.0, 2)),
        variants: &["50 g"],
        ..PLAIN
    },
    Product { title: "Bancha", way: TEA, price: 6.0, stock: "OutOfStock", ..PLAIN },
    Product {
        title: "Genmaicha “Mori”",
        way: TEA,
        price: 8.9,
        reduced: Some(7.0),
        rating: Some((3.5, 12)),
        variants: &["50 g", "100 g", "1 kg"],
        ..PLAIN
    },
    Product { title: "Iron pot, 1.2 l", way: POTS, price: 89.0, rating: Some((4.0, 9)), ..PLAIN },
    Product { title: "Clay pot", way: POTS, price: 45.0, reduced: Some(36.0), stock: "OutOfStock", ..PLAIN },
    Product {
        title: "Glass pot & warmer",
        way: POTS,
        price: 39.99,
        stock: "BackOrder",
        rating: Some((4.2, 1204)),
        ..PLAIN
    },
    Product { title: "Travel pot", way: POTS, price: 24.0, variants: &["black", "white"], ..PLAIN },
    Product { title: "Set of two cups", way: CUPS, price: 18.0, rating: Some((2.5, 4)), ..PLAIN },
    Product { title: "Cup, blue", way: CUPS, price: 9.0, ..PLAIN },
    Product {
        title: "Cup with a lid",
        way: CUPS,
        price: 14.0,
        reduced: Some(10.5),
        rating: Some((4.9, 77)),
        variants: &["small", "large"],
        ..PLAIN
    },
    Product { title: "Whisk", way: CUPS, price: 19.0, stock: "OutOfStock", rating: Some((4.4, 8)), ..PLAIN },
    Product {
        title: "The Book of Tea",
        way: BOOKS,
        price: 11.0,
        rating: Some((4.7, 410)),
        variants: &["paper", "cloth"],
        ..PLAIN
    },
    Product { title: "Gardens of Uji", way: BOOKS, price: 32.0, reduced: Some(16.0), ..PLAIN },
    Product { title: "A map of tea <1900", way: BOOKS, price: 21.0, stock: "BackOrder", ..PLAIN },
    Product { title: "Water", way: BOOKS, price: 0.99, rating: Some((1.0, 1)), ..PLAIN },
];

impl Product {
    fn now(&self) -> f64 {
        self.reduced.unwrap_or(self.price)
    }

    fn slug(&self) -> String {
        let words = self.title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
    }

    fn about(&self) -> String {
        format!("{}: what we like of it, in a few words.", self.title)
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn page(product: &Product, address: &str, data: Option<&Value>, body: &str) -> String {
    let Product { title, .. } = product;
    let data =
        data.map(|data| format!("<script type=\"application/ld+json\">{data}</script>")).unwrap_or_default();
    format!(
        "<!doctype html><html lang=en><head><title>{0} – Tea and Co</title><link rel=canonical href=\"{address}\">\
        <meta property=og:type content=product><meta property=og:title content=\"{0}\"><meta property=og:image content=\"https://cdn.example/{1}.jpg\">\
        </head><body><header><a href=/>Tea and Co</a></header>{data}{body}<footer>© Tea and Co</footer></body></html>",
        escaped(title),
        product.slug(),
    )
}

/// A product, or a group with its variants, in relative references.
fn shopify(product: &Product) -> (String, String) {
    let at = format!("products/{}", product.slug());
    let offer = |variant: &str| {
        json!({"@id": format!("/{at}?variant={variant}#offer"), "@type": "Offer", "availability": format!("http://schema.org/{}", product.stock),
            "price": format!("{:.2}", product.now()), "priceCurrency": "EUR", "url": format!("https://tea.example/{at}?variant={variant}")})
    };
    let mut data = json!({"@context": "http://schema.org/", "@id": format!("/{at}#product"), "brand": {"@type": "Brand", "name": "Tea and Co"},
        "category": product.way[1], "description": product.about(), "name": product.title, "url": format!("https://tea.example/{at}")});
    let picture = format!("https://cdn.example/{}.jpg", product.slug());
    if product.variants.is_empty() {
        data["@type"] = "Product".into();
        data["image"] = picture.into();
        data["offers"] = offer("1");
    } else {
        data["@type"] = "ProductGroup".into();
        data["productGroupID"] = "77".into();
        data["hasVariant"] = product
            .variants
            .iter()
            .map(|variant| {
                json!({"@id": format!("/{at}?variant={variant}#variant"), "@type": "Product", "image": picture, "name": format!("{} - {variant}", product.title),
                    "offers": offer(variant), "sku": format!("T-{variant}")})
            })
            .collect();
    }
    if let Some((value, count)) = product.rating {
        data["aggregateRating"] = json!({"@type": "AggregateRating", "ratingValue": value.to_string(), "reviewCount": count.to_string()});
    }
    let body = format!(
        "<main><h1>{}</h1><p>{}</p><button>Add to cart</button></main>",
        escaped(product.title),
        escaped(&product.about())
    );
    (format!("{at}.html"), page(product, &format!("https://tea.example/{at}"), Some(&data), &body))
}

/// A graph of the way and the product, with the price in specifications: what it costs now first, what it did behind.
fn woocommerce(product: &Product) -> (String, String) {
    let at = format!("product/{}/", product.slug());
    let address = format!("https://tea.example/{at}");
    let price = |value: f64| json!({"@type": "UnitPriceSpecification", "price": format!("{value:.2}"), "priceCurrency": "EUR", "valueAddedTaxIncluded": true, "validThrough": "2030-12-31"});
    let mut offer = if product.variants.len() > 1 {
        json!({"@type": "AggregateOffer", "lowPrice": format!("{:.2}", product.now()), "highPrice": format!("{:.2}", product.price * 3.0),
            "offerCount": product.variants.len(), "priceCurrency": "EUR"})
    } else if let Some(reduced) = product.reduced {
        let mut before = price(product.price);
        before["priceType"] = "https://schema.org/ListPrice".into();
        json!({"@type": "Offer", "priceSpecification": [price(reduced), before]})
    } else {
        json!({"@type": "Offer", "priceSpecification": [price(product.price)]})
    };
    offer["priceValidUntil"] = "2030-12-31".into();
    offer["availability"] = format!("https://schema.org/{}", product.stock).into();
    offer["url"] = address.clone().into();
    offer["seller"] = json!({"@type": "Organization", "name": "Tea and Co", "url": "https://tea.example"});
    let mut data = json!({"@type": "Product", "@id": format!("{address}#product"), "name": escaped(product.title), "url": address, "description": product.about(),
        "image": format!("https://cdn.example/{}.jpg", product.slug()), "sku": 4711, "offers": [offer]});
    if let Some((value, count)) = product.rating {
        data["aggregateRating"] =
            json!({"@type": "AggregateRating", "ratingValue": format!("{value:.2}"), "reviewCount": count});
        data["review"] = json!([{"@type": "Review", "reviewRating": {"@type": "Rating", "bestRating": "5", "ratingValue": "5", "worstRating": "1"},
            "author": {"@type": "Person", "name": "A guest"}, "reviewBody": "Fine.", "datePublished": "2024-01-02T03:04:05+00:00"}]);
    }
    let step = |(nth, name): (usize, &str)| json!({"@type": "ListItem", "position": nth + 1, "item": {"name": name, "@id": "https://tea.example/x/"}});
    let way: Vec<Value> =
        ["Home", product.way[0], product.way[1], product.title].into_iter().enumerate().map(step).collect();
    let graph = json!({"@context": "https://schema.org/", "@graph": [{"@type": "BreadcrumbList", "itemListElement": way}, data]});
    let shown = match product.stock {
        "OutOfStock" => "<p class=\"stock out-of-stock\">Out of stock</p>",
        "BackOrder" => "<p class=\"stock available-on-backorder\">Available on backorder</p>",
        _ => "<p class=\"stock in-stock\">7 in stock</p>",
    };
    let body = format!(
        "<div class=site-content><nav class=woocommerce-breadcrumb><a href=/>Home</a></nav><div class=\"product type-product\"><h1 class=product_title>{0}</h1>{shown}\
        <div class=woocommerce-product-details__short-description><p>{1}</p></div></div><section class=\"related products\"><h2>Related products</h2><ul><li><a href=/product/other/>Other</a></ul></section></div>",
        escaped(product.title),
        escaped(&product.about()),
    );
    (format!("{at}index.html"), page(product, &format!("https://tea.example/{at}"), Some(&graph), &body))
}

/// Microdata in the page itself: the whole body is the product, a rating is out of a hundred.
fn magento(product: &Product) -> (String, String) {
    let at = format!("{}.html", product.slug());
    let (title, about) = (escaped(product.title), escaped(&product.about()));
    let amount = |kind: &str, value: f64| {
        format!(
            "<span data-price-amount=\"{value}\" data-price-type=\"{kind}\" class=\"price-wrapper\"><span class=\"price\">{value:.2} €</span></span>"
        )
    };
    let offer = format!(
        "<span class=\"price-container price-final_price tax weee\" itemprop=\"offers\" itemscope itemtype=\"http://schema.org/Offer\">{}\
        <meta itemprop=\"price\" content=\"{}\"><meta itemprop=\"priceCurrency\" content=\"EUR\"></span>",
        amount("finalPrice", product.now()),
        product.now(),
    );
    let before = product
        .reduced
        .map(|_| format!("<span class=\"old-price\">{}</span>", amount("oldPrice", product.price)));
    let rating = product.rating.map(|(value, count)| {
        format!(
            "<div class=\"product-reviews-summary\" itemprop=\"aggregateRating\" itemscope itemtype=\"http://schema.org/AggregateRating\"><div class=\"rating-summary\">\
            <div class=\"rating-result\" title=\"{0}%\"><span style=\"width:{0}%\"><span><span itemprop=\"ratingValue\">{0}</span>% of <span itemprop=\"bestRating\">100</span></span></span></div></div>\
            <a class=\"action view\" href=\"#reviews\"><span itemprop=\"reviewCount\">{count}</span> Reviews</a></div>",
            value * 20.0,
        )
    });
    let stock = match product.stock {
        "OutOfStock" => {
            "<div class=\"stock unavailable\" title=\"Availability\"><span>Out of stock</span></div>"
        }
        _ => "<div class=\"stock available\" title=\"Availability\"><span>In stock</span></div>",
    };
    let body = format!(
        "<div class=page-wrapper itemscope itemtype=\"http://schema.org/Product\"><div class=breadcrumbs><ul class=items><li class=\"item home\"><a href=\"https://tea.example/\">Home</a></li>\
        <li class=\"item category4\"><a href=\"https://tea.example/a.html\">{3}</a></li><li class=\"item category5\"><a href=\"https://tea.example/b.html\">{4}</a></li><li class=\"item product\"><strong>{title}</strong></li></ul></div>\
        <main id=maincontent class=page-main><div class=\"column main\"><div class=product-info-main><div class=\"page-title-wrapper product\"><h1 class=page-title><span class=base itemprop=name>{title}</span></h1></div>\
        {0}<div class=product-info-price><div class=\"price-box price-final_price\">{offer}{1}</div>{stock}<div class=\"product attribute sku\"><strong class=type>SKU</strong><div class=value itemprop=sku>T-1</div></div></div>\
        <div class=\"product attribute overview\"><div class=value itemprop=description>{about}</div></div></div>\
        <div class=\"block related\"><ol><li class=\"item product\"><strong class=product-item-name><a href=\"https://tea.example/{2}\">Another one</a></strong><span class=price>5.00 €</span></li></ol></div></div></main></div>",
        rating.unwrap_or_default(),
        before.unwrap_or_default(),
        at,
        escaped(product.way[0]),
        product.way[1],
    );
    let address = format!("https://tea.example/{at}");
    (at, page(product, &address, None, &body))
}

fn items_of(shop: fn(&Product) -> (String, String)) -> Vec<Item> {
    let folder = tempfile::tempdir().unwrap();
    let write = |at: &str, text: &str| {
        let file = folder.path().join(at);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    };
    let mut links = String::new();
    for product in &PRODUCTS {
        let (at, page) = shop(product);
        links += &format!("<li><a href=\"/{at}\">{}</a> {:.2} €", escaped(product.title), product.now());
        write(&at, &page);
    }
    write(
        "index.html",
        &format!("<title>Tea and Co</title><main><h1>All products</h1><ul>{links}</ul></main>"),
    );
    write(
        "cart/index.html",
        "<title>Cart – Tea and Co</title><meta name=robots content=noindex><main><h1>Cart</h1><p>Your cart is empty.</main>",
    );
    read(folder.path())
}

fn read(folder: &Path) -> Vec<Item> {
    site::read(folder, site::address(folder).as_deref(), &mut Told::default()).unwrap()
}

#[test]
fn of_every_shop_every_product_is_one_item_with_all_that_its_page_says() {
    type Shop = (&'static str, fn(&Product) -> (String, String));
    let shops: [Shop; 3] = [("Shopify", shopify), ("WooCommerce", woocommerce), ("Magento", magento)];
    for (name, shop) in shops {
        let items = items_of(shop);
        let titles: Vec<&String> = items.iter().map(|item| item.title.to_show()).collect();
        assert_eq!(items.len(), PRODUCTS.len(), "{name}: {titles:?}");
        for product in &PRODUCTS {
            let item = items.iter().find(|item| item.title.to_show() == product.title);
            let item = item.unwrap_or_else(|| panic!("{name}: no {} in {titles:?}", product.title));
            let told = format!("{name}: {}: {item:?}", product.title);
            assert_eq!(item.numbers.get("price"), Some(&product.now()), "{told}");
            // Magento shows what can be ordered as what is in stock.
            let stock =
                if name == "Magento" && product.stock == "BackOrder" { "InStock" } else { product.stock };
            assert_eq!(item.facet("availability"), [stock.to_owned()], "{told}");
            assert_eq!(item.facet("category").last().map(String::as_str), Some(product.way[1]), "{told}");
            assert!(
                item.image
                    .as_ref()
                    .is_some_and(|image| image.to_compare().ends_with(&format!("{}.jpg", product.slug()))),
                "{told}"
            );
            assert_eq!(item.description.to_show(), &product.about(), "{told}");
            assert_eq!(item.facet("type"), ["Product".to_owned()], "{told}");
            let rating = |(value, count): (f64, u32)| (Some(value), Some(f64::from(count)));
            let wanted = product.rating.map_or((None, None), rating);
            assert_eq!((item.numbers.get("rating").copied(), item.popularity), wanted, "{told}");
            let at = item.url.as_ref().map(|url| url.to_compare().clone()).unwrap_or_default();
            assert!(at.contains(&product.slug()) && at.starts_with('/'), "{told}");
        }
    }
}
