//! The bureau's fields of work. To add one: write `families/<name>.rs` with its fields, name it in [`Particulars`].

pub mod muck;

use serde::{Deserialize, Serialize};

use crate::law::catalogue::Family;
use crate::refusal::Refusal;

/// What a case of one family records beyond the common facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "family", rename_all = "snake_case")]
pub enum Particulars {
    /// 渣土
    Muck(muck::Muck),
    /// 停车
    Parking,
    /// 养犬
    Dog,
    /// 商品房预售
    Presale,
    /// 燃气
    Gas,
    /// 建设工程
    Construction,
    /// 私挖地下室
    Basement,
    /// 户外广告招牌
    Signage,
    /// 油烟
    Fume,
    /// 扬尘
    Dust,
}

impl Particulars {
    /// What a family records before anything is filled in; most record the common facts alone.
    pub fn of(family: Family) -> Particulars {
        match family {
            Family::Muck => Particulars::Muck(muck::Muck::default()),
            Family::Parking => Particulars::Parking,
            Family::Dog => Particulars::Dog,
            Family::Presale => Particulars::Presale,
            Family::Gas => Particulars::Gas,
            Family::Construction => Particulars::Construction,
            Family::Basement => Particulars::Basement,
            Family::Signage => Particulars::Signage,
            Family::Fume => Particulars::Fume,
            Family::Dust => Particulars::Dust,
        }
    }

    /// The family they belong to; it is that of the violation.
    pub fn family(&self) -> Family {
        match self {
            Particulars::Muck(_) => Family::Muck,
            Particulars::Parking => Family::Parking,
            Particulars::Dog => Family::Dog,
            Particulars::Presale => Family::Presale,
            Particulars::Gas => Family::Gas,
            Particulars::Construction => Family::Construction,
            Particulars::Basement => Family::Basement,
            Particulars::Signage => Family::Signage,
            Particulars::Fume => Family::Fume,
            Particulars::Dust => Family::Dust,
        }
    }

    /// The same with every text trimmed and checked.
    ///
    /// # Errors
    /// The first field that cannot be right.
    pub fn checked(self) -> Result<Particulars, Refusal> {
        match self {
            Particulars::Muck(muck) => Ok(Particulars::Muck(muck.checked()?)),
            common => Ok(common),
        }
    }

    /// The number plate, where the family has one.
    pub fn plate(&self) -> Option<&str> {
        match self {
            Particulars::Muck(muck) => (!muck.plate.is_empty()).then_some(muck.plate.as_str()),
            _ => None,
        }
    }

    /// Label and value of each recorded field, for pages and papers.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        match self {
            Particulars::Muck(muck) => muck.lines(),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_family_has_its_particulars_and_they_are_written_under_its_key() {
        for family in Family::ALL {
            let particulars = Particulars::of(family);
            assert_eq!(particulars.family(), family);
            let written = serde_json::to_value(&particulars).unwrap();
            assert_eq!(written["family"], family.key());
            assert_eq!(serde_json::from_value::<Particulars>(written).unwrap(), particulars);
        }
    }
}
