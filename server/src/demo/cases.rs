//! The six muck-truck cases of 2022, 14,050 yuan of fines in all, each walked to another stage by the people of the office.

use bytes::Bytes;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use domain::case::Case;
use domain::dossier::{Act, Clue, Dossier, Source};
use domain::evidence::EvidenceKind;
use domain::families::Particulars;
use domain::families::muck::Muck;
use domain::law::calendar::beijing_midnight;
use domain::money::Fen;
use domain::officer::Officer;
use domain::party::Party;
use domain::service::{Delivery, Way};
use domain::step::*;
use store::{Store, StoreError};

use super::samples::{End, SAMPLES, Sample};

/// Walks every sample case; the store's clock is set to the day of each step.
pub(super) async fn walk_all(store: &Store, year: i32) -> Result<(), StoreError> {
    for sample in &SAMPLES {
        let Some(first) = NaiveDate::from_ymd_opt(year, sample.month, sample.day) else { continue };
        Walk { store, sample, first }.to_its_end().await?;
    }
    Ok(())
}

struct Walk<'a> {
    store: &'a Store,
    sample: &'static Sample,
    /// The day of the act.
    first: NaiveDate,
}

impl Walk<'_> {
    async fn to_its_end(&self) -> Result<(), StoreError> {
        let sample = self.sample;
        let [lead, second, chief] = sample.squad;
        let second_id = self.who(second).await?.id;
        let mut case = self.open(lead).await?;
        case = self.photograph(case, lead).await?;
        let opinion = "当事人涉嫌运输散装物料未采取措施防止遗撒，有现场照片证明，属本机关管辖，建议立案。";
        let apply = ApplyForFiling { second: second_id, opinion: opinion.into() };
        case = self.take(case, 1, lead, Step::ApplyForFiling(apply)).await?;
        case = self
            .take(case, 1, chief, Step::EndorseFiling(EndorseFiling { agree: true, opinion: "同意立案。".into() }))
            .await?;
        case = self
            .take(case, 2, "chenguo", Step::ApproveFiling(ApproveFiling { agree: true, opinion: "同意立案。".into() }))
            .await?;
        let lead_id = self.who(lead).await?.id;
        case = self
            .take(case, 2, chief, Step::AssignOfficers(AssignOfficers { lead: lead_id, second: second_id }))
            .await?;
        let order = IssueCorrectionOrder {
            demands: "立即对运输车辆采取密闭措施，清除道路遗撒物".into(),
            due: self.day(4),
        };
        case = self.take(case, 2, lead, Step::IssueCorrectionOrder(order)).await?;
        case = self.serve(case, 3, Served::CorrectionOrder).await?;
        if sample.end != End::PaidUnchecked {
            let visit = RecordReinspection {
                on: self.day(5),
                complied: true,
                findings: "车辆已加装密闭盖板，道路遗撒物已清除。".into(),
                process: OnRecord::in_writing(),
            };
            case = self.take(case, 5, lead, Step::RecordReinspection(visit)).await?;
        }
        case = self.take(case, 10, lead, Step::SubmitReport(self.report())).await?;
        case = self
            .take(case, 11, chief, Step::EndorseReport(EndorseReport { agree: true, opinion: "同意。".into() }))
            .await?;
        case = self.take(case, 12, lead, Step::IssuePriorNotice(IssuePriorNotice {})).await?;
        case = self.serve(case, 13, Served::PriorNotice).await?;
        case = self.heard_and_decided(case, lead).await?;
        self.performed(case, lead).await
    }

    async fn heard_and_decided(&self, mut case: Case, lead: &str) -> Result<Case, StoreError> {
        let sample = self.sample;
        let (adopted, opinion) = if sample.defence.is_empty() {
            (Adopted::NoDefence, "当事人在规定期限内未提出陈述、申辩，案件事实清楚，证据充分，维持原拟处罚意见。")
        } else {
            let defence =
                RecordDefence { received_on: self.day(15), postmark: None, content: sample.defence.into(), whose: 0 };
            case = self.take(case, 15, lead, Step::RecordDefence(defence)).await?;
            (Adopted::No, "当事人所述不影响违法事实的认定，拟处罚幅度已经考虑其改正情况，维持原拟处罚意见。")
        };
        let fine_fen = Fen::yuan(sample.fine);
        let recheck = WriteRecheck { adopted, opinion: opinion.into(), fine_fen, fines: Vec::new() };
        case = self.take(case, 30, lead, Step::WriteRecheck(recheck)).await?;
        if sample.difficult {
            case = self.take(case, 30, lead, Step::SubmitToReview(SubmitToReview {})).await?;
            let legal = GiveLegalOpinion {
                verdict: Verdict::Agree,
                points: ReviewPoint::ALL.to_vec(),
                opinion: "事实清楚，证据充分，适用法律准确，程序合法，同意。".into(),
            };
            case = self.take(case, 31, "limin", Step::GiveLegalOpinion(legal)).await?;
            let minutes = RecordDiscussion {
                recused: String::new(),
                on: self.day(31),
                members: "陈国（主持）、赵敏、梁玥、李敏（列席）".into(),
                views: "陈国：同意承办机构意见。赵敏、梁玥：同意。李敏：法制审核意见为同意。".into(),
                conclusion: "一致同意按拟处罚意见作出决定。".into(),
            };
            case = self.take(case, 31, "chenguo", Step::RecordDiscussion(minutes)).await?;
        }
        let decide = DecidePenalty {
            fine_fen,
            fines: Vec::new(),
            law_comparison: String::new(),
            confiscate_fen: Fen::ZERO,
            opinion: "同意。".into(),
            left_out: Vec::new(),
            shortened: Vec::new(),
        };
        self.take(case, 31, "chenguo", Step::DecidePenalty(decide)).await
    }

    async fn performed(&self, mut case: Case, lead: &str) -> Result<(), StoreError> {
        let sample = self.sample;
        if sample.end == End::Unserved {
            let second = self.who(sample.squad[1]).await?.id;
            let failed = RecordService {
                paper: Served::PenaltyDecision,
                way: Way::Direct {
                    recipient: String::new(),
                    relation: String::new(),
                    receiver: None,
                    on_file_copy: false,
                },
                on: self.day(33),
                delivery: Delivery::Failed,
                place: sample.address.into(),
                note: "登记地址无人，邻居称已搬离".into(),
                second,
                to: 0,
                process: OnRecord::default(),
                proofs: Vec::new(),
            };
            self.take(case, 33, lead, Step::RecordService(failed)).await?;
            return Ok(());
        }
        case = self.serve(case, 33, Served::PenaltyDecision).await?;
        if sample.end != End::PaidUnchecked {
            let sent =
                ReportDisclosure { on: self.day(35), batch: format!("{} 年双公示报送", self.first.format("%Y")) };
            case = self.take(case, 35, "sunli", Step::ReportDisclosure(sent)).await?;
        }
        let paid = if sample.end == End::Overdue { 1_000 } else { sample.fine };
        let payment = RecordPayment {
            amount_fen: Fen::yuan(paid),
            paid_on: self.day(40),
            receipt: format!("豫财演{:04}", sample.day * 100 + sample.month),
            channel: Channel::Bank,
        };
        case = self.take(case, 40, "wuyue", Step::RecordPayment(payment)).await?;
        match sample.end {
            End::Overdue => {
                case = self.take(case, 60, "wuyue", Step::MarkOverdue(MarkOverdue {})).await?;
            }
            End::Closed => {
                let closing = ApplyForClosing {
                    opinion: "当事人已缴清罚款，已按要求改正，材料齐全，建议结案。".into(),
                };
                case = self.take(case, 43, lead, Step::ApplyForClosing(closing)).await?;
                case = self
                    .take(
                        case,
                        45,
                        "chenguo",
                        Step::ApproveClosing(ApproveClosing { agree: true, opinion: "同意结案。".into() }),
                    )
                    .await?;
            }
            End::Performed | End::PaidUnchecked | End::Unserved => {}
        }
        tracing::debug!(case = case.id.0, stage = case.stage.kind().key(), "a demo case stands");
        Ok(())
    }

    fn day(&self, after: u64) -> NaiveDate {
        self.first + Days::new(after)
    }

    /// Ten in the morning of a day so many days after the act.
    fn morning(&self, after: u64) -> DateTime<Utc> {
        beijing_midnight(self.day(after)) + chrono::Duration::hours(10)
    }

    async fn who(&self, login: &str) -> Result<Officer, StoreError> {
        Ok(self.store.officers().by_login(login).await?.ok_or(StoreError::NotFound)?.officer)
    }

    async fn take(&self, case: Case, after: u64, login: &str, step: Step) -> Result<Case, StoreError> {
        self.store.clock().set(self.morning(after));
        let officer = self.who(login).await?;
        // On the heap: a walk of thirty steps would otherwise fill the stack of a thread.
        Ok(Box::pin(self.store.cases().take(case.id, case.version, step, &officer, None)).await?.case)
    }

    async fn serve(&self, case: Case, after: u64, paper: Served) -> Result<Case, StoreError> {
        let [lead, second, _] = self.sample.squad;
        let receiver = match self.sample.party() {
            Party::Organisation(_) => Receiver::Representative,
            Party::Person(_) | Party::SoleTrader(_) => Receiver::Party,
        };
        let form = RecordService {
            paper,
            way: Way::Direct {
                recipient: self.sample.signs.into(),
                relation: self.sample.relation.into(),
                receiver: Some(receiver),
                on_file_copy: false,
            },
            on: self.day(after),
            delivery: Delivery::Done,
            place: self.sample.address.into(),
            note: String::new(),
            second: self.who(second).await?.id,
            to: 0,
            process: OnRecord::in_writing(),
            proofs: Vec::new(),
        };
        self.take(case, after, lead, Step::RecordService(form)).await
    }

    async fn open(&self, lead: &str) -> Result<Case, StoreError> {
        let sample = self.sample;
        let found = beijing_midnight(self.first) + chrono::Duration::minutes(i64::from(sample.minute) + 10);
        self.store.clock().set(found);
        let officer = self.who(lead).await?;
        let form = RegisterClue {
            clue: Clue {
                source: Source::Patrol,
                received_on: self.first,
                reporter: String::new(),
                summary: format!("夜查发现 {} 未密闭运输渣土", sample.plate),
            },
            dossier: Dossier {
                party: Some(sample.party()),
                joint: Vec::new(),
                act: Act {
                    on: self.first,
                    at: NaiveTime::from_num_seconds_from_midnight_opt(sample.minute * 60, 0),
                    until: None,
                    place: sample.place.into(),
                    facts: sample.facts.into(),
                    environmental_damage: false,
                    harm_to_people: false,
                },
                violation: "MK-004".into(),
                particulars: Particulars::Muck(Muck {
                    plate: sample.plate.into(),
                    load: "渣土".into(),
                    site: sample.site.into(),
                    ..Muck::default()
                }),
            },
        };
        let case = self.store.cases().open(form, &officer, None).await?.case;
        let begun = Step::BeginCheck(BeginCheck {});
        Ok(self.store.cases().take(case.id, case.version, begun, &officer, None).await?.case)
    }

    async fn photograph(&self, case: Case, lead: &str) -> Result<Case, StoreError> {
        let officer = self.who(lead).await?;
        let name = format!("夜查照片-{}.png", self.sample.day);
        let body = Bytes::from_static(self.sample.photo);
        let size = i64::try_from(body.len()).unwrap_or(i64::MAX);
        let uploads = self.store.uploads();
        let upload = uploads.begin(case.id, officer.id, &name, size).await?;
        uploads.append(upload.id, officer.id, 0, &body).await?;
        let arrived = uploads.finish(upload.id, officer.id).await?;
        let proves = "车辆载有渣土未密闭，沿途遗撒";
        let exhibit = self.store.exhibits().receive(&arrived, officer.id, EvidenceKind::Electronic, proves).await?;
        let step = Step::AddExhibit(AddExhibit { exhibit });
        // On the heap: a walk of thirty steps would otherwise fill the stack of a thread.
        Ok(Box::pin(self.store.cases().take(case.id, case.version, step, &officer, None)).await?.case)
    }

    fn report(&self) -> SubmitReport {
        SubmitReport {
            facts: self.sample.facts.into(),
            tier: "base".into(),
            warning: false,
            fine_fen: Fen::yuan(self.sample.fine),
            confiscate_fen: Fen::ZERO,
            discretion: self.sample.discretion.into(),
            mitigation: None,
            public_interest: false,
            difficult: self.sample.difficult,
            law_comparison: "市条例第五十三条第一项与大气污染防治法第一百一十六条规定同一行为、同一幅度，第三项超过二万元的部分不适用；市条例第四十条第一款让位于法律，适用大气污染防治法".into(),
            applies: String::new(),
            figures: Figures::default(),
            further: Vec::new(),
            gains: None,
            others: Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fines_of_2022_add_up_to_14_050_yuan() {
        let sum: i64 = SAMPLES.iter().map(|sample| sample.fine).sum();
        assert_eq!((SAMPLES.len(), sum), (6, 14_050));
    }
}
