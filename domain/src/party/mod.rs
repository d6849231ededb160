//! Who is before the bureau: a person, an organisation or a sole trader, with identifiers that check and mask themselves.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

mod credit_code;
mod id_number;
mod masking;
mod on_paper;
mod problems;

#[cfg(test)]
mod tests;

pub use credit_code::{CreditCode, CreditCodeProblem, check_credit_code};
pub use id_number::{IdNumber, IdNumberProblem, check_id_number};
pub use masking::{Masked, mask_credit_code, mask_id, mask_phone};
pub use problems::FieldProblem;

use crate::law::catalogue::Subject;

/// The party 当事人 of a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Party {
    /// 个人.
    Person(Person),
    /// 单位: a legal person or another organisation.
    Organisation(Organisation),
    /// 个体工商户: on paper the shop's name with its operator.
    SoleTrader(SoleTrader),
}

/// A natural person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Person {
    /// 1 to 60 characters, rare ones kept as typed.
    pub name: String,
    /// As stated; the ID number tells it too.
    pub sex: Option<Sex>,
    /// As stated; the ID number tells it too.
    pub born: Option<NaiveDate>,
    /// Right, or unknown with a reason.
    pub identity: Identity,
    /// Domicile; up to 200 characters.
    pub address: String,
    /// Up to 30 characters.
    pub phone: Option<String>,
}

/// A legal person or another organisation.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Organisation {
    /// Registered name as on the licence; 1 to 200 characters.
    pub name: String,
    /// 统一社会信用代码; a failing check digit warns and asks for a reason.
    pub credit_code: Option<CreditCode>,
    /// Registered seat; up to 200 characters.
    pub address: String,
    /// 法定代表人 or 负责人; 1 to 60 characters where given.
    pub representative: Option<String>,
    /// The representative's post.
    pub representative_post: Option<String>,
    /// The representative's identity; only the reporting file carries it.
    pub representative_identity: Option<Identity>,
    /// Up to 30 characters.
    pub phone: Option<String>,
}

/// A registered sole trader: in civil law a natural person (民法典 54), in the disclosure table a kind of its own.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SoleTrader {
    /// The shop's name 字号, where it has one; then it is the party's name on paper.
    pub shop_name: Option<String>,
    /// The operator 经营者; 1 to 60 characters.
    pub operator: String,
    /// The operator's identity.
    pub operator_identity: Identity,
    /// 统一社会信用代码.
    pub credit_code: Option<CreditCode>,
    /// Place of business; up to 200 characters.
    pub address: String,
    /// Up to 30 characters.
    pub phone: Option<String>,
}

/// Sex as papers state it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// 男.
    Male,
    /// 女.
    Female,
}

impl Sex {
    /// 男 or 女.
    pub fn label(self) -> &'static str {
        match self {
            Sex::Male => "男",
            Sex::Female => "女",
        }
    }
}

/// A person's number is right, or it is left out with a reason: a wrong number fines somebody else.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Identity {
    /// A number of a document.
    Number {
        /// Which document; not `kind`, which tells the parties apart.
        document: IdKind,
        /// The number in full, in upper case and half width.
        #[serde(deserialize_with = "masking::standard_text")]
        number: String,
    },
    /// 证件不详.
    Unknown {
        /// Why it is not known.
        reason: String,
    },
}

/// Kinds of identity documents, in the words of the disclosure table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum IdKind {
    /// 身份证, with a check digit.
    ResidentId,
    /// 护照号.
    Passport,
    /// 港澳居民来往内地通行证.
    HongKongMacauPermit,
    /// 台湾居民来往大陆通行证.
    TaiwanPermit,
    /// 外国人永久居留身份证.
    ForeignPermanentResident,
}

impl IdKind {
    /// Every kind, the commonest first.
    pub const ALL: [IdKind; 5] = [
        IdKind::ResidentId,
        IdKind::Passport,
        IdKind::HongKongMacauPermit,
        IdKind::TaiwanPermit,
        IdKind::ForeignPermanentResident,
    ];

