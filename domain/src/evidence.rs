//! Exhibits: what proves the facts, where each came from, and that nobody altered it.

use chrono::{DateTime, NaiveDateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{ExhibitId, OfficerId};

/// The eight kinds of evidence of 行政处罚法 46(1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum EvidenceKind {
    /// 书证
    Document,
    /// 物证
    Object,
    /// 视听资料
    AudioVisual,
    /// 电子数据
    Electronic,
    /// 证人证言
    Witness,
    /// 当事人的陈述
    PartyStatement,
    /// 鉴定意见
    Expert,
    /// 勘验笔录、现场笔录
    OnSiteRecord,
}

impl EvidenceKind {
    /// Every kind, in the order of the article.
    pub const ALL: [EvidenceKind; 8] = [
        EvidenceKind::Document,
        EvidenceKind::Object,
        EvidenceKind::AudioVisual,
        EvidenceKind::Electronic,
        EvidenceKind::Witness,
        EvidenceKind::PartyStatement,
        EvidenceKind::Expert,
        EvidenceKind::OnSiteRecord,
    ];

    /// The kind in the words of the article.
    pub fn label(self) -> &'static str {
        match self {
            EvidenceKind::Document => "书证",
            EvidenceKind::Object => "物证",
            EvidenceKind::AudioVisual => "视听资料",
            EvidenceKind::Electronic => "电子数据",
            EvidenceKind::Witness => "证人证言",
            EvidenceKind::PartyStatement => "当事人的陈述",
            EvidenceKind::Expert => "鉴定意见",
            EvidenceKind::OnSiteRecord => "勘验笔录、现场笔录",
        }
    }

    /// The stored key.
    pub fn key(self) -> &'static str {
        match self {
            EvidenceKind::Document => "document",
            EvidenceKind::Object => "object",
            EvidenceKind::AudioVisual => "audio_visual",
            EvidenceKind::Electronic => "electronic",
            EvidenceKind::Witness => "witness",
            EvidenceKind::PartyStatement => "party_statement",
            EvidenceKind::Expert => "expert",
            EvidenceKind::OnSiteRecord => "on_site_record",
        }
    }
}

/// Where a picture was taken, as its file says (WGS-84, in millionths of a degree).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Position {
    /// Latitude, millionths of a degree, north positive.
    pub latitude_e6: i32,
    /// Longitude, millionths of a degree, east positive.
    pub longitude_e6: i32,
}

impl std::fmt::Display for Position {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let degrees =
            |e6: i32| format!("{}{}.{:06}", if e6 < 0 { "-" } else { "" }, e6.abs() / 1_000_000, e6.abs() % 1_000_000);
        write!(f, "{}, {}", degrees(self.latitude_e6), degrees(self.longitude_e6))
    }
}

/// One piece of evidence as received; its body never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Exhibit {
    /// The record's number.
    pub id: ExhibitId,
    /// The exhibit's number within the case, from 1.
    pub ordinal: u32,
    /// The file's name as it came.
    pub name: String,
    /// Its type, told by its content.
    pub mime: String,
    /// Its size in bytes.
    pub size: u64,
    /// SHA-256 of its body, lower-case hex, taken on arrival.
    pub sha256: String,
    /// Which kind of evidence it is.
    pub kind: EvidenceKind,
    /// What it proves.
    pub proves: String,
    /// When the picture was taken, by its own file, in local time.
    pub taken_at: Option<NaiveDateTime>,
    /// Where it was taken, by its own file.
    pub position: Option<Position>,
    /// Who handed it in.
    pub by: OfficerId,
    /// When the server had it whole.
    pub received_at: DateTime<Utc>,
}
