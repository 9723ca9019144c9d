//! Weights that were trained elsewhere become a pack: read from Parquet and safetensors, refused with a reason where they
//! are wrong, and good enough to beat popularity where a cluster trained them.
#![cfg(not(target_family = "wasm"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::{collections::HashMap, fs, path::Path, process::Command, sync::Arc};

use parquet::{
    data_type::{ByteArray, ByteArrayType, DoubleType, FloatType},
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};
use penchant::{
    catalog::Item,
    native::import::{ImportOptions, import},
    recommend::collab::{CollabRanker, HistoryEvent, Weights},
};
use safetensors::{Dtype, tensor::TensorView};

fn items(n: usize) -> Vec<Item> {
    (0..n)
        .map(|at| Item { id: format!("i{at}"), popularity: Some((n - at) as f64), ..Item::default() })
        .collect()
}

fn table(path: &Path, schema: &str) -> SerializedFileWriter<fs::File> {
    let schema = Arc::new(parse_message_type(schema).unwrap());
    let file = fs::File::create(path).unwrap();
    SerializedFileWriter::new(file, schema, Arc::new(WriterProperties::builder().build())).unwrap()
}

/// Rows of `id` and `features`, nested as Spark nests them.
fn write_factors(path: &Path, rows: &[(&str, Vec<f32>)]) {
    let mut file = table(
        path,
        "message spark_schema { optional binary id (UTF8);
           optional group features (LIST) { repeated group list { required float element; } } }",
    );
    let mut group = file.next_row_group().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let ids: Vec<ByteArray> = rows.iter().map(|(id, _)| ByteArray::from(*id)).collect();
    column.typed::<ByteArrayType>().write_batch(&ids, Some(&vec![1; ids.len()]), None).unwrap();
    column.close().unwrap();
    let mut column = group.next_column().unwrap().unwrap();
    let values: Vec<f32> = rows.iter().flat_map(|(_, row)| row.clone()).collect();
    let starts: Vec<i16> =
        rows.iter().flat_map(|(_, row)| (0..row.len()).map(|at| i16::from(at > 0))).collect();
    column.typed::<FloatType>().write_batch(&values, Some(&vec![2; values.len()]), Some(&starts)).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    file.close().unwrap();
}

fn write_neighbours(path: &Path, rows: &[(&str, &str, f64)]) {
    let mut file = table(
        path,
        "message m { required binary source (UTF8); required binary target (UTF8); required double weight; }",
    );
    let mut group = file.next_row_group().unwrap();
    for ids in [rows.iter().map(|row| row.0).collect::<Vec<_>>(), rows.iter().map(|row| row.1).collect()] {
        let mut column = group.next_column().unwrap().unwrap();
        let ids: Vec<ByteArray> = ids.into_iter().map(ByteArray::from).collect();
        column.typed::<ByteArrayType>().write_batch(&ids, None, None).unwrap();
        column.close().unwrap();
    }
    let mut column = group.next_column().unwrap().unwrap();
    let weights: Vec<f64> = rows.iter().map(|row| row.2).collect();
    column.typed::<DoubleType>().write_batch(&weights, None, None).unwrap();
    column.close().unwrap();
    group.close().unwrap();
    file.close().unwrap();
}

fn write_tensors(path: &Path, ids: &[&str], tensors: &[(&str, Dtype, Vec<usize>, Vec<u8>)]) {
    let views = tensors
        .iter()
        .map(|(name, dtype, shape, bytes)| (*name, TensorView::new(*dtype, shape.clone(), bytes).unwrap()));
    let ids = serde_json::to_string(ids).unwrap();
    let bytes = safetensors::serialize(views, Some(HashMap::from([("ids".to_owned(), ids)]))).unwrap();
    fs::write(path, bytes).unwrap();
}

fn bytes_of(values: &[f32]) -> Vec<u8> {
    values.iter().flat_map(|x| x.to_le_bytes()).collect()
}

fn from_factors(path: &Path) -> ImportOptions {
    ImportOptions { item_factors: Some(path.to_owned()), ..ImportOptions::default() }
}

fn first(weights: &Weights, liked: u32) -> u32 {
    let ranker = CollabRanker::new(weights.clone());
    ranker.score(&[HistoryEvent::like(liked)], |item| item != liked).top(1)[0].0
}