    /// The literal of the disclosure table.
    pub fn label(self) -> &'static str {
        match self {
            IdKind::ResidentId => "身份证",
            IdKind::Passport => "护照号",
            IdKind::HongKongMacauPermit => "港澳居民来往内地通行证",
            IdKind::TaiwanPermit => "台湾居民来往大陆通行证",
            IdKind::ForeignPermanentResident => "外国人永久居留身份证",
        }
    }

    /// The stable word in forms and data.
    pub fn key(self) -> &'static str {
        match self {
            IdKind::ResidentId => "resident_id",
            IdKind::Passport => "passport",
            IdKind::HongKongMacauPermit => "hong_kong_macau_permit",
            IdKind::TaiwanPermit => "taiwan_permit",
            IdKind::ForeignPermanentResident => "foreign_permanent_resident",
        }
    }

    /// The kind of a key.
    pub fn from_key(key: &str) -> Option<IdKind> {
        IdKind::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

impl Identity {
    /// A resident's ID number, brought into its standard form.
    pub fn resident(number: &str) -> Identity {
        Identity::Number { document: IdKind::ResidentId, number: id_number::standard_form(number) }
    }

    /// 证件不详 with its reason.
    pub fn unknown(reason: &str) -> Identity {
        Identity::Unknown { reason: reason.to_owned() }
    }

    /// The number in full, where there is one.
    pub fn number(&self) -> Option<&str> {
        match self {
            Identity::Number { number, .. } => Some(number),
            Identity::Unknown { .. } => None,
        }
    }

    /// The resident's ID number with what it tells, where it is a right one.
    pub fn resident_number(&self) -> Option<IdNumber> {
        match self {
            Identity::Number { document: IdKind::ResidentId, number } => check_id_number(number).ok(),
            Identity::Number { .. } | Identity::Unknown { .. } => None,
        }
    }

    /// For screens inside the bureau: masked, or 证件不详（reason）.
    pub fn masked(&self) -> String {
        match self {
            Identity::Number { number, .. } => mask_id(number),
            Identity::Unknown { reason } => format!("证件不详（{reason}）"),
        }
    }
}

impl Party {
    /// The name on paper: the person, the organisation, or the shop and failing that its operator.
    pub fn display_name(&self) -> &str {
        match self {
            Party::Person(person) => &person.name,
            Party::Organisation(organisation) => &organisation.name,
            Party::SoleTrader(trader) => trader.shop_name.as_deref().unwrap_or(&trader.operator),
        }
    }

    /// 个人, 单位 or 个体工商户.
    pub fn kind_label(&self) -> &'static str {
        match self {
            Party::Person(_) => "个人",
            Party::Organisation(_) => "单位",
            Party::SoleTrader(_) => "个体工商户",
        }
    }

    /// For whom fines are looked up, a sole trader being a citizen; see [`Party::subject_when`] for the other reading.
    pub fn subject(&self) -> Subject {
        self.subject_when(true)
    }

    /// For whom fines are looked up, with the reading of the parameter `sole_trader_is_citizen`.
    pub fn subject_when(&self, sole_trader_is_citizen: bool) -> Subject {
        match self {
            Party::Person(_) => Subject::Individual,
            Party::SoleTrader(_) if sole_trader_is_citizen => Subject::Individual,
            Party::Organisation(_) | Party::SoleTrader(_) => Subject::Unit,
        }
    }

    /// The literal of the disclosure table's column 行政相对人类别.
    pub fn disclosure_category(&self) -> &'static str {
        match self {
            Party::Person(_) => "自然人",
            Party::Organisation(_) => "法人及非法人组织",
            Party::SoleTrader(_) => "个体工商户",
        }
    }

    /// The registered address, domicile or place of business.
    pub fn address(&self) -> &str {
        match self {
            Party::Person(person) => &person.address,
            Party::Organisation(organisation) => &organisation.address,
            Party::SoleTrader(trader) => &trader.address,
        }
    }

    /// The telephone number in full.
    pub fn phone(&self) -> Option<&str> {
        match self {
            Party::Person(person) => person.phone.as_deref(),
            Party::Organisation(organisation) => organisation.phone.as_deref(),
            Party::SoleTrader(trader) => trader.phone.as_deref(),
        }
    }

    /// The credit code, where the kind of party has one and it is known.
    pub fn credit_code(&self) -> Option<&CreditCode> {
        match self {
            Party::Person(_) => None,
            Party::Organisation(organisation) => organisation.credit_code.as_ref(),
            Party::SoleTrader(trader) => trader.credit_code.as_ref(),
        }
    }

    /// The identity of the natural person behind the party: the person, the operator, or the representative.
    pub fn identity(&self) -> Option<&Identity> {
        match self {
            Party::Person(person) => Some(&person.identity),
            Party::Organisation(organisation) => organisation.representative_identity.as_ref(),
            Party::SoleTrader(trader) => Some(&trader.operator_identity),
        }
    }
}
