//! Nobody confirms their own change, and whoever neither reads the law nor answers for it confirms none.

use domain::ids::OfficerId;
use domain::law::change::Change;
use domain::law::parameters::{Parameter, Value, Verified};
use domain::law::proposal::{Proposal, Verdict, may_propose, may_read};
use domain::officer::{Officer, Role};
use domain::refusal::Obstacle;

use crate::day;

fn person(id: i64, roles: &[Role]) -> Officer {
    Officer { id: OfficerId(id), name: format!("某{id}"), roles: roles.to_vec(), ..Officer::system() }
}

fn proposal(by: &Officer) -> Proposal {
    let row = Parameter {
        name: "decide_days".into(),
        label: "作出决定期限".into(),
        from: day("2026-12-01"),
        value: Value::Days(60),
        source: "某办法".into(),
        verified: Verified::Read,
    };
    Proposal {
        id: 1,
        change: Change::Parameter(row),
        by: by.id,
        by_name: by.name.clone(),
        at: "2026-11-22T01:00:00Z".parse().unwrap(),
        answer: None,
        attachments: Vec::new(),
    }
}

#[test]
fn the_administrator_and_the_legal_office_propose() {
    for role in Role::ALL {
        let person = person(1, &[role]);
        let proposes = matches!(role, Role::Administrator | Role::LegalReviewer);
        assert_eq!(may_propose(&person).is_ok(), proposes, "{role:?}");
        assert_eq!(may_read(&person), proposes || role == Role::Head, "{role:?}");
    }
}

#[test]
fn only_the_legal_office_and_the_head_confirm_and_never_their_own() {
    let admin = person(1, &[Role::Administrator]);
    let waiting = proposal(&admin);
    for role in Role::ALL {
        let answer = |verdict| waiting.may_answer(verdict, &person(2, &[role])).map_err(|refusal| refusal.code);
        let confirms = matches!(role, Role::LegalReviewer | Role::Head);
        let expected = if confirms { Ok(()) } else { Err(Obstacle::WrongRole) };
        assert_eq!([answer(Verdict::Confirmed), answer(Verdict::Refused)], [expected, expected], "{role:?}");
        assert_eq!(answer(Verdict::Withdrawn), Err(Obstacle::WrongRole), "{role:?}");
    }
    let both = person(3, &[Role::Administrator, Role::LegalReviewer, Role::Head]);
    let own = proposal(&both);
    for verdict in [Verdict::Confirmed, Verdict::Refused] {
        assert_eq!(own.may_answer(verdict, &both).unwrap_err().code, Obstacle::SamePerson);
    }
    assert_eq!(own.may_answer(Verdict::Withdrawn, &both), Ok(()));
}

#[test]
fn a_proposal_ends_once_and_a_refusal_has_its_reason() {
    let (admin, legal) = (person(1, &[Role::Administrator]), person(2, &[Role::LegalReviewer]));
    let mut waiting = proposal(&admin);
    let at = "2026-11-23T01:00:00Z".parse().unwrap();
    assert_eq!(waiting.ended(Verdict::Refused, " ", &legal, at).unwrap_err().field.as_deref(), Some("opinion"));
    for (length, right) in [(499, true), (500, true), (501, false)] {
        assert_eq!(waiting.ended(Verdict::Refused, &"字".repeat(length), &legal, at).is_ok(), right, "{length}");
    }
    let answer = waiting.ended(Verdict::Confirmed, "", &legal, at).unwrap();
    assert_eq!((answer.verdict, answer.by_name.as_str()), (Verdict::Confirmed, "某2"));
    waiting.answer = Some(answer);
    for verdict in Verdict::ALL {
        let refusal = waiting.may_answer(verdict, if verdict == Verdict::Withdrawn { &admin } else { &legal });
        assert_eq!(refusal.unwrap_err().code, Obstacle::WrongStage);
        assert_eq!(Verdict::from_key(verdict.key()), Some(verdict));
    }
    assert_eq!(Verdict::from_key("no"), None);
}
