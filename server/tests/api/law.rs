//! The settings of the law over the interface: two people, dated values, loaded years.

use serde_json::{Value, json};

use super::counter::Counter;
use super::journey::clue;

const YEAR: &str = "date,kind,festival\n2027-01-01,rest,元旦\n2027-02-06,rest,春节\n2027-04-05,rest,清明\n\
                    2027-05-01,rest,劳动节\n2027-06-09,rest,端午\n2027-09-15,rest,中秋\n2027-10-01,rest,国庆节\n\
                    2027-10-02,rest,国庆节\n2027-10-03,rest,国庆节\n";

fn days(name: &str, from: &str, days: u32) -> Value {
    let value = json!({ "unit": "days", "value": days });
    json!({ "change": {
        "change": "parameter", "name": name, "label": "改动", "from": from, "value": value,
        "source": "某办法第九条", "verified": "read"
    } })
}

async fn confirmed(counter: &Counter, proposal: &Value) -> Value {
    let legal = counter.sign_in("limin").await;
    let path = format!("/law/changes/{}/answers", proposal["id"]);
    counter.post(&path, &legal, &json!({ "verdict": "confirmed" })).await.done(200)
}

/// The length of the clock that runs on a new clue.
async fn check_days(counter: &Counter, case: &Value) -> Value {
    let token = counter.sign_in("zhangwei").await;
    let deadlines = counter.get(&format!("/cases/{case}/deadlines"), &token).await.done(200);
    let items = deadlines["items"].as_array().unwrap();
    items.iter().find(|item| item["id"] == "clue_check").unwrap()["length"].clone()
}

async fn open(counter: &Counter, key: &str, day: &str) -> Value {
    let token = counter.sign_in("zhangwei").await;
    counter.post_once("/cases", &token, key, &clue(day)).await.done(201)["case_id"].clone()
}

#[tokio::test]
async fn an_old_case_keeps_its_value_and_a_new_one_gets_the_new() {
    let counter = Counter::open().await;
    let old = open(&counter, "old", "2026-09-08").await;
    let admin = counter.sign_in("admin").await;
    let proposed = counter.post("/law/changes", &admin, &days("clue_check_days", "2026-09-09", 10)).await.done(201);
    assert_eq!((proposed["by_name"].as_str(), &proposed["answer"]), (Some("周宁"), &Value::Null));
    let answered = confirmed(&counter, &proposed).await;
    assert_eq!(answered["answer"]["by_name"], "李敏");
    counter.set("2026-09-09");
    let new = open(&counter, "new", "2026-09-09").await;
    assert_eq!((check_days(&counter, &old).await, check_days(&counter, &new).await), (json!(15), json!(10)));
    let admin = counter.sign_in("admin").await;
    let rows = counter.get("/law/parameters", &admin).await.done(200);
    let of: Vec<&Value> =
        rows["items"].as_array().unwrap().iter().filter(|row| row["name"] == "clue_check_days").collect();
    assert_eq!(of.len(), 2);
    assert_eq!((&of[1]["from"], &of[1]["label"]), (&json!("2026-09-09"), &of[0]["label"]));
}

#[tokio::test]
async fn nobody_confirms_their_own_and_the_past_is_refused() {
    let counter = Counter::open().await;
    let legal = counter.sign_in("limin").await;
    for (from, status) in [("2026-09-07", 422), ("2026-09-08", 201), ("2026-09-09", 201)] {
        let answer = counter.post("/law/changes", &legal, &days("decide_days", from, 60)).await;
        assert_eq!(answer.status.as_u16(), status, "{from}: {:?}", String::from_utf8_lossy(&answer.body));
    }
    let changes = counter.get("/law/changes", &legal).await.done(200);
    let waiting = changes["items"][0].clone();
    let path = format!("/law/changes/{}/answers", waiting["id"]);
    let confirm = json!({ "verdict": "confirmed" });
    let own = counter.post(&path, &legal, &confirm).await.problem(422, "same_person");
    assert!(own["detail"].as_str().unwrap().contains("自己提出的变更"), "{own}");
    let admin = counter.sign_in("admin").await;
    counter.post(&path, &admin, &confirm).await.problem(403, "wrong_role");
    counter.post(&path, &admin, &json!({ "verdict": "withdrawn" })).await.problem(403, "wrong_role");
    let head = counter.sign_in("chenguo").await;
    let silent = counter.post(&path, &head, &json!({ "verdict": "refused" })).await.problem(422, "invalid");
    assert_eq!(silent["field"], "opinion");
    counter.post(&path, &head, &confirm).await.done(200);
    counter.post(&path, &head, &confirm).await.problem(422, "wrong_stage");
    let twice = counter.post("/law/changes", &legal, &days("decide_days", "2026-09-08", 60)).await;
    twice.problem(422, "invalid");
}

