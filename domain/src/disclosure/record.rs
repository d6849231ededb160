//! The record of one penalty for the credit platform: thirty values, made from a case by the rules of disclosure alone.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::term::Term;
use crate::law::catalogue::PenaltyKind;
use crate::money::Fen;
use crate::party::IdKind;

/// Column 2 行政相对人类别.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// 法人及非法人组织
    Organisation,
    /// 自然人
    Person,
    /// 个体工商户
    SoleTrader,
}

impl Category {
    /// Every category.
    pub const ALL: [Category; 3] = [Category::Organisation, Category::Person, Category::SoleTrader];

    /// The literal of the table.
    pub fn label(self) -> &'static str {
        match self {
            Category::Organisation => "法人及非法人组织",
            Category::Person => "自然人",
            Category::SoleTrader => "个体工商户",
        }
    }
}

macro_rules! fields {
    ($($(#[$meta:meta])* $name:ident $code:literal),+ $(,)?) => {
        /// The fields of the penalty table of 2018. Some codes do not follow the pinyin of their field.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Field {
            $($(#[$meta])* #[serde(rename = $code)] $name),+
        }
        impl Field {
            /// Every field, in the order of the table.
            pub const ALL: [Field; 30] = [$(Field::$name),+];
            /// The code of the table.
            pub fn code(self) -> &'static str {
                match self { $(Field::$name => $code),+ }
            }
        }
    };
}

fields! {
    /// 行政相对人名称
    Name "CF_XDR_MC",
    /// 行政相对人类别
    Category "CF_XDR_LB",
    /// 统一社会信用代码
    CreditCode "CF_XDR_SHXYM",
    /// 工商注册号
    Registration "CF_XDR_GSZC",
    /// 组织机构代码
    OrganisationCode "CF_XDR_ZZJG",
    /// 税务登记号
    TaxNumber "CF_XDR_SWDJ",
    /// 事业单位证书号
    InstitutionNumber "CF_XDR_SYDW",
    /// 社会组织登记证号
    AssociationNumber "CF_XDR_SHZZ",
    /// 法定代表人, for sole traders the operator
    Representative "CF_FRDB",
    /// 法定代表人证件类型
    RepresentativeIdKind "CF_FR_ZJLX",
    /// 法定代表人证件号码
    RepresentativeId "CF_FR_ZJHM",
    /// 自然人证件类型
    PersonIdKind "CF_XDR_ZJLX",
    /// 自然人证件号码
    PersonId "CF_XDR_ZJHM",
    /// 行政处罚决定书文号
    Number "CF_WSH",
    /// 违法行为类型
    Breach "CF_WFXW",
    /// 违法事实
    Facts "CF_SY",
    /// 处罚依据
    Basis "CF_YJ",
    /// 处罚类别
    Kinds "CF_CFLB",
    /// 处罚内容
    Content "CF_NR",
    /// 罚款金额（万元）
    Fine "CF_NR_FK",
    /// 没收违法所得、没收非法财物的金额（万元）
    Confiscated "CF_NR_WFFF",
    /// 暂扣或吊销证照名称及编号
    Permit "CF_NR_ZKDX",
    /// 处罚决定日期
    DecidedOn "CF_JDRQ",
    /// 处罚有效期
    ValidUntil "CF_YXQ",
    /// 公示截止期
    ShownUntil "CF_GSJZQ",
    /// 处罚机关
    Organ "CF_CFJG",
    /// 处罚机关统一社会信用代码
    OrganCode "CF_CFJGDM",
    /// 数据来源单位
    Source "CF_SJLY",
    /// 数据来源单位统一社会信用代码
    SourceCode "CF_SJLYDM",
    /// 备注
    Remark "BZ",
}

/// What stands in a field; how it is written is the channel's matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value<'r> {
    /// Nothing.
    Blank,
    /// Text as it is.
    Text(&'r str),
    /// A word of a code table; a channel may use another one for it.
    Word(&'static str),
    /// Kinds of penalty, several in one field.
    Kinds(&'r [PenaltyKind]),
    /// An amount, to be written in 万元.
    Wan(Fen),
    /// A day.
    Day(NaiveDate),
}

/// A natural person's document, as far as it is known.
pub(super) type Papers = Option<(IdKind, String)>;

/// Whom the record is about, with exactly the identifiers its category may carry.
#[derive(Clone, PartialEq, Eq)]
pub(super) enum Subject {
    Organisation { credit_code: Option<String>, representative: Option<String>, papers: Papers },
    Person { papers: Papers },
    SoleTrader { credit_code: Option<String>, operator: String, papers: Papers },
}

/// One penalty as the credit platform may have it. Made by [`super::credit_record`] and by nothing else:
///
/// ```compile_fail
/// let forged = domain::disclosure::CreditRecord { name: "某某".to_owned() };
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct CreditRecord {
    pub(super) name: String,
    pub(super) subject: Subject,
    pub(super) number: String,
    pub(super) breach: String,
    pub(super) facts: String,
    pub(super) basis: String,
    pub(super) kinds: Vec<PenaltyKind>,
    pub(super) content: String,
    pub(super) fine: Fen,
    pub(super) confiscated: Fen,
    pub(super) permits: String,
    pub(super) valid_until: NaiveDate,
    pub(super) decided_on: NaiveDate,
    pub(super) term: Term,
    pub(super) organ: String,
    pub(super) organ_code: String,
    pub(super) separator: String,
    pub(super) notes: Vec<String>,
    pub(super) remark: String,
}

impl CreditRecord {
    /// Column 2.
    pub fn category(&self) -> Category {
        match self.subject {
            Subject::Organisation { .. } => Category::Organisation,
            Subject::Person { .. } => Category::Person,
            Subject::SoleTrader { .. } => Category::SoleTrader,
        }
    }

    /// The day of the decision, from which the seven working days run.
    pub fn decided_on(&self) -> NaiveDate {
        self.decided_on
    }

    /// Suggested class and last day on public view, with the version of the rule.
    pub fn term(&self) -> &Term {
        &self.term
    }

    /// What stands between several kinds of penalty.
    pub fn separator(&self) -> &str {
        &self.separator
    }

    /// What a clerk should look at before sending; Chinese.
    pub fn notes(&self) -> &[String] {
        &self.notes
    }

    /// What stands in a field.
    ///
    /// 自然人: codes 1 to 6 and the representative are empty. Others: the person's own document is empty. The operator
    /// of a sole trader stands in the representative's fields, never in the natural person's.
    pub fn value(&self, field: Field) -> Value<'_> {
        match field {
            Field::Name => text(&self.name),
            Field::Category => Value::Word(self.category().label()),
            Field::CreditCode => self.credit_code().map_or(Value::Blank, text),
            // The bureau keeps the unified code alone; the older ones were replaced by it.
            Field::Registration
            | Field::OrganisationCode
            | Field::TaxNumber
            | Field::InstitutionNumber
            | Field::AssociationNumber => Value::Blank,
            Field::Representative => self.representative().map_or(Value::Blank, text),
            Field::RepresentativeIdKind => self.representative_papers().map_or(Value::Blank, |(kind, _)| word(*kind)),
            Field::RepresentativeId => self.representative_papers().map_or(Value::Blank, |(_, number)| text(number)),
            Field::PersonIdKind => self.person_papers().map_or(Value::Blank, |(kind, _)| word(*kind)),
            Field::PersonId => self.person_papers().map_or(Value::Blank, |(_, number)| text(number)),
            Field::Number => text(&self.number),
            Field::Breach => text(&self.breach),
            Field::Facts => text(&self.facts),
            Field::Basis => text(&self.basis),
            Field::Kinds => Value::Kinds(&self.kinds),
            Field::Content => text(&self.content),
            Field::Fine => amount(self.fine),
            Field::Confiscated => amount(self.confiscated),
            Field::Permit => text(&self.permits),
            Field::Remark => text(&self.remark),
            Field::DecidedOn => Value::Day(self.decided_on),
            // A warning, a fine and a confiscation have no end of their own.
            Field::ValidUntil => Value::Day(self.valid_until),
            Field::ShownUntil => Value::Day(self.term.until),
            Field::Organ | Field::Source => text(&self.organ),
            Field::OrganCode | Field::SourceCode => text(&self.organ_code),
        }
    }

    fn credit_code(&self) -> Option<&str> {
        match &self.subject {
            Subject::Person { .. } => None,
            Subject::Organisation { credit_code, .. } | Subject::SoleTrader { credit_code, .. } => {
                credit_code.as_deref()
            }
        }
    }

    fn representative(&self) -> Option<&str> {
        match &self.subject {
            Subject::Person { .. } => None,
            Subject::Organisation { representative, .. } => representative.as_deref(),
            Subject::SoleTrader { operator, .. } => Some(operator),
        }
    }

    fn representative_papers(&self) -> Option<&(IdKind, String)> {
        match &self.subject {
            Subject::Person { .. } => None,
            Subject::Organisation { papers, .. } | Subject::SoleTrader { papers, .. } => papers.as_ref(),
        }
    }

    fn person_papers(&self) -> Option<&(IdKind, String)> {
        match &self.subject {
            Subject::Person { papers } => papers.as_ref(),
            Subject::Organisation { .. } | Subject::SoleTrader { .. } => None,
        }
    }
}

/// Full numbers of people must not reach a log line.
impl std::fmt::Debug for CreditRecord {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CreditRecord")
            .field("number", &self.number)
            .field("category", &self.category())
            .finish_non_exhaustive()
    }
}

fn text(text: &str) -> Value<'_> {
    if text.is_empty() { Value::Blank } else { Value::Text(text) }
}

fn word(kind: IdKind) -> Value<'static> {
    Value::Word(kind.label())
}

fn amount(fen: Fen) -> Value<'static> {
    if fen > Fen::ZERO { Value::Wan(fen) } else { Value::Blank }
}
