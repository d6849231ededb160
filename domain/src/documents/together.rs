//! What papers to joint parties say besides: on which day each was served, who spoke and who kept silent, and that they
//! owe one sum together.

use super::block::{Paper, written};
use super::phrases::sentence;
use crate::case::Case;
use crate::case::side::PriorNotice;
use crate::law::article::chinese_number;
use crate::service::ServiceFile;

/// 于2026年9月23日向你送达; for several parties each with its own day.
pub(super) fn served(file: &ServiceFile, you: &str) -> String {
    let days = (0..file.owed()).filter_map(|to| Some((file.name(to)?, file.served_on(to)?)));
    let each: Vec<String> = days.map(|(name, day)| format!("于{}向{name}", written(day))).collect();
    match (each.is_empty(), file.deemed()) {
        (false, _) => format!("{}送达", each.join("、")),
        (true, Some(day)) => format!("于{}向{you}送达", written(day)),
        (true, None) => format!("向{you}送达"),
    }
}

/// Who stated the case, as the decision names them: 你, or one of several by name.
pub(super) fn speaker<'n>(notice: &'n PriorNotice, whose: u32, you: &'n str) -> &'n str {
    notice.service.name(whose).unwrap_or(you)
}

/// The joint parties who did not state their case, each with the reason: waived, or silent; nothing for one party.
pub(super) fn silent(notice: &PriorNotice) -> Vec<String> {
    let spoke = |whose: u32| notice.defences.iter().any(|defence| defence.whose == whose);
    let line = |whose: u32| {
        let name = notice.service.name(whose)?;
        Some(match notice.waived_defence(whose) {
            true => format!("{name}书面放弃陈述、申辩。"),
            false => format!("{name}在规定期限内未提出陈述、申辩。"),
        })
    };
    (0..notice.service.owed()).filter(|whose| !spoke(*whose)).filter_map(line).collect()
}

/// Which of several asked for the hearing: 张三、李四.
pub(super) fn askers<'n>(notice: &'n PriorNotice, you: &'n str) -> String {
    let asked = notice.hearing.as_ref().map(|hearing| hearing.askers.as_slice()).unwrap_or_default();
    let names: Vec<&str> = asked.iter().filter_map(|whose| notice.service.name(*whose)).collect();
    if names.is_empty() { you.to_owned() } else { names.join("、") }
}

/// One sum, owed together, and from when its period runs; nothing for one party.
pub(super) fn owed_together(case: &Case) -> Option<String> {
    case.dossier.is_joint().then(|| {
        sentence(
            "上述款项是对共同违法行为的一个处罚，由你们共同缴纳，任何一方缴纳的计入总额；缴纳期限自最后一名当事人收到本决定书之日起计算",
        )
    })
}

/// A copy for each party and one for the file.
pub(super) fn copies(paper: Paper, case: &Case) -> Paper {
    let parties = u32::try_from(case.dossier.parties().count()).unwrap_or(u32::MAX);
    match paper.copies_line {
        Some(_) if parties > 1 => {
            let line = format!("本文书一式{}份，送达当事人各一份，归档一份。", chinese_number(parties + 1));
            Paper { copies_line: Some(line), ..paper }
        }
        _ => paper,
    }
}
