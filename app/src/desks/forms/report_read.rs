//! What was typed into the closing report's form, read: each violation with its figures, and the fines after a re-check.

use chrono::NaiveDate;
use domain::dossier::Act;
use domain::ids::ExhibitId;
use domain::money::Fen;
use domain::step::{Charge, Figures, Ground, Mitigation, SubmitReport};

use super::kinds;
use super::reader::Reader;
use super::report::named;

/// The fine with its parts, as typed.
pub(super) fn read_fines(r: &mut Reader<'_>, label: &str) -> (Fen, Vec<Fen>) {
    let mut fines = Vec::new();
    while r.maybe(&format!("fines.{}", fines.len())).is_some() {
        let field = format!("fines.{}", fines.len());
        fines.push(r.money(&field, label));
    }
    if fines.is_empty() { (r.maybe_money("fine_fen", label), fines) } else { (fines.iter().copied().sum(), fines) }
}

/// The proposal of a closing report, or of a new notice.
pub fn read(r: &mut Reader<'_>, today: NaiveDate) -> SubmitReport {
    let count: usize = r.text("further").parse().unwrap_or(0);
    let further = (1..=count.min(9)).map(|at| charge(r, at, today)).collect();
    let own = penalty(r, 0);
    SubmitReport {
        facts: r.text("facts"),
        tier: own.tier,
        warning: own.warning,
        fine_fen: own.fine_fen,
        confiscate_fen: own.confiscate_fen,
        gains: own.gains,
        others: own.others,
        discretion: own.discretion,
        mitigation: own.mitigation,
        public_interest: r.flag("public_interest"),
        difficult: r.flag("difficult"),
        law_comparison: own.law_comparison,
        applies: own.applies,
        figures: own.figures,
        further,
    }
}

fn charge(r: &mut Reader<'_>, at: usize, today: NaiveDate) -> Charge {
    let on = r.maybe_day(&named(at, "act_on"), "行为日").unwrap_or(today);
    let act = Act {
        on,
        at: None,
        until: None,
        place: r.text(&named(at, "place")),
        facts: r.text(&named(at, "facts")),
        harm_to_people: false,
        environmental_damage: false,
    };
    Charge { violation: r.text(&named(at, "violation")), act, ..penalty(r, at) }
}

/// What is proposed for one violation; which and when stands elsewhere.
fn penalty(r: &mut Reader<'_>, at: usize) -> Charge {
    let field = |name: &str| named(at, name);
    let mitigation = r.maybe(&field("mitigation")).and_then(|key| {
        let ground = Ground::ALL.iter().copied().find(|ground| ground.key() == key);
        let exhibits = r.numbers(&field("mitigation_exhibits")).into_iter().map(ExhibitId).collect();
        ground.map(|ground| Mitigation { ground, facts: r.text(&field("mitigation_facts")), exhibits })
    });
    let percent = r.maybe(&field("percent")).map_or(0, |text| {
        read_hundredths(&text).unwrap_or_else(|| {
            r.wrong(&field("percent"), format!("比例“{text}”不对，写作 1.5"));
            0
        })
    });
    let count = match r.maybe(&field("count")) {
        Some(_) => r.count(&field("count"), "件数"),
        None => 0,
    };
    let figures = Figures {
        base_fen: r.maybe_money(&field("base"), "计罚基数"),
        count,
        proof: r.maybe(&field("proof")).and_then(|id| id.parse().ok()),
        percent,
        step: r.text(&field("step")),
        departure: r.text(&field("departure")),
    };
    Charge {
        violation: String::new(),
        act: Act {
            on: NaiveDate::default(),
            at: None,
            until: None,
            place: String::new(),
            facts: String::new(),
            harm_to_people: false,
            environmental_damage: false,
        },
        tier: r.text(&field("tier")),
        warning: r.flag(&field("warning")),
        fine_fen: r.maybe_money(&field("fine_fen"), "拟罚款"),
        confiscate_fen: r.maybe_money(&field("confiscate_fen"), "没收违法所得"),
        gains: kinds::read_gains(r, at),
        others: kinds::read_others(r, at),
        discretion: r.text(&field("discretion")),
        mitigation,
        law_comparison: r.text(&field("law_comparison")),
        applies: r.text(&field("applies")),
        figures,
    }
}

/// 1.5 → 150; at most two digits behind the point.
fn read_hundredths(text: &str) -> Option<u32> {
    let text = text.trim().trim_end_matches(['%', '％']);
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 2 || !part.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let part: u32 = format!("{part:0<2}").parse().ok()?;
    whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(part)
}

/// 150 → 1.5.
pub(super) fn hundredths(percent: u32) -> String {
    let text = format!("{}.{:02}", percent / 100, percent % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_read_in_hundredths() {
        for (text, hundredths) in
            [("1", Some(100)), ("1.5", Some(150)), ("0.05%", Some(5)), ("1.555", None), ("一", None)]
        {
            assert_eq!(read_hundredths(text), hundredths, "{text}");
        }
    }
}
