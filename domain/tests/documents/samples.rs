//! Cases of every kind that the papers must read well for, walked by real steps.

use domain::case::Case;
use domain::documents::block::Paper;
use domain::documents::{DocumentKind, issued_by};
use domain::dossier::Dossier;
use domain::ids::OfficerId;
use domain::money::Fen;
use domain::party::{CreditCode, Identity, Party, Person, SoleTrader};
use domain::step::*;

use crate::office::*;

/// A case that is walked as far as the papers of interest, with every paper it issued on the way.
pub struct Walk {
    pub office: Office,
    pub case: Case,
    pub papers: Vec<(DocumentKind, Paper)>,
}

impl Walk {
    pub fn of(office: Office) -> Walk {
        let mut office = office;
        let case = office.open();
        Walk { office, case, papers: Vec::new() }
    }

    pub fn take(mut self, step: Step, who: i64) -> Walk {
        let step = signed_for(&self.case, step);
        let event = self.case.take(step, &self.office.who(who), &self.office.now).unwrap();
        let event = self.office.sealed(event);
        self.case = self.case.after(&event);
        self.papers.extend(issued_by(&self.case, &event, &self.office.now).unwrap());
        self
    }

    pub fn on(mut self, today: &str) -> Walk {
        self.office.set(today);
        self
    }

    /// Filed on the day on which the clock stands, with so many photographs.
    pub fn filed(self, exhibits: i64) -> Walk {
        let mut walk = self.take(Step::BeginCheck(BeginCheck {}), 1);
        for number in 1..=exhibits {
            walk = walk.take(exhibit(number), 1);
        }
        walk.take(
            Step::ApplyForFiling(ApplyForFiling {
                second: OfficerId(2),
                opinion: "当事人涉嫌违法，证据初步充分，属本机关管辖，建议立案。".into(),
            }),
            1,
        )
        .take(Step::EndorseFiling(EndorseFiling { agree: true, opinion: "同意立案。".into() }), 3)
        .take(Step::ApproveFiling(ApproveFiling { agree: true, opinion: String::new() }), 5)
        .take(Step::AssignOfficers(AssignOfficers { lead: OfficerId(1), second: OfficerId(2) }), 3)
    }

    /// Ordered to correct at once, the order served that day, and the report written.
    pub fn reported(self, form: SubmitReport) -> Walk {
        let today = self.office.now.today();
        let order = IssueCorrectionOrder {
            demands: "对运输车辆采取密闭措施；\n清除道路上的遗撒物".into(), due: today
        };
        self.take(Step::IssueCorrectionOrder(order), 1)
            .take(serve(Served::CorrectionOrder, &today.to_string()), 1)
            .take(Step::SubmitReport(form), 1)
    }

    /// Endorsed, noticed and served on the day on which the clock stands.
    pub fn noticed(self) -> Walk {
        let today = self.office.now.today().to_string();
        self.take(Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3)
            .take(Step::IssuePriorNotice(IssuePriorNotice {}), 1)
            .take(serve(Served::PriorNotice, &today), 1)
    }

    /// Decided as noticed, the defence period having passed in silence.
    pub fn decided(self, fine: i64) -> Walk {
        self.take(recheck(fine, Adopted::NoDefence), 1).take(decide(fine), 5)
    }

    /// The last paper of a kind.
    pub fn paper(&self, kind: DocumentKind) -> &Paper {
        &self.papers.iter().rev().find(|(issued, _)| *issued == kind).unwrap().1
    }
}

/// An office on the day of filing, about this party.
pub fn about(party: Option<Party>, code: &str) -> Office {
    let mut office = Office::about("2026-09-09", code);
    if let (Some(party), Some(dossier)) = (party, office.dossier.take()) {
        office.dossier = Some(Dossier { party: Some(party), ..dossier });
    } else {
        office = Office::about("2026-09-09", code);
    }
    office
}

/// From filing to decision on the usual days, in silence.
pub fn walked(party: Option<Party>, code: &str, form: SubmitReport, exhibits: i64) -> Walk {
    let fine = form.fine_fen.get() / 100;
    Walk::of(about(party, code))
        .filed(exhibits)
        .reported(form)
        .on("2026-09-23")
        .noticed()
        .on("2026-10-09")
        .decided(fine)
}

pub fn person(identity: Identity) -> Party {
    Party::Person(Person {
        name: "欧阳㛃".into(),
        sex: None,
        born: None,
        identity,
        address: "河南省平顶山市新华区中兴路 8 号院 2 号楼".into(),
        phone: Some("13800005678".into()),
    })
}

