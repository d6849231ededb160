//! Service 送达: the lock before every later step; every later date runs from the deemed-service date.

use chrono::NaiveDate;

use crate::case::Case;
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::fine::PaymentTerm;
use crate::ids::ExhibitId;
use crate::joint::one_of;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, MINSU, QIANGZHI};
use crate::law::deadlines::{Deadline, DeadlineId};
use crate::now::Now;
use crate::officer::Officer;
use crate::party::Party;
use crate::procedures::ordinary::announcing;
use crate::procedures::ordinary::filing::beside;
use crate::refusal::{Obstacle, Refusal};
use crate::service::{Circumstances, Delivery, ServiceFile, Way};
use crate::step::{RecordService, Served, Step};

/// A receipt is always needed (民事诉讼法 87).
const RECEIPT: Article = Article::new(MINSU, "87");

/// The service file of a paper that was issued; `None` where there is none.
pub fn file_of(case: &Case, paper: Served) -> Option<(&ServiceFile, NaiveDate)> {
    let decision = case.decision.as_ref();
    match paper {
        Served::CorrectionOrder => case.orders.last().map(|order| (&order.service, order.issued_on)),
        Served::PriorNotice => case.notice.as_ref().map(|notice| (&notice.service, notice.issued_on)),
        Served::PenaltyDecision => {
            decision.filter(|one| one.on_the_spot.is_none()).map(|decision| (&decision.service, decision.on))
        }
        Served::OnTheSpotDecision => {
            decision.filter(|one| one.on_the_spot.is_some()).map(|decision| (&decision.service, decision.on))
        }
        Served::NoPenaltyDecision => case.no_penalty.as_ref().map(|spared| (&spared.service, spared.on)),
        Served::Demand => case.demand.as_ref().map(|demand| (&demand.service, demand.issued_on)),
        Served::PerformanceDemand => {
            let running = case.substitution()?;
            let demand = running.again.as_ref().unwrap_or(&running.demand);
            Some((&demand.service, demand.issued_on))
        }
        Served::SubstitutedDecision => {
            case.substitution()?.decided.as_ref().map(|decided| (&decided.service, decided.approved.on))
        }
        Served::StopNotice => case.building.as_ref()?.stop.as_ref().map(|stop| (&stop.service, stop.issued_on)),
        Served::DemolitionDemand => {
            case.building.as_ref()?.demand.as_ref().map(|demand| (&demand.service, demand.issued_on))
        }
    }
}

/// Papers that are out and not yet proved served.
pub fn papers_out(case: &Case) -> Vec<Served> {
    if case.stage.kind().is_closed() {
        return Vec::new();
    }
    let unproved = |paper: &Served| file_of(case, *paper).is_some_and(|(file, _)| file.deemed().is_none());
    Served::ALL.iter().copied().filter(unproved).collect()
}

pub(crate) fn may_serve(case: &Case) -> Result<(), Refusal> {
    if papers_out(case).is_empty() {
        return Err(Refusal::new(Obstacle::Incomplete, "没有待送达的文书", &[Article::new(CHUFA, "61(1)"), RECEIPT]));
    }
    Ok(())
}

