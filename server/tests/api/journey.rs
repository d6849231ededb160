//! A case from its clue to the money, and every paper of it, by nothing but the interface.

use serde_json::{Value, json};

use super::counter::Counter;

/// The first bytes of a JPEG, and an end.
pub const JPEG: &[u8] =
    &[0xFF, 0xD8, 0xFF, 0xE0, 0, 16, b'J', b'F', b'I', b'F', 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xD9];

/// A muck truck's clue of a day.
pub fn clue(day: &str) -> Value {
    json!({
        "clue": { "source": "patrol", "received_on": day, "reporter": "", "summary": "夜查发现渣土车未密闭" },
        "dossier": {
            "party": {
                "kind": "organisation", "name": "平顶山市鹰运渣土运输有限公司",
                "credit_code": { "text": "91410402MA00000660", "override_reason": null },
                "address": "平顶山市湛河区开源路 1 号", "representative": "马建国", "representative_post": null,
                "representative_identity": null, "phone": null
            },
            "act": { "on": day, "place": "建设路与开源路口", "facts": "豫D·A1234 运输渣土未密闭，沿途遗撒" },
            "violation": "MK-005",
            "particulars": { "family": "muck", "plate": "豫D·A1234" }
        }
    })
}

/// Somebody at work on one case.
pub struct Walk<'a> {
    pub counter: &'a Counter,
    pub case: i64,
    pub version: i64,
    people: Vec<(&'static str, String, i64)>,
}

