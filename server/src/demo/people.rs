//! The people of the demo office: every role is there, and each squad can put two certified officers on a case.

use chrono::NaiveDate;
use domain::officer::{Certificate, ReviewStanding, Role};
use store::Store;
use store::officers::NewOfficer;

use super::NotFilled;
use crate::session::password::Passwords;

/// The password of everybody in a demo office; no other office accepts it as a first password.
pub const PASSWORD: &str = "zhiheng-demo-2026";

/// Somebody of the demo office.
#[derive(Clone, Copy, Debug)]
pub struct Person {
    /// The name to sign in with.
    pub login: &'static str,
    /// The name on papers.
    pub name: &'static str,
    /// The unit served in.
    pub unit: &'static str,
    /// What they are there for.
    pub role: Role,
    /// What the list of logins says of them; most are not on it.
    pub shown: Option<&'static str>,
}

const fn person(login: &'static str, name: &'static str, unit: &'static str, role: Role) -> Person {
    Person { login, name, unit, role, shown: None }
}

const fn shown(login: &'static str, name: &'static str, unit: &'static str, role: Role, what: &'static str) -> Person {
    Person { login, name, unit, role, shown: Some(what) }
}

const FIRST: &str = "直属一中队";
const SECOND: &str = "直属二中队";
const MUCK: &str = "渣土中队";
const LEGAL: &str = "法制科";

/// Everybody, unit by unit.
pub const PEOPLE: [Person; 20] = [
    shown("zhangwei", "张伟", FIRST, Role::Officer, "办案"),
    shown("wangqiang", "王强", FIRST, Role::Officer, "协办"),
    shown("liuyang", "刘洋", FIRST, Role::SquadLeader, "中队长"),
    shown("zhaomin", "赵敏", FIRST, Role::DepartmentHead, "承办机构负责人"),
    person("yangfan", "杨帆", FIRST, Role::Officer),
    person("huanglei", "黄磊", SECOND, Role::Officer),
    person("xujing", "徐静", SECOND, Role::Officer),
    person("zhujie", "朱杰", SECOND, Role::SquadLeader),
    person("hutao", "胡涛", SECOND, Role::DepartmentHead),
    person("guolin", "郭琳", MUCK, Role::Officer),
    person("hejun", "何军", MUCK, Role::Officer),
    person("gaoshan", "高珊", MUCK, Role::Officer),
    person("luobin", "罗斌", MUCK, Role::SquadLeader),
    person("liangyu", "梁玥", MUCK, Role::DepartmentHead),
    shown("limin", "李敏", LEGAL, Role::LegalReviewer, "审核"),
    person("songya", "宋雅", LEGAL, Role::LegalReviewer),
    shown("chenguo", "陈国", "局领导", Role::Head, "负责人"),
    shown("wuyue", "吴悦", "财务科", Role::Finance, "财务"),
    shown("sunli", "孙丽", "信用信息科", Role::DisclosureClerk, "双公示"),
    shown("admin", "周宁", "信息中心", Role::Administrator, "系统管理员"),
];

/// Enters units and people. Those who act in cases hold a certificate from 2021-09-01 to 2028-08-31.
pub(super) async fn enter(store: &Store, passwords: &Passwords) -> Result<(), NotFilled> {
    let hash = passwords.hash(PASSWORD).await?;
    for (index, person) in PEOPLE.iter().enumerate() {
        let known = store.officers().units().await?.into_iter().find(|unit| unit.name == person.unit);
        let unit = match known {
            Some(unit) => unit,
            None => store.officers().add_unit(person.unit).await?,
        };
        let reviews = person.role == Role::LegalReviewer;
        store
            .officers()
            .add(NewOfficer {
                login: person.login.to_owned(),
                name: person.name.to_owned(),
                unit: unit.id,
                roles: vec![person.role],
                review_standing: if reviews { ReviewStanding::Qualified } else { ReviewStanding::None },
                certificates: certificate(person.role, index),
                password_hash: hash.clone(),
                must_change_password: false,
            })
            .await?;
    }
    Ok(())
}

fn certificate(role: Role, index: usize) -> Vec<(Certificate, String)> {
    let days = NaiveDate::from_ymd_opt(2021, 9, 1).zip(NaiveDate::from_ymd_opt(2028, 8, 31));
    let acts = !matches!(role, Role::Finance | Role::DisclosureClerk | Role::Administrator);
    let held = days.filter(|_| acts).map(|(valid_from, valid_to)| {
        let number = format!("160400{:04}", index + 1);
        (Certificate { number, valid_from, valid_to }, "河南省人民政府（演示）".to_owned())
    });
    held.into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_is_there_and_every_squad_has_two_officers() {
        for role in Role::ALL {
            assert!(PEOPLE.iter().any(|person| person.role == role), "{role:?}");
        }
        for squad in [FIRST, SECOND, MUCK] {
            let officers = PEOPLE.iter().filter(|person| person.unit == squad && person.role == Role::Officer);
            assert!(officers.count() >= 2, "{squad}");
        }
        let mut logins: Vec<_> = PEOPLE.iter().map(|person| person.login).collect();
        logins.sort_unstable();
        logins.dedup();
        assert_eq!(logins.len(), 20);
    }
}
