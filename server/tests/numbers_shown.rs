//! A masked number is shown to whoever may see it, one at a time, and each look is written down.

#![expect(clippy::unwrap_used, reason = "a test stops at the first thing that is not as it must be")]

mod office;

use domain::dossier::{Act, Clue, Dossier, Source};
use domain::families::Particulars;
use domain::families::muck::Muck;
use domain::ids::CaseId;
use domain::party::{Identity, Masked, Party, Person};
use domain::step::RegisterClue;
use office::TestOffice;

const NUMBER: &str = "41040219900101001X";
const PHONE: &str = "13812345678";

async fn case(office: &TestOffice) -> CaseId {
    let form = RegisterClue {
        clue: Clue {
            source: Source::Patrol,
            received_on: "2026-03-02".parse().unwrap(),
            reporter: String::new(),
            summary: "巡查发现".into(),
        },
        dossier: Dossier {
            party: Some(Party::Person(Person {
                name: "李四".into(),
                sex: None,
                born: None,
                identity: Identity::resident(&valid(NUMBER)),
                address: "平顶山市新华区".into(),
                phone: Some(PHONE.into()),
            })),
            joint: Vec::new(),
            act: Act {
                on: "2026-03-01".parse().unwrap(),
                at: None,
                until: None,
                place: "建设路与开源路交叉口".into(),
                facts: "车厢未密闭，沿途遗撒".into(),
                environmental_damage: false,
                harm_to_people: false,
            },
            violation: "MK-001".into(),
            particulars: Particulars::Muck(Muck { plate: "豫DA1234".into(), ..Muck::default() }),
        },
    };
    office.store().cases().open(form, &office.officer("zhangwei").await, None).await.unwrap().case.id
}

/// The number with the check digit that belongs to it.
fn valid(number: &str) -> String {
    const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    let sum: u32 = number.chars().zip(WEIGHTS).map(|(digit, weight)| digit.to_digit(10).unwrap() * weight).sum();
    format!("{}{}", &number[..17], &"10X98765432"[usize::try_from(sum % 11).unwrap()..][..1])
}

#[tokio::test]
async fn a_look_is_written_down_before_the_number_is_shown() {
    let office = TestOffice::open().await;
    let (id, number) = (case(&office).await, valid(NUMBER));
    let cookie = office.sign_in("zhangwei").await;
    let path = format!("/cases/{id}/reveal");
    let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
    assert!(!file.contains(&number) && !file.contains(PHONE), "not in the source either");
    assert!(file.contains("138****5678") && file.contains(&path));
    let page = office.post(&path, &cookie, &[("what", "identity")]).await;
    assert_eq!((page.status, page.header("cache-control")), (200, "no-store"));
    assert!(page.text().contains(&number) && !page.text().contains(PHONE), "one value and no other");
    let page = office.post(&path, &cookie, &[("what", "phone")]).await;
    assert!(page.text().contains(PHONE) && !page.text().contains(&number));
    let officer = office.officer("zhangwei").await.id;
    let looks = office.store().looks().of_case(id).await.unwrap();
    let written: Vec<_> = looks.iter().map(|look| (look.officer, look.what)).collect();
    assert_eq!(written, [(officer, Masked::Identity), (officer, Masked::Phone)]);
    let log = office.get(&format!("/cases/{id}/log"), &cookie).await.text();
    assert!(log.contains("查看证件号码") && log.contains("查看电话") && !log.contains(&number) && !log.contains(PHONE));
    // The address alone shows nothing, nor does a form that was kept.
    for address in [path.clone(), format!("{path}?kept=1"), format!("{path}?what=phone")] {
        let answer = office.get(&address, &cookie).await;
        assert_eq!((answer.status, answer.location()), (303, format!("/cases/{id}").as_str()));
    }
    assert_eq!(office.post(&path, &cookie, &[("what", "account")]).await.status, 404);
    assert_eq!(office.store().looks().of_case(id).await.unwrap().len(), 2);
}

#[tokio::test]
async fn who_has_no_need_never_receives_it() {
    let office = TestOffice::open().await;
    let (id, number) = (case(&office).await, valid(NUMBER));
    // A colleague of the unit and the cashier read the file, not the number.
    for login in ["wangqiang", "wuyue"] {
        let cookie = office.sign_in(login).await;
        let file = office.get(&format!("/cases/{id}"), &cookie).await.text();
        assert!(file.contains("138****5678") && !file.contains(">查看<span"), "{login}");
        let refused = office.post(&format!("/cases/{id}/reveal"), &cookie, &[("what", "identity")]).await;
        assert_eq!(refused.status, 403, "{login}");
        assert!(refused.text().contains("第五十条") && !refused.text().contains(&number), "{login}");
    }
    // Somebody who may not read the file does not learn that it is there.
    let stranger = office.sign_in("huanglei").await;
    assert_eq!(office.post(&format!("/cases/{id}/reveal"), &stranger, &[("what", "identity")]).await.status, 404);
    for login in ["liuyang", "limin", "chenguo", "sunli"] {
        let cookie = office.sign_in(login).await;
        let page = office.post(&format!("/cases/{id}/reveal"), &cookie, &[("what", "identity")]).await;
        assert!(page.text().contains(&number), "{login}");
    }
    assert_eq!(office.store().looks().of_case(id).await.unwrap().len(), 4);
}

#[tokio::test]
async fn who_may_not_amend_the_dossier_is_told_why_and_not_given_its_numbers() {
    let office = TestOffice::filled().await;
    let cookie = office.sign_in("zhangwei").await;
    // The fifth case is decided: nothing in it can be amended any more.
    let page = office.get("/cases/5/amend", &cookie).await;
    assert_eq!(page.status, 200);
    let text = page.text();
    assert!(text.contains("决定处罚") && text.contains("处罚法40条"), "{text}");
    assert!(!text.contains("410404200002291236") && !text.contains("name=\"identity.number\""), "{text}");
    let typed = [("version", "1"), ("place", "平安大道"), ("violation", "MK-004")];
    let posted = office.post("/cases/5/amend", &cookie, &typed).await;
    assert_eq!(posted.status, 422);
    assert!(posted.text().contains("平安大道") && !posted.text().contains("MK-004"), "{}", posted.text());
}
