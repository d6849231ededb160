//! What is filled in for people around an act: whose request for a hearing it is, who came for whom, by which record an act
//! that faces a party is kept, and who told a complainant.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::dossier::required_text;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, HENAN_ZHIFA};
use crate::refusal::{Obstacle, Refusal};

form!(/// An interested third party who asks for a hearing (河南省行政执法条例 27(1)(2)).
    ThirdParty {
    /// Name.
    name: String,
    /// What the decision has to do with them.
    interest: String,
});
form!(/// Somebody who came to a hearing for another (行政处罚法 64(5)).
    Agent {
    /// Name.
    name: String,
    /// The authority and what it covers.
    authority: String,
});
form!(/// How one of those entitled came to a hearing: in person, by one or two agents, or both (行政处罚法 64(5)).
    Attended {
    /// Who: 0 for the first party, then the joint ones in their order; the interested third party comes after them.
    #[serde(default)]
    whose: u32,
    /// In person; a unit by its representative.
    #[serde(default)]
    in_person: bool,
    /// Those who came with authority, two at most.
    #[serde(default)]
    agents: Vec<Agent>,
});
choices!(/// By what an act that faces a party is kept on record (行政处罚法 47; 河南省行政执法条例 35).
    RecordedBy {
    /// Written record.
    Text "text" "文字记录",
    /// Photographs.
    Photo "photo" "照片",
    /// Sound.
    Audio "audio" "录音",
    /// Film.
    Video "video" "录像",
});

/// How an act that faced a party was carried out and kept (行政处罚法 47, 55(1); 河南省行政执法条例 24, 35).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct OnRecord {
    /// The certificates were shown before anything else.
    #[serde(default)]
    pub certificates_shown: bool,
    /// By which records it is kept, one at least.
    #[serde(default)]
    pub kept: Vec<RecordedBy>,
}

impl OnRecord {
    /// Certificates shown, and the act written down.
    pub fn in_writing() -> OnRecord {
        OnRecord { certificates_shown: true, kept: vec![RecordedBy::Text] }
    }

    /// Certificates shown first, and the act kept in writing, in pictures or in sound.
    ///
    /// # Errors
    /// Names what is missing and where it stands.
    pub fn complete(&self) -> Result<(), Refusal> {
        if !self.certificates_shown {
            let why = "执法人员应当主动出示执法证件；没有出示的，当事人有权拒绝";
            let rule = [Article::new(CHUFA, "55(1)"), Article::new(HENAN_ZHIFA, "24")];
            return Err(Refusal::new(Obstacle::Incomplete, why, &rule).at("certificates_shown"));
        }
        if self.kept.is_empty() {
            let why = "执法全过程要有文字或者音像记录。选明这次执法用什么记录";
            let rule = [Article::new(CHUFA, "47"), Article::new(HENAN_ZHIFA, "35")];
            return Err(Refusal::new(Obstacle::Incomplete, why, &rule).at("kept"));
        }
        Ok(())
    }

    /// The records in the words of the form.
    pub fn told(&self) -> String {
        self.kept.iter().map(|by| by.label()).collect::<Vec<_>>().join("、")
    }
}

form!(/// That a complainant was told that no case is filed (行政处罚法 54(2)).
    ComplainantTold {
    /// Who was told.
    who: String,
    /// The day.
    on: NaiveDate,
    /// How: by telephone, in writing, through the hotline.
    how: String,
});

impl ThirdParty {
    /// Name and interest written down.
    pub(crate) fn checked(self) -> Result<ThirdParty, Refusal> {
        let rule = || vec![Article::item(HENAN_ZHIFA, "27(1)(2)")];
        Ok(ThirdParty {
            name: required_text("third_name", "利害关系人", &self.name, 100)?,
            interest: required_text("third_interest", "与本案的利害关系", &self.interest, 1_000)
                .map_err(|refusal| Refusal { articles: rule(), ..refusal })?,
        })
    }
}
