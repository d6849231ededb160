//! Every kind of penalty in the platform's table: its words, the confiscated value, the permit, and how long it holds.

use domain::case::Case;
use domain::case::side::Imposed;
use domain::disclosure::Rule;
use domain::money::Fen;
use domain::step::Penalty;

use crate::kinds_known::{each_kind, goods};
use crate::office::day;
use crate::{Books, cells, decided};

fn with(others: &[Penalty]) -> Case {
    let mut case = decided();
    case.decision.as_mut().unwrap().others = Imposed::told(others);
    case
}

#[test]
fn each_kind_has_its_word_and_its_place() {
    let row = cells(&with(&each_kind()));
    assert_eq!(
        row[17],
        "通报批评；罚款；没收非法财物；暂扣许可证件；降低资质等级；吊销许可证件；限制开展生产经营活动；责令停产停业；责令关闭；限制从业"
    );
    for penalty in each_kind() {
        assert!(row[18].contains(penalty.kind().label()), "{}", row[18]);
    }
    assert_eq!((row[19].as_str(), row[20].as_str()), ("0.5", "0.1"), "goods of 1,000 yuan");
    assert_eq!(row[21], "城市建筑垃圾处置核准证 平建渣 2026-017；城市建筑垃圾处置核准证 平建渣 2026-017");
}

#[test]
fn goods_and_gains_stand_in_one_amount() {
    let mut case = with(&[Penalty::ConfiscateGoods { goods: vec![goods(250), goods(100)], days: 15 }]);
    case.decision.as_mut().unwrap().confiscate_fen = Fen::new(150);
    assert_eq!(cells(&case)[20], "0.0005");
}

#[test]
fn the_decision_holds_until_the_last_day_of_what_lasts() {
    let [criticism, goods, suspended, grade, revoked, restricted, stop, closed, barred] = each_kind();
    for (others, until) in [
        (vec![], "2099/12/31"),
        (vec![criticism, goods], "2099/12/31"),
        (vec![stop.clone()], "2026/10/31"),
        (vec![stop.clone(), suspended.clone()], "2026/11/30"),
        (vec![suspended, restricted], "2026/12/31"),
        (vec![stop.clone(), barred.clone()], "2099/12/31"),
        (vec![stop.clone(), revoked], "2099/12/31"),
        (vec![stop.clone(), grade], "2099/12/31"),
        (vec![stop, closed], "2099/12/31"),
        (vec![barred.ending(day("2027-01-31"))], "2027/01/31"),
    ] {
        assert_eq!(cells(&with(&others))[23], until, "{others:?}");
    }
}

#[test]
fn a_reprimand_alone_is_kept_back_as_a_warning_alone_is() {
    let [criticism, _, _, _, _, restricted, ..] = each_kind();
    let alone = |others: &[Penalty], warning: bool| {
        let mut case = with(others);
        let decision = case.decision.as_mut().unwrap();
        (decision.fine_fen, decision.warning) = (Fen::ZERO, warning);
        Books::built_in().desk().row(&case).err().map(|left_out| left_out.withheld.rule)
    };
    assert_eq!(alone(&[], true), Some(Rule::WarningOnly));
    assert_eq!(alone(std::slice::from_ref(&criticism), false), Some(Rule::WarningOnly));
    assert_eq!(alone(std::slice::from_ref(&criticism), true), Some(Rule::WarningOnly));
    assert_eq!(alone(&[], false), Some(Rule::NoPenalty));
    assert_eq!(alone(&[criticism, restricted], false), None);
}