impl Walk<'_> {
    /// A case that was just opened by 张伟 on 2026-09-08.
    pub async fn begin(counter: &Counter) -> Walk<'_> {
        let mut people = Vec::new();
        for login in ["zhangwei", "wangqiang", "zhaomin", "limin", "chenguo", "wuyue", "sunli", "huanglei", "admin"] {
            let body = json!({ "login": login, "password": super::counter::PASSWORD });
            let session = counter.post("/sessions", "", &body).await.done(201);
            let token = session["token"].as_str().unwrap().to_owned();
            people.push((login, token, session["officer"]["id"].as_i64().unwrap()));
        }
        let opened = counter.post_once("/cases", &people[0].1, "open", &clue("2026-09-08")).await.done(201);
        let case = opened["case_id"].as_i64().unwrap();
        Walk { counter, case, version: 1, people }
    }

    pub fn token(&self, login: &str) -> &str {
        &self.people.iter().find(|(one, _, _)| *one == login).unwrap().1
    }

    pub fn id(&self, login: &str) -> i64 {
        self.people.iter().find(|(one, _, _)| *one == login).unwrap().2
    }

    pub fn path(&self, rest: &str) -> String {
        format!("/cases/{}{rest}", self.case)
    }

    /// Takes a step that must be open.
    pub async fn take(&mut self, login: &str, step: Value) -> Value {
        let key = format!("{}-{}", self.case, self.version);
        let body = json!({ "version": self.version, "step": step });
        let taken = self.counter.post_once(&self.path("/steps"), self.token(login), &key, &body).await.done(200);
        self.version = taken["version"].as_i64().unwrap();
        taken
    }

    pub async fn add_photo(&mut self, body: &[u8]) -> Value {
        let path = self.path("/evidence?name=IMG_0001.jpg&kind=audio_visual&proves=%E6%9C%AA%E5%AF%86%E9%97%AD");
        let receipt = self.counter.post_file(&path, self.token("zhangwei"), body.to_vec()).await.done(201);
        self.version = receipt["version"].as_i64().unwrap();
        receipt
    }

    /// As far as the inquiry with its order served, on 2026-09-09.
    pub async fn to_inquiry(counter: &Counter) -> Walk<'_> {
        let mut walk = Walk::begin(counter).await;
        walk.inquire().await;
        walk
    }

    /// The same, from the clue on.
    pub async fn inquire(&mut self) {
        let second = self.id("wangqiang");
        self.take("zhangwei", json!({ "step": "begin_check" })).await;
        self.add_photo(JPEG).await;
        let apply = json!({ "step": "apply_for_filing", "second": second, "opinion": "建议立案" });
        self.take("zhangwei", apply).await;
        self.take("zhaomin", json!({ "step": "endorse_filing", "agree": true, "opinion": "" })).await;
        self.counter.set("2026-09-09");
        self.sign_in_again().await;
        self.take("chenguo", json!({ "step": "approve_filing", "agree": true, "opinion": "" })).await;
        let (lead, second) = (self.id("zhangwei"), self.id("wangqiang"));
        self.take("zhaomin", json!({ "step": "assign_officers", "lead": lead, "second": second })).await;
        let order = json!({ "step": "issue_correction_order", "demands": "立即密闭，清除遗撒", "due": "2026-09-09" });
        self.take("zhangwei", order).await;
        self.serve("correction_order", "2026-09-09").await;
    }

    /// As far as the decision served, on 2026-10-09.
    pub async fn to_served(counter: &Counter) -> Walk<'_> {
        let mut walk = Walk::to_inquiry(counter).await;
        counter.set("2026-09-22");
        walk.sign_in_again().await;
        let report = json!({
            "step": "submit_report", "facts": "运输渣土未采取密闭措施，沿途遗撒", "tier": "base", "fine_fen": 300_000,
            "discretion": "初次违法，未造成严重后果，属一般情形",
            "law_comparison": "没有散落，几项规定中只有这一项适用"
        });
        walk.take("zhangwei", report).await;
        walk.take("zhaomin", json!({ "step": "endorse_report", "agree": true, "opinion": "" })).await;
        counter.set("2026-09-23");
        walk.sign_in_again().await;
        walk.take("zhangwei", json!({ "step": "issue_prior_notice" })).await;
        walk.serve("prior_notice", "2026-09-23").await;
        counter.set("2026-10-09");
        walk.sign_in_again().await;
        let recheck =
            json!({ "step": "write_recheck", "adopted": "no_defence", "opinion": "维持", "fine_fen": 300_000 });
        walk.take("zhangwei", recheck).await;
        walk.take("chenguo", json!({ "step": "decide_penalty", "fine_fen": 300_000, "opinion": "" })).await;
        walk.serve("penalty_decision", "2026-10-09").await;
        walk
    }

    pub async fn serve(&mut self, paper: &str, on: &str) {
        let step = json!({
            "step": "record_service", "paper": paper, "way": "direct", "recipient": "马建国",
            "receiver": "representative", "relation": "法定代表人", "on": on, "delivery": "done", "place": "该公司办公室",
            "second": self.id("wangqiang"), "process": { "certificates_shown": true, "kept": ["text"] }
        });
        self.take("zhangwei", step).await;
    }

    /// Tokens do not last over night.
    pub async fn sign_in_again(&mut self) {
        for (login, token, _) in &mut self.people {
            *token = self.counter.sign_in(login).await;
        }
    }
}

#[tokio::test]
async fn a_case_is_walked_from_its_clue_to_the_money() {
    let counter = Counter::open().await;
    let mut walk = Walk::to_served(&counter).await;

    let path = walk.path("/payments");
    let payment = json!({
        "version": walk.version, "amount_fen": 300_000, "paid_on": "2026-10-09", "receipt": "豫财 0012345",
        "channel": "bank"
    });
    let paid = counter.post_once(&path, walk.token("wuyue"), "pay", &payment).await.done(201);
    walk.version = paid["version"].as_i64().unwrap();
    let payments = counter.get(&path, walk.token("wuyue")).await.done(200);
    assert_eq!(payments["items"][0]["amount_fen"], 300_000);
    assert_eq!(payments["balance"]["left_fen"], 0);

    let case = counter.get(&walk.path(""), walk.token("zhangwei")).await.done(200);
    assert_eq!(case["case"]["version"], walk.version);
    let log = counter.get(&walk.path("/events"), walk.token("zhangwei")).await.done(200);
    let items = log["items"].as_array().unwrap();
    assert_eq!(items.len() as i64, walk.version);
    assert_eq!(items[0]["event"]["step"]["step"], "register_clue");
    assert_eq!(items.last().unwrap()["title"], "缴款 3,000.00 元");
}

