//! No penalty for a first offence: searched for, proved, and none where somebody was decided on before.

use std::sync::Arc;

use domain::ids::ExhibitId;
use domain::law::catalogue::Family;
use domain::law::leniency::Prior;
use domain::refusal::Refusal;
use domain::step::*;

use crate::office::*;
use crate::stands;

fn prior(decided_on: &str, family: Family) -> Prior {
    Prior {
        number: "平城管罚决字〔2025〕7号".into(),
        act_on: day("2025-01-01"),
        decided_on: day(decided_on),
        family,
        found: true,
        withdrawn: false,
        named: None,
    }
}

fn propose(priors: Option<Vec<Prior>>, exhibits: Vec<i64>) -> Result<domain::case::Case, Refusal> {
    let (mut office, case) = stands::order_served();
    let visit = RecordReinspection {
        on: office.now.today(),
        complied: true,
        findings: "已经密闭".into(),
        process: on_record(),
    };
    let case = office.take(&case, Step::RecordReinspection(visit), 1).unwrap();
    office.now.priors = priors.map(Arc::from);
    let form = ProposeNoPenalty {
        facts: "运输渣土未密闭，属实".into(),
        ground: NoPenaltyGround::FirstOffence,
        grounds_shown: "危害后果轻微，当场改正".into(),
        exhibits: exhibits.into_iter().map(ExhibitId).collect(),
        education: "当面讲解条例".into(),
    };
    office.take(&case, Step::ProposeNoPenalty(form), 1)
}

#[test]
fn a_first_offence_rests_on_the_search_and_on_evidence() {
    let case = propose(Some(Vec::new()), vec![1]).unwrap();
    let searched = case.sparing.unwrap().searched.unwrap();
    assert!(searched.first && searched.explanation.contains("没有既往违法记录"), "{}", searched.explanation);
    let unsearched = propose(None, vec![1]).unwrap_err();
    assert!(unsearched.sentence().contains("第三十三条第一款"), "{}", unsearched.sentence());
    let unproved = propose(Some(Vec::new()), Vec::new()).unwrap_err();
    assert!(unproved.why.contains("还没有证据"), "{}", unproved.why);
    assert_eq!(propose(Some(Vec::new()), vec![99]).unwrap_err().field.as_deref(), Some("exhibits"));
}

#[test]
fn whoever_was_decided_on_before_is_no_first_offender() {
    let refused = propose(Some(vec![prior("2025-03-01", Family::Muck)]), vec![1]).unwrap_err();
    assert!(refused.why.contains("不是初次违法") && refused.why.contains("〔2025〕7号"), "{}", refused.why);
    // Before the look-back, or withdrawn: it does not count.
    assert!(propose(Some(vec![prior("2020-03-01", Family::Muck)]), vec![1]).is_ok());
    let withdrawn = Prior { withdrawn: true, ..prior("2025-03-01", Family::Muck) };
    assert!(propose(Some(vec![withdrawn]), vec![1]).is_ok());
}
