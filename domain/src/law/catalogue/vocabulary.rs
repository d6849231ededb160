//! The fixed words of the catalogue: families, kinds of penalty, subjects, tiers and bases.

use serde::{Deserialize, Serialize};

/// The business domains of the bureau.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Family {
    /// Vehicles on pavements and roads.
    Parking,
    /// Dogs.
    Dog,
    /// Muck trucks and construction waste.
    Muck,
    /// Sale of housing before completion.
    Presale,
    /// Town gas.
    Gas,
    /// Building sites: permits and quality.
    Construction,
    /// Cellars dug without permission.
    Basement,
    /// Signs and outdoor advertising.
    Signage,
    /// Cooking fume and barbecues.
    Fume,
    /// Dust of building sites.
    Dust,
}

impl Family {
    /// Every family, in the order in which menus show them.
    pub const ALL: [Family; 10] = [
        Family::Muck,
        Family::Parking,
        Family::Dog,
        Family::Presale,
        Family::Gas,
        Family::Construction,
        Family::Basement,
        Family::Signage,
        Family::Fume,
        Family::Dust,
    ];

    /// What people call it.
    pub fn label(self) -> &'static str {
        match self {
            Family::Parking => "停车",
            Family::Dog => "养犬",
            Family::Muck => "渣土",
            Family::Presale => "商品房预售",
            Family::Gas => "燃气",
            Family::Construction => "建设工程",
            Family::Basement => "私挖地下室",
            Family::Signage => "户外广告招牌",
            Family::Fume => "油烟",
            Family::Dust => "扬尘",
        }
    }

    /// The stable word in files, addresses and the database.
    pub fn key(self) -> &'static str {
        match self {
            Family::Parking => "parking",
            Family::Dog => "dog",
            Family::Muck => "muck",
            Family::Presale => "presale",
            Family::Gas => "gas",
            Family::Construction => "construction",
            Family::Basement => "basement",
            Family::Signage => "signage",
            Family::Fume => "fume",
            Family::Dust => "dust",
        }
    }

    /// The family that a unit is named after, such as 渣土中队; `None` where it is named after none.
    pub fn of_unit(name: &str) -> Option<Family> {
        Family::ALL.into_iter().find(|family| name.contains(family.label()))
    }

    /// The family of a key.
    pub fn from_key(key: &str) -> Option<Family> {
        Family::ALL.into_iter().find(|family| family.key() == key)
    }
}

/// The kinds of penalty of 行政处罚法 9 (2021).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum PenaltyKind {
    /// 9(1).
    Warning,
    /// 9(1).
    PublicCriticism,
    /// 9(2).
    Fine,
    /// 9(2).
    ConfiscateGains,
    /// 9(2).
    ConfiscateGoods,
    /// 9(3).
    SuspendPermit,
    /// 9(3).
    LowerGrade,
    /// 9(3).
    RevokePermit,
    /// 9(4).
    RestrictBusiness,
    /// 9(4).
    StopBusiness,
    /// 9(4).
    CloseDown,
    /// 9(4).
    BarFromTrade,
    /// 9(5); never the bureau's own.
    Detention,
    /// 9(6).
    Other,
}

impl PenaltyKind {
    /// Every kind, in the order of 行政处罚法 9.
    pub const ALL: [PenaltyKind; 14] = [
        PenaltyKind::Warning,
        PenaltyKind::PublicCriticism,
        PenaltyKind::Fine,
        PenaltyKind::ConfiscateGains,
        PenaltyKind::ConfiscateGoods,
        PenaltyKind::SuspendPermit,
        PenaltyKind::LowerGrade,
        PenaltyKind::RevokePermit,
        PenaltyKind::RestrictBusiness,
        PenaltyKind::StopBusiness,
        PenaltyKind::CloseDown,
        PenaltyKind::BarFromTrade,
        PenaltyKind::Detention,
        PenaltyKind::Other,
    ];

