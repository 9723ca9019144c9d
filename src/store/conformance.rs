//! What every [`Store`] must do, as one list of cases that each implementation runs.

use futures_util::future::{FutureExt, LocalBoxFuture, try_join};

use super::{Row, Store, StoreError, Table, WriteBatch};

/// Opens stores of one kind.
pub trait Factory {
    /// A new handle to the database of this name, which is created if there is none.
    fn open<'a>(&'a self, name: &'a str) -> LocalBoxFuture<'a, Result<Box<dyn Store>, StoreError>>;

    /// Lets the next commit to this database be rolled back halfway. False where the kind cannot be made to.
    fn fail_next_commit(&self, _name: &str) -> bool {
        false
    }
}

/// A case: its name, which says what holds, and what tries it on a database of that name.
pub type Case = (&'static str, for<'a> fn(&'a dyn Factory, &'a str) -> LocalBoxFuture<'a, Outcome>);

/// What a case says.
pub type Outcome = Result<(), CaseFailure>;

/// Why a case did not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseFailure {
    /// The store did something else, in words.
    Wrong(String),
    /// The case cannot be tried on this kind of store.
    NotApplicable,
}

impl From<StoreError> for CaseFailure {
    fn from(error: StoreError) -> Self {
        Self::Wrong(error.to_string())
    }
}

/// What was tried on a kind of store that did nothing wrong.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConformanceReport {
    /// How many cases held.
    pub held: usize,
    /// Names of the cases that could not be tried.
    pub not_applicable: Vec<&'static str>,
}

macro_rules! cases {
    ($($name:ident),* $(,)?) => {
        /// All cases.
        pub const CASES: &[Case] = &[$((stringify!($name), |factory, name| $name(factory, name).boxed_local())),*];
    };
}

cases![
    a_new_database_is_empty,
    what_was_acknowledged_is_there_after_reopening,
    handles_see_each_others_commits,
    a_batch_is_applied_in_order,
    a_commit_that_fails_leaves_nothing,
    a_batch_that_expects_what_is_not_there_changes_nothing,
    a_commit_that_is_not_awaited_happens_whole_or_not_at_all,
    commits_under_way_together_all_happen,
    an_empty_batch_is_no_error,
    deleting_what_is_not_there_is_no_error,
    clearing_empties_one_table_only,
    tables_do_not_share_keys,
    records_come_in_key_order,
    keys_are_ordered_by_utf_16_and_never_normalised,
    empty_and_large_values_come_back_whole,
    many_records_are_got_in_the_order_asked,
    tables_are_read_in_the_order_asked,
];

/// Runs every case on a database of its own, emptied first.
///
/// # Errors
/// What did not hold, a line for each case.
pub async fn run(factory: &dyn Factory) -> Result<ConformanceReport, Vec<String>> {
    let mut report = ConformanceReport::default();
    let mut failures = Vec::new();
    for (name, case) in CASES {
        let database = format!("conformance-{name}");
        let outcome = async {
            empty(&*factory.open(&database).await?).await?;
            case(factory, &database).await
        };
        match outcome.await {
            Ok(()) => report.held += 1,
            Err(CaseFailure::NotApplicable) => report.not_applicable.push(name),
            Err(CaseFailure::Wrong(why)) => failures.push(format!("{name}: {why}")),
        }
    }
    if failures.is_empty() { Ok(report) } else { Err(failures) }
}

async fn empty(store: &dyn Store) -> Result<(), StoreError> {
    let mut batch = WriteBatch::default();
    Table::ALL.into_iter().for_each(|table| batch.clear(table));
    store.commit(batch).await
}

fn same<T: PartialEq + std::fmt::Debug>(what: &str, got: T, want: T) -> Outcome {
    if got == want { Ok(()) } else { Err(CaseFailure::Wrong(format!("{what}: got {got:?}, want {want:?}"))) }
}

fn puts(table: Table, rows: &[(&str, &[u8])]) -> WriteBatch {
    let mut batch = WriteBatch::default();
    rows.iter().for_each(|(key, value)| batch.put(table, *key, value.to_vec()));
    batch
}

async fn rows(store: &dyn Store, table: Table) -> Result<Vec<Row>, StoreError> {
    let lists = store.scan(&Table::ALL).await?;
    Ok(Table::ALL.into_iter().zip(lists).find(|(t, _)| *t == table).map(|(_, rows)| rows).unwrap_or_default())
}

fn owned(rows: &[(&str, &[u8])]) -> Vec<Row> {
    rows.iter().map(|(key, value)| ((*key).to_owned(), value.to_vec())).collect()
}

use Table::{Interactions, Meta, Quarantine};

