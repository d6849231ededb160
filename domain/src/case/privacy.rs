//! Who may see the party's numbers in full: those who handle the case, and those who check, decide and report it.

use super::Case;
use crate::law::article::Article;
use crate::law::cite::CHUFA;
use crate::officer::{Officer, Role};
use crate::refusal::{Obstacle, Refusal};

impl Case {
    /// Whether this person may see the numbers that screens show masked. An officer must have the case in hand or
    /// investigate it; leaders of its unit, legal reviewers, heads and whoever reports to the credit platform need them
    /// for their part of the work.
    ///
    /// # Errors
    /// 行政处罚法 50: personal data learnt in a case is kept from those whose work does not need it.
    pub fn may_see_numbers(&self, officer: &Officer) -> Result<(), Refusal> {
        let leads = |role| officer.holds(role) && officer.unit == self.unit;
        let checks = [Role::LegalReviewer, Role::Head, Role::DisclosureClerk].iter().any(|role| officer.holds(*role));
        let handles = officer.holds(Role::Officer) && (self.holder == officer.id || self.investigates(officer));
        if handles || checks || leads(Role::SquadLeader) || leads(Role::DepartmentHead) {
            return Ok(());
        }
        Err(Refusal::new(
            Obstacle::WrongRole,
            "完整号码只给本案承办人、审核审批人员和双公示专员看；确有需要的，由承办人查看",
            &[Article::new(CHUFA, "50")],
        ))
    }
}
