//! Hearings: whose request it is, who comes for whom, and the party's objection to the host.

use domain::case::Case;
use domain::ids::OfficerId;
use domain::refusal::{Obstacle, Refusal};
use domain::step::*;

use crate::office::*;
use crate::stands::{self, Stand, at, go};

fn ask(third: Option<ThirdParty>) -> Step {
    Step::RequestHearing(RequestHearing { received_on: day("2026-09-24"), postmark: None, whose: 0, third })
}

fn neighbour() -> ThirdParty {
    ThirdParty { name: "演示邻居".into(), interest: "路面由其承包清扫，处罚影响其合同".into() }
}

fn asked_by_the_neighbour() -> Stand {
    go(stands::hearing_offered(), ask(Some(neighbour())), 1)
}

fn called(stand: Stand) -> Stand {
    at(go(stand, stands::arrange("2026-09-24", "2026-10-13"), 4), "2026-10-13")
}

fn held_with(attended: Vec<Attended>) -> Step {
    let Step::RecordHearing(form) = stands::held("2026-10-13") else { unreachable!() };
    Step::RecordHearing(RecordHearing { attended, ..form })
}

pub fn take(stand: &Stand, step: Step, who: i64) -> Result<Case, Refusal> {
    stand.0.clone().take(&stand.1, step, who)
}

fn agent(name: &str, authority: &str) -> Agent {
    Agent { name: name.into(), authority: authority.into() }
}

#[test]
fn an_interested_third_party_asks_and_names_the_interest() {
    let (_, case) = asked_by_the_neighbour();
    let hearing = case.notice.as_ref().unwrap().hearing.clone().unwrap();
    assert_eq!(hearing.third, Some(neighbour()));
    assert!(!case.notice.as_ref().unwrap().asked(0), "it is not the party's request");

    let nameless = ThirdParty { name: " ".into(), ..neighbour() };
    let refusal = take(&stands::hearing_offered(), ask(Some(nameless)), 1).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("third_name"));
    let idle = ThirdParty { interest: String::new(), ..neighbour() };
    let refusal = take(&stands::hearing_offered(), ask(Some(idle)), 1).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("third_interest"));
    assert!(refusal.sentence().contains("河南省行政执法条例第二十七条"), "{}", refusal.sentence());
    let party = ThirdParty { name: case.dossier.party.as_ref().unwrap().display_name().into(), ..neighbour() };
    let refusal = take(&stands::hearing_offered(), ask(Some(party)), 1).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Invalid, Some("third_name")));
}

#[test]
fn what_a_third_party_lets_go_leaves_the_party_its_own_right() {
    let withdrawn = Step::RecordHearing(RecordHearing {
        outcome: HearingOutcome::Withdrawn,
        on: day("2026-09-25"),
        notified_on: None,
        host: None,
        record: "利害关系人撤回".into(),
        attended: Vec::new(),
    });
    let let_go = |stand: Stand| go(at(stand, "2026-09-25"), withdrawn.clone(), 4);
    let stand = let_go(asked_by_the_neighbour());
    assert!(take(&stand, ask(None), 1).is_ok(), "the party's five working days still run");
    let again = take(&stand, ask(Some(neighbour())), 1).unwrap_err();
    assert_eq!(again.field.as_deref(), Some("third_name"));
    let own = let_go(go(stands::hearing_offered(), ask(None), 1));
    assert_eq!(take(&own, ask(None), 1).unwrap_err().code, Obstacle::WrongStage);
}

#[test]
fn one_comes_in_person_or_by_one_or_two_agents() {
    let stand = called(stands::hearing());
    let came = |in_person: bool, agents: Vec<Agent>| {
        take(&stand, held_with(vec![Attended { whose: 0, in_person, agents }]), 4)
    };
    let (one, two, three) = (agent("甲", "一般授权"), agent("乙", "一般授权"), agent("丙", "代为陈述、申辩、质证"));
    assert!(came(true, Vec::new()).is_ok());
    assert!(came(false, vec![one.clone()]).is_ok());
    assert!(came(false, vec![one.clone(), two.clone()]).is_ok());
    assert!(came(true, vec![one.clone(), two.clone()]).is_ok());
    let refusal = came(true, vec![one.clone(), two, three]).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::Invalid, Some("agents_0")));
    assert!(refusal.sentence().contains("第六十四条第五项"), "{}", refusal.sentence());
    let nobody = came(false, Vec::new()).unwrap_err();
    assert_eq!(nobody.field.as_deref(), Some("in_person_0"));
    let unauthorised = came(false, vec![agent("甲", "")]).unwrap_err();
    assert!(unauthorised.sentence().contains("第六十四条第五项"), "{}", unauthorised.sentence());
    let twice = vec![in_person()[0].clone(), in_person()[0].clone()];
    assert_eq!(take(&stand, held_with(twice), 4).unwrap_err().field.as_deref(), Some("attended"));
    let stranger = vec![Attended { whose: 1, in_person: true, agents: Vec::new() }];
    assert_eq!(take(&stand, held_with(stranger.clone()), 4).unwrap_err().field.as_deref(), Some("attended"));
    // After the parties comes the third party who asked.
    assert!(take(&called(asked_by_the_neighbour()), held_with(stranger), 4).is_ok());
}

#[test]
fn the_host_is_the_one_of_whom_the_party_was_told() {
    let (office, case) = called(stands::hearing());
    let Step::RecordHearing(form) = stands::held("2026-10-13") else { unreachable!() };
    let by_9 = Step::RecordHearing(RecordHearing { host: Some(OfficerId(9)), ..form });
    let refusal = take(&(office, case), by_9, 4).unwrap_err();
    assert_eq!(refusal.field.as_deref(), Some("host"));
    assert!(refusal.sentence().contains("第六十四条第四项"), "{}", refusal.sentence());
    let unannounced = take(&at(stands::hearing(), "2026-10-13"), stands::held("2026-10-13"), 4).unwrap_err();
    assert_eq!(unannounced.code, Obstacle::Incomplete);
}

#[test]
fn an_objection_to_the_host_is_decided_before_the_hearing() {
    let objection =
        ApplyForRecusal { officer: OfficerId(4), by: RecusalBy::Party, reason: "与举报人是近亲属".into() };
    let stand = go(called(stands::hearing()), Step::ApplyForRecusal(objection), 4);
    let refusal = take(&stand, stands::held("2026-10-13"), 4).unwrap_err();
    assert_eq!((refusal.code, refusal.field.as_deref()), (Obstacle::WrongStage, Some("host")));
    assert!(refusal.sentence().contains("第六十四条第四项"), "{}", refusal.sentence());

    let decide = |granted| DecideRecusal { recusal: 1, granted, opinion: "经核实".into() };
    let refused = go(stand.clone(), Step::DecideRecusal(decide(false)), 5);
    assert!(take(&refused, stands::held("2026-10-13"), 4).is_ok());

    // Granted: another host, not an investigator, and told to the party anew.
    let granted = go(stand, Step::DecideRecusal(decide(true)), 5);
    let by = |host: i64, who: i64| {
        let Step::ArrangeHearing(form) = stands::arrange("2026-10-13", "2026-10-30") else { unreachable!() };
        take(&granted, Step::ArrangeHearing(ArrangeHearing { host: OfficerId(host), ..form }), who)
    };
    assert_eq!(by(4, 8).unwrap_err().field.as_deref(), Some("host"));
    assert_eq!(by(1, 8).unwrap_err().code, Obstacle::SamePerson);
    assert!(by(9, 8).is_ok());
}
