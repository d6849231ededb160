//! Penalties of every kind, and the law in which a rule knows them: no entry of the catalogue knows all.

use std::sync::Arc;

use domain::law::catalogue::{Catalogue, PenaltyKind};
use domain::money::Fen;
use domain::now::Law;
use domain::step::{Goods, Penalty, Permit};

use crate::office::*;

/// A permit of the bureau.
pub fn permit() -> Permit {
    Permit { name: "城市建筑垃圾处置核准证".into(), number: "平建渣 2026-017".into() }
}

/// One line of an inventory.
pub fn goods(value_fen: i64) -> Goods {
    Goods { name: "喷涂机".into(), quantity: 2, unit: "台".into(), value_fen: Fen::new(value_fen) }
}

/// A penalty of each kind beside warning, fine and gains, of an act on which is reported on 2026-09-22.
pub fn each_kind() -> [Penalty; 9] {
    [
        Penalty::PublicCriticism { scope: "全市建筑垃圾运输企业".into() },
        Penalty::ConfiscateGoods { goods: vec![goods(100_000)], days: 15 },
        Penalty::SuspendPermit { permit: permit(), until: day("2026-11-30"), days: 3 },
        Penalty::LowerGrade { permit: permit(), from: "一级".into(), to: "二级".into(), days: 10 },
        Penalty::RevokePermit { permit: permit(), days: 10 },
        Penalty::RestrictBusiness { scope: "夜间运输".into(), until: Some(day("2026-12-31")) },
        Penalty::StopBusiness { scope: "建筑垃圾运输".into(), until: day("2026-10-31") },
        Penalty::CloseDown { premises: "湛河堤弃置场".into(), days: 10 },
        Penalty::BarFromTrade { scope: "建筑垃圾运输".into(), until: None },
    ]
}

/// The law in which one entry knows these kinds as well.
pub fn knowing(code: &str, kinds: &[PenaltyKind]) -> Arc<Law> {
    let text = include_str!("../../src/law/violations.toml");
    let (before, entry) = text.split_once(&format!("code = \"{code}\"")).unwrap();
    let (head, rest) = entry.split_once("penalty_kinds = [").unwrap();
    let words: String = kinds.iter().map(|kind| format!("\"{}\", ", kind.label())).collect();
    let catalogue = Catalogue::parse(&format!("{before}code = \"{code}\"{head}penalty_kinds = [{words}{rest}"));
    Arc::new(Law { catalogue: catalogue.unwrap(), ..Law::clone(&Office::on("2026-09-08").now.law) })
}

/// Every kind that the bureau can ever impose but the fine.
pub const ALL: [PenaltyKind; 11] = [
    PenaltyKind::Warning,
    PenaltyKind::PublicCriticism,
    PenaltyKind::ConfiscateGains,
    PenaltyKind::ConfiscateGoods,
    PenaltyKind::SuspendPermit,
    PenaltyKind::LowerGrade,
    PenaltyKind::RevokePermit,
    PenaltyKind::RestrictBusiness,
    PenaltyKind::StopBusiness,
    PenaltyKind::CloseDown,
    PenaltyKind::BarFromTrade,
];
