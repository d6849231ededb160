//! Evidence is checked 查证: what is unlawful or not verified is set aside, and an automatic device's record needs its reviews.

use super::in_stage;
use crate::case::Case;
use crate::dossier::{optional_text, required_text};
use crate::event::Outcome;
use crate::evidence::Exhibit;
use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::refusal::{Obstacle, Refusal};
use crate::stage::StageKind;
use crate::step::{ReviewDeviceRecord, SetAsideExhibit, Step, StepKind};

/// Verified, and lawfully obtained (行政处罚法 46(2), 46(3)).
const CHECKED: [Article; 2] = [Article::new(CHUFA, "46(2)"), Article::new(CHUFA, "46(3)")];
/// Provided for by law, reviewed, marked, its site published (行政处罚法 41).
const DEVICE: Article = Article::new(CHUFA, "41");

/// From the clue until the decision is made; what a decision rests on falls only with the decision.
const OPEN: [StageKind; 11] = [
    StageKind::Clue,
    StageKind::Check,
    StageKind::Filed,
    StageKind::Inquiry,
    StageKind::Paused,
    StageKind::InquiryDone,
    StageKind::Noticed,
    StageKind::Hearing,
    StageKind::Recheck,
    StageKind::Legal,
    StageKind::Collective,
];

pub(crate) fn may_set_aside(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::SetAsideExhibit, &OPEN, &CHECKED)?;
    if case.exhibits.iter().all(|exhibit| case.set_aside(exhibit.id).is_some()) {
        return Err(Refusal::new(Obstacle::Incomplete, "没有可以排除的证据", &CHECKED));
    }
    Ok(())
}

pub(crate) fn set_aside(case: &Case, mut form: SetAsideExhibit) -> Result<(Step, Outcome), Refusal> {
    form.reason = required_text("reason", "理由", &form.reason, 2_000)
        .map_err(|refusal| Refusal { articles: CHECKED.to_vec(), ..refusal })?;
    let exhibit = on_file(case, form.exhibit)?;
    if case.set_aside(exhibit.id).is_some() {
        let why = format!("证据 {} 已经排除", exhibit.ordinal);
        return Err(Refusal::new(Obstacle::WrongStage, why, &CHECKED).at("exhibit"));
    }
    Ok((Step::SetAsideExhibit(form), Outcome::Recorded))
}

pub(crate) fn may_review(case: &Case) -> Result<(), Refusal> {
    in_stage(case, StepKind::ReviewDeviceRecord, &OPEN, &[DEVICE])?;
    if case.exhibits.iter().all(|exhibit| case.set_aside(exhibit.id).is_some()) {
        return Err(Refusal::new(Obstacle::Incomplete, "没有自动设备记录的证据", &[DEVICE]));
    }
    Ok(())
}

/// Every review, the mark and the published site, else the record is no evidence; one found unfit is out (行政处罚法 41).
pub(crate) fn review(case: &Case, mut form: ReviewDeviceRecord) -> Result<(Step, Outcome), Refusal> {
    let exhibit = on_file(case, form.exhibit)?;
    if case.set_aside(exhibit.id).is_some() {
        let why = format!("证据 {} 已经排除，不再审核", exhibit.ordinal);
        return Err(Refusal::new(Obstacle::WrongStage, why, &[DEVICE]).at("exhibit"));
    }
    let record_review = required_text("record_review", "记录内容的审核", &form.record_review, 2_000);
    form.record_review = record_review.map_err(|refusal| Refusal { articles: vec![DEVICE], ..refusal })?;
    let device = [
        ("basis", "法律、行政法规依据", &mut form.basis, 500),
        ("legal_review", "法制审核", &mut form.legal_review, 1_000),
        ("technical_review", "技术审核", &mut form.technical_review, 1_000),
        ("published", "设置地点的公布", &mut form.published, 500),
    ];
    for (field, label, text, most) in device {
        *text = optional_text(field, label, text, most)?;
        if form.fit && text.is_empty() {
            let why = format!("没有写{label}：未经审核、标志不明显、地点没有公布的自动设备，记录不能作为证据");
            return Err(Refusal::new(Obstacle::Incomplete, why, &[DEVICE]).at(field));
        }
    }
    // A rule or a local regulation gives no such power: it takes a law or an administrative regulation.
    if form.fit && !form.basis.contains('条') {
        let why = "依据写明法律、行政法规的名称和条款；地方性法规、规章不能作为依据";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[DEVICE]).at("basis"));
    }
    if form.fit && !form.marked {
        let why = "自动设备没有明显标志，记录不能作为证据";
        return Err(Refusal::new(Obstacle::Incomplete, why, &[DEVICE]).at("marked"));
    }
    Ok((Step::ReviewDeviceRecord(form), Outcome::Recorded))
}

fn on_file(case: &Case, id: ExhibitId) -> Result<&Exhibit, Refusal> {
    let found = case.exhibits.iter().find(|exhibit| exhibit.id == id);
    found.ok_or_else(|| Refusal::input("exhibit", "选定的证据不在本案证据里"))
}