async fn a_new_database_is_empty(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    same("scan", store.scan(&Table::ALL).await?, vec![vec![]; Table::ALL.len()])?;
    same("keys", store.keys(&Table::ALL).await?, vec![vec![]; Table::ALL.len()])
}

async fn what_was_acknowledged_is_there_after_reopening(factory: &dyn Factory, name: &str) -> Outcome {
    factory.open(name).await?.commit(puts(Interactions, &[("a", b"1"), ("b", b"2")])).await?;
    let reopened = factory.open(name).await?;
    same("rows", rows(&*reopened, Interactions).await?, owned(&[("a", b"1"), ("b", b"2")]))
}

async fn handles_see_each_others_commits(factory: &dyn Factory, name: &str) -> Outcome {
    let (one, other) = (factory.open(name).await?, factory.open(name).await?);
    one.commit(puts(Interactions, &[("a", b"1")])).await?;
    same("the first's", rows(&*other, Interactions).await?, owned(&[("a", b"1")]))?;
    other.commit(puts(Interactions, &[("a", b"2")])).await?;
    same("the second's", rows(&*one, Interactions).await?, owned(&[("a", b"2")]))
}

async fn a_batch_is_applied_in_order(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    let mut batch = puts(Meta, &[("gone", b"1"), ("back", b"1"), ("twice", b"1")]);
    batch.put(Interactions, "cleared", b"1".to_vec());
    batch.clear(Interactions);
    batch.put(Interactions, "after", b"2".to_vec());
    batch.delete(Meta, "gone");
    batch.delete(Meta, "back");
    batch.put(Meta, "back", b"2".to_vec());
    batch.put(Meta, "twice", b"2".to_vec());
    store.commit(batch).await?;
    same("meta", rows(&*store, Meta).await?, owned(&[("back", b"2"), ("twice", b"2")]))?;
    same("interactions", rows(&*store, Interactions).await?, owned(&[("after", b"2")]))
}

async fn a_commit_that_fails_leaves_nothing(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    store.commit(puts(Interactions, &[("before", b"1")])).await?;
    if !factory.fail_next_commit(name) {
        return Err(CaseFailure::NotApplicable);
    }
    let mut batch = puts(Interactions, &[("a", b"1"), ("b", b"2"), ("c", b"3")]);
    batch.delete(Interactions, "before");
    let outcome = store.commit(batch).await;
    same("an error", outcome.is_err(), true)?;
    same("rows", rows(&*store, Interactions).await?, owned(&[("before", b"1")]))?;
    store.commit(puts(Interactions, &[("later", b"1")])).await?;
    same("rows later", rows(&*store, Interactions).await?, owned(&[("before", b"1"), ("later", b"1")]))
}

async fn a_batch_that_expects_what_is_not_there_changes_nothing(
    factory: &dyn Factory,
    name: &str,
) -> Outcome {
    let store = factory.open(name).await?;
    store.commit(puts(Interactions, &[("a", b"1")])).await?;
    let mut batch = puts(Interactions, &[("b", b"2")]);
    batch.delete(Interactions, "a");
    batch.expect(Interactions, "a");
    // In another table there is none of this key.
    let mut unmet = batch.clone();
    unmet.expect(Meta, "a");
    same("refused", store.commit(unmet).await, Err(StoreError::Crossed))?;
    same("rows before", rows(&*store, Interactions).await?, owned(&[("a", b"1")]))?;
    store.commit(batch.clone()).await?;
    same("again", store.commit(batch).await, Err(StoreError::Crossed))?;
    same("rows", rows(&*store, Interactions).await?, owned(&[("b", b"2")]))
}

async fn a_commit_that_is_not_awaited_happens_whole_or_not_at_all(
    factory: &dyn Factory,
    name: &str,
) -> Outcome {
    let store = factory.open(name).await?;
    let _ = store.commit(puts(Interactions, &[("a", b"1"), ("b", b"2")])).now_or_never();
    let found = rows(&*store, Interactions).await?.len();
    same("rows", found == 0 || found == 2, true)
}

async fn commits_under_way_together_all_happen(factory: &dyn Factory, name: &str) -> Outcome {
    let (one, other) = (factory.open(name).await?, factory.open(name).await?);
    let same_handle = try_join(
        one.commit(puts(Interactions, &[("a", b"1")])),
        one.commit(puts(Interactions, &[("b", b"2")])),
    );
    try_join(same_handle, other.commit(puts(Interactions, &[("c", b"3")]))).await?;
    same("rows", rows(&*one, Interactions).await?, owned(&[("a", b"1"), ("b", b"2"), ("c", b"3")]))
}