pub(crate) fn serve(
    case: &Case,
    mut form: RecordService,
    officer: &Officer,
    now: &Now,
) -> Result<(Step, Outcome), Refusal> {
    let out = file_of(case, form.paper).filter(|_| papers_out(case).contains(&form.paper));
    let (file, issued_on) = out.ok_or_else(|| {
        let why = format!("{}没有待送达的", form.paper.label());
        Refusal::new(Obstacle::WrongStage, why, &[Article::new(CHUFA, "61(1)")]).at("paper")
    })?;
    let to = addressee(file, form.to)?;
    let today = now.today();
    if form.on > today {
        return Err(Refusal::input("on", format!("送达日 {} 还没有到", form.on)));
    }
    if form.on < issued_on {
        return Err(Refusal::input("on", "送达日早于文书日期"));
    }
    if form.paper == Served::OnTheSpotDecision && form.on != issued_on {
        let why = "当场处罚决定书应当当场交付当事人；拒绝签收的，当场注明";
        return Err(Refusal::new(Obstacle::TooLate, why, &[Article::new(CHUFA, "52(1)")]).at("on"));
    }
    form.place = required_text("place", "送达地点", &form.place, 200)?;
    form.note = optional_text("note", "备注", &form.note, 1_000)?;
    form.way = written_way(form.way)?;
    let second = two_servers(case, officer, &form, now)?;
    let exhibits: Vec<ExhibitId> = case.evidence().map(|exhibit| exhibit.id).collect();
    let around = Circumstances {
        paper: form.paper,
        party: addressed(case, form.to),
        exhibits: &exhibits,
        proofs: &form.proofs,
        on: form.on,
        note: &form.note,
    };
    form.way.admitted(&around)?;
    direct_first(file, &form)?;
    let announced = announcing::announced(case, file, &form, issued_on, now)?;
    let reached = if form.delivery == Delivery::Done {
        if form.way.meets_somebody() {
            form.process.complete()?;
        }
        form.way.proved(&around)?;
        announcing::reached(&form.way, announced.as_ref(), now)?
    } else if form.note.is_empty() {
        return Err(Refusal::input("note", "没有送达成功的，写明原因"));
    } else {
        None
    };
    let own = match (form.delivery, &announced) {
        (Delivery::Failed, _) => None,
        (Delivery::Done, Some(_)) => reached,
        (Delivery::Done, None) => Some(reached.unwrap_or(form.on)),
    };
    let deemed = own.and_then(|day| file.deemed_with(form.to, day));
    let (term, clocks) = set_running(case, form.paper, deemed, now)?;
    Ok((Step::RecordService(form), Outcome::Served { deemed, to, second, term, clocks, reached, announced }))
}

/// What the deemed-service day sets running: the term to pay, and the party's periods.
pub(super) fn set_running(
    case: &Case,
    paper: Served,
    deemed: Option<NaiveDate>,
    now: &Now,
) -> Result<(Option<PaymentTerm>, Vec<Deadline>), Refusal> {
    let Some(day) = deemed else { return Ok((None, Vec::new())) };
    let decision = matches!(paper, Served::PenaltyDecision | Served::OnTheSpotDecision);
    let term = if decision && asks_for_money(case) { Some(payment_term(day, now)?) } else { None };
    Ok((term, clocks_from(case, paper, day, now)))
}

/// The party a paper is served on.
fn addressed(case: &Case, to: u32) -> Option<&Party> {
    case.dossier.parties().nth(usize::try_from(to).ok()?)
}

/// Demands and decisions to execute are served directly; only where that was refused or failed in the ways of civil procedure (行政强制法 38).
fn direct_first(file: &ServiceFile, form: &RecordService) -> Result<(), Refusal> {
    let tried = file.failed(form.to, Way::is_face_to_face);
    let directly = matches!(
        form.paper,
        Served::Demand | Served::PerformanceDemand | Served::SubstitutedDecision | Served::DemolitionDemand
    );
    if !directly || form.way.is_face_to_face() || tried {
        return Ok(());
    }
    let why = format!("{}应当直接送达。先登记没有送达成功的直接送达，再用其他方式", form.paper.label());
    Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(QIANGZHI, "38")]).at("way"))
}

/// Each joint party is served, one by one; the addressee's name where there are several (行政处罚法 61(1)).
fn addressee(file: &ServiceFile, to: u32) -> Result<String, Refusal> {
    let name = one_of(file, to, "to")?;
    if file.served_on(to).is_some() {
        let why = format!("已经送达{name}，还要送达其他当事人");
        return Err(Refusal::new(Obstacle::WrongStage, why, &[Article::new(CHUFA, "61(1)"), RECEIPT]).at("to"));
    }
    Ok(name)
}

/// The periods of the party that run from service. One that ends in a year not yet loaded is left out: it is counted
/// when the year is there.
fn clocks_from(case: &Case, paper: Served, served: NaiveDate, now: &Now) -> Vec<Deadline> {
    let (event, ids): (&str, &[DeadlineId]) = match paper {
        Served::PriorNotice if case.notice.as_ref().is_some_and(|notice| notice.hearing_offered) => {
            ("事先告知书送达", &[DeadlineId::Defence, DeadlineId::HearingRequest])
        }
        Served::PriorNotice => ("事先告知书送达", &[DeadlineId::Defence]),
        Served::PenaltyDecision | Served::OnTheSpotDecision if case.review_comes_first() => {
            ("处罚决定书送达", &[DeadlineId::Pay, DeadlineId::Review])
        }
        Served::PenaltyDecision | Served::OnTheSpotDecision => {
            ("处罚决定书送达", &[DeadlineId::Pay, DeadlineId::Review, DeadlineId::Suit])
        }
        Served::Demand => ("催告书送达", &[DeadlineId::Demand]),
        Served::CorrectionOrder
        | Served::NoPenaltyDecision
        | Served::PerformanceDemand
        | Served::SubstitutedDecision
        | Served::StopNotice
        | Served::DemolitionDemand => return Vec::new(),
    };
    let to_count = ids.iter().filter(|id| **id != DeadlineId::Pay || asks_for_money(case));
    to_count.filter_map(|id| now.law.count(*id, served, event).ok()).collect()
}

