//! One act, one fine (行政处罚法 29; 生态环境法典 1055): how much two cases look like the same act.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use serde::{Deserialize, Serialize};

use super::article::Article;
use super::catalogue::Family;
use super::cite::{CHUFA, FADIAN};
use super::comparison::Successions;
use crate::ids::CaseId;
use crate::party::Party;
use crate::refusal::{Obstacle, Refusal};

/// Cases below this score are not shown.
const SHOWN_FROM: u8 = 62;
/// A place name shorter than this is too general to be found inside another.
const PLACE_AT_LEAST: usize = 4;

/// What tells acts apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActKey {
    /// Identity and credit numbers of the party, as [`identifiers`] gives them; empty while unknown.
    pub identifiers: Vec<String>,
    /// The party's name; empty while unknown.
    pub name: String,
    /// Number plate in its written form.
    pub plate: Option<String>,
    /// Where.
    pub place: String,
    /// The catalogue's code.
    pub code: String,
    /// Field of work.
    pub family: Family,
    /// First day.
    pub on: NaiveDate,
    /// Time of day, where known.
    pub at: Option<NaiveTime>,
    /// Last day of a continuing act.
    pub until: Option<NaiveDate>,
    /// When a parked vehicle was seen to have left; `None` where nobody recorded it.
    pub left_at: Option<NaiveDateTime>,
    /// The matter, called by its first case; `None` for what is not a case yet.
    pub matter: Option<CaseId>,
}

/// How much two acts look alike, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Likeness {
    /// 0 to 100; 100 is an uninterrupted stop.
    pub score: u8,
    /// The common features, in Chinese.
    pub reasons: Vec<String>,
}

/// The numbers by which a party is known, in capitals.
pub fn identifiers(party: &Party) -> Vec<String> {
    let (code, identity) = match party {
        Party::Person(person) => (None, Some(&person.identity)),
        Party::Organisation(organisation) => (organisation.credit_code.as_ref(), None),
        Party::SoleTrader(trader) => (trader.credit_code.as_ref(), Some(&trader.operator_identity)),
    };
    let numbers = [code.map(|code| code.text.clone()), identity.and_then(|id| id.number().map(str::to_owned))];
    numbers.into_iter().flatten().map(|number| number.to_uppercase()).filter(|number| !number.is_empty()).collect()
}

/// Whether two parties are one: a number in common, or the same name where one of them has no number. Equal names with
/// different numbers are different people.
pub fn same_party(a: &Party, b: &Party) -> bool {
    let (numbers, others) = (identifiers(a), identifiers(b));
    if numbers.is_empty() || others.is_empty() {
        return bare(a.display_name()) == bare(b.display_name());
    }
    numbers.iter().any(|number| others.contains(number))
}

impl ActKey {
    fn last_day(&self) -> NaiveDate {
        self.until.unwrap_or(self.on).max(self.on)
    }

    /// The earliest moment, the beginning of the day where the time is not known.
    fn begins(&self) -> NaiveDateTime {
        self.on.and_time(self.at.unwrap_or(NaiveTime::MIN))
    }
}