#[test]
fn factors_from_parquet_and_from_safetensors_are_the_same_weights() {
    let folder = tempfile::tempdir().unwrap();
    let (table, tensors) = (folder.path().join("f.parquet"), folder.path().join("f.safetensors"));
    let rows =
        [("i3", vec![0.0, 1.0]), ("i0", vec![1.0, 0.0]), ("i5", vec![0.9, 0.1]), ("gone", vec![1.0, 1.0])];
    write_factors(&table, &rows);
    let ids: Vec<&str> = rows.iter().map(|(id, _)| *id).collect();
    let values: Vec<f32> = rows.iter().flat_map(|(_, row)| row.clone()).collect();
    write_tensors(&tensors, &ids, &[("features", Dtype::F32, vec![4, 2], bytes_of(&values))]);
    let read = |path| import(&from_factors(path), &items(6), 5).unwrap();
    let (weights, unknown) = read(&table);
    assert_eq!((weights.clone(), unknown), read(&tensors));
    assert_eq!(unknown, 1);
    assert_eq!(first(&weights, 0), 5, "the item with factors like those of the liked one");
    assert_eq!(Weights::decode(&weights.encode()).unwrap(), weights);
    // A cluster writes a folder of parts.
    let parts = folder.path().join("parts");
    fs::create_dir(&parts).unwrap();
    fs::write(parts.join("_SUCCESS"), "").unwrap();
    write_factors(&parts.join("part-0.parquet"), &rows[..2]);
    write_factors(&parts.join("part-1.parquet"), &rows[2..]);
    assert_eq!(read(&parts).0, weights);
}

#[test]
fn neighbours_from_parquet_and_from_safetensors_are_the_same_weights() {
    let folder = tempfile::tempdir().unwrap();
    let (table, tensors) = (folder.path().join("n.parquet"), folder.path().join("n.safetensors"));
    write_neighbours(
        &table,
        &[("i1", "i4", 0.5), ("i1", "i2", 0.25), ("i1", "i1", 9.0), ("i1", "gone", 1.0)],
    );
    let pairs: Vec<u8> = [0i64, 1, 0, 2, 0, 0, 0, 3].iter().flat_map(|at| at.to_le_bytes()).collect();
    let weights = bytes_of(&[0.5, 0.25, 9.0, 1.0]);
    let tensor = [("pairs", Dtype::I64, vec![4, 2], pairs), ("weights", Dtype::F32, vec![4], weights)];
    write_tensors(&tensors, &["i1", "i4", "i2", "gone"], &tensor);
    let read = |path: &Path| {
        let options = ImportOptions { item_neighbours: Some(path.to_owned()), ..ImportOptions::default() };
        import(&options, &items(6), 5).unwrap()
    };
    let (weights, unknown) = read(&table);
    assert_eq!((weights.clone(), unknown), read(&tensors));
    assert_eq!((weights.links.len(), unknown), (2, 1));
    assert_eq!(first(&weights, 1), 4, "the nearest neighbour of the liked item");
}

#[test]
fn what_cannot_be_used_is_refused_with_the_reason() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    write_factors(&path("ragged.parquet"), &[("i0", vec![1.0]), ("i1", vec![1.0, 2.0])]);
    write_factors(&path("nan.parquet"), &[("i0", vec![f32::NAN])]);
    write_neighbours(&path("other.parquet"), &[("i0", "i1", 1.0)]);
    fs::write(path("text.parquet"), "no table").unwrap();
    fs::write(path("text.safetensors"), "no tensors").unwrap();
    write_tensors(
        &path("short.safetensors"),
        &["i0"],
        &[("features", Dtype::F32, vec![2, 1], bytes_of(&[1.0, 2.0]))],
    );
    fs::create_dir(path("empty")).unwrap();
    for (file, reason) in [
        ("ragged.parquet", "`i1` has 2 factors, the first row has 1"),
        ("nan.parquet", "a factor of `i0` is not a number"),
        ("other.parquet", "no column `id`"),
        ("text.parquet", "text.parquet"),
        ("text.safetensors", "text.safetensors"),
        ("short.safetensors", "1 ids for 2 rows"),
        ("empty", "no .parquet or .safetensors file"),
        ("missing.parquet", "missing.parquet"),
    ] {
        let error = import(&from_factors(&path(file)), &items(3), 5).expect_err(file);
        assert!(format!("{error:#}").contains(reason), "{file}: {error:#}");
    }
}