#[tokio::test]
async fn the_list_finds_a_case_and_goes_on_where_it_ended() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let token = walk.token("zhangwei");
    counter.post_once("/cases", token, "second", &clue("2026-09-08")).await.done(201);
    let first = counter.get("/cases?limit=1", token).await.done(200);
    assert_eq!(first["items"].as_array().unwrap().len(), 1);
    let next = first["next"].as_str().unwrap();
    let second = counter.get(&format!("/cases?limit=1&after={next}"), token).await.done(200);
    assert_ne!(first["items"][0]["id"], second["items"][0]["id"]);
    assert_eq!(second["next"], Value::Null);
    let found = counter.get("/cases?q=%E8%B1%ABDA1&stage=clue", token).await.done(200);
    assert_eq!(found["items"].as_array().unwrap().len(), 2);
    let none = counter.get("/cases?stage=closed", token).await.done(200);
    assert!(none["items"].as_array().unwrap().is_empty());
}

#[tokio::test]
async fn each_clock_explains_itself() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let clocks = counter.get(&walk.path("/deadlines"), walk.token("zhangwei")).await.done(200);
    let clock = &clocks["items"][0];
    assert_eq!(clock["id"], "clue_check");
    assert!(!clock["explained"].as_array().unwrap().is_empty());
    assert!(clock["words"].as_str().unwrap().contains('剩'), "{clock}");
    assert!(clock["ends"].as_str().unwrap().starts_with("2026-"));
}