/// Of a warning or a stop alone no period to pay runs (行政处罚法 67(3)).
fn asks_for_money(case: &Case) -> bool {
    case.decision.as_ref().is_some_and(crate::case::side::Decision::asks_for_money)
}

/// The names on the receipt, trimmed and no longer than a name with its addition is.
fn written_way(way: Way) -> Result<Way, Refusal> {
    let text = |field: &str, label: &str, text: &str| optional_text(field, label, text, 100);
    let signed = |name: &str| text("recipient", "签收人", name);
    let refused = |name: &str| text("recipient", "拒收人", name);
    let difficult = |why: &str| optional_text("difficulty", "直接送达的困难", why, 500);
    Ok(match way {
        Way::Direct { recipient, relation, receiver, on_file_copy } => Way::Direct {
            recipient: signed(&recipient)?,
            relation: text("relation", "签收人与当事人的关系", &relation)?,
            receiver,
            on_file_copy,
        },
        Way::CalledIn { refused_by } => Way::CalledIn { refused_by: refused(&refused_by)? },
        Way::MetElsewhere { refused_by, pictures } => Way::MetElsewhere { refused_by: refused(&refused_by)?, pictures },
        Way::Left { refused_by, witness, witness_from, pictures } => Way::Left {
            refused_by: refused(&refused_by)?,
            witness: text("witness", "见证人", &witness)?,
            witness_from,
            pictures,
        },
        Way::Entrusted { agency, letter, difficulty, recipient } => Way::Entrusted {
            agency: text("agency", "受委托的机关", &agency)?,
            letter: text("letter", "委托函文号", &letter)?,
            difficulty: difficult(&difficulty)?,
            recipient: signed(&recipient)?,
        },
        Way::Post { slip, recipient, difficulty } => Way::Post {
            slip: text("slip", "邮件号码", &slip)?,
            recipient: signed(&recipient)?,
            difficulty: difficult(&difficulty)?,
        },
        Way::Electronic { address, confirmation, consented_on, proved } => {
            Way::Electronic {
                address: text("address", "电子送达地址", &address)?, confirmation, consented_on, proved
            }
        }
        Way::PassedOn { through, body, recipient } => {
            Way::PassedOn {
                through, body: text("body", "代为转交的单位", &body)?, recipient: signed(&recipient)?
            }
        }
        Way::Announcement { ground, course, mut postings } => {
            for posting in &mut postings {
                posting.medium = text("postings", "公告的地方", &posting.medium)?;
            }
            Way::Announcement {
                ground, course: optional_text("course", "公告的原因和经过", &course, 2_000)?, postings
            }
        }
    })
}

/// Two certified officers serve as they investigate (行政处罚法 42(1)); returns the second one's name.
fn two_servers(case: &Case, officer: &Officer, form: &RecordService, now: &Now) -> Result<String, Refusal> {
    let second = beside(case, officer, form.second, form.on, now)?;
    officer.certified_on(form.on).map_err(|refusal| refusal.at("on"))?;
    Ok(second)
}

/// 15 days from receipt (行政处罚法 67(3)), rolled off rest days where the bureau reads it so.
fn payment_term(served: NaiveDate, now: &Now) -> Result<PaymentTerm, Refusal> {
    let deadline = now.law.count(DeadlineId::Pay, served, "处罚决定书送达")?;
    Ok(PaymentTerm {
        unrolled: deadline.unrolled,
        pay_by: deadline.ends,
        per_mille: now.law.parameters.per_mille("surcharge_per_mille", served)?,
        base_is_unpaid: now.law.parameters.flag("surcharge_base_is_unpaid_part", served)?,
    })
}