#[test]
fn the_factors_of_few_users_are_not_published_even_as_a_mean() {
    let folder = tempfile::tempdir().unwrap();
    let (of_items, of_users) = (folder.path().join("i.parquet"), folder.path().join("u.parquet"));
    write_factors(&of_items, &[("i0", vec![1.0, 0.0])]);
    let users: Vec<(&str, Vec<f32>)> = (0..4).map(|at| ("u", vec![at as f32, 1.0])).collect();
    write_factors(&of_users, &users);
    let options = ImportOptions { user_factors: Some(of_users), ..from_factors(&of_items) };
    let error = import(&options, &items(1), 5).expect_err("four users");
    assert!(error.to_string().contains("the factors of 4 users"), "{error:#}");
    let (weights, _) = import(&options, &items(1), 4).unwrap();
    assert_eq!(weights.prior.mean, [1.5, 1.0]);
    assert_eq!(weights.prior.covariance, [1.25, 0.0, 0.0, 0.0]);
}

/// The job of `docs/scale.md`, on a real log, by Spark on this machine. `PENCHANT_PYSPARK` names a folder with PySpark,
/// `PENCHANT_ML100K` one with `ml-100k.inter`.
#[test]
#[ignore = "needs PySpark and a log: run by `cargo xtask test`"]
fn a_log_trained_on_spark_becomes_a_pack_that_beats_popularity() {
    let folder_of = |name: &str| std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set"));
    let text = fs::read_to_string(Path::new(&folder_of("PENCHANT_ML100K")).join("ml-100k.inter")).unwrap();
    let mut histories: HashMap<&str, Vec<&str>> = HashMap::new();
    for line in text.lines().skip(1) {
        let cells: Vec<&str> = line.split('\t').collect();
        if cells[2].parse::<f64>().unwrap() >= 4.0 {
            histories.entry(cells[0]).or_default().push(cells[1]);
        }
    }
    let mut people: Vec<(&str, Vec<&str>)> = histories.into_iter().filter(|(_, h)| h.len() >= 10).collect();
    people.sort_unstable();
    let (asked, trained) = people.split_at(150);
    let work = tempfile::tempdir().unwrap();
    let log = work.path().join("log.csv");
    let rows = trained.iter().flat_map(|(user, h)| h.iter().map(move |item| format!("{user},{item}\n")));
    fs::write(&log, "user,item\n".to_owned() + &rows.collect::<String>()).unwrap();
    let status = Command::new("python3")
        .args([Path::new("tests/scale/als.py"), &log, &work.path().join("out")])
        .env("PYTHONPATH", folder_of("PENCHANT_PYSPARK"))
        .env("SPARK_LOCAL_IP", "127.0.0.1")
        .env("PYSPARK_SUBMIT_ARGS", "--master local[2] --driver-memory 1g --conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=4 pyspark-shell")
        .status()
        .expect("python3 starts");
    assert!(status.success(), "the job ended with {status}");

    let mut counts: HashMap<&str, f64> = HashMap::new();
    trained.iter().flat_map(|(_, h)| h).for_each(|item| *counts.entry(item).or_default() += 1.0);
    let mut items: Vec<Item> = counts
        .into_iter()
        .map(|(id, count)| Item { id: id.into(), popularity: Some(count), ..Item::default() })
        .collect();
    items.sort_by(|a, b| b.popularity.partial_cmp(&a.popularity).unwrap().then(a.id.cmp(&b.id)));
    let options = ImportOptions {
        item_factors: Some(work.path().join("out/items")),
        user_factors: Some(work.path().join("out/users")),
        item_neighbours: None,
    };
    let (weights, unknown) = import(&options, &items, 5).unwrap();
    assert_eq!(unknown, 0);
    let ranker = CollabRanker::new(Weights::decode(&weights.encode()).unwrap());
    let position: HashMap<&str, u32> = items.iter().map(|item| item.id.as_str()).zip(0..).collect();
    let (mut ours, mut popular, mut wanted) = (0, 0, 0);
    for (_, history) in asked {
        let known: Vec<u32> = history.iter().filter_map(|id| position.get(id)).copied().collect();
        let (fold_in, rest) = known.split_at(known.len() * 4 / 5);
        let events: Vec<HistoryEvent> = fold_in.iter().copied().map(HistoryEvent::like).collect();
        let found = |list: Vec<u32>| list.iter().filter(|item| rest.contains(item)).count();
        let unknown = |item: u32| !fold_in.contains(&item);
        ours += found(ranker.score(&events, unknown).top(20).into_iter().map(|(item, _)| item).collect());
        popular += found((0..items.len() as u32).filter(|item| unknown(*item)).take(20).collect());
        wanted += rest.len();
    }
    println!("of {wanted}: {ours} in the first 20 by Spark's factors, {popular} by popularity");
    assert!(ours as f64 > 1.2 * f64::from(popular as u32), "{ours} against {popular} by popularity");
}
