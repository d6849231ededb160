//! Several parties: a case is found by each of them, and another party of the matter gets a case of its own.

#![expect(clippy::unwrap_used, reason = "a helper of tests fails as a test does")]

mod office;

use domain::dossier::Dossier;
use domain::party::{Identity, Organisation, Party, Person};
use domain::stage::StageKind;
use domain::step::{AmendDossier, BeginCheck, MatterRole, OpenRelatedCase, Step};
use office::{JPEG, Office, everywhere};
use store::StoreError;
use store::cases::{Filter, Search};

fn citizen(name: &str, number: &str) -> Party {
    Party::Person(Person {
        name: name.into(),
        sex: None,
        born: None,
        identity: Identity::resident(number),
        address: "平顶山市新华区".into(),
        phone: None,
    })
}

async fn found(office: &Office, search: Search) -> Vec<String> {
    let filter = Filter { search: Some(search), ..Filter::default() };
    let page = office.store.cases().list(&filter, None, 10, &office.officer).await.unwrap();
    assert_eq!(office.store.cases().count(&filter, &office.officer).await.unwrap(), page.lines.len() as u64);
    page.lines.into_iter().map(|line| line.party_name).collect()
}

#[tokio::test]
async fn a_joint_case_is_found_by_each_party_and_shown_with_their_count() {
    everywhere(async |office| {
        let id = office.open("张三", "").await.case.id;
        let alone = office.open("李四海", "").await.case.id;
        let joined = |joint: Vec<Party>| {
            let dossier = Dossier { joint, ..office.clue("张三", "").dossier };
            Step::AmendDossier(AmendDossier { dossier })
        };
        let couple = joined(vec![citizen("李四", "410402199001010027")]);
        office.step(id, couple, &office.officer).await.unwrap();
        assert_eq!(found(office, Search::Party("张三".into())).await, ["张三等2人"]);
        assert_eq!(found(office, Search::Party("李四".into())).await, ["张三等2人", "李四海"]);
        assert_eq!(found(office, Search::Initials("ls".into())).await.len(), 2);
        assert_eq!(found(office, Search::Initials("zs".into())).await, ["张三等2人"]);
        let filter = Filter { search: Some(Search::Party("李四".into())), ..Filter::default() };
        let beside = office.store.cases().beside(alone, &filter, None, &office.officer).await.unwrap();
        assert_eq!(beside, (Some(id), None));
        // The known parties of the unit gain both.
        assert_eq!(office.store.parties().search(office.officer.unit, "李四", 5).await.unwrap().len(), 2);
        // Nobody else's unit finds it.
        let theirs = office.store.cases().list(&filter, None, 10, &office.stranger).await.unwrap();
        assert!(theirs.lines.is_empty());
        office.step(id, joined(Vec::new()), &office.officer).await.unwrap();
        assert_eq!(found(office, Search::Party("李四".into())).await, ["李四海"]);
        assert!(office.store.cases().verify().await.unwrap().findings.is_empty());
    })
    .await;
}

fn unit() -> Party {
    Party::Organisation(Organisation {
        name: "平顶山市鹰运渣土运输有限公司".into(),
        credit_code: None,
        address: "平顶山市湛河区".into(),
        representative: Some("马建国".into()),
        representative_post: None,
        representative_identity: None,
        phone: None,
    })
}

fn beside(party: Party) -> Step {
    let (role, violation, reason) = (MatterRole::Responsible, "MK-019".into(), "对设立弃置场直接负责".into());
    Step::OpenRelatedCase(OpenRelatedCase { party, role, violation, reason })
}

#[tokio::test]
async fn another_party_of_the_matter_gets_a_case_with_the_same_evidence() {
    everywhere(async |office| {
        let mut form = office.clue("张三", "");
        form.dossier.party = Some(unit());
        form.dossier.violation = "MK-019".into();
        let id = office.store.cases().open(form, &office.officer, None).await.unwrap().case.id;
        office.step(id, Step::BeginCheck(BeginCheck {}), &office.officer).await.unwrap();
        office.add_photo(id, JPEG).await;
        let person = citizen("马建国", "410402199001010019");
        let first = office.step(id, beside(person.clone()), &office.officer).await.unwrap().case;
        let other = first.related[0].case;
        let matter = office.store.cases().matter(other, &office.officer).await.unwrap();
        assert_eq!(matter.iter().map(|case| case.id).collect::<Vec<_>>(), [id, other]);
        assert_eq!(office.store.cases().matter(id, &office.officer).await.unwrap(), matter);
        let other = &matter[1];
        assert_eq!((other.stage.kind(), other.dossier.party.as_ref()), (StageKind::Check, Some(&person)));
        assert_eq!(other.clue_number, first.clue_number);
        assert_eq!((other.exhibits.len(), first.exhibits.len()), (1, 1));
        let (mine, theirs) = (&other.exhibits[0], &first.exhibits[0]);
        assert!(mine.id != theirs.id && mine.sha256 == theirs.sha256 && mine.received_at == theirs.received_at);
        assert_eq!(office.store.exhibits().find(mine.id).await.unwrap().0, other.id);
        assert!(matches!(office.store.cases().matter(id, &office.stranger).await.unwrap_err(), StoreError::NotFound));
        // Once is enough, and no amendment makes two of them.
        let cases = office.store.cases();
        let before = cases.count(&Filter::default(), &office.officer).await.unwrap();
        let again = office.step(id, beside(person.clone()), &office.officer).await.unwrap_err();
        assert!(matches!(again, StoreError::Refused(_)), "{again}");
        let second = citizen("李四", "410402199001010027");
        office.step(id, beside(second), &office.officer).await.unwrap();
        let third = cases.find(id, &office.officer).await.unwrap().related[1].case;
        let dossier = cases.find(third, &office.officer).await.unwrap().dossier;
        let same = Step::AmendDossier(AmendDossier { dossier: Dossier { party: Some(person), ..dossier } });
        let refused = office.step(third, same, &office.officer).await.unwrap_err();
        assert!(refused.to_string().contains("同一违法行为"), "{refused}");
        assert_eq!(cases.count(&Filter::default(), &office.officer).await.unwrap(), before + 1);
        assert!(cases.verify().await.unwrap().findings.is_empty());
    })
    .await;
}
