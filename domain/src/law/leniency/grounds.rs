//! The grounds on which a penalty is spared, lighter, reduced or heavier, each with its article and its evidence.

use serde::{Deserialize, Serialize};

use crate::law::article::Article;
use crate::law::cite::{CHUFA, FADIAN};

/// 河南省文明行为促进条例, in force since 2021-01-01.
pub(super) const CIVILITY: &str = "河南省文明行为促进条例";

/// A ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum GroundKey {
    /// Under 14.
    Under14,
    /// 14 to under 18.
    Under18,
    /// Mental illness or disability, no control at the time.
    NoControl,
    /// Control lost in part.
    PartialControl,
    /// Removed or reduced the harm himself.
    HarmUndone,
    /// Forced or tricked.
    Forced,
    /// Reported acts the agency did not know.
    Confessed,
    /// Helped with merit.
    Merit,
    /// Another case set by a law, regulation or rule.
    OtherLaw,
    /// Minor, corrected in time, no harm.
    Minor,
    /// First offence, slight harm, corrected in time.
    FirstOffence,
    /// Proof of no subjective fault.
    NoFault,
    /// Community service done on application, for civility offences.
    CommunityService,
    /// Emergency measures broken during a public emergency.
    Emergency,
    /// Environmental: wilful, refusal to correct, serious harm, repeated.
    EnvironmentalGrave,
}

/// What a ground does to the penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// No penalty may be imposed.
    MustNot,
    /// The penalty may be spared.
    MayNot,
    /// Must be lighter inside the range, or reduced below it.
    MustLighten,
    /// May be lighter inside the range, or reduced below it.
    MayLighten,
    /// Heavier inside the range.
    Heavier,
}

impl Effect {
    /// The statute's words.
    pub fn label(self) -> &'static str {
        match self {
            Effect::MustNot => "不予行政处罚",
            Effect::MayNot => "可以不予行政处罚",
            Effect::MustLighten => "应当从轻或者减轻",
            Effect::MayLighten => "可以从轻或者减轻",
            Effect::Heavier => "从重",
        }
    }

    /// Whether a fine may go below the statutory range 减轻.
    pub fn reduces(self) -> bool {
        matches!(self, Effect::MustLighten | Effect::MayLighten)
    }

    /// Whether a decision of no penalty can rest on it.
    pub fn spares(self) -> bool {
        matches!(self, Effect::MustNot | Effect::MayNot)
    }
}

/// A ground as the statute sets it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Stable key.
    pub key: GroundKey,
    /// What people call it.
    pub label: &'static str,
    /// What it does.
    pub effect: Effect,
    /// Where it stands.
    pub article: Article,
    /// The evidence it demands, in Chinese.
    pub evidence: &'static str,
}

const fn ground(
    key: GroundKey,
    label: &'static str,
    effect: Effect,
    article: Article,
    evidence: &'static str,
) -> Ground {
    Ground { key, label, effect, article, evidence }
}

/// Every ground, those that forbid a penalty first.
pub static GROUNDS: [Ground; 15] = [
    ground(
        GroundKey::Under14,
        "不满十四周岁",
        Effect::MustNot,
        Article::new(CHUFA, "30"),
        "身份证件或者出生证明；责令监护人管教的记录",
    ),
    ground(
        GroundKey::NoControl,
        "行为时不能辨认或者不能控制自己行为",
        Effect::MustNot,
        Article::new(CHUFA, "31"),
        "鉴定意见或者诊断证明；责令监护人看管和治疗的记录",
    ),
    ground(
        GroundKey::Minor,
        "违法行为轻微并及时改正，没有造成危害后果",
        Effect::MustNot,
        Article::new(CHUFA, "33(1)"),
        "改正前后的照片或者复查记录，没有危害后果的材料",
    ),
    ground(
        GroundKey::NoFault,
        "有证据足以证明没有主观过错",
        Effect::MustNot,
        Article::new(CHUFA, "33(2)"),
        "当事人提交的证据和核实记录",
    ),
    ground(
        GroundKey::FirstOffence,
        "初次违法且危害后果轻微并及时改正",
        Effect::MayNot,
        Article::new(CHUFA, "33(1)"),
        "既往处罚查询结果，改正前后的照片或者复查记录",
    ),
    ground(
        GroundKey::Under18,
        "已满十四周岁不满十八周岁",
        Effect::MustLighten,
        Article::new(CHUFA, "30"),
        "身份证件或者出生证明",
    ),
    ground(
        GroundKey::HarmUndone,
        "主动消除或者减轻危害后果",
        Effect::MustLighten,
        Article::item(CHUFA, "32(1)"),
        "消除或者减轻后果的照片、票据或者复查记录",
    ),
    ground(
        GroundKey::Forced,
        "受他人胁迫或者诱骗",
        Effect::MustLighten,
        Article::item(CHUFA, "32(2)"),
        "询问笔录和能印证胁迫、诱骗的材料",
    ),
    ground(
        GroundKey::Confessed,
        "主动供述行政机关尚未掌握的违法行为",
        Effect::MustLighten,
        Article::item(CHUFA, "32(3)"),
        "询问笔录，以及此前未掌握的说明",
    ),
    ground(
        GroundKey::Merit,
        "配合查处有立功表现",
        Effect::MustLighten,
        Article::item(CHUFA, "32(4)"),
        "查证属实的材料",
    ),
    ground(
        GroundKey::OtherLaw,
        "法律、法规、规章规定的其他情形",
        Effect::MustLighten,
        Article::item(CHUFA, "32(5)"),
        "写明所依据的条款，并附能证明该情形的材料",
    ),
    ground(
        GroundKey::PartialControl,
        "尚未完全丧失辨认或者控制能力",
        Effect::MayLighten,
        Article::new(CHUFA, "31"),
        "鉴定意见或者诊断证明",
    ),
    ground(
        GroundKey::CommunityService,
        "申请参加社会服务并已完成",
        Effect::MayLighten,
        Article::new(CIVILITY, "50"),
        "当事人申请、批准和完成社会服务的证明",
    ),
    ground(
        GroundKey::Emergency,
        "违反突发事件应对措施",
        Effect::Heavier,
        Article::new(CHUFA, "49"),
        "应对措施的发布文件和违反它的证据",
    ),
    ground(
        GroundKey::EnvironmentalGrave,
        "故意、拒不改正、后果严重或者屡次违法（生态环境）",
        Effect::Heavier,
        Article::new(FADIAN, "1056(1)"),
        "能证明故意、拒不改正、后果或者既往处罚的材料",
    ),
];

impl GroundKey {
    /// The ground of a key.
    pub fn ground(self) -> &'static Ground {
        let at = match self {
            GroundKey::Under14 => 0,
            GroundKey::NoControl => 1,
            GroundKey::Minor => 2,
            GroundKey::NoFault => 3,
            GroundKey::FirstOffence => 4,
            GroundKey::Under18 => 5,
            GroundKey::HarmUndone => 6,
            GroundKey::Forced => 7,
            GroundKey::Confessed => 8,
            GroundKey::Merit => 9,
            GroundKey::OtherLaw => 10,
            GroundKey::PartialControl => 11,
            GroundKey::CommunityService => 12,
            GroundKey::Emergency => 13,
            GroundKey::EnvironmentalGrave => 14,
        };
        &GROUNDS[at]
    }
}
