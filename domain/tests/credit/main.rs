//! Double publicity 双公示: the platform's table column by column, what is kept back, and every limit of its dates.
#![cfg(test)]

mod columns;
mod dates;
mod joint;
mod kinds;
#[expect(dead_code, reason = "the table needs only a part of it")]
#[path = "../ordinary/kinds_known.rs"]
mod kinds_known;
#[expect(dead_code, reason = "the office serves the tests of the procedure, too")]
#[path = "../ordinary/office.rs"]
mod office;
mod sheets;
mod withheld;

use std::sync::LazyLock;

use domain::bureau::Bureau;
use domain::case::Case;
use domain::case::side::Reported;
use domain::exports::credit_penalties::Desk;
use domain::exports::{Cell, Columns};
use domain::now::Law;
use domain::party::{CreditCode, Identity, Organisation, Party, Person, SoleTrader};

use office::{Line, Office, day};

/// A case decided on 2026-10-09 through the steps of the procedure: an organisation fined 5,000 yuan.
pub fn decided() -> Case {
    static WALKED: LazyLock<Case> = LazyLock::new(|| Line::to_served(&mut Office::on("2026-09-08"), 5_000));
    WALKED.clone()
}

/// The same, decided on another day.
pub fn decided_on(on: &str) -> Case {
    let mut case = decided();
    case.decision.as_mut().unwrap().on = day(on);
    case
}

pub fn reported(mut case: Case, on: &str) -> Case {
    case.reported = Some(Reported { on: day(on), batch: "第 1 批".into() });
    case
}

/// A made-up citizen born on 1990-01-01.
pub fn person() -> Party {
    Party::Person(Person {
        name: "张三丰".into(),
        sex: None,
        born: None,
        identity: Identity::resident("410402199001010019"),
        address: "平顶山市新华区某路 1 号".into(),
        phone: Some("13800000000".into()),
    })
}

pub fn organisation() -> Party {
    Party::Organisation(Organisation {
        name: "平顶山市鹰运渣土运输有限公司".into(),
        credit_code: Some(CreditCode::new("91410402MA00000660")),
        address: "平顶山市湛河区开源路 1 号".into(),
        representative: Some("马建国".into()),
        representative_post: None,
        representative_identity: Some(Identity::resident("410402199001010027")),
        phone: None,
    })
}

pub fn shop() -> Party {
    Party::SoleTrader(SoleTrader {
        shop_name: Some("新华区诚信运输部".into()),
        operator: "李四".into(),
        operator_identity: Identity::resident("410402199001010019"),
        credit_code: Some(CreditCode::new("91410402MA00000660")),
        address: "平顶山市新华区某路 2 号".into(),
        phone: None,
    })
}

pub fn with(party: Party) -> Case {
    let mut case = decided();
    case.dossier.party = Some(party);
    case
}

/// Law, bureau and columns as shipped; tests change what they need.
pub struct Books {
    pub law: Law,
    pub bureau: Bureau,
    pub columns: Columns,
}

impl Books {
    pub fn built_in() -> Books {
        Books { law: Law::built_in().unwrap(), bureau: Bureau::demo().unwrap(), columns: Columns::built_in().unwrap() }
    }

    pub fn desk(&self) -> Desk<'_> {
        Desk { law: &self.law, bureau: &self.bureau, columns: &self.columns, drill: false }
    }

    /// The value of a parameter changed, all its rows at once.
    pub fn set(mut self, name: &str, value: &str) -> Books {
        let text = include_str!("../../src/law/parameters.toml");
        let changed: Vec<String> = text
            .split("[[parameter]]")
            .map(|row| {
                if !row.contains(&format!("name = \"{name}\"")) {
                    return row.to_owned();
                }
                let lines = row.lines().map(|line| {
                    if line.starts_with("value = ") { format!("value = {value}") } else { line.to_owned() }
                });
                lines.collect::<Vec<_>>().join("\n") + "\n"
            })
            .collect();
        self.law.parameters = domain::law::parameters::Parameters::parse(&changed.join("[[parameter]]")).unwrap();
        self
    }
}

/// A record's cells as text; fails where the case is left out.
pub fn cells(case: &Case) -> Vec<String> {
    static SHIPPED: LazyLock<Books> = LazyLock::new(Books::built_in);
    let row = SHIPPED.desk().row(case).unwrap();
    row.cells.iter().map(Cell::text).collect()
}
