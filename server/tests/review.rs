//! The reviewer's page: the file beside the checklist, and what changed since the case was last sent to review.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use bytes::Bytes;
use domain::case::Case;
use domain::evidence::EvidenceKind;
use domain::money::Fen;
use domain::service::{Delivery, Way};
use domain::step::*;
use office::TestOffice;

const PNG: &[u8] = include_bytes!("../../end2end/fixtures/night.png");

struct Walk<'o> {
    office: &'o TestOffice,
    case: Case,
}

impl Walk<'_> {
    async fn take(&mut self, login: &str, step: Step) {
        let officer = self.office.officer(login).await;
        let kind = step.kind();
        let taken = self.office.store().cases().take(self.case.id, self.case.version, step, &officer, None).await;
        self.case = taken.unwrap_or_else(|error| panic!("{kind:?}: {error}")).case;
    }

    async fn on(&mut self, day: &str) {
        self.office.set_clock(&format!("{day}T02:00:00Z"));
    }

    async fn served(&mut self, paper: Served, day: &str) {
        let form = RecordService {
            paper,
            way: Way::Direct {
                recipient: "李四".into(),
                relation: "受委托的职工".into(),
                receiver: Some(Receiver::Agent),
                on_file_copy: false,
            },
            on: day.parse().unwrap(),
            delivery: Delivery::Done,
            place: "当事人住所".into(),
            note: String::new(),
            second: self.office.officer("wangqiang").await.id,
            to: 0,
            process: OnRecord::in_writing(),
            proofs: Vec::new(),
        };
        self.take("zhangwei", Step::RecordService(form)).await;
    }

    /// Filed, ordered to be corrected, evidence on file.
    async fn to_inquiry(office: &TestOffice) -> Walk<'_> {
        let mut walk = Walk { case: office.case("zhangwei").await, office };
        let second = office.officer("wangqiang").await.id;
        let lead = office.officer("zhangwei").await;
        walk.take("zhangwei", Step::BeginCheck(BeginCheck {})).await;
        let uploads = office.store().uploads();
        let size = i64::try_from(PNG.len()).unwrap();
        let upload = uploads.begin(walk.case.id, lead.id, "night.png", size).await.unwrap();
        uploads.append(upload.id, lead.id, 0, &Bytes::from_static(PNG)).await.unwrap();
        let arrived = uploads.finish(upload.id, lead.id).await.unwrap();
        let exhibit =
            office.store().exhibits().receive(&arrived, lead.id, EvidenceKind::Electronic, "现场").await.unwrap();
        walk.take("zhangwei", Step::AddExhibit(AddExhibit { exhibit })).await;
        walk.take("zhangwei", Step::ApplyForFiling(ApplyForFiling { second, opinion: "建议立案".into() })).await;
        walk.take("zhaomin", Step::EndorseFiling(EndorseFiling { agree: true, opinion: String::new() })).await;
        walk.take("chenguo", Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() })).await;
        walk.take("zhaomin", Step::AssignOfficers(AssignOfficers { lead: lead.id, second })).await;
        let order = IssueCorrectionOrder { demands: "立即密闭".into(), due: "2026-03-02".parse().unwrap() };
        walk.take("zhangwei", Step::IssueCorrectionOrder(order)).await;
        walk.served(Served::CorrectionOrder, "2026-03-02").await;
        walk
    }

    /// Reported, noticed, silent, re-checked, sent to review.
    async fn reach_review(&mut self, facts: &str, fine: i64, noticed: &str, rechecked: &str) {
        let form = SubmitReport {
            facts: facts.into(),
            tier: "base".into(),
            warning: false,
            fine_fen: Fen::yuan(fine),
            confiscate_fen: Fen::ZERO,
            discretion: "初次查获，属一般情形".into(),
            mitigation: None,
            public_interest: false,
            difficult: true,
            law_comparison: "市条例对车辆密闭有专门规定，按市条例处理".into(),
            applies: String::new(),
            figures: Figures::default(),
            further: Vec::new(),
            gains: None,
            others: Vec::new(),
        };
        self.on(noticed).await;
        self.take("zhangwei", Step::SubmitReport(form)).await;
        self.take("zhaomin", Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() })).await;
        self.take("zhangwei", Step::IssuePriorNotice(IssuePriorNotice {})).await;
        self.served(Served::PriorNotice, noticed).await;
        self.on(rechecked).await;
        let recheck = WriteRecheck {
            adopted: Adopted::NoDefence,
            opinion: "维持".into(),
            fine_fen: Fen::yuan(fine),
            fines: Vec::new(),
        };
        self.take("zhangwei", Step::WriteRecheck(recheck)).await;
        self.take("zhangwei", Step::SubmitToReview(SubmitToReview {})).await;
    }

    async fn page(&self, login: &str, kind: &str) -> String {
        let cookie = self.office.sign_in(login).await;
        let page = self.office.get(&format!("/cases/{}/steps/{kind}", self.case.id), &cookie).await;
        assert_eq!(page.status, 200, "{}", page.text());
        page.text()
    }
}

