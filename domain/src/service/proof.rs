//! The proof that each way of service demands, asked for before it counts (民事诉讼法 87-94; 民诉解释 130-136).

use chrono::NaiveDate;

use super::way::Way;
use crate::ids::ExhibitId;
use crate::law::article::Article;
use crate::law::cite::{CHUFA, HENAN_ZHIFA, MINSU, MINSU_JIESHI};
use crate::party::Party;
use crate::refusal::{Obstacle, Refusal};
use crate::step::{Receiver, Served, Through};

/// What stands around an attempt.
#[derive(Clone, Copy, Debug)]
pub struct Circumstances<'a> {
    /// Which paper.
    pub paper: Served,
    /// On whom; unknown where the case names nobody yet.
    pub party: Option<&'a Party>,
    /// The exhibits of the case.
    pub exhibits: &'a [ExhibitId],
    /// The exhibits that prove this attempt.
    pub proofs: &'a [ExhibitId],
    /// The day of it.
    pub on: NaiveDate,
    /// What the receipt notes: ground and course of a refusal.
    pub note: &'a str,
}

fn missing<T>(field: &str, why: &str, articles: &[Article]) -> Result<T, Refusal> {
    Err(Refusal::new(Obstacle::Incomplete, why, articles).at(field))
}

fn filled(text: &str, field: &str, why: &str, article: Article) -> Result<(), Refusal> {
    if text.trim().is_empty() { missing(field, why, &[article]) } else { Ok(()) }
}

impl Circumstances<'_> {
    fn known(&self, exhibits: &[ExhibitId], field: &str, article: Article) -> Result<(), Refusal> {
        if exhibits.iter().all(|one| self.exhibits.contains(one)) {
            return Ok(());
        }
        missing(field, "所选送达材料不在本案证据里", &[article])
    }

    fn noted(&self, why: &str, article: Article) -> Result<(), Refusal> {
        filled(self.note, "note", why, article)
    }

    /// Whether an exhibit proves the attempt, where the way leaves no signature.
    fn shown(&self, why: &str, article: Article) -> Result<(), Refusal> {
        if self.proofs.is_empty() { missing("proofs", why, &[article]) } else { Ok(()) }
    }
}

impl Way {
    /// Whether the way is open at all, whatever came of it: electronic service needs the party's signed consent from
    /// before the message (民事诉讼法 90; 行政处罚法 61(2)), and only people are reached through regiment or prison.
    ///
    /// # Errors
    /// What is missing, with the article.
    pub fn admitted(&self, around: &Circumstances<'_>) -> Result<(), Refusal> {
        around.known(around.proofs, "proofs", Article::new(MINSU, "87"))?;
        match self {
            Way::Electronic { address, confirmation, consented_on, .. } => {
                let consent = [Article::new(CHUFA, "61(2)"), Article::new(MINSU_JIESHI, "136")];
                let (Some(confirmation), Some(signed)) = (confirmation, consented_on) else {
                    let why = "没有当事人签的送达地址确认书，不能电子送达。选确认书，填签署日";
                    return missing("confirmation", why, &consent);
                };
                around.known(&[*confirmation], "confirmation", consent[1].clone())?;
                if *signed > around.on {
                    let why = format!("送达地址确认书 {signed} 才签署，晚于发送日 {}", around.on);
                    return missing("consented_on", &why, &consent);
                }
                filled(address, "address", "没有写确认书上的电子送达地址", consent[1].clone())
            }
            Way::PassedOn { through, .. } if matches!(around.party, Some(Party::Organisation(_))) => {
                let article = if *through == Through::Military { "92" } else { "93" };
                let why = "转交送达只用于军人、被监禁的人和被采取强制性教育措施的人，当事人是单位";
                Err(Refusal::new(Obstacle::Invalid, why, &[Article::new(MINSU, article)]).at("way"))
            }
            _ => Ok(()),
        }
    }