#[tokio::test]
async fn to_everybody_else_the_addresses_hold_nothing() {
    let counter = Counter::open().await;
    for login in ["zhangwei", "zhaomin", "wuyue", "sunli"] {
        let token = counter.sign_in(login).await;
        for path in ["parameters", "calendar-years", "ladders", "assignments", "changes"] {
            counter.get(&format!("/law/{path}"), &token).await.problem(404, "not_found");
        }
        let change = days("clue_check_days", "2026-09-09", 10);
        counter.post("/law/changes", &token, &change).await.problem(403, "wrong_role");
        let answer = json!({ "verdict": "confirmed" });
        counter.post("/law/changes/1/answers", &token, &answer).await.problem(404, "not_found");
    }
    let head = counter.sign_in("chenguo").await;
    counter.get("/law/changes", &head).await.done(200);
    let change = days("clue_check_days", "2026-09-09", 10);
    counter.post("/law/changes", &head, &change).await.problem(403, "wrong_role");
    counter.post("/law/changes/99/answers", &head, &json!({ "verdict": "confirmed" })).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_year_a_ladder_and_a_power_are_proposed_and_come_into_force() {
    let counter = Counter::open().await;
    let admin = counter.sign_in("admin").await;
    let gap = json!({ "source": "某通知", "csv": YEAR.replace("2027-", "2028-") });
    let gap = counter.post("/law/calendar-years", &admin, &gap).await.problem(422, "calendar");
    assert!(gap["detail"].as_str().unwrap().contains("请先载入 2027 年"), "{gap}");
    let year = json!({ "source": "某通知", "csv": YEAR });
    let year = counter.post("/law/calendar-years", &admin, &year).await.done(201);
    let years = async || counter.get("/law/calendar-years", &counter.sign_in("admin").await).await.done(200);
    assert_eq!(years().await["version"], "2026");
    confirmed(&counter, &year).await;
    let loaded = years().await;
    assert_eq!((&loaded["version"], &loaded["items"][9]["source"]), (&json!("2027-1"), &json!("某通知")));
    let ladder = json!({ "change": {
        "change": "ladder", "violation": "MK-001", "from": "2026-09-08", "source": "某裁量标准", "verified": "read",
        "step": [
            { "name": "轻微", "test": "遗撒不足 10 平方米", "subject": "any", "yuan": [2000, 5000] },
            { "name": "严重", "test": "遗撒 10 平方米以上", "subject": "any", "of_band": [50, 100] }
        ]
    } });
    let power = json!({ "change": {
        "change": "assign", "family": "gas", "document": "某决定", "from": "2026-09-08T08:00"
    } });
    for change in [ladder, power] {
        let proposed = counter.post("/law/changes", &admin, &change).await.done(201);
        confirmed(&counter, &proposed).await;
    }
    let ladders = counter.get("/law/ladders", &admin).await.done(200);
    assert_eq!(ladders["items"][0]["step"][1]["of_band"], json!([50, 100]));
    let powers = counter.get("/law/assignments", &admin).await.done(200);
    let items = powers["items"].as_array().unwrap();
    let entered = items.iter().find(|item| item["document"] == "某决定").unwrap();
    assert_eq!(entered["from"], "2026-09-08T08:00:00");
}