/// The part of a page between the element with this id and another text.
fn part<'p>(page: &'p str, from: &str, until: &str) -> &'p str {
    page.split(from).nth(1).unwrap().split(until).next().unwrap()
}

#[tokio::test]
async fn the_file_stands_beside_the_checklist() {
    let office = TestOffice::open().await;
    let mut walk = Walk::to_inquiry(&office).await;
    walk.reach_review("驾驶渣土车未密闭，司机不详在场", 2_000, "2026-03-03", "2026-03-12").await;
    let page = walk.page("limin", "give_legal_opinion").await;
    let (file, work) = (
        part(&page, "class=\"review-file\"", "class=\"review-work\""),
        part(&page, "class=\"review-work\"", "</main>"),
    );
    for seen in [
        "李四",
        "建设路与开源路交叉口",
        "平顶山市城市市容和环境卫生管理条例",
        "/statutes/",
        "幅度",
        "night.png",
        "<img",
    ] {
        assert!(file.contains(seen), "{seen}: {file}");
    }
    for seen in ["司机不详在场", "告知", "没有收到", "书面复核", "立案审批表", "行政处罚决定书草稿"]
    {
        assert!(file.contains(seen), "{seen}: {file}");
    }
    assert!(file.contains("首次提交审核") && file.contains("提交以后案卷没有变化"), "{file}");
    assert_eq!(work.matches("name=\"points\"").count(), 8, "{work}");
    assert_eq!(work.matches("name=\"verdict\"").count(), 4, "{work}");
    assert!(work.contains("证据 1 件") && work.contains("name=\"opinion\""), "{work}");
    assert!(page.contains("href=\"#review-papers\"") && page.contains("id=\"review-papers\""));
    // What is refused is refused on the same page, the file still beside it.
    let cookie = office.sign_in("limin").await;
    let version = walk.case.version.to_string();
    let fields = [("version", version.as_str()), ("verdict", "agree"), ("points", "subject"), ("do", "confirmed")];
    let refused = office.post(&format!("/cases/{}/steps/give_legal_opinion", walk.case.id), &cookie, &fields).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("八项都应审过") && refused.text().contains("class=\"review-file\""));
}

#[tokio::test]
async fn what_changed_since_the_last_submission_is_told_field_by_field() {
    let office = TestOffice::open().await;
    let mut walk = Walk::to_inquiry(&office).await;
    walk.reach_review("驾驶渣土车未密闭，司机不详在场", 2_000, "2026-03-03", "2026-03-12").await;
    let back =
        GiveLegalOpinion { verdict: Verdict::MoreInquiry, points: Vec::new(), opinion: "查明司机是谁".into() };
    walk.take("limin", Step::GiveLegalOpinion(back)).await;
    // Sent back, nothing is typed or ticked twice.
    let again = walk.page("zhangwei", "submit_report").await;
    assert!(again.contains("初次查获，属一般情形"));
    let ticked = |name: &str| part(&again, &format!("name=\"{name}\""), ">").contains("checked");
    assert!(ticked("difficult") && !ticked("public_interest"));
    walk.reach_review("驾驶渣土车未密闭，司机周某在场", 3_000, "2026-03-13", "2026-03-24").await;
    let page = walk.page("limin", "give_legal_opinion").await;
    let changes = part(&page, "id=\"review-changes\"", "id=\"review-facts\"");
    assert!(changes.contains("上次提交审核") && changes.contains("张伟"), "{changes}");
    assert!(changes.contains("法制审核：建议补充调查") && changes.contains("查明司机是谁"), "{changes}");
    let report = changes.split("<li").find(|one| one.contains("提交调查终结报告")).unwrap();
    let struck = |text: &str| format!("</span>{text}</del>");
    let added = |text: &str| format!("</span>{text}</ins>");
    assert!(report.contains(&struck("不详")) && report.contains(&added("周某")), "{report}");
    assert!(report.contains(&struck("2,000 元")) && report.contains(&added("3,000 元")), "{report}");
    assert!(!report.contains("裁量理由"), "what stayed is not told: {report}");
    // The first registration lies before the last submission.
    assert!(!changes.contains("登记线索"), "{changes}");
}

#[tokio::test]
async fn the_head_decides_with_the_file_beside() {
    let office = TestOffice::open().await;
    let mut walk = Walk::to_inquiry(&office).await;
    walk.reach_review("驾驶渣土车未密闭", 2_000, "2026-03-03", "2026-03-12").await;
    let agreed =
        GiveLegalOpinion { verdict: Verdict::Agree, points: ReviewPoint::ALL.to_vec(), opinion: String::new() };
    walk.take("limin", Step::GiveLegalOpinion(agreed)).await;
    let minutes = RecordDiscussion {
        on: "2026-03-12".parse().unwrap(),
        members: "陈国、赵敏".into(),
        recused: String::new(),
        views: "均同意".into(),
        conclusion: "一致同意".into(),
    };
    walk.take("chenguo", Step::RecordDiscussion(minutes)).await;
    let page = walk.page("chenguo", "decide_penalty").await;
    assert!(page.contains("class=\"review-file\"") && page.contains("一致同意") && page.contains("法制审核"), "{page}");
}
