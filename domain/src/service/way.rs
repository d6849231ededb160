//! The ways in which a paper reaches the party 送达方式: what each one records, and the rule it follows.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::cite::{MINSU, MINSU_JIESHI};
use crate::step::{AnnouncementGround, Receiver, Through, WitnessFrom};

/// One posting or publication of an announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Posting {
    /// The day.
    pub on: NaiveDate,
    /// Where: notice board, residence, newspaper, website.
    pub medium: String,
}

/// The day on which the party proves that an electronic message reached it (民诉解释 135).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProvedArrival {
    /// The day.
    pub on: NaiveDate,
    /// The exhibit that proves it.
    pub exhibit: ExhibitId,
}

/// A way of service with what it records (民事诉讼法 87-95).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum Way {
    /// 直接送达: signed by the party or somebody entitled (民事诉讼法 88).
    Direct {
        /// Who signed.
        recipient: String,
        /// What they are to the party in their own words: 妻子, 门卫 …
        relation: String,
        /// In which capacity; absent in what was recorded before it was asked.
        #[serde(default)]
        receiver: Option<Receiver>,
        /// Signed and dated on the file copy of the decision instead of a receipt (河南省行政执法条例 31(1)).
        #[serde(default)]
        on_file_copy: bool,
    },
    /// The party came when called and refused to sign (民诉解释 131(1)).
    CalledIn {
        /// Who refused to sign.
        refused_by: String,
    },
    /// Handed to the party outside its residence, which refused to sign (民诉解释 131(2)).
    MetElsewhere {
        /// Who refused to sign.
        refused_by: String,
        /// Pictures or video of it.
        pictures: Vec<ExhibitId>,
    },
    /// 留置送达: refused, left with a witness or with photos or video (民事诉讼法 89).
    Left {
        /// Who refused to sign.
        refused_by: String,
        /// A witness from the neighbourhood body or the employer; empty where pictures prove it.
        witness: String,
        /// From which of the two; absent in what was recorded before it was asked.
        #[serde(default)]
        witness_from: Option<WitnessFrom>,
        /// Pictures or video of leaving it.
        pictures: Vec<ExhibitId>,
    },
    /// 委托送达: through another agency, direct service being difficult (民事诉讼法 91).
    Entrusted {
        /// Which agency served it.
        agency: String,
        /// Number of the letter that asked for it.
        letter: String,
        /// Why direct service is difficult.
        #[serde(default)]
        difficulty: String,
        /// Who signed the receipt.
        recipient: String,
    },
    /// 邮寄送达: the day on the return slip (民事诉讼法 91).
    Post {
        /// Number of the mail item.
        slip: String,
        /// Who signed the slip.
        recipient: String,
        /// Why direct service is difficult; empty in what was recorded before it was asked.
        #[serde(default)]
        difficulty: String,
    },
    /// 电子送达: only with a signed confirmation that the party consented (民事诉讼法 90; 行政处罚法 61(2)).
    Electronic {
        /// Fax number, mail address or account that the confirmation names.
        address: String,
        /// The signed confirmation among the exhibits.
        confirmation: Option<ExhibitId>,
        /// The day it was signed.
        consented_on: Option<NaiveDate>,
        /// Another day of arrival, where the party proves one (民诉解释 135).
        #[serde(default)]
        proved: Option<ProvedArrival>,
    },
    /// 转交送达: soldiers, prisoners, people in compulsory education (民事诉讼法 92-94).
    PassedOn {
        /// Through whom.
        through: Through,
        /// That body's name.
        body: String,
        /// Who signed.
        recipient: String,
    },
    /// 公告送达: whereabouts unknown, or every other way failed (民事诉讼法 95).
    Announcement {
        /// On which ground.
        ground: AnnouncementGround,
        /// The reason and the course of it, as the announcement and the file state them (民事诉讼法 95; 民诉解释 139).
        course: String,
        /// Each posting or publication; the period runs from the last (民诉解释 138).
        postings: Vec<Posting>,
    },
}

impl Way {
    /// The keys of the ways, in the order of the form, with their words.
    pub const ALL: [(&'static str, &'static str); 9] = [
        ("direct", "直接送达"),
        ("called_in", "通知到场送达"),
        ("met_elsewhere", "住所以外直接送达"),
        ("left", "留置送达"),
        ("entrusted", "委托送达"),
        ("post", "邮寄送达"),
        ("electronic", "电子送达"),
        ("passed_on", "转交送达"),
        ("announcement", "公告送达"),
    ];

    fn place(&self) -> usize {
        match self {
            Way::Direct { .. } => 0,
            Way::CalledIn { .. } => 1,
            Way::MetElsewhere { .. } => 2,
            Way::Left { .. } => 3,
            Way::Entrusted { .. } => 4,
            Way::Post { .. } => 5,
            Way::Electronic { .. } => 6,
            Way::PassedOn { .. } => 7,
            Way::Announcement { .. } => 8,
        }
    }

    /// The stored key.
    pub fn key(&self) -> &'static str {
        Way::ALL[self.place()].0
    }

    /// The way in the words of the receipt.
    pub fn label(&self) -> &'static str {
        Way::ALL[self.place()].1
    }

    /// Whether officers meet somebody in it: then certificates are shown and the act is kept on record (行政处罚法 47, 55(1)).
    pub fn meets_somebody(&self) -> bool {
        match self {
            Way::Direct { .. } | Way::CalledIn { .. } | Way::MetElsewhere { .. } | Way::Left { .. } => true,
            Way::Entrusted { .. }
            | Way::Post { .. }
            | Way::Electronic { .. }
            | Way::PassedOn { .. }
            | Way::Announcement { .. } => false,
        }
    }

    /// The rule it follows.
    pub fn article(&self) -> Article {
        match self {
            Way::Direct { .. } => Article::new(MINSU, "88(1)"),
            Way::CalledIn { .. } => Article::new(MINSU_JIESHI, "131(1)"),
            Way::MetElsewhere { .. } => Article::new(MINSU_JIESHI, "131(2)"),
            Way::Left { .. } => Article::new(MINSU, "89"),
            Way::Entrusted { .. } | Way::Post { .. } => Article::new(MINSU, "91"),
            Way::Electronic { .. } => Article::new(MINSU, "90"),
            Way::PassedOn { through: Through::Military, .. } => Article::new(MINSU, "92"),
            Way::PassedOn { .. } => Article::new(MINSU, "93"),
            Way::Announcement { .. } => Article::new(MINSU, "95"),
        }
    }

    /// Who took the paper or refused it, as the receipt says it; nobody where a message or an announcement reached out.
    pub fn recipient(&self) -> &str {
        match self {
            Way::Direct { recipient, .. }
            | Way::Entrusted { recipient, .. }
            | Way::Post { recipient, .. }
            | Way::PassedOn { recipient, .. } => recipient,
            Way::CalledIn { refused_by } | Way::MetElsewhere { refused_by, .. } | Way::Left { refused_by, .. } => {
                refused_by
            }
            Way::Electronic { address, .. } => address,
            Way::Announcement { .. } => "",
        }
    }

    /// Whether the paper is put before the party itself, who signs or refuses: the way that comes first for demands
    /// (行政强制法 38).
    pub fn is_face_to_face(&self) -> bool {
        matches!(self, Way::Direct { .. } | Way::CalledIn { .. } | Way::MetElsewhere { .. } | Way::Left { .. })
    }
}