    /// The statute's word.
    pub fn label(self) -> &'static str {
        match self {
            PenaltyKind::Warning => "警告",
            PenaltyKind::PublicCriticism => "通报批评",
            PenaltyKind::Fine => "罚款",
            PenaltyKind::ConfiscateGains => "没收违法所得",
            PenaltyKind::ConfiscateGoods => "没收非法财物",
            PenaltyKind::SuspendPermit => "暂扣许可证件",
            PenaltyKind::LowerGrade => "降低资质等级",
            PenaltyKind::RevokePermit => "吊销许可证件",
            PenaltyKind::RestrictBusiness => "限制开展生产经营活动",
            PenaltyKind::StopBusiness => "责令停产停业",
            PenaltyKind::CloseDown => "责令关闭",
            PenaltyKind::BarFromTrade => "限制从业",
            PenaltyKind::Detention => "行政拘留",
            PenaltyKind::Other => "法律、行政法规规定的其他行政处罚",
        }
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            PenaltyKind::Warning => "warning",
            PenaltyKind::PublicCriticism => "public_criticism",
            PenaltyKind::Fine => "fine",
            PenaltyKind::ConfiscateGains => "confiscate_gains",
            PenaltyKind::ConfiscateGoods => "confiscate_goods",
            PenaltyKind::SuspendPermit => "suspend_permit",
            PenaltyKind::LowerGrade => "lower_grade",
            PenaltyKind::RevokePermit => "revoke_permit",
            PenaltyKind::RestrictBusiness => "restrict_business",
            PenaltyKind::StopBusiness => "stop_business",
            PenaltyKind::CloseDown => "close_down",
            PenaltyKind::BarFromTrade => "bar_from_trade",
            PenaltyKind::Detention => "detention",
            PenaltyKind::Other => "other",
        }
    }

    /// The kind of a statute's word.
    pub fn from_label(label: &str) -> Option<PenaltyKind> {
        PenaltyKind::ALL.into_iter().find(|kind| kind.label() == label)
    }
}

/// For whom a fine is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// 个人.
    Individual,
    /// 单位.
    Unit,
    /// Anyone.
    Any,
}

impl Subject {
    /// 个人, 单位 or 不限.
    pub fn label(self) -> &'static str {
        match self {
            Subject::Individual => "个人",
            Subject::Unit => "单位",
            Subject::Any => "不限",
        }
    }

    /// Whether a fine set for `self` can be laid on a party that is `party`.
    pub fn covers(self, party: Subject) -> bool {
        self == Subject::Any || party == Subject::Any || self == party
    }
}

/// Whose power a penalty is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Competence {
    /// The text names the urban-management department.
    Own,
    /// The text names another department; the bureau needs the decision that gave it the power (行政处罚法 18).
    Assigned,
    /// Another authority's power: the case is handed over.
    Other,
}

impl Competence {
    /// 本机关, 须有指定文件 or 移送.
    pub fn label(self) -> &'static str {
        match self {
            Competence::Own => "本机关",
            Competence::Assigned => "须有指定文件",
            Competence::Other => "属其他机关，移送",
        }
    }
}

/// The facts that open a tier, in Chinese; an unknown word is refused on reading.
pub(super) fn tier_label(tier: &str) -> Option<&'static str> {
    Some(match tier {
        "base" => "一般",
        "overdue" => "逾期不改正",
        "refusal" => "拒不改正",
        "serious" => "情节严重",
        "per_item" => "按件计",
        "business" => "经营性",
        "non_business" => "非经营性",
        "contractor" => "施工单位",
        "developer_or_haulier" => "建设或运输单位",
        "correctable" => "尚可采取改正措施",
        "not_correctable" => "无法采取改正措施",
        "overdue_responsible_person" => "逾期不改正（直接责任人员）",
        "overdue_contractor_head" => "逾期不改正（施工单位负责人）",
        _ => return None,
    })
}

/// What a percentage is taken of, in Chinese; an unknown word is refused on reading.
pub(super) fn base_label(base: &str) -> Option<&'static str> {
    Some(match base {
        "collected_prepayment" => "已收取的预付款",
        "contract_price" => "工程合同价款",
        "project_cost" => "建设工程造价",
        "temp_project_cost" => "临时建设工程造价",
        "unit_fine" => "单位罚款数额",
        "received_amount" => "已收款额",
        "mortgage_amount" => "抵押金额",
        "illegal_gains" => "违法所得",
        "goods_value" => "货值金额",
        _ => return None,
    })
}
