//! The choices of the form of service: who signs, who witnesses, through whom, and why a paper is announced.

use serde::{Deserialize, Serialize};

choices!(/// Who signs for the party at direct service (民事诉讼法 88(1); 民诉解释 130).
    Receiver {
    /// The person addressed.
    Party "party" "本人",
    /// An adult of the family who lives with him, in his absence.
    AdultFamily "adult_family" "同住的成年家属",
    /// Of a unit: its legal representative or main officer.
    Representative "representative" "法定代表人或者主要负责人",
    /// Of a unit: who receives its mail, at the office, the mail room, the guard room.
    MailReceiver "mail_receiver" "负责收件的人",
    /// The party's agent.
    Agent "agent" "代理人",
    /// Whom the party named to receive papers.
    Nominee "nominee" "指定的代收人",
});
choices!(/// From where the witness of a service by leaving comes (民事诉讼法 89).
    WitnessFrom {
    /// 有关基层组织
    Neighbourhood "neighbourhood" "有关基层组织的代表",
    /// 所在单位
    Employer "employer" "所在单位的代表",
});
choices!(/// Through whom a paper is passed on (民事诉讼法 92, 93).
    Through {
    /// 92: a soldier's regiment or higher.
    Military "military" "所在部队团以上单位的政治机关",
    /// 93(1): where somebody is imprisoned or detained.
    Prison "prison" "所在监所",
    /// 93(2): where somebody is in compulsory education.
    CompulsoryEducation "compulsory_education" "所在强制性教育机构",
});
choices!(/// Why a paper is announced (民事诉讼法 95).
    AnnouncementGround {
    /// Nobody knows where the party is.
    Whereabouts "whereabouts" "受送达人下落不明",
    /// No other way reached the party; the failed attempts are on record.
    OtherWaysFailed "other_ways_failed" "用其他方式无法送达",
});
