//! The form of a plan: closed sets, and nothing beside them.

use penchant::agent::{
    llm::{
        PlanDraft,
        plan::{self, MOST_STEPS, Misfit},
        schema::check,
    },
    tool::Tool,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn read(value: &Value) -> Result<PlanDraft, Misfit> {
    plan::read(&value.to_string(), Tool::ALL)
}

fn search() -> Value {
    json!({"tool": "search_catalog", "arguments": {"query": "chess"}})
}

#[test]
fn a_plan_that_fits_is_read() {
    let plan = read(&json!({"steps": [search(), {"tool": "recommend", "arguments": {"count": 5}}]})).unwrap();
    assert_eq!(
        plan.steps.iter().map(|step| step.tool).collect::<Vec<_>>(),
        [Tool::SearchCatalog, Tool::Recommend]
    );
    for fence in ["```json\n", "```\n", "  \n"] {
        let text =
            format!("{fence}{}\n{}", json!({"steps": [search()]}), fence.trim_end().trim_end_matches("json"));
        assert!(plan::read(&text, Tool::ALL).is_ok(), "{text}");
    }
}

#[test]
fn what_does_not_fit_is_refused_and_the_reason_quotes_nothing() {
    let many: Vec<Value> = (0..=MOST_STEPS).map(|_| search()).collect();
    let cases = [
        (json!([]), "/"),
        (json!({}), "/"),
        (json!({"steps": []}), "/steps"),
        (json!({"steps": many}), "/steps"),
        (json!({"steps": [search()], "note": "SECRET"}), "/"),
        (json!({"steps": [{"tool": "SECRET", "arguments": {}}]}), "/steps/0"),
        (json!({"steps": [{"tool": "search_catalog ", "arguments": {"query": "x"}}]}), "/steps/0"),
        (json!({"steps": [{"tool": "Search_Catalog", "arguments": {"query": "x"}}]}), "/steps/0"),
        (json!({"steps": [{"tool": "search_catalog"}]}), "/steps/0"),
        (
            json!({"steps": [search(), {"tool": "recommend", "arguments": {"count": "SECRET"}}]}),
            "/steps/1/arguments/count",
        ),
        (json!({"steps": [{"tool": "recommend", "arguments": {"count": 1e9}}]}), "/steps/0/arguments/count"),
        (
            json!({"steps": [{"tool": "recommend", "arguments": {"count": 1, "SECRET": 1}}]}),
            "/steps/0/arguments",
        ),
        (
            json!({"steps": [{"tool": "search_catalog", "arguments": {"query": "x".repeat(201)}}]}),
            "/steps/0/arguments/query",
        ),
        (
            json!({"steps": [{"tool": "filter", "arguments": {"facet": "a", "op": "SECRET", "value": "b"}}]}),
            "/steps/0/arguments/op",
        ),
    ];
    for (value, place) in cases {
        let Err(Misfit::Form(wrong)) = read(&value) else { panic!("{value} was read") };
        assert!(wrong.at.starts_with(place), "{value}: at {}", wrong.at);
        assert!(!Misfit::Form(wrong).told().contains("SECRET"), "{value}");
    }
    for text in ["", "plan:", "{", "{\"steps\":[]} and more", "```json\n{}"] {
        assert!(plan::read(text, Tool::ALL).is_err(), "{text}");
    }
}

#[test]
fn every_tool_is_named_once_and_its_schema_requires_all_that_it_names() {
    let schema = plan::schema(Tool::ALL);
    assert_eq!(schema["properties"]["steps"]["items"]["anyOf"].as_array().unwrap().len(), Tool::ALL.len());
    let names: std::collections::BTreeSet<&str> = Tool::ALL.iter().map(|tool| tool.name()).collect();
    assert_eq!(names.len(), Tool::ALL.len());
    for tool in Tool::ALL {
        let schema = tool.definition().takes.schema();
        let named: Vec<&str> =
            schema["required"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        let mut properties: Vec<&String> = schema["properties"].as_object().unwrap().keys().collect();
        properties.sort_by_key(|name| named.iter().position(|other| other == name));
        assert_eq!(properties, named, "{tool:?}");
        assert_eq!(schema["additionalProperties"], false, "{tool:?}");
    }
}

fn values() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i32>().prop_map(Value::from),
        "[a-z_]{0,12}".prop_map(Value::from),
        prop::sample::select(Tool::ALL.iter().map(|tool| tool.name()).collect::<Vec<_>>())
            .prop_map(Value::from),
    ];
    let key = prop::sample::select(vec!["steps", "tool", "arguments", "query", "count", "x"]);
    leaf.prop_recursive(5, 60, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(key.clone(), inner, 0..5)
                .prop_map(|map| map.into_iter().map(|(k, v)| (k.to_owned(), v)).collect::<Value>()),
        ]
    })
}

proptest! {
    #[test]
    fn whatever_is_read_fits_the_schema(value in values(), step in values()) {
        for value in [value, json!({"steps": [step]})] {
            if let Ok(plan) = read(&value) {
                prop_assert!(check(&value, &plan::schema(Tool::ALL)).is_ok());
                prop_assert!((1..=MOST_STEPS).contains(&plan.steps.len()));
            }
        }
    }

    #[test]
    fn a_check_of_anything_against_anything_ends(value in values(), schema in values()) {
        let _ = check(&value, &schema);
    }
}