    /// Whether the proof that this way demands is there; an announcement is weighed with the case.
    ///
    /// # Errors
    /// Names what is missing and the article that asks for it: a receipt is always needed (民事诉讼法 87).
    pub fn proved(&self, around: &Circumstances<'_>) -> Result<(), Refusal> {
        match self {
            Way::Direct { recipient, relation, receiver, on_file_copy } => {
                let why = "没有签收人。写明谁在送达回证上签了字";
                filled(recipient, "recipient", why, Article::new(MINSU, "87"))?;
                entitled(*receiver, relation, around.party)?;
                signed_copy(*on_file_copy, around.paper)
            }
            Way::CalledIn { refused_by } => {
                let rule = || Article::new(MINSU_JIESHI, "131(1)");
                filled(refused_by, "recipient", "没有写到场后谁拒绝签收", rule())?;
                around.noted("写明通知到场和拒绝签收的情况", rule())
            }
            Way::MetElsewhere { refused_by, pictures } => {
                let rule = || Article::new(MINSU_JIESHI, "131(2)");
                filled(refused_by, "recipient", "没有写谁拒绝签收", rule())?;
                if pictures.is_empty() {
                    return missing("pictures", "在住所以外送达而拒收的，须拍照或者录像。选送达照片", &[rule()]);
                }
                around.known(pictures, "pictures", rule())?;
                around.noted("在送达回证上写明送达经过和拒收情况", rule())
            }
            Way::Left { refused_by, witness, witness_from, pictures } => {
                let rule = || Article::new(MINSU, "89");
                filled(refused_by, "recipient", "没有写谁拒绝签收", rule())?;
                if witness.trim().is_empty() && pictures.is_empty() {
                    let why = "留置送达须有见证人，或者拍照、录像。写明见证人，或选送达照片";
                    return missing("witness", why, &[rule()]);
                }
                around.known(pictures, "pictures", rule())?;
                if witness.trim().is_empty() {
                    return Ok(());
                }
                if witness_from.is_none() {
                    let why = "见证人应当是有关基层组织或者所在单位的代表。选明是哪一方的";
                    return missing("witness_from", why, &[rule()]);
                }
                around.noted("有见证人的，写明拒收事由", rule())
            }
            Way::Entrusted { agency, letter, difficulty, recipient } => {
                let rule = || Article::new(MINSU_JIESHI, "134(1)");
                filled(difficulty, "difficulty", "写明直接送达有什么困难", Article::new(MINSU, "91"))?;
                filled(agency, "agency", "没有写受委托的机关", rule())?;
                filled(letter, "letter", "没有写委托函文号", rule())?;
                filled(recipient, "recipient", "没有写送达回证上的签收人", rule())?;
                around.shown("选受委托机关退回的送达回证", rule())
            }
            Way::Post { slip, recipient, difficulty } => {
                let rule = || Article::new(MINSU, "91");
                filled(difficulty, "difficulty", "写明直接送达有什么困难", rule())?;
                filled(slip, "slip", "没有写邮件号码", rule())?;
                filled(recipient, "recipient", "没有写回执上的签收人", rule())
            }
            Way::Electronic { proved, .. } => {
                let rule = || Article::new(MINSU_JIESHI, "135");
                around.shown("选系统显示发送成功的截图", rule())?;
                let Some(proved) = proved else { return Ok(()) };
                around.known(&[proved.exhibit], "proved_exhibit", rule())?;
                if proved.on < around.on {
                    return missing("proved_on", "到达日早于发送成功的日期", &[rule()]);
                }
                Ok(())
            }
            Way::PassedOn { through, body, recipient } => {
                let article = if *through == Through::Military { "92" } else { "93" };
                filled(body, "body", "没有写代为转交的单位", Article::new(MINSU, article))?;
                filled(recipient, "recipient", "没有写在送达回证上签收的人", Article::new(MINSU, "94"))?;
                around.shown("选受送达人签收的送达回证", Article::new(MINSU, "94"))
            }
            Way::Announcement { .. } => around.shown("选公告张贴的照片或者刊登的截图、报样", Article::new(MINSU, "95")),
        }
    }
}

/// Whether somebody may sign for this party: a person's family, a unit's officers and mail room, anybody's agent or
/// named recipient (民事诉讼法 88(1); 民诉解释 130).
fn entitled(receiver: Option<Receiver>, relation: &str, party: Option<&Party>) -> Result<(), Refusal> {
    let rule = [Article::new(MINSU, "88(1)")];
    let Some(receiver) = receiver else {
        return missing("receiver", "没有选签收人是当事人的什么人", &rule);
    };
    let of_a_unit = matches!(receiver, Receiver::Representative | Receiver::MailReceiver);
    let of_a_person = matches!(receiver, Receiver::Party | Receiver::AdultFamily);
    let refused = |why: String| Err(Refusal::new(Obstacle::Invalid, why, &rule).at("receiver"));
    match party {
        Some(Party::Organisation(_)) if of_a_person => refused(format!(
            "当事人是单位，不能由{}签收。由法定代表人、主要负责人或者负责收件的人签收",
            receiver.label()
        )),
        Some(Party::Person(_) | Party::SoleTrader(_)) if of_a_unit => {
            refused(format!("当事人不是单位，不能由{}签收。由本人或者同住的成年家属签收", receiver.label()))
        }
        _ => {
            let speaks_for_itself = matches!(receiver, Receiver::Party | Receiver::Representative);
            if relation.trim().is_empty() && !speaks_for_itself {
                let rule = match receiver {
                    Receiver::MailReceiver => Article::new(MINSU_JIESHI, "130"),
                    _ => rule[0].clone(),
                };
                return missing("relation", "没有写签收人与当事人的关系", &[rule]);
            }
            Ok(())
        }
    }
}

/// A dated signature on the file copy stands for a receipt where the paper is a decision (河南省行政执法条例 31(1)).
fn signed_copy(on_file_copy: bool, paper: Served) -> Result<(), Refusal> {
    let decision = matches!(paper, Served::PenaltyDecision | Served::OnTheSpotDecision | Served::NoPenaltyDecision);
    if on_file_copy && !decision {
        let why = format!("只有决定书可以在存档件上签收，{}须有送达回证", paper.label());
        let rules = [Article::new(HENAN_ZHIFA, "31(1)"), Article::new(MINSU, "87")];
        return Err(Refusal::new(Obstacle::Invalid, why, &rules).at("on_file_copy"));
    }
    Ok(())
}

impl Receiver {
    /// Who signed, as the receipt says it: the capacity, with their own words for it.
    pub fn described(self, relation: &str) -> String {
        match self {
            _ if relation.is_empty() => self.label().to_owned(),
            Receiver::Party | Receiver::Representative => relation.to_owned(),
            Receiver::AdultFamily | Receiver::MailReceiver | Receiver::Agent | Receiver::Nominee => {
                format!("{}，{relation}", self.label())
            }
        }
    }
}