#[tokio::test]
async fn papers_come_as_pdf_and_a_draft_has_no_number() {
    let counter = Counter::open().await;
    let walk = Walk::to_inquiry(&counter).await;
    let token = walk.token("zhangwei");
    let papers = counter.get(&walk.path("/documents"), token).await.done(200);
    let papers = papers["items"].as_array().unwrap();
    let kinds: Vec<&str> = papers.iter().map(|paper| paper["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["filing_form", "correction_order", "service_receipt"]);
    let address = papers[1]["pdf"].as_str().unwrap().strip_prefix("/api/v1").unwrap();
    let pdf = counter.get(address, token).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert_eq!(pdf.header("x-content-type-options"), "nosniff");
    assert!(pdf.header("content-disposition").starts_with("attachment; "));
    assert!(pdf.body.starts_with(b"%PDF-"));
    assert_eq!(counter.get(address, token).await.body, pdf.body, "the same bytes again");
    let draft = counter.get(&walk.path("/drafts/filing_form.pdf"), token).await;
    assert!(draft.body.starts_with(b"%PDF-"), "{draft:?}");
    counter.get(&walk.path("/drafts/letter.pdf"), token).await.problem(404, "not_found");
    counter.get(&walk.path("/drafts/filing_form"), token).await.problem(404, "not_found");
    counter.get(address, walk.token("huanglei")).await.problem(404, "not_found");
}

#[tokio::test]
async fn a_party_once_entered_is_found_again_by_its_own_unit_only() {
    let counter = Counter::open().await;
    let walk = Walk::begin(&counter).await;
    let token = walk.token("zhangwei");
    for words in ["%E5%B9%B3%E9%A1%B6%E5%B1%B1", "pdssyy", "91410402"] {
        let found = counter.get(&format!("/parties?q={words}"), token).await.done(200);
        assert_eq!(found["items"][0]["party"]["name"], "平顶山市鹰运渣土运输有限公司", "{words}");
    }
    let party = json!({
        "kind": "person", "name": "𠮷田", "sex": null, "born": null, "address": "", "phone": null,
        "identity": { "state": "unknown", "reason": "拒绝出示" }
    });
    let entered = counter.post("/parties", token, &party).await.done(201);
    let path = format!("/parties/{}", entered["id"]);
    assert_eq!(counter.get(&path, token).await.done(200)["party"]["name"], "𠮷田");
    counter.get(&path, walk.token("huanglei")).await.problem(404, "not_found");
    let elsewhere = counter.get("/parties?q=pdssyy", walk.token("huanglei")).await.done(200);
    assert!(elsewhere["items"].as_array().unwrap().is_empty());
    counter.get("/parties?q=p", walk.token("admin")).await.problem(403, "wrong_role");
}

#[tokio::test]
async fn the_disclosure_clerk_takes_the_table_and_nobody_else() {
    let counter = Counter::open().await;
    let walk = Walk::to_served(&counter).await;
    let path = "/exports/credit_penalties.csv?from=2026-10-01&to=2026-10-31";
    let csv = counter.get(path, walk.token("sunli")).await;
    assert_eq!(csv.status, 200);
    assert!(csv.header("content-type").starts_with("text/csv"));
    assert!(csv.header("content-disposition").contains("credit_penalties_20261001_20261031.csv"));
    assert!(String::from_utf8_lossy(&csv.body).contains("平顶山市鹰运渣土运输有限公司"));
    let xlsx = counter.get(&path.replace("csv", "xlsx"), walk.token("sunli")).await;
    assert!(xlsx.body.starts_with(b"PK"), "{xlsx:?}");
    let problem = counter.get(path, walk.token("zhangwei")).await.problem(403, "wrong_role");
    assert!(problem["article"].is_string(), "{problem}");
    let token = walk.token("sunli");
    counter.get("/exports/letters.csv?from=2026-10-01&to=2026-10-31", token).await.problem(404, "not_found");
    let wrong = counter.get("/exports/credit_penalties.pdf?from=2026-10-01&to=2026-10-31", token).await;
    assert_eq!(wrong.problem(422, "invalid")["field"], "format");
    let wrong = counter.get("/exports/credit_penalties.csv?from=2026-10-31&to=2026-10-01", token).await;
    assert_eq!(wrong.problem(422, "invalid")["field"], "from");
    assert_eq!(
        counter.get("/exports/credit_penalties.csv?from=x&to=y", token).await.problem(422, "invalid")["field"],
        "from"
    );
}

#[tokio::test]
async fn what_puts_a_case_in_question_is_entered_by_the_interface_too() {
    let counter = Counter::open().await;
    let mut walk = Walk::to_inquiry(&counter).await;
    let refused = |answer: super::counter::Answer, code: &str| answer.problem(422, code);
    let dispute =
        json!({ "step": "record_dispute", "agency": "叶县城市管理局", "since": "2026-09-09", "reason": "辖区有争议" });
    walk.take("zhangwei", dispute).await;
    let refer = json!({
        "step": "propose_referral", "agency": "叶县城市管理局", "ground": "other_place", "reason": "在叶县"
    });
    let body = json!({ "version": walk.version, "step": refer });
    let answer = counter.post_once(&walk.path("/steps"), walk.token("zhangwei"), "refer", &body).await;
    assert!(refused(answer, "wrong_stage")["article"].as_str().unwrap().contains("第二十五条第二款"));
    let settled =
        json!({ "step": "settle_dispute", "how": "talks", "ours": true, "on": "2026-09-09", "paper": "协商纪要" });
    walk.take("zhangwei", settled).await;
    let case = counter.get(&walk.path(""), walk.token("zhangwei")).await.done(200);
    assert_eq!(case["case"]["disputes"][0]["settled"]["how"], "talks");

    let exhibit = case["case"]["exhibits"][0]["id"].clone();
    let aside =
        json!({ "step": "set_aside_exhibit", "exhibit": exhibit, "ground": "unverified", "reason": "拍摄时间不明" });
    walk.take("zhangwei", aside).await;
    let case = counter.get(&walk.path(""), walk.token("zhangwei")).await.done(200);
    assert_eq!(case["case"]["exhibits_aside"][0]["ground"], "unverified");
    // A visit without certificates and records is refused as well.
    let visit = json!({ "step": "record_reinspection", "on": "2026-09-09", "complied": true, "findings": "已密闭" });
    let body = json!({ "version": walk.version, "step": visit });
    let answer = counter.post_once(&walk.path("/steps"), walk.token("zhangwei"), "visit", &body).await;
    assert!(refused(answer, "incomplete")["article"].as_str().unwrap().contains("第五十五条第一款"));
}