async fn an_empty_batch_is_no_error(factory: &dyn Factory, name: &str) -> Outcome {
    Ok(factory.open(name).await?.commit(WriteBatch::default()).await?)
}

async fn deleting_what_is_not_there_is_no_error(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    let mut batch = puts(Interactions, &[("a", b"1")]);
    batch.delete(Interactions, "b");
    store.commit(batch).await?;
    same("rows", rows(&*store, Interactions).await?, owned(&[("a", b"1")]))
}

async fn clearing_empties_one_table_only(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    let mut batch = puts(Interactions, &[("a", b"1"), ("b", b"2")]);
    batch.put(Quarantine, "a", b"3".to_vec());
    store.commit(batch).await?;
    let mut batch = WriteBatch::default();
    batch.clear(Interactions);
    store.commit(batch).await?;
    same("cleared", rows(&*store, Interactions).await?, vec![])?;
    same("the other", rows(&*store, Quarantine).await?, owned(&[("a", b"3")]))
}

async fn tables_do_not_share_keys(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    let mut batch = puts(Interactions, &[("k", b"1")]);
    batch.put(Meta, "k", b"2".to_vec());
    store.commit(batch).await?;
    same("one", store.get(Interactions, vec!["k".to_owned()]).await?, vec![Some(b"1".to_vec())])?;
    same("other", store.get(Meta, vec!["k".to_owned()]).await?, vec![Some(b"2".to_vec())])?;
    same("third", store.get(Quarantine, vec!["k".to_owned()]).await?, vec![None])
}

async fn records_come_in_key_order(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    store.commit(puts(Meta, &[("b", b"2"), ("10", b"0"), ("aa", b"1"), ("9", b"0"), ("a", b"1")])).await?;
    let in_order = ["10", "9", "a", "aa", "b"].map(str::to_owned).to_vec();
    same("keys", store.keys(&[Meta]).await?, vec![in_order.clone()])?;
    same("scan", rows(&*store, Meta).await?.into_iter().map(|(key, _)| key).collect(), in_order)
}

async fn keys_are_ordered_by_utf_16_and_never_normalised(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    // Composed, decomposed; a surrogate pair (sorts before U+FFFD in UTF-16, after it in UTF-8); empty; a control.
    let keys = ["\u{e9}", "e\u{301}", "\u{fffd}", "\u{1f3ac}", "", "\u{0}", "日本"];
    let mut batch = WriteBatch::default();
    keys.iter().for_each(|key| batch.put(Meta, *key, key.as_bytes().to_vec()));
    store.commit(batch).await?;
    let mut sorted = keys.map(str::to_owned).to_vec();
    sorted.sort_by(|a, b| a.encode_utf16().cmp(b.encode_utf16()));
    let want = sorted.into_iter().map(|key| (key.clone(), key.into_bytes())).collect();
    same("rows", rows(&*store, Meta).await?, want)
}

async fn empty_and_large_values_come_back_whole(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    let large: Vec<u8> = (0..5_000_000_u32).map(|i| i.wrapping_mul(2_654_435_761).to_le_bytes()[3]).collect();
    store.commit(puts(Meta, &[("empty", b""), ("large", &large)])).await?;
    let got = store.get(Meta, vec!["empty".to_owned(), "large".to_owned()]).await?;
    same("both", got == [Some(Vec::new()), Some(large)], true)
}

async fn many_records_are_got_in_the_order_asked(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    let keys: Vec<String> = (0..500).map(|i| format!("{i:04}")).collect();
    let mut batch = WriteBatch::default();
    keys.iter().for_each(|key| batch.put(Interactions, key, key.as_bytes().to_vec()));
    store.commit(batch).await?;
    let asked: Vec<String> = keys.iter().rev().flat_map(|key| [key.clone(), format!("no {key}")]).collect();
    let want = keys.iter().rev().flat_map(|key| [Some(key.clone().into_bytes()), None]).collect();
    same("values", store.get(Interactions, asked).await?, want)
}

async fn tables_are_read_in_the_order_asked(factory: &dyn Factory, name: &str) -> Outcome {
    let store = factory.open(name).await?;
    let mut batch = puts(Quarantine, &[("q", b"1")]);
    batch.put(Meta, "m", b"2".to_vec());
    store.commit(batch).await?;
    let keys = vec![vec!["q".to_owned()], vec!["m".to_owned()]];
    same("keys", store.keys(&[Quarantine, Meta]).await?, keys)?;
    same("scan", store.scan(&[Meta, Quarantine]).await?, vec![owned(&[("m", b"2")]), owned(&[("q", b"1")])])
}