/// Compares two acts; `None` where they cannot be one act, or have too little in common. Two different plates, and acts
/// further apart than the window, are two acts. A parked vehicle not seen to leave the place made one stop, however
/// long; one that left and came back, two. Cases of one matter with different parties are no duplicates: each party has
/// a decision of its own.
pub fn likeness(a: &ActKey, b: &ActKey, window_days: u32, successions: &Successions) -> Option<Likeness> {
    if a.matter.is_some() && a.matter == b.matter && !same_people(a, b) {
        return None;
    }
    let plates = a.plate.as_deref().zip(b.plate.as_deref()).map(|(a, b)| bare(a) == bare(b));
    if plates == Some(false) {
        return None;
    }
    let same_place = same_place(&a.place, &b.place);
    if plates == Some(true) && same_place && a.family == Family::Parking && b.family == Family::Parking {
        return stop(a, b);
    }
    let mut score = 0_u8;
    let mut reasons = Vec::new();
    let mut add = |points: u8, reason: String| {
        score += points;
        reasons.push(reason);
    };
    let same_number = a.identifiers.iter().any(|number| b.identifiers.contains(number));
    if plates == Some(true) {
        add(40, format!("同一车辆 {}", a.plate.as_deref().unwrap_or_default()));
    } else if same_number {
        add(40, "同一当事人（证件号码相同）".to_owned());
    } else if !a.name.trim().is_empty() && bare(&a.name) == bare(&b.name) {
        // Equal names with different numbers are different people.
        if !a.identifiers.is_empty() && !b.identifiers.is_empty() {
            return None;
        }
        add(30, "当事人名称相同".to_owned());
    } else if !a.identifiers.is_empty() && !b.identifiers.is_empty() {
        return None;
    }
    if same_place {
        let fuller = if a.place.chars().count() >= b.place.chars().count() { &a.place } else { &b.place };
        add(25, format!("地点相同：{}", fuller.trim()));
    }
    if a.code == b.code {
        add(20, "案由相同".to_owned());
    } else if successions.related(&a.code, &b.code) {
        add(20, "案由不同，处罚的是同一行为".to_owned());
    } else if a.family == b.family {
        add(12, format!("同属{}领域", a.family.label()));
    }
    let gap = days_between(a, b);
    if gap == 0 {
        add(20, "时间重合".to_owned());
    } else if gap <= i64::from(window_days) {
        add(12, format!("相隔 {gap} 日"));
    } else {
        return None;
    }
    (score >= SHOWN_FROM).then_some(Likeness { score: score.min(99), reasons })
}

/// A number in common, or the same name where one of them has no number.
fn same_people(a: &ActKey, b: &ActKey) -> bool {
    if a.identifiers.is_empty() || b.identifiers.is_empty() {
        return bare(&a.name) == bare(&b.name);
    }
    a.identifiers.iter().any(|number| b.identifiers.contains(number))
}

/// Days from the end of the earlier to the beginning of the later; 0 where they overlap.
fn days_between(a: &ActKey, b: &ActKey) -> i64 {
    let (earlier, later) = if a.on <= b.on { (a, b) } else { (b, a) };
    (later.on - earlier.last_day()).num_days().max(0)
}

/// Same plate, same place: one act unless the vehicle left between.
fn stop(a: &ActKey, b: &ActKey) -> Option<Likeness> {
    let (earlier, later) = if a.begins() <= b.begins() { (a, b) } else { (b, a) };
    if earlier.left_at.is_some_and(|left| left < later.begins() && later.at.is_some() || left.date() < later.on) {
        return None;
    }
    let plate = a.plate.as_deref().unwrap_or_default();
    let mut reasons = vec![format!("同一车辆 {plate} 停在同一地点 {}", a.place.trim())];
    let (score, reason) = match earlier.left_at {
        Some(left) if left >= later.begins() => {
            (100, format!("{} 才驶离，停放没有间断", left.format("%Y-%m-%d %H:%M")))
        }
        Some(_) => (80, "当日驶离过，后一次停放的时刻未填".to_owned()),
        None => (90, "没有驶离的记录，视为停放没有间断".to_owned()),
    };
    reasons.push(reason);
    Some(Likeness { score, reasons })
}

/// Without spaces and marks, in capitals and half width.
fn bare(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
            c => c,
        })
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_uppercase)
        .collect()
}

/// Equal, or one contains the other and is more than a road's name fragment.
fn same_place(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let (short, long) = if a.chars().count() <= b.chars().count() { (a, b) } else { (b, a) };
    !short.is_empty() && (short == long || (short.chars().count() >= PLACE_AT_LEAST && long.contains(&short)))
}

/// A case an officer has found to be about the same act.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SameAct {
    /// Its number, for the refusal.
    pub number: String,
    /// It ended, or is about to end, with a fine that stands.
    pub fined: bool,
}

/// No second fine for the same act (行政处罚法 29; 生态环境法典 1055).
///
/// # Errors
/// One of the cases carries a fine already.
pub fn not_fined_before(same_act: &[SameAct]) -> Result<(), Refusal> {
    match same_act.iter().find(|case| case.fined) {
        None => Ok(()),
        Some(case) => Err(Refusal::new(
            Obstacle::Amount,
            format!("同一违法行为已在 {} 罚款，不得再次罚款", case.number),
            &[Article::new(CHUFA, "29"), Article::new(FADIAN, "1055")],
        )),
    }
}
