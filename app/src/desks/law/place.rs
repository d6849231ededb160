//! The addresses of the settings' pages.

use std::sync::LazyLock;

use domain::law::catalogue::Catalogue;
use domain::law::parameters::{OPTIONAL, Parameters};

use super::Model;

/// A page of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// 参数: every dated value.
    Parameters,
    /// The rows of one.
    Parameter(&'static str),
    /// 工作日历
    Calendar,
    /// 裁量基准
    Ladders,
    /// The ladders of one violation, by its code.
    Ladder(&'static str),
    /// 权力文件
    Powers,
    /// 变更记录
    Changes,
    /// One of them.
    Change(i64),
}

/// The names that rules ask for: those shipped, and those for which nothing could be shipped.
static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let shipped = Parameters::built_in().map(|all| all.names().map(ToOwned::to_owned).collect());
    let mut names: Vec<String> = shipped.unwrap_or_default();
    names.extend(OPTIONAL.iter().map(|(name, _, _)| (*name).to_owned()));
    names
});

/// The codes of the catalogue.
static CODES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let catalogue = Catalogue::built_in();
    catalogue.map(|catalogue| catalogue.all().map(|one| one.code.clone()).collect()).unwrap_or_default()
});

impl Part {
    /// The tabs, in their order.
    pub const TABS: [Part; 5] = [Part::Parameters, Part::Calendar, Part::Ladders, Part::Powers, Part::Changes];

    /// The page at the parts of an address after `/office`.
    pub fn at(parts: &[&str]) -> Option<Part> {
        let known = |all: &'static [String], word: &str| all.iter().find(|one| *one == word).map(String::as_str);
        Some(match parts {
            [] | ["parameters"] => Part::Parameters,
            ["parameters", name] => Part::Parameter(known(&NAMES, name)?),
            ["calendar"] => Part::Calendar,
            ["ladders"] => Part::Ladders,
            ["ladders", code] => Part::Ladder(known(&CODES, code)?),
            ["powers"] => Part::Powers,
            ["changes"] => Part::Changes,
            ["changes", id] => Part::Change(id.parse().ok()?),
            _ => return None,
        })
    }

    /// Its address.
    pub fn address(self) -> String {
        match self {
            Part::Parameters => "/office/parameters".to_owned(),
            Part::Parameter(name) => format!("/office/parameters/{name}"),
            Part::Calendar => "/office/calendar".to_owned(),
            Part::Ladders => "/office/ladders".to_owned(),
            Part::Ladder(code) => format!("/office/ladders/{code}"),
            Part::Powers => "/office/powers".to_owned(),
            Part::Changes => "/office/changes".to_owned(),
            Part::Change(id) => format!("/office/changes/{id}"),
        }
    }

    /// The tab it belongs to.
    pub fn label(self) -> &'static str {
        match self {
            Part::Parameters | Part::Parameter(_) => "参数",
            Part::Calendar => "工作日历",
            Part::Ladders | Part::Ladder(_) => "裁量基准",
            Part::Powers => "权力文件",
            Part::Changes | Part::Change(_) => "变更记录",
        }
    }

    /// Whether it has a form that is kept as a draft; a file cannot be.
    pub fn has_draft(self) -> bool {
        matches!(self, Part::Parameter(_) | Part::Ladder(_) | Part::Powers | Part::Change(_))
    }

    /// The words of its heading.
    pub(super) fn title(self, model: &Model) -> String {
        match self {
            Part::Parameters | Part::Calendar | Part::Ladders | Part::Powers | Part::Changes => self.label().to_owned(),
            Part::Parameter(name) => super::words::parameter(&model.now.law.parameters, name),
            Part::Ladder(code) => super::words::violation(&model.now.law.catalogue, code),
            Part::Change(id) => {
                let found = model.proposals.iter().find(|one| one.id == id);
                found.map_or_else(String::new, |one| format!("{}变更", one.change.kind()))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_leads_back_to_its_page() {
        for part in Part::TABS.into_iter().chain([
            Part::Parameter("decide_days"),
            Part::Parameter("severity_grave_fine_from"),
            Part::Ladder("MK-001"),
            Part::Change(7),
        ]) {
            let address = part.address();
            let parts: Vec<&str> = address.split('/').skip(2).collect();
            assert_eq!(Part::at(&parts), Some(part), "{address}");
        }
        assert_eq!(Part::at(&[]), Some(Part::Parameters));
        for nowhere in [&["parameters", "no_such"][..], &["ladders", "MK-000"], &["changes", "x"], &["staff"]] {
            assert_eq!(Part::at(nowhere), None, "{nowhere:?}");
        }
    }
}
