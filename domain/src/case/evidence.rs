//! Which of the evidence on file may carry a finding: not what was set aside, nor an automatic device's record unfit for it.

use super::Case;
use super::side::{DeviceRecord, SetAside};
use crate::evidence::Exhibit;
use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{AsideGround, Charge};

/// Evidence is checked before it carries a finding (行政处罚法 46(2)); unlawful evidence never does (46(3)).
const CHECKED: Article = Article::new(CHUFA, "46(2)");
const LAWFUL: Article = Article::new(CHUFA, "46(3)");
/// Records of automatic devices need their reviews (行政处罚法 41).
const DEVICE: Article = Article::new(CHUFA, "41");

impl Case {
    /// How a piece of evidence was set aside, where it was.
    pub fn set_aside(&self, exhibit: ExhibitId) -> Option<&SetAside> {
        self.exhibits_aside.iter().find(|one| one.exhibit == exhibit)
    }

    /// The reviews of a fixed automatic device's record, where the exhibit is one.
    pub fn device_record(&self, exhibit: ExhibitId) -> Option<&DeviceRecord> {
        self.device_records.iter().find(|one| one.form.exhibit == exhibit)
    }

    /// Why a piece of evidence carries no finding, with the rule; `None` where it does.
    pub fn evidence_out(&self, exhibit: ExhibitId) -> Option<(String, Article)> {
        if let Some(aside) = self.set_aside(exhibit) {
            let rule = match aside.ground {
                AsideGround::Unverified => CHECKED,
                AsideGround::Unlawful => LAWFUL,
            };
            return Some((format!("{}：{}", aside.ground.label(), aside.opinion.text), rule));
        }
        let unfit = self.device_record(exhibit).filter(|record| !record.form.fit)?;
        Some((format!("自动设备记录审核不合格：{}", unfit.form.record_review), DEVICE))
    }

    /// The evidence that may carry a finding.
    pub fn evidence(&self) -> impl Iterator<Item = &Exhibit> {
        self.exhibits.iter().filter(|exhibit| self.evidence_out(exhibit.id).is_none())
    }

    /// Refuses to name evidence that carries no finding.
    pub(crate) fn may_name(&self, exhibit: &Exhibit, field: &str) -> Result<(), Refusal> {
        let Some((reason, rule)) = self.evidence_out(exhibit.id) else { return Ok(()) };
        let why = format!("证据 {} 已经排除，不能作为认定事实的根据。{reason}", exhibit.ordinal);
        Err(Refusal::new(Obstacle::Incomplete, why, &[rule]).at(field))
    }

    /// Refuses notice and decision where what the report rests on was set aside since, or nothing is left that the party
    /// was told of (行政处罚法 40, 46).
    pub(crate) fn evidence_stands(&self) -> Result<(), Refusal> {
        let named = self.exhibits_named();
        for exhibit in self.exhibits.iter().filter(|exhibit| named.contains(&exhibit.id)) {
            if let Some((_, rule)) = self.evidence_out(exhibit.id) {
                let why = format!("报告所依据的证据 {} 已经排除。退回调查，重新报告", exhibit.ordinal);
                return Err(Refusal::new(Obstacle::Incomplete, why, &[rule]));
            }
        }
        if self.report.is_some() && self.exhibits_told().is_empty() {
            let why = "告知所依据的证据已经全部排除，事实不能认定。退回调查";
            return Err(Refusal::new(Obstacle::Incomplete, why, &[Article::new(CHUFA, "40"), CHECKED, LAWFUL]));
        }
        Ok(())
    }

    /// The exhibits that the report names: of a ground to go lower, of the figures, of a ground not to penalise.
    fn exhibits_named(&self) -> Vec<ExhibitId> {
        let of_charge = |charge: Charge| {
            let ground = charge.mitigation.map(|ground| ground.exhibits).unwrap_or_default();
            ground.into_iter().chain(charge.figures.proof)
        };
        let report = self.report.iter().flat_map(|report| report.form.charges(&self.dossier)).flat_map(of_charge);
        let sparing = self.sparing.iter().flat_map(|sparing| sparing.form.exhibits.iter().copied());
        report.chain(sparing).collect()
    }
}
