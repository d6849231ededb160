//! The bureau's people: their roles, their certificates, and what each may see.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::{OfficerId, UnitId};
use crate::law::article::Article;
use crate::refusal::{Obstacle, Refusal};

/// What a member of the bureau is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 执法人员
    Officer,
    /// 中队长
    SquadLeader,
    /// 承办机构负责人
    DepartmentHead,
    /// 法制审核人员
    LegalReviewer,
    /// 行政机关负责人
    Head,
    /// 财务人员
    Finance,
    /// 双公示专员
    DisclosureClerk,
    /// 系统管理员
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 8] = [
        Role::Officer,
        Role::SquadLeader,
        Role::DepartmentHead,
        Role::LegalReviewer,
        Role::Head,
        Role::Finance,
        Role::DisclosureClerk,
        Role::Administrator,
    ];

    /// The role as people call it.
    pub fn label(self) -> &'static str {
        match self {
            Role::Officer => "执法人员",
            Role::SquadLeader => "中队长",
            Role::DepartmentHead => "承办机构负责人",
            Role::LegalReviewer => "法制审核人员",
            Role::Head => "行政机关负责人",
            Role::Finance => "财务人员",
            Role::DisclosureClerk => "双公示专员",
            Role::Administrator => "系统管理员",
        }
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            Role::Officer => "officer",
            Role::SquadLeader => "squad_leader",
            Role::DepartmentHead => "department_head",
            Role::LegalReviewer => "legal_reviewer",
            Role::Head => "head",
            Role::Finance => "finance",
            Role::DisclosureClerk => "disclosure_clerk",
            Role::Administrator => "administrator",
        }
    }

    /// The role of a stored key.
    pub fn from_key(key: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|role| role.key() == key)
    }
}

/// An enforcement certificate 执法证.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Certificate {
    /// The number printed on it.
    pub number: String,
    /// First day of validity, inclusive.
    pub valid_from: NaiveDate,
    /// Last day of validity, inclusive.
    pub valid_to: NaiveDate,
}

/// Why somebody may review cases legally (行政处罚法 58(2)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReviewStanding {
    /// May not.
    #[default]
    None,
    /// Holds the national legal professional qualification.
    Qualified,
    /// Did legal review before the qualification was asked of newcomers.
    EarlierService,
}

/// A member of the bureau.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Officer {
    /// The record's number.
    pub id: OfficerId,
    /// The name to sign in with.
    pub login: String,
    /// The name on papers.
    pub name: String,
    /// The unit served in.
    pub unit: UnitId,
    /// Its name.
    pub unit_name: String,
    /// What they are there for.
    pub roles: Vec<Role>,
    /// Certificates, past ones included.
    pub certificates: Vec<Certificate>,
    /// Whether and why they may review.
    pub review_standing: ReviewStanding,
}

/// Which cases somebody may see; the store turns it into the query's condition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those of one unit.
    Unit(UnitId),
    /// All of the bureau's.
    Bureau,
    /// None: accounts and settings are no reason to read files.
    Nothing,
}

impl Officer {
    /// The product itself, for what each morning brings.
    pub fn system() -> Officer {
        Officer {
            id: OfficerId(0),
            login: "system".into(),
            name: "系统".into(),
            unit: UnitId(0),
            unit_name: String::new(),
            roles: Vec::new(),
            certificates: Vec::new(),
            review_standing: ReviewStanding::None,
        }
    }

    /// Whether this is the product itself.
    pub fn is_system(&self) -> bool {
        self.id == OfficerId(0)
    }

    /// Whether the role is theirs.
    pub fn holds(&self, role: Role) -> bool {
        self.roles.contains(&role)
    }

    /// The certificate valid on a day, both bounds inclusive.
    pub fn certificate_on(&self, day: NaiveDate) -> Option<&Certificate> {
        self.certificates.iter().find(|c| c.valid_from <= day && day <= c.valid_to)
    }

    /// The certificate valid on a day, or why this person may not be recorded as an enforcement officer.
    ///
    /// # Errors
    /// 行政处罚法 42(1): enforcement officers must hold the qualification on the day they act.
    pub fn certified_on(&self, day: NaiveDate) -> Result<&Certificate, Refusal> {
        self.certificate_on(day).ok_or_else(|| {
            let latest = self.certificates.iter().map(|c| c.valid_to).filter(|to| *to < day).max();
            let why = match latest {
                Some(to) => format!(
                    "{}的执法证有效期至 {to}，{day} 已过期，不能列为承办人。另选一人，或由管理员补录换证",
                    self.name
                ),
                None => format!("{}在 {day} 没有有效的执法证，不能列为承办人。另选一人，或由管理员补录", self.name),
            };
            Refusal::new(Obstacle::Certificate, why, &[Article::new("行政处罚法", "42(1)")])
        })
    }

    /// Which cases this person may read.
    pub fn scope(&self) -> Scope {
        let bureau_wide = [Role::LegalReviewer, Role::Head, Role::Finance, Role::DisclosureClerk];
        if self.is_system() || bureau_wide.iter().any(|role| self.holds(*role)) {
            return Scope::Bureau;
        }
        let of_the_unit = [Role::Officer, Role::SquadLeader, Role::DepartmentHead];
        if of_the_unit.iter().any(|role| self.holds(*role)) {
            return Scope::Unit(self.unit);
        }
        Scope::Nothing
    }
}

/// The bureau's people, as a step needs to know them.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    officers: Vec<Officer>,
}

impl Roster {
    /// A roster of these people.
    pub fn new(officers: Vec<Officer>) -> Roster {
        Roster { officers }
    }

    /// Everybody on it.
    pub fn officers(&self) -> &[Officer] {
        &self.officers
    }

    /// Somebody by number.
    ///
    /// # Errors
    /// Nobody has that number, or the account is closed.
    pub fn find(&self, id: OfficerId, field: &str) -> Result<&Officer, Refusal> {
        self.officers
            .iter()
            .find(|officer| officer.id == id)
            .ok_or_else(|| Refusal::input(field, "没有这名人员，或账号已停用。从名单里另选一人"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn officer() -> Officer {
        Officer {
            roles: vec![Role::Officer],
            certificates: vec![Certificate {
                number: "16040001".into(),
                valid_from: day("2021-09-01"),
                valid_to: day("2026-08-31"),
            }],
            name: "李敏".into(),
            ..Officer::system()
        }
    }

    #[test]
    fn a_certificate_counts_from_its_first_to_its_last_day() {
        let officer = officer();
        assert!(officer.certified_on(day("2021-08-31")).is_err());
        assert!(officer.certified_on(day("2021-09-01")).is_ok());
        assert!(officer.certified_on(day("2026-08-31")).is_ok());
        let refusal = officer.certified_on(day("2026-09-01")).unwrap_err();
        assert_eq!(refusal.code, Obstacle::Certificate);
        assert!(refusal.sentence().contains("2026-08-31") && refusal.sentence().contains("第四十二条第一款"));
    }

    #[test]
    fn an_administrator_reads_no_files() {
        let mut admin = officer();
        admin.id = OfficerId(9);
        admin.roles = vec![Role::Administrator];
        assert_eq!(admin.scope(), Scope::Nothing);
        admin.roles = vec![Role::Officer];
        admin.unit = UnitId(4);
        assert_eq!(admin.scope(), Scope::Unit(UnitId(4)));
        admin.roles.push(Role::Head);
        assert_eq!(admin.scope(), Scope::Bureau);
    }
}
