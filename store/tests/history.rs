//! The party's history: who was spared or fined before is no first offender, in whichever case it happened.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod office;

use domain::ids::CaseId;
use domain::party::{Identity, Party};
use domain::service::{Delivery, Way};
use domain::step::*;
use office::{JPEG, Office, everywhere};
use store::StoreError;

/// A case of 张三 for an act of a day, its order obeyed, ready for its report.
async fn obeyed(office: &Office, act_on: &str, photo: &[u8]) -> CaseId {
    obeyed_by(office, act_on, photo, office.clue("张三", "")).await
}

/// The same of somebody else.
async fn obeyed_by(office: &Office, act_on: &str, photo: &[u8], mut clue: RegisterClue) -> CaseId {
    clue.dossier.act.on = act_on.parse().unwrap();
    let id = office.store.cases().open(clue, &office.officer, None).await.unwrap().case.id;
    office.step(id, Step::BeginCheck(BeginCheck {}), &office.officer).await.unwrap();
    office.add_photo(id, photo).await;
    let apply = ApplyForFiling { second: office.second.id, opinion: "建议立案".into() };
    office.step(id, Step::ApplyForFiling(apply), &office.officer).await.unwrap();
    let endorse = EndorseFiling { agree: true, opinion: String::new() };
    office.step(id, Step::EndorseFiling(endorse), &office.leader).await.unwrap();
    office.step(id, office.approval(), &office.head).await.unwrap();
    let assign = AssignOfficers { lead: office.officer.id, second: office.second.id };
    office.step(id, Step::AssignOfficers(assign), &office.leader).await.unwrap();
    let today = office.clock.today();
    let order = IssueCorrectionOrder { demands: "立即密闭".into(), due: today };
    office.step(id, Step::IssueCorrectionOrder(order), &office.officer).await.unwrap();
    let served = RecordService {
        paper: Served::CorrectionOrder,
        way: Way::Direct {
            recipient: "张三".into(),
            relation: "受委托的职工".into(),
            receiver: Some(Receiver::Agent),
            on_file_copy: false,
        },
        on: today,
        delivery: Delivery::Done,
        place: "现场".into(),
        note: String::new(),
        second: office.second.id,
        to: 0,
        process: OnRecord::in_writing(),
        proofs: Vec::new(),
    };
    office.step(id, Step::RecordService(served), &office.officer).await.unwrap();
    let visit =
        RecordReinspection {
            on: today, complied: true, findings: "已经密闭".into(), process: OnRecord::in_writing()
        };
    office.step(id, Step::RecordReinspection(visit), &office.officer).await.unwrap();
    id
}

async fn spare(office: &Office, id: CaseId) -> Result<(), StoreError> {
    let exhibits: Vec<_> =
        office.store.cases().find(id, &office.officer).await?.exhibits.iter().map(|exhibit| exhibit.id).collect();
    let propose = ProposeNoPenalty {
        facts: "车厢未密闭，属实".into(),
        ground: NoPenaltyGround::FirstOffence,
        grounds_shown: "危害后果轻微并及时改正".into(),
        exhibits: exhibits.clone(),
        education: "当面讲解条例".into(),
    };
    office.step(id, Step::ProposeNoPenalty(propose), &office.officer).await?;
    let endorse = EndorseReport { agree: true, opinion: String::new() };
    office.step(id, Step::EndorseReport(endorse), &office.leader).await?;
    let decide = DecideNoPenalty {
        ground: NoPenaltyGround::FirstOffence,
        grounds_shown: "危害后果轻微并及时改正".into(),
        exhibits,
        education: "当面讲解条例".into(),
        opinion: String::new(),
    };
    office.step(id, Step::DecideNoPenalty(decide), &office.head).await.map(|_| ())
}

#[tokio::test]
async fn whoever_was_spared_once_is_no_first_offender_again() {
    everywhere(async |office| {
        let first = obeyed(office, "2026-03-05", JPEG).await;
        spare(office, first).await.unwrap();
        let case = office.store.cases().find(first, &office.officer).await.unwrap();
        let searched = case.no_penalty.as_ref().and_then(|spared| spared.searched.as_ref()).unwrap();
        assert!(searched.first, "{}", searched.explanation);
        let number = case.no_penalty.unwrap().number.unwrap().text;
        let other = [JPEG, &[1][..]].concat();
        let second = obeyed(office, "2026-03-06", &other).await;
        let StoreError::Refused(refusal) = spare(office, second).await.unwrap_err() else { unreachable!() };
        assert!(refusal.why.contains(&number) && refusal.sentence().contains("第三十三条"), "{}", refusal.sentence());
    })
    .await;
}

/// A clue about somebody with a right number.
fn known(office: &Office, name: &str, number: &str) -> RegisterClue {
    let mut clue = office.clue(name, "");
    if let Some(Party::Person(person)) = &mut clue.dossier.party {
        person.identity = Identity::resident(number);
    }
    clue
}

#[tokio::test]
async fn the_same_number_is_the_same_person_under_another_name() {
    everywhere(async |office| {
        let (hers, another) = ("410402199001010027", "110101199003070118");
        let first = obeyed_by(office, "2026-03-05", JPEG, known(office, "欧阳丽", hers)).await;
        spare(office, first).await.unwrap();
        let number = office.store.cases().find(first, &office.officer).await.unwrap().no_penalty.unwrap().number;
        let number = number.unwrap().text;
        let same = [JPEG, &[1][..]].concat();
        let second = obeyed_by(office, "2026-03-06", &same, known(office, "欧阳莉", hers)).await;
        let StoreError::Refused(refusal) = spare(office, second).await.unwrap_err() else { unreachable!() };
        assert!(refusal.why.contains(&number), "{}", refusal.why);
        assert!(refusal.why.contains("当时写作“欧阳丽”"), "both names are shown: {}", refusal.why);
        // The same name with another number is somebody else.
        let other = [JPEG, &[2][..]].concat();
        let third = obeyed_by(office, "2026-03-04", &other, known(office, "欧阳丽", another)).await;
        spare(office, third).await.unwrap();
    })
    .await;
}
