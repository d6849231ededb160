//! A stop of business and confiscated gains by nothing but the interface, from the report to what was carried out.

use serde_json::{Value, json};

use super::counter::Counter;
use super::journey::Walk;

/// A report on waste dumped by the party: a fine, gains with their working, and a stop until 2026-10-31.
fn report() -> Value {
    json!({
        "step": "submit_report", "facts": "擅自倾倒建筑垃圾", "tier": "base", "fine_fen": 10_000_000,
        "confiscate_fen": 70_000, "gains": { "gross_fen": 100_000, "refunds_fen": 30_000, "working": "运输合同收款记录" },
        "others": [{ "kind": "stop_business", "scope": "建筑垃圾运输", "until": "2026-10-31" }],
        "discretion": "倾倒量大，属一般情形", "law_comparison": "各项规定的幅度相同，按本条规定处理"
    })
}

/// Under inquiry about the dumped waste, on 2026-09-22.
async fn inquiring(counter: &Counter) -> Walk<'_> {
    let mut walk = Walk::begin(counter).await;
    let case = counter.get(&walk.path(""), walk.token("zhangwei")).await.done(200);
    let mut dossier = case["case"]["dossier"].clone();
    dossier["violation"] = json!("MK-008");
    walk.take("zhangwei", json!({ "step": "amend_dossier", "dossier": dossier })).await;
    walk.inquire().await;
    counter.set("2026-09-22");
    walk.sign_in_again().await;
    walk
}

/// Sends a step that is refused; the field it is refused at.
async fn refused(walk: &Walk<'_>, step: &Value) -> String {
    let body = json!({ "version": walk.version, "step": step });
    // A key is plain letters; the three forms differ in their length.
    let key = format!("refused-{}", step.to_string().len());
    let answer = walk.counter.post_once(&walk.path("/steps"), walk.token("zhangwei"), &key, &body).await;
    assert_eq!(answer.status, 422, "{}", String::from_utf8_lossy(&answer.body));
    answer.json()["field"].as_str().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_kind_the_rule_does_not_know_and_gains_that_do_not_add_up_are_refused() {
    let counter = Counter::open().await;
    let walk = inquiring(&counter).await;
    let mut closing = report();
    closing["others"] = json!([{ "kind": "close_down", "premises": "弃置场", "days": 10 }]);
    assert_eq!(refused(&walk, &closing).await, "close_down");
    let mut early = report();
    early["others"][0]["until"] = json!("2026-09-22");
    assert_eq!(refused(&walk, &early).await, "stop_business_until");
    let mut wrong = report();
    wrong["others"] = json!([]);
    wrong["confiscate_fen"] = json!(70_001);
    assert_eq!(refused(&walk, &wrong).await, "confiscate_fen");
}

#[tokio::test]
async fn a_stop_is_told_decided_and_carried_out() {
    let counter = Counter::open().await;
    let mut walk = inquiring(&counter).await;
    walk.take("zhangwei", report()).await;
    walk.take("zhaomin", json!({ "step": "endorse_report", "agree": true, "opinion": "" })).await;
    counter.set("2026-09-23");
    walk.sign_in_again().await;
    walk.take("zhangwei", json!({ "step": "issue_prior_notice" })).await;
    walk.serve("prior_notice", "2026-09-23").await;
    counter.set("2026-10-09");
    walk.sign_in_again().await;
    let fine = 10_000_000;
    let recheck = json!({ "step": "write_recheck", "adopted": "no_defence", "opinion": "维持", "fine_fen": fine });
    walk.take("zhangwei", recheck).await;
    walk.take("zhangwei", json!({ "step": "submit_to_review" })).await;
    let points = ["subject", "procedure", "facts", "basis", "discretion", "power", "papers", "crime"];
    let agreed = json!({ "step": "give_legal_opinion", "verdict": "agree", "points": points, "opinion": "同意" });
    walk.take("limin", agreed).await;
    let minutes = json!({
        "step": "record_discussion", "on": "2026-10-09", "members": "陈国、赵敏", "views": "同意", "conclusion": "同意"
    });
    walk.take("chenguo", minutes).await;
    let decision = json!({
        "step": "decide_penalty", "fine_fen": fine, "confiscate_fen": 70_000, "opinion": "",
        "shortened": [{ "number": 1, "until": "2026-10-20" }]
    });
    walk.take("chenguo", decision).await;
    walk.serve("penalty_decision", "2026-10-09").await;
    let case = counter.get(&walk.path(""), walk.token("zhangwei")).await.done(200)["case"].clone();
    assert_eq!(case["report"]["form"]["gains"]["refunds_fen"], 30_000);
    assert!(case["notice"]["hearing_offered"].as_bool().unwrap());
    assert_eq!(case["notice"]["others"][0]["until"], "2026-10-31");
    let imposed = &case["decision"]["others"][0];
    assert_eq!((&imposed["penalty"]["until"], &imposed["carried_out"]), (&json!("2026-10-20"), &Value::Null));

    let done = json!({ "step": "record_performance", "number": 1, "on": "2026-10-20", "record": "停业期满，现场核查" });
    let early = refused(&walk, &done).await;
    assert_eq!(early, "on", "the period is not over");
    counter.set("2026-10-20");
    walk.sign_in_again().await;
    walk.take("zhangwei", done).await;
    let case = counter.get(&walk.path(""), walk.token("zhangwei")).await.done(200)["case"].clone();
    assert_eq!(case["decision"]["others"][0]["carried_out"]["on"], "2026-10-20");
    assert_eq!(case["stage"]["stage"], "served", "the fine is not paid yet");
    let csv = "/exports/credit_penalties.csv?from=2026-10-01&to=2026-10-31";
    let csv = counter.get(csv, walk.token("sunli")).await;
    let csv = String::from_utf8_lossy(&csv.body);
    for told in ["罚款；没收违法所得；责令停产停业", "2026/10/20", "0.07"] {
        assert!(csv.contains(told), "{told}\n{csv}");
    }
}
