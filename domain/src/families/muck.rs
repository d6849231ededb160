//! Muck trucks 渣土: the truck, its load, its permit and the site it came from.

use serde::{Deserialize, Serialize};

use crate::dossier::optional_text;
use crate::refusal::Refusal;

/// What a muck-truck case records.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Muck {
    /// Number plate as on the truck, e.g. 豫D·A1234; empty where no truck is involved.
    #[serde(default)]
    pub plate: String,
    /// What was carried: 渣土, 建筑垃圾, 砂石 …
    #[serde(default)]
    pub load: String,
    /// Number of the transport permit 运输证, empty where there is none.
    #[serde(default)]
    pub permit: String,
    /// The site it came from.
    #[serde(default)]
    pub site: String,
    /// Who drove.
    #[serde(default)]
    pub driver: String,
}

/// First characters of civil plates: the provinces, municipalities and regions.
const PROVINCES: &str = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼";

impl Muck {
    /// The same facts with the plate in its written form.
    ///
    /// # Errors
    /// The plate is no civil plate, or a text is too long.
    pub fn checked(mut self) -> Result<Muck, Refusal> {
        if !self.plate.trim().is_empty() {
            self.plate = plate(&self.plate)?;
        }
        self.load = optional_text("load", "运载物", &self.load, 100)?;
        self.permit = optional_text("permit", "运输证", &self.permit, 100)?;
        self.site = optional_text("site", "来源工地", &self.site, 200)?;
        self.driver = optional_text("driver", "驾驶人", &self.driver, 60)?;
        Ok(self)
    }

    /// Label and value of each recorded field.
    pub fn lines(&self) -> Vec<(&'static str, String)> {
        [
            ("车牌", &self.plate),
            ("运载物", &self.load),
            ("运输证", &self.permit),
            ("来源工地", &self.site),
            ("驾驶人", &self.driver),
        ]
        .into_iter()
        .filter(|(_, value)| !value.is_empty())
        .map(|(label, value)| (label, value.clone()))
        .collect()
    }
}

/// A plate in its written form: province, letter, dot, five characters (six for new energy).
///
/// # Errors
/// It is no civil plate.
pub fn plate(text: &str) -> Result<String, Refusal> {
    let wrong = || Refusal::input("plate", "车牌不对：应为省份简称、字母和 5 位（新能源 6 位）号码，例如 豫D·A1234");
    let bare: Vec<char> = text
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '·' | '.' | '•' | '-'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    if !(7..=8).contains(&bare.len()) || !PROVINCES.contains(bare[0]) || !bare[1].is_ascii_uppercase() {
        return Err(wrong());
    }
    let fits = |c: &char| c.is_ascii_digit() || (c.is_ascii_uppercase() && !matches!(c, 'I' | 'O'));
    let (last, middle) = bare[2..].split_last().ok_or_else(wrong)?;
    if !middle.iter().all(fits) || !(fits(last) || matches!(last, '挂' | '学' | '警')) {
        return Err(wrong());
    }
    let head: String = bare[..2].iter().collect();
    let tail: String = bare[2..].iter().collect();
    Ok(format!("{head}·{tail}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plates_are_written_one_way() {
        for (typed, written) in [
            ("豫D A1234", "豫D·A1234"),
            ("豫d·a1234", "豫D·A1234"),
            ("豫DD12345", "豫D·D12345"),
            ("豫D5678挂", "豫D·5678挂"),
        ] {
            assert_eq!(plate(typed).unwrap(), written);
        }
        for wrong in ["", "豫D123", "D豫A1234", "豫DA12345678", "豫D·O1234", "豫D·A**34"] {
            assert!(plate(wrong).is_err(), "{wrong}");
        }
    }
}