/// A couple, of whom each is served with each paper on another day; the second one defends.
pub fn couple_decided() -> Walk {
    let mut office = Office::on("2026-09-09");
    let first = person(Identity::resident("410402199003070015"));
    let Party::Person(second) = person(Identity::resident("410402199001010027")) else { unreachable!("a person") };
    let second = Party::Person(Person { name: "司马建华".into(), phone: None, ..second });
    office.dossier = Some(Dossier { party: Some(first), joint: vec![second], ..dossier(day("2026-09-09")) });
    let order = IssueCorrectionOrder { demands: "清除道路上的遗撒物".into(), due: day("2026-09-09") };
    let defence = RecordDefence {
        received_on: day("2026-09-24"),
        postmark: None,
        content: "当日由本人驾车，爱人只负责装车，请求从轻".into(),
        whose: 1,
    };
    let answer = WriteRecheck {
        adopted: Adopted::No,
        opinion: "装车未密闭与上路行驶是二人共同完成的一个行为".into(),
        fine_fen: Fen::yuan(3_000),
        fines: Vec::new(),
    };
    Walk::of(office)
        .filed(1)
        .take(Step::IssueCorrectionOrder(order), 1)
        .take(serve_on(0, Served::CorrectionOrder, "2026-09-09"), 1)
        .take(serve_on(1, Served::CorrectionOrder, "2026-09-09"), 1)
        .take(Step::SubmitReport(report(3_000)), 1)
        .on("2026-09-22")
        .take(Step::EndorseReport(EndorseReport { agree: true, opinion: String::new() }), 3)
        .take(Step::IssuePriorNotice(IssuePriorNotice {}), 1)
        .take(serve_on(0, Served::PriorNotice, "2026-09-22"), 1)
        .on("2026-09-23")
        .take(serve_on(1, Served::PriorNotice, "2026-09-23"), 1)
        .on("2026-09-24")
        .take(Step::RecordDefence(defence), 1)
        .on("2026-10-09")
        .take(Step::WriteRecheck(answer), 1)
        .take(decide(3_000), 5)
}

pub fn sole_trader(shop_name: Option<&str>) -> Party {
    Party::SoleTrader(SoleTrader {
        shop_name: shop_name.map(str::to_owned),
        operator: "马建国".into(),
        operator_identity: Identity::unknown("经营者拒绝出示"),
        credit_code: Some(CreditCode {
            text: "92410402MA00000660".into(),
            override_reason: Some("执照照片模糊".into()),
        }),
        address: "平顶山市卫东区东安路 3 号".into(),
        phone: None,
    })
}

/// A fine below the band on a ground of the statute.
pub fn mitigated(fine: i64) -> SubmitReport {
    let ground = Mitigation {
        ground: Ground::RemovedHarm,
        facts: "当事人当场雇人清扫路面，两小时内恢复原状".into(),
        exhibits: vec![domain::ids::ExhibitId(1)],
    };
    SubmitReport { mitigation: Some(ground), ..report(fine) }
}

/// Held on 2026-10-13, reviewed, discussed and decided.
pub fn heard_and_decided(walk: Walk, fine: i64) -> Walk {
    let ask = RequestHearing { received_on: day("2026-09-24"), postmark: None, whose: 0, third: None };
    let held = RecordHearing {
        outcome: HearingOutcome::Held,
        on: day("2026-10-13"),
        notified_on: Some(day("2026-09-24")),
        host: Some(OfficerId(4)),
        record: "当事人对违法事实无异议，请求考虑其首次违法从轻处罚".into(),
        attended: in_person(),
    };
    let called = ArrangeHearing {
        on: day("2026-10-13"),
        at: chrono::NaiveTime::from_hms_opt(9, 0, 0).unwrap(),
        place: "本局三楼会议室".into(),
        host: OfficerId(4),
        notified_on: day("2026-09-24"),
        public: true,
    };
    let minutes = RecordDiscussion {
        recused: String::new(),
        on: day("2026-10-14"),
        members: "陈国、赵敏、梁玥".into(),
        views: "均同意".into(),
        conclusion: "同意按拟处罚意见决定".into(),
    };
    let answer = WriteRecheck {
        fines: Vec::new(),
        adopted: Adopted::No,
        opinion: "拟处罚金额已经考虑其首次违法的情节".into(),
        fine_fen: Fen::yuan(fine),
    };
    walk.on("2026-09-24")
        .take(Step::RequestHearing(ask), 1)
        .take(Step::ArrangeHearing(called), 4)
        .on("2026-10-14")
        .take(Step::RecordHearing(held), 4)
        .take(Step::WriteRecheck(answer), 1)
        .take(Step::SubmitToReview(SubmitToReview {}), 1)
        .take(legal(Verdict::Agree), 4)
        .take(Step::RecordDiscussion(minutes), 5)
        .take(decide(fine), 5)
}
